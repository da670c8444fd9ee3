/*
 * Puts callouts into a regular expression.
 *
 * After a part that can match in several ways (a variable repetition, a group
 * with alternatives) comes a callout: whatever matching returns to, it goes on
 * there. So what is done between two callouts is bounded by the parts between
 * them, each at most once, except for a repetition that runs on. How far it ran
 * is the distance of the callout after it from where it began: from the start
 * of the match, if it is the first variable part, or else from the last
 * callout; if none is right before it, one is put there.
 */
#include "text/meter.h"

#include "base/str.h"
#include "base/vec.h"
#include "text/parts.h"

enum {
    CALLOUT = 24,       /* units of a callout itself */
    LONGEST_GAP = 4096, /* units between two callouts */
    STEP_BACK = 6,      /* units of a character of a look-behind */
    CAPTURE = 6,        /* units of a group that is saved and restored */
    LEAVE = 4,          /* units of a copy of a group: they are nested, and
                           matching leaves one after the other */
    ONCE = 12,          /* units of any item, in general */
    CLUSTER = 100,      /* units of a byte that \X passes */
    INTERPRETED = 8
};

/* Where the last callout was, when matching comes to a part. */
typedef enum known {
    AT_START, /* nothing variable since the start of the match */
    HERE,     /* a callout is right before it, or only fixed parts between */
    ANYWHERE
} known;

typedef struct level {
    known before;      /* at the beginning of the group */
    size_t n_callouts; /* before it */
    size_t last;       /* the callout that pays for its alternatives: each is
                          tried once, whatever the others come to */
    uint32_t copies;   /* that PCRE2 makes of it, at least 1 */
    bool is_repeated, is_behind, has_bar;
} level;

typedef struct writer {
    dl_meter *out;
    dl_str expression;
    known known;
    uint64_t gap;  /* units since the last callout */
    size_t last;   /* the index of its charge; 0: none yet */
    size_t n_callouts;
    DL_VEC(level) levels;
    DL_VEC(dl_charge) charges;
} writer;

/* ---- callouts ------------------------------------------------------------ */

/* More than any budget is enough. */
static uint32_t bounded(uint64_t units)
{
    return units < UINT32_MAX ? (uint32_t)units : UINT32_MAX;
}

/* What the callout `last`, or each start, pays. */
static uint32_t *paid_by(writer *w, size_t last)
{
    return last ? &w->charges.v[last].units : &w->out->per_start;
}

static void end_gap(writer *w)
{
    uint32_t *units = paid_by(w, w->last);
    *units = bounded(*units + w->gap);
    w->gap = 0;
}

static dl_charge *put_callout(writer *w, bool from_start)
{
    end_gap(w);
    dl_buf_adds(&w->out->text, "(?C)");
    w->last = w->out->text.n;
    while (w->charges.n <= w->last)
        dl_vec_push(&w->charges, (dl_charge){0});
    w->charges.v[w->last] =
        (dl_charge){.units = CALLOUT, .from_start = from_start};
    w->n_callouts++;
    return &w->charges.v[w->last];
}

static void copy(writer *w, const dl_part *part)
{
    dl_buf_add(&w->out->text, (dl_str){w->expression.p + part->start,
                                       part->end - part->start});
    w->gap += (uint64_t)part->cost * (part->least ? part->least : 1);
    if (w->out->per_byte < part->cost)
        w->out->per_byte = part->cost;
}

/* In a long list of alternatives, or after long repetitions. */
static void divide_gap(writer *w)
{
    if (w->gap + *paid_by(w, w->last) <= LONGEST_GAP)
        return;
    put_callout(w, false);
    if (w->known == ANYWHERE)
        w->known = HERE;
}

/* ---- parts --------------------------------------------------------------- */

static void write_item(writer *w, const dl_part *part)
{
    if (part->refers) {
        bool is_here = w->last && w->last == w->out->text.n;
        dl_charge *charge = is_here ? &w->charges.v[w->last]
                                    : put_callout(w, w->known == AT_START);
        charge->of_captures = true;
        w->known = HERE;
    } else if (part->is_variable && w->known == ANYWHERE) {
        put_callout(w, false);
    }
    copy(w, part);
    if (part->is_variable) {
        put_callout(w, w->known == AT_START);
        w->known = HERE;
    } else {
        divide_gap(w);
    }
}

/* Each alternative of a look-behind goes back before it is tried. Near the
   start of the text it cannot go as far, and then no callout in it is reached.
   So the callout before the look-behind pays, for all copies of it. */
static void go_back(writer *w, const level *in)
{
    w->gap += (uint64_t)STEP_BACK * (1 + w->out->behind) * in->copies;
    end_gap(w);
}

