/* Builds lexicons: sorts words, joins their lists, fills the tables. */
#include "korean/lexicon_build.h"

#include "base/buf.h"
#include "base/search.h"
#include "base/str.h"
#include "korean/particle.h"
#include "text/hangul.h"

enum {
    SYLLABLE = 3, /* bytes */
    KEY = 2 * SYLLABLE,
    FEWEST_SLOTS_LOG = 4,
    FIRST_JAMO = 0x3131, /* letters typed on their own: ㄱ to ㅣ */
    LAST_JAMO = 0x318E
};

/* ---- what goes in -------------------------------------------------------- */

/* Each word and each term may become an entry, and entries have 16-bit
   numbers. */
static bool has_room(const dl_lexicon_builder *b)
{
    return b->n_added + b->terms.n < DL_LEXICON_MOST;
}

bool dl_lexicon_add(dl_lexicon_builder *b, unsigned list, dl_str word)
{
    if (word.n == 0 || word.n > UINT8_MAX || !has_room(b))
        return false;
    dl_vec_push(&b->words,
                (dl_listed_word){.text = word,
                                 .order = (uint32_t)b->words.n,
                                 .list = (uint16_t)list});
    b->n_added++;
    return true;
}

void dl_lexicon_remove(dl_lexicon_builder *b, unsigned list, dl_str word)
{
    dl_vec_push(&b->words,
                (dl_listed_word){.text = word,
                                 .order = (uint32_t)b->words.n,
                                 .list = (uint16_t)list,
                                 .is_removed = true});
}

bool dl_lexicon_would_have(const dl_lexicon_builder *b, unsigned list,
                           dl_str word)
{
    for (size_t i = b->words.n; i-- > 0;)
        if (b->words.v[i].list == list && dl_str_eq(b->words.v[i].text, word))
            return !b->words.v[i].is_removed;
    return false;
}

void dl_lexicon_remove_group(dl_lexicon_builder *b, dl_str name)
{
    for (size_t i = 0; i < b->groups.n; i++)
        if (dl_str_eq(b->groups.v[i].name, name))
            b->groups.v[i].name = DL_STR_NONE;
}

uint16_t dl_lexicon_add_group(dl_lexicon_builder *b, dl_term_group group)
{
    dl_lexicon_remove_group(b, group.name);
    if (b->groups.n >= DL_LEXICON_MOST_GROUPS)
        return DL_LEXICON_NO_GROUP;
    dl_vec_push(&b->groups, group);
    return (uint16_t)(b->groups.n - 1);
}

static bool has_syllable(dl_str text, size_t at)
{
    return at + SYLLABLE <= text.n &&
           ((unsigned char)text.p[at] & 0xF0) == 0xE0 &&
           dl_hangul_is_syllable(dl_hangul_at(text.p + at));
}

bool dl_term_is_findable(dl_str text)
{
    return has_syllable(text, 0) &&
           (has_syllable(text, SYLLABLE) ||
            (dl_term_is_apart(text) && has_syllable(text, SYLLABLE + 1)));
}

bool dl_lexicon_add_term(dl_lexicon_builder *b, dl_term term)
{
    if (!has_room(b))
        return false;
    dl_vec_push(&b->terms, term);
    return true;
}

void dl_lexicon_begin(dl_lexicon_builder *b, dl_arena *arena,
                      const dl_lexicon *base)
{
    *b = (dl_lexicon_builder){
        .arena = arena, .lists = dl_lists, .n_lists = DL_LIST_COUNT};
    for (uint32_t i = 0; base && i < base->n_entries; i++) {
        const dl_lexicon_entry *entry = &base->entries[i];
        dl_str text = {base->pool + entry->text, entry->length};
        const dl_list_set *set = &base->sets[entry->set];
        for (unsigned k = 0; k < DL_LIST_WORDS; k++)
            for (uint64_t bits = set->bits[k]; bits; bits &= bits - 1)
                dl_lexicon_add(b, k * 64 + (unsigned)__builtin_ctzll(bits),
                               text);
    }
    for (uint32_t i = 0; base && i < base->terms.n_groups; i++)
        dl_vec_push(&b->groups, base->terms.groups[i]);
    for (uint32_t i = 0; base && i < base->terms.n_terms; i++)
        dl_vec_push(&b->terms, base->terms.terms[i]);
}

/* ---- terms --------------------------------------------------------------- */

