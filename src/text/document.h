/*
 * A parsed Markdown document: its bytes, its front matter, its tree and its
 * words. A dl_doc owns every byte that can be reached from it and is immutable
 * once made; free it with dl_doc_free(). Everything else is borrowed from it.
 */
#ifndef DL_TEXT_DOCUMENT_H
#define DL_TEXT_DOCUMENT_H

#include "digestlint/base.h"

/* ---- what every byte is ------------------------------------------------- */

/*
 * What a byte of the source is to the reader or to the programs that make the
 * page. A byte is not prose if any of the renderers (CommonMark, GFM, kramdown
 * with Liquid, Hugo, MDX, Obsidian, with MathJax or KaTeX) takes it for
 * something else.
 */
typedef enum dl_region_kind {
    DL_REGION_PROSE,
    DL_REGION_CODE,     /* spans, blocks, <code>, {% highlight %} … */
    DL_REGION_FORMULA,  /* $…$, $$…$$, \(…\), \[…\], environments */
    DL_REGION_ADDRESS,  /* URLs, e-mail, file paths, destinations of links */
    DL_REGION_TEMPLATE, /* Liquid, shortcodes, JSX, directives, ==…== */
    DL_REGION_LABEL,    /* of references, footnotes and wiki links, with their
                           definitions */
    DL_REGION_ATTRIBUTES,  /* {: .x}, {#id} */
    DL_REGION_FRONT_MATTER, /* YAML, TOML or JSON, except … */
    DL_REGION_FIELD,       /* … what a reader sees of it: title, description */
    DL_REGION_COMMENT,     /* <!-- -->, {% comment %}, %%…%% */
    DL_REGION_HTML,        /* tags with their attributes, HTML blocks */
    DL_REGION_KIND_COUNT
} dl_region_kind;

/* A run of bytes of one kind that is not prose. */
typedef struct dl_region {
    uint32_t start, end;
    uint8_t kind;   /* dl_region_kind */
    bool is_opaque; /* one token, instead of the words in it */
} dl_region;

/* ---- the Markdown tree ------------------------------------------------- */

/* CommonMark's and GFM's node types; a closed set, unlike cmark-gfm's. */
typedef enum dl_node_kind {
    DL_NODE_DOCUMENT,
    DL_NODE_HEADING,
    DL_NODE_PARAGRAPH,
    DL_NODE_LIST,
    DL_NODE_ITEM,
    DL_NODE_QUOTE,
    DL_NODE_CODE_BLOCK,
    DL_NODE_HTML_BLOCK,
    DL_NODE_THEMATIC_BREAK,
    DL_NODE_TABLE,
    DL_NODE_TABLE_ROW,
    DL_NODE_TABLE_CELL,
    DL_NODE_FOOTNOTE,
    DL_NODE_FIELD, /* a value in the front matter that a reader sees */
    /* from here on: inlines */
    DL_NODE_TEXT,
    DL_NODE_SOFT_BREAK,
    DL_NODE_HARD_BREAK,
    DL_NODE_CODE,
    DL_NODE_HTML,
    DL_NODE_EMPHASIS,
    DL_NODE_STRONG,
    DL_NODE_LINK,
    DL_NODE_IMAGE,
    DL_NODE_FOOTNOTE_REFERENCE,
    DL_NODE_KIND_COUNT
} dl_node_kind;

enum {
    /* The place is not exact: the span is the block's whole lines, findings
       there say so, and no fix may touch it. */
    DL_NODE_APPROXIMATE = 1,
    DL_NODE_ORDERED = 2,   /* an ordered list */
    DL_NODE_FENCED = 4,    /* a fenced code block; indented without */
    DL_NODE_SETEXT = 8,    /* a heading underlined with = or - */
    DL_NODE_AUTOLINK = 16, /* <https://…> */
};

#define DL_NONE UINT32_MAX /* no node, no token, no index */

/*
 * Nodes are in one array in document order (preorder), so a subtree is the
 * range [i, nodes[i].end) and a walk is a loop.
 */
typedef struct dl_node {
    uint8_t kind;  /* dl_node_kind */
    uint8_t level; /* heading: 1 to 6 */
    uint8_t flags; /* DL_NODE_… */
    uint32_t parent; /* DL_NONE for the document */
    uint32_t next;   /* sibling, or DL_NONE */
    uint32_t end;    /* one past the last node of the subtree */
    dl_span span;    /* with its markup; ends at the last non-blank byte */
    dl_span inner;   /* without its markup: heading text, link text, code */
    dl_str text; /* TEXT, CODE, HTML, CODE_BLOCK, HTML_BLOCK: decoded literal */
    dl_str url;  /* LINK, IMAGE: decoded destination */
    dl_span url_span; /* LINK, IMAGE: the destination as written, or empty */
    uint32_t prose; /* leaf block: index into dl_doc.proses, or DL_NONE */
} dl_node;

/* ---- front matter ------------------------------------------------------ */

typedef enum dl_yaml_kind {
    DL_YAML_SCALAR,
    DL_YAML_SEQUENCE,
    DL_YAML_MAPPING
} dl_yaml_kind;

typedef enum dl_yaml_style {
    DL_YAML_PLAIN,
    DL_YAML_SINGLE_QUOTED,
    DL_YAML_DOUBLE_QUOTED,
    DL_YAML_BLOCK /* | or > */
} dl_yaml_style;

/*
 * A YAML node with its place. Children are linked; a mapping's children are its
 * values, each with `key` set. Aliases are resolved to the anchored node.
 */
