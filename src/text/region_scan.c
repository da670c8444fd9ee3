/* What the readers of regions ask of the scan. */
#define _GNU_SOURCE /* memmem */
#include "text/region_scan.h"

#include "base/str.h"

static bool is_leaf(const dl_node *node)
{
    return node->kind == DL_NODE_PARAGRAPH || node->kind == DL_NODE_HEADING ||
           node->kind == DL_NODE_TABLE_CELL;
}

uint32_t dl_region_line_end(dl_region_scan *scan, uint32_t at)
{
    if (at < scan->line.start || at > scan->line.end) {
        scan->line = (dl_span){at, at};
        while (scan->line.end < scan->end &&
               scan->src[scan->line.end] != '\n' &&
               scan->src[scan->line.end] != '\r')
            scan->line.end++;
    }
    return scan->line.end;
}

uint32_t dl_region_limit(dl_region_scan *scan, uint32_t at)
{
    const dl_node *nodes = scan->doc->nodes;
    uint32_t n = scan->doc->n_nodes;
    while (scan->leaf < n && (!is_leaf(&nodes[scan->leaf]) ||
                              nodes[scan->leaf].span.end <= at))
        scan->leaf++;
    return scan->leaf < n && nodes[scan->leaf].span.start <= at
               ? nodes[scan->leaf].span.end
               : dl_region_line_end(scan, at);
}

static bool is_empty_line(const dl_region_scan *scan, uint32_t at)
{
    while (at < scan->end && (dl_is_blank(scan->src[at]) ||
                              scan->src[at] == '>'))
        at++;
    return at >= scan->end || scan->src[at] == '\n' || scan->src[at] == '\r';
}

uint32_t dl_region_lines_end(dl_region_scan *scan, uint32_t at)
{
    if (at < scan->lines_end)
        return scan->lines_end;
    uint32_t end = dl_region_line_end(scan, at);
    while (end < scan->end) {
        uint32_t next = end + 1;
        if (scan->src[end] == '\r' && next < scan->end &&
            scan->src[next] == '\n')
            next++;
        if (is_empty_line(scan, next))
            break;
        end = dl_region_line_end(scan, next);
    }
    return scan->lines_end = end;
}

bool dl_region_begins_line(const dl_region_scan *scan, uint32_t at)
{
    while (at > 0 && dl_is_blank(scan->src[at - 1]))
        at--;
    return at <= scan->doc->body || scan->src[at - 1] == '\n' ||
           scan->src[at - 1] == '\r' || scan->src[at - 1] == '>';
}

uint32_t dl_region_search(dl_region_scan *scan, dl_region_mark mark,
                          uint32_t at, uint32_t limit, const char *text)
{
    size_t n = strlen(text);
    if (at < scan->missing[mark])
        at = scan->missing[mark];
    if (limit < at || limit - at < n)
        return 0;
    const char *found = memmem(scan->src + at, limit - at, text, n);
    if (found)
        return (uint32_t)(found - scan->src) + (uint32_t)n;
    scan->missing[mark] = limit - (uint32_t)n + 1;
    return 0;
}

void dl_region_add(dl_region_scan *scan, dl_region region)
{
    if (region.start < scan->floor)
        region.start = scan->floor;
    if (region.start >= region.end)
        return;
    dl_vec_push(&scan->found, region);
    scan->floor = region.end;
}
