#!/bin/sh
# What a stranger's pull request may contain: links out of the repository, and
# configurations that refer to files outside or belong to somebody else.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$tmp" || exit 2
wrong='# 글

모델를 쓴다.'
mkdir -p repo/posts repo/.git outside
printf '[remote]\n    url = https://bot:ghp_SECRET@example.com\n' >repo/.git/config
printf '%s\n' "$wrong" >outside/post.md
printf 'root:SECRET\nSECRET again\n' >outside/secret
cd repo || exit 2

# refused NAME WORDS COMMAND...: exit 2, the words on stderr, and no secret
# anywhere.
refused() {
    name=$1 words=$2
    shift 2
    digestlint "$@" >"$tmp/out" 2>"$tmp/err"
    code=$?
    cat "$tmp/out" "$tmp/err" >"$tmp/both"
    if [ $code -ne 2 ]; then
        fail "$name: exit status $code" "$tmp/both"
    elif ! grep -qF -- "$words" "$tmp/both"; then
        fail "$name: does not say: $words" "$tmp/both"
    elif grep -q SECRET "$tmp/both"; then
        fail "$name: a secret is told" "$tmp/both"
    else
        pass "$name"
    fi
}

# exits NAME CODE ARGUMENT...
exits() {
    name=$1 wanted=$2
    shift 2
    digestlint "$@" >"$tmp/out" 2>&1
    code=$?
    if [ $code -eq "$wanted" ]; then pass "$name"; else
        fail "$name: exit status $code" "$tmp/out"
    fi
}

# ---- links ------------------------------------------------------------------
ln -s /proc/self/environ posts/env.md
for format in text full json sarif lsp github gitlab rdjson; do
    (
        export MY_TOKEN=SECRET
        refused "a link to the environment, $format" 'out of the repository' \
            check --no-config --format $format .
        exit $tests_failed
    )
    tests_failed=$((tests_failed + $?)) tests_run=$((tests_run + 1))
done
MY_TOKEN=SECRET
export MY_TOKEN
refused 'a link to the environment, --diff' 'out of the repository' \
    check --no-config --diff .
rm posts/env.md

ln -s ../../outside/post.md posts/out.md
for path in . posts posts/out.md ./posts/../posts/out.md "$PWD/posts/out.md"; do
    refused "a link out, by $path" 'leads out of the repository' \
        check --no-config --profile generic --fix "$path"
done
printf '%s\n' posts/out.md >list
tr '\n' '\0' <list >list0
refused 'a link out, by --files0-from' 'leads out of the repository' \
    check --no-config --profile generic --fix --files0-from list0
printf '%s\n' "$wrong" >../wrong
same 'what a link leads to is not repaired' ../wrong ../outside/post.md
ln -s out.md posts/twice.md
refused 'a link to a link out' 'leads out of the repository' \
    check --no-config posts/twice.md
rm posts/out.md posts/twice.md

ln -s ../.git/config posts/git.md
refused 'a link into .git' "leads into the repository's .git" check --no-config .
rm posts/git.md

ln -s /dev/null posts/device.md
refused 'a link to a device' "'posts/device.md'" check --no-config .
rm posts/device.md
mkfifo pipe
ln -s ../pipe posts/pipe.md
refused 'a link to a pipe in the repository' "cannot read 'posts/pipe.md'" \
    check --no-config .
rm posts/pipe.md pipe

ln -s ../outside folder
refused 'a file behind a folder that is a link out' \
    "'folder' is a link that leads out of the repository" \
    check --no-config folder/post.md
refused 'a folder that is a link out' \
    "'folder': it is a link that leads out of the repository" \
    check --no-config folder
printf 'extends: generic\nposts: ["folder/*.md"]\n' >.digestlint.yaml
refused 'posts in a folder that is a link out' 'folder' check
rm folder .digestlint.yaml

ln -s ../outside/report report
echo kept >../outside/report
refused 'a report is not written through a link out' 'cannot write' \
    check --no-config --format sarif:report posts
digestlint check --no-config --baseline ../outside/known --update-baseline \
    posts >/dev/null
ln -s ../outside/known known
refused 'nor a baseline' 'cannot write' \
    check --no-config --baseline known --update-baseline posts
ln -s ../outside/report .digestlint.yaml
refused 'nor a configuration' 'cannot write' init --force
echo kept >../kept
same 'what was there is kept' ../kept ../outside/report
rm report known .digestlint.yaml

# Links that stay inside are followed, and name one file once.
printf '%s\n' "$wrong" >posts/own.md
ln -s own.md posts/also.md
ln -s posts same
digestlint check --no-config --profile generic . same/also.md >"$tmp/out" 2>&1
code=$?
if [ $code -eq 1 ] && [ "$(grep -c DL503 "$tmp/out")" -eq 1 ]; then
    pass 'links that stay in the repository'
else
    fail "links that stay in the repository: $code" "$tmp/out"
fi
ln -s nowhere.md posts/broken.md
exits 'a link that leads nowhere is no post' 1 check --no-config --profile generic posts
rm posts/also.md posts/broken.md same

