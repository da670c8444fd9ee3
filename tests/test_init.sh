#!/bin/sh
# digestlint init: where it finds the posts, which profile it takes, what it
# writes when none fits, and how it goes on.
# shellcheck source=tests/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"
root=$PWD

# blog NAME: an empty folder, into which the shell changes.
blog() {
    cd "$tmp" && mkdir "$1" && cd "$1" || exit 2
}

# digests FOLDER DAY...: posts in the shape of daily-papers.
digests() {
    folder=$1
    shift
    mkdir -p "$folder"
    for day; do
        sed "s/2025-09-13/2025-09-$day/g" "$root"/examples/*-daily-papers-*.md \
            >"$folder/2025-09-$day-daily-papers-202509$day.md"
    done
}

# pages FILE...: articles in Korean.
pages() {
    for file; do
        mkdir -p "$(dirname "$file")"
        printf -- '---\ntitle: 소개\n---\n\n# 소개\n\n글이다.\n' >"$file"
    done
}

# has NAME FILE PATTERN, hasnt NAME FILE PATTERN: a line matches, or none does.
has() {
    if grep -Eq -- "$3" "$2"; then pass "$1"; else fail "$1" "$2"; fi
}
hasnt() {
    if grep -Eq -- "$3" "$2"; then fail "$1" "$2"; else pass "$1"; fi
}

# absent NAME FILE
absent() {
    if [ -e "$2" ]; then fail "$1" "$2"; else pass "$1"; fi
}

# exits NAME CODE ARGUMENT...: init ends so; what it says is in `out`, `err`.
exits() {
    name=$1 want=$2
    shift 2
    digestlint init "$@" >out 2>err
    code=$?
    if [ $code = "$want" ]; then pass "$name"; else fail "$name" err; fi
}

# takes NAME PROFILE POSTS: what init writes.
takes() {
    digestlint init --stdout >out 2>&1
    printf 'extends: %s\nposts: [%s]\n' "$2" "$3" >want
    grep -E '^(extends|posts):' out >got
    same "$1" want got
}

blog stray
digests _posts 01 02 03 04
pages FAQ.md README.md _pages/about-me.md docs/guide.md
takes 'pages beside _posts/' daily-papers '"_posts/*.md"'
has 'only posts are counted' out '^# Posts: 4; looked at: 4; with .*: 4\.$'
has 'what else there is' out \
    '^# Other Markdown: _pages/ \(1\), docs/ \(1\)$'
pages _posts/README.md
takes 'a README in _posts/' daily-papers '"_posts/*.md", "!README.md"'
rm _posts/README.md
digests _posts/old 05
takes 'folders in _posts/' daily-papers '"_posts/**/*.md"'

blog translations
pages 01.md 02.md README.md README.ko.md README_KR.md readme-zh-CN.md
takes 'READMEs in other languages are no posts' generic \
    '"/*.md", "!README.ko.md", "!README.md", "!README_KR.md", "!readme-zh-CN.md"'
blog two
digests papers 01 02
digests archive/2025 03 04
pages notes/a.md
takes 'two folders' daily-papers '"archive/2025/*.md", "papers/*.md"'

blog top
digests . 01 02
pages README.md sub/other.md
takes 'posts beside the README' daily-papers '"/*.md", "!README.md"'

blog names
for day in 06 07 08; do
    printf '# 소식\n\n### 새 도구\n\n오늘 나왔다.\n\n### 회사\n\n커졌다.\n' \
        >2026-10-$day.md
done
takes 'files that are only called like a profile asks' generic '"/*.md"'

blog usual
pages _posts/a.md _posts/b/c.md FAQ.md notes/d.md
takes 'articles in _posts/' generic '"_posts/**/*.md"'
blog hugo
pages content/posts/a/index.md content/_index.md README.md archetypes/x.md
takes 'pages in folders of their own' generic '"content/posts/**/*.md"'

blog folders
pages a/1.md b/2.md c/3.md d/4.md e/5.md README.md index.md
takes 'many folders' generic '"**/*.md", "!README.md", "!/index.md"'
digestlint init >/dev/null
digestlint check --show-files >got
printf '%s\n' a/1.md b/2.md c/3.md d/4.md e/5.md >want
same 'what the patterns mean' want got

blog empty
takes 'no posts' generic '"**/*.md"'
hasnt 'and nothing that was seen in them' out '^(front-matter|papers|style):'

# ---- folders of a site ------------------------------------------------------
blog nested
pages Site/content/posts/a.md Site/content/posts/b.md Site/content/_index.md \
    Site/archetypes/default.md Site/themes/x/content/c.md notes/x.md readme.md
takes 'a site in a folder' generic '"Site/content/posts/*.md"'
blog translated
pages blog/a.md blog/b.md docs/c.md
mkdir -p i18n/en/blog
echo '# An article' >i18n/en/blog/a.md
echo '# 제목' >i18n/en/blog/b.md
echo '# Change log' >notes.md
takes 'translations' generic '"blog/*.md", "docs/*.md"'
blog foreign
mkdir posts
echo '# An article' >posts/a.md
takes 'a blog without Korean' generic '"posts/*.md"'

# Other ways to write the folder: the patterns are the same.
blog written
pages site/_posts/1.md site/_posts/2.md
printf 'extends: generic\nposts: ["_posts/*.md"]\n' >want
for folder in site/ ./site .//site// site/. "$PWD/site//"; do
    digestlint init --stdout "$folder" >out 2>&1
    grep -E '^(extends|posts):' out >got
    same "init $folder" want got
done
cd site || exit 2
for folder in ./ .// ././/; do
    digestlint init --stdout "$folder" >out 2>&1
    grep -E '^(extends|posts):' out >got
    same "init $folder" ../want got
done

# ---- profiles ------------------------------------------------------------------
blog profiles
digests . 01 02
exits '--list' 0 --list
sed 's/ .*//' out >got
(cd "$root/rules/profiles" && ls) | sed 's/\.yaml$//' >want
same 'every profile is listed' want got
hasnt 'each with a description' out '^[a-z-]+ *$'
hasnt 'in one line of a terminal' out '.{81}'
exits '--list --lang ko' 0 --list --lang ko
hasnt '... in Korean' out '^[ -~]*$'
exits '--profile' 0 --stdout --profile arxiv-ai-mailing
has '--profile: instead of the one that fits' out '^extends: arxiv-ai-mailing$'
exits '--profile generic' 0 --stdout --profile generic
hasnt '--profile: nothing is added to it' out '^(front-matter|papers):'
exits 'no such profile' 2 --profile daily-paper
has '... with what was meant' err "did you mean 'daily-papers'"
has '... and all there are' err ' ai-frontier-digest, .*, generic'
exits 'no such profile, in Korean' 2 --lang ko --profile daily-paper
has '... and what it says' err '가운데 없음, 혹시 .daily-papers.?'

# ---- for editors ---------------------------------------------------------------
sed -n 's/^  "\$id": "\(.*\)",$/# yaml-language-server: $schema=\1/p' \
    "$root/docs/digestlint.schema.json" >want
digestlint init --stdout 2>/dev/null | sed 1q >got
same 'the schema is in the first line, by its name' want got

# ---- a profile of what was seen ---------------------------------------------
# weekly FOLDER DAY...: posts that no profile knows, two papers each.
weekly() {
    folder=$1
    shift
    mkdir -p "$folder"
    for day; do
        {
            printf -- '---\ntitle: "주간 논문 2025-09-%s"\n' "$day"
            printf 'published: 2025-09-%s\ntopics: [음성, 영상]\n' "$day"
            [ "$day" = 01 ] || printf 'editor: 김\n'
            [ "$day" != 01 ] || printf 'guest: 이\n'
            printf -- '---\n\n# 음성\n\n'
            for n in 1 2; do
                printf '## %d) Speaking in %d Blocks\n\n' $n "$((n * 100))$day"
                printf -- '- 링크: [%s](https://arxiv.org/abs/2508.%d%s23)\n' \
                    arXiv $n "$day"
                printf -- '- 저자: Kim, Lee\n\n### 한 줄 요약\n\n'
                printf '블록 단위로 음성을 생성하는 방법을 제안합니다.\n\n'
                [ "$day" = 02 ] || printf '### 의견\n\n좋은 연구입니다.\n\n'
                printf '### 자세히\n\n- 무엇을: 긴 음성을 끊김 없이 만듭니다.\n'
                printf -- '- 어떻게: 상태를 다음 블록에 넘깁니다.\n\n'
            done
        } >"$folder/2025-09-$day-weekly.md"
    done
}
blog seen
weekly _posts 01 02 03 04 05 06 07 08 09 10 11
takes 'posts that no profile knows' generic '"_posts/*.md"'
sed -n '/^file-name/,/^style/p' out | sed 's/\([^ ]\)   *#/\1 #/' >got
cat >want <<'EOF_SEEN'
file-name: "{date}-weekly.md"
timezone: Asia/Seoul

front-matter:
  presence: required
  fields:
    title: {type: string, required: yes, templates: ["주간 논문 {date}"]}
    published: {type: date, required: yes}
    topics: {type: list, required: yes}
    editor: {type: string, required: yes, values: ["김"]} # 10/11
    # rare: guest (1)

# 22 papers.
papers:
  kind: heading
  level: 2
  heading: "{n}) {title}"
  link: field
  link-fields: 링크
  link-required: yes
  link-version: forbid
  under-heading:
    - "- 링크: {any}"
    - "- 저자: {any}"
sections:
  ordered: yes
  unknown: allow
  list:
    한 줄 요약: {}
    의견: {} # 20/22
    자세히: {slots: {무엇을: {}, 어떻게: {}}}

style: formal
EOF_SEEN
sed -i 's/values: \["김"\]/values: [김]/' want
same 'what was seen becomes a profile' want got
digestlint init >/dev/null 2>&1
digestlint check >got 2>/dev/null
sed -n 's/.*\[\(DL[0-9]*\) .*/\1/p' got | sort | uniq -c | sed 's/^ *//' >codes
printf '1 DL103\n2 DL401\n' >want
same 'and reports only what departs from it' want codes

# In Korean: the same keys, other comments.
digestlint init --stdout 2>/dev/null | grep -v '^ *#' | sed 's/ *#.*//' >want
digestlint init --stdout --lang ko >out 2>/dev/null
grep -v '^ *#' out | sed 's/ *#.*//' >got
same 'the language changes nothing but comments' want got
sed -n 's/^ *# *//p' out | grep -v '^yaml-language-server' |
    grep '[a-z]\{3\} [a-z]\{2\}' |
    LC_ALL=C grep -v "$(printf '[\352-\355]')" >got
: >want
same 'no comment is left in English' want got
LC_ALL=ko_KR.UTF-8 digestlint init --stdout >got 2>/dev/null
same 'the locale decides the language' out got

# The comments hold: their pages exist, and what they show is a configuration.
for language in en ko; do
    digestlint init --stdout --lang $language >out 2>/dev/null
    grep -o 'docs/[a-z/-]*\.md' out | sort -u | while read -r page; do
        [ -f "$root/$page" ] || echo "$page"
    done >got
    : >want
    same "the pages that comments name ($language)" want got
    sed -E -n 's/^# ((exclude|fail-on|rules|patterns|baseline): *.*)/\1/p
        s/^#(   .*)/\1/p' out | grep -v '^   ##' >shown.yaml
    digestlint check --config shown.yaml _posts/2025-09-03-weekly.md >got 2>&1
    hasnt "the keys that comments show ($language)" got DL901
    has "all of them ($language)" shown.yaml '^patterns:$'
    LC_ALL=C awk '/yaml-language-server/ { next }
        { gsub(/[\352-\355][\200-\277][\200-\277]/, "xx") }
        length > 100' out >got
    same "no line is long ($language)" want got
done
# Written as digestlint asks of Korean texts.
sed -n 's/^# //p' out | grep -v '^yaml-language' >comments.md
digestlint check --no-config --profile generic comments.md >got 2>/dev/null
same 'the comments in Korean' want got

# A page for each paper, with its address in the front matter.
blog pages
for n in 1 2 3 4; do
    printf -- '---\ntitle: T%d\narxiv: 2509.0123%d\n---\n\n## 요약\n\n%s\n\n' \
        $n $n '요약입니다.' >paper-$n.md
    printf '## Abstract\n\nWe propose it.\n' >>paper-$n.md
done
exits 'pages' 0
has 'a page for each paper' .digestlint.yaml '^  kind: page$'
has 'whose title is a field' .digestlint.yaml '^  title: front-matter$'
has 'its address, too' .digestlint.yaml '^  link-fields: arxiv$'
has 'a section in another language' .digestlint.yaml \
    '^    Abstract: \{language: any\}'
digestlint check >got
: >want
same 'nothing departs' want got

# Labels are rules only where a section has nothing else, and each has a text.
blog labels
for n in 1 2 3 4; do
    {
        printf -- '---\ntitle: T%d\narxiv: 2509.0123%d\n---\n\n' $n $n
        printf '## 하나\n\n- 목표: 가이다.\n- 방법: 나이다.\n\n'
        printf '## 둘\n\n글이다.\n\n- 목표: 가이다.\n- 방법: 나이다.\n\n'
        printf '## 셋\n\n- 목표:\n  - 가이다.\n- 방법: 나이다.\n\n'
        printf '## 넷\n\n- 목표: 가이다.\n- 방법: 나이다.\n- 다%d: 라이다.\n' $n
    } >paper-$n.md
done
exits 'labels' 0
grep -B1 -A4 '^    하나' .digestlint.yaml | sed '/^ *list:/d' >got
cat >want <<'EOF_LABELS'
    하나: {slots: {목표: {}, 방법: {}}}
    둘: {}
    셋: {}
    넷: {}

EOF_LABELS
same 'labels beside other texts are no rule' want got

# Two shapes in two folders.
blog shapes
weekly posts/weekly 01 02 03 04
for n in 1 2 3 4 5 6; do
    mkdir -p posts/paper/$n
    printf -- '---\ntitle: T%d\narxiv: 2508.0123%d\n---\n\n## 요약\n\n%s\n' \
        $n $n '요약이다.' >posts/paper/$n/index.md
done
exits 'two shapes' 0
has 'both folders have posts' .digestlint.yaml '^posts: \["posts/\*\*/\*\.md"\]'
has 'most posts are pages' .digestlint.yaml '^  kind: page$'
has 'the others are named' .digestlint.yaml \
    '^  - files: \["posts/weekly/\*\.md"\]$'
has 'and have a profile of their own' .digestlint.yaml '^      kind: heading$'
digestlint check >got 2>/dev/null
: >want
same 'each is judged by its own' want got
for day in 05 06 07 08 09 10 11 12; do
    cp posts/weekly/2025-09-01-weekly.md posts/weekly/2025-09-$day-weekly.md
done
exits 'when the folder has most posts' 0 --force
has 'the others are those that are not in it' .digestlint.yaml \
    '^  - files: \["posts/\*\*/\*\.md", "!posts/weekly/\*\.md"\]$'

# ---- hostile posts ----------------------------------------------------------------
blog hostile
printf '%s\n' 'a: b # c' '"quoted" \n' '{n} {{any}} [x]' '- list' '? key' yes \
    null 2025-09-13 '!tag &a *b' '%TAG' '@at' '| pipe >' '#hash' '~' 'a,b' 0x1F \
    "it's" 'no: yes' '}' '---' '...' >names
printf '뒤\342\200\256집기\n줄\342\200\250바꿈\n\033[31m빨강\n\007벨\ntab\there\n' \
    >>names
for day in 1 2 3 4 5 6; do
    {
        printf -- '---\n"ti: tle": "a: b #%d"\n"key\\n2": 1\n"{n}": "{x}"\n' $day
        printf '"한\\u202e글": [a]\n"y": true\n---\n\n# 제목 %d\n\n' $day
        for n in 1 2; do
            printf '## 논문 %d%d [x](https://arxiv.org/abs/2509.0%d%d23)\n\n' \
                $day $n $day $n
            printf -- '- **\342\200\256뒤"\\**: 값\n- **{n}**: {x}\n\n'
            while IFS= read -r name; do
                printf '### %s\n\n- **x "y"**: 글이다.\n' "$name"
                printf -- '- **z{**: 글이다.\n\n'
            done <names
        done
    } >"2025-09-0$day-\"q'{x}.md"
done
digestlint init >/dev/null 2>&1
has 'what some read as a value is in quotes' .digestlint.yaml '^    "yes": '
hasnt 'what cannot be shown is escaped' .digestlint.yaml \
    "$(printf '[\001-\010\013-\037\177]|\342\200[\250\256]')"
has 'a quote and a brace in a file name' .digestlint.yaml \
    '^file-name: "\{date\}-\\"q'"'"'\{\{x\}\.md"$'
# With unknown sections reported, each name must be read as it was.
sed 's/^  unknown: allow$/  unknown: report/' .digestlint.yaml >strict.yaml
digestlint check --config strict.yaml ./*.md >got 2>/dev/null
hasnt 'the configuration is valid' got 'DL901'
hasnt 'every name reads back' got 'DL(1|2|4)[0-9][0-9] '
grep -o '{slots: .*' .digestlint.yaml | sort -u >got
echo '{slots: {"x \"y\"": {}, "z{": {}}}' >want
same 'and the labels in all sections' want got

# Folders whose names are patterns: each matches itself alone.
n=0
for name in '!중요' '{a,b}' '[초안]' 'q\w' 's*r' '?'; do
    n=$((n + 1))
    blog "literal-$n"
    pages "$name/a.md" "$name/b.md"
    digestlint init >/dev/null 2>&1
    digestlint check --show-files . >got 2>&1
    printf '%s/a.md\n%s/b.md\n' "$name" "$name" >want
    same "the posts in '$name' are linted" want got
    digestlint check >got 2>/dev/null
    hasnt 'and the configuration is valid' got DL901
done
blog literal-two
weekly 'posts/{x}' 01 02 03 04
for n in 1 2 3 4 5 6; do
    mkdir -p posts/$n
    printf -- '---\ntitle: T\narxiv: 2508.0123%d\n---\n\n## 요약\n\n요약이다.\n' \
        $n >posts/$n/index.md
done
digestlint init >/dev/null 2>&1
has 'a folder of another shape whose name is a pattern' .digestlint.yaml \
    '^  - files: \["posts/\\\\\{x\}/\*\.md"\]$'
digestlint check >got 2>/dev/null
: >want
same 'its posts are judged by their shape' want got

# What is not a file is left alone, and not waited for.
blog special
pages a.md
mkfifo .digestlint.yaml
exits 'a pipe in place of the configuration' 2 --force
has 'is refused' err "cannot write '.digestlint.yaml': it is not a regular file"
rm .digestlint.yaml
mkfifo .digestlint-baseline.json
exits 'a pipe in place of the baseline' 2 --force --baseline
absent 'no configuration without its baseline' .digestlint.yaml

# ---- an old blog ------------------------------------------------------------------
# faulty FOLDER N: posts with 60 errors each.
faulty() {
    mkdir -p "$1"
    for post in $(seq "$2"); do
        {
            printf '# 글 %d\n\n' "$post"
            for n in $(seq 60); do
                printf '%d번째 모델는 좋다.\n\n' "$n"
            done
        } >"$1/$post.md"
    done
}
blog young
faulty . 1
exits 'a blog with few findings' 0
has 'says how many' err '^1 file: 60 errors'
hasnt 'and offers no baseline' err 'baseline'
blog old
faulty _posts 2
exits 'an old blog' 0
has 'says how many there are' err '^2 files: 120 errors'
has 'and offers a baseline' err '^  digestlint init --force --baseline$'
has 'or another for a file that was changed' err \
    '^  digestlint check --update-baseline$'
cp .digestlint.yaml first.yaml
echo '# mine' >>.digestlint.yaml
cp .digestlint.yaml mine.yaml

# Each command does what it says: first the one for a changed file.
sed -i 's/^# baseline:/baseline:/' .digestlint.yaml
digestlint check --update-baseline >/dev/null 2>&1
digestlint check >got
: >want
same 'the second command' want got
rm .digestlint-baseline.json
cp mine.yaml .digestlint.yaml
exits 'a configuration that exists' 2 --baseline
same 'is kept' mine.yaml .digestlint.yaml
has 'and how to keep it is said' err "write 'baseline: .*--update-baseline'"
absent 'no baseline is written either' .digestlint-baseline.json
exits 'the first command' 0 --force --baseline
has 'says that all is accepted' err '^\.digestlint-baseline\.json has them all'
digestlint check >got
same 'and then nothing is reported' want got
printf '\n모델를 쓴다.\n' >>_posts/1.md
digestlint check >got
has 'but what is new' got '^_posts/1.md:[0-9:]+ error: .*DL503'
sed 's/^# \(baseline:\)/\1/' first.yaml >want
same 'the key is all that is added' want .digestlint.yaml
rm .digestlint.yaml
exits 'a baseline that exists' 2 --baseline
absent 'then nothing is written' .digestlint.yaml
has 'and what to do is said' err "baseline.json' exists; --force"

cd "$tmp" || exit 2
exits 'in a folder' 0 --baseline --force --lang ko old
has 'its baseline is named' err '^old/\.digestlint-baseline\.json에 모두 적었다'
(cd old && digestlint check) >got
: >want
same 'it belongs to that folder' want got
rm old/.digestlint-baseline.json
exits 'a folder, an old blog' 0 --force old
has 'the commands name it' err "^  digestlint init --force --baseline 'old'\$"
exits '--stdout with --baseline' 2 --stdout --baseline old
mkdir full && faulty full 1 && mkdir full/.digestlint-baseline.json
exits 'a baseline that cannot be written' 2 --baseline --force full
has 'how to go on' err "'full/.digestlint.yaml' was written, but not the baseline"
done_testing
