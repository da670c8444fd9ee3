#!/bin/sh
# What a terminal shows: lines that fit it, colours and links where it has them.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
root=$PWD
if ! command -v script >/dev/null || ! command -v perl >/dev/null; then
    skip 'terminals' 'no script, or no perl'
    done_testing
    exit
fi
export LC_ALL=C.UTF-8 TERM=xterm
unset TERM_PROGRAM TERM_PROGRAM_VERSION VTE_VERSION KONSOLE_VERSION \
    WT_SESSION DOMTERM
cd "$tmp" || exit 2
mkdir .git
printf 'extends: generic\nposts: "*.md"\n' >.digestlint.yaml

# terminal COLUMNS COMMAND...: what the command writes to one of so many columns,
# with variables before it; goes to out.
terminal() {
    columns=$1
    shift
    {
        echo "stty cols $columns"
        echo "env $*"
    } >./command
    script -qec 'sh ./command' /dev/null </dev/null | tr -d '\r' >out
}

# The cells of a line; escape sequences take none.
cat >cells.pl <<'END'
use utf8;
sub cells {
    my $s = shift;
    $s =~ s/\e\[[0-9;]*m|\e\]8;;[^\e]*\e\\//g;
    $s =~ s/\p{Mn}//g;
    return length($s) + (() = $s =~ /[\p{Ea=W}\p{Ea=F}]/g);
}
1;
END

# fits NAME COLUMNS: no line of out is wider, but some use the room.
fits() {
    if perl -I. -CSD -Mutf8 -ne 'BEGIN { require "./cells.pl"; $most = shift }
        chomp; $n = cells($_); $max = $n if $n > $max;
        print "$n: $_\n" if $n > $most;
        END { print "widest: $max\n" if $max < $most - 14; }' \
        "$2" out >why && [ ! -s why ]; then
        pass "$1"
    else
        fail "$1" why
    fi
}

# ---- the source and the fix ------------------------------------------------
# long BEFORE MARKED AFTER: a line with a mistake far from its beginning.
long() {
    perl -e 'print $ARGV[0] x 40, $ARGV[1], $ARGV[2] x 40, "\n"' "$@"
}
{
    long '값을 정한다. ' '모델를 ' '더 길게 쓴다. '
    echo
    long 'a quick look ' '새로운 정책를 ' 'and more of it '
    echo
    echo '모델를 쓴다.'
    echo
    long '가나다라마바사 ' '아자차카타파하 ' '사람은 '
    printf '방법를 쓴다.\n'
} >long.md
full="'$DIGESTLINT' check --lang en --color=never --quiet --format full \
    --select DL503"

for columns in 40 80 100 200; do
    terminal "$columns" "$full" long.md
    fits "full fits $columns columns" "$columns"
    # The carets stand below what the message quotes, and the two lines of a fix
    # differ in what is shown of them.
    perl -I. -CSD -Mutf8 -ne 'BEGIN { require "./cells.pl" }
        chomp;
        if (/ error: .(.+?). takes/) { $word = $1 }
        if (/^ +\d+ \| (.*)/) { $source = $1 }
        if (/^ +\| ( *)(\^+)$/) {
            my ($at, $n, $marked) = (length $1, length $2, "");
            for my $c (split //, $source) {
                $marked .= $c if $at <= 0 && $n > 0;
                $n -= cells($c) if $at <= 0;
                $at -= cells($c);
            }
            $marks++;
            print "below: $marked\n" unless $marked =~ /^[\x{AC00}-\x{D7A3}]$/
                && $source =~ /\Q$word$marked/;
        }
        $minus = $1 if /^ +\d+ - (.*)/;
        if (/^ +\d+ \+ (.*)/) {
            $fixes++;
            print "same: $1\n" if $1 eq $minus;
        }
        END { print "marks: $marks, fixes: $fixes\n" if $marks != 4 ||
              $fixes != 4 }' out >why
    if [ -s why ]; then fail "carets and fixes at $columns" why; else
        pass "carets and fixes at $columns"
    fi
