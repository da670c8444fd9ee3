#!/bin/sh
# The pre-commit hooks, with the real pre-commit on repositories made here:
# make check-hooks.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/lib_precommit.sh
. tests/lib_precommit.sh
post=2025-09-13-daily-papers-20250913.md

# ---- helpers -------------------------------------------------------------------

# blog NAME: a repository with a clean post, into which the shell changes.
blog() {
    cd "$tmp" && rm -rf "$1" && git init -q "$1" && cd "$1" || exit 2
    mkdir _posts
    cp "$tmp/clean.md" "_posts/$post"
    git add -A
    git commit -qm first
}

hooks() {
    {
        printf 'repos:\n- repo: %s\n  rev: v0.1.0\n  hooks:\n' "$hook"
        for id; do printf '  - id: %s\n' "$id"; done
    } >.pre-commit-config.yaml
}

# holds NAME COMMAND…
holds() {
    name=$1
    shift
    if "$@"; then pass "$name"; else fail "$name" "$tmp/out"; fi
}

# runs NAME CODE COMMAND…
runs() {
    name=$1 want=$2
    shift 2
    "$@" >"$tmp/out" 2>&1 </dev/null
    code=$?
    if [ $code -eq "$want" ]; then pass "$name"; else
        fail "$name: exit $code" "$tmp/out"
    fi
}

says() {
    if grep -q -e "$2" "$tmp/out"; then pass "$1"; else fail "$1" "$tmp/out"; fi
}

"$DIGESTLINT" check --no-config --unsafe-fixes --fail-on never \
    --stdin-filename $post - <"$root/examples/$post" 2>/dev/null |
    sed 's/RIVERNET를/RiverNet을/; s/^정보 부족.*/자료가 적다./; s/쓸 수$/쓸 수 있다./' >"$tmp/clean.md"

# ---- the manifest ----------------------------------------------------------------
runs 'the manifest is valid' 0 \
    pre-commit validate-manifest "$hook/.pre-commit-hooks.yaml"

# ---- a broken compiler leaves no half program --------------------------------------
git clone -q "$hook" "$tmp/broken"
cat >"$tmp/cc" <<'END'
#!/bin/sh
echo 'cc: this compiler is broken' >&2
exit 1
END
chmod +x "$tmp/cc"
runs 'a broken compiler' 3 env CC="$tmp/cc" \
    "$tmp/broken/tools/pre-commit-hook.sh" check "$tmp/clean.md"
says 'its log is shown' 'this compiler is broken'
holds 'no half program' [ ! -e "$tmp/broken/build/digestlint" ]

# ---- a missing library is named, and what to do about it ---------------------------
mkdir "$tmp/none"
cat >"$tmp/none/pkg-config" <<END
#!/bin/sh
case \$* in *jansson*) exit 1 ;; esac
exec "$(command -v pkg-config)" "\$@"
END
chmod +x "$tmp/none/pkg-config"
runs 'a missing library' 3 env PATH="$tmp/none:$PATH" \
    "$tmp/broken/tools/pre-commit-hook.sh" check "$tmp/clean.md"
says 'is named' 'error: libraries not found: jansson'
says 'with what installs it' 'tools/bootstrap.sh'
says 'or does without' 'digestlint-system'

# ---- where there is no flock ---------------------------------------------------------
mkdir "$tmp/few" "$tmp/broken/build/pre-commit.lock.d"
for program in sh env dirname mkdir rmdir sleep; do
    ln -s "$(command -v $program)" "$tmp/few"
done
runs 'a lock that is left over' 3 env PATH="$tmp/few" DIGESTLINT_HOOK_WAIT=2 \
    "$tmp/broken/tools/pre-commit-hook.sh" check "$tmp/clean.md"
says 'is told, not waited for without end' 'pre-commit.lock.d.* is there'
rmdir "$tmp/broken/build/pre-commit.lock.d"
runs 'a failing build without flock' 3 env PATH="$tmp/few" \
    "$tmp/broken/tools/pre-commit-hook.sh" check "$tmp/clean.md"
says 'names the commands that it lacks' 'not found: cc make pkg-config'
holds 'and leaves no lock' [ ! -e "$tmp/broken/build/pre-commit.lock.d" ]

# ---- sixteen first uses at once ------------------------------------------------------
git clone -q "$hook" "$tmp/crowd"
i=0
while [ $i -lt 16 ]; do
    i=$((i + 1))
    "$tmp/crowd/tools/pre-commit-hook.sh" --version \
        >"$tmp/crowd.$i" 2>"$tmp/crowd.err.$i" &
done
wait
cat "$tmp"/crowd.err.* >"$tmp/out"
holds 'sixteen first uses build once' \
    [ "$(grep -c 'building once' "$tmp/out")" = 1 ]
