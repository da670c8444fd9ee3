// What may be in a sentence. Each construct takes Words and gives Markdown.

// ---- emphasis ---------------------------------------------------------------

function emphasized(w) {
  const noun = w.noun(),
    latin = w.latin();
  return w.pick([
    noun,
    noun,
    noun,
    `${noun}(${latin})`,
    `${noun}(${latin})`,
    `${noun} (${latin})`,
    `"${noun}"`,
    `'${noun}'`,
    `“${noun}”`,
    `「${noun}」`,
    `\`${latin}\``,
    `[${noun}](${w.address()})`,
    `${noun}.`,
    `${noun}!`,
    `${noun}?`,
    `${noun}:`,
    `${noun},`,
    `${w.number()}%`,
    `${w.number()}℃`,
    `${noun}→${w.noun()}`,
    `${noun}±`,
    `${noun}~`,
    `${noun}😀`,
    `${noun}™`,
    `(${noun})`,
    `(${noun}) ${latin}`,
    `<${latin}>`,
    `$x$`,
    `${noun} `,
    ` ${noun}`,
    latin,
    `${latin}-${w.number()}`,
    `${noun} ${noun}`,
    `${noun}[${w.between(1, 9)}]`,
    `#${noun}`,
    `${noun}/${w.noun()}`,
    `*${noun}*`,
    `${noun}…`,
    `&lt;${noun}&gt;`,
    `${w.number()}$`,
  ]);
}

function emphasis(w) {
  const mark = w.pick([
    '**',
    '**',
    '**',
    '**',
    '**',
    '*',
    '*',
    '***',
    '__',
    '_',
    '___',
  ]);
  const before = w.pick(['', '', '', w.noun(), '(', '"', '‘', w.latin(), '「']);
  const after = w.pick([
    w.particle(),
    w.particle(),
    w.particle(),
    ' ',
    '.',
    ',',
    ')',
    '"',
    `(${w.latin()})`,
    ':',
    w.noun(),
    '’',
    '…',
  ]);
  const put = before + mark + emphasized(w) + mark + after;
  return w.maybe(0.2) ? `${put} ${emphasis(w)}` : put;
}

// Marks that nobody means, or means as they are.
function stars(w) {
  const n = () => w.number();
  return w.pick([
    `${n()} * ${n()} * ${n()}`,
    `${n()}**${n()}`,
    `a ** b ** c`,
    `\\*\\*${w.noun()}\\*\\*${w.particle()}`,
    `\`**${w.noun()}(${w.latin()})**${w.particle()}\``,
    `src/**/*.js`,
    `*.md와 *.txt`,
    `별점 ***`,
    `snake_case_name을`,
    `__init__을`,
    `${n()}*${n()}`,
    `*${w.noun()}`,
    `**${w.noun()}`,
    `${w.noun()}**`,
    `\\_${w.noun()}\\_`,
    `**kwargs를`,
    `&#42;&#42;${w.noun()}&#42;&#42;`,
    `실험_결과_표를`,
    `x_1과 x_2를`,
  ]);
}

// ---- bars -------------------------------------------------------------------

function bar(w) {
  return w.pick([
    `p(x|y)${w.particle()}`,
    `$p(y|x)$${w.particle()}`,
    `$\\log p(a|b)$`,
    `$$q(z|x)$$`,
    `\`a|b\`${w.particle()}`,
    `p(x\\|y)${w.particle()}`,
    `[${w.noun()}|${w.noun()}](${w.address()})`,
    `![${w.noun()}|큰 그림](a.png)`,
    `[[${w.noun()}|${w.noun()}]]`,
    `<|eos|>${w.particle()}`,
    `A | B`,
    `${w.noun()}|${w.noun()}`,
    `||x||${w.particle()}`,
    `$|x|$`,
    `$\\|x\\|$`,
    `\\|x\\|${w.particle()}`,
    `$p(y \\mid x)$${w.particle()}`,
    `\`x || y\``,
    `**${w.noun()}|${w.noun()}**`,
    `&#124;x&#124;`,
    `P(A∣B)${w.particle()}`,
  ]);
}

// ---- addresses and links ----------------------------------------------------

function address(w) {
  const url = w.address(),
    korean = w.pick(['한국어', '검색', '위키']);
  return w.pick([
    `${url}${w.particle()}`,
    `${url}${w.particle()}`,
    `${url} ${w.particle()}`,
    `(${url})${w.particle()}`,
    `(${url})`,
    `"${url}"라`,
    `「${url}」라`,
    `${url}.`,
    `${url}, ${w.noun()}`,
    `${url}입니다.`,
    `<${url}>${w.particle()}`,
    `**${url}**${w.particle()}`,
    `${url}/${korean}`,
    `${url}?q=${korean}`,
    `https://ko.example.org/wiki/${korean} 문서`,
    `${w.noun()}${url}`,
    `${w.noun()}: ${url}`,
    `www.example.org/a${w.particle()}`,
    `[${url}](${url})${w.particle()}`,
    `\`${url}\`${w.particle()}`,
    `a@example.org로`,
    `a@example.org 로`,
    `${url}。`,
    `‘${url}’는`,
    `http://example.com${w.particle()}`,
    `*${url}*${w.particle()}`,
    `${url}…`,
    `[${w.noun()}](${url})${w.particle()}`,
    `${url}」`,
    `example.org${w.particle()}`,
    `ftp://example.org/a${w.particle()}`,
  ]);
}

