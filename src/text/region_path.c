/*
 * Paths and names of files in running text.
 */
#include "base/str.h"
#include "text/lex.h"
#include "text/region_scan.h"
#include "text/utf8.h"

/* ---- extensions ---------------------------------------------------------- */

/* The extensions of files that posts are about; only the longer ones say by
   themselves that a word is a file's name. */
static const char extensions[] =
    " png jpg jpeg gif svg webp bmp ico avif heic tif tiff mp3 mp4 mov avi wav "
    "webm mkv m4a ogg flac srt vtt smi pdf doc docx ppt pptx xls xlsx hwp hwpx "
    "odt epub zip tar gz tgz bz2 xz rar jar apk iso md mdx markdown mdown qmd "
    "rmd ipynb rst adoc html htm css scss js mjs cjs ts jsx tsx vue svelte "
    "json jsonl yaml yml toml xml csv tsv txt log ini cfg conf env bak tmp sh "
    "bash zsh bat ps1 py pyi rb go rs java kt cc cpp hpp cs swift php lua sql "
    "db sqlite exe dll pt pth onnx safetensors gguf ckpt npy npz parquet pkl "
    "h5 tex bib lock ttf otf woff woff2 psd canvas excalidraw drawio ";

enum { LONGEST_EXTENSION = 11 };

/* The end of the extension whose point is at `at`, or 0. What is called is a
   method (`torch.pt(…)`), but not after Hangul. */
