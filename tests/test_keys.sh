#!/bin/sh
# A key is described in rules/configuration.yaml and nowhere else: rulegen
# rejects incomplete descriptions, the compiler those without a place in C,
# each with the file and line.
# shellcheck source=tests/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"
: "${RULEGEN:=build/host/rulegen}" "${BUILD:=build/release}" "${CC:=cc}"
proper=$tmp/proper.yaml
changed=$tmp/changed.yaml
gen=$tmp/gen

cat >"$proper" <<'KEYS'
configuration:
  choice:
    type: word
    words: {a: {doc: one, doc-ko: 하나}, b: {}}
    default: a
    doc: Which one.
    doc-ko: 어느 것.
  items:
    type: list
    one-of: [left]
    doc: Several.
    doc-ko: 여러 개.
    keys:
      left: {type: string, doc: A side., doc-ko: 한쪽.}
profile:
  depth:
    type: number
    member: paper_level
    min: 1
    max: 6
    default: 2
    doc: How deep.
    doc-ko: 깊이.
  group:
    type: mapping
    doc: Together.
    doc-ko: 모음.
    keys:
      counted:
        type: flag
        member: numbered
        words: {some: "true", none: "false"}
        doc: Whether there are any.
        doc-ko: 있는지 여부.
      place:
        type: word
        member: link_place
        words:
          head: DL_LINK_IN_HEADING
        doc: Where.
        doc-ko: 어디.
  records:
    type: named
    member: fields
    record: dl_profile_field
    doc: Many.
    doc-ko: 여럿.
    keys:
      own: {type: strings, member: values, doc: Texts., doc-ko: 문자열.}
      must: {type: flag, member: required, doc: Needed., doc-ko: 필수.}
KEYS

# generate FILE: the generated C of a description, in $gen.
generate() {
    rm -rf "$gen"
    mkdir "$gen"
    $RULEGEN --gen "$gen" --keys "$1" 2>"$tmp/errors"
}

compile() {
    $CC -std=c11 -Wall -Wextra -Werror -Iinclude -Isrc -I"$gen" \
        -fsyntax-only "$gen/keys_gen.c" 2>"$tmp/errors"
}

if generate "$proper" && [ ! -s "$tmp/errors" ] && compile; then
    pass 'a proper description'
else
    fail 'a proper description' "$tmp/errors"
fi

change() {
    sed "$2" "$proper" >"$changed"
    ! cmp -s "$proper" "$changed" || fail "$1: the script changes nothing"
}

# refuses WHAT SED-SCRIPT LINE WORDS: rulegen gives this error for the changed
# description.
refuses() {
    change "$1" "$2"
    if generate "$changed"; then
        fail "$1: accepted"
    elif ! grep -q "^$changed:$3: error: .*$4" "$tmp/errors"; then
        fail "$1" "$tmp/errors"
    elif [ -e "$gen/keys_gen.c" ]; then
        fail "$1: written all the same"
    else
        pass "$1"
    fi
}

refuses 'broken YAML' 's/\[left\]/[left/' 1[0-9] '.'
refuses 'an unknown part' 's/^profile/profiles/' 15 "unknown key 'profiles'"
refuses 'an unknown field' 's/    min:/    least:/' 19 "unknown key 'least'"
refuses 'a field twice' 's/    min: 1/&\n&/' 20 "'min' stands twice"
refuses 'no type' '17d' 17 "missing key 'type'"
refuses 'no Korean' '7d' 3 "missing key 'doc-ko'"
refuses 'an unknown type' 's/: number/: integer/' 17 "no type 'integer'"
refuses 'a sentence without its period' 's/deep\./deep/' 16 'period'
refuses 'a key twice' 's/  place:/  counted:/' 35 "'counted' stands twice"
refuses 'a key twice at the top' 's/  depth:/  choice:/' 16 'stands twice'
refuses 'a name in upper case' 's/  depth:/  Depth:/' 16 'lower-case'
refuses 'a word without words' '4,5d' 2 'has words'
refuses 'words of a number' 's/    min: 1/    words: {a: 1}/' 16 'has no words'
refuses 'a word twice' 's/b: {}/a: {}/' 4 "'a' stands twice"
refuses 'a meaning in one language' 's/, doc-ko: 하나//' 4 'one language'
refuses 'a word without its constant' 's/"true"/{}/' 32 'has no value'
refuses 'a constant for one word only' 's/{doc: one,/{value: A, doc: one,/' 4 \
    "'b' has no value"
refuses 'a flag of three values' 's/"true"/2/' 32 'true or false'
refuses 'a default that is no word' 's/: a$/: c/' 2 'none of the words'
refuses 'a default out of range' 's/default: 2/default: 7/' 16 'in the range'
refuses 'no range' 's/min: 1/min: 9/' 16 'not a range'
refuses 'a number without a limit' '/max: 6/d' 16 "missing key 'max'"
refuses 'no member' '18d' 16 "missing key 'member'"
refuses 'a member of a key of the program' '5s/.*/    member: x/' 2 'not for'
refuses 'no record' '/record:/d' 42 "missing key 'record'"
refuses 'one of no keys' 's/\[left\]/[right]/' 8 "no key 'right'"
refuses 'a list in a profile' 's/type: mapping/type: list/' 24 'cannot stand'
refuses 'what no override can have' 's/^ *type: flag/&\n        override: false/' \
    29 'at the top'
