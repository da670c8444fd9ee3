/* Reads suppression comments. */
#include "check/directive.h"

#include "base/str.h"
#include "base/vec.h"

typedef DL_VEC(dl_directive) directives;

/* Without a code all rules are meant, except those that check the comment. */
static dl_rule_range all_but_own(void)
{
    dl_rule_range own = dl_rules_select(DL_STR("DL9"));
    return (dl_rule_range){0, own.start};
}

static void read_selectors(dl_arena *arena, dl_str src, dl_span rest,
                           dl_directive *d)
{
    DL_VEC(dl_selector) selectors = {0};
    for (;;) {
        dl_span word = dl_verb_next_word(src, &rest);
        dl_str text = {src.p + word.start, word.end - word.start};
        if (text.n == 0)
            break;
        if (dl_str_is(text, "--")) {
            d->reason = dl_str_trim(
                (dl_str){src.p + word.end, rest.end - word.end}, " \t\r\n");
            break;
        }
        dl_vec_push(&selectors, (dl_selector){.span = word,
                                              .rules = dl_rules_select(text)});
    }
    d->names_all = selectors.n == 0;
    if (d->names_all)
        dl_vec_push(&selectors,
                    (dl_selector){.span = d->comment, .rules = all_but_own()});
    d->selectors = dl_vec_to_arena(&selectors, arena);
    d->n_selectors = (uint32_t)selectors.n;
    dl_vec_free(&selectors);
}

/* False if the comment is not meant for the linter. */
static bool read_directive(dl_arena *arena, const dl_doc *doc,
                           const dl_comment *comment, dl_directive *d)
{
    dl_verb verb = dl_verb_read(doc->src, comment->text);
    *d = (dl_directive){.kind = verb.kind,
                        .comment = comment->span,
                        .form = comment->form,
                        .verb = verb.span,
                        .meant = verb.meant};
    if (verb.kind != DL_DIRECTIVE_UNKNOWN)
        read_selectors(arena, doc->src,
                       (dl_span){verb.span.end, comment->text.end}, d);
    return verb.kind != DL_DIRECTIVE_UNKNOWN || verb.span.end > verb.span.start;
}

dl_directive *dl_directives_read(dl_arena *arena, const dl_doc *doc, size_t *n)
{
    directives all = {0};
    size_t n_comments;
    const dl_comment *comments = dl_comments_find(arena, doc, &n_comments);
    for (size_t i = 0; i < n_comments; i++) {
        dl_directive d;
        if (read_directive(arena, doc, &comments[i], &d))
            dl_vec_push(&all, d);
    }
    dl_directive *copy = dl_vec_to_arena(&all, arena);
    *n = all.n;
    dl_vec_free(&all);
    return copy;
}
