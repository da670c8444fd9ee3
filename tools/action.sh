#!/bin/bash
# The steps of action.yml. Inputs come through the environment, never through
# the text of a command, so that a branch name cannot become one.
#   action.sh build   install what is missing and build
#   action.sh lint    one run: annotations to the log, SARIF to a file
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd -P)

build() {
    local packages=(gcc make pkg-config jq libcmark-gfm-dev
        libcmark-gfm-extensions-dev libyaml-dev libpcre2-dev libutf8proc-dev
        libjansson-dev)
    if ! dpkg-query -W "${packages[@]}" >/dev/null 2>&1; then
        sudo apt-get update -qq
        sudo apt-get install -y -qq --no-install-recommends "${packages[@]}"
    fi
    make -s -j2 -C "$here" build/digestlint
}

# Writes the outputs; they are lines, so no value may have two.
finish() {
    {
        echo "exit-code=$1"
        echo "findings=$2"
        echo "sarif-file=$3"
    } >>"$GITHUB_OUTPUT"
    return "$1"
}

lint() {
    # The next step runs in the checkout's folder, not in this one.
    local sarif=$INPUT_SARIF_FILE
    [[ $sarif = /* ]] || sarif=$PWD/$sarif
    if [[ $sarif = *[$'\n\r']* ]]; then
        echo '::error title=digestlint::sarif-file has more than one line'
        finish 2 '' ''
        return
    fi
    local options=(--format github --format "sarif:$sarif"
        --root "${GITHUB_WORKSPACE:-.}" --fail-on "$INPUT_FAIL_ON")
    [ -z "$INPUT_CONFIG" ] || options+=(--config "$INPUT_CONFIG")
    local line
    while IFS= read -r line; do
        [ -z "$line" ] || options+=("$line")
    done <<<"$INPUT_ARGS"
    local paths=()
    while IFS= read -r line; do
        [ -z "$line" ] || paths+=("$line")
    done <<<"$INPUT_PATHS"

    # In a job with a container, the checkout belongs to another user. That it is
    # to be linted is what the action is for; checkout tells git the same.
    local workspace=${GITHUB_WORKSPACE:-$PWD}
    export DIGESTLINT_SAFE_DIRECTORY="${DIGESTLINT_SAFE_DIRECTORY:+$DIGESTLINT_SAFE_DIRECTORY:}$workspace:$workspace/*"

    # A report of another run must not be taken for this one's.
    [ ! -f "$sarif" ] || rm -f -- "$sarif"
    local code=0
    "$here/build/digestlint" check "${options[@]}" -- ${paths[@]+"${paths[@]}"} ||
        code=$?
    local findings=
    [ ! -f "$sarif" ] || findings=$(
        jq '[.runs[].results[] | select((.suppressions // []) == [])] | length' \
            "$sarif"
    )
    finish "$code" "$findings" "$sarif"
}

case ${1:-} in
build | lint) "$1" ;;
*)
    echo "usage: action.sh build|lint" >&2
    exit 2
    ;;
esac
