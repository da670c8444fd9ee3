/*
 * The invocation: how the run ended, and notifications of problems in the
 * configuration, unreadable files and omitted results.
 */
#include "report/rule_doc.h"
#include "report/sarif/parts.h"

static const struct {
    const char *id, *name, *summary[2], *help[2];
} EVENTS[] = {
    [DL_SARIF_CONFIGURATION] =
        {"configuration",
         "ConfigurationMistake",
         {"The configuration contains a mistake.", "설정에 잘못이 있다."},
         {"Each mistake in .digestlint.yaml or on the command line is reported "
          "with its place; docs/digestlint.schema.json lets editors find it.",
          "설정 파일이나 명령줄에서 잘못된 곳을 밝혀 보고한다. 편집기는 "
          "docs/digestlint.schema.json으로 미리 찾을 수 있다."}},
    [DL_SARIF_UNREADABLE] =
        {"unreadable-file",
         "UnreadableFile",
         {"A file could not be read.", "파일을 읽지 못했다."},
         {"This file was not checked; its earlier findings remain.",
          "이 파일은 검사하지 못했으므로 앞서 보고한 지적이 그대로 남는다."}},
    [DL_SARIF_TOO_MANY] =
        {"too-many-results",
         "TooManyResults",
         {"There are more results than a report may contain.",
          "보고서에 담을 수 있는 것보다 결과가 많다."},
         {"GitHub rejects runs with more than 25,000 results. Lint fewer files "
          "at a time, or put known findings into a baseline.",
          "GitHub는 결과가 25,000건을 넘는 보고서를 받지 않는다. 파일을 나누어 "
          "검사하거나 이미 아는 것을 기준선에 넣는다."}},
};

static const char *level_of(dl_sarif_event event)
{
    return event == DL_SARIF_TOO_MANY ? "warning" : "error";
}

void dl_sarif_add_descriptors(dl_reporter *r)
{
    dl_json *j = &r->json;
    dl_json_add_array(j, "notifications", DL_JSON_LINES);
    for (int i = 0; i < DL_SARIF_EVENT_COUNT; i++) {
        dl_json_object(j, DL_JSON_LINES);
        dl_json_add_cstr(j, "id", EVENTS[i].id);
        dl_json_add_cstr(j, "name", EVENTS[i].name);
        dl_str summary = dl_str_of(EVENTS[i].summary[r->language]);
        dl_str help = dl_str_of(EVENTS[i].help[r->language]);
        dl_sarif_add_text(j, "shortDescription", summary);
        dl_sarif_add_text(j, "fullDescription", help);
        dl_sarif_add_text(j, "help", help);
        dl_json_add_cstr(j, "helpUri",
                         r->language == DL_KOREAN
                             ? DL_HOME "/blob/main/docs/ko/outputs.md"
                             : DL_HOME "/blob/main/docs/outputs.md");
        dl_json_add_object(j, "defaultConfiguration", DL_JSON_INLINE);
        dl_json_add_cstr(j, "level", level_of((dl_sarif_event)i));
        dl_json_close(j);
        dl_json_close(j);
    }
    dl_json_close(j);
}

void dl_sarif_notify(dl_reporter *r, dl_sarif_event event, dl_str message,
                     size_t artifact, uint32_t line)
{
    if (r->notifications.n >= DL_SARIF_MOST_NOTIFICATIONS) {
        r->n_notifications_left_out++;
        return;
    }
    dl_buf text = {0};
    dl_sarif_add_sentence(&text, message);
    dl_vec_push(&r->notifications,
                (dl_sarif_notification){event, text.p, artifact, line});
}

static void add_place(dl_reporter *r, const dl_sarif_notification *n)
{
    dl_json *j = &r->json;
    const dl_sarif_artifact *file = &r->artifacts.v[n->artifact];
    dl_json_add_array(j, "locations", DL_JSON_LINES);
    dl_json_object(j, DL_JSON_LINES);
    dl_json_add_object(j, "physicalLocation", DL_JSON_LINES);
    dl_sarif_add_location(j, "artifactLocation", file->uri, file->is_outside,
                          n->artifact);
    if (n->line > 0) {
        dl_json_add_object(j, "region", DL_JSON_INLINE);
        dl_json_add_int(j, "startLine", n->line);
        dl_json_close(j);
    }
    dl_json_close(j);
    dl_json_close(j);
    dl_json_close(j);
}

