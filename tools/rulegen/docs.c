/* Writes docs/rules.md and docs/ko/rules.md, the rules for readers. */
#include "rulegen.h"

enum { N_GROUPS = 10 };

/* What stands between the texts of the rules. */
typedef struct words {
    const char *head; /* up to the table */
    const char *groups[N_GROUPS];
    const char *captions[RG_POST + 1];
    const char *level, *selected[2], *fix, *precision, *sees, *touches;
    const char *fixes[3], *precisions[3]; /* as FIXES and PRECISIONS */
    const char *not_measured;
    const char *options, *messages;
} words;

static const char *const FIXES[] = {"none", "safe", "unsafe"};
static const char *const PRECISIONS[] = {"very-high", "high", "medium"};

static const words WORDS[RG_LANGUAGES] = {
    [RG_ENGLISH] = {
        .head =
            "<!-- Made by `make docs` from rules/; do not edit. -->\n\n"
            "# Rules\n\n"
            "Each rule is written in `rules/DLnnn-name.md`. A code is never "
            "used again; a rule may be named by its\ncode or its name, and "
            "several by the beginning of their codes (`DL5`). "
            "([한국어](ko/rules.md))\n\n"
            "| code | name | default | fix | what it checks |\n"
            "|---|---|---|---|---|\n",
        .groups = {"The file", "Front matter", "Headings", "arXiv links",
                   "Sections and the digest's contract", "Korean",
                   "Characters and artefacts", "Across posts",
                   "What the page shows", "The linter's own"},
        .captions = {[RG_BAD] = "Found",
                     [RG_GOOD] = "Not found",
                     [RG_FIXED] = "After `--fix`",
                     [RG_FIXED_UNSAFE] = "After `--fix --unsafe-fixes`",
                     [RG_POST] = "Another post"},
        .level = "Default",
        .selected = {" (", " when selected)"},
        .fix = "fix",
        .precision = "precision",
        .sees = " · sees, besides prose: ",
        .touches = " · fixes touch, besides prose: ",
        .fixes = {"none", "safe", "unsafe"},
        .precisions = {"very-high", "high", "medium"},
        .not_measured = "Measured: not yet\n\n",
        .options = "\n| option | type | default | meaning |\n"
                   "|---|---|---|---|\n",
        .messages = "\nMessages:\n\n",
    },
    [RG_KOREAN] = {
        .head =
            "<!-- `make docs`가 rules/와 rules/ko/에서 만든 것이니 고치지 말 "
            "것. -->\n\n"
            "# 규칙\n\n"
            "규칙은 `rules/DLnnn-name.md`에 하나씩 적혀 있고, 한국어 설명은 "
            "`rules/ko/`의 같은 이름 파일에 있다.\n한 번 쓴 코드는 다시 쓰지 "
            "않는다. 규칙은 코드나 이름으로 가리키고, 코드의 앞부분(`DL5`)으로 "
            "여러 개를\n한꺼번에 가리킬 수 있다. ([English](../rules.md))\n\n"
            "| 코드 | 이름 | 기본 수준 | 수정 | 검사하는 것 |\n"
            "|---|---|---|---|---|\n",
        .groups = {"파일", "머리말", "제목", "arXiv 링크", "섹션과 글의 틀",
                   "한국어", "문자와 남은 흔적", "여러 글에 걸친 규칙",
                   "페이지에 보이는 것", "린터 자체"},
        .captions = {[RG_BAD] = "보고하는 글",
                     [RG_GOOD] = "보고하지 않는 글",
                     [RG_FIXED] = "`--fix`로 고친 뒤",
                     [RG_FIXED_UNSAFE] = "`--fix --unsafe-fixes`로 고친 뒤",
                     [RG_POST] = "블로그의 다른 글"},
        .level = "기본 수준",
        .selected = {" (켜면 ", ")"},
        .fix = "수정",
        .precision = "정확도",
        .sees = " · 본문 외에 보는 곳: ",
        .touches = " · 본문 외에 고치는 곳: ",
        .fixes = {"없음", "안전", "확인 필요"},
        .precisions = {"매우 높음", "높음", "보통"},
        .not_measured = "실측: 아직 없음\n\n",
        .options = "\n| 옵션 | 타입 | 기본값 | 뜻 |\n"
                   "|---|---|---|---|\n",
        .messages = "\n메시지:\n\n",
    },
};

typedef struct writer {
    dl_buf *out;
    int language;
    const words *w;
} writer;

/* What an example was linted with: the keys of a configuration, or the name of
   the file. */
static void add_setting(writer *w, const rg_example *e)
{
    dl_str setting = e->config.n ? e->config : e->file;
    if (setting.n == 0)
        return;
    if (setting.n > 2 && setting.p[0] == '{')
        setting = (dl_str){setting.p + 1, setting.n - 2};
    dl_buf_printf(w->out, w->language == RG_KOREAN ? "(`%.*s`)" : " (`%.*s`)",
                  DL_FMT(setting));
}

