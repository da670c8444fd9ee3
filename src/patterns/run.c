/*
 * Runs users' patterns over a post. Each place of the scope (a block, a
 * sentence, a value) is searched separately, in the source or, if that is not
 * composed, in a composed copy that maps back to it, so that every finding has
 * an exact place.
 */
#include "patterns/run.h"

#include "base/error.h"
#include "base/search.h"
#include "base/str.h"
#include "korean/particle.h"
#include "patterns/pattern.h"
#include "rules/shared/structure.h"
#include "text/compose.h"
#include "text/hangul.h"
#include "text/utf8.h"

enum {
    LONGEST_PIECE = 32 * 1024,
    /* What the findings of all rules may take, in bytes: some, and some for
       each byte of the file. */
    ROOM = 1 << 20,
    ROOM_OF_BYTE = 128,
    FINDING = 320,        /* bytes of one, without its texts */
    LONGEST_QUOTE = 1024, /* bytes of a match or group that a finding keeps, */
    LONGEST_SHOWN = 480   /* and of these in its message */
};

/* One rule over one post. */
typedef struct search {
    dl_ctx *ctx;
    const dl_post *post;
    const dl_pattern *pattern;
    dl_matcher *matcher;
    bool may_compose; /* somewhere in the source */
    bool has_given_up, is_late;
    uint64_t room; /* bytes that further findings may take, of all rules */
    /* CONSISTENCY: the first form, and its place; OCCURRENCE: the first match
       above the limit. */
    dl_buf first_form;
    dl_span first;
    dl_composed composed; /* of the place being searched */
} search;

/* A text to search and its place. */
typedef struct place {
    dl_str text;
    dl_span span;
    bool is_exact; /* byte n of the text, or of its source before composition,
                      is byte n of the span */
    bool is_composed;
} place;

/* ---- where a match stands ------------------------------------------------ */

static dl_span span_in(const search *s, const place *where, dl_span match)
{
    if (!where->is_exact)
        return where->span;
    if (where->is_composed)
        match = dl_composed_written(&s->composed, match);
    return (dl_span){where->span.start + match.start,
                     where->span.start + match.end};
}

/* ---- what is no text ----------------------------------------------------- */

/* Whether byte `at` is in a block of text, not between two of them, where list
   marks and link definitions are. */
static bool is_in_block(const dl_doc *doc, uint32_t at)
{
    uint32_t i = dl_prose_at(doc, at);
    return i < doc->n_proses &&
           doc->nodes[doc->proses[i].node].span.start <= at;
}

/* A match counts only if all of it is text that the rule sees. */
static bool is_masked(const search *s, dl_span span)
{
    const dl_doc *doc = s->post->doc;
    dl_region_set kinds = dl_region_kinds(doc, span);
    const unsigned prose = DL_REGION_BIT(DL_REGION_PROSE);
    if (kinds & ~(s->pattern->rule.sees | prose))
        return true;
    return s->pattern->rule.sees != DL_REGION_ALL && kinds & prose &&
           !is_in_block(doc, span.start);
}

/* ---- findings ------------------------------------------------------------ */

/* A rule that did not search everywhere reports that once. */
static void give_up(search *s, unsigned message, dl_span where)
{
    s->has_given_up = true;
    dl_diagnostic *d = dl_report(s->ctx, message, where);
    d->severity = DL_SEVERITY_WARNING;
}

/* Whether there is room for `size` bytes, which are taken. */
static bool take(search *s, dl_span where, uint64_t size)
{
    if (size > s->room) {
        give_up(s, DL_PATTERN_MESSAGE_SIZE, where);
        return false;
    }
    s->room -= size;
    return true;
}

/* The beginning of a long text, in the buffer `out`. */
static dl_str quote(dl_str text, char *out)
{
    static const char more[] = "…";
    if (text.n <= LONGEST_QUOTE)
        return text;
    size_t n = LONGEST_QUOTE;
    while (dl_is_continuation(text.p[n]))
        n--;
    memcpy(out, text.p, n);
    memcpy(out + n, more, sizeof more - 1);
    return (dl_str){out, n + sizeof more - 1};
}

