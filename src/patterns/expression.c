/*
 * Compiles a pattern rule's expression and its replacement; errors are reported
 * at the character.
 */
#include "patterns/expression.h"

#include "base/str.h"
#include "keys_gen.h"
#include "parse/yaml.h"
#include "patterns/words.h"
#include "rules_gen.h"
#include "text/compose.h"
#include "text/utf8.h"

typedef dl_pattern_reader reader;

/* ---- pattern and words --------------------------------------------------- */

/* Compiles what was assembled from the value of `node`. */
static void compile(reader *r, const dl_yaml *node,
                    const dl_composed *expression, unsigned flags)
{
    dl_regex_error error;
    dl_str text = dl_buf_str(&expression->text);
    r->pattern->regex = dl_regex_compile(text, flags, &error);
    if (r->pattern->regex)
        return;
    uint32_t at = (uint32_t)(error.offset < text.n ? error.offset : text.n);
    at = dl_composed_written(expression, (dl_span){at, at}).start;
    dl_str number =
        dl_arena_printf(r->problems->arena, "%zu",
                        dl_utf8_length((dl_str){node->text.p, at}) + 1);
    dl_span span = dl_pattern_place(r, node, at);
    dl_problems_add_at(
        r->problems, DL901_PATTERN, node->file, span,
        (dl_str[]){dl_str_of(error.message), number, dl_str_of(error.korean)},
        3);
    r->failed = true;
}

static void read_pattern(reader *r, const dl_yaml *node, unsigned flags)
{
    dl_composed expression = {0};
    dl_compose(&expression, node->text);
    compile(r, node, &expression, flags);
    dl_composed_free(&expression);
    /* A subroutine by itself counts as empty whatever it matches. */
    if (r->pattern->regex && dl_regex_may_be_empty(r->pattern->regex) &&
        !strstr(node->text.p, "(?(DEFINE)"))
        dl_pattern_refuse_at(r, node, 0, DL901_PATTERN_EMPTY, DL_STR_NONE,
                             DL_STR_NONE);
}

static void read_words(reader *r, const dl_yaml *list, unsigned flags)
{
    DL_VEC(dl_str) words = {0};
    dl_composed word = {0};
    const dl_yaml *first = list->kind == DL_YAML_SCALAR ? list : list->first;
    bool ok = list->kind != DL_YAML_MAPPING && first;
    for (const dl_yaml *v = first; ok && v; v = v == list ? NULL : v->next) {
        ok = v->kind == DL_YAML_SCALAR;
        if (ok)
            dl_compose(&word, dl_str_trim(v->text, " \t\r\n"));
        ok = ok && word.text.n > 0;
        if (ok)
            dl_vec_push(&words, dl_arena_str(r->problems->arena,
                                             dl_buf_str(&word.text)));
    }
    dl_composed_free(&word);
    if (ok) {
        dl_composed expression = {0};
        dl_pattern_words_add(&expression.text, words.v, words.n);
        compile(r, list, &expression, flags);
        dl_composed_free(&expression);
    } else {
        dl_pattern_refuse(r, list, "words", "a list of words", "낱말 목록");
    }
    dl_vec_free(&words);
}

void dl_pattern_read_expression(reader *r)
{
    const dl_yaml *pattern = dl_pattern_text(r, "pattern");
    const dl_yaml *words = dl_yaml_get(r->node, "words");
    const dl_yaml *fold = dl_pattern_text(r, "ignore-case");
    dl_pattern_scope scope = r->pattern->scope;
    unsigned flags = 0;
    if (fold && !dl_yaml_bool(fold->text, &r->pattern->ignores_case))
        dl_pattern_refuse(r, fold, "ignore-case", "true or false",
                          "true, false");
    if (r->pattern->ignores_case)
        flags |= DL_REGEX_IGNORE_CASE;
    if (scope == DL_SCOPE_TEXT || scope == DL_SCOPE_SECTION ||
        scope == DL_SCOPE_ENTRY || scope == DL_SCOPE_POST)
        flags |= DL_REGEX_MULTILINE;
    if (pattern && words)
        dl_pattern_refuse(r, words, "words", "left out when 'pattern' is set",
                          "pattern과 함께 쓰지 않음");
    else if (pattern)
        read_pattern(r, pattern, flags);
    else if (words)
        read_words(r, words, flags);
}

/* ---- the replacement ----------------------------------------------------- */

