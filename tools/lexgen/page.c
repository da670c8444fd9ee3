/* Writes docs/lexicon.md and docs/ko/lexicon.md, the lists of words. */
#include "lexgen.h"

static const char *const head[LG_LANGUAGES] = {
    "# The lexicon\n\n"
    "Every list of words that the rules know. `lexicon:` in `.digestlint.yaml` "
    "adds words to a list, or takes them away:\n\n"
    "```yaml\n"
    "lexicon:\n"
    "  particle:\n"
    "    gwa-words: [유사과]           # 유사과 is a noun, not 유사 with 과\n"
    "    ro-ends: {remove: [난로]}\n"
    "```\n\n"
    "A word of a list marked *start* or *end* stands for every word that "
    "begins or ends in it. Groups of terms, loanwords and misspellings are "
    "described in [configuration.md](configuration.md#words-of-your-own). "
    "([한국어](ko/lexicon.md))\n",
    "# 낱말 목록\n\n"
    "규칙이 아는 모든 낱말 목록이다. `.digestlint.yaml`의 `lexicon:`으로 목록에 "
    "낱말을 더하거나 뺀다.\n\n"
    "```yaml\n"
    "lexicon:\n"
    "  particle:\n"
    "    gwa-words: [유사과]           # 유사과는 명사이다. 유사에 과가 붙은 것이 "
    "아니다\n"
    "    ro-ends: {remove: [난로]}\n"
    "```\n\n"
    "*앞*이나 *끝*이라고 적힌 목록의 말은 그것으로 시작하거나 끝나는 모든 낱말을 "
    "뜻한다. 용어집, 외래어, 틀린 말의 묶음은 "
    "[configuration.md](configuration.md#자체-낱말)에서 설명한다. "
    "([English](../lexicon.md))\n"};

static const char *const columns[LG_LANGUAGES] = {
    "| list | match | words | what | by which norm |\n|---|---|--:|---|---|\n",
    "| 목록 | 맞춤 | 낱말 수 | 무엇 | 근거 |\n|---|---|--:|---|---|\n"};

static const char *const matches[LG_LANGUAGES][3] = {
    {"word", "start", "end"}, {"낱말", "앞", "끝"}};

/* A cell of a table: a bar would end it. */
static void add_cell(dl_buf *out, dl_str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '|')
            dl_buf_addc(out, '\\');
        dl_buf_addc(out, text.p[i]);
    }
    dl_buf_adds(out, " | ");
}

static dl_str norm_in(dl_str norm, unsigned language)
{
    return language == LG_KOREAN && dl_str_is(norm, "usage") ? DL_STR("관용")
                                                             : norm;
}

void lg_page(const lg_source *s, unsigned language, dl_buf *out)
{
    dl_buf_adds(out, head[language]);
    dl_str topic = DL_STR_NONE;
    for (size_t i = 0; i < s->lists.n; i++) {
        const lg_list *list = &s->lists.v[i];
        if (!dl_str_eq(topic, list->topic)) {
            topic = list->topic;
            dl_buf_printf(out, "\n## `%.*s`\n\n%s", DL_FMT(topic),
                          columns[language]);
        }
        dl_buf_printf(out, "| `%.*s` | %s | %u | ", DL_FMT(list->name),
                      matches[language][s->infos.v[i].match], list->n_words);
        add_cell(out, list->doc[language]);
        add_cell(out, norm_in(list->norm, language));
        out->n--; /* the space at the end */
        dl_buf_addc(out, '\n');
    }
}
