/* Writes rules_gen.h and rules_gen.c. */
#include <ctype.h>

#include "base/str.h"
#include "rulegen.h"

static const char NOTICE[] =
    "/* Made by tools/rulegen from rules/; do not edit. */\n";

void rg_add_c_string(dl_buf *out, dl_str s)
{
    dl_buf_addc(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c == '\n') {
            dl_buf_adds(out, i + 1 < s.n ? "\\n\"\n\"" : "\\n");
        } else if (c == '"' || c == '\\' || c == '?') {
            dl_buf_addc(out, '\\'); /* `?`: no trigraphs */
            dl_buf_addc(out, (char)c);
        } else if (c < ' ' || c == 0x7F) {
            dl_buf_printf(out, "\\%03o", c);
        } else {
            dl_buf_addc(out, (char)c);
        }
    }
    dl_buf_addc(out, '"');
}

void rg_add_constant(dl_buf *out, dl_str s)
{
    for (size_t i = 0; i < s.n; i++)
        dl_buf_addc(out, isalnum((unsigned char)s.p[i])
                             ? (char)toupper((unsigned char)s.p[i])
                             : '_');
}

static void add_constant(dl_buf *out, dl_str code, const char *prefix,
                         dl_str name)
{
    dl_buf_printf(out, "    %.*s_%s", DL_FMT(code), prefix);
    rg_add_constant(out, name);
    dl_buf_adds(out, ",\n");
}

void rg_header(const rg_set *set, dl_buf *out)
{
    dl_buf_printf(out,
                  "%s#ifndef DL_RULES_GEN_H\n#define DL_RULES_GEN_H\n\n"
                  "#include \"rules/rule.h\"\n\n"
                  "/* Places in dl_rules. */\nenum {\n",
                  NOTICE);
    for (size_t i = 0; i < set->rules.n; i++)
        dl_buf_printf(out, "    DL_RULE_%.*s,\n",
                      DL_FMT(set->rules.v[i].code));
    dl_buf_adds(out, "    DL_RULE_COUNT\n};\n");
    for (size_t i = 0; i < set->rules.n; i++) {
        const rg_rule *r = &set->rules.v[i];
        dl_buf_printf(out, "\n/* %.*s */\n", DL_FMT(r->name));
        dl_buf_adds(out, "enum {\n");
        for (size_t k = 0; k < r->messages.n; k++)
            add_constant(out, r->code, "", r->messages.v[k].id);
        dl_buf_adds(out, "};\n");
        if (r->options.n)
            dl_buf_adds(out, "enum {\n");
        for (size_t k = 0; k < r->options.n; k++)
            add_constant(out, r->code, "OPT_", r->options.v[k].name);
        if (r->options.n)
            dl_buf_adds(out, "};\n");
        if (r->native)
            dl_buf_printf(out, "extern const dl_check dl_check_dl%.3s;\n",
                          r->code.p + 2);
    }
    dl_buf_adds(out, "\n#endif\n");
}

static void add_messages(dl_buf *out, const rg_rule *r)
{
    dl_buf_printf(out, "static const dl_message messages_%.*s[] = {\n",
                  DL_FMT(r->code));
    for (size_t i = 0; i < r->messages.n; i++) {
        const rg_message *m = &r->messages.v[i];
        dl_buf_printf(out, "    {\"%.*s\",\n     {", DL_FMT(m->id));
        rg_add_c_string(out, m->text[RG_ENGLISH]);
        dl_buf_adds(out, ",\n      ");
        rg_add_c_string(out, m->text[RG_KOREAN]);
        dl_buf_adds(out, "}},\n");
    }
    dl_buf_adds(out, "};\n");
}

