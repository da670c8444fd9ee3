#!/bin/sh
# Bash completion offers what fits. (The other shells' files are made from the
# same lists.)
# shellcheck source=tests/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"

# offers EXPECTED WORD...: the last word is completed.
offers() {
    expected=$1
    shift
    actual=$(bash -c 'source completions/digestlint.bash
        COMP_WORDS=(digestlint "$@") COMP_CWORD=$#
        _digestlint
        printf "%s " "${COMPREPLY[@]}"' bash "$@")
    case "$actual" in
    "$expected "*) pass "$*" ;;
    *)
        printf 'expected: %s\nactual: %s\n' "$expected" "$actual" >"$tmp/why"
        fail "$*" "$tmp/why"
        ;;
    esac
}

if [ ! -f completions/digestlint.bash ]; then
    skip 'completion' 'make docs has not been run'
elif ! command -v bash >/dev/null; then
    skip 'completion' 'there is no bash'
else
    offers 'explain' ex
    offers '--fail-on' check --fa
    offers 'error warning info never' check --fail-on ''
    offers '--force' init --fo
    offers 'DL901 DL902 DL903' explain DL90
    offers 'unused-suppression' --ignore unu
    offers 'full' --format fu
    offers 'daily-ir daily-papers' --profile daily
    offers 'daily-ir daily-papers' init --profile daily
    offers 'sarif' -f sar
    offers 'full' check --format = fu
    offers 'always auto never' --color =
    offers 'DL503,DL507' --select DL503,DL507
    offers 'DL503,DL601 DL503,DL602' --select DL503,DL60
    offers 'lookup' arxiv look
    offers 'text' rules -f te
    offers 'explain' help exp
fi
done_testing
