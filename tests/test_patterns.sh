#!/bin/sh
# Rules that users write, on the command line: listed, chosen, fixed,
# suppressed, known to the baseline and named in every report. What each kind
# finds is in tests/fixtures/patterns.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
mkdir "$tmp/blog" && cd "$tmp/blog" || exit 2
git init -q .

# exits NAME CODE ARGUMENTS…: standard output in out, the error output in err.
exits() {
    name=$1 want=$2
    shift 2
    digestlint "$@" >../out 2>../err
    code=$?
    if [ $code -eq "$want" ]; then pass "$name"; else
        cat ../err >>../out
        fail "$name: exit $code" ../out
    fi
}

# finds NAME ARGUMENTS…: what check reports is standard input, "RULE@LINE:COLUMN
# LEVEL" each.
finds() {
    name=$1
    shift
    cat >../expected
    digestlint check --lang en --ignore DL "$@" >../out 2>&1
    sed -n 's/^[^:]*:\([0-9]*:[0-9]*\): \([a-z]*\): .* \[\([^ ]*\).*\]$/\3@\1 \2/p
        s/^digestlint: /&/p' ../out >../found
    same "$name" ../expected ../found
}

says() {
    if grep -q -e "$2" "$3"; then pass "$1"; else fail "$1" "$3"; fi
}

lacks() {
    if grep -q -e "$2" "$3"; then fail "$1" "$3"; else pass "$1"; fi
}

cat >.digestlint.yaml <<'END'
extends: generic
patterns:
  - {id: so-called, message: "'{0}' is no word", message-ko: "'{0}' 금지", words: [이른바], severity: error}
  - id: own-term
    message: "'{0}' is a network"
    words: [신경망]
    replacement: 네트워크
    fix: safe
  - {id: HOUSE1, message: n, pattern: 소위, replacement: '', severity: off}
  - house.yaml
rules:
  vague: info
overrides:
  - files: [quiet.md]
    rules: {own-term: off, all: info}
  - files: [other.md]
    patterns: [{id: other-rule, message: o, pattern: 다르}, {id: vague, message: v2, pattern: 아주}]
    rules: {vague: on}
END
cat >house.yaml <<'END'
# A pack is a list.
- {id: vague, message: v, words: [매우, 아주]}
END
cp .digestlint.yaml ../good.yaml
text='이른바 신경망을 매우 아주 소위 다르다.'
for file in post quiet other; do printf '%s\n' "$text" >$file.md; done

# ---- which rules run ---------------------------------------------------------
finds 'rules, a pack and levels' post.md <<'END'
so-called@1:1 error
own-term@1:5 warning
vague@1:10 info
vague@1:13 info
END
finds 'an override' quiet.md <<'END'
so-called@1:1 info
vague@1:10 info
vague@1:13 info
END
finds 'an override with patterns of its own' other.md <<'END'
vague@1:13 warning
other-rule@1:19 warning
END
finds '--select' --select own-term,HOUSE1 post.md <<'END'
own-term@1:5 warning
HOUSE1@1:16 warning
END
finds '--select all' --select all post.md <<'END'
so-called@1:1 error
own-term@1:5 warning
vague@1:10 info
vague@1:13 info
HOUSE1@1:16 warning
END
finds '--ignore' --ignore so-called,vague post.md <<'END'
own-term@1:5 warning
END
finds '--severity' --severity vague=error --severity HOUSE1=info \
    --severity so-called=off post.md <<'END'
own-term@1:5 warning
vague@1:10 error
vague@1:13 error
HOUSE1@1:16 info
END
sed 's/^rules:/&\n  so-called: off\n  own-term: {severity: error}/' ../good.yaml \
    >.digestlint.yaml
finds 'rules: off and a level' post.md <<'END'
own-term@1:5 error
vague@1:10 info
vague@1:13 info
END
cp ../good.yaml .digestlint.yaml
printf 'extends: .digestlint.yaml\nrules: {so-called: off}\n' >child.yaml
finds 'rules of a file that is extended' --config child.yaml post.md <<'END'
own-term@1:5 warning
vague@1:10 info
vague@1:13 info
END
mkdir sub && printf 'extends: generic\npatterns: [../house.yaml]\n' >sub/c.yaml
finds 'a pack beside its configuration' --config sub/c.yaml post.md <<'END'
vague@1:10 warning
vague@1:13 warning
END
rm -r sub
printf 'extends: .digestlint.yaml\npatterns: house.yaml\n' >child.yaml
finds 'a list in place of that of the file extended' --config child.yaml \
    post.md <<'END'