done
terminal 80 "$full" long.md
if [ "$(grep -c '^ *[0-9]* [-+|] …' out)" = 6 ]; then
    pass 'what is cut says so'
else
    fail 'what is cut says so' out
fi
terminal 30 "$full" long.md
fits 'a terminal of 30 columns is taken for one of 40' 40
terminal 0 "$full" long.md
fits 'a terminal that does not know its size' 100
terminal 0 COLUMNS=60 "$full" long.md
fits 'then COLUMNS' 60

# A message of many words hangs.
printf '%s\n' '<!-- digestlint-disable-line DL888, DL503 -->' >comment.md
terminal 50 "'$DIGESTLINT'" check --lang en --color=never --quiet \
    --format full --select DL902,DL903 comment.md
if sed -n 2p out | grep -q '^    [^ ]' && grep -q '\[DL90[23] [a-z-]*\]$' out
then
    pass 'messages are wrapped'
else
    fail 'messages are wrapped' out
fi

# The summary is wrapped, but not the commands in it.
i=0
while [ $i -lt 101 ]; do
    i=$((i + 1))
    printf '모델를 쓴다.\n\n'
done >many.md
terminal 40 "'$DIGESTLINT'" check --lang en --format json:/dev/null --summary \
    --level error --severity DL510=error --select DL503,DL510 many.md
cat >want <<'END'
1 file: 101 errors (101 fixable with
  --fix)
errors: DL503 particle-mismatch 101
To accept what was found and see only what is new:
  echo 'baseline: .digestlint-baseline.json' >>.digestlint.yaml
  digestlint check --update-baseline
END
same 'the summary' want out

# A rule stays with its name and its number.
printf '모델를 쓴다.\n\n최대값을 구한다.\n\n컨텐츠를 본다.\n' >rules.md
terminal 58 "'$DIGESTLINT'" check --lang en --format json:/dev/null --summary \
    --severity DL510=error --severity DL519=error \
    --select DL503,DL510,DL519 rules.md
cat >want <<'END'
1 file: 3 errors (3 fixable with --fix)
errors: DL503 particle-mismatch 1,
  DL510 loanword-spelling 1, DL519 misspelling 1
END
same '... breaks between rules' want out

# The summary that follows a new configuration is wrapped, too.
mkdir -p new/posts
(
    cd new && mkdir .git
    cat ../many.md ../rules.md >posts/a.md
    terminal 42 "'$DIGESTLINT'" init --lang en
)
sed -n '2,/^errors/p' new/out >got
cat >want <<'END'
1 file: 102 errors, 1 warning, 1 info (up
  to 104 fixable with --fix)
errors: DL503 particle-mismatch 102
END
same '... after init' want got

# In a pipe: COLUMNS, else 100, and messages are whole.
sh -c "$full long.md" >out
fits 'a pipe' 100
for columns in 60 300; do
    COLUMNS=$columns sh -c "$full long.md" | grep -v ': error: ' >out
    fits "COLUMNS=$columns in a pipe" $columns
done
sh -c "$full long.md" >want
for wrong in abc -1 0 '' 1x; do
    COLUMNS=$wrong sh -c "$full long.md" >out
    same "COLUMNS='$wrong'" want out
done
COLUMNS=40 sh -c "$full comment.md --select DL902,DL903" | grep -c ': warning: .*]$' \
    >got
echo 2 >want
same 'messages are one line in a pipe' want got

# Formats for programs, and `text`, are never cut.
for format in text json sarif lsp github gitlab rdjson; do
    COLUMNS=40 sh -c "'$DIGESTLINT' check --quiet --format $format long.md" >got
    COLUMNS=200 sh -c "'$DIGESTLINT' check --quiet --format $format long.md" \
        >want
    same "$format has no width" want got
done
terminal 40 "'$DIGESTLINT'" check --lang en --color=never --quiet --format text \
    long.md