typedef struct dl_yaml {
    uint8_t kind;  /* dl_yaml_kind */
    uint8_t style; /* dl_yaml_style, scalars only */
    uint16_t file; /* which of several merged files; 0 in front matter */
    bool has_tag;  /* scalars: `!word` before it, which is not in `text` */
    dl_str text;   /* scalar: decoded value */
    dl_span span;  /* with its quotes; empty (start == end) for `key:` alone */
    const struct dl_yaml *key;   /* in a mapping */
    const struct dl_yaml *first; /* child */
    const struct dl_yaml *next;  /* sibling */
} dl_yaml;

typedef enum dl_frontmatter_state {
    DL_FRONTMATTER_NONE,         /* no `---` on the first line; perhaps TOML
                                    or JSON, which is skipped */
    DL_FRONTMATTER_UNTERMINATED, /* no closing `---` */
    DL_FRONTMATTER_INVALID,      /* does not parse; see `problem` */
    DL_FRONTMATTER_OK
} dl_frontmatter_state;

typedef struct dl_frontmatter {
    dl_frontmatter_state state;
    dl_span span;        /* from the opening `---` to the end of the closing
                            one */
    dl_span yaml;        /* the lines between the fences */
    const dl_yaml *root; /* mapping when OK; may be NULL when empty */
    dl_str problem;      /* INVALID: libyaml's words, or ours */
    dl_str problem_korean; /* the same in Korean */
    dl_span problem_span;
    dl_span related_span; /* where the context began, or empty */
} dl_frontmatter;

/* ---- the document ------------------------------------------------------ */

struct dl_column_mark;
struct dl_lexicon;
struct dl_prose;
struct dl_token;
struct dl_term_place;
struct dl_sentence;

typedef struct dl_doc {
    dl_str name; /* as given by the caller; shown in reports */
    dl_str src;  /* every byte of the file, a byte-order mark included */
    const uint32_t *line_starts; /* byte offset of each line; LF, CRLF, CR */
    uint32_t n_lines;            /* at least 1 */
    /* How wide the source is up to certain places, so that a position in a
       very long line takes no walk along it; NULL when no line is long. */
    const struct dl_column_mark *column_marks;
    uint32_t bad_utf8; /* offset of the first byte that is not UTF-8, or NONE:
                          then there is neither front matter nor a tree */
    bool too_large;    /* above the limit: not read further, not parsed */
    bool has_bom;
    bool has_nul;
    dl_frontmatter frontmatter;
    uint32_t body; /* offset of the first byte after the front matter */
    const dl_node *nodes; /* [0] is the document; none after bad_utf8 */
    uint32_t n_nodes;
    const dl_region *regions; /* sorted and disjoint; see text/region.h */
    uint32_t n_regions;
    const struct dl_prose *proses; /* see text/token.h */
    uint32_t n_proses;
    const struct dl_token *tokens;
    uint32_t n_tokens;
    const struct dl_sentence *sentences;
    uint32_t n_sentences;
    uint32_t n_term_places;
    const struct dl_term_place *term_places; /* where terms of the lexicon may
                                                begin, in order of place */
    /* What the words were looked up in; borrowed for as long as they are asked
       about. NULL: there are no words. */
    const struct dl_lexicon *lexicon;
    const uint64_t *const *marks; /* by dl_mark: a bit for each token */
    struct dl_arena *arena;
} dl_doc;

static inline dl_str dl_doc_slice(const dl_doc *doc, dl_span span)
{
    return (dl_str){doc->src.p + span.start, span.end - span.start};
}

void dl_doc_free(dl_doc *doc); /* NULL is allowed */

/* The value of `key` in a mapping, or NULL. */
static inline const dl_yaml *dl_yaml_get(const dl_yaml *mapping,
                                         const char *key)
{
    if (!mapping || mapping->kind != DL_YAML_MAPPING)
        return NULL;
    for (const dl_yaml *v = mapping->first; v; v = v->next)
        if (v->key && v->key->kind == DL_YAML_SCALAR &&
            dl_str_is(v->key->text, key))
            return v;
    return NULL;
}

/*
 * The place of a scalar's text if the source spells it byte for byte (plain, or
 * quoted without an escape); otherwise returns false, and the text cannot be
 * edited.
 */
static inline bool dl_scalar_place(const dl_doc *doc, const dl_yaml *scalar,
                                   dl_span *place)
{
    if (scalar->kind != DL_YAML_SCALAR || scalar->style == DL_YAML_BLOCK)
        return false;
    uint32_t quote = scalar->style == DL_YAML_PLAIN ? 0 : 1;
    if (scalar->span.end - scalar->span.start < 2 * quote)
        return false;
    *place = (dl_span){scalar->span.start + quote, scalar->span.end - quote};
    return dl_str_eq(dl_doc_slice(doc, *place), scalar->text);
}

/* ---- positions for people and protocols -------------------------------- */

/*
 * The position of byte `offset` (0 to src.n; a larger one counts as src.n). A
 * byte-order mark does not take a column. Inside a sequence the offset counts
 * as the sequence's first byte.
 */
dl_position dl_doc_position(const dl_doc *doc, uint32_t offset, dl_unit unit);

/* The reverse. Columns beyond a line's end give the line's end; lines beyond
   the last give src.n. */
uint32_t dl_doc_offset(const dl_doc *doc, dl_position position, dl_unit unit);

/* Line `line` (from 1) without its line end. */
dl_span dl_doc_line(const dl_doc *doc, uint32_t line);

#endif
