/*
 * What a line looks like, whatever the renderer makes of it: that is what its
 * writer meant. Nothing is owned.
 */
#ifndef DL_PAGE_LOOKS_H
#define DL_PAGE_LOOKS_H

#include "page/block.h"

/* The marker of a list item. */
typedef struct dl_item_look {
    uint32_t mark;   /* byte of its first sign */
    uint32_t sign;   /* of `.`, `)` or the bullet */
    uint32_t text;   /* of what follows */
    uint32_t number; /* 0: a bullet */
    bool is_tight;   /* no blank follows: `-첫째`, `1.첫째` */
} dl_item_look;

/* Whether the row begins with a marker: `-`, `*`, `+`, or at most nine digits
   and `.` or `)`, with text after it. */
bool dl_looks_like_item(const dl_page *page, const dl_row *row,
                        dl_item_look *out);

/* `---`, `* * *`, `===`: a rule or an underline, and nothing else; the sign,
   or 0. */
char dl_looks_like_rule(const dl_page *page, const dl_row *row);

/* `|---|:--:|`: the row under a table's head. */
bool dl_looks_like_delimiter(const dl_page *page, const dl_row *row);

/* Three backticks or tildes. */
bool dl_looks_like_fence(const dl_page *page, const dl_row *row);

/* Whether two blanks, a backslash or <br> at its end keep the line's end on the
   page. */
bool dl_ends_in_break(const dl_page *page, const dl_row *row);

/* The number of `|` without a backslash before them. */
uint32_t dl_pipes_in(const dl_page *page, const dl_row *row);

/* Whether the text ends as a sentence: in a mark, or in 다, 요, 까 or 죠. */
bool dl_looks_like_sentence(dl_str text);

/* The first byte of the row that is no blank, or NUL. Asked first, it spares
   rules on lines that begin with a sign a look at most of them. */
static inline char dl_row_first(const dl_page *page, const dl_row *row)
{
    const char *p = page->doc->src.p;
    uint32_t i = row->start;
    while (i < row->end && (p[i] == ' ' || p[i] == '\t' || p[i] == '\r'))
        i++;
    return i < row->end ? p[i] : '\0';
}

/* The row's text without blanks at its ends. */
dl_str dl_row_trimmed(const dl_page *page, const dl_row *row);

/*
 * Whether `block` is HTML and the page shows the text in it as it is written.
 * It does not where the text is code or a comment, where Hugo omits HTML, where
 * a shortcode's text looks like HTML, in MDX, and in a component (`<Note>`),
 * which a site made with remark gives to a plug-in.
 */
bool dl_is_html_text(const dl_page *page, uint32_t block);

/* Whether a paragraph begins with a tag that only MDX knows (`<Note.Body>`):
   there the lines below are read as blocks of their own. */
bool dl_is_jsx_text(const dl_page *page, uint32_t block);

/* Whether the line belongs to a note or a tab of Python-Markdown, whose lines
   are indented below `!!! note` or `=== "Web"`. */
bool dl_is_in_admonition(const dl_page *page, uint32_t line);

/* The column of byte `at` in its line, from 0; a tab goes to the next multiple
   of four. */
uint32_t dl_column_of(const dl_page *page, uint32_t at);

/* Where the line of a row begins in the source. */
static inline uint32_t dl_row_line_start(const dl_page *page,
                                         const dl_row *row)
{
    return page->doc->line_starts[row->line];
}

#endif
