/* Reads the links of other posts. */
#include "engine/elsewhere.h"

#include <dirent.h>
#include <errno.h>
#include <sys/stat.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/file.h"
#include "base/path.h"
#include "files/names.h"

/* All of these set `error` to what cannot be read, if it is not set already. */

static void note(dl_error *error, int code, const char *path)
{
    if (code == ENOMEM)
        dl_out_of_memory();
    if (code != 0 && code != ENOENT && error->status == DL_OK)
        dl_error_set_system(error, code, DL_TO_READ, path);
}

static void add_file(const char *path, uint32_t max_size, dl_buf *text,
                     dl_anchors *linked, dl_error *error)
{
    struct stat s;
    dl_error failure;
    if (lstat(path, &s) != 0) {
        note(error, errno, path);
        return;
    }
    dl_read_outcome outcome = S_ISREG(s.st_mode)
                                  ? dl_file_read(path, max_size, text, &failure)
                                  : DL_READ_TOO_LARGE;
    if (outcome == DL_READ_OK)
        dl_anchors_add_links(linked, dl_buf_str(text));
    else if (outcome == DL_READ_FAILED && error->status == DL_OK)
        *error = failure;
}

static void add_folder(dl_str path, uint32_t max_size, dl_anchors *linked,
                       dl_error *error)
{
    dl_arena *arena = dl_arena_new();
    dl_str folder = dl_arena_str(arena, dl_path_folder(path));
    dl_str own = dl_path_name(path);
    DIR *dir = opendir(folder.p);
    dl_buf text = {0};
    if (!dir)
        note(error, errno, folder.p);
    for (struct dirent *entry;
         dir && (errno = 0, entry = readdir(dir)) != NULL;) {
        dl_str name = dl_str_of(entry->d_name);
        if (!dl_str_eq(name, own) && dl_names_markdown_ending(name).n > 0)
            add_file(dl_path_join(arena, folder, name).p, max_size, &text,
                     linked, error);
    }
    if (dir) {
        note(error, errno, folder.p);
        closedir(dir);
    }
    dl_buf_free(&text);
    dl_arena_free(arena);
}

/* A link that leads out is no post, and what was named but does not exist links
   to nothing. */
static bool is_none(const dl_file *file)
{
    bool is_missing = file->inode == 0 && !file->trouble && !file->is_stdin;
    return file->is_foreign || is_missing;
}

static void add_inputs(const dl_inputs *inputs, uint32_t max_size,
                       dl_anchors *linked, dl_error *error)
{
    dl_buf buf = {0};
    for (size_t i = 0; i < inputs->list.n; i++) {
        dl_error failure;
        dl_str text;
        if (is_none(&inputs->list.v[i]))
            continue;
        if (dl_inputs_read(inputs, &inputs->list.v[i], max_size, &buf, &text,
                           NULL, &failure))
            dl_anchors_add_links(linked, text);
        else if (error->status == DL_OK)
            *error = failure;
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
                      dl_anchors *linked, dl_error *error)
{
    pthread_mutex_lock(&elsewhere->lock);
    if (!elsewhere->is_known)
        add_inputs(elsewhere->inputs, max_size, &elsewhere->linked,
                   &elsewhere->error);
    elsewhere->is_known = true;
    dl_anchors_add_all(linked, &elsewhere->linked);
    *error = elsewhere->error;
    pthread_mutex_unlock(&elsewhere->lock);
    add_folder(path, max_size, linked, error);
    linked->is_open = error->status != DL_OK;
}
