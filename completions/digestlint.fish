# Made by `make docs`; do not edit.
set -l rules 'DL001 DL002 DL101 DL102 DL103 DL104 DL105 DL106 DL107 DL201 DL202 DL203 DL204 DL205 DL206 DL207 DL208 DL301 DL302 DL303 DL304 DL305 DL306 DL307 DL401 DL402 DL403 DL404 DL405 DL406 DL407 DL408 DL409 DL410 DL411 DL412 DL501 DL502 DL503 DL504 DL505 DL506 DL507 DL508 DL509 DL510 DL511 DL512 DL513 DL514 DL515 DL516 DL517 DL601 DL602 DL603 DL604 DL605 DL606 DL607 DL608 DL609 DL610 DL701 DL702 DL901 DL902 DL903 arxiv-age arxiv-duplicate arxiv-id arxiv-link-missing arxiv-mismatch arxiv-range arxiv-url code-block code-switch config duplicate-paper empty-post entry-length false-strikethrough file-name file-too-large foreign-script front-matter-date front-matter-field front-matter-missing front-matter-syntax front-matter-tag front-matter-title gloss-mismatch heading-format heading-level heading-markup heading-number heading-placeholder heading-repeated heading-whitespace invalid-utf8 invisible-character loanword-spelling name-case number-scale particle-inconsistent particle-latin particle-mismatch placeholder prompt-leak punctuation-spacing raw-html register repeated-word section-duplicate section-empty section-label section-missing section-order section-style section-unknown sentence-count sentence-ending spacing-inconsistent stray-text subject-predicate term-drift term-inconsistent term-preferred trailing-space truncated-text unbalanced unknown-suppression unnormalized unused-suppression word-spacing yul-ryul'
complete -c digestlint -n __fish_use_subcommand -a check -d 'lint files and folders; implied before a path or an option'
complete -c digestlint -n __fish_use_subcommand -a explain -d 'what a rule wants and why, with examples'
complete -c digestlint -n __fish_use_subcommand -a rules -d 'the table of rules'
complete -c digestlint -n __fish_use_subcommand -a init -d 'write a configuration that fits the posts found'
complete -c digestlint -n __fish_use_subcommand -a arxiv -d 'the local catalogue of arXiv papers'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l format -d 'how to report (default: text); may be given several' -r -f -a "text full json sarif lsp github gitlab rdjson"
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l lang -d 'language of messages (default: the locale\'s)' -r -f -a "en ko"
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l column-unit -d 'count columns in byte, codepoint, utf16 or' -r -f -a "byte codepoint utf16 display"
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l color -d 'auto, always or never; NO_COLOR is heeded'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l root -d 'what paths in SARIF are relative to (default: here)' -r
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l sarif-category -d 'tells several runs for one commit apart (default:' -r
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l omit-suppressed -d 'leave suppressed findings out of json and sarif'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l statistics -d 'how often each rule was found'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l summary -d 'a line with the counts on stderr, always'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l quiet -d 'no such line, not even on a terminal'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l config -d 'this configuration and no other' -r
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l no-config -d 'no configuration file'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l profile -d 'this profile instead of the configuration\'s' -r -f -a "ai-frontier-digest ai-frontier-paper arxiv-ai-mailing daily-ir daily-papers generic"
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l select -d 'only these rules: codes, prefixes (DL5) or names,' -r -f -a "$rules"
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l ignore -d 'not these' -r -f -a "$rules"
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l severity -d 'error, warning, info or off for this rule' -r -f -a "$rules"
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l fail-on -d 'exit 1 from this level on: error, warning, info or' -r -f -a "error warning info never"
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l today -d 'the day to judge by, as 2025-09-13' -r
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l baseline -d 'report only what FILE does not have' -r
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l update-baseline -d 'write all that is found into it (default:'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l fix -d 'repair what has one right repair, write the files'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l unsafe-fixes -d 'repair also what a person should look at'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l diff -d 'show what would be repaired, write nothing; exit 1'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l stdin-filename -d 'the name of the text on standard input' -r
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l files0-from -d 'lint the files named in FILE (-: standard input),' -r
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l force-exclude -d 'exclude files that were named, too'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l jobs -d 'threads (default: the number of processors)' -r
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l help -d 'this text'
complete -c digestlint -n 'not __fish_seen_subcommand_from explain rules init arxiv' -l version -d 'versions of the program and its libraries'
complete -c digestlint -n '__fish_seen_subcommand_from explain' -l config -d 'this configuration and no other' -r
complete -c digestlint -n '__fish_seen_subcommand_from explain' -l no-config -d 'no configuration file'
complete -c digestlint -n '__fish_seen_subcommand_from explain' -l lang -d 'language (default: the locale\'s)' -r -f -a "en ko"
complete -c digestlint -n '__fish_seen_subcommand_from rules' -l format -d 'text (default) or json' -r -f -a "text full json sarif lsp github gitlab rdjson"
complete -c digestlint -n '__fish_seen_subcommand_from rules' -l config -d 'this configuration and no other' -r
complete -c digestlint -n '__fish_seen_subcommand_from rules' -l no-config -d 'no configuration file'
complete -c digestlint -n '__fish_seen_subcommand_from rules' -l lang -d 'language (default: the locale\'s)' -r -f -a "en ko"
complete -c digestlint -n '__fish_seen_subcommand_from init' -l force -d 'replace a configuration that is there'
complete -c digestlint -n '__fish_seen_subcommand_from init' -l stdout -d 'print it instead of writing it'
complete -c digestlint -n '__fish_seen_subcommand_from arxiv' -l bounds -d 'the table to use, or for update to write, instead of' -r
complete -c digestlint -n '__fish_seen_subcommand_from arxiv' -l today -d 'the day to judge by, as 2025-09-13 (default: today)' -r
complete -c digestlint -n '__fish_seen_subcommand_from explain' -f -a "$rules"
