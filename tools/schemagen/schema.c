/* The JSON schema (draft 2020-12). */
#include <jansson.h>
#include <stdio.h>
#include <stdlib.h>

#include "digestlint/digestlint.h"
#include "schemagen.h"

static json_t *type_of(const char *name)
{
    return json_pack("{ss}", "type", name);
}

static json_t *list_of(json_t *items)
{
    return json_pack("{ss so}", "type", "array", "items", items);
}

static json_t *either(json_t *a, json_t *b)
{
    return json_pack("{s[oo]}", "anyOf", a, b);
}

/* YAML 1.2 reads true and false as such, YAML 1.1 yes, no, on and off, too. */
static json_t *words(const dl_key_word *list)
{
    json_t *values = json_array();
    bool has_truth = false;
    for (const dl_key_word *w = list; w->text; w++) {
        if (strcmp(w->text, "true") == 0 || strcmp(w->text, "false") == 0) {
            json_array_append_new(values, json_boolean(w->text[0] == 't'));
            has_truth = true;
        } else {
            json_array_append_new(values, json_string(w->text));
        }
    }
    if (!has_truth)
        for (const dl_key_word *w = list; w->text; w++)
            if (strcmp(w->text, "off") == 0)
                json_array_append_new(values, json_false());
    return json_pack("{so}", "enum", values);
}

static json_t *mapping(sg_docs *docs, const dl_schema *schema,
                       const char *path);

/* Records by name, or a list of them; `off` takes one away. */
static json_t *named(sg_docs *docs, const dl_schema *schema, const char *path)
{
    char *inner = NULL;
    size_t n;
    FILE *f = open_memstream(&inner, &n);
    fprintf(f, "%s.*", path);
    fclose(f);
    json_t *record = mapping(docs, schema, inner);
    json_t *item = json_deep_copy(record);
    json_object_set_new(json_object_get(item, "properties"), "name",
                        type_of("string"));
    json_object_set_new(item, "required", json_pack("[s]", "name"));
    free(inner);
    json_t *none = json_pack("{s[s b n]}", "enum", "off", 0);
    return either(json_pack("{ss so}", "type", "object", "additionalProperties",
                            either(record, none)),
                  list_of(either(type_of("string"), item)));
}

static json_t *value(sg_docs *docs, const dl_schema_key *key, const char *path)
{
    switch (key->type) {
    case DL_KEY_STRINGS:
    case DL_KEY_TEMPLATES:
        return either(type_of("string"), list_of(type_of("string")));
    case DL_KEY_NUMBER:
        return json_pack("{ss sI sI}", "type", "integer", "minimum",
                         (json_int_t)key->min, "maximum", (json_int_t)key->max);
    case DL_KEY_WORD:
    case DL_KEY_FLAG:
        return words(key->words);
    case DL_KEY_SENTENCES:
        return either(json_pack("{ss si}", "type", "integer", "minimum", 0),
                      json_pack("{ss ss}", "type", "string", "pattern",
                                "^[0-9]+(-[0-9]*)?$"));
    case DL_KEY_MAPPING:
        return mapping(docs, key->schema, path);
    case DL_KEY_NAMED:
        return named(docs, key->schema, path);
    case DL_KEY_STRING:
    case DL_KEY_ZONE:
        break;
    }
    return type_of("string");
}

static void add_key(sg_docs *docs, json_t *properties, const char *prefix,
                    const dl_schema_key *key)
{
    dl_str path = dl_arena_printf(docs->arena, "%s%s%s", prefix,
                                  *prefix ? "." : "", key->name);
    json_t *v = value(docs, key, path.p);
    json_object_set_new(v, "description",
                        json_string(sg_docs_find(docs, path.p)));
    json_object_set_new(properties, key->name, v);
}

static json_t *mapping(sg_docs *docs, const dl_schema *schema, const char *path)
{
    json_t *properties = json_object();
    for (size_t i = 0; i < schema->n; i++)
        add_key(docs, properties, path, &schema->keys[i]);
    return json_pack("{ss so sb}", "type", "object", "properties", properties,
                     "additionalProperties", 0);
}

/* ---- rules --------------------------------------------------------------- */

static json_t *level(void)
{
    return json_pack("{s[sssssbb]}", "enum", "error", "warning", "info", "on",
                     "off", 1, 0);
}

