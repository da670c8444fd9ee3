#!/bin/sh
# The command `arxiv`: what it prints, what it writes, how it ends.
. "$(dirname "$0")/lib.sh"
# shellcheck disable=SC2154 # $tmp is lib.sh's
XDG_DATA_HOME=$tmp/data
export XDG_DATA_HOME

# expect NAME CODE OUTPUT ARGUMENT...: OUTPUT is a line of stdout or stderr.
expect() {
    name=$1 code=$2 line=$3
    shift 3
    digestlint arxiv "$@" >"$tmp/out" 2>&1
    got=$?
    if [ "$got" -eq "$code" ] && grep -Fxq -e "$line" "$tmp/out"; then
        pass "$name"
    else
        echo "exit $got" >>"$tmp/out"
        fail "$name" "$tmp/out"
    fi
}

abs=https://arxiv.org/abs
expect "a valid identifier" 0 \
    "2509.08519v2: valid: $abs/2509.08519v2, announced on 2025-09-11" \
    lookup 2509.08519v2
expect "an address of the old scheme" 0 \
    "arxiv.org/pdf/hep-th/9901001: valid: $abs/hep-th/9901001, announced in 1999-01" \
    lookup arxiv.org/pdf/hep-th/9901001
expect "a month without listings" 0 \
    "1001.1234: valid: $abs/1001.1234, announced about 2010-01-07" \
    lookup 1001.1234
expect "what arXiv's site would correct" 1 \
    "$abs/2509.08519/: invalid: not canonical: $abs/2509.08519, announced on 2025-09-11" \
    lookup "$abs/2509.08519/"
expect "a number beyond the month" 1 \
    "2508.99999: invalid: above-maximum: 2025-08 ended with 21825" \
    lookup 2508.99999
expect "one number beyond the month" 1 \
    "2508.21826: invalid: above-maximum: 2025-08 ended with 21825" \
    lookup 2508.21826
expect "a month to come" 1 \
    "2510.00001: invalid: future-month: 2025-10 has not begun" \
    lookup --today 2025-09-30 2510.00001
expect "a day to come" 1 \
    "2510.08000: invalid: future-day: announced on 2025-10-10" \
    lookup --today 2025-10-01 2510.08000
expect "a sure hint" 1 \
    "707.3465: invalid: float: damaged as a spreadsheet does it; write 0707.3465" \
    lookup 2509.08519 707.3465
expect "a hint that is not sure" 1 \
    "1401.609: invalid: float: damaged as a spreadsheet does it; perhaps 1401.6090" \
    lookup 1401.609
expect "a host that only looks right" 1 \
    "https://arxlv.org/abs/2509.08519: invalid: host: not arXiv's host; write $abs/2509.08519" \
    lookup https://arxlv.org/abs/2509.08519
expect "control characters" 1 \
    'a\nb: invalid: syntax: not an arXiv identifier' \
    lookup "$(printf 'a\nb')"

expect "the built-in table" 0 "table: built in" status
expect "an unreadable file" 2 \
    "digestlint: error: cannot read '$tmp/none': No such file or directory" \
    update "$tmp/none"
printf '0704,4003\n0706,1\n' >"$tmp/gap.csv"
expect "a gap in the table" 2 \
    "digestlint: error: $tmp/gap.csv:2: not the month after the previous one: '0706,1'" \
    update "$tmp/gap.csv"
if [ -e "$XDG_DATA_HOME" ]; then
    fail "nothing written"
else
    pass "nothing written"
fi

# arXiv's statistics, one month later than the built-in table.
{
    echo month,submissions,historical_delta
    sed -n 's/^\([01]...\),\([0-9]*\)$/20\1,\2,0/p; s/^\(2...\),\([0-9]\{1,\}\)$/20\1,\2,0/p' \
        rules/arxiv/monthly.csv | sed 's/^\(....\)\(..\)/\1-\2/'
    printf '2026-09,30500,0\n2026-10,12,0\n'
} >"$tmp/stats.csv"
table=$XDG_DATA_HOME/digestlint/arxiv-bounds.csv
expect "update" 0 "written: $table" update "$tmp/stats.csv"
expect "the new table" 0 "table: $table" status
expect "its months" 0 "months: 234, 2007-04 to 2026-09" status
expect "the month that goes on" 0 "counted so far: 2026-10" status
expect "the new bound" 1 \
    "2609.30501: invalid: above-maximum: 2026-09 ended with 30500" \
    lookup --today 2026-11-01 2609.30501
post=$tmp/2026-10-13-note.md
printf '# Note\n\n[A](%s/2609.31000)\n' "$abs" >"$post"
# lints NAME COUNT [OPTION]...: how often DL304 is found.
lints() {
    name=$1 count=$2
    shift 2
    digestlint check --profile generic --select DL304 "$@" "$post" \
        >"$tmp/out" 2>&1
    if [ "$(grep -c DL304 "$tmp/out")" -eq "$count" ]; then
        pass "$name"
    else
        fail "$name" "$tmp/out"
    fi
}
lints "the linter takes the new table" 1 --no-config
printf 'arxiv: {bounds: %s}\n' "$PWD/rules/arxiv/monthly.csv" >"$tmp/c.yaml"
lints "or the one that the configuration names" 0 --config "$tmp/c.yaml"
cp "$table" "$tmp/before"
expect "an older table" 0 \
    "the built-in table knows as much and stays in use" \
    update rules/arxiv/monthly.csv
expect "it is not used" 0 "table: built in" status
expect "unless it is named" 0 "table: $table" status --bounds "$table"
expect "another file" 0 "written: $tmp/other.csv" \
    update --bounds "$tmp/other.csv" "$tmp/stats.csv"
same "the same bytes" "$tmp/before" "$tmp/other.csv"
expect "in Korean" 1 \
    "2512.99999: invalid: above-maximum: 2025-12의 마지막 번호는 25075" \
    lookup --lang ko 2512.99999
expect "status in Korean" 0 "표: $table" status --lang ko --bounds "$table"
echo junk >"$table"
expect "a broken table" 2 \
    "digestlint: error: $table:1: not a month (YYMM or YYYY-MM): 'junk'" \
    status
lints "the linter falls back to the built-in table" 0 --no-config

expect "import" 2 \
    "digestlint: error: arxiv import: a catalogue of titles is not part of this version; 'arxiv update' reads arXiv's monthly counts" \
    import x
expect "no such command" 2 \
    "digestlint: error: arxiv: unknown command 'find'; use lookup, status or update" \
    find
expect "no identifier" 2 "digestlint: error: arxiv lookup: which identifier?" \
    lookup

rm -rf "$XDG_DATA_HOME"
# ---- what the page on arXiv shows, in both languages ---------------------------
for page in docs/arxiv.md docs/ko/arxiv.md; do
    sed -n '/^\$ digestlint arxiv lookup/,/^```$/{/^\$\|^```$/d;p;}' "$page" \
        >"$tmp/expected"
    case $page in */ko/*) language=ko ;; *) language=en ;; esac
    # shellcheck disable=SC2046 # words of a command
    digestlint arxiv --lang $language $(sed -n 's/^\$ digestlint arxiv \(lookup .*\)/\1/p' "$page") \
        >"$tmp/out" 2>&1
    same "the example of $page" "$tmp/expected" "$tmp/out"
done
done_testing
