#!/bin/sh
# Fixes that are left out: --fix says which and why, no format offers them, and
# no count includes them. Nothing is fixed under a configuration with mistakes.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
root=$PWD
cd "$tmp" || exit 2
mkdir work && cd work || exit 2

# check CODE ARGUMENT…: reports to out, the rest to err.
check() {
    want=$1
    shift
    digestlint check --config c.yaml --fail-on never "$@" >out 2>err
    code=$?
}

# says NAME LINE FILE
says() {
    if [ $code -eq "$want" ] && grep -qxF -e "$2" "$3"; then pass "$1"; else
        { echo "want: exit $want, $2" && cat "$3"; } >why
        fail "$1: exit $code" why
    fi
}

lacks() {
    if [ $code -ne "$want" ] || grep -qF -e "$2" "$3"; then
        fail "$1: exit $code" "$3"
    else
        pass "$1"
    fi
}

cat >c.yaml <<'YAML'
extends: generic
rules: {DL604: error}
patterns:
  - {id: new, message: m, words: [신경망], replacement: 네트워크, fix: safe}
  - {id: other, message: m, words: [점], replacement: '`', fix: safe}
  - {id: stays, message: m, words: [물결], replacement: 큰 물결, fix: safe}
  - {id: unsafe, message: m, words: [구름], replacement: 클라우드}
YAML
cat >a.md <<'MARKDOWN'
신경망(NN)은 크다.