ln -s ../outside/secret .gitignore
refused 'a .gitignore that is a link out' \
    "cannot read '.gitignore': it is a link" check --no-config .
rm .gitignore

# ---- what a configuration refers to -----------------------------------------
outside='is outside of the repository'
for key in 'extends: ../outside/secret' \
    'extends: [generic, ../outside/secret.yaml]' \
    'extends: ../outside/none.yaml' 'extends: .git/config' \
    'extends: /proc/self/environ' 'extends: posts/../../outside/secret' \
    'patterns: [../outside/secret]' 'patterns: ../outside/secret' \
    'arxiv: {bounds: ../outside/secret}' \
    'overrides: [{files: "*.md", arxiv: {bounds: ../outside/secret}}]'; do
    printf '%s\n' "$key" >.digestlint.yaml
    for format in text full json sarif github; do
        refused "$key, $format" "$outside" check --format $format posts
    done
done
ln -s ../outside/secret inside.yaml
echo 'extends: ./inside.yaml' >.digestlint.yaml
refused 'extends a link out' "$outside" check posts
rm inside.yaml
for pattern in '../**/*.md' 'posts/../../*.md' '../../../../**/*.md' '..'; do
    printf 'extends: generic\nposts: ["%s"]\n' "$pattern" >.digestlint.yaml
    refused "posts: $pattern" "without '..'" check
done
rm .digestlint.yaml
for target in ../outside/secret /proc/self/environ; do
    ln -s "$target" .digestlint.yaml
    refused "the configuration is a link to $target" 'out of the repository' \
        check posts
    rm .digestlint.yaml
done
ln -s .git/config .digestlint.yaml
refused 'the configuration is a link into .git' "repository's .git" check posts
rm .digestlint.yaml
ln -s nowhere .digestlint.yaml
refused 'the configuration is a link that leads nowhere' \
    'No such file or directory' check posts
rm .digestlint.yaml

printf 'extends: generic\nrules: {DL503: off}\n' >../outside/own.yaml
printf 'extends: ../outside/own.yaml\n' >.digestlint.yaml
exits '--config may extend what is outside' 0 check --config .digestlint.yaml posts
mkdir config
cp ../outside/own.yaml config/base.yaml
printf 'extends: config/base.yaml\n' >.digestlint.yaml
exits 'a configuration extends a file of its repository' 0 check posts
rm .digestlint.yaml

# ---- without a repository ---------------------------------------------------
mkdir -p ../plain/posts
cd ../plain || exit 2
ln -s ../../outside/post.md posts/out.md
for path in . posts posts/out.md; do
    refused "no repository: a link out, by $path" 'leads out of the folder' \
        check --no-config "$path"
done
rm posts/out.md
cp ../repo/posts/own.md posts
printf 'extends: ../outside/own.yaml\n' >.digestlint.yaml
refused 'no repository: extends a file above' 'is outside of this folder' \
    check posts
rm .digestlint.yaml

# ---- whose configuration it is ----------------------------------------------
printf 'extends: generic\nrules: {all: off}\n' >.digestlint.yaml
chmod 777 .
not_used='is not used: everybody may write'
refused 'a folder that everybody may write' "$not_used" check posts/own.md
refused 'from below' "$not_used" check posts
refused 'it says how to say yes' "DIGESTLINT_SAFE_DIRECTORY='$PWD'" check posts
for yes in "$PWD" "/nowhere:$PWD" "$tmp/*" '*' '/*'; do
    DIGESTLINT_SAFE_DIRECTORY=$yes
    export DIGESTLINT_SAFE_DIRECTORY
    exits "allowed by $yes" 0 check posts
done
for no in "$tmp" "$PWD/posts" "$PWD/*" "${PWD}x" ::; do
    DIGESTLINT_SAFE_DIRECTORY=$no
    refused "not allowed by $no" "$not_used" check posts
done
unset DIGESTLINT_SAFE_DIRECTORY
exits 'allowed by --config' 0 check --config .digestlint.yaml posts
exits 'not needed with --no-config' 1 check --no-config --profile generic posts
chmod 755 .
chmod 666 .digestlint.yaml
refused 'a file that everybody may write' "$not_used" check posts
chmod 644 .digestlint.yaml
if [ "$(id -u)" = 0 ]; then
    chown 65534 .
    refused "somebody else's folder" 'its folder' check posts
    refused "somebody else's folder" 'belongs to user' check --fix posts
    SUDO_UID=65534
    export SUDO_UID
    exits 'that of who called sudo is used' 0 check posts
    unset SUDO_UID
    chown 0 .
    chown 65534 .digestlint.yaml
    refused "somebody else's file" 'not used: it belongs to user' check posts
    chown 0 .digestlint.yaml
else
    skip "somebody else's folder" 'only root gives files away'
fi
exits 'our own is used' 0 check posts
rm .digestlint.yaml