static uint32_t extension_end(const dl_region_scan *scan, uint32_t at,
                              uint32_t limit)
{
    char word[LONGEST_EXTENSION + 3] = " ";
    size_t n = 1;
    uint32_t i = at + 1;
    for (; i < limit && dl_is_alnum(scan->src[i]) && n <= LONGEST_EXTENSION;
         i++)
        word[n++] = dl_to_lower(scan->src[i]);
    if (n == 1 || (i < limit && dl_is_one_of(scan->src[i], "._-/")) ||
        (i < scan->end && scan->src[i] == '(' &&
         (unsigned char)scan->src[at - 1] < 0x80))
        return 0;
    word[n++] = ' ';
    word[n] = '\0';
    return strstr(extensions, word) ? i : 0;
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

/* ---- words --------------------------------------------------------------- */

static bool is_path_byte(char c)
{
    return dl_is_alnum(c) || dl_is_wide(c) || dl_is_one_of(c, "-_./~%+@#&=\\");
}

static uint32_t word_start(const dl_region_scan *scan, uint32_t at)
{
    while (at > scan->floor && is_path_byte(scan->src[at - 1]))
        at--;
    return at;
}

/* Where the bracket begins that ends before `at`, if it has no spaces, or
   `at`. */
static uint32_t before_bracket(const dl_region_scan *scan, uint32_t at)
{
    enum { LONGEST = 64 };
    char close = at > scan->floor ? scan->src[at - 1] : '\0';
    if (close != ')' && close != ']')
        return at;
    for (uint32_t i = at - 1; i > scan->floor && at - i < LONGEST; i--) {
        char c = scan->src[i - 1];
        if (c == (close == ')' ? '(' : '['))
            return i - 1;
        if (!is_path_byte(c) && c != ',')
            return at;
    }
    return at;
}

/* Where the part of a file's name begins that ends before `at` with a bracket
   or a sign (`보고서(1).pdf`, `정말!.pdf`), or `at`. */
static uint32_t name_start(const dl_region_scan *scan, uint32_t at)
{
    enum { LONGEST = 128 };
    for (const uint32_t end = at; end - at < LONGEST;) {
        uint32_t start = before_bracket(scan, at);
        if (start == at && at > scan->floor + 1 &&
            dl_is_one_of(scan->src[at - 1], "!?*'") &&
            (dl_is_alnum(scan->src[at - 2]) || dl_is_wide(scan->src[at - 2])))
            start--;
        if (start == at)
            return at;
        at = word_start(scan, start);
    }
    return at;
}

/* The word around `at`, which is not looked at again. */
static dl_span word_at(dl_region_scan *scan, uint32_t at, uint32_t limit)
{
    dl_span word = {word_start(scan, at), at};
    if (word.start == at && scan->src[at] == '.')
        word.start = name_start(scan, at);
    while (word.end < limit && is_path_byte(scan->src[word.end]))
        word.end++;
    scan->word_end = word.end;
    while (word.end > word.start &&
           dl_is_one_of(scan->src[word.end - 1], ".,#&=+@"))
        word.end--;
    return word;
}

static uint32_t find_slash(const dl_region_scan *scan, uint32_t at,
                           uint32_t end)
{
    const char *slash = memchr(scan->src + at, '/', end - at);
    return slash ? (uint32_t)(slash - scan->src) : end;
}

/* ---- names of files ------------------------------------------------------ */

/* Whether no word touches byte `at`, but a space or one of `marks` does. */
static bool is_opening(const dl_region_scan *scan, uint32_t at,
                       const char *marks)
{
    return at == scan->doc->body || dl_is_space(scan->src[at - 1]) ||
           dl_is_one_of(scan->src[at - 1], marks);
}

/*
 * `"보고서 최종.pptx"`: where the quotation begins that ends at `end` with the
 * word at `start`; `start` if there is none. It may begin before scan->floor.
 */
static uint32_t quoted_start(const dl_region_scan *scan, uint32_t start,
                             uint32_t end)
{
    enum { LONGEST = 96 };
    static const struct {
        const char *open, *close;
    } marks[] = {{"\"", "\""}, {"'", "'"},   {"“", "”"},   {"‘", "’"},
                 {"「", "」"}, {"『", "』"}, {"《", "》"}, {"〈", "〉"},
                 {"<", ">"}};
    size_t k = 0;
    while (k < sizeof marks / sizeof *marks &&
           !dl_region_has(scan, end, marks[k].close))
        k++;
    if (k == sizeof marks / sizeof *marks)
        return start;
    const uint32_t n = (uint32_t)strlen(marks[k].open);
    for (uint32_t i = start; i > scan->doc->body && start - i < LONGEST; i--) {
        if (scan->src[i - 1] == '\n')
            break;
        if (dl_region_has(scan, i - 1, marks[k].open))
            return n > 1 || is_opening(scan, i - 1, "([{*_>|:,=") ? i - 1 + n
                                                                  : start;
    }
    return start;
}

/* The signs at `at` that are not ASCII, such as quotation marks. */
static uint32_t skip_signs(const dl_region_scan *scan, uint32_t at)
{
    for (unsigned n; dl_is_wide(scan->src[at]); at += n) {
        uint32_t c = dl_utf8_decode(scan->doc->src, at, &n);
        unsigned class = dl_char_class(c);
        if (class != DL_TOKEN_OPEN && class != DL_TOKEN_CLOSE &&
            class != DL_TOKEN_COMMA && class != DL_TOKEN_STOP)
            break;
    }
    return at;
}

/* `가.md#나`, `가.png?v=1` */
static uint32_t with_query(const dl_region_scan *scan, uint32_t end,
                           uint32_t limit)
{
    if (end + 1 >= limit || !dl_is_one_of(scan->src[end], "#?") ||
        !(dl_is_alnum(scan->src[end + 1]) || dl_is_wide(scan->src[end + 1])))
        return end;
    for (end++; end < limit && is_path_byte(scan->src[end]);)
        end++;
    while (dl_is_one_of(scan->src[end - 1], "."))
        end--;
    return end;
}

/* A file with a known extension, which ends at `end`. */
static bool put_file(const dl_region_scan *scan, dl_span word, uint32_t end,
                     uint32_t limit, dl_region *out)
{
    uint32_t start = word.start;
    if (is_product(scan, (dl_span){start, end}))
        return false;
    start = name_start(scan, start);
    start = skip_signs(scan, quoted_start(scan, start, end));
    *out = (dl_region){start, with_query(scan, end, limit), DL_REGION_ADDRESS,
                       true};
    return true;
}

/* ---- paths without an extension ------------------------------------------ */

typedef enum path_kind {
    NO_PATH,
    PERHAPS, /* its words are read, too */
    PATH
} path_kind;

/* Folders that may precede a name in Hangul: `docs/가`, but not `web/앱`. */
static const char folders[] =
    " src docs doc img image images asset assets static public content "
    "contents post posts page pages data dataset datasets lib test tests "
    "script scripts config home users usr tmp var etc opt mnt media files "
    "notes blog notebook notebooks downloads upload uploads draft drafts "
    "output outputs build dist node_modules archive archives backup templates "
    "layouts root ";

static bool is_folder(dl_str name)
{
    char word[16] = " ";
    if (name.n == 0 || name.n > sizeof word - 3)
        return false;
    memcpy(word + 1, name.p, name.n);
    word[name.n + 1] = ' ';
    word[name.n + 2] = '\0';
    return strstr(folders, word) != NULL;
}

/* `가\나`, `\\서버`, `..\가`, but not an escape, `\5,000`, a price, and
   `\end{…}`. */
static bool has_backslash(const dl_region_scan *scan, dl_span word)
{
    const char *src = scan->src;
    unsigned n;
    if (src[word.end] == '{')
        return false;
    for (uint32_t i = word.start; i + 1 < word.end; i++) {
        if (i == 0 || src[i] != '\\' ||
            !(dl_is_alpha(src[i + 1]) || dl_is_wide(src[i + 1])))
            continue;
        uint32_t c = dl_utf8_decode_before(scan->doc->src, i, &n);
        if (n > 1 ? dl_char_class(c) <= DL_TOKEN_LETTER
                  : dl_is_alnum((char)c) || dl_is_one_of((char)c, "%.~-_\\$}"))
            return true;
    }
    return false;
}

/* `/가`, `/가/나`, `/img`, `//서버/가`; `(가)/나` is none. */
static path_kind rooted_kind(const dl_region_scan *scan, dl_span word)
{
    const char *src = scan->src;
    uint32_t at = word.start;
    static const char before[] = "([{}|:,=";
    bool begins =
        is_opening(scan, at, before) ||
        (dl_is_one_of(src[at - 1], "\"'") && is_opening(scan, at - 1, before));
    if (src[at + 1] == '/')
        return begins && word.end - at > 3 &&
                       find_slash(scan, at + 3, word.end) < word.end
                   ? PATH
                   : NO_PATH;
    if (begins && find_slash(scan, at + 1, word.end) == word.end &&
        dl_is_wide(src[at + 1]))
        return PERHAPS;
    return begins || !dl_is_wide(src[at + 1]) ? PATH : NO_PATH;
}

/* Whether `first`, before a slash, is a port after a host: `localhost:80`,
   `db:8080`; `3:10` is a ratio. */
static bool is_port(const dl_region_scan *scan, dl_str first)
{
    uint32_t at = (uint32_t)(first.p - scan->src), host = at - (at > 0);
    bool has_name = false;
    if (at == 0 || scan->src[host] != ':')
        return false;
    while (host > scan->floor && (dl_is_alnum(scan->src[host - 1]) ||
                                  dl_is_one_of(scan->src[host - 1], ".-")))
        has_name |= !dl_is_digit(scan->src[--host]);
    return has_name && (first.n == 4 || first.n == 5 ||
                        dl_region_has(scan, host, "localhost:"));
}

/* Whether `first`, before a slash, is a host: `github.com`, `127.0.0.1`. */
static bool is_host(const dl_region_scan *scan, dl_str first)
{
    size_t points = 0, digits = 0;
    bool has_name = false;
    for (size_t i = 0; i < first.n; i++) {
        char c = first.p[i];
        if (!dl_is_alnum(c) && c != '-' && c != '.')
            return false;
        digits += dl_is_digit(c);
        points += c == '.';
        has_name |= c == '.' && i + 2 < first.n &&
                    dl_is_alpha(first.p[i + 1]) && dl_is_alpha(first.p[i + 2]);
    }
    if (digits == first.n)
        return is_port(scan, first);
    return has_name || (points == 3 && digits + points == first.n);
}

/* Whether [at, end) is of ASCII, and not of capitals or digits alone. */
static bool is_lower_ascii(const char *src, uint32_t at, uint32_t end)
{
    bool has_lower = false;
    for (; at < end; at++) {
        if (dl_is_upper(src[at]) || dl_is_wide(src[at]))
            return false;
        has_lower |= dl_is_lower(src[at]);
    }
    return has_lower;
}

/* Where the particle begins that touches ASCII at the end of a path, or the
   end. */
static uint32_t particle_start(const char *src, dl_span path)
{
    uint32_t end = path.end;
    while (end > path.start && dl_is_wide(src[end - 1]))
        end--;
    return end > path.start && dl_is_alnum(src[end - 1]) ? end : path.end;
}

/* `user/가#12`, an issue. */
static bool is_issue(const char *src, dl_span word, uint32_t slash)
{
    uint32_t end = particle_start(src, word), digits = end;
    while (dl_is_digit(src[digits - 1]))
        digits--;
    for (uint32_t i = word.start; i < slash; i++)
        if (dl_is_wide(src[i]))
            return false;
    return digits < end && src[digits - 1] == '#';
}

/* What `word` is by its first part, which ends at `slash`. */
static path_kind begun_kind(const dl_region_scan *scan, dl_span word,
                            uint32_t slash)
{
    const char *src = scan->src;
    dl_str first = {src + word.start, slash - word.start};
    char c = *first.p;
    bool is_variable =
        (word.start > scan->floor && src[word.start - 1] == '$' &&
         !dl_is_digit(c) && !dl_is_wide(c)) || /* $HOME/가 */
        (c == '%' && first.n > 2 && first.p[first.n - 1] == '%') ||
        (word.start > 1 && memcmp(first.p - 2, "/:", 2) == 0); /* /:id/가 */
    bool is_lower = is_lower_ascii(src, word.start, slash);
    if (is_variable || is_host(scan, first) ||
        (is_lower && dl_is_one_of(c, "._~"))) /* _posts/가, .github/가 */
        return PATH;
    uint32_t next = find_slash(scan, slash + 1, word.end);
    bool is_path =
        is_lower && (is_folder(first) ||
                     (next < word.end && is_lower_ascii(src, slash + 1, next)));
    return is_path || is_issue(src, word, slash) ? PERHAPS : NO_PATH;
}

static path_kind kind_of(const dl_region_scan *scan, dl_span word)
{
    const char *src = scan->src;
    if (dl_region_has(scan, word.start, "~/") ||
        dl_region_has(scan, word.start, "./") ||
        dl_region_has(scan, word.start, "../") || has_backslash(scan, word))
        return PATH;
    uint32_t slash = find_slash(scan, word.start, word.end);
    path_kind kind = src[word.start] == '/' ? rooted_kind(scan, word)
                     : slash + 1 < word.end ? begun_kind(scan, word, slash)
                                            : NO_PATH;
    bool is_folder_name =
        src[word.end - 1] == '/' && src[word.end - 2] != '/' &&
        (word.end == scan->end || dl_is_white(src[word.end]) ||
         dl_is_one_of(src[word.end], ")]\"'.,:;|") ||
         dl_region_has(scan, word.end, "*.") ||
         dl_region_has(scan, word.end, "**/"));
    return kind == NO_PATH && is_folder_name ? PERHAPS : kind;
}

/* A path without an extension. Some take the particle into an address. */
static bool put_path(dl_region_scan *scan, dl_span path, dl_region *out)
{
    uint32_t end = particle_start(scan->src, path);
    *out = (dl_region){path.start, end, DL_REGION_ADDRESS, true};
    if (end == path.end)
        return true;
    dl_region_add(scan, *out);
    *out = (dl_region){end, path.end, DL_REGION_ADDRESS, false};
    return true;
}

/* What may be a path or not: the sentence has its words, but those that are
   not ASCII are left alone, unless only a particle is. */
static bool put_words(const dl_region_scan *scan, dl_span path, dl_region *out)
{
    uint32_t end = particle_start(scan->src, path), i = path.start;
    while (i < end && !dl_is_wide(scan->src[i]))
        i++;
    *out = (dl_region){path.start, path.end, DL_REGION_ADDRESS, false};
    return i < end;
}

bool dl_region_path(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    const char *src = scan->src;
    if (at < scan->word_end)
        return false;
    uint32_t limit = dl_region_limit(scan, at);
    dl_span word = word_at(scan, at, limit);
    if (word.end - word.start < 3 ||
        (word.start > 0 && src[word.start - 1] == '<' &&
         src[word.start] == '/' && src[word.start + 1] != '/')) /* \</b> */
        return false;
    if (memchr(src + word.start, '.', word.end - word.start)) {
        if (dl_region_host(scan, word, out))
            return true;
        uint32_t end = last_extension(scan, word);
        if (end)
            return put_file(scan, word, end, limit, out);
    }
    path_kind kind = kind_of(scan, word);
    return kind == PATH      ? put_path(scan, word, out)
           : kind == PERHAPS ? put_words(scan, word, out)
                             : false;
}

/* The end of the quotation that begins before `start`, or 0. */
static uint32_t quotation_end(dl_region_scan *scan, uint32_t start)
{
    enum { LONGEST = 256 };
    uint32_t end = dl_region_line_end(scan, start);
    if (start == scan->doc->body || scan->src[start - 1] != '"')
        return 0;
    if (end - start > LONGEST)
        end = start + LONGEST;
    const char *close = memchr(scan->src + start, '"', end - start);
    return close ? (uint32_t)(close - scan->src) : 0;
}

bool dl_region_drive(dl_region_scan *scan, uint32_t at, dl_region *out)
{
    const char *src = scan->src;
    if (at == scan->floor || !dl_is_alpha(src[at - 1]) ||
        dl_region_has(scan, at, "://") ||
        (at - 1 > scan->floor &&
         (dl_is_alnum(src[at - 2]) || dl_is_wide(src[at - 2]))))
        return false;
    uint32_t end = quotation_end(scan, at - 1);
    if (!end) {
        dl_span word = word_at(scan, at + 1, dl_region_limit(scan, at));
        end = last_extension(scan, word);
        end = end ? end : word.end;
    }
    return put_path(scan, (dl_span){at - 1, end}, out);
}
