/* Reads the fenced examples in a rule's body. */
#include "rulegen.h"

static const char *const KINDS[] = {"bad", "good", "fixed", "fixed-unsafe",
                                    "post"};

/* A fence: its character and its length; n is 0 if it is not a fence. */
typedef struct fence {
    char mark;
    size_t n;
    dl_str info;
} fence;

static dl_str trim(dl_str s)
{
    while (s.n && (*s.p == ' ' || *s.p == '\t')) {
        s.p++;
        s.n--;
    }
    while (s.n && (s.p[s.n - 1] == ' ' || s.p[s.n - 1] == '\t'))
        s.n--;
    return s;
}

static fence fence_of(dl_str line)
{
    fence f = {0};
    if (line.n < 3 || (line.p[0] != '`' && line.p[0] != '~'))
        return f;
    while (f.n < line.n && line.p[f.n] == line.p[0])
        f.n++;
    if (f.n < 3)
        return (fence){0};
    f.mark = line.p[0];
    f.info = trim((dl_str){line.p + f.n, line.n - f.n});
    return f;
}

static bool closes(fence open, fence f)
{
    return f.mark == open.mark && f.n >= open.n && !f.info.n;
}

static dl_str next_line(dl_str *rest)
{
    const char *nl = memchr(rest->p, '\n', rest->n);
    dl_str line = {rest->p, nl ? (size_t)(nl - rest->p) : rest->n};
    size_t step = line.n + (nl ? 1 : 0);
    *rest = (dl_str){rest->p + step, rest->n - step};
    return line;
}

/* The next word of an info string; quotes may contain spaces. */
static dl_str next_word(dl_str *rest)
{
    *rest = trim(*rest);
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

/* Whether the fence opens an example; reads its kind and attributes. */
static bool read_info(rg_set *set, const rg_rule *rule, fence f, rg_example *e)
{
    dl_str rest = f.info;
    if (!dl_str_is(next_word(&rest), "markdown"))
        return false;
    dl_str kind = next_word(&rest);
    if (!kind.n)
        return false;
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

void rg_read_examples(rg_set *set, rg_rule *rule)
{
    dl_str rest = rule->body;
    unsigned line = rule->body_line;
    while (rest.n) {
        rg_example e = {.line = line};
        line++;
        fence open = fence_of(next_line(&rest));
        if (!open.n)
            continue;
        bool is_example = read_info(set, rule, open, &e);
        e.text.p = rest.p;
        bool closed = false;
        while (rest.n && !closed) {
            dl_str inner = next_line(&rest);
            line++;
            closed = closes(open, fence_of(inner));
            e.text.n = (size_t)((closed ? inner.p : rest.p) - e.text.p);
        }
        if (!closed)
            rg_error(set, rule->path, e.line, "the fence is never closed");
        if (is_example)
            dl_vec_push(&rule->examples, e);
    }
}
