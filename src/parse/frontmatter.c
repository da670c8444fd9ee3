/* Finds the fences of front matter and parses the YAML between them. */
#include "parse/frontmatter.h"

#include "base/str.h"
#include "parse/yaml.h"
#include "parse/yaml_words.h"

/* Whether line `line` (from 1) is the fence and nothing else. */
static bool is_fence(const dl_doc *doc, uint32_t line, const char *fence)
{
    dl_str s = dl_doc_slice(doc, dl_doc_line(doc, line));
    return dl_str_is(dl_str_trim_end(s, " \t\f\v"), fence);
}

static uint32_t closing_line(const dl_doc *doc)
{
    for (uint32_t line = 2; line <= doc->n_lines; line++)
        if (is_fence(doc, line, "---") || is_fence(doc, line, "..."))
            return line;
    return 0;
}

static void parse_yaml(dl_doc *doc, dl_frontmatter *fm)
{
    dl_yaml_problem problem;
    dl_str text = dl_doc_slice(doc, fm->yaml);
    fm->state = DL_FRONTMATTER_OK;
    if (!dl_yaml_parse(doc->arena, text, fm->yaml.start, &fm->root, &problem)) {
        fm->state = DL_FRONTMATTER_INVALID;
        fm->problem = problem.message;
        fm->problem_korean = problem.korean;
        fm->problem_span = problem.span;
        fm->related_span = problem.related;
    } else if (fm->root && fm->root->kind != DL_YAML_MAPPING) {
        fm->state = DL_FRONTMATTER_INVALID;
        fm->problem = DL_STR("no mapping of keys to values");
        fm->problem_korean = dl_str_of(dl_yaml_in_korean(fm->problem.p));
        fm->problem_span = fm->root->span;
        fm->root = NULL;
    }
}

/* The line that closes the front matter of another format, as Hugo, Zola and
   Hexo have it, or 0. Nothing is asked of it, so it is not parsed. */
static uint32_t other_closing_line(const dl_doc *doc)
{
    static const char *const fences[][2] = {
        {"+++", "+++"},     {"{", "}"},         {";;;", ";;;"},
        {"---toml", "---"}, {"---json", "---"}, {"---yaml", "---"},
    };
    for (size_t i = 0; i < sizeof fences / sizeof *fences; i++) {
        if (!is_fence(doc, 1, fences[i][0]))
            continue;
        for (uint32_t line = 2; line <= doc->n_lines; line++)
            if (is_fence(doc, line, fences[i][1]))
                return line;
    }
    return 0;
}

static uint32_t line_after(const dl_doc *doc, uint32_t line)
{
    return line < doc->n_lines ? doc->line_starts[line]
                               : (uint32_t)doc->src.n;
}

void dl_frontmatter_parse(dl_doc *doc)
{
    dl_frontmatter *fm = &doc->frontmatter;
    doc->body = dl_doc_line(doc, 1).start;
    if (!is_fence(doc, 1, "---")) {
        uint32_t other = other_closing_line(doc);
        if (other)
            doc->body = line_after(doc, other);
        return;
    }
    uint32_t closing = closing_line(doc);
    fm->span = dl_doc_line(doc, 1);
    if (closing == 0) {
        fm->state = DL_FRONTMATTER_UNTERMINATED;
        return;
    }
    fm->span.end = dl_doc_line(doc, closing).end;
    fm->yaml.start = doc->line_starts[1];
    fm->yaml.end = doc->line_starts[closing - 1];
    doc->body = line_after(doc, closing);
    parse_yaml(doc, fm);
}
