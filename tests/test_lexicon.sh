#!/bin/sh
# Every list of rules/lexicon: a new word is one line of YAML there, and no C; or
# one in .digestlint.yaml, without a build. The files name the lists, so
# that a new one is tested by itself. `make check` makes what is asked here, in
# which tests/lexicon/add_words.awk has added a word to each list:
#   probe, probe-more           ask the built-in lexicon, and that with the words
#   digestlint-more             the program with the words
# shellcheck source=tests/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"
: "${BUILD:=build/release}"
dir=$BUILD/tests/lexicon
words=$dir/gen/words.tsv
if [ ! -x "$dir/digestlint-more" ]; then
    skip 'the lists' 'make check builds what this asks'
    done_testing
    exit
fi
tab=$(printf '\t')

probe() {
    ${RUN-} "$dir/probe" "$@"
}

# ---- the words are in the tree, one line each ----------------------------------
# A list is what has a norm, a group what has a name.
grep -c -e '^  norm:' rules/lexicon/*.yaml | awk -F : '{ n += $2 } END { print n }' \
    >"$tmp/expected"
awk -F "$tab" '$1 !~ /^(glossary|loanwords|strict|joined|misspellings|sai-siot|hangul-english|mistranslations)$/' "$words" | wc -l |
    tr -d ' ' >"$tmp/actual"
same 'every list has got a word' "$tmp/expected" "$tmp/actual"
grep -c -e '^  - {english:' -e '^  - name:' rules/lexicon/*.yaml |
    awk -F : '{ n += $2 } END { print n }' >"$tmp/expected"
awk -F "$tab" '$1 ~ /^(glossary|loanwords|strict|joined|misspellings|sai-siot|hangul-english|mistranslations)$/' "$words" | wc -l |
    tr -d ' ' >"$tmp/actual"
same 'every group of terms has got a word' "$tmp/expected" "$tmp/actual"
grep -h -o -e '{english: [^,]*' -e '- name: .*' rules/lexicon/*.yaml |
    sed 's/^[^:]*: //' | sort | uniq -d >"$tmp/actual"
same 'no group replaces another' /dev/null "$tmp/actual"
wc -l <"$words" | tr -d ' ' >"$tmp/expected"
for file in rules/lexicon/*.yaml; do
    diff "$file" "$dir/gen/rules/${file##*/}"
done | grep -c '^>' >"$tmp/actual"
same 'each by one line' "$tmp/expected" "$tmp/actual"
same 'no header changes: nothing but the table is compiled again' \
    "$BUILD/gen/lexicon_gen.h" "$dir/gen/lexicon_gen.h"

# ---- a list on demand ------------------------------------------------------------
# No text is searched for its words, so that it can neither be marked nor be a
# list of ends.
for line in 'marked: true' 'match: end'; do
    printf 'a:\n  doc: A\n  doc-ko: A\n  norm: usage\n  on-demand: true\n  %s\n  words: [가]\n' \
        "$line" >"$tmp/list.yaml"
    "${LEXGEN:=build/host/lexgen}" "$tmp" "$tmp/list.yaml" 2>&1 |
        sed 's/.*: error: //' >"$tmp/actual"
    echo 'only a list of whole words that is not marked can be on demand: '"'a'" \
        >"$tmp/expected"
    same "a list on demand with $line" "$tmp/expected" "$tmp/actual"
done

printf 'a:\n  doc: A\n  doc-ko: A\n  norm: usage\n  folded: true\n  match: end\n  words: [Ab]\n' \
    >"$tmp/list.yaml"
"${LEXGEN:-build/host/lexgen}" "$tmp" "$tmp/list.yaml" 2>&1 | sed 's/.*: error: //' >"$tmp/actual"
echo 'only a list of whole words can be folded: '"'a'" >"$tmp/expected"
same 'a folded list of ends' "$tmp/expected" "$tmp/actual"

printf 'a:\n  doc: A\n  doc-ko: A\n  norm: usage\n  marked: rare\n  match: end\n  words: [가]\n' \
    >"$tmp/list.yaml"
"${LEXGEN:-build/host/lexgen}" "$tmp" "$tmp/list.yaml" 2>&1 | sed 's/.*: error: //' \
    >"$tmp/actual"
echo 'only a list of whole words can be marked as rare: '"'a'" >"$tmp/expected"
same 'a list of ends marked as rare' "$tmp/expected" "$tmp/actual"

