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
done_testing
