/*
 * Reads the text of a baseline. Errors are reported with their line, because
 * people merge these files by hand.
 */
#include "baseline/read.h"

#include <jansson.h>

#include "base/alloc.h"
#include "base/error.h"

enum { BASELINE_VERSION = 1 };

typedef struct reader {
    const char *file;
    dl_str text;
    dl_arena *arena;
    dl_baseline_entries *out;
    dl_error *error;
} reader;

/* The bytes of line `line`, from 1. */
static dl_str line_text(dl_str text, size_t line)
{
    size_t start = 0;
    for (; line > 1 && start < text.n; start++)
        line -= text.p[start] == '\n';
    size_t end = start;
    while (end < text.n && text.p[end] != '\n')
        end++;
    return (dl_str){text.p + start, end - start};
}

static size_t skip_string(dl_str text, size_t i)
{
    for (i++; i < text.n && text.p[i] != '"'; i++)
        i += text.p[i] == '\\';
    return i;
}

/* Where item `index` of the findings is in `text`, which is valid JSON: an
   object with them as its only array. */
static size_t item_at(dl_str text, size_t index)
{
    enum { ITEMS = 2 }; /* nesting depth */
    size_t depth = 0, i = 0;
    for (; i < text.n; i++) {
        char c = text.p[i];
        if (c == '"')
            i = skip_string(text, i);
        else if (c == '{' || c == '[')
            depth++;
        else if (c == '}' || c == ']')
            depth--;
        bool begins = depth == ITEMS && (c == '[' || c == ',');
        if (begins && index-- == 0)
            break;
    }
    for (i++; i < text.n && strchr(" \t\r\n", text.p[i]);)
        i++;
    return i;
}

static size_t key_at(dl_str text, const char *key)
{
    size_t n = strlen(key);
    for (size_t i = 1; i + n < text.n; i++)
        if (text.p[i - 1] == '"' && text.p[i + n] == '"' &&
            memcmp(text.p + i, key, n) == 0)
            return i;
    return 0;
}

static dl_status fail_at(const reader *r, size_t at, const char *english,
                         const char *korean)
{
    size_t line = 1;
    for (size_t i = 0; i < at && i < r->text.n; i++)
        line += r->text.p[i] == '\n';
    dl_error_set_english(r->error, DL_ERR_CONFIG, "%s:%zu: %s", r->file, line,
                         english);
    dl_error_set_korean(r->error, "%s:%zu: %s", r->file, line, korean);
    return DL_ERR_CONFIG;
}

static dl_status fail_syntax(const reader *r, const json_error_t *problem)
{
    static const char *const marks[] = {"<<<<<<<", "|||||||", "=======",
                                        ">>>>>>>"};
    size_t line = problem->line > 0 ? (size_t)problem->line : 1;
    dl_str text = line_text(r->text, line);
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
        if (dl_str_starts(text, marks[i]))
            return dl_error_set(
                r->error, DL_ERR_CONFIG,
                "%s:%zu: the mark of a merge conflict; take the lines of both "
                "sides, or write the file anew with --update-baseline",
                "%s:%zu: 병합 충돌 표시가 있음. 양쪽의 줄을 모두 남기거나 "
                "--update-baseline으로 파일을 새로 쓸 것",
                r->file, line);
    return dl_error_set(r->error, DL_ERR_CONFIG, "%s:%zu: no valid JSON: %s",
                        "%s:%zu: 올바른 JSON이 아님: %s", r->file, line,
                        problem->text);
}

/* Whether `object` has no other keys than these two. */
static bool has_only(const json_t *object, const char *one, const char *two)
{
    size_t known = json_object_get(object, one) ? 1 : 0;
    known += json_object_get(object, two) ? 1 : 0;
    return json_object_size(object) == known;
}

static dl_str string_of(const reader *r, const json_t *value)
{
    return dl_arena_str(r->arena, (dl_str){json_string_value(value),
                                           json_string_length(value)});
}

