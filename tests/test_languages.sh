#!/bin/sh
# What is said in English and in Korean is the same: README, docs/X.md and
# docs/ko/X.md, rules/DLnnn-name.md and rules/ko/DLnnn-name.md. See
# tests/languages.awk for what is compared. Korean pages have no findings.
# shellcheck source=tests/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"

# Pages that are in English only, and why.
english_only='
architecture.md      for those who change the program, whose code is in English
'
# Korean pages that digestlint does not check, and why.
unchecked='
docs/ko/lexicon.md   lists the very words that rules find
'

# is_listed PAGE LIST: whether a line begins with it.
is_listed() {
    printf '%s' "$2" | grep -q "^$1 "
}

# compare NAME ENGLISH KOREAN [AWK-OPTION...]: no difference between two pages.
compare() {
    name=$1 english=$2 korean=$3
    shift 3
    LC_ALL=C awk "$@" -f tests/languages.awk "$english" "$korean" \
        >"$tmp/differences"
    if [ -s "$tmp/differences" ]; then
        fail "$name" "$tmp/differences"
    else
        pass "$name"
    fi
}

# ---- the comparison itself notices what it should ----------------------------
cat >"$tmp/en.md" <<'PAGE'
# A page

Run `digestlint check` with `--fix`; DL503 is `error`.

```sh
digestlint check . # everything
```

## More

| a | b |
|---|---|
| 1 | 2 |
PAGE
cat >"$tmp/ko.md" <<'PAGE'
# 페이지

`digestlint check`는 `--fix`로 고친다. DL503의 수준은 `error`이고 `가나다`는 낱말이다.

```sh
digestlint check . # 모두
```

## 더

| 가 | 나 |
|---|---|
| 1 | 2 |
PAGE
compare 'the same in two languages' "$tmp/en.md" "$tmp/ko.md"

# notices WHAT SED-SCRIPT WORDS: the page changed in this way differs.
notices() {
    sed "$2" "$tmp/ko.md" >"$tmp/changed.md"
    LC_ALL=C awk -f tests/languages.awk "$tmp/en.md" "$tmp/changed.md" \
        >"$tmp/differences"
    if grep -q "$3" "$tmp/differences"; then pass "notices $1"; else
        fail "notices $1" "$tmp/differences"
    fi
}

notices 'a missing option' 's/`--fix`로/그렇게/' \
    "en.md:3: \`--fix\` is not in '# 페이지'"
notices 'another option' 's/--fix/--diff/' 'changed.md:3: --diff is not in'
notices 'another rule' s/DL503/DL504/ 'en.md:3: DL503 is not in'
notices 'another command' 's/digestlint check`/digestlint rules`/' \
    'changed.md:3: `digestlint rules` is not in'
notices 'another value' 's/`error`/`warning`/' 'en.md:3: `error` is not in'
notices 'other code' 's/check \./check/' "changed.md:5: the code differs from \
.*/en.md:5: 'digestlint check' for 'digestlint check \.'"
notices 'another kind of code' 's/```sh/```yaml/' 'the code differs'
notices 'missing code' '/```sh/,/^```$/d' 'changed.md: 0 code blocks, .* has 1'
notices 'another level' 's/^## /### /' \
    "changed.md:9: '### 더' stands where .*/en.md:9 has '## More'"
notices 'a missing heading' '/^## /d' "no heading for .*/en.md:9 '## More'"
notices 'a heading more' '$a\
## 끝' "changed.md:14: .*/en.md has no heading for '## 끝'"
notices 'a missing row' '/^| 1/d' \
    'changed.md:11: a table of 2 × 2 (rows × columns), .*/en.md:11 has 3 × 2'
notices 'a missing column' 's/^\(|[^|]*|\)[^|]*|/\1/' 'a table of 3 × 1'

