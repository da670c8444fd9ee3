#!/bin/sh
# Installs what the build and the tests need (Debian, Ubuntu and the like),
# builds the program, and lints the sample post.
set -eu
cd "$(dirname "$0")/.."

packages='gcc g++ make pkg-config libcmark-gfm-dev
libcmark-gfm-extensions-dev libyaml-dev libpcre2-dev libutf8proc-dev
libjansson-dev libcmocka-dev'

missing=
for p in $packages; do
    dpkg-query -W -f '${Status}' "$p" 2>/dev/null |
        grep -q 'ok installed' || missing="$missing $p"
done
if [ -n "$missing" ]; then
    if ! command -v apt-get >/dev/null; then
        echo "digestlint: error: this system has no apt-get; install these" \
            "with its package manager:$missing" >&2
        exit 2
    fi
    as_root=
    [ "$(id -u)" = 0 ] || as_root=sudo
    echo "Installing:$missing"
    $as_root apt-get update -qq
    # shellcheck disable=SC2086 # a list of words
    $as_root env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -qq --no-install-recommends $missing >/dev/null
fi

make -j"$(nproc)"
echo
echo "build/digestlint examples:"
build/digestlint check --fail-on never --format full examples
echo
echo "Next: 'make check' runs all tests, 'build/digestlint help' lists commands."
