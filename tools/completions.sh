#!/bin/sh
# completions.sh PROGRAM FOLDER: writes shell completions from what the
# program's own --help says; rules and profiles are known by their files.
# shellcheck disable=SC2016 # awk, and backquotes in texts
set -eu
program=$1 folder=$2
mkdir -p "$folder"
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

# "command<TAB>option<TAB>wants an argument<TAB>description"
options='
/^ +(-[a-zA-Z], )?--[a-z0-9-]+/ {
    line = $0
    sub(/^ +/, "", line)
    sub(/^-[a-zA-Z], /, "", line)
    option = line
    sub(/[^a-z0-9-].*/, "", option)
    left = line
    sub(/  .*/, "", left)
    text = line
    if (!sub(/^.*[^ ]  +/, "", text)) text = ""
    print command "\t" option "\t" (left ~ / / ? "yes" : "no") "\t" text
}'
"$program" --help | awk '/^  [a-z]+ +[^ ]/ {
    name = $1; sub(/^ *[a-z]+ +/, ""); print name "\t" $0 }' >"$tmp/commands"
cut -f 1 "$tmp/commands" | while read -r command; do
    "$program" "$command" --help </dev/null | awk -v command="$command" "$options"
done >"$tmp/options"
[ -s "$tmp/options" ] || exit 1

words() {
    tr '\n' ' ' | sed 's/ $//'
}
commands=$(cut -f 1 "$tmp/commands" | words)
rules=$(for f in rules/DL*.md; do
    f=${f##*/} f=${f%.md}
    printf '%s\n%s\n' "${f%%-*}" "${f#*-}"
done | sort | words)
profiles=$(for f in rules/profiles/*.yaml; do basename "$f" .yaml; done | words)
formats=$("$program" check --help | awk '
    /^  --format / { inside = 1; next }
    /^  -/ { inside = 0 }
    inside && substr($0, 1, 30) ~ /^ *$/ { print $1 }' | words)
note='Made by `make docs`; do not edit.'

# The values that an option takes, as shell words with the variable $rules;
# nothing: a file or any word.
values() {
    case $1 in
    --select | --ignore | --severity) echo '$rules' ;;
    --profile) echo "$profiles" ;;
    --format) echo "$formats" ;;
    --fail-on) echo error warning info never ;;
    --lang) echo en ko ;;
    --column-unit) echo byte codepoint utf16 display ;;
    esac
}

of_command() {
    awk -F '\t' -v c="$1" '$1 == c { print $2 }' "$tmp/options" | words
}

bash_completion() {
    cat <<EOF_BASH
# $note
_digestlint() {
    local cur=\${COMP_WORDS[COMP_CWORD]} prev=\${COMP_WORDS[COMP_CWORD - 1]}
    local command=check word words='' commands='$commands'
    local rules='$rules'
    for word in "\${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        case " \$commands " in *" \$word "*) command=\$word && break ;; esac
    done
    case \$prev in
EOF_BASH
    cut -f 2 "$tmp/options" | sort -u | while read -r option; do
        list=$(values "$option")
        [ -z "$list" ] || echo "    $option) words=\"$list\" ;;"
    done
    cat <<EOF_BASH
    *)
        case \$command,\$cur in
EOF_BASH
    for command in $commands; do
        echo "        $command,-*) words='$(of_command "$command")' ;;"
    done
    cat <<EOF_BASH
        explain,*) words=\$rules ;;
        esac
        ;;
    esac
    [[ \$COMP_CWORD -gt 1 || \$cur = -* ]] || words=\$commands
    mapfile -t COMPREPLY < <(compgen -W "\$words" -- "\$cur")
}
complete -o default -F _digestlint digestlint
EOF_BASH
}

zsh_completion() {
    cat <<EOF_ZSH
#compdef digestlint
# $note
local command=check word
local -a rules=($rules)
for word in \${words[2,CURRENT-1]}; do
    case " $commands " in *" \$word "*) command=\$word; break ;; esac
done
case \${words[CURRENT-1]} in
EOF_ZSH
    cut -f 2 "$tmp/options" | sort -u | while read -r option; do
        list=$(values "$option")
        [ -z "$list" ] || echo "$option) compadd -- $list; return ;;"
    done
    cat <<EOF_ZSH
esac
case \$command,\${words[CURRENT]} in
EOF_ZSH
    for command in $commands; do
        list=$(of_command "$command")
        [ -z "$list" ] || echo "$command,-*) compadd -- $list; return ;;"
    done
    cat <<EOF_ZSH
explain,*) compadd -- \$rules; return ;;
esac
(( CURRENT > 2 )) || compadd -- $commands
_files
EOF_ZSH
}

fish_completion() {
    echo "# $note"
    echo "set -l rules '$rules'"
    sed "s/'/\\\\'/g" "$tmp/commands" | while IFS="$(printf '\t')" read -r name text; do
        echo "complete -c digestlint -n __fish_use_subcommand -a $name -d '$text'"
    done
    sed "s/'/\\\\'/g" "$tmp/options" |
        while IFS="$(printf '\t')" read -r command option takes text; do
            seen="__fish_seen_subcommand_from $command"
            [ "$command" != check ] || seen="not __fish_seen_subcommand_from $(echo "$commands" | sed 's/check *//')"
            line="complete -c digestlint -n '$seen' -l ${option#--} -d '$text'"
            list=$(values "$option")
            [ "$takes" = no ] || line="$line -r"
            [ -z "$list" ] || line="$line -f -a \"$list\""
            echo "$line"
        done
    echo "complete -c digestlint -n '__fish_seen_subcommand_from explain' -f -a \"\$rules\""
}

# Nothing half-written is left where it would be committed.
bash_completion >"$tmp/digestlint.bash"
zsh_completion >"$tmp/digestlint.zsh"
fish_completion >"$tmp/digestlint.fish"
for shell in bash zsh fish; do
    cp "$tmp/digestlint.$shell" "$folder/digestlint.$shell"
done
