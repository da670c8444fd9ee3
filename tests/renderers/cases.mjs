// Cases: lines of `renderer<TAB>source<TAB>kind`, where \n in the source is a
// line end and kind is `none` or what the oracle calls it.
import fs from 'node:fs';
import {CODES, judge} from './oracle.mjs';
import {RENDERERS, open} from './render.mjs';

// Other names of the same kinds, which say more of the cause.
const ALIASES = {
  'table-lost': 'table-not-rendered', 'table-eats-line': 'table-not-rendered',
  'table-splits-code': 'table-not-rendered',
  'heading-lost': 'heading-not-rendered', 'literal-rule': 'accidental-heading',
  'liquid-abort': 'liquid', 'liquid-swallow': 'liquid',
  'numbering-lost': 'numbers-restart', 'literal-footnote': 'literal-link',
  'strikethrough': 'false-strikethrough', 'swallowed-html': 'raw-html',
  'fence-lost': 'unclosed-fence', 'typography': 'typographic-change',
  'bare-url': 'bare-address', 'url-cut': 'url-tail',
};
// Seen on the page, but no rule is about it.
const OTHERS = ['wrong-escape', 'definition-list'];

const unescape = (text) => text.replace(/\\([nt\\])/g, (all, sign) =>
  ({n: '\n', t: '\t', '\\': '\\'})[sign]);

export function readCases(file) {
  const cases = [];
  fs.readFileSync(file, 'utf8').split('\n').forEach((text, i) => {
    const [name, source, written] = text.split('\t');
    if (!text || name === 'renderer' || name.startsWith('#')) return;
    const kind = ALIASES[written] ?? written;
    if (kind !== 'none' && !CODES[kind] && !OTHERS.includes(kind))
      throw new Error(`${file}:${i + 1}: no kind is called ${written}`);
    cases.push({line: i + 1, renderer: name.replace(/^hugo-.*/, 'hugo'),
                source: unescape(source), kind, written});
  });
  return cases;
}

// Does the page show what the case says? A case without a kind must have no
// finding that is sure.
function agrees({kind}, found) {
  return kind === 'none' ? !found.some((one) => one.sure) :
      found.some((one) => one.kind === kind);
}

// {total, agreed, kinds: Map of kind to [agreed, total], wrong, unsure, more,
// left}: `unsure` are cases whose kind the oracle is not sure of, `more` those
// in which it finds something else, too.
export async function checkCases(file) {
  const cases = readCases(file);
  const result = {total: 0, agreed: 0, kinds: new Map(), wrong: [], unsure: [],
                  more: [], left: 0};
  for (const name of new Set(cases.map((one) => one.renderer))) {
    const own = cases.filter((one) => one.renderer === name);
    if (!RENDERERS.includes(name)) {
      result.left += own.length;
      continue;
    }
    const render = await open(name);
    const pages = await render(own.map((one) => one.source));
    own.forEach((one, i) => {
      const found = judge(one.source, name, pages[i]);
      const good = agrees(one, found);
      const count = result.kinds.get(one.written) ?? [0, 0];
      result.kinds.set(one.written, [count[0] + good, count[1] + 1]);
      result.total++;
      result.agreed += good;
      const shown = {...one, found, page: pages[i]};
      if (!good) result.wrong.push(shown);
      else if (one.kind !== 'none') {
        if (!found.some((f) => f.kind === one.kind && f.sure))
          result.unsure.push(shown);
        if (found.some((f) => f.kind !== one.kind && f.sure))
          result.more.push(shown);
      }
    });
  }
  return result;
}

export function describe({line, renderer, source, written, found, page}) {
  const seen = found.map((one) =>
    `${one.kind}${one.sure ? '' : '?'}:${one.line}`).join(' ') || 'none';
  return `line ${line}, ${renderer}: ${JSON.stringify(source)} ` +
      `is ${written}, the page has ${seen}: ` +
      JSON.stringify((page.abort ?? page.html).slice(0, 160));
}
