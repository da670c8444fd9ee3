# awk -f corpus_findings.awk POST... — what the structure rules must find in
# posts of the daily-papers shape, read from their lines alone, without the
# program's parser and model: "CODE name:line:column" each, column 0 where none
# is computed. For posts in that shape only. Run with LC_ALL=C: bytes.

function found(code, line, column) {
    print code, name ":" line ":" column
}

# Code points of s.
function points(s) {
    gsub(/[\200-\277]/, "", s)
    return length(s)
}

function trim(s) {
    sub(/^[ \t]+/, "", s)
    sub(/[ \t]+$/, "", s)
    return s
}

function is_one_of(word, words) {
    return index("|" words "|", "|" word "|") > 0
}

# ---- front matter ----------------------------------------------------------

function front_matter(   i, key, value, n, tags, column) {
    for (i = 2; i <= n_lines && line[i] != "---"; i++) {
        key = line[i]
        sub(/:.*/, "", key)
        value = line[i]
        sub(/^[^:]*: */, "", value)
        has[key] = 1
        if (key == "title")
            title(i, value)
        if (key != "tags")
            continue
        gsub(/[][]/, "", value)
        n = split(value, tags, ", *")
        column = length("tags: [") + 1
        for (key = 1; key <= n; key++) {
            if (!is_one_of(tags[key], TAGS))
                found("DL106", i, column)
            column += length(tags[key]) + 2
        }
    }
    for (key = split("layout title date tags categories", tags, " "); key; key--)
        if (!(tags[key] in has))
            has_missing = 1
    if (has_missing)
        found("DL103", 1, 1)
    return i
}

