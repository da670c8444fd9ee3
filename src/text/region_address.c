/*
 * Addresses in running text: URLs, with what renderers take into them, e-mail
 * addresses and paths of files.
 */
#include <string.h>

#include "base/str.h"
#include "text/lex.h"
#include "text/region_scan.h"
#include "text/utf8.h"

/* ---- URLs and e-mail ----------------------------------------------------- */

/* What an address may contain; a particle after it is Hangul and ends it. */
static bool is_url_byte(unsigned char b)
{
    return b > ' ' && b < 0x7F && b != '<' && b != '>' && b != '"' &&
           b != '`' && b != '\\';
}

/* Leaves closing punctuation to the sentence, like GFM's autolinks. */
static uint32_t trim(const unsigned char *src, uint32_t start, uint32_t end)
{
    int round = 0, square = 0;
    for (uint32_t i = start; i < end; i++) {
        round += (src[i] == '(') - (src[i] == ')');
        square += (src[i] == '[') - (src[i] == ']');
    }
    while (end > start) {
        unsigned char last = src[end - 1];
        if (last == ')' && round < 0)
            round++;
        else if (last == ']' && square < 0)
            square++;
        else if (!dl_is_one_of((char)last, "?!.,:;*_~'"))
            break;
        end--;
    }
    return end;
}

static uint32_t address_end(const unsigned char *src, uint32_t from,
                            uint32_t end)
{
    uint32_t p = from;
    while (p < end && is_url_byte(src[p]))
        p++;
    return trim(src, from, p);
}

/* `scheme://` */
static uint32_t url_end(const unsigned char *src, uint32_t floor, uint32_t p,
                        uint32_t end, uint32_t *start)
{
    if (end - p < 4 || src[p + 1] != '/' || src[p + 2] != '/')
        return 0;
    uint32_t s = p;
    while (s > floor && dl_is_alpha((char)src[s - 1]))
        s--;
    if (p - s < 2)
        return 0;
    uint32_t stop = address_end(src, p + 3, end);
    if (stop == p + 3)
        return 0;
    *start = s;
    return stop;
}

/* `www.` */
static uint32_t www_end(const unsigned char *src, uint32_t floor, uint32_t p,
                        uint32_t end, uint32_t *start)
{
    if (p - floor < 3 || memcmp(src + p - 3, "www", 3) != 0 || end - p < 2 ||
        !dl_is_alnum((char)src[p + 1]))
        return 0;
    *start = p - 3;
    return address_end(src, p + 1, end);
}

static bool is_local_byte(unsigned char b)
{
    return dl_is_alnum((char)b) || b == '.' || b == '_' || b == '-' || b == '+';
}

/* `local@domain.tld`; a top-level domain has at least two letters, so `mAP@0.5`
   is not an address. */
static uint32_t mail_end(const unsigned char *src, uint32_t floor, uint32_t p,
                         uint32_t end, uint32_t *start)
{
    uint32_t s = p, e = p + 1, dot = 0;
    while (s > floor && is_local_byte(src[s - 1]))
        s--;
    while (e < end &&
           (dl_is_alnum((char)src[e]) || src[e] == '-' ||
            (src[e] == '.' && e + 1 < end && dl_is_alnum((char)src[e + 1])))) {
        if (src[e] == '.')
            dot = e;
        e++;
    }
    if (s == p || !dot || e - dot < 3)
        return 0;
    for (uint32_t i = dot + 1; i < e; i++)
        if (!dl_is_alpha((char)src[i]))
            return 0;
    *start = s;
    return e;
}

uint32_t dl_url_end(const unsigned char *src, uint32_t floor, uint32_t p,
                    uint32_t end, uint32_t *start)
{
    switch (src[p]) {
    case ':':
        return url_end(src, floor, p, end, start);
    case '.':
        return www_end(src, floor, p, end, start);
    case '@':
        return mail_end(src, floor, p, end, start);
    default:
        return 0;
    }
}

