#!/bin/sh
# rulegen accepts a proper rule and refuses what rules/README.md does not allow,
# each with the file and line.
# shellcheck source=tests/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"
: "${RULEGEN:=build/host/rulegen}"
name=DL123-some-rule.md
proper=$tmp/$name

cat >"$proper" <<'RULE'
---
code: DL123
name: some-rule
summary: Something is as it should be.
summary-ko: 무언가 제대로 되어 있다.
default: warning
fix: safe
precision: high
tags: [korean]
native: false
options:
  most: {type: int, default: 3, doc: How many., doc-ko: 몇 개까지.}
messages:
  found: {en: "'{0}' stands before '{1}'", ko: "'{1}' 앞의 '{0}'"}
---

What it finds.

````markdown bad
a
````

````markdown fixed
b
````

````markdown good
c
````
RULE

if $RULEGEN "$proper" 2>"$tmp/errors" && [ ! -s "$tmp/errors" ]; then
    pass "a proper rule"
else
    fail "a proper rule" "$tmp/errors"
fi

# refuses WHAT SED-SCRIPT LINE WORDS: the changed rule gives this error.
refuses() {
    mkdir -p "$tmp/changed"
    sed "$2" "$proper" >"$tmp/changed/$name"
    if cmp -s "$proper" "$tmp/changed/$name"; then
        fail "$1: the script changes nothing"
    elif $RULEGEN --gen "$tmp" "$tmp/changed/$name" 2>"$tmp/errors"; then
        fail "$1: accepted"
    elif ! grep -q "/$name:$3: error: .*$4" "$tmp/errors"; then
        fail "$1" "$tmp/errors"
    elif [ -e "$tmp/rules_gen.c" ]; then
        fail "$1: written all the same"
    else
        pass "$1"
    fi
}

refuses 'no front matter' '1d' 1 'front matter'
refuses 'front matter that never ends' '/^---$/{1!d}' 1 'front matter'
refuses 'broken YAML' 's/^tags: .*/tags: [korean/' 1[0-9] '.'
refuses 'an unknown key' 's/^default:/level:/' 6 "unknown key 'level'"
refuses 'a missing key' '/^precision/d' 2 "missing key 'precision'"
refuses 'no Korean summary' '/^summary-ko/d' 2 "missing key 'summary-ko'"
refuses 'a key twice' 's/^fix: safe/&\n&/' 8 "'fix' stands twice"
refuses 'a key of a message' 's/ko: /kr: /' 14 "unknown key 'kr'"
refuses 'a message in one language' 's/, ko: .*/}/' 14 "missing key 'ko'"
refuses 'code against file name' 's/DL123/DL124/' 1 'DL124-some-rule.md'
refuses 'name against file name' 's/some-rule/other/' 1 'DL123-other.md'
refuses 'a bad code' 's/DL123/D123/' 1 'not DLnnn'
refuses 'a bad name' 's/some-rule/Some_Rule/' 1 'lower-case'
refuses 'a bad severity' 's/: warning/: fatal/' 1 'default is one of'
refuses 'off without `on`' 's/: warning/: off/' 1 'on is one of'
refuses '`on` without off' 's/^default.*/&\non: info/' 1 'rules that are off'
refuses 'a bad fix' 's/fix: safe/fix: yes/' 1 'fix is one of'
refuses 'a bad precision' 's/: high/: 90%/' 1 'precision is one of'
measured='measured: {right: 9, read: 10, date: 2026-11-27, on: a blog, on-ko: 글}'
# refuses_measured WHAT SED-SCRIPT WORDS: the same of `measured`.
refuses_measured() {
    refuses "$1" "s/^precision.*/&\n$(printf %s "$measured" | sed "$2")/" 9 "$3"
}
refuses_measured 'more right than read' 's/9/11/' 'right is a number'
refuses_measured 'right in words' 's/9/nine/' 'right is a number'
refuses_measured 'nothing read' 's/10/0/' 'read is a number'
refuses_measured 'a day that does not exist' 's/-11-/-13-/' 'date is a day'
refuses_measured 'a date without a day' 's/-27//' 'date is a day'
refuses_measured 'texts in one language' 's/, on-ko: 글//' "missing key 'on-ko'"
refuses_measured 'an unknown key of measured' 's/right/wrong/' \
    "unknown key 'wrong'"
