#!/bin/sh
# The entry of the pre-commit hooks: builds the program once for each revision
# that pre-commit has checked out, however many hooks start at once, then lints.
# A failed build leaves no half-built program, shows its log and exits with 3.
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd -P)
program=$here/build/digestlint
log=$here/build/pre-commit.log

check_libraries() {
    missing=
    for command in cc make pkg-config; do
        command -v "$command" >/dev/null 2>&1 || missing="$missing $command"
    done
    [ -z "$missing" ] || {
        echo "digestlint: error: not found:$missing" >&2
        return 1
    }
    for library in libcmark-gfm yaml-0.1 libpcre2-8 libutf8proc jansson; do
        pkg-config --exists "$library" || missing="$missing $library"
    done
    [ -z "$missing" ] || {
        echo "digestlint: error: libraries not found:$missing" >&2
        return 1
    }
}

build() {
    [ -x "$program" ] && return
    echo 'digestlint: building once for this revision' >&2
    if ! check_libraries; then
        echo "Install them (on Debian and Ubuntu: sh $here/tools/bootstrap.sh)" \
            'or use the hook digestlint-system.' >&2
        exit 3
    fi
    # -Otarget: nothing of a parallel build is mixed up in the log.
    if ! make -s -j2 -Otarget -C "$here" build/digestlint >"$log" 2>&1; then
        cat "$log" >&2
        echo 'digestlint: error: the build failed; its log is above' >&2
        exit 3
    fi
}

# Without flock: mkdir is atomic everywhere, but outlives who was killed.
build_alone() {
    folder=$here/build/pre-commit.lock.d
    tries=0
    until mkdir "$folder" 2>/dev/null; do
        [ ! -x "$program" ] || return 0
        tries=$((tries + 1))
        [ $tries -lt "${DIGESTLINT_HOOK_WAIT:-600}" ] || {
            echo "digestlint: error: '$folder' is there: another hook builds;" \
                'remove it if none does' >&2
            exit 3
        }
        sleep 1
    done
    trap 'rmdir "$folder" 2>/dev/null || :' EXIT
    build
    rmdir "$folder"
    trap - EXIT
}

if [ ! -x "$program" ]; then
    mkdir -p "$here/build"
    if command -v flock >/dev/null 2>&1; then
        (
            flock 9
            build
        ) 9>"$here/build/pre-commit.lock"
    else
        build_alone
    fi
fi
exec "$program" "$@"
