/* Percent-encodes paths. */
#include "report/uri.h"

#include "base/str.h"
#include "report/place.h"

void dl_uri_add_path(dl_buf *out, dl_str path)
{
    for (size_t i = 0; i < path.n; i++) {
        char c = path.p[i];
        if (dl_is_alnum(c) || dl_is_one_of(c, "-._~/"))
            dl_buf_addc(out, c);
        else
            dl_buf_printf(out, "%%%02X", (unsigned char)c);
    }
}

bool dl_uri_add_file(dl_buf *out, dl_str root, dl_str path, dl_arena *scratch)
{
    dl_str place = dl_report_place(root, path, scratch);
    bool is_outside = place.n > 0 && place.p[0] == '/';
    if (is_outside)
        dl_buf_adds(out, "file://");
    dl_uri_add_path(out, place);
    return !is_outside;
}