refuses 'what no kind of text has' 's/^ *type: flag/&\n        of-text: true/' \
    29 'at the top'

# does_not_build WHAT SED-SCRIPT LINE WORDS: the compiler gives this error.
does_not_build() {
    change "$1" "$2"
    if ! generate "$changed"; then
        fail "$1: not generated" "$tmp/errors"
    elif compile; then
        fail "$1: builds"
    elif ! grep -q "^$changed:$3:.* error: .*$4" "$tmp/errors"; then
        fail "$1" "$tmp/errors"
    else
        pass "$1"
    fi
}

does_not_build 'a member that does not exist' 's/paper_level/nothing/' 16 nothing
does_not_build 'a member of another type' 's/paper_level/papers_under/' 16 \
    'compatible'
does_not_build 'a word in another type' 's/link_place/numbered/' 35 compatible
does_not_build 'records of another type' 's/dl_profile_field/dl_profile_slot/' \
    42 compatible
does_not_build 'a constant that does not exist' 's/DL_LINK_IN_HEADING/NOWHERE/' \
    39 NOWHERE

# ---- the whole build, in a copy of the project ------------------------------------
copy=$tmp/copy
keys=$copy/rules/configuration.yaml
mkdir -p "$copy/$BUILD" "$copy/build" "$copy/tests"
cp -a Makefile include rules src tools docs completions "$copy"
cp -a tests/tests.mk "$copy/tests"
cp -a build/host "$copy/build"
cp -a "$BUILD/gen" "$BUILD/src" "$BUILD/objects.list" \
    "$BUILD/libdigestlint.a" "$copy/$BUILD"
program=$copy/${DIGESTLINT#"$PWD/"}
cp -a "$DIGESTLINT" "$program"
flavour=${BUILD##*/}
case $flavour in
debug) set -- DEBUG=1 ;;
san-*) set -- SAN="$(echo "${flavour#san-}" | tr - ,)" ;;
*) set -- ;;
esac

# insert PART: the lines on standard input become the first keys of this part.
insert() {
    sed -i "/^$1:/r /dev/stdin" "$keys"
}

insert profile <<'KEY'
  nowhere:
    type: flag
    member: nowhere_at_all
    doc: Nothing.
    doc-ko: 없음.
KEY
line=$(grep -n '  nowhere:' "$keys" | cut -d : -f 1)
if make -C "$copy" "$@" >"$tmp/errors" 2>&1; then
    fail 'a key without a member builds'
elif grep -q "^rules/configuration.yaml:$line:.* error: .*nowhere_at_all" \
    "$tmp/errors"; then
    pass 'a key without a member does not build'
else
    fail 'a key without a member' "$tmp/errors"
fi

cp -a rules/configuration.yaml "$keys"
insert configuration <<'KEY'
  weather:
    type: word
    words: {sun: {}, rain: {doc: wet, doc-ko: 비}}
    default: sun
    override: false
    doc: What it is like outside.
    doc-ko: 바깥 날씨.
KEY
if make -C "$copy" "$@" docs >"$tmp/errors" 2>&1; then
    pass 'a new key of the program builds'
else
    fail 'a new key of the program' "$tmp/errors"
fi

# reports WHAT CONFIGURATION WORDS: the new program says so.
reports() {
    printf '%b\n' "$2" >"$tmp/config.yaml"
    ${RUN-} "$program" check --lang en --color=never --quiet \
        --config "$tmp/config.yaml" examples/*.md </dev/null \
        >"$tmp/report" 2>&1
    if grep DL901 "$tmp/report" | grep -qF "$3"; then
        pass "$1"
    else
        fail "$1" "$tmp/report"
    fi
}

reports 'it is suggested' 'wether: rain' "did you mean 'weather'?"
reports 'not in an override' 'overrides: [{files: a, weather: rain}]' \
    "unknown key 'weather'"
reports 'it is known' 'weather: rain\nclimate: dry' "unknown key 'climate'"
if grep -q "'weather'" "$tmp/report"; then
    fail 'it is known' "$tmp/report"
fi
row='| `weather` | `sun`, `rain` (wet) | `sun` | What it is like outside. |'
grep -qF "$row" "$copy/docs/keys.md" && pass 'it is in keys.md' ||
    fail 'it is not in keys.md'
grep -qF '| `sun` | 바깥 날씨. |' "$copy/docs/ko/keys.md" &&
    pass 'it is in ko/keys.md' || fail 'it is not in ko/keys.md'
schema=$copy/docs/digestlint.schema.json
grep -q '"weather": {"enum": \["sun", "rain"\], "description": "What it' \
    "$schema" && pass 'it is in the schema' || fail 'it is not in the schema'
done_testing
