/*
 * Writes docs/keys.md and docs/ko/keys.md: the keys for readers, a table for
 * each mapping.
 */
#include "keys.h"

/* The text around the descriptions, in both languages. */
typedef const char *const phrase[RG_LANGUAGES];

static phrase INTRODUCTION = {
    "<!-- Made by `make docs` from rules/configuration.yaml; do not edit. -->"
    "\n\n# Keys\n\n"
    "Every key of `.digestlint.yaml`. [configuration.md](configuration.md), "
    "[profiles.md](profiles.md) and\n[patterns.md](patterns.md) tell how they "
    "are used. ([한국어](ko/keys.md))\n",
    "<!-- `make docs`가 rules/configuration.yaml에서 만든 것이니 고치지 말 것. "
    "-->\n\n# 키\n\n"
    "`.digestlint.yaml`의 모든 키. 쓰는 법은 "
    "[configuration.md](configuration.md), "
    "[profiles.md](profiles.md),\n[patterns.md](patterns.md)에 있다. ([English](../keys.md))\n"};
static phrase PROGRAM = {"The program", "프로그램"};
static phrase PROFILE = {"The profile", "프로필"};
static phrase TABLE = {
    "| key | value | default | meaning |\n|---|---|---|---|\n",
    "| 키 | 값 | 기본값 | 뜻 |\n|---|---|---|---|\n"};
static phrase REQUIRED = {"required", "필수"};
static phrase EACH = {"Each entry has these keys.",
                      "각 항목의 키는 다음과 같다."};
static phrase ONE_OF = {"Exactly one of these must be given: ",
                        "다음 가운데 꼭 하나가 있어야 한다: "};
static phrase IN_OVERRIDES = {
    "An entry may also have the keys of the first two tables, apart from ",
    "처음 두 표의 키도 쓸 수 있다. 쓸 수 없는 키: "};

static phrase VALUES[RG_TYPES] = {
    [RG_STRING] = {"text", "문자열"},
    [RG_STRINGS] = {"text, or a list", "문자열 또는 목록"},
    [RG_GLOBS] = {"[glob](configuration.md#which-files-are-linted), or a list",
                  "[글롭](configuration.md#검사할-파일) 또는 목록"},
    [RG_TEMPLATES] = {"[template](profiles.md#templates), or a list",
                      "[틀](profiles.md#틀) 또는 목록"},
    [RG_NUMBER] = {"number", "정수"},
    [RG_FLAG] = {"`yes` or `no`", "`yes` 또는 `no`"},
    [RG_SWITCH] = {"`yes` or `no`", "`yes` 또는 `no`"},
    [RG_ZONE] = {"`Asia/Seoul`, or an offset such as `+09:00`",
                 "`Asia/Seoul` 또는 `+09:00` 같은 시차"},
    [RG_SENTENCES] = {"`1`, `1-3` or `2-`", "`1`, `1-3`, `2-`"},
    [RG_LEVEL] = {"`error`, `warning`, `info`, `on` or `off`",
                  "`error`, `warning`, `info`, `on`, `off`"},
    [RG_RULES] = {"[levels](configuration.md#rules-and-levels) by rule",
                  "규칙마다 [수준](configuration.md#규칙과-수준)"},
    [RG_MAPPING] = {"mapping", "매핑"},
    [RG_LIST] = {"list", "목록"},
    [RG_NAMED] = {"mapping by name, or a list", "이름별 매핑 또는 목록"},
};

/* Between a word that stands for a mapping, and the mapping. */
static phrase OR = {", or a ", " 또는 "};

typedef struct page {
    dl_buf *out;
    int language;
} page;

/* ---- cells ------------------------------------------------------------- */

/* "|" would end a cell. */
static void add_cell_text(dl_buf *out, dl_str s)
{
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '|')
            dl_buf_addc(out, '\\');
        dl_buf_addc(out, s.p[i] == '\n' ? ' ' : s.p[i]);
    }
}

static void add_words(const page *p, const rg_words *words)
{
    for (size_t i = 0; i < words->n; i++) {
        const rg_word *w = &words->v[i];
        dl_buf_printf(p->out, "%s`%.*s%s%.*s`", i ? ", " : "", DL_FMT(w->text),
                      w->name.n ? ": " : "", DL_FMT(w->name));
        if (!w->doc[p->language].n)
            continue;
        dl_buf_adds(p->out, " (");
        add_cell_text(p->out, w->doc[p->language]);
        dl_buf_addc(p->out, ')');
    }
}

