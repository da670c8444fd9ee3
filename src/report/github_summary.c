/*
 * The counts of a run as GitHub Flavored Markdown.
 */
#include "report/github_summary.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "base/search.h"
#include "base/str.h"
#include "text/printable.h"

static size_t total_of(const dl_github_file *f)
{
    return f->errors + f->warnings + f->infos;
}

/* Those with more findings first, then by path. */
static int by_findings(const void *a, const void *b)
{
    const dl_github_file *x = a, *y = b;
    if (total_of(x) != total_of(y))
        return total_of(x) < total_of(y) ? 1 : -1;
    return strcmp(x->path, y->path);
}

/* Files come in the order of their paths, so among equals the first remain. */
static dl_github_file *least(dl_github_files *files)
{
    dl_github_file *found = &files->v[0];
    for (size_t i = 1; i < files->n; i++)
        if (by_findings(&files->v[i], found) > 0)
            found = &files->v[i];
    return found;
}

void dl_github_files_add(dl_github_files *files, dl_str path,
                         const dl_result *result)
{
    dl_github_file file = {.errors = result->error.status != DL_OK};
    for (size_t i = 0; i < result->n_diagnostics; i++) {
        const dl_diagnostic *d = &result->diagnostics[i];
        if (!dl_diagnostic_is_shown(d))
            continue;
        file.errors += d->severity == DL_SEVERITY_ERROR;
        file.warnings += d->severity == DL_SEVERITY_WARNING;
        file.infos += d->severity == DL_SEVERITY_INFO;
    }
    if (total_of(&file) == 0)
        return;
    files->n_met++;
    dl_github_file *place = &files->v[files->n];
    if (files->n == DL_GITHUB_FILES) {
        place = least(files);
        if (total_of(place) >= total_of(&file))
            return;
        dl_free(place->path);
    } else {
        files->n++;
    }
    dl_buf shown = {0};
    dl_printable_add(&shown, path);
    *place = file;
    place->path = dl_xstrdup(dl_buf_str(&shown).p);
    dl_buf_free(&shown);
}

void dl_github_files_free(dl_github_files *files)
{
    for (size_t i = 0; i < files->n; i++)
        dl_free(files->v[i].path);
    *files = (dl_github_files){0};
}

/* A text of ours in a table cell: what Markdown would read as markup is
   escaped. */
static void write_cell(FILE *out, const char *text)
{
    for (; *text; text++) {
        if (dl_is_one_of(*text, "\\`*_~[]<>&|!@#:"))
            putc('\\', out);
        putc(*text, out);
    }
}

/*
 * A text of others as a code span: only there does GitHub look for no link,
 * mention, issue, formula or emoji. What would end the span or the cell is
 * escaped as dl_printable_add() has escaped the rest.
 */
static void write_code(FILE *out, const char *printable)
{
    putc('`', out);
    for (const char *p = printable; *p; p++) {
        if (*p == '`' || *p == '|')
            fprintf(out, "\\x%02x", (unsigned)*p);
        else
            putc(*p, out);
    }
    putc('`', out);
}

static void write_failure(FILE *out, const char *failure)
{
    dl_buf shown = {0};
    dl_printable_add(&shown, dl_str_of(failure));
    write_code(out, dl_buf_str(&shown).p);
    dl_buf_free(&shown);
}

static void write_head(FILE *out, const dl_report_totals *totals,
                       dl_language language)
{
    const dl_run_counts *c = &totals->counts;
    bool korean = language == DL_KOREAN;
    fputs("### digestlint\n\n", out);
    if (totals->failure)
        write_failure(out, totals->failure);
    else if (c->errors + c->warnings + c->infos + c->unreadable == 0)
        fprintf(out, korean ? "파일 %zu개: 이상 없음" : "%zu files: nothing found",
                c->files);
    else
        fprintf(out,
                korean ? "파일 %zu개: 오류 %zu, 경고 %zu, 정보 %zu"
                       : "%zu files: %zu errors, %zu warnings, %zu infos",
                c->files, c->errors, c->warnings, c->infos);
    if (!totals->failure && c->unreadable > 0)
        fprintf(out, korean ? ", 읽지 못한 파일 %zu" : ", %zu unreadable files",
                c->unreadable);
    if (!totals->failure && c->baseline > 0)
        fprintf(out, korean ? "; 기준선 %zu" : "; %zu in the baseline",
                c->baseline);
    fputs("\n\n", out);
}

static void write_rules(FILE *out, const dl_report_totals *totals,
                        dl_language language)
{
    if (totals->n_rules == 0)
        return;
    fputs(language == DL_KOREAN
              ? "| 규칙 | | 횟수 | 수정 가능 | 확인 후 수정 |\n"
                "|---|---|--:|--:|--:|\n"
              : "| Rule | | Found | Fixable | Unsafe fixes |\n"
                "|---|---|--:|--:|--:|\n",
          out);
    for (size_t i = 0; i < totals->n_rules; i++) {
        const dl_rule_count *count = &totals->rules[i];
        const dl_rule *rule = count->rule;
        fputs("| ", out);
        if (!rule->user_number) {
            fprintf(out, "%s %s | ", rule->code, rule->name);
            write_cell(out, rule->summary[language]);
            putc(' ', out);
        } else {
            write_code(out, rule->code);
            fputs(" | ", out);
        }
        fprintf(out, "| %zu | %zu | %zu |\n", count->found, count->safe,
                count->unsafe);
    }
    putc('\n', out);
}

static void write_files(FILE *out, dl_github_files *files, dl_language language)
{
    if (files->n == 0)
        return;
    dl_vec_sort(files, by_findings);
    fputs(language == DL_KOREAN
              ? "| 파일 | 오류 | 경고 | 정보 |\n|---|--:|--:|--:|\n"
              : "| File | Errors | Warnings | Infos |\n|---|--:|--:|--:|\n",
          out);
    for (size_t i = 0; i < files->n; i++) {
        const dl_github_file *f = &files->v[i];
        fputs("| ", out);
        write_code(out, f->path);
        fprintf(out, " | %zu | %zu | %zu |\n", f->errors, f->warnings,
                f->infos);
    }
    if (files->n_met > files->n)
        fprintf(out,
                language == DL_KOREAN ? "\n… 그 밖에 파일 %zu개\n"
                                      : "\n… and %zu more files\n",
                files->n_met - files->n);
    putc('\n', out);
}

void dl_github_summarize(FILE *out, dl_github_files *files,
                         const dl_report_totals *totals, dl_language language)
{
    write_head(out, totals, language);
    write_rules(out, totals, language);
    write_files(out, files, language);
}
