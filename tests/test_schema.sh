#!/bin/sh
# The JSON schema and the program agree on what a configuration may hold.
# Needs python3 with jsonschema and yaml.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
schema=docs/digestlint.schema.json
if ! python3 -c 'import jsonschema, yaml' 2>/dev/null; then
    skip 'the schema' 'python3 has no jsonschema or no yaml'
    done_testing
    exit
fi

mkdir "$tmp/cases"
cp rules/profiles/*.yaml "$tmp/cases"
for words in glossary loanwords joined misspelling; do
    { echo 'lexicon:' && sed 's/^/  /' "rules/lexicon/$words.yaml"; } \
        >"$tmp/cases/$words.yaml"
done
# Every list of words, in both of the ways in which it is changed.
for way in more both; do
    change='[가나]'
    [ $way = more ] || change='{add: [가나], remove: [다라]}'
    awk -F '`' -v change="$change" '
        BEGIN { print "lexicon:" }
        /^## `/ { print "  " $2 ":" }
        /^\| `/ { print "    " $2 ": " change }' docs/lexicon.md \
        >"$tmp/cases/lists-$way.yaml"
done
n=0
while IFS='|' read -r verdict text; do
    n=$((n + 1))
    printf '%b\n' "$text" >"$tmp/cases/$verdict-$n.yaml"
done <<'CASES'
right|{}
right|extends: generic
right|rules: {DL305: info, DL5: off, all: on, heading-number: {severity: error}}
right|rules: {DL408: {severity: warning}}
right|overrides: [{files: ["drafts/**"], rules: {DL2: off}, style: any}]
right|exclude: "a/*.md"\nfail-on: never\nlanguage: ko
right|sections: {list: {Method: off, Notes: {required: false, sentences: 2-}}}
right|front-matter: {fields: {layout: {type: string, required: yes}}}
right|max-file-size: 1000
wrong|no-such-key: 1
wrong|rules: {No-Such-Rule: off}
wrong|rules: {DL203: loud}
wrong|rules: {DL203: {no-such-option: 1}}
wrong|rules: [DL203]
wrong|overrides: [{files: a, fail-on: error}]
wrong|overrides: [{style: any}]
wrong|overrides: {files: a}
wrong|fail-on: sometimes
wrong|language: fr
wrong|style: loud
wrong|papers: {kind: list}
wrong|papers: {level: 9}
wrong|papers: {no-such-key: 1}
wrong|front-matter: {fields: {title: {type: text}}}
wrong|sections: {list: {Method: {sentences: many}}}
wrong|max-file-size: 0
wrong|max-file-size: large
wrong|lexicon: {glossary: [{prefer: 가나}]}
wrong|lexicon: {no-such-key: []}
wrong|lexicon: {glossary: [{english: x, words: [가나], not-after: 가}]}
wrong|lexicon: {loanwords: [{name: x, words: {가나다: 라}, at-start: 가나다}]}
right|lexicon: {particle: {}, spacing: {si-nouns: [], gan-nouns: {}}}
wrong|lexicon: [가나]
wrong|lexicon: {particle: [가나]}
wrong|lexicon: {particle: {no-such-list: [가나]}}
wrong|lexicon: {particle: {gwa-words: 가나}}
wrong|lexicon: {particle: {gwa-words: [[가나]]}}
wrong|lexicon: {particle: {gwa-words: [""]}}
wrong|lexicon: {particle: {gwa-words: {add: 가나}}}
wrong|lexicon: {particle: {gwa-words: {remove: {가나: 다라}}}}
wrong|lexicon: {particle: {gwa-words: {no-such-key: [가나]}}}
right|patterns: [{id: a, message: b, pattern: c}]\nrules: {a: off}
right|patterns: [{id: A1, message: b, words: [c, d], severity: off, kind: consistency}]
right|patterns: [{id: a, message: b, pattern: (c), replacement: $1, fix: safe}]
right|patterns: [{id: a, message: b, pattern: c, scope: {section: Results}, max: 3, min: 1}]
right|patterns: [{id: a, message: b, pattern: c, scope: "front-matter: title"}]
right|patterns: [{id: a, message: b, pattern: c, scope: entry}]
right|patterns: [{id: a, message: b, pattern: c, scope: post}]
right|patterns: [{id: a, message: b, message-ko: c, words: d, ignore-case: true}]
wrong|patterns: {id: a}
wrong|patterns: [{id: a, message: b}]
wrong|patterns: [{id: a, pattern: b}]
wrong|patterns: [{message: a, pattern: b}]
wrong|patterns: [{id: a, message: b, pattern: c, words: [d]}]
wrong|patterns: [{id: DL1, message: b, pattern: c}]
wrong|patterns: [{id: a b, message: b, pattern: c}]
wrong|patterns: [{id: a, message: b, pattern: c, kind: other}]
wrong|patterns: [{id: a, message: b, pattern: c, scope: other}]
wrong|patterns: [{id: a, message: b, pattern: c, scope: section}]
wrong|patterns: [{id: a, message: b, pattern: c, max: many}]
wrong|patterns: [{id: a, message: b, pattern: c, replacement: d, fix: never}]
wrong|patterns: [{id: a, message: b, pattern: c, no-such-key: d}]
CASES

# One process for all: FILE and, when the schema refuses it, the reasons.
python3 - $schema "$tmp"/cases/*.yaml >"$tmp/verdicts" <<'PYTHON'
import json, sys
import jsonschema, yaml

schema = json.load(open(sys.argv[1]))
jsonschema.Draft202012Validator.check_schema(schema)
validator = jsonschema.Draft202012Validator(schema)
for path in sys.argv[2:]:
    errors = validator.iter_errors(yaml.safe_load(open(path)))
    print(path, [e.message[:200] for e in errors] or "")
PYTHON

# judge NAME FILE right|wrong: by the schema and by the program.
judge() {
    by_schema=wrong by_program=right
    ! grep -qx "$2 " "$tmp/verdicts" || by_schema=right
    digestlint check --lang en --color=never --config "$2" --quiet \
        examples/*.md </dev/null >"$tmp/program" 2>&1
    ! grep -q 'DL901' "$tmp/program" || by_program=wrong
    if [ "$by_schema $by_program" = "$3 $3" ]; then
        pass "$1"
    else
        { cat "$2" && grep -F "$2" "$tmp/verdicts" "$tmp/program"; } >"$tmp/why"
        fail "$1: schema $by_schema, program $by_program" "$tmp/why"
    fi
}

for file in "$tmp"/cases/*.yaml; do
    case ${file##*/} in
    wrong-*) judge "$(head -n 1 "$file")" "$file" wrong ;;
    right-*) judge "$(head -n 1 "$file")" "$file" right ;;
    *) judge "${file##*/}" "$file" right ;;
    esac
done
done_testing