holds 'and all of them run' \
    [ "$(cat "$tmp"/crowd.[0-9]* | grep -c '^digestlint ')" = 16 ]

# ---- repo: and rev: ---------------------------------------------------------------
blog linted
hooks digestlint
runs 'a clean post passes' 0 pre-commit run --all-files
cp "$root/examples/$post" _posts/
git add -A
runs 'a bad post fails' 1 pre-commit run
says 'with its findings' '_posts/.*DL104'
cp "$tmp/clean.md" _posts/$post
git add -A
echo '을를' >>_posts/$post
runs 'what is not staged is not looked at' 0 pre-commit run
git checkout -q -- _posts

cp "$root/examples/$post" '_posts/2025-09-13 논문 요약.md'
git add -A
runs 'Korean and blanks in a file name' 1 pre-commit run
says 'the name as it is' '_posts/2025-09-13 논문 요약.md:3:'
printf 'extends: daily-papers\nexclude: ["_posts/* *"]\n' >.digestlint.yaml
git add -A
runs 'what is excluded stays so when it is named' 0 pre-commit run
printf 'extends: daily-papers\nposts: ["_posts/*[0-9].md"]\n' >.digestlint.yaml
echo '블로그를를 소개한다.' >README.md
git add -A
runs 'what is no post passes: a README' 0 pre-commit run
git commit -qm more --no-verify

sed 's/2025-09-13/2025-09-14/g; s/20250913/20250914/' "$tmp/clean.md" \
    >_posts/2025-09-14-daily-papers-20250914.md
git add -A
runs 'a paper of another post' 1 pre-commit run
says 'is found although only one post is passed' 'DL701'

# ---- names that are options -------------------------------------------------------
blog names
echo '# precious' >README.md
printf 'rules: {all: off}\n' >evil.md
echo 'extends: generic' >.digestlint.yaml
git add -A
git commit -qm 'the owner' --no-verify
cp README.md "$tmp/precious"
hooks digestlint
# named NAME: a commit with such a file alone
named() {
    git rm -qf --cached --ignore-unmatch -- "$last"
    rm -f -- "$last"
    last=./$1
    echo '모델를 본다.' >"$last"
    git add -A
    runs "$1" "$2" pre-commit run
}
last=./none
named --format=text:README.md 1
says 'is told, with the other spelling' "write './--format=text:README.md'"
holds 'and nothing is written' cmp -s README.md "$tmp/precious"
named --config=evil.md 1
says 'is not read as a configuration' "write './--config=evil.md'"
named --fix.md 1
says 'is no option, so a file' '^--fix.md:1:'

# ---- which files ------------------------------------------------------------------
# names: the files that the run before showed, in order.
names() {
    sed -n 's/:[0-9]*:[0-9]*: .*//p' "$tmp/out" | sort -u | tr '\n' ' '
}

blog endings
echo 'extends: generic' >.digestlint.yaml
for name in a.mdx b.MD c.qmd d.txt e.py; do echo '모델를 본다.' >"$name"; done
mkdir drafts && cp a.mdx d.txt drafts/
hooks digestlint
git add -A
runs 'the endings that folders are searched for' 1 pre-commit run
holds 'and no others' [ "$(names)" = 'a.mdx b.MD c.qmd drafts/a.mdx ' ]
echo '    files: ^drafts/' >>.pre-commit-config.yaml
git add -A
runs 'a user who sets files' 1 pre-commit run
holds 'has Markdown only' [ "$(names)" = 'drafts/a.mdx ' ]
sed -i 's/    files:/    exclude:/' .pre-commit-config.yaml
git add -A
runs 'a user who sets exclude' 1 pre-commit run
holds 'has Markdown only, too' [ "$(names)" = 'a.mdx b.MD c.qmd ' ]

# ---- digestlint-fix --------------------------------------------------------------
blog fixed
hooks digestlint-fix
sed 's/^tags: .*/tags: [papers, hugginface]/' "$tmp/clean.md" >_posts/$post
git add -A
runs 'the fixer fails when it changes a file' 1 pre-commit run
says 'as pre-commit sees it' 'files were modified by this hook'
git add -A
runs 'and passes the second time' 0 pre-commit run
holds 'the post is repaired' grep -q huggingface _posts/$post

# ---- digestlint-system -----------------------------------------------------------
blog installed
hooks digestlint-system
mkdir "$tmp/bin"
cp "$DIGESTLINT" "$tmp/bin/digestlint"
runs 'the installed program' 0 \
    env PATH="$tmp/bin:$PATH" pre-commit run --all-files

# ---- try-repo --------------------------------------------------------------------
blog tried
runs 'try-repo' 0 pre-commit try-repo "$hook" digestlint --all-files

done_testing
