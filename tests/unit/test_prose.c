/* The lexer: kinds, spans, flags and traits of tokens. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

#include <cmocka.h>

#include "base/arena.h"
#include "korean/sentence.h"
#include "korean/words.h"
#include "parse/parse.h"
#include "../support/posts.h"
#include "text/lex.h"
#include "text/region.h"
#include "text/utf8.h"

/* ---- documents made by hand -------------------------------------------- */

typedef struct fixture {
    dl_doc doc;
    dl_node nodes[16];
    uint32_t n;
} fixture;

static uint32_t add(fixture *f, dl_node_kind kind, uint32_t parent,
                    uint32_t start, uint32_t end)
{
    uint32_t i = f->n++;
    f->nodes[i] = (dl_node){.kind = (uint8_t)kind, .parent = parent,
                            .next = DL_NONE, .end = i + 1,
                            .span = {start, end}, .inner = {start, end}};
    if (kind == DL_NODE_TEXT)
        f->nodes[i].text = (dl_str){f->doc.src.p + start, end - start};
    for (uint32_t p = parent; p != DL_NONE; p = f->nodes[p].parent)
        f->nodes[p].end = i + 1;
    return i;
}

static void begin(fixture *f, const char *text)
{
    *f = (fixture){.doc = {.src = dl_str_of(text), .bad_utf8 = DL_NONE,
                           .arena = dl_arena_new()}};
    uint32_t size = (uint32_t)f->doc.src.n;
    add(f, DL_NODE_DOCUMENT, DL_NONE, 0, size);
    add(f, DL_NODE_PARAGRAPH, 0, 0, size);
}

static void build(fixture *f)
{
    f->doc.nodes = f->nodes;
    f->doc.n_nodes = f->n;
    dl_regions_build(&f->doc);
    dl_prose_build(&f->doc);
    dl_words_look_up(&f->doc, &dl_lexicon_builtin, NULL);
    dl_sentences_build(&f->doc);
    assert_int_equal(f->doc.n_proses, 1);
    assert_int_equal(f->nodes[1].prose, 0);
}

/* A paragraph of plain text. */
static void build_text(fixture *f, const char *text)
{
    begin(f, text);
    add(f, DL_NODE_TEXT, 1, 0, (uint32_t)f->doc.src.n);
    build(f);
}

static void end(fixture *f)
{
    dl_arena_free(f->doc.arena);
}

/* "H:가|S:." for each token: a letter for its kind, then its text; a space
   precedes tokens that are SPACED, two those that are WIDE_GAP. */
static const char *shown(const fixture *f)
{
    static const char *const names[] = {
        "H:", "L:", "N:", "HAN:", "KANA:", "GR:", "CY:", "X:",
        "S:", "C:", "O:", "E:",   "Q:",    "Y:",  "CODE:", "URL:",
        "HTML:", "M:", "ESC:", "SOFT", "HARD", "INV", "F:", "T:"};
    static char out[4096];
    size_t n = 0;
    out[0] = '\0';
    for (uint32_t i = 0; i < f->doc.n_tokens; i++) {
        const dl_token *t = &f->doc.tokens[i];
        dl_str text = dl_token_text(&f->doc, t);
        if (t->kind >= DL_TOKEN_SOFT_BREAK && t->kind <= DL_TOKEN_INVISIBLE)
            text = DL_STR("");
        const char *gap = !i ? ""
                          : t->flags & DL_TOKEN_WIDE_GAP ? "  "
                          : t->flags & DL_TOKEN_SPACED ? " " : "";
        n += (size_t)snprintf(out + n, sizeof out - n, "%s%s%s%.*s",
                              n ? "|" : "", gap, names[t->kind], DL_FMT(text));
    }
    return out;
}

static void expect(const char *text, const char *tokens)
{
    fixture f;
    build_text(&f, text);
    assert_string_equal(shown(&f), tokens);
    end(&f);
}

/* ---- text -------------------------------------------------------------- */

static void cuts_korean_and_latin(void **state)
{
    (void)state;
    expect("모델은 GPT-4를 0.3초 능가한다.",
           "H:모델은| L:GPT|Y:-|N:4|H:를| N:0.3|H:초| H:능가한다|S:.");
    expect("1,000개, 3.", "N:1,000|H:개|C:,| N:3|S:.");
    expect("LLM의 α-Flow", "L:LLM|H:의| GR:α|Y:-|L:Flow");
    expect("", "");
    expect("   ", "");
}

