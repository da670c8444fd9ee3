# Made by `make docs`; do not edit.
set -l rules 'DL001 DL002 DL101 DL102 DL103 DL104 DL105 DL106 DL107 DL201 DL202 DL203 DL204 DL205 DL206 DL207 DL208 DL301 DL302 DL303 DL304 DL305 DL306 DL307 DL401 DL402 DL403 DL404 DL405 DL406 DL407 DL408 DL409 DL410 DL411 DL412 DL413 DL501 DL502 DL503 DL504 DL505 DL506 DL507 DL508 DL509 DL510 DL511 DL512 DL513 DL514 DL515 DL516 DL517 DL518 DL519 DL520 DL521 DL522 DL523 DL601 DL602 DL603 DL604 DL605 DL606 DL607 DL608 DL609 DL610 DL701 DL702 DL801 DL802 DL803 DL804 DL805 DL806 DL807 DL808 DL809 DL810 DL811 DL812 DL813 DL814 DL815 DL816 DL817 DL818 DL819 DL820 DL821 DL822 DL901 DL902 DL903 accidental-code accidental-heading accidental-list accidental-table acronym-order arxiv-age arxiv-duplicate arxiv-id arxiv-link-missing arxiv-mismatch arxiv-range arxiv-url attribute-visible bare-address broken-formula case-frame code-block code-switch config definition-swallows duplicate-paper empty-post entry-length false-strikethrough file-name file-too-large foreign-script front-matter-date front-matter-field front-matter-missing front-matter-syntax front-matter-tag front-matter-title gloss-mismatch hangul-english heading-format heading-level heading-markup heading-not-rendered heading-number heading-placeholder heading-repeated heading-whitespace invalid-utf8 invisible-character leftover-template lines-joined liquid list-not-rendered literal-emphasis literal-link loanword-spelling markdown-in-html misspelling money-formula name-case nesting-lost number-scale numbers-restart official-name particle-inconsistent particle-latin particle-mismatch particle-spacing placeholder prompt-leak punctuation-spacing raw-html register repeated-word section-duplicate section-empty section-label section-missing section-order section-style section-unknown sentence-count sentence-ending spacing-inconsistent stray-text subject-predicate table-not-rendered term-drift term-inconsistent term-preferred trailing-space truncated-text typographic-change unbalanced unclosed-fence unknown-suppression unnormalized unused-suppression url-tail word-spacing yul-ryul'
complete -c digestlint -n __fish_use_subcommand -a check -d 'lint files and folders; implied before a path or an option'
complete -c digestlint -n __fish_use_subcommand -a explain -d 'explain a rule, with examples'
complete -c digestlint -n __fish_use_subcommand -a rules -d 'list the rules'
complete -c digestlint -n __fish_use_subcommand -a init -d 'write a configuration that fits the posts found'
complete -c digestlint -n __fish_use_subcommand -a arxiv -d 'look up arXiv identifiers in the counts of each month'
complete -c digestlint -n __fish_use_subcommand -a help -d 'show how to use a command'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l format -s f -d 'how to report (default: text); may be given several times, each but one with a FILE:' -r -f -a "text full json sarif lsp github gitlab rdjson"
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l lang -d 'language of messages and help (default: the locale\'s)' -r -f -a "en ko"
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l column-unit -d 'count columns in byte, codepoint, utf16 units or display cells' -r -f -a "byte codepoint utf16 display"
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l color -d 'auto (default), always or never; NO_COLOR and FORCE_COLOR are heeded' -r -f -a "always auto never"
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l root -d 'make paths in SARIF relative to FOLDER (default: here)' -r
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l sarif-category -d 'tell apart several runs for one commit (default: digestlint)' -r
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l omit-suppressed -d 'leave suppressed findings out of json and sarif'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l statistics -d 'show how often each rule was found'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l summary -d 'always print a line with the counts on stderr'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l quiet -s q -d 'never print that line, not even on a terminal'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l config -s c -d 'use this configuration and no other (-: standard input)' -r
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l no-config -d 'use no configuration file'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l profile -d 'use this profile instead of the configuration\'s' -r -f -a "ai-frontier-digest ai-frontier-paper arxiv-ai-mailing daily-ir daily-papers generic"
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l select -d 'run only these rules: codes, prefixes (DL5) or names, separated by commas' -r -f -a "$rules"
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l ignore -d 'do not run these rules' -r -f -a "$rules"
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l severity -d 'set the level of a rule: error, warning, info or off' -r -f -a "$rules"
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l level -d 'report and fix only from this level on: error, warning or info (default: info)' -r -f -a "error warning info"
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l fail-on -d 'exit 1 from this level on: error, warning, info or never (default: warning)' -r -f -a "error warning info never"
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l today -d 'judge as of this day, such as 2025-09-13' -r
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l baseline -d 'report only findings that are not in FILE (default: \'baseline\' of the configuration)' -r
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l no-baseline -d 'report known findings, too'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l update-baseline -d 'write all findings into that file (default: .digestlint-baseline.json)'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l fix -d 'apply fixes that have only one correct form, and write the files'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l unsafe-fixes -d 'apply also fixes that a person should look at'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l diff -d 'show the fixes as a diff and write nothing; exit 1 when there are any'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l stdin-filename -d 'the file name of the text on standard input' -r
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l files0-from -d 'lint the files listed in FILE (-: standard input), NUL-terminated' -r
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l show-files -d 'list the files that would be linted instead of linting'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l show-settings -d 'show why FILE is linted, and by what, instead of linting' -r
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l force-exclude -d 'leave out named files, too, that are no posts or are excluded'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l jobs -s j -d 'number of threads (default: the number of processors)' -r
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l help -s h -d 'show this help'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv help' -l version -s V -d 'show the versions of the program and its libraries'
complete -c digestlint -n '__fish_seen_subcommand_from explain' -l config -s c -d 'use this configuration and no other (-: standard input)' -r
complete -c digestlint -n '__fish_seen_subcommand_from explain' -l no-config -d 'use no configuration file'
complete -c digestlint -n '__fish_seen_subcommand_from explain' -l lang -d 'language of messages and help (default: the locale\'s)' -r -f -a "en ko"
complete -c digestlint -n '__fish_seen_subcommand_from explain' -l help -s h -d 'show this help'
complete -c digestlint -n '__fish_seen_subcommand_from rules' -l format -s f -d 'text (default) or json' -r -f -a "text json"
complete -c digestlint -n '__fish_seen_subcommand_from rules' -l config -s c -d 'use this configuration and no other (-: standard input)' -r
complete -c digestlint -n '__fish_seen_subcommand_from rules' -l no-config -d 'use no configuration file'
complete -c digestlint -n '__fish_seen_subcommand_from rules' -l lang -d 'language of messages and help (default: the locale\'s)' -r -f -a "en ko"
complete -c digestlint -n '__fish_seen_subcommand_from rules' -l help -s h -d 'show this help'
complete -c digestlint -n '__fish_seen_subcommand_from init' -l profile -d 'take this built-in profile instead of the one that fits' -r -f -a "ai-frontier-digest ai-frontier-paper arxiv-ai-mailing daily-ir daily-papers generic"
complete -c digestlint -n '__fish_seen_subcommand_from init' -l list -d 'list the built-in profiles'
complete -c digestlint -n '__fish_seen_subcommand_from init' -l baseline -d 'also accept all findings there are, so that only new ones are reported'
complete -c digestlint -n '__fish_seen_subcommand_from init' -l force -d 'replace a configuration that exists'
complete -c digestlint -n '__fish_seen_subcommand_from init' -l stdout -d 'print it instead of writing it'
complete -c digestlint -n '__fish_seen_subcommand_from init' -l lang -d 'language of comments and messages (default: the locale\'s)' -r -f -a "en ko"
complete -c digestlint -n '__fish_seen_subcommand_from init' -l help -s h -d 'show this help'
complete -c digestlint -n '__fish_seen_subcommand_from arxiv' -l bounds -d 'the table to use, or for update to write, instead of $XDG_DATA_HOME/digestlint/arxiv-bounds.csv' -r
complete -c digestlint -n '__fish_seen_subcommand_from arxiv' -l today -d 'judge as of this day, such as 2025-09-13 (default: today)' -r
complete -c digestlint -n '__fish_seen_subcommand_from arxiv' -l lang -d 'language of messages and help (default: the locale\'s)' -r -f -a "en ko"
complete -c digestlint -n '__fish_seen_subcommand_from arxiv' -l help -s h -d 'show this help'
complete -c digestlint -n '__fish_seen_subcommand_from help' -l lang -d 'language of messages and help (default: the locale\'s)' -r -f -a "en ko"
complete -c digestlint -n '__fish_seen_subcommand_from help' -l help -s h -d 'show this help'
complete -c digestlint -n '__fish_seen_subcommand_from arxiv' -a "lookup status update"
complete -c digestlint -n '__fish_seen_subcommand_from explain' -f -a "$rules"
complete -c digestlint -n '__fish_seen_subcommand_from help' -f -a "check explain rules init arxiv help"
