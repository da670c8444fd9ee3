/*
 * The lexicon generator: reads rules/lexicon files that hold term groups and
 * writes the tables of the built-in lexicon (terms_gen.c) and the words for
 * gperf (terms.gperf). A host tool.
 *   termgen OUT-FOLDER FILE.yaml …
 */
#include <stdio.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/vec.h"
#include "parse/yaml.h"
#include "text/terms.h"
#include "text/terms_key.h"

/* The reader asks for built-in groups; here there are none yet. */
const dl_term_table dl_builtin_terms;

/* The files, one behind the other: each has top-level keys of its own, so that
   together they are one mapping. */
typedef struct sources {
    dl_arena *arena;
    dl_buf text;
    const char *path[8];
    size_t start[8]; /* in `text` */
    size_t n;
    unsigned n_errors;
} sources;

static void complain(void *user, const dl_yaml *node, const char *expected,
                     const char *expected_ko)
{
    (void)expected_ko;
    sources *s = user;
    size_t file = s->n - 1;
    while (file > 0 && s->start[file] > node->span.start)
        file--;
    unsigned line = 1;
    for (size_t i = s->start[file]; i < node->span.start; i++)
        line += s->text.p[i] == '\n';
    if (expected)
        fprintf(stderr, "%s:%u: error: expected %s\n", s->path[file], line,
                expected);
    else
        fprintf(stderr, "%s:%u: error: unknown key\n", s->path[file], line);
    s->n_errors++;
}

static bool read_sources(sources *s, char **paths, size_t n)
{
    if (n > sizeof s->path / sizeof *s->path) {
        fputs("termgen: error: too many files\n", stderr);
        return false;
    }
    for (size_t i = 0; i < n; i++) {
        dl_buf file = {0};
        dl_error error;
        if (dl_file_read(paths[i], UINT32_MAX, &file, &error) != DL_READ_OK) {
            fprintf(stderr, "termgen: error: %s\n", error.message);
            return false;
        }
        s->path[s->n] = paths[i];
        s->start[s->n++] = s->text.n;
        dl_buf_add(&s->text, dl_buf_str(&file));
        dl_buf_free(&file);
    }
    return true;
}

static bool read_terms(sources *s, dl_term_table *table)
{
    const dl_yaml *root;
    dl_yaml_problem problem;
    if (!dl_yaml_parse(s->arena, dl_buf_str(&s->text), 0, &root, &problem)) {
        dl_yaml place = {.span = problem.span};
        complain(s, &place, dl_arena_str(s->arena, problem.message).p, NULL);
        return false;
    }
    dl_terms_read(s->arena, root, NULL, table, complain, s);
    return s->n_errors == 0;
}

static bool write_file(sources *s, const char *folder, const char *name,
                       const dl_buf *content)
{
    dl_error error;
    dl_str path = dl_arena_printf(s->arena, "%s/%s", folder, name);
    if (dl_file_write(path.p, dl_buf_str(content), &error) == DL_OK)
        return true;
    fprintf(stderr, "termgen: error: %s\n", error.message);
    return false;
}

static void add_c(dl_buf *out, dl_str s)
{
    dl_buf_addc(out, '"');
    for (size_t i = 0; i < s.n; i++) {
        unsigned char c = (unsigned char)s.p[i];
        if (c < 32 || c >= 127 || c == '"' || c == '\\' || c == '?')
            dl_buf_printf(out, "\\%03o", c);
        else
            dl_buf_addc(out, (char)c);
    }
    dl_buf_addc(out, '"');
}

static void add_str(dl_buf *out, dl_str s)
{
    dl_buf_adds(out, "{");
    add_c(out, s);
    dl_buf_printf(out, ", %zu}", s.n);
}

