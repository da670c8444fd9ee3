#!/bin/sh
# docs/outputs.md and docs/json.md, in both languages: every command runs, in a
# repository with the post that is shown, and prints what is shown. UPDATE=1 writes
# that anew.
# shellcheck source=tests/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"
root=$PWD
command -v jq >/dev/null || {
    skip docs/outputs.md 'jq is not installed'
    done_testing
    exit
}
put_on_path
# The reader of a report. reviewdog rejects fields that it does not know.
cat >"$tmp/bin/reviewdog" <<'END'
#!/bin/sh
echo "$*" | grep -q -e '-f=rdjson' || exit 9
exec jq -e '.diagnostics | length == 1 and .[0].location.path != ""' >/dev/null
END
chmod +x "$tmp"/bin/*

# new_blog PAGE: a repository with the post of PAGE.
new_blog() {
    rm -rf "$tmp/blog"
    mkdir -p "$tmp/blog/_posts"
    cd "$tmp/blog" || exit 2
    git init -q . 2>/dev/null
    echo 'extends: generic' >.digestlint.yaml
    awk '/^```markdown$/ { on = 1; next } /^```$/ { on = 0 } on' \
        "$root/$1" >_posts/2025-09-13-river.md
}

# ---- the page of one report: in English, also where the text is Korean ---------
export LC_ALL=C.UTF-8
new_blog docs/outputs.md
digestlint check --format json >"$tmp/actual"
for page in docs/json.md docs/ko/json.md; do
    awk '/^```json$/ { on = 1; next } /^```$/ { on = 0 } on' "$root/$page" \
        >"$tmp/expected"
    same "$page: the report" "$tmp/expected" "$tmp/actual"
done

# ---- the page of all formats: its lines go to $tmp/page, outputs anew ----------
for page in docs/outputs.md docs/ko/outputs.md; do
    [ $page = docs/outputs.md ] || export LC_ALL=ko_KR.UTF-8
    new_blog $page
    rm -f "$tmp/page"
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
                name=$(head -n 1 "$tmp/block" | cut -c 1-60)
                if sh -e "$tmp/block" >"$tmp/out" 2>&1; then
                    pass "$page: $name"
                else
                    fail "$page: $name" "$tmp/out"
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
done
done_testing
