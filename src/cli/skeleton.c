/* Writes what was seen in posts as a profile. */
#include "cli/skeleton.h"

#include "base/str.h"
#include "cli/yaml_text.h"
#include "report/cells.h"

enum {
    NAME_SHOWN = 40, /* code points of a name in a comment */
    COMMENT_AT = 56, /* the column of comments, where there is room */
    MOST_SHOWN = 8   /* names in a comment */
};

/* What is written, and about what. */
typedef struct writer {
    dl_buf *out;
    const dl_layout *l;
    const dl_outline *o;
    dl_language language;
    size_t line; /* where the current line begins */
} writer;

/* ---- lines --------------------------------------------------------------- */

static void add(writer *w, const char *text)
{
    dl_buf_adds(w->out, text);
}

static void say(writer *w, const char *en, const char *ko)
{
    add(w, w->language == DL_KOREAN ? ko : en);
}

static void end_line(writer *w)
{
    dl_buf_addc(w->out, '\n');
    w->line = w->out->n;
}

static size_t width_of(dl_str line)
{
    size_t width = 0;
    for (size_t i = 0; i < line.n;) {
        dl_cluster c = dl_cluster_at(line, i);
        width += c.cells;
        i = c.end;
    }
    return width;
}

/* Ends the line with how many of `of` have it, unless all do. */
static void end_counted(writer *w, uint32_t n, uint32_t of)
{
    if (n < of) {
        dl_str line = dl_str_from(dl_buf_str(w->out), w->line);
        size_t width = width_of(line);
        do
            dl_buf_addc(w->out, ' ');
        while (++width < COMMENT_AT);
        dl_buf_printf(w->out, "# %u/%u", (unsigned)n, (unsigned)of);
    }
    end_line(w);
}

static dl_str name_of(const writer *w, uint32_t text)
{
    return w->o->texts.v[text].text;
}

/* ---- the file and its front matter --------------------------------------- */

static void add_file_name(writer *w)
{
    dl_buf pattern = {0};
    uint32_t n = dl_pattern_make(&w->o->file_names, &pattern);
    dl_str s = dl_buf_str(&pattern);
    bool has_date = dl_str_find(s, DL_STR("{date}")) != SIZE_MAX ||
                    dl_str_find(s, DL_STR("{yyyymmdd}")) != SIZE_MAX;
    if (has_date && dl_is_share(n, w->o->n_posts, DL_LAYOUT_LISTED)) {
        if (!dl_is_share(n, w->o->n_posts, DL_LAYOUT_RULE))
            add(w, "# ");
        add(w, "file-name: ");
        dl_yaml_text_add_quoted(w->out, s);
        end_counted(w, n, w->o->n_posts);
    }
    dl_buf_free(&pattern);
    if (dl_is_share(w->o->n_hangul_posts, w->o->n_posts, 50) &&
        w->o->front_matter.n_zoned == w->o->front_matter.n_korean) {
        add(w, "timezone: Asia/Seoul");
        end_line(w);
    }
}

/* The type of nearly all values; of a list, single texts are items. */
static dl_field_type type_of(const dl_outline_field *f)
{
    uint32_t of = f->n - f->n_empty;
    for (int type = 0; type < DL_FIELD_ANY; type++)
        if (f->types[type] == of && of > 0)
            return (dl_field_type)type;
    if (f->types[DL_FIELD_LIST] > 0 && f->types[DL_FIELD_ANY] == 0 &&
        f->types[DL_FIELD_LIST] * 2 >= of)
        return DL_FIELD_LIST;
    if (dl_is_share(f->types[DL_FIELD_DATE], of, DL_LAYOUT_RULE))
        return DL_FIELD_DATE;
    if (dl_is_share(f->types[DL_FIELD_ARXIV], of, DL_LAYOUT_RULE))
        return DL_FIELD_ARXIV;
    return f->types[DL_FIELD_ANY] + f->types[DL_FIELD_LIST] == 0 && of > 0
               ? DL_FIELD_STRING
               : DL_FIELD_ANY;
}

