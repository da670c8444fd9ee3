/* Checks keys beyond the form of their fields. */
#include <ctype.h>
#include <stdlib.h>

#include "keys.h"

/* Fields that only some types have. */
enum {
    HAS_RANGE = 1,    /* min, max */
    HAS_MATCHES = 2,  /* matches */
    HAS_WORDS = 4,    /* words */
    HAS_KEYS = 8,     /* keys */
    HAS_RECORD = 16,  /* record */
    HAS_ITEMS = 32,   /* one-of, or-path */
    HAS_CODE = 64,    /* init, finish */
    HAS_ALONE = 128,  /* alone */
    IN_PROGRAM = 256, /* the type is allowed in `configuration` */
    IN_PROFILE = 512  /* and in `profile` */
};

static const unsigned traits[RG_TYPES] = {
    [RG_STRING] = IN_PROGRAM | IN_PROFILE | HAS_MATCHES,
    [RG_STRINGS] = IN_PROGRAM | IN_PROFILE,
    [RG_GLOBS] = IN_PROGRAM | IN_PROFILE,
    [RG_TEMPLATES] = IN_PROFILE,
    [RG_NUMBER] = IN_PROGRAM | IN_PROFILE | HAS_RANGE,
    [RG_WORD] = IN_PROGRAM | IN_PROFILE | HAS_WORDS,
    [RG_FLAG] = IN_PROGRAM | IN_PROFILE | HAS_WORDS,
    [RG_SWITCH] = IN_PROFILE,
    [RG_ZONE] = IN_PROFILE,
    [RG_SENTENCES] = IN_PROFILE,
    [RG_LEVEL] = IN_PROGRAM,
    [RG_RULES] = IN_PROGRAM,
    [RG_MAPPING] = IN_PROGRAM | IN_PROFILE | HAS_KEYS | HAS_RECORD | HAS_ALONE,
    [RG_LIST] = IN_PROGRAM | HAS_KEYS | HAS_ITEMS,
    [RG_NAMED] = IN_PROFILE | HAS_KEYS | HAS_RECORD | HAS_CODE,
};

typedef struct checker {
    rg_set *set;
    const char *path;
    bool in_profile;
} checker;

#define fail(c, line, ...) rg_error((c)->set, (c)->path, (line), __VA_ARGS__)

static void check_traits(checker *c, const rg_key *k)
{
    const struct {
        unsigned trait;
        bool is_there;
        const char *what;
    } fields[] = {
        {HAS_RANGE, k->min.n || k->max.n, "min or max"},
        {HAS_MATCHES, k->matches.n, "matches"},
        {HAS_WORDS, k->has_own_words, "words"},
        {HAS_KEYS, k->keys.n, "keys"},
        {HAS_RECORD, k->record.n, "record"},
        {HAS_ITEMS, k->one_of.n || k->may_be_path, "one-of or or-path"},
        {HAS_CODE, k->init.n || k->finish.n, "init or finish"},
        {HAS_ALONE, k->alone.n, "alone"},
    };
    const char *type = rg_type_names[k->type];
    unsigned may = traits[k->type] & (c->in_profile ? ~(unsigned)HAS_MATCHES
                                                    : ~(unsigned)HAS_RECORD);
    if (!(may & (c->in_profile ? IN_PROFILE : IN_PROGRAM)))
        fail(c, k->line, "a %s cannot stand here", type);
    for (size_t i = 0; i < sizeof fields / sizeof *fields; i++)
        if (fields[i].is_there && !(may & fields[i].trait))
            fail(c, k->line, "a %s has no %s here", type, fields[i].what);
}

/* ---- sentences --------------------------------------------------------- */

static void check_pair(checker *c, unsigned line, const char *what,
                       const dl_str text[RG_LANGUAGES])
{
    if (!text[RG_ENGLISH].n != !text[RG_KOREAN].n)
        fail(c, line, "%s is in one language only", what);
}

static void check_docs(checker *c, const rg_key *k)
{
    for (int i = 0; i < RG_LANGUAGES; i++)
        if (!dl_str_ends(k->doc[i], "."))
            fail(c, k->line, "a sentence has its period");
    check_pair(c, k->line, "default-doc", k->initial_doc);
}

/* ---- values ------------------------------------------------------------ */

static const rg_word *find_word(const rg_words *words, dl_str text)
{
    for (size_t i = 0; i < words->n; i++)
        if (dl_str_eq(words->v[i].text, text))
            return &words->v[i];
    return NULL;
}

/* A flag's value in C is `true` or `false`. */
static void check_words(checker *c, const rg_key *k)
{
    if (k->type == RG_WORD && !k->words.n)
        fail(c, k->line, "a word has words");
    for (size_t i = 0; i < k->words.n && k->has_own_words; i++) {
        const rg_word *w = &k->words.v[i];
        check_pair(c, w->line, "doc", w->doc);
        if (find_word(&k->words, w->text) != w)
            fail(c, w->line, "word '%.*s' stands twice", DL_FMT(w->text));
        if (!w->value.n && (c->in_profile || k->words.v[0].value.n))
            fail(c, w->line, "word '%.*s' has no value", DL_FMT(w->text));
        if (w->name.n && (c->in_profile || k->type == RG_FLAG))
            fail(c, w->line, "no name can follow here");
        if (k->type == RG_FLAG && w->value.n && !dl_str_is(w->value, "true") &&
            !dl_str_is(w->value, "false"))
            fail(c, w->line, "the value of a flag's word is true or false");
    }
}

