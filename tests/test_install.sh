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
./opt/dl/share/doc/digestlint/CHANGELOG.md
./opt/dl/share/doc/digestlint/LICENSE
./opt/dl/share/doc/digestlint/README.md
./opt/dl/share/fish/vendor_completions.d/digestlint.fish
./opt/dl/share/man/ko/man1/digestlint.1
./opt/dl/share/man/ko/man5/digestlint.yaml.5
./opt/dl/share/man/man1/digestlint.1
./opt/dl/share/man/man5/digestlint.yaml.5
./opt/dl/share/zsh/site-functions/_digestlint
FILES
    printf './opt/dl/share/doc/digestlint/%s\n' docs/*.md docs/*.json
} | sort >"$tmp/expected"
same 'what is installed' "$tmp/expected" "$tmp/actual"
run_make uninstall
files >"$tmp/actual"
: >"$tmp/expected"
same 'nothing is left' "$tmp/expected" "$tmp/actual"

# A program built against what is installed, and nothing else.
run_make install-dev DESTDIR= PREFIX="$tmp/root"
flags=$(PKG_CONFIG_PATH=$tmp/root/lib/pkgconfig pkg-config --cflags --libs digestlint)
# shellcheck disable=SC2086 # words
if (cd "$tmp" && ${CC:-cc} "$OLDPWD/examples/lint.c" $flags -o lint) \
    >>"$tmp/out" 2>&1 && "$tmp/lint" examples/*.md daily-papers >"$tmp/out"; then
    pass 'install-dev'
else
    fail 'install-dev' "$tmp/out"
fi
run_make uninstall-dev DESTDIR= PREFIX="$tmp/root"
files >"$tmp/actual"
same 'nothing is left of it' "$tmp/expected" "$tmp/actual"
done_testing
