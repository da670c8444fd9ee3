# Adds a row to the options of `check`: src/cli/check_options.c with one more.
/^    \{\.name = NULL\},/ {
    print "    {.name = \"zyxwv\","
    print "     .kind = DL_CLI_TEXT,"
    print "     .argument = \"WORD\","
    print "     .at = AT(report.category),"
    print "     .help = {\"an option that a test added\", " \
          "\"시험으로 더한 옵션\"}},"
}
{ print }
