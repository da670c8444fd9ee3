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
done_testing
