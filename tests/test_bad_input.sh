#!/bin/sh
# Input that nobody would write on purpose: each gives a clear finding or error,
# the right exit code, no crash, and an answer within five seconds of processor
# time, which is linear time with a wide margin (posts take milliseconds).
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
export LC_ALL=C
cd "$tmp" || exit 2
SECONDS_ALLOWED=5
KIB_ALLOWED=1500000 # of addresses; sanitizers need terabytes
case "${RUN-}$DIGESTLINT" in
*valgrind* | *san-*) SECONDS_ALLOWED=100 KIB_ALLOWED='' ;;
esac

# repeat N TEXT: TEXT N times, awk's escapes in it.
repeat() {
    awk -v n="$1" -v text="$2" 'BEGIN { while (n-- > 0) printf text }'
}

front() {
    printf -- '---\nlayout: post\ntitle: "Daily Papers — 2025-09-13"\n'
    printf 'date: 2025-09-13 08:15:00\ntags: [papers]\ncategories: []\n---\n\n'
}

# lint NAME CODE [TEXT]: the exit code, and TEXT on stdout or stderr, of linting
# the file $name in every format.
lint() {
    (
        # shellcheck disable=SC3045 # not POSIX's, but every shell's
        ulimit -t $SECONDS_ALLOWED
        # shellcheck disable=SC3045
        [ -z "$KIB_ALLOWED" ] || ulimit -v "$KIB_ALLOWED"
        # shellcheck disable=SC2086 # words
        exec ${RUN-} "$DIGESTLINT" check --no-config --lang en \
            --today 2025-09-13 --format full --format json:json \
            --format text:text -- "$name"
    ) >out 2>err </dev/null
    code=$?
    {
        echo "want: exit $2, '${3-}'; got: exit $code"
        cut -c 1-300 out | sed 20q
        sed 20q err
    } >why
    if [ $code = "$2" ] && { [ $# -lt 3 ] || grep -aqF -e "$3" out err; }; then
        pass "$1"
    else
        fail "$1" why
    fi
    # No control character reaches the terminal, and no line is endless.
    if tr -d '\n -\176\200-\377' <out | grep -q .; then
        fail "$1: control characters" out
    fi
    if cut -d '[' -f 1 out | awk 'length > 8000 { exit 1 }'; then :; else
        fail "$1: a line is endless" why
    fi
}

# bad NAME CODE TEXT: the same for bad.md.
bad() {
    name=bad.md
    lint "$@"
}

# ---- files ---------------------------------------------------------------
: >bad.md
bad 'an empty file' 1 'DL101'
printf '\n' >bad.md
bad 'an empty line' 1 'DL101'
printf '\357\273\277' >bad.md
bad 'a byte-order mark alone' 1 'DL'
printf '\n\t\t\n' >bad.md
bad 'tabs after an empty line' 1 'DL101'
printf '> 가\n>\n>\t\t\n' >bad.md
bad 'tabs alone in a quotation' 1 'DL101'
name=none.md
lint 'a missing file' 2 "cannot read 'none.md': No such file or directory"
mkdir folder
name=folder
lint 'an empty folder' 0
mkfifo pipe.md
name=pipe.md
lint 'a pipe' 2 "cannot read 'pipe.md'"
name=/dev/zero
lint 'a device' 2 "cannot read '/dev/zero'"
ln -s loop.md loop.md
name=loop.md
lint 'a link to itself' 2 "cannot read 'loop.md'"
bound=${RUN-}
if be_bound; then
    : >secret.md && chmod 0 secret.md
    : >json && : >text && chmod 666 json text && chmod 777 .
    name=secret.md
    lint 'an unreadable file' 2 "cannot read 'secret.md': Permission denied"
fi
RUN=$bound

# ---- bytes ---------------------------------------------------------------
printf '\377\376h\000i\000' >bad.md
bad 'UTF-16' 1 'DL001'
printf '\307\321\261\333\n' >bad.md
bad 'CP949' 1 'byte 0xC7 is not valid UTF-8'
awk 'BEGIN { for (i = 0; i < 65536; i++) printf "%c", i * 7919 % 256 }' >bad.md
bad 'binary' 1 'DL001'
{ front; printf 'a\000b\000\000\n'; } >bad.md
bad 'NUL bytes' 1 'DL'
repeat 100000 x | tr x '\000' >bad.md
bad 'nothing but NULs' 1 'DL'
{ front; printf '\033]0;title\007\033[2J\n'; } >bad.md
bad 'escape sequences' 1 'DL'
front | tr '\n' '\r' >bad.md
bad 'lines that end in CR alone' 1 'DL'
repeat 300000 '\r' >bad.md
bad 'nothing but CR' 1 'DL'
repeat 600000 'a' >bad.md
bad 'one line of 600 KB' 1 'DL101'
{ front; repeat 200000 '가'; } >bad.md
bad 'one Hangul word of 600 KB' 1 'DL'
{ front; repeat 60000 '본 연구는 모델를 '; } >bad.md
bad 'one line of 60,000 mistakes' 1 'DL'
{ front; repeat 300000 '\314\201'; } >bad.md
bad 'marks piled up' 1 'DL'
{ front; repeat 100000 '# 가\n\n가나 다라\n\n'; } | head -c 1000000 >bad.md
bad 'a heading on every fourth line' 1 'DL'
repeat 1100000 'a' >bad.md
bad 'more than 1 MiB' 1 'DL002'
repeat 40 'x\200' >bad.md
bad 'broken sequences' 1 'DL001'

# ---- front matter --------------------------------------------------------
printf -- '---\ntitle: x\n' >bad.md
bad 'front matter without an end' 1 'DL101'
printf -- '---\ntitle: "x\n---\n' >bad.md
bad 'a quotation without an end' 1 'DL102'
printf -- '---\n- a\n- b\n---\n' >bad.md
bad 'front matter that is a list' 1 'DL102'
printf -- '---\n\001\n---\n' >bad.md
bad 'a control character in YAML' 1 'DL102'
{
    printf -- '---\na: &a [x, x, x, x, x, x, x, x, x]\n'
    for pair in ab bc cd de ef fg gh hi; do
        from=${pair%?} to=${pair#?}
        printf '%s: &%s [' "$to" "$to"
        repeat 9 "*$from, "
        echo ']'
    done
    printf -- '---\n'
} >bad.md
bad 'a billion laughs' 1 'DL'
printf -- '---\na: &a [*a]\n---\n' >bad.md
bad 'an anchor within itself' 1 'DL102'
{ printf -- '---\na: '; repeat 100000 '['; printf '\n---\n'; } >bad.md
bad '100,000 nested lists' 1 'DL102'
{ printf -- '---\n'; repeat 50000 '? '; printf '\n---\n'; } >bad.md
bad '50,000 nested keys' 1 'DL102'
{
    printf -- '---\n'
    awk 'BEGIN { for (i = 0; i < 50000; i++) print "k" i ": v" }'
    printf -- '---\n'
} >bad.md
bad '50,000 keys' 1 'DL102'

# ---- Markdown ------------------------------------------------------------
{ front; repeat 10000 '# 1. [제목](https://arxiv.org/abs/2509.00001)\n\n'; } >bad.md
bad '10,000 headings' 1 'DL203'
{ front; repeat 10000 '## Introduction\n\n'; } >bad.md
bad '10,000 sections' 1 'DL'
{ front; repeat 100000 '['; } >bad.md
bad '100,000 opening brackets' 1 'DL'
{ front; repeat 50000 '['; repeat 50000 ']'; } >bad.md
bad 'nested brackets' 1 'DL'
{ front; repeat 50000 '[a]('; } >bad.md
bad '50,000 links without an end' 1 'DL'
{ front; repeat 100000 '> '; echo a; } >bad.md
bad '100,000 nested quotations' 1 'DL'
{ front; repeat 20000 '- '; echo a; } >bad.md
bad '20,000 nested lists' 1 'DL'
{ front; repeat 200000 '*a '; } >bad.md
bad 'emphasis without an end' 1 'DL'
{ front; repeat 100000 '**a'; repeat 100000 'b**'; } >bad.md
bad 'nested emphasis' 1 'DL'
{ front; repeat 200000 "\`a\`\`"; } >bad.md
bad 'code without an end' 1 'DL'
{ front; repeat 450000 '</'; } >bad.md
bad '900 KB of </' 1 'DL'
{ front; repeat 450000 '<?'; } >bad.md
bad '900 KB of <?' 1 'DL'
{ front; repeat 225000 '</<?'; } >bad.md
bad '900 KB of </<?' 1 'DL'
{ front; repeat 200000 '<!--'; } >bad.md
bad 'comments without an end' 1 'DL'
{ front; repeat 100000 '<!-- -->'; } >bad.md
bad '100,000 comments' 1 'DL'
{ front; repeat 20000 '<!-- digestlint-disable DL503 -->\n'; } >bad.md
bad '20,000 suppressions' 1 'DL90'
{ front; repeat 200000 '&a'; } >bad.md
bad 'entities without an end' 1 'DL'
{ front; repeat 100000 '|'; printf '\n'; repeat 100000 '-|'; } >bad.md
bad 'a table of 100,000 columns' 1 'DL'
{ front; repeat 20000 '[a]: b\n'; repeat 20000 '[a]\n'; } >bad.md
bad '20,000 references' 1 'DL'
{ front; repeat 100000 '(“'; } >bad.md
bad 'brackets and quotation marks' 1 'DL'
{ front; repeat 30000 'https://arxiv.org/abs/2509.00001 '; } >bad.md
bad '30,000 addresses' 1 'DL'
{ front; repeat 30000 '가나다(ABC)를 '; } >bad.md
bad '30,000 glosses' 1 'DL'
{ front; repeat 60000 'a.\n'; } >bad.md
bad '60,000 sentences' 1 'DL'

# ---- the configuration ---------------------------------------------------
# configured NAME TEXT: config.yaml as a configuration.
configured() {
    : >empty.md
    (
        # shellcheck disable=SC3045
        [ -z "$KIB_ALLOWED" ] || ulimit -v "$KIB_ALLOWED"
        # shellcheck disable=SC2086 # words
        exec ${RUN-} "$DIGESTLINT" check --lang en --config config.yaml \
            empty.md
    ) >out 2>err
    code=$?
    cat out err | cut -c 1-300 | sed 20q >why
    if [ $code = 2 ] && grep -aqF -e "$2" out err; then
        pass "configuration: $1"
    else
        echo "exit $code" >>why
        fail "configuration: $1" why
    fi
}
printf 'a: [\n' >config.yaml
configured 'YAML that does not parse' 'DL901'
printf -- '- a\n' >config.yaml
configured 'a list' 'DL901'
printf '\000' >config.yaml
configured 'a NUL' 'DL901'
printf '\377\n' >config.yaml
configured 'no UTF-8' 'DL901'
repeat 100000 '[' >config.yaml
configured 'nested too deep' 'DL901'
printf 'extends: ./config.yaml\n' >config.yaml
configured 'extends itself' 'DL901'
# What 16 bits cannot count was read again and again.
{
    printf 'x: &a generic\nextends: ['
    repeat 65536 '*a,'
    echo ']'
} >config.yaml
configured '65,536 profiles' "config.yaml:2:200: error: 'generic' is one"
{
    printf 'extends: ['
    repeat 65536 './other.yaml,'
    echo ']'
} >config.yaml
echo 'fail-on: error' >other.yaml
configured '65,536 files' "'./other.yaml' is one file too many"
echo 'patterns:' >config.yaml
for i in $(seq 70); do
    echo "- p$i.yaml" >>config.yaml
    echo '[]' >"p$i.yaml"
done
configured '70 packs' ".yaml' is one file too many: a configuration"
# Rules are counted before they are compiled, in all lists together.
# rules FROM TO: as a pack.
rules() {
    seq -f '- {id: r%g, message: m, pattern: x}' "$1" "$2"
}
rules 1 4000 >pack.yaml
{
    printf 'patterns: ['
    repeat 50000 'pack.yaml, '
    echo ']'
} >config.yaml
configured 'a pack 50,000 times' "config.yaml:1:23: error: invalid value 'pack.yaml' for 'patterns': must be a pack that the list does not have yet"
{
    printf 'patterns: ['
    for i in $(seq 500); do printf '%s, ' "$(repeat "$i" ./)pack.yaml"; done
    echo ']'
} >config.yaml
configured 'a pack under 500 names' "/pack.yaml' for 'patterns': must be a pack that the list does not have yet"
rules 4001 4097 >more.yaml
echo 'patterns: [pack.yaml, more.yaml]' >config.yaml
configured '4,097 rules in two packs' "more.yaml:97:3: error: 'patterns' must be at most 4,096 rules in all lists"
sed '$d' more.yaml >fewer.yaml
echo 'overrides: [{files: a, patterns: pack.yaml}, {files: b, patterns: pack.yaml}]' \
    >config.yaml
configured '8,000 rules in two overrides' "pack.yaml:97:3: error: 'patterns' must be at most 4,096 rules in all lists"
echo 'patterns: [pack.yaml, fewer.yaml]' >config.yaml
# shellcheck disable=SC2086
${RUN-} "$DIGESTLINT" check --config config.yaml --select r1,r4096 empty.md \
    >out 2>&1
code=$?
cut -c 1-300 out | sed 9q >why
if [ $code = 0 ]; then pass '4,096 rules'; else fail '4,096 rules' why; fi
{
    echo 'patterns:'
    repeat 10000 '- {id: same, message: m, pattern: "x{1000}"}\n'
} >config.yaml
configured '10,000 rules of one id' "another rule is already named 'same'"
printf 'extends: no-such-profile\n' >config.yaml
configured 'an unknown profile' 'DL901'
repeat 1 'rules: {DL999: error}\n' >config.yaml
configured 'an unknown rule' 'DL901'

# ---- profiles ----------------------------------------------------------------
# profiled NAME CODE TEXT: what is in profile.yaml times what is in long.md.
profiled() {
    (
        # shellcheck disable=SC3045
        ulimit -t $SECONDS_ALLOWED
        # shellcheck disable=SC3045
        [ -z "$KIB_ALLOWED" ] || ulimit -v "$KIB_ALLOWED"
        # shellcheck disable=SC2086
        exec ${RUN-} "$DIGESTLINT" check --lang en --config profile.yaml \
            long.md
    ) >out 2>err
    code=$?
    { echo "exit $code" && cut -c 1-300 out err | sed 9q; } >why
    if [ $code = "$2" ] && grep -aqF "$3" out err; then pass "$1"; else
        fail "$1" why
    fi
}
# templates N FORMAT: the numbers to N, each in the format.
templates() {
    seq -f "$2," "$1" | tr -d '\n'
}
{ front && repeat 149000 'aab x\n\n'; } >long.md
for key in 'boilerplate: [' 'papers: {heading: [' 'papers: {groups: [' \
    'papers: {under-heading: [' 'file-name: ['; do
    end=]
    case $key in *'{'*) end=']}' ;; esac
    word=$(expr "$key" : '.*[{ ]\([a-z-]*\):' '|' "$key" : '\([a-z-]*\)')
    echo "extends: generic
$key$(templates 400 "'{any}a{any}b{any}%g'")$end" >profile.yaml
    profiled "400 templates: $word" 2 \
        "error: '$word' must be at most 64 templates"
done
echo "extends: generic
boilerplate: '{any}$(repeat 20000 a)b'" >profile.yaml
profiled 'a template of 20,000 letters' 2 '8,192 bytes'
{ front && repeat 1000000 a; } >long.md
echo "boilerplate: [$(templates 64 "'{any}{id}{any}%g'")]" >profile.yaml
profiled 'as many templates as may be, and a line of 1 MB' 1 'DL201'
{ front && repeat 70000 '## aab x\n'; } >long.md
echo "sections: {list: [$(templates 500 'name%g')]}" >profile.yaml
profiled '500 sections' 2 "'list' must be a list of at most 128 names"
{
    front
    printf '# 1. [T](https://arxiv.org/abs/2401.00001)\n\n'
    repeat 25000 '## a-name-that-is-nearly-some-othre\n'
} >long.md
echo "sections: {list: [{name: abc, aliases:
 [$(templates 2000 'a-name-that-is-nearly-some-other%g')]}]}" >profile.yaml
