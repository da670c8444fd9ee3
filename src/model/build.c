/*
 * Builds a post, and reads what is not part of a paper: its days, its style and
 * the roles of its blocks.
 */
#include "base/path.h"
#include "base/str.h"
#include "korean/lexicon.h"
#include "model/post.h"

#include "model/builder.h"
#include "model/zone.h"
#include "text/kinds.h"

/* ---- dates -------------------------------------------------------------- */

static int number_at(dl_str text, size_t at, size_t n)
{
    int value = 0;
    for (size_t i = at; i < at + n; i++) {
        if (i >= text.n || !dl_is_digit(text.p[i]))
            return -1;
        value = value * 10 + (text.p[i] - '0');
    }
    return value;
}

static char char_at(dl_str text, size_t i)
{
    return i < text.n ? text.p[i] : '\0';
}

/* Reads `HH:MM[:SS[.fraction]]` at `*i`, which is moved past it. */
static dl_date_state read_time(dl_str text, size_t *i, int *minutes,
                               bool *has_seconds)
{
    size_t at = *i;
    size_t digits = char_at(text, at + 1) == ':' ? 1 : 2;
    int hour = number_at(text, at, digits);
    at += digits;
    int minute = char_at(text, at) == ':' ? number_at(text, at + 1, 2) : -1;
    int second = 0;
    at += 3;
    *has_seconds = char_at(text, at) == ':';
    if (*has_seconds) {
        second = number_at(text, at + 1, 2);
        at += 3;
        if (char_at(text, at) == '.')
            for (at++; number_at(text, at, 1) >= 0;)
                at++;
    }
    if (hour < 0 || minute < 0 || second < 0)
        return DL_DATE_SYNTAX;
    *i = at;
    *minutes = hour * 60 + minute;
    /* some take 24:00 for the end of a day; Ruby reports an error */
    return hour > 23 || minute > 59 || second > 59 ? DL_DATE_IMPOSSIBLE
                                                   : DL_DATE_OK;
}

/* `*is_utc`: whether a time with seconds and without a zone is UTC; set to
   whether there is such a time. */
static dl_date_state read_date(dl_str text, int32_t utc_offset, bool *is_utc,
                               int32_t *day)
{
    enum { DATE = 10, MINUTES = 24 * 60 };
    *day = DL_NO_DAY;
    if (text.n < DATE)
        return DL_DATE_SYNTAX;
    int y = number_at(text, 0, 4), m = number_at(text, 5, 2),
        d = number_at(text, 8, 2);
    if (y < 0 || m < 0 || d < 0 || text.p[4] != '-' || text.p[7] != '-')
        return DL_DATE_SYNTAX;
    int32_t days = dl_day_of(y, m, d);
    dl_date_state state = days == DL_NO_DAY ? DL_DATE_IMPOSSIBLE : DL_DATE_OK;
    int minutes = 0;
    size_t i = dl_str_skip_blanks(text, DATE);
    bool has_time = i < text.n && (i > DATE || char_at(text, DATE) == 'T');
    bool has_seconds = false;
    if (i < text.n && !has_time)
        return DL_DATE_SYNTAX;
    if (has_time) {
        i += i == DATE;
        dl_date_state time = read_time(text, &i, &minutes, &has_seconds);
        if (time == DL_DATE_SYNTAX)
            return time;
        state = time == DL_DATE_IMPOSSIBLE ? time : state;
        i = dl_str_skip_blanks(text, i);
    }
    if (i < text.n) {
        int32_t zone;
        if (!dl_zone_parse(dl_str_from(text, i), &zone))
            return DL_DATE_SYNTAX;
        minutes += utc_offset - zone;
        *is_utc = false;
    } else {
        *is_utc = *is_utc && has_seconds;
        minutes += *is_utc ? utc_offset : 0;
    }
    if (state != DL_DATE_OK)
        return state;
    days += minutes < 0 ? -1 : minutes >= MINUTES;
    *day = days;
    return DL_DATE_OK;
}

dl_date_state dl_post_date(dl_str text, int32_t utc_offset, int32_t *day)
{
    bool is_utc = false;
    return read_date(text, utc_offset, &is_utc, day);
}

