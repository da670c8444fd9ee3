/*
 * `digestlint arxiv`: looks up identifiers without a network, and shows or
 * updates the table that it uses.
 */
#include <errno.h>
#include <stdio.h>
#include <sys/stat.h>
#include <time.h>

#include "arxiv/bounds.h"
#include "base/replace.h"
#include "cli/cli.h"
#include "cli/read_options.h"
#include "report/line.h"
#include "text/date.h"
#include "text/printable.h"

typedef struct arguments {
    const char *bounds; /* NULL: the usual table */
    int32_t today;
    dl_language language;
    char **words; /* after the subcommand */
    int n_words;
} arguments;

/* ---- lookup ---------------------------------------------------------------
 */

static const char *explain(dl_arxiv_reason reason, dl_language language)
{
    static const char *const texts[DL_ARXIV_REASON_COUNT][2] = {
        [DL_ARXIV_OK] = {"an identifier", "식별자"},
        [DL_ARXIV_EMPTY] = {"no identifier", "식별자가 없음"},
        [DL_ARXIV_PLACEHOLDER] = {"a placeholder, not an identifier",
                                  "식별자가 아니라 채워 넣을 자리"},
        [DL_ARXIV_SYNTAX] = {"not an arXiv identifier", "arXiv 식별자가 아님"},
        [DL_ARXIV_WIDTH] =
            {"too many or too few digits: YYMM.NNNNN from "
             "2015 on, YYMM.NNNN before",
             "자릿수가 맞지 않음: 2015년부터 YYMM.NNNNN, 그 전에는 "
             "YYMM.NNNN"},
        [DL_ARXIV_MONTH] = {"there is no such month", "없는 달"},
        [DL_ARXIV_ZERO] = {"numbers begin with 1", "번호는 1부터 시작함"},
        [DL_ARXIV_ERA] = {"YYMM.NNNN begins with 0704, archive/YYMMNNN is "
                          "from 9107 to 0703",
                          "YYMM.NNNN은 0704부터, archive/YYMMNNN은 9107부터 "
                          "0703까지"},
        [DL_ARXIV_ARCHIVE] = {"no archive of that name has identifiers",
                              "그런 이름의 아카이브에는 식별자가 없음"},
        [DL_ARXIV_ARCHIVE_RANGE] = {"the archive had no identifiers then",
                                    "그때 그 아카이브에는 식별자가 없었음"},
        [DL_ARXIV_VERSION] = {"not a version: v1, v2 and so on",
                              "버전이 아님: v1, v2처럼 적음"},
        [DL_ARXIV_NON_ASCII] = {"characters that are not ASCII",
                                "ASCII가 아닌 문자"},
        [DL_ARXIV_FLOAT] = {"damaged as a spreadsheet does it",
                            "스프레드시트가 망가뜨린 모양"},
        [DL_ARXIV_GLUED] = {"something is stuck to it", "무언가 붙어 있음"},
        [DL_ARXIV_HOST] = {"not arXiv's host", "arXiv의 호스트가 아님"},
        [DL_ARXIV_SCHEME] = {"neither https: nor http:",
                             "https:도 http:도 아님"},
        [DL_ARXIV_PATH] = {"not the address of a paper", "논문의 주소가 아님"},
    };
    return texts[reason][language];
}

static void add_day(dl_buf *out, int32_t day)
{
    int year, month, of_month;
    dl_day_split(day, &year, &month, &of_month);
    dl_buf_printf(out, "%04d-%02d-%02d", year, month, of_month);
}

static void add_date(dl_buf *out, const dl_arxiv_id *id,
                     const dl_arxiv_dating *dating, bool korean)
{
    if (id->is_old || !dating->is_known || !dating->is_counted) {
        dl_buf_printf(out,
                      korean ? "%04u-%02u에 공개" : "announced in %04u-%02u",
                      id->year, id->month);
        return;
    }
    if (!korean)
        dl_buf_adds(out,
                    dating->is_exact ? "announced on " : "announced about ");
    add_day(out, dating->day);
    if (korean)
        dl_buf_adds(out, dating->is_exact ? "에 공개" : "쯤 공개");
}