static void add_options(dl_buf *out, const rg_rule *r)
{
    if (!r->options.n)
        return;
    dl_buf_printf(out, "static const dl_option options_%.*s[] = {\n",
                  DL_FMT(r->code));
    for (size_t i = 0; i < r->options.n; i++) {
        const rg_option *o = &r->options.v[i];
        dl_buf_printf(out, "    {\"%.*s\", DL_OPTION_", DL_FMT(o->name));
        rg_add_constant(out, o->type);
        dl_buf_adds(out, ", ");
        rg_add_c_string(out, o->initial);
        dl_buf_adds(out, ",\n     ");
        for (int k = 0; k < RG_LANGUAGES; k++) {
            dl_buf_adds(out, k ? ",\n      " : "{");
            rg_add_c_string(out, o->doc[k]);
        }
        dl_buf_adds(out, "}},\n");
    }
    dl_buf_adds(out, "};\n");
}

static void add_tags(dl_buf *out, const rg_rule *r)
{
    dl_buf_printf(out, "static const char *const tags_%.*s[] = {",
                  DL_FMT(r->code));
    for (size_t i = 0; i < r->tags.n; i++)
        dl_buf_printf(out, "%s\"%.*s\"", i ? ", " : "",
                      DL_FMT(r->tags.v[i]));
    dl_buf_adds(out, "};\n");
}

static void add_text(dl_buf *out, const char *field, dl_str s)
{
    dl_buf_printf(out, "     .%s = ", field);
    rg_add_c_string(out, s);
    dl_buf_adds(out, ",\n");
}

static void add_page(dl_buf *out, const char *field, const rg_rule *r,
                     int language)
{
    const rg_page *page = rg_page_in(r, language);
    dl_buf text = {0};
    for (size_t i = 0; i < page->pieces.n; i++) {
        const rg_piece *piece = &page->pieces.v[i];
        dl_buf_add(&text, piece->example == RG_TEXT
                              ? piece->text
                              : r->examples.v[piece->example].fenced);
    }
    add_text(out, field, dl_buf_str(&text));
    dl_buf_free(&text);
}

/* The kinds of text that the page names. */
static void add_regions(dl_buf *out, const char *field, const rg_texts *kinds)
{
    for (size_t i = 0; i < kinds->n; i++) {
        if (i)
            dl_buf_adds(out, " |\n             ");
        else
            dl_buf_printf(out, "     .%s = ", field);
        bool is_all = dl_str_is(kinds->v[i], "all");
        dl_buf_adds(out, is_all ? "DL_REGION_ALL" : "DL_REGION_BIT(DL_REGION_");
        if (is_all)
            continue;
        rg_add_constant(out, kinds->v[i]);
        dl_buf_addc(out, ')');
    }
    if (kinds->n)
        dl_buf_adds(out, ",\n");
}

static void add_measured(dl_buf *out, const rg_measured *m)
{
    if (m->line == 0)
        return;
    dl_buf_printf(out, "     .measured.right = %.*s,\n"
                       "     .measured.read = %.*s,\n",
                  DL_FMT(m->right), DL_FMT(m->read));
    add_text(out, "measured.date", m->date);
    add_text(out, "measured.on[DL_ENGLISH]", m->on[RG_ENGLISH]);
    add_text(out, "measured.on[DL_KOREAN]", m->on[RG_KOREAN]);
}

