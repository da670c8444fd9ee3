#!/bin/sh
# Posts of two shapes in one blog: an override that extends a profile.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

mkdir -p "$tmp/blog/days" "$tmp/blog/papers" && cd "$tmp/blog" || exit 2
mkdir .git

cat >days/2025-09-13.md <<'END'
---
title: 9월 13일
---

# 오늘의 논문

## 1. [Blocks of Speech](https://arxiv.org/abs/2509.01234)

### 요약

음성을 블록으로 생성합니다.

{% include foot.html %}
END
cat >papers/blocks.md <<'END'
---
title: Blocks of Speech
arxiv: "2509.01234"
---

## 무엇을

음성을 블록으로 생성한다.

## 어떻게

우리는 앞 블록의 상태를 넘깁니다.

*만든 날 2025-09-13*
END

cat >day.yaml <<'END'
extends: generic
papers:
  kind: heading
  level: 2
  heading: "{n}. [{title}]({link})"
  groups: 오늘의 논문
  link: heading
sections: {unknown: report, list: [요약]}
style: formal
END
cat >page.yaml <<'END'
extends: generic
papers: {kind: page, title: front-matter, link: front-matter, link-fields: arxiv}
sections: {unknown: report, list: {무엇을: {}, 어떻게: {}, 한계: {}}}
style: plain
boilerplate: "*만든 날 {date}*"
END
cat >.digestlint.yaml <<'END'
extends: day.yaml
posts: ["days/*.md", "papers/*.md"]
rules: {DL107: off}
boilerplate: "{{% include {any} %}"
overrides:
  - files: "papers/*.md"
    extends: page.yaml
    rules: {DL701: off}
END

# finds NAME [OPTION...]: the findings on standard input, in both posts.
finds() {
    name=$1
    shift
    cat >wanted
    digestlint check --lang en --today 2025-09-13 "$@" >found 2>&1
    without_summary found
    same "$name" wanted found
}

# says NAME LINE FILE [OPTION...]: what --show-settings FILE has.
says() {
    name=$1 line=$2 file=$3
    shift 3
    digestlint check --lang en --show-settings "$file" "$@" >found 2>&1
    if grep -qxF -e "$line" found; then pass "$name"; else
        fail "$name" found
    fi
}

finds 'each post by its own profile' <<'END'
papers/blocks.md:6:1: error: the entry is missing '한계' [DL401 section-missing]
papers/blocks.md:12:1: warning: first-person wording '우리는' [DL513 register]
papers/blocks.md:12:15: error: '넘깁니다' is 하십시오체; expected '-다' [DL501 sentence-ending]
END
says 'the profile of an override' 'profile: page.yaml, generic (text: digest)' \
    papers/blocks.md
says 'and of the other files' 'profile: day.yaml, generic (text: digest)' \
    days/2025-09-13.md
says 'what the configuration says of all posts' \
    '  DL107 file-name: off (default warning)' papers/blocks.md
says 'what the override says' \
    '  DL701 duplicate-paper: off (default warning)' papers/blocks.md

finds 'a profile on the command line' --profile generic --select DL4,DL5 <<'END'
END
says 'takes the place of all' 'profile: generic (text: article)' \
    papers/blocks.md --profile generic

# The shape at the top, the boilerplate of all posts.
cat >.digestlint.yaml <<'END'
extends: []
posts: ["days/*.md", "papers/*.md"]
papers: {kind: heading, level: 2, heading: "{n}. [{title}]({link})", groups: 오늘의 논문}
sections: {list: [요약]}
style: formal
entry-length: 20
boilerplate: "*만든 날 {date}*"
overrides:
  - files: "papers/*.md"
    style: noun
  - files: ["papers/*.md"]
    extends: [page.yaml, plus.yaml]
  - files: papers/blocks.md
    sections: {list: {한계: off}}
END
cat >plus.yaml <<'END'
boilerplate: off
patterns:
  - {id: no-blocks, message: "no '{0}' here", words: [블록]}
END
sed -i '/^boilerplate/d' page.yaml plus.yaml
finds 'nothing of another shape applies' --select DL4,DL501,no-blocks <<'END'
days/2025-09-13.md:7:8: warning: the entry has 48 characters; at most 20 allowed [DL408 entry-length]
papers/blocks.md:8:5: warning: no '블록' here [no-blocks]
papers/blocks.md:12:7: warning: no '블록' here [no-blocks]
papers/blocks.md:12:15: error: '넘깁니다' is 하십시오체; expected '-다' [DL501 sentence-ending]
END
says 'no profile' 'profile: none (text: digest)' days/2025-09-13.md

# Without `extends`, keys are merged one by one.
cat >.digestlint.yaml <<'END'
extends: generic
posts: ["days/*.md", "papers/*.md"]
overrides:
  - files: "days/*.md"
    papers: {kind: heading, level: 2, groups: 오늘의 논문}
    sections: {unknown: report, list: [개요]}
  - files: "papers/*.md"
    papers: {kind: page, title: front-matter}
    sections: {unknown: report, list: [무엇을]}
END
finds 'shapes without profiles' --select DL4 <<'END'
days/2025-09-13.md:7:4: error: the entry is missing '개요' [DL401 section-missing]
days/2025-09-13.md:9:5: warning: section '요약' is not in the profile [DL403 section-unknown]
papers/blocks.md:10:4: warning: section '어떻게' is not in the profile [DL403 section-unknown]
END

# An override may be in a file that the configuration extends.
cat >shared.yaml <<'END'
extends: day.yaml
posts: ["days/*.md", "papers/*.md"]
rules: {DL503: off}
sections: {list: {한계: {}}}
overrides:
  - {files: "papers/*.md", extends: ai-frontier-paper}
END
printf 'extends: shared.yaml\nrules: {DL504: off}\nstyle: plain\n' \
    >.digestlint.yaml
says 'an inherited override' 'profile: ai-frontier-paper (text: digest)' \
    papers/blocks.md
for rule in '  DL503 particle-mismatch: off (default error)' \
    '  DL504 particle-latin: off (default warning)' \
    '  DL513 register: off (default warning)'; do
    says "an inherited override: $rule" "$rule" papers/blocks.md
done

# mistake NAME EXTENDS MESSAGE COLUMN: in the override.
mistake() {
    printf 'extends: generic\noverrides:\n  - files: "*.md"\n    %s\n' \
        "extends: $2" >.digestlint.yaml
    digestlint check --lang en days >found 2>&1
    code=$?
    if [ $code = 2 ] && grep -qF ".digestlint.yaml:4:$4: error: $3" found
    then pass "$1"; else fail "$1: exit status $code" found; fi
}
mistake 'a misspelt profile' daily-paper \
    "unknown profile 'daily-paper'; did you mean 'daily-papers'?" 14
mistake 'the file itself' ./.digestlint.yaml \
    "'./.digestlint.yaml' extends itself" 14
mistake 'a file that is not there' ./none.yaml "cannot read './none.yaml'" 14
mistake 'no name' '{a: b}' "'extends' must be the name of a profile or a path" 5

done_testing
