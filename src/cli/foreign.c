/* Options of other linters, and what they are called here. */
#include "cli/foreign.h"

#include <string.h>

#include "cli/cli.h"

static const struct {
    const char *names; /* separated by spaces */
    const char *english, *korean;
} ANSWERS[] = {
    {"add-ignore add-noqa", "--update-baseline accepts all present findings",
     "--update-baseline으로 지금 있는 지적을 모두 받아들임"},
    {"allow-parse-error rule", "--severity RULE=LEVEL sets a rule's level",
     "규칙의 수준은 --severity RULE=LEVEL"},
    {"C", "change to the folder first, or name its files",
     "먼저 그 폴더로 가거나, 그 파일을 적을 것"},
    {"cache no-cache", "nothing is cached, so every run is a fresh one",
     "캐시가 없어 언제나 새로 검사함"},
    {"check d dry-run fix-dry-run n show-fixes",
     "--diff shows the fixes and writes nothing",
     "쓰지 않고 고칠 것만 보여 주는 옵션은 --diff"},
    {"concurrency threads", "--jobs sets the number of threads",
     "스레드 수는 --jobs"},
    {"debug verbose", "--summary shows what was read", "읽은 것은 --summary"},
    {"disable extend-ignore skip", "--ignore leaves rules out",
     "규칙을 빼는 옵션은 --ignore"},
    {"e enable only", "--select chooses rules",
     "규칙을 고르는 옵션은 --select"},
    {"exclude extend-exclude ignore-path ignore-pattern",
     "'exclude' in the configuration leaves files out",
     "파일은 설정의 'exclude'로 뺌"},
    {"exit-code fail-level max-warnings",
     "--fail-on sets the level that makes a run fail",
     "실패로 볼 수준은 --fail-on"},
    {"explain", "'digestlint explain RULE' explains a rule",
     "규칙의 설명은 'digestlint explain RULE'"},
    {"ext glob include", "'posts' in the configuration says what is linted",
     "검사할 파일은 설정의 'posts'로 정함"},
    {"extend-select preview", "--severity RULE=on adds a rule",
     "규칙을 더하는 옵션은 --severity RULE=on"},
    {"fix-only",
     "--fix --quiet applies the fixes; findings that are left are still "
     "reported",
     "고치는 옵션은 --fix --quiet, 남은 지적은 보고함"},
    {"formatter reporter", "--format sets the format", "형식은 --format"},
    {"generate-config init", "'digestlint init' writes a configuration",
     "설정 파일은 'digestlint init'으로 만듦"},
    {"i w write", "--fix applies the fixes", "고치는 옵션은 --fix"},
    {"l min-alert-level min-severity minimum-severity severity-level",
     "--level hides findings below a level",
     "어떤 수준 아래의 지적을 숨기는 옵션은 --level"},
    {"language locale", "--lang sets the language", "언어는 --lang"},
    {"list-rules r rules", "'digestlint rules' lists the rules",
     "규칙 목록은 'digestlint rules'"},
    {"no-exit-code", "--fail-on never lets no finding fail a run",
     "지적이 있어도 실패하지 않게 하는 옵션은 --fail-on never"},
    {"o output output-file", "--format FORMAT:FILE writes a report into a file",
     "보고서를 파일에 쓰는 옵션은 --format FORMAT:FILE"},
    {"p", "--profile chooses a profile", "프로필은 --profile"},
    {"per-file-ignores",
     "'overrides' in the configuration has rules for some files",
     "일부 파일의 규칙은 설정의 'overrides'로 정함"},
    {"report-unused-disable-directives",
     "DL902 finds comments that suppress nothing",
     "쓸모없는 주석은 DL902가 찾음"},
    {"s silent", "--quiet leaves the summary out",
     "요약을 빼는 옵션은 --quiet"},
    {"show-source", "--format full shows the source",
     "글을 함께 보여 주는 옵션은 --format full"},
    {"stdin", "- reads standard input", "표준 입력은 -로 읽음"},
    {"stdin-display-name stdin-file-path stdin-filepath",
     "--stdin-filename names the text on standard input",
     "표준 입력으로 읽은 글의 이름은 --stdin-filename"},
    {"v", "--version (-V) shows the version, --summary the counts",
     "버전은 --version(-V), 개수는 --summary"},
    {"watch", "run it from an editor, or with a tool such as entr",
     "편집기나 entr 같은 도구로 실행할 것"},
};

static bool has_name(const char *names, dl_str name)
{
    while (*names) {
        size_t n = strcspn(names, " ");
        if (dl_str_eq((dl_str){names, n}, name))
            return true;
        names += n + (names[n] == ' ');
    }
    return false;
}

const char *dl_foreign_option(dl_str name)
{
    for (size_t i = 0; i < sizeof ANSWERS / sizeof *ANSWERS; i++)
        if (has_name(ANSWERS[i].names, name))
            return dl_cli_say(ANSWERS[i].english, ANSWERS[i].korean);
    return NULL;
}
