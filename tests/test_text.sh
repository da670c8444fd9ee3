#!/bin/sh
# Digests and articles: a blog with both, by the example of docs/configuration.md,
# and an article that is one long entry.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

awk '/^## Digests and articles/ { found = 1 }
     found && /^```$/ { exit }
     inside { print }
     found && /^```yaml$/ { inside = 1 }' \
    docs/configuration.md >"$tmp/.digestlint.yaml"
mkdir "$tmp/.git" "$tmp/essays"
cd "$tmp" || exit 2

# lints NAME FILE: the codes of what is found in it are those on standard input.
lints() {
    digestlint check --format json "$2" >report.json 2>errors
    code=$?
    tr ',' '\n' <report.json | sed -n 's/.*"code": *"\(DL[0-9]*\)".*/\1/p' |
        sort -u >actual
    cat >expected
    ! is_crash $code || fail "$1: exit $code" errors
    same "$1" expected actual
}

cat >essays/good.md <<'POST'
---
title: 책 이야기
---

### 첫머리

Толстой의 소설을 읽습니다. 정보 부족
POST
lints 'nothing of a digest is asked of an article' essays/good.md </dev/null

sed -e 1,3d essays/good.md >essays/bare.md
lints 'but what its override asks' essays/bare.md <<'CODES'
DL101
CODES

cp essays/good.md 2025-09-13-daily-papers-20250913.md
lints 'all of it is asked of a digest' 2025-09-13-daily-papers-20250913.md <<'CODES'
DL103
DL104
DL201
DL601
CODES

# A long text says one word often; what stands behind it is found all the same.
{
    for i in $(seq 100); do echo "$i번째로 데이터베이스를 읽는다."; done
    echo '데이터세트를 쓴다. 데이터 세트를 쓴다.'
} >long.md
echo 'extends: generic' >.digestlint.yaml
lints 'a compound behind a frequent word' long.md <<'CODES'
DL507
CODES
done_testing
