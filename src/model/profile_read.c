/*
 * Reads profiles: walks the merged YAML along the tables of schema.h. It nests
 * only as deep as the tables, whatever the YAML contains.
 */
#include "base/str.h"
#include "model/profile.h"

#include "base/vec.h"
#include "model/schema.h"
#include "model/zone.h"
#include "text/suggest.h"

typedef struct reader {
    dl_arena *arena;
    dl_profile_report report;
    void *user;
    size_t n_texts; /* so far, in all lists */
} reader;

static const char *const expected_string[2] = {"a string", "문자열"};
static const char *const expected_strings[2] = {"a string or a list of strings",
                                                "문자열 또는 문자열 목록"};
static const char *const expected_template[2] = {
    "a template with {date}, {yyyymmdd}, {yyyy}, {mm}, {dd}, {n}, {title}, "
    "{link}, {id} or {any}",
    "{date}, {yyyymmdd}, {yyyy}, {mm}, {dd}, {n}, {title}, {link}, {id}, "
    "{any}로 쓴 틀"};
static const char *const expected_zone[2] = {
    "a time zone such as Asia/Seoul, or an offset such as +09:00",
    "Asia/Seoul 같은 시간대 또는 +09:00 같은 시차"};
static const char *const expected_sentences[2] = {
    "a number, or a range such as 1-3 or 2-",
    "숫자 또는 1-3, 2- 같은 범위"};
static const char *const expected_mapping[2] = {"a mapping of keys",
                                                "키와 값의 매핑"};
static const char *const expected_named[2] = {
    "a mapping of names, or a list of names", "이름의 매핑 또는 목록"};

static const char *const expected_heading[2] = {
    "heading, unless 'kind' is page", "heading(kind가 page가 아닐 때)"};

static const char *const expected_few[2] = {
    "at most 2,048 texts in all lists of a profile",
    "프로필의 모든 목록을 합해 최대 2,048개"};
static const char *const expected_short[2] = {"at most 1,024 bytes long",
                                              "최대 1,024바이트"};
static const char *const expected_few_named[2] = {"a list of at most 128 names",
                                                  "최대 128개의 이름 목록"};
static const char *const expected_few_templates[2] = {
    "at most 64 templates, with 512 fields and texts between them and 8,192 "
    "bytes in all",
    "최대 64개의 틀(모두 합해 필드와 그 사이의 글 512개, 8,192바이트 이하)"};

/* ---- problems ----------------------------------------------------------- */

static void report(reader *r, const dl_profile_problem *problem)
{
    if (r->report)
        r->report(r->user, problem);
}

static dl_str key_of(const dl_yaml *value)
{
    return value->key ? value->key->text : DL_STR("");
}

static void bad_value(reader *r, const dl_yaml *value, dl_str key,
                      dl_str hint, const char *const expected[2])
{
    dl_profile_problem problem = {.kind = DL_PROFILE_BAD_VALUE,
                                  .node = value,
                                  .where = key,
                                  .hint = hint,
                                  .expected = {expected[0], expected[1]}};
    if (value->kind == DL_YAML_SCALAR)
        problem.what = value->text;
    report(r, &problem);
}

static void unknown_key(reader *r, const dl_schema *schema,
                        const dl_yaml *key, dl_str where)
{
    dl_profile_problem problem = {.kind = DL_PROFILE_UNKNOWN_KEY,
                                  .node = key,
                                  .what = key->text,
                                  .where = where};
    dl_str *names = DL_ARENA_NEW(r->arena, dl_str, schema->n);
    for (size_t i = 0; i < schema->n; i++)
        names[i] = dl_str_of(schema->keys[i].name);
    size_t nearest = dl_suggest(key->text, names, schema->n);
    if (nearest != DL_SUGGEST_NONE)
        problem.hint = names[nearest];
    report(r, &problem);
}

/* ---- values ------------------------------------------------------------- */

/* `key:` without a value leaves the default. */
static bool is_blank(const dl_yaml *value)
{
    return value->kind == DL_YAML_SCALAR && value->style == DL_YAML_PLAIN &&
           value->text.n == 0;
}

static bool parse_number(dl_str text, uint32_t *out)
{
    uint32_t n = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (!dl_is_digit(text.p[i]) || n > 100000000)
            return false;
        n = n * 10 + (uint32_t)(text.p[i] - '0');
    }
    *out = n;
    return text.n > 0;
}

static void read_number(reader *r, const dl_schema_key *key,
                        const dl_yaml *value, uint32_t *out)
{
    uint32_t n;
    if (value->kind == DL_YAML_SCALAR && parse_number(value->text, &n) &&
        n >= key->min && n <= key->max) {
        *out = n;
        return;
    }
    const char *const expected[2] = {
        dl_arena_printf(r->arena, "an integer from %u to %u", key->min,
                        key->max)
            .p,
        dl_arena_printf(r->arena, "%u부터 %u까지의 정수", key->min, key->max)
            .p};
    bad_value(r, value, key_of(value), DL_STR(""), expected);
}

