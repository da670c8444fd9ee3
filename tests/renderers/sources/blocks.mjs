// What may be a block. Each construct takes Words and gives lines.
import {INLINE} from './inline.mjs';

const inline = (w) => w.around(INLINE[w.pick(Object.keys(INLINE))](w));
const text = (w) => (w.maybe(0.15) ? inline(w) : w.sentence());
const many = (w, low, high, make) =>
  Array.from({length: w.between(low, high)}, (_, i) => make(i));

// ---- tables -----------------------------------------------------------------

const row = (cells) => `| ${cells.join(' | ')} |`;
const tight = (cells) => `|${cells.join('|')}|`;
const open = (cells) => cells.join(' | ');

function table(w) {
  const shape = w.pick([row, row, tight, open]);
  const n = w.between(2, 3);
  const cells = () =>
    many(w, n, n, () => w.pick([w.noun(), w.noun(), w.number(), w.latin()]));
  const dash = w.pick(['---', '--', '-', ':--', ':-:']);
  const lines = [
    shape(cells()),
    shape(Array(n).fill(dash)),
    ...many(w, 1, 2, () => shape(cells())),
  ];
  w.pick([
    () => {},
    () => {},
    () => {},
    () => {
      lines.unshift(w.sentence());
    },
    () => {
      lines.unshift(`## ${w.title()}`);
    },
    () => {
      lines.unshift(`## ${w.title()}`, '');
    },
    () => {
      lines.push(w.sentence());
    },
    () => {
      lines.push('', w.sentence());
    },
    () => {
      lines[1] = shape(Array(n + w.pick([1, -1])).fill(dash));
    },
    () => {
      lines[2] = shape(['`a|b`', ...cells().slice(1)]);
    },
    () => {
      lines[2] = shape(['`a\\|b`', ...cells().slice(1)]);
    },
    () => {
      lines[2] = shape(['$p(x|y)$', ...cells().slice(1)]);
    },
    () => {
      lines.splice(1, 0, '');
    },
    () => {
      lines.splice(1, 1);
    },
    () => {
      lines.push('- ' + w.sentence());
    },
    () => {
      lines.push(`## ${w.title()}`);
    },
    () => {
      lines.unshift(`**${w.title()}**`);
    },
    () => {
      lines[2] = shape([...cells(), w.noun()]);
    },
    () => {
      lines.push('{: .table}');
    },
    () => {
      lines.unshift('{: .table}');
    },
  ])();
  return lines;
}

// ---- headings and rules -----------------------------------------------------

function setext(w) {
  const line = w.pick([
    '---',
    '---',
    '---',
    '-',
    '--',
    '===',
    '=',
    '***',
    '* * *',
    '___',
    '- - -',
    '----------',
  ]);
  const above = w.pick([
    () => [text(w)],
    () => [text(w)],
    () => [w.sentence(), text(w)],
    () => [w.title()],
    () => ['![그림](a.png)'],
    () => [`> ${w.sentence()}`],
    () => [`- ${w.sentence()}`],
    () => [w.sentence(), ''],
    () => [`**${w.title()}**`],
    () => [`## ${w.title()}`],
    () => [`1. ${w.sentence()}`, ''],
    () => [w.sentence(), w.sentence(), w.sentence()],
  ])();
  const below = w.pick([[], [], [w.sentence()], ['', w.sentence()]]);
  return [...above, line, ...below];
}

function heading(w) {
  const marks = '#'.repeat(w.between(1, 4));
  const line = w.pick([
    `${marks}${w.title()}`,
    `${marks}${w.title()}`,
    ` ${marks} ${w.title()}`,
    `  ${marks} ${w.title()}`,
    `${marks} ${w.title()}`,
    `${marks} ${w.title()} ${marks}`,
    `#${w.noun()} #${w.noun()}`,
    `\\# ${w.title()}`,
    `${marks} ${w.title()} {#id}`,
    `#${w.between(1, 9)} ${w.noun()}`,
    `${marks}${w.between(1, 9)}. ${w.title()}`,
    `**${marks} ${w.title()}**`,
    `${marks}\`${w.latin()}\` ${w.noun()}`,
    `####### ${w.title()}`,
    `${marks} **${w.title()}(${w.latin()})**`,
    `${marks}**${w.title()}**`,
  ]);
  return w.pick([
    [line],
    [line, '', w.sentence()],
    [w.sentence(), line],
    [w.sentence(), '', line],
    [line, w.sentence()],
    [line, '- ' + w.sentence()],
  ]);
}

