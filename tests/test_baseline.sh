#!/bin/sh
# pass never fails; files are not written where they are read.
# shellcheck disable=SC2015,SC2094
# The baseline: what is known is not reported again, wherever it moves to, and
# what is new is.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
root=$PWD
mkdir "$tmp/blog" && cd "$tmp/blog" || exit 2
post=2025-09-13-daily-papers-20250913.md
file=.digestlint-baseline.json

# exits NAME CODE ARGUMENTS…: standard output in out, the error output in err.
exits() {
    name=$1 want=$2
    shift 2
    digestlint check --no-config --lang en --ignore DL107,DL701 "$@" \
        >../out 2>../err
    code=$?
    case " $* " in *' --summary '*) ;; *) without_summary ../err ;; esac
    if [ $code -eq "$want" ]; then pass "$name"; else
        cat ../err >>../out
        fail "$name: exit $code" ../out
    fi
}

says() {
    if grep -q -e "$2" "$3"; then pass "$1"; else fail "$1" "$3"; fi
}

silent() {
    if [ -s "$2" ]; then fail "$1" "$2"; else pass "$1"; fi
}

lines() {
    n=$(grep -c . "$2")
    if [ "$n" -eq "$3" ]; then pass "$1"; else fail "$1: $n lines" "$2"; fi
}

cp "$root/examples/$post" $post
exits 'without a baseline' 1 .
known=$(grep -c 'DL[0-9]' ../out)

# ---- recording -----------------------------------------------------------
exits 'recording' 0 --update-baseline .
silent 'nothing is left to report' ../out
says 'it tells how many' "$file: $known findings, $known new; 0 gone" \
    ../err
says 'a line for each finding' \
    "^    {\"path\": \"$post\", \"finding\": \"DL[0-9]*/" $file
lines 'and no other lines' $file $((known + 5))
cp $file ../first.json
exits 'recording again' 0 --update-baseline .
same 'gives the same bytes' ../first.json $file
says 'and nothing new' ', 0 new; 0 gone' ../err
exits 'recording in quiet' 0 --update-baseline --quiet .
silent 'says nothing' ../err
exits 'known findings do not count' 0 --baseline $file --summary .
silent 'nor are they reported' ../out
says 'the summary has them' "nothing found; $known in the baseline" ../err
exits 'from another folder' 0 --baseline "$PWD/$file" "$PWD/$post"
mkdir ci && sed "s|\"path\": \"|&../|" $file >ci/known.json
exits 'a baseline in another folder' 0 --baseline ci/known.json .
silent 'knows the same' ../out
exits 'writing it there' 0 --baseline ci/new.json --update-baseline $post
same 'writes the way to the files' ci/known.json ci/new.json
rm -r ci
exits 'the report for programs' 0 --baseline $file --format json .
says 'has them, marked' '"baseline": true' ../out
exits '--baseline - knows standard input by its name' 0 --baseline $file \
    --stdin-filename $post - <$post

# ---- text that moves -----------------------------------------------------
awk '{ print } NR == 12 { print "\n새 문단을 하나 더 쓴다.\n" }' \
    "$root/examples/$post" >$post
exits 'a paragraph above' 0 --baseline $file --ignore DL412 .
silent 'makes nothing new' ../out
sed 's/$/\r/' "$root/examples/$post" >$post
exits 'other line ends' 0 --baseline $file --ignore DL610 .
silent 'make nothing new' ../out

# ---- what is new, what is gone -------------------------------------------
cp "$root/examples/$post" $post
printf '\n새로운 모델를 쓴다.\n' >>$post
exits 'a new finding' 1 --baseline $file --select DL503 .
lines 'is reported alone' ../out 1
says 'at its place' "$post:[0-9]*:[0-9]*: error: '모델' takes" ../out
cp $post ../new.md
exits '--fix' 0 --baseline $file --fix --select DL503 .
grep -v '모델를 쓴다' ../new.md >../a && grep -v '모델을 쓴다' $post >../b
same 'repairs what is new, and nothing that is known' ../a ../b

# The word around a place distinguishes findings that mark the same particle.
printf '모델를 쓴다.\n' >two.md
exits 'a known particle' 0 --profile generic --baseline two.json \
    --update-baseline two.md
printf '새로운 정책를 본다.\n\n모델를 쓴다.\n' >two.md
exits 'another one above it' 1 --profile generic --baseline two.json two.md
says 'is the one that is new' '^two.md:1:' ../out
lines 'and alone' ../out 1
rm two.md two.json

cp "$root/examples/$post" $post
exits 'recorded before the repair' 0 --update-baseline .
exits '--fix leaves known findings alone' 0 --fix --unsafe-fixes \
    --baseline $file .
same 'all of them' "$root/examples/$post" $post

