/*
 * Finds options and choices in the rows of a command.
 */
#include "cli/command.h"

#include <string.h>

const dl_choice dl_language_choices[] = {
    {"en", DL_ENGLISH}, {"ko", DL_KOREAN}, {NULL, 0}};

const dl_cli_option *dl_cli_option_find(const dl_command *command,
                                        const char *name)
{
    for (const dl_cli_option *o = command->options; o->name; o++)
        if (strcmp(o->name, name) == 0)
            return o;
    return NULL;
}

bool dl_choice_find(const dl_choice *choices, const char *value, unsigned *out)
{
    for (const dl_choice *c = choices; c->word; c++)
        if (strcmp(c->word, value) == 0) {
            *out = c->value;
            return true;
        }
    return false;
}