refuses 'a bad tag' 's/\[korean\]/[hangul]/' 1 'a tag is one of'
refuses 'no tag' 's/\[korean\]/[]/' 1 'at least one tag'
refuses 'native that is no truth value' 's/: false/: no/' 10 'true or false'
refuses 'a summary without period' 's/be\./be/' 1 'one sentence'
refuses 'a message with a period' "s/'{1}'\"/&./;s/\"\\./.\"/" 14 'no period'
refuses 'a message in upper case' "s/\"'{0}' st/\"The '{0}' st/" 14 'lower case'
refuses 'a glued particle' "s/'{1}' 앞의/'{1}'을/" 14 'particle'
refuses 'a glued particle of two syllables' "s/'{1}' 앞의/{1}으로/" 14 'particle'
refuses 'other placeholders in Korean' "s/앞의 '{0}'/앞/" 14 'different'
refuses 'placeholders by language that are the same' \
    "s/앞의 '{0}'\"/&, by-language: true/" 14 'have the same placeholders'
refuses 'a gap in the placeholders' 's/{1}/{2}/g' 14 'gap'
refuses 'a malformed placeholder' 's/{1}/{x}/g' 14 'braces'
refuses 'no message' '/^messages/{n;s/.*//;s/^$/  {}/}' 1 'at least one message'
refuses 'an option of no type' 's/type: int/type: real/' 12 'type is'
refuses 'a default of another type' 's/default: 3/default: 3x/' 12 'whole number'
refuses 'an option without doc' 's/, doc: How many.//' 12 "missing key 'doc'"
refuses 'an option without doc in Korean' 's/, doc-ko.*/}/' 12 \
    "missing key 'doc-ko'"
refuses 'no bad example' 's/markdown bad/markdown/;s/markdown fixed/markdown/' \
    17 'no bad example'
refuses 'no good example' 's/markdown good/markdown/' 17 'no good example'
refuses 'an unknown kind of example' 's/n good/n better/' 27 "'better'"
refuses 'an unknown attribute' 's/n good/& name=x/' 27 "'name=x'"
refuses 'a fence that is too short' 's/^````/```/' 19 'four backticks'
refuses 'a fence that stays open' '$d' 27 'never closed'
refuses 'a fix of what has none' 's/fix: safe/fix: none/' 23 'no fixed example'
refuses 'a fixed example below a good one' 's/n bad/n good/' 23 'below its bad'

# Two rules together, and rules with the sources of their checks.
refuses_together() {
    what=$1 words=$2
    shift 2
    if $RULEGEN "$@" 2>"$tmp/errors"; then
        fail "$what: accepted"
    elif grep -q "error: .*$words" "$tmp/errors"; then
        pass "$what"
    else
        fail "$what" "$tmp/errors"
    fi
}

other=$tmp/DL124-other-rule.md
sed 's/DL123/DL124/;s/some-rule/other-rule/' "$proper" >"$other"
sed 's/some-rule/same-code/' "$proper" >"$tmp/DL123-same-code.md"
sed 's/DL123/DL125/' "$proper" >"$tmp/DL125-some-rule.md"
refuses_together 'a code twice' 'code DL123 is taken by' "$proper" \
    "$tmp/DL123-same-code.md"
refuses_together 'a name twice' 'name some-rule is taken by' "$proper" \
    "$tmp/DL125-some-rule.md"
refuses_together 'a check without its rule' 'no file in rules/' "$proper" \
    --source src/rules/dl999_none.c
refuses_together 'a check of an engine rule' 'native: false' "$proper" \
    --source src/rules/dl123_some_rule.c
mkdir "$tmp/native"
sed 's/native: false/native: true/' "$proper" >"$tmp/native/$name"
refuses_together 'a rule without its check' 'dl123_some_rule.c is missing' \
    "$tmp/native/$name" --source src/rules/dl124_other_rule.c
if $RULEGEN "$tmp/native/$name" --source src/rules/dl123_some_rule.c \
    --source src/rules/shared.c 2>"$tmp/errors"; then
    pass 'a rule with its check'
