#!/bin/sh
# The same sources give the same bytes in any folder, whether what the build
# generates is there already or not: make check-reproducible.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
built='build/digestlint build/release/libdigestlint.a
    build/release/libdigestlint.so.0.1.0'
built=${built%.0.1.0}.$(sed -n 's/^VERSION := //p' Makefile)
unset MAKEFLAGS MAKELEVEL
export CCACHE_DISABLE=1 # or the second build would be a copy of the first

# build FOLDER [MADE]: the tracked files as they are now, and what is built of
# them, with the folder MADE in place of `build`.
build() {
    mkdir -p "$1"
    git ls-files -z | xargs -0 tar cf - | tar xf - -C "$1"
    [ $# -lt 2 ] || mv "$2" "$1/build"
    # shellcheck disable=SC2086 # words
    make -s -C "$1" -j2 $built >"$tmp/log" 2>&1
}

first=$tmp/a
second=$tmp/another-folder/below-it
if build "$first" && mkdir -p "$tmp/made/release" &&
    cp -Rp "$first/build/host" "$tmp/made" &&
    cp -Rp "$first/build/release/gen" "$tmp/made/release" &&
    rm -f "$tmp/made/release/gen/"*.o &&
    build "$second" "$tmp/made"; then
    pass 'two folders'
else
    fail 'two folders' "$tmp/log"
fi
for file in $built; do
    if cmp "$first/$file" "$second/$file" >"$tmp/log" 2>&1; then
        pass "$file"
    else
        fail "$file" "$tmp/log"
    fi
done
done_testing
