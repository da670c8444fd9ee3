#!/bin/sh
# The pages of the rules DL8xx: each says what renderers make of which source,
# and what becomes of it; docs/page-rules.ko.md says the same in Korean.
# shellcheck source=tests/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"

korean=docs/page-rules.ko.md

# body FILE: the rule's page without its front matter and its examples.
body() {
    awk '/^---$/ && n < 2 { n++; next } /^(````|~~~~)[a-z]/ { exit } n == 2' \
        "$1"
}

# sources: the tables of standard input without their heads and without words:
# of each row the code spans of the first cell.
sources() {
    awk -F ' \\| ' '/^\|---/ { next } /^\| (source|소스) \|/ { next }
        /^\| / { sub(/^\| /, "", $1); print $1 }' |
        grep -o '`\{5\} [^|]* `\{5\}\|`\{4\} [^|]* `\{4\}\|`` .* ``\|`[^`]*`' |
        LC_ALL=C sort
}

for file in rules/DL8*.md; do
    code=${file#rules/} code=${code%%-*} name=${file#rules/DL???-}
    name=${name%.md}
    body "$file" >"$tmp/en"
    awk -v head="## $code $name" '/^## / { on = $0 == head; next } on' \
        "$korean" >"$tmp/ko"
    if grep -q '^| source |' "$tmp/en" && grep -q '^| 소스 |' "$tmp/ko"; then
        pass "$code: what renderers make of it"
    else
        fail "$code: what renderers make of it"
    fi
    sources <"$tmp/en" >"$tmp/en-sources"
    sources <"$tmp/ko" >"$tmp/ko-sources"
    same "$code: the same sources in both languages" "$tmp/en-sources" \
        "$tmp/ko-sources"
    en=$(tr '\n' ' ' <"$tmp/en" | grep -Eic '(the|no) fix')
    ko=$(tr '\n' ' ' <"$tmp/ko" | grep -Ec '수정은|고치지')
    if [ "$en" = 1 ] && [ "$ko" = 1 ]; then pass "$code: the fix"; else
        fail "$code: the fix"
    fi
done
grep -o '^## DL8[0-9]*' "$korean" | cut -c 4- >"$tmp/told"
basename -a rules/DL8*.md | cut -c 1-5 >"$tmp/all"
same 'all rules in Korean, in order' "$tmp/all" "$tmp/told"

# The project's own pages, as GitHub shows them.
cat >"$tmp/github.yaml" <<'END'
extends: generic
renderer: gfm
rules: {all: off, DL8: on}
END
digestlint check --config "$tmp/github.yaml" docs rules ./*.md \
    >"$tmp/found" 2>&1
: >"$tmp/nothing"
same 'nothing is wrong with the pages of this project' "$tmp/nothing" \
    "$tmp/found"
