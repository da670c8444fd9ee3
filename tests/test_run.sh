#!/bin/sh
# pass never fails; files are not written where they are read.
# shellcheck disable=SC2015,SC2094
# A run as a whole: what the configuration says of it, and that neither the
# number of threads nor the way to name a file changes what is found.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
posts=$tmp/blog/posts
mkdir -p "$posts" "$tmp/blog/.git"
cp examples/*.md "$posts/"
awk -v dir="$posts" -v posts=60 -v papers=6 -f tests/bench/compose.awk \
    tests/bench/sentences.txt
cd "$tmp/blog" || exit 2

# exits NAME CODE ARGUMENTS…
exits() {
    name=$1 want=$2
    shift 2
    digestlint check --quiet "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
    code=$?
    if [ $code -eq "$want" ]; then pass "$name"; else
        cat "$tmp/err" >>"$tmp/out"
        fail "$name: exit $code" "$tmp/out"
    fi
}

set -- posts/2*.md
one=$1
printf '# A post without anything\n' >posts/bad.md
exits 'errors fail a run' 1 posts/bad.md
echo 'fail-on: never' >.digestlint.yaml
exits 'unless the configuration says never' 0 posts/bad.md
exits 'but the command line wins' 1 --fail-on error posts/bad.md
echo 'language: ko' >.digestlint.yaml
digestlint check --quiet posts/bad.md >"$tmp/ko"
digestlint check --quiet --lang ko posts/bad.md >"$tmp/want"
same 'the configuration chooses the language' "$tmp/want" "$tmp/ko"
echo 'zzz: 1' >.digestlint.yaml
exits 'a wrong configuration is a failure' 2 posts/bad.md
if grep -q '^\.digestlint\.yaml:1:1: error: .*\[DL901 ' "$tmp/out"; then
    pass 'and told with its place'
else
    fail 'and told with its place' "$tmp/out"
fi
rm .digestlint.yaml

digestlint check --quiet --lang en --jobs 1 posts >"$tmp/jobs1"
for jobs in 2 3 8; do
    digestlint check --quiet --lang en --jobs $jobs posts >"$tmp/jobs"
    same "--jobs $jobs finds the same" "$tmp/jobs1" "$tmp/jobs"
done
[ -s "$tmp/jobs1" ] && pass 'and something' || fail 'nothing was found'

digestlint check --quiet --lang en "$one" >"$tmp/want"
(cd posts && digestlint check --quiet --lang en "${one#posts/}") |
    sed 's|^|posts/|; s|posts/$||' >"$tmp/inside"
same 'a file is the same from inside its folder' "$tmp/want" "$tmp/inside"
grep "^$one:" "$tmp/jobs1" >"$tmp/of-folder"
same 'and as one of many' "$tmp/want" "$tmp/of-folder"
digestlint check --quiet --lang en - --stdin-filename "$one" <"$one" \
    >"$tmp/stdin"
same 'and from a pipe' "$tmp/want" "$tmp/stdin"

# ---- posts whose names have no day -------------------------------------------
# The later one comes first in order of path, and must know the earlier one.
mkdir "$tmp/undated" && cd "$tmp/undated" || exit 2
printf '%s\n' 'extends: daily-papers' 'posts: ["*.md"]' \
    'file-name: "{any}.md"' >.digestlint.yaml
for post in 'a 2025-09-14' 'b 2025-09-13'; do
    day=${post#* }
    printf '%s\n' '---' "title: \"Daily Papers — $day\"" "date: $day 08:15:00" \
        '---' '' '# 1. [A Paper](https://arxiv.org/abs/2509.01234)' \
        >"${post% *}.md"
done
echo 'a.md:6:38: warning: 2509.01234 is already in an earlier post: b.md [DL701 duplicate-paper]' \
    >"$tmp/want"
for files in '' 'a.md' 'a.md b.md'; do
    # shellcheck disable=SC2086 # words
    digestlint check --lang en --color=never --select DL701 --today 2025-10-01 \
        --quiet $files </dev/null 2>&1 | grep -v ': note: ' >"$tmp/out"
    same "an earlier post without a day in its name: $files" "$tmp/want" \
        "$tmp/out"
done
done_testing
