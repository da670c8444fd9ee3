#!/bin/sh
# A file being fixed is the complete old one or the new one, whatever happens to
# the system calls that write it: make check-faults. Calls are made to fail, or
# the program to die in them, by strace; writes are cut short by a limit on the
# size of files.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
root=$PWD
if ! strace -o /dev/null true 2>/dev/null; then
    skip 'faults' 'strace is not installed, or may not trace'
    done_testing
    exit
fi
cd "$tmp" || exit 2
post=2025-09-13-daily-papers-20250913.md
cp "$root/examples/$post" old
# A long post, so that it is written in several calls.
awk 'NR == FNR { text = text $0 "\n"; next }
     { print } END { for (i = 0; i < 8; i++) print text }' old old >long
tries=0 lost=0 kept=0 replaced=0

# attempt COMMAND…: fixes $post in the folder `work`, and checks the result.
attempt() {
    tries=$((tries + 1))
    cp source "work/$post"
    "$@" "$DIGESTLINT" check --no-config --quiet --fail-on never --fix \
        "work/$post" >/dev/null 2>&1
    if cmp -s source "work/$post"; then
        kept=$((kept + 1))
    elif cmp -s fixed "work/$post"; then
        replaced=$((replaced + 1))
    else
        lost=$((lost + 1))
        cp "work/$post" "lost.$lost"
    fi
}

inject() {
    attempt strace -f -o /dev/null -e "trace=${1%%:*}" -e "inject=$1"
}

limited() {
    (
        ulimit -f "$1"
        shift
        "$@"
    )
}

mkdir work
for text in old long; do
    cp "$text" source
    cp source "work/$post"
    digestlint check --no-config --quiet --fail-on never --fix "work/$post" \
        >/dev/null
    cp "work/$post" fixed
    for call in write openat fchmod fchown fsync close rename newfstatat; do
        for fault in error=ENOSPC error=EIO error=EINTR signal=KILL; do
            when=1
            while [ $when -le 14 ]; do
                inject "$call:$fault:when=$when"
                when=$((when + 1))
            done
        done
    done
    for blocks in 0 1 2 3 4 5 6 8 10 12 16 20; do
        attempt limited $blocks
    done
    while [ $tries -lt 1000 ] && [ $text = long ]; do
        inject "write:error=ENOSPC:when=$((tries % 5 + 1))"
    done
done

echo "# $tries tries: $replaced repaired, $kept as before"
if [ $lost -eq 0 ]; then pass "no file lost in $tries tries"; else
    fail "$lost of $tries files lost"
fi
if [ $replaced -gt 0 ] && [ $kept -gt 0 ]; then
    pass 'some faults stopped the repair, some did not'
else
    fail 'the faults did nothing'
fi
done_testing
