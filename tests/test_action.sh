#!/bin/bash
# The steps of action.yml, run as GitHub's runner runs them: their own text, by
# `bash -e -o pipefail`, with the environment that action.yml gives them.
# shellcheck source=tests/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"
root=$PWD
for tool in jq bash; do
    command -v $tool >/dev/null || {
        skip 'the action' "$tool is not installed"
        done_testing
        exit
    }
done

# The action as the runner checks it out, already built.
action=$tmp/action
mkdir -p "$action/build" "$action/tools" "$tmp/blog/my posts"
cp action.yml "$action"
cp tools/action.sh "$action/tools"
cat >"$action/build/digestlint" <<END
#!/bin/sh
exec ${RUN-} '$DIGESTLINT' "\$@"
END
chmod +x "$action/build/digestlint"
run=$(sed -n 's/^ *run: \(.*action\.sh" lint\)$/\1/p' action.yml)
if [ -n "$run" ]; then pass 'the step is there'; else
    fail 'the step is there'
fi

export GITHUB_ACTION_PATH=$action GITHUB_WORKSPACE=$tmp/blog
export GITHUB_OUTPUT=$tmp/outputs GITHUB_STEP_SUMMARY=$tmp/summary
cd "$GITHUB_WORKSPACE" || exit 2
echo 'extends: generic' >.digestlint.yaml
printf '# 글\n\n깨끗한 글이다.\n' >clean.md
printf '# 글\n\n데이터을 모았다.\n' >'my posts/나쁜 글.md'

# step NAME CODE [INPUT=VALUE…]: the log in $tmp/log, outputs in $tmp/outputs.
step() {
    name=$1 want=$2
    shift 2
    : >"$tmp/outputs"
    : >"$tmp/summary"
    env INPUT_PATHS= INPUT_CONFIG= INPUT_FAIL_ON=warning \
        INPUT_SARIF_FILE=digestlint.sarif INPUT_ARGS= "$@" \
        bash --noprofile --norc -e -o pipefail -c "$run" \
        >"$tmp/log" 2>"$tmp/err" </dev/null
    code=$?
    cat "$tmp/err" >>"$tmp/log"
    if [ $code -eq "$want" ]; then pass "$name"; else
        fail "$name: exit $code" "$tmp/log"
    fi
}

# gives NAME OUTPUT VALUE: exactly once, as the runner reads the file.
gives() {
    if [ "$(grep "^$2=" "$tmp/outputs")" = "$2=$3" ]; then pass "$1"; else
        fail "$1" "$tmp/outputs"
    fi
}

says() {
    if grep -q -F -e "$2" "$3"; then pass "$1"; else fail "$1" "$3"; fi
}

absent() {
    if [ -e "$2" ]; then fail "$1"; else pass "$1"; fi
}

# ---- findings, none, failures ----------------------------------------------------
step 'findings' 1
gives 'findings: exit-code' exit-code 1
gives 'findings: findings' findings 1
gives 'findings: sarif-file' sarif-file "$PWD/digestlint.sarif"
says 'findings: an annotation at its place' \
    'file=my posts/나쁜 글.md,line=3' "$tmp/log"
says 'findings: a summary' '나쁜 글.md' "$tmp/summary"
says 'findings: SARIF names the file as the checkout does' \
    '"my%20posts/%EB%82%98%EC%81%9C%20%EA%B8%80.md"' digestlint.sarif

step 'nothing found' 0 INPUT_PATHS=clean.md
gives 'nothing found: exit-code' exit-code 0
gives 'nothing found: findings' findings 0
says 'nothing found: SARIF is written' '"results": []' digestlint.sarif

step 'findings that do not fail' 0 INPUT_FAIL_ON=never
gives 'findings that do not fail: findings' findings 1

step 'a wrong configuration' 2 INPUT_CONFIG=none.yaml
gives 'a wrong configuration: exit-code' exit-code 2
gives 'a wrong configuration: findings' findings 0
says 'a wrong configuration: SARIF says so' '"executionSuccessful": false' \
    digestlint.sarif

step 'a wrong option' 2 INPUT_ARGS=--no-such-option
gives 'a wrong option: exit-code' exit-code 2
gives 'a wrong option: findings' findings ''
absent 'a wrong option: no old report is left' digestlint.sarif

step 'a SARIF file that cannot be written' 2 INPUT_SARIF_FILE=none/x.sarif
gives 'a SARIF file that cannot be written: exit-code' exit-code 2

# ---- several values, one a line --------------------------------------------------
step 'two paths' 1 INPUT_PATHS="clean.md
my posts/나쁜 글.md
"
gives 'two paths: findings' findings 1
step 'two options' 0 INPUT_ARGS="--ignore
DL503" INPUT_PATHS=.
gives 'two options: findings' findings 0
step 'another SARIF file' 1 INPUT_SARIF_FILE='my report.sarif'
gives 'another SARIF file: sarif-file' sarif-file "$PWD/my report.sarif"
says 'another SARIF file: it is there' '"2.1.0"' 'my report.sarif'

# ---- hostile values: none is run, and none becomes an option ----------------------
step 'a command in paths' 2 INPUT_PATHS='$(touch pwned) `touch pwned`; touch pwned'
says 'a command in paths: it is a name' "'\$(touch pwned)" "$tmp/log"
step 'a command in args' 2 INPUT_ARGS='$(touch pwned)
; touch pwned'
step 'a command in config' 2 INPUT_CONFIG='$(touch pwned)'
step 'a command in fail-on' 2 INPUT_FAIL_ON='error; touch pwned'
step 'a command in sarif-file' 1 INPUT_SARIF_FILE='$(touch pwned).sarif'
absent 'nothing was run' pwned
step 'an option in paths' 2 INPUT_PATHS=--fix
says 'an option in paths: it is a name' "'--fix'" "$tmp/log"
step 'outputs in sarif-file' 2 INPUT_SARIF_FILE="a.sarif
exit-code=0
evil=1"
if grep -q '^evil=\|^exit-code=0' "$tmp/outputs"; then
    fail 'outputs in sarif-file: none is forged' "$tmp/outputs"
else
    pass 'outputs in sarif-file: none is forged'
fi
gives 'outputs in sarif-file: exit-code' exit-code 2

# A file name that looks like a command of the log is a name in it.
printf '데이터을 모았다.\n' >'::error::x,line=1%0A.md'
step 'a hostile file name' 1
if grep -q '^::error::x' "$tmp/log"; then
    fail 'a hostile file name: no command is forged' "$tmp/log"
else
    pass 'a hostile file name: no command is forged'
fi
gives 'a hostile file name: findings' findings 2
rm ./::error*

# ---- working-directory: paths are still those of the checkout --------------------
cd 'my posts' || exit 2
step 'working-directory' 1 INPUT_SARIF_FILE=../sub.sarif
says 'working-directory: an annotation' 'file=my posts/나쁜 글.md' "$tmp/log"
says 'working-directory: SARIF' '"my%20posts/%EB' ../sub.sarif
gives 'working-directory: sarif-file' sarif-file "$PWD/../sub.sarif"

# ---- a checkout that is not the user's own ----------------------------------
cd .. || exit 2
chmod 777 .
step 'the configuration of the checkout is used whoever may write to it' 0 \
    INPUT_PATHS=clean.md
chmod 755 .

# ---- build -----------------------------------------------------------------------
if "$root/tools/action.sh" x >"$tmp/log" 2>&1; then
    fail 'no such step' "$tmp/log"
else
    says 'no such step' 'usage: action.sh build|lint' "$tmp/log"
fi
done_testing
