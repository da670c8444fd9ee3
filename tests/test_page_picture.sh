#!/bin/sh
# The picture of a page before and after its fixes: docs/images/pages.png shows
# what tools/page-picture.sh says, and the script says what it needs.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

picture=docs/images/pages.png
size=$(wc -c <"$picture")
if [ "$size" -le 204800 ]; then pass 'at most 200 KB'; else
    fail "at most 200 KB: $size"
fi
for page in docs/renderers.md docs/ko/renderers.md; do
    if tr '\n' ' ' <"$page" | grep -q '!\[[^]]\{80,\}\]([./]*images/pages.png)'
    then pass "$page: with a text for those who do not see it"
    else fail "$page: with a text for those who do not see it" "$page"; fi
done

# The sample has what the text describes, and the fixes leave nothing of it.
cat >"$tmp/settings.yaml" <<'END'
extends: generic
renderer: {name: kramdown, also: gfm}
rules: {all: off, DL8: on, DL609: on}
END
cp tools/page-picture/post.md "$tmp/post.md"
digestlint check --config "$tmp/settings.yaml" --format json "$tmp/post.md" |
    grep -o '"code": *"DL[0-9]*"' | grep -o 'DL[0-9]*' | sort -u >"$tmp/found"
printf '%s\n' DL609 DL801 DL802 DL804 DL809 DL814 DL818 >"$tmp/wanted"
same 'the faults of the sample' "$tmp/wanted" "$tmp/found"
digestlint check --config "$tmp/settings.yaml" --unsafe-fixes "$tmp/post.md" \
    >"$tmp/left" 2>&1
: >"$tmp/nothing"
same 'nothing is left of them' "$tmp/nothing" "$tmp/left"

# Without Chromium it says so, and what to do.
mkdir "$tmp/bin"
for program in dirname grep fc-list jekyll cmark-gfm pngquant; do
    found=$(command -v $program) && ln -s "$found" "$tmp/bin/"
done
PATH="$tmp/bin" /bin/sh tools/page-picture.sh "$tmp/out.png" >"$tmp/out" 2>&1
code=$?
if [ $code = 2 ] && grep -q 'not found:.* chromium' "$tmp/out" &&
    grep -q 'apt-get install chromium' "$tmp/out" && [ ! -e "$tmp/out.png" ]
then pass 'without Chromium'; else fail "without Chromium: $code" "$tmp/out"; fi
done_testing
