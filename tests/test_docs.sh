#!/bin/sh
# What `make docs` writes is what is committed, and links lead somewhere.
# shellcheck source=tests/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"
: "${RULEGEN:=build/host/rulegen}" "${BUILD:=build/release}"

$RULEGEN --docs "$tmp" rules/DL*.md
same 'docs/rules.md (make docs)' docs/rules.md "$tmp/rules.md"
if [ -x "$BUILD/schemagen" ]; then
    "$BUILD/schemagen" rules/configuration.yaml >"$tmp/schema.json"
    same 'docs/digestlint.schema.json (make docs)' \
        docs/digestlint.schema.json "$tmp/schema.json"
else
    skip 'docs/digestlint.schema.json' 'schemagen is not built'
fi
tools/completions.sh "$DIGESTLINT" "$tmp/completions"
for file in completions/*; do
    same "$file (make docs)" "$file" "$tmp/$file"
done

# Relative links in the pages lead to files; what stands in code is no link.
links='
{
    n = match($0, /^ *(```+|~~~+)/) ? RLENGTH : 0
    if (fence && n >= fence && $0 ~ /^ *[`~]+ *$/) { fence = 0; next }
    if (fence) next
    if (n) { fence = n; next }
    gsub(/`[^`]*`/, "")
    while (match($0, /\]\([^)# ]*/)) {
        print substr($0, RSTART + 2, RLENGTH - 2)
        $0 = substr($0, RSTART + RLENGTH)
    }
}'
for page in *.md docs/*.md rules/README.md; do
    awk "$links" "$page" | grep -v : | sort -u | while read -r link; do
        [ -z "$link" ] || [ -e "$(dirname "$page")/$link" ] ||
            echo "$page: $link"
    done
done >"$tmp/broken"
if [ -s "$tmp/broken" ]; then
    fail 'links' "$tmp/broken"
else
    pass 'links'
fi
done_testing