static void cuts_signs(void **state)
{
    (void)state;
    expect("(가)[나]{다", "O:(|H:가|E:)|O:[|H:나|E:]|O:{|H:다");
    expect("“가”‘나’\"다\"'라'", "O:“|H:가|E:”|O:‘|H:나|E:’|Q:\"|H:다|Q:\"|Q:'|"
                                "H:라|Q:'");
    expect("가·나…다。라、마", "H:가|C:·|H:나|S:…|H:다|S:。|H:라|C:、|H:마");
    expect("1~3%·5×2", "N:1|Y:~|N:3|Y:%|C:·|N:5|Y:×|N:2");
    expect("「가」（나）！", "O:「|H:가|E:」|O:（|H:나|E:）|S:！");
}

static void cuts_other_scripts(void **state)
{
    (void)state;
    expect("масштаб화", "CY:масштаб|H:화");
    expect("영(零)비용", "H:영|O:(|HAN:零|E:)|H:비용");
    expect("カタカナひら", "KANA:カタカナひら");
    expect("top-𝑘", "L:top|Y:-|X:𝑘");
    expect("café Łódź", "L:café| L:Łódź");
    expect("ㄱㄴ ㅋㅋ", "H:ㄱㄴ| H:ㅋㅋ");
}

static void cuts_invisible(void **state)
{
    (void)state;
    expect("가\xE2\x80\x8B나", "H:가|INV|H:나");
    expect("가\xC2\xA0나", "H:가|INV| H:나");
    expect("가\xE3\x80\x80나", "H:가|INV| H:나");
    expect("가\x01나", "H:가|INV|H:나");
    expect("\xEF\xBB\xBF가", "INV|H:가");
}

static void tells_gaps(void **state)
{
    (void)state;
    expect("가 나  다\t라 \t마", "H:가| H:나|  H:다| H:라|  H:마");
    fixture f;
    build_text(&f, "가  나");
    assert_true(f.doc.proses[0].traits & DL_PROSE_WIDE_GAP);
    end(&f);
    build_text(&f, "  가 나  ");
    assert_false(f.doc.proses[0].traits & DL_PROSE_WIDE_GAP);
    end(&f);
}

static void joins_emoji(void **state)
{
    (void)state;
    expect("가👍🏽나", "H:가|Y:👍🏽|H:나");
    expect("👨‍👩‍👧‍👦!", "Y:👨‍👩‍👧‍👦|S:!");
    expect("🇰🇷🇯🇵", "Y:🇰🇷|Y:🇯🇵");
    expect("❤️ 1️⃣", "Y:❤️| N:1️⃣");
    fixture f;
    build_text(&f, "👍");
    assert_true(f.doc.proses[0].traits & DL_PROSE_NON_BMP);
    assert_false(f.doc.proses[0].traits & DL_PROSE_UNNORMALIZED);
    end(&f);
}

static void keeps_decomposed_words(void **state)
{
    (void)state;
    fixture f;
    /* 한글 as conjoining jamo; the particle depends on the final of the last
       one */
    build_text(&f, "\xE1\x84\x92\xE1\x85\xA1\xE1\x86\xAB"
                   "\xE1\x84\x80\xE1\x85\xB3\xE1\x86\xAF e\xCC\x81");
    assert_int_equal(f.doc.n_tokens, 2);
    assert_int_equal(f.doc.tokens[0].kind, DL_TOKEN_HANGUL);
    assert_int_equal(dl_char_final(f.doc.tokens[0].last), DL_FINAL_RIEUL);
    assert_int_equal(f.doc.tokens[0].length, 6);
    assert_true(f.doc.tokens[0].flags & DL_TOKEN_UNNORMALIZED);
    assert_int_equal(f.doc.tokens[1].kind, DL_TOKEN_LATIN);
    assert_int_equal(f.doc.tokens[1].length, 2);
    assert_true(f.doc.tokens[1].flags & DL_TOKEN_UNNORMALIZED);
    assert_true(f.doc.proses[0].traits & DL_PROSE_UNNORMALIZED);
    end(&f);
}

