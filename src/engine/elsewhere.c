/* Reads the links of other posts. */
#include "engine/elsewhere.h"

#include <dirent.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/path.h"
#include "files/names.h"

static bool is_own_file(const char *path)
{
    struct stat s;
    return lstat(path, &s) == 0 && S_ISREG(s.st_mode);
}

static void add_folder(dl_str path, uint32_t max_size, dl_anchors *linked)
{
    dl_arena *arena = dl_arena_new();
    dl_str folder = dl_path_folder(path), own = dl_path_name(path);
    DIR *dir = opendir(dl_arena_str(arena, folder).p);
    dl_buf text = {0};
    for (struct dirent *entry; dir && (entry = readdir(dir)) != NULL;) {
        dl_str name = dl_str_of(entry->d_name);
        dl_error error;
        if (dl_str_eq(name, own) || dl_names_markdown_ending(name).n == 0)
            continue;
        const char *file = dl_path_join(arena, folder, name).p;
        if (is_own_file(file) &&
            dl_file_read(file, max_size, &text, &error) == DL_READ_OK)
            dl_anchors_add_links(linked, dl_buf_str(&text));
    }
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
                           &error))
            dl_anchors_add_links(linked, text);
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
