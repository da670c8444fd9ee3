#!/bin/sh
# golden.sh — tests/fixtures/TOPIC/CASE.md is linted, and the report must be
# CASE.expect to the byte; see CONTRIBUTING.md. UPDATE=1 writes what differs.
#
#   CASE.args    more arguments, separated by spaces
#   CASE.fixed   the file after --fix with the same arguments
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
cd tests/fixtures || exit 2

# lint ARGUMENT...: the report goes to $tmp/report.
lint() {
    args=
    [ ! -f "$case.args" ] || args=$(cat "$case.args")
    # shellcheck disable=SC2086 # words
    digestlint check --lang en --color=never --today 2025-09-13 \
        $args "$@" </dev/null >"$tmp/report" 2>&1
    status=$?
    without_summary "$tmp/report"
    # The location of the project must not matter.
    sed -i "s|file://$PWD/|file:///|g" "$tmp/report"
    ! is_crash $status
}

report() {
    case $(cat "$case.args" 2>/dev/null) in
    *--format*) lint "$1" ;;
    *) lint --format full "$1" ;;
    esac
}

update() {
    if ! cmp -s "$1" "$2"; then
        cp "$2" "$1"
        echo "# wrote tests/fixtures/$1"
    fi
}

judge() {
    if [ -n "${UPDATE-}" ]; then
        update "$1" "$2"
        pass "$1"
    elif [ -f "$1" ]; then
        same "$1" "$1" "$2"
    else
        fail "$1" "$2"
        echo "# no such file: make golden UPDATE=1 writes it"
    fi
}

for file in */*.md; do
    [ -f "$file" ] || continue
    case=${file%.md}
    if ! report "$file"; then
        fail "$file: exit $status" "$tmp/report"
        continue
    fi
    judge "$case.expect" "$tmp/report"
    [ -f "$case.fixed" ] || continue
    copy=$tmp/${file##*/}
    cp "$file" "$copy"
    # the copy is outside of the folder with their configuration
    case $(cat "$case.args" 2>/dev/null) in
    *--config*) config= ;;
    *) config='--config .digestlint.yaml' ;;
    esac
    # shellcheck disable=SC2086 # words
    if lint --fix $config "$copy"; then
        judge "$case.fixed" "$copy"
    else
        fail "$file --fix: exit $status" "$tmp/report"
    fi
done

for side in */*.expect */*.fixed */*.args; do
    [ -e "$side" ] || continue
    [ -f "${side%.*}.md" ] || fail "$side: no such ${side%.*}.md"
done
done_testing
