/* Where sentences end: deceptive non-endings as well as stops. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/arena.h"
#include "korean/sentence.h"
#include "korean/words.h"
#include "text/lex.h"

enum { MAX_NODES = 32 };

/* One paragraph; `\n` is a soft break, `  \n` a hard one. */
typedef struct fixture {
    dl_doc doc;
    dl_node nodes[MAX_NODES];
    uint32_t n;
} fixture;

static void add(fixture *f, dl_node_kind kind, uint32_t start, uint32_t end)
{
    f->nodes[f->n++] = (dl_node){
        .kind = (uint8_t)kind, .parent = 1, .next = DL_NONE,
        .end = f->n, .span = {start, end}, .inner = {start, end},
        .text = {f->doc.src.p + start, end - start}};
}

static void build(fixture *f, const char *text)
{
    *f = (fixture){.doc = {.src = dl_str_of(text), .bad_utf8 = DL_NONE,
                           .arena = dl_arena_new()}};
    uint32_t size = (uint32_t)f->doc.src.n;
    f->nodes[0] = (dl_node){.kind = DL_NODE_DOCUMENT, .parent = DL_NONE,
                            .next = DL_NONE, .span = {0, size}};
    f->nodes[1] = (dl_node){.kind = DL_NODE_PARAGRAPH, .next = DL_NONE,
                            .span = {0, size}, .inner = {0, size}};
    f->n = 2;
    for (uint32_t at = 0; at < size;) {
        const char *nl = strchr(text + at, '\n');
        uint32_t end = nl ? (uint32_t)(nl - text) : size;
        uint32_t stop = end;
        while (stop > at && text[stop - 1] == ' ')
            stop--;
        if (!nl)
            stop = end;
        add(f, DL_NODE_TEXT, at, stop);
        if (nl)
            add(f, end - stop >= 2 ? DL_NODE_HARD_BREAK : DL_NODE_SOFT_BREAK,
                stop, end + 1);
        at = end + 1;
    }
    f->nodes[0].end = f->nodes[1].end = f->n;
    f->doc.nodes = f->nodes;
    f->doc.n_nodes = f->n;
    dl_prose_build(&f->doc);
    dl_words_look_up(&f->doc, &dl_lexicon_builtin, NULL);
    dl_sentences_build(&f->doc);
}

/* The sentences of `text`, joined by `|`; `…!` marks a truncated one. */
static void expect(const char *text, const char *expected)
{
    fixture f;
    char out[1024] = "";
    size_t n = 0;
    build(&f, text);
    for (uint32_t i = 0; i < f.doc.n_sentences; i++) {
        const dl_sentence *s = &f.doc.sentences[i];
        n += (size_t)snprintf(out + n, sizeof out - n, "%s%.*s%s", i ? "|" : "",
                              DL_FMT(dl_doc_slice(&f.doc, s->span)),
                              s->end == DL_SENTENCE_CUT_OFF ? "<" : "");
        assert_int_equal(s->span.start, f.doc.tokens[s->token].start);
        assert_int_equal(s->span.end, f.doc.tokens[s->token_end - 1].end);
    }
    assert_string_equal(out, expected);
    dl_arena_free(f.doc.arena);
}

static void ends_at_stops_behind_hangul(void **state)
{
    (void)state;
    expect("하나다. 둘이다! 셋인가? 넷이다。 다섯",
           "하나다.|둘이다!|셋인가?|넷이다。|다섯<");
    expect("“하나다.” 둘이다.", "“하나다.”|둘이다.");
    expect("(하나다.) 둘이다.", "(하나다.)|둘이다.");
    expect("하나다?! 둘이다.", "하나다?!|둘이다.");
    expect("하나다.[1] 둘이다.", "하나다.[1]|둘이다.");
    expect("하나다(그림 1). 둘이다.", "하나다(그림 1).|둘이다.");
    expect("“하나다”. 둘이다.", "“하나다”.|둘이다.");
}