dl_date_state dl_post_date_in_yaml(const dl_yaml *value, int32_t utc_offset,
                                   bool *is_utc, int32_t *day)
{
    *is_utc = value->style == DL_YAML_PLAIN;
    return read_date(value->text, utc_offset, is_utc, day);
}

/* The first `YYYY-MM-DD` in a text that matches no template. */
static int32_t find_day(dl_str text)
{
    for (size_t i = 0; i + 10 <= text.n; i++) {
        if (text.p[i] < '0' || text.p[i] > '9')
            continue;
        dl_str rest = {text.p + i, 10};
        int32_t day;
        if (dl_post_date(rest, 0, &day) == DL_DATE_OK)
            return day;
    }
    return DL_NO_DAY;
}

static int32_t templates_day(const dl_templates *templates, dl_str text)
{
    dl_template_match m = dl_templates_match(templates, text);
    return m.is_match && m.day != DL_NO_DAY ? m.day : find_day(text);
}

static void read_days(dl_post *post)
{
    const dl_profile *profile = post->profile;
    const dl_profile_field *title_field =
        dl_profile_field_for(profile, DL_ROLE_TITLE);
    static const dl_templates none = {NULL, 0};
    dl_str title = dl_post_field(post, DL_ROLE_TITLE);
    dl_str date = dl_post_field(post, DL_ROLE_DATE);
    post->file_name_day =
        templates_day(&profile->file_names, dl_path_any_name(post->doc->name));
    if (title.n)
        post->title_day = templates_day(
            title_field ? &title_field->templates : &none, title);
    dl_post_date(date, profile->utc_offset, &post->frontmatter_day);
}

static int32_t first_day(const dl_post *post)
{
    if (post->file_name_day != DL_NO_DAY)
        return post->file_name_day;
    return post->frontmatter_day != DL_NO_DAY ? post->frontmatter_day
                                              : post->title_day;
}

/* ---- style -------------------------------------------------------------- */

static bool has_auto_style(const dl_profile *profile)
{
    bool is_auto = profile->style == DL_STYLE_AUTO;
    for (uint32_t i = 0; i < profile->n_sections; i++) {
        const dl_profile_section *s = &profile->sections[i];
        is_auto = is_auto || s->style == DL_STYLE_AUTO;
        for (uint32_t k = 0; k < s->n_slots; k++)
            is_auto = is_auto || s->slots[k].style == DL_STYLE_AUTO;
    }
    return is_auto;
}

/* The style of most sentences in the blocks that are Korean prose. */
static dl_style most_style(const dl_post *post)
{
    const dl_doc *doc = post->doc;
    uint32_t counts[DL_STYLE_POLITE + 1] = {0};
    for (uint32_t p = 0; p < doc->n_proses; p++) {
        const dl_prose *prose = &doc->proses[p];
        if (post->prose_roles[p] != DL_PROSE_BODY)
            continue;
        for (uint32_t i = prose->sentence; i < prose->sentence_end; i++) {
            dl_ending e = dl_ending_of(doc, &doc->sentences[i]);
            counts[dl_ending_style(&e)]++;
        }
    }
    dl_style most = DL_STYLE_ANY;
    for (dl_style s = DL_STYLE_PLAIN; s <= DL_STYLE_POLITE; s++)
        if (counts[s] > (most == DL_STYLE_ANY ? 0 : counts[most]))
            most = s;
    return most;
}

static void mark_boilerplate(dl_post_builder *b)
{
    const dl_doc *doc = b->doc;
    if (!b->profile->boilerplate.n || !doc->n_nodes)
        return;
    for (uint32_t i = 1; i < doc->nodes[0].end; i = doc->nodes[i].end)
        if (doc->nodes[i].kind == DL_NODE_PARAGRAPH &&
            dl_block_is_silent(b, i))
            dl_set_role(b, i, doc->nodes[i].end, DL_PROSE_META);
}

/* `<Question` and its attributes, over several lines, is text in Markdown and a
   component on the site. */