profiled 'unknown sections and 2,000 names' 1 DL403
{
    front | sed '/^tags/d;/^---$/{x;s/^/x/;/xx/d;x;}'
    echo "tags: [$(templates 30000 'a-value-that-is-nearly-so-ome%g')]"
    printf -- '---\n\nx\n'
} >long.md
echo "front-matter: {fields: {tags: {values:
 [$(templates 2000 'a-value-that-is-nearly-some%g')]}}}" >profile.yaml
profiled 'unknown tags and 2,000 values' 1 DL106

# ---- patterns ----------------------------------------------------------------
# Each step runs to the end of the text: 13 minutes for 1 MiB without a budget.
{
    printf '{extends: generic, patterns: [{id: evil, message: m, pattern: '
    printf '"(?<=a)(?:z'
    for c in b c d e f g h i j k l m n o p q r s t u v w x y z A B C D E F G H \
        I J K L M N O P Q R S T U V W X Y Z 0 1 2 3 4 5 6 7 8 9; do
        printf '|[^%s]*+%s' $c $c
    done
    printf ')"}]}\n'
} >config.yaml
{
    printf '# x\n\n'
    repeat 1040000 a
} >long.md
(
    # shellcheck disable=SC3045
    ulimit -t $SECONDS_ALLOWED
    # shellcheck disable=SC2086
    exec ${RUN-} "$DIGESTLINT" check --lang en --config config.yaml \
        --select evil long.md
) >out 2>err
code=$?
cat out err | cut -c 1-300 >why
if [ $code = 1 ] && grep -qF 'long.md:3:1: warning: the pattern takes too many steps and was given up here; use fewer repetitions inside or after one another, or a smaller scope [evil]' out; then
    pass 'a pattern whose steps are long'
