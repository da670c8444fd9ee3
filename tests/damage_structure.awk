# awk -v out=FOLDER -f damage_structure.awk POST... — writes each composed post
# to FOLDER with one mistake of structure in it, another in each post, in turn,
# and prints what must be found: "CODE name:line:0".

# Puts `with` in place of the first `what` (a string) in line i; returns i, as
# the next ones do.
function replace(i, what, with,   at) {
    at = index(line[i], what)
    line[i] = substr(line[i], 1, at - 1) with \
        substr(line[i], at + length(what))
    return i
}

function append(i, text) {
    line[i] = line[i] text
    return i
}

function rename(i, name) {
    line[i] = "## " name
    return i
}

# Leaves out the lines from `from` to the one before `to`.
function drop(from, to) {
    for (; from < to; from++)
        gone[from] = 1
}

# The line at which a section of the paper begins; the next one's heading.
function section(name,   i) {
    for (i = paper[chosen]; line[i] != "## " name; i++)
        ;
    return i
}

# Damages the chosen paper; returns the line of the finding.
function damage(kind,   i, k, heading) {
    heading = paper[chosen]
    if (kind == "DL103") {
        gone[3] = 1
        return 1
    } else if (kind == "DL104") {
        replace(3, "Daily Papers", "Weekly Papers")
        return 3
    } else if (kind == "DL106") {
        replace(5, "huggingface", "hugingface")
        return 5
    } else if (kind == "DL201") {
        drop(paper[1], n_lines + 1)
        return paper[1] - 1
    } else if (kind == "DL202")
        line[heading] = "#" line[heading]
    else if (kind == "DL203")
        sub(/^# [0-9]+/, "# 77", line[heading])
    else if (kind == "DL205")
        replace(heading, ": ", ":  ")
    else if (kind == "DL206")
        replace(heading, ": ", ": R^2 ")
    else if (kind == "DL302")
        sub(/arxiv.org\/abs\/[0-9.]+/, "arxiv.org/pdf/unknown.pdf",
            line[heading])
    else if (kind == "DL303")
        replace(heading, "https://", "http://")
    else if (kind == "DL306") {
        sub(/overview\/[0-9.]+/, "overview/2101.00999", line[heading + 2])
        return heading + 2
    } else if (kind == "DL307") {
        match(line[paper[1]], /abs\/[0-9.]+/)
        k = substr(line[paper[1]], RSTART, RLENGTH)
        sub(/abs\/[0-9.]+/, k, line[heading])
        sub(/overview\/[0-9.]+/, "overview/" substr(k, 5), line[heading + 2])
    } else if (kind == "DL401")
        drop(section("Method"), section("Results"))
    else if (kind == "DL402") {
        i = section("Results")
        k = section("Limitations")
        line[i] = "## Limitations"
        return rename(k, "Results")
    } else if (kind == "DL403")
        return rename(section("Method"), "Methodik")
    else if (kind == "DL404")
        return append(section("Results") + 2,
                      "\n\n## Results\n\n값은 같았다.") + 2
    else if (kind == "DL405") {
        i = section("Results")
        gone[i + 2] = 1
        return i
    } else if (kind == "DL406")
        return replace(section("Introduction") + 3, "Motivation", "동기")
    else if (kind == "DL407")
        return append(section("Results") + 2, " 값은 세 번 측정하였다.")
    else if (kind == "DL409")
        return replace(section("Limitations") + 2,
                       line[section("Limitations") + 2], "정보 부족.")
    else if (kind == "DL411")
        return append(section("Method") + 2, "\n\n```\ncode\n```") + 2
    else if (kind == "DL412")
        return append(heading + 3, "\n누가 쓴 글인지 알 수 없다.\n") + 1
    else if (kind == "DL601")
        return replace(section("Method") + 2, " ", " 模型 ")
    else if (kind == "DL602")
        return replace(section("Method") + 2, " ", "\302\240")
    else if (kind == "DL606")
        return replace(section("Method") + 2, " ", " <think> ")
    else if (kind == "DL608")
        return replace(section("Method") + 2, " ", " 정확히 1문장 ")
    return heading
}

function post(   i, kind, at, file) {
    file = out "/" name
    chosen = 2 + n_posts % (n_papers - 1)
    kind = kinds[1 + n_posts++ % n_kinds]
    at = damage(kind)
    printf "" >file
    for (i = 1; i <= n_lines; i++)
        if (!(i in gone))
            print line[i] >file
    close(file)
    print kind, name ":" at ":0"
}

BEGIN {
    n_kinds = split("DL103 DL104 DL106 DL201 DL202 DL203 DL205 DL206 DL302 " \
                    "DL303 DL306 DL307 DL401 DL402 DL403 DL404 DL405 DL406 " \
                    "DL407 DL409 DL411 DL412 DL601 DL602 DL606 DL608", kinds)
}

FNR == 1 {
    if (n_lines)
        post()
    n_lines = n_papers = 0
    split("", gone)
    name = FILENAME
    sub(/.*\//, "", name)
}

/^# / { paper[++n_papers] = FNR }

{ line[n_lines = FNR] = $0 }

END { post() }
