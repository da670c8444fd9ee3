#!/bin/sh
# What a site's own plug-ins do is not reported, also where the configuration
# names the renderer.
# shellcheck source=tests/lib.sh
. "$(dirname "$0")/lib.sh"

cd "$tmp" || exit 2
mkdir -p .git _posts _plugins
echo 'theme: minima' >_config.yml
cat >found.yaml <<'END'
extends: generic
rules: {all: off, DL808: error, DL812: error}
END
sed 's/^rules/renderer: kramdown\nrules/' found.yaml >named.yaml
cat >_posts/2025-09-13-a.md <<'END'
---
title: 글
---

{% note 글 %}

{% 글 %}

```py run
x = 1

y = 2
```

```js
z = 3
```
END

# finds NAME: the findings of the post are those of standard input.
finds() {
    cat >wanted
    for config in found named; do
        digestlint check --config $config.yaml --lang en _posts |
            sed -n 's/^[^:]*:\([0-9]*\):.*\[\(DL[0-9]*\) .*/\2 \1/p' >found
        same "$1 ($config)" wanted found
    done
}

finds 'no plug-ins' <<'END'
DL808 5
DL808 7
DL812 9
END

echo "Liquid::Template.register_tag('note', Note)" >_plugins/note.rb
finds 'a plug-in with a tag' <<'END'
DL808 7
DL812 9
END

# shellcheck disable=SC2016 # no substitution
echo 'text.gsub("```py run", "```py")' >_plugins/fence.rb
finds 'a plug-in that reads fences' <<'END'
DL808 7
END

done_testing