/* A finding with up to eight arguments; NULL if there is no room for it and
   `size` more bytes. */
static dl_diagnostic *report(search *s, dl_span span, const dl_str *args,
                             size_t n, uint64_t size)
{
    enum { MOST = 8 };
    char quoted[MOST][LONGEST_QUOTE + sizeof "…"];
    dl_str kept[MOST];
    uint64_t longest = 0;
    for (size_t i = 0; i < n; i++) {
        kept[i] = quote(args[i], quoted[i]);
        size += kept[i].n;
        longest = kept[i].n > longest ? kept[i].n : longest;
    }
    longest = longest < LONGEST_SHOWN ? longest : LONGEST_SHOWN;
    size += FINDING + s->pattern->message_size +
            s->pattern->n_placeholders * longest;
    return take(s, span, size) ? dl_report_args(s->ctx,
                                                DL_PATTERN_MESSAGE_FOUND, span,
                                                kept, n)
                               : NULL;
}

/* $0 to $9, and $$ for a dollar. False if that is more than `most` bytes. */
static bool expand(dl_str form, const dl_match *m, uint64_t most, dl_buf *out)
{
    for (size_t i = 0; i < form.n && out->n <= most; i++) {
        if (form.p[i] != '$') {
            dl_buf_addc(out, form.p[i]);
            continue;
        }
        char c = form.p[++i];
        if (c == '$')
            dl_buf_addc(out, '$');
        else
            dl_buf_add(out, m->groups[c - '0']);
    }
    return out->n <= most;
}

static dl_final final_of(dl_str text)
{
    unsigned length;
    if (text.n == 0)
        return DL_FINAL_UNKNOWN;
    return dl_hangul_final(dl_utf8_decode_before(text, text.n, &length));
}

/* The syllables at byte `start` of a text. */
static dl_str hangul_at(dl_str text, uint32_t start)
{
    size_t end = start;
    while (end < text.n) {
        unsigned length;
        if (!dl_hangul_is_syllable(dl_utf8_decode(text, end, &length)))
            break;
        end += length;
    }
    return (dl_str){text.p + start, end - start};
}

/* The particle after a match has to fit the replacement: 신경망을 becomes
   네트워크를. Adds its other form and returns the end of what is replaced. */
static uint32_t adapt_particle(const place *where, const dl_match *m,
                               dl_buf *out)
{
    dl_particle_use use;
    dl_str behind = hangul_at(where->text, m->span.end);
    dl_final old = final_of(m->groups[0]), new = final_of(dl_buf_str(out));
    if (old == DL_FINAL_UNKNOWN || new == DL_FINAL_UNKNOWN ||
        !dl_particle_at_end(behind, &use) || use.start > 0 ||
        !dl_particle_fits(&use, old) || dl_particle_fits(&use, new))
        return m->span.end;
    dl_buf_add(out, dl_particle_other(&use));
    return m->span.end + use.form;
}

static void add_fix(search *s, const place *where, const dl_match *m,
                    dl_diagnostic *d, dl_buf *text)
{
    dl_span old = {m->span.start, adapt_particle(where, m, text)};
    if (!where->is_composed || dl_composed_is_whole(&s->composed, old))
        dl_fix_edit(s->ctx, d, s->pattern->rule.fix, span_in(s, where, old),
                    dl_buf_str(text));
}

