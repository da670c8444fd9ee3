#!/bin/sh
# Errors and notes speak the user's language: both texts stand in each call, and
# the language is that of --lang, wherever it is, of the configuration, or of the
# locale.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

# ---- both texts are there ------------------------------------------------------
# The compiler compares the arguments of both formats (DL_PRINTF_BOTH); that the
# second is Korean it cannot know.
find src -name '*.c' -exec awk -f tests/errors.awk {} + >"$tmp/calls"
# Texts that are passed on, from a table or a function, are none of a call.
awk -F '\t' '$2 != "" && $2 != "%s" && $3 !~ /[^ -~]/' "$tmp/calls" \
    >"$tmp/missing"
if [ -s "$tmp/missing" ]; then
    fail 'each error has its Korean text' "$tmp/missing"
else
    pass 'each error has its Korean text'
fi
if [ "$(wc -l <"$tmp/calls")" -ge 80 ]; then pass 'the errors are found'; else
    fail 'the errors are found' "$tmp/calls"
fi
printf '%s\n' 'void f(void)' '{' '    dl_cli_error("no \"%s\"; "' \
    '                 "stop", g(a, b) ? "그만, %s" : "끝", h(c));' \
    '    dl_error_set(e, S(1, 2), "a", "b");' '}' >"$tmp/calls.c"
awk -f tests/errors.awk "$tmp/calls.c" | sed "s|$tmp/||" >"$tmp/actual"
printf 'calls.c:%s\t%s\t%s\n' 3 'no \"%s\"; stop' '그만, %s끝' 5 a b \
    >"$tmp/expected"
same 'how errors are found' "$tmp/expected" "$tmp/actual"

# Two calls for an error whose arguments are words.
grep -rl 'dl_error_set_\(english\|korean\)(' src --include='*.c' |
    while read -r file; do
        english=$(grep -c 'dl_error_set_english(' "$file")
        korean=$(grep -c 'dl_error_set_korean(' "$file")
        [ "$english" -eq "$korean" ] || echo "$file: $english, $korean"
    done >"$tmp/unequal"
if [ -s "$tmp/unequal" ]; then
    fail 'each of two calls has the other' "$tmp/unequal"
else
    pass 'each of two calls has the other'
fi

# ---- the language --------------------------------------------------------------
unset LC_ALL LC_MESSAGES LANG LANGUAGE NO_COLOR
cd "$tmp" || exit 2
hangul='[^ -~]'

# says NAME LANGUAGE WORDS ARGUMENT...: the program fails and says WORDS, in
# Korean or in English.
says() {
    name=$1 language=$2 words=$3
    shift 3
    digestlint "$@" >out 2>err
    code=$?
    LC_ALL=C grep "^digestlint: error: .*$hangul" err >korean
    if [ $code -ne 2 ] || ! grep -qF -e "digestlint: error: $words" err; then
        echo "exit $code" >>err
        fail "$name" err
    elif [ "$language" = ko ] && [ ! -s korean ]; then
        fail "$name: not in Korean" err
    elif [ "$language" = en ] && [ -s korean ]; then
        fail "$name: not in English" err
    else
        pass "$name"
    fi
}

unknown_en="unknown option '--fxi'; did you mean '--fix'?"
unknown_ko="알 수 없는 옵션 '--fxi', 혹시 '--fix'?"
says 'English without a locale' en "$unknown_en" --fxi
says '--lang before the mistake' ko "$unknown_ko" --lang ko --fxi
says '--lang after it' ko "$unknown_ko" --fxi --lang ko
says '--lang=ko' ko "$unknown_ko" check --fxi --lang=ko
says 'an abbreviation' ko "$unknown_ko" --la ko --fxi
says 'the last one counts' en "$unknown_en" --lang ko --fxi --lang en
says 'not after --' en "$unknown_en" --fxi -- --lang ko
says '--level is another option' en "$unknown_en" --fxi --level=ko
export LANG=ko_KR.UTF-8
says 'the locale' ko "$unknown_ko" --fxi
says '--lang en against the locale' en "$unknown_en" --fxi --lang en
says 'no such language' ko '--lang kr: 쓸 수 없는 값, 쓸 수 있는 값: en, ko' \
    --lang kr
says '--lang without its value' ko "값이 필요한 옵션 '--lang'" --lang
export LC_ALL=C
says 'LC_ALL comes first' en "$unknown_en" --fxi
unset LC_ALL LANG

mkdir blog
echo 'language: ko' >blog/.digestlint.yaml
ln -s missing blog/post.md
says 'the language of the configuration' ko \
    "'blog/post.md' 읽기 실패: 그런 파일이나 폴더가 없음" blog/post.md
says '--lang en against the configuration' en \
    "cannot read 'blog/post.md': No such file or directory" --lang en \
    blog/post.md

# ---- what people meet ------------------------------------------------------------
# korean WORDS ARGUMENT...: the error in Korean.
korean() {
    words=$1
    shift
    says "$* --lang ko" ko "$words" "$@" --lang ko
}

: >empty
echo '본문이다.' >a.md
korean "'b.md' 읽기 실패: 그런 파일이나 폴더가 없음" b.md
korean "명령도 파일도 아닌 'chekc', 혹시 'check'?" chekc
korean "명령도 파일도 아닌 'version', 혹시 '--version'?" version
korean "알 수 없는 옵션 '-Z', --help로 목록을 볼 수 있음" check -Z
korean "값을 받지 않는 옵션 '--fix'" --fix=all
korean '--format xml: 없는 형식, 쓸 수 있는 형식: text, full,' --format xml
korean '--jobs two: 0부터 1024까지의 수가 아님' --jobs two
korean '--today 2026-13-45: 날짜가 아님, 2025-09-13처럼 적을 것' \
    --today 2026-13-45