/* Whether what is at `at` is a letter of any script; `*n`: its bytes. */
static bool is_any_letter(const dl_doc *doc, uint32_t at, unsigned *n)
{
    unsigned class = dl_char_class(dl_utf8_decode(doc->src, at, n));
    return class <= DL_TOKEN_LETTER || class == DL_CLASS_MARK;
}

uint32_t dl_url_tail(const dl_doc *doc, uint32_t start, uint32_t end,
                     uint32_t limit)
{
    const char *src = doc->src.p;
    int depth = 0;
    for (uint32_t i = start; i < end; i++)
        depth += (src[i] == '(') - (src[i] == ')');
    uint32_t tail = end;
    for (uint32_t i = end; i < limit;) {
        unsigned n = 1;
        if ((unsigned char)src[i] >= 0x80) {
            if (dl_char_is_space(dl_utf8_decode(doc->src, i, &n)))
                break;
            tail = i + n;
        } else {
            depth += (src[i] == '(') - (src[i] == ')');
            if (!is_url_byte((unsigned char)src[i]) || depth < 0 ||
                dl_is_one_of(src[i], "'*]"))
                break;
            if (dl_is_alnum(src[i]))
                tail = i + 1;
        }
        i += n;
    }
    return tail;
}

/*
 * The end of the letters in [end, tail), after the ASCII part of a URL, that
 * belong to a name in it (`/wiki/가`); `end` if they belong to the sentence
 * (`2509.01234를`).
 */
static uint32_t name_end(const dl_region_scan *scan, uint32_t end,
                         uint32_t tail)
{
    bool is_name = dl_is_one_of(scan->src[end - 1], "/-_=#&%+?");
    uint32_t i = end;
    for (unsigned n; i < tail; i += n) {
        if (dl_is_one_of(scan->src[i], "/-_=#&%+?~@$"))
            is_name = true; /* AI가_나 */
        else if (dl_is_one_of(scan->src[i], ".,:;!?()[]") ||
                 !is_any_letter(scan->doc, i, &n))
            break;
        else
            continue;
        n = 1;
    }
    return is_name ? i : end;
}

/* `http://한글.kr`: the end of the scheme at `at`, or 0. */
static uint32_t scheme_end(const dl_region_scan *scan, uint32_t at,
                           uint32_t limit, uint32_t *start)
{
    unsigned n;
    *start = at;
    while (*start > scan->floor && dl_is_alpha(scan->src[*start - 1]))
        --*start;
    return at - *start > 1 && dl_region_has(scan, at, "://") &&
                   at + 3 < limit && is_any_letter(scan->doc, at + 3, &n)
               ? at + 3
               : 0;
}

/* `홍길동@a.kr`: the domain is an address without what precedes the `@`. */
static bool read_wide_mail(const dl_region_scan *scan, uint32_t at,
                           uint32_t limit, dl_region *out)
{
    const unsigned char *src = (const unsigned char *)scan->src;
    uint32_t end = at + 1, start = at;
    bool has_point = false;
    while (end < limit && (dl_is_alnum(scan->src[end]) ||
                           scan->src[end] == '-' || scan->src[end] == '.')) {
        has_point |= scan->src[end] == '.';
        end++;
    }
    while (start > scan->floor &&
           (src[start - 1] >= 0x80 || dl_is_alnum((char)src[start - 1])))
        start--;
    *out = (dl_region){start, end, DL_REGION_ADDRESS, false};
    return has_point && start < at && src[at - 1] >= 0x80 &&
           dl_is_alpha((char)src[end - 1]);
}

