/*
 * Completions for bash, zsh and fish.
 */
#include <string.h>

#include "base/search.h"
#include "base/vec.h"
#include "model/builtin.h"
#include "report/report.h"
#include "usage.h"

#define NOTE "# Made by `make docs`; do not edit.\n"

/* ---- lists of words, separated by spaces --------------------------------- */

static int compare(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void print_rules(FILE *out)
{
    DL_VEC(const char *) words = {0};
    for (size_t i = 0; i < dl_n_rules; i++) {
        dl_vec_push(&words, dl_rules[i].code);
        dl_vec_push(&words, dl_rules[i].name);
    }
    dl_vec_sort(&words, compare);
    for (size_t i = 0; i < words.n; i++)
        fprintf(out, "%s%s", i ? " " : "", words.v[i]);
    dl_vec_free(&words);
}

static void print_commands(FILE *out, const dl_command *but)
{
    const char *before = "";
    for (const dl_command *const *c = dl_commands; *c; c++)
        if (*c != but) {
            fprintf(out, "%s%s", before, (*c)->name);
            before = " ";
        }
}

static void print_options(FILE *out, const dl_command *command)
{
    const char *before = "";
    for (const dl_cli_option *o = command->options; o->name; o++)
        if (usage_is_shown(o)) {
            fprintf(out, "%s--%s", before, o->name);
            before = " ";
        }
}

static bool has_values(const dl_cli_option *o)
{
    return o->choices || o->completion > DL_COMPLETE_FILE;
}

/* The values that an option takes; those of rules are in a variable. */
static void print_values(FILE *out, const dl_cli_option *o)
{
    if (o->completion == DL_COMPLETE_RULE)
        fputs("$rules", out);
    for (const dl_choice *c = o->choices; c && c->word; c++)
        fprintf(out, "%s%s", c == o->choices ? "" : " ", c->word);
    if (o->completion == DL_COMPLETE_FORMAT)
        for (size_t i = 0; i < dl_n_formats; i++)
            fprintf(out, "%s%s", i ? " " : "", dl_formats[i]->name);
    if (o->completion == DL_COMPLETE_PROFILE)
        for (size_t i = 0; i < dl_n_builtin_profiles; i++)
            fprintf(out, "%s%s", i ? " " : "", dl_builtin_profiles[i].name);
}

/* A branch of `case $command,$option` for each option that has values. */
static void print_cases(FILE *out, const char *indent, const char *begin,
                        const char *end)
{
    for (const dl_command *const *c = dl_commands; *c; c++)
        for (const dl_cli_option *o = (*c)->options; o->name; o++) {
            if (!has_values(o) || !usage_is_shown(o))
                continue;
            fprintf(out, "%s%s,--%s", indent, (*c)->name, o->name);
            if (o->letter)
                fprintf(out, "|%s,-%c", (*c)->name, o->letter);
            fprintf(out, ") %s", begin);
            print_values(out, o);
            fputs(end, out);
        }
}

/* A branch of `case $command,$word` for each command with known operands. */
static void print_operands(FILE *out, const char *indent, const char *begin,
                           const char *end)
{
    for (const dl_command *const *c = dl_commands; *c; c++) {
        if (!(*c)->operands)
            continue;
        fprintf(out, "%s%s,*) %s", indent, (*c)->name, begin);
        for (const char *const *word = (*c)->operands; *word; word++)
            fprintf(out, "%s%s", word == (*c)->operands ? "" : " ", *word);
        fputs(end, out);
    }
}

/* ---- bash ---------------------------------------------------------------- */

void usage_bash(FILE *out)
{
    fputs(NOTE "_digestlint() {\n"
               "    local cur=${COMP_WORDS[COMP_CWORD]} "
               "prev=${COMP_WORDS[COMP_CWORD - 1]} before=''\n"
               "    # --option=value comes as three words.\n"
               "    if [[ $cur = '=' ]]; then\n"
               "        cur=''\n"
               "    elif [[ $prev = '=' ]]; then\n"
               "        prev=${COMP_WORDS[COMP_CWORD - 2]}\n"
               "    fi\n"
               "    # Of a list the last item is completed.\n"
               "    [[ $cur != *,* ]] || before=${cur%,*},\n"
               "    local command=check word words='' commands='",
          out);
    print_commands(out, NULL);
    fputs("'\n    local rules='", out);
    print_rules(out);
    fputs("'\n"
          "    for word in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n"
          "        case \" $commands \" in *\" $word \"*) command=$word && "
          "break ;; esac\n"
          "    done\n"
          "    case $command,$prev in\n",
          out);
    print_cases(out, "    ", "words=\"", "\" ;;\n");
    fputs("    *)\n        case $command,$cur in\n", out);
    for (const dl_command *const *c = dl_commands; *c; c++) {
        fprintf(out, "        %s,-*) words='", (*c)->name);
        print_options(out, *c);
        fputs("' ;;\n", out);
    }
    print_operands(out, "        ", "words='", "' ;;\n");
    fputs("        explain,*) words=$rules ;;\n"
          "        help,*) words=$commands ;;\n"
          "        esac\n"
          "        ;;\n"
          "    esac\n"
          "    [[ $COMP_CWORD -gt 1 || $cur = -* ]] || words=$commands\n"
          "    mapfile -t COMPREPLY < <(compgen -P \"$before\" -W \"$words\" "
          "-- \"${cur##*,}\")\n"
          "}\n"
          "complete -o default -F _digestlint digestlint\n",
          out);
}

/* ---- zsh ----------------------------------------------------------------- */

void usage_zsh(FILE *out)
{
    fputs("#compdef digestlint\n" NOTE "local command=check word\n"
          "local -a rules=(",
          out);
    print_rules(out);
    fputs(")\nfor word in ${words[2,CURRENT-1]}; do\n    case \" ", out);
    print_commands(out, NULL);
    fputs(" \" in *\" $word \"*) command=$word; break ;; esac\n"
          "done\n"
          "case $command,${words[CURRENT-1]} in\n",
          out);
    print_cases(out, "", "compadd -- ", "; return ;;\n");
    fputs("esac\ncase $command,${words[CURRENT]} in\n", out);
    for (const dl_command *const *c = dl_commands; *c; c++) {
        fprintf(out, "%s,-*) compadd -- ", (*c)->name);
        print_options(out, *c);
        fputs("; return ;;\n", out);
    }
    print_operands(out, "", "compadd -- ", "; return ;;\n");
    fputs("explain,*) compadd -- $rules; return ;;\nhelp,*) compadd -- ", out);
    print_commands(out, NULL);
    fputs("; return ;;\nesac\n(( CURRENT > 2 )) || compadd -- ", out);
    print_commands(out, NULL);
    fputs("\n_files\n", out);
}

/* ---- fish ---------------------------------------------------------------- */

static void print_quoted(FILE *out, const char *s)
{
    fputc('\'', out);
    for (; *s; s++)
        fprintf(out, *s == '\'' || *s == '\\' ? "\\%c" : "%c", *s);
    fputc('\'', out);
}

static void print_fish_option(FILE *out, const dl_command *command,
                              const dl_cli_option *o)
{
    fputs("complete -c digestlint -n '", out);
    if (command == &dl_command_check)
        fputs("not ", out);
    fputs("__fish_seen_subcommand_from ", out);
    if (command == &dl_command_check)
        print_commands(out, command);
    else
        fputs(command->name, out);
    fprintf(out, "' -l %s", o->name);
    if (o->letter)
        fprintf(out, " -s %c", o->letter);
    fputs(" -d ", out);
    print_quoted(out, o->help[DL_ENGLISH]);
    if (o->argument)
        fputs(" -r", out);
    if (has_values(o)) {
        fputs(" -f -a \"", out);
        print_values(out, o);
        fputc('"', out);
    }
    fputc('\n', out);
}

void usage_fish(FILE *out)
{
    fputs(NOTE "set -l rules '", out);
    print_rules(out);
    fputs("'\n", out);
    for (const dl_command *const *c = dl_commands; *c; c++) {
        fprintf(out,
                "complete -c digestlint -n __fish_use_subcommand -a %s -d ",
                (*c)->name);
        print_quoted(out, (*c)->summary[DL_ENGLISH]);
        fputc('\n', out);
    }
    for (const dl_command *const *c = dl_commands; *c; c++)
        for (const dl_cli_option *o = (*c)->options; o->name; o++)
            if (usage_is_shown(o))
                print_fish_option(out, *c, o);
    for (const dl_command *const *c = dl_commands; *c; c++) {
        if (!(*c)->operands)
            continue;
        fprintf(out,
                "complete -c digestlint -n '__fish_seen_subcommand_from %s' "
                "-a \"",
                (*c)->name);
        for (const char *const *word = (*c)->operands; *word; word++)
            fprintf(out, "%s%s", word == (*c)->operands ? "" : " ", *word);
        fputs("\"\n", out);
    }
    fputs("complete -c digestlint -n '__fish_seen_subcommand_from explain' -f "
          "-a \"$rules\"\n"
          "complete -c digestlint -n '__fish_seen_subcommand_from help' -f -a "
          "\"",
          out);
    print_commands(out, NULL);
    fputs("\"\n", out);
}
