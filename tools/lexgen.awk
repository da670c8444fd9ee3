# Makes gperf's input from rules/lexicon/NAME.yaml, a mapping from names to lists
# of plain words. The C it becomes has one function, which tells the lists that
# a word is in; -v header=1 prints its declaration and the lists as constants.
#
# awk -v name=particle [-v header=1] -f lexgen.awk particle.yaml

function fail(message)
{
    printf "%s:%d: error: %s\n", FILENAME, FNR, message > "/dev/stderr"
    failed = 1
    exit 1
}

function add(word)
{
    if (list == "")
        fail("the word \"" word "\" is in no list")
    if (!(word in sets)) {
        order[++n_words] = word
        sets[word] = list
    } else if (index(sets[word] " ", list " ")) {
        fail("\"" word "\" stands in its list twice")
    } else {
        sets[word] = sets[word] " | " list
    }
}

BEGIN {
    prefix = "DL_" toupper(name) "_"
    lookup = "dl_" name "_word"
}

{
    line = $0
    sub(/(^|[ \t])#.*/, "", line)
    if (match(line, /^[a-z][a-z0-9-]*:/)) {
        list = prefix toupper(substr(line, 1, RLENGTH - 1))
        gsub(/-/, "_", list)
        if (list in seen)
            fail("the list " list " stands here twice")
        seen[list] = 1
        lists[++n_lists] = list
        line = substr(line, RLENGTH + 1)
    }
    gsub(/[][,"]/, " ", line)
    gsub(/(^|[ \t])-[ \t]/, " ", line)
    n = split(line, words, /[ \t]+/)
    for (i = 1; i <= n; i++)
        if (words[i] != "")
            add(words[i])
}

# A syllable has three bytes; awk counts bytes in the C locale.
function first_syllables(list,    i, syllable, all)
{
    for (i = 1; i <= n_words; i++) {
        syllable = substr(order[i], 1, 3)
        if (index(" " sets[order[i]] " ", " " list " ") &&
            syllable >= "\352\260\200" && !index(all, syllable))
            all = all syllable
    }
    return all
}

function print_header()
{
    print "/* Made by tools/lexgen.awk. */"
    print "#include <stddef.h>"
    print "enum {"
    for (i = 1; i <= n_lists; i++)
        printf "    %s = 1 << %d,\n", lists[i], i - 1
    print "};"
    print "/* The syllables that the words of a list begin with. */"
    for (i = 1; i <= n_lists; i++)
        printf "#define %s_BEGINS \"%s\"\n", lists[i],
            first_syllables(lists[i])
    print "/* The lists that `word` is in, or 0. */"
    print "unsigned " lookup "(const char *word, size_t length);"
}

function print_gperf()
{
    print "%language=ANSI-C"
    print "%readonly-tables"
    print "%compare-lengths"
    print "%compare-strncmp"
    print "%pic"
    print "%struct-type"
    print "%define slot-name name"
    print "%define initializer-suffix ,0"
    print "%define lookup-function-name find"
    print "%define string-pool-name pool"
    print "%{"
    print "#include <string.h>"
    print "#include \"" name "_words.h\""
    print "struct entry;"
    print "static const struct entry *find(const char *, size_t);"
    print "%}"
    print "struct entry { int name; unsigned lists; };"
    print "%%"
    for (i = 1; i <= n_words; i++)
        print order[i] ", " sets[order[i]]
    print "%%"
    print "unsigned " lookup "(const char *word, size_t length)"
    print "{"
    print "    const struct entry *found = find(word, length);"
    print "    return found ? found->lists : 0;"
    print "}"
}

END {
    if (failed)
        exit 1
    if (header)
        print_header()
    else
        print_gperf()
}
