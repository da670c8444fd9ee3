/* Reads one rule file: its front matter, and the body after it. */
#include "reader.h"

static void read_message(rg_reader *r, const yaml_node_t *key,
                         const yaml_node_t *value, void *into)
{
    static const rg_field fields[] = {
        {"en", true, rg_read_string, offsetof(rg_message, text[RG_ENGLISH])},
        {"ko", true, rg_read_string, offsetof(rg_message, text[RG_KOREAN])},
        {"by-language", false, rg_read_bool, offsetof(rg_message, by_language)},
    };
    rg_rule *rule = into;
    rg_message m = {.id = rg_scalar(r, key), .line = rg_line_of(r, key)};
    rg_read_fields(r, value, "a message", fields,
                   sizeof fields / sizeof *fields, &m);
    dl_vec_push(&rule->messages, m);
}

/* A list's items are joined by newlines. */
static void read_initial(rg_reader *r, const yaml_node_t *value, void *into)
{
    if (value->type != YAML_SEQUENCE_NODE) {
        *(dl_str *)into = rg_scalar(r, value);
        return;
    }
    rg_texts items;
    rg_read_texts(r, value, &items);
    dl_buf joined = {0};
    for (size_t i = 0; i < items.n; i++) {
        if (joined.n)
            dl_buf_addc(&joined, '\n');
        dl_buf_add(&joined, items.v[i]);
    }
    *(dl_str *)into = dl_arena_str(r->set->arena, dl_buf_str(&joined));
    dl_buf_free(&joined);
}

static void read_option(rg_reader *r, const yaml_node_t *key,
                        const yaml_node_t *value, void *into)
{
    static const rg_field fields[] = {
        {"type", true, rg_read_string, offsetof(rg_option, type)},
        {"default", true, read_initial, offsetof(rg_option, initial)},
        {"doc", true, rg_read_string, offsetof(rg_option, doc[RG_ENGLISH])},
        {"doc-ko", true, rg_read_string, offsetof(rg_option, doc[RG_KOREAN])},
    };
    rg_rule *rule = into;
    rg_option o = {.name = rg_scalar(r, key), .line = rg_line_of(r, key)};
    rg_read_fields(r, value, "an option", fields,
                   sizeof fields / sizeof *fields, &o);
    dl_vec_push(&rule->options, o);
}

static void read_measured(rg_reader *r, const yaml_node_t *value, void *into)
{
    static const rg_field fields[] = {
        {"right", true, rg_read_string, offsetof(rg_measured, right)},
        {"read", true, rg_read_string, offsetof(rg_measured, read)},
        {"date", true, rg_read_string, offsetof(rg_measured, date)},
        {"on", true, rg_read_string, offsetof(rg_measured, on[RG_ENGLISH])},
        {"on-ko", true, rg_read_string, offsetof(rg_measured, on[RG_KOREAN])},
    };
    rg_measured *measured = into;
    measured->line = rg_line_of(r, value);
    rg_read_fields(r, value, "`measured`", fields,
                   sizeof fields / sizeof *fields, measured);
}

static void read_messages(rg_reader *r, const yaml_node_t *value, void *into)
{
    rg_read_each(r, value, read_message, into);
}

static void read_options(rg_reader *r, const yaml_node_t *value, void *into)
{
    rg_read_each(r, value, read_option, into);
}

static const rg_field RULE_FIELDS[] = {
    {"code", true, rg_read_string, offsetof(rg_rule, code)},
    {"name", true, rg_read_string, offsetof(rg_rule, name)},
    {"summary", true, rg_read_string, offsetof(rg_rule, summary[RG_ENGLISH])},
    {"summary-ko", true, rg_read_string, offsetof(rg_rule, summary[RG_KOREAN])},
    {"default", true, rg_read_string, offsetof(rg_rule, severity)},
    {"on", false, rg_read_string, offsetof(rg_rule, on_severity)},
    {"fix", true, rg_read_string, offsetof(rg_rule, fix)},
    {"precision", true, rg_read_string, offsetof(rg_rule, precision)},
    {"measured", false, read_measured, offsetof(rg_rule, measured)},
    {"tags", true, rg_read_texts, offsetof(rg_rule, tags)},
    {"sees", false, rg_read_texts, offsetof(rg_rule, sees)},
    {"touches", false, rg_read_texts, offsetof(rg_rule, touches)},
    {"native", true, rg_read_bool, offsetof(rg_rule, native)},
    {"reshapes", false, rg_read_bool, offsetof(rg_rule, reshapes)},
    {"profile", false, rg_read_string, offsetof(rg_rule, profile)},
    {"options", false, read_options, 0},
    {"messages", true, read_messages, 0},
};

static void read_frontmatter(rg_reader *r, const yaml_node_t *root, void *into)
{
    rg_read_fields(r, root, "the front matter", RULE_FIELDS,
                   sizeof RULE_FIELDS / sizeof *RULE_FIELDS, into);
}

void rg_read_rule(rg_set *set, const char *path)
{
    rg_rule rule = {.path = path, .profile = DL_STR("daily-papers")};
    dl_str text;
    if (!rg_read_file(set, path, &text))
        return;
    const char *end = text.n > 4 ? strstr(text.p + 3, "\n---\n") : NULL;
    if (strncmp(text.p, "---\n", 4) != 0 || !end) {
        rg_error(set, path, 1, "the front matter between --- lines is missing");
        return;
    }
    const char *yaml = text.p + 4;
    const char *body = end + 5;
    rule.body_line = 1;
    for (const char *p = text.p; p < body; p++)
        rule.body_line += *p == '\n';
    while (*body == '\n') {
        body++;
        rule.body_line++;
    }
    rule.page[RG_ENGLISH].path = path;
    unsigned before = set->n_errors;
    rg_read_yaml(set, path, 2, (dl_str){yaml, (size_t)(end + 1 - yaml)},
                 read_frontmatter, &rule);
    rg_read_examples(set, &rule,
                     (dl_str){body, (size_t)(text.p + text.n - body)});
    if (set->n_errors == before)
        rg_check_rule(set, &rule);
    dl_vec_push(&set->rules, rule);
}
