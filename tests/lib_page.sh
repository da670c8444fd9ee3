# For tests of pages, after lib.sh: walk_page PAGE runs what a reader of PAGE
# types (tests/page_steps.awk) and compares what it prints. $root is the project.
# shellcheck shell=sh disable=SC2154 # lib.sh's tmp, the caller's root

# like WANT GOT: the same lines, where a line "…" stands for any lines.
like() {
    awk '
        FILENAME == ARGV[1] { want[++n] = $0; next }
        { got[++m] = $0 }
        function fits(i, j) {
            for (; i <= n; i++) {
                if (want[i] == "…") {
                    for (k[i] = j; k[i] <= m + 1; k[i]++)
                        if (fits(i + 1, k[i])) return 1
                    return 0
                }
                if (j > m || want[i] != got[j]) return 0
                j++
            }
            return j > m
        }
        END { exit !fits(1, 1) }' "$1" "$2"
}

# walk_page PAGE: in the current folder; the script ends where it must.
walk_page() {
    steps=$(mktemp -d "$tmp/steps.XXXXXX")
    export steps
    awk -f "$root/tests/page_steps.awk" "$1" >"$steps/script"
    sh "$steps/script" >"$steps/log" 2>&1
    if [ -s "$steps/log" ]; then fail "$1: the script" "$steps/log"; fi
    n=0
    for file in "$steps"/*.name; do
        n=$((n + 1))
        step=${file%.name}
        name="${1#"$root"/}: $(head -c 60 "$file" | head -n 1)"
        if [ ! -e "$step.code" ]; then fail "$name: not run"; continue; fi
        code=$(cat "$step.code")
        if [ -e "$step.want" ]; then
            if like "$step.want" "$step.out"; then pass "$name"; else
                diff -u "$step.want" "$step.out" >"$step.diff"
                fail "$name" "$step.diff"
            fi
        elif [ "$code" = 0 ]; then pass "$name"; else
            fail "$name: exit $code" "$step.out"
        fi
    done
}