else
    fail 'a rule with its check' "$tmp/errors"
fi

# The Korean page of the rule: its text, with places for the shared examples.
mkdir "$tmp/ko"
korean=$tmp/ko/$name

# refuses_page NAME LINE WORDS TEXT...: the page of these lines.
refuses_page() {
    what=$1 at=$2 words=$3
    shift 3
    printf '%s\n' "$@" >"$korean"
    if $RULEGEN "$proper" --korean "$korean" 2>"$tmp/errors"; then
        fail "Korean: $what: accepted"
    elif grep -q "ko/$name:$at: error: .*$words" "$tmp/errors"; then
        pass "Korean: $what"
    else
        fail "Korean: $what" "$tmp/errors"
    fi
}

# text LANGUAGE: what `explain` shows.
text() {
    awk -v field=".doc[DL_$1] = " 'index($0, field) {
        on = 1; sub(/.* = /, "") } on && /^ *\./ { exit } on' \
        "$tmp/rules_gen.c" | sed 's/^ *"//; s/\\n"$//; s/",$//; s/\\n$//'
}

place='<!-- example -->'
refuses_page 'no text first' 1 'no text' "$place" '' '글.'
refuses_page 'front matter' 1 'stands in .*/DL123-some' --- 'code: DL123' ---
refuses_page 'an example of its own' 2 'examples are shared' \
    '글.' '````markdown bad' a '````'
refuses_page 'a fence that stays open' 2 'never closed' '글.' '```yaml' a:
refuses_page 'text before a fixed example' 4 'fixed form' \
    '글.' "$place" '보기.' "$place"
refuses_page 'too many places' 6 'has 3 examples' \
    '글.' "$place" "$place" "$place" '' "$place"
cp "$proper" "$tmp/ko/DL777-no-rule.md"
refuses_together 'Korean: no such rule' 'there is no rules/DL777-no-rule.md' \
    "$proper" --korean "$tmp/ko/DL777-no-rule.md"

printf '%s\n' '찾는 것.' '' '```yaml' '<!-- example -->' '```' '' \
    '<!-- example -->' >"$korean"
refuses_together 'Korean: a page is missing' \
    'Korean page rules/ko/DL124-other-rule.md is missing' "$proper" "$other" \
    --korean "$korean"

# Examples stand in their places, the others come at the end. Without any page
# in Korean, the English text is all that there is.
mkdir "$tmp/ko-docs" "$tmp/ko-docs/ko"
$RULEGEN --gen "$tmp" --docs "$tmp/ko-docs" "$proper" --korean "$korean"
printf '%s\n' '찾는 것.' '' '```yaml' '<!-- example -->' '```' '' \
    '````markdown bad' a '````' '' '````markdown fixed' b '````' '' \
    '````markdown good' c '````' >"$tmp/want"
awk '/^````/ { sub(/markdown .*/, "markdown") } 1' "$tmp/want" >"$tmp/want-docs"
text KOREAN | head -n 17 >"$tmp/got"
same 'Korean: the text of the program' "$tmp/want" "$tmp/got"
awk '/^찾는/ { on = 1 } on' "$tmp/ko-docs/ko/rules.md" |
    sed '/^| 옵션/,$d' | awk '/^(보고하|`--fix`로).*:$/ { skip = 2 }
        skip-- > 0 { next } { skip = 0 } 1' |
    sed '$d' >"$tmp/got"
same 'Korean: the text of the docs' "$tmp/want-docs" "$tmp/got"
$RULEGEN --gen "$tmp" "$proper" "$other"
text KOREAN >"$tmp/got"
text ENGLISH >"$tmp/want"
same 'Korean: none at all' "$tmp/want" "$tmp/got"

# The table is sorted whatever the order of the files.
mkdir "$tmp/one" "$tmp/two"
$RULEGEN --gen "$tmp/one" "$other" "$proper"
$RULEGEN --gen "$tmp/two" "$proper" "$other"
same 'the order of the files' "$tmp/one/rules_gen.c" "$tmp/two/rules_gen.c"
done_testing