/* A heading's anchor has no dots. */
static void add_anchor(dl_buf *out, dl_str path)
{
    for (size_t i = 0; i < path.n; i++)
        if (path.p[i] != '.')
            dl_buf_addc(out, path.p[i]);
}

static void add_value(const page *p, const rg_key *key)
{
    const char *kind = VALUES[key->type][p->language];
    if (key->has_own_words) {
        add_words(p, &key->words);
    } else if (key->keys.n) {
        for (size_t i = 0; i < key->keys.n; i++)
            if (dl_str_eq(key->keys.v[i].name, key->alone)) {
                add_words(p, &key->keys.v[i].words);
                dl_buf_adds(p->out, OR[p->language]);
            }
        dl_buf_printf(p->out, "[%s](#", kind);
        add_anchor(p->out, key->path);
        dl_buf_addc(p->out, ')');
    } else {
        dl_buf_adds(p->out, kind);
    }
    if (key->max.n)
        dl_buf_printf(p->out, ", %s–%s", key->min.p, key->max.p);
}

static void add_initial(const page *p, const rg_key *key)
{
    if (key->required)
        dl_buf_adds(p->out, REQUIRED[p->language]);
    else if (key->initial_doc[p->language].n)
        add_cell_text(p->out, key->initial_doc[p->language]);
    else if (key->initial.n)
        dl_buf_printf(p->out, "`%.*s`", DL_FMT(key->initial));
}

/* ---- tables ------------------------------------------------------------ */

static void add_table(const page *p, const rg_keys *keys)
{
    dl_buf_adds(p->out, TABLE[p->language]);
    for (size_t i = 0; i < keys->n; i++) {
        const rg_key *k = &keys->v[i];
        dl_buf_printf(p->out, "| `%.*s` | ", DL_FMT(k->name));
        add_value(p, k);
        dl_buf_adds(p->out, " | ");
        add_initial(p, k);
        dl_buf_adds(p->out, " | ");
        add_cell_text(p->out, k->doc[p->language]);
        dl_buf_adds(p->out, " |\n");
    }
}

static void add_exceptions(const page *p, const rg_keys *keys,
                           const char **before)
{
    for (size_t i = 0; i < keys->n; i++) {
        if (!keys->v[i].no_override)
            continue;
        dl_buf_printf(p->out, "%s`%.*s`", *before, DL_FMT(keys->v[i].name));
        *before = ", ";
    }
}

static void add_sections(const page *p, const rg_config *config,
                         const rg_keys *keys)
{
    for (size_t i = 0; i < keys->n; i++) {
        const rg_key *k = &keys->v[i];
        if (!k->keys.n)
            continue;
        dl_buf_printf(p->out, "\n### `%.*s`\n\n%.*s%s%s\n\n", DL_FMT(k->path),
                      DL_FMT(k->doc[p->language]),
                      k->type == RG_MAPPING ? "" : " ",
                      k->type == RG_MAPPING ? "" : EACH[p->language]);
        add_table(p, &k->keys);
        if (k->one_of.n) {
            dl_buf_printf(p->out, "\n%s", ONE_OF[p->language]);
            for (size_t n = 0; n < k->one_of.n; n++)
                dl_buf_printf(p->out, "%s`%.*s`", n ? ", " : "",
                              DL_FMT(k->one_of.v[n]));
            dl_buf_adds(p->out, ".\n");
        }
        if (dl_str_is(k->path, "overrides")) {
            const char *before = IN_OVERRIDES[p->language];
            dl_buf_addc(p->out, '\n');
            add_exceptions(p, &config->program, &before);
            add_exceptions(p, &config->profile, &before);
            dl_buf_adds(p->out, ".\n");
        }
        add_sections(p, config, &k->keys);
    }
}

void rg_keys_docs(const rg_config *config, int language, dl_buf *out)
{
    const page p = {out, language};
    dl_buf_adds(out, INTRODUCTION[language]);
    dl_buf_printf(out, "\n## %s\n\n", PROGRAM[language]);
    add_table(&p, &config->program);
    dl_buf_printf(out, "\n## %s\n\n", PROFILE[language]);
    add_table(&p, &config->profile);
    add_sections(&p, config, &config->program);
    add_sections(&p, config, &config->profile);
}
