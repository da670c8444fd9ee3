# Lists the errors and notes of C files: for each call, on a line, the file and
# its line, the English format and the Korean one, with tabs between. Literals
# that stand beside each other are joined.

FNR == 1 { flush_file(); file = FILENAME }
{
    text = text $0 "\n"
}
END { flush_file() }

function flush_file(line) {
    line = 1
    while (match(text, /dl_(cli_error|cli_note|cli_say|error_set)\(/)) {
        before = substr(text, 1, RSTART - 1)
        name = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        line += gsub(/\n/, "\n", before)
        # A declaration has no literals.
        if (before !~ /(int|void|status|\*) ?$/)
            note_call(line, name ~ /error_set/ ? 2 : 0, text)
    }
    text = ""
}

# The literals of the two arguments after the first `skipped` ones.
function note_call(line, skipped, rest, texts, i, c, depth) {
    i = texts[0] = texts[1] = ""
    i = 0
    depth = 0
    while (rest != "" && i < skipped + 2) {
        c = substr(rest, 1, 1)
        if (c == "\"") {
            match(rest, /^"([^"\\]|\\.)*"/)
            if (i >= skipped)
                texts[i - skipped] = texts[i - skipped] \
                    substr(rest, 2, RLENGTH - 2)
            rest = substr(rest, RLENGTH + 1)
            continue
        }
        if (c == ")" && depth-- == 0)
            break
        if (c == "(")
            depth++
        if (c == "," && depth == 0)
            i++
        rest = substr(rest, 2)
    }
    print file ":" line "\t" texts[0] "\t" texts[1]
}
