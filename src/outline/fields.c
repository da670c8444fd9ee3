/* Counts the fields of the front matter. */
#include "outline/fields.h"

#include "arxiv/url.h"
#include "base/str.h"
#include "model/post.h"

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

static dl_outline_field *field_named(dl_outline_fields *fields, dl_arena *arena,
                                     dl_str name)
{
    for (size_t i = 0; i < fields->list.n; i++)
        if (dl_str_eq(fields->list.v[i].name, name))
            return &fields->list.v[i];
    dl_vec_push(&fields->list,
                (dl_outline_field){.name = dl_arena_str(arena, name),
                                   .is_constant = true});
    return &fields->list.v[fields->list.n - 1];
}

/* Whether a date names its zone (`+09:00`, `+0900`), and Korea's. */
static void count_zone(dl_outline_fields *fields, dl_str date)
{
    size_t plus = date.n;
    while (plus > 0 && !dl_is_one_of(date.p[plus - 1], "+ T"))
        plus--;
    if (plus == 0 || date.p[plus - 1] != '+')
        return;
    dl_str zone = dl_str_from(date, plus);
    fields->n_zoned++;
    fields->n_korean += dl_str_is(zone, "0900") || dl_str_is(zone, "09:00");
}

static dl_field_type count_value(dl_outline_field *f, dl_arena *arena,
                                 const dl_doc *doc, const dl_yaml *v)
{
    dl_field_type type = type_of(doc, v);
    f->types[type]++;
    if (v->kind != DL_YAML_SCALAR) {
        f->is_constant = false;
        return type;
    }
    if (!f->value.p)
        f->value = dl_arena_str(arena, v->text);
    f->is_constant = f->is_constant && dl_str_eq(f->value, v->text);
    if (type == DL_FIELD_STRING)
        dl_pattern_add(&f->pattern, arena, v->text);
    return type;
}

bool dl_outline_fields_add(dl_outline_fields *fields, dl_arena *arena,
                           const dl_doc *doc)
{
    enum { MOST = 256 }; /* nobody has as many on purpose */
    const dl_frontmatter *fm = &doc->frontmatter;
    bool has_link = false;
    if (fm->state != DL_FRONTMATTER_OK)
        return false;
    fields->n_posts++;
    if (!fm->root || fm->root->kind != DL_YAML_MAPPING)
        return false;
    for (const dl_yaml *v = fm->root->first; v; v = v->next) {
        if (!v->key || v->key->kind != DL_YAML_SCALAR || v->key->text.n == 0 ||
            fields->list.n >= MOST)
            continue;
        dl_outline_field *f = field_named(fields, arena, v->key->text);
        dl_field_type type = DL_FIELD_ANY;
        f->n++;
        if (is_empty(v))
            f->n_empty++;
        else
            type = count_value(f, arena, doc, v);
        has_link |= type == DL_FIELD_ARXIV;
        if (type == DL_FIELD_DATE)
            count_zone(fields, v->text);
    }
    return has_link;
}
