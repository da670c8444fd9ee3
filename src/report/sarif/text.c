/* The sentences of a report, with SARIF's placeholders and links (§3.11). */
#include "base/str.h"
#include "report/line.h"
#include "report/sarif/parts.h"

void dl_sarif_add_text(dl_json *json, const char *key, dl_str text)
{
    dl_json_add_object(json, key, DL_JSON_INLINE);
    dl_json_add_str(json, "text", text);
    dl_json_close(json);
}

/* Appends `text` with its braces doubled and a backslash before each of the
   characters in `escaped`. */
static void add_escaped(dl_buf *out, dl_str text, const char *escaped)
{
    for (size_t i = 0; i < text.n; i++) {
        char c = text.p[i];
        if (c == '{' || c == '}')
            dl_buf_addc(out, c);
        else if (c && strchr(escaped, c))
            dl_buf_addc(out, '\\');
        dl_buf_addc(out, c);
    }
}

/* Brackets matter only where a link could be read. */
static void add_plain(dl_buf *out, dl_str text)
{
    bool has_link = false;
    for (size_t i = 0; i + 1 < text.n; i++)
        has_link |= text.p[i] == ']' && text.p[i + 1] == '(';
    add_escaped(out, text, has_link ? "[]" : "");
}

/* Whether `text` begins with a word that may be capitalised: not arXiv. */
static bool begins_with_word(dl_str text)
{
    size_t n = 0;
    while (n < text.n && dl_is_lower(text.p[n]))
        n++;
    return n > 0 && (n == text.n || text.p[n] == ' ' || text.p[n] == ',');
}

static void capitalise(dl_buf *out, size_t at)
{
    out->p[at] = (char)(out->p[at] + 'A' - 'a');
}

void dl_sarif_add_sentence(dl_buf *out, dl_str text)
{
    size_t start = out->n;
    add_plain(out, text);
    if (begins_with_word(text))
        capitalise(out, start);
    if (out->n == start || out->p[out->n - 1] != '.')
        dl_buf_addc(out, '.');
}

/* Text that ends with a mark other than a period is followed by another
   sentence. */
static void add_end(dl_buf *out, const dl_rule *rule, dl_str template,
                    dl_language language)
{
    char last = template.n ? template.p[template.n - 1] : ' ';
    if (last == '.')
        return;
    if (last != '?' && last != '!')
        dl_buf_addc(out, '.');
    else if (language == DL_KOREAN)
        dl_buf_printf(out, " 자세한 것은 %s 설명에 있다.", rule->code);
    else
        dl_buf_printf(out, " See the help of %s.", rule->code);
}

static dl_str template_of(const dl_rule *rule, unsigned message,
                          dl_language language)
{
    return message < rule->n_messages
               ? dl_str_of(rule->messages[message].text[language])
               : DL_STR_NONE;
}

/* The message unchanged, in `out`. */
static void add_raw(dl_buf *out, const dl_diagnostic *d, int note,
                    dl_language language)
{
    dl_message_add(out, d, note, language);
}

void dl_sarif_add_message(dl_buf *out, const dl_diagnostic *d, int note,
                          dl_language language)
{
    unsigned message = note < 0 ? d->message : d->notes[note].message;
    dl_str template = template_of(d->rule, message, language);
    size_t start = out->n;
    dl_buf raw = {0};
    add_raw(&raw, d, note, language);
    add_plain(out, dl_buf_str(&raw));
    dl_buf_free(&raw);
    if (begins_with_word(template))
        capitalise(out, start);
    add_end(out, d->rule, template, language);
}

static bool is_placeholder(dl_str text, size_t i)
{
    return i + 2 < text.n && text.p[i] == '{' &&
           dl_is_digit(text.p[i + 1]) && text.p[i + 2] == '}';
}

void dl_sarif_add_template(dl_buf *out, const dl_rule *rule, unsigned message,
                           const char *more, dl_language language)
{
    dl_str template = template_of(rule, message, language);
    size_t start = out->n;
    for (size_t i = 0; i < template.n; i++) {
        size_t n = is_placeholder(template, i) ? 3 : 1;
        dl_str part = {template.p + i, n};
        if (n == 3)
            dl_buf_add(out, part);
        else
            add_plain(out, part);
        i += n - 1;
    }
    if (begins_with_word(template))
        capitalise(out, start);
    dl_buf_adds(out, more);
    add_end(out, rule, template, language);
}

void dl_sarif_add_link(dl_buf *out, const dl_diagnostic *d, unsigned note,
                       dl_language language)
{
    dl_buf raw = {0};
    add_raw(&raw, d, (int)note, language);
    dl_buf_adds(out, " [");
    add_escaped(out, dl_buf_str(&raw), "[]\\");
    dl_buf_printf(out, "](%u).", note + 1);
    dl_buf_free(&raw);
}

/* Appends `text` in quotes, as messages show their arguments. */
static void add_quoted(dl_buf *out, dl_str text)
{
    dl_buf shown = {0};
    size_t n = dl_argument_format(text, NULL, 0);
    dl_buf_reserve(&shown, n);
    dl_argument_format(text, shown.p, n + 1);
    shown.n = n;
    dl_buf_addc(out, '\'');
    add_plain(out, dl_buf_str(&shown));
    dl_buf_addc(out, '\'');
    dl_buf_free(&shown);
}

static void add_edit_text(dl_buf *out, const dl_doc *doc, const dl_edit *edit,
                          dl_language language)
{
    static const char *const verbs[][2] = {{"Replace ", "바꾸기: "},
                                           {"Delete ", "지우기: "},
                                           {"Insert ", "넣기: "}};
    bool inserts = dl_span_is_empty(edit->span), deletes = edit->text.n == 0;
    dl_buf_adds(out, verbs[deletes ? 1 : inserts ? 2 : 0][language]);
    if (!inserts)
        add_quoted(out, dl_doc_slice(doc, edit->span));
    if (!inserts && !deletes)
        dl_buf_adds(out, language == DL_KOREAN ? " → " : " by ");
    if (!deletes)
        add_quoted(out, edit->text);
    dl_buf_addc(out, '.');
}

void dl_sarif_add_fix_text(dl_buf *out, const dl_doc *doc, const dl_fix *fix,
                           dl_language language)
{
    bool korean = language == DL_KOREAN;
    if (fix->n_edits == 1)
        add_edit_text(out, doc, &fix->edits[0], language);
    else
        dl_buf_printf(out, korean ? "%u곳 고치기." : "Change %u places.",
                      fix->n_edits);
    if (fix->applicability == DL_FIX_UNSAFE)
        dl_buf_adds(out, korean ? " 결과를 사람이 확인해야 한다."
                                : " Unsafe: check the result.");
}

const char *dl_sarif_level(unsigned severity)
{
    return severity == DL_SEVERITY_ERROR     ? "error"
           : severity == DL_SEVERITY_WARNING ? "warning"
                                             : "note";
}
