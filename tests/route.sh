#!/bin/sh
# The first hour of a blog's owner, with the real pre-commit, on a blog of
# daily papers laid out as a Jekyll repository: make check-hooks. The posts are
# those of ../shared where they are, else some made here; the counts of each step
# are shown as comments.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/lib_precommit.sh
. tests/lib_precommit.sh
sample=$root/examples/2025-09-13-daily-papers-20250913.md
corpus=$root/../shared/corpus/daily-papers
put_on_path

# runs NAME CODE COMMAND…: what it prints is in $tmp/out and $tmp/err.
runs() {
    name=$1 want=$2
    shift 2
    "$@" >"$tmp/out" 2>"$tmp/err" </dev/null
    code=$?
    if [ $code -eq "$want" ]; then pass "$name"; else
        cat "$tmp/err" >>"$tmp/out"
        fail "$name: exit $code, not $want" "$tmp/out"
    fi
}

# holds NAME COMMAND…
holds() {
    name=$1
    shift
    if "$@"; then pass "$name"; else
        cat "$tmp/err" >>"$tmp/out"
        fail "$name" "$tmp/out"
    fi
}

# count LEVEL: findings of it in $tmp/out
count() {
    grep -c ": $1: .*\[DL[0-9]* " "$tmp/out"
}

counts() {
    echo "# $1: $(count error) errors, $(count warning) warnings," \
        "$(count info) infos"
}

# files: the files that $tmp/out has findings of
files() {
    sed -n 's/:[0-9]*:[0-9]*: \(error\|warning\|info\): .*//p' "$tmp/out" |
        sort -u
}

# lay_out FOLDER: a Jekyll blog around the posts of FOLDER
lay_out() {
    mkdir blog
    cd blog || exit 2
    git init -q
    mkdir _posts _pages
    cp "$1"/*.md _posts/
    chmod u+w _posts/*
    printf 'title: Daily Papers\nmarkdown: kramdown\ntimezone: Asia/Seoul\n' \
        >_config.yml
    echo 'source "https://example.org"' >Gemfile
    printf -- '---\nlayout: home\n---\n' >index.md
    printf -- '---\ntitle: About\n---\n\n이 블로그를를 소개한다.\n' \
        >_pages/about.md
    for page in README FAQ INSTALL CUSTOMIZE; do
        printf '# %s\n\n블로그를를 소개한다.\n' $page >$page.md
    done
    git add -A
    git commit -qm 'an old blog'
}

# post DAY FROM: the post of a day, made of that of 13 September
post() {
    sed "s/2025-09-13/$1/g" "$2" \
        >"_posts/$1-daily-papers-$(echo "$1" | tr -d -).md"
}

# made FOLDER: ten posts with the faults of the sample, each of other papers
made() {
    mkdir "$1"
    for day in 01 02 03 04 05 06 07 08 09 10; do
        sed "s/2025-09-13/2025-08-$day/g; s/2509\.0\([12]\)/2508.$day\1/" \
            "$sample" \
            >"$1/2025-08-$day-daily-papers-202508$day.md"
    done
}

# walk NAME: the route, in a blog that is laid out
walk() {
    posts=$(find _posts -name '*.md' | wc -l)

    runs "$1: init" 0 digestlint init
    grep -E '^(extends|posts|renderer):' .digestlint.yaml >"$tmp/out"
    printf 'extends: daily-papers\nposts: ["_posts/*.md"]\nrenderer: kramdown\n' \
        >"$tmp/want"
    same "$1: it finds profile, posts and renderer" "$tmp/want" "$tmp/out"
    digestlint check --show-files >"$tmp/out"
    holds "$1: the posts are linted, and nothing else" \
        [ "$(grep -c '^_posts/' "$tmp/out") $(wc -l <"$tmp/out")" = \
        "$posts $posts" ]

    runs "$1: the first run" 1 digestlint
    counts "$1, $posts posts, first run"
    cp "$tmp/out" "$tmp/first"
    digestlint check . >"$tmp/out" 2>/dev/null
    same "$1: '.' is the same" "$tmp/first" "$tmp/out"
    holds "$1: the summary names --fix" grep -q 'with --fix' "$tmp/err"

    runs "$1: --fix" 1 digestlint check --fix
    counts "$1, after --fix"
    git commit -qam 'fix'
    runs "$1: --fix a second time" 1 digestlint check --fix
    holds "$1: changes nothing" git diff --quiet
    holds "$1: and promises nothing" \
        sh -c "! grep -q 'fixable with --fix' '$tmp/err'"

    runs "$1: init --baseline, where there is a configuration" 2 \
        digestlint init --baseline
    runs "$1: init --baseline --force" 0 digestlint init --baseline --force
    runs "$1: then nothing is found" 0 digestlint
    counts "$1, with the baseline"
    holds "$1: nothing at all" [ ! -s "$tmp/out" ]
    printf 'repos:\n  - repo: %s\n    rev: v0.1.0\n    hooks: [{id: %s}]\n' \
        "$hook" digestlint >.pre-commit-config.yaml
    git add -A
    git commit -qm 'lint what is new'
    runs "$1: pre-commit install" 0 pre-commit install
    runs "$1: all files pass" 0 pre-commit run --all-files

    post 2025-12-31 "$sample"
    sed -i 's/2509\.0[12]/2512.00/' _posts/2025-12-31-*.md
    git add -A
    runs "$1: a bad post is refused" 1 git commit -m 'a bad post'
    cat "$tmp/err" >>"$tmp/out"
    counts "$1, commit of a bad post"
    files >"$tmp/got"
    (cd _posts && ls -d 2025-12-31-*) | sed 's|^|_posts/|' >"$tmp/want"
    same "$1: only it is named" "$tmp/want" "$tmp/got"
    grep -m 1 '^_posts/' "$tmp/out" >"$tmp/got"
    holds "$1: the first that is shown is a reason" \
        grep -qE ': (error|warning): ' "$tmp/got"
    sed 's/^/# /' "$tmp/got"
    git reset -q --hard

    echo '블로그를를 소개한다.' >>README.md
    git add -A
    runs "$1: a README passes" 0 git commit -m 'a README'

    post 2025-12-31 "$tmp/clean.md"
    sed -i 's/2509\.0[12]/2512.00/' _posts/2025-12-31-*.md
    git add -A
    runs "$1: a good post passes" 0 git commit -m 'a good post'
}

digestlint check --no-config --unsafe-fixes --fail-on never --stdin-filename \
    2025-09-13-daily-papers-20250913.md - 2>/dev/null <"$sample" |
    sed 's/RIVERNET를/RiverNet을/; s/^정보 부족.*/자료가 적다./; s/쓸 수$/쓸 수 있다./' \
        >"$tmp/clean.md"

cd "$tmp" || exit 2
made "$tmp/made"
(lay_out "$tmp/made" && pwd) >/dev/null
cd "$tmp/blog" && walk 'made here'
cd "$tmp" && rm -rf blog
if [ -d "$corpus" ]; then
    (lay_out "$corpus")
    cd "$tmp/blog" && walk 'daily papers'
else
    skip 'the route on daily papers' '../shared is not here'
fi
done_testing