else
    echo "exit $code" >>why
    fail 'a pattern whose steps are long' why
fi
printf 'patterns: [{id: a, message: m, pattern: "x(?C1)a+$"}]\n' >config.yaml
configured 'a callout' 'config.yaml:1:43: error: invalid regular expression: a callout (?C) is not allowed, at character 2'

# ---- patterns of file names --------------------------------------------------
# ignoring NAME CODE TEXT: 200 posts beside the .gitignore.
ignoring() {
    digestlint=$DIGESTLINT
    (
        cd ignoring || exit 3
        # shellcheck disable=SC3045
        ulimit -t $SECONDS_ALLOWED
        # shellcheck disable=SC2086
        exec ${RUN-} "$digestlint" check --lang en --select DL201
    ) >out 2>err
    code=$?
    if [ $code = "$2" ] && grep -qF "$3" out err; then pass "$1"; else
        { echo "exit $code" && sed 9q out err; } >why
        fail "$1" why
    fi
}
mkdir -p ignoring/.git
long=$(repeat 60 a)
for i in $(seq 200); do echo x >"ignoring/$long$i.md"; done
repeat 250 "$(repeat 2047 '*a')\n" >ignoring/.gitignore
ignoring 'a .gitignore of 1 MB' 2 "'.gitignore': too many patterns"
repeat 2 "$(repeat 2047 '*a')\n" >ignoring/.gitignore
ignoring 'long patterns that match no name' 1 "$long$i.md:1:1"
repeat 40000 'a-name-of-a-file-that-is-not-here\n' >ignoring/.gitignore
ignoring 'more than 1 MiB' 2 "'.gitignore': too many patterns"
repeat 20000 'a-name-of-a-file-that-is-not-here\n' >ignoring/.gitignore
ignoring 'many names' 1 "$long$i.md:1:1"
rm ignoring/.gitignore
{
    echo 'exclude:'
    repeat 230 "- '$(repeat 2047 '*a')'\n"
} >ignoring/.digestlint.yaml
ignoring 'an exclude of 1 MB' 2 "'exclude' must be at most 64 KiB of patterns with wildcards"
{
    echo 'overrides:'
    for i in $(seq 64); do
        printf -- "- {rules: {DL201: 'off'}, files: ["
        repeat 600 "'*a*a*a*a*b$i', "
        echo "'*.x']}"
    done
} >ignoring/.digestlint.yaml
ignoring 'files of overrides, 700 KB together' 2 "'files' must be at most 64 KiB of patterns with wildcards, all together"
printf 'posts: [%s "*.md"]\n' "$(seq -f '"n%g",' 20000)" \
    >ignoring/.digestlint.yaml
