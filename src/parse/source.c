/* The steps from bytes to a document, in order. */
#include "base/arena.h"
#include "base/str.h"
#include "korean/sentence.h"
#include "korean/words.h"
#include "parse/frontmatter.h"
#include "parse/markdown.h"
#include "parse/parse.h"
#include "text/lex.h"
#include "text/lines.h"
#include "text/position.h"
#include "text/region.h"
#include "text/utf8.h"

enum {
    KEPT_OF_TOO_LARGE = 4096, /* enough for a report on the first lines */
    LARGEST = INT32_MAX / 2   /* cmark-gfm's buffers count in int */
};

dl_doc *dl_doc_parse(dl_str name, dl_str bytes, uint32_t max_size,
                     const dl_lexicon *lexicon)
{
    return dl_doc_parse_with(name, bytes, max_size, lexicon, NULL);
}

dl_doc *dl_doc_parse_with(dl_str name, dl_str bytes, uint32_t max_size,
                          const dl_lexicon *lexicon, dl_known_words *known)
{
    dl_arena *arena = dl_arena_new();
    dl_doc *doc = DL_ARENA_NEW(arena, dl_doc, 1);
    doc->arena = arena;
    doc->too_large = bytes.n > max_size || bytes.n > LARGEST;
    if (doc->too_large && bytes.n > KEPT_OF_TOO_LARGE)
        bytes.n = KEPT_OF_TOO_LARGE;
    doc->name = dl_arena_str(arena, name);
    doc->src = dl_arena_str(arena, bytes);
    doc->line_starts = dl_lines_index(arena, doc->src, &doc->n_lines);
    dl_columns_index(doc);
    doc->has_bom = dl_str_starts(doc->src, DL_BOM);
    doc->bad_utf8 = DL_NONE;
    if (doc->too_large)
        return doc;
    size_t valid = dl_utf8_valid_up_to(doc->src);
    doc->has_nul = bytes.n > 0 && memchr(doc->src.p, '\0', bytes.n) != NULL;
    if (valid < bytes.n) {
        doc->bad_utf8 = (uint32_t)valid;
        return doc;
    }
    dl_frontmatter_parse(doc);
    dl_markdown_parse(doc);
    dl_regions_build(doc);
    if (lexicon) {
        dl_prose_build(doc);
        dl_words_look_up(doc, lexicon, known);
        dl_sentences_build(doc);
    }
    return doc;
}

void dl_doc_free(dl_doc *doc)
{
    if (doc)
        dl_arena_free(doc->arena);
}
