#!/bin/sh
# examples.sh — the examples of rules/*.md, unpacked by rulegen in $EXAMPLES: a
# bad one gives its rule, a good one does not, and fixes give what they promise.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
: "${EXAMPLES:=build/release/examples}"
tab=$(printf '\t')
fixes=no
! digestlint check --help | grep -q -e '^ *--fix ' || fixes=yes

# The linter's own rules check what the others find.
lint() {
    case $code in
    DL9*) set -- --select DL "$@" ;;
    *) set -- --select "$code" "$@" ;;
    esac
    digestlint check --lang en --color=never --today "$today" \
        --profile "$profile" --config "$config" "$@" \
        </dev/null >"$tmp/report" 2>&1
    status=$?
    ! is_crash $status
}

# check_fix FILE OPTION...: the post after the fixes is FILE.
check_fix() {
    want=$folder/$1
    shift
    [ -f "$want" ] || return 0
    if [ $fixes = no ]; then
        skip "$place $*" 'there is no --fix yet'
        return
    fi
    rm -rf "$tmp/fix"
    cp -r "$folder" "$tmp/fix"
    if lint "$@" "$tmp/fix/$post"; then
        same "$place $*" "$want" "$tmp/fix/$post"
    else
        fail "$place $*: exit $status" "$tmp/report"
    fi
}

while IFS=$tab read -r code kind place folder profile today reason posts; do
    if [ "$reason" != - ]; then
        skip "$place $code" "$reason"
        continue
    fi
    config=$folder/config.yaml
    post=${posts##*"$tab"}
    IFS=$tab
    set -f
    set --
    for name in $posts; do
        set -- "$@" "$folder/$name"
    done
    set +f
    unset IFS
    if ! lint --format text "$@"; then
        fail "$place $code: exit $status" "$tmp/report"
        continue
    fi
    found=good
    ! grep -q "\[$code " "$tmp/report" || found=bad
    if [ "$found" = "$kind" ]; then
        pass "$place $code"
    else
        fail "$place $code: a $kind example" "$tmp/report"
    fi
    check_fix fixed --fix
    check_fix fixed-unsafe --fix --unsafe-fixes
done <"$EXAMPLES/examples.tsv"
done_testing
