/*
 * Finds the files that names refer to.
 */
#include "engine/inputs.h"

#include <sys/stat.h>

#include "base/error.h"
#include "base/path.h"
#include "config/site.h"
#include "files/border.h"

typedef struct finder {
    dl_inputs *inputs;
    const dl_input_names *names;
    dl_arena *arena;                 /* of the paths */
    dl_str folder, folder_canonical; /* of the last file named: the next is
                                        usually next to it */
    dl_crossing crossing;            /* on the way to that folder, if any */
} finder;

/* dl_path_canonical() asks the system about every part of the path. */
static dl_str canonical_of(finder *f, dl_str path)
{
    dl_str name = dl_path_name(path), folder = dl_path_folder(path);
    if (name.n == 0 || dl_str_is(name, ".") || dl_str_is(name, ".."))
        return dl_path_canonical(f->arena, path);
    if (!dl_str_eq(folder, f->folder)) {
        f->folder = folder;
        f->folder_canonical = dl_path_canonical_folder(f->arena, folder);
        dl_border_is_crossed(&f->inputs->configs.folders, folder, &f->crossing);
    }
    return dl_path_join(f->arena, f->folder_canonical, name);
}

static const dl_error *refusal(const finder *f, dl_str shown,
                               const dl_crossing *crossing)
{
    dl_error error;
    dl_border_refuse(&error, DL_TO_READ, shown, crossing);
    return dl_error_copy(f->arena, &error);
}

/* A file that was found must be a post. What is unreadable may be a folder of
   posts. */
static bool is_post(const dl_config *config, const dl_file *file)
{
    return (file->trouble && !file->is_foreign) ||
           dl_config_takes(config, file->canonical);
}

/* Takes the posts of `found`, which it frees: those of `config`, or those of
   their own configurations if it is NULL. */
static void take_posts(finder *f, dl_file_list *found, const dl_config *config)
{
    const dl_error *failure = &f->inputs->configs.error;
    for (size_t i = 0; i < found->n && failure->status == DL_OK; i++) {
        const dl_file *file = &found->v[i];
        if (is_post(config ? config : dl_config_of(file), file))
            dl_vec_push(&f->inputs->list, *file);
    }
    dl_vec_free(found);
}

static void add_folder(finder *f, dl_str shown)
{
    dl_configs *configs = &f->inputs->configs;
    dl_file_list found = {0};
    dl_crossing crossing;
    shown = dl_path_plain_folder(shown);
    if (dl_border_is_crossed(&configs->folders, shown, &crossing)) {
        dl_border_refuse(&configs->error, DL_TO_READ, shown, &crossing);
        return;
    }
    dl_configs_walk(configs, dl_path_canonical_folder(f->arena, shown), shown,
                    false, &found);
    take_posts(f, &found, NULL);
}

/* Why a named file must not be read, or NULL. Without a repository, links may
   not lead out of the working folder. */
static const dl_error *find_trouble(const finder *f, const dl_file *file)
{
    dl_folders *folders = &f->inputs->configs.folders;
    dl_str here = dl_path_canonical_folder(f->arena, DL_STR("."));
    bool is_here = dl_path_below(here, file->canonical).n > 0;
    dl_crossing crossing;
    if (f->crossing.link.n > 0)
        return refusal(f, file->shown, &f->crossing);
    if (!file->is_link ||
        !dl_border_crosses(folders, file->folder, file->canonical,
                           is_here ? here : DL_STR_NONE, &crossing))
        return NULL;
    crossing.link = file->shown;
    return refusal(f, file->shown, &crossing);
}

static void add_named(finder *f, const char *path)
{
    struct stat st;
    bool is_stdin = strcmp(path, "-") == 0;
    const char *name = is_stdin ? f->names->stdin_name : path;
    dl_str shown = dl_arena_str(f->arena, dl_path_without_dot(dl_str_of(name)));
    bool exists = stat(shown.p, &st) == 0;
    if (exists && !is_stdin && S_ISDIR(st.st_mode)) {
        add_folder(f, shown);
        return;
    }
    dl_configs *configs = &f->inputs->configs;
    dl_str canonical = canonical_of(f, shown);
    dl_folder *folder =
        dl_folders_get(&configs->folders, dl_path_folder(canonical));
    const dl_config *config = dl_configs_in(configs, folder);
    if (!config || !dl_configs_check_path(configs, config, canonical) ||
        (f->names->force_exclude &&
         (dl_config_excludes(config, canonical, false) ||
          !dl_config_takes(config, canonical))))
        return;
    dl_file file = {.shown = shown,
                    .canonical = canonical,
                    .folder = folder,
                    .device = exists ? st.st_dev : 0,
                    .inode = exists ? st.st_ino : 0,
                    .is_stdin = is_stdin};
    if (!is_stdin) {
        file.is_link = lstat(shown.p, &st) == 0 && S_ISLNK(st.st_mode);
        file.trouble = find_trouble(f, &file);
    }
    file.is_foreign = file.trouble != NULL;
    dl_vec_push(&f->inputs->list, file);
}