// ---- lists ------------------------------------------------------------------

const bullet = (w) => w.pick(['-', '-', '-', '*', '+']);

function numbers(w) {
  const n = w.between(3, 30);
  return w.pick([
    () => [`20${w.between(10, 26)}. ${w.between(1, 12)}월에 ${w.sentence()}`],
    () => [`20${w.between(10, 26)}. ${w.sentence()}`],
    () => [
      w.sentence(),
      `20${w.between(10, 26)}. ${w.between(1, 12)}월에 나왔다.`,
    ],
    () => [`${w.between(1, 12)}. ${w.between(13, 28)}. ${w.sentence()}`],
    () => [`20${w.between(10, 26)}\\. ${w.between(1, 12)}월에 나왔다.`],
    () => [`${n}. ${w.sentence()}`, `${n + 1}. ${w.sentence()}`],
    () => [`2. ${w.sentence()}`, `3. ${w.sentence()}`],
    () => [`${n}. ${w.sentence()}`],
    () => [`- ${w.between(1, 20)}도였다.`],
    () => [`+ ${w.number()}% 늘었다.`],
    () => [`\\- ${w.between(1, 20)}도였다.`],
    () => [
      `1. ${w.sentence()}`,
      '',
      ...w.pick([
        ['```', 'x = 1', '```'],
        ['![그림](a.png)'],
        [w.sentence()],
        ['   ```', '   x = 1', '   ```'],
        ['   ' + w.sentence()],
        ['> ' + w.sentence()],
      ]),
      '',
      `2. ${w.sentence()}`,
    ],
    () => [`1. ${w.sentence()}`, `1. ${w.sentence()}`, `1. ${w.sentence()}`],
    () => [`1. ${w.sentence()}`, `3. ${w.sentence()}`],
    () => [`${w.number()}.${w.number()}배 ${w.verb()}.`],
    () => [`20${w.between(10, 26)}년에 ${w.sentence()}`],
    () => [w.sentence(), `${w.number()}. ${w.verb()}.`],
  ])();
}

function items(w) {
  const marks = w.pick([
    (i) => `${i + 1}. `,
    (i) => `${i + 1}) `,
    (i) => `${i + 1}.`,
    () => '- ',
    () => '-',
    () => '* ',
    (i) => `${i + 2}. `,
    () => '+ ',
    (i) => `(${i + 1}) `,
    (i) => `${i + 1}, `,
    () => '– ',
    () => '*',
  ]);
  const list = many(w, 1, 3, (i) => marks(i) + text(w));
  const lead = w.pick([
    [],
    [],
    [w.sentence()],
    [w.sentence()],
    [w.sentence(), ''],
    [`**${w.title()}**:`],
    [`**${w.title()}**`],
    [`### ${w.title()}`],
    [`${w.title()}:`, ''],
  ]);
  const indent = w.pick(['', '', '', '', ' ', '  ', '    ', '   ']);
  const tail = w.pick([[], [], [], [w.sentence()], ['', w.sentence()]]);
  return [...lead, ...list.map((line) => indent + line), ...tail];
}

function nested(w) {
  const outer = w.pick([
    () => `${bullet(w)} `,
    (i) => `${i + 1}. `,
    (i) => `${i + 9}. `,
    (i) => `${i + 1}) `,
  ]);
  const inner = w.pick([
    () => '- ',
    () => '* ',
    (i) => `${i + 1}. `,
    () => '+ ',
  ]);
  const indent = ' '.repeat(w.pick([0, 1, 2, 2, 3, 3, 4, 4, 5, 6, 8]));
  const first = outer(0);
  const gap = w.pick([[], [], [], [], ['']]);
  const lines = [
    first + w.sentence(),
    ...gap,
    ...many(w, 1, 2, (i) => indent + inner(i) + w.sentence()),
  ];
  if (w.maybe(0.4))
    lines.push(outer(1).replace(/[-*+]/, first[0]) + w.sentence());
  if (w.maybe(0.15))
    lines.splice(-1, 0, indent + indent + inner(0) + w.sentence());
  if (w.maybe(0.1)) lines.unshift(w.sentence(), '');
  return w.maybe(0.08)
    ? lines.map((line) => line.replace(/^ {4}/, '\t'))
    : lines;
}

