/*
 * Reads the keys of one pattern rule.
 */
#include "patterns/read.h"

#include <limits.h>

#include "base/str.h"
#include "check/level.h"
#include "check/mistake.h"
#include "check/registry.h"
#include "keys_gen.h"
#include "parse/yaml.h"
#include "patterns/expression.h"
#include "rules_gen.h"
#include "text/printable.h"

static const dl_key_word kinds[] = {DL_PATTERNS_KIND_WORDS};

static const dl_key_word scopes[] = {DL_PATTERNS_SCOPE_WORDS};
/* `section: NAME` as a mapping, and "section: NAME" as a text with the same
   meaning. */
static const dl_key_word named_scopes[] = {DL_PATTERNS_SCOPE_NAMED_WORDS};

typedef dl_pattern_reader reader;

enum { LONGEST_ID = 100 }; /* bytes */

static int word_of(reader *r, const char *key, const dl_key_word *words,
                   const char *expected, int otherwise)
{
    const dl_yaml *value = dl_pattern_text(r, key);
    int found = value ? dl_key_word_value(words, value->text) : otherwise;
    if (found < 0)
        dl_pattern_refuse(r, value, key, expected, expected);
    return found < 0 ? otherwise : found;
}

/* ---- id, message, severity ----------------------------------------------- */

/* `my-rule`, or an upper-case code such as `HOUSE12`. */
static bool is_id(dl_str s)
{
    bool is_code = s.n > 0 && dl_is_upper(s.p[0]);
    if (s.n == 0 || !dl_is_alpha(s.p[0]))
        return false;
    if (is_code && dl_str_starts(s, "DL"))
        return false;
    for (size_t i = 1; i < s.n; i++) {
        char c = s.p[i];
        if (!dl_is_digit(c) &&
            !(is_code ? dl_is_upper(c) : c == '-' || dl_is_lower(c)))
            return false;
    }
    return true;
}

static void read_id(reader *r)
{
    const dl_yaml *id = dl_pattern_text(r, "id");
    if (!id)
        return;
    dl_rule_range taken = dl_rules_select(id->text);
    if (taken.start < taken.end)
        dl_pattern_refuse_at(r, id, 0, DL901_PATTERN_ID, id->text, DL_STR_NONE);
    else if (!is_id(id->text))
        dl_pattern_refuse(
            r, id, "id",
            "a name in lower-case letters, digits and hyphens, or an "
            "upper-case code that does not begin with DL",
            "소문자와 숫자와 붙임표으로 된 이름, 또는 DL로 시작하지 않는 "
            "대문자 "
            "코드");
    else if (id->text.n > LONGEST_ID)
        dl_pattern_refuse(r, id, "id", "at most 100 characters", "최대 100자");
    r->pattern->rule.code = r->pattern->rule.name =
        dl_arena_str(r->problems->arena, id->text).p;
}

/* A message stays one line, and shows what is in it, as it shows the text of a
   post. */
static const char *message_text(reader *r, dl_str text)
{
    dl_buf line = {0};
    for (size_t i = 0; i < text.n;) {
        dl_unprintable bad = dl_unprintable_from(text, i);
        dl_buf_add(&line, (dl_str){text.p + i, bad.start - i});
        if (bad.start < text.n && dl_is_space(text.p[bad.start]))
            dl_buf_addc(&line, ' ');
        else if (bad.start < text.n)
            dl_buf_printf(&line, "<U+%04X>", (unsigned)bad.character);
        i = bad.end;
    }
    const char *copy = dl_arena_str(r->problems->arena, dl_buf_str(&line)).p;
    dl_buf_free(&line);
    return copy;
}

/* How large each finding of the rule is, for run.c. */
static void measure(dl_pattern *p)
{
    const dl_message *found = &p->rule.messages[DL_PATTERN_MESSAGE_FOUND];
    for (int language = DL_ENGLISH; language <= DL_KOREAN; language++) {
        uint32_t n = 0;
        dl_str text = dl_str_of(found->text[language]);
        for (size_t i = 0; i < text.n; i++)
            n += text.p[i] == '{';
        if (p->n_placeholders < n)
            p->n_placeholders = n;
        if (p->message_size < text.n)
            p->message_size = (uint32_t)text.n;
    }
}