function title(i, value,   plain) {
    plain = value
    if (value ~ /^".*"$/)
        plain = substr(value, 2, length(value) - 2)
    if (plain ~ /^(Daily Papers \342\200\224|Arxiv -) [0-9-]+$/)
        return
    if (plain ~ /"$/)
        found("DL104", i, points(line[i]))
    else
        found("DL104", i, length("title: ") + 1)
}

# ---- one paper -------------------------------------------------------------

function heading(i,   text, url, id, at) {
    text = line[i]
    paper_line = i
    n_papers++
    style_of[n_papers] = ""
    if (text !~ /\]\(/) {
        found("DL202", i, 1)
        for (i++; line[i] !~ /\]\(/; i++)
            ;
        url = line[i]
    } else {
        if (text !~ /^# /)
            found("DL202", i, 1)
        at = match(text, /[^ ]   *[^ ]/)
        if (at && !has_spaces++) # once a post
            found("DL205", i, points(substr(text, 1, at)) + 1)
        at = index(text, "[")
        if (match(substr(text, at), /[A-Za-z0-9]\^[A-Za-z0-9]/))
            found("DL206", i, 0)
        url = text
    }
    if (number(line[paper_line]) != n_papers)
        found("DL203", paper_line, 0)
    sub(/.*\]\(/, "", url)
    sub(/\).*/, "", url)
    if (url !~ /^https:\/\/arxiv\.org\/abs\/[0-9][0-9][0-9][0-9]\.[0-9]+$/)
        found("DL303", i, 0)
    id = url
    sub(/.*\//, "", id)
    sub(/v[0-9]+$/, "", id)
    if (id !~ /^[0-9][0-9][01][0-9]\.[0-9][0-9][0-9][0-9][0-9]$/)
        found("DL302", i, 0)
    if (id in seen)
        found("DL307", i, 0)
    seen[id] = 1
    paper_id = id
    dated(id, i)
    return i
}

function number(text) {
    sub(/^#+ /, "", text)
    return text + 0
}

# The first post, by the date in its name and then by the name, keeps a paper.
# Only what bears the name of a post is one.
function dated(id, i,   key) {
    if (name !~ /-daily-papers-.*\.md$|-Arxiv\.md$/)
        return
    key = name
    if (!(id in first) || key < first[id])
        first[id] = key
    shown[++n_shown] = id " " key " " i
}

function finish_paper(   k, missing, names, n) {
    if (!paper_line)
        return
    n = split(SECTIONS, names, "|")
    for (k = 1; k <= n; k++)
        if (!(names[k] in section_line))
            missing = 1
    if (missing)
        found("DL401", paper_line, 0)
    sub(/[ \t\n]+$/, "", summary)
    if (points(summary) > 1050) # with the tolerance
        found("DL408", paper_line, 0)
}

# ---- sections --------------------------------------------------------------

function open_section(i,   text) {
    finish_section()
    text = trim(substr(line[i], 3))
    section = text
    if (text in section_line)
        found("DL404", i, 0)
    else if (!is_one_of(text, SECTIONS))
        found("DL403", i, 0)
    else if (rank(text) < highest)
        found("DL402", i, 0)
    else
        highest = rank(text)
    section_line[text] = i
    body = ""
    body_lines = n_bullets = n_labels = 0
}

function rank(text) {
    return index("|" SECTIONS "|", "|" text "|")
}

function section_text(i,   text, label) {
    text = trim(line[i])
    if (text == "")
        return
    if (!body_lines++)
        first_text = i
    if (section == "Introduction") {
        n_bullets++
        sub(/^- /, "", text)
        label = text
        sub(/:.*/, "", label)
        if (label == LABEL[n_bullets] || is_one_of(label, ALIASES))
            n_labels++
        if (label != LABEL[n_bullets])
            bare[++n_bare] = i
        else
            sub(/^[^:]*: /, "", text)
        if (sentences(text) != 1)
            found("DL407", i, 0)
        return
    }
    if (body_lines == 1)
        is_list = text ~ /^- /
    sub(/^- /, "", text)
    body = body text "\n"
}

# Sentences end behind Hangul (its last byte is 80 to BF) and before a blank, or
# at a line's end; what is left over is one more, unless the line ends in a
# comma and goes on.
function sentences(text,   n, rest, lines, k, count) {
    n = split(text, lines, "\n")
    for (k = 1; k <= n; k++) {
        rest = lines[k]
        while (match(rest, /[\200-\277][.!?]["')\]]* /)) {
            count++
            rest = substr(rest, RSTART + RLENGTH)
        }
        if (trim(rest) != "" && rest !~ /,$/)
            count++
    }
    return count
}

# A section without any label is one finding, at its first item.
function finish_labels(   k) {
    for (k = 1; k <= n_bare && (k == 1 || n_labels); k++)
        found("DL406", bare[k], 3)
    n_bare = 0
}

function finish_section(   max) {
    finish_labels()
    if (section == "" || !(section in section_line))
        return
    if (!body_lines)
        found("DL405", section_line[section], 0)
    if (section != "Introduction" && body_lines) {
        max = section == "Method" ? 3 : 1
        if (sentences(body) > max)
            found("DL407", 0, 0)
        if (body ~ /^\354\240\225\353\263\264 \353\266\200\354\241\261(\354\235\264\353\213\244)?\.?\n$/)
            found("DL409", first_text, is_list ? 3 : 1)
        else if (section == "Limitations" && sentences(body) == 1 &&
                 body ~ HOLLOW)
            found("DL409", first_text, is_list ? 3 : 1)
        style[n_papers, section] = is_list ? 1 : -1
        balance[section] += is_list ? 1 : -1
        style_line[n_papers, section] = section_line[section]
    }
    section = ""
}

# ---- text ------------------------------------------------------------------

# What CommonMark takes for a tag, code spans apart; a closing one belongs to
# its opening one.
function tags_in(i,   text, at, code) {
    text = line[i]
    at = 0
    while (match(text, /`[^`]*`|<[A-Za-z][A-Za-z0-9-]*>/)) {
        code = substr(text, RSTART, 1) == "`"
        if (!code)
            found("DL606", i, points(substr(line[i], 1, at + RSTART - 1)) + 1)
        at += RSTART + RLENGTH - 1
        text = substr(text, RSTART + RLENGTH)
    }
}

function text_rules(i) {
    tags_in(i)
    if (line[i] ~ PROMPT)
        found("DL608", i, 0)
    # Cyrillic D0–D3, Kana E3 81–83, Han E4–E9 outside of brackets
    if (line[i] ~ /[\320-\323][\200-\277]|\343[\201-\203]/ ||
        (line[i] ~ /[\344-\351][\200-\277][\200-\277]/ &&
         line[i] !~ /\([\344-\351][\200-\277][\200-\277]/))
        found("DL601", i, 0)
    if (line[i] ~ /\302[\240\255]|\342\200[\213-\217\252-\256]|\343\200\200|\357\273\277/)
        found("DL602", i, 0)
}

function stray(i) {
    if (trim(line[i]) == "" || line[i] ~ /^> \[Alphaxiv\]\(/) {
        in_stray = 0
        if (line[i] ~ /^>/ && index(line[i], paper_id ")") == 0)
            found("DL306", i, 0)
        return
    }
    if (!in_stray)
        found("DL412", i, 1)
    in_stray = 1
}

# ---- one post --------------------------------------------------------------

function post(   i, k, names, n) {
    if (name !~ /^[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]-(Arxiv|daily-papers-[0-9]+)\.md$/)
        found("DL107", 1, 1)
    i = front_matter()
    for (i++; i <= n_lines; i++) {
        if (line[i] ~ /^#+ [0-9]+\. /) {
            finish_section()
            finish_paper()
            split("", section_line)
            summary = ""
            highest = in_stray = 0
            k = i
            i = heading(i)
            for (; k <= i; k++)
                tags_in(k)
            continue
        }
        if (!n_papers && trim(line[i]) != "") {
            found("DL201", i, 1)
            break
        }
        if (line[i] ~ /^```|^    [^ ]/)
            found("DL411", i, 0)
        if (line[i] ~ /^## /) {
            open_section(i)
        } else if (section != "")
            section_text(i)
        else if (paper_line)
            stray(i)
        if (summary != "" || section != "")
            summary = summary line[i] "\n"
        text_rules(i)
    }
    finish_section()
    finish_paper()
    n = split(SECTIONS, names, "|")
    for (k = 1; k <= n_papers; k++)
        for (i = 1; i <= n; i++)
            if ((k, names[i]) in style &&
                style[k, names[i]] != (balance[names[i]] > 0 ? 1 : -1)) {
                found("DL410", style_line[k, names[i]], 4)
                break
            }
}

function reset() {
    n_lines = n_papers = paper_line = has_missing = has_spaces = 0
    section = summary = ""
    split("", line)
    split("", has)
    split("", seen)
    split("", section_line)
    split("", style)
    split("", style_line)
    split("", balance)
}

BEGIN {
    SECTIONS = "Introduction|Method|Results|Limitations|Conclusion"
    split("Goal Motivation Contribution", LABEL, " ")
    ALIASES = "목표|목적|동기|배경|기여|기여점|공헌"
    TAGS = "papers|huggingface|arxiv|ai|multimodal|diffusion|generative AI|vision"
    HOLLOW = "본문에.*않아 정보 부족|^정보 부족으로.*불가능|한계.*본문에 (명시|명확|제시|언급|기술).*않"
    PROMPT = "정확히 ?1 ?문장|추정( 및 |/)외부 ?지식|출력 스켈레톤|대표 성과 혹은|요약 실패:"
}

FNR == 1 {
    if (name != "")
        post()
    reset()
    name = FILENAME
    sub(/.*\//, "", name)
}

{ line[++n_lines] = $0 }

END {
    post()
    for (k = 1; k <= n_shown; k++) {
        split(shown[k], part, " ")
        if (first[part[1]] == part[2])
            continue
        # A post is one finding, at the first paper that it repeats.
        if (!(part[2] in repeated) || part[3] + 0 < repeated[part[2]])
            repeated[part[2]] = part[3] + 0
    }
    for (k in repeated)
        print "DL701", k ":" repeated[k] ":0"
}
