/* Writes the summary of a run. */
#include "report/summary.h"

#include "report/wrap.h"

enum {
    MOST_RULES = 8,   /* in the line of errors */
    LEAST_ERRORS = 2, /* for that line */
    MANY_FINDINGS = 100,
    INDENT = 2 /* cells before the rest of a line */
};

typedef struct words {
    const char *one, *many, *korean;
} words;

/* Appends `, 3 errors`; nothing if there are none. Returns the separator for
   the next item. */
static const char *add_count(dl_buf *out, const char *before, size_t n,
                             const words *w, dl_language language)
{
    if (n == 0)
        return before;
    if (language == DL_KOREAN)
        dl_buf_printf(out, "%s%s %zu", before, w->korean, n);
    else
        dl_buf_printf(out, "%s%zu %s", before, n, n == 1 ? w->one : w->many);
    return ", ";
}

static size_t n_findings(const dl_run_counts *c)
{
    return c->errors + c->warnings + c->infos;
}

/* ` (4 fixable with --fix, 2 more with --unsafe-fixes, 5 by hand)`; nothing if
   all is left to a person. */
static void add_fixable(dl_buf *out, const dl_run_counts *c,
                        const dl_summary *summary)
{
    bool korean = summary->language == DL_KOREAN;
    const char *most = summary->fixes_are_tried ? ""
                       : korean                 ? "최대 "
                                                : "up to ";
    const char *option = c->safe > 0 ? "--fix" : "--unsafe-fixes";
    size_t fixable = c->safe + c->unsafe;
    if (fixable == 0)
        return;
    if (c->safe > 0 && c->unsafe > 0)
        dl_buf_printf(
            out,
            korean ? " (--fix로 %s%zu건, --unsafe-fixes로 %zu건 더 수정 가능"
                   : " (%s%zu fixable with --fix, %zu more with --unsafe-fixes",
            most, c->safe, c->unsafe);
    else if (korean)
        dl_buf_printf(out, " (%s로 %s%zu건 수정 가능", option, most, fixable);
    else
        dl_buf_printf(out, " (%s%zu fixable with %s", most, fixable, option);
    if (n_findings(c) > fixable)
        dl_buf_printf(out, korean ? ", %zu건은 직접" : ", %zu by hand",
                      n_findings(c) - fixable);
    dl_buf_addc(out, ')');
}

static void add_counts(dl_buf *out, const dl_tally *tally,
                       const dl_summary *summary)
{
    static const words
        error = {"error", "errors", "오류"},
        warning = {"warning", "warnings", "경고"},
        info = {"info", "infos", "정보"}, fixed = {"fixed", "fixed", "수정함"},
        refused = {"fix left out", "fixes left out", "수정 안 함"},
        suppressed = {"suppressed", "suppressed", "억제"},
        baseline = {"in the baseline", "in the baseline", "기준선"},
        hidden = {"below --level", "below --level", "--level 미만"},
        unreadable = {"unreadable file", "unreadable files", "읽지 못한 파일"};
    const dl_run_counts *c = &tally->counts;
    dl_language language = summary->language;
    if (language == DL_KOREAN)
        dl_buf_printf(out, "파일 %zu개: ", c->files);
    else
        dl_buf_printf(out, "%zu file%s: ", c->files, c->files == 1 ? "" : "s");
    const char *comma = "";
    comma = add_count(out, comma, c->errors, &error, language);
    comma = add_count(out, comma, c->warnings, &warning, language);
    comma = add_count(out, comma, c->infos, &info, language);
    bool is_known = c->files > 0 || c->unreadable == 0;
    if (!*comma && is_known)
        dl_buf_adds(out, language == DL_KOREAN ? "이상 없음" : "nothing found");
    add_fixable(out, c, summary);
    const char *semicolon = *comma || is_known ? "; " : "";
    semicolon = add_count(out, semicolon, tally->fixed, &fixed, language);
    semicolon = add_count(out, semicolon, c->refused, &refused, language);
    semicolon = add_count(out, semicolon, c->suppressed, &suppressed, language);
    semicolon = add_count(out, semicolon, c->baseline, &baseline, language);
    semicolon = add_count(out, semicolon, tally->hidden, &hidden, language);
    add_count(out, semicolon, c->unreadable, &unreadable, language);
    dl_buf_addc(out, '\n');
}

/* `errors: DL503 particle-mismatch 12, DL203 heading-number 4` */
static void add_errors(dl_buf *out, dl_tally *tally, dl_language language)
{
    size_t i = 0, left = tally->counts.errors;
    if (left < LEAST_ERRORS)
        return;
    dl_tally_sort_by_errors(tally);
    dl_buf_adds(out, language == DL_KOREAN ? "오류:" : "errors:");
    for (; i < tally->rules.n && i < MOST_RULES && left > 0; i++) {
        const dl_rule_count *c = &tally->rules.v[i];
        dl_buf_printf(out, "%s %s", i > 0 ? "," : "", c->rule->code);
        if (c->rule->user_number == 0)
            dl_buf_printf(out, "%c%s", DL_WRAP_JOIN, c->rule->name);
        dl_buf_printf(out, "%c%zu", DL_WRAP_JOIN, c->errors);
        left -= c->errors;
    }
    if (left > 0)
        dl_buf_printf(out,
                      language == DL_KOREAN ? ", 그 밖에 %zu" : ", others %zu",
                      left);
    dl_buf_addc(out, '\n');
}

/* A person who sees hundreds of findings at once reads none of them. */
static void add_way_on(dl_buf *out, const dl_tally *tally,
                       const dl_summary *summary)
{
    if (summary->has_baseline || n_findings(&tally->counts) <= MANY_FINDINGS)
        return;
    dl_buf_adds(out,
                summary->language == DL_KOREAN
                    ? "지금 있는 지적은 받아들이고 새로 생긴 것만 보려면:\n"
                    : "To accept what was found and see only what is new:\n");
    dl_buf_adds(out, "  echo 'baseline: .digestlint-baseline.json' "
                     ">>.digestlint.yaml\n"
                     "  digestlint check --update-baseline\n");
}

/* Appends the line, wrapped, and empties it. */
static void add_line(dl_buf *out, dl_buf *line, const dl_summary *summary)
{
    dl_wrap_add(out, dl_buf_str(line),
                &(dl_wrap){.width = summary->width, .hanging = INDENT});
    dl_buf_clear(line);
}

void dl_summary_add(dl_buf *out, dl_tally *tally, const dl_summary *summary)
{
    dl_buf line = {0};
    add_counts(&line, tally, summary);
    add_line(out, &line, summary);
    add_errors(&line, tally, summary->language);
    add_line(out, &line, summary);
    dl_buf_free(&line);
    add_way_on(out, tally, summary);
}
