/*
 * Asks a lexicon for words, as rules do:
 *     probe [CONFIGURATION] <WORDS
 * prints each word with the lists that find it, as TOPIC/LIST, and the groups
 * of terms, as glossary/NAME; the lexicon is the built-in one, or that of the
 * configuration. What should be found and is not is printed with a `!`.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "config/config.h"
#include "korean/terms.h"
#include "parse/parse.h"

#define NEIGHBOUR "뽥" /* begins and ends no word of any list */

/* A text with the word in it, in the position that its list requires. */
typedef struct text {
    char p[1024];
    dl_str word;
    dl_doc *doc;
    const dl_token *token; /* NULL: the text is not one plain token */
} text;

static void open_text(text *t, const dl_lexicon *lexicon, const char *before,
                      const char *word, const char *behind)
{
    snprintf(t->p, sizeof t->p, "%s%s%s", before, word, behind);
    t->word = dl_str_of(t->p);
    t->doc = dl_doc_parse(DL_STR("a.md"), t->word, UINT16_MAX, lexicon);
    const dl_token *token = t->doc->tokens;
    bool is_word =
        t->doc->n_tokens == 1 &&
        (token->kind == DL_TOKEN_HANGUL || token->kind == DL_TOKEN_LATIN) &&
        !(token->flags & DL_TOKEN_UNNORMALIZED);
    t->token = is_word ? token : NULL;
}

/* Whether the only token is in the set according to the first look. */
static bool is_marked(const text *t, dl_mark mark)
{
    return dl_next_marked(t->doc, mark, 0, 1) == 0;
}

static void find_word(const dl_lexicon *lexicon, dl_list list, const char *word)
{
    const dl_list_info *info = &dl_lists[list];
    text t;
    open_text(&t, lexicon, "", word, "");
    bool found = dl_lexicon_has(lexicon, list, t.word);
    bool is_wrong =
        t.token && !info->is_on_demand &&
        (dl_token_in(t.doc, t.token, list) != found ||
         (found && info->is_marked && !is_marked(&t, DL_MARK_LISTED)));
    if (found || is_wrong)
        printf("\t%s%s/%s", is_wrong ? "!" : "", info->topic, info->name);
    dl_doc_free(t.doc);
}

/* A start or an end, in a longer word. */
static void find_part(const dl_lexicon *lexicon, dl_list list, const char *word)
{
    const dl_list_info *info = &dl_lists[list];
    bool is_start = info->match == DL_MATCHING_START;
    size_t length = strlen(word);
    text t;
    open_text(&t, lexicon, is_start ? "" : NEIGHBOUR, word,
              is_start ? NEIGHBOUR : "");
    bool found = is_start ? dl_lexicon_start(lexicon, list, t.word) == length
                          : dl_lexicon_end(lexicon, list, t.word) == length;
    bool has = dl_lexicon_has(lexicon, list, dl_str_of(word));
    dl_list_set ends = dl_lexicon_ends(lexicon, t.word);
    bool is_wrong =
        found != has || (!is_start && found && !dl_set_has(&ends, list));
    if (found && info->is_marked && t.token && t.token->kind == DL_TOKEN_HANGUL)
        is_wrong |= !is_marked(&t, is_start ? DL_MARK_LISTED : DL_MARK_ENDED);
    if (found || is_wrong)
        printf("\t%s%s/%s", is_wrong ? "!" : "", info->topic, info->name);
    dl_doc_free(t.doc);
}

/* The groups that the word is in, in a text that begins with `head` and goes on
   with `tail`; of those that must be followed by something, only `group`. */
static bool find_terms_in(const dl_lexicon *lexicon, const char *head,
                          const char *word, const char *tail,
                          const dl_term_group *group)
{
    static const char *const keys[] = {
        "glossary",       "glossary",       "glossary", "loanwords",
        "strict",         "joined",         "misspellings", "sai-siot",
        "hangul-english", "mistranslations"};
    text t;
    dl_term_hit *hits;
    bool is_found = false;
    open_text(&t, lexicon, head, word, tail);
    size_t n = dl_terms_find(t.doc, 0, t.doc->n_tokens, t.doc->arena, &hits);
    for (size_t i = 0; i < n; i++) {
        const dl_term_group *own = hits[i].group;
        if (hits[i].span.end - hits[i].span.start != strlen(word) ||
            (group ? own != group : own->only_before.n > 0))
            continue;
        is_found = true;
        printf("\t%s/%.*s", keys[own->term_class], DL_FMT(own->name));
    }
    dl_doc_free(t.doc);
    return is_found;
}

static void find_terms(const dl_lexicon *lexicon, const char *word)
{
    /* What the `after` of a group may ask for: nothing, -아/-어, ㄹ. */
    static const char *const heads[] = {"", "해", "할"};
    bool is_found = false;
    for (size_t i = 0; i < sizeof heads / sizeof *heads && !is_found; i++)
        is_found = find_terms_in(lexicon, heads[i], word, "", NULL);
    for (uint32_t i = 0; i < lexicon->terms.n_groups; i++) {
        const dl_term_group *group = &lexicon->terms.groups[i];
        char tail[64];
        size_t n = strcspn(group->only_before.n ? group->only_before.p : "",
                           "\n");
        if (n == 0)
            continue;
        snprintf(tail, sizeof tail, " %.*s", (int)n, group->only_before.p);
        find_terms_in(lexicon, "", word, tail, group);
    }
}

static const dl_lexicon *lexicon_of(dl_config **config, const char *file)
{
    dl_error error = {0};
    dl_config_request request = {.file = file};
    const dl_result *const *mistakes;
    if (dl_config_load(config, &request, &error) != DL_OK) {
        fprintf(stderr, "probe: %s\n", error.message);
        exit(2);
    }
    if (dl_config_results(*config, &mistakes) > 0) {
        fprintf(stderr, "probe: mistakes in %s\n", file);
        exit(1);
    }
    return dl_config_settings(*config, DL_STR("/a.md"))->lexicon;
}

int main(int argc, char **argv)
{
    dl_config *config = NULL;
    const dl_lexicon *lexicon =
        argc > 1 ? lexicon_of(&config, argv[1]) : &dl_lexicon_builtin;
    char word[512];
    while (fgets(word, sizeof word, stdin)) {
        word[strcspn(word, "\n")] = '\0';
        fputs(word, stdout);
        for (unsigned i = 0; i < DL_LIST_COUNT; i++)
            if (dl_lists[i].match == DL_MATCHING_WORD)
                find_word(lexicon, (dl_list)i, word);
            else
                find_part(lexicon, (dl_list)i, word);
        find_terms(lexicon, word);
        putchar('\n');
    }
    dl_config_free(config);
    return 0;
}