sh -c "'$DIGESTLINT' check --lang en --quiet --format text long.md" >want
same 'text on a terminal is not wrapped' want out
terminal 40 "'$DIGESTLINT'" check --quiet --diff long.md
sh -c "'$DIGESTLINT' check --diff long.md" >want
same 'a diff is not cut' want out

# ---- colours ---------------------------------------------------------------
# colored NAME yes|no: whether out has an escape sequence.
colored() {
    found=no
    ! grep -q "$(printf '\033')\[" out || found=yes
    if [ $found = "$2" ]; then pass "$1"; else fail "$1" out; fi
}
text="'$DIGESTLINT' check --quiet --select DL503 long.md"
while read -r want settings; do
    terminal 80 "$settings" "$text"
    colored "terminal: ${settings:-as it is}" "$want"
done <<'END'
yes
no TERM=dumb
no TERM=
no NO_COLOR=1
yes NO_COLOR=
no CLICOLOR=0
yes CLICOLOR=1
no FORCE_COLOR=0
yes FORCE_COLOR=1 TERM=dumb
no NO_COLOR=1 FORCE_COLOR=1
yes CLICOLOR=0 CLICOLOR_FORCE=1
END
while read -r want settings; do
    sh -c "env $settings $text" >out
    colored "pipe: ${settings:-as it is}" "$want"
done <<'END'
no
yes FORCE_COLOR=1
yes FORCE_COLOR=true
no FORCE_COLOR=0
no FORCE_COLOR=
yes CLICOLOR_FORCE=1
no CLICOLOR_FORCE=0
no CLICOLOR=1
END
terminal 80 "$text" --no-color
colored '--no-color' no
terminal 80 "'$DIGESTLINT'" explain DL503
colored 'explain' yes
terminal 80 NO_COLOR=1 "'$DIGESTLINT'" explain DL503
colored 'explain: NO_COLOR' no

# ---- links -----------------------------------------------------------------
page=https://github.com/digestlint/digestlint/blob/main/docs/rules.md
# linked NAME yes|no: whether codes in out are links, whole ones.
linked() {
    esc=$(printf '\033')
    found=no
    ! grep -qF "$esc]8;;$page#dl503-particle-mismatch$esc\\DL503$esc]8;;$esc\\" \
        out || found=yes
    if [ $found = "$2" ] && { [ $found = yes ] || ! grep -qF "$esc]8" out; }; then
        pass "$1"
    else
        fail "$1" out
    fi
}
while read -r want settings; do
    terminal 80 "$settings" "$text"
    linked "links: ${settings:-as it is}" "$want"
done <<'END'
no
yes TERM_PROGRAM=WezTerm
yes TERM_PROGRAM=vscode
yes TERM_PROGRAM=iTerm.app
no TERM_PROGRAM=Apple_Terminal
yes TERM=xterm-kitty
yes TERM=foot
no TERM=linux
yes VTE_VERSION=6003
no VTE_VERSION=5000
no VTE_VERSION=4803
yes KONSOLE_VERSION=220401
yes WT_SESSION=1
yes FORCE_HYPERLINK=1
no TERM_PROGRAM=WezTerm FORCE_HYPERLINK=0
no TERM_PROGRAM=WezTerm NO_COLOR=1
no TERM_PROGRAM=WezTerm TERM=dumb
no TERM_PROGRAM=WezTerm TERM=dumb FORCE_COLOR=1
no FORCE_HYPERLINK=1 NO_COLOR=1
no TERM=screen-256color VTE_VERSION=6003
no TERM=tmux-256color TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.3a
yes TERM=tmux-256color TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.4
yes TERM=tmux-256color TERM_PROGRAM=tmux TERM_PROGRAM_VERSION=3.10
END
terminal 80 TERM_PROGRAM=WezTerm "$full" --color=always long.md
linked 'links in full' yes
terminal 80 TERM_PROGRAM=WezTerm "'$DIGESTLINT'" rules DL5
linked 'links in rules' yes
terminal 80 TERM_PROGRAM=WezTerm "'$DIGESTLINT'" explain DL503
linked 'links in explain' yes
sh -c "env TERM_PROGRAM=WezTerm FORCE_COLOR=1 $text" >out
linked 'links: a pipe' no
sh -c "env FORCE_HYPERLINK=1 FORCE_COLOR=1 $text" >out
linked 'links: a pipe, when asked for' yes
terminal 80 TERM_PROGRAM=WezTerm "'$DIGESTLINT'" check --quiet \
    --color=always --format text:file.txt --format json long.md
