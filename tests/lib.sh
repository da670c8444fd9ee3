# For shell tests: `. "$(dirname "$0")/lib.sh"` changes to the project's root
# and gives pass, fail, skip, same, done_testing, a folder $tmp that is removed
# at the end, and `digestlint`, the program under test.
# shellcheck shell=sh
cd "$(dirname "$0")/.." || exit 2
: "${DIGESTLINT:=$PWD/build/digestlint}"
# Variables of a CI service would change paths and text, and collect summaries of
# tests.
unset GITHUB_ACTIONS GITHUB_WORKSPACE GITHUB_STEP_SUMMARY CI_PROJECT_DIR
# The width and the colours of the terminal must not matter.
unset COLUMNS NO_COLOR FORCE_COLOR CLICOLOR_FORCE CLICOLOR FORCE_HYPERLINK
tests_run=0 tests_failed=0
tmp=$(mktemp -d) || exit 2
trap 'rm -rf "$tmp"' EXIT
trap 'exit 130' INT TERM

digestlint() {
    ${RUN-} "$DIGESTLINT" "$@"
}

# Puts the program under test on PATH, for commands that pages and hooks name.
put_on_path() {
    mkdir -p "$tmp/bin"
    cat >"$tmp/bin/digestlint" <<END
#!/bin/sh
exec ${RUN-} '$DIGESTLINT' "\$@"
END
    chmod +x "$tmp/bin/digestlint"
    PATH=$tmp/bin:$PATH
}

pass() {
    tests_run=$((tests_run + 1))
    printf 'ok %d - %s\n' "$tests_run" "$1"
}

# fail NAME [FILE]: FILE says why.
fail() {
    tests_run=$((tests_run + 1)) tests_failed=$((tests_failed + 1))
    printf 'not ok %d - %s\n' "$tests_run" "$1"
    [ $# -lt 2 ] || sed 's/^/# /' "$2"
}

skip() {
    tests_run=$((tests_run + 1))
    printf 'ok %d # SKIP %s: %s\n' "$tests_run" "$1" "$2"
}

# Sets RUN so that the program runs as somebody whom permissions bind, which
# root is not; fails where others may not run it.
be_bound() {
    [ "$(id -u)" = 0 ] || return 0
    unprivileged='setpriv --reuid=65534 --regid=65534 --clear-groups'
    chmod 755 "$tmp"
    RUN="$unprivileged ${RUN-}"
    $unprivileged test -x "$DIGESTLINT" 2>/dev/null
}

# same NAME EXPECTED ACTUAL: two files with the same bytes.
same() {
    if cmp -s "$2" "$3"; then
        pass "$1"
    else
        diff -u -L "expected: $1" -L "actual: $1" "$2" "$3" >"$tmp/diff"
        fail "$1" "$tmp/diff"
    fi
}

# without_summary FILE: takes the summary (tests/test_summary.sh) out of what the
# program printed.
without_summary() {
    sed -Ei '/^([0-9]+ files?: |파일 [0-9]+개: |errors: |오류: )/d
        /^(To accept what|지금 있는)/,+2d' "$1"
}

# Exit 0, 1 and 2 are the program's own; another is a crash or a sanitizer.
is_crash() {
    [ "$1" -gt 2 ]
}

done_testing() {
    echo "1..$tests_run"
    [ "$tests_failed" -eq 0 ]
}
