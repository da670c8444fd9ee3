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
    case " $* " in *' --summary '*) ;; *) without_summary err ;; esac
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

broken >$post
chmod 444 $post
exits 'a read-only file' 2 --fix $post
says 'it is said what to do' \
    "cannot write '$post': it is read-only; 'chmod u+w' allows writing" err
chmod 644 $post

broken >$post
ln $post other.md
exits 'a file with two names' 1 --fix $post
says 'that the other one stays is said' \
    "^digestlint: note: $post had other names (hard links); they keep the" err
same 'it is fixed' patched.md $post
same 'the other one stays' before.md other.md
ln -f $post other.md
exits 'nothing to fix' 1 --fix $post
holds 'nothing is said' [ ! -s err ]
exits 'a report with two names' 1 --format "text:$post.txt" $post
ln $post.txt $post.link
exits 'a report with two names' 1 --format "text:$post.txt" $post
says 'is mentioned, too' "note: $post.txt had other names" err
rm other.md $post.txt $post.link

# A report that is longer than what a pipe takes: the program waits for the
# reader in the middle of a run.
awk 'NR == FNR { text = text $0 "\n"; next }
     { print } END { for (i = 0; i < 60; i++) print text }' \
    before.md before.md >long-post.md

# start REPORT ARGUMENTS…: waits until some of the report is there.
start() {
    report=$1
    shift
    mkfifo "$report"
    # shellcheck disable=SC2086 # words
    env ${default-} ${RUN-} "$DIGESTLINT" check --no-config --lang en \
        --profile daily-papers --format full "$@" >"$report" 2>err &
    exec 3<"$report"
    dd bs=1 count=1 <&3 >out 2>/dev/null
}

# Meanwhile the next post, which has been linted, is saved by an editor.
cp long-post.md a.md
cp before.md b.md
default=--default-signal
start report --jobs 2 --fix a.md b.md
sleep 0.2
echo saved >>b.md
cat <&3 >>out
exec 3<&-
wait $!
code=$?
holds 'a file that changes while it is linted: exit 2' [ $code -eq 2 ]
says 'it is said that nothing was written' \
    '^digestlint: error: b.md changed while it was linted' err
{ cat before.md; echo saved; } >saved.md
same 'it is as the editor saved it' saved.md b.md
rm a.md b.md

# Ctrl-C and the like leave no file, and the status is that of the signal.
# shellcheck disable=SC3045 # not POSIX's, but every shell's
ulimit -c 0
for signal in HUP INT QUIT TERM XCPU; do
    start "report.$signal" --format json:report.json long-post.md
    kill -$signal $!
    wait $! 2>/dev/null
    code=$?
    exec 3<&-
    holds "SIG$signal: the status" [ "$(kill -l $code)" = $signal ]
done
find . -name '.digestlint-*' -o -name report.json >left
: >none
same 'signals leave no file' none left

# Who starts it with nohup does not expect it to end.
trap '' HUP
default=
start report.nohup long-post.md
trap - HUP
kill -HUP $!
cat <&3 >out
exec 3<&-
wait $!
holds 'a signal that was ignored still is' [ $? -eq 1 ]

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
