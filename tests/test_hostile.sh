#!/bin/sh
# Posts, names and messages from strangers: nothing in them forges a report, a
# patch, a command of a GitHub Actions runner or of a terminal.
. "$(dirname "$0")/lib.sh"
hostile="perl $PWD/tests/hostile.pl"
matcher=$PWD/tools/problem-matcher.json
command -v perl >/dev/null || {
    skip 'hostile posts' 'no perl'
    done_testing
    exit
}
mkdir "$tmp/blog"
cd "$tmp/blog" || exit 2
formats='text full json sarif lsp github gitlab rdjson'

# none NAME FILE: the file is empty, or says what is wrong.
none() {
    if [ -s "$2" ]; then
        head -n 20 "$2" | cat -v >../wrong
        fail "$1" ../wrong
    else
        pass "$1"
    fi
}

# ---- every kind of character, in every output -----------------------------
$hostile posts
cp .digestlint.yaml ../own.yaml
git init -q . && git add -A
set -- --select all --today 2025-09-13
for format in $formats; do
    digestlint check "$@" --format "$format" --statistics --summary . \
        >"../out.$format" 2>"../err.$format"
    cat "../out.$format" "../err.$format" >../both
    $hostile terminal <../both >../wrong
    none "$format: nothing that a terminal obeys" ../wrong
    if command -v jq >/dev/null; then
        case $format in
        json | sarif | lsp | gitlab | rdjson)
            jq -e . "../out.$format" >/dev/null 2>../wrong
            none "$format: JSON" ../wrong
            ;;
        esac
    fi
    GITHUB_ACTIONS=true digestlint check "$@" --format "$format" --statistics \
        --summary . >../both 2>&1
    own=
    [ "$format" = github ] && own=1
    $hostile runner $own <../both >../wrong
    none "$format: nothing that a runner obeys" ../wrong
    [ "$format" = github ] && continue
    GITHUB_ACTIONS=true digestlint check "$@" --format "$format:../file" \
        --format text . >/dev/null 2>&1
    $hostile runner <../file >../wrong
    none "$format: nor in its file" ../wrong
done
grep -c . ../out.text >../n
[ "$(cat ../n)" -gt 1000 ] && pass 'there is much to say' ||
    fail 'there is much to say' ../n
command -v jq >/dev/null && {
    GITHUB_ACTIONS=true digestlint check "$@" --format json . |
        jq -S . >../there
    digestlint check "$@" --format json . | jq -S . >../here
    same 'json: on a runner it means the same' ../here ../there
}
for language in en ko; do
    for command in 'rules' 'explain own' 'rules --format json' 'init --stdout' \
        'arxiv lookup ::add-mask::x ##[error]x' 'explain ##[error]x' \
        'check --format ##[error]x' 'check ##[error]x' 'check --jobs ##[x'; do
        # shellcheck disable=SC2086 # words
        GITHUB_ACTIONS=true LC_ALL=$language digestlint $command >../both 2>&1
        $hostile terminal <../both >../wrong
        $hostile runner <../both >>../wrong
        none "$command ($language)" ../wrong
    done
done
escape=$(printf '\033]0;x\a\302\2331m\342\200\256')
for command in "check $escape" "check --$escape" "check --format $escape" \
    "check --files0-from $escape" "check --config $escape" "explain $escape" \
    "check --select $escape" "rules $escape" "init $escape" "$escape" \
    "arxiv lookup $escape" "arxiv status --bounds $escape" "help $escape"; do
    # shellcheck disable=SC2086 # words
    digestlint $command >../both 2>&1
    $hostile terminal <../both >../wrong
    none "an argument: ${command%"$escape"}" ../wrong