static void write_open(writer *w, const dl_part *part, const dl_part *close)
{
    copy(w, part);
    uint64_t n_saved = close->is_possessive ? close->copies : 1;
    if (part->looks || part->is_atomic || close->is_possessive)
        w->gap += CAPTURE * n_saved * part->captures;
    level in = {.before = w->known,
                .n_callouts = w->n_callouts,
                .copies = close->copies ? close->copies : 1,
                .is_repeated = close->is_quantified,
                .is_behind = part->behind};
    if (in.is_behind)
        go_back(w, &in);
    end_gap(w);
    size_t before = w->last;
    if (in.is_repeated) {
        put_callout(w, false);
        w->known = HERE;
    } else if (in.is_behind) {
        w->known = ANYWHERE;
    }
    in.last = in.is_behind ? before : w->last;
    dl_vec_push(&w->levels, in);
}

static void write_bar(writer *w, const dl_part *part)
{
    level *in = &w->levels.v[w->levels.n - 1];
    copy(w, part);
    in->has_bar = true;
    bool is_at_start =
        in->before == AT_START && !in->is_repeated && !in->is_behind;
    w->known = is_at_start ? AT_START : ANYWHERE;
    end_gap(w);
    w->last = in->last;
    if (in->is_behind) {
        go_back(w, in);
        if (in->is_repeated)
            put_callout(w, false);
    } else {
        divide_gap(w);
        in->last = w->last;
    }
}

/* After an assertion, matching is where it was before. */
static void write_close(writer *w, const dl_part *part, const dl_part *open)
{
    level in = w->levels.v[--w->levels.n];
    bool is_fixed = w->n_callouts == in.n_callouts;
    copy(w, part);
    if (open->looks) {
        end_gap(w);
        w->last = in.last;
    }
    if (open->looks && !part->is_quantified) {
        if (in.before == AT_START || is_fixed)
            w->known = in.before;
        else
            w->known = ANYWHERE;
    } else if (part->is_quantified || in.has_bar) {
        put_callout(w, false);
        w->gap += (uint64_t)LEAVE * part->copies;
        w->known = is_fixed && in.before == AT_START ? AT_START : HERE;
    }
    divide_gap(w);
}

static void write_parts(writer *w, const dl_parts *parts)
{
    dl_vec_push(&w->levels, (level){.before = AT_START, .last = w->last});
    for (size_t i = 0; i < parts->n; i++) {
        const dl_part *part = &parts->v[i];
        switch ((dl_part_kind)part->kind) {
        case DL_PART_ITEM:
            write_item(w, part);
            break;
        case DL_PART_OPEN:
            write_open(w, part, &parts->v[part->partner]);
            break;
        case DL_PART_BAR:
            write_bar(w, part);
            break;
        case DL_PART_CLOSE:
            write_close(w, part, &parts->v[part->partner]);
            break;
        }
    }
    end_gap(w);
    dl_vec_free(&w->levels);
}

/* Starts are paid for when PCRE2 has tried them all. If that may be much, each
   has a callout of its own. */
static void write_all(writer *w, const dl_parts *parts)
{
    write_parts(w, parts);
    if (w->out->per_start <= LONGEST_GAP)
        return;
    dl_buf_clear(&w->out->text);
    w->out->per_start = 0;
    w->charges.n = w->last = 0;
    w->known = AT_START;
    put_callout(w, false);
    write_parts(w, parts);
}

/* ---- the whole ----------------------------------------------------------- */

void dl_meter_init(dl_meter *out, dl_str expression, uint32_t behind)
{
    dl_parts parts = {0};
    writer w = {.out = out, .expression = expression};
    *out = (dl_meter){.per_byte = 3, .behind = behind};
    out->is_automatic = !dl_parts_read(&parts, expression);
    if (out->is_automatic)
        dl_buf_add(&out->text, expression);
    else
        write_all(&w, &parts);
    for (size_t i = 0; i < expression.n; i++)
        out->n_bars += expression.p[i] == '|';
    while (w.charges.n <= out->text.n)
        dl_vec_push(&w.charges, (dl_charge){.units = CALLOUT});
    out->charges = w.charges.v;
    dl_vec_free(&parts);
}

void dl_meter_free(dl_meter *meter)
{
    dl_buf_free(&meter->text);
    dl_free(meter->charges);
}

/* ---- automatic callouts -------------------------------------------------- */

/* The larger number in the last braces of an item, or 1. */
static uint32_t repeats(dl_str item)
{
    size_t at = item.n;
    while (at > 0 && item.p[at - 1] != '{')
        at--;
    uint32_t most = 1;
    while (at > 0 && at < item.n && dl_is_digit(item.p[at])) {
        size_t n = dl_digits_at(item, at);
        uint32_t value =
            n <= 5 ? (uint32_t)dl_digits_value(item.p + at, n) : 1;
        most = value > most ? value : most;
        at += n;
        at += at < item.n && item.p[at] == ',';
    }
    return most;
}

