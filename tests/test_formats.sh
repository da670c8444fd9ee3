#!/bin/sh
# pass never fails; files are not written where they are read.
# shellcheck disable=SC2015,SC2094
# The formats for other programs: escaping, limits, several of them in one run.
# tests/validators judges them by other people's tools.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
mkdir "$tmp/blog" && cd "$tmp/blog" || exit 2

# check NAME CODE ARGUMENTS…: standard output in out, the error output in err.
check() {
    name=$1 want=$2
    shift 2
    digestlint check --no-config --profile generic --lang en --select DL503 \
        --today 2025-09-13 "$@" >../out 2>../err
    code=$?
    if [ $code -eq "$want" ]; then pass "$name"; else
        cat ../err >>../out
        fail "$name: exit $code" ../out
    fi
}

# prints NAME: what is expected comes from standard input.
prints() {
    cat >../expected
    same "$1" ../expected ../out
}

says() {
    if grep -q -F -e "$2" "$3"; then pass "$1"; else fail "$1" "$3"; fi
}

lines() {
    n=$(wc -l <"$2")
    if [ "$n" -eq "$3" ]; then pass "$1"; else fail "$1: $n lines" "$2"; fi
}

newline='
'
hostile="1월 2일: a,b%#${newline}x.md"
printf '모델를 쓴다.\n' >"$hostile"

# ---- hostile names -------------------------------------------------------
message="'모델' takes '을', not '를'"
rule=https://github.com/digestlint/digestlint/blob/main/docs/rules.md
rule=$rule#dl503-particle-mismatch
check 'github' 1 --format github .
prints 'github: the name is escaped' <<END
::error title=DL503 particle-mismatch,file=1월 2일%3A a%2Cb%25#%0Ax.md,line=1,\
endLine=1,col=3,endColumn=4::$message
END
check 'lsp' 1 --format lsp .
prints 'lsp: the name is a URI' <<END
[
  {
    "uri": "file://$PWD/1%EC%9B%94%202%EC%9D%BC%3A%20a%2Cb%25%23%0Ax.md",
    "diagnostics": [
      {"range": {"start": {"line": 0, "character": 2}, "end": {"line": 0, \
"character": 3}}, "severity": 1, "code": "DL503", "codeDescription": {"href": \
"$rule"}, "source": "digestlint", "message": "$message"}
    ]
  }
]
END
check 'lsp: the page in Korean' 1 --format lsp --lang ko .
if grep -qF '"href": "https://github.com/digestlint/digestlint/blob/main/docs/ko/rules.md#dl503-particle-mismatch"' \
    ../out; then pass 'lsp: the page in Korean'; else
    fail 'lsp: the page in Korean' ../out
fi
check 'gitlab' 1 --format gitlab .
sed -i 's/"fingerprint": "[0-9a-f]\{32\}"/"fingerprint": "…"/' ../out
prints 'gitlab: the name is a string' <<END
[
  {"description": "$message", "check_name": "DL503", "fingerprint": "…", \
"severity": "major", "location": {"path": "1월 2일: a,b%#\\nx.md", "lines": \
{"begin": 1}}}
]
END
check 'rdjson' 1 --format rdjson .
prints 'rdjson: columns are bytes' <<END
{
  "source": {"name": "digestlint", "url": \
"https://github.com/digestlint/digestlint"},
  "diagnostics": [
    {"message": "$message", "location": {"path": "1월 2일: a,b%#\\nx.md", \
"range": {"start": {"line": 1, "column": 7}, "end": {"line": 1, "column": \
10}}}, "severity": "ERROR", "code": {"value": "DL503", "url": "$rule"}, \
"suggestions": [{"range": {"start": {"line": 1, "column": 7}, "end": {"line": \
1, "column": 10}}, "text": "을"}]}
  ]
}
END

# ---- paths ---------------------------------------------------------------
mkdir -p posts/new
mv "$hostile" posts/new/a.md
cd posts || exit 2
cp new/a.md ../../elsewhere.md
for format in github gitlab rdjson; do
    check "$format: ./" 1 --format $format ./new/../new/a.md
    cp ../out ../here
    check "$format: an absolute path" 1 --format $format "$PWD/new/a.md"
    same "$format: names one place in one way" ../here ../out
    case $format in
    github) says 'github: relative' ',file=new/a.md,' ../out ;;
    *) says "$format: relative" '"path": "new/a.md"' ../out ;;
    esac
