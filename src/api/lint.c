/*
 * The public calls for linting and reading findings.
 */
#include <time.h>

#include "api/guard.h"
#include "digestlint/digestlint.h"
#include "engine/lint.h"
#include "fixes/refusal.h"

/* One call of dl_lint(). */
typedef struct linting {
    const dl_config *config;
    dl_str name, bytes;
    dl_clock clock;
    dl_result *result;
} linting;

static void lint(void *user)
{
    linting *l = user;
    l->result = dl_lint_text(l->config, l->name, l->bytes, l->clock);
    dl_result_drop_hidden(l->result);
}

dl_status dl_lint(dl_result **out, const dl_config *config, dl_str name,
                  dl_str bytes, const dl_lint_options *options,
                  dl_error *error)
{
    dl_lint_options o = dl_lint_options_new();
    *out = NULL;
    dl_status status = dl_guard_options(&o, options, error);
    if (status != DL_OK)
        return status;
    linting l = {config, name, bytes, {o.today, time(NULL)}, NULL};
    status = dl_guard(lint, &l, error);
    if (status == DL_OK)
        *out = l.result;
    return status;
}

/* ---- a result ------------------------------------------------------------ */

dl_str dl_result_name(const dl_result *result)
{
    return result->doc->name;
}

dl_str dl_result_text(const dl_result *result)
{
    return result->doc->src;
}

size_t dl_result_count(const dl_result *result)
{
    return result->n_diagnostics;
}

const dl_diagnostic *dl_result_at(const dl_result *result, size_t i)
{
    return i < result->n_diagnostics ? &result->diagnostics[i] : NULL;
}

dl_position dl_result_position(const dl_result *result, uint32_t offset,
                               dl_unit unit)
{
    return dl_doc_position(result->doc, offset, unit);
}

uint32_t dl_result_offset(const dl_result *result, dl_position position,
                          dl_unit unit)
{
    return dl_doc_offset(result->doc, position, unit);
}

/* ---- a finding ----------------------------------------------------------- */

/* Programs in other languages may pass any number. */
static dl_language known(dl_language language)
{
    return language == DL_KOREAN ? DL_KOREAN : DL_ENGLISH;
}

const char *dl_diagnostic_code(const dl_diagnostic *d)
{
    return d->rule->code;
}

const char *dl_diagnostic_rule(const dl_diagnostic *d)
{
    return d->rule->name;
}

dl_severity dl_diagnostic_severity(const dl_diagnostic *d)
{
    return (dl_severity)d->severity;
}

dl_span dl_diagnostic_span(const dl_diagnostic *d)
{
    return d->span;
}

bool dl_diagnostic_is_suppressed(const dl_diagnostic *d)
{
    return d->flags & DL_DIAGNOSTIC_SUPPRESSED;
}

dl_str dl_diagnostic_reason(const dl_diagnostic *d)
{
    return d->justification;
}

bool dl_diagnostic_is_approximate(const dl_diagnostic *d)
{
    return d->flags & DL_DIAGNOSTIC_APPROXIMATE;
}

size_t dl_diagnostic_message(const dl_diagnostic *d, dl_language language,
                             char *out, size_t size)
{
    return dl_message_format(d, -1, known(language), out, size);
}

size_t dl_diagnostic_notes(const dl_diagnostic *d)
{
    return d->n_notes;
}

dl_span dl_diagnostic_note_span(const dl_diagnostic *d, size_t i)
{
    bool is_here = i < d->n_notes && d->notes[i].path.n == 0;
    return is_here ? d->notes[i].span : (dl_span){0, 0};
}

size_t dl_diagnostic_note_message(const dl_diagnostic *d, size_t i,
                                  dl_language language, char *out, size_t size)
{
    if (i < d->n_notes)
        return dl_message_format(d, (int)i, known(language), out, size);
    if (size)
        *out = '\0';
    return 0;
}

dl_applicability dl_diagnostic_fix(const dl_diagnostic *d,
                                   const dl_edit **edits, size_t *n)
{
    const dl_fix *fix = d->refused ? NULL : d->fix;
    if (edits)
        *edits = fix ? fix->edits : NULL;
    if (n)
        *n = fix ? fix->n_edits : 0;
    return fix ? fix->applicability : DL_FIX_NONE;
}

size_t dl_diagnostic_refused(const dl_diagnostic *d, dl_language language,
                             char *out, size_t size)
{
    if (d->refused)
        return dl_refused_format(d->refused, known(language), out, size);
    if (size)
        *out = '\0';
    return 0;
}

const char *dl_diagnostic_summary(const dl_diagnostic *d, dl_language language)
{
    return d->rule->summary[known(language)];
}
