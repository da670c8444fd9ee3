/* Checks rule files beyond their syntax. */
#include <ctype.h>
#include <stdlib.h>

#include "rulegen.h"

enum { MAX_ARGUMENTS = 8 }; /* as in rules/rule.h */

/* `words` is separated by spaces and ends with a space. */
static bool is_one_of(dl_str s, const char *words)
{
    for (const char *w = words; *w;) {
        size_t n = strcspn(w, " ");
        if (s.n == n && memcmp(s.p, w, n) == 0)
            return true;
        w += n + 1;
    }
    return false;
}

static void check_word(rg_set *set, const rg_rule *rule, const char *key,
                       dl_str value, const char *words)
{
    if (!is_one_of(value, words))
        rg_error(set, rule->path, 1, "%s is one of: %s(not '%.*s')", key, words,
                 DL_FMT(value));
}

static bool is_name(dl_str s)
{
    if (!s.n || !islower((unsigned char)s.p[0]) || s.p[s.n - 1] == '-')
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (!islower((unsigned char)s.p[i]) &&
            !isdigit((unsigned char)s.p[i]) && s.p[i] != '-')
            return false;
    return true;
}

static bool is_code(dl_str s)
{
    return s.n == 5 && s.p[0] == 'D' && s.p[1] == 'L' &&
           isdigit((unsigned char)s.p[2]) && isdigit((unsigned char)s.p[3]) &&
           isdigit((unsigned char)s.p[4]);
}

const char *rg_base_name(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash ? slash + 1 : path;
}

static void check_file_name(rg_set *set, const rg_rule *rule)
{
    if (!is_code(rule->code))
        rg_error(set, rule->path, 1, "code '%.*s' is not DLnnn",
                 DL_FMT(rule->code));
    if (!is_name(rule->name))
        rg_error(set, rule->path, 1,
                 "name '%.*s' is not lower-case words joined by '-'",
                 DL_FMT(rule->name));
    dl_str want = dl_arena_printf(set->arena, "%.*s-%.*s.md",
                                  DL_FMT(rule->code), DL_FMT(rule->name));
    if (strcmp(rg_base_name(rule->path), want.p) != 0)
        rg_error(set, rule->path, 1, "the file must be called %s", want.p);
}

/* ---- messages ----------------------------------------------------------- */

/* The bits of the placeholders in `text`, or ~0U for a malformed one. */
static unsigned placeholders(dl_str text)
{
    unsigned seen = 0;
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] == '}')
            return ~0U;
        if (text.p[i] != '{')
            continue;
        if (i + 2 >= text.n || text.p[i + 1] < '0' ||
            text.p[i + 1] >= '0' + MAX_ARGUMENTS || text.p[i + 2] != '}')
            return ~0U;
        seen |= 1U << (text.p[i + 1] - '0');
        i += 2;
    }
    return seen;
}

/* Particles and endings whose form depends on the syllable before them. */
static const char PARTICLES[] =
    "을 를 은 는 이 가 과 와 으로 로 이나 나 이란 란 이라 라 이라고 라고 이라는 "
    "라는 으로써 로써 으로서 로서 으로부터 로부터 이다 이며 며 이고 이면 면 아 야 ";

/* The run of Hangul (three bytes each, E3–ED) at the start of `s`. */
static dl_str hangul_run(dl_str s)
{
    size_t n = 0;
    while (n + 3 <= s.n && (unsigned char)s.p[n] >= 0xE3 &&
           (unsigned char)s.p[n] <= 0xED)
        n += 3;
    return (dl_str){s.p, n};
}

static bool has_glued_particle(dl_str text)
{
    for (size_t i = 0; i < text.n; i++) {
        if (text.p[i] != '}')
            continue;
        dl_str rest = {text.p + i + 1, text.n - i - 1};
        while (rest.n && strchr("'\")`]", *rest.p)) {
            rest.p++;
            rest.n--;
        }
        if (is_one_of(hangul_run(rest), PARTICLES))
            return true;
    }
    return false;
}

static void check_message(rg_set *set, const rg_rule *rule, const rg_message *m)
{
    const char *path = rule->path;
    if (!is_name(m->id))
        rg_error(set, path, m->line, "message id '%.*s' is no name",
                 DL_FMT(m->id));
    unsigned seen[RG_LANGUAGES];
    for (int i = 0; i < RG_LANGUAGES; i++) {
        seen[i] = placeholders(m->text[i]);
        if (seen[i] == ~0U)
            rg_error(set, path, m->line,
                     "placeholders are {0} to {%d}, and braces nothing else",
                     MAX_ARGUMENTS - 1);
        if (m->text[i].n && m->text[i].p[m->text[i].n - 1] == '.')
            rg_error(set, path, m->line, "a message has no period at the end");
    }
    unsigned all = seen[RG_ENGLISH] | seen[RG_KOREAN];
    if (!m->by_language && seen[RG_ENGLISH] != seen[RG_KOREAN])
        rg_error(set, path, m->line,
                 "the languages of '%.*s' have different placeholders",
                 DL_FMT(m->id));
    else if (m->by_language && seen[RG_ENGLISH] == seen[RG_KOREAN])
        rg_error(set, path, m->line,
                 "the languages of '%.*s' have the same placeholders",
                 DL_FMT(m->id));
    else if (all & (all + 1))
        rg_error(set, path, m->line, "the placeholders of '%.*s' have a gap",
                 DL_FMT(m->id));
    if (m->text[RG_ENGLISH].n &&
        isupper((unsigned char)*m->text[RG_ENGLISH].p) &&
        m->text[RG_ENGLISH].n > 1 &&
        islower((unsigned char)m->text[RG_ENGLISH].p[1]))
        rg_error(set, path, m->line, "a message begins in lower case");
    if (has_glued_particle(m->text[RG_KOREAN]))
        rg_error(set, path, m->line,
                 "a particle behind a placeholder depends on what is put in");
}

