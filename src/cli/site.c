/* Shows what makes the pages. */
#include "cli/site.h"

#include <stddef.h>

#include "base/path.h"
#include "report/line.h"

/* The members as the configuration calls them: a test compares the keys. */
static const struct {
    const char *key;
    size_t at;
    const char *words[2];
} options[] = {
    {"also", offsetof(dl_renderer, also), {NULL, NULL}},
    {"input", offsetof(dl_renderer, input), {"gfm", "kramdown"}},
    {"punctuation",
     offsetof(dl_renderer, punctuation),
     {"\"0.29\"", "\"0.31\""}},
    {"liquid", offsetof(dl_renderer, liquid), {"no", "yes"}},
    {"hard-breaks", offsetof(dl_renderer, hard_breaks), {"no", "yes"}},
    {"math", offsetof(dl_renderer, math), {"no", "yes"}},
    {"raw-html", offsetof(dl_renderer, raw_html), {"no", "yes"}},
    {"linkify", offsetof(dl_renderer, linkify), {"no", "yes"}},
    {"single-tilde", offsetof(dl_renderer, single_tilde), {"no", "yes"}},
    {"typographer", offsetof(dl_renderer, typographer), {"no", "yes"}},
    {"html-markdown", offsetof(dl_renderer, html_markdown), {"no", "yes"}},
    {"heading-ids", offsetof(dl_renderer, heading_ids), {"no", "yes"}},
    {"cjk-friendly", offsetof(dl_renderer, cjk_friendly), {"no", "yes"}},
};

/* Whether an option is of kramdown alone, or no second view. */
static bool says_nothing(const dl_renderer *renderer, size_t option, int value)
{
    size_t at = options[option].at;
    if (at == offsetof(dl_renderer, also))
        return value <= DL_RENDERER_NONE;
    return renderer->name > DL_RENDERER_NONE &&
           renderer->name != DL_RENDERER_KRAMDOWN &&
           (at == offsetof(dl_renderer, input) ||
            at == offsetof(dl_renderer, html_markdown));
}

void dl_cli_add_renderer(dl_buf *out, const dl_renderer *renderer)
{
    dl_buf more = {0};
    const char *name = renderer->name == DL_RENDERER_UNSET
                           ? NULL
                           : dl_renderer_word(renderer->name);
    for (size_t i = 0; i < sizeof options / sizeof *options; i++) {
        int value;
        memcpy(&value, (const char *)renderer + options[i].at, sizeof value);
        if (value == DL_RENDERER_UNSET || says_nothing(renderer, i, value))
            continue;
        const char *word = options[i].words[0] ? options[i].words[value]
                                               : dl_renderer_word(value);
        dl_buf_printf(&more, "%s%s: %s", more.n || name ? ", " : "",
                      options[i].key, word);
    }
    if (more.n == 0)
        dl_buf_adds(out, name ? name : "");
    else
        dl_buf_printf(out, "{%s%s%.*s}", name ? "name: " : "", name ? name : "",
                      (int)more.n, more.p);
    dl_buf_free(&more);
}

void dl_cli_add_site_files(dl_buf *out, const dl_site *site)
{
    dl_arena *arena = dl_arena_new();
    dl_str folder = dl_path_shown(arena, site->folder);
    if (!dl_str_is(folder, ".")) {
        dl_path_add(out, folder);
        dl_buf_adds(out, "/: ");
    }
    dl_path_add(out, site->files);
    dl_arena_free(arena);
}

const dl_site *dl_cli_site(dl_folders *folders, dl_str path)
{
    dl_str here = dl_path_canonical_folder(folders->arena, DL_STR("."));
    dl_str canonical = dl_path_canonical_folder(folders->arena, path);
    return dl_site_find(folders, dl_folders_get(folders, canonical), here);
}