exits 'the repairs of all' 1 --fix .
exits 'repaired findings' 0 --baseline $file .
says 'are told' "note: $file: no longer found in $post: DL[0-9]*/" ../err
says 'with what to do' 'update-baseline takes them out' ../err
exits 'in quiet' 0 --baseline $file --quiet .
silent 'they are not' ../err
exits 'of rules that did not run' 0 --baseline $file --select DL001 .
silent 'nothing is told' ../err
printf '# 제목\n' >other.md
exits 'of files that were not linted' 1 --baseline $file other.md
silent 'nothing is told either' ../err
cp $file ../before.json
exits 'an update by fewer files and rules' 0 --update-baseline \
    --select DL001 other.md
same 'keeps the rest' ../before.json $file
exits 'an update' 0 --update-baseline .
says 'tells how many are gone' '[1-9][0-9]* gone' ../err
says 'and has the new ones' '"path": "other.md"' $file
exits 'from then on' 0 --baseline $file .
silent 'they are not told' ../err

# ---- a blog's own rules --------------------------------------------------
mkdir ../own
cat >../own/own.yaml <<'END'
extends: generic
patterns:
  - {id: so-called, message: write without it, pattern: 이른바, severity: error}
END
printf '이른바 모형이다.\n' >../own/own.md
digestlint check --config ../own/own.yaml --baseline ../own/known.json \
    --update-baseline ../own/own.md >../out 2>&1
says 'an own rule is recorded' '"finding": "so-called//이른바/1"' ../own/known.json
cp ../own/known.json ../before.json
exits 'a run without it' 0 --profile generic --baseline ../own/known.json \
    --update-baseline ../own/own.md
same 'knows nothing of it' ../before.json ../own/known.json

# ---- words that have no end ----------------------------------------------
half=가나다라마바사아자차카타파하
half=$half$half
printf '%s모델를((%s) 쓴다.\n' $half $half >../own/long.md
exits 'a long word' 0 --profile generic --select DL503 \
    --baseline ../own/long.json --update-baseline ../own/long.md
says 'is recorded in part, at whole characters' \
    '"DL503//차카타파하가.*하모델를((가.*하가나다라마바/1"' ../own/long.json

# ---- files that go -------------------------------------------------------
git mv $post moved.md 2>/dev/null || mv $post moved.md
exits 'a renamed file' 1 --baseline $file .
says 'is a new one' '^moved.md:' ../out
exits 'an update' 0 --update-baseline .
if grep -q "$post" $file; then fail 'forgets the old name' $file; else
    pass 'forgets the old name'
fi
says 'and knows the new one' '"path": "moved.md"' $file

# ---- files that are broken -----------------------------------------------
# broken NAME MESSAGE: a baseline from standard input.
broken() {
    cat >broken.json
    exits "$1" 2 --baseline broken.json .
    printf 'digestlint: error: %s\n' "$2" >../expected
    same "$1: message" ../expected ../err
}
broken 'conflict marks' "broken.json:4: the mark of a merge conflict; take the \
lines of both sides, or write the file anew with --update-baseline" <<'END'
{
  "version": 1,
  "findings": [
<<<<<<< HEAD
    {"path": "a.md", "finding": "DL503/1/a/1"}
=======
    {"path": "a.md", "finding": "DL503/1/b/1"}
>>>>>>> other
  ]
}
END
broken 'conflict marks of update' "broken.json:1: the mark of a merge \
conflict; take the lines of both sides, or write the file anew with \
--update-baseline" <<'END'
<<<<<<< HEAD
{"version": 1, "findings": []}
END
broken 'no object' \
    'broken.json:1: no baseline: it is an object with "version" and "findings"' \
    <<'END'
[1]
END
broken 'another version' 'broken.json:2: a version that this digestlint does '\
'not know; it reads version 1' <<'END'
{
  "version": 2,
  "findings": []
}
END
broken 'no array' 'broken.json:2: "findings" is not an array' <<'END'
{"version": 1,
 "findings": "[,"}
END
wanted='a finding is an object with two strings, "path" and "finding"'
broken 'no finding' "broken.json:4: $wanted" <<'END'
{"version": 1,
 "findings": [
  {"path": "a\"],{b", "finding": "DL503/1/[,{/1"},
  {"path": "a.md"}
 ]}
END
broken 'a first finding that is none' "broken.json:3: $wanted" <<'END'
{"findings": [

  7, {"path": "a.md", "finding": "DL503"}], "version": 1}
END
broken 'a finding with more' "broken.json:1: $wanted" <<'END'
{"version": 1, "findings": [{"path": "a", "finding": "b", "why": "c"}]}
END
printf '{"version": 1, "findings": [' >cut.json
exits 'cut off' 2 --baseline cut.json .
says 'cut off: message' 'error: cut.json:1: no valid JSON: ' ../err
exits 'no such file' 2 --baseline none.json .
says 'no such file: message' "cannot read 'none.json'" ../err
cp cut.json kept.json
exits 'a broken one is not written over' 2 --baseline kept.json \
    --update-baseline .