ignoring 'posts with 20,000 names' 1 "$long$i.md:1:1"
rm ignoring/.digestlint.yaml

# The bytes of a path count, too: 100 names of 205 bytes beside 18 KB.
rm ignoring/*.md
for i in $(seq 100); do echo x >"ignoring/f$(repeat 200 a)$i.md"; done
repeat 3000 '!*a*b\n' >ignoring/.gitignore
ignoring 'exceptions with wildcards' 2 "too many patterns with wildcards for so long a path, in '.gitignore': the bytes of all patterns times those of the path may be 4 MiB"
repeat 2000 '!*a*b\n' >ignoring/.gitignore
ignoring 'fewer of them' 1 "$(repeat 200 a)100.md:1:1"
seq -f 'n%g' 100000 >ignoring/.gitignore
ignoring 'a .gitignore of 100,000 names' 1 "$(repeat 200 a)100.md:1:1"
seq -f '*.e%g' 100000 >ignoring/.gitignore
ignoring 'a .gitignore of 100,000 endings' 1 "$(repeat 200 a)100.md:1:1"
# Patterns stay in memory for the folders below.
seq -f 'n%g' 20000 >ignoring/.gitignore
for i in $(seq 40); do
    mkdir "ignoring/d$i"
    cp ignoring/.gitignore "ignoring/d$i"
done
ignoring 'a long .gitignore in each folder' 2 ".gitignore': too many patterns"
rm -r ignoring/d*
rm ignoring/.gitignore
for key in exclude posts; do
    printf '%s: [%s "*.md"]\n' "$key" "$(repeat 3000 '"*a*b", ')" \
        >ignoring/.digestlint.yaml
    ignoring "$key and long paths" 2 "for so long a path, in '$key'"
done
printf 'overrides: [{files: [%s "*"], rules: {DL201: "off"}}]\n' \
    "$(repeat 3000 '"*a*b", ')" >ignoring/.digestlint.yaml
ignoring 'files of an override and long paths' 2 \
    "for so long a path, in 'overrides'"

# ---- configurations of a run -------------------------------------------------
# running NAME TEXT: all folders in `run`, each with its configuration.
running() {
    digestlint=$DIGESTLINT
    (
        cd run || exit 3
        # shellcheck disable=SC3045
        ulimit -t "$((SECONDS_ALLOWED * 3))" # thousands of programs compiled
        # shellcheck disable=SC3045
        [ -z "$KIB_ALLOWED" ] || ulimit -v "$KIB_ALLOWED"
        # shellcheck disable=SC2086
        exec ${RUN-} "$digestlint" check --lang en --select DL201 .
    ) >out 2>err
    code=$?
    { echo "exit $code" && cut -c 1-300 out err | sed 9q; } >why
    if [ $code = 2 ] && grep -qF "/.digestlint.yaml': one configuration too many: $2" err; then
        pass "configurations: $1"
    else
        fail "configurations: $1" why
    fi
}
# folders N TEXT: that many, with this configuration.
folders() {
    rm -rf run && mkdir -p run/.git
    for i in $(seq "$1"); do
        mkdir "run/d$i"
        echo x >"run/d$i/a.md"
        printf '%b' "$2" >"run/d$i/.digestlint.yaml"
    done
}
folders 12 'extends: generic\npatterns: ../p.yaml\n'
seq -f '- {id: r%g, message: m, pattern: "(?:x|y){1000}"}' 1500 >run/p.yaml
running '12 with 1,500 large rules' \
    'their pattern rules, compiled, may take 256 MiB in a run'
folders 12 'extends: generic\npatterns: ../p.yaml\n'
{ repeat 900000 '#' && echo; } >run/p.yaml
running '12 with a pack of 900 KB' \
    'their files, packs and all, may have 8 MiB in a run'
folders 1030 'extends: generic\n'
running '1,030' 'there may be 1,024 in a run'
rm -rf run/d1?? run/d2??
(
    cd run || exit 3
    # shellcheck disable=SC2086
    exec ${RUN-} "$DIGESTLINT" check --lang en --select DL201 .
) >out 2>err
code=$?
{ echo "exit $code" && cut -c 1-300 out err | sed 9q; } >why
if [ $code != 2 ]; then pass '830 configurations'; else
    fail '830 configurations' why
fi
rm -rf run

# ---- baselines ---------------------------------------------------------------
# with_baseline NAME TEXT ARGUMENTS…: exit 2 with TEXT.
with_baseline() {
    name=$1 text=$2
    shift 2
    (
        # shellcheck disable=SC3045
        ulimit -t $SECONDS_ALLOWED
        # shellcheck disable=SC2086
        exec ${RUN-} "$DIGESTLINT" check --no-config --lang en \
            --baseline large.json "$@" empty.md
    ) >out 2>err
    code=$?
    cut -c 1-300 out err | sed 20q >why
    if [ $code = 2 ] && grep -aqF "$text" err; then
        pass "baseline: $name"
    else
        echo "exit $code" >>why
        fail "baseline: $name" why
    fi
}
{
    printf '{"version": 1, "findings": [\n'
    # lines of 62 bytes
    repeat 560000 '{"path": "other.md", "finding": "DL503/0123456789abcdef0123"},\n'
    printf '{"path": "other.md", "finding": "DL503/0123456789abcdef"}]}\n'
} >large.json
too_large="the baseline 'large.json' is larger than 32 MiB; switch off"
with_baseline 'more than 32 MiB' "$too_large"
# Each of these would take gigabytes.
too_many="large.json:1: no baseline: more values than findings of this length have"
for items in '{},' '1,' '[[[]]],' '{"a":{"a":{"a":{}}}},' '"",'; do
    {
        printf '{"version": 1, "findings": ['
        repeat $((30000000 / ${#items})) "$(printf %s "$items" |
            sed 's/"/\\"/g')"
        printf '1]}\n'
    } >large.json
    (
        # shellcheck disable=SC3045
        [ -z "$KIB_ALLOWED" ] || ulimit -v 300000
        # shellcheck disable=SC2086
        exec ${RUN-} "$DIGESTLINT" check --no-config --lang en \
            --baseline large.json empty.md
    ) >out 2>err
    code=$?
    { echo "exit $code" && cut -c 1-300 out err | sed 9q; } >why
    if [ $code = 2 ] && grep -qF "$too_many" err; then
        pass "baseline: 30 MB of $items"
    else
        fail "baseline: 30 MB of $items" why
    fi
done
printf '{"version": 1, "findings": [{"path": "other.md", "finding": "' >large.json
repeat 1048576 'DL503/0123456789/0123456789/0123' >>large.json
truncate -s 33554420 large.json
printf '"}]}\n' >>large.json
touch other.md
with_baseline 'would be more than 32 MiB' "$too_large" --update-baseline
sed 1q large.json | cut -c 1-40 >found
printf '{"version": 1, "findings": [{"path": "ot\n' >wanted
same 'which leaves the old one' wanted found

cd / || exit 2
done_testing
