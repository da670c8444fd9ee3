#!/bin/sh
# What CONTRIBUTING.md asks of the sources and a compiler does not see.
# shellcheck source=tests/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"
sources=$(find include src tools tests examples -name '*.[ch]' | sort)

# none WHAT: $tmp/found should be empty.
none() {
    if [ -s "$tmp/found" ]; then fail "$1" "$tmp/found"; else pass "$1"; fi
}

# Bytes other than ASCII are Korean or other text, which may be longer.
# shellcheck disable=SC2086 # names without blanks
LC_ALL=C awk '
    length($0) > 80 && !/[\200-\377]/ { print FILENAME ":" FNR ": " $0 }
    ' $sources >"$tmp/found"
none 'at most 80 columns'
# shellcheck disable=SC2086
LC_ALL=C awk '/\t/ || /[ \r]$/ { print FILENAME ":" FNR ": " $0 }' $sources \
    >"$tmp/found"
none 'no tabs, no blanks at the end'
# shellcheck disable=SC2086
wc -l $sources | awk '$2 != "total" && $1 > 600 { print $2 ": " $1 " lines" }' \
    >"$tmp/found"
none 'files of at most 600 lines'
grep -nEw '(strcpy|strcat|sprintf|vsprintf|strtok|atoi|atol|localtime|gets|alloca)\(' \
    -r include src tools --include='*.[ch]' >"$tmp/found"
none 'no banned functions'
grep -nE '\b(TODO|FIXME|XXX|HACK)\b' -r include src tools tests/unit \
    --include='*.[ch]' >"$tmp/found"
none 'nothing left to do'
# What base/str.h, base/search.h and text/kinds.h have.
grep -nE '\\xEF\\xBB\\xBF|[^_](bsearch|qsort)\(|#define (BIT|KIND)\(|static .*\bis_(digit|alpha|alnum|hex|one_of|continuation|upper|lower|letter)\(' \
    -r src --include='*.[ch]' | grep -vE '^src/base/(str|search)\.h:' \
    >"$tmp/found"
none 'bytes, look-ups and sets of kinds are asked for in one place'
# The words of CONTRIBUTING.md's glossary, where they can be told from proper
# use: in what a user reads, but for the table itself, examples and code.
texts=$(find README.md CONTRIBUTING.md CHANGELOG.md action.yml docs rules \
    -name '*.md' -o -name '*.yaml' -o -name '*.yml' | sort)
avoided='behind|told by|right repair|mend(s|ed|ing)?|wants|is no (value|rule|key|directive|date|title)|no rule is called|blanks'
# shellcheck disable=SC2086
awk -v avoided="(^|[^a-zA-Z-])($avoided)([^a-zA-Z:]|\$)" '
    FNR == 1 { fence = "" }
    /^(````*|~~~~*)/ {
        match($0, /^(`+|~+)/)
        if (fence == "") fence = substr($0, 1, RLENGTH)
        else if (index($0, fence) == 1) fence = ""
        next
    }
    FILENAME == "CONTRIBUTING.md" && /^\| .* \| .* \|$/ { next }
    fence == "" && tolower($0) ~ avoided { print FILENAME ":" FNR ": " $0 }
    ' $texts >"$tmp/found"
grep -rnE "\"([^\"]*[^a-zA-Z\"])?($avoided)([^a-zA-Z:_\"][^\"]*)?\"" src --include='*.[ch]' |
    grep -vE ':[0-9]+: *(/\*|\*)|#include' >>"$tmp/found"
none 'no words of the glossary in what a user reads'
# The same in Korean: what is in backticks is mentioned, not used.
avoided='레이블|단락|단어|공백|콜론|하이픈|굽은|낱자|인용문|맨주소|포스트|다이제스트|베이스라인|종료 코드|지적한다|지적하지|안전하지 않은 수정'
{
    grep -nH '' README.ko.md SECURITY.ko.md rules/ko/*.md docs/ko/*.md |
        grep -vE '^docs/ko/(lexicon|rules|keys)\.md:'
    grep -nE '(summary-ko|doc-ko|[ {]ko): ' -r rules --include='*.md' \
        --include='*.yaml' | sed -E 's/:.*(summary-ko|doc-ko|[ {]ko): /: /'
    grep -rn '"' src tools/rulegen tools/usage --include='*.c'
} | sed -E 's/`[^`]*`//g; s/소프트 하이픈|아포스트로피//g' |
    grep -E "$avoided" >"$tmp/found"
none 'no words in Korean for which the glossary has another'
done_testing
