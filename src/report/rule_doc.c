/*
 * Turns the page of a rule into plain text or Markdown, with captions for its
 * examples.
 */
#include "report/rule_doc.h"

#include "base/str.h"

static dl_str next_line(const char **text)
{
    const char *end = strchr(*text, '\n');
    dl_str line = {*text, end ? (size_t)(end - *text) : strlen(*text)};
    *text = end ? end + 1 : *text + line.n;
    return line;
}

/* The number of backticks or tildes that make `line` a fence; 0: it is not
   one. */
static size_t fence_length(dl_str line)
{
    size_t n = 0;
    if (line.n == 0 || (line.p[0] != '`' && line.p[0] != '~'))
        return 0;
    while (n < line.n && line.p[n] == line.p[0])
        n++;
    return n >= 3 ? n : 0;
}

static bool has_word(dl_str line, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i + length <= line.n; i++)
        if (dl_str_starts(dl_str_from(line, i), word) &&
            (i == 0 || line.p[i - 1] == ' ') &&
            (i + length == line.n || line.p[i + length] == ' '))
            return true;
    return false;
}

/* The value of an attribute such as `config='…'` of a fence; empty: it has
   none. */
static dl_str value_of(dl_str info, const char *key)
{
    size_t at = dl_str_find(info, dl_str_of(key));
    if (at == SIZE_MAX)
        return (dl_str){0};
    dl_str value = dl_str_from(info, at + strlen(key));
    bool is_quoted = value.n > 0 && value.p[0] == '\'';
    value = dl_str_from(value, is_quoted);
    size_t n = 0;
    while (n < value.n && value.p[n] != (is_quoted ? '\'' : ' '))
        n++;
    return (dl_str){value.p, n};
}

/* What an example was linted with. Of a mapping, the keys are shown as they
   stand in a configuration. */
static dl_str setting_of(dl_str info)
{
    dl_str value = value_of(info, "config=");
    if (value.n == 0)
        return value_of(info, "file=");
    bool is_mapping = value.n > 2 && value.p[0] == '{';
    return is_mapping ? (dl_str){value.p + 1, value.n - 2} : value;
}

/* What the words after a fence announce: `Bad (renderer: kramdown):`. */
static void add_caption(dl_buf *out, dl_str info, dl_language language)
{
    static const struct {
        const char *word, *captions[2];
    } kinds[] = {
        {"bad", {"Bad", "나쁜 예"}},
        {"good", {"Good", "좋은 예"}},
        {"fixed", {"After --fix", "--fix 뒤"}},
        {"fixed-unsafe", {"After --unsafe-fixes", "--unsafe-fixes 뒤"}},
        {"post", {"Another post", "블로그의 다른 글"}},
    };
    dl_str setting = setting_of(info);
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        if (!has_word(info, kinds[i].word))
            continue;
        dl_buf_adds(out, kinds[i].captions[language]);
        if (setting.n > 0)
            dl_buf_printf(out, language == DL_KOREAN ? "(`%.*s`)" : " (`%.*s`)",
                          DL_FMT(setting));
        dl_buf_adds(out, ":\n\n");
    }
}

static void add_line(dl_buf *out, dl_str line)
{
    dl_buf_add(out, line);
    dl_buf_addc(out, '\n');
}

static void add_text_line(dl_buf *out, dl_str line, dl_rule_doc_form form)
{
    size_t marks = 0;
    while (form == DL_RULE_DOC_PLAIN && marks < line.n && line.p[marks] == '#')
        marks++;
    while (marks > 0 && marks < line.n && line.p[marks] == ' ')
        marks++;
    add_line(out, dl_str_from(line, marks));
}

/* Paragraphs, lists, headings and fences: rule files have nothing else. */
void dl_rule_doc_add_body(dl_buf *out, const dl_rule *rule,
                          dl_rule_doc_form form, dl_language language)
{
    bool plain = form == DL_RULE_DOC_PLAIN;
    const char *text = rule->doc[language] ? rule->doc[language] : "";
    size_t fence = 0;
    while (*text) {
        dl_str line = next_line(&text);
        size_t ticks = fence_length(line);
        if (!ticks && !fence) {
            add_text_line(out, line, form);
        } else if (!fence) {
            fence = ticks;
            add_caption(out, dl_str_from(line, ticks),
                        language);
            if (!plain)
                dl_buf_printf(out, "%.*smarkdown\n", (int)ticks, line.p);
        } else {
            bool closes = ticks >= fence && ticks == line.n;
            if (plain && !closes && line.n > 0)
                dl_buf_adds(out, "    ");
            if (!plain || !closes)
                add_line(out, line);
            if (closes)
                fence = 0;
        }
    }
}

/* The end of the last complete sentence in text[0, n), or `n`. */
static size_t sentence_end(const char *text, size_t n)
{
    for (size_t i = n; i > 0; i--)
        if (text[i - 1] == '.' && (i == n || text[i] == ' '))
            return i;
    return n;
}

void dl_rule_doc_add_abstract(dl_buf *out, const dl_rule *rule, size_t most,
                              dl_language language)
{
    const char *text = rule->doc[language] ? rule->doc[language] : "";
    size_t start = out->n;
    while (*text == '\n')
        text++;
    for (dl_str line = next_line(&text); line.n > 0; line = next_line(&text)) {
        if (out->n > start)
            dl_buf_addc(out, ' ');
        dl_buf_add(out, line);
    }
    size_t n = out->n - start;
    if (n == 0)
        return;
    out->n = start + sentence_end(out->p + start, n < most ? n : most);
    out->p[out->n] = '\0';
    if (out->p[out->n - 1] == ':') /* a list follows */
        out->p[out->n - 1] = '.';
}

void dl_rule_doc_add_url(dl_buf *out, const dl_rule *rule, dl_language language)
{
    dl_buf_adds(out, DL_HOME "/blob/main/docs/");
    dl_buf_adds(out, language == DL_KOREAN ? "ko/" : "");
    if (rule->user_number) {
        dl_buf_adds(out, "patterns.md");
        return;
    }
    dl_buf_adds(out, "rules.md#");
    for (const char *p = rule->code; *p; p++)
        dl_buf_addc(out, dl_to_lower(*p));
    dl_buf_addc(out, '-');
    dl_buf_adds(out, rule->name);
}

void dl_rule_doc_add_code(dl_buf *out, const dl_rule *rule, bool links,
                          dl_language language)
{
    if (links) {
        dl_buf_adds(out, "\033]8;;");
        dl_rule_doc_add_url(out, rule, language);
        dl_buf_adds(out, "\033\\");
    }
    dl_buf_adds(out, rule->code);
    if (links)
        dl_buf_adds(out, "\033]8;;\033\\");
}

void dl_rule_doc_add_measured(dl_json *j, const dl_measured *m,
                              dl_language language)
{
    dl_json_add_object(j, "measured", DL_JSON_INLINE);
    dl_json_add_int(j, "right", m->right);
    dl_json_add_int(j, "read", m->read);
    dl_json_add_cstr(j, "date", m->date);
    dl_json_add_cstr(j, "on", m->on[language]);
    dl_json_close(j);
}
