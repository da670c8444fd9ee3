/* The reasons for leaving out a fix, in words. */
#include "fixes/refusal.h"

#include <string.h>

#include "check/registry.h"

static const struct {
    const char *id;
    const char *text[2]; /* by dl_language */
} reasons[] = {
    [DL_REFUSAL_NONE] = {"none", {"", ""}},
    [DL_REFUSAL_FINDING] = {"new-finding",
                            {"the result would have a new finding",
                             "고치면 새로운 지적이 생김"}},
    [DL_REFUSAL_STAYS] = {"finding-stays",
                          {"the finding would still be there",
                           "고쳐도 지적이 그대로 남음"}},
    [DL_REFUSAL_TEXT] = {"other-text",
                         {"text elsewhere on the page would change",
                          "고치면 글의 다른 곳까지 바뀜"}},
    [DL_REFUSAL_REGION] = {"not-prose",
                           {"code, an address or the like would change",
                            "고치면 코드나 주소 같은 것이 바뀜"}},
    [DL_REFUSAL_LINK] = {"broken-link",
                         {"a link or reference would no longer lead there",
                          "고치면 링크나 참조가 끊어짐"}},
    [DL_REFUSAL_ANCHOR] = {"lost-anchor",
                           {"a link to this heading would no longer lead there",
                            "고치면 이 제목을 가리키는 링크가 끊어짐"}},
    [DL_REFUSAL_NAME] = {"link-name",
                         {"the link's text names a heading that stays as it is",
                          "그대로 남을 제목을 부르는 링크 글임"}},
    [DL_REFUSAL_UNTRIED] = {"not-tried",
                            {"not tried, too many other fixes failed",
                             "실패한 수정이 너무 많아 시도하지 않음"}},
    [DL_REFUSAL_CONFIG] = {"configuration",
                           {"the configuration has mistakes", "설정이 잘못됨"}},
    [DL_REFUSAL_POSTS] = {"other-posts",
                          {"only a look at the other posts shows it",
                           "다른 글까지 보아야 알 수 있는 지적임"}},
};

const char *dl_refusal_id(dl_fix_refusal why)
{
    return reasons[why].id;
}

/* As snprintf() of "%s" at `at`; returns where it ends, or would. */
static size_t put(char *out, size_t size, size_t at, const char *text)
{
    size_t n = strlen(text);
    for (size_t i = 0; i <= n && at + i < size; i++)
        out[at + i] = at + i + 1 < size ? text[i] : '\0';
    return at + n;
}

size_t dl_refused_format(const dl_refused *refused, dl_language language,
                         char *out, size_t size)
{
    const dl_rule *rule = refused->rule;
    size_t n = put(out, size, 0, reasons[refused->why].text[language]);
    if (!rule)
        return n;
    n = put(out, size, n, ": ");
    n = put(out, size, n, rule->code);
    if (rule->user_number == 0) { /* else the name is the code */
        n = put(out, size, n, " ");
        n = put(out, size, n, rule->name);
    }
    return n;
}

void dl_refused_add(dl_buf *out, const dl_refused *refused,
                    dl_language language)
{
    size_t n = dl_refused_format(refused, language, NULL, 0);
    dl_buf_reserve(out, n);
    dl_refused_format(refused, language, out->p + out->n, n + 1);
    out->n += n;
}

bool dl_fix_is_open(const dl_diagnostic *d, dl_applicability most)
{
    const uint8_t blocked = DL_DIAGNOSTIC_APPROXIMATE |
                            DL_DIAGNOSTIC_SUPPRESSED | DL_DIAGNOSTIC_BASELINE |
                            DL_DIAGNOSTIC_HIDDEN;
    return d->fix && d->fix->n_edits > 0 && !(d->flags & blocked) &&
           d->fix->applicability != DL_FIX_NONE &&
           d->fix->applicability <= most;
}

const dl_fix *dl_fix_offered(const dl_diagnostic *d)
{
    return dl_fix_is_open(d, DL_FIX_UNSAFE) && !d->refused ? d->fix : NULL;
}
