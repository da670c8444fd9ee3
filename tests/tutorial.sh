#!/bin/sh
# Everything that a reader of the tutorials and of the READMEs types, with the
# real pre-commit: make check-hooks. The project's address stands for this folder.
# The READMEs' first command and their tests are what .ci/run runs.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
# shellcheck source=tests/lib_precommit.sh
. tests/lib_precommit.sh
# shellcheck source=tests/lib_page.sh
. tests/lib_page.sh
git config --global "url.$hook.insteadOf" \
    https://github.com/digestlint/digestlint
put_on_path
for language in en ko; do
    mkdir "$tmp/$language"
    cd "$tmp/$language" || exit 2
    if [ $language = en ]; then walk_page "$root/docs/tutorial.md"; else
        LC_ALL=ko_KR.UTF-8 walk_page "$root/docs/ko/tutorial.md"
    fi
done

# The READMEs, from where the program is installed, in a blog with a clean post.
for page in README.md README.ko.md; do
    mkdir "$tmp/$page.blog"
    cd "$tmp/$page.blog" || exit 2
    git init -q
    cp -r "$tmp/en/blog/_posts" .
    awk '/^sh tools\/bootstrap.sh$/ { n++ } { print }
        /^make check$/ { n++ } END { exit n != 2 }' "$root/$page" |
        sed '/^```sh$/ { N; /bootstrap/ { N; d } }' >"$tmp/$page" &&
        pass "$page: has the two commands" ||
        fail "$page: has the two commands"
    walk_page "$tmp/$page"
    git add -A
    if pre-commit run --all-files >"$tmp/out" 2>&1 &&
        grep -q '^digestlint\.*Passed$' "$tmp/out"
    then pass "$page: the hook passes"; else
        fail "$page: the hook passes" "$tmp/out"
    fi
    sed -n '/^```vim$/,/^```$/{/^```/!p}' "$root/$page" >"$tmp/vim"
    if [ -s "$tmp/vim" ] &&
        ! grep -vxF -f "$root/docs/editors.md" "$tmp/vim" >"$tmp/out"
    then pass "$page: what Vim needs is what docs/editors.md has"; else
        fail "$page: what Vim needs is what docs/editors.md has" "$tmp/out"
    fi
done
done_testing
