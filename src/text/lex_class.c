/* The classes of characters (Unicode general categories and scripts). */
#include <utf8proc.h>

#include "base/search.h"
#include "text/hangul.h"
#include "text/lex.h"

typedef struct range {
    uint32_t first, last;
    unsigned kind;
} range;

/* Letters by script, limited to scripts that a rule needs; sorted. */
static const range scripts[] = {
    {0x0041, 0x024F, DL_TOKEN_LATIN},    {0x0250, 0x02AF, DL_TOKEN_LATIN},
    {0x0370, 0x03FF, DL_TOKEN_GREEK},    {0x0400, 0x052F, DL_TOKEN_CYRILLIC},
    {0x1100, 0x11FF, DL_TOKEN_HANGUL},   {0x1C80, 0x1C8F, DL_TOKEN_CYRILLIC},
    {0x1E00, 0x1EFF, DL_TOKEN_LATIN},    {0x1F00, 0x1FFF, DL_TOKEN_GREEK},
    {0x2C60, 0x2C7F, DL_TOKEN_LATIN},    {0x2DE0, 0x2DFF, DL_TOKEN_CYRILLIC},
    {0x3005, 0x3007, DL_TOKEN_HAN},      {0x3041, 0x30FF, DL_TOKEN_KANA},
    {0x3131, 0x318E, DL_TOKEN_HANGUL},   {0x31F0, 0x31FF, DL_TOKEN_KANA},
    {0x3400, 0x4DBF, DL_TOKEN_HAN},      {0x4E00, 0x9FFF, DL_TOKEN_HAN},
    {0xA640, 0xA69F, DL_TOKEN_CYRILLIC}, {0xA720, 0xA7FF, DL_TOKEN_LATIN},
    {0xA960, 0xA97F, DL_TOKEN_HANGUL},   {0xAC00, 0xD7A3, DL_TOKEN_HANGUL},
    {0xD7B0, 0xD7FF, DL_TOKEN_HANGUL},   {0xF900, 0xFAFF, DL_TOKEN_HAN},
    {0xFB00, 0xFB06, DL_TOKEN_LATIN},    {0xFF21, 0xFF5A, DL_TOKEN_LATIN},
    {0xFF66, 0xFF9D, DL_TOKEN_KANA},     {0xFFA0, 0xFFDC, DL_TOKEN_HANGUL},
    {0x20000, 0x323AF, DL_TOKEN_HAN},
};

static unsigned letter_kind(uint32_t c)
{
    const size_t n = sizeof scripts / sizeof *scripts;
    size_t i;
    DL_LOWER_BOUND(i, 0, n, scripts[i].last < c);
    return i < n && c >= scripts[i].first ? scripts[i].kind : DL_TOKEN_LETTER;
}

static unsigned punctuation_kind(uint32_t c)
{
    switch (c) {
    case '.': case '!': case '?':
    case 0x2026: /* … */ case 0x203C: case 0x2049: case 0x3002: /* 。 */
    case 0xFF01: case 0xFF0E: case 0xFF1F: case 0xFF61:
        return DL_TOKEN_STOP;
    case ',': case ';': case ':':
    case 0x00B7: /* · */ case 0x3001: /* 、 */
    case 0xFF0C: case 0xFF1A: case 0xFF1B: case 0xFF64:
        return DL_TOKEN_COMMA;
    case '"': case '\'': case 0xFF02: case 0xFF07:
        return DL_TOKEN_QUOTE;
    default:
        return DL_TOKEN_SYMBOL;
    }
}

unsigned dl_char_class(uint32_t c)
{
    if (dl_hangul_is_syllable(c))
        return DL_TOKEN_HANGUL;
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        if (c == 0x115F || c == 0x1160 || c == 0x3164 || c == 0xFFA0)
            return DL_TOKEN_INVISIBLE; /* the Hangul fillers */
        return c == 0xAA || c == 0xBA ? DL_TOKEN_SYMBOL : letter_kind(c);
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return c == 0x034F ? DL_TOKEN_INVISIBLE : DL_CLASS_MARK;
    case UTF8PROC_CATEGORY_ND:
        return c < 0x80 ? DL_TOKEN_NUMBER : DL_TOKEN_SYMBOL;
    case UTF8PROC_CATEGORY_NL:
        return c == 0x3007 ? DL_TOKEN_HAN : DL_TOKEN_LETTER;
    case UTF8PROC_CATEGORY_PS:
    case UTF8PROC_CATEGORY_PI:
        return DL_TOKEN_OPEN;
    case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PF:
        return DL_TOKEN_CLOSE;
    case UTF8PROC_CATEGORY_ZS:
        return c == ' ' ? DL_CLASS_BLANK : DL_TOKEN_INVISIBLE;
    case UTF8PROC_CATEGORY_CC:
        return c == '\t' || c == '\n' || c == '\r' ? DL_CLASS_BLANK
                                                   : DL_TOKEN_INVISIBLE;
    case UTF8PROC_CATEGORY_CF:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return DL_TOKEN_INVISIBLE;
    case UTF8PROC_CATEGORY_PO:
        return punctuation_kind(c);
    default:
        return DL_TOKEN_SYMBOL;
    }
}

bool dl_char_is_lower(uint32_t c)
{
    if (c < 0x80)
        return c >= 'a' && c <= 'z';
    return utf8proc_category((utf8proc_int32_t)c) == UTF8PROC_CATEGORY_LL;
}

bool dl_char_is_space(uint32_t c)
{
    switch (utf8proc_category((utf8proc_int32_t)c)) {
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return true;
    default:
        return c == '\v' || c == '\f' || c == 0x85;
    }
}

dl_final dl_char_final(uint32_t c)
{
    if (c >= 0x11A8 && c <= 0x11C2) /* trailing consonants */
        return c == 0x11AF ? DL_FINAL_RIEUL : DL_FINAL_OTHER;
    if (c >= 0x1161 && c <= 0x1175) /* vowels */
        return DL_FINAL_NONE;
    return dl_hangul_final(c);
}
