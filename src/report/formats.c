/* The list of formats. */
#include "report/report.h"
#include "report/sarif/sarif.h"

const dl_format *const dl_formats[] = {
    &dl_format_text,
    &dl_format_full,
    &dl_format_json,
    &dl_format_sarif,
    &dl_format_lsp,
    &dl_format_github,
    &dl_format_gitlab,
    &dl_format_rdjson,
};
const size_t dl_n_formats = sizeof dl_formats / sizeof dl_formats[0];

const dl_format *dl_format_find(dl_str name)
{
    for (size_t i = 0; i < dl_n_formats; i++)
        if (dl_str_is(name, dl_formats[i]->name))
            return dl_formats[i];
    return NULL;
}