/* By the first two syllables, then the longest first. */
static int compare_terms(const void *a, const void *b)
{
    const dl_term *x = a, *y = b;
    int c = memcmp(x->text.p, y->text.p, KEY);
    if (c == 0)
        c = DL_ORDER(y->text.n, x->text.n);
    if (c)
        return c;
    c = memcmp(x->text.p, y->text.p, x->text.n);
    return c ? c : DL_ORDER(x->group, y->group);
}

/* Drops groups that were removed, with their terms, and sorts the others. */
static dl_term_table finish_terms(dl_lexicon_builder *b)
{
    const size_t most = b->groups.n + 1;
    uint16_t *number = DL_ARENA_NEW(b->arena, uint16_t, most);
    dl_term_group *groups = DL_ARENA_NEW(b->arena, dl_term_group, most);
    size_t n_groups = 0, n_terms = 0;
    for (unsigned c = 0; c < DL_TERM_CLASSES; c++)
        for (size_t i = 0; i < b->groups.n; i++) {
            const dl_term_group *group = &b->groups.v[i];
            if (!group->name.n)
                number[i] = UINT16_MAX;
            if (group->name.n && group->term_class == c) {
                number[i] = (uint16_t)n_groups;
                groups[n_groups++] = *group;
            }
        }
    for (size_t i = 0; i < b->terms.n; i++) {
        dl_term term = b->terms.v[i];
        term.group = number[term.group];
        if (term.group != UINT16_MAX)
            b->terms.v[n_terms++] = term;
    }
    b->terms.n = n_terms;
    dl_vec_sort(&b->terms, compare_terms);
    unsigned char *hashes = DL_ARENA_NEW(b->arena, unsigned char,
                                         n_terms + DL_TERM_HASHES_READ);
    for (size_t i = 0; i < n_terms; i++)
        hashes[i] = dl_term_hash(b->terms.v[i].text);
    return (dl_term_table){.hashes = hashes,
                           .groups = groups,
                           .terms = dl_vec_to_arena(&b->terms, b->arena),
                           .n_groups = (uint32_t)n_groups,
                           .n_terms = (uint32_t)n_terms};
}

/* ---- entries and sets ---------------------------------------------------- */

enum { SETS_LOG = 17 }; /* twice as many slots as there can be sets */

typedef struct tables {
    dl_lexicon_builder *b;
    dl_lexicon *out;
    dl_buf pool;
    DL_VEC(dl_lexicon_entry) entries;
    DL_VEC(dl_list_set) sets;
    uint16_t *set_slots; /* an open hash table: the number of a set; 0: free */
    uint16_t *characters;
} tables;

/* By text and list; the latest addition or removal comes last. */
static int compare_words(const void *a, const void *b)
{
    const dl_listed_word *x = a, *y = b;
    int c = dl_str_compare(x->text, y->text);
    if (c == 0)
        c = x->list - y->list;
    return c ? c : DL_ORDER(x->order, y->order);
}

static dl_str bytes_of(const dl_list_set *set)
{
    return (dl_str){(const char *)set->bits, sizeof set->bits};
}

/* The first set is the empty one, which needs no slot. */
static uint16_t number_of_set(tables *t, const dl_list_set *set)
{
    dl_str bytes = bytes_of(set);
    if (dl_str_eq(bytes_of(&t->sets.v[0]), bytes))
        return 0;
    uint32_t slot = (uint32_t)(dl_str_hash(bytes) >> (64 - SETS_LOG));
    for (uint16_t number; (number = t->set_slots[slot]) != 0;
         slot = (slot + 1) % (1U << SETS_LOG))
        if (dl_str_eq(bytes_of(&t->sets.v[number]), bytes))
            return number;
    t->set_slots[slot] = (uint16_t)t->sets.n;
    dl_vec_push(&t->sets, *set);
    return t->set_slots[slot];
}

/* Records that the syllable of three bytes at `p`, if it is one, does
   `what`. */
static void note_syllable(tables *t, const char *p, unsigned what)
{
    uint32_t c = dl_hangul_at(p);
    if (dl_hangul_is_syllable(c))
        t->characters[c] |= (uint16_t)what;
}

static void set_head(tables *t, uint32_t head)
{
    uint32_t bit = head >> (32 - DL_HEADS_LOG);
    t->out->heads[bit / 64] |= UINT64_C(1) << bit % 64;
}

/* Sets the bit for what follows the first three syllables of a term or end,
   which end at `at`. */
static void note_fourth(tables *t, uint32_t three, dl_str text, size_t at)
{
    at += at < text.n && text.p[at] == ' ';
    uint32_t fourth = has_syllable(text, at) ? dl_hangul_at(text.p + at) : 0;
    set_head(t, dl_head_of_four(three, fourth));
}