printf 'glossary:\n  - {english: q, words: [가나,\n    큐]}\n' >"$tmp/list.yaml"
"${LEXGEN:-build/host/lexgen}" "$tmp" "$tmp/list.yaml" 2>"$tmp/actual"
echo "$tmp/list.yaml:3: error: '큐': expected a word of two syllables or more" \
    >"$tmp/expected"
same 'a word that is too short is named' "$tmp/expected" "$tmp/actual"

# ---- asked in four lexicons --------------------------------------------------------
# In the configuration `more`, every list has got its word; in `none`, every
# list and group has lost the first one that it had.
awk -F "$tab" -v more="$tmp/more.yaml" -v none="$tmp/none.yaml" '
    BEGIN {
        print "lexicon:" >more
        print "lexicon:" >none
    }
    {
        is_group = $1 ~ /^(glossary|loanwords|strict|joined|misspellings|sai-siot|hangul-english|mistranslations)$/
        if ($1 != topic) {
            print "  " $1 ":" >more
            print "  " $1 ":" >none
        }
        topic = $1
        if (!is_group) {
            print "    " $2 ": [" $3 "]" >more
            print "    " $2 ": {remove: [\"" $4 "\"]}" >none
        } else if (topic == "glossary") {
            print "    - {english: " $2 ", words: [" $3 "]}" >more
            print "    - {english: " $2 ", remove: true}" >none
        } else {
            print "    - {name: " $2 ", words: {" $3 ": 바른말}}" >more
            print "    - {name: " $2 ", remove: true}" >none
        }
    }' "$words"
cut -f 3 "$words" >"$tmp/new"
cut -f 4 "$words" >"$tmp/old"
probe <"$tmp/new" >"$tmp/new-builtin"
${RUN-} "$dir/probe-more" <"$tmp/new" >"$tmp/new-more"
probe "$tmp/more.yaml" <"$tmp/new" >"$tmp/new-config"
probe <"$tmp/old" >"$tmp/old-builtin"
probe "$tmp/none.yaml" <"$tmp/old" >"$tmp/old-none"

same 'without a line no list has the words' "$tmp/new" "$tmp/new-builtin"

# Each line of the answers in turn: the word, then what finds it.
number=0
while IFS=$tab read -r topic list new old; do
    number=$((number + 1)) list_name=$topic/$list
    printf '%s\t%s\n' "$new" "$list_name" >"$tmp/expected"
    sed -n "${number}p" "$tmp/new-more" >"$tmp/actual"
    same "$list_name: a line in rules/lexicon" "$tmp/expected" "$tmp/actual"
    sed -n "${number}p" "$tmp/new-config" >"$tmp/actual"
    same "$list_name: a line in .digestlint.yaml" "$tmp/expected" "$tmp/actual"
    if ! sed -n "${number}p" "$tmp/old-builtin" | tr '\t' '\n' |
        grep -qxF "$list_name"; then
        echo "'$old' was not there" >"$tmp/why"
        fail "$list_name: taken away in .digestlint.yaml" "$tmp/why"
    elif sed -n "${number}p" "$tmp/old-none" | tr '\t' '\n' |
        grep -qxF -e "$list_name" -e "!$list_name"; then
        echo "'$old' is still there" >"$tmp/why"
        fail "$list_name: taken away in .digestlint.yaml" "$tmp/why"
    else
        pass "$list_name: taken away in .digestlint.yaml"
    fi
done <"$words"

# A list that says nothing keeps what it has, and so does what the word was in,
# too: of one list alone.
printf 'lexicon: {register: {first-person: {remove: [저희]}}}\n' \
    >"$tmp/one.yaml"
printf '저희\n' >"$tmp/word"
probe "$tmp/one.yaml" <"$tmp/word" >"$tmp/actual"
printf '저희\tnouns/common\tregister/first-person-starts\n' >"$tmp/expected"
same 'a word that is in three lists is taken from one' "$tmp/expected" \
    "$tmp/actual"
probe "$tmp/one.yaml" <"$tmp/old" | grep -v '^저희' >"$tmp/actual"
grep -v '^저희' "$tmp/old-builtin" >"$tmp/expected"
same 'and nothing else changes' "$tmp/expected" "$tmp/actual"