static void write_groups(dl_buf *out, const dl_term_table *t)
{
    dl_buf_adds(out, "static const dl_term_group groups[] = {\n");
    for (uint32_t i = 0; i < t->n_groups; i++) {
        const dl_term_group *g = &t->groups[i];
        const dl_str parts[] = {g->name, g->prefer, g->norm, g->not_after,
                                g->not_before};
        dl_buf_adds(out, "    {");
        for (size_t k = 0; k < sizeof parts / sizeof *parts; k++) {
            add_str(out, parts[k]);
            dl_buf_adds(out, ", ");
        }
        dl_buf_printf(out, "%u},\n", g->term_class);
    }
    dl_buf_adds(out, "};\n\n");
}

static void write_terms(dl_buf *out, const dl_term_table *t)
{
    dl_buf_adds(out, "static const dl_term terms[] = {\n");
    for (uint32_t i = 0; i < t->n_terms; i++) {
        dl_buf_adds(out, "    {");
        add_str(out, t->terms[i].text);
        dl_buf_adds(out, ", ");
        add_str(out, t->terms[i].right);
        dl_buf_printf(out, ", %u, %s},\n", t->terms[i].group,
                      t->terms[i].inside ? "true" : "false");
    }
    dl_buf_printf(out,
                  "};\n\nconst dl_term_table dl_builtin_terms = {groups, terms,"
                  " %u, %u};\n\n",
                  t->n_groups, t->n_terms);
}

static void write_keys(dl_buf *code, dl_buf *words, const dl_term_table *t)
{
    static uint8_t filter[DL_TERM_FILTER_BITS / 8];
    dl_buf_adds(words, "%struct-type\n%readonly-tables\n%compare-strncmp\n"
                       "%define lookup-function-name dl_term_key_find\n"
                       "%define hash-function-name hash_key\n"
                       "%define initializer-suffix ,0,0\n"
                       "%{\n#include <string.h>\n"
                       "#pragma GCC diagnostic ignored "
                       "\"-Wunused-parameter\"\n"
                       "#include \"text/terms_key.h\"\n%}\n"
                       "struct dl_term_key;\n%%\n");
    for (uint32_t i = 0, end; i < t->n_terms; i = end) {
        dl_str key = {t->terms[i].text.p, 6};
        for (end = i + 1; end < t->n_terms; end++)
            if (memcmp(t->terms[end].text.p, key.p, key.n) != 0)
                break;
        add_c(words, key);
        dl_buf_printf(words, ", %u, %u\n", i, end);
        uint32_t bit = dl_term_filter_bit(key.p);
        filter[bit >> 3] |= (uint8_t)(1u << (bit & 7));
    }
    dl_buf_adds(words, "%%\n");
    dl_buf_adds(code,
                "const uint8_t dl_term_filter[DL_TERM_FILTER_BITS / 8] = {");
    for (size_t i = 0; i < sizeof filter; i++)
        dl_buf_printf(code, "%s%u,", i % 16 ? " " : "\n    ", filter[i]);
    dl_buf_adds(code, "\n};\n");
}

int main(int argc, char **argv)
{
    if (argc < 3) {
        fputs("usage: termgen OUT-FOLDER FILE.yaml ...\n", stderr);
        return 2;
    }
    sources s = {.arena = dl_arena_new()};
    dl_term_table table = {0};
    bool ok = read_sources(&s, argv + 2, (size_t)argc - 2) &&
              read_terms(&s, &table);
    if (ok) {
        dl_buf code = {0}, words = {0};
        dl_buf_adds(&code, "/* Made by termgen from rules/lexicon; do not edit."
                           " */\n#include \"text/terms.h\"\n"
                           "#include \"text/terms_key.h\"\n\n");
        write_groups(&code, &table);
        write_terms(&code, &table);
        write_keys(&code, &words, &table);
        ok = write_file(&s, argv[1], "terms_gen.c", &code) &&
             write_file(&s, argv[1], "terms.gperf", &words);
        dl_buf_free(&code);
        dl_buf_free(&words);
    }
    dl_buf_free(&s.text);
    dl_arena_free(s.arena);
    return ok ? 0 : 1;
}