static void mark_components(dl_post_builder *b)
{
    const dl_doc *doc = b->doc;
    for (uint32_t i = 0; i < doc->n_proses; i++) {
        const dl_prose *prose = &doc->proses[i];
        const dl_token *t = &doc->tokens[prose->token];
        if (prose->token_end - prose->token > 1 && t->first == '<' &&
            t->kind == DL_TOKEN_SYMBOL && t[1].kind == DL_TOKEN_LATIN &&
            dl_token_is_joined(&t[1]))
            b->roles[i] = DL_PROSE_META;
    }
}

/* Whether the HTML block at `span` ends inside a code block: ``` after a tag is
   HTML in Markdown, and what follows the next empty line is text. */
static bool has_open_fence(const dl_doc *doc, dl_span span)
{
    bool is_open = false;
    const char *p = doc->src.p + span.start, *end = doc->src.p + span.end;
    while (p < end) {
        const char *line = p;
        while (p < end && dl_is_blank(*p))
            p++;
        if (end - p >= 3 && memcmp(p, "```", 3) == 0)
            is_open = !is_open;
        p = memchr(line, '\n', (size_t)(end - line));
        p = p ? p + 1 : end;
    }
    return is_open;
}

/* Code between the tags of components, up to where its last fence opens a code
   block. */
static void mark_code_in_html(dl_post_builder *b)
{
    const dl_doc *doc = b->doc;
    bool is_code = false;
    for (uint32_t i = 1; i < doc->n_nodes; i++) {
        const dl_node *node = &doc->nodes[i];
        if (node->kind == DL_NODE_CODE_BLOCK)
            is_code = is_code && !(node->flags & DL_NODE_FENCED);
        else if (node->kind == DL_NODE_HTML_BLOCK)
            is_code ^= has_open_fence(doc, node->span);
        else if (is_code && node->prose != DL_NONE)
            b->roles[node->prose] = DL_PROSE_META;
    }
}

/* Whether only words for examples follow token `i`, up to a parenthesis or the
   like: 나쁜 예 (오답), but not 틀린 값의 수. */
static bool are_examples(const dl_doc *doc, uint32_t i, uint32_t end)
{
    while (++i < end &&
           dl_token_is(&doc->tokens[i], DL_KINDS(HANGUL, LATIN, NUMBER)))
        if (!dl_lexicon_has(doc->lexicon, DL_LIST_REFERENCE_WRONG_EXAMPLES,
                            dl_token_text(doc, &doc->tokens[i])))
            return false;
    return true;
}

/* Whether the cell or heading is over spellings that are wrong on purpose: 금지
   표기, 나쁜 예, ❌. `alone`: and no other word precedes. */
static bool is_wrong_head(const dl_doc *doc, uint32_t node, bool alone)
{
    uint32_t p = doc->nodes[node].prose;
    if (p == DL_NONE)
        return false;
    const dl_prose *prose = &doc->proses[p];
    for (uint32_t i = prose->token; i < prose->token_end; i++) {
        const dl_token *t = &doc->tokens[i];
        dl_str word = dl_token_text(doc, t);
        bool is_sign = !dl_token_is(t, DL_KINDS(HANGUL, LATIN, NUMBER));
        if ((is_sign ? dl_lexicon_start(doc->lexicon,
                                        DL_LIST_REFERENCE_WRONG_SIGNS, word)
                     : dl_lexicon_has(doc->lexicon,
                                      DL_LIST_REFERENCE_WRONG_HEADS, word)) &&
            are_examples(doc, i, prose->token_end))
            return true;
        if (alone && dl_token_is(t, DL_KINDS(HANGUL, LATIN)))
            return false;
    }
    return false;
}

/* The same under a heading: 나쁜 예. */
static void mark_wrong_sections(dl_post_builder *b)
{
    const dl_node *nodes = b->doc->nodes;
    unsigned level = 0; /* of the heading above; 0: none */
    for (uint32_t i = 1; b->doc->n_nodes && i < nodes[0].end;
         i = nodes[i].end) {
        if (nodes[i].kind == DL_NODE_HEADING &&
            (level == 0 || nodes[i].level <= level))
            level = is_wrong_head(b->doc, i, true) ? nodes[i].level : 0;
        else if (level > 0)
            dl_set_role(b, i, nodes[i].end, DL_PROSE_META);
    }
}

