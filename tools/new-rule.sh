#!/bin/sh
# new-rule.sh CODE NAME — writes the stubs of a new rule (`make rule`): what it
# is, its check, a fixture and its golden. They find the word "stub", so that all
# tests pass before the first line is changed. Nothing is overwritten.
set -eu
cd "$(dirname "$0")/.."

refuse() {
    printf 'new-rule.sh: error: %s\n' "$1" >&2
    exit 2
}

code=${1-} name=${2-}
if [ $# -ne 2 ] || [ -z "$code" ] || [ -z "$name" ]; then
    refuse 'usage: make rule CODE=DLnnn NAME=words-joined-by-hyphens'
fi

case $code in
DL[0-9][0-9][0-9]) ;;
*) refuse "code '$code' is not DLnnn, three digits" ;;
esac
case $name in
[!a-z]* | *[!a-z0-9-]* | *- | *--*)
    refuse "name '$name' is not lower-case words joined by hyphens" ;;
esac

# The groups are those of rules/README.md: "| DL5 | `korean` |".
number=${code#DL}
group=DL${number%??}
tag=$(sed -n "s/^| $group | \`\([a-z-]*\)\` |.*/\1/p" rules/README.md)
[ -n "$tag" ] || refuse "no group of rules/README.md has code $code"
[ "$tag" != linter ] || refuse "$group is the linter's own, without checks"

# The first code after all that the group has. The 1 before it is taken away
# again: 010 would be octal.
next_code() {
    for file in "rules/$group"*.md; do
        last=${file#rules/DL}
    done
    printf 'DL%03d' $((1${last%%-*} + 1 - 1000))
}

for file in "rules/$code"-*.md; do
    [ ! -e "$file" ] ||
        refuse "code $code is taken by $file; $(next_code) is free"
done
for file in rules/DL???-"$name".md; do
    [ ! -e "$file" ] || refuse "name $name is taken by $file"
done

rule=rules/$code-$name.md
korean=rules/ko/$code-$name.md
check=src/rules/dl${number}_$(printf %s "$name" | tr - _).c
case=tests/fixtures/$code/basic
for file in "$korean" "$check" "$case.md" "$case.args" "$case.expect"; do
    [ ! -e "$file" ] || refuse "$file exists"
done

cat >"$rule" <<EOF_RULE
---
code: $code
name: $name
summary: The word 'stub' does not occur.
summary-ko: 글에 'stub'이라는 낱말이 없다.
default: "off"
on: info
fix: none
precision: medium
tags: [$tag]
native: true
messages:
  word: {en: "the word '{0}'", ko: "낱말 '{0}'"}
---

What the rule finds, why it matters, and when to switch it off. So far it finds the word 'stub'.

\`\`\`\`markdown bad config='{rules: {$code: info}}'
# 1. [A Paper](https://arxiv.org/abs/2509.01234)

## Results

이 글에는 stub 하나가 있다.
\`\`\`\`

\`\`\`\`markdown good config='{rules: {$code: info}}'
# 1. [A Paper](https://arxiv.org/abs/2509.01234)

## Results

이 글에는 아무것도 없다.
\`\`\`\`
EOF_RULE

cat >"$korean" <<'EOF_KOREAN'
이 규칙이 무엇을 왜 찾는지, 언제 끄는지 적는다. 아직은 'stub'이라는 낱말을 찾는다.

<!-- example -->

<!-- example -->
EOF_KOREAN

cat >"$check" <<EOF_CHECK
/* $code $name: see $rule. */
#include "rules_gen.h"

static void on_prose(dl_ctx *ctx, const struct dl_post *post,
                     const dl_prose *prose)
{
    const dl_doc *doc = dl_ctx_doc(ctx);
    (void)post;
    for (uint32_t i = prose->token; i < prose->token_end; i++) {
        const dl_token *t = &doc->tokens[i];
        if (dl_str_is(dl_token_text(doc, t), "stub"))
            dl_report(ctx, ${code}_WORD, dl_token_span(t),
                      dl_token_text(doc, t));
    }
}

const dl_check dl_check_dl$number = {
    .on_prose = on_prose,
    .prose_traits = UINT32_C(1) << DL_TOKEN_LATIN,
};
EOF_CHECK

mkdir -p "tests/fixtures/$code"
echo "--severity $code=info" >"$case.args"
cat >"$case.md" <<'EOF_CASE'
---
layout: post
title: "Daily Papers — 2025-09-13"
date: 2025-09-13 08:15:00
tags: [papers, huggingface]
categories: []
---

# 1. [Fast Training of Small Models](https://arxiv.org/abs/2509.01234)

## Introduction

- Goal: 본 논문은 작은 모델을 빠르게 학습하는 방법을 제안한다.
- Motivation: 기존 방법은 학습에 오랜 시간이 걸린다.
- Contribution: 제안하는 방법은 학습 시간을 절반으로 줄인다.

## Method

찾을 것은 stub 하나이다. 찾지 않을 것은 `stub` 하나이다.

## Results

학습 시간이 절반으로 줄었다.

## Limitations

큰 모델에서는 시험하지 않았다.

## Conclusion

제안하는 방법은 작은 모델에 알맞다.
EOF_CASE
cat >"$case.expect" <<EOF_EXPECT
$code/basic.md:19:7: info: the word 'stub' [$code $name]
  19 | 찾을 것은 stub 하나이다. 찾지 않을 것은 \`stub\` 하나이다.
     |           ^^^^
     = help: digestlint explain $code
EOF_EXPECT

cat <<EOF_NEXT
Wrote a rule that finds the word 'stub'; 'make docs check' passes as it is. Next:
1. $rule
   what the rule finds: its examples are its first tests (make examples)
2. $korean
   the same in Korean; the examples are shared
3. $check
   how it is computed: include/rules/rule.h and prose.h are what it sees,
   and korean/lexicon.h if it asks for lists of words (rules/README.md)
4. $case.md, .args, .expect
   what is found, and what is not (make golden UPDATE=1, then read the .expect)
5. make docs check, and commit all of it together
EOF_NEXT