static bool looks_behind(dl_str item)
{
    return dl_str_starts(item, "(?<=") || dl_str_starts(item, "(?<!") ||
           dl_str_starts(item, "(?<*") ||
           (dl_str_starts(item, "(*") &&
            (dl_str_find(item, DL_STR("lb")) < item.n ||
             dl_str_find(item, DL_STR("look")) < item.n));
}

/* Which alternatives are its own is not known, nor how often it is repeated:
   only the callout before it is always reached. */
static uint64_t units_behind(const dl_meter *meter)
{
    enum { FEW = 16 };
    uint64_t copies = meter->copies ? meter->copies : 1;
    bool is_much = meter->behind > FEW || copies > FEW;
    return (1 + (uint64_t)meter->behind) * STEP_BACK * copies *
           (is_much ? meter->n_bars + 1 : 1);
}

/* How many clusters are taken before the next callout. A lazy \X takes one
   after the other, with a callout after each. */
static uint32_t clusters(dl_str item)
{
    dl_str quantifier = dl_str_trim(dl_str_from(item, 2), " \t\r\n");
    bool is_open = dl_str_find(quantifier, DL_STR(",}")) < quantifier.n;
    if (quantifier.n == 0 || quantifier.p[0] == '?' ||
        dl_str_is(quantifier, "*?") || dl_str_is(quantifier, "+?"))
        return 1;
    return quantifier.p[0] == '{' && !is_open ? repeats(item) : UINT32_MAX;
}

static bool begins_script(dl_str item)
{
    return dl_str_starts(item, "(*") &&
           (dl_str_find(item, DL_STR("sr:")) < item.n ||
            dl_str_find(item, DL_STR("script_run:")) < item.n);
}

/* What an item costs that is not the same each time. */
static void add_extra(dl_meter *meter, dl_charge *charge, dl_str item)
{
    if (dl_str_starts(item, "\\X")) {
        charge->clusters = clusters(item);
        meter->has_clusters = true;
    }
    meter->has_scripts |= begins_script(item);
    meter->moves_start |= dl_str_starts(item, "\\K");
    charge->is_behind = looks_behind(item);
    charge->of_attempt =
        meter->has_scripts && item.n && (item.p[0] == ')' || item.p[0] == '|');
    charge->of_steps =
        dl_str_starts(item, "(*SKIP:") || dl_str_starts(item, "(*THEN");
    charge->of_captures =
        item.n > 1 && item.p[0] == '\\' &&
        (dl_is_digit(item.p[1]) || item.p[1] == 'k' || item.p[1] == 'g');
    charge->of_captures |= item.n > 3 && dl_str_starts(item, "(?P=");
}

void dl_meter_add(dl_meter *meter, size_t at, size_t n)
{
    dl_str item = {meter->text.p + at, n};
    dl_charge *charge = &meter->charges[at];
    uint32_t once = ONCE, copies = repeats(item);
    if (item.n && item.p[0] == '[')
        once += (uint32_t)item.n;
    uint64_t units = CALLOUT + (uint64_t)once * copies;
    if (dl_str_starts(item, "(") || dl_str_starts(item, "\\g"))
        units += meter->size / 2; /* all groups may be saved */
    charge->units = bounded(units);
    add_extra(meter, charge, item);
    if (charge->clusters && once < CLUSTER)
        once = CLUSTER;
    if (meter->per_byte < once)
        meter->per_byte = once;
    if (dl_str_starts(item, ")")) {
        meter->copies = meter->copies < copies ? copies : meter->copies;
        meter->charges[at + n].copies = copies;
    }
    /* PCRE2 cannot compile all of these to machine code. */
    meter->is_slow |= dl_str_is(item, "(?") || (dl_str_starts(item, "(*") &&
                                                memchr(item.p, ':', item.n));
}

void dl_meter_finish(dl_meter *meter, unsigned groups)
{
    enum { GROUP = 2 }; /* a callout copies where each group is */
    uint64_t weight = meter->is_slow ? INTERPRETED : 1;
    uint64_t each = (uint64_t)groups * GROUP;
    for (size_t i = 0; i <= meter->text.n; i++) {
        uint64_t units = meter->charges[i].units + each;
        units += (uint64_t)LEAVE * meter->charges[i].copies;
        if (meter->charges[i].is_behind)
            units += units_behind(meter);
        meter->charges[i].units = bounded(units * weight);
    }
    meter->per_byte = bounded(meter->per_byte * weight);
    meter->per_start = bounded(meter->per_start * weight);
}