/* Sets the bits for the head of a term or end of two syllables or more. */
static void note_head(tables *t, dl_str text, bool is_inside)
{
    if (text.n < KEY)
        return;
    note_syllable(t, text.p + SYLLABLE, DL_SYLLABLE_SECOND);
    uint32_t head = dl_head_of_two(dl_hangul_at(text.p),
                                   dl_hangul_at(text.p + SYLLABLE));
    if (text.n >= KEY + SYLLABLE && dl_is_term_joint(text.p[KEY]) &&
        !is_inside) {
        set_head(t, dl_head_of_pair(head));
        head = dl_head_of_joined(head, text.p + KEY);
        note_fourth(t, head, text, KEY + 1 + SYLLABLE);
    } else if (has_syllable(text, KEY)) {
        head = dl_head_of_three(head, dl_hangul_at(text.p + KEY));
        note_fourth(t, head, text, KEY + SYLLABLE);
    }
    set_head(t, head);
}

static void note_ends(tables *t, dl_str text, unsigned begins, unsigned ends)
{
    if (text.n < SYLLABLE)
        return;
    note_syllable(t, text.p, begins);
    note_syllable(t, text.p + text.n - SYLLABLE, ends);
}

/* What dl_lexicon_may_fold() asks. */
static void note_folded(tables *t, dl_str text)
{
    size_t letters = 0;
    while (letters < text.n && dl_is_alpha(text.p[letters]))
        letters++;
    text.n = letters;
    if (text.n == 0)
        return;
    uint16_t bit = (uint16_t)(1U << text.n % DL_FOLDED_LENGTHS);
    t->characters[dl_folded_first(text.p[0])] |= bit;
    t->characters[dl_folded_last(text.p[text.n - 1])] |= bit;
}

static void note_word(tables *t, dl_str text, const dl_list_info *list)
{
    if (t->out->longest[list->match] < text.n)
        t->out->longest[list->match] = (uint16_t)text.n;
    if (list->match == DL_MATCHING_END && (unsigned char)text.p[0] < 0x80 &&
        t->out->longest_latin_end < text.n)
        t->out->longest_latin_end = (uint16_t)text.n;
    if (list->is_folded)
        note_folded(t, text);
    if (list->is_inside && text.n >= KEY)
        set_head(t, dl_head_of_inside(dl_hangul_at(text.p),
                                      dl_hangul_at(text.p + SYLLABLE)));
    if (list->is_on_demand)
        return;
    unsigned class = text.n < SYLLABLE ? 0 : dl_length_class(text.n / SYLLABLE);
    if (list->match == DL_MATCHING_WORD)
        note_ends(t, text, (unsigned)DL_SYLLABLE_BEGINS_WORD << class,
                  (unsigned)DL_SYLLABLE_ENDS_WORD << class);
    else if (list->is_marked && list->match == DL_MATCHING_START)
        note_ends(t, text, DL_SYLLABLE_BEGINS_START, 0);
    if (list->is_marked && list->match == DL_MATCHING_END) {
        note_ends(t, text, DL_SYLLABLE_BEGINS_END, 0);
        note_head(t, text, true);
    }
    if (list->match == DL_MATCHING_START)
        note_ends(t, text, DL_SYLLABLE_BEGINS_ANY_START, 0);
    if (list->match == DL_MATCHING_END)
        note_ends(t, text, DL_SYLLABLE_BEGINS_ANY_END, 0);
}

/* The set of the words [from, to), which all have the same text. */
static dl_list_set set_of(tables *t, size_t from, size_t to)
{
    const dl_listed_word *words = t->b->words.v;
    dl_list_set set = {.marked = 0};
    for (size_t i = from; i < to; i++) {
        unsigned list = words[i].list;
        const dl_list_info *info = &t->b->lists[list];
        bool is_last = i + 1 == to || words[i + 1].list != list;
        if (!is_last || words[i].is_removed)
            continue;
        set.bits[list / 64] |= UINT64_C(1) << list % 64;
        if (info->is_marked)
            set.marked |= (uint8_t)(1U << info->match);
        if (info->is_apart)
            set.marked |= DL_MARKED_APART;
        if (info->is_rare)
            set.marked |= DL_MARKED_RARE;
        note_word(t, words[i].text, info);
    }
    return set;
}

