#!/bin/sh
# The clock is the last net under the budget of a rule. It is looked at in time,
# even if the budget is far from its end: work that pays too little must not keep
# it from being looked at. Here each look takes half a minute.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
: "${BUILD:=build/release}" "${CC:=cc}"
case $BUILD,${RUN-} in
*/release,) ;;
*)
    skip 'a clock that is fast' 'another library comes before it'
    done_testing
    exit
    ;;
esac
cd "$tmp" || exit 2
cat >clock.c <<'CODE'
#include <time.h>
int clock_gettime(clockid_t id, struct timespec *t)
{
    static int n;
    *t = (struct timespec){.tv_sec = id == CLOCK_THREAD_CPUTIME_ID ? n += 31 : 0};
    return 0;
}
CODE
$CC -D_XOPEN_SOURCE=700 -shared -fPIC -o clock.so clock.c || exit 2

# late NAME PATTERN: long before the budget is at its end.
late() {
    printf 'patterns: [{id: x, scope: text, message: m, pattern: "%s"}]\n' \
        "$2" >.digestlint.yaml
    LD_PRELOAD=$tmp/clock.so "$DIGESTLINT" check --lang en --select x post.md \
        >out 2>&1
    code=$?
    if [ $code = 2 ] && grep -qF "'post.md': the rule 'x' took too much time" out
    then pass "$1"; else
        { echo "exit $code" && sed 3q out; } >why
        fail "$1" why
    fi
}
repeat() { awk -v n="$1" -v text="$2" 'BEGIN { while (n--) printf "%s", text }'; }
repeat 3000 a >post.md
late 'many callouts' '(?:a|b)*[xy]'
repeat 50000 'a ' >post.md
late 'many searches' 'a[ ]'
done_testing
