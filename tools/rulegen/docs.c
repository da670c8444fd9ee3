/* Writes docs/rules.md, the rules for readers. */
#include "rulegen.h"

static const char *const GROUPS[10] = {
    [0] = "The file",
    [1] = "Front matter",
    [2] = "Headings",
    [3] = "arXiv links",
    [4] = "Sections and the digest's contract",
    [5] = "Korean",
    [6] = "Characters and artefacts",
    [7] = "Across posts",
    [9] = "The linter's own",
};

static const char *const CAPTIONS[] = {
    [RG_BAD] = "Found:",
    [RG_GOOD] = "Not found:",
    [RG_FIXED] = "After `--fix`:",
    [RG_FIXED_UNSAFE] = "After `--fix --unsafe-fixes`:",
    [RG_POST] = "Another post:",
};

static const char *next_line(const char *p, const char *end)
{
    const char *nl = memchr(p, '\n', (size_t)(end - p));
    return nl ? nl + 1 : end;
}

/* The rule's body with captions in place of the attributes for tests. */
static void add_body(dl_buf *out, const rg_rule *rule)
{
    const char *p = rule->body.p, *end = p + rule->body.n;
    unsigned line = rule->body_line;
    size_t next = 0; /* example */
    while (p < end) {
        const char *after = next_line(p, end);
        if (next < rule->examples.n && rule->examples.v[next].line == line) {
            size_t fence = strspn(p, "`~");
            dl_buf_printf(out, "%s\n\n%.*smarkdown\n",
                          CAPTIONS[rule->examples.v[next++].kind], (int)fence,
                          p);
        } else {
            dl_buf_add(out, (dl_str){p, (size_t)(after - p)});
        }
        p = after;
        line++;
    }
}

/* "|" would end a cell. */
static void add_cell(dl_buf *out, dl_str s)
{
    dl_buf_addc(out, ' ');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '|')
            dl_buf_addc(out, '\\');
        dl_buf_addc(out, s.p[i] == '\n' ? ' ' : s.p[i]);
    }
    dl_buf_adds(out, " |");
}

static void add_table(dl_buf *out, const rg_set *set)
{
    dl_buf_adds(out, "| code | name | default | fix | what it checks |\n"
                     "|---|---|---|---|---|\n");
    for (size_t i = 0; i < set->rules.n; i++) {
        const rg_rule *r = &set->rules.v[i];
        dl_buf_printf(out, "| [%.*s](#dl%.3s-%.*s) | %.*s | %.*s | %.*s |",
                      DL_FMT(r->code), r->code.p + 2, DL_FMT(r->name),
                      DL_FMT(r->name), DL_FMT(r->severity), DL_FMT(r->fix));
        add_cell(out, r->summary[RG_ENGLISH]);
        dl_buf_addc(out, '\n');
    }
}

static void add_options(dl_buf *out, const rg_rule *r)
{
    if (!r->options.n)
        return;
    dl_buf_adds(out, "\n| option | type | default | meaning |\n"
                     "|---|---|---|---|\n");
    for (size_t i = 0; i < r->options.n; i++) {
        const rg_option *o = &r->options.v[i];
        dl_buf_printf(out, "| `%.*s` | %.*s |", DL_FMT(o->name),
                      DL_FMT(o->type));
        for (size_t from = 0; from < o->initial.n;) {
            size_t n = strcspn(o->initial.p + from, "\n");
            dl_buf_printf(out, "%s`%.*s`", from ? ", " : " ", (int)n,
                          o->initial.p + from);
            from += n + 1;
        }
        dl_buf_adds(out, " |");
        add_cell(out, o->doc);
        dl_buf_addc(out, '\n');
    }
}

static void add_messages(dl_buf *out, const rg_rule *r)
{
    dl_buf_adds(out, "\nMessages:\n\n");
    for (size_t i = 0; i < r->messages.n; i++)
        dl_buf_printf(out, "- `%.*s` · %.*s\n",
                      DL_FMT(r->messages.v[i].text[RG_ENGLISH]),
                      DL_FMT(r->messages.v[i].text[RG_KOREAN]));
}

static void add_kinds(dl_buf *out, const char *what, const rg_texts *kinds)
{
    for (size_t i = 0; i < kinds->n; i++)
        dl_buf_printf(out, "%s%.*s", i ? ", " : what, DL_FMT(kinds->v[i]));
}

static void add_measured(dl_buf *out, const rg_measured *m)
{
    if (m->line == 0) {
        dl_buf_adds(out, "Measured: not yet · 실측: 아직 없음\n\n");
        return;
    }
    dl_buf_printf(out,
                  "Measured on %.*s: %.*s of %.*s findings right, on %.*s · "
                  "실측(%.*s): 지적 %.*s건 중 %.*s건이 옳음, %.*s\n\n",
                  DL_FMT(m->date), DL_FMT(m->right), DL_FMT(m->read),
                  DL_FMT(m->on[RG_ENGLISH]), DL_FMT(m->date), DL_FMT(m->read),
                  DL_FMT(m->right), DL_FMT(m->on[RG_KOREAN]));
}

static void add_section(dl_buf *out, const rg_rule *r)
{
    dl_buf_printf(out, "\n### %.*s %.*s\n\n%.*s\n\n%.*s\n\n", DL_FMT(r->code),
                  DL_FMT(r->name), DL_FMT(r->summary[RG_ENGLISH]),
                  DL_FMT(r->summary[RG_KOREAN]));
    dl_buf_printf(out, "Default: %.*s", DL_FMT(r->severity));
    if (r->on_severity.n)
        dl_buf_printf(out, " (%.*s when selected)", DL_FMT(r->on_severity));
    dl_buf_printf(out, " · fix: %.*s · precision: %.*s", DL_FMT(r->fix),
                  DL_FMT(r->precision));
    add_kinds(out, " · sees, besides prose: ", &r->sees);
    add_kinds(out, " · fixes touch, besides prose: ", &r->touches);
    dl_buf_adds(out, "\n\n");
    add_measured(out, &r->measured);
    add_body(out, r);
    add_options(out, r);
    add_messages(out, r);
}

void rg_docs(const rg_set *set, dl_buf *out)
{
    dl_buf_adds(
        out,
        "<!-- Made by `make docs` from rules/; do not edit. -->\n\n"
        "# Rules\n\n"
        "Each rule is written in `rules/DLnnn-name.md`. A code is never used "
        "again; a rule may be named by its\ncode or its name, and several by "
        "the beginning of their codes (`DL5`).\n\n");
    add_table(out, set);
    int group = -1;
    for (size_t i = 0; i < set->rules.n; i++) {
        const rg_rule *r = &set->rules.v[i];
        int own = r->code.p[2] - '0';
        if (own != group && GROUPS[own])
            dl_buf_printf(out, "\n## %s\n", GROUPS[own]);
        group = own;
        add_section(out, r);
    }
}
