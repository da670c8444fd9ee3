/* Lists the files of a run. */
#include "cli/show_files.h"

#include "cli/cli.h"
#include "engine/inputs.h"
#include "report/line.h"

void dl_show_no_files(const dl_check_options *o)
{
    if (o->quiet || o->files0_from || o->run.force_exclude)
        return;
    if (o->paths.n > 0)
        dl_cli_note(
            "no file was linted: there is no Markdown in what is "
            "named, or 'posts' or 'exclude' of the configuration "
            "leaves it out (--show-settings FILE says what applies "
            "to a file)",
            "검사한 파일 없음: 적은 경로에 마크다운이 없거나, 설정의 'posts'나 "
            "'exclude'로 빠짐(파일에 적용되는 것은 --show-settings FILE)");
    else
        dl_cli_note("no file was linted: 'posts' of the configuration "
                    "matches none, or there is no Markdown here",
                    "검사한 파일 없음: 설정의 'posts'에 맞는 파일이 없거나, "
                    "여기에 마크다운이 "
                    "없음");
}

static int list(const dl_inputs *inputs, const dl_check_options *o)
{
    int code = DL_EXIT_CLEAN;
    dl_buf out = {0};
    for (size_t i = 0; i < inputs->list.n; i++) {
        const dl_file *file = &inputs->list.v[i];
        if (file->trouble) {
            code = dl_cli_fail(file->trouble);
            continue;
        }
        dl_path_add(&out, file->shown);
        dl_buf_addc(&out, '\n');
    }
    if (inputs->list.n == 0)
        dl_show_no_files(o);
    return dl_cli_print(&out, code);
}

int dl_show_files(const dl_check_options *o)
{
    dl_inputs inputs;
    dl_error error;
    if (o->files0_from && o->paths.n == 0)
        return DL_EXIT_CLEAN;
    const dl_input_names names = {.paths = o->run.paths,
                                  .n_paths = o->run.n_paths,
                                  .stdin_name = o->run.stdin_name,
                                  .force_exclude = o->run.force_exclude};
    dl_status status =
        dl_inputs_find(&inputs, &names, &o->run.config, &error);
    int code = status == DL_OK ? list(&inputs, o) : dl_cli_fail(&error);
    dl_inputs_free(&inputs);
    return code;
}
