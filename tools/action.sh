#!/bin/bash
# The steps of action.yml. Inputs come through the environment, never through
# the text of a command, so that a branch name cannot become one.
#   action.sh build   install what is missing and build
#   action.sh lint    one run: annotations to the log, SARIF to a file
set -euo pipefail
here=$(cd "$(dirname "$0")/.." && pwd -P)

build() {
    local packages=(gcc make pkg-config gperf jq libcmark-gfm-dev
        libcmark-gfm-extensions-dev libyaml-dev libpcre2-dev libutf8proc-dev
        libjansson-dev)
    if ! dpkg-query -W "${packages[@]}" >/dev/null 2>&1; then
        sudo apt-get update -qq
        sudo apt-get install -y -qq --no-install-recommends "${packages[@]}"
    fi
    make -s -j2 -C "$here" build/digestlint
}

lint() {
    local options=(--format github
        --format "sarif:$INPUT_SARIF_FILE" --fail-on "$INPUT_FAIL_ON")
    [ -z "$INPUT_CONFIG" ] || options+=(--config "$INPUT_CONFIG")
    local line
    while IFS= read -r line; do
        [ -z "$line" ] || options+=("$line")
    done <<<"$INPUT_ARGS"
    local paths=()
    while IFS= read -r line; do
        [ -z "$line" ] || paths+=("$line")
    done <<<"$INPUT_PATHS"

    local code=0
    "$here/build/digestlint" check "${options[@]}" -- ${paths[@]+"${paths[@]}"} ||
        code=$?
    local findings=
    [ ! -f "$INPUT_SARIF_FILE" ] || findings=$(
        jq '[.runs[].results[] | select((.suppressions // []) == [])] | length' \
            "$INPUT_SARIF_FILE"
    )
    {
        echo "exit-code=$code"
        echo "findings=$findings"
        echo "sarif-file=$INPUT_SARIF_FILE"
    } >>"$GITHUB_OUTPUT"
    return "$code"
}

case ${1:-} in
build | lint) "$1" ;;
*)
    echo "usage: action.sh build|lint" >&2
    exit 2
    ;;
esac