static json_t *option(const dl_option *o)
{
    json_t *v = NULL;
    switch (o->type) {
    case DL_OPTION_BOOL:
        v = json_pack("{ss sb}", "type", "boolean", "default",
                      strcmp(o->initial, "true") == 0);
        break;
    case DL_OPTION_INT:
        v = json_pack("{ss sI}", "type", "integer", "default",
                      (json_int_t)strtol(o->initial, NULL, 10));
        break;
    case DL_OPTION_STRING:
        v = json_pack("{ss ss}", "type", "string", "default", o->initial);
        break;
    case DL_OPTION_LIST:
        v = either(type_of("string"), list_of(type_of("string")));
        break;
    }
    json_object_set_new(v, "description", json_string(o->doc));
    return v;
}

static json_t *rule(const dl_rule *r)
{
    json_t *properties = json_pack("{so}", "severity", level());
    for (size_t i = 0; i < r->n_options; i++)
        json_object_set_new(properties, r->options[i].name,
                            option(&r->options[i]));
    json_t *v =
        either(level(), json_pack("{ss so sb}", "type", "object", "properties",
                                  properties, "additionalProperties", 0));
    json_object_set_new(v, "description", json_string(r->summary[DL_ENGLISH]));
    json_object_set_new(v, "default",
                        json_string(dl_severity_name(r->severity)));
    return v;
}

/* A rule by its code or name; several by the beginning of their codes. */
static json_t *rules(json_t *definitions)
{
    json_t *properties = json_object();
    for (size_t i = 0; i < dl_n_rules; i++) {
        const dl_rule *r = &dl_rules[i];
        json_object_set_new(definitions, r->code, rule(r));
        json_t *reference =
            json_pack("{ss++}", "$ref", "#/$defs/", r->code, "");
        json_object_set(properties, r->code, reference);
        json_object_set_new(properties, r->name, reference);
    }
    /* The ids of the blog's own rules cannot be told from misspelt names: the
       program tells those. */
    return json_pack("{ss so s{so so} sb}", "type", "object", "properties",
                     properties, "patternProperties", "^(all|DL[0-9]{0,2})$",
                     level(), "^([a-z][a-z0-9-]*|(?!DL)[A-Z][A-Z0-9]*)$",
                     json_object(), "additionalProperties", 0);
}

/* ---- the engine's keys ------------------------------------------------ */

static json_t *texts(void)
{
    return either(type_of("string"), list_of(type_of("string")));
}

static void describe(sg_docs *docs, json_t *properties, const char *path,
                     json_t *value)
{
    const char *dot = strrchr(path, '.');
    json_object_set_new(value, "description",
                        json_string(sg_docs_find(docs, path)));
    json_object_set_new(properties, dot ? dot + 1 : path, value);
}

/* A group of words; `first` names it, and `words` are of the type given. */
static json_t *group(const char *first, json_t *words)
{
    json_t *properties = json_pack("{so s{ss} so}", first, type_of("string"),
                                   "remove", "type", "boolean", "words", words);
    static const char *const texts_of_group[] = {"prefer", "norm", "reason"};
    static const char *const lists_of_group[] = {"at-start", "not-after",
                                                 "not-before"};
    for (size_t i = 0; i < 3; i++) {
        json_object_set_new(properties, texts_of_group[i], type_of("string"));
        json_object_set_new(properties, lists_of_group[i],
                            list_of(type_of("string")));
    }
    json_object_set_new(properties, "class",
                        json_pack("{s[ss]}", "enum", "hard", "soft"));
    return json_pack("{ss so s[s] sb}", "type", "object", "properties",
                     properties, "required", first, "additionalProperties", 0);
}

static json_t *lexicon(sg_docs *docs)
{
    json_t *properties = json_object();
    describe(docs, properties, "lexicon.glossary",
             list_of(group("english", list_of(type_of("string")))));
    for (size_t i = 0; i < 2; i++) {
        json_t *spellings = json_pack("{ss s{ss}}", "type", "object",
                                      "additionalProperties", "type", "string");
        describe(docs, properties, i ? "lexicon.strict" : "lexicon.loanwords",
                 list_of(group("name", spellings)));
    }
    return json_pack("{ss so sb}", "type", "object", "properties", properties,
                     "additionalProperties", 0);
}

/* A list of texts as they stand. */
static json_t *one_of(const char *const *texts, size_t n)
{
    json_t *values = json_array();
    for (size_t i = 0; i < n; i++)
        json_array_append_new(values, json_string(texts[i]));
    return json_pack("{so}", "enum", values);
}

