#!/bin/sh
# The README's pictures of a terminal show what the program prints now; make them
# again with tools/terminal-picture.sh.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

for program in script perl; do
    command -v $program >/dev/null || {
        skip 'pictures of a terminal' "$program is not installed"
        done_testing
        exit
    }
done
export DIGESTLINT
if tools/terminal-picture.sh "$tmp" >"$tmp/out" 2>&1; then
    pass 'the script runs'
else
    fail 'the script runs' "$tmp/out"
fi
for name in terminal.svg terminal.ko.svg; do
    same "$name" "docs/images/$name" "$tmp/$name"
done
for page in README.md README.ko.md; do
    if tr '\n' ' ' <$page | grep -q '!\[[^]]\{80,\}\](docs/images/terminal'
    then pass "$page: with a text for those who do not see it"
    else fail "$page: with a text for those who do not see it" $page; fi
done

# Without script it says so, and what to do.
mkdir "$tmp/bin"
for program in dirname perl; do
    ln -s "$(command -v $program)" "$tmp/bin/"
done
PATH="$tmp/bin" /bin/sh tools/terminal-picture.sh "$tmp" >"$tmp/out" 2>&1
code=$?
if [ $code = 2 ] && grep -q 'not found: script' "$tmp/out" &&
    grep -q 'bsdutils' "$tmp/out"
then pass 'without script'; else fail "without script: $code" "$tmp/out"; fi
done_testing