static void add_shape_of_value(writer *w, const dl_outline_field *f,
                               dl_field_type type)
{
    enum { FEW = 5 };
    dl_buf pattern = {0};
    if (type != DL_FIELD_STRING || f->n < FEW || f->n_empty > 0)
        return;
    if (f->is_constant) {
        add(w, ", values: [");
        dl_yaml_text_add(w->out, f->value);
        add(w, "]");
    } else if (dl_pattern_make(&f->pattern, &pattern) == f->n) {
        add(w, ", templates: [");
        dl_yaml_text_add_quoted(w->out, dl_buf_str(&pattern));
        add(w, "]");
    }
    dl_buf_free(&pattern);
}

static void add_field(writer *w, const dl_outline_field *f)
{
    static const char *const types[] = {"string", "date",  "list", "bool",
                                        "number", "arxiv", "any"};
    dl_field_type type = type_of(f);
    add(w, "    ");
    dl_yaml_text_add(w->out, f->name);
    dl_buf_printf(w->out, ": {type: %s", types[type]);
    if (dl_is_share(f->n, w->o->front_matter.n_posts, DL_LAYOUT_RULE))
        add(w, ", required: yes");
    if (f->n_empty > 0)
        add(w, ", empty: yes");
    add_shape_of_value(w, f, type);
    add(w, "}");
    end_counted(w, f->n, w->o->front_matter.n_posts);
}

/* Adds one of the names of rare things, with its number. */
static void add_rare(writer *w, size_t *n, dl_str name, uint32_t count)
{
    enum { WIDTH = 76 };
    dl_buf item = {0};
    if (++*n > MOST_SHOWN) {
        add(w, *n == MOST_SHOWN + 1 ? ", …" : "");
        return;
    }
    dl_yaml_text_add_comment(&item, name, NAME_SHOWN);
    dl_buf_printf(&item, " (%u)", (unsigned)count);
    dl_str line = dl_str_from(dl_buf_str(w->out), w->line);
    if (*n == 1) {
        say(w, "    # rare: ", "    # 드문 것: ");
    } else if (width_of(line) + width_of(dl_buf_str(&item)) > WIDTH) {
        add(w, ",");
        end_line(w);
        add(w, "    # ");
    } else {
        add(w, ", ");
    }
    dl_buf_add(w->out, dl_buf_str(&item));
    dl_buf_free(&item);
}

static void add_front_matter(writer *w)
{
    size_t n_listed = 0, n_rare = 0;
    const dl_outline *o = w->o;
    if (!dl_is_share(o->front_matter.n_posts, o->n_posts, DL_LAYOUT_NOTED))
        return;
    end_line(w);
    add(w, "front-matter:");
    end_line(w);
    add(w, dl_is_share(o->front_matter.n_posts, o->n_posts, DL_LAYOUT_RULE)
               ? "  presence: required"
               : "  presence: optional");
    end_counted(w, o->front_matter.n_posts, o->n_posts);
    for (size_t i = 0; i < o->front_matter.list.n; i++)
        n_listed += dl_is_share(o->front_matter.list.v[i].n,
                                o->front_matter.n_posts, DL_LAYOUT_LISTED);
    if (n_listed > 0) {
        add(w, "  fields:");
        end_line(w);
    }
    for (size_t i = 0; i < o->front_matter.list.n; i++)
        if (dl_is_share(o->front_matter.list.v[i].n, o->front_matter.n_posts,
                        DL_LAYOUT_LISTED))
            add_field(w, &o->front_matter.list.v[i]);
    for (size_t i = 0; i < o->front_matter.list.n; i++)
        if (!dl_is_share(o->front_matter.list.v[i].n, o->front_matter.n_posts,
                         DL_LAYOUT_LISTED))
            add_rare(w, &n_rare, o->front_matter.list.v[i].name,
                     o->front_matter.list.v[i].n);
    if (n_rare > 0)
        end_line(w);
}

/* ---- papers -------------------------------------------------------------- */