/* A glossary that names the spellings to avoid does not use them. */
static void mark_wrong_columns(dl_post_builder *b)
{
    const dl_node *nodes = b->doc->nodes;
    for (uint32_t table = 1; table < b->doc->n_nodes; table++) {
        if (nodes[table].kind != DL_NODE_TABLE)
            continue;
        uint32_t head = table + 1, column = 0;
        for (uint32_t cell = head + 1; cell < nodes[head].end;
             cell = nodes[cell].end, column++) {
            if (!is_wrong_head(b->doc, cell, false))
                continue;
            for (uint32_t row = nodes[head].end; row < nodes[table].end;
                 row = nodes[row].end) {
                uint32_t c = row + 1;
                for (uint32_t k = 0; k < column && c < nodes[row].end; k++)
                    c = nodes[c].end;
                if (c < nodes[row].end)
                    dl_set_role(b, c, nodes[c].end, DL_PROSE_META);
            }
        }
    }
}

static void free_vectors(dl_post_builder *b)
{
    dl_vec_free(&b->papers);
    dl_vec_free(&b->sections);
    dl_vec_free(&b->slots);
    dl_vec_free(&b->links);
    dl_vec_free(&b->stray);
    dl_vec_free(&b->lines);
}

static void list_entries(dl_post_builder *b)
{
    dl_post *post = b->post;
    const dl_doc *doc = post->doc;
    bool is_whole = post->profile->papers == DL_PAPERS_NONE;
    uint32_t n = is_whole ? 1 : post->n_papers;
    dl_entry *entries = DL_ARENA_NEW(doc->arena, dl_entry, n);
    for (uint32_t i = 0; i < post->n_papers; i++) {
        const dl_paper *paper = &post->papers[i];
        entries[i] = (dl_entry){paper,        paper->span,
                                paper->token, paper->token_end,
                                paper->links, paper->n_links};
    }
    if (is_whole) {
        entries[0] = (dl_entry){.span = {doc->body, (uint32_t)doc->src.n},
                                .token_end = doc->n_tokens};
        if (doc->n_nodes)
            entries[0].links = dl_links_of_text(b, &entries[0].n_links);
    }
    post->entries = entries;
    post->n_entries = n;
}

/* ---- the post ----------------------------------------------------------- */

const dl_post *dl_post_build(const dl_doc *doc, const dl_profile *profile)
{
    dl_post *post = DL_ARENA_NEW(doc->arena, dl_post, 1);
    uint8_t *roles = DL_ARENA_NEW(doc->arena, uint8_t, doc->n_proses);
    *post = (dl_post){.doc = doc,
                      .profile = profile,
                      .day = DL_NO_DAY,
                      .file_name_day = DL_NO_DAY,
                      .frontmatter_day = DL_NO_DAY,
                      .title_day = DL_NO_DAY,
                      .prose_roles = roles};
    for (uint32_t i = 0; i < doc->n_proses; i++)
        if (doc->nodes[doc->proses[i].node].kind == DL_NODE_HEADING)
            roles[i] = DL_PROSE_HEADING;
    dl_post_builder b = {.doc = doc,
                         .profile = profile,
                         .arena = doc->arena,
                         .post = post,
                         .roles = roles};
    read_days(post);
    mark_boilerplate(&b);
    mark_wrong_columns(&b);
    mark_wrong_sections(&b);
    if (profile->text == DL_TEXT_ARTICLE) {
        mark_components(&b);
        mark_code_in_html(&b);
    }
    if (doc->n_nodes)
        dl_papers_find(&b);
    post->day = first_day(post);
    post->papers = dl_vec_to_arena(&b.papers, doc->arena);
    post->n_papers = (uint32_t)b.papers.n;
    list_entries(&b);
    free_vectors(&b);
    if (has_auto_style(profile))
        post->style = most_style(post);
    return post;
}