static void check_messages(rg_set *set, const rg_rule *rule)
{
    if (!rule->messages.n)
        rg_error(set, rule->path, 1, "a rule has at least one message");
    for (size_t i = 0; i < rule->messages.n; i++) {
        const rg_message *m = &rule->messages.v[i];
        check_message(set, rule, m);
        for (size_t k = 0; k < i; k++)
            if (dl_str_eq(rule->messages.v[k].id, m->id))
                rg_error(set, rule->path, m->line, "message '%.*s' twice",
                         DL_FMT(m->id));
    }
}

/* ---- options and examples ------------------------------------------------ */

static void check_option(rg_set *set, const rg_rule *rule, const rg_option *o)
{
    if (!is_name(o->name) || is_one_of(o->name, "level severity "))
        rg_error(set, rule->path, o->line, "'%.*s' cannot name an option",
                 DL_FMT(o->name));
    if (!is_one_of(o->type, "bool int string list "))
        rg_error(set, rule->path, o->line,
                 "an option's type is bool, int, string or list");
    if (dl_str_is(o->type, "bool") && !is_one_of(o->initial, "true false "))
        rg_error(set, rule->path, o->line, "the default is true or false");
    if (dl_str_is(o->type, "int")) {
        char *end;
        (void)strtol(o->initial.p, &end, 10);
        if (end == o->initial.p || *end)
            rg_error(set, rule->path, o->line, "the default is a whole number");
    }
    for (const rg_option *k = rule->options.v; k < o; k++)
        if (dl_str_eq(k->name, o->name))
            rg_error(set, rule->path, o->line, "option '%.*s' twice",
                     DL_FMT(o->name));
}

/* Which example may follow which; a fixed example takes its attributes from the
   bad one. */
static const char *example_problem(const rg_rule *rule, size_t i)
{
    const rg_example *e = &rule->examples.v[i];
    rg_kind before = i ? rule->examples.v[i - 1].kind : RG_GOOD;
    if (e->kind == RG_POST)
        return e->file.n ? NULL : "a post needs its name: file=";
    if (e->kind != RG_FIXED && e->kind != RG_FIXED_UNSAFE)
        return NULL;
    if (before == RG_GOOD || before == RG_POST)
        return "a fixed example stands below its bad one";
    if (dl_str_is(rule->fix, "none"))
        return "a rule with `fix: none` has no fixed example";
    if (e->file.n || e->config.n || e->today.n || e->skip.n || e->escapes ||
        e->bare)
        return "a fixed example takes its attributes from the bad one";
    return NULL;
}

static void check_examples(rg_set *set, const rg_rule *rule)
{
    unsigned seen = 0;
    for (size_t i = 0; i < rule->examples.n; i++) {
        const char *problem = example_problem(rule, i);
        if (problem)
            rg_error(set, rule->path, rule->examples.v[i].line, "%s", problem);
        seen |= 1U << rule->examples.v[i].kind;
    }
    if (!(seen & 1U << RG_BAD))
        rg_error(set, rule->path, rule->body_line, "no bad example");
    if (!(seen & 1U << RG_GOOD))
        rg_error(set, rule->path, rule->body_line, "no good example");
}

static void check_regions(rg_set *set, const rg_rule *rule, const char *what,
                          const rg_texts *kinds)
{
    for (size_t i = 0; i < kinds->n; i++)
        check_word(set, rule, what, kinds->v[i],
                   "all code formula address template label attributes "
                   "front-matter field comment html ");
}

/* A whole number above 0 of at most six digits; 0 for anything else. */
static unsigned long count_of(dl_str s)
{
    unsigned long n = 0;
    for (size_t i = 0; i < s.n; i++) {
        if (!isdigit((unsigned char)s.p[i]) || s.n > 6)
            return 0;
        n = n * 10 + (unsigned long)(s.p[i] - '0');
    }
    return n;
}