# ---- a finding comes or goes -----------------------------------------------------
word_of() {
    awk -F "$tab" -v topic="$1" -v list="$2" \
        '$1 == topic && $2 == list { print $3 }' "$words"
}

# findings PROGRAM CODE CONFIG: the messages, without their places.
findings() {
    ${RUN-} "$1" check --quiet --lang en --color=never --select "$2" --config "$3" \
        "$tmp/post.md" </dev/null 2>&1 | sed -n 's/^[^ ]* //p'
}

# shows CODE TOPIC LIST YAML SENTENCE BEFORE AFTER: what CODE finds in SENTENCE,
# in which @ is the list's new word; BEFORE without the word, AFTER
# with it in the tree or in the configuration.
shows() {
    word=$(word_of "$2" "$3")
    for name in 4 5 6 7; do
        eval "text=\${$name}"
        # shellcheck disable=SC2154
        printf '%s\n' "$text" | sed "s/@/$word/g" >"$tmp/argument-$name"
    done
    {
        printf '# 1. [A](https://arxiv.org/abs/2509.01234)\n\n## Results\n\n'
        cat "$tmp/argument-5"
    } >"$tmp/post.md"
    echo '{}' >"$tmp/empty.yaml"
    findings "$DIGESTLINT" "$1" "$tmp/empty.yaml" >"$tmp/actual"
    grep . "$tmp/argument-6" >"$tmp/expected"
    same "$1 before $2/$3" "$tmp/expected" "$tmp/actual"
    grep . "$tmp/argument-7" >"$tmp/expected"
    findings "$dir/digestlint-more" "$1" "$tmp/empty.yaml" >"$tmp/actual"
    same "$1 with a line in rules/lexicon" "$tmp/expected" "$tmp/actual"
    findings "$DIGESTLINT" "$1" "$tmp/argument-4" >"$tmp/actual"
    same "$1 with a line in .digestlint.yaml" "$tmp/expected" "$tmp/actual"
}

shows DL513 register first-person 'lexicon: {register: {first-person: [@]}}' \
    '@ 모델을 제안한다.' '' \
    "warning: first-person wording '@' [DL513 register]"
shows DL501 ending formal-ends 'lexicon: {ending: {formal-ends: [@]}}' \
    '모델을 제안@. 성능을 높인다. 결과를 보인다.' \
    "error: sentence ends in '제안@'; expected '-다' [DL501 sentence-ending]" \
    "error: '제안@' is 하십시오체; expected '-다' [DL501 sentence-ending]"
shows DL504 reading closed-ends 'lexicon: {reading: {closed-ends: [@]}}' \
    '모델 Foo@를 제안한다.' '' \
    "warning: 'Foo@' read aloud takes '을', not '를' [DL504 particle-latin]"
shows DL512 spacing si-nouns 'lexicon: {spacing: {si-nouns: [@]}}' \
    '모델을 @시 쓴다.' '' \
    "info: missing space: write '@ 시' instead of '@시' [DL512 word-spacing]"
shows DL514 english function 'lexicon: {english: {function: [@]}}' \
    '모델 @ 검증을 한다.' '' \
    "warning: untranslated English '@' in a Korean sentence [DL514 code-switch]"
shows DL607 repeat bound 'lexicon: {repeat: {bound: [@]}}' \
    '모델 @ @ 쓴다.' '' "warning: repeated word '@' [DL607 repeated-word]"
norm='외래어 표기법 제3장 제1절 제4항 2'
shows DL510 loanwords affricate \
    "lexicon: {loanwords: [{name: a, norm: $norm, words: {@: 바른말}}]}" \
    '모델의 @를 쓴다.' '' \
    "warning: write '바른말' instead of '@' ($norm) [DL510 loanword-spelling]"

# configured CODE YAML SENTENCE FINDINGS: what CODE finds with a configuration.
configured() {
    printf '# 1. [A](https://arxiv.org/abs/2509.01234)\n\n## Results\n\n%s\n' \
        "$3" >"$tmp/post.md"
    echo "$2" >"$tmp/own.yaml"
    findings "$DIGESTLINT" "$1" "$tmp/own.yaml" >"$tmp/actual"
    echo "$4" | grep . >"$tmp/expected"
    same "$1 with $2" "$tmp/expected" "$tmp/actual"
}

configured DL510 'lexicon: {loanwords: [{name: a, words: {뷁뷁뷁: 바른말}}]}' \
    '뷁뷁뷁을 쓴다.' "warning: write '바른말' instead of '뷁뷁뷁' [DL510 loanword-spelling]"
