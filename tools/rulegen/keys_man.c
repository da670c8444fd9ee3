/*
 * digestlint.yaml(5), in mdoc(7): the keys as a manual page.
 */
#include "keys.h"

typedef const char *const phrase[RG_LANGUAGES];

static phrase NAME = {"NAME", "이름"};
static phrase SUMMARY = {"configuration of digestlint", "digestlint의 설정"};
static phrase DESCRIPTION = {"DESCRIPTION", "설명"};
static phrase INTRODUCTION = {
    "The configuration is a YAML mapping.\nIt is looked for from the linted "
    "file upwards to the root of its repository; the nearest file is used.\n"
    "An unknown key or a wrong value is reported with its line and column, by "
    "the rule DL901.",
    "설정은 YAML 매핑이다. 검사하는 파일의 폴더에서 저장소의 최상위까지 올라가며 "
    "찾고, 가장 가까운 파일을 쓴다. 모르는 키나 잘못된 값은 규칙 DL901이 줄과 "
    "열을 밝혀 보고한다."};
static phrase PROGRAM = {"KEYS OF THE PROGRAM", "프로그램의 키"};
static phrase PROFILE = {"KEYS OF THE PROFILE", "프로필의 키"};
static phrase NESTED = {"NESTED KEYS", "하위 키"};
static phrase REQUIRED = {"Required.", "필수."};
static phrase DEFAULT = {"Default: ", "기본값: "};
static phrase ONE_OF_WORDS = {"One of: ", "다음 중 하나: "};
static phrase ONE_OF_KEYS = {"Exactly one of these must be given: ",
                             "다음 가운데 꼭 하나가 있어야 한다: "};
static phrase FILES = {"FILES", "파일"};
static phrase EXAMPLES = {"EXAMPLES", "예"};
static phrase SEE_ALSO = {"SEE ALSO", "관련 항목"};

typedef struct page {
    dl_buf *out;
    int language;
} page;

/* Whether a sentence ends at `i` and another one follows. */
static bool is_between_sentences(dl_str s, size_t i)
{
    return s.p[i] == '.' && i + 2 < s.n && s.p[i + 1] == ' ' &&
           !(s.p[i + 2] >= 'a' && s.p[i + 2] <= 'z');
}

/* Text of the documentation as lines of roff, one for each sentence: a code
   span is bold, of a link its text is left. No line of it begins with a dot. */
static void add_text(dl_buf *out, dl_str s)
{
    bool is_code = false;
    for (size_t i = 0; i < s.n; i++) {
        char c = s.p[i];
        if (is_between_sentences(s, i)) {
            dl_buf_adds(out, ".\n\\&");
            i++;
        } else if (c == '`') {
            is_code = !is_code;
            dl_buf_adds(out, is_code ? "\\fB" : "\\fR");
        } else if (c == '\\') {
            dl_buf_adds(out, "\\e");
        } else if (c == '[' && !is_code) {
            continue;
        } else if (c == ']' && !is_code && i + 1 < s.n && s.p[i + 1] == '(') {
            while (i < s.n && s.p[i] != ')')
                i++;
        } else {
            dl_buf_addc(out, c == '\n' ? ' ' : c);
        }
    }
}

static void add_line(const page *p, const char *before, dl_str s,
                     const char *after)
{
    dl_buf_adds(p->out, before);
    add_text(p->out, s);
    dl_buf_printf(p->out, "%s\n", after);
}

static void add_words(const page *p, const rg_words *words)
{
    dl_buf_adds(p->out, ONE_OF_WORDS[p->language]);
    for (size_t i = 0; i < words->n; i++) {
        const rg_word *w = &words->v[i];
        dl_buf_printf(p->out, "%s\\fB%.*s%s%.*s\\fR", i ? ", " : "",
                      DL_FMT(w->text), w->name.n ? ": " : "", DL_FMT(w->name));
        if (!w->doc[p->language].n)
            continue;
        dl_buf_adds(p->out, " (");
        add_text(p->out, w->doc[p->language]);
        dl_buf_addc(p->out, ')');
    }
    dl_buf_adds(p->out, ".\n");
}

static void add_initial(const page *p, const rg_key *key)
{
    if (key->required)
        dl_buf_printf(p->out, "%s\n", REQUIRED[p->language]);
    else if (key->initial_doc[p->language].n)
        add_line(p, DEFAULT[p->language], key->initial_doc[p->language], ".");
    else if (key->initial.n)
        dl_buf_printf(p->out, "%s\\fB%.*s\\fR.\n", DEFAULT[p->language],
                      DL_FMT(key->initial));
}

static void add_key(const page *p, const rg_key *key)
{
    dl_buf_printf(p->out, ".It Sy %.*s\n", DL_FMT(key->name));
    add_line(p, "", key->doc[p->language], "");
    if (key->has_own_words)
        add_words(p, &key->words);
    add_initial(p, key);
}

static void add_list(const page *p, const rg_keys *keys)
{
    dl_buf_adds(p->out, ".Bl -tag -width Ds\n");
    for (size_t i = 0; i < keys->n; i++)
        add_key(p, &keys->v[i]);
    dl_buf_adds(p->out, ".El\n");
}

static void add_nested(const page *p, const rg_keys *keys)
{
    for (size_t i = 0; i < keys->n; i++) {
        const rg_key *k = &keys->v[i];
        if (!k->keys.n)
            continue;
        dl_buf_printf(p->out, ".Ss %.*s\n", DL_FMT(k->path));
        add_line(p, "", k->doc[p->language], "");
        if (k->one_of.n) {
            dl_buf_adds(p->out, ONE_OF_KEYS[p->language]);
            for (size_t n = 0; n < k->one_of.n; n++)
                dl_buf_printf(p->out, "%s\\fB%.*s\\fR", n ? ", " : "",
                              DL_FMT(k->one_of.v[n]));
            dl_buf_adds(p->out, ".\n");
        }
        add_list(p, &k->keys);
        add_nested(p, &k->keys);
    }
}

void rg_keys_man(const rg_config *config, int language, dl_buf *out)
{
    const page p = {out, language};
    dl_buf_adds(out, ".\\\" Made from rules/configuration.yaml; do not edit.\n"
                     ".Dd $Mdocdate$\n.Dt DIGESTLINT.YAML 5\n.Os\n");
    dl_buf_printf(out,
                  ".Sh %s\n.Nm digestlint.yaml\n.Nd %s\n.Sh %s\n%s\n"
                  ".Sh %s\n",
                  NAME[language], SUMMARY[language], DESCRIPTION[language],
                  INTRODUCTION[language], PROGRAM[language]);
    add_list(&p, &config->program);
    dl_buf_printf(out, ".Sh %s\n", PROFILE[language]);
    add_list(&p, &config->profile);
    dl_buf_printf(out, ".Sh %s\n", NESTED[language]);
    add_nested(&p, &config->program);
    add_nested(&p, &config->profile);
    dl_buf_printf(out,
                  ".Sh %s\n.Bl -tag -width Ds\n.It Pa .digestlint.yaml\n.El\n"
                  ".Sh %s\n.Bd -literal\n"
                  "extends: daily-papers\n"
                  "posts: [\"_posts/**\"]\n"
                  "fail-on: error\n"
                  "rules:\n"
                  "  DL6: warning\n"
                  "  entry-length: off\n"
                  ".Ed\n.Sh %s\n.Xr digestlint 1\n",
                  FILES[language], EXAMPLES[language], SEE_ALSO[language]);
}
