#!/bin/sh
# digestlint beside bare cmark-gfm parsing and cmark's rendering to HTML, as
# ratios of CPU time in one run; one post's time and memory; what each output
# format costs; then the share of each stage and of each rule, in instructions,
# and what fixing costs.
# Takes about two minutes.
#   bench.sh [FOLDER]   posts to measure with; default: composed ones, 33 MB
# RUNS=n: how often each command is timed; FORMAT_POSTS=n: posts that the formats
# are timed with; SHARES=n: posts whose instructions are counted.
set -eu
program=${DIGESTLINT:-build/digestlint}
parse=${BARE_PARSE:-build/release/tests/bench/bare_parse}
peak=${PEAK_MEMORY:-build/release/tests/bench/peak_memory}
here=$(dirname "$0")

missing=
for tool in hyperfine cmark jq; do
    command -v "$tool" >/dev/null || missing="$missing $tool"
done
if [ -n "$missing" ]; then
    echo "bench: install what is missing: apt-get install$missing" >&2
    exit 2
fi

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
posts=${1:-}
if [ -z "$posts" ]; then
    posts=$work/posts
    mkdir "$posts"
    awk -v dir="$posts" -v posts=1860 -v papers=11 -f "$here/compose.awk" \
        "$here/sentences.txt"
fi
find "$posts" -name '*.md' | LC_ALL=C sort >"$work/list"
if ! [ -s "$work/list" ]; then
    echo "bench: no *.md in $posts" >&2
    exit 2
fi
printf '%s posts, %s bytes\n\n' "$(wc -l <"$work/list")" \
    "$(tr '\n' '\0' <"$work/list" | xargs -0 cat | wc -c)"

# ---- CPU time, as ratios -----------------------------------------------------
run="exec xargs -a '$work/list' -d '\\n' -n 100000"
check='check --no-config --fail-on never'
echo "$run '$program' $check --jobs 1 >/dev/null" >"$work/digestlint"
echo "$run '$program' $check --jobs 2 >/dev/null" >"$work/digestlint-2"
echo "$run '$parse'" >"$work/cmark-gfm-parse"
echo "$run cmark >/dev/null" >"$work/cmark-html"
hyperfine --style none --warmup 1 --runs "${RUNS:-7}" \
    --export-json "$work/result.json" \
    -n 'cmark (to HTML)' "sh $work/cmark-html" \
    -n 'cmark-gfm (parse only)' "sh $work/cmark-gfm-parse" \
    -n 'digestlint --jobs 1' "sh $work/digestlint" \
    -n 'digestlint --jobs 2' "sh $work/digestlint-2" >/dev/null
echo 'command                    CPU s   wall s   CPU / cmark'
jq -r '.results | (.[0].user + .[0].system) as $base | .[] |
    [.command, .user + .system, .median, (.user + .system) / $base] | @tsv' \
    "$work/result.json" |
    awk -F'\t' '{ printf "%-25s %6.3f   %6.3f   %6.2f\n", $1, $2, $3, $4 }'

# ---- one post ----------------------------------------------------------------
one=$(sed -n "$((($(wc -l <"$work/list") + 1) / 2))p" "$work/list")
mkdir "$work/alone"
cp "$one" "$work/alone"
printf '\none post of %s bytes              ms      MiB\n' "$(wc -c <"$one")"
measure() { # WHAT POST
    hyperfine --style none --warmup 5 --runs 40 -N --export-json \
        "$work/one.json" "$program $check $2" >/dev/null 2>"$work/warnings" ||
        { cat "$work/warnings" >&2; exit 2; }
    printf '%-32s %7.2f  %7.1f\n' "$1" \
        "$(jq '.results[0].median * 1000' "$work/one.json")" \
        "$("$peak" "$program" check --no-config --fail-on never "$2")"
}
measure 'alone in its folder' "$work/alone/$(basename "$one")"
measure 'compared with the others (DL701)' "$one"

# ---- output formats ----------------------------------------------------------
# A quarter of the posts is enough for ratios. Without GNU time there are none,
# which formats.sh says itself.
echo
head -n "${FORMAT_POSTS:-465}" "$work/list" >"$work/some"
"$here/formats.sh" "$program" "$work/some" || [ $? -eq 2 ]

# ---- instructions ------------------------------------------------------------
if ! command -v valgrind >/dev/null; then
    echo 'bench: no shares of stages and rules: apt-get install valgrind' >&2
    exit 0
fi
"$here/shares.sh" "$program" "$work/list" "${SHARES:-100}"
echo
"$here/fixes.sh" "$program" "$work/list" || [ $? -eq 2 ]
