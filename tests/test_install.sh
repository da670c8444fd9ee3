#!/bin/sh
# make install puts everything below DESTDIR and PREFIX; uninstall takes all of
# it away again.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
: "${BUILD:=build/release}"
if [ "${BUILD##*/}" != release ]; then
    skip 'install' 'the release is installed'
    done_testing
    exit
fi

# A build in another folder is the same to the byte.
if grep -qF "$PWD" "$DIGESTLINT" "$BUILD/libdigestlint.a"; then
    fail "no path of the machine in what is built"
else
    pass "no path of the machine in what is built"
fi

unset MAKEFLAGS MAKELEVEL
run_make() {
    make -s DESTDIR="$tmp/root" PREFIX=/opt/dl "$@" >"$tmp/out" 2>&1
}

files() {
    (cd "$tmp/root" && find . -type f | sort)
}

if run_make install && [ -x "$tmp/root/opt/dl/bin/digestlint" ]; then
    pass 'install'
else
    fail 'install' "$tmp/out"
fi
files >"$tmp/actual"
{
    cat <<'FILES'
./opt/dl/bin/digestlint
./opt/dl/share/bash-completion/completions/digestlint
./opt/dl/share/doc/digestlint/LICENSE
./opt/dl/share/fish/vendor_completions.d/digestlint.fish
./opt/dl/share/man/ko/man1/digestlint.1
./opt/dl/share/man/ko/man5/digestlint.yaml.5
./opt/dl/share/man/man1/digestlint.1
./opt/dl/share/man/man5/digestlint.yaml.5
./opt/dl/share/zsh/site-functions/_digestlint
FILES
    printf './opt/dl/share/doc/digestlint/%s\n' *.md docs/*.md \
        docs/ko/*.md docs/*.json examples/*
} | sort >"$tmp/expected"
same 'what is installed' "$tmp/expected" "$tmp/actual"
run_make uninstall
files >"$tmp/actual"
: >"$tmp/expected"
same 'nothing is left' "$tmp/expected" "$tmp/actual"

# Programs built against what is installed, and nothing else: with the shared
# library and with the static one, in C and in C++.
run_make install-dev DESTDIR= PREFIX="$tmp/root"
export PKG_CONFIG_PATH=$tmp/root/lib/pkgconfig
cp examples/*.c examples/*.h "$tmp"
post=$PWD/$(echo examples/*.md)
shared=$(pkg-config --cflags --libs digestlint)
static="$(pkg-config --cflags digestlint) $tmp/root/lib/libdigestlint.a
    $(pkg-config --static --libs digestlint | sed 's/-ldigestlint//')"
for flags in "$shared" "$static"; do
    kind=static
    [ "$flags" != "$shared" ] || kind=shared
    for compiler in "${CC:-cc} -std=c11" "${CXX:-c++} -std=c++17 -x c++"; do
        name="install-dev, $kind, ${compiler##*std=}"
        # shellcheck disable=SC2086 # words
        if (cd "$tmp" && for program in lint fix; do
            $compiler $program.c -x none $flags -o $program || exit
        done) >"$tmp/out" 2>&1 &&
            LD_LIBRARY_PATH=$tmp/root/lib "$tmp/lint" "$post" daily-papers \
                >"$tmp/out" 2>&1 && grep -q 'DL503' "$tmp/out" &&
            LD_LIBRARY_PATH=$tmp/root/lib "$tmp/fix" "$post" >"$tmp/fixed" \
                2>"$tmp/out" && ! cmp -s "$post" "$tmp/fixed"; then
            pass "$name"
        else
            fail "$name" "$tmp/out"
        fi
    done
done
if (cd "$tmp" && readelf -d root/lib/libdigestlint.so) |
    grep -q 'SONAME.*libdigestlint\.so\.0\]'; then
    pass 'the SONAME'
else
    fail 'the SONAME'
fi
run_make uninstall-dev DESTDIR= PREFIX="$tmp/root"
files >"$tmp/actual"
same 'nothing is left of it' "$tmp/expected" "$tmp/actual"
done_testing
