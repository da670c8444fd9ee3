# The judge of tests/labels.sh: reads the table of labels; the variables name the
# posts' folder, the kinds, and the program's rules and findings as JSON.

# ---- kinds and rules ---------------------------------------------------------

# value(LINE): what stands behind the key, without quotes and comma.
function value(line) {
    sub(/^ *"[^"]*": /, "", line)
    sub(/,$/, "", line)
    gsub(/^"|"$/, "", line)
    return line
}

function read_rules(    line, code) {
    while ((getline line <rules) > 0) {
        if (line ~ /^ *"code": /) code = value(line)
        else if (line ~ /^ *"severity": /) level[code] = value(line)
    }
    close(rules)
}

function read_kinds(    line, n, part, i, from) {
    while ((getline line <kinds) > 0) {
        n = split(line, part, " ")
        order[++n_kinds] = part[1]
        unit[part[1]] = part[2]
        for (i = 3; i <= n; i++)
            if (part[i] == "all")
                exhaustive[part[1]] = 1
            else if (part[i] == "related")
                related[part[1]] = 1
            else if (part[i] in level)
                codes[part[1]] = codes[part[1]] " " part[i]
    }
    close(kinds)
}

# ---- findings ------------------------------------------------------------------

# number(LINE, KEY): in `"start": {"offset": 51, "line": 3, "column": 33},`
function number(line, key) {
    sub(".*\"" key "\": ", "", line)
    return line + 0
}

# The keys of a finding, of its notes and of its fix differ in their depth. A note
# in another post has a path.
function read_findings(    line, name, code, is_here) {
    while ((getline line <findings) > 0) {
        if (line ~ /^      "path": /) {
            name = value(line)
            sub(/.*\//, "", name)
        } else if (line ~ /^          "code": /) {
            code = value(line)
        } else if (line ~ /^          "start": /) {
            start[++n_found] = number(line, "offset")
            list[name, code] = list[name, code] " " n_found
        } else if (line ~ /^          "end": /) {
            end[n_found] = number(line, "offset")
        } else if (line ~ /^              "message": /) {
            is_here = 1
        } else if (line ~ /^              "path": /) {
            is_here = 0
        } else if (is_here && line ~ /^              "start": /) {
            start[++n_found] = number(line, "offset")
            notes[name, code] = notes[name, code] " " n_found
        } else if (is_here && line ~ /^              "end": /) {
            end[n_found] = number(line, "offset")
        }
    }
    close(findings)
}

# ---- posts -----------------------------------------------------------------------

# Where the lines of a post begin and which entry each belongs to; 0 before the
# first.
function read_post(name,    path, line, n, at, entry) {
    if (name in lines) return
    path = folder "/" name
    n = at = entry = 0
    while ((getline line <path) > 0) {
        n++
        if (line ~ /^# [0-9]+\./) {
            entry++
            entry_start[name, entry] = at
        }
        text_of[name, n] = line
        line_start[name, n] = at
        entry_of[name, n] = entry
        at += length(line) + 1
    }
    close(path)
    lines[name] = n
    entry_start[name, entry + 1] = at
}

# The first finding of `kind` in `name` that overlaps [from, to), or 0.
function find(name, kind, from, to, only_on,    n, code, i, m, k, found) {
    n = split(codes[kind], code, " ")
    for (i = 1; i <= n; i++) {
        if (only_on && level[code[i]] == "off") continue
        m = split(list[name, code[i]] (related[kind] ? notes[name, code[i]] : ""),
                  found, " ")
        for (k = 1; k <= m; k++)
            if (start[found[k]] < to &&
                (end[found[k]] > from || start[found[k]] >= from))
                return found[k]
    }
    return 0
}

# The same for every place of `text` in a line.
function find_text(name, kind, line, text, only_on,    at, rest, p, found) {
    rest = text_of[name, line]
    at = line_start[name, line]
    while ((p = index(rest, text)) > 0) {
        found = find(name, kind, at + p - 1, at + p - 1 + length(text), only_on)
        if (found) return found
        rest = substr(rest, p + 1)
        at += p
    }
    return 0
}

function is_found(name, kind, line, text,    entry) {
    entry = entry_of[name, line]
    if (unit[kind] == "file") return find(name, kind, 0, 1e9, 0)
    if (unit[kind] == "posts")
        return find(name, kind, line_start[name, line],
                    line_start[name, line] + length(text_of[name, line]), 0)
    if (unit[kind] == "entry" && entry)
        return find(name, kind, entry_start[name, entry],
                    entry_start[name, entry + 1] - 1, 0)
    return find_text(name, kind, line, text, 0)
}

# Whether another post has the arXiv identifier of the line.
function is_elsewhere(name, line,    id, command, n) {
    id = text_of[name, line]
    if (!match(id, /[0-9][0-9][0-9][0-9]\.[0-9]+/)) return 0
    id = substr(id, RSTART, RLENGTH)
    command = "cat '" folder "'/*.md | grep -cF 'arxiv.org/abs/" id "'"
    command | getline n
    close(command)
    return n > 1
}

# ---- the table -----------------------------------------------------------------

BEGIN {
    FS = "\t"
    read_rules()
    read_kinds()
    read_findings()
}

FNR == 1 { next }

!($3 in unit) {
    print "unknown kind: " $3
    failed = 1
    next
}

{
    read_post($1)
    if (!index(text_of[$1, $2], $4)) {
        print "not in its line: " $0
        failed = 1
        next
    }
}

$5 == "defect" && unit[$3] == "posts" && !is_elsewhere($1, $2) { next }

$5 == "defect" {
    defects[$3]++
    if (is_found($1, $3, $2, $4)) found[$3]++
    else if (codes[$3] != "") missed[++n_missed] = $1 ":" $2 ": " $3 ": " $4
}

$5 == "ok" {
    fine[$3]++
    if (find_text($1, $3, $2, $4, 1)) {
        flags[$3]++
        wrong[++n_wrong] = $1 ":" $2 ": " $3 ": " $4
    }
}

function percent(n, of) { return of ? 100 * n / of : 100 }

END {
    printf "%-22s %8s %7s %9s %8s\n", "kind", "defects", "found", "ok lines",
           "flagged"
    for (i = 1; i <= n_kinds; i++) {
        kind = order[i]
        if (!defects[kind] && !fine[kind]) continue
        note = exhaustive[kind] ? " (exhaustive)" : ""
        if (codes[kind] == "") note = " (no rule)"
        printf "%-22s %8d %7d %9d %8d%s\n", kind, defects[kind], found[kind],
               fine[kind], flags[kind], note
        if (codes[kind] == "") continue
        group = exhaustive[kind] ? "all" : "some"
        sum[group] += defects[kind]
        hits[group] += found[kind]
    }
    for (i = 1; i <= n_missed; i++) print "missed: " missed[i]
    for (i = 1; i <= n_wrong; i++) print "flagged: " wrong[i]
    printf "exhaustive kinds: %d of %d found (%.1f %%)\n", hits["all"],
           sum["all"], percent(hits["all"], sum["all"])
    printf "sampled kinds: %d of %d found (%.1f %%)\n", hits["some"],
           sum["some"], percent(hits["some"], sum["some"])
    exit failed || n_wrong || percent(hits["all"], sum["all"]) < 97 ||
         percent(hits["some"], sum["some"]) < 90
}