done
mkdir "init$escape" && cp 101.md "init$escape/" 2>/dev/null
cp ./*104.md "init$escape/"
digestlint init --stdout "init$escape" >../both 2>&1
digestlint init "init$escape" >>../both 2>&1
$hostile terminal <../both >../wrong
none 'init: names' ../wrong
rm -r "init$escape"

# ---- what a report says stays readable ------------------------------------
rm -rf ../blog/* ../blog/.git ../blog/.digestlint.yaml
bad() {
    printf '# 글\n\n모델를 쓴다.\n'
}
check() {
    digestlint check --no-config --profile generic --select DL503 --lang en "$@"
}
# only NAME WANT: the one name of a report on the folder.
only() {
    bad >"./$1"
    check . >../got
    printf '%s:3:3: error: %s\n' "$2" \
        "'모델' takes '을', not '를' [DL503 particle-mismatch]" >../want
    same "a name: $2" ../want ../got
    sed -n 's/.*"regexp": "\(.*\)",/\1/p' "$matcher" |
        sed 's/\\\\/\\/g' >../regexp
    perl -e 'my ($file, $want) = @ARGV; open my $in, "<", $file; my $r = <$in>;
        chomp $r; $_ = <STDIN>; chomp; /$r/; print "$1 $2 $3\n"' ../regexp \
        <../got >../got2
    echo "$2 3 3" >../want
    same "a name: $2: for the problem matcher" ../want ../got2
    rm "./$1"
}
only 'README.md' 'README.md'
only 'README.md:1:1: error: pwned [x].md' \
    'README.md\x3a1\x3a1: error: pwned [x].md'
only '::set-output name=exit-code::0.md' './::set-output name=exit-code::0.md'
only ' ::add-mask::a.md' './ ::add-mask::a.md'
only 'note: README.md' './note: README.md'
only '2025-09-13 10:30.md' '2025-09-13 10:30.md'
only '가: 나.md' '가: 나.md'
only "$(printf '\302\2331m\342\200\256.md')" '\u009b1m\u202e.md'
only "$(printf 'a\377.md')" 'a\xff.md'

# ---- the summary of a job: no name is a link, a mention or a formula ---------
rm -rf ../blog/*
set -- 'www.example.com x.md' 'http:@example.com.md' '@mention #123.md' \
    'a@example.com.md' '$x$ :tada:.md' '`b` ``.md' '<b>|c|.md' '[d](e) ![f].md' \
    "$(printf 'g\n| h |.md')" '*i* _j_ ~k~ \|.md' '&amp; \`.md'
for name; do
    bad >"./$name"
done
GITHUB_STEP_SUMMARY=$tmp/summary.md check --format github . >/dev/null
sed -n '/^| File/,$p' ../summary.md | sed -n '3,$p' | grep . >../rows
grep -vE '^\| `[^`|]+` \| 1 \| 0 \| 0 \|$' ../rows >../wrong
none 'summary: every name is in a code span' ../wrong
[ "$(grep -c . ../rows)" = $# ] && pass 'summary: every name has a row' ||
    fail 'summary: every name has a row' ../rows
grep -qF '`<b>\x7cc\x7c.md`' ../rows && grep -qF '`\x60b\x60 \x60\x60.md`' ../rows &&
    pass 'summary: what would end it is escaped' ||
    fail 'summary: what would end it is escaped' ../rows
: >../summary.md
GITHUB_STEP_SUMMARY=$tmp/summary.md digestlint check --format github \
    --config 'www.example.com `@m.yaml' . >/dev/null 2>&1
grep -vE '^(### digestlint|`[^`]+`|)$' ../summary.md >../wrong
none 'summary: neither is an error' ../wrong

# ---- patches ---------------------------------------------------------------
# The same change as --fix makes, by patch and by git, whatever the names are.
rm -rf ../blog ../fixed ../patched ../applied
mkdir ../blog
cd ../blog || exit 2
set -- '글.md' 'a b.md' ' c.md' "$(printf 'd\te.md')" 'q"uo"te.md' 'b\\s.md' \
    "$(printf 'esc\033[2J.md')" "$(printf '\302\2331m\342\200\256.md')" \
    '::add-mask::x.md' '##[add-mask]x.md' 'z:1:1: error.md' "it's.md" \
    "$(printf 'cr\rcr.md')" "$(printf 'del\177.md')" '--- a.md' '"q.md' \
    "$(printf 'x\n--- a/victim.txt\n+++ b/victim.txt\n@@ -1 +1 @@\n-safe\n+owned\n.md')"
for name; do
    case $name in
    */*) mkdir -p "./${name%/*}" ;;
    esac
    {
        bad
        printf ' ::add-mask::x\n##[set-output name=a]b\r::add-mask::y\n'
        printf '\033]0;owned\a\302\233\n--- a/victim.txt\n'
    } >"./$name"
done
echo safe >victim.txt
printf 'no line end 모델를' >end.md
cp -r . ../fixed
cp -r . ../patched
cp -r . ../applied
check --diff . >../patch.diff
GITHUB_ACTIONS=true check --diff . >../runner.diff
(cd ../fixed && check --fix . >/dev/null)
for diff in patch runner; do
    (cd ../patched && patch -s -p1 <"../$diff.diff") >../wrong 2>&1
    none "patch reads $diff.diff" ../wrong
    diff -r ../fixed ../patched >../wrong 2>&1
    none "$diff.diff: patch does as --fix" ../wrong
    (cd ../applied && git init -q . && git apply "../$diff.diff") >../wrong 2>&1
    none "git apply reads $diff.diff" ../wrong
    rm -rf ../applied/.git
    diff -r ../fixed ../applied >../wrong 2>&1
    none "$diff.diff: git apply does as --fix" ../wrong
    rm -rf ../patched ../applied
    cp -r . ../patched
    cp -r . ../applied
done
if grep -q owned ../patched/victim.txt; then
    fail 'a patch changes no other file' ../patch.diff
else
    pass 'a patch changes no other file'
fi
# As git itself names them.
git init -q . && git add -A
cp -r ../fixed/. .
git -c core.quotePath=false diff | grep -a '^\(---\|+++\) ["ab]' | sort >../want
grep -a '^\(---\|+++\) ["ab]' ../patch.diff | sort >../got
same 'names are quoted as git does' ../want ../got
git checkout -q . 2>/dev/null

$hostile runner <../runner.diff >../wrong
none 'diff: nothing that a runner obeys' ../wrong
GITHUB_ACTIONS=true check --diff . >../second.diff
head -n 1 ../runner.diff >../first
head -n 1 ../second.diff >../second
if cmp -s ../first ../second || ! grep -q '^::stop-commands::' ../first; then
    fail 'diff: the word is another each time' ../first