static void add_entry(tables *t, dl_str text, uint16_t set, size_t term,
                      size_t term_end)
{
    dl_vec_push(&t->entries,
                (dl_lexicon_entry){.key = dl_word_key_of(text.p, text.n),
                                   .text = (uint32_t)t->pool.n,
                                   .length = (uint16_t)text.n,
                                   .set = set,
                                   .term = (uint16_t)term,
                                   .term_end = (uint16_t)term_end});
    dl_buf_add(&t->pool, text);
}

/* The end of the terms from `term` on that begin with the same key. */
static size_t end_of_key(const tables *t, size_t term)
{
    const dl_term *terms = t->out->terms.terms;
    size_t end = term + 1;
    while (end < t->out->terms.n_terms &&
           memcmp(terms[end].text.p, terms[term].text.p, KEY) == 0)
        end++;
    return end;
}

/* Adds the keys of those terms, from `*term` on, that come before `text`. */
static void add_keys(tables *t, size_t *term, const dl_str *text)
{
    while (*term < t->out->terms.n_terms) {
        dl_str key = {t->out->terms.terms[*term].text.p, KEY};
        size_t end = end_of_key(t, *term);
        if (text && dl_str_compare(key, *text) >= 0)
            return;
        add_entry(t, key, 0, *term, end);
        *term = end;
    }
}

/* Words and the keys of terms, merged in order of their text. */
static void make_entries(tables *t)
{
    const dl_listed_word *words = t->b->words.v;
    size_t n = t->b->words.n, term = 0;
    for (size_t i = 0, end; i < n; i = end) {
        dl_str text = words[i].text;
        for (end = i + 1; end < n && dl_str_eq(words[end].text, text);)
            end++;
        dl_list_set set = set_of(t, i, end);
        uint16_t number = number_of_set(t, &set);
        add_keys(t, &term, &text);
        bool is_key = term < t->out->terms.n_terms && text.n == KEY &&
                      memcmp(t->out->terms.terms[term].text.p, text.p, KEY) ==
                          0;
        size_t term_end = is_key ? end_of_key(t, term) : term;
        if (number != 0 || is_key)
            add_entry(t, text, number, term, term_end);
        term = term_end;
    }
    add_keys(t, &term, NULL);
}

/* Whether a term is found inside words alone: something must precede it there,
   or all it lacks is a space before it. */
static bool is_never_first(const dl_term_table *table, const dl_term *term)
{
    unsigned after = table->groups[term->group].after;
    return after == DL_AFTER_WORD || after == DL_AFTER_EO ||
           after == DL_AFTER_FINAL ||
           (term->right.n > 0 && term->right.p[0] == ' ' &&
            dl_str_eq(dl_str_from(term->right, 1), term->text));
}

static void note_terms(tables *t)
{
    for (uint32_t i = 0; i < t->out->terms.n_terms; i++) {
        const dl_term *term = &t->out->terms.terms[i];
        bool is_first = !is_never_first(&t->out->terms, term);
        note_syllable(t, term->text.p,
                      (is_first ? DL_SYLLABLE_BEGINS_TERM : 0) |
                          (term->inside ? DL_SYLLABLE_BEGINS_INNER : 0));
        if (dl_term_is_apart(term->text))
            set_head(t, dl_head_of_two(dl_hangul_at(term->text.p), ' '));
        else
            note_head(t, term->text, term->inside);
    }
    for (uint32_t c = FIRST_JAMO; c <= LAST_JAMO; c++)
        t->characters[c] =
            0xF * DL_SYLLABLE_BEGINS_WORD | 0xF * DL_SYLLABLE_ENDS_WORD |
            DL_SYLLABLE_BEGINS_START | DL_SYLLABLE_BEGINS_END;
    for (const char *p = DL_PARTICLE_ENDS; *p; p += SYLLABLE)
        note_syllable(t, p, DL_SYLLABLE_ENDS_PARTICLE);
    note_syllable(t, "적", DL_SYLLABLE_ENDS_PARTICLE);
}

/* At most a quarter of the slots are used, so that a look-up of a word that is
   in no list usually ends at a free slot. */
static unsigned log_of_slots(size_t n)
{
    unsigned log = FEWEST_SLOTS_LOG;
    while ((size_t)1 << log < 4 * n)
        log++;
    return log;
}