static void tells_finals(void **state)
{
    (void)state;
    fixture f;
    build_text(&f, "나무 모델 확산 A 힣 가ㅏ");
    const uint8_t expected[] = {DL_FINAL_NONE,  DL_FINAL_RIEUL,
                                DL_FINAL_OTHER, DL_FINAL_UNKNOWN,
                                DL_FINAL_OTHER, DL_FINAL_UNKNOWN};
    assert_int_equal(f.doc.n_tokens, 6);
    for (uint32_t i = 0; i < 6; i++)
        assert_int_equal(dl_char_final(f.doc.tokens[i].last), expected[i]);
    end(&f);
}

static void tells_upper_case(void **state)
{
    (void)state;
    fixture f;
    build_text(&f, "GPT Bert É é");
    assert_true(f.doc.tokens[0].flags & DL_TOKEN_UPPER);
    assert_false(f.doc.tokens[1].flags & DL_TOKEN_UPPER);
    assert_true(f.doc.tokens[2].flags & DL_TOKEN_UPPER);
    assert_false(f.doc.tokens[3].flags & DL_TOKEN_UPPER);
    end(&f);
}

static void knows_usual_signs(void **state)
{
    (void)state;
    fixture f;
    build_text(&f, "가 a – — ‘b’ “c” … · × 1");
    assert_false(f.doc.proses[0].traits & DL_PROSE_UNUSUAL);
    end(&f);
    build_text(&f, "∆L");
    assert_true(f.doc.proses[0].traits & DL_PROSE_UNUSUAL);
    assert_int_equal(f.doc.proses[0].traits & 0xFFFFFF,
                     1u << DL_TOKEN_SYMBOL | 1u << DL_TOKEN_LATIN);
    end(&f);
}

static void finds_addresses(void **state)
{
    (void)state;
    expect("코드는 https://x.org/a_(b)에 있다",
           "H:코드는| URL:https://x.org/a_(b)|H:에| H:있다");
    expect("(http://x.org/a.)", "O:(|URL:http://x.org/a|S:.|E:)");
    expect("www.x.org을", "URL:www.x.org|H:을");
    expect("a.b-c@x.co.kr로", "URL:a.b-c@x.co.kr|H:로");
    expect("a@x.1co", "L:a|Y:@|L:x|S:.|N:1|L:co");
    expect("mAP@0.5 pass@k", "L:mAP|Y:@|N:0.5| L:pass|Y:@|L:k");
    expect("Goal: a://b 가:나", "L:Goal|C::| L:a|C::|Y:/|Y:/|L:b| H:가|C::|H:나");
}

/* ---- markup ------------------------------------------------------------ */

static void reads_escapes_where_there_are_some(void **state)
{
    (void)state;
    fixture f;
    begin(&f, "\\*가&amp;\\나 & x;");
    add(&f, DL_NODE_TEXT, 1, 0, (uint32_t)f.doc.src.n);
    f.nodes[2].text = DL_STR("*가&\\나 & x;");
    build(&f);
    assert_string_equal(shown(&f),
                        "ESC:\\*|H:가|ESC:&amp;|Y:\\|H:나| Y:&| L:x|C:;");
    end(&f);
    expect("\\*", "Y:\\|Y:*");
}

static void walks_containers(void **state)
{
    (void)state;
    fixture f;
    /*        0         1         2   */
    begin(&f, "a **b [c](d)** `e` <i>f");
    add(&f, DL_NODE_TEXT, 1, 0, 2);
    uint32_t strong = add(&f, DL_NODE_STRONG, 1, 2, 14);
    f.nodes[strong].inner = (dl_span){4, 12};
    add(&f, DL_NODE_TEXT, strong, 4, 6);
    uint32_t link = add(&f, DL_NODE_LINK, strong, 6, 12);
    f.nodes[link].inner = (dl_span){7, 8};
    add(&f, DL_NODE_TEXT, link, 7, 8);
    add(&f, DL_NODE_TEXT, 1, 14, 15);
    add(&f, DL_NODE_CODE, 1, 15, 18);
    add(&f, DL_NODE_TEXT, 1, 18, 19);
    add(&f, DL_NODE_HTML, 1, 19, 22);
    add(&f, DL_NODE_TEXT, 1, 22, 23);
    build(&f);
    assert_string_equal(shown(&f), "L:a| M:**|L:b| M:[|L:c|M:](d)|M:**| "
                                   "CODE:`e`| HTML:<i>|L:f");
    assert_int_equal(f.doc.tokens[2].flags & (DL_TOKEN_IN_LINK |
                                              DL_TOKEN_IN_EMPHASIS),
                     DL_TOKEN_IN_EMPHASIS);
    assert_int_equal(f.doc.tokens[4].flags & (DL_TOKEN_IN_LINK |
                                              DL_TOKEN_IN_EMPHASIS),
                     DL_TOKEN_IN_LINK | DL_TOKEN_IN_EMPHASIS);
    assert_int_equal(f.doc.tokens[9].flags & (DL_TOKEN_IN_LINK |
                                              DL_TOKEN_IN_EMPHASIS), 0);
    end(&f);
}

