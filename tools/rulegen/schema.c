/*
 * Writes docs/digestlint.schema.json: the JSON schema (draft 2020-12) of the
 * configuration, made from its keys and from the rules.
 */
#include <stdarg.h>

#include "base/home.h"
#include "keys.h"

typedef struct writer {
    dl_buf out; /* without spaces: add_indented() adds them */
    const rg_set *set;
    const rg_config *config;
} writer;

/* ---- JSON -------------------------------------------------------------- */

/* Separates members and items, so that callers need no commas. */
static void add_comma(dl_buf *out, char next)
{
    char last = out->n ? out->p[out->n - 1] : '[';
    if (!strchr("[{:", last) && !strchr("]}", next))
        dl_buf_addc(out, ',');
}

/* JSON with ' for ", which is easier to read in C. */
static void put(writer *w, const char *format, ...) DL_PRINTF(2, 3);
static void put(writer *w, const char *format, ...)
{
    dl_buf text = {0};
    va_list args;
    va_start(args, format);
    dl_buf_vprintf(&text, format, args);
    va_end(args);
    add_comma(&w->out, *text.p);
    for (size_t i = 0; i < text.n; i++)
        dl_buf_addc(&w->out, text.p[i] == '\'' ? '"' : text.p[i]);
    dl_buf_free(&text);
}

static void put_text(writer *w, dl_str s)
{
    add_comma(&w->out, '"');
    dl_buf_addc(&w->out, '"');
    for (size_t i = 0; i < s.n; i++) {
        if (s.p[i] == '"' || s.p[i] == '\\')
            dl_buf_addc(&w->out, '\\');
        dl_buf_addc(&w->out, s.p[i] == '\n' ? ' ' : s.p[i]);
    }
    dl_buf_addc(&w->out, '"');
}

/* The end of the string, object or array that begins at `i`. */
static size_t end_of(dl_str s, size_t i)
{
    size_t depth = 0;
    for (bool in_string = false; i < s.n; i++) {
        char c = s.p[i];
        if (in_string && c == '\\')
            i++;
        else if (c == '"')
            in_string = !in_string;
        else if (!in_string && (c == '{' || c == '['))
            depth++;
        else if (!in_string && (c == '}' || c == ']'))
            depth--;
        if (!in_string && depth == 0)
            break;
    }
    return i + 1;
}

static void add_newline(dl_buf *out, size_t depth)
{
    dl_buf_printf(out, "\n%*s", (int)depth * 2, "");
}

/* Objects and arrays that do not fit on a line have a line for each member. */
static void add_indented(dl_buf *out, dl_str s)
{
    enum { FITS = 100 };
    size_t depth = 0, flat_until = 0;
    for (size_t i = 0, n; i < s.n; i += n) {
        char c = s.p[i];
        bool is_flat = i < flat_until;
        n = c == '"' ? end_of(s, i) - i : 1;
        if (!is_flat && (c == '}' || c == ']'))
            add_newline(out, --depth);
        dl_buf_add(out, (dl_str){s.p + i, n});
        if (!is_flat && (c == '{' || c == '[')) {
            size_t end = end_of(s, i);
            if (end - i + 2 * depth <= FITS)
                flat_until = end;
            else
                add_newline(out, ++depth);
        } else if (c == ',' && !is_flat) {
            add_newline(out, depth);
        } else if (c == ',' || c == ':') {
            dl_buf_addc(out, ' ');
        }
    }
    dl_buf_addc(out, '\n');
}

/* ---- values ------------------------------------------------------------ */

#define TEXT "{'type':'string'}"
#define LIST_OF_TEXTS "'type':'array','items':" TEXT
#define WORDS "'type':'array','items':{'type':'string','minLength':1}"
#define TEXTS "'anyOf':[" TEXT ",{" LIST_OF_TEXTS "}]"
#define LEVEL "'enum':['error','warning','info','on','off',true,false]"
#define CLOSED "'additionalProperties':false"

/* YAML 1.2 reads true and false as booleans, YAML 1.1 also yes, no, on and
   off. */
static void put_word(writer *w, dl_str text)
{
    if (dl_str_is(text, "true") || dl_str_is(text, "false"))
        put(w, "%.*s", DL_FMT(text));
    else
        put_text(w, text);
}

static void put_words(writer *w, const rg_words *words)
{
    put(w, "'enum':[");
    for (size_t i = 0; i < words->n; i++)
        put_word(w, words->v[i].text);
    put(w, "]");
}

static void add_alternatives(dl_buf *out, const rg_words *words, bool named)
{
    const char *before = "";
    for (size_t i = 0; i < words->n; i++) {
        if (!words->v[i].name.n == named)
            continue;
        dl_buf_printf(out, "%s%.*s", before, DL_FMT(words->v[i].text));
        before = "|";
    }
}

