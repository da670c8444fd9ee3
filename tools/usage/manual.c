/*
 * digestlint(1), in mdoc(7): the rows of the commands, and around them what is
 * not in rows.
 */
#include <string.h>

#include "report/report.h"
#include "usage.h"

typedef const char *const phrase[2]; /* by dl_language */

typedef struct page {
    FILE *out;
    dl_language language;
} page;

/* A term and what it means. */
typedef struct entry {
    const char *macro, *term;
    phrase text;
} entry;

static const entry ENVIRONMENT[] = {
    {"Ev", "LC_ALL, LC_MESSAGES, LANG",
     {"The first one that is set chooses the language of messages: Korean when "
      "it begins with ko, else English.",
      "처음으로 값이 있는 변수가 메시지의 언어를 정한다. ko로 시작하면 한국어, "
      "아니면 영어."}},
    {"Ev", "NO_COLOR",
     {"If not empty, no colour unless --color says so.",
      "값이 있으면, --color를 쓰지 않는 한 색을 쓰지 않는다."}},
    {"Ev", "FORCE_COLOR, CLICOLOR_FORCE",
     {"If neither empty nor 0, colour also where standard output is not a "
      "terminal.",
      "값이 있고 0이 아니면, 표준 출력이 터미널이 아니어도 색을 쓴다."}},
    {"Ev", "CLICOLOR",
     {"No colour when it is 0; so does FORCE_COLOR.",
      "0이면 색을 쓰지 않는다. FORCE_COLOR도 그렇다."}},
    {"Ev", "TERM",
     {"No colour when it is dumb.", "dumb이면 색을 쓰지 않는다."}},
    {"Ev", "FORCE_HYPERLINK",
     {"If neither empty nor 0, the codes of rules are links wherever there is "
      "colour; if 0, nowhere. Otherwise they are on terminals that are known "
      "to show links.",
      "값이 있고 0이 아니면 색을 쓰는 곳마다 규칙 코드를 링크로 쓰고, 0이면 "
      "쓰지 않는다. 값이 없으면 링크를 보여 주는 것으로 알려진 터미널에서만 "
      "쓴다."}},
    {"Ev", "COLUMNS",
     {"The width of full and explain where the terminal does not say its own. "
      "Without it, 100.",
      "터미널의 폭을 알 수 없을 때 full과 explain이 쓰는 폭. 없으면 100."}},
    {"Ev", "XDG_DATA_HOME, HOME",
     {"Where digestlint/arxiv-bounds.csv is looked for: $XDG_DATA_HOME, else "
      "$HOME/.local/share.",
      "digestlint/arxiv-bounds.csv를 찾는 곳: $XDG_DATA_HOME, 없으면 "
      "$HOME/.local/share."}},
    {"Ev", "GITHUB_WORKSPACE, CI_PROJECT_DIR",
     {"The folder that paths are relative to in the formats github and gitlab.",
      "github와 gitlab 형식에서 경로의 기준이 되는 폴더."}},
    {"Ev", "GITHUB_STEP_SUMMARY",
     {"The file that the format github appends a summary to.",
      "github 형식이 요약을 덧붙이는 파일."}},
    {NULL, NULL, {NULL, NULL}},
};

static const entry FILES[] = {
    {"Pa", ".digestlint.yaml",
     {"The configuration: the nearest one from the linted file upwards to the "
      "root of its repository.",
      "설정. 검사하는 파일의 폴더에서 저장소의 최상위까지 올라가며 가장 가까운 "
      "것을 쓴다."}},
    {"Pa", ".digestlint-baseline.json",
     {"The baseline that --update-baseline writes unless --baseline names "
      "another.",
      "--baseline으로 따로 정하지 않았을 때 --update-baseline이 쓰는 기준선."}},
    {"Pa", "~/.local/share/digestlint/arxiv-bounds.csv",
     {"arXiv's last number of each month, written by arxiv update.",
      "arxiv update가 저장하는, 달마다 arXiv의 마지막 번호."}},
    {NULL, NULL, {NULL, NULL}},
};

static const entry EXAMPLES[] = {
    {"Ic", "digestlint init",
     {"Write a configuration for the posts below the current folder.",
      "현재 폴더의 글에 맞는 설정을 쓴다."}},
    {"Ic", "digestlint",
     {"Lint the posts that the configuration names.",
      "설정에 적힌 글을 검사한다."}},
    {"Ic", "digestlint --diff _posts",
     {"Show what --fix would change.", "--fix가 고칠 것을 미리 본다."}},
    {"Ic", "digestlint --format text --format sarif:out.sarif _posts",
     {"Report to the terminal and into a file at once.",
      "터미널과 파일에 한꺼번에 보고한다."}},
    {"Ic", "digestlint explain DL503",
     {"Explain a rule.", "규칙 하나를 설명한다."}},
    {NULL, NULL, {NULL, NULL}},
};

/* ---- roff ---------------------------------------------------------------- */

/* Text, a line for each sentence; nothing in it is taken for a request or an
   escape. */
