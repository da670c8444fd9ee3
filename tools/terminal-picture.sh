#!/bin/sh
# terminal-picture.sh [FOLDER]: a post before and after --fix, as a terminal of
# 100 columns shows it: terminal.svg and terminal.ko.svg (default: docs/images).
set -eu
cd "$(dirname "$0")/.."
here=$PWD/tools/terminal-picture
: "${DIGESTLINT:=$PWD/build/digestlint}"
out=${1:-docs/images}
out=$(cd "$out" && pwd)
columns=100

missing=
for program in script perl "$DIGESTLINT"; do
    command -v "$program" >/dev/null || missing="$missing $program"
done
if [ -n "$missing" ]; then
    echo "terminal-picture.sh: not found:$missing" >&2
    echo "terminal-picture.sh: 'make' builds digestlint; script is in Debian's" \
        "bsdutils" >&2
    exit 2
fi

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT INT TERM
unset NO_COLOR FORCE_COLOR CLICOLOR_FORCE GITHUB_ACTIONS
export TERM=xterm-256color HOME="$tmp"

# shown LANGUAGE COMMAND…: what is typed, and what the terminal shows then
shown() {
    echo "\$ digestlint $2"
    SHELL=/bin/sh script -qec "stty cols $columns rows 50
        '$DIGESTLINT' $2 --lang $1" /dev/null </dev/null || :
}

for language in en ko; do
    rm -rf "$tmp/blog"
    mkdir -p "$tmp/blog/_posts"
    cp "$here"/*.md "$tmp/blog/_posts/"
    (
        cd "$tmp/blog"
        printf 'extends: daily-papers\nrenderer: gfm\n' >.digestlint.yaml
        shown $language 'check --format full'
        echo
        shown $language 'check --fix'
    ) >"$tmp/$language"
    name=terminal$([ $language = en ] || echo .$language).svg
    perl "$here/svg.pl" $columns <"$tmp/$language" >"$tmp/$name"
    mv "$tmp/$name" "$out/$name"
done