static void add_notification(dl_reporter *r, const dl_sarif_notification *n)
{
    dl_json *j = &r->json;
    dl_json_object(j, DL_JSON_LINES);
    dl_json_add_object(j, "descriptor", DL_JSON_INLINE);
    dl_json_add_cstr(j, "id", EVENTS[n->event].id);
    dl_json_add_int(j, "index", n->event);
    dl_json_close(j);
    dl_json_add_cstr(j, "level", level_of(n->event));
    dl_sarif_add_text(j, "message", dl_str_of(n->message));
    if (n->artifact != SIZE_MAX)
        add_place(r, n);
    dl_json_close(j);
}

static void add_notifications(dl_reporter *r, const char *key,
                              bool of_configuration)
{
    dl_json_add_array(&r->json, key, DL_JSON_LINES);
    for (size_t i = 0; i < r->notifications.n; i++) {
        const dl_sarif_notification *n = &r->notifications.v[i];
        if ((n->event == DL_SARIF_CONFIGURATION) == of_configuration)
            add_notification(r, n);
    }
    dl_json_close(&r->json);
}

/* The levels that are not the rules' defaults. */
static void add_overrides(dl_reporter *r)
{
    dl_json *j = &r->json;
    dl_json_add_array(j, "ruleConfigurationOverrides", DL_JSON_LINES);
    for (size_t i = 0; i < r->rules.n; i++) {
        const dl_sarif_rule *rule = &r->rules.v[i];
        if (rule->level == rule->usual_level)
            continue;
        dl_json_object(j, DL_JSON_INLINE);
        dl_json_add_object(j, "descriptor", DL_JSON_INLINE);
        dl_json_add_str(j, "id", rule->id);
        dl_json_add_int(j, "index", (int64_t)i);
        dl_json_close(j);
        dl_json_add_object(j, "configuration", DL_JSON_INLINE);
        dl_json_add_bool(j, "enabled", true);
        dl_json_add_cstr(j, "level", dl_sarif_level(rule->level));
        dl_json_close(j);
        dl_json_close(j);
    }
    dl_json_close(j);
}

/* What was omitted to limit the size. */
static void notify_limits(dl_reporter *r)
{
    bool korean = r->language == DL_KOREAN;
    size_t results = r->n_left_out, notes = r->n_notifications_left_out;
    dl_buf text = {0};
    if (results == 0 && notes == 0)
        return;
    dl_buf_printf(&text,
                  korean ? "결과 %zu건과 알림 %zu건을 뺐다"
                         : "%zu results and %zu notifications were left out",
                  results, notes);
    if (r->notifications.n == DL_SARIF_MOST_NOTIFICATIONS)
        dl_free(r->notifications.v[--r->notifications.n].message);
    dl_sarif_notify(r, DL_SARIF_TOO_MANY, dl_buf_str(&text), SIZE_MAX, 0);
    dl_buf_free(&text);
}

void dl_sarif_add_invocation(dl_reporter *r, const dl_report_totals *totals)
{
    static const char *const meanings[][2] = {
        {"There are no findings that make a run fail.", "실패로 볼 지적이 없다."},
        {"There are findings.", "지적이 있다."},
        {"The run failed.", "실행하지 못했다."},
    };
    dl_json *j = &r->json;
    int code = totals->exit_code;
    if (totals->failure)
        dl_sarif_notify(r, DL_SARIF_CONFIGURATION, dl_str_of(totals->failure),
                        SIZE_MAX, 0);
    notify_limits(r);
    dl_json_add_array(j, "invocations", DL_JSON_LINES);
    dl_json_object(j, DL_JSON_LINES);
    dl_json_add_bool(j, "executionSuccessful", code < 2);
    dl_json_add_int(j, "exitCode", code);
    dl_json_add_cstr(j, "exitCodeDescription",
                     meanings[code < 2 ? code : 2][r->language]);
    add_notifications(r, "toolConfigurationNotifications", true);
    add_notifications(r, "toolExecutionNotifications", false);
    add_overrides(r);
    dl_json_close(j);
    dl_json_close(j);
}