/* "1", "1-3" or "2-". */
static bool parse_range(dl_str text, uint32_t range[2])
{
    const char *dash = text.n ? memchr(text.p, '-', text.n) : NULL;
    if (!dash) {
        if (!parse_number(text, &range[0]))
            return false;
        range[1] = range[0];
        return true;
    }
    dl_str from = {text.p, (size_t)(dash - text.p)};
    dl_str to = {dash + 1, text.n - from.n - 1};
    range[1] = 0;
    return parse_number(from, &range[0]) &&
           (to.n == 0 || (parse_number(to, &range[1]) && range[1] > 0 &&
                          range[0] <= range[1]));
}

static void read_sentences(reader *r, const dl_yaml *value,
                           uint32_t *out)
{
    uint32_t range[2];
    if (value->kind == DL_YAML_SCALAR && parse_range(value->text, range))
        memcpy(out, range, sizeof range);
    else
        bad_value(r, value, key_of(value), DL_STR(""), expected_sentences);
}

/* "one of: a, b, c"; the languages differ only in the first words. */
static void report_word(reader *r, const dl_schema_key *key,
                        const dl_yaml *value)
{
    DL_VEC(dl_str) words = {0};
    dl_str list = DL_STR("");
    for (const dl_key_word *w = key->words; w->text; w++) {
        dl_vec_push(&words, dl_str_of(w->text));
        list = dl_arena_printf(r->arena, "%.*s%s%s", DL_FMT(list),
                               list.n ? ", " : "", w->text);
    }
    dl_str hint = DL_STR("");
    if (value->kind == DL_YAML_SCALAR) {
        size_t nearest = dl_suggest(value->text, words.v, words.n);
        if (nearest < words.n)
            hint = words.v[nearest];
    }
    const char *const expected[2] = {
        dl_arena_printf(r->arena, "one of %.*s", DL_FMT(list)).p,
        dl_arena_printf(r->arena, "%.*s 가운데 하나", DL_FMT(list)).p};
    bad_value(r, value, key_of(value), hint, expected);
    dl_vec_free(&words);
}

static void read_word(reader *r, const dl_schema_key *key,
                      const dl_yaml *value, void *out)
{
    int word = value->kind == DL_YAML_SCALAR
                   ? dl_key_word_value(key->words, value->text)
                   : -1;
    if (word < 0)
        report_word(r, key, value);
    else if (key->type == DL_KEY_FLAG)
        *(bool *)out = word != 0;
    else
        memcpy(out, &word, sizeof word);
}

/* Reports a text or name that is too long. */
static bool is_short(reader *r, const dl_yaml *value, dl_str key, dl_str text)
{
    bool fits = text.n <= DL_PROFILE_LONGEST_TEXT;
    if (!fits)
        bad_value(r, value, key, DL_STR(""), expected_short);
    return fits;
}

/* The first text of a value: itself, or the first item of a list. Reports a
   mapping. */
static const dl_yaml *first_text(reader *r, const dl_yaml *value)
{
    if (value->kind == DL_YAML_MAPPING)
        bad_value(r, value, key_of(value), DL_STR(""), expected_strings);
    return value->kind == DL_YAML_SCALAR     ? value
           : value->kind == DL_YAML_SEQUENCE ? value->first
                                             : NULL;
}

static const dl_yaml *next_text(const dl_yaml *value, const dl_yaml *item)
{
    return item == value ? NULL : item->next;
}

static size_t count_texts(const dl_yaml *value, const dl_yaml *first)
{
    size_t n = 0;
    for (const dl_yaml *item = first; item; item = next_text(value, item))
        n++;
    return n;
}

/* The texts of a value that consists of texts; reports what is not one. */
static dl_strs read_strings(reader *r, const dl_yaml *value)
{
    const dl_yaml *first = first_text(r, value);
    size_t most = count_texts(value, first);
    /* File-name patterns have limits of their own (config/globs.h). */
    bool is_limited = !dl_str_is(key_of(value), "posts");
    if (is_limited && most > DL_PROFILE_MOST_TEXTS - r->n_texts) {
        bad_value(r, value, key_of(value), DL_STR(""), expected_few);
        return (dl_strs){0};
    }
    r->n_texts += is_limited ? most : 0;
    dl_str *texts = DL_ARENA_NEW(r->arena, dl_str, most);
    uint32_t n = 0;
    for (const dl_yaml *v = first; v; v = next_text(value, v)) {
        if (v->kind != DL_YAML_SCALAR)
            bad_value(r, v, key_of(value), DL_STR(""), expected_string);
        else if (!is_limited || is_short(r, v, key_of(value), v->text))
            texts[n++] = v->text;
    }
    return (dl_strs){texts, n};
}

