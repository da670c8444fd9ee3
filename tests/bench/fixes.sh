#!/bin/sh
# What --fix costs on a text with many mistakes, composed (NFC) and decomposed
# (NFD, as macOS writes it), in instructions, beside the same text's check.
# Callgrind's counts do not depend on what else the machine does. Needs valgrind
# and Perl with Unicode::Normalize.
#   fixes.sh PROGRAM LIST [KILOBYTES]   a post a line
set -eu
program=$1 list=$2 size=${3:-100}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
if ! perl -MUnicode::Normalize -e 1 2>/dev/null; then
    echo 'fixes: Unicode::Normalize is missing (apt-get install perl)' >&2
    exit 2
fi

# Paragraphs with wrong particles; nothing else may keep fixes apart.
tr '\n' '\0' <"$list" | xargs -0 cat | awk -v size="$size" '
    /^[^ -~].*[.]$/ && bytes < size * 1000 {
        gsub(/을 /, "를 ")
        gsub(/은 /, "는 ")
        bytes += length($0)
        print $0 "\n"
    }' >"$work/NFC.md"
perl -MUnicode::Normalize -CSD -pe '$_ = NFD($_)' "$work/NFC.md" \
    >"$work/NFD.md"

# count FORM ARGUMENT…: instructions, in millions.
count() {
    form=$1
    shift
    valgrind --tool=callgrind --callgrind-out-file="$work/counts" \
        --log-file=/dev/null "$program" check --no-config --profile generic \
        --fail-on never "$@" "$work/$form.md" >/dev/null ||
        [ $? -eq 1 ] # something would change
    awk '/^(totals|summary):/ { printf "%.0f", $2 / 1e6; exit }' "$work/counts"
}

printf 'fixing %s bytes of paragraphs, in NFC\n' "$(wc -c <"$work/NFC.md")"
echo 'form   check   --diff   --diff / check   (millions of instructions)'
for form in NFC NFD; do
    check=$(count $form) diff=$(count $form --diff)
    awk -v form=$form -v check="$check" -v diff="$diff" 'BEGIN {
        printf "%-4s %7d  %7d  %15.2f\n", form, check, diff, diff / check }'
done
