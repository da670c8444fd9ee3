#!/bin/sh
# What `make docs` writes is what is committed, and links lead somewhere.
# shellcheck source=tests/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"
: "${RULEGEN:=build/host/rulegen}" "${LEXGEN:=build/host/lexgen}" \
    "${BUILD:=build/release}"

set --
for file in rules/lexicon/*.yaml; do
    set -- "$@" --lexicon "$file"
done
for file in rules/ko/DL*.md; do
    set -- "$@" --korean "$file"
done
mkdir "$tmp/ko"
$RULEGEN --docs "$tmp" --keys rules/configuration.yaml "$@" rules/DL*.md
$LEXGEN --docs "$tmp" rules/lexicon/*.yaml
for file in rules.md ko/rules.md keys.md ko/keys.md digestlint.schema.json \
    lexicon.md ko/lexicon.md; do
    same "docs/$file (make docs)" "docs/$file" "$tmp/$file"
done
for shell in bash zsh fish; do
    ${RUN-} "$BUILD/usage" $shell >"$tmp/completion"
    same "completions/digestlint.$shell (make docs)" \
        completions/digestlint.$shell "$tmp/completion"
done

# Relative links in the pages lead to files.
for page in *.md docs/*.md docs/ko/*.md rules/README.md rules/ko/*.md; do
    awk -f tests/links.awk "$page" | cut -f 2 | sed 's/#.*//' | sort -u |
        while read -r link; do
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