# ---- the pages ---------------------------------------------------------------
[ ! -e README.ko.md ] || compare README.ko.md README.md README.ko.md
compare SECURITY.ko.md SECURITY.md SECURITY.ko.md
for english in docs/*.md; do
    page=${english#docs/} korean=docs/ko/${english#docs/}
    if is_listed "$page" "$english_only"; then
        [ ! -e "$korean" ] || fail "$korean is there, but is listed here"
    elif [ ! -e "$korean" ]; then
        fail "$korean is missing: $english is in English only"
    elif [ "$page" = rules.md ]; then
        compare "$korean" "$english" "$korean" -v facts=0
    else
        compare "$korean" "$english" "$korean"
    fi
done
for korean in docs/ko/*.md; do
    page=${korean#docs/ko/}
    [ -e "docs/$page" ] || fail "$korean has no docs/$page"
    if grep -q "\[English\](../$page)" "$korean" &&
        grep -q "\[한국어\](ko/$page)" "docs/$page"; then
        pass "$korean and docs/$page lead to each other"
    else
        fail "$korean and docs/$page lead to each other"
    fi
done

# The text of a rule's page, without front matter and examples.
body() {
    awk '/^---$/ && n < 2 { n++; next } n < 2 { next }
        /^(````|~~~~)/ { is_code = !is_code; next } !is_code' "$1"
}
mkdir -p "$tmp/rules"
for korean in rules/ko/DL*.md; do
    page=${korean#rules/ko/}
    body "rules/$page" >"$tmp/rules/$page"
    compare "$korean" "$tmp/rules/$page" "$korean" -v more=1
done

# ---- links -------------------------------------------------------------------
# A Korean page leads to Korean ones, and each anchor is a heading.
# The anchors of a page as GitHub makes them, as far as the pages need it.
anchors() {
    awk '{ n = match($0, /^ *(```+|~~~+)/) ? RLENGTH : 0 }
        fence { if (n >= fence && /^ *[`~]+ *$/) fence = 0; next }
        n { fence = n }
        /^#+ / { sub(/^#+ /, ""); print tolower($0) }' "$1" |
        sed 's/[][`.,:;!?()/&+*"%{}<>=$@|~^\\]//g; s/'\''//g; s/·//g; s/ /-/g' |
        awk '{ print $0 (n[$0]++ ? "-" n[$0] - 1 : "") }'
}
for page in *.md docs/*.md docs/ko/*.md; do
    folder=${page%/*}
    [ "$folder" != "$page" ] || folder=.
    awk -f tests/links.awk "$page" | while IFS='	' read -r line link; do
        file=${link%%#*}
        to=$folder/$file
        [ -n "$file" ] || to=$page
        case $page,$file in
        docs/ko/*,../../*) ;;
        docs/ko/*,../*.md)
            twin=docs/ko/${file#../}
            if [ -e "$twin" ] && [ "$twin" != "$page" ]; then
                echo "$page:$line: leads to $file, but there is $twin"
            fi
            ;;
        esac
        case $link in
        *.md#* | '#'*)
            [ -e "$to" ] || continue # tests/test_docs.sh says so
            anchors "$to" | grep -qxF -e "${link#*#}" ||
                echo "$page:$line: $to has no heading for #${link#*#}"
            ;;
        esac
    done
done >"$tmp/broken"
if [ -s "$tmp/broken" ]; then
    fail 'links lead to headings, in Korean to Korean ones' "$tmp/broken"
else
    pass 'links lead to headings, in Korean to Korean ones'
fi

# ---- digestlint finds nothing in them ------------------------------------------
for page in README.ko.md SECURITY.ko.md docs/ko/*.md rules/ko/*.md; do
    if [ -e "$page" ] && ! is_listed "$page" "$unchecked"; then
        digestlint check --no-config --profile generic --lang ko --quiet \
            "$page"
    fi
done >"$tmp/found" 2>&1
: >"$tmp/nothing"
same 'digestlint finds nothing in the Korean pages' "$tmp/nothing" "$tmp/found"
done_testing
