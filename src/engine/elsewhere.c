/* Reads the links of other posts. */
#include "engine/elsewhere.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/path.h"
#include "files/names.h"

/* False if it cannot be read. */
static bool add_file(const char *path, uint32_t max_size, dl_buf *text,
                     dl_anchors *linked)
{
    struct stat s;
    dl_error error;
    if (lstat(path, &s) != 0)
        return errno == ENOENT;
    if (!S_ISREG(s.st_mode))
        return true;
    dl_read_outcome outcome = dl_file_read(path, max_size, text, &error);
    if (outcome == DL_READ_OK)
        dl_anchors_add_links(linked, dl_buf_str(text));
    return outcome != DL_READ_FAILED;
}

static void add_folder(dl_str path, uint32_t max_size, dl_anchors *linked)
{
    dl_arena *arena = dl_arena_new();
    dl_str folder = dl_path_folder(path), own = dl_path_name(path);
    DIR *dir = opendir(dl_arena_str(arena, folder).p);
    bool is_read = dir || errno == ENOENT;
    dl_buf text = {0};
    if (!dir && errno == ENOMEM)
        dl_out_of_memory();
    for (struct dirent *entry;
         dir && (errno = 0, entry = readdir(dir)) != NULL;) {
        dl_str name = dl_str_of(entry->d_name);
        if (!dl_str_eq(name, own) && dl_names_markdown_ending(name).n > 0)
            is_read &= add_file(dl_path_join(arena, folder, name).p, max_size,
                                &text, linked);
    }
    linked->is_open |= !is_read || (dir && errno != 0);
    if (dir)
        closedir(dir);
    dl_buf_free(&text);
    dl_arena_free(arena);
}

static void add_inputs(const dl_inputs *inputs, uint32_t max_size,
                       dl_anchors *linked)
{
    dl_buf buf = {0};
    for (size_t i = 0; i < inputs->list.n; i++) {
        dl_error error;
        dl_str text;
        if (dl_inputs_read(inputs, &inputs->list.v[i], max_size, &buf, &text,
                           NULL, &error))
            dl_anchors_add_links(linked, text);
        else
            linked->is_open = true;
    }
    dl_buf_free(&buf);
}

void dl_elsewhere_init(dl_elsewhere *elsewhere, const dl_inputs *inputs)
{
    *elsewhere = (dl_elsewhere){.inputs = inputs};
    pthread_mutex_init(&elsewhere->lock, NULL);
}

void dl_elsewhere_free(dl_elsewhere *elsewhere)
{
    pthread_mutex_destroy(&elsewhere->lock);
    dl_anchors_free(&elsewhere->linked);
}

void dl_elsewhere_add(dl_elsewhere *elsewhere, dl_str path, uint32_t max_size,
                      dl_anchors *linked)
{
    pthread_mutex_lock(&elsewhere->lock);
    if (!elsewhere->is_known)
        add_inputs(elsewhere->inputs, max_size, &elsewhere->linked);
    elsewhere->is_known = true;
    dl_anchors_add_all(linked, &elsewhere->linked);
    pthread_mutex_unlock(&elsewhere->lock);
    add_folder(path, max_size, linked);
}
