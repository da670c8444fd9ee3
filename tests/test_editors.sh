#!/bin/sh
# What docs/editors.md and docs/ko/editors.md show works in the editors themselves, as far as they are
# installed: the places are right in a line with Korean text and an emoji, a file
# that is no post is left alone, and what is in the baseline, too.
# shellcheck source=tests/lib.sh disable=SC2016
. "$(dirname "$0")/lib.sh"
root=$PWD
export LC_ALL=C.UTF-8 HOME="$tmp"
mkdir -p "$tmp/blog/_posts" "$tmp/efm"
put_on_path
cd "$tmp/blog" || exit 2
git init -q . 2>/dev/null
printf 'extends: generic\nposts: ["_posts/*.md"]\n' >.digestlint.yaml
post=_posts/2025-09-13-river.md
cat >$post <<'END'
# 오늘의 논문

새로운 모델를 제안한다. 그리고 😀 정책를 세운다.

이 방법은 웹 상에서 돈다. 모데을 고친다.
END
cp $post README.md
sed 's/모델를/모델을/; s/정책를/정책을/; s/웹 상/웹상/' $post >fixed

# has EDITOR NAME: the editor is there, or NAME is skipped.
has() {
    command -v "$1" >/dev/null && return
    skip "$page: $2" "$1 is not installed"
    return 1
}

# places NAME: $tmp/places has LINE COLUMN LEVEL of the four findings, in order;
# columns are counted from 1, in the unit of the second argument.
places() {
    case $2 in
    byte) set -- "$1" 17 56 15 37 ;;
    codepoint) set -- "$1" 7 23 7 17 ;;
    utf16) set -- "$1" 7 24 7 17 ;;
    esac
    printf '3 %s error\n3 %s error\n5 %s info\n5 %s error\n' \
        "$2" "$3" "$4" "$5" >"$tmp/expected"
    same "$page: $1" "$tmp/expected" "$tmp/places"
}

# in_vim COMMAND…: runs them in Vim, after the file $tmp/vimrc.
in_vim() {
    printf '%s\n' "$@" 'qa!' >"$tmp/commands"
    rm -f "$tmp/places"
    timeout 60 vim -es -u NONE -i NONE -n -c 'set nocp' \
        -c 'filetype plugin on' -S "$tmp/vimrc" -S "$tmp/commands" \
        </dev/null >"$tmp/out" 2>&1
    [ -e "$tmp/places" ] || cp "$tmp/out" "$tmp/places"
}
shown='call writefile(map(getqflist(), {_, q -> q.lnum . " " . q.col . " " . {"e": "error", "w": "warning", "i": "info"}[tolower(q.type)]}), $PLACES)'
export PLACES="$tmp/places"

vim_list() {
    has vim 'Vim' || return
    cp "$tmp/block.vim.1" "$tmp/vimrc"
    in_vim "e $post" 'silent make' "$shown"
    places 'Vim: make' byte
    in_vim 'e README.md' 'silent make' "$shown"
    : >"$tmp/expected"
    same "$page: Vim: no post" "$tmp/expected" "$tmp/places"
    mkdir -p "$tmp/shim"
    cat >"$tmp/shim/vim" <<END
#!/bin/sh
exec '$(command -v vim)' -es -u NONE -i NONE -n "\$@" -c '$(echo "$shown" |
        sed 's/\. " " \. {.*tolower(q.type)\]//')' -c 'qa!'
END
    chmod +x "$tmp/shim/vim"
    PATH=$tmp/shim:$PATH sh "$tmp/block.sh.1" >"$tmp/out" 2>&1
    rm -f report.txt
    printf '3 17\n3 56\n5 15\n5 37\n' >"$tmp/expected"
    same "$page: Vim: -q" "$tmp/expected" "$tmp/places"
}

vim_ale() {
    has vim 'ALE' || return
    ale=
    for folder in /usr/share/vim-ale "$XDG_DATA_HOME"/vim-ale; do
        [ ! -e "$folder/plugin/ale.vim" ] || ale=$folder
    done
    [ -n "$ale" ] || {
        skip "$page: ALE" 'ALE is not installed'
        return
    }
    {
        echo "set rtp+=$ale"
        echo 'let g:ale_linters = {"markdown": ["digestlint"]}'
        echo 'runtime plugin/ale.vim'
        cat "$tmp/block.vim.2"
    } >"$tmp/vimrc"
    in_vim "e $post" 'call ale#Queue(0)' 'let n = 0' \
        'while n < 300 && empty(getloclist(0))' 'sleep 50m' 'let n += 1' \
        'endwhile' "$(echo "$shown" | sed 's/getqflist()/getloclist(0)/')"
    places 'ALE' byte
}

