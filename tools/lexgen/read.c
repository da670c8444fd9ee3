/* Reads the files of rules/lexicon/. */
#include <stdio.h>

#include "base/file.h"
#include "base/path.h"
#include "lexgen.h"
#include "model/lexicon_read.h"
#include "parse/yaml.h"

/* The builder gets its own table of lists; here there is none yet. */
const dl_list_info dl_lists[DL_LIST_COUNT];

static void begin_error(lg_source *s, uint32_t at)
{
    unsigned line = 1;
    for (uint32_t i = 0; i < at; i++)
        line += s->text.p[i] == '\n';
    fprintf(stderr, "%s:%u: error: ", s->path, line);
    s->n_errors++;
}

static void error(lg_source *s, uint32_t at, const char *what, dl_str about)
{
    begin_error(s, at);
    fputs(what, stderr);
    if (about.n)
        fprintf(stderr, " '%.*s'", DL_FMT(about));
    fputc('\n', stderr);
}

static void complain(void *user, const dl_lexicon_problem *p)
{
    const dl_yaml *node = p->node;
    if (!p->expected[LG_ENGLISH]) {
        error(user, node->span.start, "unknown key", node->text);
        return;
    }
    begin_error(user, node->span.start);
    if (node->kind == DL_YAML_SCALAR && node->text.n)
        fprintf(stderr, "'%.*s': ", DL_FMT(node->text));
    fprintf(stderr, "expected %s\n", p->expected[LG_ENGLISH]);
}

/* ---- a list -------------------------------------------------------------- */

/* The text of a key that each list must have. */
static dl_str needed(lg_source *s, const dl_yaml *list, const char *key)
{
    const dl_yaml *value = dl_yaml_get(list, key);
    if (value && value->kind == DL_YAML_SCALAR && value->text.n)
        return value->text;
    error(s, list->key->span.start, "the list has no text at the key",
          dl_str_of(key));
    return DL_STR_NONE;
}

static dl_matching match_of(lg_source *s, const dl_yaml *list)
{
    static const char *const names[] = {"word", "start", "end"};
    const dl_yaml *value = dl_yaml_get(list, "match");
    if (!value)
        return DL_MATCHING_WORD;
    for (unsigned i = 0; i < sizeof names / sizeof *names; i++)
        if (dl_str_is(value->text, names[i]))
            return (dl_matching)i;
    error(s, value->span.start, "match is none of word, start and end:",
          value->text);
    return DL_MATCHING_WORD;
}

static bool is(const dl_yaml *list, const char *key, const char *value)
{
    const dl_yaml *found = dl_yaml_get(list, key);
    return found && dl_str_is(found->text, value);
}

static bool is_true(const dl_yaml *list, const char *key)
{
    return is(list, key, "true");
}

static void check_keys(lg_source *s, const dl_yaml *list)
{
    static const char *const known[] = {
        "doc",   "doc-ko",    "norm",   "match", "marked",
        "apart", "on-demand", "folded", "inside", "words"};
    for (const dl_yaml *v = list->first; v; v = v->next) {
        size_t i = 0;
        while (i < sizeof known / sizeof *known &&
               !dl_str_is(v->key->text, known[i]))
            i++;
        if (i == sizeof known / sizeof *known)
            error(s, v->key->span.start, "unknown key", v->key->text);
    }
}

static unsigned read_words(lg_source *s, const dl_yaml *list, unsigned number)
{
    const dl_yaml *words = dl_yaml_get(list, "words");
    unsigned n = 0;
    if (!words || words->kind != DL_YAML_SEQUENCE) {
        error(s, list->key->span.start, "the list has no words",
              list->key->text);
        return 0;
    }
    for (const dl_yaml *w = words->first; w; w = w->next, n++) {
        if (w->kind != DL_YAML_SCALAR)
            error(s, w->span.start, "expected a word", DL_STR_NONE);
        else if (dl_lexicon_would_have(&s->builder, number, w->text))
            error(s, w->span.start, "stands in its list twice:", w->text);
        else if (!dl_lexicon_add(&s->builder, number, w->text))
            error(s, w->span.start, "not a word:", w->text);
    }
    return n;
}

