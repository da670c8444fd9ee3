#!/bin/sh
# The share of each stage and of each rule in the instructions that a run over
# the first posts of a list needs. Callgrind's counts do not depend on what else
# the machine does.
#   shares.sh PROGRAM LIST [POSTS]
set -eu
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
head -n "${3:-100}" "$2" >"$work/list"
xargs -a "$work/list" -n 100000 valgrind --tool=callgrind \
    --callgrind-out-file="$work/counts" --log-file=/dev/null \
    "$1" check --no-config --jobs 1 --quiet --fail-on never >"$work/report"
bytes=$(tr '\n' '\0' <"$work/list" | xargs -0 cat | wc -c)
callgrind_annotate --inclusive=yes --threshold=100 --auto=no --show-percs=no \
    "$work/counts" | awk -v bytes="$bytes" '
    # "1,234  path/file.c:function [object]". A function may have several lines,
    # one for each way to write its path and one for each file that was inlined
    # into it: the largest is the whole.
    $2 ~ /:/ {
        gsub(",", "", $1)
        n = $1 + 0
        name = $2
        sub(/.*:/, "", name)
        if (n > all[name])
            all[name] = n
        if (name ~ /^on_/ && match($2, /src\/rules\/dl[0-9]+_[a-z0-9_]*/)) {
            of = substr($2, RSTART + 10, RLENGTH - 10)
            if (n > part[of, name]) {
                rule[of] += n - part[of, name]
                part[of, name] = n
            }
        }
    }
    $0 ~ /PROGRAM TOTALS/ { gsub(",", "", $1); total = $1 + 0 }

    function row(what, n) {
        printf "%-40s %6.1f %%  %6.1f\n", what, 100 * n / total, n / bytes
        rest -= n
    }

    END {
        cmark = all["cmark_parser_feed"] + all["cmark_parser_finish"]
        rest = total
        print "\nstage                                      share   instructions/byte"
        row("read the files", all["dl_file_read"])
        row("UTF-8, lines, columns", all["dl_utf8_valid_up_to"] + \
            all["dl_lines_index"] + all["dl_columns_index"])
        row("front matter", all["dl_frontmatter_parse"])
        quick = all["dl_quick_parse"]
        row("Markdown (quick parser)", quick)
        row("Markdown (cmark-gfm)", cmark)
        row("tree and spans (resolve)", all["dl_markdown_parse"] - cmark - \
            quick)
        row("words and sentences", all["dl_prose_build"] + \
            all["dl_words_look_up"] + all["dl_sentences_build"])
        row("model: papers, sections, slots", all["dl_post_build"])
        row("rules", all["dl_walk"] + all["dl_walk_corpus"])
        row("suppress and sort", all["dl_lint_finish"] - all["dl_walk_corpus"])
        row("report", all["dl_outputs_add"])
        row("start, files, threads, memory", rest)
        printf "%-40s %6.1f %%  %6.1f\n", "all", 100, total / bytes
        print "\nrule (the first that asks for terms finds them for all)"
        for (k in rule)
            printf "%-40s %6.2f %%  %6.2f\n", k, 100 * rule[k] / total,
                rule[k] / bytes | "sort -k2,2nr -k1,1"
    }'
