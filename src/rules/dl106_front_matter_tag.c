/* DL106 front-matter-tag: see rules/DL106-front-matter-tag.md. */
#include "base/str.h"
#include "page/renderer.h"
#include "rules/shared/structure.h"
#include "rules_gen.h"
#include "text/suggest.h"

static dl_str in_other_case(const dl_strs *values, dl_str v)
{
    for (uint32_t i = 0; i < values->n; i++)
        if (dl_edit_distance(values->v[i], v, 0) == 0)
            return values->v[i];
    return DL_STR_NONE;
}

static void replace(dl_ctx *ctx, const dl_post *post, dl_diagnostic *d,
                    const dl_yaml *tag, dl_str by)
{
    dl_span place;
    if (dl_scalar_place(post->doc, tag, &place) && dl_scalar_may_be(tag, by))
        dl_fix_edit(ctx, d,
                    dl_is_near_miss(tag->text, by) ? DL_FIX_SAFE
                                                   : DL_FIX_UNSAFE,
                    place, by);
}

/* `*pairs`: of tags and values compared before. */
static void check_listed(dl_ctx *ctx, const dl_post *post,
                         const dl_strs *values, const dl_yaml *tag,
                         size_t *pairs)
{
    if (!values->n || dl_str_is_in(tag->text, values->v, values->n))
        return;
    *pairs += values->n;
    if (*pairs > DL_SUGGEST_MOST_PAIRS) {
        dl_report(ctx, DL106_UNKNOWN, tag->span, tag->text);
        return;
    }
    dl_str right = in_other_case(values, tag->text);
    if (right.n) {
        dl_diagnostic *d =
            dl_report(ctx, DL106_CASE, tag->span, tag->text, right);
        replace(ctx, post, d, tag, right);
        return;
    }
    size_t near = dl_suggest(tag->text, values->v, values->n);
    if (near == DL_SUGGEST_NONE) {
        dl_report(ctx, DL106_UNKNOWN, tag->span, tag->text);
        return;
    }
    dl_diagnostic *d =
        dl_report(ctx, DL106_NEAR, tag->span, tag->text, values->v[near]);
    replace(ctx, post, d, tag, values->v[near]);
}

/* The earlier item of the list with the same meaning, or NULL. Lists of tags
   are short: items after the 64th are not compared. */
static const dl_yaml *earlier(const dl_yaml *list, const dl_yaml *tag)
{
    uint32_t n = 0;
    for (const dl_yaml *v = list->first; v && v != tag && n < 64;
         v = v->next, n++)
        if (v->kind == DL_YAML_SCALAR && v->text.n == tag->text.n &&
            dl_edit_distance(v->text, tag->text, 0) == 0)
            return v;
    return NULL;
}

/* Whether a comment follows in the line: it would be the comment of another
   item. */
static bool has_comment(const dl_doc *doc, uint32_t at)
{
    while (at < doc->src.n && dl_is_one_of(doc->src.p[at], " \t,"))
        at++;
    return at < doc->src.n && doc->src.p[at] == '#';
}

/* Deletes an item with the comma or line break before it, unless there is
   something else between them. */
static void delete_item(dl_ctx *ctx, const dl_post *post, dl_diagnostic *d,
                        const dl_yaml *before, const dl_yaml *tag)
{
    dl_span gap = {before->span.end, tag->span.start};
    dl_str s = dl_doc_slice(post->doc, gap);
    for (size_t i = 0; i < s.n; i++)
        if (!memchr(" \t\r\n,-", s.p[i], 6))
            return;
    if (has_comment(post->doc, tag->span.end))
        return;
    dl_fix_edit(ctx, d, DL_FIX_SAFE, (dl_span){before->span.end, tag->span.end},
                DL_STR(""));
}

/* `tags: papers huggingface`: Jekyll divides a text at its spaces. */
static void check_text(dl_ctx *ctx, const dl_post *post, const dl_strs *values,
                       const dl_yaml *text, size_t *pairs)
{
    dl_span place;
    if (!dl_renderer_is_kramdown(dl_ctx_renderer(ctx)) ||
        !dl_scalar_place(post->doc, text, &place)) {
        check_listed(ctx, post, values, text, pairs);
        return;
    }
    dl_yaml tag = *text;
    tag.style = DL_YAML_PLAIN;
    for (uint32_t i = place.start; i < place.end;) {
        uint32_t end = i;
        while (end < place.end && !dl_is_space(post->doc->src.p[end]))
            end++;
        tag.span = (dl_span){i, end};
        tag.text = dl_doc_slice(post->doc, tag.span);
        if (tag.text.n)
            check_listed(ctx, post, values, &tag, pairs);
        i = end + 1;
    }
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_profile_field *field =
        dl_profile_field_for(post->profile, DL_ROLE_TAGS);
    const dl_yaml *list = dl_value_in_role(post, DL_ROLE_TAGS);
    size_t pairs = 0;
    if (!list)
        return;
    if (list->kind == DL_YAML_SCALAR && list->text.n)
        check_text(ctx, post, &field->values, list, &pairs);
    const dl_yaml *before = NULL;
    for (const dl_yaml *tag = list->first; tag; before = tag, tag = tag->next) {
        if (tag->kind != DL_YAML_SCALAR || list->kind != DL_YAML_SEQUENCE)
            continue;
        const dl_yaml *first = earlier(list, tag);
        if (!first) {
            check_listed(ctx, post, &field->values, tag, &pairs);
            continue;
        }
        dl_diagnostic *d = dl_report(ctx, DL106_TWICE, tag->span, tag->text);
        dl_add_note(ctx, d, DL106_FIRST, first->span);
        delete_item(ctx, post, d, before, tag);
    }
}

const dl_check dl_check_dl106 = {.on_post = on_post};
