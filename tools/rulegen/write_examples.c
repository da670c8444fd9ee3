/*
 * Writes the examples as files, one folder each, and a list of them for the
 * test: examples.tsv has the columns code, kind, place, folder, profile, day,
 * reason to skip, and then the posts, of which the last is linted; `-` for
 * nothing.
 */
#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "rulegen.h"
#include "text/utf8.h"

static const char FRONT_MATTER[] = "---\n"
                                   "layout: post\n"
                                   "title: \"Daily Papers — 2025-09-13\"\n"
                                   "date: 2025-09-13 08:15:00\n"
                                   "tags: [papers, huggingface]\n"
                                   "categories: []\n"
                                   "---\n\n";
static const char FILE_NAME[] = "2025-09-13-daily-papers-20250913.md";
static const char TODAY[] = "2025-09-13";

/* Adds the escape `\x..`, `\u....` or `\\` at `p`; returns its length or 0. */
static size_t add_escape(dl_buf *out, const char *p, size_t n)
{
    if (n >= 2 && p[1] == '\\') {
        dl_buf_addc(out, '\\');
        return 2;
    }
    size_t digits = n >= 2 && p[1] == 'x'   ? 2
                    : n >= 2 && p[1] == 'u' ? 4
                    : n >= 2 && p[1] == 'U' ? 8
                                            : 0;
    if (!digits || n < 2 + digits)
        return 0;
    char hex[9] = {0};
    for (size_t i = 0; i < digits; i++) {
        if (!isxdigit((unsigned char)p[2 + i]))
            return 0;
        hex[i] = p[2 + i];
    }
    uint32_t c = (uint32_t)strtoul(hex, NULL, 16);
    char bytes[4] = {(char)c};
    unsigned length = digits == 2 ? 1 : dl_utf8_encode(c, bytes);
    dl_buf_add(out, (dl_str){bytes, length});
    return 2 + digits;
}

static void add_text(dl_buf *out, dl_str text, bool escapes)
{
    for (size_t i = 0; i < text.n;) {
        size_t n = 0;
        if (escapes && text.p[i] == '\\')
            n = add_escape(out, text.p + i, text.n - i);
        if (!n)
            dl_buf_addc(out, text.p[i]);
        i += n ? n : 1;
    }
}

static void write_post(rg_set *set, const char *folder, dl_str name,
                       const rg_example *e, const rg_example *attributes)
{
    dl_buf out = {0};
    if (!attributes->bare && strncmp(e->text.p, "---\n", 4) != 0)
        dl_buf_adds(&out, FRONT_MATTER);
    add_text(&out, e->text, attributes->escapes);
    dl_str path = dl_arena_printf(set->arena, "%s/%.*s", folder, DL_FMT(name));
    rg_write_file(set, path.p, dl_buf_str(&out));
    dl_buf_free(&out);
}

static bool make_folder(rg_set *set, const char *path)
{
    if (mkdir(path, 0777) == 0 || errno == EEXIST)
        return true;
    rg_error(set, path, 0, "%s", strerror(errno));
    return false;
}

static dl_str or_else(dl_str s, const char *otherwise)
{
    return s.n ? s : dl_str_of(otherwise);
}

/* One line of the list and the files of example `at`, with the posts before it
   and the fixed forms after it. */
static void write_example(rg_set *set, const rg_rule *rule, size_t at,
                          const char *folder, dl_buf *list)
{
    const rg_example *e = &rule->examples.v[at];
    dl_str name = or_else(e->file, FILE_NAME);
    if (!make_folder(set, folder))
        return;
    write_post(set, folder, name, e, e);
    dl_str config = dl_arena_printf(set->arena, "%s/config.yaml", folder);
    rg_write_file(set, config.p, or_else(e->config, "{}"));
    dl_buf_printf(list, "%.*s\t%s\t%s:%u\t%s\t%.*s\t%.*s\t%.*s",
                  DL_FMT(rule->code), e->kind == RG_BAD ? "bad" : "good",
                  rule->path, e->line, folder, DL_FMT(rule->profile),
                  DL_FMT(or_else(e->today, TODAY)),
                  DL_FMT(or_else(e->skip, "-")));
    size_t first = at;
    while (first && rule->examples.v[first - 1].kind == RG_POST)
        first--;
    for (size_t i = first; i < at; i++) {
        const rg_example *other = &rule->examples.v[i];
        write_post(set, folder, other->file, other, other);
        dl_buf_printf(list, "\t%.*s", DL_FMT(other->file));
    }
    dl_buf_printf(list, "\t%.*s\n", DL_FMT(name));
    for (size_t i = at + 1; i < rule->examples.n; i++) {
        const rg_example *f = &rule->examples.v[i];
        if (f->kind != RG_FIXED && f->kind != RG_FIXED_UNSAFE)
            break;
        write_post(set, folder,
                   f->kind == RG_FIXED ? DL_STR("fixed")
                                       : DL_STR("fixed-unsafe"),
                   f, e);
    }
}

void rg_write_examples(rg_set *set, const char *folder)
{
    dl_buf list = {0};
    for (size_t i = 0; i < set->rules.n; i++) {
        const rg_rule *rule = &set->rules.v[i];
        for (size_t k = 0; k < rule->examples.n; k++) {
            rg_kind kind = rule->examples.v[k].kind;
            if (kind != RG_BAD && kind != RG_GOOD)
                continue;
            dl_str own =
                dl_arena_printf(set->arena, "%s/%.*s-%zu", folder,
                                DL_FMT(rule->code), k + 1);
            write_example(set, rule, k, own.p, &list);
        }
    }
    dl_str path = dl_arena_printf(set->arena, "%s/examples.tsv", folder);
    rg_write_file(set, path.p, dl_buf_str(&list));
    dl_buf_free(&list);
}
