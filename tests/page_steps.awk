# Makes a shell script of a page: what a reader types and writes, in order.
#   ```sh        commands, the last of which must succeed
#   ```console   commands after "$ ", each with what it prints, "…" for any lines
#   ```yaml      a file, when the first line is "# its/name"
# The script leaves in $steps NN.name, NN.code, NN.out, and for a command with
# a known output NN.want.
function step(name) {
    n++
    file = sprintf("\"$steps\"/%02d", n)
    gsub(/'/, "'\\''", name)
    printf "printf '%%s\\n' '%s' >%s.name\n", name, file
}
function end_command() {
    if (!is_typed) return
    printf "PAGE_END\n"
    is_typed = 0
}
/^```sh$/ { kind = "sh"; is_first = 1; next }
/^```console$/ { kind = "console"; next }
/^```yaml$/ { kind = "yaml"; is_first = 1; next }
/^```$/ && kind == "sh" { print "} >" file ".out 2>&1 </dev/null"
    print "echo $? >" file ".code"; kind = ""; next }
/^```$/ && kind == "console" { end_command(); kind = ""; next }
/^```$/ && kind == "yaml" { if (is_file) print "PAGE_END"
    is_file = 0; kind = ""; next }
kind == "sh" {
    if (is_first) { step($0); print "{"; is_first = 0 }
    print
}
kind == "console" && /^\$ / {
    end_command()
    line = substr($0, 3)
    step(line)
    print "{ " line "\n} >" file ".out 2>&1 </dev/null"
    print "echo $? >" file ".code"
    print "cat >" file ".want <<'PAGE_END'"
    is_typed = 1
    next
}
kind == "console" { print }
kind == "yaml" && is_first {
    is_first = 0
    is_file = /^# [^ ]+$/
    if (is_file) {
        name = substr($0, 3)
        printf "mkdir -p \"$(dirname '%s')\"\n", name
        printf "cat >'%s' <<'PAGE_END'\n", name
        next
    }
}
kind == "yaml" && is_file { print }