function mixed(w) {
  return w.pick([
    () => [
      `- ${w.sentence()}`,
      `1. ${w.sentence()}`,
      `    - ${w.sentence()}`,
      `2. ${w.sentence()}`,
    ],
    () => [`- ${w.sentence()}`, '', `1. ${w.sentence()}`, `2. ${w.sentence()}`],
    () => [`1. ${w.sentence()}`, `- ${w.sentence()}`, `2. ${w.sentence()}`],
    () => ['- <img src="a.png">', `  - ${w.sentence()}`],
    () => [`- ![그림](a.png)`, `  - ${w.sentence()}`],
    () => [`- [ ] ${w.sentence()}`, `- [x] ${w.sentence()}`],
    () => [`- ${w.sentence()}`, w.sentence()],
    () => [`- ${w.sentence()}`, `  ${w.sentence()}`],
    () => [`- ${w.sentence()}`, '', `  ${w.sentence()}`],
    () => [`* ${w.sentence()}`, `- ${w.sentence()}`],
    () => [`- ${w.sentence()}`, `2. ${w.sentence()}`],
    () => [`> - ${w.sentence()}`, `>   - ${w.sentence()}`],
    () => [`> ${w.sentence()}`, `> - ${w.sentence()}`],
  ])();
}

// ---- lines that flow together -----------------------------------------------

function labels(w) {
  const label = w.pick([
    () => `**${w.noun()}**: ${w.sentence()}`,
    () => `**${w.noun()}:** ${w.sentence()}`,
    () => `**${w.noun()}(${w.latin()})**: ${w.sentence()}`,
    () => `**${w.noun()}** : ${w.phrase()}`,
    () => `${w.noun()}: ${w.sentence()}`,
    () => `**${w.noun()}** ${w.sentence()}`,
    () => `[${w.noun()}](a): ${w.sentence()}`,
  ]);
  const sign = w.pick([
    '• ',
    '①',
    '· ',
    '▶ ',
    '■ ',
    '※ ',
    '✓ ',
    '→ ',
    '가',
    '(가) ',
  ]);
  const line = w.pick([
    () => label(),
    () => label(),
    (i) =>
      sign === '①'
        ? `${'①②③④'[i]} ${w.sentence()}`
        : sign === '가'
          ? `${'가나다라'[i]}. ${w.sentence()}`
          : sign + w.sentence(),
  ]);
  const end = w.pick(['', '', '', '', '  ', '\\', '<br>']);
  const n = w.between(1, 3);
  const lines = many(w, n, n, (i) => line(i) + (i + 1 < n ? end : ''));
  if (w.maybe(0.15)) return lines.flatMap((one) => [one, '']);
  if (w.maybe(0.15)) return [w.sentence(), ...lines];
  if (w.maybe(0.1)) lines.splice(1, 0, w.sentence());
  return lines;
}

// ---- code -------------------------------------------------------------------

function fence(w) {
  const info = w.pick([
    '',
    '',
    'js',
    'python',
    'js {1,3}',
    'py title="가"',
    'c++',
    ' js',
  ]);
  const marks = w.pick(['```', '```', '```', '~~~', '````']);
  const body = w.pick([
    ['x = 1'],
    [w.sentence()],
    ['x = 1', '', 'y = 2'],
    ['| a | b |', '|---|---|'],
    ['**x**'],
    ['```', 'x', '```'],
  ]);
  const close = w.pick([
    [marks],
    [marks],
    [marks],
    [marks],
    [],
    ['```'],
    ['~~~'],
    ['  ' + marks],
    [marks + ' 끝'],
    [marks + '`'],
  ]);
  const lead = w.pick([
    [],
    [],
    [],
    [w.sentence()],
    [w.sentence(), ''],
    [`- ${w.sentence()}`],
  ]);
  const tail = w.pick([[], ['', w.sentence()], [w.sentence()]]);
  return [...lead, marks + info, ...body, ...close, ...tail];
}