/* The number of the group that a name refers to, or -1. */
static int group_of(const dl_regex *regex, dl_str name)
{
    bool is_number = name.n == 1 && dl_is_digit(name.p[0]);
    unsigned n =
        is_number ? (unsigned)(name.p[0] - '0') : dl_regex_group(regex, name);
    bool exists = n > 0 ? n <= dl_regex_groups(regex) : is_number;
    return exists && n <= DL_REGEX_MOST_GROUPS ? (int)n : -1;
}

/* The name after the $ at byte `i`: one digit, or in braces; otherwise `end` is
   `i` and the $ is literal. */
static dl_str name_after(dl_str s, size_t i, size_t *end)
{
    bool in_braces = i + 1 < s.n && s.p[i + 1] == '{';
    size_t start = i + 1 + in_braces, stop = start;
    if (in_braces)
        while (stop < s.n && s.p[stop] != '}')
            stop++;
    else if (start < s.n && dl_is_digit(s.p[start]))
        stop++;
    *end = in_braces || stop > start ? stop + (in_braces && stop < s.n) : i;
    return (dl_str){s.p + start, stop - start};
}

/* Rewrites `value` to use only $1 and $$. */
static void normalize(reader *r, const dl_yaml *value, dl_buf *out)
{
    dl_str s = value->text;
    for (size_t i = 0; i < s.n;) {
        if (s.p[i] != '$') {
            dl_buf_addc(out, s.p[i++]);
            continue;
        }
        size_t end;
        dl_str name = name_after(s, i, &end);
        int group = end > i ? group_of(r->pattern->regex, name) : -1;
        if (end == i) {
            dl_buf_adds(out, "$$");
            i += i + 1 < s.n && s.p[i + 1] == '$' ? 2 : 1;
            continue;
        }
        if (group < 0)
            dl_pattern_refuse_at(r, value, i, DL901_PATTERN_GROUP, name,
                                 DL_STR_NONE);
        dl_buf_printf(out, "$%d", group < 0 ? 0 : group);
        i = end;
    }
}

void dl_pattern_read_replacement(reader *r)
{
    static const dl_key_word fixes[] = {DL_PATTERNS_FIX_WORDS};
    const dl_yaml *value = dl_yaml_get(r->node, "replacement");
    const dl_yaml *fix = dl_pattern_text(r, "fix");
    dl_pattern *p = r->pattern;
    if (!value)
        return;
    if (value->kind != DL_YAML_SCALAR) {
        dl_pattern_refuse(r, value, "replacement", "a string", "문자열");
        return;
    }
    if (!dl_pattern_is_short(r, value, "replacement"))
        return;
    dl_buf out = {0};
    if (p->regex)
        normalize(r, value, &out);
    p->replacement = dl_arena_str(r->problems->arena, dl_buf_str(&out));
    dl_buf_free(&out);
    int found = fix ? dl_key_word_value(fixes, fix->text)
                    : DL_PATTERNS_FIX_DEFAULT;
    p->rule.fix =
        found < 0 ? DL_PATTERNS_FIX_DEFAULT : (dl_applicability)found;
    if (found < 0)
        dl_pattern_refuse(r, fix, "fix", DL_PATTERNS_FIX_LIST_OR,
                          DL_PATTERNS_FIX_LIST);
}

/* ---- messages ------------------------------------------------------------ */

/* The highest N of a {N} that is a placeholder. */
static unsigned most_arguments(const dl_pattern *p)
{
    enum { MOST = 7 }; /* dl_report() takes eight */
    if (p->kind == DL_PATTERN_CONSISTENCY || p->kind == DL_PATTERN_OCCURRENCE)
        return 1;
    unsigned groups = dl_regex_groups(p->regex);
    return groups < MOST ? groups : MOST;
}

static void check_message(reader *r, const dl_yaml *message)
{
    unsigned most = most_arguments(r->pattern);
    dl_str s = message->text;
    for (size_t i = 0; i + 2 < s.n; i++)
        if (s.p[i] == '{' && dl_is_digit(s.p[i + 1]) && s.p[i + 2] == '}' &&
            (unsigned)(s.p[i + 1] - '0') > most)
            dl_pattern_refuse_at(r, message, i, DL901_PATTERN_ARGUMENT,
                                 (dl_str){s.p + i, 3}, DL_STR_NONE);
}

void dl_pattern_check_messages(reader *r)
{
    const dl_yaml *en = dl_pattern_text(r, "message");
    const dl_yaml *ko = dl_pattern_text(r, "message-ko");
    if (en && r->pattern->regex)
        check_message(r, en);
    if (ko && r->pattern->regex)
        check_message(r, ko);
}