korean '--select: 규칙을 하나 이상 적을 것' --select ''
korean "--select: 규칙 'particle-mismatsh' 없음, 혹시 'particle-mismatch'?" \
    --select particle-mismatsh a.md
korean "--ignore: 규칙 'qqqqqqqq' 없음, 'digestlint rules'로 목록을 볼 수 있음" \
    --ignore qqqqqqqq a.md
korean "--severity: RULE=LEVEL 형식이 아닌 'DL503', 쓸 수 있는 수준: " \
    --severity DL503 a.md
korean "프로필 'dailypapers' 없음, 혹시 'daily-papers'?" --profile dailypapers
korean "'$tmp/none.yaml' 읽기 실패: 그런 파일이나 폴더가 없음" --config none.yaml a.md
korean '--config, --no-config는 함께 쓸 수 없음' --config x --no-config
korean '--root none: 폴더 없음' --root none
korean '--stdin-filename은 표준 입력으로' --stdin-filename a.md
korean "'$tmp/blog' 읽기 실패: 폴더임" --config blog a.md
korean "empty:1: 올바른 JSON이 아님" --baseline empty a.md
korean 'explain: 설명할 규칙을 적을 것' explain
korean "규칙 'particle-mismatsh' 없음, 혹시 'particle-mismatch'?" \
    explain particle-mismatsh
korean "help: 명령 'chck' 없음, 혹시 'check'?" help chck
korean '--show-settings blog: 마크다운 파일을 적을 것' \
    --show-settings blog

# The options of other linters.
sed -n 's/^    {"\([a-zA-Z -]*\)",.*/\1/p' "$OLDPWD/src/cli/foreign.c" |
    tr ' ' '\n' >foreign
while read -r option; do
    case $option in ?) option=-$option ;; *) option=--$option ;; esac
    digestlint check "$option" --lang ko a.md 2>&1 |
        LC_ALL=C grep -q "^digestlint: error: .*$hangul" || echo "$option"
done <foreign >without
: >nothing
same 'options of other linters' nothing without
[ "$(wc -l <foreign)" -ge 20 ] || fail 'options of other linters: too few'

# ---- the words of libraries ---------------------------------------------------
# finds WORDS ARGUMENT...: a finding in Korean.
finds() {
    words=$1
    shift
    digestlint check --lang ko "$@" >out 2>err
    if grep -qF -e "$words" out; then pass "$words"; else
        fail "$words" out
    fi
}

echo 'a: b: c' >y.yaml
finds "y.yaml:1:5: error: 올바른 YAML이 아님: 여기에 올 수 없는 값(':')" \
    --config y.yaml a.md
echo 'posts: [a, b' >y.yaml
finds "올바른 YAML이 아님: ','나 ']'가 없음('['로 시작하는 목록)" --config y.yaml a.md
printf 'extends: generic\nextends: generic\n' >y.yaml
finds "올바른 YAML이 아님: 두 번 쓴 키 'extends'" --config y.yaml a.md
printf 'posts: \377\n' >y.yaml
finds '올바른 YAML이 아님: UTF-8이 아님' --config y.yaml a.md
echo 'extends: none.yaml' >y.yaml
finds "읽을 수 없는 파일 'none.yaml': 그런 파일이나 폴더가 없음" --config y.yaml a.md
cat >y.yaml <<'YAML'
patterns: [{id: a, message: m, pattern: "(b"}, {id: c, message: m, pattern: "*"}]
YAML
finds '정규식 오류(3번째 글자): 닫는 괄호가 없음' --config y.yaml a.md
finds '정규식 오류(1번째 글자): 앞에 되풀이할 것이 없는 수량자' --config y.yaml a.md
printf -- '---\ntitle: "x\n---\n\n글이다.\n' >fm.md
finds '읽을 수 없는 머리말: 닫히기 전에 끝남(따옴표로 감싼 값)' fm.md

# All words that src/parse has for a problem are in its table.
cd "$OLDPWD" || exit 2
{
    sed -n 's/.*\(refuse(.*\|^  *\)"\([a-z][A-Za-z ,8-]*\)");$/\2/p' \
        src/parse/yaml.c
    sed -n 's/^    "\(found .*\)";$/\1/p' src/parse/yaml.c
    sed -n 's/.*words = "\(.*\)";/\1/p' src/config/file.c
    sed -n 's/.*problem = DL_STR("\(.*\)");/\1/p' src/parse/frontmatter.c
} | sort -u >"$tmp/problems"
while read -r problem; do
    grep -qF "{\"$problem\"," src/parse/yaml_words.c || echo "$problem"
done <"$tmp/problems" >"$tmp/without"
: >"$tmp/nothing"
same 'the problems of YAML' "$tmp/nothing" "$tmp/without"
[ "$(wc -l <"$tmp/problems")" -ge 7 ] ||
    fail 'the problems of YAML: too few are found' "$tmp/problems"
cd "$tmp" || exit 2

# ---- reports ---------------------------------------------------------------------
for format in json sarif lsp github gitlab rdjson; do
    digestlint check --lang ko --format $format b.md >out 2>err
    if grep -q '읽기 실패: 그런 파일이나' out; then pass "$format: in Korean"; else
        fail "$format: in Korean" out
    fi
    digestlint check --lang en --format $format b.md >out 2>err
    if grep -q 'No such file' out; then pass "$format: in English"; else
        fail "$format: in English" out
    fi
done
done_testing
