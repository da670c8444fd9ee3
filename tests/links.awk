# The relative links of a page, each with its line: "LINE<tab>FILE#ANCHOR". Links
# in code do not count.
{
    n = match($0, /^ *(```+|~~~+)/) ? RLENGTH : 0
    if (fence && n >= fence && $0 ~ /^ *[`~]+ *$/) { fence = 0; next }
    if (fence) next
    if (n) { fence = n; next }
    gsub(/`[^`]*`/, "")
    while (match($0, /\]\([^) ]*/)) {
        link = substr($0, RSTART + 2, RLENGTH - 2)
        if (link !~ /:/) print FNR "\t" link
        $0 = substr($0, RSTART + RLENGTH)
    }
}