static bool read_url(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    uint32_t limit = dl_region_limit(scan, at), start;
    uint32_t end = dl_url_end((const unsigned char *)scan->src, scan->floor, at,
                              limit, &start);
    if (!end && scan->src[at] == ':')
        end = scheme_end(scan, at, limit, &start);
    if (!end)
        return scan->src[at] == '@' && read_wide_mail(scan, at, limit, out);
    *out = (dl_region){start, end, DL_REGION_ADDRESS, true};
    uint32_t tail = scan->src[at] == '@'
                        ? end
                        : dl_url_tail(scan->doc, start, end, limit);
    out->end = name_end(scan, end, tail);
    if (tail == out->end)
        return true;
    dl_region_add(scan, *out);
    *out = (dl_region){out->end, tail, DL_REGION_ADDRESS, false};
    return true;
}

/* ---- paths of files ------------------------------------------------------ */

/* The extensions of files that posts are about; only the longer ones say by
   themselves that a word is a file's name. */
static const char extensions[] =
    " png jpg jpeg gif svg webp bmp ico avif heic mp3 mp4 mov avi wav webm mkv "
    "pdf doc docx ppt pptx xls xlsx hwp hwpx odt epub zip tar gz tgz bz2 xz "
    "md mdx markdown mdown qmd rmd ipynb rst adoc html htm css scss js mjs cjs "
    "ts jsx tsx vue svelte json jsonl yaml yml toml xml csv tsv txt log ini "
    "cfg conf env sh bash zsh bat ps1 py pyi rb go rs java kt cc cpp hpp cs "
    "swift php lua sql db sqlite exe dll pt pth onnx safetensors gguf ckpt npy "
    "npz parquet pkl h5 tex bib lock ";

enum { LONGEST_EXTENSION = 11 };

/* The end of the extension whose point is at `at`, or 0. */
static uint32_t extension_end(const dl_region_scan *scan, uint32_t at,
                              uint32_t limit)
{
    char word[LONGEST_EXTENSION + 3] = " ";
    size_t n = 1;
    uint32_t i = at + 1;
    for (; i < limit && dl_is_alnum(scan->src[i]) && n <= LONGEST_EXTENSION;
         i++)
        word[n++] = dl_to_lower(scan->src[i]);
    if (n == 1 || (i < limit && dl_is_one_of(scan->src[i], "._-/(")))
        return 0;
    word[n++] = ' ';
    word[n] = '\0';
    return strstr(extensions, word) ? i : 0;
}

static bool is_path_byte(unsigned char b)
{
    return dl_is_alnum((char)b) || b >= 0x80 ||
           dl_is_one_of((char)b, "-_./~%+@#&=");
}

/* The last extension in a word, or 0. */
static uint32_t last_extension(const dl_region_scan *scan, dl_span word)
{
    for (uint32_t i = word.end; i-- > word.start + 1;)
        if (scan->src[i] == '.') {
            uint32_t end = extension_end(scan, i, word.end);
            if (end)
                return end;
        }
    return 0;
}

/* Whether a word without an extension is a path: `/img/가`, `./가`, `../가`,
   `github.com/가`; not `입력/출력`. */
static bool is_bare_path(const dl_region_scan *scan, dl_span word)
{
    const char *src = scan->src;
    uint32_t i = word.start;
    if (src[i] == '~' || src[i] == '.')
        return dl_region_has(scan, i, "~/") || dl_region_has(scan, i, "./") ||
               dl_region_has(scan, i, "../");
    const char *slash = memchr(src + i + 1, '/', word.end - i - 1);
    if (src[i] == '/')
        return word.end - i > 2 && src[i + 1] != '/' &&
               (slash || (unsigned char)src[i + 1] < 0x80);
    bool has_point = false;
    for (; i < word.end && src[i] != '/'; i++) {
        if (!dl_is_alnum(src[i]) && src[i] != '-' && src[i] != '.')
            return false;
        has_point |= src[i] == '.' && i + 2 < word.end &&
                     dl_is_alpha(src[i + 1]) && dl_is_alpha(src[i + 2]);
    }
    return has_point && i < word.end;
}

