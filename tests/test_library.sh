#!/bin/sh
# Another program can use the library with its public headers alone, and finds
# what the program finds.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
: "${BUILD:=build/release}" "${CC:=cc}"
post=examples/2025-09-13-daily-papers-20250913.md

for header in include/digestlint/*.h; do
    printf '#include "digestlint/%s"\n' "${header##*/}" >"$tmp/alone.c"
    if $CC -std=c11 -Wall -Wextra -Werror -Iinclude -fsyntax-only \
        "$tmp/alone.c" 2>"$tmp/errors"; then
        pass "$header compiles alone"
    else
        fail "$header compiles alone" "$tmp/errors"
    fi
done

if [ ! -x "$BUILD/lint-example" ]; then
    skip 'examples/lint.c' 'not built'
else
    ${RUN-} "$BUILD/lint-example" $post daily-papers >"$tmp/library" 2>&1
    digestlint check --no-config --profile daily-papers --lang en \
        --color=never --column-unit codepoint $post </dev/null |
        sed -n "s|^$post:||; s/ [a-z0-9-]*\]\$/]/; /^[0-9]/p" >"$tmp/program"
    same 'the library finds what the program finds' "$tmp/program" \
        "$tmp/library"
    if [ -s "$tmp/library" ]; then pass 'and something'; else fail 'nothing'; fi
fi
done_testing
