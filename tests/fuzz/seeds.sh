#!/bin/sh
# seeds.sh FOLDER — composes the first inputs of each fuzz target in
# FOLDER/NAME, out of the fixtures, the profiles, the lists of words and the
# manuals; the dictionary in FOLDER/dictionary. Inputs that cannot be composed
# are in tests/fuzz/seeds/NAME.
set -eu
export LC_ALL=C
cd "$(dirname "$0")/../.."
out=$1
rm -rf "$out"
for name in arxiv baseline bounds both config fix lexicon lint names parse \
    tree; do
    mkdir -p "$out/$name"
    [ ! -d "tests/fuzz/seeds/$name" ] || cp "tests/fuzz/seeds/$name"/* "$out/$name"
done

# ---- posts ------------------------------------------------------------------
for post in tests/fixtures/*/*.md; do
    topic=${post%/*}
    name=${topic##*/}-${post##*/}
    cp "$post" "$out/fix/$name"
done
# The examples of the rules, and a sample of each kind of text that is no prose.
awk -v out="$out/fix" '
    /^````markdown/ { n++; is_text = 1; next }
    /^````/ { is_text = 0 }
    is_text { print >(out "/example-" n) }
    ' rules/DL*.md
count=0
sed -n 's/^    {DL_REGION_[A-Z_]*, "\(.*\)", ".*/\1/p' \
    tests/support/kind_samples.h | sed 's/\\"/"/g; s/@/글를/g' >"$out/samples"
while IFS= read -r sample; do
    count=$((count + 1))
    case $sample in
    ^*) printf '%b\n' "${sample#^}" ;;
    *) printf '글이다.\n\n%b\n\n끝이다.\n' "${sample#-}" ;;
    esac >"$out/fix/sample-$count"
done <"$out/samples"
rm "$out/samples"
cp "$out"/fix/* "$out/lint"
cp "$out"/fix/* "$out/parse"

# long HEAD FIRST BETWEEN SECOND: FIRST and SECOND many times; see fuzz_grow().
count=0
long() {
    count=$((count + 1))
    file=$out/parse/long-$count
    printf '%b\0358%b\035%b\0358%b\035\n' "$@" >"$file"
    tr 8 6 <"$file" >"$out/lint/long-$count"
    tr 8 4 <"$file" >"$out/fix/long-$count"
}
# What the guard of cmark-gfm masks, once above its limits.
long 'a </' '<?' '' ''
long 'a </' '<![CDATA[' '' ''
long 'a ' '<!A ' '' ''
long 'a ' '<!-- b ' '?>' '<?a?>'
long '' '>' 'a\n' 'b\n'
long '' '- ' 'a\n' 'b\n'
long '' '+ 1. ' 'a\n' '* * *\n'
long '' '[^a]:' 'a\n' 'b\n'
long '' '[' 'a' ']'
long '' '**a *b ' '' 'c* d** '
long '' '![' 'a' '](b)'
long '' '![' '' '[a](b)'
long '[a]: b\n\n' '_[a]' '' ''
long '' '* *[^a]\n' '' ''
long '' '2. *[a](b)\n' '' '# a ![\n'
long '' '[a](<b' '' ''
long '' '[a](b "\\\\"' '' ''
long '[a]: <' 'x' '>\n\n' '[a]'
long '[a]: u "' 'x' '"\n\n' '[a] '
long '[a]: u (' 'x' ')\n\n' '[a] '
long '' '[a]: b\n' '' '[a] '
long '' '[^a] ' '\n\n' '[^a]: b\n\n'
long '[&#94;a] [&Hat;b] [&#x5E;c]\n' '[&#0094;a] ' '' ''
long '' 'a\n' ':-\n' ''
long '' 'a|b|c\n|-|-|\n' '' ''
long '|a|\n|-|\n' '|' '\n' ''
long '' '|' '\n' '|-'
long '|a|b|\n|-|-|\n' '|a\\\\|b|\n' '' ''
long '' '`a``b' '' ''
long '' '# a\n' '' '# 가를\n\n나은 다를 쓴다.\n'
long '---\na: ' '[' '\n---\n' ''
long '---\n' '- &a b\n' '---\n' ''
long '---\n' 'a: b\n' '---\n' 'a: *a\n'
long '' '가나다라 ' '\n\n' '모델를 '
long '# 1. [A](https://arxiv.org/abs/2509.01234)\n\n' '{{ a }} $b$ ' '' '`c` '
# All control characters are taken, so one is masked by another.
{
    printf 'a '
    awk 'BEGIN { for (c = 1; c < 32; c++) if (c != 29) printf "%c", c }'
    printf '\0358<?\0358<!a \0358[&#94;a]\035'
} >"$out/parse/all-controls"

# ---- configurations -----------------------------------------------------------
# The blocks of YAML in the manuals, one file each.
awk -v out="$out/config" '
    /^```yaml/ { n++; is_yaml = 1; next }
    /^```/ { is_yaml = 0 }
    is_yaml { print >(out "/doc-" n) }
    ' docs/*.md
for yaml in tests/fixtures/*/*.yaml rules/profiles/*.yaml rules/text/*.yaml; do
    topic=${yaml%/*}
    cp "$yaml" "$out/config/${topic##*/}-${yaml##*/}"
done
for yaml in rules/lexicon/glossary.yaml rules/lexicon/loanwords.yaml \
    rules/lexicon/joined.yaml rules/lexicon/misspelling.yaml; do
    name=${yaml##*/}
    name=${name%.yaml}
    { echo "$name:" && sed -n '/^[^#]/{s/^/  /p;}' "$yaml" | head -n 60; } \
        >"$out/lexicon/$name"
done

# ---- both ---------------------------------------------------------------------
number=0
for yaml in "$out"/config/*; do
    number=$((number % 60 + 1))
    post=$(find tests/fixtures -name '*.md' | sort | sed -n "$((number * 3))p")
    [ ! -f "tests/fixtures/patterns/${yaml#*/patterns-}" ] ||
        post=tests/fixtures/patterns/$(basename "${yaml#*/patterns-}" .yaml).md
    { cat "$yaml" && printf '\n====\n' && cat "$post"; } \
        >"$out/both/${yaml##*/}"
    {
        case $((number % 4)) in
        0) echo f ;;
        1) echo b ;;
        2) echo tp ;;
        3) echo un ;;
        esac
        echo '==== .digestlint.yaml'
        cat "$yaml"
        printf '\n==== .gitignore\n*.tmp.md\n!b.md\n'
        printf '==== _posts/2025-09-13-a.md\n'
        cat "$post"
        printf '\n==== a.md -> _posts/2025-09-13-a.md\n'
    } >"$out/tree/${yaml##*/}"
