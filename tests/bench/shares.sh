#!/bin/sh
# The share of each layer and of each rule in the instructions that a run over
# the first 100 files of a list needs (callgrind counts: repeatable).
#   shares.sh PROGRAM LIST
set -eu
out=$(mktemp)
files=$(mktemp)
trap 'rm -f "$out" "$files"' EXIT
head -n 100 "$2" >"$files"
xargs -a "$files" -n 100 valgrind --tool=callgrind --callgrind-out-file="$out" \
    --log-file=/dev/null "$1" check --no-config --jobs 1 --fail-on never \
    >/dev/null
callgrind_annotate --threshold=100 --auto=no --show-percs=no "$out" |
    awk '$2 ~ /:/ {
        gsub(",", "", $1)
        n = $1; place = $2; total += n
        if (match(place, /src\/rules\/dl[0-9]+_[a-z0-9_]*/)) {
            rule[substr(place, RSTART + 10, RLENGTH - 10)] += n
            layer["rules"] += n
        } else if (match(place, /src\/[a-z]+\//))
            layer[substr(place, RSTART + 4, RLENGTH - 5)] += n
        else if (match($0, /\[[^]]*\]/)) {
            lib = substr($0, RSTART + 1, RLENGTH - 2)
            sub(/.*\//, "", lib); sub(/\.so.*/, "", lib)
            layer[lib] += n
        } else layer["other"] += n
    }
    END {
        print "\nshare of instructions, by layer or library"
        for (k in layer) printf "  %5.1f %%  %s\n", 100 * layer[k] / total, k | "sort -rn"
        close("sort -rn")
        print "\nof rules"
        for (k in rule) printf "  %5.2f %%  %s\n", 100 * rule[k] / total, k | "sort -rn"
    }'