done
export GITHUB_WORKSPACE="${PWD%/posts}" CI_PROJECT_DIR="${PWD%/posts}"
check 'github: in a folder of the project' 1 --format github new
says 'github: from the root' ',file=posts/new/a.md,' ../out
check 'gitlab: in a folder of the project' 1 --format gitlab new
says 'gitlab: from the root' '"path": "posts/new/a.md"' ../out
check 'github: outside of the project' 1 --format github ../../elsewhere.md
says 'github: absolute' ",file=$tmp/elsewhere.md," ../out
unset GITHUB_WORKSPACE CI_PROJECT_DIR
cd ..

# A fingerprint stays with its finding.
fingerprints() {
    grep -o '"fingerprint": "[^"]*"' ../out | sort
}
rm -r posts
printf '모델를 쓴다.\n\n정책를 쓴다. 또 정책를 쓴다.\n' >a.md
check 'gitlab: several' 1 --format gitlab a.md
fingerprints >../before
sort -u ../before >../unique
lines 'gitlab: fingerprints are unique' ../unique 3
printf '새 문단이다.\n\n모델를 쓴다.\n\n정책를 쓴다. 또 정책를 쓴다.\n' >a.md
check 'gitlab: a paragraph above' 1 --format gitlab a.md
fingerprints >../after
same 'gitlab: fingerprints stay' ../before ../after
cp a.md b.md
check 'gitlab: another file' 1 --format gitlab a.md b.md
fingerprints | sort -u >../unique
lines 'gitlab: has others' ../unique 6
rm a.md b.md

# Of a long text only the beginning counts.
{
    printf '# 1. [A](https://arxiv.org/abs/2509.01234)\n\n'
    printf '가나다라마바사아자차%.0s' 1 2 3 4 5 6 7
    printf ' 끝이다.\n'
} >a.md
long() {
    digestlint check --no-config --profile daily-papers --select DL412 \
        --format gitlab a.md >../out </dev/null
    fingerprints >"$1"
}
long ../before
sed -i 's/끝이다/끝난다/' a.md
long ../after
same 'gitlab: a long text, changed at its end' ../before ../after
sed -i 's/가나다라/거나다라/' a.md
long ../after
if [ -s ../after ] && ! cmp -s ../before ../after; then
    pass 'gitlab: a long text, changed at its beginning'
else
    fail 'gitlab: a long text, changed at its beginning' ../after
fi
rm a.md

# ---- github: ten of each level -------------------------------------------
many() {
    i=0
    while [ $i -lt "$1" ]; do
        printf '모델를 쓴다.\n\n'
        i=$((i + 1))
    done
}
many 9 >a.md
many 10 >b.md
check 'github: nineteen errors' 1 --format github .
lines 'github: ten are written' ../out 11
says 'github: and the rest counted' '::notice title=digestlint::… and 9 more' \
    ../out
[ "$(head -n 10 ../out | grep -c '^::error ')" = 10 ] &&
    pass 'github: behind the ten' || fail 'github: behind the ten' ../out
check 'github: nineteen notices' 0 --format github --severity DL503=info .
lines 'github: ten with the count' ../out 10
[ "$(grep -c '^::notice ' ../out)" = 10 ] && pass 'github: all notices' ||
    fail 'github: all notices' ../out
says 'github: which takes a place' '… and 10 more' ../out
rm b.md
printf '모델를 쓴다.\n' >b.md
check 'github: ten errors' 1 --format github .
lines 'github: leave nothing to count' ../out 10
check 'github: Korean' 2 --format github --lang ko . nothing.md
says 'github: the count in Korean' '::notice title=digestlint::… 그 밖에 1건' \
    ../out
check 'github: a file that cannot be read' 2 --format github b.md nothing.md
says 'github: is an error' \
    "::error title=digestlint,file=nothing.md::cannot read 'nothing.md'" ../out

check 'sarif: Korean' 1 --format sarif --lang ko .
says 'sarif: what the exit code means, in Korean' \
    '"exitCodeDescription": "지적이 있다."' ../out

# ---- github: the summary -------------------------------------------------
printf 'before\n' >../summary.md
export GITHUB_STEP_SUMMARY="$tmp/summary.md"
printf '모델를 쓴다.\n' >'c|d_[e].md'
check 'github: a summary' 1 --format github .
cp ../summary.md ../out
prints 'github: is appended' <<'END'
before
### digestlint

3 files: 11 errors, 0 warnings, 0 infos

| Rule | | Found | Fixable | Unsafe fixes |
|---|---|--:|--:|--:|
| DL503 particle-mismatch | Particles agree with the final consonant of the syllable before them. | 11 | 11 | 0 |

| File | Errors | Warnings | Infos |
|---|--:|--:|--:|
| `a.md` | 9 | 0 | 0 |
| `b.md` | 1 | 0 | 0 |
| `c\x7cd_[e].md` | 1 | 0 | 0 |

