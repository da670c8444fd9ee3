# Writes the C tables of src/arxiv/tables.h from rules/arxiv/*.csv.
# Usage: awk -f tools/arxivgen.awk archives.csv monthly.csv daily.csv
# Any awk of POSIX does.

function fail(what)
{
    printf "%s:%d: %s: %s\n", FILENAME, FNR, what, $0 > "/dev/stderr"
    failed = 1
    exit 1
}

# Months since year 0, as DL_ARXIV_MONTH() counts them.
function month_of(year, month)
{
    month += 0 # text compares as text
    if (month < 1 || month > 12)
        fail("no such month")
    return year * 12 + month - 1
}

# Days since 1970-01-01 of a Gregorian date.
function day_of(year, month, day)
{
    if (month < 3) {
        year--
        month += 12
    }
    return 365 * year + int(year / 4) - int(year / 100) + int(year / 400) + \
        int((153 * (month - 3) + 2) / 5) + day - 1 - 719468
}

function begin_table(declaration)
{
    end_table()
    print declaration " = {"
    is_open = 1
}

function end_table()
{
    if (is_open)
        print "};\n"
    is_open = 0
}

BEGIN {
    FS = ","
    print "/* Made by tools/arxivgen.awk: do not edit. */"
    print "#include \"arxiv/tables.h\"\n"
}

/^#/ || /^$/ { next }

$1 == "archive" {
    kind = "archives"
    begin_table("const dl_arxiv_archive dl_arxiv_archives[]")
    next
}

$2 == "last" {
    kind = "months"
    begin_table("static const uint32_t months[]")
    next
}

$2 == "date" {
    kind = "listings"
    begin_table("const dl_arxiv_listing dl_arxiv_listings[]")
    next
}

kind == "archives" {
    if ($1 !~ /^[a-z]+(-[a-z]+)?$/ || length($1) > 11 || $1 <= archive)
        fail("not an archive, or not in order")
    archive = $1
    split($2, a, "-")
    split($3, b, "-")
    printf "    {\"%s\", %d, %d},\n", $1, month_of(a[1], a[2]), \
        month_of(b[1], b[2])
    n_archives++
    next
}

kind == "months" {
    month = month_of(2000 + substr($1, 1, 2), substr($1, 3, 2))
    if (!n_months)
        first_month = month
    else if (month != first_month + n_months)
        fail("a month is missing")
    printf "    %d,\n", $2
    n_months++
    next
}

kind == "listings" {
    split($2, a, "-")
    month = month_of(2000 + substr($1, 1, 2), substr($1, 3, 2))
    if (month < last_month || (month == last_month && $3 <= last_number))
        fail("not in order")
    last_month = month
    last_number = $3
    printf "    {%d, %d, %d},\n", month, day_of(a[1], a[2], a[3]), $3
    n_listings++
    next
}

{ fail("not understood") }

END {
    if (failed)
        exit 1
    end_table()
    printf "const size_t dl_arxiv_n_archives = %d;\n", n_archives
    printf "const struct dl_arxiv_bounds dl_arxiv_builtin_bounds = {%d, %d, " \
        "months};\n", first_month, n_months
    printf "const size_t dl_arxiv_n_listings = %d;\n", n_listings
}
