#!/bin/sh
# The summary: when there is one, and what it says.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

cd "$tmp" || exit 2
mkdir .git
printf 'extends: generic\nposts: "*.md"\n' >.digestlint.yaml
# two errors, one with a fix; an info with a fix
printf '모델를 쓴다.\n\n최대값을 구한다.\n' >a.md
echo '깨끗한 글이다.' >clean.md

# sums NAME [ARGUMENT...]: standard error is standard input.
sums() {
    name=$1
    shift
    cat >want
    digestlint check --lang en --select DL503,DL519,DL510 "$@" >out 2>err
    same "$name" want err
}

sums 'a clean run' clean.md </dev/null
sums 'findings without a terminal' a.md <<'END'
1 file: 1 error, 1 info (up to 2 fixable with --fix)
END
sums '--quiet' --quiet a.md </dev/null
sums '--summary tries the fixes' --summary a.md <<'END'
1 file: 1 error, 1 info (2 fixable with --fix)
END
sums '--summary of a clean run' --summary clean.md <<'END'
1 file: nothing found
END
sums 'what is hidden is counted' --level error a.md <<'END'
1 file: 1 error (up to 1 fixable with --fix); 1 below --level
END
for format in json sarif lsp github gitlab rdjson; do
    sums "a report for programs: $format" --format $format a.md </dev/null
done
sums 'full' --format full a.md <<'END'
1 file: 1 error, 1 info (2 fixable with --fix)
END
sums 'a diff' --diff a.md </dev/null
digestlint check --lang ko --select DL503,DL519 a.md >out 2>err
echo '파일 1개: 오류 1, 정보 1 (--fix로 최대 2건 수정 가능)' >want
same 'in Korean' want err

# On a terminal, infos are one line for each rule and post.
printf '최대값을 구한다.\n\n최소값을 구한다.\n\n모델를 쓴다.\n\n모델를 본다.\n' >infos.md
# shown NAME [ARGUMENT...]: the codes, and what stands after them, on a terminal
# are standard input.
shown() {
    name=$1
    shift
    cat >want
    printf '%s\n' "'$DIGESTLINT' check --lang en --color=never --quiet \
        --select DL503,DL519 $*" >./command
    script -qec 'sh ./command' /dev/null </dev/null |
        sed -n 's/.*\[\(DL...\) [a-z-]*\]/\1/; s/\r$//; /^DL/p' >got
    same "$name" want got
}
if command -v script >/dev/null; then
    shown 'folded' infos.md a.md <<'END'
DL503
DL519
DL519 (and 1 more; --level info shows them)
DL503
DL503
END
    shown 'whole' --level info infos.md <<'END'
DL519
DL519
DL503
DL503
END
    shown 'full' --format full infos.md <<'END'
DL519
DL519
DL503
DL503
END
else
    skip 'folded' 'no script'
fi
digestlint check --lang en --select DL519 infos.md 2>/dev/null | grep -c DL519 \
    >got
echo 2 >want
same 'without a terminal, all are there' want got

# Many: the errors by rule, and how to see only what is new.
i=0
while [ $i -lt 101 ]; do
    i=$((i + 1))
    printf '모델를 쓴다.\n\n'
done >many.md
printf '리쳐를 쓴다.\n' >>many.md
sums 'many findings' --severity DL510=error many.md <<'END'
1 file: 101 errors (up to 101 fixable with --fix)
errors: DL503 particle-mismatch 101
To accept what was found and see only what is new:
  echo 'baseline: .digestlint-baseline.json' >>.digestlint.yaml
  digestlint check --update-baseline
END
mkdir bin
ln -s "$DIGESTLINT" bin/digestlint
sed -n 's/^  //p' err >commands
PATH=$PWD/bin:$PATH sh -e ./commands >/dev/null 2>&1
sums 'the two commands do so' many.md </dev/null
printf '\n모델를 새로 쓴다.\n' >>many.md
sums 'a new one' many.md <<'END'
1 file: 1 error (up to 1 fixable with --fix); 101 in the baseline
END
rm .digestlint-baseline.json
digestlint check --lang en --select DL503 many.md >out 2>err
if grep -q 'To accept' err; then fail 'a baseline that is named' err; else
    pass 'a baseline that is named'
fi
done_testing
