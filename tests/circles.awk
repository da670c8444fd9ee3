# awk -f circles.awk ARROWS: which files know each other in a circle, and why.
# ARROWS has "from to why" a line; of several between two files the first counts.
# What the build makes is data: that the table of rules names all checks is no
# arrow.

$1 ~ /^gen\// || ($1, $2) in why { next }
{ from[++n] = $1; to[n] = $2; why[$1, $2] = $3 }
END {
    do {
        split("", has_in); split("", has_out)
        for (i = 1; i <= n; i++) { has_out[from[i]]; has_in[to[i]] }
        kept = 0
        for (i = 1; i <= n; i++)
            if (from[i] in has_in && to[i] in has_out) {
                from[++kept] = from[i]
                to[kept] = to[i]
            }
        is_smaller = kept < n
        n = kept
    } while (is_smaller)
    for (i = 1; i <= n; i++) reach(from[i])
    for (i = 1; i <= n; i++)
        if (!(from[i] in is_told) && (from[i], from[i]) in reaches)
            tell(from[i])
}
function reach(file,    queue, head, tail, i) {
    if (file in is_asked) return
    is_asked[file]
    queue[tail = 1] = file
    for (head = 1; head <= tail; head++)
        for (i = 1; i <= n; i++)
            if (from[i] == queue[head] && !((file, to[i]) in reaches)) {
                reaches[file, to[i]]
                queue[++tail] = to[i]
            }
}
function is_in(file, circle) {
    return (file, circle) in reaches && (circle, file) in reaches
}
function tell(circle,    i) {
    print "a circle:"
    for (i = 1; i <= n; i++) {
        if (!is_in(from[i], circle)) continue
        is_told[from[i]]
        if (is_in(to[i], circle))
            print "  " from[i] " -> " to[i] ": " why[from[i], to[i]]
    }
}