# ---- what a link can hide ----------------------------------------------------
mkdir -p ../hide/posts/own
cd ../hide || exit 2
git init -q . 2>/dev/null || mkdir .git
cp ../repo/posts/own.md posts/p.md
printf 'extends: generic\nrules: {all: off}\n' >../own.yaml
printf 'overrides: [{files: "posts/**", rules: {DL503: error}}]\n' >>../own.yaml
cp ../own.yaml here.yaml
ln -s posts/p.md z.md
exits 'a link does not hide its target' 1 check --config here.yaml .
rm z.md
ln posts/p.md z.md
exits 'nor does a hard link' 1 check --config here.yaml .
rm z.md
printf 'extends: generic\nrules: {all: off}\n' >posts/own/.digestlint.yaml
ln -s ../p.md posts/own/q.md
exits 'nor one in a folder with other rules' 1 check --profile generic .
rm -r posts/own

# ---- links that realpath() cannot follow ------------------------------------
long=$(printf 'd%.0s' $(seq 200))
perl -e 'my ($name, $root) = @ARGV;
    my $path = join "/", ($name) x 20; my $at = "";
    for (split "/", $path) { mkdir $_; chdir $_ }
    my $rest = 4100 - length("$root/$path"); $rest = 1 if $rest < 1;
    mkdir "e" x $rest; chdir $root; symlink "$path/" . "e" x $rest, "l";' \
    "$long" "$PWD"
up=l/$(printf '../%.0s' $(seq 40))
ln -s "$up/proc/self/environ" far.md
for format in text full sarif; do
    refused "a link too long for realpath(), $format" 'a link that leads' \
        check --no-config --format $format far.md
done
refused 'the same, found' 'cannot read' check --no-config --format full .
rm far.md
ln -s "$up/proc/self/environ" .digestlint.yaml
refused 'the same as a configuration' 'a link that leads' check posts
ln -sf "$up$PWD/../outside/secret" inside.yaml
rm .digestlint.yaml
echo 'extends: ./inside.yaml' >.digestlint.yaml
refused 'the same, extended' "$outside" check posts
rm -rf .digestlint.yaml inside.yaml l ddd*
echo SECRET >gone
exec 7<gone
rm gone
ln -s /proc/self/fd/7 posts/magic.md
refused 'a link to a file without a name' 'a link that leads' \
    check --no-config --format full .
rm posts/magic.md
exec 7<&-

# ---- git's other layouts ----------------------------------------------------
if command -v git >/dev/null; then
    git init -q first
    git -C first -c user.name=a -c user.email=a@example.com commit -q \
        --allow-empty -m first
    git -C first worktree add -q ../second 2>/dev/null
    git init -q --separate-git-dir apart third
    for tree in second third; do
        cp posts/p.md $tree/a.md
        (
            cd $tree || exit
            exits "git's $tree layout" 1 check --no-config --profile generic .
            exit $tests_failed
        )
        tests_failed=$((tests_failed + $?)) tests_run=$((tests_run + 1))
    done
else
    skip "git's other layouts" 'git is not installed'
fi

# ---- a repository that somebody else put around ours ------------------------
if [ "$(id -u)" = 0 ]; then
    mkdir -p ../shared/.git ../shared/me
    chmod 1777 ../shared
    chown 65534 ../shared/.git
    echo '*.md' >../shared/.gitignore
    cp posts/p.md ../shared/me
    cd ../shared/me || exit 2
    exits "somebody else's .git hides nothing" 1 \
        check --no-config --profile generic .
else
    skip "somebody else's .git" 'only root gives files away'
fi
cd ../../plain 2>/dev/null || cd ../plain || exit 2
mkfifo .digestlint.yaml
refused 'a configuration that is a pipe' 'not a regular file' check posts
rm .digestlint.yaml

# ---- what cannot be read to the end -----------------------------------------
perl -e 'for (1 .. 25) { mkdir "b" x 200; chdir "b" x 200 }
    open F, ">", "a.md"; print F "# A\n"'
refused 'a path that is too long' 'File name too long' check --no-config .
rm -rf bbb*
mkdir locked
cp posts/own.md locked
if (be_bound); then
    be_bound
    chmod 755 . .. posts
    chmod 444 locked
    refused 'a folder that may not be searched' \
        "cannot read 'locked': Permission denied" check --no-config .
    refused 'nor its posts compared' "cannot read" \
        check --no-config --profile generic --select all locked/own.md
    chmod 755 locked
    echo '*.md' >.gitignore
    chmod 000 .gitignore
    refused 'a .gitignore that may not be read' "cannot read '.gitignore'" \
        check --no-config .
    rm -f .gitignore
    chmod 000 posts/own.md
    printf '# 모델를 쓴다\n' >heading.md
    chmod 777 posts
    mv heading.md posts
    chmod 666 posts/heading.md
    cp posts/heading.md ..
    refused 'a heading that an unreadable post may link to is not repaired' \
        "is not fixed; what links to its headings is unknown: cannot read '" \
        check --no-config --profile generic --select DL503 --fix \
        posts/heading.md
    same 'nor is anything else' ../heading.md posts/heading.md
    cp locked/own.md posts/other.md
    chmod 644 posts/other.md
    refused 'another post that may not be read' "cannot read 'posts/own.md'" \
        check --no-config --profile generic --select all posts/other.md
else
    skip 'a folder that may not be searched' 'no user whom permissions bind'
fi
done_testing
