#!/bin/sh
# The layers of docs/architecture.md: who includes and calls whom, who sees the
# libraries, what rules may ask, that no files know each other in a circle, and
# that nothing changes unseen by another thread.
# shellcheck source=tests/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"
: "${BUILD:=build/release}"

# The layers from the lowest to the highest, and the folders that each may know.
cat >"$tmp/layers" <<'EOF_LAYERS'
base base
text base text
korean base text korean
page base text page
parse base text korean parse
arxiv base text korean arxiv
model base text korean page parse arxiv model
rules base text korean page arxiv model rules
files base files
check base text korean page parse model rules check
patterns base text korean parse model rules check patterns
config base text korean page parse arxiv model files check patterns config
baseline base text model check baseline
posts base model files config posts
fixes base text page check fixes
engine base page parse model files check patterns config baseline posts fixes engine
report base text check baseline fixes engine report
api base text parse check config engine fixes api
outline base text korean model arxiv outline
cli base text page parse arxiv model outline files check patterns config baseline fixes engine report cli
main cli
EOF_LAYERS

# The layers that may see these headers; a name is the beginning of a header.
cat >"$tmp/headers" <<'EOF_HEADERS'
yaml.h parse
cmark-gfm parse
pcre2.h text cli
utf8proc.h text rules report cli
jansson.h baseline cli
rules/rule.h rules check patterns config baseline fixes engine report cli
digestlint/digestlint.h api
rules_gen.h rules check patterns config
keys_gen.h model patterns config
stdio.h base model check report cli main
EOF_HEADERS

includes='
FILENAME ~ /layers$/ {
    for (i = 2; i <= NF; i++) may[$1, $i] = 1
    layer[$1] = 1
    next
}
FILENAME ~ /headers$/ {
    names[++n] = $1
    for (i = 2; i <= NF; i++) sees[$1, $i] = 1
    next
}
/^#[ \t]*include/ {
    split(FILENAME, part, "/")
    own = part[2]
    sub(/\.c$/, "", own) # src/main.c
    if (!(own in layer)) next
    header = $0
    gsub(/^[^"<]*["<]|[">].*$/, "", header)
    split(header, h, "/")
    if (h[1] in layer && !((own, h[1]) in may))
        print FILENAME ":" FNR ": " own " includes " header
    for (i = 1; i <= n; i++)
        if (index(header, names[i]) == 1 && !((names[i], own) in sees))
            print FILENAME ":" FNR ": " own " includes " header
}'

# check_includes FILES...: the violations, on standard output.
check_includes() {
    awk "$includes" "$tmp/layers" "$tmp/headers" "$@"
}

# none NAME FILE: which should be empty.
none() {
    if [ -s "$2" ]; then fail "$1" "$2"; else pass "$1"; fi
}

in_order='{
    is_there[$1]
    for (i = 2; i <= NF; i++)
        if (!($i in is_there)) print $1 ": " $i " is not below it"
}'
awk "$in_order" "$tmp/layers" >"$tmp/found"
none 'each layer knows lower ones' "$tmp/found"
printf 'a a\nb a c b\nc a c\n' | awk "$in_order" >"$tmp/actual"
echo 'b: c is not below it' >"$tmp/expected"
same 'a layer that is too high' "$tmp/expected" "$tmp/actual"

check_includes src/*.c src/*/*.[ch] src/*/*/*.[ch] >"$tmp/found"
none 'includes' "$tmp/found"

# The check itself finds what it must.
mkdir -p "$tmp/src/text" "$tmp/src/rules"
echo '#include "model/post.h"' >"$tmp/src/text/a.c"
echo '#include <yaml.h>' >"$tmp/src/rules/b.c"
echo '#include "engine/run.h"' >"$tmp/src/rules/c.c"
echo '#include "model/post.h"' >"$tmp/src/rules/d.c"
(cd "$tmp" && check_includes src/*/*.c >found)
cut -d : -f 1 "$tmp/found" | sort >"$tmp/actual"
printf 'src/rules/b.c\nsrc/rules/c.c\nsrc/text/a.c\n' >"$tmp/expected"
same 'includes that are wrong' "$tmp/expected" "$tmp/actual"

# A rule asks for its options, not under which profile it runs, which kind of
# text it looks at or whether there are papers.
asks_profile() {
    grep -nE -e 'DL_PAPERS_NONE|DL_TEXT_[A-Z]|dl_text_' \
        -e 'profile(\([a-z]*\))?->(text|name)($|[^a-z_])' \
        -e '"(daily-papers|generic|digest|article)"' "$@"
}

asks_profile src/rules/*.c src/rules/*/*.[ch] >"$tmp/found"
none 'rules ask for options only' "$tmp/found"
cat >"$tmp/asks.c" <<'EOF_ASKS'
if (profile->papers == DL_PAPERS_NONE)
if (post->profile->text)
if (dl_ctx_profile(ctx)->text == 1)
x = DL_TEXT_ARTICLE;
dl_str_is(profile->name, "x")
dl_str_is(name, "generic")
EOF_ASKS
asks_profile "$tmp/asks.c" | cut -d : -f 1 >"$tmp/actual"
seq "$(wc -l <"$tmp/asks.c")" >"$tmp/expected"
same 'rules that ask for more' "$tmp/expected" "$tmp/actual"

# ---- files -------------------------------------------------------------------
# A file is a .c with its .h. It knows another when it includes its header or
# uses what the other defines, with a header that declares it or without.

# included FILES...: "from to why" for each #include of one of the files.
included='
BEGIN { for (i = 1; i < ARGC; i++) is_there[ARGV[i]] = 1 }
function stem(path) {
    sub(/\.[ch]$/, "", path)
    return path
}
/^#[ \t]*include[ \t]*"/ {
    split($0, part, "\"")
    folder = FILENAME
    sub(/[^\/]*$/, "", folder)
    header = folder part[2]
    if (!(header in is_there)) header = "src/" part[2]
    if (!(header in is_there)) header = "tests/" part[2]
    if (header in is_there && stem(header) != stem(FILENAME))
        print stem(FILENAME), stem(header), part[2]
}'
included() {
    awk "$included" "$@" | sort -u
}

