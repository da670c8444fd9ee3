#!/bin/sh
# The command line: every option, exit code and error message.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

unset NO_COLOR CLICOLOR_FORCE LC_MESSAGES
export LC_ALL=C TERM=xterm
root=$PWD
cd "$tmp" || exit 2

# run ARGUMENT...: into $code, out and err; $settings are variables for it.
settings=
run() {
    # shellcheck disable=SC2086 # words
    env $settings ${RUN-} "$DIGESTLINT" "$@" >out 2>err </dev/null
    code=$?
}

# Two rules that need no profile: an error and a warning with a fix.
check() {
    run check --no-config --select DL001,DL902 "$@"
}

# is NAME CODE OUT ERR: what the last run gave, to the byte.
is() {
    {
        printf '%s' "$3" && [ -z "$3" ] || echo
        echo "-- stderr"
        printf '%s' "$4" && [ -z "$4" ] || echo
        echo "-- exit $2"
    } >want
    {
        cat out
        echo "-- stderr"
        without_summary err
        cat err
        echo "-- exit $code"
    } >got
    same "$1" want got
}

# has NAME CODE TEXT: the exit code, and a text on stdout.
has() {
    if [ "$code" = "$2" ] && grep -qF -e "$3" out; then
        pass "$1"
    else
        { echo "want: exit $2, '$3'"; echo "got: exit $code"; cat out err; } \
            >why
        fail "$1" why
    fi
}

# fails NAME MESSAGE ARGUMENT...: exit 2, nothing on stdout, one line on stderr.
fails() {
    name=$1 message=$2
    shift 2
    run "$@"
    is "$name" 2 '' "digestlint: error: $message"
}

bad='error: byte 0xFF is not valid UTF-8 [DL001 invalid-utf8]'
printf 'text \377\n' >bad.md
printf '본문이다.\n' >good.md
printf '<!-- digestlint-disable-line DL001 -->\n' >warn.md
warned='warn.md:1:1: warning: '

# ---- help and version ----------------------------------------------------
# fits NAME: no line of stdout is wider than 80 cells; Hangul takes two.
fits() {
    if perl -CSD -ne 'chomp; $n = length; $n++ while /[\x{1100}-\x{FFFF}]/g;
        $wide = 1 if $n > 80; END { exit $wide }' out; then
        pass "$1 fits 80 columns"
    else
        fail "$1 fits 80 columns" out
    fi
}
for command in '' check explain rules init arxiv help; do
    # shellcheck disable=SC2086 # no word when empty
    run $command --help
    has "help: $command" 0 'Usage: digestlint'
    fits "help: $command"
    mv out help
    # shellcheck disable=SC2086
    run help $command
    same "help $command" help out
    # shellcheck disable=SC2086
    run help --lang ko $command
    has "help --lang ko $command" 0 '사용법: digestlint'
    fits "help --lang ko $command"
done
run help --lang en arxiv
is 'a whole help text, wrapped' 0 "\
Usage: digestlint arxiv lookup [OPTION]... ID...
       digestlint arxiv status [--bounds FILE]
       digestlint arxiv update [--bounds FILE] STATISTICS