static void leaves_out_where_it_is_from(void **state)
{
    (void)state;
    expect("하나다. (근거: 표 2)", "하나다.");
    expect("하나다. (4장) 둘이다. [그림 2]", "하나다.|둘이다.");
    expect("하나다. (Fig. 3) [1, 2]\n둘이다.", "하나다.|둘이다.");
    expect("하나다. (표 1).", "하나다.");
    expect("하나다. (이는 둘이다.) [1]", "하나다.|(이는 둘이다.)");
    expect("하나다. (이는 둘이다)", "하나다.|(이는 둘이다)<");
    expect("하나다. (가)와 (나)는 둘이다.", "하나다.|(가)와 (나)는 둘이다.");
    expect("하나다. (근거: 표 2", "하나다.|(근거: 표 2<");
    expect("하나다. [", "하나다.|[<");
    expect("(참고)", "(참고)<");
}

static void passes_over_other_dots(void **state)
{
    (void)state;
    const char *const one[] = {
        "추론을 0.3초에 끝낸다.",
        "50.92 vs. 51.00으로 앞선다.",
        "제안한 Dr. GRPO를 쓴다.",
        "Kim et al.의 방법과 같다.",
        "U.S. 강 데이터를 쓴다.",
        "1. 일반 및 MT 과제를 쓴다.",
        "A.S.E를 제안한다.",
        "Dr.LLM은 빠르다.",
        "robots.txt에 적는다.",
        "Vue.js 기반이다.",
        "모델(e.g., BERT)을 쓴다.",
        "mAP@[.50:.95]를 잰다.",
        "“유효한 출력인가?”라는 물음이다.",
        "FLUX.1.dev 위에서 돈다.",
        "가. 첫째 항목이다.",
        "그러나... 이것은 다르다.",
        "그러나… 이것은 다르다.",
        "1) 하나를 하고, 2) 둘을 하며, 3) 셋을 한다.",
    };
    for (size_t i = 0; i < sizeof one / sizeof *one; i++)
        expect(one[i], one[i]);
}

static void joins_lines(void **state)
{
    (void)state;
    expect("하나를 하고  \n둘을 한다.", "하나를 하고  \n둘을 한다.");
    expect("하나를\n하고 둘을 한다. 셋\n이다.",
           "하나를\n하고 둘을 한다.|셋\n이다.");
    expect("하나다.  \n둘이다.\n셋이다.", "하나다.|둘이다.|셋이다.");
}

static void ends_at_any_stop_before_a_line_end(void **state)
{
    (void)state;
    expect("사용한 것은 BERT.  \n다음이다.", "사용한 것은 BERT.|다음이다.");
    expect("사용한 것은 BERT.\n다음이다.", "사용한 것은 BERT.|다음이다.");
    expect("사용한 것은 BERT.", "사용한 것은 BERT.");
    expect("Kim et al.\n은 같다. 50 vs.\n51이다.",
           "Kim et al.\n은 같다.|50 vs.\n51이다.");
}

static void tells_what_is_cut_off(void **state)
{
    (void)state;
    expect("", "");
    expect("정보 부족", "정보 부족<");
    expect("하나다. 둘을 제", "하나다.|둘을 제<");
    expect("하나를 하며,", "하나를 하며,<");
    expect("하나다. 둘이다...", "하나다.|둘이다...");
}

static void counts_beyond_the_room_given(void **state)
{
    (void)state;
    fixture f;
    dl_sentence one[1];
    build(&f, "하나다. 둘이다. 셋이다.");
    assert_int_equal(dl_sentences_split(&f.doc, 0, f.doc.n_tokens, one, 1), 3);
    assert_int_equal(one[0].token_end, 2);
    assert_int_equal(dl_sentences_split(&f.doc, 0, f.doc.n_tokens, NULL, 0), 3);
    assert_int_equal(dl_sentences_split(&f.doc, 0, 0, one, 1), 0);
    dl_arena_free(f.doc.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ends_at_stops_behind_hangul),
        cmocka_unit_test(leaves_out_where_it_is_from),
        cmocka_unit_test(passes_over_other_dots),
        cmocka_unit_test(joins_lines),
        cmocka_unit_test(ends_at_any_stop_before_a_line_end),
        cmocka_unit_test(tells_what_is_cut_off),
        cmocka_unit_test(counts_beyond_the_room_given),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
