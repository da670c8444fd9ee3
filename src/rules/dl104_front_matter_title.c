/* DL104 front-matter-title: see rules/DL104-front-matter-title.md. */
#include "base/str.h"
#include "rules/shared/structure.h"
#include "rules_gen.h"
#include "text/suggest.h"
#include "text/utf8.h"

static bool is_quote(uint32_t c)
{
    return c == '"' || c == '\'' || (c >= 0x2018 && c <= 0x201F);
}

/* The number of bytes of quotation marks and spaces that `s` begins with; 0 if
   anything else follows before its end, unless `is_front`. */
static size_t quotes(dl_str s, bool is_front)
{
    unsigned length;
    size_t i = 0;
    bool has_quote = false;
    for (; i < s.n; i += length) {
        uint32_t c = dl_utf8_decode(s, i, &length);
        if (!is_quote(c) && c != ' ')
            break;
        has_quote |= is_quote(c);
    }
    return has_quote && (is_front || i == s.n) ? i : 0;
}

/* A part of the title, located in the source if its bytes are the same
   there. */
static dl_span part_of(const dl_post *post, const dl_yaml *v, size_t from,
                       size_t to, bool *is_exact)
{
    dl_span text;
    *is_exact = dl_scalar_place(post->doc, v, &text);
    return *is_exact ? (dl_span){text.start + (uint32_t)from,
                                 text.start + (uint32_t)to}
                     : v->span;
}

static void delete_part(dl_ctx *ctx, const dl_post *post, const dl_yaml *v,
                        size_t from, size_t to)
{
    bool is_exact;
    dl_span place = part_of(post, v, from, to, &is_exact);
    dl_diagnostic *d = dl_report(ctx, DL104_QUOTE, place,
                                 (dl_str){v->text.p + from, to - from});
    dl_str rest = from ? (dl_str){v->text.p, from} : dl_str_from(v->text, to);
    if (is_exact && dl_scalar_may_be(v, rest))
        dl_fix_edit(ctx, d, DL_FIX_SAFE, place, DL_STR(""));
}

/* Quotation marks at either end of a title that is right without them. */
static bool report_quote(dl_ctx *ctx, const dl_post *post, const dl_yaml *v,
                         const dl_template_match *m)
{
    dl_str text = v->text;
    dl_str rest = {text.p + m->departs, text.n - m->departs};
    if (!m->expected.n && rest.n && quotes(rest, false)) {
        delete_part(ctx, post, v, m->departs, text.n);
        return true;
    }
    size_t front = quotes(text, true);
    if (!front)
        return false;
    rest = dl_str_from(text, front);
    const dl_profile_field *field =
        dl_profile_field_for(post->profile, DL_ROLE_TITLE);
    if (!dl_templates_match(&field->templates, rest).is_match)
        return false;
    delete_part(ctx, post, v, 0, front);
    return true;
}

/* The first date `2025-09-13` in `s`, or DL_NO_DAY. */
static int32_t find_date(dl_str s)
{
    for (size_t i = 0; i + 10 <= s.n; i++) {
        int number[3] = {0, 0, 0}, part = 0;
        size_t k = i;
        for (; k < i + 10; k++) {
            bool is_dash = k == i + 4 || k == i + 7;
            if (is_dash != (s.p[k] == '-') ||
                (!is_dash && !dl_is_digit(s.p[k])))
                break;
            if (is_dash)
                part++;
            else
                number[part] = number[part] * 10 + (s.p[k] - '0');
        }
        if (k == i + 10)
            return dl_day_of(number[0], number[1], number[2]);
    }
    return DL_NO_DAY;
}

/* Where two texts differ: the bytes between their common beginning and end, at
   boundaries of code points. */
static void difference(dl_str a, dl_str b, size_t *head, size_t *tail)
{
    size_t least = a.n < b.n ? a.n : b.n, h = 0, t = 0;
    while (h < least && a.p[h] == b.p[h])
        h++;
    while (h > 0 && h < least && dl_is_continuation(a.p[h]))
        h--;
    while (t < least - h && a.p[a.n - 1 - t] == b.p[b.n - 1 - t])
        t++;
    while (t > 0 && dl_is_continuation(a.p[a.n - t]))
        t--;
    *head = h;
    *tail = t;
}

/* A title with its own date that differs from a template by a dash, a space or
   a letter or two. */
static bool report_near(dl_ctx *ctx, const dl_post *post, const dl_yaml *v,
                        const dl_template *want)
{
    enum { NEAR = 3 };
    int32_t day = find_date(v->text);
    dl_str right = dl_template_for_day(dl_ctx_scratch(ctx), want, day);
    if (day == DL_NO_DAY || !right.n ||
        dl_edit_distance(v->text, right, NEAR) > NEAR)
        return false;
    size_t head, tail;
    bool is_exact;
    difference(v->text, right, &head, &tail);
    dl_span place = part_of(post, v, head, v->text.n - tail, &is_exact);
    dl_diagnostic *d = dl_report(ctx, DL104_NEAR, place, right);
    if (is_exact && dl_scalar_may_be(v, right))
        dl_fix_edit(ctx, d, DL_FIX_SAFE, place,
                    (dl_str){right.p + head, right.n - head - tail});
    return true;
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_profile_field *field =
        dl_profile_field_for(post->profile, DL_ROLE_TITLE);
    const dl_yaml *v = dl_value_in_role(post, DL_ROLE_TITLE);
    if (!v || v->kind != DL_YAML_SCALAR || !v->text.n || !field->templates.n)
        return;
    dl_template_match m = dl_templates_match(&field->templates, v->text);
    const dl_template *want = &field->templates.v[m.which];
    const uint32_t dated = 1U << DL_TEMPLATE_DATE | 1U << DL_TEMPLATE_YYYYMMDD;
    if (!m.is_match) {
        if (!report_quote(ctx, post, v, &m) && !report_near(ctx, post, v, want))
            dl_report(ctx, DL104_MISMATCH, v->span, want->text);
    } else if (m.dates_differ || (m.day == DL_NO_DAY && want->fields & dated)) {
        dl_report(ctx, DL104_DATE, v->span, v->text);
    }
}

const dl_check dl_check_dl104 = {.on_post = on_post};