/* Each of them is compared with each block of a post. */
static dl_templates read_templates(reader *r, const dl_yaml *value)
{
    const dl_yaml *first = first_text(r, value);
    dl_template out[DL_PROFILE_MOST_TEMPLATES];
    uint32_t n = 0;
    size_t parts = 0, bytes = 0;
    for (const dl_yaml *v = first; v; v = next_text(value, v)) {
        dl_template t;
        if (v->kind != DL_YAML_SCALAR ||
            !dl_template_compile(r->arena, v->text, &t, NULL)) {
            bad_value(r, v, key_of(value), DL_STR(""), expected_template);
            continue;
        }
        parts += t.n_parts;
        bytes += v->text.n;
        if (n == DL_PROFILE_MOST_TEMPLATES || parts > DL_PROFILE_MOST_PARTS ||
            bytes > DL_PROFILE_MOST_TEMPLATE) {
            bad_value(r, value, key_of(value), DL_STR(""),
                      expected_few_templates);
            return (dl_templates){0};
        }
        out[n++] = t;
    }
    return (dl_templates){dl_arena_copy(r->arena, out, n * sizeof *out), n};
}

/* ---- mappings ----------------------------------------------------------- */

static void read_mapping(reader *r, const dl_schema *schema,
                         const dl_yaml *node, void *record, bool is_top);

/* `Conclusion: off` removes what the extended profile has. */
static bool is_removed(const dl_yaml *value)
{
    return value->kind == DL_YAML_SCALAR && value->style == DL_YAML_PLAIN &&
           (dl_str_is(value->text, "off") || dl_str_is(value->text, "false"));
}

/* The name of a record of a NAMED key: the key of a mapping; in a list, the
   item itself or its `name`. */
static dl_str name_of_record(reader *r, const dl_yaml *list,
                             const dl_yaml *item)
{
    if (list->kind == DL_YAML_MAPPING)
        return item->key->text;
    if (item->kind == DL_YAML_SCALAR)
        return item->text;
    const dl_yaml *name = NULL;
    for (const dl_yaml *v = item->first; v; v = v->next)
        if (v->key && dl_str_is(v->key->text, "name"))
            name = v;
    if (name && name->kind == DL_YAML_SCALAR)
        return name->text;
    dl_profile_problem problem = {.kind = DL_PROFILE_MISSING_KEY,
                                  .node = item,
                                  .what = DL_STR("name"),
                                  .where = key_of(list)};
    report(r, &problem);
    return DL_STR("");
}

/* Sets the keys of `schema` to their values when they are not given. */
static void set_initial(const dl_schema *schema, char *record)
{
    for (size_t i = 0; i < schema->n; i++) {
        const dl_schema_key *key = &schema->keys[i];
        void *out = record + key->offset;
        if (key->type == DL_KEY_FLAG)
            *(bool *)out = key->initial != 0;
        else if (key->type == DL_KEY_NUMBER || key->type == DL_KEY_WORD)
            memcpy(out, &key->initial, sizeof key->initial);
        else if (key->type == DL_KEY_MAPPING)
            set_initial(key->schema, record);
    }
}

static void read_record(reader *r, const dl_schema *schema,
                        const dl_yaml *list, const dl_yaml *item, void *record,
                        dl_str name)
{
    memcpy(record, &name, sizeof name);
    set_initial(schema, record);
    if (schema->init)
        schema->init(record);
    if (item->kind == DL_YAML_MAPPING)
        read_mapping(r, schema, item, record, false);
    else if (list->kind == DL_YAML_MAPPING && !is_blank(item))
        bad_value(r, item, name, DL_STR(""), expected_mapping);
    if (schema->finish)
        schema->finish(r->arena, record);
}

static void read_named(reader *r, const dl_schema_key *key,
                       const dl_yaml *value, char *record)
{
    if (value->kind == DL_YAML_SCALAR) {
        bad_value(r, value, key_of(value), DL_STR(""), expected_named);
        return;
    }
    size_t most = 0, size = key->schema->size;
    uint32_t n = 0;
    for (const dl_yaml *item = value->first; item; item = item->next)
        most += value->kind != DL_YAML_MAPPING || !is_removed(item);
    if (most > DL_PROFILE_MOST_NAMED) {
        bad_value(r, value, key_of(value), DL_STR(""), expected_few_named);
        return;
    }
    char *records = dl_arena_alloc(r->arena, most * size);
    for (const dl_yaml *item = value->first; item; item = item->next) {
        if (value->kind == DL_YAML_MAPPING && is_removed(item))
            continue;
        dl_str name = name_of_record(r, value, item);
        if (name.n && is_short(r, item, key_of(value), name))
            read_record(r, key->schema, value, item, records + n++ * size,
                        name);
    }
    const void *list = records;
    memcpy(record + key->offset, &list, sizeof list);
    memcpy(record + key->count, &n, sizeof n);
}