static dl_status read_findings(const reader *r, const json_t *findings)
{
    for (size_t i = 0; i < json_array_size(findings); i++) {
        const json_t *item = json_array_get(findings, i);
        const json_t *path = json_object_get(item, "path");
        const json_t *finding = json_object_get(item, "finding");
        if (!json_string_length(path) || !json_string_length(finding) ||
            !has_only(item, "path", "finding"))
            return fail_at(
                r, item_at(r->text, i),
                "a finding is an object with two strings, \"path\" "
                "and \"finding\"",
                "지적은 두 문자열 \"path\", \"finding\"으로 된 객체여야 함");
        dl_vec_push(r->out, (dl_baseline_entry){string_of(r, path),
                                                string_of(r, finding)});
    }
    return DL_OK;
}

static dl_status read_root(const reader *r, const json_t *root)
{
    const json_t *version = json_object_get(root, "version");
    const json_t *findings = json_object_get(root, "findings");
    if (!json_is_object(root) || !version || !findings ||
        !has_only(root, "version", "findings"))
        return fail_at(
            r, 0,
            "no baseline: it is an object with \"version\" and "
            "\"findings\"",
            "기준선이 아님: \"version\", \"findings\"로 된 객체여야 함");
    if (!json_is_integer(version) ||
        json_integer_value(version) != BASELINE_VERSION)
        return fail_at(r, key_at(r->text, "version"),
                       "a version that this digestlint does not know; it "
                       "reads version 1",
                       "이 digestlint가 모르는 버전임, 읽을 수 있는 버전은 1");
    if (!json_is_array(findings))
        return fail_at(r, key_at(r->text, "findings"),
                       "\"findings\" is not an array",
                       "\"findings\"가 배열이 아님");
    return read_findings(r, findings);
}

/* Jansson's, while this file uses it. */
typedef struct allocation {
    json_malloc_t allocate;
    json_free_t release;
    dl_deferred restoring;
} allocation;

static void restore(void *user)
{
    allocation *usual = user;
    json_set_alloc_funcs(usual->allocate, usual->release);
}

/*
 * Jansson takes some 40 bytes for a value and 300 for an object, however short
 * their text is, so the text is looked at before. A finding consists of one
 * object and two values, and none that was written here is shorter than
 * SHORTEST bytes; what has more in fewer bytes, up to the one at `*at`, is no
 * list of findings, and would only be refused when it has taken the memory.
 */
static bool is_sparse(dl_str text, size_t *at)
{
    enum {
        SHORTEST = sizeof "{'path':'a','finding':'b/0123456789abcdef'}" - 1,
        OBJECT = 3, /* in values */
        FINDING = OBJECT + 2,
        FREE = 4096 /* of a text that is only wrong */
    };
    size_t values = 0, i = 0;
    while (i < text.n && values * SHORTEST <= (FREE + i) * FINDING) {
        const char c = text.p[i];
        if (c == '"')
            i = skip_string(text, i);
        values += c == '{' || c == '[' ? OBJECT : c == ',';
        i++;
    }
    *at = i;
    return i >= text.n;
}

/* Jansson reports some of its failed allocations as mistakes in the text, so it
   gets functions that never fail. */
dl_status dl_baseline_read(const char *file, dl_str text, dl_arena *arena,
                           dl_baseline_entries *out, dl_error *error)
{
    reader r = {file, text, arena, out, error};
    json_error_t problem;
    allocation usual;
    size_t at;
    if (!is_sparse(text, &at))
        return fail_at(&r, at,
                       "no baseline: more values than findings of this length "
                       "have; write it anew with --update-baseline",
                       "기준선이 아님: 길이에 견주어 값이 너무 많음, "
                       "--update-baseline으로 "
                       "새로 쓸 것");
    json_get_alloc_funcs(&usual.allocate, &usual.release);
    dl_defer(&usual.restoring, restore, &usual);
    json_set_alloc_funcs(dl_xmalloc, dl_free);
    json_t *root = json_loadb(text.p, text.n,
                              JSON_REJECT_DUPLICATES | JSON_ALLOW_NUL,
                              &problem);
    dl_status status =
        root ? read_root(&r, root) : fail_syntax(&r, &problem);
    json_decref(root);
    dl_drop(&usual.restoring);
    restore(&usual);
    return status;
}