function link(w) {
  const url = w.address(),
    noun = w.noun();
  return w.pick([
    `[${noun}] (${url})${w.particle()}`,
    `(${noun})[${url}]${w.particle()}`,
    `[${noun}](${url}${w.pick(['', w.particle()])}`,
    `[${noun}](${url}/a b)${w.particle()}`,
    `![${noun}](그림 1.png)`,
    `![${noun}](image (1).png)`,
    `![${noun}](a.png)`,
    `[${noun}][없음]${w.particle()}`,
    `[${noun}]${w.particle()}`,
    `[${noun}](${url})${w.particle()}`,
    `[${noun}](${url} "제목")`,
    `[${noun}](<${url}/a b>)${w.particle()}`,
    `\\[${noun}\\](${url})`,
    `\`[${noun}](${url}\``,
    `[${noun}](#${noun})`,
    `[${w.number()}]${w.particle()}`,
    `[[${noun}]]`,
    `배열 x[a][b]${w.particle()}`,
    `[^가-힣]에`,
    `각주[^없음]${w.particle()}`,
    `[${noun}] ${noun}`,
    `[${noun}]( ${url} )${w.particle()}`,
    `![${noun}] (a.png)`,
    `[](${url})${w.particle()}`,
    `[${noun}](./a.md)${w.particle()}`,
  ]);
}

// ---- formulas ---------------------------------------------------------------

function formula(w) {
  return (
    w.pick([
      '$\\mathcal{L}_{a}$와 $\\sum_{i}$',
      '$x^*$와 $y^*$',
      '$a*b*c$',
      '$a_i$와 $b_i$',
      '$\\{a, b\\}$',
      '$a \\\\ b$',
      '$a\\,b\\;c$',
      "$f'(x)$",
      '$a--b$',
      '$x$',
      '$\\%$',
      '$\\alpha$와 $\\beta$',
      '$\\hat{x}_{t}$와 $\\hat{y}_{t}$',
      '$E[x](y)$',
      '$a < b$와 $c > d$',
      '$$x_i^2$$',
      '$$\\{a\\}$$',
      '$a~b$와 $c~d$',
      '$\\mathcal{L} _{a}$와 $\\sum _{i}$',
      '$\\lbrace a \\rbrace$',
      '$n = 5$',
      '$O(n^2)$',
      '$\\frac{1}{2}$',
      '$x_{i}$',
      '\\(x_i\\)',
      '$\\mathbb{E}_{x}[f(x)]$와 $\\theta_{k}$',
      '$p_\\theta$와 $q_\\phi$',
      '$a_{i}b_{j}$',
      '$\\text{손실}_{t}$와 $k_{t}$',
      '$1.5$',
      '$\\&$',
      '$a \\leq b$',
      '$w^{(l)}_{ij}$와 $b^{(l)}_{j}$',
      '$\\_$',
      '$\\#1$',
    ]) + w.pick([w.particle(), '', ' ' + w.noun()])
  );
}

function money(w) {
  return w.pick([
    `$${w.number()}와 $${w.number()}${w.particle()}`,
    `\\$${w.number()}와 \\$${w.number()}`,
    `$${w.number()}`,
    `${w.number()}달러`,
    `$${w.number()}에서 $${w.number()}로`,
    `US$${w.number()}`,
  ]);
}

// ---- the rest ---------------------------------------------------------------

function liquid(w) {
  return (
    w.pick([
      '`{{ x }}`',
      '$\\hat{{x}}$',
      '$\\mathbf{{x}_i}$',
      '{{ x',
      '{% x %}',
      '50{% 이상',
      '{{ site.title }}',
      '{% raw %}{{ x }}{% endraw %}',
      '{% endraw %}',
      '}}',
      '%}',
      '{#',
      '${{ secrets.KEY }}',
      '{{{ x }}}',
      '{{ "가" }}',
      '\\{{ x }}',
      '{%페이지%}',
      '{ { x } }',
      '{x}',
      '$\\frac{{a}}{{b}}$',
      '$e^{{x}}$',
      '`{% if %}`',
      '{{x}_i',
      '{% comment %}쓰지 않는다{% endcomment %}',
      '$\\hat{ {x} }$',
      '&#123;{ x }}',
      '{{ page.title }}',
      '{{name}}',
      '{% raw %}{{ x }}',
    ]) + w.particle()
  );
}