lookup shows what is known offline of identifiers and addresses: whether each
can exist, in which form it should be written, and when it was announced.
status shows which table of arXiv's months is in use. update reads arXiv's
monthly submission counts, a CSV file saved from
https://arxiv.org/stats/get_monthly_submissions, and keeps them as the table to
use from then on.

  --bounds FILE             the table to use, or for update to write, instead
                            of \$XDG_DATA_HOME/digestlint/arxiv-bounds.csv
  --today DATE              judge as of this day, such as 2025-09-13 (default:
                            today)
  --lang en|ko              language of messages and help (default: the
                            locale's)
  -h, --help                show this help

Exit status: for lookup, 0 if all are valid as written, 1 if some are not, 2
for a mistake in the command line, or a file that cannot be read or written." ''
run help --lang ko init
is 'a whole help text in Korean' 0 '사용법: digestlint init [--profile NAME] [--baseline] [--force] [FOLDER]
        digestlint init [--profile NAME] --stdout [FOLDER]
        digestlint init --list

FOLDER(기본값: 현재 폴더)의 글을 보고 가장 잘 맞는 프로필을 골라, 설명이 달린
FOLDER/.digestlint.yaml을 쓴다. 맞는 것이 없으면 글에서 본 모양을 적어, 고쳐 쓸
프로필을 만든다.

  --profile NAME            가장 잘 맞는 것 대신 이 내장 프로필을 쓴다
  --list                    내장 프로필의 목록을 보여 준다
  --baseline                지금 있는 지적을 모두 받아들여 앞으로 새로 생긴
                            것만 보고하게 한다
  --force                   이미 있는 설정을 바꾼다
  --stdout                  파일에 쓰지 않고 표준 출력에 보여 준다
  --lang en|ko              주석과 메시지의 언어 (기본값: 로캘의 언어)
  -h, --help                이 도움말을 보여 준다' ''
run check --help --lang ko
has 'check --help --lang ko' 0 '사용법: digestlint'
run check --lang ko --help
has 'check --lang ko --help' 0 '사용법: digestlint'
fails 'help of no command' \
    "help: there is no command 'chekc'; did you mean 'check'?" help chekc
fails 'help of two commands' "help: one command only, not 'rules', too" \
    help check rules
run -h
has 'help: -h' 0 'Commands:'
run --version
has 'version' 0 'digestlint 0'
has 'version: cmark-gfm' 0 'cmark-gfm 0'
run -V
has 'version: -V' 0 'libyaml '

# ---- commands ------------------------------------------------------------
fails 'a mistyped command' \
    "'chekc' is neither a command nor a file; did you mean 'check'?" chekc
fails 'a word that is an option' \
    "'version' is neither a command nor a file; did you mean '--version'?" \
    version
for word in fix fmt format; do
    fails "the command of another linter: $word" \
        "'$word' is neither a command nor a file; to fix files, write 'digestlint check --fix PATH'" \
        $word bad.md
done
run lint --no-config --select DL001 bad.md
is 'lint is check' 1 "bad.md:1:6: $bad" ''
cp bad.md lint
run --no-config --select DL001 lint
is 'lint is a file where there is one' 1 "lint:1:6: $bad" ''
rm lint
fails 'a word that is no file' \
    "cannot read 'zzzzzz': No such file or directory" zzzzzz
cp bad.md rulse
run --no-config --select DL001 rulse
is 'a file that is called nearly like a command' 1 "rulse:1:6: $bad" ''
cp bad.md rules
run --no-config --select DL001 ./rules
is 'a file that is called like a command' 1 "rules:1:6: $bad" ''
rm rules rulse
run --no-config --select DL001 bad.md
is 'check is implied before a path or an option' 1 "bad.md:1:6: $bad" ''

# ---- exit codes ----------------------------------------------------------
check good.md
is 'exit 0: nothing found' 0 '' ''
check bad.md
is 'exit 1: an error' 1 "bad.md:1:6: $bad" ''
check warn.md
has 'exit 1: a warning' 1 "$warned"
check --severity DL902=info warn.md
has 'exit 0: an info' 0 'info:'
check --fail-on info --severity DL902=info warn.md
has '--fail-on info' 1 'info:'
check --fail-on error warn.md
has '--fail-on error' 0 "$warned"
check --fail-on never bad.md
is '--fail-on never' 0 "bad.md:1:6: $bad" ''
check bad.md no.md good.md
is 'exit 2: the readable files are reported all the same' 2 \
    "bad.md:1:6: $bad" \
    "digestlint: error: cannot read 'no.md': No such file or directory"
if [ -f /proc/self/mem ]; then
    fails 'a file whose reading fails' \
        "cannot read '/proc/self/mem': Input/output error" check /proc/self/mem
fi
bound=${RUN-}
if be_bound; then
    cp good.md secret.md && chmod 0 secret.md
    fails 'an unreadable file' \
        "cannot read 'secret.md': Permission denied" secret.md
    mkdir secret && cp bad.md secret && chmod 0 secret
    fails 'an unreadable folder' \
        "cannot read 'secret': Permission denied" secret
    echo 'posts: ["secret/*.md"]' >.digestlint.yaml
    fails "an unreadable folder of 'posts'" \
        "cannot read 'secret': Permission denied"
    rm .digestlint.yaml
fi
RUN=$bound

# ---- mistakes on the command line ----------------------------------------
fails 'an unknown option' "unknown option '--frmat'; did you mean '--format'?" \
    check --frmat text
fails 'an unknown option like no other' \
    "unknown option '--zzzzzz'; --help lists them" check --zzzzzz
# Options of other linters: understood, or answered with the one that is meant.
check --exit-zero bad.md
is '--exit-zero' 0 "bad.md:1:6: $bad" ''
for option in '--output-format github' '-f github' '-fgithub'; do
    # shellcheck disable=SC2086 # words
    check $option bad.md
    has "$option" 1 '::error title=DL001'
done
echo 'fail-on: never' >never.yaml
run -c never.yaml --select DL001 bad.md
is '-c FILE' 0 "bad.md:1:6: $bad" ''
rm never.yaml
check -j 2 bad.md
is '-j N' 1 "bad.md:1:6: $bad" ''
for option in -o --output-file; do
    fails "$option" \
        "unknown option '$option'; --format FORMAT:FILE writes a report into a file" \
        check $option x good.md
done
fails '--max-warnings' "unknown option '--max-warnings'; --fail-on sets the level that makes a run fail" \
    check --max-warnings=3 good.md
fails '--add-noqa' "unknown option '--add-noqa'; --update-baseline accepts all present findings" \
    check --add-noqa good.md
# --color takes its word with a blank, too, and needs none.
for option in '--color=never' '--color never' ''; do
    # shellcheck disable=SC2086
    run check --no-config --select DL001 $option bad.md
    is "no colour: $option" 1 "bad.md:1:6: $bad" ''
done
for option in '--color=always' '--color always' '--color'; do
    # shellcheck disable=SC2086
    run check --no-config --select DL001 $option bad.md
    has "colour: $option" 1 "$(printf '\033[')"
done
fails 'an unknown letter' "unknown option '-z'; --help lists them" check -z
fails 'an ambiguous option' \
    "option '--fi' is ambiguous: --fix or --files0-from" check --fi
fails '--select without a rule' '--select: name at least one rule' \
    check --select , good.md
fails 'a missing value' "option '--jobs' needs a value" check --jobs
fails 'a value too many' "option '--quiet' takes no value" check --quiet=3
fails 'a value too many, with a letter' "option '--help' takes no value" \
    check --help=3
fails '--format' \
    '--format xml: no such format; use one of: text, full, json, sarif, lsp, github, gitlab, rdjson' \
    check --format xml
fails '--format FORMAT:' '--format json:: there is no file after the colon' \
    check --format json:
fails 'two formats on stdout' \
    '--format json: only one format can go to standard output; name a file for the others, such as json:FILE' \
    check --format text --format json
fails 'one file twice' '--format full:x: the file has another format already' \
    check --format json:x --format full:x
fails '--fail-on' \
    '--fail-on high: no such value; use one of: error, warning, info, never' \
    check --fail-on high
fails '--color' '--color maybe: no such value; use one of: always, auto, never' \
    check --color=maybe
fails '--column-unit' \
    '--column-unit em: no such value; use one of: byte, codepoint, utf16, display' \
    check --column-unit em
fails '--lang' '--lang fr: no such value; use one of: en, ko' check --lang fr
for jobs in x -1 1025 '' 1x; do
    fails "--jobs '$jobs'" \
        "--jobs $jobs: not a number from 0 to 1024 (0: as many as there are processors)" \
        check "--jobs=$jobs"
done
for day in 2025-02-30 2025-13-01 20250913 today 2025-9-13; do
    fails "--today $day" "--today $day: not a day; write it as 2025-09-13" \
        check --today "$day"
done
fails '--config with --no-config' \
    '--config and --no-config exclude each other' check --no-config --config x
fails '--quiet with --summary' '--quiet and --summary exclude each other' \
    check --quiet --summary
fails '--stdin-filename without -' \
    '--stdin-filename names the text on standard input; add - to read it' \
    check --stdin-filename a.md good.md
fails '--baseline without the file' \
    "cannot read 'none.json': No such file or directory" \
    check --baseline none.json
fails '--update-baseline with --fix' \
    '--update-baseline and fixes exclude each other; fix first' \
    check --update-baseline --fix good.md
run check --no-config --select DL999 good.md
if [ "$code" = 2 ] && grep -q '^digestlint: error: .*DL999' err; then
    pass '--select of an unknown rule'
else
    fail '--select of an unknown rule' err
fi

# ---- configuration -------------------------------------------------------
run check --config none.yaml good.md
sed "s,'/.*/,'," err >shown && mv shown err
is '--config of a file that is not there' 2 '' \
    "digestlint: error: cannot read 'none.yaml': No such file or directory"
mkdir config && cp good.md config
echo 'no-such-key: 1' >config/.digestlint.yaml
run check config/good.md
has 'a mistake in the configuration' 2 \
    "config/.digestlint.yaml:1:1: error: unknown key 'no-such-key'"
for key in DL503 particle-mismatch; do
    for text in "$key: off" "sections: {$key: off}" \
        "overrides: [{files: a.md, $key: off}]"; do
        echo "$text" >config/.digestlint.yaml
        run check config/good.md
        has "a rule in the wrong place: $text" 2 \
            "error: unknown key '$key': rules stand under 'rules'"
    done
done
run check --no-config --select DL001 config/good.md
is '--no-config' 0 '' ''
echo 'fail-on: error' >config/.digestlint.yaml
cp warn.md config
run check --select DL001,DL902 config/warn.md
has 'fail-on in the configuration' 0 'warning:'
run check --select DL001,DL902 --fail-on warning config/warn.md
has '--fail-on wins over it' 1 'warning:'

# ---- formats and files ---------------------------------------------------
check --format text:a.txt --format full --format json:a.json bad.md
is 'several formats' 1 "bad.md:1:6: $bad
   1 | text <0xFF>
     |      ^^^^^^
     = help: digestlint explain DL001" ''
echo "bad.md:1:6: $bad" >want
same 'a report in a file' want a.txt
cat >want <<'EOF'
{
  "version": 1,
  "tool": {"name": "digestlint", "version": "VERSION"},
  "columnUnit": "codepoint",
  "files": [
    {
      "path": "bad.md",
      "diagnostics": [
        {
          "code": "DL001",
          "name": "invalid-utf8",
          "severity": "error",
          "message": "byte 0xFF is not valid UTF-8",
          "messageId": "byte",
          "arguments": ["FF"],
          "start": {"offset": 5, "line": 1, "column": 6},
          "end": {"offset": 6, "line": 1, "column": 7},
          "approximate": false,
          "suppressed": false,
          "baseline": false,
          "notes": [],
          "fix": null
        }
      ]
    }
  ],
  "summary": {
    "files": 1,
    "unreadable": 0,
    "errors": 1,
    "warnings": 0,
    "infos": 0,
    "suppressed": 0,
    "baseline": 0,
    "fixes": {"safe": 0, "unsafe": 0, "refused": 0},
    "exitCode": 1
  }
}
EOF
sed 's/\("digestlint", "version": "\)[^"]*/\1VERSION/' a.json >got
same 'json' want got
check --format json --statistics bad.md
sed -n '$p' out >got
echo '}' >want
same 'json: the statistics are in it, not after it' want got
check --format json:a.json --statistics bad.md
sed -n 1p out >got
echo ' count  fixable  unsafe  rule' >want
same 'json in a file: the statistics are the first line' want got
check --format json --statistics good.md no.md
has 'json: clean files are listed' 2 '"path": "good.md"'
has 'json: unreadable files have an error' 2 \
    "\"error\": \"cannot read 'no.md': No such file or directory\""
has 'json: statistics' 2 '"rules": []'
fails 'a report that cannot be written' \
    "cannot write 'no/such/x': No such file or directory" \
    check --format json:no/such/x good.md
# Many findings, so that more than a buffer is written while a file is open.
mkdir many
for i in 1 2 3 4 5 6 7 8 9; do
    for j in 0 1 2 3 4 5 6 7 8 9; do
        cp bad.md "many/a-file-with-quite-a-long-name-$i$j.md"
    done
done
check --format text --format json:whole.json many
digestlint check --no-config --select DL001,DL902 --format text \
    --format json:report.json many 2>err >&-
same 'standard output is closed: a report in a file is whole' \
    whole.json report.json
cp warn.md fixed.md
digestlint check --no-config --select DL001,DL902 --fix fixed.md bad.md \
    2>err >&-
code=$?
: >out
is 'standard output is closed: said so, and nothing goes into the post' 2 '' \
    'digestlint: error: cannot write to standard output: Bad file descriptor'
if grep -q disable fixed.md; then
    fail 'standard output is closed: the post is repaired' fixed.md
else
    pass 'standard output is closed: the post is repaired'
fi
rm -r many
check --format json:/dev/full good.md
is 'a report on a full disk' 2 '' \
    "digestlint: error: cannot write '/dev/full': No space left on device"
find . -name '.*digestlint-*' >got
: >want
same 'no temporary file is left' want got

# ---- standard output -----------------------------------------------------
full() {
    digestlint "$@" 2>err >/dev/full
    code=$?
    : >out
    is "/dev/full: $*" 2 '' "digestlint: error: cannot write to standard \
output: No space left on device"
}
full check --no-config --select DL001 bad.md
full rules
full explain DL001
full --version
full --help
full init --stdout
i=0
while [ $i -lt 3000 ]; do
    echo '<!-- digestlint-disable-line DL001 -->'
    i=$((i + 1))
done >many.md
{
    digestlint check --no-config --select DL001,DL902 --format full \
        --format json:many.json many.md 2>err
    echo $? >status
} | head -n 1 >out
if [ "$(cat status)" = 1 ] && [ ! -s err ] && grep -q exitCode many.json; then
    pass 'a reader that goes away'
else
    fail 'a reader that goes away' err
fi

# ---- standard input and lists of names -----------------------------------
digestlint check --no-config --select DL001 - <bad.md >out 2>err
code=$?
is 'standard input' 1 "<stdin>:1:6: $bad" ''
digestlint check --no-config --select DL001 --stdin-filename 'a b.md' - \
    <bad.md >out 2>err
code=$?
is '--stdin-filename' 1 "a b.md:1:6: $bad" ''
check -
is 'empty standard input' 0 '' ''
printf 'bad.md\0good.md\0' >names
check --files0-from names
is '--files0-from' 1 "bad.md:1:6: $bad" ''
printf 'bad.md' | digestlint check --no-config --select DL001 --files0-from - \
    >out 2>err
code=$?
is '--files0-from -, without a last NUL' 1 "bad.md:1:6: $bad" ''
: >none
check --files0-from none
is '--files0-from without names lints nothing' 0 '' ''
fails '--files0-from beside a file' \
    'bad.md: no file can be named beside --files0-from' \
    check --files0-from names bad.md
fails '--files0-from of a file that is not there' \
    "cannot read 'nothing': No such file or directory" \
    check --files0-from nothing
printf 'a.md\0\0b.md\0' >empty
fails '--files0-from with an empty name' \
    '--files0-from empty: name 2 is empty' check --files0-from empty
printf -- '-\0' | digestlint check --files0-from - >out 2>err
code=$?
is '--files0-from - with -' 2 '' 'digestlint: error: --files0-from -: standard input cannot be the names and a text at once'

# ---- names of files ------------------------------------------------------
# named NAME SHOWN WHAT
named() {
    cp bad.md "./$1"
    check -- "$1"
    is "a name: $3" 1 "$2:1:6: $bad" ''
    rm "./$1"
}
named '다이제스트.md' '다이제스트.md' 'Hangul'
named 'a b.md' 'a b.md' 'a blank'
named './/a.md' 'a.md' 'two slashes'
named '-x.md' '-x.md' 'a hyphen'
named '--format' '--format' 'an option'
named 'a"b\c$.md' 'a"b\c$.md' 'quotes and a dollar'
named "$(printf 'a\nb.md')" 'a\nb.md' 'a newline'
named "$(printf 'a\033[31m\177.md')" 'a\x1b[31m\x7f.md' 'control characters'
named "$(printf 'a\377.md')" 'a\xff.md' 'no UTF-8'
named "$(printf 'a\302\233\342\200\256.md')" 'a\u009b\u202e.md' \
    'control characters beyond ASCII'
fails 'a hostile name that is no file' \
    "cannot read 'a\\nb\\x1b.md': No such file or directory" \
    check "$(printf 'a\nb\033.md')"
cp bad.md -- "$(printf 'a\377.md')"
check --format json -- "$(printf 'a\377.md')"
has 'json: a name that is not UTF-8' 1 '"path": "a�.md"'
rm -- "$(printf 'a\377.md')"

mkdir -p posts/sub
cp bad.md posts/2.md
cp bad.md posts/sub/1.md
cp good.md posts/1.md
cp bad.md posts/other.txt
check posts
is 'a folder' 1 "posts/2.md:1:6: $bad
posts/sub/1.md:1:6: $bad" ''
check --jobs 1 posts >/dev/null
cp out one
check --jobs 3 posts bad.md posts/2.md
sort out | uniq -d >got
: >want
same 'a file that is named twice is linted once' want got
mkdir empty-folder
check empty-folder
none='digestlint: note: no file was linted'
is 'an empty folder' 0 '' \
    "$none: there is no Markdown in what is named, or 'posts' or 'exclude' of \
the configuration leaves it out (--show-settings FILE says what applies to a file)"
check --quiet empty-folder
is 'an empty folder in quiet' 0 '' ''
check --force-exclude empty-folder
is 'what a hook names may be excluded, all of it' 0 '' ''
check --files0-from /dev/null
is 'no names' 0 '' ''
mkdir no-posts
echo 'posts: ["articles/*.md"]' >no-posts/.digestlint.yaml
(cd no-posts && digestlint check) >out 2>err
code=$?
is 'posts that match no file' 0 '' \
    "$none: 'posts' of the configuration matches none, or there is no Markdown here"
rm -r no-posts

# ---- language and looks --------------------------------------------------
korean='bad.md:1:6: error: UTF-8이 아닌 바이트 0xFF [DL001 invalid-utf8]'
check --lang ko bad.md
is '--lang ko' 1 "$korean" ''
settings='LC_ALL=ko_KR.UTF-8'
check bad.md
is 'LC_ALL' 1 "$korean" ''
settings=
settings='LC_ALL= LC_MESSAGES=ko LANG=en_US'
check bad.md
is 'LC_MESSAGES' 1 "$korean" ''
settings=
settings='LC_ALL= LANG=ko_KR'
check bad.md
is 'LANG' 1 "$korean" ''
settings=
settings='LC_ALL=kok_IN'
check bad.md
is 'another language that begins with ko' 1 "bad.md:1:6: $bad" ''
settings=
settings='LC_ALL=ko_KR.UTF-8'
check --lang en bad.md
is '--lang wins over the locale' 1 "bad.md:1:6: $bad" ''
settings=

esc=$(printf '\033')
colored() {
    if grep -q "$esc" out; then echo yes; else echo no; fi
}
# looks NAME yes|no
looks() {
    if [ "$(colored)" = "$2" ]; then pass "$1"; else fail "$1" out; fi
}
check bad.md
looks 'no colours into a file' no
check --color=always bad.md
looks '--color=always' yes
check --color bad.md
looks '--color' yes
settings='CLICOLOR_FORCE=1'
check bad.md
looks 'CLICOLOR_FORCE=1' yes
settings=
settings='CLICOLOR_FORCE=0'
check bad.md
looks 'CLICOLOR_FORCE=0' no
settings=
settings='NO_COLOR=1 CLICOLOR_FORCE=1'
check bad.md
looks 'NO_COLOR wins over CLICOLOR_FORCE' no
settings=
settings='NO_COLOR=1'
check --color=always bad.md
looks '--color=always wins over NO_COLOR' yes
settings=
settings='CLICOLOR_FORCE=1'
check --color=never bad.md
looks '--color=never' no
settings=
check --color=always --format json bad.md
looks 'json has no colours' no

printf '가나 \377\n' >wide.md
for pair in byte:8 codepoint:4 utf16:4 display:6; do
    check --column-unit "${pair%:*}" wide.md
    is "--column-unit ${pair%:*}" 1 "wide.md:1:${pair#*:}: $bad" ''
done

check --statistics bad.md warn.md
has '--statistics: a line for each rule' 1 '     1        0       0  DL001 invalid-utf8'
has '--statistics: fixable' 1 '     1        1       0  DL902 unused-suppression'
check --summary bad.md warn.md good.md
cp err out
has '--summary' 1 '3 files: 1 error, 1 warning (1 fixable with --fix, 1 by hand)'
check --summary good.md
cp err out
has '--summary: nothing' 0 '1 file: nothing found'
check --summary --lang ko bad.md no.md
cp err out
has '--summary in Korean' 2 '파일 1개: 오류 1; 읽지 못한 파일 1'
check --summary no.md
cp err out
has '--summary: nothing read is not nothing found' 2 '0 files: 1 unreadable file'
check --quiet bad.md
is '--quiet' 1 "bad.md:1:6: $bad" ''

# ---- explain and rules ---------------------------------------------------
run explain DL001
has 'explain' 0 'DL001 invalid-utf8'
has 'explain: level' 0 'Level: error'
has 'explain: examples' 0 'Bad:'
run explain DL408
has 'explain: what an example is linted with' 0 'Bad (`rules: {DL408: {max: 60}}`):'
has '... and one without it' 0 'Good:'
run explain --lang ko DL107
has '... a name of a file' 0 '나쁜 예(`2025-09-13-daily-papers.md`):'
run explain invalid-utf8 DL902
has 'explain: by name' 0 'Files are valid UTF-8'
has 'explain: several' 0 'DL902 unused-suppression'
cp out both
run explain DL001
{ cat out && printf '\n\n'; } >want
run explain DL902
cat out >>want
same 'explain: two lines between them' want both
run explain --lang ko DL001
has 'explain: Korean' 0 '파일은 처음부터 끝까지 UTF-8이다.'
fails 'explain: an unknown rule' \
    "unknown rule 'invalid-uft8'; did you mean 'invalid-utf8'?" \
    explain invalid-uft8
fails 'explain: a word like no rule' \
    "unknown rule 'zzzzzzzz'; 'digestlint rules' lists them" \
    explain zzzzzzzz
run explain zzzzzzzz DL001
has 'explain: the others are explained' 2 'DL001 invalid-utf8'
fails 'explain: no rule' \
    "explain: which rule? For example 'digestlint explain DL503'; 'digestlint rules' lists them" \
    explain
run rules
has 'rules' 0 'DL001 invalid-utf8'
run rules --lang ko
has 'rules: Korean' 0 '파일은 처음부터 끝까지 UTF-8이다.'
has '... the fixes, too' 0 'DL506 name-case             warning 확인 필요 이름'
has '... in columns' 0 'DL503 particle-mismatch     error   안전      조사'
run rules --format json
has 'rules: json' 0 '"code": "DL001"'
fails 'rules: format' '--format xml: no such value; use one of: text, json' \
    rules --format xml
run rules dl001 particle-latin
cut -d ' ' -f 1,2 out >codes
printf '%s\n' 'code ' 'DL001 invalid-utf8' 'DL504 particle-latin' >want
same 'rules: some' want codes
run rules --format json DL504
has 'rules: json of one' 0 '"name": "particle-latin"'
if grep -q DL503 out; then fail 'rules: json of one alone' out; else
    pass 'rules: json of one alone'
fi
run rules DL6
grep -c '^DL6' out >got
run rules
grep -c '^DL6' out >all
same 'rules: a group' all got
fails 'rules: no rule' "unknown rule 'DL77'; 'digestlint rules' lists them" \
    rules DL77
run explain DL6
grep -c '^DL6' out >got
same 'explain: a group' all got
run explain dl503
has 'explain: small letters' 0 'DL503 particle-mismatch'
run check --no-config --select ' dl001 , DL9' bad.md
has '--select: blanks and small letters' 1 "$bad"
run check --no-config --select DL --ignore dl0 bad.md
if grep -q DL001 out; then fail '--ignore: small letters' out; else
    pass '--ignore: small letters'
fi

# Every rule can be explained in both languages.
run rules
sed -n 's/^\(DL[0-9]*\) .*/\1/p' out >codes
broken=
while read -r rule; do
    for language in en ko; do
        run explain --lang $language "$rule"
        [ "$code" = 0 ] && [ "$(wc -l <out)" -gt 8 ] && [ ! -s err ] ||
            broken="$broken $rule/$language"
    done
done <codes
if [ -z "$broken" ]; then
    pass 'every rule is explained'
else
    echo "$broken" >why
    fail 'every rule is explained' why
fi

# What was measured is said as the rule's page has it, by all who say it.
run rules --format json
cp out rules.json
different=
while read -r rule; do
    page=$(grep '^measured: ' "$root/rules/$rule"-*.md)
    right=$(printf %s "$page" | sed 's/.*{right: \([0-9]*\).*/\1/')
    read=$(printf %s "$page" | sed 's/.*read: \([0-9]*\).*/\1/')
    english='Measured: not yet' korean='실측: 아직 없음' json='"measured": null'
    if [ "$page" ]; then
        english="Measured: $right of $read findings right ("
        korean="실측: 지적 ${read}건 중 ${right}건이 옳음 ("
        json="\"measured\": {\"right\": $right, \"read\": $read,"
    fi
    run explain --lang en "$rule"
    grep -qF -- "$english" out || different="$different $rule/en"
    run explain --lang ko "$rule"
    grep -qF -- "$korean" out || different="$different $rule/ko"
    grep -A9 "\"code\": \"$rule\"" rules.json | grep -qF -- "$json" ||
        different="$different $rule/json"
done <codes
if [ -z "$different" ]; then
    pass 'what was measured is shown'
else
    echo "$different" >why
    fail 'what was measured is shown' why
fi

# ---- init ----------------------------------------------------------------
mkdir -p blog/_posts && cd blog || exit 2
for day in 01 02 03; do
    sed "s/2025-09-13/2025-09-$day/g" "$root"/examples/*-daily-papers-*.md \
        >"_posts/2025-09-$day-daily-papers-202509$day.md"
done
run init --stdout
has 'init: the profile that fits' 0 'extends: daily-papers'
has 'init: where the posts are' 0 'posts: ["_posts/*.md"]'
has 'init: the renderer is the one of the posts' 0 'renderer: kramdown'
has 'init: what says so' 0 '# It is known from _posts/'
printf 'theme: minima\nkramdown: {hard_wrap: true}\n' >_config.yml
run init --stdout
has 'init: the options of the renderer' 0 \
    'renderer: {name: kramdown, hard-breaks: yes}'
has 'init: the file that has them' 0 '# It is known from _config.yml'
printf 'export default {}\n' >astro.config.mjs
run init --stdout
has 'init: several renderers' 0 '# _config.yml, astro.config.mjs'
has 'init: ... of which it writes none' 0 '# renderer: kramdown'
rm astro.config.mjs
run init
is 'init: writes the file and says so' 0 .digestlint.yaml ''
run check _posts
if [ "$code" != 2 ] && ! grep -q DL901 out; then
    pass 'init: what it writes is a proper configuration'
else
    fail 'init: what it writes is a proper configuration' out
fi
run init
is 'init: refuses to overwrite' 2 '' "digestlint: error: '.digestlint.yaml' \
exists; --force replaces it, --stdout prints what would be written"
echo old >.digestlint.yaml
run init --force
is 'init: --force' 0 .digestlint.yaml ''
run init --stdout ..
has 'init: another folder' 0 'posts: ["'
cd .. || exit 2
mkdir half
{
    awk '/^##* 2/ { exit } { print }' "$root"/examples/*-daily-papers-*.md
    for n in 2 3 4; do
        printf '# %d. [Paper %d](https://arxiv.org/abs/2509.0%d234)\n\n' \
            $n $n $n
        printf '한 문단으로 쓴 논문이다.\n\n'
    done
} >half/notes.md
run init --stdout half
has 'init: no profile fits where most papers lack its sections' 0 \
    'extends: generic'
run init --stdout empty-folder
has 'init: no posts' 0 '# No posts were found'
has 'init: no renderer' 0 '# renderer: kramdown'
fails 'init: two folders' "init: one folder only, not 'b', too" init a b
fails 'init: no such folder' \
    "cannot read 'no-folder': No such file or directory" init no-folder
fails 'init: a file' "'good.md' is not a folder" init good.md

# ---- names that begin with a dash ------------------------------------------------
mkdir dashes
cd dashes || exit 2
echo '# a' >README.md
cp README.md before
for name in --format=text:README.md --conf=evil.md -q.md -x.md --no.md; do
    printf '\377\n' >"./$name"
done
for name in --format=text:README.md --conf=evil.md -q.md; do
    check "$name"
    is "$name is an option and a file" 2 '' "digestlint: error: '$name' is an \
option, and the name of a file here; write './$name' for the file, and rename it \
to use the option"
    check "./$name"
    has "./$name is a file" 1 "$name:1:1: error:"
    check -- "$name"
    has "$name is a file after --" 1 "$name:1:1: error:"
done
same 'the report goes nowhere' before README.md
check -x.md --no.md
has '-x.md is no option, so a file' 1 '-x.md:1:1: error:'
has '--no.md is no option, so a file' 1 '--no.md:1:1: error:'
cd .. || exit 2

cd / || exit 2
done_testing
