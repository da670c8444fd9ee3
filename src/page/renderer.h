/*
 * What turns the Markdown into the page that readers see, and how it is set up.
 * A plain value; nothing is owned.
 */
#ifndef DL_PAGE_RENDERER_H
#define DL_PAGE_RENDERER_H

#include <stdbool.h>

typedef enum dl_renderer_name {
    DL_RENDERER_UNKNOWN, /* none of the others, or more than one: only what all
                            of them do */
    DL_RENDERER_NONE,    /* the file is not rendered */
    DL_RENDERER_GFM,     /* GitHub: cmark-gfm */
    DL_RENDERER_KRAMDOWN, /* Jekyll */
    DL_RENDERER_HUGO,     /* goldmark */
    DL_RENDERER_MARKDOWN_IT,
    DL_RENDERER_REMARK,
    DL_RENDERER_MDX
} dl_renderer_name;

typedef enum dl_kramdown_input {
    DL_KRAMDOWN_GFM, /* kramdown-parser-gfm, Jekyll's default */
    DL_KRAMDOWN_OWN
} dl_kramdown_input;

/* What counts as punctuation beside an emphasis mark: the classes P*, or S*
   (symbols), too, since CommonMark 0.31. */
typedef enum dl_punctuation {
    DL_PUNCTUATION_029,
    DL_PUNCTUATION_031
} dl_punctuation;

enum { DL_RENDERER_UNSET = -1 }; /* of each member: not given */

/*
 * Members are ints so that each may be DL_RENDERER_UNSET until
 * dl_renderer_complete(): what is given for the renderer beats its default. A
 * switch is 0 or 1.
 */
typedef struct dl_renderer {
    int name;        /* dl_renderer_name */
    int also;        /* dl_renderer_name: GitHub, where people read the source,
                        too; up to DL_RENDERER_NONE: they do not */
    int input;       /* dl_kramdown_input */
    int punctuation; /* dl_punctuation */
    int liquid;      /* templates run before Markdown does */
    int hard_breaks; /* a line's end is <br> */
    int math;        /* formulas are protected from Markdown */
    int raw_html;    /* HTML is kept, not omitted */
    int linkify;     /* bare addresses become links */
    int single_tilde; /* ~text~ is struck out, not only ~~text~~ */
    int typographer; /* quotation marks and dashes are changed */
    int html_markdown; /* Markdown in HTML blocks is rendered
                          (kramdown: parse_block_html) */
    int heading_ids;   /* `## 제목 {#id}` has an anchor */
    int cjk_friendly; /* a plug-in repairs emphasis beside Hangul */
    /* what is found only, and has no key */
    int own_tags;   /* plug-ins of the site define tags of Liquid */
    int own_fences; /* plug-ins of the site read fences before kramdown does */
} dl_renderer;

/* Sets everything to DL_RENDERER_UNSET. */
void dl_renderer_init(dl_renderer *renderer);

/* Gives each member that is not set that of `from`. */
void dl_renderer_fill(dl_renderer *renderer, const dl_renderer *from);

/* Gives each member that is not set the renderer's default; `name` stays as it
   is. */
void dl_renderer_complete(dl_renderer *renderer);

/* The second view, complete; its name is DL_RENDERER_NONE if there is none. The
   renderer that `renderer` itself names is not a second one. */
dl_renderer dl_renderer_also(const dl_renderer *renderer);

/* The name as the configuration spells it. */
const char *dl_renderer_word(dl_renderer_name name);

/* Whether the blocks are CommonMark's, the emphasis, too. */
static inline bool dl_renderer_is_commonmark(const dl_renderer *renderer)
{
    return renderer->name >= DL_RENDERER_GFM &&
           renderer->name != DL_RENDERER_KRAMDOWN;
}

static inline bool dl_renderer_is_kramdown(const dl_renderer *renderer)
{
    return renderer->name == DL_RENDERER_KRAMDOWN;
}

#endif