END
: >../summary.md
check 'github: a summary of notices' 0 --format github --severity DL503=info .
says 'github: counts them of each file' '| `a.md` | 0 | 0 | 9 |' ../summary.md
i=0
while [ $i -lt 25 ]; do
    i=$((i + 1))
    many $i >"m$i.md"
done
: >../summary.md
check 'github: many files' 1 --format github .
says 'github: names those with the most' '| `m25.md` | 25 | 0 | 0 |' ../summary.md
says 'github: and counts the others' '… and 8 more files' ../summary.md
lines 'github: in a bounded table' ../summary.md 33
rm m*.md
: >../summary.md
check 'github: nothing found' 0 --format github --ignore DL503 .
says 'github: says so' '3 files: nothing found' ../summary.md
GITHUB_STEP_SUMMARY=$tmp/no/such
check 'github: a summary that cannot be written' 2 --format github .
says 'github: is an error' "cannot write '$tmp/no/such'" ../err
check 'text: takes no notice' 1 .
unset GITHUB_STEP_SUMMARY

# ---- several formats -----------------------------------------------------
for format in text full json sarif lsp github gitlab rdjson; do
    check "$format: alone" 1 --format $format .
    cp ../out ../alone.$format
    check "$format: into a file" 1 --format $format:../file.$format .
    same "$format: has the same bytes" ../alone.$format ../file.$format
done
check 'all of them' 1 --format text --format full:../f.full \
    --format json:../f.json --format sarif:../f.sarif --format lsp:../f.lsp \
    --format github:../f.github --format gitlab:../f.gitlab \
    --format rdjson:../f.rdjson --jobs 2 .
same 'text: beside the others' ../alone.text ../out
for format in full json sarif lsp github gitlab rdjson; do
    same "$format: beside the others" ../alone.$format ../f.$format
done
check 'two files of one format' 1 --format github:../one --format github:../two .
same 'two files of one format: same' ../one ../two

# ---- killed in the middle of a report ------------------------------------
# The text report waits for its reader; the file is begun then. Where the system
# can, a new file has no name yet, so that nothing is left of it.
many 4000 >a.md
mkfifo ../pipe
echo old >../killed.sarif
exec 3<>../pipe
"$DIGESTLINT" check --no-config --profile generic --select DL503 \
    --format sarif:../killed.sarif --format text a.md >../pipe 2>../err &
pid=$!
dd bs=1 count=1 <&3 >/dev/null 2>&1
kill -9 $pid
wait $pid 2>/dev/null
exec 3>&-
echo old >../expected
same 'killed: the old report is whole' ../expected ../killed.sarif
rm -f ../.digestlint-* ../pipe a.md

# ---- nothing, and nothing that can be read -------------------------------
rm ./*.md
printf '좋다.\n' >good.md
for format in lsp github gitlab rdjson; do
    check "$format: a clean run" 0 --format $format .
    cp ../out ../clean.$format
    check "$format: an unreadable file" 2 --format $format good.md nothing.md
    says "$format: tells" "cannot read 'nothing.md'" ../out
done
lines 'github: nothing' ../clean.github 0
printf '[]\n' >../expected
same 'gitlab: nothing' ../expected ../clean.gitlab
says 'lsp: files without findings are there, to be cleared' \
    '"diagnostics": []' ../clean.lsp
says 'rdjson: nothing' '"diagnostics": []' ../clean.rdjson

# ---- a blog's own rules: one name, no chapter ----------------------------
cat >own.yaml <<'END'
extends: generic
patterns:
  - {id: so-called, message: write without it, pattern: 이른바, severity: error}
END
printf '이른바 모형이다.\n' >own.md
export GITHUB_STEP_SUMMARY="$tmp/own.summary"
digestlint check --config own.yaml --lang en --format github own.md >../out 2>&1
prints 'github: an own rule' <<'END'
::error title=so-called,file=own.md,line=1,endLine=1,col=1,endColumn=4::write without it
END
says 'github: in the summary' '| `so-called` | | 1 | 0 |' ../own.summary
unset GITHUB_STEP_SUMMARY
rm own.md own.yaml

# ---- suppressed findings -------------------------------------------------
printf '<!-- digestlint-disable -->\n\n모델를 쓴다.\n' >hidden.md
for format in lsp github gitlab rdjson; do
    check "$format: a suppressed finding" 0 --format $format .
    if grep -q DL503 ../out; then fail "$format: leaves it out" ../out; else
        pass "$format: leaves it out"
    fi
done
done_testing