# used BUILD: "from to why" for each symbol of an object that another uses. The
# build lists the library's objects; the commands have one for each source.
used='
{
    file = substr($1, 1, length($1) - 3)
    file = substr(file, length(build) + 2)
    if ($3 == "U") uses[++n] = file " " $2
    else if ($3 ~ /^[A-Z]$/) defines[$2] = file
}
END {
    for (i = 1; i <= n; i++) {
        split(uses[i], use, " ")
        if (use[2] in defines && defines[use[2]] != use[1])
            print use[1], defines[use[2]], use[2]
    }
}'
used() {
    { tr ' ' '\n' <"$1/objects.list"
        for source in src/*.c src/cli/*.c; do
            [ ! -e "$source" ] || echo "$1/${source%.c}.o"
        done
    } | xargs nm -A -P -g >"$tmp/symbols" || return
    awk -v build="$1" "$used" "$tmp/symbols" | sort -u
}

# upward USED BUILD: what a layer uses of one that it may not know. What rules
# are handed is declared in rules/rule.h and defined above them, in the
# build's table or in src/check: who sees the header may use it. Other files that
# the build makes belong to the layer whose header they include first, or are
# words for anyone.
upward='
FILENAME ~ /layers$/ {
    for (i = 2; i <= NF; i++) may[$1, $i]
    next
}
FILENAME ~ /headers$/ {
    for (i = 2; i <= NF; i++) sees[$1, $i]
    next
}
FILENAME ~ /rule\.h$/ {
    while (match($0, /dl_[a-z0-9_]+/)) {
        interface[substr($0, RSTART, RLENGTH)]
        $0 = substr($0, RSTART + RLENGTH)
    }
    next
}
FILENAME ~ /gen\/[^\/]*\.c$/ {
    file = FILENAME
    gsub(/^.*gen\/|\.c$/, "", file)
    if (/^#include "[^"]*\// && !(file in made)) {
        split($0, part, /["\/]/)
        made[file] = part[2]
    }
    next
}
function layer(file,    part) {
    split(file, part, "/")
    return part[1] == "gen" ? made[part[2]] : part[2]
}
$1 !~ /^gen\// {
    own = layer($1)
    other = layer($2)
    if ($3 in interface)
        is_right = ("rules/rule.h", own) in sees
    else
        is_right = other == "" || (own, other) in may
    if (!is_right)
        print $1 ": " own " uses " $3 " of " $2
}'
upward() {
    awk "$upward" "$tmp/layers" "$tmp/headers" src/rules/rule.h \
        "$2"/gen/*.c "$1"
}

# judge BUILD FILES...: writes $tmp/circles and $tmp/upward.
root=$PWD
judge() {
    build=$1 missing=
    used "$build" >"$tmp/used" 2>"$tmp/missing" || missing=yes
    shift
    included "$@" | sort - "$tmp/used" >"$tmp/arrows"
    awk -f "$root/tests/circles.awk" "$tmp/arrows" >"$tmp/circles"
    upward "$tmp/used" "$build" >"$tmp/upward"
    [ -z "$missing" ] || head -n 5 "$tmp/missing" >>"$tmp/upward"
}

# shellcheck disable=SC2046 # names without spaces
judge "$BUILD" $(find src tools tests -name '*.[ch]')
none 'no circle of files' "$tmp/circles"
none 'no arrow up' "$tmp/upward"

# Both checks find what they must, in a little tree. text/read.c has a namesake.
tree=$tmp/tree
mkdir -p "$tree/src/base" "$tree/src/text" \
    "$tree/src/model" "$tree/src/rules" "$tree/src/check" "$tree/build/gen"
write() {
    cat >"$tree/$1"
}
echo 'void dl_report(void);' | write src/rules/rule.h
write src/base/read.c <<'EOF_C' # up, with a declaration of its own
void dl_text_read(void);
void dl_base_read(void);
void dl_base_read(void) { dl_text_read(); }
EOF_C
write src/base/log.c <<'EOF_C' # up, to what only rules are handed
void dl_report(void);
void dl_log(void);
void dl_log(void) { dl_report(); }
EOF_C
write src/text/read.h <<'EOF_C'
extern const int dl_words[];
void dl_text_read(void);
EOF_C
write src/text/read.c <<'EOF_C'
#include "text/read.h"
void dl_text_read(void) { }
EOF_C
write build/gen/words.c <<'EOF_C'
#include "text/read.h"
const int dl_words[] = {1};
EOF_C
write src/base/words.c <<'EOF_C' # up, to what the build makes
extern const int dl_words[];
int dl_first_word(void);
int dl_first_word(void) { return dl_words[0]; }
EOF_C
echo 'void dl_slots(void);' | write src/model/slots.h
echo 'void dl_sections(void);' | write src/model/sections.h
echo '#include "model/sections.h"' | write src/model/post.h
write src/model/slots.c <<'EOF_C' # a circle of three
#include "model/post.h"
#include "model/slots.h"
void dl_slots(void) { }
EOF_C
write src/model/sections.c <<'EOF_C'
#include "model/sections.h"
void dl_slots(void);
void dl_sections(void) { dl_slots(); }
EOF_C
echo '#include "model/slots.h"' | write src/model/papers.c # in no circle
write src/rules/dl1.c <<'EOF_C' # up, to what it is handed
#include "rules/rule.h"
void dl_check_dl1(void);
void dl_check_dl1(void) { dl_report(); }
EOF_C
write build/gen/rules_gen.c <<'EOF_C'
void dl_check_dl1(void);
extern void (*const dl_rules[])(void);
void (*const dl_rules[])(void) = {dl_check_dl1};
EOF_C
write src/check/sink.c <<'EOF_C'
#include "rules/rule.h"
extern void (*const dl_rules[])(void);
void dl_report(void) { dl_rules[0](); }
EOF_C
(
    cd "$tree" || exit
    for source in src/*/*.c build/gen/*.c; do
        object=build/${source#build/}
        object=${object%.c}.o
        mkdir -p "${object%/*}"
        ${CC:-cc} -Iinclude -Isrc -c -o "$object" "$source"
        printf '%s ' "$object"
    done >build/objects.list
    judge build src/*/*.[ch]
)
cat "$tmp/circles" "$tmp/upward" >"$tmp/actual"
cat >"$tmp/expected" <<'EOF_FOUND'
a circle:
  src/model/post -> src/model/sections: model/sections.h
  src/model/sections -> src/model/slots: dl_slots
  src/model/slots -> src/model/post: model/post.h
src/base/log: base uses dl_report of src/check/sink
src/base/read: base uses dl_text_read of src/text/read
src/base/words: base uses dl_words of gen/words
EOF_FOUND
same 'a circle, and three arrows up' "$tmp/expected" "$tmp/actual"

# Constant tables with pointers are in .data.rel.ro and are not variables.
variables() {
    objdump -t "$@" | awk -F '\t' '
        /file format/ { sub(/:.*/, ""); file = $0 }
        NF == 2 {
            n = split($1, left, " ")
            section = left[n]
            split($2, right, " ")
            if (section ~ /^(\.data|\.bss|\.tdata|\.tbss|\*COM\*)/ &&
                section !~ /^\.data\.rel\.ro/ && right[2] != section)
                print file " " right[2]
        }'
}

case $BUILD in
*/release)
    # A pthread_once_t is made for being changed by all threads; cmark-gfm's
    # allocator has no other way to its memory than the running thread, nor has
    # an allocation to the call that it is made in. The handler is atomic. What
    # a signal's handler must remove, it finds only in a variable.
    variables "$BUILD/libdigestlint.a" |
        grep -v -e '^markdown\.o once\.[0-9]*$' -e '^slab\.o current$' \
            -e '^alloc\.o current$' -e '^alloc\.o handler$' \
            -e '^alloc\.o handler_user$' -e '^replace\.o unfinished$' >"$tmp/found"
    none 'no mutable globals' "$tmp/found"
    printf '%s\n' 'int a = 1; static int b; int *f(void) { return &b; }' \
        'const char *const c[] = {"x"};' 'int *const d = &a;' \
        'static _Thread_local int t; int *g(void) { return &t; }' \
        >"$tmp/vars.c"
    cc -c -fPIE -ffunction-sections -o "$tmp/vars.o" "$tmp/vars.c"
    variables "$tmp/vars.o" | awk '{ print $NF }' | sort >"$tmp/actual"
    printf 'a\nb\nt\n' >"$tmp/expected"
    same 'variables are found' "$tmp/expected" "$tmp/actual"
    ;;
*) skip 'no mutable globals' 'sanitizers add variables of their own' ;;
esac
done_testing
