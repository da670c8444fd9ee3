#!/bin/sh
# Every shell command of docs/ci.md and of the same page in Korean runs, in a
# repository with one clean post.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
root=$PWD
export GIT_CONFIG_NOSYSTEM=1 HOME="$tmp"
put_on_path

# commits NAME: the hook lets the commit pass; its words go to $tmp/out.
commits() {
    if git commit -qm "$1" >"$tmp/out" 2>&1; then pass "$page: $1"; else
        fail "$page: $1" "$tmp/out"
    fi
}

# stops NAME [FILE]: the hook stops the commit, and names FILE.
stops() {
    if git commit -qm "$1" >"$tmp/out" 2>&1 || grep -q notes "$tmp/out" ||
        ! grep -q "${2-}:[0-9]*:.*DL503" "$tmp/out"; then
        fail "$page: $1" "$tmp/out"
    else
        pass "$page: $1"
    fi
}

for page in docs/ci.md docs/ko/ci.md; do
    rm -rf "$tmp"/block.* "$tmp/blog"
    mkdir "$tmp/blog"
    cd "$tmp/blog" || exit 2
    git init -q .
    git config user.name a
    git config user.email a@example.org
    printf '# 글\n\n깨끗한 글이다.\n' >post.md
    echo 'extends: generic' >.digestlint.yaml

    awk -v dir="$tmp" '
        /^```sh$/ { n++; file = sprintf("%s/block.%02d", dir, n); next }
        /^```$/ { file = "" }
        file { print > file }' "$root/$page"
    for block in "$tmp"/block.*; do
        name=$(sed -n 1p "$block" | cut -c1-60)
        if sh -e "$block" >"$tmp/out" 2>&1; then pass "$page: $name"; else
            fail "$page: $name" "$tmp/out"
        fi
    done

    git add -A
    commits 'the git hook passes'
    printf '# 글\n\n데이터을 모았다.\n' >'나쁜 글.md'
    git add -A
    stops 'the git hook stops a bad post and tells why' '나쁜 글.md'
    git rm -qf --cached '나쁜 글.md'
    mv '나쁜 글.md' '나쁜 글.MDX'
    echo '데이터을 모았다.' >notes.txt
    git add -A
    stops 'by the endings that folders are searched for' '나쁜 글.MDX'

    # The index is looked at, not the working tree.
    mkdir drafts
    sed 's/데이터을/데이터를/' '나쁜 글.MDX' >drafts/a.md
    git rm -qf --cached '나쁜 글.MDX'
    rm '나쁜 글.MDX'
    echo '데이터을 모았다.' >post.md
    git add -A
    echo '데이터를 모았다.' >post.md
    stops 'a bad post that is staged, with a good one on disk' post.md
    git add -A
    echo '데이터을 모았다.' >post.md
    commits 'a good post that is staged, with a bad one on disk'
    git checkout -q -- .
    printf 'extends: generic\nposts: ["drafts/*.md"]\n' >.digestlint.yaml
    echo '데이터을 모았다.' >post.md
    git add -A
    cd drafts || exit 2
    commits 'what is no post passes'
done
done_testing