static void add_papers_begin(writer *w)
{
    static const char *const forms[] = {
        [DL_FORM_TITLE] = "{title}",
        [DL_FORM_LINK] = "[{title}]({link})",
        [DL_FORM_NUMBER] = "{n}. {title}",
        [DL_FORM_NUMBER_LINK] = "{n}. [{title}]({link})",
        [DL_FORM_PAREN] = "{n}) {title}",
        [DL_FORM_PAREN_LINK] = "{n}) [{title}]({link})",
        [DL_FORM_BRACKET] = "[{n}] {title}",
    };
    const dl_layout *l = w->l;
    if (l->kind == DL_PAPERS_ITEM) {
        add(w, "  kind: item\n  under: ");
        dl_yaml_text_add(w->out, name_of(w, l->under));
    } else if (l->kind == DL_PAPERS_PAGE && l->level == 0) {
        add(w, "  kind: page\n  title: front-matter");
    } else {
        dl_buf_printf(w->out, "  kind: %s\n  level: %u",
                      l->kind == DL_PAPERS_PAGE ? "page" : "heading",
                      (unsigned)l->level);
        dl_buf_printf(w->out, "\n  heading: \"%s\"", forms[l->form]);
    }
    end_line(w);
}

static void add_groups(writer *w)
{
    if (w->l->groups.n == 0)
        return;
    add(w, "  groups:");
    end_line(w);
    for (size_t i = 0; i < w->l->groups.n; i++) {
        dl_buf literal = {0};
        const dl_outline_text *t = &w->o->texts.v[w->l->groups.v[i]];
        dl_pattern_add_literal(&literal, t->text);
        add(w, "    - ");
        dl_yaml_text_add(w->out, dl_buf_str(&literal));
        end_counted(w, t->n_posts, w->o->n_posts);
        dl_buf_free(&literal);
    }
}

static void add_links(writer *w)
{
    const dl_layout *l = w->l;
    switch (l->link) {
    case DL_LINK_IN_HEADING:
        add(w, "  link: heading\n");
        break;
    case DL_LINK_IN_FIELD:
    case DL_LINK_IN_FRONTMATTER:
        add(w, l->link == DL_LINK_IN_FIELD ? "  link: field\n"
                                           : "  link: front-matter\n");
        add(w, "  link-fields: ");
        dl_yaml_text_add(w->out,
                         l->link == DL_LINK_IN_FIELD
                             ? name_of(w, l->link_index)
                             : w->o->front_matter.list.v[l->link_index].name);
        dl_buf_addc(w->out, '\n');
        break;
    case DL_LINK_ANYWHERE:
        add(w, "  link: anywhere\n");
        break;
    }
    w->line = w->out->n;
    bool all = dl_is_share(l->n_linked, l->n_papers, DL_LAYOUT_RULE);
    add(w, all ? "  link-required: yes" : "  link-required: no");
    end_counted(w, l->n_linked, l->n_papers);
    add(w, w->o->n_versions > 0 ? "  link-version: allow"
                                : "  link-version: forbid");
    end_line(w);
    if (w->o->n_pdfs > 0) {
        add(w, "  link-pdf: allow");
        end_line(w);
    }
}

/* Whether a text can be a template: it is not too long for one line. */
static bool is_short(dl_str s)
{
    enum { LONGEST = 120 };
    return s.n > 0 && s.n <= LONGEST && !memchr(s.p, '\n', s.n);
}

static void add_line(writer *w, const dl_layout_part *part)
{
    dl_buf line = {0};
    dl_pattern_add_literal(&line, w->o->texts.v[part->text].written);
    dl_buf_adds(&line, "{any}");
    add(w, "    - ");
    dl_yaml_text_add_quoted(w->out, dl_buf_str(&line));
    end_counted(w, part->n, w->l->n_papers);
    dl_buf_free(&line);
}

/* What stands between the heading and the first section. */
static void add_under_heading(writer *w)
{
    const dl_layout *l = w->l;
    size_t n = 0;
    bool loose = dl_is_share(l->n_loose, l->n_papers, DL_LAYOUT_NOTED);
    if (l->form_of_sections == DL_SECTIONS_FIELDS || l->sections.n == 0)
        return;
    for (size_t i = 0; i < l->lines.n; i++)
        n += is_short(w->o->texts.v[l->lines.v[i].text].written);
    if (n == 0 && !loose)
        return;
    add(w, "  under-heading:");
    end_line(w);
    for (size_t i = 0; i < l->lines.n; i++)
        if (is_short(w->o->texts.v[l->lines.v[i].text].written))
            add_line(w, &l->lines.v[i]);
    if (loose) {
        add(w, "    - \"{any}\"");
        end_counted(w, l->n_loose, l->n_papers);
    }
}

