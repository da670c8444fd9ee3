# languages.awk ENGLISH KOREAN: how two pages differ that say the same in two
# languages. Both have headings of the same levels, the same code and tables of
# the same size. In each section, the second has the options (--fix), codes of
# rules (DL503), keys, names of files and commands in backticks that the first
# has; and no others, but plain words, than the first has anywhere. Prints a line for each
# difference. -v facts=0 compares no sections and tables: for generated pages;
# -v more=1 lets the second page have more than the first.

FNR == 1 { end_of_page(); page = ++pages; name[page] = FILENAME; start() }

# ---- code blocks -------------------------------------------------------------
fence {
    if (match($0, /^ *(```+|~~~+) *$/) && RLENGTH >= fence) {
        fence = 0
        next
    }
    line = without_comment($0)
    # What a program prints may be in the language of the page, but the commands
    # and the rules are the same.
    if (is_output) {
        if (line !~ /^ *\$ /) {
            note_words(line)
            next
        }
    }
    if (line != "")
        code[page, blocks[page]] = code[page, blocks[page]] line "\n"
    next
}
match($0, /^ *(```+|~~~+)/) {
    end_of_text()
    end_of_table()
    fence = RLENGTH
    b = ++blocks[page]
    block_line[page, b] = FNR
    block_kind[page, b] = $0
    gsub(/[ `~]/, "", block_kind[page, b])
    is_output = block_kind[page, b] ~ /^(console|text|diff|)$/
    next
}

# ---- headings, tables, text -------------------------------------------------
/^#+ / {
    end_of_text()
    end_of_table()
    h = ++headings[page]
    level[page, h] = index($0, " ") - 1
    heading[page, h] = $0
    heading_line[page, h] = FNR
    note_words($0)
    next
}
/^ *\|/ {
    end_of_text()
    if (!in_table) {
        in_table = ++tables[page]
        table_line[page, in_table] = FNR
    }
    cells = $0
    gsub(/\\\|/, "", cells)
    table[page, in_table] = ++rows " × " (gsub(/\|/, "", cells) - 1)
    note_text($0)
    next
}
/^ *$/ { end_of_text(); end_of_table(); next }
/^ *([-*+]|[0-9]+\.) / { end_of_text() }
{
    end_of_table()
    if (text == "")
        text_line = FNR
    text = text " " $0
}

END {
    end_of_page()
    compare_headings()
    if (facts != "0")
        compare_tables()
    compare_code()
    if (facts != "0" && aligned) {
        compare_facts()
        if (!more)
            compare_additions()
    }
}

function start() {
    fence = in_table = 0
    text = ""
    headings[page] = tables[page] = blocks[page] = 0
}

function end_of_page() {
    end_of_text()
    end_of_table()
    fence = 0
}

function end_of_table() {
    in_table = rows = 0
}

function end_of_text() {
    if (text != "") {
        at = text_line
        note_text(text)
    }
    text = at = ""
}

# Without comments of Markdown, YAML or sh, and C.
function without_comment(line) {
    gsub(/<!--[^>]*-->/, "", line)
    if (line ~ /digestlint-/) # the reason for a suppression
        sub(/ -- .*/, "", line)
    if (block_kind[page, blocks[page]] != "markdown")
        sub(/(^| +)#( .*|$)/, "", line)
    gsub(/\/\*.*\*\/|\/\/ .*/, "", line)
    sub(/ +$/, "", line)
    return line
}

# ---- what a section speaks of --------------------------------------------------
function note(fact, key) {
    key = headings[page] SUBSEP fact
    if ((page, key) in line_of)
        return
    line_of[page, key] = at ? at : FNR
    order[page, ++n_facts[page]] = key
}

# Codes of rules and options, wherever they are.
function note_words(s) {
    while (match(s, /DL[0-9][0-9][0-9]|--[a-z][a-z-]*[a-z]/)) {
        note(substr(s, RSTART, RLENGTH))
        s = substr(s, RSTART + RLENGTH)
    }
}

function note_text(s, n, ticks, close_at, span) {
    note_words(s)
    while (match(s, /`+/)) {
        ticks = substr(s, RSTART, RLENGTH)
        s = substr(s, RSTART + RLENGTH)
        close_at = closing(s, ticks)
        if (!close_at)
            continue
        span = substr(s, 1, close_at - 1)
        s = substr(s, close_at + length(ticks))
        gsub(/  +/, " ", span)
        gsub(/^ | $/, "", span)
        sub(/docs\/ko\//, "docs/", span)
        if (is_for_machines(span))
            note("`" span "`")
    }
}

# Whether a span is a name, a key with its value, or a command: no example in one
# of the languages.
function is_for_machines(span) {
    if (span ~ /[^ -~]/ || span !~ /^[A-Za-z0-9.\/_-]/)
        return 0
    return span !~ / / || span ~ /^[a-z][a-z-]*: / ||
        span ~ /^(digestlint|git|make|pre-commit|npx|npm|sh|docker|pip) /
}

# Where the same number of backticks follows in `s`, or 0.
function closing(s, ticks, from) {
    from = 0
    while (match(s, /`+/)) {
        if (RLENGTH == length(ticks))
            return from + RSTART
        from += RSTART + RLENGTH - 1
        s = substr(s, RSTART + RLENGTH)
    }
    return 0
}

# ---- comparing -----------------------------------------------------------------
function place(p, line) {
    return name[p] ":" line
}

function compare_headings(i, n) {
    n = headings[1] < headings[2] ? headings[1] : headings[2]
    for (i = 1; i <= n && level[1, i] == level[2, i]; i++)
        ;
    aligned = i > n && headings[1] == headings[2]
    if (aligned)
        return
    if (i <= n)
        print place(2, heading_line[2, i]) ": '" heading[2, i] "' stands where " \
            place(1, heading_line[1, i]) " has '" heading[1, i] "'"
    else if (headings[1] > n)
        print name[2] ": no heading for " place(1, heading_line[1, i]) " '" \
            heading[1, i] "'"
    else
        print place(2, heading_line[2, i]) ": " name[1] " has no heading for '" \
            heading[2, i] "'"
}

function compare_tables(i) {
    if (more && !tables[1])
        return
    if (tables[1] != tables[2])
        print name[2] ": " tables[2] " tables, " name[1] " has " tables[1]
    for (i = 1; i <= tables[1] && i <= tables[2]; i++)
        if (table[1, i] != table[2, i])
            print place(2, table_line[2, i]) ": a table of " table[2, i] \
                " (rows × columns), " place(1, table_line[1, i]) " has " \
                table[1, i]
}

function compare_code(i) {
    if (blocks[1] != blocks[2])
        print name[2] ": " blocks[2] " code blocks, " name[1] " has " blocks[1]
    for (i = 1; i <= blocks[1] && i <= blocks[2]; i++)
        if (block_kind[1, i] != block_kind[2, i] || code[1, i] != code[2, i])
            print place(2, block_line[2, i]) ": the code differs from " \
                place(1, block_line[1, i]) first_difference(code[1, i], code[2, i])
}

function first_difference(a, b, i, n, as, bs) {
    n = split(a, as, "\n")
    i = split(b, bs, "\n")
    n = i > n ? i : n
    for (i = 1; i <= n; i++)
        if (as[i] != bs[i])
            return ": '" bs[i] "' for '" as[i] "'"
    return ""
}

function compare_facts(i, key, parts) {
    for (i = 1; i <= n_facts[1]; i++) {
        key = order[1, i]
        if ((2, key) in line_of)
            continue
        split(key, parts, SUBSEP)
        print place(1, line_of[1, key]) ": " parts[2] " is not in " \
            section(2, parts[1])
    }
}

function compare_additions(i, key, parts, known) {
    for (i = 1; i <= n_facts[1]; i++) {
        split(order[1, i], parts, SUBSEP)
        known[parts[2]]
    }
    for (i = 1; i <= n_facts[2]; i++) {
        key = order[2, i]
        split(key, parts, SUBSEP)
        if (!(parts[2] in known) && parts[2] !~ /^`[a-z-]*`$/)
            print place(2, line_of[2, key]) ": " parts[2] " is not in " name[1]
    }
}

function section(p, h) {
    return h ? "'" heading[p, h] "' of " place(p, heading_line[p, h]) : name[p]
}
