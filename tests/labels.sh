#!/bin/sh
# labels.sh FILE FOLDER — compares the findings with labelled posts.
#
# FILE is a table of tab-separated columns with a head: file (below FOLDER),
# line, kind, text (which is in that line) and verdict, `defect` or `ok`. A
# defect is found by a finding of its kind's rules that overlaps the text; an
# `ok` must not be touched by such a rule, unless the rule is off by default.
# What is several defects to the labels and one finding is found by a place that
# its notes show (`related`).
# Kinds whose finding may be at either of two places count for the whole
# entry, a paper that an earlier post has for its line, if that post is there.
# Prints a table, what was missed and what was wrongly flagged.
#
# Fails on a flagged `ok`, when less than 97 % of the defects are found of the
# kinds whose labels are exhaustive, or less than 90 % of the others.
set -u
LC_ALL=C
export LC_ALL
[ $# -eq 2 ] || { echo "Usage: labels.sh FILE FOLDER" >&2 && exit 2; }
: "${DIGESTLINT:=$(dirname "$0")/../build/digestlint}"
here=$(dirname "$0")
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM

# kind, how it is reported (`all`: the labels are exhaustive, `related`: its notes
# count), rules.
# A kind without rules is listed, but not checked.
cat >"$tmp/kinds" <<'KINDS'
title-quote line DL104
tag-typo line DL106
empty-post file all DL201
title-whitespace line related DL205
latex-in-title line all DL206
versioned-http-link line DL303
missing-label line related DL406
label-language line DL406
sentence-count line all DL407
placeholder line DL409
sentence-end line DL501 DL502
josa-mismatch line all DL503 DL504
josa-paren line all DL503 DL504
josa-inconsistent entry all DL504 DL505
name-case entry all DL506
space-variant entry DL507
term-mix entry DL507 DL508
loanword line DL510
yul-ryul line all DL511
depnoun-spacing line all DL512
suffix-spacing line DL512
latin-hangul-spacing line DL512
first-person line all DL513
code-switch line DL514
gloss-mismatch line DL515
number-scale line DL516
subject-predicate line related DL517
foreign-script line all DL601
confusable-char line DL603
double-space line all DL604
paren-inner-space line all DL604
middle-dot-spacing line DL604
bracket-balance line DL605
quote-style line DL605
raw-html-tag line all DL606
repeated-word line all DL607
prompt-leak line all DL608
duplicate-paper posts related DL701
typo line
numeral-style line
number-glued line all
title-colon-space line
split-acronym line
paren-outer-space line
KINDS

"$DIGESTLINT" rules --format json --lang en >"$tmp/rules" || exit 2
severities=
for code in $(sed -n 's/.*DL/DL/p' "$tmp/kinds" | tr ' ' '\n' | sort -u); do
    if grep -A 3 "\"code\": \"$code\"" "$tmp/rules" |
        grep -q '"severity": "off"'; then
        severities="$severities --severity $code=info"
    fi
done
# shellcheck disable=SC2086 # words
"$DIGESTLINT" check --no-config --lang en --today 2025-12-31 --fail-on never \
    --format json $severities "$2" </dev/null >"$tmp/findings" || exit 2
awk -v folder="$2" -v kinds="$tmp/kinds" -v rules="$tmp/rules" \
    -v findings="$tmp/findings" -f "$here/labels.awk" "$1"
