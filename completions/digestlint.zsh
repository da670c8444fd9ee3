#compdef digestlint
# Made by `make docs`; do not edit.
local command=check word
local -a rules=(DL001 DL002 DL101 DL102 DL103 DL104 DL105 DL106 DL107 DL201 DL202 DL203 DL204 DL205 DL206 DL207 DL208 DL301 DL302 DL303 DL304 DL305 DL306 DL307 DL401 DL402 DL403 DL404 DL405 DL406 DL407 DL408 DL409 DL410 DL411 DL412 DL413 DL501 DL502 DL503 DL504 DL505 DL506 DL507 DL508 DL509 DL510 DL511 DL512 DL513 DL514 DL515 DL516 DL517 DL518 DL519 DL520 DL521 DL522 DL523 DL601 DL602 DL603 DL604 DL605 DL606 DL607 DL608 DL609 DL610 DL701 DL702 DL801 DL802 DL803 DL804 DL805 DL806 DL807 DL808 DL809 DL810 DL811 DL812 DL813 DL814 DL815 DL816 DL817 DL818 DL819 DL820 DL821 DL822 DL901 DL902 DL903 accidental-code accidental-heading accidental-list accidental-table acronym-order arxiv-age arxiv-duplicate arxiv-id arxiv-link-missing arxiv-mismatch arxiv-range arxiv-url attribute-visible bare-address broken-formula case-frame code-block code-switch config definition-swallows duplicate-paper empty-post entry-length false-strikethrough file-name file-too-large foreign-script front-matter-date front-matter-field front-matter-missing front-matter-syntax front-matter-tag front-matter-title gloss-mismatch hangul-english heading-format heading-level heading-markup heading-not-rendered heading-number heading-placeholder heading-repeated heading-whitespace invalid-utf8 invisible-character leftover-template lines-joined liquid list-not-rendered literal-emphasis literal-link loanword-spelling markdown-in-html misspelling money-formula name-case nesting-lost number-scale numbers-restart official-name particle-inconsistent particle-latin particle-mismatch particle-spacing placeholder prompt-leak punctuation-spacing raw-html register repeated-word section-duplicate section-empty section-label section-missing section-order section-style section-unknown sentence-count sentence-ending spacing-inconsistent stray-text subject-predicate table-not-rendered term-drift term-inconsistent term-preferred trailing-space truncated-text typographic-change unbalanced unclosed-fence unknown-suppression unnormalized unused-suppression url-tail word-spacing yul-ryul)
for word in ${words[2,CURRENT-1]}; do
    case " check explain rules init arxiv help " in *" $word "*) command=$word; break ;; esac
done
case $command,${words[CURRENT-1]} in
check,--format|check,-f) compadd -- text full json sarif lsp github gitlab rdjson; return ;;
check,--lang) compadd -- en ko; return ;;
check,--column-unit) compadd -- byte codepoint utf16 display; return ;;
check,--color) compadd -- always auto never; return ;;
check,--profile) compadd -- ai-frontier-digest ai-frontier-paper arxiv-ai-mailing daily-ir daily-papers generic; return ;;
check,--select) compadd -- $rules; return ;;
check,--ignore) compadd -- $rules; return ;;
check,--severity) compadd -- $rules; return ;;
check,--level) compadd -- error warning info; return ;;
check,--fail-on) compadd -- error warning info never; return ;;
explain,--lang) compadd -- en ko; return ;;
rules,--format|rules,-f) compadd -- text json; return ;;
rules,--lang) compadd -- en ko; return ;;
init,--profile) compadd -- ai-frontier-digest ai-frontier-paper arxiv-ai-mailing daily-ir daily-papers generic; return ;;
init,--lang) compadd -- en ko; return ;;
arxiv,--lang) compadd -- en ko; return ;;
help,--lang) compadd -- en ko; return ;;
esac
case $command,${words[CURRENT]} in
check,-*) compadd -- --format --lang --column-unit --color --root --sarif-category --omit-suppressed --statistics --summary --quiet --config --no-config --profile --select --ignore --severity --level --fail-on --today --baseline --no-baseline --update-baseline --fix --unsafe-fixes --diff --stdin-filename --files0-from --show-files --show-settings --force-exclude --jobs --help --version; return ;;
explain,-*) compadd -- --config --no-config --lang --help; return ;;
rules,-*) compadd -- --format --config --no-config --lang --help; return ;;
init,-*) compadd -- --profile --list --baseline --force --stdout --lang --help; return ;;
arxiv,-*) compadd -- --bounds --today --lang --help; return ;;
help,-*) compadd -- --lang --help; return ;;
arxiv,*) compadd -- lookup status update; return ;;
explain,*) compadd -- $rules; return ;;
help,*) compadd -- check explain rules init arxiv help; return ;;
esac
(( CURRENT > 2 )) || compadd -- check explain rules init arxiv help
_files