/* "word", "word: NAME" or {word: NAME} */
static void put_words_with_names(writer *w, const rg_words *words)
{
    dl_buf alone = {0}, named = {0};
    add_alternatives(&alone, words, false);
    add_alternatives(&named, words, true);
    put(w,
        "'anyOf':[{'type':'string','pattern':'^(%s|(%s): *[^ ].*)$'},"
        "{'type':'object','properties':{",
        alone.p, named.p);
    for (size_t i = 0; i < words->n; i++)
        if (words->v[i].name.n)
            put(w, "'%.*s':" TEXT, DL_FMT(words->v[i].text));
    put(w, "},'minProperties':1,'maxProperties':1," CLOSED "}]");
    dl_buf_free(&alone);
    dl_buf_free(&named);
}

static bool have_names(const rg_words *words)
{
    for (size_t i = 0; i < words->n; i++)
        if (words->v[i].name.n)
            return true;
    return false;
}

/* ---- rules ------------------------------------------------------------- */

static void put_option(writer *w, const rg_option *o)
{
    put(w, "'%.*s':{", DL_FMT(o->name));
    if (dl_str_is(o->type, "bool"))
        put(w, "'type':'boolean','default':%.*s", DL_FMT(o->initial));
    else if (dl_str_is(o->type, "int"))
        put(w, "'type':'integer','default':%.*s", DL_FMT(o->initial));
    else
        put(w, TEXTS);
    put(w, "'description':");
    put_text(w, o->doc[RG_ENGLISH]);
    put(w, "}");
}

/* A level, or a mapping with the rule's options. */
static void put_rule(writer *w, const rg_rule *rule)
{
    put(w,
        "'%.*s':{'anyOf':[{" LEVEL "},{'type':'object','properties':{"
        "'severity':{" LEVEL "}",
        DL_FMT(rule->code));
    for (size_t i = 0; i < rule->options.n; i++)
        put_option(w, &rule->options.v[i]);
    put(w, "}," CLOSED "}],'description':");
    put_text(w, rule->summary[RG_ENGLISH]);
    put(w, "'default':'%.*s'}", DL_FMT(rule->severity));
}

/* A rule by its code or name; several by the beginning of their codes. The ids
   of a blog's own rules cannot be distinguished from misspelt names here; the
   program does that. */
static void put_rules(writer *w)
{
    put(w, "'type':'object','properties':{");
    for (size_t i = 0; i < w->set->rules.n; i++) {
        const rg_rule *r = &w->set->rules.v[i];
        put(w, "'%.*s':{'$ref':'#/$defs/%.*s'}", DL_FMT(r->code),
            DL_FMT(r->code));
        put(w, "'%.*s':{'$ref':'#/$defs/%.*s'}", DL_FMT(r->name),
            DL_FMT(r->code));
    }
    put(w, "},'patternProperties':{'^(all|DL[0-9]{0,2})$':{" LEVEL "},"
           "'^([a-z][a-z0-9-]*|(?!DL)[A-Z][A-Z0-9]*)$':{}}," CLOSED);
}

/* ---- keys -------------------------------------------------------------- */

static void put_key(writer *w, const rg_key *key);

static void put_keys(writer *w, const rg_keys *keys, bool overriding)
{
    for (size_t i = 0; i < keys->n; i++)
        if (!overriding || !keys->v[i].no_override)
            put_key(w, &keys->v[i]);
}

/* `TOPIC: {LIST: [word, …]}` or `TOPIC: {LIST: {add: […], remove: […]}}` */
static void put_topic(writer *w, const rg_topic *topic)
{
    put(w, "'%.*s':{'type':'object','properties':{", DL_FMT(topic->name));
    for (size_t i = 0; i < topic->lists.n; i++) {
        const rg_key *list = &topic->lists.v[i];
        put(w, "'%.*s':{'$ref':'#/$defs/words','description':",
            DL_FMT(list->name));
        put_text(w, list->doc[RG_ENGLISH]);
        put(w, "}");
    }
    put(w, "}," CLOSED "}");
}

/* With these keys and no others; an override also has those of the top level,
   and an item of a `named` list its name. */
static void put_mapping(writer *w, const rg_key *key, bool has_name)
{
    put(w, "'type':'object','properties':{");
    if (has_name)
        put(w, "'name':" TEXT);
    put_keys(w, &key->keys, false);
    if (dl_str_is(key->path, "overrides")) {
        put_keys(w, &w->config->program, true);
        put_keys(w, &w->config->profile, true);
    }
    for (size_t i = 0; i < w->config->topics.n; i++)
        if (dl_str_is(key->path, "lexicon"))
            put_topic(w, &w->config->topics.v[i]);
    put(w, "}," CLOSED);
    dl_buf required = {0};
    if (has_name)
        dl_buf_adds(&required, "'name'");
    for (size_t i = 0; i < key->keys.n; i++)
        if (key->keys.v[i].required)
            dl_buf_printf(&required, "%s'%.*s'", required.n ? "," : "",
                          DL_FMT(key->keys.v[i].name));
    if (required.n)
        put(w, "'required':[%s]", required.p);
    dl_buf_free(&required);
}

