#!/bin/sh
# Fixes as a user applies them: in place, as a diff, from standard input; and
# what must not happen to a file.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
root=$PWD
cd "$tmp" || exit 2
post=2025-09-13-daily-papers-20250913.md

broken() {
    sed 's/RIVERNET를/RiverNet을/' "$root/examples/$post"
}

# exits NAME CODE ARGUMENTS…: standard output in out, the error output in err.
exits() {
    name=$1 want=$2
    shift 2
    digestlint check --no-config --lang en "$@" >out 2>err
    code=$?
    if [ $code -eq "$want" ]; then pass "$name"; else
        cat err >>out
        fail "$name: exit $code" out
    fi
}

holds() {
    name=$1
    shift
    if "$@"; then pass "$name"; else fail "$name"; fi
}

says() {
    if grep -q -e "$2" "$3"; then pass "$1"; else fail "$1" "$3"; fi
}

broken >$post
cp -p $post before.md
exits '--diff: something would change' 1 --diff $post
cp out diff.out
says '--diff is a unified diff' '^--- a/2025-09-13' out
same '--diff writes nothing' before.md $post
cp before.md patched.md
if patch -s patched.md diff.out; then pass 'patch takes the diff'; else
    fail 'patch takes the diff'
fi
chmod 640 $post
exits '--fix: what is left makes the exit code' 1 --fix --summary $post
says '--fix: the summary counts' 'fixed' err
same '--fix does what --diff showed' patched.md $post
holds 'the mode stays' [ "$(stat -c %a $post)" = 640 ]
exits '--diff: nothing more to do' 0 --diff $post
exits '--fix --fail-on never' 0 --fix --fail-on never $post

broken >$post
exits '--unsafe-fixes' 1 --unsafe-fixes $post
says '--unsafe-fixes adds the labels' '^- Goal: 본 연구는 검색' $post

exits 'standard input' 1 --fix --stdin-filename $post - <before.md
same 'standard input comes back repaired' patched.md out
says 'its report goes to stderr' 'DL406' err
printf '깨끗한 글이다.\n' >clean.md
exits 'a clean text comes back as it is' 0 --fix --profile generic - <clean.md
same 'byte by byte' clean.md out

broken >$post
ln -s $post link.md
exits 'a symbolic link' 1 --fix --ignore DL107 link.md
holds 'stays one' [ -L link.md ]
same 'its target is repaired' patched.md $post
rm link.md

broken | sed 's/$/\r/' >$post
exits 'CRLF' 1 --fix $post
sed 's/$/\r/' patched.md >crlf.md
same 'CRLF stays' crlf.md $post

mkdir sealed
broken >sealed/$post
cp sealed/$post kept.md
chmod 555 sealed
bound=${RUN-}
if be_bound; then
    exits 'a read-only folder' 2 --fix sealed/$post
    says 'it is said why' "^digestlint: error: cannot write 'sealed/$post'" err
    same 'the file is untouched' kept.md sealed/$post
else
    skip 'a read-only folder' 'others may not run the program'
fi
RUN=$bound
chmod 755 sealed

# Each reading of this file gives another text, as if an editor had saved it
# between the reading and the writing.
uuid=/proc/sys/kernel/random/uuid
if [ -f $uuid ]; then
    ln -s $uuid changing.md
    mkdir -p beside
    cat >first-dash.yaml <<'END'
extends: generic
patterns:
  - {id: first-dash, message: no dash, pattern: '-.*', replacement: '', fix: safe}
END
    # From another folder: from this one, no link may lead out of it.
    (
        cd beside || exit
        digestlint check --config ../first-dash.yaml --lang en --fix \
            ../changing.md
    ) >out 2>err
    code=$?
    holds 'a file that changes while it is linted: exit 2' [ $code -eq 2 ]
    says 'it is said that nothing was written' \
        '^digestlint: error: ../changing.md changed while it was linted' err
    holds 'it is still the link' [ -L changing.md ]
    rm changing.md
else
    skip 'a file that changes while it is linted' "no $uuid"
fi

# Standard input comes in more than one piece.
awk 'BEGIN { for (i = 0; i < 20000; i++) printf "%d째 글이다.\n\n", i }' >long.md
exits 'a long text from a pipe' 0 --fix --profile generic --fail-on never - \
    <long.md
same 'comes back whole' long.md out

broken >$post
{ sed -n 1,8p $post; echo '<!-- digestlint-disable-file -->'; echo; sed -n '9,$p' $post; } >off.md
cp off.md off.kept
digestlint check --no-config --fix --select DL205,DL503 off.md >/dev/null
same 'suppressed findings are not repaired' off.kept off.md

done_testing
