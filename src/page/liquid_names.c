/* The tables of Liquid's and Jekyll's names, and the syntax of some tags. */
#include "page/liquid_names.h"

#include "base/str.h"

/* ---- tags ---------------------------------------------------------------- */

/* Those of Liquid 4 and of Jekyll. */
static const struct {
    const char *name;
    dl_liquid_tag kind;
} tags[] = {
    {"assign", DL_LIQUID_SINGLE},     {"break", DL_LIQUID_SINGLE},
    {"capture", DL_LIQUID_BLOCK},     {"case", DL_LIQUID_BLOCK},
    {"comment", DL_LIQUID_BLOCK},     {"continue", DL_LIQUID_SINGLE},
    {"cycle", DL_LIQUID_SINGLE},      {"decrement", DL_LIQUID_SINGLE},
    {"for", DL_LIQUID_BLOCK},         {"highlight", DL_LIQUID_BLOCK},
    {"if", DL_LIQUID_BLOCK},          {"ifchanged", DL_LIQUID_BLOCK},
    {"include", DL_LIQUID_SINGLE},    {"include_relative", DL_LIQUID_SINGLE},
    {"increment", DL_LIQUID_SINGLE},  {"link", DL_LIQUID_SINGLE},
    {"post_url", DL_LIQUID_SINGLE},   {"raw", DL_LIQUID_BLOCK},
    {"tablerow", DL_LIQUID_BLOCK},    {"unless", DL_LIQUID_BLOCK},
};

/* Those of common plug-ins, and of Liquid 5, which some systems give to
   Jekyll. */
static const char *const plugin_tags[] = {
    "asset",           "asset_path",      "audio",
    "avatar",          "bibliography",    "bibliography_count",
    "cite",            "cite_details",    "cloudinary",
    "codeblock",       "codepen",         "details",
    "echo",            "email",           "fa_svg",
    "feed_meta",       "figcaption",      "figure",
    "file_exists",     "flickr",          "gist",
    "github_edit_link", "google_map",     "google_scholar_citations",
    "graphviz",        "helper",          "I18n_Headers",
    "icon",            "image",           "img",
    "include_absolute", "include_cached", "include_code",
    "inspirehep_citations", "javascript", "javascript_tag",
    "jsfiddle",        "jupyter_notebook", "katex",
    "katexmm",         "latex",           "lightbox",
    "liquid",          "math",            "mermaid",
    "nbinclude",       "nocite",          "octicon",
    "oembed",          "picture",         "plantuml",
    "quote",           "reference",       "remote_file",
    "remote_include",  "render",          "render_time",
    "responsive_image", "responsive_image_block", "seo",
    "social_links",    "spotify",         "static_href",
    "stylesheet",      "stylesheet_tag",  "svg",
    "t",               "tab",             "tabs",
    "tex",             "tikz",            "toc",
    "translate",       "translate_file",  "tweet",
    "twitter",         "video",           "vimeo",
    "youtube",
};

dl_liquid_tag dl_liquid_tag_of(dl_str name)
{
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++)
        if (dl_str_is(name, tags[i].name))
            return tags[i].kind;
    for (size_t i = 0; i < sizeof plugin_tags / sizeof *plugin_tags; i++)
        if (dl_str_is(name, plugin_tags[i]))
            return DL_LIQUID_LOOSE;
    return DL_LIQUID_NO_TAG;
}

static bool is_word(char c)
{
    return dl_is_alnum(c) || c == '_' || c == '-';
}

/* `x in y` (for.rb: Syntax). */
static bool is_loop(dl_str markup)
{
    size_t i = dl_str_skip_white(markup, 0), start = i;
    while (i < markup.n && is_word(markup.p[i]))
        i++;
    size_t in = dl_str_skip_white(markup, i);
    size_t of = dl_str_skip_white(markup, in + 2 < markup.n ? in + 2 : in);
    return i > start && in > i && of > in + 2 && of < markup.n &&
           markup.p[in] == 'i' && markup.p[in + 1] == 'n';
}

/* `x = …` (assign.rb: Syntax). */
static bool is_assignment(dl_str markup)
{
    const char *sign = markup.n ? memchr(markup.p, '=', markup.n) : NULL;
    size_t end = sign ? (size_t)(sign - markup.p) : 0;
    while (end > 0 && dl_is_white(markup.p[end - 1]))
        end--;
    return end > 0 && (is_word(markup.p[end - 1]) ||
                       dl_is_one_of(markup.p[end - 1], ".[])"));
}

bool dl_liquid_takes(dl_str name, dl_str markup)
{
    static const char *const need_some[] = {"capture", "case",   "cycle",
                                            "elsif",   "if",     "include",
                                            "unless",  "when"};
    if (dl_str_is(name, "for") || dl_str_is(name, "tablerow"))
        return is_loop(markup);
    if (dl_str_is(name, "assign"))
        return is_assignment(markup);
    bool is_empty = dl_str_skip_white(markup, 0) == markup.n;
    if (dl_str_is(name, "raw"))
        return is_empty;
    for (size_t i = 0; i < sizeof need_some / sizeof *need_some; i++)
        if (dl_str_is(name, need_some[i]))
            return !is_empty;
    return true;
}

/* ---- variables ----------------------------------------------------------- */

bool dl_liquid_is_variable(dl_str name)
{
    /* The last ones are words of Liquid that print something. */
    static const char *const names[] = {
        "site",      "page",    "layout",  "include",      "content",
        "paginator", "jekyll",  "theme",   "forloop",      "tablerowloop",
        "true",      "false"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (dl_str_is(name, names[i]))
            return true;
    return false;
}
