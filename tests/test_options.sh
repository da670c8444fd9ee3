#!/bin/sh
# An option is one row, from which everything comes: a program with one row more
# (see tests/options) has the option in parsing, in suggestions, in --help of
# both languages, in the completions and in the manual. Likewise a key of the
# configuration in digestlint.yaml(5), the schema and the pages.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
: "${BUILD:=build/release}" "${RULEGEN:=build/host/rulegen}"
more=$BUILD/tests/options/digestlint-more usage=$BUILD/tests/options/usage-more

# holds NAME TEXT FILE; lacks NAME TEXT FILE
holds() {
    if grep -qF -e "$2" "$3"; then pass "$1"; else fail "$1" "$3"; fi
}
lacks() {
    if grep -qF -e "$2" "$3"; then fail "$1" "$3"; else pass "$1"; fi
}

if [ ! -x "$more" ]; then
    skip 'a row more' 'make check builds it'
    done_testing
    exit
fi
printf '본문이다.\n' >"$tmp/a.md"
${RUN-} "$more" --no-config --select DL001 --format sarif --zyxwv night \
    "$tmp/a.md" >"$tmp/out" 2>&1
holds 'parsing' '"id": "night/"' "$tmp/out"
${RUN-} "$more" check --zyxv night >"$tmp/out" 2>&1
holds 'did you mean' "did you mean '--zyxwv'?" "$tmp/out"
${RUN-} "$more" check --zyxwv >"$tmp/out" 2>&1
holds 'its value' "option '--zyxwv' needs a value" "$tmp/out"
${RUN-} "$more" help --lang en check >"$tmp/out"
holds 'help' '  --zyxwv WORD              an option that a test added' "$tmp/out"
${RUN-} "$more" help --lang ko check >"$tmp/out"
holds 'help in Korean' '  --zyxwv WORD              시험으로 더한 옵션' \
    "$tmp/out"
for what in bash zsh fish manual manual-ko; do
    ${RUN-} "$usage" $what >"$tmp/out"
    holds "$what" zyxwv "$tmp/out"
    ${RUN-} "$BUILD/usage" $what >"$tmp/out"
    lacks "$what without the row" zyxwv "$tmp/out"
done

# ---- every row is whole --------------------------------------------------------
digestlint check --help --lang ko >"$tmp/ko"
digestlint check --help --lang en >"$tmp/en"
for language in en ko; do
    grep -oE '^  (-[a-zA-Z], )?--[a-z0-9-]+' "$tmp/$language" |
        grep -oE -e '--[a-z0-9-]+' >"$tmp/options.$language"
done
same 'both languages have the same options' "$tmp/options.en" "$tmp/options.ko"

# ---- the manual ----------------------------------------------------------------
${RUN-} "$BUILD/usage" manual >"$tmp/digestlint.1"
${RUN-} "$BUILD/usage" manual-ko >"$tmp/digestlint.ko.1"
set --
for file in rules/lexicon/*.yaml; do
    set -- "$@" --lexicon "$file"
done
sed 's/^  exclude:$/  zyxwv:\n    type: globs\n    doc: A key that a test added.\n    doc-ko: 시험으로 더한 키.\n    override: false\n&/' \
    rules/configuration.yaml >"$tmp/configuration.yaml"
$RULEGEN --man "$tmp" --keys rules/configuration.yaml "$@" rules/DL*.md
while read -r option; do
    grep -qF -e "${option#--}" "$tmp/digestlint.1" &&
        grep -qF -e "${option#--}" "$tmp/digestlint.ko.1" ||
        echo "$option"
done <"$tmp/options.en" >"$tmp/missing"
: >"$tmp/none"
same 'the manual has all options' "$tmp/none" "$tmp/missing"
for head in NAME SYNOPSIS DESCRIPTION ENVIRONMENT FILES 'EXIT STATUS' \
    EXAMPLES 'SEE ALSO'; do
    holds "the manual has $head" ".Sh $head" "$tmp/digestlint.1"
done
if command -v mandoc >/dev/null; then
    # The Korean pages have Korean headings, about which it warns.
    if mandoc -T lint -W warning "$tmp/digestlint.1" "$tmp/digestlint.yaml.5" \
        >"$tmp/lint" && mandoc -T lint -W error "$tmp"/*.ko.[15] >>"$tmp/lint"
    then
        pass 'mandoc finds nothing in the manual'
    else
        fail 'mandoc finds nothing in the manual' "$tmp/lint"
    fi
else
    skip 'mandoc finds nothing in the manual' 'there is no mandoc'
fi

# ---- a key more ------------------------------------------------------------------
mkdir "$tmp/more" "$tmp/more/ko"
$RULEGEN --man "$tmp/more" --docs "$tmp/more" --keys "$tmp/configuration.yaml" \
    "$@" rules/DL*.md
for file in digestlint.yaml.5 digestlint.yaml.ko.5 keys.md ko/keys.md \
    digestlint.schema.json; do
    holds "$file has a key that was added" zyxwv "$tmp/more/$file"
done
lacks 'and only then' zyxwv "$tmp/digestlint.yaml.5"
done_testing
