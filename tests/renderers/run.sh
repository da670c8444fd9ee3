#!/bin/sh
# run.sh [OPTION...]: judges what digestlint says of a page by the page itself,
# which the real renderers make; see check.mjs. What Node needs comes from
# package-lock.json, once.
set -u
cd "$(dirname "$0")/../.." || exit 2
here=tests/renderers
: "${DIGESTLINT:=$PWD/build/digestlint}"
export DIGESTLINT

if ! command -v npm >/dev/null || ! command -v node >/dev/null; then
    echo '# SKIP the renderers: npm is not here'
    echo '0 passed, 0 failed, 1 skipped'
    exit 0
fi
if ! cmp -s $here/package-lock.json $here/node_modules/.lock; then
    (cd $here && npm ci --silent) || exit 2
    cp $here/package-lock.json $here/node_modules/.lock
fi
# A repaired file is written through to the disk, and there are many thousands.
if [ -z "${TMPDIR-}" ] && [ -w /dev/shm ]; then
    TMPDIR=$(mktemp -d -p /dev/shm) || exit 2
    export TMPDIR
    trap 'rm -rf "$TMPDIR"' EXIT
    trap 'exit 130' INT TERM
fi
if [ "${1-}" = --verified ]; then # tests/check.sh passes no arguments
    CHECK_VERIFIED=1 V=${V:-1} tests/check.sh $here/check.mjs
elif [ $# -gt 0 ]; then
    node $here/check.mjs "$@"
else
    # The counts are worth reading when all is well, too.
    V=${V:-1} tests/check.sh $here/check.mjs
fi
