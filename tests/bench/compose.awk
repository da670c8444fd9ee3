# Composes posts in the daily-papers shape from a pool of sentences, so that a
# benchmark has text of the right kind, size and variety. Deterministic.
#   awk -v dir=DIR -v posts=N -v papers=M -f compose.awk sentences.txt
BEGIN {
    seed = 20250913
    # All end in a vowel, so that the pool's particles are right.
    n_names = split("Solaria Novara Kestra Mirano Velora Tarsio Lumina " \
                    "Orinda Bravo Cielo Delphi Enzo", names, " ")
}

# A line of the pool is "slot<TAB>sentence"; %s stands for the model's name.
{ n[$1]++; pool[$1, n[$1]] = substr($0, index($0, "\t") + 1) }

function random(limit) {
    seed = (seed * 16807) % 2147483647
    return seed % limit
}

function sentence(slot, name,    s) {
    s = pool[slot, 1 + random(n[slot])]
    gsub(/%s/, name, s)
    return s
}

# A name is used once in a post of n_names papers or fewer: titles differ.
function paper(file, number, first, id,    name, k) {
    name = names[1 + (first + number) % n_names]
    printf "# %d. [%s: %s](https://arxiv.org/abs/%s)\n\n", number, name,
        sentence("title", name), id > file
    printf "> [Alphaxiv](https://www.alphaxiv.org/ko/overview/%s)\n\n", id > file
    printf "## Introduction\n\n" > file
    for (k = 1; k <= 3; k++)
        printf "- %s: %s\n", label[k], sentence(label[k], name) > file
    printf "\n## Method\n\n%s %s %s\n", sentence("Method", name),
        sentence("Method", name), sentence("Method", name) > file
    printf "\n## Results\n\n%s\n", sentence("Results", name) > file
    printf "\n## Limitations\n\n%s\n", sentence("Limitations", name) > file
    printf "\n## Conclusion\n\n%s\n\n", sentence("Conclusion", name) > file
}

END {
    label[1] = "Goal"; label[2] = "Motivation"; label[3] = "Contribution"
    id = 0
    for (p = 0; p < posts; p++) {
        year = 2021 + int(p / 336); month = 1 + int((p % 336) / 28)
        day = 1 + p % 28
        date = sprintf("%04d-%02d-%02d", year, month, day)
        file = sprintf("%s/%s-daily-papers-%04d%02d%02d.md", dir, date, year,
                       month, day)
        printf "---\nlayout: post\ntitle: \"Daily Papers — %s\"\n" \
            "date: %s 08:15:00\ntags: [papers, huggingface]\n" \
            "categories: []\n---\n\n", date, date > file
        first = random(n_names)
        for (k = 1; k <= papers; k++)
            paper(file, k, first, sprintf("%02d%02d.%05d", year % 100, month,
                                   (day - 1) * 30 + k))
        close(file)
    }
}