static const dl_schema_key *find_key(const dl_schema *schema, dl_str name)
{
    for (size_t i = 0; i < schema->n; i++)
        if (dl_str_is(name, schema->keys[i].name))
            return &schema->keys[i];
    return NULL;
}

static void read_value(reader *r, const dl_schema_key *key,
                       const dl_yaml *value, char *record)
{
    void *out = record + key->offset;
    if (is_blank(value))
        return;
    switch (key->type) {
    case DL_KEY_STRING:
        if (value->kind == DL_YAML_SCALAR)
            *(dl_str *)out = value->text;
        else
            bad_value(r, value, key_of(value), DL_STR(""), expected_string);
        break;
    case DL_KEY_STRINGS:
        *(dl_strs *)out = read_strings(r, value);
        break;
    case DL_KEY_TEMPLATES:
        *(dl_templates *)out = read_templates(r, value);
        break;
    case DL_KEY_NUMBER:
        read_number(r, key, value, out);
        break;
    case DL_KEY_WORD:
    case DL_KEY_FLAG:
        read_word(r, key, value, out);
        break;
    case DL_KEY_ZONE:
        if (value->kind != DL_YAML_SCALAR || !dl_zone_parse(value->text, out))
            bad_value(r, value, key_of(value), DL_STR(""), expected_zone);
        break;
    case DL_KEY_SENTENCES:
        read_sentences(r, value, out);
        break;
    case DL_KEY_MAPPING:
        if (value->kind == DL_YAML_MAPPING)
            read_mapping(r, key->schema, value, record, false);
        else if (key->alone && value->kind == DL_YAML_SCALAR)
            read_value(r, find_key(key->schema, dl_str_of(key->alone)), value,
                       record);
        else
            bad_value(r, value, key_of(value), DL_STR(""), expected_mapping);
        break;
    case DL_KEY_NAMED:
        read_named(r, key, value, record);
        break;
    }
}

static void read_mapping(reader *r, const dl_schema *schema,
                         const dl_yaml *node, void *record, bool is_top)
{
    for (const dl_yaml *value = node->first; value; value = value->next) {
        const dl_schema_key *key = find_key(schema, value->key->text);
        bool is_name = schema->size && dl_str_is(value->key->text, "name");
        if (key)
            read_value(r, key, value, record);
        else if (!is_top && !is_name)
            unknown_key(r, schema, value->key, key_of(node));
    }
}

/* Conditions that concern more than one key. */
static void check_whole(reader *r, const dl_profile *p,
                        const dl_yaml *root)
{
    const dl_yaml *papers = NULL;
    for (const dl_yaml *v = root ? root->first : NULL; v; v = v->next)
        if (dl_str_is(v->key->text, "papers"))
            papers = v;
    if (!papers)
        return;
    dl_profile_problem problem = {.kind = DL_PROFILE_MISSING_KEY,
                                  .node = papers,
                                  .where = DL_STR("papers")};
    const dl_yaml *title = dl_yaml_get(papers, "title");
    if (p->title_place == DL_TITLE_IN_FRONTMATTER &&
        p->papers != DL_PAPERS_PAGE && title)
        bad_value(r, title, key_of(title), DL_STR(""), expected_heading);
    if (p->papers == DL_PAPERS_ITEM && p->papers_under.n == 0) {
        problem.what = DL_STR("under");
        report(r, &problem);
    }
    bool needs_fields = p->link_place == DL_LINK_IN_FIELD ||
                        p->link_place == DL_LINK_IN_FRONTMATTER;
    if (needs_fields && p->link_fields.n == 0) {
        problem.what = DL_STR("link-fields");
        report(r, &problem);
    }
}

const dl_profile *dl_profile_read(dl_arena *arena, const dl_yaml *root,
                                  dl_profile_report report_to, void *user)
{
    reader r = {arena, report_to, user, 0};
    dl_profile_draft *draft = DL_ARENA_NEW(arena, dl_profile_draft, 1);
    set_initial(&dl_profile_schema, (char *)draft);
    dl_profile_init(draft);
    if (root && root->kind == DL_YAML_MAPPING) {
        read_mapping(&r, &dl_profile_schema, root, draft, true);
        check_whole(&r, &draft->profile, root);
    }
    dl_profile_finish(arena, draft);
    dl_profile_index_sections(arena, &draft->profile);
    return &draft->profile;
}