function indented(w) {
  const pad = w.pick(['    ', '    ', '     ', '\t', '   ', '　']);
  const body = w.pick([
    () => w.sentence(),
    () => 'x = f(1)',
    () => `- ${w.sentence()}`,
    () => w.phrase(),
    () => `# ${w.title()}`,
    () => `> ${w.sentence()}`,
  ]);
  return w.pick([
    () => [pad + body()],
    () => [w.sentence(), '', pad + body()],
    () => [w.sentence(), pad + body()],
    () => [`## ${w.title()}`, pad + body()],
    () => [`- ${w.sentence()}`, '', pad + body()],
    () => [pad + body(), pad + body()],
    () => [w.sentence(), '', pad + 'x = 1', '', w.sentence(), '', pad + body()],
    () => [`- ${w.sentence()}`, '', pad + pad + body()],
    () => [`1. ${w.sentence()}`, '', pad + body()],
  ])();
}

// ---- definitions and notes --------------------------------------------------

function definition(w) {
  const url = w.address();
  return w.pick([
    () => [w.sentence(), '', `[${w.between(1, 9)}]: ${w.noun()}, ${w.title()}`],
    () => [w.sentence(), '', `[주의]: 중요하다`],
    () => [w.sentence(), '', `[참고]: ${w.sentence()}`],
    () => [`[${w.noun()}][참고]${w.particle()} 보라.`, '', `[참고]: ${url}`],
    () => [w.sentence(), '', `[1]: ${url}`, `[2]: ${w.noun()}, ${w.title()}`],
    () => [w.sentence(), `[1]: ${w.noun()} ${w.title()}`],
    () => [`각주[^1]${w.particle()} 단다.`, '', `[^1]: ${w.sentence()}`],
    () => [`각주[^주]${w.particle()} 단다.`, '', `[^주]: ${w.sentence()}`],
    () => [`각주[^1]${w.particle()} 단다.`, '', `[^2]: ${w.sentence()}`],
    () => [`각주[^1]${w.particle()} 단다.`, '', `[^1] ${w.sentence()}`],
    () => [
      `각주[^note-1]${w.particle()} 단다.`,
      '',
      `[^note-1]: ${w.sentence()}`,
    ],
    () => [`${w.noun()}`, `: ${w.sentence()}`],
    () => [`${w.noun()}`, '', `: ${w.sentence()}`],
    () => [`[1] ${w.noun()}, ${w.title()}`],
    () => [`[${w.noun()}]: ${w.number()}`],
    () => [w.sentence(), '', `[1]: Kim et al., A Study of ${w.latin()}`],
    () => [w.sentence(), '', `[${w.noun()}]: <${url}>`],
    () => [`> [${w.noun()}]: ${w.sentence()}`],
    () => [`- [${w.noun()}]: ${w.sentence()}`],
  ])();
}

// ---- blocks of formulas, HTML, attributes -----------------------------------

function display(w) {
  const body = w.pick([
    ['a', '+ b'],
    ['a', '=', 'b'],
    ['x_{i} + y_{i}'],
    ['\\{a\\}'],
    ['a \\\\ b'],
    ['p(x|y)'],
    ['a', '- b', '- c'],
    ['\\begin{aligned}', 'a &= b \\\\', 'c &= d', '\\end{aligned}'],
    ['\\mathcal{L}_{a} + \\sum_{i}'],
    ['x < y'],
    ['*a* * b'],
  ]);
  return w.pick([
    ['$$', ...body, '$$'],
    ['$$' + body.join(' ') + '$$'],
    [w.sentence(), '$$', ...body, '$$'],
    [w.sentence(), '', '$$', ...body, '$$', '', w.sentence()],
  ]);
}

