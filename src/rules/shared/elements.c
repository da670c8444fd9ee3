/* Names of tags. */
#include "rules/shared/elements.h"

bool dl_is_html_element(dl_str name)
{
    static const char names[] =
        " a abbr acronym address area article aside audio b base bdi bdo"
        " blockquote body br button canvas caption center cite code col"
        " colgroup data datalist dd del details dfn dialog div dl dt em"
        " embed fieldset figcaption figure font footer form h1 h2 h3 h4 h5"
        " h6 head header hgroup hr html i iframe img input ins kbd label"
        " legend li link main map mark math menu meta meter nav nobr"
        " noscript object ol optgroup option output p param picture pre"
        " progress q rp rt ruby s samp script search section select slot"
        " small source span strike strong style sub summary sup svg table"
        " tbody td template textarea tfoot th thead time title tr track tt u"
        " ul var video wbr ";
    char key[16] = " ";
    bool has_lower = false, has_upper = false;
    if (name.n + 3 > sizeof key)
        return false;
    for (size_t i = 0; i < name.n; i++) {
        key[i + 1] = dl_to_lower(name.p[i]);
        has_lower |= dl_is_lower(name.p[i]);
        has_upper |= dl_is_upper(name.p[i]);
    }
    key[name.n + 1] = ' ';
    return !(has_lower && has_upper) && strstr(names, key) != NULL;
}

bool dl_is_model_tag(dl_str name)
{
    static const char *const names[] = {
        "think", "thinking", "thought", "answer", "reasoning", "reflection",
        "scratchpad", "tool", "tools", "function", "observation", "action"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (dl_str_is(name, names[i]))
            return true;
    return false;
}