static void add_refusal(dl_buf *out, const dl_arxiv_id *id,
                        dl_language language)
{
    static const char *const hints[][2] = {{"; perhaps", ", 혹시"},
                                           {"; write", ", 바른 표기:"}};
    dl_buf_printf(out, "invalid: %s: %s", dl_arxiv_reason_name(id->reason),
                  explain(id->reason, language));
    bool is_address = id->reason == DL_ARXIV_HOST ||
                      id->reason == DL_ARXIV_SCHEME ||
                      id->reason == DL_ARXIV_PATH;
    if (id->hint[0])
        dl_buf_printf(out, "%s %s%s", hints[id->hint_is_sure][language],
                      is_address ? "https://arxiv.org/abs/" : "", id->hint);
}

/* The identifier is well-formed, but cannot exist, at least not yet. */
static void add_range(dl_buf *out, const dl_arxiv_id *id,
                      const dl_arxiv_dating *dating, bool korean)
{
    switch (dating->range) {
    case DL_ARXIV_FUTURE_MONTH:
        dl_buf_printf(out,
                      korean
                          ? "invalid: future-month: 아직 오지 않은 달 %04u-%02u"
                          : "invalid: future-month: %04u-%02u has not begun",
                      id->year, id->month);
        break;
    case DL_ARXIV_FUTURE_DAY:
        dl_buf_adds(out, "invalid: future-day: ");
        add_date(out, id, dating, korean);
        break;
    default:
        dl_buf_printf(
            out,
            !korean ? dating->is_counted
                          ? "invalid: above-maximum: %04u-%02u ended "
                            "with %u"
                          : "invalid: above-maximum: %04u-%02u "
                            "cannot go beyond %u"
            : dating->is_counted
                ? "invalid: above-maximum: %04u-%02u의 마지막 번호는 %u"
                : "invalid: above-maximum: %04u-%02u의 번호는 %u까지",
            id->year, id->month, dating->limit);
    }
}

static void look_up(const dl_arxiv_bounds *bounds, const char *word,
                    const arguments *a, dl_buf *out, bool *is_valid)
{
    bool korean = a->language == DL_KOREAN;
    dl_arxiv_verdict v = dl_arxiv_judge(bounds, dl_str_of(word), a->today);
    const dl_arxiv_id *id = &v.url.id;
    char canonical[DL_ARXIV_ID_SIZE];
    *is_valid = v.is_valid;
    dl_printable_add(out, dl_str_of(word));
    dl_buf_adds(out, ": ");
    if (id->reason != DL_ARXIV_OK) {
        add_refusal(out, id, a->language);
    } else if (v.dating.range != DL_ARXIV_IN_RANGE ||
               id->number > v.dating.limit) {
        add_range(out, id, &v.dating, korean);
    } else {
        dl_arxiv_id_format(id, canonical);
        dl_buf_printf(out, "%s: https://arxiv.org/abs/%s, ",
                      v.is_valid ? "valid" : "invalid: not canonical",
                      canonical);
        add_date(out, id, &v.dating, korean);
    }
}

static int lookup(const arguments *a)
{
    const dl_arxiv_bounds *bounds;
    dl_error error;
    dl_buf text = {0};
    int code = DL_EXIT_CLEAN;
    if (!a->n_words)
        return dl_cli_error("arxiv lookup: which identifier?",
                            "arxiv lookup: 찾을 식별자를 적을 것");
    if (dl_arxiv_bounds_open(&bounds, a->bounds, NULL, &error) != DL_OK)
        return dl_cli_fail(&error);
    for (int i = 0; i < a->n_words; i++) {
        bool is_valid;
        look_up(bounds, a->words[i], a, &text, &is_valid);
        dl_buf_addc(&text, '\n');
        if (!is_valid)
            code = DL_EXIT_FINDINGS;
    }
    dl_arxiv_bounds_free(bounds);
    return dl_cli_print(&text, code);
}

/* ---- status and update ----------------------------------------------------
 */

static void add_table(dl_buf *out, const dl_arxiv_bounds *bounds, bool korean)
{
    dl_arxiv_bounds_info info = dl_arxiv_bounds_describe(bounds);
    dl_buf_printf(out,
                  korean ? "기간: %u개월, %04u-%02u부터 %04u-%02u까지\n"
                         : "months: %u, %04u-%02u to %04u-%02u\n",
                  info.n_months, info.first / 100, info.first % 100,
                  info.last / 100, info.last % 100);
    if (info.open)
        dl_buf_printf(out,
                      korean ? "아직 세고 있는 달: %04u-%02u\n"
                             : "counted so far: %04u-%02u\n",
                      info.open / 100, info.open % 100);
}