static void report_match(search *s, const place *where, const dl_match *m)
{
    const dl_pattern *p = s->pattern;
    dl_span span = span_in(s, where, m->span);
    bool is_right = false;
    dl_buf text = {0};
    if (p->replacement.p) {
        if (!expand(p->replacement, m, s->room, &text))
            give_up(s, DL_PATTERN_MESSAGE_SIZE, span);
        is_right = dl_str_eq(dl_buf_str(&text), m->groups[0]);
    }
    if (!is_right && !s->has_given_up) {
        enum { KEPT = 8 };
        dl_diagnostic *d = report(s, span, m->groups, KEPT, text.n);
        if (d && p->replacement.p && where->is_exact)
            add_fix(s, where, m, d, &text);
    }
    dl_buf_free(&text);
}

/* ---- forms --------------------------------------------------------------- */

static uint32_t next_of(dl_str s, size_t *i, bool folds)
{
    unsigned length;
    uint32_t c = dl_utf8_decode(s, *i, &length);
    *i += length;
    if (dl_is_space((char)c) && c < 0x80) {
        while (*i < s.n && dl_is_space(s.p[*i]))
            (*i)++;
        return ' ';
    }
    return folds ? dl_utf8_lower(c) : c;
}

/* Whether two matches are the same form: all spaces are equal, and so are upper
   and lower case if the pattern ignores case. */
static bool is_same_form(const search *s, dl_str a, dl_str b)
{
    size_t i = 0, k = 0;
    bool folds = s->pattern->ignores_case;
    while (i < a.n && k < b.n)
        if (next_of(a, &i, folds) != next_of(b, &k, folds))
            return false;
    return i == a.n && k == b.n;
}

/* `form` is that of the next places. */
static void keep_first(search *s, dl_span span, dl_str form)
{
    s->first = span;
    dl_buf_clear(&s->first_form);
    dl_buf_add(&s->first_form, form);
}

static void report_form(search *s, const dl_match *m, dl_span span)
{
    dl_str first = dl_buf_str(&s->first_form);
    char quoted[LONGEST_QUOTE + sizeof "…"];
    if (dl_span_is_empty(s->first)) {
        keep_first(s, span, m->groups[0]);
        return;
    }
    if (is_same_form(s, first, m->groups[0]))
        return;
    dl_str form = quote(first, quoted);
    dl_diagnostic *d = report(s, span, (dl_str[]){m->groups[0], first}, 2,
                              FINDING + 2 * form.n);
    if (d)
        dl_add_note(s->ctx, d, DL_PATTERN_MESSAGE_FIRST, s->first, form);
}

static void report_number(search *s, dl_span span, long n)
{
    dl_str number = dl_arena_printf(s->ctx->scratch, "%ld", n);
    report(s, span, (dl_str[]){number, dl_buf_str(&s->first_form)}, 2, 0);
}

/* ---- one place ----------------------------------------------------------- */

static bool is_blank_between(const place *where, const dl_match *before,
                             const dl_match *m)
{
    for (uint32_t i = before->span.end; i < m->span.start; i++)
        if (!dl_is_space(where->text.p[i]))
            return false;
    return true;
}

/* Handles match number `n` of a place; `before` is the previous one. */
static void handle_match(search *s, const place *where, const dl_match *m,
                         const dl_match *before, long n)
{
    dl_span span = span_in(s, where, m->span);
    switch (s->pattern->kind) {
    case DL_PATTERN_EXISTENCE:
    case DL_PATTERN_SUBSTITUTION:
        report_match(s, where, m);
        break;
    case DL_PATTERN_OCCURRENCE:
        if (n - 1 == s->pattern->max)
            keep_first(s, span, m->groups[0]);
        break;
    case DL_PATTERN_REPETITION:
        if (n > 1 && is_same_form(s, before->groups[0], m->groups[0]) &&
            is_blank_between(where, before, m))
            report_match(s, where, m);
        break;
    case DL_PATTERN_CONSISTENCY:
        report_form(s, m, span);
        break;
    }
}

/*
 * The end of the piece of a text that begins at byte `from`. [^x]*+ from each
 * position to the end of the text would take quadratic time, and spend the
 * budget. So very long texts are searched in pieces, divided after a line or a
 * word if possible, and a match cannot extend over two of them.
 */
