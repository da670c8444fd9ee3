# Made by `make docs`; do not edit.
_digestlint() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD - 1]} before=''
    # --option=value comes as three words.
    if [[ $cur = '=' ]]; then
        cur=''
    elif [[ $prev = '=' ]]; then
        prev=${COMP_WORDS[COMP_CWORD - 2]}
    fi
    # Of a list the last item is completed.
    [[ $cur != *,* ]] || before=${cur%,*},
    local command=check word words='' commands='check explain rules init arxiv help'
    local rules='DL001 DL002 DL101 DL102 DL103 DL104 DL105 DL106 DL107 DL201 DL202 DL203 DL204 DL205 DL206 DL207 DL208 DL301 DL302 DL303 DL304 DL305 DL306 DL307 DL401 DL402 DL403 DL404 DL405 DL406 DL407 DL408 DL409 DL410 DL411 DL412 DL413 DL501 DL502 DL503 DL504 DL505 DL506 DL507 DL508 DL509 DL510 DL511 DL512 DL513 DL514 DL515 DL516 DL517 DL518 DL519 DL520 DL521 DL522 DL523 DL601 DL602 DL603 DL604 DL605 DL606 DL607 DL608 DL609 DL610 DL701 DL702 DL801 DL802 DL803 DL804 DL805 DL806 DL807 DL808 DL809 DL810 DL811 DL812 DL813 DL814 DL815 DL816 DL817 DL818 DL819 DL820 DL821 DL822 DL901 DL902 DL903 accidental-code accidental-heading accidental-list accidental-table acronym-order arxiv-age arxiv-duplicate arxiv-id arxiv-link-missing arxiv-mismatch arxiv-range arxiv-url attribute-visible bare-address broken-formula case-frame code-block code-switch config definition-swallows duplicate-paper empty-post entry-length false-strikethrough file-name file-too-large foreign-script front-matter-date front-matter-field front-matter-missing front-matter-syntax front-matter-tag front-matter-title gloss-mismatch hangul-english heading-format heading-level heading-markup heading-not-rendered heading-number heading-placeholder heading-repeated heading-whitespace invalid-utf8 invisible-character leftover-template lines-joined liquid list-not-rendered literal-emphasis literal-link loanword-spelling markdown-in-html misspelling money-formula name-case nesting-lost number-scale numbers-restart official-name particle-inconsistent particle-latin particle-mismatch particle-spacing placeholder prompt-leak punctuation-spacing raw-html register repeated-word section-duplicate section-empty section-label section-missing section-order section-style section-unknown sentence-count sentence-ending spacing-inconsistent stray-text subject-predicate table-not-rendered term-drift term-inconsistent term-preferred trailing-space truncated-text typographic-change unbalanced unclosed-fence unknown-suppression unnormalized unused-suppression url-tail word-spacing yul-ryul'
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case " $commands " in *" $word "*) command=$word && break ;; esac
    done
    case $command,$prev in
    check,--format|check,-f) words="text full json sarif lsp github gitlab rdjson" ;;
    check,--lang) words="en ko" ;;
    check,--column-unit) words="byte codepoint utf16 display" ;;
    check,--color) words="always auto never" ;;
    check,--profile) words="ai-frontier-digest ai-frontier-paper arxiv-ai-mailing daily-ir daily-papers generic" ;;
    check,--select) words="$rules" ;;
    check,--ignore) words="$rules" ;;
    check,--severity) words="$rules" ;;
    check,--level) words="error warning info" ;;
    check,--fail-on) words="error warning info never" ;;
    explain,--lang) words="en ko" ;;
    rules,--format|rules,-f) words="text json" ;;
    rules,--lang) words="en ko" ;;
    init,--profile) words="ai-frontier-digest ai-frontier-paper arxiv-ai-mailing daily-ir daily-papers generic" ;;
    init,--lang) words="en ko" ;;
    arxiv,--lang) words="en ko" ;;
    help,--lang) words="en ko" ;;
    *)
        case $command,$cur in
        check,-*) words='--format --lang --column-unit --color --root --sarif-category --omit-suppressed --statistics --summary --quiet --config --no-config --profile --select --ignore --severity --level --fail-on --today --baseline --no-baseline --update-baseline --fix --unsafe-fixes --diff --stdin-filename --files0-from --show-files --show-settings --force-exclude --jobs --help --version' ;;
        explain,-*) words='--config --no-config --lang --help' ;;
        rules,-*) words='--format --config --no-config --lang --help' ;;
        init,-*) words='--profile --list --baseline --force --stdout --lang --help' ;;
        arxiv,-*) words='--bounds --today --lang --help' ;;
        help,-*) words='--lang --help' ;;
        arxiv,*) words='lookup status update' ;;
        explain,*) words=$rules ;;
        help,*) words=$commands ;;
        esac
        ;;
    esac
    [[ $COMP_CWORD -gt 1 || $cur = -* ]] || words=$commands
    mapfile -t COMPREPLY < <(compgen -P "$before" -W "$words" -- "${cur##*,}")
}
complete -o default -F _digestlint digestlint
