/* DL204 heading-level: see rules/DL204-heading-level.md. */
#include "rules/shared/structure.h"
#include "rules_gen.h"

static const char MARKS[] = "######";

static void report(dl_ctx *ctx, const dl_doc *doc, unsigned message,
                   uint32_t node, uint32_t want)
{
    const dl_node *heading = &doc->nodes[node];
    if (heading->level > 6 || want > 6)
        return;
    dl_diagnostic *d =
        dl_report(ctx, message, dl_heading_marks(doc, heading),
                  (dl_str){MARKS, heading->level}, (dl_str){MARKS, want});
    dl_mark_approximate(d, heading->flags & DL_NODE_APPROXIMATE);
}

/*
 * The headings of a post other than those of papers and their sections, in
 * document order. `level` is the level that the previous heading should have: a
 * wrong one has its own finding and must not cause a second one.
 */
typedef struct walk {
    uint32_t paper, section; /* the next ones */
    uint32_t level;
} walk;

/* Whether node `i` is the next section of the current paper. */
static const dl_section *section_at(const dl_post *post, walk *w, uint32_t i)
{
    const dl_paper *paper = w->paper ? &post->papers[w->paper - 1] : NULL;
    if (!paper)
        return NULL;
    while (w->section < paper->n_sections &&
           paper->sections[w->section].node < i)
        w->section++;
    if (w->section < paper->n_sections && paper->sections[w->section].node == i)
        return &paper->sections[w->section];
    return NULL;
}

static bool is_paper_at(const dl_post *post, walk *w, uint32_t i)
{
    while (w->paper < post->n_papers && post->papers[w->paper].node <= i) {
        w->paper++;
        w->section = 0;
        if (post->papers[w->paper - 1].heading == i)
            return true;
    }
    return w->paper && post->papers[w->paper - 1].heading == i;
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_doc *doc = post->doc;
    const dl_profile *profile = post->profile;
    /* A section of an item does not have a heading. */
    bool has_sections = profile->papers == DL_PAPERS_HEADING ||
                        profile->papers == DL_PAPERS_PAGE;
    walk w = {0};
    for (uint32_t i = 1; i < doc->n_nodes; i++) {
        if (doc->nodes[i].kind != DL_NODE_HEADING)
            continue;
        uint32_t level = doc->nodes[i].level;
        const dl_section *section = NULL;
        if (is_paper_at(post, &w, i)) {
            w.level = profile->paper_level;
        } else if (has_sections && (section = section_at(post, &w, i))) {
            uint32_t want = profile->section_level;
            bool is_known = section->spec || profile->unknown_sections ||
                            !section->name.n;
            if (level != want && is_known) /* else DL403 */
                report(ctx, doc, DL204_SECTION, i, want);
            /* Sections may be above their paper. */
            w.level = want > profile->paper_level ? want : profile->paper_level;
        } else {
            if (w.level && level > w.level + 1)
                report(ctx, doc, DL204_SKIPPED, i, w.level + 1);
            w.level = level;
        }
        i = doc->nodes[i].end - 1;
    }
}

const dl_check dl_check_dl204 = {.on_post = on_post};
