#!/bin/sh
# check.sh PROGRAM... — runs test programs, shows the cases that failed, and
# counts.
#
# A test program prints TAP, as cmocka does when told to and as tests/lib.sh
# does. One that prints none is one test: passed when it exits 0, skipped when
# 77. $RUN, for example "valgrind -q --error-exitcode=99", is put before every
# compiled program. As many run at a time as there are processors, or $JOBS, and
# each is shown when it has ended. V=1 shows the whole output.
set -u
cd "$(dirname "$0")/.." || exit 2

export CMOCKA_MESSAGE_OUTPUT=TAP
# Not 1: the program itself exits with that when it has findings.
export ASAN_OPTIONS="exitcode=99${ASAN_OPTIONS:+:$ASAN_OPTIONS}"
export LSAN_OPTIONS="exitcode=99${LSAN_OPTIONS:+:$LSAN_OPTIONS}"
export TSAN_OPTIONS="exitcode=99${TSAN_OPTIONS:+:$TSAN_OPTIONS}"
export UBSAN_OPTIONS="exitcode=99:print_stacktrace=1${UBSAN_OPTIONS:+:$UBSAN_OPTIONS}"

dir=$(mktemp -d) || exit 2
trap 'rm -rf "$dir"' EXIT
trap 'exit 130' INT TERM

# Tests that were planned and not reported did not pass: a crash is a failure.
# shellcheck disable=SC2016 # awk's variables
count='
/^1\.\.[0-9]+/ { plan += substr($1, 4); tap = 1 }
/^(not )?ok/ {
    tap = 1
    if (toupper($0) ~ /# *SKIP/) skipped++
    else if (/^ok/) passed++
    else failed++
}
END {
    if (!tap) {
        if (status == 0) passed = 1
        else if (status == 77) skipped = 1
        else failed = 1
    }
    missing = plan - passed - failed - skipped
    if (tap && missing > 0) failed += missing
    if (tap && status != 0 && !failed) failed = 1
    print passed + 0, failed + 0, skipped + 0
}'

# The cases that failed: what was printed since the result before, and what
# explains the result: the `#` lines after it, up to cmocka's last. After a
# crash, what was printed since the last result.
# shellcheck disable=SC2016
failures='
/^ok/ || /^not ok.*# *SKIP/ { before = ""; explains = 0; next }
/^not ok/ { printf "%s%s\n", before, $0; before = ""; explains = 1; next }
/^1\.\.[0-9]+/ { next }
explains && /^#/ { print; explains = !/: error: /; next }
{ before = before $0 "\n"; explains = 0 }
END { printf "%s# exit status %d\n", before, status }'

# shellcheck disable=SC2016 # the inner shell's variables
run='
case $2 in
*.sh) "$2" ;;
*) ${RUN-} "$2" ;;
esac >"$0/$1" 2>&1 </dev/null
echo "$1 $? $2"'

# show OUT STATUS PROGRAM: adds to the counts what a program printed.
show() {
    out=$1 status=$2 program=$3
    # shellcheck disable=SC2046 # three numbers
    set -- $(awk -v status="$status" "$count" "$out")
    passed=$((passed + $1)) failed=$((failed + $2)) skipped=$((skipped + $3))
    if [ -n "${V-}" ]; then
        cat "$out"
    elif [ "$2" -gt 0 ]; then
        awk -v status="$status" "$failures" "$out"
    else
        grep -E '# *SKIP' "$out"
    fi
    echo "${program##*/}: $1 passed, $2 failed, $3 skipped"
}

# number PROGRAM...
number() {
    i=0
    for program; do
        i=$((i + 1))
        printf '%d\0%s\0' $i "$program"
    done
}

number "$@" |
xargs -0 -n 2 -P "${JOBS:-$(getconf _NPROCESSORS_ONLN)}" sh -c "$run" "$dir" | {
    ended=0 passed=0 failed=0 skipped=0
    while read -r i status program; do
        ended=$((ended + 1))
        show "$dir/$i" "$status" "$program"
    done
    if [ $ended -lt $# ]; then
        echo "$(($# - ended)) programs have not ended"
        failed=$((failed + $# - ended))
    fi
    echo "$passed passed, $failed failed, $skipped skipped"
    [ "$failed" -eq 0 ]
}
