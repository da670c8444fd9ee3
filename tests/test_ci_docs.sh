#!/bin/sh
# Every shell command of docs/ci.md runs, in a repository with one clean post.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
root=$PWD
export GIT_CONFIG_NOSYSTEM=1 HOME="$tmp"
mkdir "$tmp/bin" "$tmp/blog"
cat >"$tmp/bin/digestlint" <<END
#!/bin/sh
exec ${RUN-} '$DIGESTLINT' "\$@"
END
chmod +x "$tmp/bin/digestlint"
PATH=$tmp/bin:$PATH
cd "$tmp/blog" || exit 2
git init -q .
git config user.name a
git config user.email a@example.org
printf '# 글\n\n깨끗한 글이다.\n' >post.md
echo 'extends: generic' >.digestlint.yaml

awk -v dir="$tmp" '
    /^```sh$/ { n++; file = sprintf("%s/block.%02d", dir, n); next }
    /^```$/ { file = "" }
    file { print > file }' "$root/docs/ci.md"
for block in "$tmp"/block.*; do
    name=$(sed -n 1p "$block" | cut -c1-60)
    if sh -e "$block" >"$tmp/out" 2>&1; then pass "$name"; else
        fail "$name" "$tmp/out"
    fi
done

git add -A
if git commit -qm 'clean' >"$tmp/out" 2>&1; then pass 'the git hook passes'; else
    fail 'the git hook passes' "$tmp/out"
fi
printf '# 글\n\n데이터을 모았다.\n' >'나쁜 글.md'
git add -A
if git commit -qm 'bad' >"$tmp/out" 2>&1; then
    fail 'the git hook stops a bad post' "$tmp/out"
else
    pass 'the git hook stops a bad post'
fi
if grep -q '나쁜 글.md:3:.*DL503' "$tmp/out"; then
    pass 'and tells why'
else
    fail 'and tells why' "$tmp/out"
fi
git rm -qf --cached '나쁜 글.md'
mv '나쁜 글.md' '나쁜 글.MDX'
echo '데이터을 모았다.' >notes.txt
git add -A
if ! git commit -qm 'bad' >"$tmp/out" 2>&1 && ! grep -q notes "$tmp/out" &&
    grep -q '나쁜 글.MDX:3:.*DL503' "$tmp/out"; then
    pass 'by the endings that folders are searched for'
else
    fail 'by the endings that folders are searched for' "$tmp/out"
fi

# The index is looked at, not the working tree.
mkdir drafts
sed 's/데이터을/데이터를/' '나쁜 글.MDX' >drafts/a.md
git rm -qf --cached '나쁜 글.MDX'
rm '나쁜 글.MDX'
echo '데이터을 모았다.' >post.md
git add -A
echo '데이터를 모았다.' >post.md
if git commit -qm 'bad' >"$tmp/out" 2>&1; then
    fail 'a bad post that is staged, with a good one on disk' "$tmp/out"
else
    pass 'a bad post that is staged, with a good one on disk'
fi
git add -A
echo '데이터을 모았다.' >post.md
if git commit -qm 'good' >"$tmp/out" 2>&1; then
    pass 'a good post that is staged, with a bad one on disk'
else
    fail 'a good post that is staged, with a bad one on disk' "$tmp/out"
fi
git checkout -q -- .
printf 'extends: generic\nposts: ["drafts/*.md"]\n' >.digestlint.yaml
echo '데이터을 모았다.' >post.md
git add -A
(cd drafts && git commit -qm 'what is no post' >"$tmp/out" 2>&1)
code=$?
if [ $code = 0 ]; then pass 'what is no post passes'; else
    fail 'what is no post passes' "$tmp/out"
fi
done_testing
