/*
 * What a regular expression may cost. PCRE2 limits steps, and a step can run to
 * the end of the text; so an expression is compiled with callouts in the places
 * where work can repeat or run on, and each callout is charged: a fixed number
 * of units for what may be done until the next one, and the bytes that were
 * passed since the last one. A unit is about a quarter of a nanosecond.
 */
#ifndef DL_TEXT_METER_H
#define DL_TEXT_METER_H

#include "base/buf.h"

typedef struct dl_charge {
    uint32_t units;
    uint32_t clusters; /* that come next and are taken at once; UINT32_MAX: all
                          that come, 0: something else comes */
    uint32_t copies;   /* of a group that ends right before it */
    bool from_start;  /* what was passed begins where the match begins */
    bool of_captures; /* a reference: as much as the longest group, again */
    bool of_attempt;  /* all characters since the match began are looked at */
    bool of_steps;    /* all that was tried since then is looked through */
    bool is_behind;   /* a look-behind, which may be repeated */
} dl_charge;

typedef struct dl_meter {
    dl_buf text;        /* the expression, with callouts */
    dl_charge *charges; /* of a callout: by its position in `text` plus its own
                           length, as PCRE2 says it */
    size_t n_bars; /* alternatives less one, at most */
    uint32_t per_start; /* units of a place where no match begins */
    uint32_t per_byte;  /* units of a byte that was passed */
    size_t size;        /* of the compiled expression, in bytes; 0: not known */
    uint32_t behind;    /* characters of the longest look-behind */
    uint32_t copies;    /* of a group, at most */
    bool is_automatic;  /* compile with PCRE2_AUTO_CALLOUT: not plain */
    bool is_slow;       /* PCRE2 may have no machine code for it */
    bool has_clusters;  /* \X: what is before a callout may be walked over */
    bool has_scripts;   /* a group of one script, (*sr:…) */
    bool moves_start;   /* \K: where the match began is not known */
} dl_meter;

/* Fills `out`, to be freed, for an expression that compiles; `behind`: the
   characters of its longest look-behind. For an automatic
   meter, `size` then has to be set and dl_meter_add() to be called for each
   callout; at last, dl_meter_finish() with the number of groups. */
void dl_meter_init(dl_meter *out, dl_str expression, uint32_t behind);
void dl_meter_finish(dl_meter *meter, unsigned groups);
void dl_meter_free(dl_meter *meter);

/* A callout of PCRE2's own before the item [at, at + n) of the expression. */
void dl_meter_add(dl_meter *meter, size_t at, size_t n);

#endif
