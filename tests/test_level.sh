#!/bin/sh
# Levels: --level and `level`, which hide findings; levels for many rules, which
# switch none on.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

cd "$tmp" || exit 2
mkdir .git
# an error with a fix, a warning, an info with a fix
cat >a.md <<'END'
모델를 쓴다.

오늘은 비가 온다 , 그래서 쉰다.

최대값을 구한다.
END
cp a.md saved
cat >all <<'END'
a.md:1: error DL503
a.md:3: warning DL604
a.md:5: info DL519
END
sed '$d' all >warnings
sed '2,$d' all >errors

# levels NAME STATUS [OPTION...]: the findings are standard input.
levels() {
    name=$1 status=$2
    shift 2
    cat >want
    digestlint check --lang en --select DL503,DL604,DL519,DL902 "$@" a.md \
        >out 2>err
    code=$?
    sed 's/^\([^:]*:[0-9]*\):[0-9]*: \([a-z]*\): .*\[\(DL...\).*/\1: \2 \3/' \
        out >got
    [ $code = "$status" ] || fail "$name: exit status $code" err
    same "$name" want got
}

printf 'extends: generic\nposts: "*.md"\n' >.digestlint.yaml
levels 'all' 1 <all
levels '--level info' 1 --level info <all
levels '--level warning' 1 --level warning <warnings
levels '--level error' 1 --level error <errors
levels 'what is hidden does not fail a run' 0 --level error \
    --ignore DL503 --fail-on info </dev/null
echo 'level: warning' >>.digestlint.yaml
levels 'level: warning' 1 <warnings
levels 'the command line over the configuration' 1 --level info <all

# Every format leaves out the same.
for format in full json sarif lsp github gitlab rdjson; do
    digestlint check --lang en --format $format a.md >out 2>err
    if grep -q DL604 out && ! grep -q "instead of '최대값'" out; then
        pass "$format"
    else
        fail "$format" out
    fi
done

# What is not reported is not fixed.
digestlint check --fix a.md >/dev/null 2>&1
if grep -q '최대값' a.md && grep -q '모델을' a.md; then
    pass '--fix leaves what is hidden'
else
    fail '--fix leaves what is hidden' a.md
fi
cp saved a.md

# A comment that suppresses something hidden is of use.
printf '<!-- digestlint-disable-next-line DL519 -->\n최대값을 구한다.\n' >a.md
levels 'a comment for what is hidden' 0 --level warning </dev/null
cp saved a.md

# A baseline has everything, and forgets nothing for being hidden.
digestlint check --select DL503,DL604,DL519 --baseline known.json \
    --update-baseline a.md 2>/dev/null
levels 'a baseline written with hidden findings' 0 --level info \
    --baseline known.json </dev/null
digestlint check --select DL503,DL604,DL519 --baseline known.json a.md \
    >out 2>&1
same 'nothing is called gone that is hidden' /dev/null out

# ---- levels for many rules -------------------------------------------------
# on TEXT OPTION...: which of two rules that are off by default and one that is
# on are on, and at which level.
on() {
    want=$1
    shift
    digestlint check --lang en --show-settings a.md "$@" |
        sed -n 's/^  \(DL50[39]\|DL610\) [^:]*: \([a-z]*\) .*/\1 \2/p' |
        paste -sd, - >got
    if [ "$(cat got)" = "$want" ]; then pass "levels: $*"; else
        fail "levels: $*: not '$want'" got
    fi
}
printf 'extends: generic\n' >.digestlint.yaml
on 'DL503 info' --severity DL5=info
on 'DL503 warning' --severity all=warning
on 'DL503 info,DL509 info' --severity DL5=info --severity DL509=info
on 'DL509 info' --severity DL509=on
on 'DL503 off' --severity DL5=off
on 'DL503 off,DL509 error' --select DL509 --severity DL5=error
on 'DL503 off,DL610 warning' --select DL610 --severity DL6=warning
printf 'extends: generic\nrules: {DL5: info}\n' >.digestlint.yaml
on 'DL503 info'
printf 'extends: generic\nrules: {DL5: {severity: info}, DL509: warning}\n' \
    >.digestlint.yaml
on 'DL503 info,DL509 warning'
printf 'extends: generic\nrules: {all: off, DL5: info}\n' >.digestlint.yaml
on 'DL503 info' --select DL5 --ignore DL509
digestlint check --lang en --show-settings a.md |
    grep -c 'DL503.*info\|DL604.*off' >got
echo 2 >want
same 'a prefix after all: off' want got
printf 'extends: generic\nrules: {DL5: on}\n' >.digestlint.yaml
digestlint check --lang en --show-settings a.md | grep -c 'DL509.*info' >got
echo 1 >want
same 'on switches on' want got
done_testing
