# Makes gperf's input from a lexicon of word lists: a YAML mapping from names to
# lists of plain words. Prints one line a word with the lists that it is in:
# "가을, DL_WORD_EUL_WORDS". With -v header=1 prints the lists as C constants.
#
# awk -v prefix=DL_WORD_ -v lookup=dl_particle_word -f lexgen.awk particles.yaml

function fail(message)
{
    printf "%s:%d: error: %s\n", FILENAME, FNR, message > "/dev/stderr"
    failed = 1
    exit 1
}

{
    sub(/(^|[ \t])#.*/, "")
    line = $0
    if (match(line, /^[a-z][a-z0-9-]*:/)) {
        list = toupper(substr(line, 1, RLENGTH - 1))
        gsub(/-/, "_", list)
        if (list in seen)
            fail("the list \"" list "\" stands here twice")
        seen[list] = 1
        lists[++n_lists] = list
        line = substr(line, RLENGTH + 1)
    }
    gsub(/[][,"]/, " ", line)
    gsub(/(^|[ \t])-[ \t]/, " ", line)
    n = split(line, words, /[ \t]+/)
    for (i = 1; i <= n; i++) {
        word = words[i]
        if (word == "")
            continue
        if (list == "")
            fail("the word \"" word "\" is in no list")
        if (!(word in sets))
            order[++n_words] = word
        else if (index(sets[word] " ", prefix list " "))
            fail("\"" word "\" stands in its list twice")
        sets[word] = sets[word] (sets[word] == "" ? "" : " | ") prefix list
    }
}

END {
    if (failed)
        exit 1
    if (header) {
        print "/* Made by tools/lexgen.awk. */"
        print "#include <stddef.h>"
        print "enum {"
        for (i = 1; i <= n_lists; i++)
            printf "    %s%s = 1 << %d,\n", prefix, lists[i], i - 1
        print "};"
        printf "/* The lists that `word` is in, or 0. */\n"
        printf "unsigned %s(const char *word, size_t length);\n", lookup
        exit 0
    }
    print "%language=ANSI-C"
    print "%readonly-tables"
    print "%compare-lengths"
    print "%compare-strncmp"
    print "%pic"
    print "%struct-type"
    print "%define slot-name name"
    print "%define initializer-suffix ,0"
    print "%define lookup-function-name " lookup "_find"
    print "%define hash-function-name " lookup "_hash"
    print "%define string-pool-name " lookup "_pool"
    print "%{"
    print "#include <string.h>"
    print "#include \"particles_gen.h\""
    print "struct " lookup "_entry;"
    print "static const struct " lookup "_entry *" lookup "_find(" \
          "const char *, size_t);"
    print "%}"
    print "struct " lookup "_entry { int name; unsigned lists; };"
    print "%%"
    for (i = 1; i <= n_words; i++)
        printf "%s, %s\n", order[i], sets[order[i]]
    print "%%"
    print "unsigned " lookup "(const char *word, size_t length)"
    print "{"
    print "    const struct " lookup "_entry *found = " lookup \
          "_find(word, length);"
    print "    return found ? found->lists : 0;"
    print "}"
}
