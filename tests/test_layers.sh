#!/bin/sh
# The layers of docs/architecture.md: who includes whom, who sees the libraries,
# what rules may ask, and that nothing changes behind the back of another thread.
# shellcheck source=tests/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"
: "${BUILD:=build/release}"

# Each layer and the folders whose headers it may include.
cat >"$tmp/layers" <<'EOF_LAYERS'
base base
text base text
korean base text korean
arxiv base text arxiv
parse base text parse
model base text korean parse arxiv model
rules base text korean arxiv model rules
files base text files config engine
check base text korean model rules patterns check
patterns base text korean model rules check config patterns
config base text parse arxiv model files check config engine
baseline base text model baseline
posts base text model files posts
fixes base text check baseline engine fixes
engine base text parse arxiv model files check patterns config baseline posts fixes engine
report base text parse arxiv model check baseline engine report
lsp base text parse arxiv model engine report lsp
cli base text parse arxiv model config baseline engine report lsp cli
EOF_LAYERS

# The layers that may see these headers; a name is the beginning of a header.
cat >"$tmp/headers" <<'EOF_HEADERS'
yaml.h parse
pcre2.h text cli
cmark-gfm parse
digestlint/rule.h rules check patterns config posts fixes engine report lsp cli
digestlint/digestlint.h check config baseline fixes engine report lsp cli
rules_gen.h rules check patterns config
stdio.h base text parse arxiv model check config baseline files engine report lsp cli
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

check_includes src/*/*.[ch] src/*/*/*.[ch] >"$tmp/found"
if [ -s "$tmp/found" ]; then
    fail 'includes' "$tmp/found"
else
    pass 'includes'
fi

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
if [ -s "$tmp/found" ]; then
    fail 'rules ask for options only' "$tmp/found"
else
    pass 'rules ask for options only'
fi
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

# Constant tables with pointers lie in .data.rel.ro and are no variables.
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
    # allocator has no other way to its memory than the running thread.
    variables "$BUILD/libdigestlint.a" |
        grep -v -e '^markdown\.o once\.[0-9]*$' -e '^slab\.o current$' \
            >"$tmp/found"
    if [ -s "$tmp/found" ]; then
        fail 'no mutable globals' "$tmp/found"
    else
        pass 'no mutable globals'
    fi
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
