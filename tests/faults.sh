#!/bin/sh
# Whatever fails, a file is the complete old one or the new one, nothing is left
# beside it, and the exit status is 0 or 1 only if all is as in a run without
# faults: make check-faults. System calls fail, or signals arrive in them, by
# strace; allocations fail by a preloaded library, which make puts into $FAULTS;
# writes are cut short by a limit on the size of files.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
: "${FAULTS:=$PWD/build/release/tests/faults}"
root=$PWD
if ! strace -o /dev/null true 2>/dev/null; then
    skip 'faults' 'strace is not installed, or may not trace'
    done_testing
    exit
fi
unset LC_ALL LC_MESSAGES LANG
cd "$tmp" || exit 2

# ---- the files -----------------------------------------------------------------
# A folder with a long post, which is written in several calls, two more, and a
# report and a baseline that are there already.
mkdir -p posts/sub
post=2025-09-13-daily-papers-20250913.md
awk 'NR == FNR { text = text $0 "\n"; next }
     { print } END { for (i = 0; i < 8; i++) print text }' \
    "$root/examples/$post" "$root/examples/$post" >posts/$post
sed 's/RIVERNET를/RiverNet을/' "$root/examples/$post" \
    >posts/sub/2025-09-14-daily-papers-20250914.md
printf -- '---\ntitle: 제목\n---\n\n모델를 쓴다.\n' >posts/sub/x.md
echo 'extends: daily-papers' >posts/.digestlint.yaml
echo '*.tmp' >posts/.gitignore
echo 'an old report' >posts/report.sarif
"$DIGESTLINT" check --quiet --baseline posts/baseline.json --update-baseline \
    posts/sub >/dev/null
# What another owner, and a list of who may do what, ask for.
chown 65534:65534 posts/sub/x.md 2>/dev/null || :
"$FAULTS/attributes" posts/sub/x.md ||
    echo '# this file system has no attributes'

# ---- one run -------------------------------------------------------------------
# Each kind of run has a folder with: start, the files before; after; work, in
# which it runs; out and code, what it prints and its status.

# begin KIND ARGUMENTS…: the run without faults, and the system calls in it.
begin() {
    kind=$1
    shift
    mkdir "$tmp/$kind"
    cd "$tmp/$kind" || exit 2
    cp -a ../posts start
    cp -a start work
    (
        cd work || exit 2
        strace -f -o ../calls "$DIGESTLINT" check --lang en --today 2025-09-13 \
            "$@"
    ) >out 2>/dev/null
    echo $? >code
    mv work after
    own_calls
    echo "$@" >arguments
    for file in tries lost left green silent status; do : >$file; done
}

# attempt WHAT COMMAND…: a run by the command that makes it fail.
attempt() {
    what=$1
    shift
    rm -rf work
    cp -a start work
    (
        cd work || exit 2
        # shellcheck disable=SC2046 # words
        "$@" "$DIGESTLINT" check --lang en --today 2025-09-13 \
            $(cat ../arguments)
    ) >now 2>err </dev/null
    status=$?
    echo "$what: $status" >>tries
    for old in start/*.* start/sub/*.*; do
        file=${old#start/}
        cmp -s "$old" "work/$file" || cmp -s "after/$file" "work/$file" ||
            is_report "work/$file" || echo "$what: $file" >>lost
    done
    for file in work/.digestlint-* work/sub/.digestlint-*; do
        case $what in
        KILL*) ;;
        *) [ ! -e "$file" ] || echo "$what: $file" >>left ;;
        esac
    done
    case $status in
    0 | 1)
        if [ $status != "$(cat code)" ] || ! cmp -s out now ||
            ! diff -r after work >/dev/null; then
            echo "$what: $status" >>green
        fi
        ;;
    2)
        grep -q '^digestlint: error: ' err || grep -q 'error: .*DL90' now ||
            echo "$what" >>silent
        ;;
    esac
    ends "$what" $status || echo "$what: exit status $status" >>status
}

# A report on a run in which something failed says that; it is complete.
is_report() {
    case $1 in
    *.sarif) [ $status = 2 ] && [ "$(tail -c 2 "$1")" = "}" ] ;;
    *) false ;;
    esac
}

# ends WHAT STATUS: whether the program may end in this way: by the signal that
# it got, or as it says.
ends() {
    case $1 in
    HUP*) [ $2 = 129 ] ;;
    INT*) [ $2 = 130 ] ;;
    KILL*) [ $2 = 137 ] ;;
    TERM*) [ $2 = 143 ] ;;
    *) [ $2 -le 2 ] ;;
    esac
}

# ---- faults ----------------------------------------------------------------------

# What the program does itself: it begins by looking whether the standard streams
# are open, and what was before loaded it. Lists "CALL N", the Nth of these calls;
# strace counts each call, in each thread.
own_calls() {
    awk '
        { name = $2; sub(/\(.*/, "", name) }
        name !~ /^[a-z0-9_]+$/ || name ~ /^exit/ { next }
        { n[name]++ }
        is_begun { print name, n[name] }
        name == "fcntl" && /\(2, F_GETFD/ { is_begun = 1 }' calls >own
}

# pick MOST: at most so many lines, spread over all.
pick() {
    awk -v most="$1" '
        { line[NR] = $0 }
        END {
            step = int((NR - 1) / most) + 1
            for (i = 1; i <= NR; i += step) print line[i]
        }'
}