configured DL513 'lexicon: {register: {first-person-starts: [ㅋㅋ]}}' \
    'ㅋㅋ는 모델을 쓴다.' "warning: first-person wording 'ㅋㅋ는' [DL513 register]"
configured DL508 'lexicon: {glossary: [{english: fine-tuning, remove: yes}]}' \
    '파인튜닝은 미세조정이다.' ''

for with in quux QUUXES; do
    configured DL509 'lexicon: {mistranslations: [{name: a, only-with: [quuxe, quux], words: {뷁뷁: 바른말}}]}' \
        "뷁뷁을 쓰는 $with 모델이다." \
        "info: '뷁뷁' is a mistranslation of '$with'; the settled word is '바른말' [DL509 term-preferred]"
done
configured DL509 'lexicon: {mistranslations: [{name: a, only-with: [quux], words: {뷁뷁: 바른말}}]}' \
    '뷁뷁을 쓰는 Quu 모델이다.' ''
configured DL523 'lexicon: {hangul-english: [{name: vision-words, remove: yes}, {name: a, words: {뷁뷁뷁: 바른말}}]}' \
    '뷁뷁뷁과 모노큘러를 쓴다.' \
    "info: '바른말' is the settled Korean word for '뷁뷁뷁' [DL523 hangul-english]"
configured DL520 'lexicon: {frame: {pairs: [높이 단축], euro-words: {remove: [인한]}}}' \
    '높이를 크게 단축하고 오류를 인한 지연을 줄인다.' \
    "warning: '높이를' does not go with '단축' [DL520 case-frame]"
configured DL522 '{}' 'Quuxnet과 GITHUB을 쓴다.' \
    "warning: write 'GitHub' instead of 'GITHUB' [DL522 official-name]"
configured DL522 'lexicon: {names: {official: {add: [QuuxNet], remove: [GitHub]}}}' \
    'Quuxnet과 GITHUB을 쓴다.' \
    "warning: write 'QuuxNet' instead of 'Quuxnet' [DL522 official-name]"

# The example of docs/lexicon.md: a noun more, and a noun less.
sed -n '/^```yaml/,/^```/{/^```/d;p;}' docs/lexicon.md >"$tmp/example.yaml"
{
    printf '# 1. [A](https://arxiv.org/abs/2509.01234)\n\n## Results\n\n'
    printf '유사과 자료를 벽난로 쓴다.\n'
} >"$tmp/post.md"
echo "warning: '유사' does not take '과': write '와', or correct the word [DL503 particle-mismatch]" \
    >"$tmp/expected"
findings "$DIGESTLINT" DL503 "$tmp/empty.yaml" >"$tmp/actual"
same 'DL503 before the example of docs/lexicon.md' "$tmp/expected" "$tmp/actual"
echo "warning: '벽난' does not take '로': write '으로', or correct the word [DL503 particle-mismatch]" \
    >"$tmp/expected"
findings "$DIGESTLINT" DL503 "$tmp/example.yaml" >"$tmp/actual"
same 'DL503 with the example of docs/lexicon.md' "$tmp/expected" "$tmp/actual"

# The example of the page on configuration, in both languages: a configuration, a
# post, what is said of it, and what without the configuration.
mkdir "$tmp/blog"
for lang in en ko; do
    page=docs/configuration.md heading='## Words of your own'
    [ $lang = en ] || page=docs/ko/configuration.md heading='## 자체 낱말'
    awk -v out="$tmp/shown.$lang" -v heading="$heading" '
        !file && /^## / { here = $0 == heading }
        !here { next }
        /^```$/ { file = ""; next }
        /^```/ { file = out "." (++n); next }
        file { print > file }' "$page"
    cp "$tmp/shown.$lang.2" "$tmp/blog/post.md"
    for n in 3 4; do
        [ $n = 3 ] && config=--config=$tmp/shown.$lang.1 || config=--no-config
        (cd "$tmp/blog" && digestlint check --quiet --lang $lang --color=never \
            "$config" --select DL503,DL508,DL510,DL512 post.md </dev/null) \
            >"$tmp/actual" 2>&1
        same "the example of $page, report $((n - 2))" "$tmp/shown.$lang.$n" \
            "$tmp/actual"
    done
done
done_testing
