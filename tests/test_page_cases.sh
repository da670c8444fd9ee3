#!/bin/sh
# Every case of tests/renderers/cases.tsv: what digestlint says of it is what
# the real renderer showed (make check-renderers asks that again), and it says
# nothing where the page was in order.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

cases=$PWD/tests/renderers/cases.tsv
cd "$tmp" || exit 2

settings() {
    case $1 in
    jekyll) echo kramdown ;;
    kramdown-input) echo '{name: kramdown, input: kramdown}' ;;
    *) echo "$1" ;;
    esac
}

for renderer in $(grep -v '^#' "$cases" | cut -f1 | sort -u); do
    mkdir "$renderer"
    cat >"$renderer/.digestlint.yaml" <<EOF
extends: generic
renderer: $(settings "$renderer")
rules:
  all: off
  DL8: error
  DL606: {severity: error, lone-only: false}
  DL609: error
EOF
    grep -v '^#' "$cases" | awk -F '\t' -v r="$renderer" '
    # \n is a line end, \t a tab, \\ a backslash.
    function plain(s, out, c, i) {
        for (i = 1; i <= length(s); i++) {
            c = substr(s, i, 1)
            if (c == "\\") {
                c = substr(s, ++i, 1)
                c = c == "n" ? "\n" : c == "t" ? "\t" : c == "\\" ? c : "\\" c
            }
            out = out c
        }
        return out
    }
    $1 == r {
        file = sprintf("%s/%04d.md", r, NR)
        print plain($2) >file
        close(file)
        print file "\t" $3
    }' >"$renderer.want"
    (cd "$renderer" && digestlint check --lang en --color=never . 2>&1) |
        sed -n 's/^\([0-9]*\.md\):.* \[DL[0-9]* \([a-z-]*\)\]$/\1\t\2/p' |
        sort -u >"$renderer.got"
    awk -F '\t' -v r="$renderer" '
    NR == FNR { got[r "/" $1] = got[r "/" $1] " " $2 " "; next }
    $2 == "none" ? $1 in got : index(got[$1], " " $2 " ") == 0 {
        print $1 ": want " $2 ", got" ($1 in got ? got[$1] : " none")
    }' "$renderer.got" "$renderer.want" >"$renderer.wrong"
    if [ ! -s "$renderer.want" ] || [ -s "$renderer.wrong" ]; then
        fail "$renderer" "$renderer.wrong"
    else
        pass "$renderer: $(wc -l <"$renderer.want") cases"
    fi
done
done_testing