static void skips_quote_markers_behind_breaks(void **state)
{
    (void)state;
    fixture f;
    begin(&f, "> 가  \n>   나\n> 다");
    f.nodes[1].span.start = 2;
    add(&f, DL_NODE_TEXT, 1, 2, 7);
    add(&f, DL_NODE_HARD_BREAK, 1, 5, 8);
    add(&f, DL_NODE_TEXT, 1, 12, 15);
    add(&f, DL_NODE_SOFT_BREAK, 1, 15, 16);
    add(&f, DL_NODE_TEXT, 1, 18, 21);
    build(&f);
    assert_string_equal(shown(&f), "H:가|HARD| H:나|SOFT| H:다");
    end(&f);
}

static void leaves_approximate_blocks_alone(void **state)
{
    (void)state;
    fixture f;
    begin(&f, "가나");
    add(&f, DL_NODE_TEXT, 1, 0, 6);
    f.nodes[2].flags = DL_NODE_APPROXIMATE;
    build(&f);
    assert_int_equal(f.doc.n_tokens, 0);
    assert_int_equal(f.doc.proses[0].traits, 0);
    end(&f);
}

static void takes_autolinks_whole(void **state)
{
    (void)state;
    fixture f;
    begin(&f, "<https://x.org>");
    uint32_t link = add(&f, DL_NODE_LINK, 1, 0, 15);
    f.nodes[link].flags = DL_NODE_AUTOLINK;
    f.nodes[link].inner = (dl_span){1, 14};
    add(&f, DL_NODE_TEXT, link, 1, 14);
    build(&f);
    assert_string_equal(shown(&f), "M:<|URL:https://x.org|M:>");
    end(&f);
}

/* ---- any bytes --------------------------------------------------------- */

/* Tokens follow one another, begin and end on code points, and leave only
   spaces between them. */
static void assert_tiled(const dl_doc *doc, uint32_t from, uint32_t to)
{
    uint32_t at = from;
    for (uint32_t i = 0; i <= doc->n_tokens; i++) {
        uint32_t start = i < doc->n_tokens ? doc->tokens[i].start : to;
        assert_true(start >= at && start <= to);
        bool blank = at < start;
        for (; at < start; at++)
            assert_non_null(strchr(" \t\r\n", doc->src.p[at]));
        if (i == doc->n_tokens)
            break;
        const dl_token *t = &doc->tokens[i];
        assert_true(t->end > t->start);
        assert_int_not_equal(doc->src.p[t->start] & 0xC0, 0x80);
        if (blank && i > 0)
            assert_true(t->flags & DL_TOKEN_SPACED);
        size_t length = dl_utf8_length(dl_token_text(doc, t));
        assert_int_equal(t->length, length > 255 ? 255 : length);
        at = t->end;
    }
}

static uint32_t next_random(uint32_t *seed)
{
    *seed = *seed * 1664525u + 1013904223u;
    return *seed >> 8;
}

static void tiles_random_text(void **state)
{
    (void)state;
    static const char *const pieces[] = {
        "가", "힣", "한글", "a", "Z", "é", "e\xCC\x81", "1", "0.5", ".", ",",
        "…", " ", "  ", "\t", "(", ")", "“", "’", "\"", "@", "://", "www.",
        "a@b.co", "http://", "👍", "🏽", "\xE2\x80\x8D", "\xEF\xB8\x8F", "🇰",
        "ㄱ", "\xE1\x84\x92", "\xE1\x85\xA1", "\xE1\x86\xAB", "\xC2\xA0",
        "\xE2\x80\x8B", "漢", "カ", "α", "Ж", "𝑘", "\\", "&amp;", "&", ";",
        "\xE3\x80\x80", "%", "-", "~", "∆", "א", "\x01"};
    enum { N_PIECES = sizeof pieces / sizeof *pieces };
    uint32_t seed = 20250913;
    for (int round = 0; round < 3000; round++) {
        char text[512] = "";
        size_t n = 0;
        for (uint32_t k = next_random(&seed) % 24; k > 0; k--) {
            const char *piece = pieces[next_random(&seed) % N_PIECES];
            memcpy(text + n, piece, strlen(piece) + 1);
            n += strlen(piece);
        }
        fixture f;
        begin(&f, text);
        add(&f, DL_NODE_TEXT, 1, 0, (uint32_t)n);
        if (round & 1)
            f.nodes[2].text.n++; /* with escapes */
        build(&f);
        assert_tiled(&f.doc, 0, (uint32_t)n);
        end(&f);
    }
}