static size_t piece_end(dl_str text, size_t from)
{
    if (text.n - from <= LONGEST_PIECE)
        return text.n;
    size_t most = from + LONGEST_PIECE;
    for (const char *ends = "\n "; *ends; ends++)
        for (size_t i = most; i > from; i--)
            if (text.p[i - 1] == *ends)
                return i;
    while (dl_is_continuation(text.p[most]))
        most--;
    return most;
}

/* The number of matches, or -1 if the search was given up. */
static long handle_all(search *s, const place *where)
{
    long n = 0;
    size_t from = 0, end = piece_end(where->text, 0);
    dl_match match, before = {.span = {0, 0}};
    for (;;) {
        dl_str piece = {where->text.p, end};
        bool goes_on = end < where->text.n;
        dl_match_state state = dl_regex_find(s->pattern->regex, s->matcher,
                                             piece, from, goes_on, &match);
        s->is_late = state == DL_MATCH_LATE;
        if (state == DL_MATCH_LIMIT)
            give_up(s, DL_PATTERN_MESSAGE_LIMIT, where->span);
        if (s->has_given_up || s->is_late)
            return -1;
        if (state == DL_MATCH_NONE && goes_on) {
            from = end;
            end = piece_end(where->text, end);
            continue;
        }
        if (state == DL_MATCH_NONE)
            return n;
        from = match.span.end;
        if (is_masked(s, span_in(s, where, match.span)))
            continue;
        handle_match(s, where, &match, &before, ++n);
        if (s->has_given_up)
            return -1;
        before = match;
    }
}

static void search_place(search *s, place where)
{
    const dl_pattern *p = s->pattern;
    bool counts = p->kind == DL_PATTERN_OCCURRENCE;
    if (s->has_given_up || s->is_late)
        return;
    if (s->may_compose && dl_may_compose(where.text)) {
        dl_compose(&s->composed, where.text);
        where.text = dl_buf_str(&s->composed.text);
        where.is_composed = true;
    }
    if (p->min == 0 && !dl_regex_may_match(p->regex, where.text))
        return;
    if (counts)
        dl_buf_clear(&s->first_form);
    long n = handle_all(s, &where);
    if (!counts || n < 0)
        return;
    if (n > p->max)
        report_number(s, s->first, n);
    else if (n < p->min)
        report_number(s, where.span, n);
}

static void search_span(search *s, dl_span span)
{
    if (!dl_span_is_empty(span))
        search_place(s, (place){.text = dl_doc_slice(s->post->doc, span),
                                .span = span,
                                .is_exact = true});
}

/* ---- scopes -------------------------------------------------------------- */

static void search_blocks(search *s)
{
    const dl_doc *doc = s->post->doc;
    bool wants_headings = s->pattern->scope == DL_SCOPE_HEADING;
    for (uint32_t i = 0; i < doc->n_proses; i++) {
        const dl_prose *prose = &doc->proses[i];
        const dl_node *node = &doc->nodes[prose->node];
        if ((node->kind == DL_NODE_HEADING) != wants_headings ||
            node->kind == DL_NODE_FIELD)
            continue;
        if (s->pattern->scope != DL_SCOPE_SENTENCE) {
            search_span(s, wants_headings ? node->inner : node->span);
            continue;
        }
        for (uint32_t k = prose->sentence; k < prose->sentence_end; k++)
            search_span(s, doc->sentences[k].span);
    }
}

static void search_sections(search *s, const dl_paper *paper)
{
    dl_str name = s->pattern->name;
    const dl_profile_section *spec =
        dl_profile_section_named(dl_ctx_profile(s->ctx), name);
    for (uint32_t i = 0; i < paper->n_sections; i++) {
        const dl_section *section = &paper->sections[i];
        if ((spec && section->spec == spec) || dl_str_eq(section->name, name))
            search_span(s, section->body);
    }
}

