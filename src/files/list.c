/*
 * Lists of files in order, each file once.
 */
#include "files/list.h"

#include "base/search.h"

static int by_shown(const void *a, const void *b)
{
    const dl_file *x = a, *y = b;
    return dl_str_compare(x->shown, y->shown);
}

static int by_identity(const void *a, const void *b)
{
    const dl_file *x = *(dl_file *const *)a, *y = *(dl_file *const *)b;
    if (x->device != y->device)
        return DL_ORDER(x->device, y->device);
    if (x->inode != y->inode)
        return DL_ORDER(x->inode, y->inode);
    if (x->is_link != y->is_link)
        return DL_ORDER(x->is_link, y->is_link);
    int order = x->is_link ? 0 : dl_str_compare(x->canonical, y->canonical);
    if (order != 0)
        return order;
    if (x->shown.n != y->shown.n)
        return DL_ORDER(x->shown.n, y->shown.n);
    return DL_ORDER(x, y);
}

/*
 * Of several spellings of one name, the shortest is kept, and of links to a
 * file only one, if the file itself is not in the list: which rules apply to a
 * file must not depend on a link that somebody adds. Hard links are files of
 * their own.
 */
void dl_file_list_sort(dl_file_list *list)
{
    if (list->n < 2)
        return;
    dl_sort(list->v, list->n, by_shown);
    dl_file **order = dl_xmalloc(list->n * sizeof(dl_file *));
    bool *is_repeat = dl_xcalloc(list->n, sizeof *is_repeat);
    for (size_t i = 0; i < list->n; i++)
        order[i] = &list->v[i];
    dl_sort(order, list->n, by_identity);
    for (size_t i = 1; i < list->n; i++) {
        const dl_file *a = order[i - 1], *b = order[i];
        is_repeat[b - list->v] =
            b->inode && a->inode == b->inode && a->device == b->device &&
            (b->is_link || dl_str_eq(a->canonical, b->canonical));
    }
    size_t n = 0;
    for (size_t i = 0; i < list->n; i++)
        if (!is_repeat[i] &&
            (n == 0 || !dl_str_eq(list->v[n - 1].shown, list->v[i].shown)))
            list->v[n++] = list->v[i];
    list->n = n;
    dl_free(order);
    dl_free(is_repeat);
}