/* ---- sections ------------------------------------------------------------ */

static void add_labels(writer *w, uint32_t section)
{
    size_t n = 0, total = 0;
    for (size_t i = 0; i < w->l->labels.n; i++)
        total += w->l->labels.v[i].section == section;
    if (total < 2)
        return;
    for (size_t i = 0; i < w->l->labels.n; i++)
        if (w->l->labels.v[i].section == section) {
            add(w, n++ == 0 ? "slots: {" : ", ");
            dl_yaml_text_add(w->out, name_of(w, w->l->labels.v[i].text));
            add(w, ": {}");
        }
    add(w, "}");
}

static void add_section(writer *w, const dl_layout_part *part, bool is_korean)
{
    add(w, "    ");
    dl_yaml_text_add(w->out, name_of(w, part->text));
    add(w, ": {");
    size_t begin = w->out->n;
    if (!dl_is_share(part->n, w->l->n_papers, DL_LAYOUT_RULE))
        add(w, "required: no");
    if (!is_korean)
        add(w, w->out->n > begin ? ", language: any" : "language: any");
    size_t before = w->out->n;
    if (before > begin)
        add(w, ", ");
    size_t at = w->out->n;
    add_labels(w, part->text);
    if (w->out->n == at)
        w->out->p[w->out->n = before] = '\0';
    add(w, "}");
    end_counted(w, part->n, w->l->n_papers);
}

static void add_list(writer *w, const dl_layout_parts *parts)
{
    bool is_fields = parts == &w->l->lines;
    enum { MOST_LISTED = 32 };
    size_t n_rare = 0, n_listed = 0;
    add(w, "  list:");
    end_line(w);
    for (size_t i = 0; i < parts->n; i++) {
        const dl_layout_part *p = &parts->v[i];
        bool is_korean = is_fields ? dl_is_share(p->n_hangul, p->n, 50)
                                   : p->n_hangul * 4 >= p->n_latin;
        if (dl_is_share(p->n, w->l->n_papers, DL_LAYOUT_LISTED) &&
            n_listed++ < MOST_LISTED)
            add_section(w, p, is_korean);
    }
    for (size_t i = 0; i < parts->n; i++)
        if (!dl_is_share(parts->v[i].n, w->l->n_papers, DL_LAYOUT_LISTED))
            add_rare(w, &n_rare, name_of(w, parts->v[i].text), parts->v[i].n);
    if (n_rare > 0)
        end_line(w);
}

static void add_sections(writer *w)
{
    const dl_layout *l = w->l;
    bool is_fields = l->form_of_sections == DL_SECTIONS_FIELDS;
    const dl_layout_parts *parts = is_fields ? &l->lines : &l->sections;
    unsigned usual = l->level > 0 ? l->level + 1 : 2;
    size_t n_listed = 0;
    for (size_t i = 0; i < parts->n; i++)
        n_listed += dl_is_share(parts->v[i].n, l->n_papers, DL_LAYOUT_LISTED);
    if (n_listed == 0)
        return;
    add(w, "sections:");
    end_line(w);
    if (is_fields) {
        add(w, "  form: fields");
        end_line(w);
    } else if (l->section_level != usual) {
        dl_buf_printf(w->out, "  level: %u", (unsigned)l->section_level);
        end_line(w);
    }
    if (l->is_ordered && !is_fields) {
        add(w, "  ordered: yes");
        end_line(w);
    }
    add(w, "  unknown: allow");
    end_line(w);
    add_list(w, parts);
}

