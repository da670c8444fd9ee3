#!/bin/sh
# The examples of the GFM specification: every inline has an exact place, and
# every place is sound. The specification comes with cmark-gfm's source package,
# which is fetched once into build/spec by apt, from where apt gets its packages
# anyway; the system's own lists are not touched. SPEC=FILE names another one.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"
: "${BUILD:=build/release}"
: "${SPEC:=build/spec/spec.txt}"

# The system's sources, with deb-src for deb.
write_sources() {
    for f in /etc/apt/sources.list /etc/apt/sources.list.d/*.list; do
        [ -r "$f" ] && sed -n 's/^deb /deb-src /p' "$f"
    done >"$1/cmark.list"
    for f in /etc/apt/sources.list.d/*.sources; do
        [ -r "$f" ] && sed 's/^Types:.*/Types: deb-src/' "$f" && echo
    done >"$1/cmark.sources"
}

fetch_spec() {
    apt=$tmp/apt
    mkdir -p "$apt/parts" "$apt/lists/partial" "$apt/cache/archives/partial"
    write_sources "$apt/parts"
    set -- -qq -o Dir::Etc::sourcelist=/dev/null \
        -o "Dir::Etc::sourceparts=$apt/parts" \
        -o "Dir::State::lists=$apt/lists" -o "Dir::Cache=$apt/cache" \
        -o APT::Sandbox::User=root -o Acquire::Retries=1 \
        -o Acquire::http::Timeout=20
    (cd "$apt" && apt-get "$@" update && apt-get "$@" source \
        --download-only cmark-gfm && tar -xf cmark-gfm_*.orig.tar.*) \
        >"$tmp/apt.log" 2>&1 || return 1
    mkdir -p "$(dirname "$SPEC")"
    cp "$apt"/cmark-gfm-*/test/spec.txt "$SPEC"
}

if [ ! -r "$SPEC" ] && ! { command -v apt-get && fetch_spec; } >/dev/null
then
    skip specification "no source package of cmark-gfm to be had"
elif "$BUILD/tests/spec/check_spec" "$SPEC" >"$tmp/out" 2>&1 &&
    grep -q ' inlines, [01] approximate; .* 0 approximate; 0 unsound$' \
        "$tmp/out"; then
    pass "specification: $(tail -n 1 "$tmp/out")"
else
    fail specification "$tmp/out"
fi
done_testing