static int status(const arguments *a)
{
    const dl_arxiv_bounds *bounds;
    dl_error error;
    dl_buf from = {0}, text = {0};
    if (a->n_words)
        return dl_cli_error("arxiv status: unexpected word '%s'",
                            "arxiv status: 남은 인자 '%s'", a->words[0]);
    if (dl_arxiv_bounds_open(&bounds, a->bounds, &from, &error) != DL_OK)
        return dl_cli_fail(&error);
    bool korean = a->language == DL_KOREAN;
    dl_buf_adds(&text, korean ? "표: " : "table: ");
    dl_path_add(&text, from.n   ? dl_buf_str(&from)
                       : korean ? DL_STR("내장")
                                : DL_STR("built in"));
    dl_buf_addc(&text, '\n');
    add_table(&text, bounds, korean);
    dl_buf_free(&from);
    dl_arxiv_bounds_free(bounds);
    return dl_cli_print(&text, DL_EXIT_CLEAN);
}

/* Creates the folders above `path`. */
static bool make_folders(char *path)
{
    for (char *p = path + 1; *p; p++) {
        if (*p != '/')
            continue;
        *p = '\0';
        bool is_made = mkdir(path, 0777) == 0 || errno == EEXIST;
        *p = '/';
        if (!is_made)
            return false;
    }
    return true;
}

static dl_status write_table(const dl_arxiv_bounds *bounds, const char *path,
                             dl_error *error)
{
    dl_buf text = {0};
    dl_buf_adds(&text, "# arXiv's last number of each month, written by "
                       "'digestlint arxiv update'.\n"
                       "# The last month goes on; the others are complete.\n");
    dl_arxiv_bounds_write(bounds, &text);
    dl_status result = dl_replace_file(path, dl_buf_str(&text), error);
    dl_buf_free(&text);
    return result;
}

/* Sets `out` to --bounds or the usual file, and creates the file's folder. */
static int choose_file(const arguments *a, dl_buf *out)
{
    if (a->bounds)
        dl_buf_adds(out, a->bounds);
    else if (!dl_arxiv_bounds_path(out))
        return dl_cli_error(
            "arxiv update: neither XDG_DATA_HOME nor HOME is "
            "set; name the file to write with --bounds",
            "arxiv update: XDG_DATA_HOME과 HOME이 모두 없음, 쓸 파일을 "
            "--bounds로 적을 것");
    else if (!make_folders(out->p))
        return dl_cli_error("%s: its folder cannot be made: %s",
                            "%s: 폴더 만들기 실패: %s", out->p,
                            dl_cli_reason(errno).text);
    return DL_EXIT_CLEAN;
}

static int update(const arguments *a)
{
    dl_arxiv_bounds *bounds;
    dl_error error;
    dl_buf path = {0}, text = {0};
    if (a->n_words != 1)
        return dl_cli_error(
            "arxiv update: one file is needed: a copy of "
            "https://arxiv.org/stats/get_monthly_submissions",
            "arxiv update: "
            "https://arxiv.org/stats/get_monthly_submissions에서 "
            "받은 파일 하나를 적을 것");
    if (dl_arxiv_bounds_load(&bounds, a->words[0], &error) != DL_OK)
        return dl_cli_fail(&error);
    int code = choose_file(a, &path);
    if (code == DL_EXIT_CLEAN && write_table(bounds, path.p, &error) != DL_OK)
        code = dl_cli_fail(&error);
    if (code == DL_EXIT_CLEAN) {
        bool korean = a->language == DL_KOREAN;
        dl_buf_adds(&text, korean ? "저장함: " : "written: ");
        dl_path_add(&text, dl_buf_str(&path));
        dl_buf_addc(&text, '\n');
        add_table(&text, bounds, korean);
        if (!dl_arxiv_bounds_is_newer(bounds))
            dl_buf_adds(
                &text, korean ? "내장 표보다 새롭지 않아 내장 표를 계속 씀\n"
                              : "the built-in table knows as much and stays in "
                                "use\n");
        code = dl_cli_print(&text, code);
    }
    dl_buf_free(&path);
    dl_arxiv_bounds_free(bounds);
    return code;
}

/* ---- the command line -----------------------------------------------------
 */