static json_t *scope(void)
{
    return either(json_pack("{ss ss}", "type", "string", "pattern",
                            "^(paragraph|heading|title|sentence|entry|post|"
                            "text|"
                            "(section|front-matter): *[^ ].*)$"),
                  json_pack("{ss s{so so} si si sb}", "type", "object",
                            "properties", "section", type_of("string"),
                            "front-matter", type_of("string"), "minProperties",
                            1, "maxProperties", 1, "additionalProperties", 0));
}

/* What is needed beside the id and the message. */
static json_t *pattern_or_words(void)
{
    return json_pack("[{s[s]} {s[s]}]", "required", "pattern", "required",
                     "words");
}

static json_t *pattern(sg_docs *docs)
{
    static const char *const kinds[] = {
        "existence", "substitution", "occurrence", "repetition", "consistency"};
    static const char *const fixes[] = {"safe", "unsafe"};
    json_t *bound = json_pack("{ss si}", "type", "integer", "minimum", 0);
    json_t *properties = json_object();
    describe(docs, properties, "patterns.*.id",
             json_pack("{ss ss}", "type", "string", "pattern",
                       "^([a-z][a-z0-9-]*|(?!DL)[A-Z][A-Z0-9]*)$"));
    describe(docs, properties, "patterns.*.message", type_of("string"));
    describe(docs, properties, "patterns.*.message-ko", type_of("string"));
    describe(docs, properties, "patterns.*.severity", level());
    describe(docs, properties, "patterns.*.kind", one_of(kinds, 5));
    describe(docs, properties, "patterns.*.scope", scope());
    describe(docs, properties, "patterns.*.pattern", type_of("string"));
    describe(docs, properties, "patterns.*.words", texts());
    describe(docs, properties, "patterns.*.replacement", type_of("string"));
    describe(docs, properties, "patterns.*.fix", one_of(fixes, 2));
    describe(docs, properties, "patterns.*.min", json_deep_copy(bound));
    describe(docs, properties, "patterns.*.max", bound);
    describe(docs, properties, "patterns.*.ignore-case", type_of("boolean"));
    return json_pack("{ss so s[ss] so sb}", "type", "object", "properties",
                     properties, "required", "id", "message", "oneOf",
                     pattern_or_words(), "additionalProperties", 0);
}

/* Rules and packs, in any order. */
static json_t *patterns(sg_docs *docs)
{
    return either(type_of("string"),
                  list_of(either(type_of("string"), pattern(docs))));
}

/* Keys that an override may have, too. */
static void add_engine_keys(sg_docs *docs, json_t *properties,
                            json_t *definitions)
{
    describe(docs, properties, "rules", rules(definitions));
    describe(docs, properties, "arxiv",
             json_pack("{ss s{s{ss}} sb}", "type", "object", "properties",
                       "bounds", "type", "string", "additionalProperties", 0));
    describe(docs, properties, "lexicon", lexicon(docs));
    describe(docs, properties, "patterns", patterns(docs));
}

/* Keys of the whole configuration: an override comes too late for them. */
static void add_top_keys(sg_docs *docs, json_t *properties, json_t *overridable)
{
    json_object_del(overridable, "posts");
    json_object_set_new(overridable, "files", texts());
    json_t *override =
        json_pack("{ss so s[s] sb}", "type", "object", "properties",
                  overridable, "required", "files", "additionalProperties", 0);
    describe(docs, properties, "extends", texts());
    describe(docs, properties, "exclude", texts());
    describe(docs, properties, "language",
             json_pack("{s[ss]}", "enum", "en", "ko"));
    describe(
        docs, properties, "fail-on",
        json_pack("{s[ssss]}", "enum", "error", "warning", "info", "never"));
    describe(docs, properties, "overrides", list_of(override));
}

char *sg_schema(sg_docs *docs)
{
    json_t *definitions = json_object();
    json_t *top = mapping(docs, &dl_profile_schema, "");
    json_t *properties = json_object_get(top, "properties");
    add_engine_keys(docs, properties, definitions);
    add_top_keys(docs, properties, json_copy(properties));
    json_t *schema = json_pack(
        "{ss ss}", "$schema", "https://json-schema.org/draft/2020-12/schema",
        "title", "Configuration of digestlint (.digestlint.yaml)");
    json_object_update(schema, top);
    json_decref(top);
    json_object_set_new(schema, "$defs", definitions);
    char *text = json_dumps(schema, JSON_INDENT(2));
    json_decref(schema);
    return text;
}
