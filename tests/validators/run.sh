#!/bin/sh
# run.sh [TEST...]: judges what digestlint writes by other people's tools, and by
# tests that need more than a shell. Each test_*.mjs prints TAP, and is one
# validator or one property; with names, only those run. What they need comes
# from package-lock.json, once.
set -u
cd "$(dirname "$0")/../.." || exit 2
here=tests/validators
: "${DIGESTLINT:=$PWD/build/digestlint}"
export DIGESTLINT

if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
    echo '# SKIP the validators: npm is not here'
    echo '0 passed, 0 failed, 1 skipped'
    exit 0
fi
if ! cmp -s $here/package-lock.json $here/node_modules/.lock; then
    (cd $here && npm ci --silent) || exit 2
    # Install scripts are off: this is all that they did.
    chmod +x $here/node_modules/@microsoft/*/Sarif.Multitool || exit 2
    cp $here/package-lock.json $here/node_modules/.lock
fi
[ $# -gt 0 ] || set -- $here/test_*.mjs
exec tests/check.sh "$@"
