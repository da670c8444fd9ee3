#include "engine/pattern_read.h"

#include <limits.h>
#include <stdlib.h>

#include "base/buf.h"
#include "rules_gen.h"
#include "text/hangul.h"
#include "text/utf8.h"

static const dl_str keys[] = {
    {"id", 2},           {"message", 7}, {"message-ko", 10},
    {"severity", 8},     {"kind", 4},    {"scope", 5},
    {"pattern", 7},      {"words", 5},   {"fix", 3},
    {"replacement", 11}, {"min", 3},     {"max", 3},
    {"ignore-case", 11},
};
enum { N_KEYS = sizeof keys / sizeof *keys };

typedef struct choice {
    const char *text;
    int value;
} choice;

static const choice kinds[] = {{"existence", DL_PATTERN_EXISTENCE},
                               {"substitution", DL_PATTERN_SUBSTITUTION},
                               {"occurrence", DL_PATTERN_OCCURRENCE},
                               {"repetition", DL_PATTERN_REPETITION},
                               {"consistency", DL_PATTERN_CONSISTENCY},
                               {NULL, 0}};
static const char KINDS[] =
    "existence, substitution, occurrence, repetition, consistency";

static const choice scopes[] = {
    {"paragraph", DL_SCOPE_PARAGRAPH}, {"heading", DL_SCOPE_HEADING},
    {"title", DL_SCOPE_TITLE},         {"sentence", DL_SCOPE_SENTENCE},
    {"text", DL_SCOPE_TEXT},           {NULL, 0}};
/* `section: NAME` is a mapping; "section: NAME" a text that means the same. */
static const choice named_scopes[] = {{"section", DL_SCOPE_SECTION},
                                      {"front-matter", DL_SCOPE_FRONTMATTER},
                                      {NULL, 0}};
static const char SCOPES[] = "paragraph, heading, title, sentence, text, "
                             "section: NAME, front-matter: FIELD";

static const choice fixes[] = {
    {"safe", DL_FIX_SAFE}, {"unsafe", DL_FIX_UNSAFE}, {NULL, 0}};

/* The rule being read. */
typedef struct reader {
    dl_config *config;
    const dl_yaml *node;
    dl_pattern *pattern;
    bool failed;
} reader;

static void refuse(reader *r, const dl_yaml *value, const char *where,
                   const char *expected, const char *expected_ko)
{
    dl_config_report_value(r->config, value, dl_str_of(where), expected,
                           expected_ko);
    r->failed = true;
}

/* The value of a key when it is a text that is not empty, else NULL. */
static const dl_yaml *text_of(reader *r, const char *key)
{
    const dl_yaml *value = dl_yaml_get(r->node, key);
    if (value && (value->kind != DL_YAML_SCALAR || value->text.n == 0)) {
        refuse(r, value, key, "a text", "문자열");
        return NULL;
    }
    return value;
}

static int find_word(dl_str text, const choice *words)
{
    for (; words->text; words++)
        if (dl_str_is(text, words->text))
            return words->value;
    return -1;
}

static int word_of(reader *r, const char *key, const choice *words,
                   const char *expected, int otherwise)
{
    const dl_yaml *value = text_of(r, key);
    int found = value ? find_word(value->text, words) : otherwise;
    if (found < 0)
        refuse(r, value, key, expected, expected);
    return found < 0 ? otherwise : found;
}

/* ---- id, message, severity ----------------------------------------------- */

static bool is_between(char c, char low, char high)
{
    return c >= low && c <= high;
}

/* `my-rule`, or an upper-case code as `HOUSE12`. */
static bool is_id(dl_str s)
{
    bool is_code = s.n > 0 && is_between(s.p[0], 'A', 'Z');
    if (s.n == 0 || (!is_code && !is_between(s.p[0], 'a', 'z')))
        return false;
    if (is_code && s.n >= 2 && memcmp(s.p, "DL", 2) == 0)
        return false;
    for (size_t i = 1; i < s.n; i++) {
        char c = s.p[i];
        if (!is_between(c, '0', '9') &&
            !(is_code ? is_between(c, 'A', 'Z')
                      : c == '-' || is_between(c, 'a', 'z')))
            return false;
    }
    return true;
}