vague@1:10 info
vague@1:13 info
END
digestlint check --lang ko --select so-called post.md >../out
says 'the Korean message' "^post.md:1:1: error: '이른바' 금지 \[so-called\]$" ../out
finds 'none of them' --no-config --profile generic post.md </dev/null

# ---- ids that are not known everywhere -------------------------------------
mkdir plain && echo 'extends: generic' >plain/.digestlint.yaml
printf '%s\n' "$text" >plain/plain.md
exits 'an id of one of two configurations' 1 check --lang en \
    --ignore own-term,DL --severity vague=warning post.md plain
says 'holds where it is known' 'post.md:1:10: warning: v' ../out
lacks 'and is taken away' own-term ../out
exits 'an override is known to the whole run' 1 check --lang en \
    --select other-rule .
says 'where it holds' '^other.md:1:19: warning: o \[other-rule\]$' ../out
lacks 'and no other' '^post' ../out
exits 'an id of none' 2 check --lang en --ignore own-trem post.md plain
says 'is a mistake, with the one meant' \
    "error: --ignore: unknown rule 'own-trem'; did you mean 'own-term'?" \
    ../err
for option in --select=so-called --ignore=so-called --severity=so-called=info
do
    exits "$option where it is not known" 2 check --lang en "$option" \
        plain/plain.md
    says "$option: message" "${option%%=*}: unknown rule 'so-called'" \
        ../err
done

# ---- explaining them -------------------------------------------------------
exits 'rules' 0 rules --lang en
says 'has the built-in ones' '^DL503 * particle-mismatch ' ../out
tail -n 5 ../out | sed 's/  */ /g' >../found
cat >../expected <<'END'
- so-called error - '{0}' is no word
- own-term warning safe '{0}' is a network
HOUSE1 - off unsafe n
- vague warning - v
- other-rule warning - o
END
same 'and behind them the own' ../expected ../found
exits 'rules in Korean' 0 rules --lang ko
says 'have Korean messages' "so-called .*'{0}' 금지" ../out
exits 'rules for programs' 0 rules --format json --lang en
if command -v python3 >/dev/null; then
    python3 - ../out >../found <<'PYTHON'
import json, sys
rules = json.load(open(sys.argv[1]))["rules"]
for r in rules[-5:]:
    print(r["code"], r["severity"], r["fix"], *r["tags"], r["messages"][0]["text"])
PYTHON
    cat >../expected <<'END'
so-called error None patterns '{0}' is no word
own-term warning safe patterns '{0}' is a network
HOUSE1 off unsafe patterns n
vague warning None patterns v
other-rule warning None patterns o
END
    same 'have them, too' ../expected ../found
fi
exits 'rules elsewhere' 0 rules --no-config
lacks 'have none' own-term ../out
exits 'rules of a configuration that is named' 0 rules \
    --config .digestlint.yaml
says 'have them' own-term ../out
exits 'a configuration that is not there' 2 rules --config none.yaml
says 'is told' "cannot read '.*none.yaml'" ../err

exits 'explain' 0 explain --lang en own-term
cat >../expected <<'END'
own-term

'{0}' is a network

Level: warning
Fix: safe (--fix)

The blog's own rule, at .digestlint.yaml:4:

    id: own-term
    message: "'{0}' is a network"
    words: [신경망]
    replacement: 네트워크
    fix: safe
END
same 'shows it as it stands' ../expected ../out
exits 'explain in Korean' 0 explain --lang ko HOUSE1 DL503
says 'says where it stands' '.digestlint.yaml 9번째 줄의 자체 규칙' ../out
says 'that it is off' '수준: off (켜면 warning)' ../out
says 'and the others behind it' '^DL503 particle-mismatch$' ../out
exits 'explain of a pack' 0 explain --lang en vague
says 'names its file' 'at house.yaml:2:' ../out
exits 'explain of a rule that does not exist' 2 explain --lang en own-trem
says 'has the one meant' "unknown rule 'own-trem'.*own-term" ../err
exits 'and not without the configuration' 2 explain --no-config own-term

