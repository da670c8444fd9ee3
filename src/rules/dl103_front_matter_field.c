/* DL103 front-matter-field: see rules/DL103-front-matter-field.md. */
#include "base/str.h"
#include "rules/shared/structure.h"
#include "rules_gen.h"
#include "text/suggest.h"

static bool is_empty(const dl_yaml *v)
{
    if (v->kind != DL_YAML_SCALAR)
        return !v->first;
    return !v->text.n || (v->style == DL_YAML_PLAIN &&
                          (dl_str_is(v->text, "~") ||
                           dl_str_is(v->text, "null")));
}

/* The index of the field called `name`, or n_fields. */
static uint32_t field_index(const dl_profile *profile, dl_str name)
{
    uint32_t i = 0;
    while (i < profile->n_fields && !dl_str_eq(profile->fields[i].name, name))
        i++;
    return i;
}

/* The place of a value, or of its key if the value is empty. */
static dl_span place_of(const dl_yaml *v)
{
    return dl_span_is_empty(v->span) && v->key ? v->key->span : v->span;
}

/* ---- fields that are not there, or not known ---------------------------- */

/* Marks the fields that the front matter has. */
static void find_present(const dl_post *post, bool *present)
{
    const dl_yaml *root = post->doc->frontmatter.root;
    for (const dl_yaml *v = root ? root->first : NULL; v; v = v->next) {
        uint32_t i = v->key ? field_index(post->profile, v->key->text)
                            : post->profile->n_fields;
        if (i < post->profile->n_fields)
            present[i] = true;
    }
}

/* The field that an unknown key is a misspelling of: the only similar one, if
   it is not present as well; n_fields if there is none. */
static uint32_t guess_field(const dl_profile *profile, dl_str key,
                            const bool *present)
{
    uint32_t found = profile->n_fields;
    for (uint32_t i = 0; i < profile->n_fields; i++) {
        if (present[i] || dl_suggest(key, &profile->fields[i].name, 1) != 0)
            continue;
        if (found < profile->n_fields)
            return profile->n_fields;
        found = i;
    }
    return found;
}

/* A misspelt field gives one finding and then counts as present. `*pairs`: of
   names compared before. */
static void report_unknown(dl_ctx *ctx, const dl_post *post, const dl_yaml *v,
                           bool *present, size_t *pairs)
{
    const dl_profile *profile = post->profile;
    uint32_t guess = profile->n_fields;
    if (*pairs < DL_SUGGEST_MOST_PAIRS)
        guess = guess_field(profile, v->key->text, present);
    *pairs += profile->n_fields;
    if (guess < profile->n_fields) {
        present[guess] = true;
        dl_report(ctx, DL103_MISSPELT, v->key->span, v->key->text,
                  profile->fields[guess].name);
    } else if (!profile->unknown_fields) {
        dl_diagnostic *d =
            dl_report(ctx, DL103_UNKNOWN, v->key->span, v->key->text);
        dl_report_severity(ctx, d, DL_SEVERITY_INFO);
    }
}

/* One finding names all fields that are missing. */
static void report_missing(dl_ctx *ctx, const dl_post *post,
                           const bool *present)
{
    const dl_profile *profile = post->profile;
    dl_arena *scratch = dl_ctx_scratch(ctx);
    dl_str *missing = DL_ARENA_NEW(scratch, dl_str, profile->n_fields);
    size_t n = 0;
    for (uint32_t i = 0; i < profile->n_fields; i++)
        if (profile->fields[i].required && !present[i])
            missing[n++] = profile->fields[i].name;
    if (n)
        dl_report(ctx, DL103_MISSING,
                  dl_first_line(post->doc, post->doc->frontmatter.span),
                  dl_join_quoted(scratch, missing, n));
}

/* ---- types and values --------------------------------------------------- */

static bool is_bool(const dl_yaml *v)
{
    return v->style == DL_YAML_PLAIN &&
           (dl_str_is(v->text, "true") || dl_str_is(v->text, "false"));
}

