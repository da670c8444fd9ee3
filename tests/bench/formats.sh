#!/bin/sh
# Time and memory of each output format beside text's: on posts as they are, and
# on the same with some forty wrong particles each. Rounds, so that all formats
# meet the same noise; of each the fastest counts. Needs GNU time.
#   formats.sh PROGRAM LIST   a post a line
set -eu
program=$1 list=$2
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
[ -x /usr/bin/time ] || {
    echo 'formats: /usr/bin/time is missing (apt-get install time)' >&2
    exit 2
}
formats='text full json sarif lsp github gitlab rdjson'

mkdir "$work/wrong"
while IFS= read -r post; do
    sed 's/을 /를 /; 0~4 s/은 /는 /' "$post" >"$work/wrong/${post##*/}"
done <"$list"
find "$work/wrong" -name '*.md' | LC_ALL=C sort >"$work/wrong.list"

# measure NAME LIST: a line in $work/runs for each run: name, format, user and
# system seconds, kilobytes.
measure() {
    round=0
    while [ $round -lt "${RUNS:-7}" ]; do
        round=$((round + 1))
        for format in $formats; do
            xargs -a "$2" -d '\n' -n 100000 /usr/bin/time -a -o "$work/runs" \
                -f "$1 $format %U %S %M" "$program" check --no-config \
                --jobs 1 --fail-on never --format "$format" -- >/dev/null
        done
    done
}

count() {
    xargs -a "$1" -d '\n' -n 100000 "$program" check --no-config \
        --fail-on never -- | grep -c 'DL[0-9]*'
}

measure usual "$list"
measure wrong "$work/wrong.list"
printf 'findings: %s as they are, %s with wrong particles\n\n' \
    "$(count "$list")" "$(count "$work/wrong.list")"
awk '
    { seconds = $3 + $4 }
    !(($1, $2) in cpu) || seconds < cpu[$1, $2] { cpu[$1, $2] = seconds }
    $5 > memory[$1, $2] { memory[$1, $2] = $5 }
    !seen[$2]++ { format[++n] = $2 }
    function row(of, k, f) {
        f = format[k]
        return sprintf("%7.3f %6.2f %8.1f %6.2f", cpu[of, f],
                       cpu[of, f] / cpu[of, "text"], memory[of, f] / 1024,
                       memory[of, f] / memory[of, "text"])
    }
    END {
        print "format     as they are                    with wrong particles"
        print "           CPU s  /text      MiB  /text    CPU s  /text      MiB  /text"
        for (k = 1; k <= n; k++)
            printf "%-8s %s  %s\n", format[k], row("usual", k), row("wrong", k)
    }' "$work/runs"
