#!/bin/sh
# check.sh counts honestly: what crashed or never reported did not pass.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

# counts NAME EXPECTED COMMANDS: a test program of these commands.
counts() {
    printf '#!/bin/sh\n%s\n' "$3" >"$tmp/program.sh"
    chmod +x "$tmp/program.sh"
    tests/check.sh "$tmp/program.sh" >"$tmp/out"
    code=$?
    tail -n 1 "$tmp/out" >"$tmp/actual"
    echo "$2" >"$tmp/expected"
    same "$1" "$tmp/expected" "$tmp/actual"
    case $2 in *' 0 failed'*) want=0 ;; *) want=1 ;; esac
    if [ $code -eq $want ]; then pass "$1: exit"; else fail "$1: exit $code"; fi
}

counts 'all kinds' '2 passed, 1 failed, 2 skipped' \
    'echo 1..5; echo ok 1 - a; echo not ok 2 - b
     echo "ok 3 # SKIP c"; echo "not ok 4 # SKIP d"; echo ok 5; exit 1'
counts 'a crash in the middle' '1 passed, 2 failed, 0 skipped' \
    'echo 1..3; echo ok 1; kill -SEGV $$'
counts 'an error behind the last test' '1 passed, 1 failed, 0 skipped' \
    'echo 1..1; echo ok 1; exit 99'
counts 'two groups' '2 passed, 1 failed, 0 skipped' \
    'echo 1..1; echo ok 1; echo 1..2; echo ok 1'
counts 'no TAP, exit 0' '1 passed, 0 failed, 0 skipped' 'echo fine'
counts 'no TAP, exit 77' '0 passed, 0 failed, 1 skipped' 'exit 77'
counts 'no TAP, exit 1' '0 passed, 1 failed, 0 skipped' 'exit 1'
# shellcheck disable=SC2016 # the program's own variable
counts 'what runs it is killed' '0 passed, 1 failed, 0 skipped' \
    'kill -KILL $PPID'

# Two that wait for each other run beside each other, and both are counted.
mkfifo "$tmp/meet"
printf '#!/bin/sh\necho >"%s"\n' "$tmp/meet" >"$tmp/one.sh"
printf '#!/bin/sh\nread -r _ <"%s"\n' "$tmp/meet" >"$tmp/other.sh"
chmod +x "$tmp/one.sh" "$tmp/other.sh"
JOBS=2 tests/check.sh "$tmp/one.sh" "$tmp/other.sh" | tail -n 1 >"$tmp/actual"
echo '2 passed, 0 failed, 0 skipped' >"$tmp/expected"
same 'two programs' "$tmp/expected" "$tmp/actual"

# shows NAME COMMANDS: what is shown of a program that fails; expected on stdin.
shows() {
    printf '#!/bin/sh\n%s\n' "$2" >"$tmp/program.sh"
    tests/check.sh "$tmp/program.sh" | sed '/^program.sh: /,$d' >"$tmp/actual"
    cat >"$tmp/expected"
    same "$1" "$tmp/expected" "$tmp/actual"
}

shows 'the golden that differs and no other' \
    'echo ok 1 - a; echo not ok 2 - b; echo "# -x"; echo "# +y"; echo ok 3 - c
     echo "not ok 4 # SKIP d"; echo 1..4; exit 1' <<'SHOWN'
not ok 2 - b
# -x
# +y
# exit status 1
SHOWN
shows 'the unit test that fails, with what it printed' \
    'echo 1..3; echo "# of a"; echo ok 1 - a; echo "# of b"
     echo "not ok 2 - b"; echo "# b.c:7: error: no"; echo "# of c"
     echo "ok 3 - c"; exit 1' <<'SHOWN'
# of b
not ok 2 - b
# b.c:7: error: no
# exit status 1
SHOWN
shows 'what a crash printed' \
    'echo 1..2; echo "# of a"; echo ok 1 - a; echo "Sanitizer: no"; exit 99' \
    <<'SHOWN'
Sanitizer: no
# exit status 99
SHOWN
done_testing