static void read_messages(reader *r)
{
    const dl_yaml *en = dl_pattern_short_text(r, "message");
    const dl_yaml *ko = dl_pattern_short_text(r, "message-ko");
    dl_message *m =
        DL_ARENA_NEW(r->problems->arena, dl_message, DL_PATTERN_MESSAGE_COUNT);
    if (!en)
        return;
    const char *english = message_text(r, en->text);
    m[DL_PATTERN_MESSAGE_FOUND] = (dl_message){
        "found", {english, ko ? message_text(r, ko->text) : english}};
    m[DL_PATTERN_MESSAGE_FIRST] =
        (dl_message){"first", {"first used here: '{0}'", "처음 쓰인 곳: '{0}'"}};
    m[DL_PATTERN_MESSAGE_LIMIT] = (dl_message){
        "limit",
        {"the pattern takes too many steps and was given up here; use fewer "
         "repetitions inside or after one another, or a smaller scope",
         "단계가 너무 많은 정규식이라 여기서 검사를 그만둠, 겹치거나 잇따른 반복을 줄이거나 scope를 좁힐 것"}};
    m[DL_PATTERN_MESSAGE_SIZE] = (dl_message){
        "size",
        {"the findings of the rules of patterns take too much memory in this "
         "file, and this rule was given up here; match less, or shorten "
         "'message' and 'replacement'",
         "patterns 규칙이 찾은 것이 한 파일의 메모리 한도를 넘어 이 규칙의 검사를 여기서 그만둠, 덜 찾게 하거나 message와 replacement를 줄일 것"}};
    r->pattern->rule.messages = m;
    r->pattern->rule.n_messages = DL_PATTERN_MESSAGE_COUNT;
    r->pattern->rule.summary[DL_ENGLISH] = m->text[DL_ENGLISH];
    r->pattern->rule.summary[DL_KOREAN] = m->text[DL_KOREAN];
    measure(r->pattern);
}

static void read_severity(reader *r)
{
    dl_rule *rule = &r->pattern->rule;
    const dl_yaml *value = dl_pattern_text(r, "severity");
    int level = value ? dl_level_read(value->text) : DL_SEVERITY_WARNING;
    if (level < 0)
        dl_pattern_refuse(r, value, "severity", "off, info, warning or error",
                          "off, info, warning, error");
    rule->severity = level < 0 || level == DL_LEVEL_ON ? DL_SEVERITY_WARNING
                                                       : (dl_severity)level;
    rule->on_severity = rule->severity ? rule->severity : DL_SEVERITY_WARNING;
}

/* ---- scope --------------------------------------------------------------- */

static void read_scope(reader *r)
{
    const dl_yaml *value = dl_yaml_get(r->node, "scope");
    int scope = value ? -1 : DL_PATTERNS_SCOPE_DEFAULT;
    dl_str name = DL_STR_NONE;
    if (value && value->kind == DL_YAML_MAPPING && value->first &&
        !value->first->next && value->first->kind == DL_YAML_SCALAR) {
        scope = dl_key_word_value(named_scopes, value->first->key->text);
        name = dl_str_trim(value->first->text, " ");
    } else if (value && value->kind == DL_YAML_SCALAR && value->text.n > 0) {
        const char *colon = memchr(value->text.p, ':', value->text.n);
        size_t n = colon ? (size_t)(colon - value->text.p) : value->text.n;
        scope = dl_key_word_value(colon ? named_scopes : scopes,
                                  (dl_str){value->text.p, n});
        if (colon)
            name = dl_str_trim(dl_str_from(value->text, n + 1), " ");
    }
    bool wants_name =
        scope == DL_SCOPE_SECTION || scope == DL_SCOPE_FRONTMATTER;
    if (scope < 0 || (wants_name && name.n == 0)) {
        dl_pattern_refuse(r, value, "scope", DL_PATTERNS_SCOPE_LIST,
                          DL_PATTERNS_SCOPE_LIST);
        return;
    }
    r->pattern->scope = (dl_pattern_scope)scope;
    r->pattern->name = name;
}

/* The kind that a user may name, or -1. */
static int region_named(dl_str name)
{
    for (int kind = DL_REGION_CODE; kind < DL_REGION_KIND_COUNT; kind++)
        if (kind != DL_REGION_FRONT_MATTER && kind != DL_REGION_FIELD &&
            dl_str_is(name, dl_region_names[kind]))
            return kind;
    return -1;
}

/* Code and other text that is not prose, which the rule asks for by name. */
static void read_sees(reader *r)
{
    static const char expected[] = "code, formula, address, template, label, "
                                   "attributes, comment, html";
    dl_rule *rule = &r->pattern->rule;
    const dl_yaml *list = dl_yaml_get(r->node, "sees");
    bool sees_all = r->pattern->scope == DL_SCOPE_TEXT ||
                    r->pattern->scope == DL_SCOPE_FRONTMATTER;
    rule->sees = sees_all ? DL_REGION_ALL : 0;
    const dl_yaml *v =
        list && list->kind != DL_YAML_SCALAR ? list->first : list;
    bool ok = !list || (v && list->kind != DL_YAML_MAPPING);
    for (; ok && v; v = v == list ? NULL : v->next) {
        int kind = v->kind == DL_YAML_SCALAR
                       ? region_named(dl_str_trim(v->text, " "))
                       : -1;
        ok = kind >= 0;
        if (ok)
            rule->sees |= DL_REGION_BIT(kind);
    }
    if (!ok)
        dl_pattern_refuse(r, list, "sees", expected, expected);
    rule->touches = rule->sees;
}

