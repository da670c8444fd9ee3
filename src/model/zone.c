/* Time zones known by name, and the parser of written offsets. */
#include "model/zone.h"

#include "base/str.h"

static const struct {
    const char *name;
    int16_t minutes;
} zones[] = {
    {"Asia/Seoul", 540},     {"KST", 540},
    {"Asia/Pyongyang", 540}, {"Asia/Tokyo", 540},
    {"JST", 540},            {"Asia/Shanghai", 480},
    {"Asia/Hong_Kong", 480}, {"Asia/Taipei", 480},
    {"Asia/Singapore", 480}, {"Asia/Bangkok", 420},
    {"Asia/Jakarta", 420},   {"Asia/Ho_Chi_Minh", 420},
    {"Asia/Kolkata", 330},   {"Asia/Dubai", 240},
    {"UTC", 0},              {"Etc/UTC", 0},
    {"GMT", 0},              {"Z", 0},
};

/* One or two digits at `*i`, which is moved past them; -1: there are none. */
static int digits(dl_str text, size_t *i)
{
    int value = -1;
    for (int n = 0; n < 2 && *i < text.n; n++, (*i)++) {
        char c = text.p[*i];
        if (!dl_is_digit(c))
            break;
        value = (value < 0 ? 0 : value * 10) + (c - '0');
    }
    return value;
}

static bool parse_offset(dl_str text, int32_t *minutes)
{
    size_t i = 1;
    if (text.n < 2 || (text.p[0] != '+' && text.p[0] != '-'))
        return false;
    int hours = digits(text, &i);
    int rest = 0;
    if (i < text.n) {
        i += text.p[i] == ':';
        size_t from = i;
        rest = digits(text, &i);
        if (i - from != 2)
            return false;
    }
    if (i != text.n || hours < 0 || hours > 14 || rest < 0 || rest > 59)
        return false;
    *minutes = (text.p[0] == '-' ? -1 : 1) * (hours * 60 + rest);
    return true;
}

bool dl_zone_parse(dl_str text, int32_t *minutes)
{
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++)
        if (dl_str_is(text, zones[i].name)) {
            *minutes = zones[i].minutes;
            return true;
        }
    return parse_offset(text, minutes);
}
