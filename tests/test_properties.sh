#!/bin/sh
# What holds for every file: how its lines end, whether it has a byte-order
# mark, in which order and by how many threads files are read changes nothing;
# and a file that was cut off anywhere is linted like any other.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
config=$PWD/tests/fixtures/.digestlint.yaml

# Fixtures of one folder may have the same name as those of another. Those that
# are about line ends or marks stay out, one whose message has a line end, and
# one whose only finding is at the end of the file.
mkdir "$tmp/lf" "$tmp/crlf" "$tmp/bom" "$tmp/open"
special=$(printf '\r\|^\357\273\277')
for file in tests/fixtures/*/*.md examples/*.md; do
    case $file in */DL201/no-text.md | */tag_over_lines.md) continue ;; esac
    ! grep -q "$special" "$file" || continue
    name=$(echo "$file" | sed 's|^tests/fixtures/||; s|/|-|g')
    cp "$file" "$tmp/lf/$name"
    sed 's/$/\r/' "$file" >"$tmp/crlf/$name"
    { printf '\357\273\277' && cat "$file"; } >"$tmp/bom/$name"
    printf '%s' "$(cat "$file")" >"$tmp/open/$name"
done

# lint FOLDER ARGUMENT...: the report of the files in the folder.
lint() {
    (cd "$tmp/$1" && shift && digestlint check --lang en --color=never \
        --today 2025-09-13 --config "$config" "$@" </dev/null) >"$tmp/report" 2>&1
    status=$?
    without_summary "$tmp/report"
    ! is_crash $status || fail "exit $status" "$tmp/report"
}

lint lf . && cp "$tmp/report" "$tmp/reference"
if [ "$(wc -l <"$tmp/reference")" -gt 100 ]; then
    pass 'there are findings'
else
    fail 'there are findings' "$tmp/reference"
fi

lint lf --jobs 1 .
same 'one thread' "$tmp/reference" "$tmp/report"
lint lf --jobs 7 .
same 'seven threads' "$tmp/reference" "$tmp/report"
(cd "$tmp/lf" && printf '%s\n' ./* | sort -r) >"$tmp/names"
# shellcheck disable=SC2046 # names without blanks
lint lf $(cat "$tmp/names")
sed 's|^\./||' "$tmp/report" >"$tmp/actual"
sed 's|^\./||' "$tmp/reference" >"$tmp/expected"
same 'files in another order' "$tmp/expected" "$tmp/actual"

lint crlf .
same 'CRLF' "$tmp/reference" "$tmp/report"
lint bom .
grep -v 'byte-order mark' "$tmp/report" >"$tmp/actual"
same 'a byte-order mark' "$tmp/reference" "$tmp/actual"
lint open .
same 'no newline at the end' "$tmp/reference" "$tmp/report"

# Every 61st byte falls into all parts of a post, and into characters.
mkdir "$tmp/cut"
for post in examples/*.md; do
    size=$(wc -c <"$post") n=0
    while [ $n -lt "$size" ]; do
        head -c $n "$post" >"$tmp/cut/$n.md"
        n=$((n + 61))
    done
done
lint cut .
if is_crash "$status"; then
    fail 'files that are cut off'
else
    pass 'files that are cut off'
fi
done_testing
