#!/bin/sh
# digestlint beside bare cmark-gfm parsing and cmark's rendering to HTML, as
# ratios of CPU time in one run; then the share of each stage and of each rule,
# in instructions. Needs hyperfine, cmark, jq and valgrind.
#   bench.sh [FOLDER]   posts to measure with; default: composed ones, 33 MB
set -eu
program=${DIGESTLINT:-build/digestlint}
parse=${BARE_PARSE:-build/release/tests/bench/bare_parse}
here=$(dirname "$0")
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

for tool in hyperfine cmark jq; do
    command -v "$tool" >/dev/null || {
        echo "bench: $tool is missing (apt-get install $tool)" >&2
        exit 2
    }
done

posts=${1:-}
if [ -z "$posts" ]; then
    posts=$work/posts
    mkdir "$posts"
    awk -v dir="$posts" -v posts=1860 -v papers=11 -f "$here/compose.awk" \
        "$here/sentences.txt"
fi
find "$posts" -name '*.md' | LC_ALL=C sort >"$work/list"
printf '%s files, %s bytes\n' "$(wc -l <"$work/list")" \
    "$(tr '\n' '\0' <"$work/list" | xargs -0 cat | wc -c)"

cat >"$work/digestlint" <<END
exec xargs -a '$work/list' -n 100000 '$program' check --no-config --jobs 1 \
    --fail-on never >/dev/null
END
sed 's/--jobs 1/--jobs 2/' "$work/digestlint" >"$work/digestlint-jobs-2"
echo "exec xargs -a '$work/list' -n 100000 '$parse'" >"$work/cmark-gfm-parse"
echo "exec xargs -a '$work/list' -n 100000 cmark >/dev/null" >"$work/cmark-html"

hyperfine --style none --warmup 1 --runs "${RUNS:-7}" \
    --export-json "$work/result.json" \
    -n cmark-html "sh $work/cmark-html" \
    -n cmark-gfm-parse "sh $work/cmark-gfm-parse" \
    -n digestlint "sh $work/digestlint" \
    -n digestlint-jobs-2 "sh $work/digestlint-jobs-2" >/dev/null

jq -r '.results | (.[0].user + .[0].system) as $base |
    "command             CPU s   wall s   CPU / cmark-html",
    (.[] | [.command, (.user + .system), .median,
            (.user + .system) / $base] | @tsv)' "$work/result.json" |
    awk -F'\t' 'NF < 4 { print; next }
                { printf "%-18s %6.3f   %6.3f   %6.2f\n", $1, $2, $3, $4 }'

one=$(sed -n "$(($(wc -l <"$work/list") / 2))p" "$work/list")
printf '\none post of %s bytes: ' "$(wc -c <"$one")"
hyperfine --style none --warmup 5 --runs 50 -N -i --export-json \
    "$work/one.json" "$program check --no-config --fail-on never $one" >/dev/null
jq -r '.results[0] | "\(.median * 1000 | . * 100 | round / 100) ms median, " +
    "\(.memory_usage_byte // [] | (max // 0) / 1048576 | . * 10 | round / 10) MiB"' \
    "$work/one.json"

command -v valgrind >/dev/null || exit 0
"$here/shares.sh" "$program" "$work/list"
