#!/bin/sh
# check --show-settings FILE: why a file is linted, and by what.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

root=$PWD
cd "$tmp" || exit 2
mkdir -p blog/_posts blog/wiki/en blog/_drafts && cd blog || exit 2
mkdir .git
printf -- '---\ntitle: 글\n---\n\n글이다.\n' >_posts/2025-09-13-a.md
cp _posts/2025-09-13-a.md _drafts/b.md
cp _posts/2025-09-13-a.md wiki/en/c.md
cp _posts/2025-09-13-a.md d.mdx
echo '글이다.' >README.md

# shows NAME STATUS FILE [OPTION...]: what is shown is standard input.
shows() {
    name=$1 status=$2 file=$3
    shift 3
    cat >wanted
    digestlint check --lang en --show-settings "$file" "$@" >shown 2>&1
    code=$?
    sed 's/"0.29".*/…}/' shown >short
    if [ $code = "$status" ]; then same "$name" wanted short; else
        fail "$name: exit status $code" shown
    fi
}

shows 'no configuration, a README' 0 README.md <<'END'
README.md
configuration: none
profile: generic (text: article)
post: yes, the configuration does not say which files are posts
overrides: 1 of 1 apply
  README and the like
renderer: none (Jekyll copies a file without front matter; found: _posts/)
reported: from info on
rules: 0 with a level other than the default
END
echo '글이다.' >wiki/plain.md
shows 'no configuration' 0 wiki/plain.md <<'END'
wiki/plain.md
configuration: none
profile: daily-papers (text: digest)
post: yes, the configuration does not say which files are posts
overrides: 0 of 1 apply
renderer: none (Jekyll copies a file without front matter; the configuration: daily-papers)
reported: from info on
rules: 2 with a level other than the default
  DL509 term-preferred: info (default off)
  DL517 subject-predicate: info (default off)
END

cat >.digestlint.yaml <<'END'
extends: [generic, shared.yaml]
posts: "_posts/*.md"
exclude: _drafts/
rules: {DL503: off}
overrides:
  - files: "wiki/**"
    renderer: hugo
  - files: "wiki/en/**"
    renderer: {name: remark, math: yes, also: gfm}
    rules: {DL5: off}
END
echo 'rules: {DL503: info}' >shared.yaml

shows 'without the configuration' 0 _posts/2025-09-13-a.md --no-config \
    --profile generic <<'END'
_posts/2025-09-13-a.md
configuration: none
profile: generic (text: article)
post: yes, the configuration does not say which files are posts
overrides: none
renderer: kramdown (found: _posts/)
  {name: kramdown, input: gfm, punctuation: …}
reported: from info on
rules: 0 with a level other than the default
END

shows 'a post' 0 _posts/2025-09-13-a.md --severity DL604=info \
    --level error --baseline known.json <<'END'
_posts/2025-09-13-a.md
configuration: .digestlint.yaml
profile: generic, shared.yaml (text: article)
post: yes, 'posts' matches it
overrides: 0 of 2 apply
renderer: kramdown (found: _posts/)
  {name: kramdown, input: gfm, punctuation: …}
reported: from error on, without what is in known.json
rules: 2 with a level other than the default
  DL503 particle-mismatch: off (default error)
  DL604 punctuation-spacing: info (default warning)
END

echo 'theme: minima' >_config.yml
shows 'a file that Jekyll copies' 0 README.md <<'END'
README.md
configuration: .digestlint.yaml
profile: generic, shared.yaml (text: article)
post: no, 'posts' does not match it, so only its own name lints it
overrides: 0 of 2 apply
renderer: none (Jekyll copies a file without front matter; found: _config.yml)
reported: from info on
rules: 1 with a level other than the default
  DL503 particle-mismatch: off (default error)
END

printf 'extends: generic\nrenderer: kramdown\n' >named.yaml
digestlint check --lang en --config named.yaml --show-settings README.md \
    >shown 2>&1
why='Jekyll copies a file without front matter'
if grep -qxF "renderer: none ($why; the configuration: named.yaml:2)" shown
then pass 'a file that Jekyll copies, named kramdown'
else fail 'a file that Jekyll copies, named kramdown' shown; fi
rm named.yaml

shows 'a file that is excluded' 0 _drafts/b.md <<'END'
_drafts/b.md
configuration: .digestlint.yaml
profile: generic, shared.yaml (text: article)
post: no, 'exclude' matches it, so only its own name lints it
overrides: 0 of 2 apply
renderer: kramdown (found: _config.yml)
  {name: kramdown, input: gfm, punctuation: …}
reported: from info on
rules: 1 with a level other than the default
  DL503 particle-mismatch: off (default error)
END

digestlint check --lang en --show-settings d.mdx >shown 2>&1
if grep -qxF "renderer: mdx (the file's ending)" shown; then
    pass 'the ending .mdx'