static void print_text(const page *p, const char *s)
{
    bool begins = true; /* a line */
    for (; *s; s++) {
        if (*s == '\n' && s[1] == '\n') { /* an empty line */
            fputs("\n.Pp\n", p->out);
            begins = true;
            s++;
            continue;
        }
        if (begins && (*s == '.' || *s == '\''))
            fputs("\\&", p->out);
        begins = *s == '.' && s[1] == ' ' && !(s[2] >= 'a' && s[2] <= 'z');
        fputs(*s == '\\' ? "\\e" : (char[]){*s, '\0'}, p->out);
        if (begins) {
            fputc('\n', p->out);
            s++;
        }
    }
    fputc('\n', p->out);
}

static void print_head(const page *p, const char *macro, phrase text)
{
    fprintf(p->out, ".%s %s\n", macro, text[p->language]);
}

static void print_entries(const page *p, const entry *entries)
{
    fputs(".Bl -tag -width Ds\n", p->out);
    for (; entries->macro; entries++) {
        fprintf(p->out, ".It %s %s\n", entries->macro, entries->term);
        print_text(p, entries->text[p->language]);
    }
    fputs(".El\n", p->out);
}

/* ---- the commands -------------------------------------------------------- */

static void print_formats(const page *p)
{
    fputs(".Bl -tag -width Ds -compact\n", p->out);
    for (size_t i = 0; i < dl_n_formats; i++) {
        fprintf(p->out, ".It Cm %s\n", dl_formats[i]->name);
        print_text(p, dl_formats[i]->summary[p->language]);
    }
    fputs(".El\n", p->out);
}

static void print_option(const page *p, const dl_cli_option *o)
{
    fputs(".It", p->out);
    if (o->letter)
        fprintf(p->out, " Fl %c ,", o->letter);
    fprintf(p->out, " Fl -%s", o->name);
    if (o->argument && o->argument_is_optional)
        fprintf(p->out, " Ns Op = Ns Ar %s", o->argument);
    else if (o->argument)
        fprintf(p->out, " Ar %s", o->argument);
    fputc('\n', p->out);
    print_text(p, o->help[p->language]);
    if (o->completion == DL_COMPLETE_FORMAT)
        print_formats(p);
}

static void print_command(const page *p, const dl_command *command)
{
    bool is_open = false;
    fprintf(p->out, ".Ss digestlint %s\n", command->name);
    print_text(p, command->about[p->language]);
    for (const dl_cli_option *o = command->options; o->name; o++) {
        if (!usage_is_shown(o))
            continue;
        if (o->group[p->language]) {
            fprintf(p->out, "%s.Pp\n%s:\n", is_open ? ".El\n" : "",
                    o->group[p->language]);
            is_open = false;
        }
        if (!is_open)
            fputs(".Bl -tag -width Ds\n", p->out);
        is_open = true;
        print_option(p, o);
    }
    if (is_open)
        fputs(".El\n", p->out);
}

static void print_synopsis(const page *p)
{
    for (const dl_command *const *c = dl_commands; *c; c++)
        for (const char *const *line = (*c)->usage; *line; line++)
            fprintf(p->out, "%s.Nm digestlint\n%s\n",
                    c == dl_commands ? "" : ".br\n", *line);
}

static void print_exit_status(const page *p)
{
    const char *before = "";
    for (const dl_command *const *c = dl_commands; *c; c++) {
        if (!(*c)->exit_status[p->language])
            continue;
        fputs(before, p->out);
        print_text(p, (*c)->exit_status[p->language]);
        before = ".Pp\n";
    }
}

void usage_manual(FILE *out, dl_language language)
{
    static phrase name = {"NAME", "이름"}, synopsis = {"SYNOPSIS", "개요"},
                  summary = {"lint Korean Markdown digests of arXiv papers",
                             "arXiv 논문을 한국어로 요약한 마크다운 글 검사"},
                  description = {"DESCRIPTION", "설명"},
                  about = {"Checks posts that summarize arXiv papers in "
                           "Korean: front matter, headings, links, sections, "
                           "and the consistency and spelling of the text. "
                           "Many findings can be fixed.",
                           "arXiv 논문을 한국어로 요약한 글의 머리말, 제목, "
                           "링크, 섹션, 글의 일관성과 맞춤법을 검사한다. 지적 "
                           "가운데 많은 것은 자동으로 고칠 수 있다."},
                  status = {"EXIT STATUS", "종료 상태"},
                  environment = {"ENVIRONMENT", "환경 변수"},
                  files = {"FILES", "파일"}, examples = {"EXAMPLES", "예"},
                  see_also = {"SEE ALSO", "관련 항목"};
    const page p = {out, language};
    fputs(".\\\" Made from the rows of the command line; do not edit.\n"
          ".Dd $Mdocdate$\n.Dt DIGESTLINT 1\n.Os\n",
          out);
    print_head(&p, "Sh", name);
    fputs(".Nm digestlint\n", out);
    print_head(&p, "Nd", summary);
    print_head(&p, "Sh", synopsis);
    print_synopsis(&p);
    print_head(&p, "Sh", description);
    print_text(&p, about[language]);
    for (const dl_command *const *c = dl_commands; *c; c++)
        print_command(&p, *c);
    print_head(&p, "Sh", environment);
    print_entries(&p, ENVIRONMENT);
    print_head(&p, "Sh", files);
    print_entries(&p, FILES);
    print_head(&p, "Sh", status);
    print_exit_status(&p);
    print_head(&p, "Sh", examples);
    print_entries(&p, EXAMPLES);
    print_head(&p, "Sh", see_also);
    fputs(".Xr digestlint.yaml 5\n", out);
}
