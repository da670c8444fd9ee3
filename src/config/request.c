/*
 * Reads --select, --ignore and --severity.
 */
#include "config/request.h"

#include "base/error.h"
#include "check/level.h"

static void note_unknown(dl_rule_requests *requests, dl_arena *arena,
                         dl_str selector, const char *option)
{
    dl_unknown_rule unknown = {option, dl_arena_str(arena, selector)};
    dl_vec_push(&requests->unknown, unknown);
}

/* Records how exactly each rule is named by one of the selectors, in the member
   `offset` of its request. */
static void read_selection(dl_rule_requests *requests, dl_arena *arena,
                           const dl_str *selectors, size_t n,
                           const char *option, size_t offset)
{
    for (size_t i = 0; i < n; i++) {
        dl_rule_range range =
            dl_rules_select_with(&requests->users, selectors[i]);
        if (range.start == range.end)
            note_unknown(requests, arena, selectors[i], option);
        uint8_t exactness = (uint8_t)dl_rules_exactness(selectors[i], range);
        for (uint16_t r = range.start; r < range.end; r++) {
            uint8_t *noted = (uint8_t *)&requests->rules[r] + offset;
            if (*noted < exactness)
                *noted = exactness;
        }
    }
}

static dl_status read_severity(dl_rule_requests *requests, dl_arena *arena,
                               dl_str text, dl_error *error)
{
    const char *equals = text.n ? memchr(text.p, '=', text.n) : NULL;
    size_t n = equals ? (size_t)(equals - text.p) : text.n;
    dl_str selector = {text.p, n};
    dl_str level = {text.p + n + 1, equals ? text.n - n - 1 : 0};
    dl_rule_range range = dl_rules_select_with(&requests->users, selector);
    int value = dl_level_read(level);
    if (!equals || value < 0)
        return dl_error_set(error, DL_ERR_USAGE,
                            "--severity: '%.*s' is not RULE=LEVEL; a level "
                            "is " DL_LEVELS,
                            "--severity: RULE=LEVEL 형식이 아닌 '%.*s', 쓸 수 "
                            "있는 수준: " DL_LEVELS_KO,
                            DL_FMT(text));
    if (range.start == range.end)
        note_unknown(requests, arena, selector, "--severity");
    for (uint16_t r = range.start; r < range.end; r++) {
        requests->rules[r].severity = (int8_t)(value + 1);
        requests->rules[r].for_many = range.end - range.start > 1;
    }
    return DL_OK;
}

dl_status dl_requests_read(dl_rule_requests *out, dl_arena *arena,
                           dl_user_rules users,
                           const dl_config_request *request, dl_error *error)
{
    *out = (dl_rule_requests){
        .users = users,
        .rules = DL_ARENA_NEW(arena, dl_rule_request, dl_n_rules + users.n),
        .has_select = request->n_select > 0,
        .level = request->level};
    dl_status status = DL_OK;
    read_selection(out, arena, request->select, request->n_select, "--select",
                   offsetof(dl_rule_request, selected));
    read_selection(out, arena, request->ignore, request->n_ignore, "--ignore",
                   offsetof(dl_rule_request, ignored));
    for (size_t i = 0; status == DL_OK && i < request->n_severity; i++)
        status = read_severity(out, arena, request->severity[i], error);
    return status;
}

void dl_requests_free(dl_rule_requests *requests)
{
    dl_vec_free(&requests->unknown);
}

/* Whether --severity says something of the rule: a level for many rules is one
   for those that are on. */
static bool sets_level(const dl_rule_request *request,
                       const dl_rule_settings *rule)
{
    return request->severity && (!request->for_many ||
                                 rule->severity != DL_SEVERITY_OFF ||
                                 request->severity - 1 == DL_LEVEL_ON);
}

/* A selected rule is on even if the configuration turns it off; of --select and
   --ignore the more exact one counts, in a tie --ignore. */
void dl_requests_apply(const dl_rule_requests *requests,
                       const dl_user_rules *users, dl_rule_settings *rules)
{
    for (uint16_t r = 0; r < dl_n_rules + users->n; r++) {
        const dl_rule_request *request = &requests->rules[r];
        const dl_rule *rule = dl_rule_at(users, r);
        bool is_selected = request->selected > request->ignored;
        if (is_selected && rules[r].severity == DL_SEVERITY_OFF)
            dl_level_set(&rules[r], rule, DL_LEVEL_ON);
        if (sets_level(request, &rules[r]))
            dl_level_set(&rules[r], rule, request->severity - 1);
        if ((requests->has_select && !is_selected) ||
            (request->ignored && !is_selected))
            rules[r].severity = DL_SEVERITY_OFF;
    }
}

bool dl_requests_lack(const dl_rule_requests *requests, dl_str selector)
{
    for (size_t i = 0; i < requests->unknown.n; i++)
        if (dl_str_eq(requests->unknown.v[i].selector, selector))
            return true;
    return false;
}

dl_status dl_requests_refuse(const dl_rule_requests *requests,
                             const dl_unknown_rule *unknown, dl_error *error)
{
    dl_str hint = dl_rules_suggest(&requests->users, unknown->selector);
    if (hint.n)
        return dl_error_set(error, DL_ERR_USAGE,
                            "%s: unknown rule '%.*s'; did you mean '%.*s'?",
                            "%s: 규칙 '%.*s' 없음, 혹시 '%.*s'?",
                            unknown->option, DL_FMT(unknown->selector),
                            DL_FMT(hint));
    return dl_error_set(
        error, DL_ERR_USAGE,
        "%s: unknown rule '%.*s'; 'digestlint rules' lists them",
        "%s: 규칙 '%.*s' 없음, 'digestlint rules'로 목록을 볼 수 있음",
        unknown->option, DL_FMT(unknown->selector));
}
