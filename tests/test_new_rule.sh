#!/bin/sh
# A new rule: the stubs of tools/new-rule.sh build, and pass the tests that every
# rule has, in a copy of the tree; what is there is never overwritten.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
: "${BUILD:=build/release}" "${CC:=cc}"
unset MAKEFLAGS MFLAGS MAKELEVEL # of the make that runs this test
case $BUILD in
*/san-*) flavour=SAN=$(printf %s "${BUILD##*/san-}" | tr - ,) ;;
*/debug) flavour=DEBUG=1 ;;
*) flavour=DEBUG= ;;
esac

# What is built is copied, too, so that only what knows the rules is compiled.
copy=$tmp/copy
mkdir -p "$copy/$BUILD" "$copy/tests/fixtures"
cp -pR Makefile include src rules tools docs completions "$copy"
cp -p tests/*.sh tests/tests.mk "$copy/tests"
cp -p tests/fixtures/.digestlint.yaml "$copy/tests/fixtures"
cp -pR build/host "$copy/build"
cp -pR "$BUILD/gen" "$BUILD/src" "$BUILD/objects.list" "$copy/$BUILD"
cd "$copy" || exit 2

build() {
    make -j2 "$flavour" CC="$CC" CFLAGS=-O0 "$@" >"$tmp/out" 2>&1
}

# passes NAME COMMAND...
passes() {
    name=$1
    shift
    if "$@"; then pass "$name"; else fail "$name" "$tmp/out"; fi
}

# refuses WHY CODE NAME: and leaves all files as they are.
refuses() {
    find . -type f | sort >"$tmp/before"
    if tools/new-rule.sh "$2" "$3" >"$tmp/out" 2>&1; then
        fail "refuses $2 $3" "$tmp/out"
    elif ! grep -q "error: .*$1" "$tmp/out"; then
        fail "refuses $2 $3: $1" "$tmp/out"
    else
        find . -type f | sort >"$tmp/after"
        same "refuses '$2' '$3'" "$tmp/before" "$tmp/after"
    fi
}

refuses 'is taken by rules/DL501-.*; DL5[0-9][0-9] is free' DL501 new-name
code=$(sed -n 's/.*; \(DL5[0-9][0-9]\) is free$/\1/p' "$tmp/out")
refuses 'name sentence-ending is taken' "$code" sentence-ending
refuses 'is not DLnnn' DL51 new-name
refuses 'is not DLnnn' dl518 new-name
refuses "linter's own" DL904 new-name
refuses 'is not lower-case words' "$code" New-name
refuses 'is not lower-case words' "$code" new_name
refuses 'is not lower-case words' "$code" new-
refuses usage "$code" ''

passes 'stubs are written' build rule CODE="$code" NAME=new-name
passes 'they build' build
passes 'the rule is listed' sh -c \
    "${RUN-} \"\$0\" rules --no-config | grep '^$code  *new-name ' >'$tmp/out'" \
    "$(find build -name digestlint -type f)"
passes 'its examples pass' build examples
passes 'its golden passes' build golden
passes 'the golden was run' grep -q '^1 passed, 0 failed, 0 skipped$' "$tmp/out"
passes 'its pages are written' build docs
for page in docs/rules.md docs/ko/rules.md; do
    passes "$page has it" grep -q "^### $code new-name$" $page
done
passes 'docs/ko/rules.md has its Korean text' \
    grep -q "^이 규칙이 .* 'stub'이라는 낱말을 찾는다" docs/ko/rules.md
refuses "$code is taken" "$code" another-name
refuses 'name new-name is taken' "$(printf 'DL%d' $((${code#DL} + 1)))" new-name
rm "rules/$code-new-name.md"
refuses 'rules/ko/.* exists' "$code" new-name
rm "rules/ko/$code-new-name.md"
refuses 'src/rules/.* exists' "$code" new-name
done_testing