static void survives_bytes_that_are_not_utf8(void **state)
{
    (void)state;
    uint32_t seed = 7;
    for (int round = 0; round < 3000; round++) {
        char text[64];
        size_t n = next_random(&seed) % (sizeof text - 1);
        for (size_t i = 0; i < n; i++)
            text[i] = (char)(1 + next_random(&seed) % 255);
        text[n] = '\0';
        fixture f;
        build_text(&f, text);
        uint32_t at = 0;
        for (uint32_t i = 0; i < f.doc.n_tokens; i++) {
            assert_true(f.doc.tokens[i].start >= at);
            at = f.doc.tokens[i].end;
        }
        assert_true(at <= n);
        end(&f);
    }
}

/* ---- real posts ---------------------------------------------------------- */

/* What is allowed between two words of a block: spaces, and at the beginning of
   a line the marks of a quotation. */
static void assert_block_is_tiled(const dl_doc *doc, const dl_prose *prose)
{
    dl_span span = doc->nodes[prose->node].span;
    for (uint32_t i = prose->token; i < prose->token_end; i++) {
        const dl_token *t = &doc->tokens[i];
        uint32_t at = i > prose->token ? t[-1].end : t->start;
        assert_true(at <= t->start && t->start < t->end);
        assert_true(span.start <= t->start && t->end <= span.end);
        for (; at < t->start; at++)
            assert_non_null(strchr(" \t>", doc->src.p[at]));
    }
    /* Only spaces and a heading's closing marks are left at the end. */
    if (prose->token < prose->token_end)
        for (uint32_t at = doc->tokens[prose->token_end - 1].end; at < span.end;
             at++)
            assert_non_null(strchr(" \t#", doc->src.p[at]));
}

static void assert_post_is_tiled(void *user, const char *path, dl_str bytes)
{
    size_t *n = user;
    dl_doc *doc = dl_doc_parse(dl_str_of(path), bytes, 1 << 20,
                               &dl_lexicon_builtin);
    for (uint32_t i = 0; i < doc->n_proses; i++)
        assert_block_is_tiled(doc, &doc->proses[i]);
    *n += doc->n_tokens;
    dl_doc_free(doc);
}

static void tiles_posts(void **state)
{
    size_t n = 0;
    posts_need(*state);
    posts_each(*state, assert_post_is_tiled, &n);
    assert_true(n > 50000);
}

int main(void)
{
    static const char composed[] = POSTS_COMPOSED, real[] = POSTS_REAL;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(cuts_korean_and_latin),
        cmocka_unit_test(cuts_signs),
        cmocka_unit_test(cuts_other_scripts),
        cmocka_unit_test(cuts_invisible),
        cmocka_unit_test(tells_gaps),
        cmocka_unit_test(joins_emoji),
        cmocka_unit_test(keeps_decomposed_words),
        cmocka_unit_test(tells_finals),
        cmocka_unit_test(tells_upper_case),
        cmocka_unit_test(knows_usual_signs),
        cmocka_unit_test(finds_addresses),
        cmocka_unit_test(reads_escapes_where_there_are_some),
        cmocka_unit_test(walks_containers),
        cmocka_unit_test(skips_quote_markers_behind_breaks),
        cmocka_unit_test(leaves_approximate_blocks_alone),
        cmocka_unit_test(takes_autolinks_whole),
        cmocka_unit_test(tiles_random_text),
        cmocka_unit_test(survives_bytes_that_are_not_utf8),
        cmocka_unit_test_prestate(tiles_posts, (void *)composed),
        cmocka_unit_test_prestate(tiles_posts, (void *)real),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
