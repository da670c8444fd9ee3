/* Counts the fields of the front matter. */
#include "arxiv/url.h"
#include "base/str.h"
#include "model/post.h"
#include "outline/outline.h"

enum { KOREA = 540 /* minutes east of Greenwich */ };

static bool is_empty(const dl_yaml *v)
{
    if (v->kind != DL_YAML_SCALAR)
        return !v->first;
    return v->text.n == 0 ||
           (v->style == DL_YAML_PLAIN &&
            (dl_str_is(v->text, "~") || dl_str_is(v->text, "null")));
}

static bool is_number(dl_str s)
{
    size_t digits = 0, i = s.n > 0 && (s.p[0] == '-' || s.p[0] == '+');
    for (; i < s.n; i++) {
        digits += dl_is_digit(s.p[i]);
        if (!dl_is_digit(s.p[i]) && (s.p[i] != '.' || digits == 0))
            return false;
    }
    return digits > 0;
}

static bool is_list(const dl_yaml *v)
{
    for (const dl_yaml *item = v->first; item; item = item->next)
        if (item->kind != DL_YAML_SCALAR)
            return false;
    return v->kind == DL_YAML_SEQUENCE;
}

static bool is_paper(const dl_doc *doc, dl_str text)
{
    dl_arxiv_url url = dl_arxiv_url_parse(text, doc->lexicon);
    return url.id.reason == DL_ARXIV_OK && dl_arxiv_url_is_paper(&url);
}

static dl_field_type type_of(const dl_doc *doc, const dl_yaml *v)
{
    int32_t day;
    if (v->kind != DL_YAML_SCALAR)
        return is_list(v) ? DL_FIELD_LIST : DL_FIELD_ANY;
    if (is_paper(doc, v->text))
        return DL_FIELD_ARXIV;
    if (dl_post_date(v->text, 0, &day) == DL_DATE_OK)
        return DL_FIELD_DATE;
    if (v->style != DL_YAML_PLAIN)
        return DL_FIELD_STRING;
    if (dl_str_is(v->text, "true") || dl_str_is(v->text, "false"))
        return DL_FIELD_BOOL;
    return is_number(v->text) ? DL_FIELD_NUMBER : DL_FIELD_STRING;
}

static dl_outline_field *field_named(dl_outline *o, dl_str name)
{
    for (size_t i = 0; i < o->fields.n; i++)
        if (dl_str_eq(o->fields.v[i].name, name))
            return &o->fields.v[i];
    dl_vec_push(&o->fields,
                (dl_outline_field){.name = dl_arena_str(o->arena, name),
                                   .is_constant = true});
    return &o->fields.v[o->fields.n - 1];
}

/* Whether a date names its zone (`+09:00`, `+0900`), and Korea's. */
static void count_zone(dl_outline *o, dl_str date)
{
    size_t plus = date.n;
    while (plus > 0 && !dl_is_one_of(date.p[plus - 1], "+ T"))
        plus--;
    if (plus == 0 || date.p[plus - 1] != '+')
        return;
    dl_str zone = dl_str_from(date, plus);
    o->n_zoned++;
    o->n_zoned_korea +=
        dl_str_is(zone, "0900") || dl_str_is(zone, "09:00");
}

static void count_value(dl_outline *o, const dl_doc *doc,
                        dl_outline_field *f, const dl_yaml *v)
{
    dl_field_type type = type_of(doc, v);
    f->types[type]++;
    if (v->kind != DL_YAML_SCALAR) {
        f->is_constant = false;
        return;
    }
    if (!f->value.p)
        f->value = dl_arena_str(o->arena, v->text);
    f->is_constant = f->is_constant && dl_str_eq(f->value, v->text);
    dl_pattern_add(&f->pattern, o->arena, v->text);
    if (type == DL_FIELD_DATE)
        count_zone(o, v->text);
}

bool dl_outline_add_fields(dl_outline *o, const dl_doc *doc)
{
    enum { MOST_FIELDS = 256 }; /* nobody has as many on purpose */
    const dl_frontmatter *fm = &doc->frontmatter;
    bool has_link = false;
    if (fm->state != DL_FRONTMATTER_OK)
        return false;
    o->n_frontmatters++;
    if (!fm->root || fm->root->kind != DL_YAML_MAPPING)
        return false;
    for (const dl_yaml *v = fm->root->first; v; v = v->next) {
        if (!v->key || v->key->kind != DL_YAML_SCALAR || v->key->text.n == 0 ||
            o->fields.n >= MOST_FIELDS)
            continue;
        dl_outline_field *f = field_named(o, v->key->text);
        f->n++;
        if (is_empty(v))
            f->n_empty++;
        else
            count_value(o, doc, f, v);
        has_link |= f->types[DL_FIELD_ARXIV] > 0 &&
                    v->kind == DL_YAML_SCALAR && is_paper(doc, v->text);
    }
    return has_link;
}