static bool is_number(const dl_yaml *v)
{
    dl_str s = v->text;
    size_t digits = 0, i = s.n && (s.p[0] == '-' || s.p[0] == '+');
    for (; i < s.n; i++) {
        if (dl_is_digit(s.p[i]))
            digits++;
        else if (s.p[i] != '.' || !digits)
            return false;
    }
    return digits && v->style == DL_YAML_PLAIN;
}

static bool is_list_of_scalars(const dl_yaml *v)
{
    if (v->kind == DL_YAML_MAPPING)
        return false;
    for (const dl_yaml *item = v->first; item; item = item->next)
        if (item->kind != DL_YAML_SCALAR)
            return false;
    return true;
}

/* The message for a value of the wrong type; -1 if the type is right. Dates and
   identifiers that other rules check are accepted here. */
static int type_message(const dl_post *post, const dl_profile_field *field,
                        const dl_yaml *v)
{
    bool is_scalar = v->kind == DL_YAML_SCALAR;
    int32_t day;
    switch (field->type) {
    case DL_FIELD_STRING:
        return is_scalar ? -1 : DL103_STRING;
    case DL_FIELD_LIST:
        return is_list_of_scalars(v) ? -1 : DL103_LIST;
    case DL_FIELD_BOOL:
        return is_scalar && is_bool(v) ? -1 : DL103_BOOL;
    case DL_FIELD_NUMBER:
        return is_scalar && is_number(v) ? -1 : DL103_NUMBER;
    case DL_FIELD_DATE:
        if (is_scalar && field->role != DL_ROLE_DATE &&
            dl_post_date(v->text, post->profile->utc_offset, &day) !=
                DL_DATE_OK)
            return DL103_DATE;
        return is_scalar ? -1 : DL103_DATE;
    case DL_FIELD_ARXIV:
        return is_scalar ? -1 : DL103_ARXIV;
    case DL_FIELD_ANY:
        break;
    }
    return -1;
}

static void check_value(dl_ctx *ctx, dl_arena *scratch,
                        const dl_profile_field *field, const dl_yaml *v)
{
    for (uint32_t i = 0; i < field->values.n; i++)
        if (dl_str_eq(field->values.v[i], v->text))
            return;
    dl_report(ctx, DL103_VALUE, v->span, v->text, field->name,
              dl_join_quoted(scratch, field->values.v, field->values.n));
}

static void check_field(dl_ctx *ctx, const dl_post *post,
                        const dl_profile_field *field, const dl_yaml *v)
{
    if (is_empty(v)) {
        if (!field->may_be_empty && (field->required || field->role))
            dl_report(ctx, DL103_EMPTY, place_of(v), field->name);
        return;
    }
    int message = type_message(post, field, v);
    if (message >= 0) {
        dl_report(ctx, (unsigned)message, place_of(v), field->name);
        return;
    }
    if (!field->values.n || field->role == DL_ROLE_TAGS)
        return;
    dl_arena *scratch = dl_ctx_scratch(ctx);
    if (v->kind == DL_YAML_SCALAR)
        check_value(ctx, scratch, field, v);
    for (const dl_yaml *item = v->first; item; item = item->next)
        check_value(ctx, scratch, field, item);
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_profile *profile = post->profile;
    const dl_frontmatter *fm = &post->doc->frontmatter;
    if (fm->state != DL_FRONTMATTER_OK)
        return;
    bool *present =
        DL_ARENA_NEW(dl_ctx_scratch(ctx), bool, profile->n_fields + 1);
    find_present(post, present);
    size_t pairs = 0;
    for (const dl_yaml *v = fm->root ? fm->root->first : NULL; v; v = v->next) {
        if (!v->key)
            continue;
        uint32_t i = field_index(profile, v->key->text);
        if (i < profile->n_fields)
            check_field(ctx, post, &profile->fields[i], v);
        else
            report_unknown(ctx, post, v, present, &pairs);
    }
    report_missing(ctx, post, present);
}

const dl_check dl_check_dl103 = {.on_post = on_post};
