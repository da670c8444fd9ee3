#!/bin/sh
# Real posts in which people marked what is wrong and what is right.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
: "${CORPUS:=../shared/corpus}"

# The comparison itself, with one label that is missed and one wrongly flagged.
cat >"$tmp/2025-09-13-post.md" <<'POST'
# 1. [A Paper](https://arxiv.org/abs/2509.01234)

## Results

새로운 모델를 제안한다. 기존 모델을 개선한다.
POST
{
    printf 'file\tline\tkind\ttext\tverdict\n'
    printf '2025-09-13-post.md\t5\tjosa-mismatch\t모델를\tdefect\n'
    printf '2025-09-13-post.md\t5\tjosa-mismatch\t모델을\tok\n'
} >"$tmp/labels.tsv"
if DIGESTLINT="$DIGESTLINT" tests/labels.sh "$tmp/labels.tsv" "$tmp" \
    >"$tmp/out"; then
    pass 'labels that the rules agree with'
else
    fail 'labels that the rules agree with' "$tmp/out"
fi
printf '2025-09-13-post.md\t5\tjosa-mismatch\t개선한다\tdefect\n' \
    >>"$tmp/labels.tsv"
printf '2025-09-13-post.md\t5\tjosa-mismatch\t새로운 모델를\tok\n' \
    >>"$tmp/labels.tsv"
if DIGESTLINT="$DIGESTLINT" tests/labels.sh "$tmp/labels.tsv" "$tmp" \
    >"$tmp/out"; then
    fail 'labels that the rules contradict' "$tmp/out"
else
    pass 'labels that the rules contradict'
fi
for line in 'missed: 2025-09-13-post.md:5: josa-mismatch: 개선한다' \
    'flagged: 2025-09-13-post.md:5: josa-mismatch: 새로운 모델를'; do
    if grep -qxF "$line" "$tmp/out"; then
        pass "$line"
    else
        fail "$line" "$tmp/out"
    fi
done

if [ ! -f "$CORPUS/labels.tsv" ]; then
    skip 'labelled posts' "no $CORPUS/labels.tsv"
elif DIGESTLINT="$DIGESTLINT" tests/labels.sh "$CORPUS/labels.tsv" \
    "$CORPUS/daily-papers" >"$tmp/out"; then
    pass "labelled posts: $(tail -n 2 "$tmp/out" | paste -sd ';')"
else
    fail 'labelled posts' "$tmp/out"
fi
done_testing