점 하나와 ` 둘이 있다.

물결이 인다.

신경망은 크다.

구름이 많다. 구름도 크다.
MARKDOWN
cp a.md kept.md

new='the result would have a new finding: DL503 particle-mismatch'

# ---- what is said ------------------------------------------------------------
check 1 --lang en --fix --diff a.md
says 'a new finding' "a.md:1:1: not fixed: new: $new" err
says 'other text' \
    'a.md:3:1: not fixed: other: text elsewhere on the page would change' err
says 'no effect' \
    'a.md:5:1: not fixed: stays: the finding would still be there' err
lacks 'an unsafe fix was not asked for' 'not fixed: unsafe' err
says 'what can be fixed is in the diff' '+네트워크는 크다.' out
check 1 --lang ko --fix --diff a.md
says 'in Korean' 'a.md:1:1: 수정 안 함: new: 고치면 새로운 지적이 생김: DL503 particle-mismatch' err
check 0 --lang en --fix - <a.md
says 'of standard input' \
    '<stdin>:5:1: not fixed: stays: the finding would still be there' err
lacks 'and not on standard output' 'not fixed' out
printf '<!-- digestlint-disable-file stays new other -->\n\n' >off.md
cat a.md >>off.md
check 0 --lang en --fix --diff --select stays,new,DL503 off.md
lacks 'suppressed findings are not said' 'not fixed' err

# ---- what is counted ---------------------------------------------------------
check 0 --lang en --summary a.md
says 'the summary' "1 file: 6 warnings (1 fixable with --fix, 2 more with \
--unsafe-fixes, 3 by hand); 3 fixes left out" err
check 0 --lang ko --summary a.md
says 'the summary in Korean' '파일 1개: 경고 6 (--fix로 1건, --unsafe-fixes로 2건 더 수정 가능, 3건은 직접); 수정 안 함 3' err
check 0 --lang en --summary --select unsafe a.md
says 'only unsafe ones' \
    '1 file: 2 warnings (2 fixable with --unsafe-fixes)' err
check 0 --lang en --summary off.md
says 'suppressed ones are not counted' \
    '1 file: 2 warnings (2 fixable with --unsafe-fixes); 4 suppressed' err
check 0 --lang en --statistics a.md
says 'statistics: one of two' '     2        1       0  new' out
says 'statistics: unsafe' '     2        0       2  unsafe' out
says 'statistics: none' '     1        0       0  stays' out
check 0 --baseline known.json --update-baseline a.md
check 0 --lang en --summary --baseline known.json a.md
says 'the baseline is not counted' \
    '1 file: nothing found; 6 in the baseline' err
check 0 --lang en --baseline known.json --fix --diff a.md
lacks 'nor said' 'not fixed' err

# ---- what formats offer ------------------------------------------------------
check 0 --lang en --format json a.md
says 'json: what is refused' "          \"refused\": {\"reason\": \
\"new-finding\", \"message\": \"$new\", \"code\": \"DL503\"}" out
says 'json: the counts' \
    '    "fixes": {"safe": 1, "unsafe": 2, "refused": 3},' out
# counts NAME NUMBER TEXT: lines of `out` with the text.
counts() {
    n=$(grep -cF -e "$3" out)
    if [ "$n" -eq "$2" ]; then pass "$1"; else fail "$1: $n" out; fi
}
counts 'json: only what is made is safe' 1 '"applicability": "safe"'
counts 'json: unsafe' 2 '"applicability": "unsafe"'
check 0 --format sarif a.md
counts 'sarif: only what is made' 3 '"fixes": ['
check 0 --format rdjson a.md
counts 'rdjson: only what is made' 1 '"suggestions": ['
check 0 --lang en --format full a.md
counts 'full: safe' 1 '= fix:'
counts 'full: refused' 3 '= no fix: '
check 0 --format json --fix --select new,stays,DL503 a.md
counts 'json, after fixing' 2 '"refused": {'
cp kept.md a.md
printf '가 <!-- digestlint-disable-line stays --> 물결' >idle.md
check 0 --format json --select DL701,DL902,stays idle.md
counts 'a comment that is used' 0 '"applicability"'
# A comment that suppresses nothing is removed; lsp fades it.
printf '글이다. <!-- digestlint-disable-line DL503 -->\n' >idle.md
check 0 --format lsp idle.md
counts 'lsp: what a fix removes' 1 '"tags": [1]'

# Without the other posts nobody knows whether the comment is needed.
cp c.yaml generic.yaml
echo 'extends: daily-papers' >c.yaml
for day in 13 14; do
    name=2025-09-$day-daily-papers-202509$day.md
    sed "s/2509[.]/25$day./" \
        "$root/examples/2025-09-13-daily-papers-20250913.md" >$name
    printf '\n<!-- digestlint-disable-file DL701 -->\n' >>$name
done
check 0 --format json --select DL701,DL902 2025-*.md
counts 'json: what only the other posts show' 2 '"reason": "other-posts"'
check 0 --lang en --fix --select DL701,DL902 2025-*.md
counts 'it is still found' 2 DL902
says '… and said' "2025-09-13-daily-papers-20250913.md:59:1: not fixed: \
DL902 unused-suppression: only a look at the other posts shows it" err
rm 2025-*.md
mv generic.yaml c.yaml

# ---- what the pages say ------------------------------------------------------
sed -n 's/^    \[DL_REFUSAL_[A-Z]*\] = {"\([a-z-]*\)",.*/\1/p' \
    "$root/src/fixes/refusal.c" | grep -v '^none$' | sort >want
for page in fixes.md ko/fixes.md; do
    sed -n 's/^| `\([a-z-]*\)` |.*/\1/p' "$root/docs/$page" | sort >listed
    same "docs/$page lists the reasons" want listed
done

# ---- severity ----------------------------------------------------------------
# A milder finding does not keep a fix from being made, an equal one does.
cat >severity.yaml <<'YAML'
extends: generic
patterns:
  - {id: long, message: m, words: [약어], replacement: 긴 이름, severity: error, fix: safe}
  - {id: name, message: m, words: [이름], severity: LEVEL}
YAML
for level in info warning error; do
    sed "s/LEVEL/$level/" severity.yaml >c.yaml
    echo '약어를 쓴다.' >b.md
    digestlint check --config c.yaml --fix --fail-on never b.md >/dev/null 2>&1
    case $level in
    error) echo '약어를 쓴다.' ;;
    *) echo '긴 이름을 쓴다.' ;;
    esac >want
    same "an error, and then $level" want b.md
done

# ---- too many ----------------------------------------------------------------
cat >c.yaml <<'YAML'
extends: generic
patterns:
  - {id: stays, message: m, words: [물결], replacement: 큰 물결, fix: safe}
YAML
awk 'BEGIN { for (i = 0; i < 400; i++) print "물결이 인다.\n" }' >many.md
cp many.md many.kept
check 0 --lang en --fix many.md
same 'too many to try: the text is the same' many.kept many.md
says 'the first ones were tried' \
    'many.md:1:1: not fixed: stays: the finding would still be there' err
says 'the last ones were not' "many.md:799:1: not fixed: stays: not tried, too \
many other fixes failed" err

# ---- twice is once -----------------------------------------------------------
# What cannot be fixed at first can be when something else has been.
cat >c.yaml <<'YAML'
extends: generic
patterns:
  - {id: a, message: m, pattern: '\bAAA\b', replacement: BBB, fix: safe}
  - {id: b, message: m, pattern: 'BBB(?= [가-힣]+ DDD)'}
  - {id: c, message: m, pattern: '\bDDD\b', replacement: CCC, fix: safe}
YAML
echo 'AAA 다음에 DDD 있다.' >c.md
check 0 --fix c.md
echo 'BBB 다음에 CCC 있다.' >want
same 'refused first, then made' want c.md
check 0 --format json a.md c.md
printf -- '---\n \000글\000\000\n---\n' >d.md
digestlint check --no-config --fix --fail-on never d.md >/dev/null 2>&1
cp d.md once.md
digestlint check --no-config --fix --fail-on never d.md >/dev/null 2>&1
same 'control characters in front matter, twice' once.md d.md

# ---- what is offered is made, and nothing else -------------------------------
cp -r "$root/tests/fixtures" fixtures
cd fixtures || exit 2
n=0
for file in */*.md; do
    digestlint check --fail-on never --quiet --format json "$file" \
        </dev/null >json 2>/dev/null
    offered=$(grep -c '"applicability": "safe"' json)
    grep -q '"code": "DL901"' json && offered=0
    digestlint check --fail-on never --quiet --diff "$file" >shown 2>/dev/null
    shown=$(wc -c <shown)
    n=$((n + 1))
    [ $((offered > 0)) = $((shown > 0)) ] ||
        echo "$file: $offered, $shown bytes"
done >wrong
if [ $n -gt 100 ] && [ ! -s wrong ]; then
    pass 'fixtures: safe fixes are offered where --fix makes some'
else
    fail 'fixtures: safe fixes are offered where --fix makes some' wrong
fi
cd ..

# ---- a configuration with mistakes -------------------------------------------
mkdir -p wrong right
echo 'extends: generic' >right/.digestlint.yaml
for mistake in 'rules: {DL510: off' 'rules: {DL510: of}' 'ruels: {DL510: off}'; do
    printf 'extends: generic\n%s\n' "$mistake" >wrong/.digestlint.yaml
    for option in --fix --unsafe-fixes; do
        for folder in wrong right; do
            printf '새로운 컨텐츠를 본다. 모델를 쓴다.\n' >$folder/a.md
        done
        cp right/a.md broken.md
        digestlint check --lang en $option wrong right >out 2>err
        code=$?
        want=2
        same "$mistake, $option: left alone" broken.md wrong/a.md
        says 'it is said' "digestlint: error: wrong/.digestlint.yaml: no file \
that it applies to was fixed, because it has mistakes" err
        if cmp -s broken.md right/a.md; then
            fail 'the other folder is fixed'
        else
            pass 'the other folder is fixed'
        fi
    done
    digestlint check --diff wrong >out 2>err
    code=$?
    lacks "$mistake: --diff" '+' out
    for format in json sarif rdjson full; do
        digestlint check --lang en --format $format wrong >all 2>err
        code=$?
        grep -e '"text": "을"' -e '^ *[0-9] + ' all >out
        lacks "$mistake: $format offers nothing" 을 out
    done
done
done_testing
