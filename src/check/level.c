/*
 * Reads levels in configurations and on the command line.
 */
#include "check/level.h"

int dl_level_read(dl_str text)
{
    static const struct {
        const char *name;
        int level;
    } levels[] = {
        {"off", DL_SEVERITY_OFF},
        {"info", DL_SEVERITY_INFO},
        {"warning", DL_SEVERITY_WARNING},
        {"error", DL_SEVERITY_ERROR},
        {"on", DL_LEVEL_ON},
        {"false", DL_SEVERITY_OFF},
        {"true", DL_LEVEL_ON},
    };
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        if (dl_str_is(text, levels[i].name))
            return levels[i].level;
    return -1;
}

static dl_severity own_level(const dl_rule *rule)
{
    return rule->severity ? rule->severity : rule->on_severity;
}

void dl_level_set(dl_rule_settings *settings, const dl_rule *rule, int level)
{
    if (!rule)
        return;
    settings->is_set = level != DL_LEVEL_ON;
    if (level == DL_LEVEL_ON)
        level = settings->initial ? settings->initial : (int)own_level(rule);
    settings->severity = (uint8_t)level;
}
