#!/bin/sh
# What the release is built with against mistakes in it that nobody knows yet:
# the program and the shared library, as readelf and nm see them.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
: "${BUILD:=build/release}"
if [ "${BUILD##*/}" != release ]; then
    skip 'build' 'the release is hardened'
    done_testing
    exit
fi
compiler=${CC:-cc}
library=$BUILD/libdigestlint.so.0

# has NAME PATTERN COMMAND…: in what the command prints.
has() {
    name=$1 pattern=$2
    shift 2
    "$@" >"$tmp/out" 2>&1
    if grep -qE -e "$pattern" "$tmp/out"; then pass "$name"; else
        sed 20q "$tmp/out" >"$tmp/why"
        fail "$name" "$tmp/why"
    fi
}

# may OPTION: whether the compiler has it.
may() {
    # shellcheck disable=SC2086 # words
    $compiler -Werror "$1" -x c -c -o "$tmp/o" /dev/null 2>/dev/null
}

for file in "$DIGESTLINT" "$library"; do
    is=${file##*/}
    # All of the table of addresses is read-only before the program begins.
    has "$is: read-only after relocation" 'GNU_RELRO' readelf -lW "$file"
    has "$is: at once" 'BIND_NOW' readelf -dW "$file"
    has "$is: data is not executed" 'GNU_STACK .* RW  ' readelf -lW "$file"
    has "$is: the stack is guarded" '__stack_chk_fail' nm -D "$file"
    has "$is: copies are bounded" '__[a-z]*_chk(@|$)' nm -D "$file"
    has "$is: loaded anywhere" 'Type: *DYN' readelf -hW "$file"
    if may -fcf-protection=full; then
        has "$is: a shadow stack" 'SHSTK' readelf -nW "$file"
    fi
    readelf -dW "$file" | grep -E 'RPATH|RUNPATH|TEXTREL' >"$tmp/found"
    : >"$tmp/none"
    same "$is: no path, no text that is changed" "$tmp/none" "$tmp/found"
done
has 'the program: at any address' 'PIE' readelf -dW "$DIGESTLINT"

# The start files of the C library may lack the mark that indirect branches lead
# to places meant for them; no object of ours may.
# marked OPTION WORDS: every object has the marks if the compiler has the option.
marked() {
    may "$1" || return 0
    readelf -nW "$BUILD/libdigestlint.a" |
        awk -v want="$2" '/^File:/ { if (file) print file; file = $2 }
            index($0, want) { file = "" }
            END { if (file) print file }' >"$tmp/found"
    same "objects: $2" "$tmp/none" "$tmp/found"
}
marked -fcf-protection=full 'IBT, SHSTK'

# commands CC: those that the build would run.
unset MAKEFLAGS MAKELEVEL
commands() {
    make -s -n -B V=1 CC="$1" HOST_CC=: "$BUILD/src/base/path.o" \
        build/digestlint 2>&1 | grep -e ' -o build/' >"$tmp/commands"
}
if may -fstack-clash-protection; then
    commands "$compiler"
    has 'the stack does not jump over its guard' \
        '-fstack-clash-protection.* -o build/.*/path\.o' cat "$tmp/commands"
fi

# A compiler that knows none of it builds all the same.
cat >"$tmp/old-cc" <<'END'
#!/bin/sh
for word; do
    case $word in
    -fcf-* | -fstack-clash-* | -mbranch-* | *-z,relro* | *shstk*)
        echo "unknown option $word" >&2
        exit 1
        ;;
    esac
done
END
chmod +x "$tmp/old-cc"
commands "$tmp/old-cc"
has 'an old compiler compiles' '-O2 .* -o build/.*/path\.o' cat "$tmp/commands"
grep -E -e '-fcf-|-fstack-clash-|-mbranch|relro|shstk' "$tmp/commands" \
    >"$tmp/found"
same 'an old compiler gets no option that it does not know' "$tmp/none" \
    "$tmp/found"
done_testing