# ---- fixes -------------------------------------------------------------------
exits '--diff' 1 check --diff post.md
printf '%s\n' '이른바 네트워크를 매우 아주 소위 다르다.' >../safe
says 'shows the repair' '^+이른바 네트워크를 매우' ../out
exits '--fix' 1 check --fix post.md
same 'writes it, with the particle that fits' ../safe post.md
exits '--unsafe-fixes' 0 check --unsafe-fixes --select HOUSE1 post.md
printf '%s\n' '이른바 네트워크를 매우 아주  다르다.' >../unsafe
same '--unsafe-fixes writes what is not safe' ../unsafe post.md
printf '신경망을 신경망은 신경망과 신경망으로 신경망이다 신경망의 신경망에서는.\n' \
    >post.md
printf '네트워크를 네트워크는 네트워크와 네트워크로 네트워크이다 네트워크의 네트워크에서는.\n' \
    >../expected
exits 'every particle' 0 check --fix --ignore DL5 post.md
same 'is fitted' ../expected post.md
printf '신경망(NN)은 크다.\n' >post.md
cp post.md ../expected
exits 'a repair that makes a mistake' 1 check --fix post.md
same 'is left out' ../expected post.md

printf 'extends: generic\npatterns: [%s, %s]\n' \
    '{id: long, message: m, pattern: 가나, replacement: 다라, fix: safe}' \
    '{id: short, message: m, pattern: 가, replacement: 마, fix: safe}' \
    >overlap.yaml
printf '가나다.\n' >overlap.md
printf '마나다.\n' >../expected
exits 'two fixes of one place' 0 check --config overlap.yaml --ignore DL \
    --fix overlap.md
same 'make the one that ends first' ../expected overlap.md
rm overlap.md overlap.yaml

# ---- composed and not ------------------------------------------------------
# 신경망 in conjoining jamo, in the text and in the configuration
nfd=$(printf '\341\204\211\341\205\265\341\206\253\341\204\200\341\205\247')
nfd=$nfd$(printf '\341\206\274\341\204\206\341\205\241\341\206\274')
printf 'a %s을 b %s.\n' "$nfd" "$nfd" >nfd.md
finds 'decomposed text' nfd.md <<'END'
own-term@1:3 warning
own-term@1:16 warning
END
printf 'a 네트워크를 b 네트워크.\n' >../expected
exits '--fix of it' 0 check --fix --select own-term nfd.md
same 'replaces all of a word' ../expected nfd.md
printf 'extends: generic\npatterns: [{id: a, message: m, words: [%s]}, %s]\n' \
    "$nfd" "{id: b, message: m, pattern: ^$nfd}" >nfd.yaml
printf '신경망.\n' >nfd.md
finds 'decomposed patterns' --config nfd.yaml nfd.md <<'END'
a@1:1 warning
b@1:1 warning
END
printf 'extends: generic\npatterns: [{id: b, message: m, pattern: %s(}]\n' \
    "$nfd" >nfd.yaml
exits 'the place of a mistake' 2 check --config nfd.yaml nfd.md
says 'counts what is written' 'nfd.yaml:2:51: ' ../out
# e with two marks composes to two characters: half of what is written
printf 'e\314\201\314\243.\n' >nfd.md
cp nfd.md ../half
printf 'extends: generic\npatterns: [{id: half, message: m, pattern: %s, %s}]\n' \
    "$(printf '\341\272\271')" 'replacement: x, fix: safe' >nfd.yaml
finds 'a part of a character' --config nfd.yaml nfd.md <<'END'
half@1:1 warning
END
exits 'has no repair' 1 check --config nfd.yaml --ignore DL --fix nfd.md
same 'of all of it' ../half nfd.md
rm nfd.md nfd.yaml

