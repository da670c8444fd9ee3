#!/bin/sh
# A fix breaks no link: labels and their definitions stay, in decomposed text,
# too, and a heading keeps its anchor while this post or another one links to
# it; --fix says so.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
cd "$tmp" || exit 2

# fix FILE: fixes it, unsafe fixes included; what is said goes to err.
fix() {
    digestlint check --no-config --profile generic --lang en --unsafe-fixes \
        --fail-on never "$1" >out 2>err
    code=$?
}

# becomes NAME FILE: FILE is as standard input says.
becomes() {
    cat >expected
    if [ $code -eq 0 ]; then same "$1" expected "$2"; else
        fail "$1: exit $code" err
    fi
}

# says NAME TEXT
says() {
    if grep -qF -e "$2" err; then pass "$1"; else fail "$1" err; fi
}

# ---- labels ------------------------------------------------------------------
cat >label.md <<'END'
[아키텍쳐]와 [쓰레드][], [글][맵핑]을 보고 아키텍쳐를 고른다.[^컨텐츠]

[아키텍쳐]: https://example.com/1
[쓰레드]: https://example.com/2
[맵핑]: https://example.com/3
[^컨텐츠]: 컨텐츠를 본다.
END
fix label.md
becomes 'labels and definitions stay' label.md <<'END'
[아키텍쳐]와 [쓰레드][], [글][맵핑]을 보고 아키텍처를 고른다.[^컨텐츠]

[아키텍쳐]: https://example.com/1
[쓰레드]: https://example.com/2
[맵핑]: https://example.com/3
[^컨텐츠]: 콘텐츠를 본다.
END

# ---- decomposed text ---------------------------------------------------------
# 모델, 비교 and 본다 in conjoining jamo
model=$(printf '\341\204\206\341\205\251\341\204\203\341\205\246\341\206\257')
compare=$(printf '\341\204\207\341\205\265\341\204\200\341\205\255')
see=$(printf '\341\204\207\341\205\251\341\206\253\341\204\203\341\205\241')
cat >nfd.md <<END
[$model]과 [아래](#$compare)를 $see.

## $compare

[글 $compare][] 하나를 $see.

[$model]: https://example.com/1
[글 $compare]: https://example.com/2
END
fix nfd.md
becomes 'decomposed labels and anchors stay' nfd.md <<END
[$model]과 [아래](#$compare)를 본다.

## $compare

[글 $compare][] 하나를 본다.

[$model]: https://example.com/1
[글 $compare]: https://example.com/2
END
says 'and it is said' 'nfd.md:3:4: not fixed: DL603 unnormalized: a link to this heading would no longer lead there'

# ---- anchors -----------------------------------------------------------------
cat >toc.md <<'END'
- [아래](#아키텍쳐-비교)

## 아키텍쳐 비교

아키텍쳐를 고른다.

## 쓰레드 비교

하나를 고른다.
END
cp toc.md first.md
fix toc.md
becomes 'a heading that the post links to' toc.md <<'END'
- [아래](#아키텍쳐-비교)

## 아키텍쳐 비교

아키텍처를 고른다.

## 스레드 비교

하나를 고른다.
END
says 'and it is said' 'toc.md:3:4: not fixed: DL510 loanword-spelling: a link to this heading would no longer lead there'
mkdir posts && cp first.md posts/a.md
echo '[글](a.md#%EC%93%B0%EB%A0%88%EB%93%9C-%EB%B9%84%EA%B5%90)을 본다.' >posts/b.MD
fix posts/a.md
becomes 'a heading that another post links to' posts/a.md <<'END'
- [아래](#아키텍쳐-비교)

## 아키텍쳐 비교

아키텍처를 고른다.

## 쓰레드 비교

하나를 고른다.
END
says 'and it is said' 'posts/a.md:7:4: not fixed'
cp first.md posts/c.md && rm posts/b.MD && ln -s ../first.md posts/d.md
echo '[글](c.md#쓰레드-비교)' >posts/e.txt
fix posts/c.md
becomes 'links in what is no post of the folder' posts/c.md <<'END'
- [아래](#아키텍쳐-비교)

## 아키텍쳐 비교

아키텍처를 고른다.

## 스레드 비교

하나를 고른다.
END
mkdir -p site/a site/b && printf '## 쓰레드 비교\n\n하나이다.\n' >site/a/c.md
echo '[글](../a/c.md#쓰레드-비교)' >site/b/d.md
digestlint check --no-config --profile generic --fix --fail-on never site \
    >out 2>err
code=$?
becomes 'a heading that another file of the run links to' site/a/c.md <<'END'
## 쓰레드 비교

하나이다.
END
fix site/a/c.md
becomes 'but not by itself' site/a/c.md <<'END'
## 스레드 비교

하나이다.
END
printf '## 쓰레드 비교\n\n하나를 고른다.\n' >posts/f.md
echo '[글](f.md#쓰레드-비교)' >posts/g.md
digestlint check --no-config --profile generic --fix --fail-on never \
    --stdin-filename posts/f.md - <posts/f.md >out 2>err
code=$?
becomes 'a text under the name of a post' posts/f.md <out
digestlint check --no-config --profile generic --format json posts/f.md >out 2>err
if grep -q '"reason": "lost-anchor"' out && grep -q '"fix": null' out; then
    pass 'no format offers it'
else
    fail 'no format offers it' out
fi

# ---- the front matter --------------------------------------------------------
cat >title.md <<'END'
---
title: "아키텍쳐를 고른다"
slug: 아키텍쳐
description: '컨텐츠: 모델를 쓴다'
tags: [쓰레드, 맵핑]
---

글이다.
END
fix title.md
becomes 'title and description are read' title.md <<'END'
---
title: "아키텍처를 고른다"
slug: 아키텍쳐
description: '콘텐츠: 모델을 쓴다'
tags: [쓰레드, 맵핑]
---

글이다.
END
done_testing
