#!/bin/sh
# page-picture.sh [FILE.png]: a post before and after digestlint's fixes, as
# Jekyll and GitHub show it, side by side (default: docs/images/pages.png). The
# pages are made by Jekyll and cmark-gfm, the picture by Chromium.
#
#   apt-get install chromium fonts-nanum jekyll cmark-gfm pngquant
set -eu
cd "$(dirname "$0")/.."
here=$PWD/tools/page-picture
: "${DIGESTLINT:=$PWD/build/digestlint}"
out=${1:-docs/images/pages.png}
MOST_BYTES=204800

missing=
for program in chromium jekyll cmark-gfm pngquant "$DIGESTLINT"; do
    command -v "$program" >/dev/null || missing="$missing $program"
done
fc-list :lang=ko family 2>/dev/null | grep -q . ||
    missing="$missing fonts-nanum"
if [ -n "$missing" ]; then
    echo "page-picture.sh: not found:$missing" >&2
    echo "page-picture.sh: 'make' builds digestlint; the others are packages" \
        "of Debian: apt-get install chromium fonts-nanum jekyll cmark-gfm" \
        "pngquant" >&2
    exit 2
fi

tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT INT TERM
mkdir "$tmp/source"
cp "$here/post.md" "$tmp/source/before.md"
cp "$here/post.md" "$tmp/source/after.md"
cat >"$tmp/settings.yaml" <<END
extends: generic
renderer: {name: kramdown, also: gfm}
rules: {all: off, DL8: on, DL609: on}
END
"$DIGESTLINT" check --config "$tmp/settings.yaml" --unsafe-fixes --quiet \
    "$tmp/source/after.md"

echo 'exclude: []' >"$tmp/source/_config.yml"
jekyll build --quiet --disable-disk-cache --source "$tmp/source" \
    --destination "$tmp/site"

# page WHEN NAME: what is between the page's borders is standard input.
page() {
    printf '<div class="page %s"><header>%s</header><main>' "$1" "$2"
    cat
    echo '</main></div>'
}

on_github() {
    awk 'n == 2; /^---$/ && n < 2 { n++ }' "$tmp/source/$1.md" |
        cmark-gfm --unsafe -e table -e strikethrough -e autolink -e footnotes
}

{
    echo '<!DOCTYPE html><html lang="ko"><meta charset="utf-8"><style>'
    cat "$here/style.css"
    echo '</style><body><div class="grid">'
    echo '<div class="column before">고치기 전<small>before</small></div>'
    echo '<div class="column after">고친 뒤' \
        '<small>after: digestlint check --unsafe-fixes</small></div>'
    for when in before after; do
        page $when 'Jekyll (kramdown)' <"$tmp/site/$when.html"
    done
    for when in before after; do
        on_github $when | page $when GitHub
    done
    echo '</div><script>document.title = document.body.scrollHeight</script>'
} >"$tmp/pages.html"

# browse OPTION...: Chromium without a window; root has no sandbox.
browse() {
    root=
    [ "$(id -u)" != 0 ] || root=--no-sandbox
    # shellcheck disable=SC2086 # none or one
    chromium --headless $root --disable-gpu --hide-scrollbars \
        --user-data-dir="$tmp/profile" "$@" "file://$tmp/pages.html" \
        2>"$tmp/log" || { cat "$tmp/log" >&2; exit 2; }
}
height=$(browse --window-size=1120,600 --dump-dom |
    sed -n 's/.*<title>\([0-9]*\)<.*/\1/p')
browse --window-size="1120,$height" --force-device-scale-factor=1.5 \
    --screenshot="$tmp/pages.png" >/dev/null
pngquant --force --speed 1 --strip 32 --output "$out" "$tmp/pages.png"
size=$(wc -c <"$out")
echo "$out: $size bytes"
if [ "$size" -gt $MOST_BYTES ]; then
    echo "page-picture.sh: more than $MOST_BYTES bytes" >&2
    exit 1
fi
