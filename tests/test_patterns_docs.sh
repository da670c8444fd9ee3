#!/bin/sh
# What docs/patterns.md and the same page in Korean show is what comes out: each
# YAML block is a configuration, the Markdown after it a post, the text after that
# the report, and Markdown called "fixed" the post after --fix.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
root=$PWD
cd "$tmp" || exit 2
git init -q .
mkdir packs
echo '- {id: packed, message: m, words: [가]}' >packs/house.yaml

for lang in en ko; do
    page=docs/patterns.md
    [ $lang = en ] || page=docs/ko/patterns.md
    rm -f case.*
    awk '
        /^```yaml$/ { n++; file = sprintf("case.%02d.yaml", n); next }
        /^```markdown$/ { file = sprintf("case.%02d.md", n); next }
        /^```markdown fixed$/ { file = sprintf("case.%02d.fixed", n); next }
        /^```text$/ { file = sprintf("case.%02d.text", n); next }
        /^```/ { file = ""; next }
        file { print > file }' "$root/$page"
    for config in case.*.yaml; do
        case=${config%.yaml}
        name=$(sed -n 's/^  - {*id: \([^,]*\).*/\1/p' "$config" | head -n 1)
        grep -q 'scope: entry' "$config" ||
            sed -i '1i extends: generic' "$config"
        if [ ! -f "$case.md" ]; then
            echo '글이다.' >post.md
            : >"$case.text"
        else
            cp "$case.md" post.md
        fi
        digestlint check --lang $lang --color=never --quiet --ignore DL \
            --config "$config" post.md >report 2>&1
        same "$page: $name: report" "$case.text" report
        [ -f "$case.fixed" ] || continue
        digestlint check --lang $lang --config "$config" --ignore DL --fix \
            post.md >report 2>&1
        same "$page: $name: --fix" "$case.fixed" post.md
    done
done
done_testing