static bool is_date(dl_str s)
{
    static const char form[] = "0000-00-00";
    if (s.n != sizeof form - 1)
        return false;
    for (size_t i = 0; i < s.n; i++)
        if (form[i] == '0' ? !isdigit((unsigned char)s.p[i])
                           : s.p[i] != form[i])
            return false;
    int month = (s.p[5] - '0') * 10 + s.p[6] - '0';
    int day = (s.p[8] - '0') * 10 + s.p[9] - '0';
    return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static void check_measured(rg_set *set, const rg_rule *rule)
{
    const rg_measured *m = &rule->measured;
    if (m->line == 0)
        return;
    unsigned long read = count_of(m->read), right = count_of(m->right);
    if (read == 0)
        rg_error(set, rule->path, m->line, "read is a number from 1 to 999999");
    if ((right == 0 && !dl_str_is(m->right, "0")) || right > read)
        rg_error(set, rule->path, m->line, "right is a number up to read");
    if (!is_date(m->date))
        rg_error(set, rule->path, m->line, "date is a day, YYYY-MM-DD");
}

void rg_check_rule(rg_set *set, const rg_rule *rule)
{
    check_file_name(set, rule);
    for (int i = 0; i < RG_LANGUAGES; i++)
        if (rule->summary[i].p[rule->summary[i].n - 1] != '.')
            rg_error(set, rule->path, 1,
                     "a summary is one sentence with its period");
    check_word(set, rule, "default", rule->severity,
               "error warning info off ");
    if (dl_str_is(rule->severity, "off"))
        check_word(set, rule, "on", rule->on_severity, "error warning info ");
    else if (rule->on_severity.n)
        rg_error(set, rule->path, 1, "`on` is for rules that are off");
    check_word(set, rule, "fix", rule->fix, "none safe unsafe ");
    check_word(set, rule, "precision", rule->precision,
               "very-high high medium ");
    if (!rule->tags.n)
        rg_error(set, rule->path, 1, "a rule has at least one tag");
    for (size_t i = 0; i < rule->tags.n; i++)
        check_word(set, rule, "a tag", rule->tags.v[i],
                   "file front-matter structure arxiv contract korean "
                   "characters posts page linter ");
    check_regions(set, rule, "sees", &rule->sees);
    check_regions(set, rule, "touches", &rule->touches);
    check_measured(set, rule);
    check_messages(set, rule);
    for (size_t i = 0; i < rule->options.n; i++)
        check_option(set, rule, &rule->options.v[i]);
    check_examples(set, rule);
}

/* ---- all rules -------------------------------------------------------- */

static int by_code(const void *a, const void *b)
{
    const rg_rule *x = a, *y = b;
    int order = dl_str_compare(x->code, y->code);
    return order ? order : strcmp(x->path, y->path);
}

/* "dl503_particle_mismatch.c" */
static dl_str source_name(rg_set *set, const rg_rule *rule)
{
    dl_str name = dl_arena_printf(set->arena, "dl%.3s_%.*s.c",
                                  rule->code.n == 5 ? rule->code.p + 2 : "",
                                  DL_FMT(rule->name));
    for (char *p = (char *)name.p; *p; p++)
        if (*p == '-')
            *p = '_';
    return name;
}

/* Whether a file of src/rules is a check; the others are shared helpers. */
static bool is_check_source(const char *name)
{
    return name[0] == 'd' && name[1] == 'l' && isdigit((unsigned char)name[2]);
}

static void check_sources(rg_set *set, const char *const *sources,
                          size_t n_sources)
{
    for (size_t i = 0; i < set->rules.n; i++) {
        const rg_rule *rule = &set->rules.v[i];
        const char *want = source_name(set, rule).p;
        size_t k = 0;
        while (k < n_sources && strcmp(rg_base_name(sources[k]), want) != 0)
            k++;
        if (rule->native && k == n_sources)
            rg_error(set, rule->path, 1, "its check src/rules/%s is missing",
                     want);
        if (!rule->native && k < n_sources)
            rg_error(set, rule->path, 1, "`native: false`, but there is %s",
                     sources[k]);
    }
    for (size_t k = 0; k < n_sources; k++) {
        const char *name = rg_base_name(sources[k]);
        size_t i = 0;
        while (i < set->rules.n &&
               strcmp(source_name(set, &set->rules.v[i]).p, name) != 0)
            i++;
        if (is_check_source(name) && i == set->rules.n)
            rg_error(set, sources[k], 0, "no file in rules/ says what it is");
    }
}

void rg_check_set(rg_set *set, const char *const *sources, size_t n_sources)
{
    if (set->rules.n)
        qsort(set->rules.v, set->rules.n, sizeof *set->rules.v, by_code);
    for (size_t i = 0; i < set->rules.n; i++)
        for (size_t k = 0; k < i; k++) {
            const rg_rule *a = &set->rules.v[k], *b = &set->rules.v[i];
            if (a->code.n && dl_str_eq(a->code, b->code))
                rg_error(set, b->path, 1, "code %.*s is taken by %s",
                         DL_FMT(b->code), a->path);
            if (a->name.n && dl_str_eq(a->name, b->name))
                rg_error(set, b->path, 1, "name %.*s is taken by %s",
                         DL_FMT(b->name), a->path);
        }
    if (sources)
        check_sources(set, sources, n_sources);
}
