#!/bin/sh
# A filter never loses a text: `check --fix -` prints it as it came, byte for
# byte, whenever nothing in it is fixed, whatever the reason; the exit status
# says which.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
: "${BUILD:=build/release}"
export LC_ALL=C
cd "$tmp" || exit 2
mkdir work && cd work || exit 2

# filter CODE ARGUMENT…: fixes the file `in` to `out`; err is the rest.
filter() {
    want=$1
    shift
    digestlint check --lang en --profile generic "$@" - <in >out 2>err
    code=$?
}

# echoes NAME CODE [ARGUMENT…]: for both kinds of fixes.
echoes() {
    name=$1 want=$2
    shift 2
    for fix in --fix --unsafe-fixes; do
        filter "$want" $fix "$@"
        if [ $code -ne "$want" ]; then
            fail "$name, $fix: exit $code" err
        else
            same "$name, $fix" in out
        fi
    done
}

# silent NAME CODE ARGUMENT…: nothing on standard output.
silent() {
    name=$1
    shift
    filter "$@"
    if [ $code -eq "$want" ] && [ ! -s out ]; then pass "$name"; else
        fail "$name: exit $code" out
    fi
}

says() {
    if grep -qF -e "$2" err; then pass "$1"; else fail "$1" err; fi
}

printf '새로운 모델를 쓴다.\n' >broken
printf '새로운 모델을 쓴다.\n' >fixed
cp broken in
filter 0 --fix --no-config
same 'a text that can be fixed' fixed out
filter 0 --fix --no-config --stdin-filename ./a/../b.md
same 'under a name with a dot' fixed out
cp broken b.md
filter 0 --fix --no-config --stdin-filename ./b.md
same 'under the name of a file' fixed out
same 'which is left alone' broken b.md
filter 0 --fix --no-config --statistics --format full --summary
same 'statistics are not mixed with it' fixed out

# ---- what is not fixed ------------------------------------------------------
cp fixed in
echoes 'nothing to fix' 0 --no-config
: >in
echoes 'an empty text' 0 --no-config --fail-on never
printf '글\0글\r\n\n  글' >in
echoes 'a NUL, two kinds of line ends, no newline' 0 --no-config --ignore DL602
printf '글\377 모델를 쓴다.\n' >in
echoes 'not UTF-8' 1 --no-config
awk 'BEGIN { for (i = 0; i < 90000; i++) print "모델를 쓴다." }' >in
echoes 'larger than max-file-size' 1 --no-config
silent '… and --diff has nothing to say' 0 --diff --no-config
echo 'max-file-size: 10' >limit.yaml
cp broken in
echoes 'larger than that of the configuration' 1 --config limit.yaml

echo 'exclude: ["out/**"]' >.digestlint.yaml
echoes 'excluded' 0 --force-exclude --stdin-filename out/a.md
filter 0 --fix --stdin-filename out/a.md
same 'excluded, without --force-exclude' fixed out
silent 'excluded: --diff' 0 --diff --force-exclude --stdin-filename out/a.md
rm .digestlint.yaml

# ---- mistakes ---------------------------------------------------------------
for mistake in 'rules: {DL503: off' 'no-such-key: 1' 'rules: {DL503: loud}' \
    'rules: {DL408: {max: many}}' \
    'patterns: [{id: a, message: m, pattern: "("}]' '[]'; do
    echo "$mistake" >wrong.yaml
    echoes "a configuration with '$mistake'" 2 --config wrong.yaml
    says 'it is said' \
        'wrong.yaml: no file that it applies to was fixed'
    silent '… --diff' 2 --diff --config wrong.yaml
done
echoes 'no such configuration' 2 --config no-such.yaml
echoes 'no such rule' 2 --no-config --select DL999
echoes 'no such baseline' 2 --no-config --baseline no-such.json
echoes 'a report that cannot be written' 2 --no-config --format json:no/such
echoes 'another file that cannot be read' 2 --no-config no-such.md
says 'it is said which' no-such.md
cp broken other.md
filter 2 --fix --no-config other.md no-such.md
same '… but a third one is fixed' fixed other.md
same '… and the text is not' broken out
silent 'an unknown option: nothing is read' 2 --fix --no-such-option
silent 'options that exclude each other' 2 --fix --quiet --summary

head -c 70000000 /dev/zero | tr '\0' a >in
echoes 'larger than what is read of standard input' 2 --no-config
says 'it is said how much that is' 'larger than 64 MiB'
: >in

# ---- no memory --------------------------------------------------------------
# Sanitizers and valgrind need more address space than there is.
case $BUILD,${RUN-} in
*/release,)
    awk 'BEGIN { for (i = 0; i < 40000; i++) print "모델를 쓴다.\n" }' >in
    printf 'max-file-size: 9999999\n' >limit.yaml
    starved=0 lost=0
    # With less than an empty text needs there is none for the options, so no
    # text has been asked for.
    least=6000
    while [ $least -lt 20000 ] && ! (
        # shellcheck disable=SC3045 # not POSIX's, but every shell's
        ulimit -v $least
        digestlint check --profile generic --config limit.yaml --jobs 1 - \
            </dev/null >out 2>err
    ); do
        least=$((least + 200))
    done
    for more in 0 1000 3000 5000 8000 13000 23000; do
        size=$((least + more))
        (
            # shellcheck disable=SC3045 # not POSIX's, but every shell's
            ulimit -v $size
            filter 2 --fix --config limit.yaml --jobs 1
            exit $code
        )
        grep -q 'out of memory' err || continue
        starved=$((starved + 1))
        cmp -s in out || lost=$((lost + 1))
    done
    if [ $starved -gt 0 ] && [ $lost -eq 0 ]; then
        pass "out of memory $starved times"
    else
        fail "out of memory $starved times, $lost texts lost"
    fi
    ;;
*) skip 'out of memory' 'the program needs more address space' ;;
esac
done_testing
