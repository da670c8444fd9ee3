# For tests with the real pre-commit, after lib.sh: skips the script where it is
# not installed, and makes $hook, the project as it lies here as a repository of
# hooks with the tag v0.1.0. Each revision is built anew, without optimisation.
# shellcheck shell=sh disable=SC2154 # lib.sh's tmp
root=$PWD
for tool in pre-commit git make; do
    command -v $tool >/dev/null || {
        skip 'pre-commit hooks' "$tool is not installed"
        done_testing
        exit
    }
done
export HOME="$tmp/home" PRE_COMMIT_HOME="$tmp/cache" CFLAGS=-O0
export GIT_AUTHOR_NAME=a GIT_AUTHOR_EMAIL=a@example.org
export GIT_COMMITTER_NAME=a GIT_COMMITTER_EMAIL=a@example.org
export GIT_CONFIG_NOSYSTEM=1 LC_ALL=C.UTF-8
unset PRE_COMMIT GIT_DIR GIT_INDEX_FILE
mkdir -p "$HOME"
git config --global init.defaultBranch main
git config --global core.quotePath false
git config --global protocol.file.allow always

hook=$tmp/hook
mkdir "$hook"
git -C "$root" ls-files -z --cached --others --exclude-standard |
    (cd "$root" && xargs -0 tar cf - --ignore-failed-read 2>/dev/null) |
    tar xf - -C "$hook"
git -C "$hook" init -q
git -C "$hook" add -A
git -C "$hook" commit -qm 'all'
git -C "$hook" tag v0.1.0