static void read_list(lg_source *s, dl_str topic, const dl_yaml *list)
{
    check_keys(s, list);
    lg_list l = {.topic = topic,
                 .name = list->key->text,
                 .doc = {needed(s, list, "doc"), needed(s, list, "doc-ko")},
                 .norm = needed(s, list, "norm")};
    dl_list_info info = {.topic = l.topic.p,
                         .name = dl_arena_str(s->arena, l.name).p,
                         .match = match_of(s, list),
                         .is_marked = is_true(list, "marked"),
                         .is_rare = is(list, "marked", "rare"),
                         .is_apart = is_true(list, "apart"),
                         .is_on_demand = is_true(list, "on-demand"),
                         .is_folded = is_true(list, "folded"),
                         .is_inside = is_true(list, "inside")};
    bool is_marked = info.is_marked || info.is_rare || info.is_apart;
    if (info.is_on_demand && (is_marked || info.match != DL_MATCHING_WORD))
        error(s, list->key->span.start,
              "only a list of whole words that is not marked can be on demand:",
              l.name);
    if (info.is_rare && info.match != DL_MATCHING_WORD)
        error(s, list->key->span.start,
              "only a list of whole words can be marked as rare:", l.name);
    if (info.is_folded && info.match != DL_MATCHING_WORD)
        error(s, list->key->span.start,
              "only a list of whole words can be folded:", l.name);
    dl_vec_push(&s->infos, info);
    s->builder.lists = s->infos.v;
    s->builder.n_lists = (unsigned)s->infos.n;
    l.n_words = read_words(s, list, (unsigned)s->lists.n);
    dl_vec_push(&s->lists, l);
    if (s->lists.n > 64 * DL_LIST_WORDS)
        error(s, list->key->span.start,
              "too many lists: DL_LIST_WORDS must grow", DL_STR_NONE);
}

/* ---- a file -------------------------------------------------------------- */

/* "particle" of rules/lexicon/particle.yaml. */
static dl_str topic_of(lg_source *s)
{
    dl_str name = dl_path_name(dl_str_of(s->path));
    if (dl_str_ends(name, ".yaml"))
        name.n -= sizeof ".yaml" - 1;
    return dl_arena_str(s->arena, name);
}

static void read_root(lg_source *s, const dl_yaml *root)
{
    if (!root || root->kind != DL_YAML_MAPPING) {
        error(s, 0, "expected lists by name", DL_STR_NONE);
        return;
    }
    for (size_t i = 0; i < DL_TERM_TOPICS; i++)
        if (dl_yaml_get(root, dl_term_topics[i].key)) {
            dl_lexicon_read(&s->builder, root, complain, s);
            return;
        }
    dl_str topic = topic_of(s);
    for (const dl_yaml *list = root->first; list; list = list->next) {
        if (list->kind == DL_YAML_MAPPING)
            read_list(s, topic, list);
        else
            error(s, list->key->span.start, "expected a list's keys at",
                  list->key->text);
    }
}

static void read_file(lg_source *s, const char *path)
{
    dl_buf file = {0};
    dl_error failure;
    s->path = path;
    s->text = DL_STR_NONE;
    if (dl_file_read(path, UINT32_MAX, &file, &failure) != DL_READ_OK) {
        error(s, 0, failure.message, DL_STR_NONE);
        return;
    }
    s->text = dl_arena_str(s->arena, dl_buf_str(&file));
    dl_buf_free(&file);
    const dl_yaml *root;
    dl_yaml_problem problem;
    if (dl_yaml_parse(s->arena, s->text, 0, &root, &problem))
        read_root(s, root);
    else
        error(s, problem.span.start,
              dl_arena_str(s->arena, problem.message).p, DL_STR_NONE);
}

void lg_read(lg_source *s, char **paths, size_t n)
{
    *s = (lg_source){.arena = dl_arena_new()};
    dl_lexicon_begin(&s->builder, s->arena, NULL);
    s->builder.n_lists = 0;
    for (size_t i = 0; i < n; i++)
        read_file(s, paths[i]);
}