else
    pass 'diff: the word is another each time'
fi
sed '1d;$d' ../runner.diff >../got
same 'diff: nothing else is different' ../patch.diff ../got
bad >plain.txt
GITHUB_ACTIONS=true check --diff --stdin-filename plain.md - <plain.txt >../got
check --diff --stdin-filename plain.md - <plain.txt >../want
same 'diff: without commands there is nothing to stop' ../want ../got
GITHUB_ACTIONS=true check --diff --statistics --format sarif:../s.sarif \
    -- '글.md' nothing.md >../both 2>&1
$hostile runner <../both >../wrong
$hostile runner <../s.sarif >>../wrong
none 'diff: beside other formats and errors' ../wrong
cp '글.md' ../in
GITHUB_ACTIONS=true check --fix - <../in >../got 2>/dev/null
same 'a filter gives the fixed text, byte for byte' '../fixed/글.md' ../got

# ---- a terminal ------------------------------------------------------------
if ! command -v script >/dev/null; then
    skip 'a terminal' 'no script (bsdutils)'
    done_testing
    exit
fi
# on_terminal OPTION...: as there, without CR before the line ends.
on_terminal() {
    {
        printf 'stty -opost\nexec '
        [ -z "${RUN-}" ] || printf '%s ' "$RUN"
        printf "'%s'" "$DIGESTLINT"
        printf " '%s'" "$@"
        echo
    } >../command
    script -qec 'sh ../command' /dev/null </dev/null >../both 2>&1
}
set -- --no-config --profile generic --color never
for option in --diff '--format full' '--format text' '--format json' \
    '--format sarif' '--format github'; do
    # shellcheck disable=SC2086 # words
    on_terminal check "$@" $option .
    $hostile terminal <../both >../wrong
    none "on a terminal: $option" ../wrong
    [ -s ../both ] && pass "on a terminal: $option: is shown" ||
        fail "on a terminal: $option: is shown"
done
on_terminal check "$@" --diff '글.md'
grep -qF '<U+001B>]0;owned<U+0007><U+009B>' ../both && grep -q '^ # 글$' ../both &&
    pass 'diff: on a terminal it is shown' ||
    fail 'diff: on a terminal it is shown' ../both
cat >../command <<EOF
stty -opost
exec ${RUN-} '$DIGESTLINT' check --no-config --profile generic --color never --fix - <../in
EOF
script -qec 'sh ../command' /dev/null </dev/null >../both 2>&1
$hostile terminal <../both >../wrong
none 'on a terminal: --fix -' ../wrong
grep -qF '모델을 쓴다.' ../both && pass 'on a terminal: --fix -: is fixed' ||
    fail 'on a terminal: --fix -: is fixed' ../both

# ---- the end of a pipe -----------------------------------------------------
cd .. && rm -rf blog && mkdir blog && cd blog || exit 2
i=0
while [ $i -lt 300 ]; do
    i=$((i + 1))
    echo '모델를 쓴다.'
    echo
done >long.md
printf '#!/bin/sh\n' >../c
# ends NAME STATUS COMMAND...: the reader goes away after nine bytes; quiet.
ends() {
    name=$1 want=$2
    shift 2
    {
        "$@" 2>../err <long.md
        echo $? >../status
    } | head -c 9 >/dev/null
    echo "$want" >../want
    same "a closed pipe: $name" ../want ../status
    without_summary ../err # all may fit into the pipe
    none "a closed pipe: $name: quiet" ../err
    {
        sleep 0.2
        "$@" 2>../err <long.md
        echo $? >../status
    } | :
    same "no reader: $name" ../want ../status
    none "no reader: $name: quiet" ../err
    "$@" 2>../err <long.md >/dev/full
    echo $? >../status
    echo 2 >../want
    same "a full disk: $name" ../want ../status
    echo 'digestlint: error: cannot write to standard output: No space left on device' \
        >../want
    same "a full disk: $name: is said" ../want ../err
    "$@" 2>../err <long.md >&-
    echo $? >../status
    echo 2 >../want
    same "no stdout: $name" ../want ../status
    echo 'digestlint: error: cannot write to standard output: Bad file descriptor' \
        >../want
    same "no stdout: $name: is said" ../want ../err
}
for format in $formats; do
    ends "$format" 1 check --format "$format" .
    ends "$format, many" 1 check --format "$format" . . long.md --jobs 1
done
ends '--diff' 1 check --diff .
ends '--fix -' 0 check --fix -
ends '--statistics' 1 check --statistics .
ends 'rules' 0 digestlint rules
ends 'rules --format json' 0 digestlint rules --format json
ends 'explain' 0 digestlint explain DL503 DL602
ends '--help' 0 digestlint check --help
ends 'help' 0 digestlint help
ends '--version' 0 digestlint --version
ends 'init --stdout' 0 digestlint init --stdout
ends 'arxiv lookup' 0 digestlint arxiv lookup 2509.08519
done_testing