cp file.txt out
linked 'links: a file' no
digestlint check --format sarif long.md 2>/dev/null |
    grep -o "\"helpUri\": \"$page#dl503-particle-mismatch\"" | head -n 1 >got
echo "\"helpUri\": \"$page#dl503-particle-mismatch\"" >want
same 'the address is that of SARIF' want got

# ---- explain and rules -----------------------------------------------------
# Code is wrapped at spaces alone, so a long word may be too wide.
cat >widths.pl <<'END'
require "./cells.pl";
my $most = shift;
my $code = 0;
while (<STDIN>) {
    chomp;
    $code = 1 if /^    /;
    $code = 0 if /^\S/;
    my $n = cells($_);
    my ($word) = /^ *(\S*)$/;
    print "$n: $_\n" if $n > $most && !defined $word;
}
END
rules=$(digestlint rules | sed -n 's/^\(DL[0-9]*\) .*/\1/p' | tr '\n' ' ')
for columns in 40 60 80 200; do
    : >why
    for language in en ko; do
        terminal "$columns" NO_COLOR=1 "'$DIGESTLINT'" explain --lang $language \
            "$rules"
        perl -CSD -Mutf8 widths.pl "$columns" <out >>why
        # Paragraphs of more than 100 columns are hard to read.
        [ "$columns" -lt 100 ] || grep -v '^  ' out |
            perl -CSD -Mutf8 widths.pl 100 >>why
    done
    if [ -s why ]; then fail "explain fits $columns columns" why; else
        pass "explain fits $columns columns"
    fi
    terminal "$columns" NO_COLOR=1 "'$DIGESTLINT'" rules
    perl -CSD -Mutf8 widths.pl "$columns" <out >why
    terminal "$columns" NO_COLOR=1 "'$DIGESTLINT'" explain --lang ko DL5
    perl -CSD -Mutf8 widths.pl "$columns" <out >>why
    if [ -s why ]; then fail "rules fits $columns columns" why; else
        pass "rules fits $columns columns"
    fi
done
# Nothing is lost: pages without tables have the same characters at every width.
: >why
for rule in $rules; do
    ! grep -q '^|' "$root/rules/$rule"-*.md || continue
    COLUMNS=40 digestlint explain "$rule" | tr -d ' \n' >narrow
    COLUMNS=300 digestlint explain "$rule" | tr -d ' \n' >wide
    cmp -s narrow wide || echo "$rule" >>why
done
if [ -s why ]; then fail 'explain: nothing is lost' why; else
    pass 'explain: nothing is lost'
fi
digestlint rules | grep -c '^DL' >got
digestlint rules | wc -l | awk '{ print $1 - 1 }' >want
same 'rules: a line for each in a pipe' want got
# A table keeps its columns, or becomes a list.
COLUMNS=100 digestlint explain DL512 >out
grep -c '^written  .*correct  .*norm  .*level$' out >got
echo 1 >want
same 'explain: a table' want got
COLUMNS=40 digestlint explain DL512 >out
grep -c '^  correct: ' out >got
if [ "$(cat got)" -gt 15 ]; then pass 'explain: a narrow table'; else
    fail 'explain: a narrow table' out
fi
terminal 80 "'$DIGESTLINT'" explain DL503
if grep -q '`' out; then fail 'explain: code in colour' out; else
    pass 'explain: code in colour'
fi
done_testing
