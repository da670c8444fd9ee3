#!/bin/sh
# digestlint init: where it finds the posts, and which profile it takes.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
root=$PWD

# blog NAME: an empty folder, into which the shell changes.
blog() {
    cd "$tmp" && mkdir "$1" && cd "$1" || exit 2
}

# digests FOLDER DAY...: posts in the shape of daily-papers.
digests() {
    folder=$1
    shift
    mkdir -p "$folder"
    for day; do
        sed "s/2025-09-13/2025-09-$day/g" "$root"/examples/*-daily-papers-*.md \
            >"$folder/2025-09-$day-daily-papers-202509$day.md"
    done
}

# pages FILE...: articles in Korean.
pages() {
    for file; do
        mkdir -p "$(dirname "$file")"
        printf -- '---\ntitle: 소개\n---\n\n# 소개\n\n글이다.\n' >"$file"
    done
}

# takes NAME PROFILE POSTS: what init writes.
takes() {
    digestlint init --stdout >out 2>&1
    printf 'extends: %s\nposts: [%s]\n' "$2" "$3" >want
    grep -E '^(extends|posts):' out >got
    same "$1" want got
}

blog stray
digests _posts 01 02 03 04
pages FAQ.md README.md _pages/about-me.md docs/guide.md
takes 'pages beside _posts/' daily-papers '"_posts/*.md"'
if grep -q '^# Of 4 posts, .* 4 have the shape' out; then
    pass 'only posts are counted'
else
    fail 'only posts are counted' out
fi
pages _posts/README.md
takes 'a README in _posts/' daily-papers '"_posts/*.md", "!README.md"'
rm _posts/README.md
digests _posts/old 05
takes 'folders in _posts/' daily-papers '"_posts/**/*.md"'

blog two
digests papers 01 02
digests archive/2025 03 04
pages notes/a.md
takes 'two folders' daily-papers '"archive/2025/*.md", "papers/*.md"'

blog top
digests . 01 02
pages README.md sub/other.md
takes 'posts beside the README' daily-papers '"/*.md", "!README.md"'

blog names
for day in 06 07 08; do
    printf '# 소식\n\n### 새 도구\n\n오늘 나왔다.\n\n### 회사\n\n커졌다.\n' \
        >2026-10-$day.md
done
takes 'files that are only called like a profile asks' generic '"/*.md"'

blog usual
pages _posts/a.md _posts/b/c.md FAQ.md notes/d.md
takes 'articles in _posts/' generic '"_posts/**/*.md"'
blog hugo
pages content/posts/a/index.md content/_index.md README.md archetypes/x.md
takes 'pages in folders of their own' generic '"content/posts/**/*.md"'

blog folders
pages a/1.md b/2.md c/3.md d/4.md e/5.md README.md index.md
takes 'many folders' generic '"**/*.md", "!README.md", "!/index.md"'
digestlint init >/dev/null
digestlint check --show-files >got
printf '%s\n' a/1.md b/2.md c/3.md d/4.md e/5.md >want
same 'what the patterns mean' want got

blog empty
takes 'no posts' generic '"**/*.md"'
done_testing