static long read_bound(reader *r, const char *key, long otherwise)
{
    const dl_yaml *value = dl_pattern_text(r, key);
    long bound = otherwise;
    if (value && (!dl_yaml_int(value->text, &bound) || bound < 0))
        dl_pattern_refuse(r, value, key, "an integer", "정수");
    return bound;
}

static void need(reader *r, const char *key)
{
    if (dl_yaml_get(r->node, key))
        return;
    dl_problems_add(r->problems, DL901_MISSING_KEY, r->node, dl_str_of(key));
    r->failed = true;
}

/* A key that does not apply to the kind is an error. */
static void refuse_key(reader *r, const char *key)
{
    const dl_yaml *value = dl_yaml_get(r->node, key);
    const dl_yaml *kind = dl_yaml_get(r->node, "kind");
    if (value)
        dl_pattern_refuse_at(r, value->key, 0, DL901_PATTERN_KEY,
                             dl_str_of(key),
                             kind ? kind->text : DL_STR("existence"));
}

static dl_pattern_kind inferred_kind(const reader *r)
{
    if (dl_yaml_get(r->node, "replacement"))
        return DL_PATTERN_SUBSTITUTION;
    return dl_yaml_get(r->node, "max") || dl_yaml_get(r->node, "min")
               ? DL_PATTERN_OCCURRENCE
               : DL_PATTERN_EXISTENCE;
}

static void read_kind(reader *r)
{
    dl_pattern *p = r->pattern;
    p->kind = (dl_pattern_kind)word_of(
        r, "kind", kinds, DL_PATTERNS_KIND_LIST, (int)inferred_kind(r));
    p->min = read_bound(r, "min", 0);
    p->max = read_bound(r, "max", LONG_MAX);
    if (p->kind == DL_PATTERN_SUBSTITUTION)
        need(r, "replacement");
    else if (p->kind != DL_PATTERN_EXISTENCE)
        refuse_key(r, "replacement");
    if (!dl_yaml_get(r->node, "replacement"))
        refuse_key(r, "fix");
    if (p->kind != DL_PATTERN_OCCURRENCE) {
        refuse_key(r, "min");
        refuse_key(r, "max");
    } else if (!dl_yaml_get(r->node, "min")) {
        need(r, "max");
    }
    const dl_yaml *min = dl_yaml_get(r->node, "min");
    if (min && p->min > p->max) /* if not given, `max` is negative */
        dl_pattern_refuse(r, min, "min", "at most 'max'", "max 이하");
    /* With \1 the pattern matches the repetition itself, and so only once. */
    if (p->kind == DL_PATTERN_REPETITION && p->regex &&
        dl_regex_refers_back(p->regex))
        dl_pattern_refuse_at(r, dl_yaml_get(r->node, "pattern"), 0,
                             DL901_PATTERN_REFERENCE, DL_STR_NONE, DL_STR_NONE);
}

dl_pattern *dl_pattern_read(dl_problems *problems, const dl_yaml *node)
{
    static const char *const tags[] = {"patterns"};
    if (node->kind != DL_YAML_MAPPING) {
        dl_mistake_value(problems, node, DL_STR("patterns"),
                         "rules with an id and a pattern",
                         "id와 pattern이 있는 규칙");
        return NULL;
    }
    reader r = {.problems = problems, .node = node};
    r.pattern = DL_ARENA_NEW(problems->arena, dl_pattern, 1);
    r.pattern->node = node;
    r.pattern->rule =
        (dl_rule){.precision = "medium", .tags = tags, .n_tags = 1};
    dl_mistake_keys(problems, node, &dl_patterns_keys);
    need(&r, "id");
    need(&r, "message");
    if (!dl_yaml_get(node, "words"))
        need(&r, "pattern");
    read_id(&r);
    read_messages(&r);
    read_severity(&r);
    read_scope(&r);
    read_sees(&r);
    dl_pattern_read_expression(&r);
    dl_pattern_read_replacement(&r);
    read_kind(&r);
    dl_pattern_check_messages(&r);
    if (!r.failed)
        return r.pattern;
    dl_regex_free((dl_regex *)r.pattern->regex);
    return NULL;
}
