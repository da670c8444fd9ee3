#!/bin/sh
# The structure rules on whole posts. In composed ones, every mistake that was
# put in is found, and nothing else. In real ones, every finding, with its line
# and, where it can be computed, its column, is held against a second reading of
# the same text by awk and grep. There are no figures here; all are computed
# from the posts.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
: "${CORPUS:=../shared/corpus}"
LC_ALL=C
export LC_ALL
# The codes that the second reading knows.
KNOWN='DL10[1-7]|DL20[1-8]|DL30[1-7]|DL40[1-9]|DL41[0-2]|DL60[1268]|DL701'

# findings PROFILE FILE...: "CODE name:line:column" each.
findings() {
    profile=$1
    shift
    digestlint check --profile "$profile" --lang en --color=never \
        --today 2025-12-31 --format text "$@" </dev/null |
        sed -n -E "s,^(.*/)?([^/]*):([0-9]+:[0-9]+): [a-z]+: .*\[($KNOWN) [a-z-]+\]\$,\4 \2:\3,p" |
        sort
}

# compare NAME: $tmp/want and $tmp/got. A column of 0 in the first is not
# compared, a line of 0 neither.
compare() {
    sort "$tmp/want" >"$tmp/want.sorted"
    awk 'NR == FNR {
             rule = $1
             if (/:0$/)
                 any[rule] = 1
             next
         }
         any[$1] { sub(/[0-9]+$/, "0") }
         { print }' "$tmp/want.sorted" "$tmp/got" | sort >"$tmp/got.sorted"
    same "$1: $(grep -c . "$tmp/want.sorted") findings" \
        "$tmp/want.sorted" "$tmp/got.sorted"
}

# ---- composed posts, each with a mistake ---------------------------------------

mkdir "$tmp/composed" "$tmp/damaged"
awk -v dir="$tmp/composed" -v posts=52 -v papers=5 -f tests/bench/compose.awk \
    tests/bench/sentences.txt
awk -v out="$tmp/damaged" -f tests/damage_structure.awk \
    "$tmp"/composed/*.md >"$tmp/want"
findings daily-papers "$tmp"/damaged/*.md >"$tmp/got"
compare 'composed posts with mistakes'
findings daily-papers "$tmp"/composed/*.md >"$tmp/got"
: >"$tmp/want"
compare 'composed posts without mistakes'

if [ ! -d "$CORPUS" ]; then
    skip "structure rules on real posts" "no $CORPUS"
    done_testing
    exit
fi

# ---- posts of the daily-papers shape -----------------------------------------

for folder in seed daily-papers history; do
    set -- "$CORPUS/$folder"/*.md
    awk -f tests/corpus_findings.awk "$@" >"$tmp/want"
    findings daily-papers "$@" >"$tmp/got"
    compare "$folder"
done

# What must not be found at all in posts that keep to the shape.
findings daily-papers "$CORPUS"/daily-papers/*.md |
    grep -E '^DL(20[234]|30[12467]|40[123457]|41[12]|60[12])' >"$tmp/none"
if [ -s "$tmp/none" ]; then
    fail "daily-papers: nothing that a reader would call wrong" "$tmp/none"
else
    pass "daily-papers: nothing that a reader would call wrong"
fi

# ---- other blogs, each by its profile ------------------------------------------

# at CODE PATTERN FILE...: a finding on each line that matches.
at() {
    code=$1 pattern=$2
    shift 2
    grep -HnE -e "$pattern" "$@" |
        sed -E "s,^(.*/)?([^/]*):([0-9]+):.*,$code \2:\3:0,"
}

other=$CORPUS/other-formats
set -- "$other"/ai-frontier/daily_digest_*.md
{
    at DL302 'arxiv\.org/pdf/unknown\.pdf' "$@"
    at DL206 '^- \[.*\$[^ ]+\$.*\]\(' "$@"
    at DL608 'academic tone and technical terminology' "$@"
} >"$tmp/want"
findings ai-frontier-digest "$@" >"$tmp/got"
compare ai-frontier-digest

set -- "$other"/ai-frontier/*_2025[0-9]*.md
for post in "$@"; do
    shift
    case $post in
    */daily_digest_*) ;;
    *) set -- "$@" "$post" ;;
    esac
done
{
    for post in "$@"; do
        [ "$(head -n 1 "$post")" = --- ] || echo "DL101 ${post##*/}:1:0"
    done
    at DL103 '^arxiv_id: *$' "$@"
    # An empty list of authors: the finding is at the heading above it.
    awk '/^## /{ heading = FNR }
         /^\*\*Authors:\*\* *$/ {
             name = FILENAME
             sub(/.*\//, "", name)
             print "DL405 " name ":" heading ":0"
         }' "$@"
} >"$tmp/want"
findings ai-frontier-paper "$@" >"$tmp/got"
compare ai-frontier-paper

set -- "$other"/arxiv-ai-mailing/*.md
at DL206 '^## .*\$[^ ]+\$' "$@" >"$tmp/want"
findings arxiv-ai-mailing "$@" >"$tmp/got"
compare arxiv-ai-mailing

set -- "$other"/daily-ir/*.md
at DL303 '^- \*\*URL\*\*: <http://' "$@" >"$tmp/want"
findings daily-ir "$@" >"$tmp/got"
compare daily-ir
done_testing
