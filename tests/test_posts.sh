#!/bin/sh
# `posts` of the configuration: what is linted in folders, by hooks and by name;
# check --show-files.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
root=$PWD

cd "$tmp" || exit 2
mkdir -p blog/_posts/sub blog/_drafts blog/wiki && cd blog || exit 2
mkdir .git
printf 'extends: generic\nposts: ["_posts/**"]\nrules: {DL503: error}\n' \
    >.digestlint.yaml
for file in README.md _drafts/c.md _posts/a.md _posts/sub/b.md wiki/d.md; do
    echo '모델를 쓴다.' >"$file"
done
echo '모델를 쓴다.' >_posts/notes.txt

# files NAME [ARGUMENT...]: what --show-files lists, and what is linted, is
# standard input.
files() {
    name=$1
    shift
    cat >wanted
    digestlint check --lang en --show-files "$@" >shown 2>err
    same "$name: shown" wanted shown
    digestlint check --lang en "$@" >out 2>err
    sed 's/:.*//' out >linted
    same "$name: linted" wanted linted
}

files 'no path' <<'END'
_posts/a.md
_posts/sub/b.md
END
files 'the working folder' . <<'END'
_posts/a.md
_posts/sub/b.md
END
files 'a folder of posts' _posts/sub <<'END'
_posts/sub/b.md
END
files 'a folder without posts' _drafts wiki </dev/null
files 'a name' README.md _posts/a.md <<'END'
README.md
_posts/a.md
END
files 'a name that a hook passes' --force-exclude README.md _posts/a.md <<'END'
_posts/a.md
END
printf 'README.md\0_posts/a.md\0' >names
files 'a list of names' --files0-from names <<'END'
README.md
_posts/a.md
END
files 'a list of names that a hook passes' --force-exclude \
    --files0-from names <<'END'
_posts/a.md
END
files 'no configuration' --no-config --profile generic --select DL503 . <<'END'
README.md
_drafts/c.md
_posts/a.md
_posts/sub/b.md
wiki/d.md
END

mkdir "$tmp/other"
cp .digestlint.yaml "$tmp/other/shared.yaml"
files 'a configuration of another folder says nothing of this one' \
    --config "$tmp/other/shared.yaml" wiki <<'END'
wiki/d.md
END

# The configuration of a folder decides about the posts in it.
echo 'extends: generic' >wiki/.digestlint.yaml
files 'a configuration without posts in a folder' . <<'END'
_posts/a.md
_posts/sub/b.md
wiki/d.md
END
printf 'extends: generic\nposts: ["e.md"]\n' >wiki/.digestlint.yaml
files 'a configuration with posts in a folder' . <<'END'
_posts/a.md
_posts/sub/b.md
END
rm wiki/.digestlint.yaml

# says NAME STATUS TEXT [ARGUMENT...]: in what is printed.
says() {
    name=$1 status=$2 text=$3
    shift 3
    digestlint check --lang en "$@" >out 2>&1
    code=$?
    if [ $code = "$status" ] && grep -qF -- "$text" out; then pass "$name"; else
        fail "$name: exit status $code" out
    fi
}

# Without a configuration, READMEs and the like are articles.
mkdir -p "$tmp/bare/docs" && cd "$tmp/bare" || exit 2
mkdir .git
for file in README.md README_KR.md docs/readme.ko.md Readme.md LICENSE.md \
    post.md; do
    echo '모델를 쓴다.' >"$file"
done
for options in '' --force-exclude --no-config; do
    # shellcheck disable=SC2086 # none or one
    digestlint check $options --level warning --lang en . 2>/dev/null |
        sed -n 's/^\([^:]*\):.* \[\(DL[0-9]*\) .*/\1 \2/p' | sort >got
    cat >want <<'END'
LICENSE.md DL503
README.md DL503
README_KR.md DL503
Readme.md DL503
docs/readme.ko.md DL503
post.md DL101
post.md DL107
post.md DL201
post.md DL503
END
    same "READMEs are articles: ${options:-no configuration}" want got
done
# Reports say beforehand which rules a run has, from the digests' levels alone.
cd "$root" || exit 2
awk 'function rank(level) { return index("off  info warningerror", level) }
    FILENAME ~ /article/ {
        if (match($0, /^  DL[0-9]+: *(\{severity: *)?(off|info|warning|error)/)) {
            code = substr($1, 1, 5)
            sub(/^  DL[0-9]+: *(\{severity: *)?/, "")
            sub(/[,}].*/, "")
            level[code] = $0
            n++
        }
        next
    }
    /^code:/ { code = $2 }
    /^default:/ && code in level && rank(level[code]) > rank($2) {
        print code ": " level[code] " in articles, " $2 " in digests"
    }
    END { if (n < 4) print n " levels found" }' \
    rules/text/article.yaml rules/DL*.md >"$tmp/raised" 2>&1
: >"$tmp/nothing"
same 'an article raises no level' "$tmp/nothing" "$tmp/raised"
cd "$tmp/blog" || exit 2

cp _posts/a.md saved
says 'a hook that fixes' 0 '1 fixed' --summary --fix --force-exclude README.md _posts/a.md
same 'what is no post stays as it is' saved README.md
if cmp -s saved _posts/a.md; then fail 'the post is fixed'; else
    pass 'the post is fixed'
fi
digestlint check --force-exclude --fix --stdin-filename README.md - \
    <README.md >out
same 'an editor gets what is no post back as it is' saved out

says 'why nothing was linted' 0 "'posts' or 'exclude'" _drafts
says '--show-files: why there is none' 0 "'posts' or 'exclude'" \
    --show-files _drafts
says '--show-files beside --show-settings' 2 'exclude each other' \
    --show-files --show-settings README.md
says '--show-files: a file that is not there' 0 'nothing/a.md' --show-files nothing/a.md
echo '모델' >"$tmp/outside.md"
ln -s "$tmp/outside.md" _posts/out.md
says '--show-files: a link that leads out' 2 'leads out of the repository' \
    --show-files
rm _posts/out.md
ln -s "$tmp/outside.md" wiki/out.md
says 'a link that leads out, beside the posts' 0 '_posts/a.md' --show-files .
done_testing
