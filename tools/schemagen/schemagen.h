/*
 * The schema generator: makes docs/digestlint.schema.json from the tables that
 * the program itself reads configurations by, and from the sentences of
 * rules/configuration.yaml. It links the library, so nothing can fall behind.
 */
#ifndef SCHEMAGEN_H
#define SCHEMAGEN_H

#include "base/buf.h"
#include "base/vec.h"
#include "digestlint/rule.h"
#include "model/schema.h"

/* A key's path ("papers.kind", "sections.list.*.style") and what it means. */
typedef struct sg_doc {
    dl_str path, text;
    unsigned line;
    bool is_used;
} sg_doc;

typedef struct sg_docs {
    const char *file;
    dl_arena *arena;
    DL_VEC(sg_doc) v;
    unsigned n_errors;
} sg_docs;

/* Reads rules/configuration.yaml; the sg_docs own what they hold. */
void sg_docs_read(sg_docs *docs, const char *file);
void sg_docs_free(sg_docs *docs);

/* The sentence for `path`; a missing one is an error. */
const char *sg_docs_find(sg_docs *docs, const char *path);

/* Reports sentences that belong to no key. */
void sg_docs_check(sg_docs *docs);

/* The JSON schema, as text that the caller frees. */
char *sg_schema(sg_docs *docs);

#endif
