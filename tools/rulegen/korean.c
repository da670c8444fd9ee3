/*
 * Reads rules/ko/DLnnn-name.md, the Korean text of a rule's page. Everything
 * else about the rule, its examples, too, is in rules/DLnnn-name.md.
 */
#include "rulegen.h"

static const char EXAMPLE[] = "<!-- example -->";

typedef struct reader {
    rg_set *set;
    const rg_rule *rule;
    rg_page *page;
    const char *text; /* what is not yet in a piece */
    unsigned line;
} reader;

static void add_text(reader *r, const char *end)
{
    if (end > r->text)
        dl_vec_push(&r->page->pieces,
                    ((rg_piece){RG_TEXT, {r->text, (size_t)(end - r->text)}}));
}

static bool is_fixed(const rg_example *e)
{
    return e->kind == RG_FIXED || e->kind == RG_FIXED_UNSAFE;
}

static bool is_white(const char *p, const char *end)
{
    while (p < end && (*p == ' ' || *p == '\n'))
        p++;
    return p == end;
}

static size_t count_examples(const rg_page *page)
{
    size_t n = 0;
    for (size_t i = 0; i < page->pieces.n; i++)
        n += page->pieces.v[i].example != RG_TEXT;
    return n;
}

/* The next example of the English page stands in place of `line`. */
static void add_example(reader *r, dl_str line)
{
    size_t next = count_examples(r->page);
    if (next == r->rule->examples.n) {
        rg_error(r->set, r->page->path, r->line,
                 "%s has %zu examples, and here is a place for one more",
                 r->rule->path, next);
        return;
    }
    const rg_example *e = &r->rule->examples.v[next];
    if (is_fixed(e) && !is_white(r->text, line.p))
        rg_error(r->set, r->page->path, r->line,
                 "this is the fixed form of the example above, from %s:%u; no "
                 "text stands between the two",
                 r->rule->path, e->line);
    add_text(r, line.p);
    dl_vec_push(&r->page->pieces, ((rg_piece){.example = (int)next}));
}

/* Other code than examples is text. */
static void skip_code(reader *r, rg_fence open, dl_str *rest)
{
    unsigned first = r->line;
    if (rg_opens_example(open.info))
        rg_error(r->set, r->page->path, first,
                 "examples are shared: write %s in place of each", EXAMPLE);
    while (rest->n) {
        dl_str line = rg_next_line(rest);
        r->line++;
        if (rg_fence_closes(open, rg_fence_of(line)))
            return;
    }
    rg_error(r->set, r->page->path, first, "the fence is never closed");
}

/* Examples without a place come at the end. */
static void add_others(reader *r)
{
    for (size_t i = count_examples(r->page); i < r->rule->examples.n; i++) {
        r->text = "\n";
        add_text(r, r->text + 1);
        dl_vec_push(&r->page->pieces, ((rg_piece){.example = (int)i}));
    }
}

static void read_page(reader *r, dl_str rest)
{
    r->text = rest.p;
    r->line = 0;
    while (rest.n) {
        r->line++;
        dl_str line = rg_next_line(&rest);
        rg_fence open = rg_fence_of(line);
        if (r->line == 1 && (!line.n || dl_str_is(line, "---")))
            rg_error(r->set, r->page->path, 1,
                     "a Korean page begins with its text: what is in the front "
                     "matter stands in %s",
                     r->rule->path);
        if (open.n) {
            skip_code(r, open, &rest);
        } else if (dl_str_is(rg_trim(line), EXAMPLE)) {
            add_example(r, line);
            r->text = rest.p;
        }
    }
    add_text(r, rest.p);
    if (!r->page->pieces.n || r->page->pieces.v[0].example != RG_TEXT)
        rg_error(r->set, r->page->path, 1, "the page begins with no text");
    add_others(r);
}

static rg_rule *find_rule(rg_set *set, const char *name)
{
    for (size_t i = 0; i < set->rules.n; i++)
        if (strcmp(rg_base_name(set->rules.v[i].path), name) == 0)
            return &set->rules.v[i];
    return NULL;
}

void rg_read_korean(rg_set *set, const char *path)
{
    rg_rule *rule = find_rule(set, rg_base_name(path));
    dl_str text;
    if (!rule) {
        rg_error(set, path, 0, "this page is of no rule: there is no rules/%s",
                 rg_base_name(path));
        return;
    }
    if (!rg_read_file(set, path, &text))
        return;
    rule->page[RG_KOREAN].path = path;
    reader r = {.set = set, .rule = rule, .page = &rule->page[RG_KOREAN]};
    read_page(&r, text);
}

void rg_check_korean(rg_set *set)
{
    for (size_t i = 0; i < set->rules.n; i++)
        if (!set->rules.v[i].page[RG_KOREAN].path)
            rg_error(set, set->rules.v[i].path, 0,
                     "its Korean page rules/ko/%s is missing",
                     rg_base_name(set->rules.v[i].path));
}

const rg_page *rg_page_in(const rg_rule *rule, int language)
{
    const rg_page *page = &rule->page[language];
    return page->path ? page : &rule->page[RG_ENGLISH];
}