static void add_papers(writer *w)
{
    const dl_layout *l = w->l;
    if (l->kind == DL_PAPERS_NONE)
        return;
    end_line(w);
    dl_buf_printf(
        w->out, w->language == DL_KOREAN ? "# 논문 %u편.\n" : "# %u papers.\n",
        (unsigned)l->n_papers);
    if (l->is_article) {
        say(w,
            "# Texts by people, with headings of their own, not digests of one "
            "form.\n",
            "# 한 틀에 맞춘 요약이 아니라, 저마다 제목 줄이 다른 글이다.\n");
        add(w, "text: article\n");
    }
    add(w, "papers:\n");
    add_papers_begin(w);
    add_groups(w);
    add_links(w);
    add_under_heading(w);
    add_sections(w);
}

/* ---- headings of articles ------------------------------------------------ */

/* Without papers there are no rules for headings: those that recur are named,
   the most frequent first. */
static void add_headings(writer *w)
{
    const dl_outline *o = w->o;
    size_t n = 0;
    if (w->l->kind != DL_PAPERS_NONE)
        return;
    if (o->n_linked_posts > 0) {
        say(w, "\n# Posts with links to arXiv: ", "\n# arXiv 링크가 있는 글: ");
        dl_buf_printf(w->out, "%u/%u\n", (unsigned)o->n_linked_posts,
                      (unsigned)o->n_posts);
    }
    for (uint32_t above = o->n_posts + 1; n < MOST_SHOWN;) {
        uint32_t most = 0;
        for (uint32_t i = 0; i < o->texts.n; i++)
            if (o->texts.v[i].level > 0 && o->texts.v[i].n_posts < above &&
                o->texts.v[i].n_posts > most && o->texts.v[i].n_posts > 1 &&
                dl_is_share(o->texts.v[i].n_posts, o->n_posts,
                            DL_LAYOUT_NOTED) &&
                dl_layout_is_recurring(o, i))
                most = o->texts.v[i].n_posts;
        if (most == 0)
            break;
        for (uint32_t i = 0; i < o->texts.n && n < MOST_SHOWN; i++) {
            const dl_outline_text *t = &o->texts.v[i];
            if (t->level == 0 || t->n_posts != most || t->n_posts < 2 ||
                !dl_layout_is_recurring(o, i))
                continue;
            if (n++ == 0)
                say(w,
                    "\n# Headings that recur; a profile with papers could ask "
                    "for them (papers, sections):\n",
                    "\n# 되풀이되는 제목 줄. 논문이 있는 프로필(papers, "
                    "sections)이면 필수로 할 수 있다.\n");
            dl_buf_printf(w->out, "#   %.*s ", (int)t->level, "######");
            dl_yaml_text_add_comment(w->out, t->text, NAME_SHOWN);
            dl_buf_printf(w->out, " (%u)\n", (unsigned)most);
        }
        above = most;
    }
}

/* ---- style --------------------------------------------------------------- */

static void add_style(writer *w)
{
    static const char *const words[] = {
        [DL_STYLE_PLAIN] = "plain",
        [DL_STYLE_FORMAL] = "formal",
        [DL_STYLE_POLITE] = "polite",
        [DL_STYLE_NOUN] = "noun",
    };
    enum { FEW = 20, RULE = 98, NOTED = 50 };
    uint32_t total = 0;
    int best = DL_STYLE_PLAIN;
    for (int style = DL_STYLE_PLAIN; style <= DL_STYLE_NOUN; style++) {
        total += w->o->styles[style];
        if (w->o->styles[style] > w->o->styles[best])
            best = style;
    }
    if (total < FEW || !dl_is_share(w->o->styles[best], total, NOTED))
        return;
    end_line(w);
    if (!dl_is_share(w->o->styles[best], total, RULE))
        add(w, "# ");
    dl_buf_printf(w->out, "style: %s", words[best]);
    end_counted(w, w->o->styles[best], total);
}

void dl_skeleton_add(dl_buf *out, const dl_layout *layout, dl_language language)
{
    writer w = {.out = out,
                .l = layout,
                .o = layout->outline,
                .language = language,
                .line = out->n};
    add_file_name(&w);
    add_front_matter(&w);
    add_papers(&w);
    add_headings(&w);
    add_style(&w);
}