static void read_id(reader *r)
{
    const dl_yaml *id = text_of(r, "id");
    if (!id)
        return;
    dl_rule_range taken = dl_rules_select(id->text);
    if (!is_id(id->text) || taken.start < taken.end)
        refuse(r, id, "id",
               "a name of its own in small letters, digits and hyphens, or an "
               "upper-case code that does not begin with DL",
               "소문자와 숫자와 하이픈으로 된 새 이름, 또는 DL로 시작하지 않는 "
               "대문자 코드");
    r->pattern->rule.code = r->pattern->rule.name =
        dl_arena_str(r->config->arena, id->text).p;
}

/* A message stays one line. */
static const char *message_text(reader *r, dl_str text)
{
    char *copy = (char *)dl_arena_str(r->config->arena, text).p;
    for (size_t i = 0; i < text.n; i++)
        if ((unsigned char)copy[i] < ' ')
            copy[i] = ' ';
    return copy;
}

static void read_messages(reader *r)
{
    const dl_yaml *en = text_of(r, "message"), *ko = text_of(r, "message-ko");
    dl_message *m =
        DL_ARENA_NEW(r->config->arena, dl_message, DL_PATTERN_MESSAGE_COUNT);
    if (!en)
        return;
    const char *english = message_text(r, en->text);
    m[DL_PATTERN_MESSAGE_FOUND] = (dl_message){
        "found", {english, ko ? message_text(r, ko->text) : english}};
    m[DL_PATTERN_MESSAGE_FIRST] =
        (dl_message){"first", {"'{0}' stands here", "여기서는 '{0}'"}};
    m[DL_PATTERN_MESSAGE_LIMIT] = (dl_message){
        "limit",
        {"the pattern takes too many steps here; the rest of the file is not "
         "searched for it",
         "정규식의 단계 한도 초과, 파일의 나머지는 검사하지 않음"}};
    r->pattern->rule.messages = m;
    r->pattern->rule.n_messages = DL_PATTERN_MESSAGE_COUNT;
    r->pattern->rule.summary[DL_ENGLISH] = m->text[DL_ENGLISH];
    r->pattern->rule.summary[DL_KOREAN] = m->text[DL_KOREAN];
}

static void read_severity(reader *r)
{
    dl_rule *rule = &r->pattern->rule;
    const dl_yaml *value = text_of(r, "severity");
    int level = value ? dl_config_level(value->text) : DL_SEVERITY_WARNING;
    if (level < 0)
        refuse(r, value, "severity", "off, info, warning or error",
               "off, info, warning, error");
    rule->severity = level < 0 || level == DL_LEVEL_ON ? DL_SEVERITY_WARNING
                                                       : (dl_severity)level;
    rule->on_severity = rule->severity ? rule->severity : DL_SEVERITY_WARNING;
}

/* ---- scope --------------------------------------------------------------- */

static dl_str trim(dl_str s)
{
    while (s.n > 0 && s.p[0] == ' ')
        s = (dl_str){s.p + 1, s.n - 1};
    while (s.n > 0 && s.p[s.n - 1] == ' ')
        s.n--;
    return s;
}

static void read_scope(reader *r)
{
    const dl_yaml *value = dl_yaml_get(r->node, "scope");
    int scope = value ? -1 : DL_SCOPE_PARAGRAPH;
    dl_str name = DL_STR_NONE;
    if (value && value->kind == DL_YAML_MAPPING && value->first &&
        !value->first->next && value->first->kind == DL_YAML_SCALAR) {
        scope = find_word(value->first->key->text, named_scopes);
        name = trim(value->first->text);
    } else if (value && value->kind == DL_YAML_SCALAR && value->text.n > 0) {
        const char *colon = memchr(value->text.p, ':', value->text.n);
        size_t n = colon ? (size_t)(colon - value->text.p) : value->text.n;
        scope = find_word((dl_str){value->text.p, n},
                          colon ? named_scopes : scopes);
        if (colon)
            name = trim((dl_str){colon + 1, value->text.n - n - 1});
    }
    bool wants_name =
        scope == DL_SCOPE_SECTION || scope == DL_SCOPE_FRONTMATTER;
    if (scope < 0 || (wants_name && name.n == 0)) {
        refuse(r, value, "scope", SCOPES, SCOPES);
        return;
    }
    r->pattern->scope = (dl_pattern_scope)scope;
    r->pattern->name = name;
}

/* ---- pattern and words --------------------------------------------------- */

/* Where byte `offset` of a scalar stands, when the file spells it byte for
   byte; else the whole scalar. */
