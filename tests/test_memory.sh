#!/bin/sh
# When memory runs out, in a library, too, the program says that and ends with 2.
# It never takes it for a mistake in what it reads: no finding, no baseline.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
: "${BUILD:=build/release}" "${CC:=cc}"
case $BUILD,${RUN-} in
*/release,) ;;
*)
    skip 'allocations that fail' 'the malloc() is another'
    done_testing
    exit
    ;;
esac
$CC -std=c11 -shared -fPIC -o "$tmp/fail.so" tests/faults/preload.c ||
    exit 2
cd "$tmp" || exit 2
export LC_ALL=C

# Each kind of node, tag and scalar that libyaml allocates for.
cat >.digestlint.yaml <<'CONFIG'
%YAML 1.1
%TAG !x! tag:example.org,2000:
---
extends: &profile !!str generic
patterns: [{id: so-called, message: "not \u201c{0}\u201d", pattern: '이른바\s+\w+', scope: post}]
rules:
  DL601: !<tag:yaml.org,2002:str> info
  ? !x!str "DL602"
  : !local 'off'
lexicon:
  glossary: [{english: abc, words: [가나다, 라마바]}]
CONFIG
cat >post.md <<'POST'
---
layout: &layout !!str post
title: "글 \x41"
tags: !!seq [*layout, 'it''s']
description: >-
  folded
  text
? key
: {a: b}
---

이른바 모델를 쓴다.
POST
cat >baseline.json <<'JSON'
{
  "version": 1,
  "findings": [
    {"path": "post.md", "finding": "DL503/\u0041bc\ud83d\ude00"},
    {"path": "other.md", "finding": "DL503/0123456789abcdef"}
  ]
}
JSON

# all_fail NAME ARGUMENTS…: the run without a failure sets what is expected.
all_fail() {
    name=$1
    shift
    FAULT_COUNT=count LD_PRELOAD=$tmp/fail.so "$DIGESTLINT" "$@" \
        >expected 2>errors
    expected_code=$?
    n=$(cat count) wrong=0 failed=0 k=0
    cat expected errors >why
    while [ $k -lt "$n" ]; do
        k=$((k + 1))
        FAULT_MALLOC=$k LD_PRELOAD=$tmp/fail.so "$DIGESTLINT" "$@" \
            >found 2>errors
        code=$?
        if [ $code -eq 2 ] && grep -q 'out of memory' errors; then
            failed=$((failed + 1))
        elif [ $code -ne $expected_code ] || ! cmp -s expected found; then
            wrong=$((wrong + 1))
            { echo "allocation $k: exit $code" && cat found errors; } >>why
        fi
    done
    head -n 60 why >shown
    echo "# $failed of $n allocations end the run"
    if [ $wrong -eq 0 ] && [ $failed -gt 100 ] &&
        ! grep -q 'DL102\|DL901' expected; then
        pass "$name"
    else
        fail "$name: $wrong wrong" shown
    fi
}

all_fail 'a configuration and a post' check --lang en post.md
all_fail 'a baseline' check --lang en --no-config --baseline baseline.json post.md
cd / || exit 2
done_testing