vim_fix() {
    has vim 'Vim: fixes' || return
    cp "$tmp/block.vim.3" "$tmp/vimrc"
    in_vim "e $post" 'silent DigestlintFix' "w! $tmp/places"
    same "$page: Vim: fixes" fixed "$tmp/places"
}

nvim_lint() {
    has nvim 'nvim-lint' || return
    lint=${NVIM_LINT:-/usr/share/nvim-lint}
    [ -e "$lint/lua/lint.lua" ] || {
        skip "$page: nvim-lint" 'NVIM_LINT does not name its folder'
        return
    }
    cat >"$tmp/show.lua" <<'END'
vim.wait(20000, function() return #vim.diagnostic.get(0) > 0 end)
local file = io.open(os.getenv('PLACES'), 'w')
for _, d in ipairs(vim.diagnostic.get(0)) do
  file:write(d.lnum + 1, ' ', d.col + 1, ' ',
    ({'error', 'warning', 'info'})[d.severity], '\n')
end
file:close()
END
    timeout 60 nvim --headless -u NONE -i NONE -n --cmd "set rtp+=$lint" \
        --cmd 'filetype on' --cmd "luafile $tmp/block.lua.1" $post \
        -c "luafile $tmp/show.lua" -c 'qa!' >"$tmp/out" 2>&1
    places 'nvim-lint' byte
}

# in_emacs FILE…: loads them, with the packages of the system.
in_emacs() {
    for file in "$@"; do
        shift
        set -- "$@" -l "$file"
    done
    for folder in /usr/share/emacs/site-lisp/elpa/*/; do
        set -- -L "$folder" "$@"
    done
    rm -f "$tmp/places"
    timeout 60 emacs -Q --batch "$@" </dev/null >"$tmp/out" 2>&1
    [ -e "$tmp/places" ] || cp "$tmp/out" "$tmp/places"
}
show_places='(defun show-places (places)
  (with-temp-file (getenv "PLACES")
    (dolist (p places) (insert (apply (function format) "%s %s %s\n" p)))))'

emacs_compile() {
    has emacs 'Emacs: compile' || return
    {
        echo "$show_places"
        echo "(setq command \"$(sed -n 1p "$tmp/block.sh.2")\")"
        cat <<'END'
(require 'compile)
(setq compilation-skip-threshold 0)
(let ((buffer (compile command)) places)
  (while (get-buffer-process buffer) (accept-process-output nil 0.1))
  (setq next-error-last-buffer buffer)
  (condition-case nil
      (while t
        (next-error)
        (with-current-buffer (window-buffer (selected-window))
          (push (list (line-number-at-pos) (1+ (- (point) (line-beginning-position)))
                      (if (looking-at "웹") "info" "error"))
                places)))
    (error nil))
  (show-places (nreverse places)))
END
    } >"$tmp/compile.el"
    in_emacs "$tmp/compile.el"
    places 'Emacs: compile' codepoint
}

emacs_flycheck() {
    has emacs 'Flycheck' || return
    ls -d /usr/share/emacs/site-lisp/elpa/flycheck-* >"$tmp/out" 2>&1 || {
        skip "$page: Flycheck" 'it is not installed'
        return
    }
    {
        echo "$show_places"
        echo "(require 'flycheck) (require 'markdown-mode)"
    } >"$tmp/before.el"
    cat >"$tmp/after.el" <<END
(find-file "$post")
(flycheck-mode 1)
(flycheck-buffer)
(let ((n 0))
  (while (and (< n 300) (flycheck-running-p)) (sleep-for 0.1) (setq n (1+ n))))
(show-places (mapcar (lambda (e) (list (flycheck-error-line e)
                                       (flycheck-error-column e)
                                       (flycheck-error-level e)))
                     flycheck-current-errors))
END
    in_emacs "$tmp/before.el" "$tmp/block.elisp.1" "$tmp/after.el"
    places 'Flycheck' codepoint
}

emacs_flymake() {
    has emacs 'Flymake' || return
    echo "$show_places
(require 'flymake)" >"$tmp/before.el"
    # Without markdown-mode, the hook of text-mode does.
    sed 's/markdown-mode-hook/text-mode-hook/' "$tmp/block.elisp.2" >"$tmp/flymake.el"
    cat >"$tmp/after.el" <<END
(find-file "$post")
(text-mode)
(flymake-start)
(show-places
 (sort (mapcar (lambda (d)
                 (goto-char (flymake-diagnostic-beg d))
                 (list (line-number-at-pos) (1+ (- (point) (line-beginning-position)))
                       (if (eq (flymake-diagnostic-type d) :note) "info" "error")))
               (flymake-diagnostics))
       (lambda (a b) (or (< (car a) (car b))
                         (and (= (car a) (car b)) (< (cadr a) (cadr b)))))))
END
    in_emacs "$tmp/before.el" "$tmp/flymake.el" "$tmp/after.el"
    places 'Flymake' codepoint
    cat >"$tmp/after.el" <<END
(find-file "$post")
(digestlint-fix)
(write-region nil nil (getenv "PLACES"))
END
    in_emacs "$tmp/block.elisp.3" "$tmp/after.el"
    same "$page: Emacs: fixes" fixed "$tmp/places"
}

# message JSON: as the protocol of language servers has it.
message() {
    printf 'Content-Length: %s\r\n\r\n%s' "$(printf %s "$1" | wc -c)" "$1"
}

efm() {
    has efm-langserver 'efm' && has jq 'efm' || return
    cp "$tmp/block.yaml.1" "$tmp/efm/config.yaml"
    uri="file://$PWD/$post"
    {
        message '{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"rootUri":"file://'"$PWD"'","initializationOptions":{"documentFormatting":true},"capabilities":{}}}'
        message "$(jq -n -c --arg uri "$uri" --rawfile text $post '{jsonrpc:"2.0",method:"textDocument/didOpen",params:{textDocument:{uri:$uri,languageId:"markdown",version:1,text:$text}}}')"
        sleep 1
        message '{"jsonrpc":"2.0","id":2,"method":"textDocument/formatting","params":{"textDocument":{"uri":"'"$uri"'"},"options":{"tabSize":2,"insertSpaces":true}}}'
        sleep 1
    } | timeout 60 efm-langserver -c "$tmp/efm/config.yaml" 2>"$tmp/log" |
        sed 's/Content-Length: [0-9]*//g; s/\r//g' >"$tmp/out"
    jq -r 'select(.method == "textDocument/publishDiagnostics").params.diagnostics[]
        | "\(.range.start.line + 1) \(.range.start.character + 1) \(["error", "warning", "info"][.severity - 1])"' \
        "$tmp/out" >"$tmp/places"
    places 'efm' utf16
    jq -r 'select(.id == 2).result[].newText' "$tmp/out" | grep . >"$tmp/places"
    grep -v '^# \|^$' fixed >"$tmp/expected"
    same "$page: efm: fixes" "$tmp/expected" "$tmp/places"
}

# VS Code is not at hand: its task is run on a terminal, and the pattern applied.
vscode() {
    has jq 'VS Code' && has script 'VS Code' || return
    pattern='.tasks[0].problemMatcher.pattern'
    script -qc "$(jq -r '.tasks[0].command' "$tmp/block.json.1")" /dev/null \
        </dev/null | tr -d '\r' >"$tmp/out"
    jq -R -r --slurpfile task "$tmp/block.json.1" '
        ($task[0] | '"$pattern"') as $p
        | [match($p.regexp).captures[].string] as $m
        | "\($m[$p.line - 1]) \($m[$p.column - 1]) \($m[$p.severity - 1])"' \
        "$tmp/out" >"$tmp/places"
    places 'VS Code' utf16
}

schema() {
    has jq 'the schema' || return
    grep -o 'https://[^ "]*' "$tmp/block.yaml.2" "$tmp/block.json.2" -h | sort -u |
        sed 's|.*/main/||' >"$tmp/places"
    echo docs/digestlint.schema.json >"$tmp/expected"
    same "$page: the schema" "$tmp/expected" "$tmp/places"
    digestlint check --config "$tmp/block.yaml.2" --show-files >"$tmp/out" 2>&1
    code=$?
    [ $code = 0 ] && [ -e "$root/docs/digestlint.schema.json" ] ||
        fail "$page: the configuration" "$tmp/out"
}

for page in docs/editors.md docs/ko/editors.md; do
    rm -f "$tmp"/block.*
    awk -v dir="$tmp" '
        /^```[a-z]+$/ {
            language = substr($0, 4)
            file = sprintf("%s/block.%s.%d", dir, language, ++n[language])
            next
        }
        /^```$/ { file = "" }
        file { print > file }' "$root/$page"
    vim_list
    vim_ale
    vim_fix
    nvim_lint
    emacs_compile
    emacs_flycheck
    emacs_flymake
    efm
    vscode
    schema
done
done_testing