static void make_slots(tables *t)
{
    dl_lexicon *out = t->out;
    unsigned log = log_of_slots(t->entries.n);
    out->slots_mask = (UINT32_C(1) << log) - 1;
    out->slots_shift = 64 - log;
    uint16_t *slots = DL_ARENA_NEW(t->b->arena, uint16_t, (size_t)1 << log);
    for (size_t i = 0; i < t->entries.n; i++) {
        const dl_lexicon_entry *entry = &t->entries.v[i];
        uint32_t slot = dl_word_slot(entry->key, out->slots_shift);
        while (slots[slot])
            slot = (slot + 1) & out->slots_mask;
        slots[slot] = (uint16_t)(i + 1);
    }
    out->slots = slots;
}

/* The lists of names whose capitals do not matter. */
static dl_list_set folded_lists(const dl_lexicon_builder *b)
{
    dl_list_set folded = {.marked = 0};
    for (unsigned list = 0; list < b->n_lists; list++)
        if (b->lists[list].is_folded)
            folded.bits[list / 64] |= UINT64_C(1) << list % 64;
    return folded;
}

static bool have_common(const dl_list_set *a, const dl_list_set *b)
{
    uint64_t common = 0;
    for (unsigned k = 0; k < DL_LIST_WORDS; k++)
        common |= a->bits[k] & b->bits[k];
    return common != 0;
}

/* What is sorted: the text, and the entry's number. */
typedef struct folded_name {
    dl_str text;
    uint16_t entry;
} folded_name;

static int compare_names(const void *a, const void *b)
{
    const folded_name *x = a, *y = b;
    int c = dl_str_compare_folded(x->text, y->text);
    return c ? c : DL_ORDER(x->entry, y->entry);
}

static void make_folded_slots(tables *t, const folded_name *names, size_t n)
{
    dl_lexicon *out = t->out;
    unsigned log = log_of_slots(n);
    uint16_t *slots = DL_ARENA_NEW(t->b->arena, uint16_t, (size_t)1 << log);
    out->folded_mask = (UINT32_C(1) << log) - 1;
    out->folded_shift = 64 - log;
    for (size_t i = 0; i < n; i++) {
        if (i > 0 && dl_str_compare_folded(names[i - 1].text,
                                           names[i].text) == 0)
            continue;
        uint32_t slot = dl_folded_slot(names[i].text, out->folded_shift);
        while (slots[slot])
            slot = (slot + 1) & out->folded_mask;
        slots[slot] = (uint16_t)(i + 1);
    }
    out->folded_slots = slots;
}

static void make_folded(tables *t)
{
    DL_VEC(folded_name) names = {0};
    const dl_list_set lists = folded_lists(t->b);
    for (size_t i = 0; i < t->entries.n; i++) {
        const dl_lexicon_entry *entry = &t->entries.v[i];
        if (have_common(&t->sets.v[entry->set], &lists))
            dl_vec_push(&names,
                        (folded_name){.text = {t->pool.p + entry->text,
                                               entry->length},
                                      .entry = (uint16_t)i});
    }
    dl_vec_sort(&names, compare_names);
    uint16_t *folded = DL_ARENA_NEW(t->b->arena, uint16_t, names.n + 1);
    for (size_t i = 0; i < names.n; i++)
        folded[i] = names.v[i].entry;
    t->out->folded = folded;
    t->out->n_folded = (uint32_t)names.n;
    make_folded_slots(t, names.v, names.n);
    dl_vec_free(&names);
}

const dl_lexicon *dl_lexicon_finish(dl_lexicon_builder *b)
{
    dl_lexicon *out = DL_ARENA_NEW(b->arena, dl_lexicon, 1);
    tables t = {.b = b,
                .out = out,
                .set_slots = dl_xcalloc((size_t)1 << SETS_LOG,
                                        sizeof *t.set_slots),
                .characters = DL_ARENA_NEW(b->arena, uint16_t, DL_CHARACTERS)};
    dl_vec_push(&t.sets, (dl_list_set){.marked = 0});
    dl_vec_sort(&b->words, compare_words);
    out->terms = finish_terms(b);
    make_entries(&t);
    note_terms(&t);
    make_slots(&t);
    make_folded(&t);
    out->pool = dl_arena_str(b->arena, dl_buf_str(&t.pool)).p;
    out->entries = dl_vec_to_arena(&t.entries, b->arena);
    out->n_entries = (uint32_t)t.entries.n;
    out->sets = dl_vec_to_arena(&t.sets, b->arena);
    out->n_sets = (uint32_t)t.sets.n;
    out->characters = t.characters;
    dl_buf_free(&t.pool);
    dl_vec_free(&t.entries);
    dl_vec_free(&t.sets);
    dl_free(t.set_slots);
    dl_vec_free(&b->words);
    dl_vec_free(&b->groups);
    dl_vec_free(&b->terms);
    return out;
}