function tilde(w) {
  const n = () => w.between(1, 9);
  return w.pick([
    `${n()}~${n()}개와 ${n()}~${n()}개`,
    `${n()}~${n()}개`,
    `~${n()}일 전과 ~${n()}일 뒤`,
    `~~${w.noun()}~~`,
    `~~${w.noun()}~~${w.particle()}`,
    `~${w.noun()}~`,
    `${n()}\\~${n()}개와 ${n()}\\~${n()}개`,
    `\`${n()}~${n()}\` ${n()}~${n()}`,
    `20${n()}0~20${n()}1년과 20${n()}2~20${n()}3년`,
    `$a~b$와 $c~d$`,
    `${n()}∼${n()}명과 ${n()}∼${n()}명`,
    `~/.config와 ~/.cache`,
    `${w.noun()}~${w.noun()} 사이와 ${w.noun()}~${w.noun()} 사이`,
    `${n()}~~${n()}~~${n()}`,
    `${n()}시~${n()}시, ${n()}시~${n()}시`,
  ]);
}

function html(w) {
  const noun = w.noun();
  return w.pick([
    `<think>${noun}</think>${w.particle()}`,
    `List<String>${w.particle()}`,
    `<${noun}>${w.particle()}`,
    `<작성자 이름>`,
    'a<b이고 c>d',
    'a < b이고 c > d',
    `${noun}<br>${noun}`,
    `${noun}<br/>${noun}`,
    `<strong>${noun}</strong>${w.particle()}`,
    `\\<think>`,
    `\`<think>\`${w.particle()}`,
    `&lt;think&gt;`,
    `<sub>${w.number()}</sub>`,
    `<!-- 메모 -->`,
    `<img src="a.png">`,
    `<img src="a.png" alt="${noun}" />`,
    `<span>**${noun}**</span>`,
    `Map<K, V>${w.particle()}`,
    `<3`,
    `x<y`,
    `<Silence>${w.particle()}`,
    `<|im_end|>${w.particle()}`,
    `vector<int>${w.particle()}`,
    `<kbd>Ctrl</kbd>`,
    `<a href="u">${noun}</a>${w.particle()}`,
    `->`,
    `<-`,
    `<b>${noun}</b>${w.particle()}`,
    `<input>과 <output>`,
    `<s>와 </s>`,
  ]);
}

function attribute(w) {
  return w.pick([
    `${w.noun()}{: .note}`,
    `**${w.noun()}**{: .red}${w.particle()}`,
    `${w.noun()} {#id}`,
    `[${w.noun()}](a){:target="_blank"}`,
    `![${w.noun()}](a.png){: width="50"}`,
    `{${w.noun()}}`,
    `{: 없음`,
    `\`{: .note}\``,
  ]);
}

function typography(w) {
  const noun = w.noun();
  return w.pick([
    `옵션 --name${w.particle()}`,
    `--no-cache 옵션`,
    `\`--name\``,
    `"**${noun}**"${w.particle()}`,
    `"\`${w.latin()}\`"${w.particle()}`,
    `"${noun}"${w.particle()}`,
    `'${noun}'${w.particle()}`,
    `${w.number()}--${w.number()}쪽`,
    `${noun} -- ${noun}`,
    `${noun}---${noun}`,
    `${noun}...`,
    `"${noun}(${w.latin()})"${w.particle()}`,
    `\\--name`,
    `'90년대`,
    `"[${noun}](a)"${w.particle()}`,
    `<<${noun}>>`,
    `don't`,
    `(--all)`,
    `a--b`,
  ]);
}

function plain(w) {
  return w.pick([
    `${w.noun()}(${w.latin()})${w.particle()}`,
    `**${w.noun()}** ${w.noun()}`,
    `**${w.noun()}**${w.particle()}`,
    `**${w.noun()}**(${w.latin()})${w.particle()}`,
    `\`${w.latin()}\`${w.particle()}`,
    `[${w.noun()}](${w.address()})${w.particle()}`,
    `*${w.noun()}* ${w.noun()}`,
    `${w.number()}%${w.particle()}`,
    `‘${w.noun()}’${w.particle()}`,
    `${w.number()}/${w.number()}`,
    `"${w.noun()}"`,
    `C++${w.particle()}`,
    `C#${w.particle()}`,
    `${w.number()}:${w.number()}`,
    `__${w.noun()}__ ${w.noun()}`,
    `a\\_b`,
    `A&B`,
  ]);
}

export const INLINE = {
  emphasis,
  stars,
  bar,
  address,
  link,
  formula,
  money,
  liquid,
  tilde,
  html,
  attribute,
  typography,
  plain,
};