/* The posts that the configuration names; if it names none, all below the
   working folder, `here`. */
static void add_posts(finder *f, dl_folder *here)
{
    dl_configs *configs = &f->inputs->configs;
    const dl_config *config = dl_configs_in(configs, here);
    dl_file_list found = {0};
    if (!config)
        return;
    if (!dl_config_names_posts(config)) {
        add_folder(f, DL_STR("."));
        return;
    }
    dl_configs_walk_posts(configs, config, &found);
    take_posts(f, &found, config);
}

/* Whether what the site's files say matters: they decide, or say which of the
   files that kramdown is to read Jekyll renders. */
static bool asks_site(const dl_file *file)
{
    int name = dl_settings_of(file)->profile->renderer.name;
    return name == DL_RENDERER_UNSET || name == DL_RENDERER_KRAMDOWN;
}

/* What makes the pages, for the files whose settings do not say all of it.
   Outside of a repository only folders below the working one are looked at. */
static void find_sites(finder *f)
{
    dl_folders *folders = &f->inputs->configs.folders;
    const dl_file_list *list = &f->inputs->list;
    dl_str here = dl_path_canonical_folder(f->arena, DL_STR("."));
    for (size_t i = 0; i < list->n; i++) {
        const dl_file *file = &list->v[i];
        if (file->trouble || file->folder->site_is_known || !asks_site(file))
            continue;
        bool is_below = dl_border_repository(file->folder) ||
                        dl_str_eq(file->folder->path, here) ||
                        dl_path_below(here, file->folder->path).n > 0;
        if (is_below)
            dl_site_find(folders, dl_folders_get(folders, file->folder->path),
                         here);
    }
}

dl_status dl_inputs_find(dl_inputs *out, const dl_input_names *names,
                         const dl_config_request *request, dl_error *error)
{
    *out = (dl_inputs){.stdin_bytes = names->stdin_bytes};
    dl_configs *configs = &out->configs;
    dl_configs_init(configs, request);
    finder f = {.inputs = out, .names = names, .arena = configs->folders.arena};
    const dl_error *failure = &configs->error;
    for (size_t i = 0; i < names->n_paths && failure->status == DL_OK; i++)
        add_named(&f, names->paths[i]);
    /* A wrong request is an error even without files to lint. */
    if (failure->status == DL_OK && configs->list.n == 0) {
        dl_folder *here = dl_folders_get(
            &configs->folders, dl_path_canonical_folder(f.arena, DL_STR(".")));
        if (names->n_paths == 0)
            add_posts(&f, here);
        else
            dl_configs_in(configs, here);
    }
    dl_file_list_sort(&out->list);
    if (failure->status == DL_OK)
        find_sites(&f);
    if (failure->status != DL_OK && error)
        *error = *failure;
    return failure->status;
}

void dl_inputs_free(dl_inputs *inputs)
{
    dl_vec_free(&inputs->list);
    dl_configs_free(&inputs->configs);
}

bool dl_inputs_read(const dl_inputs *inputs, const dl_file *file,
                    uint32_t limit, dl_buf *buf, dl_str *bytes, dl_file_id *id,
                    dl_error *error)
{
    dl_file_id read;
    if (file->is_stdin) {
        *bytes = inputs->stdin_bytes;
        return true;
    }
    if (file->trouble) {
        *bytes = DL_STR_NONE;
        if (error)
            *error = *file->trouble;
        return false;
    }
    /* What has become a link since it was looked at may lead anywhere. */
    dl_read_outcome outcome = dl_file_read_id(
        file->shown.p, file->is_link, (size_t)limit + 1, buf, &read, error);
    if (outcome != DL_READ_FAILED && file->is_link &&
        (read.device != file->device || read.inode != file->inode)) {
        dl_error_set(error, DL_ERR_IO,
                     "cannot read '%s': the link changed meanwhile",
                     "'%s' 읽기 실패: 그사이 링크가 바뀜", file->shown.p);
        dl_buf_clear(buf);
        outcome = DL_READ_FAILED;
    }
    *bytes = dl_buf_str(buf);
    if (id && outcome != DL_READ_FAILED)
        *id = read;
    return outcome != DL_READ_FAILED;
}

size_t dl_inputs_size(const dl_inputs *inputs, const dl_file *file,
                      uint32_t limit)
{
    struct stat st;
    size_t size = inputs->stdin_bytes.n;
    if (!file->is_stdin)
        size = stat(file->shown.p, &st) == 0 && S_ISREG(st.st_mode)
                   ? (size_t)st.st_size
                   : 0;
    return size < limit ? size : (size_t)limit + 1;
}
