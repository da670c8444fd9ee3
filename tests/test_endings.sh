#!/bin/sh
# Which files of a folder are Markdown: one list, which the hooks and the
# documentation repeat, in any letter case.
# shellcheck source=tests/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"
root=$PWD
cd "$tmp" || exit 2
sed -n '/ENDINGS\[\] = {/,/};/p' "$root/src/files/names.c" |
    grep -o '"\.[a-z]*"' | tr -d '".' | LC_ALL=C sort >endings
if [ "$(wc -l <endings)" -ge 5 ] && grep -qx mdx endings; then
    pass 'the list'
else
    fail 'the list' endings
fi

# ---- what repeats the list ---------------------------------------------------
# repeats NAME FILE PATTERN: what matches PATTERN in FILE has just these endings.
repeats() {
    grep -oE "$3" "$root/$2" >found || echo '(nothing)' >found
    while IFS= read -r line; do
        echo "$line" | grep -oE '[a-z]{2,}' | grep -vx 'and\|or' |
            LC_ALL=C sort >got
        same "$1" endings got
    done <found
}
repeats 'the pre-commit hooks' .pre-commit-hooks.yaml '\(md(\|[a-z]+)*\)'
for page in docs/ci.md docs/ko/ci.md; do
    repeats "the git hook of $page" $page '\(md(\|[a-z]+)*\)'
done
for page in docs/configuration.md docs/ko/configuration.md; do
    tr '\n' ' ' <"$root/$page" >"$tmp/one-line"
    grep -oE '(names end in|이름이) (`\.[a-z]+`,? ?(or )?){2,}' one-line |
        grep -oE '\.[a-z]+' | tr -d . | LC_ALL=C sort >got
    same "$page" endings got
done

# ---- what is found -----------------------------------------------------------
# finds NAME ARGUMENT…: the files of `want` are linted; without front matter each
# has one DL101.
finds() {
    name=$1
    shift
    LC_ALL=C sort -o want want
    digestlint check --select DL101 --quiet "$@" | sed 's/:.*//' >got
    same "$name" want got
}
mkdir -p blog/deep
cd blog || exit 2
: >want
while IFS= read -r ending; do
    upper=$(echo "$ending" | tr '[:lower:]' '[:upper:]')
    first=$(echo "$upper" | cut -c1)$(echo "$ending" | cut -c2-)
    for name in "a.$ending" "a.$upper" "a.$first" "deep/b.c.$ending"; do
        echo '글이다.' >"$name"
        echo "$name" >>want
    done
done <../endings
for name in a.txt a.mdxx a.xmd md a.md.bak .hidden.MD a.md~; do
    echo '글이다.' >"$name"
done
finds 'in a folder, in any letter case' --no-config .
grep -v '^deep' want >flat && mv flat want
mkdir ../flat && cp a.* ../flat
mv want ../flat && cd ../flat || exit 2
printf 'extends: daily-papers\nposts: ["**"]\n' >.digestlint.yaml
finds 'the posts of a configuration'
printf 'extends: daily-papers\nposts: ["*.{md,MDX}"]\n' >.digestlint.yaml
printf 'a.md\na.MDX\n' >want
finds 'patterns count letter case'
echo a.txt >>want
finds 'a file that is named, whatever its name' a.txt a.md a.MDX

# Names that differ only in letter case are two files, also to --fix.
mkdir "$tmp/case" && cd "$tmp/case" || exit 2
echo '모델를 본다.' >a.md
echo '자료을 본다.' >a.MD
digestlint check --no-config --profile generic --fix --quiet . >out 2>&1
if [ "$(cat a.md)" = '모델을 본다.' ] && [ "$(cat a.MD)" = '자료를 본다.' ]; then
    pass 'a.md and a.MD are two files'
else
    cat a.md a.MD >>out
    fail 'a.md and a.MD are two files' out
fi

# A paper that another post shows is seen whatever that post's ending is.
mkdir "$tmp/shown" && cd "$tmp/shown" || exit 2
printf 'extends: daily-papers\nposts: ["**"]\n' >.digestlint.yaml
for name in 2025-09-12-a.mdx 2025-09-13-b.MD; do
    printf -- '---\ntitle: a\ndate: %.10s\n---\n\n# 1. [A](https://arxiv.org/abs/2509.01234)\n' \
        "$name" >$name
done
digestlint check --select DL701 --quiet 2025-09-13-b.MD >out
if grep -q 'DL701' out && grep -q '2025-09-12-a.mdx' out; then
    pass 'a paper of an .mdx post'
else
    fail 'a paper of an .mdx post' out
fi

# ---- init --------------------------------------------------------------------
mkdir -p "$tmp/new/_posts" && cd "$tmp/new" || exit 2
echo '글이다.' >_posts/a.mdx
echo '소개다.' >README.MD
echo '소개다.' >index.mdx
digestlint init --stdout >out
if grep -qxF 'posts: ["_posts/*.mdx"]' out; then pass 'init: one ending'; else
    fail 'init: one ending' out
fi
echo '글이다.' >_posts/b.MD
mkdir _posts/c
echo '글이다.' >_posts/c/c.mdx
digestlint init >/dev/null
if grep -qxF 'posts: ["_posts/**/*.{mdx,MD}"]' .digestlint.yaml; then
    pass 'init: several'
else
    fail 'init: several' .digestlint.yaml
fi
digestlint check --select DL001 --summary 2>out >&2
if grep -q '^3 files' out; then pass 'init: it finds them'; else
    fail 'init: it finds them' out
fi
done_testing