function markup(w) {
  const inside = w.pick([
    `**${w.noun()}**`,
    `**${w.noun()}(${w.latin()})**${w.particle()}`,
    w.sentence(),
    `[${w.noun()}](a)`,
    `- ${w.sentence()}`,
    `<strong>${w.noun()}</strong>`,
    `\`${w.latin()}\``,
    `# ${w.title()}`,
  ]);
  const tag = w.pick([
    'div',
    'center',
    'p',
    'p align="center"',
    'details',
    'div markdown="1"',
    'section',
  ]);
  const name = tag.split(' ')[0];
  return w.pick([
    [`<${tag}>`, inside, `</${name}>`],
    [`<${tag}>`, '', inside, '', `</${name}>`],
    [`<${tag}>${inside}</${name}>`],
    [
      '<details>',
      `<summary>${w.title()}</summary>`,
      '',
      inside,
      '',
      '</details>',
    ],
    [`<${tag}>`, inside, `</${name}>`, '', w.sentence()],
    ['<!-- ' + w.sentence() + ' -->', inside],
    ['<table>', `<tr><td>${inside}</td></tr>`, '</table>'],
  ]);
}

function attributes(w) {
  return w.pick([
    [w.sentence(), '{: .note}'],
    [`## ${w.title()} {#id}`],
    [`## ${w.title()}`, '{: .no_toc}'],
    ['{:toc}'],
    ['* 목차', '{:toc}'],
    [`> ${w.sentence()}`, '{: .prompt-tip }'],
    ['![그림](a.png)', '{: .center width="50%"}'],
    ['`{: .note}`' + w.particle() + ' 쓴다.'],
    [w.sentence(), '', '{: .note}', w.sentence()],
    [`## ${w.title()} {#${w.noun()}}`],
    [`- ${w.sentence()}`, '{: .list}'],
    ['```', '{: .note}', '```'],
    [`## ${w.title()} {.unnumbered}`],
  ]);
}

function liquidBlock(w) {
  return w.pick([
    ['```', '{{ x }}', '```'],
    ['{% highlight js %}', 'x = 1', '{% endhighlight %}'],
    ['{% raw %}', `${w.sentence()} {{ x }}`, '{% endraw %}'],
    ['```yaml', 'key: ${{ secrets.KEY }}', '```'],
    ['{% if x %}', w.sentence(), '{% endif %}'],
    ['{% include a.html %}', w.sentence()].slice(1),
    [w.sentence(), '{{ x }}'],
    ['$$', '\\hat{{x}}', '$$'],
    ['    {{ x }}'],
    [w.sentence(), '', '{% unknown %}'],
    ['`{{', 'x }}`'],
    ['{% assign x = "가" %}', `{{ x }}${w.particle()} 쓴다.`],
  ]);
}

function harmless(w) {
  return w.pick([
    () => [w.sentence()],
    () => [w.sentence(), w.sentence()],
    () => [w.sentence(), '', w.sentence()],
    () => [`## ${w.title()}`, '', w.sentence()],
    () => [`- ${w.sentence()}`, `- ${w.sentence()}`],
    () => [`1. ${w.sentence()}`, `2. ${w.sentence()}`],
    () => [`> ${w.sentence()}`, '', w.sentence()],
    () => [`- ${w.sentence()}`, `    - ${w.sentence()}`],
    () => [w.sentence(), '', '---', '', w.sentence()],
    () => [w.around(INLINE.plain(w))],
    () => [w.around(INLINE.plain(w)), w.sentence()],
    () => [`**${w.title()}**`, '', w.sentence()],
    () => ['```js', 'x = 1', '```', '', w.sentence()],
    () => [`${w.sentence()}  `, w.sentence()],
    () => [
      `- **${w.noun()}**: ${w.sentence()}`,
      `- **${w.noun()}**: ${w.sentence()}`,
    ],
  ])();
}

export const BLOCKS = {
  table,
  setext,
  heading,
  numbers,
  items,
  nested,
  mixed,
  labels,
  fence,
  indented,
  definition,
  display,
  markup,
  attributes,
  liquidBlock,
  harmless,
};