static dl_span place_in(const dl_config *config, const dl_yaml *scalar,
                        size_t offset)
{
    const dl_config_file *file = &config->files.v[scalar->file];
    dl_span span = scalar->span;
    if (scalar->style != DL_YAML_PLAIN && span.end - span.start >= 2)
        span = (dl_span){span.start + 1, span.end - 1};
    if (span.end > file->text.n || span.end < span.start ||
        !dl_str_eq(scalar->text,
                   (dl_str){file->text.p + span.start, span.end - span.start}))
        return scalar->span;
    uint32_t at = span.start + (uint32_t)offset;
    return (dl_span){at, at < span.end ? at + 1 : at};
}

static void compile(reader *r, const dl_yaml *node, dl_str expression,
                    unsigned flags)
{
    dl_regex_error error;
    r->pattern->regex = dl_regex_compile(expression, flags, &error);
    if (r->pattern->regex)
        return;
    size_t at = error.offset < node->text.n ? error.offset : node->text.n;
    dl_str character =
        dl_arena_printf(r->config->arena, "%zu",
                        dl_utf8_length((dl_str){node->text.p, at}) + 1);
    dl_str args[] = {DL_STR_NONE, dl_str_of(error.message), character};
    dl_config_report_at(r->config, DL901_PATTERN, node->file,
                        place_in(r->config, node, at), args, 2);
    r->failed = true;
}

static bool is_letter_or_digit(char c)
{
    return is_between(c, '0', '9') || is_between((char)(c | 0x20), 'a', 'z');
}

/*
 * A word is found as a word: in Latin letters and digits not inside a longer
 * one; in Hangul not behind another syllable, but a particle may follow.
 */
static void add_word(dl_buf *out, dl_str word)
{
    bool is_hangul = word.n >= 3 && ((unsigned char)word.p[0] & 0xF0) == 0xE0 &&
                     dl_hangul_is_syllable(dl_hangul_at(word.p));
    if (is_hangul)
        dl_buf_adds(out, "(?<!\\p{Hangul})");
    else if (is_letter_or_digit(word.p[0]))
        dl_buf_adds(out, "(?<![\\p{Latin}\\d])");
    for (size_t i = 0; i < word.n; i++) {
        unsigned char c = (unsigned char)word.p[i];
        if (c < 0x80 && !is_letter_or_digit(word.p[i]))
            dl_buf_addc(out, '\\');
        dl_buf_addc(out, word.p[i]);
    }
    if (is_letter_or_digit(word.p[word.n - 1]))
        dl_buf_adds(out, "(?![\\p{Latin}\\d])");
}

static int longer_first(const void *a, const void *b)
{
    const dl_str *x = a, *y = b;
    if (x->n != y->n)
        return x->n > y->n ? -1 : 1;
    return memcmp(x->p, y->p, x->n);
}

static void read_words(reader *r, const dl_yaml *list, unsigned flags)
{
    DL_VEC(dl_str) words = {0};
    const dl_yaml *first = list->kind == DL_YAML_SCALAR ? list : list->first;
    bool ok = list->kind != DL_YAML_MAPPING && first;
    for (const dl_yaml *v = first; ok && v; v = v == list ? NULL : v->next) {
        ok = v->kind == DL_YAML_SCALAR && v->text.n > 0;
        if (ok)
            dl_vec_push(&words, v->text);
    }
    if (ok) {
        dl_buf expression = {0};
        qsort(words.v, words.n, sizeof *words.v, longer_first);
        for (size_t i = 0; i < words.n; i++) {
            dl_buf_adds(&expression, i ? "|" : "");
            add_word(&expression, words.v[i]);
        }
        compile(r, list, dl_buf_str(&expression), flags);
        dl_buf_free(&expression);
    } else {
        refuse(r, list, "words", "a list of words", "낱말 목록");
    }
    dl_vec_free(&words);
}

static void read_expression(reader *r)
{
    const dl_yaml *pattern = text_of(r, "pattern");
    const dl_yaml *words = dl_yaml_get(r->node, "words");
    const dl_yaml *fold = text_of(r, "ignore-case");
    bool ignores_case = false;
    if (fold && !dl_config_bool(fold->text, &ignores_case))
        refuse(r, fold, "ignore-case", "true or false", "true, false");
    unsigned flags = ignores_case ? DL_REGEX_IGNORE_CASE : 0;
    if (r->pattern->scope == DL_SCOPE_TEXT ||
        r->pattern->scope == DL_SCOPE_SECTION)
        flags |= DL_REGEX_MULTILINE;
    if (pattern && words)
        refuse(r, words, "words", "no pattern beside it",
               "pattern 없이 단독으로 쓰기");
    else if (pattern)
        compile(r, pattern, pattern->text, flags);
    else if (words)
        read_words(r, words, flags);
}