static void search_papers(search *s)
{
    const dl_post *post = s->post;
    for (uint32_t i = 0; i < post->n_papers; i++) {
        const dl_paper *paper = &post->papers[i];
        if (s->pattern->scope == DL_SCOPE_TITLE)
            search_span(s, paper->title_span);
        else
            search_sections(s, paper);
    }
}

static void search_entries(search *s)
{
    for (uint32_t i = 0; i < s->post->n_entries; i++) {
        s->first = (dl_span){0, 0}; /* each match is handled by itself */
        search_span(s, s->post->entries[i].span);
    }
}

/* A value that has escapes is searched in decoded form, and reported as a
   whole. */
static void search_value(search *s, const dl_yaml *value)
{
    dl_span span;
    if (value->kind != DL_YAML_SCALAR || value->text.n == 0)
        return;
    if (dl_scalar_place(s->post->doc, value, &span))
        search_span(s, span);
    else if (dl_utf8_valid_up_to(value->text) == value->text.n)
        search_place(s, (place){.text = value->text, .span = value->span});
}

static void search_frontmatter(search *s)
{
    const dl_yaml *root = s->post->doc->frontmatter.root;
    const dl_yaml *value = NULL;
    for (const dl_yaml *v = root ? root->first : NULL; v && !value; v = v->next)
        if (v->key && dl_str_eq(v->key->text, s->pattern->name))
            value = v;
    if (!value)
        return;
    search_value(s, value);
    for (const dl_yaml *v = value->first; v; v = v->next)
        search_value(s, v);
}

static void run_one(search *s)
{
    const dl_doc *doc = s->post->doc;
    s->has_given_up = false;
    dl_matcher_restart(s->matcher);
    s->first = (dl_span){0, 0};
    switch (s->pattern->scope) {
    case DL_SCOPE_PARAGRAPH:
    case DL_SCOPE_HEADING:
    case DL_SCOPE_SENTENCE:
        search_blocks(s);
        break;
    case DL_SCOPE_TITLE:
    case DL_SCOPE_SECTION:
        search_papers(s);
        break;
    case DL_SCOPE_ENTRY:
        search_entries(s);
        break;
    case DL_SCOPE_FRONTMATTER:
        search_frontmatter(s);
        break;
    case DL_SCOPE_POST:
    case DL_SCOPE_TEXT:
        search_span(s, (dl_span){doc->body, (uint32_t)doc->src.n});
        break;
    }
}

/* The budget is meant to end every rule long before. */
static void report_late(const search *s, dl_error *error)
{
    dl_error_set(
        error, DL_ERR_CONFIG,
        "'%.*s': the rule '%s' took too much time; simplify its "
        "pattern, and please report it",
        "'%.*s': 시간이 너무 오래 걸린 규칙 '%s', 정규식을 단순하게 고칠 것. "
        "개발자에게도 알려 주기 바람",
        DL_FMT(s->post->doc->name), s->pattern->rule.code);
}

void dl_patterns_run(dl_ctx *ctx, const dl_post *post, dl_error *error)
{
    const dl_user_rules *users = &ctx->settings->users;
    if (!users->rules)
        return;
    search s = {.ctx = ctx, .post = post};
    s.matcher = dl_matcher_new(post->doc->src.n);
    s.room = ROOM + (uint64_t)ROOM_OF_BYTE * post->doc->src.n;
    s.may_compose = dl_may_compose(post->doc->src);
    for (uint16_t i = 0; i < users->n; i++) {
        ctx->rule = (uint16_t)(dl_n_rules + i);
        s.pattern = dl_pattern_of(users->rules[i]);
        if (s.pattern &&
            ctx->settings->rules[ctx->rule].severity != DL_SEVERITY_OFF)
            run_one(&s);
        if (s.is_late) {
            report_late(&s, error);
            break;
        }
    }
    dl_composed_free(&s.composed);
    dl_buf_free(&s.first_form);
    dl_matcher_free(s.matcher);
}
