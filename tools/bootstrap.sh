#!/bin/sh
# Installs what the build and the tests need (Debian, Ubuntu and the like),
# builds the program, and lints the sample post.
set -eu
cd "$(dirname "$0")/.."

# say ENGLISH KOREAN: in the language of the program's messages.
say() {
    case ${LC_ALL:-${LC_MESSAGES:-${LANG-}}} in
    ko*) echo "$2" ;;
    *) echo "$1" ;;
    esac
}

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
        say "digestlint: error: this system has no apt-get; install these \
with its package manager:$missing" "digestlint: error: apt-get이 없음, 다음 \
패키지를 시스템의 패키지 관리자로 설치할 것:$missing" >&2
        exit 2
    fi
    as_root=
    [ "$(id -u)" = 0 ] || as_root=sudo
    say "Installing:$missing" "설치할 패키지:$missing"
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
say "Next: 'sudo make install', then 'digestlint init' in your blog." \
    "다음: 'sudo make install'로 설치하고 블로그에서 'digestlint init'을 실행한다."