static void add_row(dl_buf *out, const rg_rule *r)
{
    dl_str on = r->on_severity.n ? r->on_severity : r->severity;
    dl_buf_printf(out, "    {.code = \"%.*s\",\n     .name = \"%.*s\",\n",
                  DL_FMT(r->code), DL_FMT(r->name));
    add_text(out, "summary[DL_ENGLISH]", r->summary[RG_ENGLISH]);
    add_text(out, "summary[DL_KOREAN]", r->summary[RG_KOREAN]);
    add_page(out, "doc[DL_ENGLISH]", r, RG_ENGLISH);
    add_page(out, "doc[DL_KOREAN]", r, RG_KOREAN);
    dl_buf_adds(out, "     .severity = DL_SEVERITY_");
    rg_add_constant(out, r->severity);
    dl_buf_adds(out, ",\n     .on_severity = DL_SEVERITY_");
    rg_add_constant(out, on);
    dl_buf_adds(out, ",\n     .fix = DL_FIX_");
    rg_add_constant(out, r->fix);
    dl_buf_adds(out, ",\n");
    add_text(out, "precision", r->precision);
    add_measured(out, &r->measured);
    dl_buf_printf(out,
                  "     .tags = tags_%.*s,\n     .n_tags = %zu,\n"
                  "     .messages = messages_%.*s,\n     .n_messages = %zu,\n",
                  DL_FMT(r->code), r->tags.n, DL_FMT(r->code), r->messages.n);
    if (r->options.n)
        dl_buf_printf(out,
                      "     .options = options_%.*s,\n     .n_options = %zu,\n",
                      DL_FMT(r->code), r->options.n);
    add_regions(out, "sees", &r->sees);
    add_regions(out, "touches", &r->touches);
    if (r->reshapes)
        dl_buf_adds(out, "     .reshapes = true,\n");
    if (r->native)
        dl_buf_printf(out, "     .check = &dl_check_dl%.3s,\n", r->code.p + 2);
    dl_buf_adds(out, "    },\n");
}

void rg_source(const rg_set *set, dl_buf *out)
{
    dl_buf_printf(out, "%s#include \"rules_gen.h\"\n", NOTICE);
    for (size_t i = 0; i < set->rules.n; i++) {
        const rg_rule *r = &set->rules.v[i];
        dl_buf_addc(out, '\n');
        add_messages(out, r);
        add_options(out, r);
        add_tags(out, r);
    }
    dl_buf_adds(out, "\nconst dl_rule dl_rules[] = {\n");
    for (size_t i = 0; i < set->rules.n; i++)
        add_row(out, &set->rules.v[i]);
    dl_buf_adds(out, "};\n\nconst size_t dl_n_rules = DL_RULE_COUNT;\n");
}

/* The text without lines that are comments: it is parsed in every run. */
static void add_without_comments(dl_buf *out, dl_str text)
{
    dl_buf kept = {0};
    while (text.n > 0) {
        size_t n = dl_str_find(text, DL_STR("\n"));
        dl_str line = {text.p, n < text.n ? n + 1 : text.n};
        size_t at = dl_str_skip_blanks(line, 0);
        if (at == line.n || line.p[at] != '#')
            dl_buf_add(&kept, line);
        text = dl_str_from(text, line.n);
    }
    rg_add_c_string(out, dl_buf_str(&kept));
    dl_buf_free(&kept);
}

static void add_texts(rg_set *set, const char *array, const rg_paths *paths,
                      dl_buf *out)
{
    dl_buf_printf(out, "\nconst dl_builtin_profile %s[] = {\n", array);
    for (size_t i = 0; i < paths->n; i++) {
        dl_str text;
        if (!rg_read_file(set, paths->v[i], &text))
            continue;
        const char *slash = strrchr(paths->v[i], '/');
        const char *name = slash ? slash + 1 : paths->v[i];
        dl_buf_printf(out, "    {\"%.*s\",\n", (int)strcspn(name, "."), name);
        add_without_comments(out, text);
        dl_buf_adds(out, "},\n");
    }
    dl_buf_adds(out, "    {NULL, NULL}};\n");
}

void rg_profiles(rg_set *set, const rg_paths *profiles, const rg_paths *texts,
                 dl_buf *out)
{
    dl_buf_printf(out, "%s#include \"model/builtin.h\"\n", NOTICE);
    add_texts(set, "dl_builtin_profiles", profiles, out);
    dl_buf_printf(out, "\nconst size_t dl_n_builtin_profiles = %zu;\n",
                  profiles->n);
    add_texts(set, "dl_builtin_texts", texts, out);
}