# inject FAULT MOST PATTERN COMMAND…: in the calls that match, one after the
# other, each time they are made, but at most MOST times.
inject() {
    fault=$1 bpf=
    case $fault in
    error=*) bpf=--seccomp-bpf ;; # with it, signals do not arrive
    esac
    grep -E "$3" own | pick "$2" >picked
    shift 3
    while read -r name n; do
        attempt "${fault#*=} in $name $n" "$@" env --default-signal \
            strace -f $bpf -o /dev/null -e "trace=$name" \
            -e "inject=$name:$fault:when=$n"
    done <picked
}

# fail_calls MOST COMMAND…: the errors that these calls give in practice.
fail_calls() {
    most=$1
    shift
    while read -r call errors; do
        for error in $errors; do
            inject "error=$error" "$most" "^$call " "$@"
        done
    done <<'END'
read EIO EINTR
write ENOSPC EIO EINTR EDQUOT
openat EACCES EMFILE EINTR EIO
newfstatat EIO EACCES ENAMETOOLONG
getdents64 EIO EACCES
close EIO EINTR
fsync EIO ENOSPC EINTR
linkat EIO ENOSPC EPERM
renameat2 EIO EINVAL ENOSPC
renameat EIO ENOSPC EXDEV
fchmod EPERM EIO
fchown EPERM EIO
flistxattr EIO ERANGE
fgetxattr EIO ENODATA
fsetxattr EPERM ENOSPC
faccessat2 EACCES EROFS
fcntl EINVAL EAGAIN
getcwd EACCES ENOENT
END
}

# send_signals MOST COMMAND…: of each signal.
send_signals() {
    most=$1
    shift
    for signal in INT TERM HUP KILL; do
        inject "signal=$signal" "$most" . "$@"
    done
}

# fail_allocations MOST COMMAND…
fail_allocations() {
    most=$1
    shift
    attempt 'count' "$@" env FAULT_COUNT="$PWD/allocations" \
        LD_PRELOAD="$FAULTS/preload.so"
    last=$(cat allocations)
    step=$((last / most + 1))
    k=1
    while [ $k -le "$last" ]; do
        attempt "allocation $k" "$@" env FAULT_MALLOC=$k \
            LD_PRELOAD="$FAULTS/preload.so"
        k=$((k + step))
    done
}

limited() {
    # shellcheck disable=SC3045 # not POSIX's, but every shell's
    ulimit -f "$1"
    shift
    "$@"
}

limit_files() {
    for blocks in 1 2 3 4 5 6 8 10 12 16 20; do
        attempt "files of $blocks blocks" limited $blocks
    done
}

plain() {
    env FAULT_PLAIN=1 LD_PRELOAD="$FAULTS/preload.so" "$@"
}

# ---- what is run ---------------------------------------------------------------

fix='--quiet --jobs 1 --fix .'
# shellcheck disable=SC2086 # words
run_kind() {
    case $1 in
    check)
        begin "$1" --jobs 1 .
        fail_calls 12
        fail_allocations 2000
        ;;
    threads)
        begin "$1" --jobs 2 --format full .
        fail_allocations 120
        ;;
    fix)
        begin "$1" $fix
        fail_calls 40
        send_signals 60
        fail_allocations 200
        limit_files
        ;;
    plain-fix) # as on a file system that has little
        begin "$1" $fix
        cp -a start work
        (cd work && plain strace -f -o ../calls "$DIGESTLINT" check \
            --lang en --today 2025-09-13 $fix) >/dev/null 2>&1
        own_calls
        fail_calls 12 plain
        send_signals 60 plain
        ;;
    diff)
        begin "$1" --jobs 1 --diff .
        fail_calls 6
        fail_allocations 100
        ;;
    sarif)
        begin "$1" --jobs 1 --format sarif:report.sarif .
        fail_calls 8
        send_signals 25
        fail_allocations 150
        limit_files
        ;;
    baseline)
        begin "$1" --jobs 1 --baseline baseline.json --update-baseline .
        fail_calls 8
        send_signals 15
        fail_allocations 100
        ;;
    esac
}

# A few at once.
kinds='fix check plain-fix sarif threads baseline diff'
# shellcheck disable=SC2086
set -- $kinds
while [ $# -gt 0 ]; do
    (run_kind "$1") &
    if [ $# -gt 1 ]; then (run_kind "$2"); shift; fi
    wait
    shift
done

# Somebody writes to the file after the last look at it, right before it loses
# its name: it gets that back.
cd "$tmp" || exit 2
name=sub/2025-09-14-daily-papers-20250914.md
mkdir saved
cp -a posts saved/work
cp posts/$name saved/expected
echo saved >>saved/expected
(
    cd saved/work || exit 2
    # shellcheck disable=SC2086
    env FAULT_APPEND=$name LD_PRELOAD="$FAULTS/preload.so" "$DIGESTLINT" \
        check --lang en --fix $name
) >out 2>err
code=$?
same 'saved in the last moment' saved/expected saved/work/$name
find saved -name '.digestlint-*' >left
if [ $code -eq 2 ] && [ ! -s left ] &&
    grep -q "error: $name changed while it was linted" err; then
    pass 'and that is said'
else
    cat left >>err
    fail "and that is said: exit $code" err
fi

tries=0
for kind in $kinds; do
    n=$(wc -l <"$kind/tries")
    tries=$((tries + n))
    while read -r file what; do
        if [ -s "$kind/$file" ]; then
            sed 20q "$kind/$file" >why
            fail "$kind: $what in $n faults" why
        else
            pass "$kind: $what in $n faults"
        fi
    done <<'END'
lost no byte lost
left no file left
green never green by accident
silent every failure says why
status the status says how it ended
END
done
echo "# $tries faults"
if [ $tries -ge 1000 ]; then pass 'a thousand faults'; else
    fail 'a thousand faults'
fi
done_testing
