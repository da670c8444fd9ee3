#!/bin/sh
# `baseline` of the configuration: every run takes it, whoever starts it.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

cd "$tmp" || exit 2
mkdir -p blog/.git blog/_posts blog/wiki && cd blog || exit 2
file=.digestlint-baseline.json
printf 'extends: generic\nposts: "**/*.md"\n' >.digestlint.yaml
echo '모델를 쓴다.' | tee _posts/a.md >wiki/b.md

# exits NAME CODE ARGUMENT…: what is printed, errors and notes too, is in out.
exits() {
    name=$1 want=$2
    shift 2
    digestlint check --lang en "$@" >"$tmp/out" 2>&1
    code=$?
    if [ $code -eq "$want" ]; then pass "$name"; else
        fail "$name: exit $code" "$tmp/out"
    fi
}
says() {
    if grep -qF -e "$2" "$tmp/out"; then pass "$1"; else
        fail "$1" "$tmp/out"
    fi
}
silent() {
    if [ -s "$tmp/out" ]; then fail "$1" "$tmp/out"; else pass "$1"; fi
}

exits 'a first baseline' 0 --update-baseline
says 'says what makes it last' "write 'baseline: $file'"
echo "baseline: $file" >>.digestlint.yaml
exits 'the key' 0
silent 'is enough'
exits 'a second baseline' 0 --update-baseline
if grep -q "write 'baseline" "$tmp/out"; then
    fail 'needs no key' "$tmp/out"
else pass 'needs no key'; fi
cd _posts || exit 2
exits 'from a folder of the blog' 0
silent 'the same'
exits 'a name, as a hook passes it' 0 --force-exclude a.md
silent 'the same again'
digestlint check --lang en --stdin-filename a.md - <a.md >"$tmp/out" 2>&1
silent 'standard input, as an editor passes it'
cd ..
exits '--no-baseline' 1 --no-baseline
says 'shows what is known' '_posts/a.md:1:'
exits '--no-baseline beside another' 2 --no-baseline --baseline x.json
exits '--baseline' 2 --baseline missing.json
says 'is in place of the key' 'missing.json'
exits 'not fixed' 0 --fix
same 'what is known' wiki/b.md _posts/a.md
echo '정책를 쓴다.' >>_posts/a.md
exits 'something new' 1
says 'is reported' "_posts/a.md:2:"
exits 'for programs' 1 --format sarif
says 'what is known is unchanged' '"baselineState": "unchanged"'

# ---- a file that is not there ------------------------------------------------
mv $file kept.json
exits 'no file' 1
says 'is an empty one' '_posts/a.md:1:'
says 'with a word' "the baseline '$file' does not exist"
exits 'no file in quiet' 1 --quiet
if grep -q 'does not exist' "$tmp/out"; then fail 'no word' "$tmp/out"; else
    pass 'no word'
fi
mv kept.json $file
echo nonsense >$file
exits 'a broken file' 2
says 'is an error' "$file"

# ---- several configurations --------------------------------------------------
rm $file
printf 'extends: generic\nposts: "*.md"\nbaseline: known.json\n' \
    >wiki/.digestlint.yaml
exits 'each configuration has its own' 0 --update-baseline .
if grep -q '_posts/a.md' $file && ! grep -q b.md $file &&
    grep -q '"b.md"' wiki/known.json; then
    pass 'each file in its own'
else
    fail 'each file in its own' $file
fi
exits 'and takes its own' 0 .
silent 'only'
rm wiki/.digestlint.yaml

# ---- mistakes ---------------------------------------------------------------
printf 'extends: generic\nposts: "**/*.md"\n' >plain.yaml
refused() { # refused NAME LINE TEXT
    { cat plain.yaml && echo "$2"; } >.digestlint.yaml
    exits "$1" 2 _posts/a.md
    says "$1: why" "$3"
}
refused 'out of the repository' 'baseline: ../known.json' \
    'outside of the repository'
refused 'no path' 'baseline: [a, b]' 'a path'
refused 'nothing' 'baseline: ""' 'a path'
refused 'in an override' \
    'overrides: [{files: "*.md", baseline: x.json}]' 'baseline'
done_testing