same 'it stays' cut.json kept.json
exits 'nor one when a file cannot be read' 2 --baseline new.json \
    --update-baseline . nothing.md
says 'and it tells' 'new.json was not written' ../err
[ ! -e new.json ] && pass 'no file is left' || fail 'no file is left'

# Both sides of a merge added lines: any order will do, and lines that are twice.
rm broken.json cut.json kept.json
exits 'a merged baseline' 0 --update-baseline .
awk '/"path"/ { sub(/,$/, ""); item[n++] = $0; next }
     /^  \]/ { for (i = n; i-- > 0;) print item[i] "," ; print item[0] }
     { print }' $file >merged.json
exits 'is read in any order' 0 --baseline merged.json .
silent 'and all of it known' ../out

# A paste is one finding, and had been several: its first place is known.
printf '가\342\200\213나 이다.\n\n다\342\200\213라 이다.\n\n마\342\200\213바 이다.\n' >paste.md
exits 'three findings' 0 --profile generic --select DL602,DL604 \
    --baseline paste.json --update-baseline paste.md
grep -v '^$' paste.md >joined && mv joined paste.md
exits 'are one' 0 --profile generic --select DL602,DL604 \
    --baseline paste.json paste.md
silent 'which is known' ../out
printf '사\342\200\213아 이다.\n' | cat - paste.md >joined && mv joined paste.md
exits 'a new paste' 1 --profile generic --select DL602,DL604 \
    --baseline paste.json paste.md
lines 'is one finding' ../out 1
rm paste.md paste.json

# ---- a baseline of before findings were merged ---------------------------
# Each item without a label, each repeated paper and each length of a compound
# was a finding of its own: the one that they became has the mark of the first.
mkdir old && cd old || exit 2
post() { # post DAY
    cat <<END
---
layout: post
title: "Daily Papers — 2025-09-$1"
date: 2025-09-$1
tags: [papers]
categories: []
---

# 1. [A Paper](https://arxiv.org/abs/2509.01234)

## Introduction

- 본 논문은 작은 모델을 빠르게 학습하는 방법을 제안한다.
- 기존 방법은 학습에 오랜 시간이 걸린다.
- 제안하는 방법은 학습 시간을 절반으로 줄인다.

## Method

인용 문맥을 읽는다. 인용문맥을 나눈다. 인용 문맥의 뜻을 찾는다.

# 2. [Another Paper](https://arxiv.org/abs/2509.01235)

## Method

작은 묶음부터 학습한다.
END
}
post 11 >2025-09-11-daily-papers-20250911.md
post 13 >2025-09-13-daily-papers-20250913.md
cat >$file <<'END'
{
  "version": 1,
  "findings": [
    {"path": "2025-09-13-daily-papers-20250913.md", "finding": "DL406/2509.01234/기존/1"},
    {"path": "2025-09-13-daily-papers-20250913.md", "finding": "DL406/2509.01234/본/1"},
    {"path": "2025-09-13-daily-papers-20250913.md", "finding": "DL406/2509.01234/제안하는/1"},
    {"path": "2025-09-13-daily-papers-20250913.md", "finding": "DL507/2509.01234/인용 문맥의/1"},
    {"path": "2025-09-13-daily-papers-20250913.md", "finding": "DL507/2509.01234/인용문맥을/1"},
    {"path": "2025-09-13-daily-papers-20250913.md", "finding": "DL701/2509.01234/Paper](https://arxiv.org/abs/2509.01234)/1"},
    {"path": "2025-09-13-daily-papers-20250913.md", "finding": "DL701/2509.01235/Paper](https://arxiv.org/abs/2509.01235)/1"}
  ]
}
END
merged() { # merged ARGUMENTS…: what is reported is in ../out
    digestlint check --no-config --lang en --profile daily-papers \
        --color never --select DL406,DL507,DL701 "$@" \
        2025-09-13-daily-papers-20250913.md >../out 2>../err
}
merged && fail 'an old post has findings' || pass 'an old post has findings'
[ "$(grep -c '\[DL' ../out)" = 3 ] &&
    pass 'one for each cause' || fail 'one for each cause' ../out
merged --baseline $file && pass 'an old baseline knows them' ||
    fail 'an old baseline knows them' ../out
silent 'all of them' ../out
cd ..
rm -r old

# ---- hostile contents ----------------------------------------------------
printf '모델\001를 \377\376 정책를 \342\200\250 쓴다.\n' >'a b,%#:.md'
printf '모델를\000 쓴다.\n' >"$(printf 'new\nline.md')"
exits 'any bytes' 0 --update-baseline .
exits 'are known again' 0 --baseline $file .
silent 'all of them' ../out
silent 'and none is told to be gone' ../err
done_testing
