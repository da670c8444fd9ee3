#!/bin/sh
# manpage.sh PROGRAM: writes digestlint(1), whose text is the program's --help.
set -eu
program=$1

# What roff would take for its own: backslashes, and . or ' at a line's start.
escape() {
    sed 's/\\/\\e/g; s/-/\\-/g; s/^[.'\'']/\\\&&/'
}

help_of() {
    echo '.nf'
    "$program" "$@" --help </dev/null | escape
    echo '.fi'
}

summary=$("$program" --help | sed -n '1s/^digestlint \(.*\)\.$/\1/p')
version=$("$program" --version | sed -n '1s/^digestlint //p')
cat <<EOF_HEAD
.\\" Made by tools/manpage.sh from what --help says; do not edit.
.TH DIGESTLINT 1 "" "digestlint $version" ""
.SH NAME
digestlint \\- $summary
.SH DESCRIPTION
EOF_HEAD
help_of
"$program" --help | awk '/^  [a-z]+ +[^ ]/ { print $1 }' | while read -r command; do
    printf '.SH "DIGESTLINT %s"\n' "$(echo "$command" | tr '[:lower:]' '[:upper:]')"
    help_of "$command"
done
cat <<'EOF_FOOT'
.SH FILES
.TP
.I .digestlint.yaml
The configuration: the nearest one from the linted file upwards to the
repository's root.
EOF_FOOT
