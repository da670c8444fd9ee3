/* Reads the fenced examples in a rule's body. */
#include "rulegen.h"

static const char *const KINDS[] = {"bad", "good", "fixed", "fixed-unsafe",
                                    "post"};

/* The next word of an info string; quotes may contain spaces. */
static dl_str next_word(dl_str *rest)
{
    *rest = rg_trim(*rest);
    char quote = 0;
    size_t n = 0;
    for (; n < rest->n; n++) {
        char c = rest->p[n];
        if (quote ? c == quote : c == '\'' || c == '"')
            quote = quote ? 0 : c;
        else if (!quote && c == ' ')
            break;
    }
    dl_str word = {rest->p, n};
    *rest = (dl_str){rest->p + n, rest->n - n};
    return word;
}

static dl_str unquote(dl_str s)
{
    if (s.n >= 2 && (*s.p == '\'' || *s.p == '"') && s.p[s.n - 1] == *s.p)
        return (dl_str){s.p + 1, s.n - 2};
    return s;
}

static bool read_attribute(rg_example *e, dl_str word)
{
    bool *flag = dl_str_is(word, "escapes") ? &e->escapes
                 : dl_str_is(word, "bare")  ? &e->bare
                                            : NULL;
    if (flag)
        return *flag = true;
    const char *equals = memchr(word.p, '=', word.n);
    if (!equals)
        return false;
    size_t n = (size_t)(equals - word.p);
    dl_str key = {word.p, n};
    dl_str value = unquote((dl_str){equals + 1, word.n - n - 1});
    dl_str *into = dl_str_is(key, "file")     ? &e->file
                   : dl_str_is(key, "config") ? &e->config
                   : dl_str_is(key, "today")  ? &e->today
                   : dl_str_is(key, "skip")   ? &e->skip
                                              : NULL;
    if (into)
        *into = value;
    return into && value.n;
}

bool rg_opens_example(dl_str info)
{
    return dl_str_is(next_word(&info), "markdown") && next_word(&info).n;
}

/* Whether the fence opens an example; reads its kind and attributes. */
static bool read_info(rg_set *set, const rg_rule *rule, rg_fence f,
                      rg_example *e)
{
    dl_str rest = f.info;
    if (!rg_opens_example(rest))
        return false;
    (void)next_word(&rest);
    dl_str kind = next_word(&rest);
    size_t k = 0;
    while (k < sizeof KINDS / sizeof *KINDS && !dl_str_is(kind, KINDS[k]))
        k++;
    if (k == sizeof KINDS / sizeof *KINDS) {
        rg_error(set, rule->path, e->line,
                 "'%.*s': an example is bad, good, fixed, fixed-unsafe or "
                 "post",
                 DL_FMT(kind));
        return false;
    }
    e->kind = (rg_kind)k;
    if (f.n < 4)
        rg_error(set, rule->path, e->line,
                 "fence an example with four backticks or tildes");
    for (dl_str word = next_word(&rest); word.n; word = next_word(&rest))
        if (!read_attribute(e, word))
            rg_error(set, rule->path, e->line,
                     "'%.*s': an example knows file=, config=, today=, skip=, "
                     "escapes and bare",
                     DL_FMT(word));
    return true;
}

static void add_text(rg_page *page, const char *start, const char *end)
{
    if (end > start)
        dl_vec_push(&page->pieces,
                    ((rg_piece){RG_TEXT, {start, (size_t)(end - start)}}));
}

void rg_read_examples(rg_set *set, rg_rule *rule, dl_str body)
{
    rg_page *page = &rule->page[RG_ENGLISH];
    const char *text = body.p;
    unsigned line = rule->body_line;
    while (body.n) {
        rg_example e = {.line = line, .fenced = body};
        line++;
        rg_fence open = rg_fence_of(rg_next_line(&body));
        if (!open.n)
            continue;
        bool is_example = read_info(set, rule, open, &e);
        e.text.p = body.p;
        bool closed = false;
        while (body.n && !closed) {
            dl_str inner = rg_next_line(&body);
            line++;
            closed = rg_fence_closes(open, rg_fence_of(inner));
            e.text.n = (size_t)((closed ? inner.p : body.p) - e.text.p);
        }
        if (!closed)
            rg_error(set, rule->path, e.line, "the fence is never closed");
        if (!is_example)
            continue;
        e.fenced.n = (size_t)(body.p - e.fenced.p);
        add_text(page, text, e.fenced.p);
        text = body.p;
        dl_vec_push(&page->pieces,
                    ((rg_piece){.example = (int)rule->examples.n}));
        dl_vec_push(&rule->examples, e);
    }
    add_text(page, text, body.p);
}