else
    fail 'the ending .mdx' shown
fi

printf 'export default {}\n' >astro.config.ts
digestlint check --lang en --show-settings _drafts/b.md >shown 2>&1
if grep -qxF 'renderer: unknown (found: _config.yml, astro.config.ts)' shown
then pass 'several renderers'; else fail 'several renderers' shown; fi
rm astro.config.ts

digestlint check --lang en --show-settings wiki/en/c.md >shown 2>&1
code=$?
for line in 'overrides: 2 of 2 apply' '  .digestlint.yaml:6' \
    '  .digestlint.yaml:8' \
    'renderer: remark (the configuration: .digestlint.yaml:9)' \
    '  {name: remark, also: gfm, punctuation: "0.31", liquid: no, hard-breaks: no, math: yes, raw-html: yes, linkify: yes, single-tilde: yes, typographer: no, heading-ids: no, cjk-friendly: no}' \
    '  DL501 sentence-ending: off (default error)'; do
    if [ $code = 0 ] && grep -qxF -e "$line" shown; then
        pass "two overrides: $line"
    else
        fail "two overrides: $line" shown
    fi
done

# All keys of the renderer that the configuration knows are shown.
awk '/^  renderer:/ { on = 1; next } /^  [^ ]/ { on = 0 }
    on && /^      [^ ].*:$/ { sub(/:$/, ""); print $1 }' \
    "$root/rules/configuration.yaml" | sort >wanted
sed -i 's/^    renderer: {name: remark/    renderer: {name: kramdown/' \
    .digestlint.yaml
digestlint check --lang en --show-settings wiki/en/c.md |
    sed -n 's/^  {\(name.*\)}$/\1/p' | tr , '\n' |
    sed 's/^ *//; s/:.*//' | sort >keys
same 'all keys of the renderer' wanted keys

shows 'in Korean' 0 README.md --lang ko <<'END'
README.md
설정: .digestlint.yaml
프로필: generic, shared.yaml (text: article)
글: 아니요. 'posts'에 없어 파일을 직접 적어야 검사한다
overrides: 2개 가운데 0개 적용
렌더러: none (머리말이 없는 파일은 Jekyll이 복사만 함, 알아낸 곳: _config.yml)
보고: info부터
규칙: 기본값과 다른 수준 1개
  DL503 particle-mismatch: off (기본값 error)
END

mkdir -p ../plain/.git
echo '글이다.' >../plain/a.md
cd ../plain || exit 2
shows 'nothing says what renders the page' 0 a.md --profile generic <<'END'
a.md
configuration: none
profile: generic (text: article)
post: yes, the configuration does not say which files are posts
overrides: none
renderer: gfm (assumed, no file says it)
  {name: gfm, punctuation: …}
reported: from info on
rules: 0 with a level other than the default
END
cd ../blog || exit 2

# refuses NAME MESSAGE ARGUMENT...
refuses() {
    name=$1 message=$2
    shift 2
    digestlint check "$@" >shown 2>&1
    code=$?
    if [ $code = 2 ] && grep -qF -- "$message" shown; then pass "$name"; else
        fail "$name: exit status $code" shown
    fi
}
refuses 'a folder' 'name a Markdown file' --show-settings _posts
refuses 'no such file' "cannot read 'none.md'" --show-settings none.md
refuses 'another file' 'beside --show-settings' --show-settings README.md d.mdx
echo 'wrong: 1' >>.digestlint.yaml
refuses 'a configuration with mistakes' 'configuration: .digestlint.yaml' \
    --lang en --show-settings README.md

# ---- the example of the pages on configuration ---------------------------------
rm -rf ./* .digestlint.yaml
mkdir _posts
printf 'kramdown:\n  hard_wrap: true\n' >_config.yml
cat >.digestlint.yaml <<'END'
extends: generic
posts: ["_posts/**/*.md"]
level: warning
baseline: .digestlint-baseline.json
overrides:
  - files: ["_posts/2025-*.md"]
    rules: {DL503: off}
  - files: ["_posts/2024-*.md"]
    entry-length: 2000
END
echo '{"version": 1, "findings": []}' >.digestlint-baseline.json
printf -- '---\ntitle: 글\n---\n\n글이다.\n' >_posts/2025-09-13-a.md
digestlint check --lang en --show-settings _posts/2025-09-13-a.md 2>&1 |
    sed 's/hard-breaks: yes, .*}/hard-breaks: yes, …}/' >shown
for page in docs/configuration.md docs/ko/configuration.md; do
    sed -n '/^\$ digestlint check --show-settings/,/^```$/{/^\$\|^```$/d;p;}' \
        "$root/$page" >wanted
    same "the example of $page" wanted shown
done
done_testing
