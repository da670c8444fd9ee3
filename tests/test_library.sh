#!/bin/sh
# Other programs can use the library, with its public headers alone, from C and
# from C++, from several threads and when memory runs out.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
: "${BUILD:=build/release}" "${CC:=cc}" "${CXX:=c++}"
post=examples/2025-09-13-daily-papers-20250913.md
api=$BUILD/examples-api

for header in include/digestlint/*.h; do
    printf '#include "digestlint/%s"\n' "${header##*/}" >"$tmp/alone.c"
    for compiler in "$CC -std=c11" "$CXX -x c++ -std=c++11" \
        "$CXX -x c++ -std=c++17"; do
        if $compiler -Wall -Wextra -pedantic -Werror -Iinclude -fsyntax-only \
            "$tmp/alone.c" 2>"$tmp/errors"; then
            pass "$header compiles alone: ${compiler##*=}"
        else
            fail "$header compiles alone: ${compiler##*=}" "$tmp/errors"
        fi
    done
done

# What the shared library exports is what the headers declare.
nm -D --defined-only "$BUILD"/libdigestlint.so.*.*.* |
    awk '$2 ~ /[TDRBW]/ { print $3 }' | grep '^dl_' | sort >"$tmp/exported"
cat include/digestlint/*.h | tr '\n' ' ' | grep -oE 'DL_API [^;(]*\(' |
    grep -oE 'dl_[a-z0-9_]+\(' | tr -d '(' | sort >"$tmp/declared"
same 'the library exports what the headers declare' "$tmp/declared" \
    "$tmp/exported"
if [ "$(wc -l <"$tmp/declared")" -gt 30 ]; then
    pass 'the headers declare calls'
else
    fail 'the headers declare calls' "$tmp/declared"
fi

digestlint check --no-config --profile daily-papers --lang en --color=never \
    --column-unit codepoint $post </dev/null |
    sed -n "s|^$post:||; s/ [a-z0-9-]*\]\$/]/; /: note: /d; /^[0-9]/p" \
        >"$tmp/program"
if [ -s "$tmp/program" ]; then pass 'something is found'; else fail 'nothing'; fi
cp $post "$tmp"
digestlint check --no-config --profile daily-papers --quiet --fix \
    "$tmp/${post##*/}" </dev/null >"$tmp/out" 2>&1
for kind in '' -cxx; do
    ${RUN-} "$api/lint$kind" $post daily-papers >"$tmp/library" 2>&1
    same "lint$kind finds what the program finds" "$tmp/program" "$tmp/library"
    ${RUN-} "$api/fix$kind" $post >"$tmp/library" 2>"$tmp/errors"
    same "fix$kind fixes what the program fixes" "$tmp/${post##*/}" \
        "$tmp/library"
done

if ${RUN-} "$api/threads-cxx" $post >"$tmp/out" 2>&1 &&
    grep -q '^[1-9][0-9]* fixed$' "$tmp/out"; then
    pass 'two threads of a C++ program find the same'
else
    fail 'two threads of a C++ program find the same' "$tmp/out"
fi

# ---- no memory -----------------------------------------------------------------
# Sanitizers and valgrind have a malloc() of their own.
case $BUILD,${RUN-} in
*/release,)
    cat >"$tmp/config.yaml" <<'CONFIG'
extends: daily-papers
patterns:
  - {id: so-called, message: "write without '{0}'", pattern: '이른바\s+\w+'}
  - {id: thus, message: "not '{0}'", words: [따라서]}
overrides:
  - {files: '*.md', rules: {DL601: info}}
  - {files: '/**/*.md', rules: {DL602: info}}
lexicon: {glossary: [{english: abc, words: [가나다, 라마바]}]}
CONFIG
    printf '%s\n' '---' 'title: "글"' '---' '' '# 1. [글](http://arxiv.org/abs/1)' \
        '' '이른바 모델를 쓴다.' >"$tmp/small.md"
    ${RUN-} "$api/memory" "$tmp/config.yaml" "$tmp/small.md" $post \
        >"$tmp/out" 2>"$tmp/errors"
    sed -n '/^\(not \)\{0,1\}ok/p' "$tmp/out"
    sed -n 's/^1\.\.\([0-9]*\)$/\1/p' "$tmp/out" >"$tmp/count"
    tests_run=$((tests_run + $(cat "$tmp/count" || echo 1)))
    : >"$tmp/nothing"
    same 'and prints nothing' "$tmp/nothing" "$tmp/errors"
    ;;
*) skip 'allocations that fail' 'the malloc() is another' ;;
esac
done_testing