static bool parse_number(dl_str s, unsigned long *out)
{
    char *end = NULL;
    *out = s.n ? strtoul(s.p, &end, 10) : 0;
    return !s.n || (isdigit((unsigned char)*s.p) && *end == '\0');
}

static void check_initial(checker *c, const rg_key *k)
{
    unsigned long min, max = 0, initial;
    bool numbers = parse_number(k->min, &min) && parse_number(k->max, &max);
    if (!numbers || (k->max.n && min > max))
        fail(c, k->line, "min and max are not a range");
    if (c->in_profile && k->type == RG_NUMBER && !k->max.n)
        fail(c, k->line, "missing key 'max' in a key");
    if (k->type == RG_SWITCH && (k->initial.n || !k->initial_doc[0].n))
        fail(c, k->line, "the default of a switch is a default-doc");
    if (!k->initial.n)
        return;
    if (k->type == RG_NUMBER && (!parse_number(k->initial, &initial) ||
                                 initial < min || (k->max.n && initial > max)))
        fail(c, k->line, "the default is not in the range");
    if (k->words.n && !find_word(&k->words, k->initial))
        fail(c, k->line, "the default is none of the words");
}

dl_str rg_initial_value(const rg_key *k)
{
    const rg_word *w = find_word(&k->words, k->initial);
    return k->type == RG_NUMBER ? k->initial : w ? w->value : DL_STR_NONE;
}

/* ---- where it goes in C ------------------------------------------------ */

static void check_member(checker *c, const rg_key *k)
{
    bool wants_member = c->in_profile && k->type != RG_MAPPING;
    if (wants_member != (k->member.n > 0))
        fail(c, k->line,
             wants_member ? "missing key 'member' in a key"
                          : "'member' is not for this key");
    if (c->in_profile && k->type == RG_NAMED && !k->record.n)
        fail(c, k->line, "missing key 'record' in a key");
    if (c->in_profile && (traits[k->type] & HAS_KEYS) && !k->keys.n)
        fail(c, k->line, "missing key 'keys' in a key");
    if (c->in_profile && k->required)
        fail(c, k->line, "the reader of profiles asks for no key");
}

/* ---- all of them ------------------------------------------------------- */

static const rg_key *find_key(const rg_keys *keys, dl_str name)
{
    for (size_t i = 0; i < keys->n; i++)
        if (dl_str_eq(keys->v[i].name, name))
            return &keys->v[i];
    return NULL;
}

static bool is_name(dl_str s)
{
    for (size_t i = 0; i < s.n; i++)
        if (!islower((unsigned char)s.p[i]) && s.p[i] != '-')
            return false;
    return s.n > 0;
}

static void check_keys(checker *c, rg_keys *keys, dl_str prefix, dl_str record)
{
    for (size_t i = 0; i < keys->n; i++) {
        rg_key *k = &keys->v[i];
        k->path = prefix.n ? dl_arena_printf(c->set->arena, "%.*s.%.*s",
                                             DL_FMT(prefix), DL_FMT(k->name))
                           : k->name;
        if (!is_name(k->name))
            fail(c, k->line, "'%.*s' is not lower-case words joined by '-'",
                 DL_FMT(k->name));
        if (find_key(keys, k->name) != k)
            fail(c, k->line, "key '%.*s' stands twice", DL_FMT(k->name));
        if (prefix.n && k->no_override)
            fail(c, k->line, "`override` is for keys at the top");
        if (k->of_text && (prefix.n || !c->in_profile))
            fail(c, k->line, "`of-text` is for profiles' keys at the top");
        check_traits(c, k);
        check_docs(c, k);
        check_words(c, k);
        check_initial(c, k);
        check_member(c, k);
        for (size_t n = 0; n < k->one_of.n; n++)
            if (!find_key(&k->keys, k->one_of.v[n]))
                fail(c, k->line, "there is no key '%.*s'",
                     DL_FMT(k->one_of.v[n]));
        if (k->alone.n && !find_key(&k->keys, k->alone))
            fail(c, k->line, "there is no key '%.*s'", DL_FMT(k->alone));
        if (!k->record.n)
            k->record = record;
        check_keys(c, &k->keys, k->path, k->record);
    }
}

void rg_check_config(rg_set *set, rg_config *config)
{
    checker c = {.set = set, .path = config->path};
    check_keys(&c, &config->program, DL_STR_NONE, DL_STR_NONE);
    c.in_profile = true;
    check_keys(&c, &config->profile, DL_STR_NONE, DL_STR("dl_profile"));
    for (size_t i = 0; i < config->profile.n; i++) {
        const rg_key *k = &config->profile.v[i];
        if (find_key(&config->program, k->name))
            fail(&c, k->line, "key '%.*s' stands twice", DL_FMT(k->name));
    }
}
