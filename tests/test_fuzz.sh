#!/bin/sh
# Each fuzz target over its seeds, and over the inputs that once made it fail,
# without a fuzzer.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
: "${BUILD:=build/release}"

# replay NAME WHAT FOLDER: a crash says which file it was.
replay() {
    find "$3" -type f 2>"$tmp/out" | sort >"$tmp/files"
    # shellcheck disable=SC2086 # a command
    if [ -s "$tmp/files" ] && TMPDIR=$tmp xargs ${RUN-} "$BUILD/tests/fuzz/fuzz_$1-replay" \
        <"$tmp/files" >"$tmp/out" 2>&1; then
        pass "$1: $2"
    else
        fail "$1: $2" "$tmp/out"
    fi
}

for source in tests/fuzz/fuzz_*.c; do
    name=${source##*/fuzz_}
    name=${name%.c}
    replay "$name" seeds "build/fuzz/seeds/$name"
    [ ! -d "tests/fuzz/crashes/$name" ] ||
        replay "$name" 'what once crashed' "tests/fuzz/crashes/$name"
done
# A folder without a target would never be looked at.
for folder in tests/fuzz/seeds/* tests/fuzz/crashes/*; do
    [ ! -d "$folder" ] || [ -f "tests/fuzz/fuzz_${folder##*/}.c" ] ||
        echo "$folder"
done >"$tmp/orphans"
if [ -s "$tmp/orphans" ]; then
    fail 'each folder of inputs has its target' "$tmp/orphans"
else
    pass 'each folder of inputs has its target'
fi
done_testing
