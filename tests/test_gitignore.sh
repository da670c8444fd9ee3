#!/bin/sh
# Folders are read as git reads them: random trees with random .gitignore files,
# compared with git's own list of what is not ignored. The same patterns in
# `exclude` do the same.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
command -v git >/dev/null || {
    skip 'like git' 'no git'
    done_testing
    exit
}

# make_tree SEED: shell commands that fill the working folder.
make_tree() {
    awk -v seed="$1" '
        function pick(list,   a, n) {
            n = split(list, a, " ")
            return a[1 + int(rand() * n)]
        }
        function pattern(   i, n, s) {
            n = 1 + int(rand() * 3)
            for (i = 0; i < n; i++)
                s = s (i ? "/" : "") pick("a b foo * ** ? a* *.md [ab] [!a] " \
                    "f?o x.md foo* **a \\a *o* bar")
            return (rand() < .25 ? "!" : "") (rand() < .3 ? "/" : "") s \
                (rand() < .25 ? "/" : "") (rand() < .1 ? "  " : "")
        }
        function folder(   i, n, s) {
            n = int(rand() * 4)
            for (i = 0; i < n; i++)
                s = s pick("a b foo bar ab") "/"
            return s
        }
        BEGIN {
            srand(seed)
            for (i = 0; i < 50; i++) {
                f = folder()
                print "mkdir -p ./" f
                print "echo x >" f pick("x y a foo ab") ".md"
                if (i % 8 == 0)
                    for (k = 0; k < 3; k++)
                        printf "echo '\''%s'\'' >>%s.gitignore\n", pattern(), f
            }
        }'
}

found=0
for seed in 1 2 3 4 5 6 7 8 9 10 11 12; do
    mkdir "$tmp/$seed"
    cd "$tmp/$seed" || exit 2
    git init -q .
    make_tree $seed >../tree.sh
    sh ../tree.sh
    git ls-files -o --exclude-standard | grep '\.md$' | LC_ALL=C sort >../want
    # without front matter each file has one DL101
    digestlint check --no-config --select DL101 --quiet . |
        sed 's/:.*//' >../got
    same "tree $seed" ../want ../got
    found=$((found + $(wc -l <../got)))
done

# The patterns of one file, the first of which excludes; as YAML, in quotes.
for seed in 21 22 23 24 25 26 27 28 29 30 31 32; do
    mkdir "$tmp/$seed"
    cd "$tmp/$seed" || exit 2
    git init -q .
    make_tree $seed | grep -v gitignore >../tree.sh
    sh ../tree.sh
    {
        echo '/foo/*'
        make_tree $seed | sed -n "s/^echo '\(.*\)' >>.*gitignore/\1/p" |
            sed 's/ *$//'
    } >.gitignore
    git ls-files -o --exclude-standard | grep '\.md$' | LC_ALL=C sort >../want
    { printf 'posts: "*.md"\nexclude:\n' &&
        sed "s/.*/  - '&'/" .gitignore; } >.digestlint.yaml
    mv .gitignore ../patterns
    digestlint check --select DL101,DL901 --quiet . | sed 's/:.*//' >../got
    same "exclude $seed" ../want ../got
    found=$((found + $(wc -l <../got)))
done
if [ "$found" -gt 100 ]; then pass "$found files"; else fail 'too few files'; fi
done_testing
