#include <stdio.h>
#include <stdlib.h>
#include <yaml.h>

#include "base/file.h"
#include "schemagen.h"

static void error(sg_docs *docs, unsigned line, const char *what, dl_str about)
{
    fprintf(stderr, "%s:%u: error: %s '%.*s'\n", docs->file, line, what,
            DL_FMT(about));
    docs->n_errors++;
}

static dl_str scalar(sg_docs *docs, const yaml_node_t *node)
{
    if (node->type != YAML_SCALAR_NODE)
        return DL_STR_NONE;
    dl_str s = {(const char *)node->data.scalar.value,
                node->data.scalar.length};
    return dl_arena_str(docs->arena, s);
}

void sg_docs_read(sg_docs *docs, const char *file)
{
    *docs = (sg_docs){.file = file, .arena = dl_arena_new()};
    dl_buf text = {0};
    dl_error failure;
    if (dl_file_read(file, UINT32_MAX, &text, &failure) != DL_READ_OK) {
        error(docs, 1, failure.message, dl_str_of(file));
        return;
    }
    yaml_parser_t parser;
    yaml_document_t yaml;
    if (!yaml_parser_initialize(&parser))
        abort();
    yaml_parser_set_input_string(&parser, (const unsigned char *)text.p,
                                 text.n);
    if (!yaml_parser_load(&parser, &yaml)) {
        error(docs, (unsigned)parser.problem_mark.line + 1, "not valid YAML",
              dl_str_of(parser.problem));
    } else {
        const yaml_node_t *root = yaml_document_get_root_node(&yaml);
        for (yaml_node_pair_t *p = root->data.mapping.pairs.start;
             p < root->data.mapping.pairs.top; p++) {
            const yaml_node_t *key = yaml_document_get_node(&yaml, p->key);
            const yaml_node_t *value = yaml_document_get_node(&yaml, p->value);
            dl_vec_push(&docs->v,
                        (sg_doc){.path = scalar(docs, key),
                                 .text = scalar(docs, value),
                                 .line = (unsigned)key->start_mark.line + 1});
        }
        yaml_document_delete(&yaml);
    }
    yaml_parser_delete(&parser);
    dl_buf_free(&text);
}

void sg_docs_free(sg_docs *docs)
{
    dl_vec_free(&docs->v);
    dl_arena_free(docs->arena);
}

const char *sg_docs_find(sg_docs *docs, const char *path)
{
    for (size_t i = 0; i < docs->v.n; i++) {
        sg_doc *d = &docs->v.v[i];
        if (dl_str_is(d->path, path) && d->text.n) {
            d->is_used = true;
            return d->text.p;
        }
    }
    error(docs, 1, "no sentence for the key", dl_str_of(path));
    return "";
}

void sg_docs_check(sg_docs *docs)
{
    for (size_t i = 0; i < docs->v.n; i++)
        if (!docs->v.v[i].is_used)
            error(docs, docs->v.v[i].line, "there is no key",
                  docs->v.v[i].path);
}
