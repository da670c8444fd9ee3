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
    CALLOUT = 24,      /* units of a callout itself */
    LONGEST_GAP = 4096, /* units between two callouts */
    STEP_BACK = 6,      /* units of a character of a look-behind */
    ONCE = 12,          /* units of any item, in general */
    CLUSTER = 100,      /* of \X */
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
    bool is_repeated, is_behind, has_bar;
} level;

typedef struct writer {
    dl_meter *out;
    dl_str expression;
    known known;
    uint64_t gap;  /* units since the last callout */
    size_t last;   /* the index of its charge; 0: none yet */
    size_t n_callouts;
    size_t n_behind; /* open look-behinds */
    DL_VEC(level) levels;
    DL_VEC(dl_charge) charges;
} writer;

/* ---- callouts ------------------------------------------------------------ */

/* More than any budget is enough. */
static uint32_t bounded(uint64_t units)
{
    return units < UINT32_MAX ? (uint32_t)units : UINT32_MAX;
}

static void end_gap(writer *w)
{
    if (w->last)
        w->charges.v[w->last].units = bounded(CALLOUT + w->gap);
    else
        w->out->per_start = bounded(w->gap);
    w->gap = 0;
}

static dl_charge *put_callout(writer *w, bool from_start)
{
    end_gap(w);
    dl_buf_adds(&w->out->text, "(?C)");
    w->last = w->out->text.n;
    while (w->charges.n <= w->last)
        dl_vec_push(&w->charges, (dl_charge){0});
    w->charges.v[w->last] = (dl_charge){.from_start = from_start};
    w->n_callouts++;
    return &w->charges.v[w->last];
}

static void copy(writer *w, const dl_part *part)
{
    dl_buf_add(&w->out->text, (dl_str){w->expression.p + part->start,
                                       part->end - part->start});
    uint64_t once = part->cost + (w->n_behind ? STEP_BACK : 0);
    w->gap += once * (part->least ? part->least : 1);
    if (w->out->per_byte < part->cost)
        w->out->per_byte = part->cost;
}

/* A long list of alternatives is one gap otherwise. */
static void divide_gap(writer *w)
{
    if (w->gap <= LONGEST_GAP)
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

static void write_open(writer *w, const dl_part *part, bool is_repeated)
{
    copy(w, part);
    w->n_behind += part->behind;
    dl_vec_push(&w->levels,
                (level){w->known, w->n_callouts, is_repeated, part->behind,
                        false});
    if (is_repeated) {
        put_callout(w, false);
        w->known = HERE;
    } else if (part->behind) {
        w->known = ANYWHERE;
    }
}

static void write_bar(writer *w, const dl_part *part)
{
    level *in = &w->levels.v[w->levels.n - 1];
    copy(w, part);
    in->has_bar = true;
    bool is_at_start =
        in->before == AT_START && !in->is_repeated && !in->is_behind;
    w->known = is_at_start ? AT_START : ANYWHERE;
    divide_gap(w);
}

/* After an assertion, matching is where it was before. */
static void write_close(writer *w, const dl_part *part, const dl_part *open)
{
    level in = w->levels.v[--w->levels.n];
    bool is_fixed = w->n_callouts == in.n_callouts;
    w->n_behind -= open->behind;
    copy(w, part);
    if (open->looks && !part->is_quantified) {
        if (in.before == AT_START || is_fixed)
            w->known = in.before;
        else
            w->known = ANYWHERE;
    } else if (part->is_quantified || in.has_bar) {
        put_callout(w, false);
        w->known = is_fixed && in.before == AT_START ? AT_START : HERE;
    }
    divide_gap(w);
}

static void write_all(writer *w, const dl_parts *parts)
{
    dl_vec_push(&w->levels, (level){.before = AT_START});
    for (size_t i = 0; i < parts->n; i++) {
        const dl_part *part = &parts->v[i];
        switch ((dl_part_kind)part->kind) {
        case DL_PART_ITEM:
            write_item(w, part);
            break;
        case DL_PART_OPEN:
            write_open(w, part, parts->v[part->partner].is_quantified);
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

/* ---- the whole ----------------------------------------------------------- */

void dl_meter_init(dl_meter *out, dl_str expression)
{
    dl_parts parts = {0};
    writer w = {.out = out, .expression = expression};
    *out = (dl_meter){.per_byte = 3};
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

/* The number in the braces of an item that is repeated so often, or 1. */
static uint32_t repeats(dl_str item)
{
    const char *brace = memchr(item.p, '{', item.n);
    size_t at = brace ? (size_t)(brace - item.p) + 1 : 0;
    size_t n = brace ? dl_digits_at(item, at) : 0;
    return n > 0 && n <= 5 ? (uint32_t)dl_digits_value(item.p + at, n) : 1;
}

static bool looks_behind(dl_str item)
{
    return dl_str_starts(item, "(?<=") || dl_str_starts(item, "(?<!") ||
           dl_str_starts(item, "(?<*") ||
           (dl_str_starts(item, "(*") &&
            (dl_str_find(item, DL_STR("lb")) < item.n ||
             dl_str_find(item, DL_STR("look")) < item.n));
}

/* Each alternative of a look-behind goes back before it is tried. */
static uint64_t units_behind(const dl_meter *meter, uint32_t behind)
{
    enum { FEW = 16 };
    uint64_t alternatives = behind > FEW ? meter->n_bars + 1 : 1;
    return (uint64_t)behind * STEP_BACK * alternatives;
}

void dl_meter_add(dl_meter *meter, size_t at, size_t n, uint32_t behind)
{
    dl_str item = {meter->text.p + at, n};
    dl_charge *charge = &meter->charges[at];
    uint32_t once = dl_str_starts(item, "\\X") ? CLUSTER : ONCE;
    if (item.n && item.p[0] == '[')
        once += (uint32_t)item.n;
    charge->units =
        bounded(CALLOUT + (uint64_t)once * repeats(item) +
                (looks_behind(item) ? units_behind(meter, behind) : 0));
    charge->of_captures =
        item.n > 1 && item.p[0] == '\\' &&
        (dl_is_digit(item.p[1]) || item.p[1] == 'k' || item.p[1] == 'g');
    charge->of_captures |= item.n > 3 && dl_str_starts(item, "(?P=");
    if (meter->per_byte < once)
        meter->per_byte = once;
    /* PCRE2 cannot compile all of these to machine code. */
    meter->is_slow |= dl_str_is(item, "(?") || (dl_str_starts(item, "(*") &&
                                                memchr(item.p, ':', item.n));
}

void dl_meter_finish(dl_meter *meter, unsigned groups)
{
    enum { GROUP = 2 }; /* a callout copies where each group is */
    uint64_t weight = meter->is_slow ? INTERPRETED : 1;
    for (size_t i = 0; i <= meter->text.n; i++) {
        uint64_t units = (uint64_t)meter->charges[i].units + GROUP * groups;
        meter->charges[i].units = bounded(units * weight);
    }
    meter->per_byte = bounded(meter->per_byte * weight);
    meter->per_start = bounded(meter->per_start * weight);
}
