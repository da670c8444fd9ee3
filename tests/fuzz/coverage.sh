#!/bin/sh
# coverage.sh BUILD — replays the seeds and the crashes of each fuzz target,
# with CORPUS=1 also build/fuzz/NAME, and prints which lines of src/ are
# reached, by folder; fails below the limits. The command line and what the
# build generates do not count.
set -eu
cd "$(dirname "$0")/../.."
build=$1
all=90 some=85 # percent: of src/; of parse and of engine each
rm -f "$build"/*.profraw
objects=
for program in "$build"/tests/fuzz/fuzz_*-replay; do
    name=${program##*/fuzz_}
    name=${name%-replay}
    set -- "build/fuzz/seeds/$name"
    [ ! -d "tests/fuzz/crashes/$name" ] || set -- "$@" "tests/fuzz/crashes/$name"
    [ -z "${CORPUS-}" ] || [ ! -d "build/fuzz/fuzz_$name" ] ||
        set -- "$@" "build/fuzz/fuzz_$name"
    find "$@" -type f -print0 |
        LLVM_PROFILE_FILE="$build/$name-%p.profraw" xargs -0 "$program"
    objects="$objects -object $program"
done
llvm-profdata merge -o "$build/all.profdata" "$build"/*.profraw
# shellcheck disable=SC2086 # a list of words
llvm-cov report -instr-profile="$build/all.profdata" \
    -ignore-filename-regex='(^|/)(tests|gen|src/cli)/|src/main\.c|include/' \
    ${objects# -object } >"$build/files.txt" 2>"$build/warnings.txt"
awk -v all="$all" -v some="$some" '
    # file, then total, missed and percent of regions, functions, lines
    NF >= 10 && $1 ~ /\.[ch]$/ {
        file = $1
        sub(/^(\.\/)?(src\/)?/, "", file)
        sub(/\/.*/, "", file)
        lines[file] += $8; missed[file] += $9; n += $8; m += $9
    }
    function percent(lines, missed) { return 100 * (1 - missed / lines) }
    function show(name, lines, missed, least) {
        share = percent(lines, missed)
        printf "%-10s %6d lines %6d missed %6.1f %%\n", name, lines, missed, share
        if (share < least) {
            printf "%s: below %d %%\n", name, least
            failed = 1
        }
    }
    END {
        for (file in lines)
            show(file, lines[file], missed[file],
                 file == "parse" || file == "engine" ? some : 0)
        show("all", n, m, all)
        exit failed
    }' "$build/files.txt"
