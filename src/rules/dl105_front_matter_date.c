/* DL105 front-matter-date: see rules/DL105-front-matter-date.md. */
#include "base/path.h"
#include "base/str.h"
#include "rules/shared/links.h"
#include "rules/shared/structure.h"
#include "rules_gen.h"

/* The date in the title, as exact as the source allows. */
static dl_span title_date(const dl_post *post)
{
    const dl_yaml *title = dl_value_in_role(post, DL_ROLE_TITLE);
    const dl_profile_field *field =
        dl_profile_field_for(post->profile, DL_ROLE_TITLE);
    dl_span text;
    if (!dl_scalar_place(post->doc, title, &text))
        return title->span;
    dl_template_match m = dl_templates_match(&field->templates, title->text);
    dl_span date = m.fields[DL_TEMPLATE_DATE];
    if (dl_span_is_empty(date))
        date = m.fields[DL_TEMPLATE_YYYYMMDD];
    return dl_span_is_empty(date)
               ? text
               : (dl_span){text.start + date.start, text.start + date.end};
}

/* A file name that only Jekyll asks for, `2025-09-13-name.md`. Hugo reads a
   time without a zone as local time, and so do most others. */
static bool is_of_jekyll(const dl_post *post)
{
    static const char form[] = "0000-00-00-";
    dl_str name = dl_path_any_name(post->doc->name);
    if (name.n <= sizeof form)
        return false;
    for (size_t i = 0; form[i]; i++)
        if (form[i] == '0' ? !dl_is_digit(name.p[i]) : name.p[i] != form[i])
            return false;
    return true;
}

/* The file name decides, because the site builds its addresses from it; a title
   that disagrees with file name and date is reported at its own place. */
static void compare(dl_ctx *ctx, const dl_post *post, const dl_yaml *v,
                    int32_t day, bool is_utc)
{
    if (is_utc && day != post->file_name_day) {
        dl_report(ctx, DL105_UTC, v->span, v->text, dl_day_text(ctx, day),
                  dl_day_text(ctx, post->file_name_day));
        return;
    }
    if (post->file_name_day != DL_NO_DAY && day != post->file_name_day) {
        dl_report(ctx, DL105_FILE_NAME, v->span, dl_day_text(ctx, day),
                  dl_day_text(ctx, post->file_name_day));
        return;
    }
    if (post->title_day == DL_NO_DAY || day == post->title_day ||
        !dl_value_in_role(post, DL_ROLE_TITLE))
        return;
    dl_diagnostic *d =
        dl_report(ctx, DL105_TITLE, title_date(post),
                  dl_day_text(ctx, post->title_day), dl_day_text(ctx, day));
    dl_add_note(ctx, d, DL105_HERE, v->span);
}

static void on_post(dl_ctx *ctx, const dl_post *post)
{
    const dl_yaml *v = dl_value_in_role(post, DL_ROLE_DATE);
    if (!v || v->kind != DL_YAML_SCALAR || !v->text.n)
        return;
    const int32_t offset = post->profile->utc_offset;
    int32_t day, written;
    bool is_utc = false;
    dl_date_state state = dl_post_date(v->text, offset, &written);
    day = written;
    if (state == DL_DATE_OK && is_of_jekyll(post))
        dl_post_date_in_yaml(v, offset, &is_utc, &day);
    switch (state) {
    case DL_DATE_OK:
        /* A day that is wrong as written needs no zone to be so. */
        is_utc = is_utc && written == post->file_name_day;
        compare(ctx, post, v, is_utc ? day : written, is_utc);
        break;
    case DL_DATE_SYNTAX:
        dl_report(ctx, DL105_SYNTAX, v->span, v->text);
        break;
    case DL_DATE_IMPOSSIBLE:
        dl_report(ctx, DL105_IMPOSSIBLE, v->span, v->text);
        break;
    }
}

const dl_check dl_check_dl105 = {.on_post = on_post};
