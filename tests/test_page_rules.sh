#!/bin/sh
# The pages of the rules DL8xx, in English and in Korean: each says what
# renderers make of which source, and what becomes of it.
# shellcheck source=tests/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"

# body FILE: the rule's English page without its front matter and its examples;
# the Korean one has neither.
body() {
    awk '/^---$/ && n < 2 { n++; next } /^(````|~~~~)[a-z]/ { exit } n == 2' \
        "$1"
}

# rows: those of the tables of standard input, without their heads and without
# words: for each row, the code spans in order of bytes, and an empty line.
rows() {
    grep '^| ' | grep -v '^| \(source\|소스\) |' | while IFS= read -r row; do
        printf '%s\n' "$row" | grep -o "$span" | LC_ALL=C sort
        echo
    done
}
span='`\{5\} [^|]* `\{5\}\|`\{4\} [^|]* `\{4\}\|`` .* ``\|`[^`]*`'

for file in rules/DL8*.md; do
    code=${file#rules/} code=${code%%-*} korean=rules/ko/${file#rules/}
    body "$file" >"$tmp/en"
    cat "$korean" >"$tmp/ko"
    if grep -q '^| source |' "$tmp/en" && grep -q '^| 소스 |' "$tmp/ko"; then
        pass "$code: what renderers make of it"
    else
        fail "$code: what renderers make of it"
    fi
    rows <"$tmp/en" >"$tmp/en-rows"
    rows <"$tmp/ko" >"$tmp/ko-rows"
    same "$code: the same rows in both languages" "$tmp/en-rows" "$tmp/ko-rows"
    en=$(tr '\n' ' ' <"$tmp/en" | grep -Eic '(the|no) fix')
    ko=$(tr '\n' ' ' <"$tmp/ko" | grep -Ec '수정은|고치지')
    if [ "$en" = 1 ] && [ "$ko" = 1 ]; then pass "$code: the fix"; else
        fail "$code: the fix"
    fi
done
basename -a rules/ko/DL8*.md >"$tmp/told"
basename -a rules/DL8*.md >"$tmp/all"
same 'all rules in Korean' "$tmp/all" "$tmp/told"

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
done_testing