# ---- suppression, the baseline ----------------------------------------------
printf '%s <!-- digestlint-disable-line so-called, vague -->\n' "$text" >post.md
finds 'suppressed' post.md <<'END'
own-term@1:5 warning
END
printf '<!-- digestlint-disable so-called -->\n\n글이다.\n' >idle.md
exits 'an idle comment' 1 check --lang en idle.md
says 'is DL902' 'idle.md:1:1: warning: .* \[DL902 unused-suppression\]' ../out
exits 'and --fix' 0 check --fix idle.md
printf '글이다.\n' >../expected
same 'removes it' ../expected idle.md
printf '<!-- digestlint-disable so-caled -->\n\n글이다.\n' >idle.md
exits 'an id that is unknown' 1 check --lang en idle.md
says 'is DL903' "'so-caled'; did you mean 'so-called'? \[DL903" ../out
printf '<!-- digestlint-disable other-rule -->\n\n글이다.\n' >idle.md
exits 'an id that holds for other files' 0 check --lang en idle.md
rm idle.md
printf '%s\n' "$text" >post.md
exits 'a baseline' 0 check --ignore DL --baseline b.json --update-baseline \
    post.md
says 'has their findings' '"finding": "own-term//신경망을/1"' b.json
exits 'knows them again' 0 check --ignore DL --baseline b.json post.md
printf '%s\n이른바.\n' "$text" >post.md
exits 'and tells a new one' 1 check --ignore DL --lang en --baseline b.json \
    post.md
says 'alone' '^post.md:2:1: error' ../out
lacks 'and no other' 'post.md:1:' ../out

# ---- reports -----------------------------------------------------------------
printf '이른바.\n' >post.md
for form in 'text|is no word \[so-called\]$' 'full|is no word \[so-called\]$' \
    'json|"code": "so-called"' 'sarif|"ruleId": "so-called"' \
    'sarif|"id": "so-called"' 'github|title=so-called' \
    'gitlab|"check_name": "so-called"' 'rdjson|"value": "so-called"' \
    'lsp|"code": "so-called"'; do
    digestlint check --lang en --color=never --format "${form%%|*}" post.md \
        >../out 2>&1
    says "${form%%|*} names it: ${form#*|}" "${form#*|}" ../out
done
exits '--statistics' 1 check --lang en --statistics post.md
says 'count them' '1 .*so-called' ../out

# ---- more groups than a replacement can name ---------------------------------
cat >groups.yaml <<'END'
extends: generic
patterns:
  - {id: twelve, message: m, pattern: '(가)(나)(다)(라)(마)(바)(사)(아)(자)(차)(카)(타)'}
END
printf '가나다라마바사아자차카타\n' >post.md
finds 'a pattern with twelve groups' --config groups.yaml post.md <<'END'
twelve@1:1 warning
END

# ---- any bytes as a pattern -----------------------------------------------
# What a generator of one seed gives: no pattern crashes, hangs or is silent.
printf 'aaaa가나다 abab ((x)) {1} 1234 \\\n\n모델을 모델을 x+y [z]\n' >post.md
awk 'BEGIN {
    srand(20250913)
    n = split("( ) [ ] { } * + ? . ^ $ | \\\\ 가 나 \\\\p{Hangul} \\\\1 \\\\K " \
              "(?= (?<! (?<n> (?R) (?1) (?C1) {2,} {1000} [^ a-z \\\\x{110000} " \
              "\\\\d \\\\b \\\\R \\\\X \\\\Q \\\\E (*ACCEPT) (*UTF8) (*F) (?i) " \
              "a \047 \" \\\\N{U+AC00} \\\\o{0} (?# ) (?|", part, " ")
    for (i = 0; i < 300; i++) {
        pattern = ""
        for (k = 1 + int(rand() * 9); k > 0; k--)
            pattern = pattern part[1 + int(rand() * n)]
        gsub(/\047/, "\047\047", pattern)
        printf "- {id: r%d, message: m, pattern: \047%s\047}\n", i, pattern
    }
}' >random.yaml
printf 'extends: generic\npatterns: random.yaml\n' >any.yaml
digestlint check --lang en --ignore DL --config any.yaml post.md >../out 2>&1
code=$?
if is_crash $code; then fail "random patterns: exit $code" ../out; else
    pass 'random patterns'
fi
says 'some of them are told to be wrong' 'random.yaml:[0-9]*:[0-9]*: error' \
    ../out
says 'and some find something' '^post.md:1:[0-9]*: warning: m \[r[0-9]*\]$' \
    ../out
done_testing