/* Records by name, where `off` removes one, or a list of them. */
static void put_named(writer *w, const rg_key *key)
{
    put(w, "'anyOf':[{'type':'object','additionalProperties':{'anyOf':[{");
    put_mapping(w, key, false);
    put(w, "},{'enum':['off',false,null]}]}},"
           "{'type':'array','items':{'anyOf':[" TEXT ",{");
    put_mapping(w, key, true);
    put(w, "}]}}]");
}

/* The path of a file may replace the whole list or an item. */
static void put_list(writer *w, const rg_key *key)
{
    const char *open = key->may_be_path ? "'anyOf':[" TEXT ",{" : "";
    const char *close = key->may_be_path ? "}]" : "";
    put(w, "%s'type':'array','items':{%s", open, open);
    put_mapping(w, key, false);
    for (size_t i = 0; i < key->one_of.n; i++)
        put(w, "%s{'required':['%.*s']}", i ? "" : "'oneOf':[",
            DL_FMT(key->one_of.v[i]));
    put(w, "%s%s}%s", key->one_of.n ? "]" : "", close, close);
}

/* The value of one of its keys may replace the mapping. */
static void put_alone(writer *w, const rg_key *key)
{
    put(w, "'anyOf':[{");
    for (size_t i = 0; i < key->keys.n; i++)
        if (dl_str_eq(key->keys.v[i].name, key->alone))
            put_words(w, &key->keys.v[i].words);
    put(w, "},{");
    put_mapping(w, key, false);
    put(w, "}]");
}

/* The types whose values are always of the same form. */
static const char *const forms[RG_TYPES] = {
    [RG_STRINGS] = TEXTS,
    [RG_GLOBS] = TEXTS,
    [RG_TEMPLATES] = TEXTS,
    [RG_ZONE] = "'type':'string'",
    [RG_SENTENCES] = "'anyOf':[{'type':'integer','minimum':0},"
                     "{'type':'string','pattern':'^[0-9]+(-[0-9]*)?$'}]",
    [RG_LEVEL] = LEVEL,
};

static void put_value(writer *w, const rg_key *key)
{
    if (forms[key->type]) {
        put(w, "%s", forms[key->type]);
    } else if (key->type == RG_STRING) {
        put(w, "'type':'string'");
        if (key->matches.n)
            put(w, "'pattern':'%s'", key->matches.p);
    } else if (key->type == RG_NUMBER) {
        put(w, "'type':'integer','minimum':%s", key->min.n ? key->min.p : "0");
        if (key->max.n)
            put(w, "'maximum':%s", key->max.p);
    } else if (key->words.n) {
        if (have_names(&key->words))
            put_words_with_names(w, &key->words);
        else
            put_words(w, &key->words);
    } else if (key->type == RG_RULES) {
        put_rules(w);
    } else if (key->type == RG_NAMED) {
        put_named(w, key);
    } else if (key->type == RG_LIST) {
        if (key->keys.n)
            put_list(w, key);
        else
            put(w, LIST_OF_TEXTS);
    } else if (key->alone.n) {
        put_alone(w, key);
    } else if (key->keys.n) {
        put_mapping(w, key, false);
    } else {
        put(w, "'type':'object','additionalProperties':" TEXT);
    }
}

static void put_key(writer *w, const rg_key *key)
{
    put(w, "'%.*s':{", DL_FMT(key->name));
    put_value(w, key);
    put(w, "'description':");
    put_text(w, key->doc[RG_ENGLISH]);
    if (key->initial.n && !key->initial_doc[RG_ENGLISH].n) {
        put(w, "'default':");
        if (key->type == RG_NUMBER)
            put(w, "%s", key->initial.p);
        else
            put_word(w, key->initial);
    }
    put(w, "}");
}

void rg_schema(const rg_set *set, const rg_config *config, dl_buf *out)
{
    writer w = {.set = set, .config = config};
    put(&w, "{'$schema':'https://json-schema.org/draft/2020-12/schema',"
            "'$id':'" DL_SCHEMA "',"
            "'title':'Configuration of digestlint (.digestlint.yaml)',"
            "'type':'object','properties':{");
    put_keys(&w, &config->program, false);
    put_keys(&w, &config->profile, false);
    put(&w, "}," CLOSED ",'$defs':{'words':{'anyOf':[{" WORDS "},"
            "{'type':'object','properties':{'add':{" WORDS "},"
            "'remove':{" WORDS "}}," CLOSED "}]}");
    for (size_t i = 0; i < set->rules.n; i++)
        put_rule(&w, &set->rules.v[i]);
    put(&w, "}}");
    add_indented(out, dl_buf_str(&w.out));
    dl_buf_free(&w.out);
}
