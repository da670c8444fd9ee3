#!/bin/sh
# What people type who come from other tools: it works, or the error has the
# near thing.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
export LC_ALL=C.UTF-8
root=$PWD
cd "$tmp" || exit 2
mkdir .git
printf 'extends: generic\nposts: "*.md"\n' >.digestlint.yaml
echo '모델를 쓴다.' >bad.md
echo '모델을 쓴다.' >good.md

# exits NAME CODE ARGUMENT...: out and err are what it printed.
exits() {
    name=$1 want=$2
    shift 2
    digestlint "$@" >out 2>err </dev/null
    code=$?
    if [ $code = "$want" ]; then pass "$name"; else
        echo "exit $code" >>err
        fail "$name" err
    fi
}

# says NAME TEXT: on standard error.
says() {
    if grep -qF -e "$2" err; then pass "$1"; else fail "$1" err; fi
}

# ---- options ----------------------------------------------------------------
for option in '-f full' '-j 2' '-c .digestlint.yaml' -q --no-color \
    '--color never' '--color=auto' --exit-zero '--output-format full' --stat \
    '--select dl5 --ignore DL507'; do
    want=1
    case $option in *zero) want=0 ;; esac
    # shellcheck disable=SC2086 # words
    exits "$option" $want check $option bad.md
done
for option in -V --version -h --help --show-files; do
    exits "$option" 0 check $option good.md
done

# Each answer is about an option, a command or a key that there is.
for command in check init rules explain; do digestlint help $command; done >options
sed -n 's/^ *\([a-z-]*\):.*/\1/p' "$root/docs/keys.md" >keys
# shellcheck disable=SC2016 # backticks of Markdown
grep -o '`[a-z-]*`' "$root/docs/keys.md" | tr -d '`' >>keys
for option in -C -d -e -i -l -n -o -p -r -s -v -w --add-ignore --add-noqa \
    --allow-parse-error --cache --check --concurrency --debug --disable \
    --dry-run --enable --exclude --exit-code --explain --ext --extend-exclude \
    --extend-ignore --extend-select --fail-level --fix-dry-run --fix-only \
    --formatter --generate-config --glob --ignore-path --ignore-pattern \
    --include --init --language --list-rules --locale --max-warnings \
    --min-alert-level --min-severity --minimum-severity --no-cache \
    --no-exit-code --only --output --output-file --per-file-ignores --preview \
    --report-unused-disable-directives --reporter --rule --rules \
    --severity-level --show-fixes --show-source --silent --skip --stdin \
    --stdin-display-name --stdin-file-path --stdin-filepath --threads \
    --verbose --watch --write; do
    digestlint check $option x bad.md >out 2>err </dev/null
    code=$?
    answer=$(sed -n "s/^digestlint: error: unknown option '$option'; //p" err)
    unknown=
    for word in $(printf %s "$answer" | grep -o -e '--[a-z][a-z-]*'); do
        grep -q -e " $word\b" options || unknown="$unknown $word"
    done
    for word in $(printf %s "$answer" | sed -n "s/.*'\([a-z]*\)' in the.*/\1/p")
    do
        grep -qx "$word" keys || unknown="$unknown $word"
    done
    if [ $code = 2 ] && [ -n "$answer" ] && [ -z "$unknown" ] && [ ! -s out ] &&
        [ "$answer" != '--help lists them' ]; then
        pass "$option is answered"
    else
        echo "exit $code, unknown:$unknown" >>err
        fail "$option is answered" err
    fi
done
exits '--config key=value' 2 check --config entry-length=1200 bad.md
says '--config key=value: the near thing' '--severity RULE=LEVEL sets a level'
exits '--formt' 2 --formt
says '--formt: the near thing' "did you mean '--format'?"

# ---- commands -----------------------------------------------------------------
exits 'help' 0 help
exits 'help check' 0 help check
cp out help
exits 'check --help' 0 check --help
same 'both are the same' help out
exits 'lint POST' 1 lint bad.md
for word in fix fmt format; do
    exits "$word POST" 2 $word bad.md
    says "$word POST: the near thing" "digestlint check --fix"
    [ ! -s out ] || fail "$word POST: nothing is linted" out
done
for line in "version:'--version'" "chekc:'check'" "rule:'explain'"; do
    exits "${line%%:*}" 2 "${line%%:*}"
    says "${line%%:*}: the near thing" "did you mean ${line#*:}?"
done

# ---- a configuration that is no file --------------------------------------------
# `posts` is relative to the working folder.
piped='{extends: generic, posts: "bad.*", rules: {DL503: info}}'
for name in /dev/stdin /dev/fd/0 -; do
    echo "$piped" | digestlint check --config $name --summary >out 2>err
    echo "bad.md:1:3: info: '모델' takes '을', not '를' [DL503 particle-mismatch]" \
        >want
    same "--config $name" want out
done
mkfifo pipe
echo "$piped" >pipe &
exits '--config of a named pipe' 0 check --config pipe
grep -c 'info: .*DL503' out >got
echo 1 >want
same '--config of a named pipe: it is used' want got
echo '{extends: generic, rules: {DL503: [}' |
    digestlint check --config - good.md >out 2>err
if [ $? = 2 ] && grep -q '^--config:1:[0-9]*: error: .*DL901' out; then
    pass 'a mistake in it has its place'
else
    fail 'a mistake in it has its place' out
fi
exits '--config /dev/null' 1 check --config /dev/null bad.md
echo x | digestlint check --config - - >out 2>err
says 'standard input twice' \
    '--config -: standard input cannot be the configuration and something else'
printf 'bad.md\0' | digestlint check --config /dev/stdin --files0-from - \
    >out 2>err
says 'standard input twice, for names' 'and something else at once'
echo '{extends: generic, patterns: [{id: no-x, message: an x, words: [x]}]}' |
    digestlint explain --config - no-x >out 2>err
if grep -q '^no-x$' out && grep -q ' at --config:1:' out; then
    pass 'explain --config -'
else
    fail 'explain --config -' err
fi
echo '{extends: generic, patterns: [{id: no-x, message: an x, words: [x]}]}' |
    digestlint rules --config - >out 2>err
grep -c ' no-x ' out >got
same 'rules --config -' want got
digestlint check --config /dev/zero good.md >out 2>err
says 'an endless one' 'is larger than'

# ---- a reader that goes away ------------------------------------------------------
i=0
while [ $i -lt 3000 ]; do
    i=$((i + 1))
    printf '모델를 %d번 쓴다.\n\n' $i
done >many.md
for format in text full json sarif lsp github gitlab rdjson; do
    { digestlint check --quiet --format $format many.md 2>err; echo $? >code; } |
        head -n 1 >/dev/null
    if [ "$(cat code)" = 1 ] && [ ! -s err ]; then
        pass "--format $format | head"
    else
        fail "--format $format | head" err
    fi
done
for command in 'rules' 'rules --format json' 'explain DL5' 'help check'; do
    # shellcheck disable=SC2086 # words
    { digestlint $command 2>err; echo $? >code; } | true
    if [ "$(cat code)" = 0 ] && [ ! -s err ]; then
        pass "$command | true"
    else
        fail "$command | true" err
    fi
done

# ---- a clean run -------------------------------------------------------------------
exits 'a clean run' 0 check good.md
cat out err >got
: >want
same 'a clean run is silent in a pipe' want got
done_testing