/* Without the particle that touches ASCII at the end of a path. */
static uint32_t without_particle(const dl_region_scan *scan, dl_span path)
{
    uint32_t end = path.end;
    while (end > path.start && (unsigned char)scan->src[end - 1] >= 0x80)
        end--;
    return end > path.start && end < path.end && dl_is_alnum(scan->src[end - 1])
               ? end
               : path.end;
}

/* Node.js and the like are products, and `1.md` is a file. */
static bool is_product(const dl_region_scan *scan, dl_span path)
{
    dl_str s = {scan->src + path.start, path.end - path.start};
    if (!dl_str_has_suffix(s, DL_STR(".js")))
        return false;
    for (size_t i = 0; i + 3 < s.n; i++)
        if (!dl_is_alpha(s.p[i]))
            return false;
    return true;
}

static bool read_path(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    const unsigned char *src = (const unsigned char *)scan->src;
    if (at < scan->word_end ||
        (src[at] == '.' &&
         (at + 1 >= scan->end || !(dl_is_alpha((char)src[at + 1]) ||
                                   src[at + 1] == '/' || src[at + 1] == '.'))))
        return false;
    uint32_t limit = dl_region_limit(scan, at);
    dl_span word = {at, at};
    while (word.start > scan->floor && is_path_byte(src[word.start - 1]))
        word.start--;
    while (word.end < limit && is_path_byte(src[word.end]))
        word.end++;
    while (word.end > word.start &&
           dl_is_one_of((char)src[word.end - 1], ".,#&=+@"))
        word.end--;
    scan->word_end = word.end;
    if (word.end - word.start < 3 ||
        (word.start > 0 && src[word.start - 1] == '<')) /* \</b> */
        return false;
    uint32_t end = last_extension(scan, word);
    if (!end && is_bare_path(scan, word))
        end = without_particle(scan, word);
    *out = (dl_region){word.start, end, DL_REGION_ADDRESS, true};
    return end && !is_product(scan, (dl_span){word.start, end});
}

/*
 * `](/img/a b.png)`: kramdown takes spaces, and brackets in pairs, in a
 * destination; CommonMark, which has not made a link of it, does not.
 */
static bool read_destination(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    bool is_link = scan->next < scan->given.n &&
                   scan->given.v[scan->next].start == at + 1;
    if (is_link || at < scan->missing[DL_MISSING_DESTINATION])
        return false;
    uint32_t limit = dl_region_line_end(scan, at), depth = 0;
    for (uint32_t i = at + 1; i < limit; i++) {
        depth += scan->src[i] == '(';
        if (scan->src[i] == ')' && --depth == 0) {
            *out = (dl_region){at + 1, i + 1, DL_REGION_ADDRESS, true};
            return true;
        }
    }
    scan->missing[DL_MISSING_DESTINATION] = limit;
    return false;
}

/* `C:\\사용자\\가.txt` */
static bool read_drive(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    uint32_t limit = dl_region_limit(scan, at), end = at + 1;
    bool is_drive = at > scan->floor && dl_is_alpha(scan->src[at - 1]) &&
                    (at - 1 == scan->floor || !dl_is_alnum(scan->src[at - 2]));
    while (end < limit && (scan->src[end] == '\\' ||
                           is_path_byte((unsigned char)scan->src[end])))
        end++;
    *out = (dl_region){at - is_drive, end, DL_REGION_ADDRESS, true};
    return is_drive;
}

bool dl_region_address(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    char c = scan->src[at], next = scan->src[at + 1];
    if (c == ':' && next == '\\')
        return read_drive(scan, at, out);
    if (c == ']')
        return next == '(' && read_destination(scan, at, out);
    if (!dl_is_alnum(next) && next != '/' && next != '.' &&
        (c != '/' || (unsigned char)next < 0x80))
        return false; /* the end of a sentence, nearly always */
    return (c != '/' && read_url(scan, at, out)) ||
           ((c == '/' || c == '.') && read_path(scan, at, out));
}