/* Examples have captions in place of the attributes for tests. */
static void add_example(writer *w, const rg_example *e)
{
    dl_str rest = e->fenced;
    rg_fence fence = rg_fence_of(rg_next_line(&rest));
    dl_buf_adds(w->out, w->w->captions[e->kind]);
    add_setting(w, e);
    dl_buf_printf(w->out, ":\n\n%.*smarkdown\n%.*s", (int)fence.n,
                  e->fenced.p, DL_FMT(rest));
}

static void add_page(writer *w, const rg_rule *rule)
{
    const rg_page *page = rg_page_in(rule, w->language);
    for (size_t i = 0; i < page->pieces.n; i++) {
        const rg_piece *piece = &page->pieces.v[i];
        if (piece->example == RG_TEXT)
            dl_buf_add(w->out, piece->text);
        else
            add_example(w, &rule->examples.v[piece->example]);
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

/* The word of `own` in the place that `s` has in the three of `all`. */
static const char *word_for(dl_str s, const char *const *all,
                            const char *const *own)
{
    for (int i = 0; i < 3; i++)
        if (dl_str_is(s, all[i]))
            return own[i];
    return "";
}

static const char *fix_word(const writer *w, const rg_rule *r)
{
    return word_for(r->fix, FIXES, w->w->fixes);
}

static void add_table(writer *w, const rg_set *set)
{
    for (size_t i = 0; i < set->rules.n; i++) {
        const rg_rule *r = &set->rules.v[i];
        dl_buf_printf(w->out, "| [%.*s](#dl%.3s-%.*s) | %.*s | %.*s | %s |",
                      DL_FMT(r->code), r->code.p + 2, DL_FMT(r->name),
                      DL_FMT(r->name), DL_FMT(r->severity), fix_word(w, r));
        add_cell(w->out, r->summary[w->language]);
        dl_buf_addc(w->out, '\n');
    }
}

static void add_options(writer *w, const rg_rule *r)
{
    dl_buf *out = w->out;
    if (!r->options.n)
        return;
    dl_buf_adds(out, w->w->options);
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
        add_cell(out, o->doc[w->language]);
        dl_buf_addc(out, '\n');
    }
}

static void add_messages(writer *w, const rg_rule *r)
{
    dl_buf_adds(w->out, w->w->messages);
    for (size_t i = 0; i < r->messages.n; i++)
        dl_buf_printf(w->out, "- `%.*s`\n",
                      DL_FMT(r->messages.v[i].text[w->language]));
}

static void add_kinds(dl_buf *out, const char *what, const rg_texts *kinds)
{
    for (size_t i = 0; i < kinds->n; i++)
        dl_buf_printf(out, "%s%.*s", i ? ", " : what, DL_FMT(kinds->v[i]));
}

static void add_measured(writer *w, const rg_measured *m)
{
    if (m->line == 0)
        dl_buf_adds(w->out, w->w->not_measured);
    else if (w->language == RG_ENGLISH)
        dl_buf_printf(
            w->out,
            "Measured on %.*s: %.*s of %.*s findings right, on %.*s\n\n",
            DL_FMT(m->date), DL_FMT(m->right), DL_FMT(m->read),
            DL_FMT(m->on[RG_ENGLISH]));
    else
        dl_buf_printf(w->out,
                      "실측(%.*s): 지적 %.*s건 중 %.*s건이 옳음, %.*s\n\n",
                      DL_FMT(m->date), DL_FMT(m->read), DL_FMT(m->right),
                      DL_FMT(m->on[RG_KOREAN]));
}

static void add_section(writer *w, const rg_rule *r)
{
    dl_buf *out = w->out;
    dl_buf_printf(out, "\n### %.*s %.*s\n\n%.*s\n\n", DL_FMT(r->code),
                  DL_FMT(r->name), DL_FMT(r->summary[w->language]));
    dl_buf_printf(out, "%s: %.*s", w->w->level, DL_FMT(r->severity));
    if (r->on_severity.n)
        dl_buf_printf(out, "%s%.*s%s", w->w->selected[0],
                      DL_FMT(r->on_severity), w->w->selected[1]);
    dl_buf_printf(out, " · %s: %s · %s: %s", w->w->fix, fix_word(w, r),
                  w->w->precision,
                  word_for(r->precision, PRECISIONS, w->w->precisions));
    add_kinds(out, w->w->sees, &r->sees);
    add_kinds(out, w->w->touches, &r->touches);
    dl_buf_adds(out, "\n\n");
    add_measured(w, &r->measured);
    add_page(w, r);
    add_options(w, r);
    add_messages(w, r);
}

void rg_docs(const rg_set *set, int language, dl_buf *out)
{
    writer w = {.out = out, .language = language, .w = &WORDS[language]};
    dl_buf_adds(out, w.w->head);
    add_table(&w, set);
    int group = -1;
    for (size_t i = 0; i < set->rules.n; i++) {
        const rg_rule *r = &set->rules.v[i];
        int own = r->code.p[2] - '0';
        if (own != group)
            dl_buf_printf(out, "\n## %s\n", w.w->groups[own]);
        group = own;
        add_section(&w, r);
    }
}