static int run(int argc, char **argv)
{
    enum { SECONDS_OF_A_DAY = 86400 };
    static const struct {
        const char *name;
        int (*run)(const arguments *);
    } subcommands[] = {
        {"lookup", lookup}, {"status", status}, {"update", update}};
    arguments a = {.today = (int32_t)(time(NULL) / SECONDS_OF_A_DAY),
                   .language = dl_cli_language()};
    int code = dl_cli_read_options(&dl_command_arxiv, argc, argv, &a);
    if (code >= 0)
        return code;
    if (optind == argc)
        return dl_cli_error(
            "arxiv: lookup, status or update? 'digestlint "
            "help arxiv' describes them",
            "arxiv: lookup, status, update 가운데 하나를 적을 것, "
            "설명은 'digestlint help arxiv'");
    const char *word = argv[optind];
    a.words = argv + optind + 1;
    a.n_words = argc - optind - 1;
    for (size_t i = 0; i < sizeof subcommands / sizeof *subcommands; i++)
        if (strcmp(subcommands[i].name, word) == 0)
            return subcommands[i].run(&a);
    if (strcmp(word, "import") == 0)
        return dl_cli_error(
            "arxiv import: a catalogue of titles is not part "
            "of this version; 'arxiv update' reads arXiv's "
            "monthly counts",
            "arxiv import: 이 버전에는 제목 목록이 없음, 'arxiv update'는 "
            "arXiv의 월별 논문 수를 읽음");
    return dl_cli_error(
        "arxiv: unknown command '%s'; use lookup, status or "
        "update",
        "arxiv: 알 수 없는 명령 '%s', 쓸 수 있는 명령: lookup, status, "
        "update",
        word);
}

static bool set_today(void *options, const char *value)
{
    return dl_cli_parse_today(value, &((arguments *)options)->today);
}

static const dl_cli_option OPTIONS[] = {
    {.name = "bounds",
     .kind = DL_CLI_TEXT,
     .argument = "FILE",
     .completion = DL_COMPLETE_FILE,
     .at = offsetof(arguments, bounds),
     .help = {"the table to use, or for update to write, instead of "
              "$XDG_DATA_HOME/digestlint/arxiv-bounds.csv",
              "$XDG_DATA_HOME/digestlint/arxiv-bounds.csv 대신 쓸 표. "
              "update에서는 새로 적을 파일"}},
    {.name = "today",
     .kind = DL_CLI_CALL,
     .argument = "DATE",
     .set = set_today,
     .help = {"judge as of this day, such as 2025-09-13 (default: today)",
              "이 날짜를 오늘로 보고 판단한다 (예: 2025-09-13, 기본값: 오늘)"}},
    DL_ROW_LANG(offsetof(arguments, language), 0),
    DL_ROW_HELP,
    {.name = NULL},
};

static const char *const USAGE[] = {"arxiv lookup [OPTION]... ID...",
                                    "arxiv status [--bounds FILE]",
                                    "arxiv update [--bounds FILE] STATISTICS",
                                    NULL};

static const char *const OPERANDS[] = {"lookup", "status", "update", NULL};

const dl_command dl_command_arxiv = {
    .name = "arxiv",
    .usage = USAGE,
    .summary = {"look up arXiv identifiers in the counts of each month",
                "월별 논문 수를 바탕으로 arXiv 식별자를 확인한다"},
    .about =
        {"lookup shows what is known offline of identifiers and addresses: "
         "whether each can exist, in which form it should be written, and when "
         "it was announced. status shows which table of arXiv's months is in "
         "use. update reads arXiv's monthly submission counts, a CSV file "
         "saved from https://arxiv.org/stats/get_monthly_submissions, and "
         "keeps them as the table to use from then on.",
         "lookup은 네트워크 없이 알 수 있는 것을 보여 준다: 식별자나 주소가 "
         "존재할 수 있는지, 어떻게 적어야 하는지, 언제 공개되었는지. status는 "
         "어떤 월별 표를 쓰고 있는지 보여 준다. update는 "
         "https://arxiv.org/stats/get_monthly_submissions에서 받은 월별 제출 "
         "수(CSV)를 읽어 앞으로 쓸 표로 저장한다."},
    .exit_status = {"for lookup, 0 if all are valid as written, 1 if some are "
                    "not, 2 for a mistake in the command line, or "
                    "a file that cannot be read or written.",
                    "lookup은 모두 적힌 그대로 옳으면 0, 아닌 것이 "
                    "있으면 1, 명령줄이 잘못되었거나 파일을 읽거나 쓸 수 없으면 "
                    "2."},
    .options = OPTIONS,
    .operands = OPERANDS,
    .run = run,
};
