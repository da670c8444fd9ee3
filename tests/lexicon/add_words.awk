# Adds an invented word to every list of the lexicon, each by one line of YAML.
#   awk -v out=FOLDER -f add_words.awk rules/lexicon/*.yaml >words.tsv
# writes the files with the new words to FOLDER and prints TOPIC, LIST, the new
# word and the list's first word of before, with tabs between. Of the groups of
# terms TOPIC is the key that they stand under and LIST the group's name.

BEGIN {
    n_syllables = split("가 나 다 라 마 바 사 아 자 차 카 타 파 하 거 너 더 러 머 버 " \
                        "서 어 저 처 커 터 퍼 허 고 노 도 로 모 보 소 오 조 초 코 토 " \
                        "구 누 두 루 무 부 수 우 주 추",
                        syllable, " ")
    split("a b c d e f g h i j k l m n o p q r s t u v w x y z " \
          "aq bq cq dq eq fq gq hq iq jq kq lq mq nq oq pq qq rq sq tq " \
          "uq vq wq xq", letter, " ")
}

# No part of it is a word of any list, or a part of another invented one. Lists
# of Latin words get a Latin one.
function invented(like,    i, k) {
    i = int(n_words / n_syllables) + 1
    k = n_words % n_syllables + 1
    if (i > n_syllables) {
        print "add_words.awk: too many lists" > "/dev/stderr"
        exit 2
    }
    n_words++
    if (like ~ /^[A-Za-z]/)
        return "zq" letter[i] letter[k] "xj"
    return "뷁" syllable[i] syllable[k] "쀍"
}

function first_of(words) {
    sub(/^[^[]*\[/, "", words)
    sub(/[],].*/, "", words)
    gsub(/"/, "", words)
    return words
}

function tell(topic, list, old,    word) {
    word = invented(old)
    print topic "\t" list "\t" word "\t" old
    return word
}

# The line with `words: [a, …` or its `[a, …` alone, and one word more.
function with_word(line, word) {
    match(line, /(^ *|words: )\[/)
    return substr(line, 1, RSTART + RLENGTH - 1) word ", " \
        substr(line, RSTART + RLENGTH)
}

FNR == 1 {
    topic = FILENAME
    gsub(/.*\/|\.yaml$/, "", topic)
    file = out "/" topic ".yaml"
    key = list = ""
}
/^(glossary|loanwords|strict|joined|misspellings|sai-siot|hangul-english|mistranslations):/ {
    key = $1
    sub(/:.*/, "", key)
}

# ---- groups of terms ---------------------------------------------------------
key == "glossary" && /^  - \{english: / {
    list = $0
    sub(/^[^:]*: /, "", list)
    sub(/,.*/, "", list)
    old = $0
    sub(/.*words: /, "", old)
    $0 = with_word($0, tell(key, list, first_of(old)))
}
key != "" && /^  - name: / {
    list = $3
}
key != "" && /^    words:$/ {
    print > file
    if ((getline following) <= 0)
        exit 2
    old = following
    gsub(/^ *|:.*/, "", old)
    print "      " tell(key, list, old) ": 바른말" > file
    $0 = following
}

# ---- lists of words ----------------------------------------------------------
key == "" && /^[a-z0-9-]+:$/ {
    list = substr($0, 1, length($0) - 1)
    awaited = 0
}
key == "" && /^  words:/ {
    awaited = 1
}
awaited && /\[/ && /^ *(words: )?\[/ {
    $0 = with_word($0, tell(topic, list, first_of($0)))
    awaited = 0
}
{
    print > file
}
