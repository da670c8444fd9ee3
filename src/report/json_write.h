/*
 * JSON (RFC 8259) written incrementally: only the nesting and a few kilobytes
 * of pending output are kept, so memory does not grow with the report. The
 * output is valid whatever bytes go in. A dl_json borrows its writer; the
 * caller checks that for write errors. Everything is in the stream once the
 * outermost object or array is closed.
 */
#ifndef DL_REPORT_JSON_WRITE_H
#define DL_REPORT_JSON_WRITE_H

#include "report/writer.h"

enum {
    DL_JSON_DEPTH = 32,         /* the deepest nesting that can be written */
    DL_JSON_PENDING = 16 * 1024 /* bytes */
};

typedef enum dl_json_style {
    DL_JSON_LINES, /* each member on its own line, indented */
    DL_JSON_INLINE /* all of it, nested values included, on the line where it
                      begins */
} dl_json_style;

typedef struct dl_json {
    dl_writer *out;
    size_t n; /* of `pending`, which is not yet in `out` */
    unsigned depth;
    uint32_t is_object, is_inline, has_member; /* a bit for each level */
    bool after_key;
    char pending[DL_JSON_PENDING];
} dl_json;

/* Begins a text. */
void dl_json_begin(dl_json *json, dl_writer *out);

void dl_json_object(dl_json *json, dl_json_style style);
void dl_json_array(dl_json *json, dl_json_style style);

/* Closes the innermost object or array. */
void dl_json_close(dl_json *json);

/* The name of the next value; only inside an object. It is written unescaped:
   nothing in it may need an escape. */
void dl_json_key(dl_json *json, const char *key);

/* Invalid UTF-8 becomes U+FFFD, one for each byte that does not fit. What a
   terminal would act on or hide is escaped, and so is what a runner would take
   for a command: in JSON the value is the same. */
void dl_json_str(dl_json *json, dl_str s);
void dl_json_cstr(dl_json *json, const char *s); /* NULL gives null */
void dl_json_int(dl_json *json, int64_t value);
void dl_json_bool(dl_json *json, bool value);

/* A key with its value. */
void dl_json_add_str(dl_json *json, const char *key, dl_str value);
void dl_json_add_cstr(dl_json *json, const char *key, const char *value);
void dl_json_add_int(dl_json *json, const char *key, int64_t value);
void dl_json_add_bool(dl_json *json, const char *key, bool value);
void dl_json_add_object(dl_json *json, const char *key, dl_json_style style);
void dl_json_add_array(dl_json *json, const char *key, dl_json_style style);

#endif