/* ---- what follows from the kind ------------------------------------------ */

/* Whether every $N names a group. */
static bool is_replacement(dl_str s, unsigned groups)
{
    for (size_t i = 0; i + 1 < s.n; i++) {
        if (s.p[i] != '$')
            continue;
        char c = s.p[++i];
        if (is_between(c, '0', '9') && (unsigned)(c - '0') > groups)
            return false;
    }
    return true;
}

/* An empty replacement deletes. */
static void read_replacement(reader *r)
{
    const dl_yaml *value = dl_yaml_get(r->node, "replacement");
    if (!value)
        return;
    if (value->kind != DL_YAML_SCALAR ||
        (r->pattern->regex &&
         !is_replacement(value->text, dl_regex_groups(r->pattern->regex)))) {
        refuse(r, value, "replacement", "a text with groups of the pattern",
               "정규식의 그룹을 쓴 문자열");
        return;
    }
    r->pattern->replacement = dl_arena_str(r->config->arena, value->text);
    r->pattern->rule.fix = (dl_applicability)word_of(
        r, "fix", fixes, "safe, unsafe", DL_FIX_UNSAFE);
}

static long read_bound(reader *r, const char *key, long otherwise)
{
    const dl_yaml *value = text_of(r, key);
    long bound = otherwise;
    if (value && (!dl_config_int(value->text, &bound) || bound < 0))
        refuse(r, value, key, "a whole number", "정수");
    return bound;
}

static void need(reader *r, const char *key)
{
    if (dl_yaml_get(r->node, key))
        return;
    dl_config_report(r->config, DL901_MISSING_KEY, r->node, dl_str_of(key));
    r->failed = true;
}

static void read_kind(reader *r)
{
    bool counts = dl_yaml_get(r->node, "max") || dl_yaml_get(r->node, "min");
    dl_pattern *p = r->pattern;
    dl_pattern_kind inferred = dl_yaml_get(r->node, "replacement")
                                   ? DL_PATTERN_SUBSTITUTION
                               : counts ? DL_PATTERN_OCCURRENCE
                                        : DL_PATTERN_EXISTENCE;
    p->kind = (dl_pattern_kind)word_of(r, "kind", kinds, KINDS, (int)inferred);
    p->min = read_bound(r, "min", 0);
    p->max = read_bound(r, "max", LONG_MAX);
    if (p->kind == DL_PATTERN_SUBSTITUTION)
        need(r, "replacement");
    else if (p->replacement.p && p->kind != DL_PATTERN_EXISTENCE)
        refuse(r, dl_yaml_get(r->node, "replacement"), "replacement",
               "the kind substitution", "종류 substitution");
    if (p->kind == DL_PATTERN_OCCURRENCE && !counts)
        need(r, "max");
}

dl_pattern *dl_pattern_read(dl_config *config, const dl_yaml *node)
{
    if (node->kind != DL_YAML_MAPPING) {
        dl_config_report_value(config, node, DL_STR("patterns"),
                               "rules with an id and a pattern",
                               "id와 pattern이 있는 규칙");
        return NULL;
    }
    reader r = {.config = config, .node = node};
    r.pattern = DL_ARENA_NEW(config->arena, dl_pattern, 1);
    r.pattern->rule = (dl_rule){.doc = "", .precision = "medium"};
    for (const dl_yaml *v = node->first; v; v = v->next) {
        size_t i = 0;
        while (i < N_KEYS && !dl_str_eq(v->key->text, keys[i]))
            i++;
        if (i == N_KEYS)
            dl_config_report_key(config, v->key, keys, N_KEYS);
    }
    need(&r, "id");
    need(&r, "message");
    if (!dl_yaml_get(node, "words"))
        need(&r, "pattern");
    read_id(&r);
    read_messages(&r);
    read_severity(&r);
    read_scope(&r);
    read_expression(&r);
    read_replacement(&r);
    read_kind(&r);
    if (!r.failed)
        return r.pattern;
    dl_regex_free((dl_regex *)r.pattern->regex);
    return NULL;
}
