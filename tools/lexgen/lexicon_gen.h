/* Replaces the generated header while that is made: no list has a constant yet.
   Nothing is owned. */
#ifndef LEXGEN_LEXICON_GEN_H
#define LEXGEN_LEXICON_GEN_H

typedef unsigned dl_list;
enum { DL_LIST_COUNT = 1 };

#endif
