#!/bin/sh
# docs/outputs.md and docs/json.md: every command runs, in a repository with the
# post that is shown, and prints what is shown. UPDATE=1 writes that anew.
# shellcheck source=tests/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"
root=$PWD page=docs/outputs.md
command -v jq >/dev/null || {
    skip "$page" 'jq is not installed'
    done_testing
    exit
}
export LC_ALL=C.UTF-8
mkdir -p "$tmp/bin" "$tmp/blog/_posts"
cat >"$tmp/bin/digestlint" <<END
#!/bin/sh
exec ${RUN-} '$DIGESTLINT' "\$@"
END
# The readers of the reports. reviewdog rejects fields that it does not know.
cat >"$tmp/bin/reviewdog" <<'END'
#!/bin/sh
echo "$*" | grep -q -e '-f=rdjson' || exit 9
exec jq -e '.diagnostics | length == 1 and .[0].location.path != ""' >/dev/null
END
chmod +x "$tmp"/bin/*
PATH=$tmp/bin:$PATH
cd "$tmp/blog" || exit 2
git init -q . 2>/dev/null
echo 'extends: generic' >.digestlint.yaml
post=_posts/2025-09-13-river.md
awk '/^```markdown$/ { on = 1; next } /^```$/ { on = 0 } on' \
    "$root/$page" >$post

# ---- the page of one report ------------------------------------------------------
awk '/^```json$/ { on = 1; next } /^```$/ { on = 0 } on' "$root/docs/json.md" \
    >"$tmp/expected"
digestlint check --format json >"$tmp/actual"
same 'docs/json.md: the report' "$tmp/expected" "$tmp/actual"

# ---- the page of all formats: its lines go to $tmp/page, outputs anew --------------
fence='' number=0
while IFS= read -r line; do
    case $fence,$line in
    ,'```console' | ,'```sh' | ,'```markdown')
        fence=${line#'```'}
        : >"$tmp/block"
        ;;
    ?*,'```')
        if [ "$fence" = sh ]; then
            number=$((number + 1))
            if sh -e "$tmp/block" >"$tmp/out" 2>&1; then
                pass "$page: $(head -n 1 "$tmp/block" | cut -c 1-60)"
            else
                fail "$page: $(cat "$tmp/block")" "$tmp/out"
            fi
        fi
        fence=
        ;;
    sh,*) printf '%s\n' "$line" >>"$tmp/block" ;;
    console,'$ '*)
        printf '%s\n' "$line" >>"$tmp/page"
        number=$((number + 1))
        sh -c "${line#'$ '}" >>"$tmp/page" 2>&1
        continue
        ;;
    console,*) continue ;;
    esac
    printf '%s\n' "$line" >>"$tmp/page"
done <"$root/$page"
[ -z "${UPDATE-}" ] || cp "$tmp/page" "$root/$page"
same "$page: what its commands print" "$root/$page" "$tmp/page"
if [ $number -ge 17 ]; then pass "$page: they were run"; else
    fail "$page: only $number commands"
fi
done_testing