done
for post in tests/fixtures/DL7*/*.md; do
    topic=${post%/*}
    {
        printf 'ta\n==== .digestlint.yaml\nposts: ["_posts/**"]\n'
        printf '==== _posts/2025-01-01-a.md\n'
        cat "$post"
        printf '\n==== _posts/2025-01-02-b.md\n'
        cat "$post"
    } >"$out/tree/${topic##*/}-${post##*/}"
done

# ---- tables -------------------------------------------------------------------
for number in 0 1 2 3 40 41 255; do
    # shellcheck disable=SC2059 # a byte
    printf "\\$(printf %o "$number")2508,24000\n2509,9\n" \
        >"$out/bounds/line-$number"
done
{ printf '\000' && cat rules/arxiv/monthly.csv; } >"$out/bounds/all"
count=0
for text in 2509.01234v2 https://arxiv.org/abs/2509.01234 \
    http://www.arXiv.org/pdf/hep-th/9901001v1.pdf arXiv:2509.0123 2509.O1234 \
    '글 https://ar5iv.org/html/2509.01234, alphaxiv.org/abs/2509.01234.' \
    https://huggingface.co/papers/2509.01234 math.GT/0309136 2513.01234 \
    doi.org/10.48550/arXiv.2509.01234 ２５０９.01234 1412.00001 1501.1234 \
    cs/0701001 arxiv.org/abs/%32509.01234 '[2509.01234] 2509 .01234' \
    'https://export.arxiv.org/abs/2509.01234?context=cs#a' 2509-01234 \
    'https://arxiv.org/abs/astro-ph/9912001v12' 'http:///arxiv.org/2509.01234'; do
    count=$((count + 1))
    printf '%s' "$text" >"$out/arxiv/$count"
done

# ---- words that the program knows -----------------------------------------------
{
    sed -n 's/^ *\([a-z][a-z-]*\):.*/\1:/p' rules/configuration.yaml
    printf '%s\n' rules/DL*.md | sed 's/.*\///; s/\.md$//; s/-.*//'
    printf '%s\n' off info warning error on safe unsafe "'====" '==== a.md' \
        ' -> ' all
    awk '/words: \[/ { sub(/.*\[/, ""); sub(/[],].*/, ""); print }' \
        rules/lexicon/*.yaml
    printf '%s\n' '# ' '## ' '- ' '> ' '1. ' '```' '~~~' '**' '[^a]:' '](' '![' \
        '<!--' '-->' '<?' '<![CDATA[' '&#94;' '|-|' '---' '{{' '}}' '{%' '%}' \
        '$$' 'https://arxiv.org/abs/2509.01234' 'arXiv:' \
        'digestlint-disable' 'digestlint-disable-next-line' '를' '은' '이다.'
    printf '\0354\n\0358\n\035\n\302\240\n\343\200\200\n'
} | sort -u | awk '
    BEGIN { for (c = 1; c < 256; c++) code[sprintf("%c", c)] = c }
    $0 != "" {
        escaped = ""
        for (i = 1; i <= length($0); i++) {
            c = substr($0, i, 1)
            if (c ~ /[a-zA-Z0-9 .,:;#*|_~{}()=+-]/)
                escaped = escaped c
            else
                escaped = escaped sprintf("\\x%02x", code[c])
        }
        print "\"" escaped "\""
    }' >"$out/dictionary"
