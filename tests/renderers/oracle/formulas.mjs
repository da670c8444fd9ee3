// Formulas that the page does not show as they were written.
import {FORMULA, SIGNS} from './page.mjs';

// `$` after a word or before a digit is money; a formula has no space inside
// its marks.
const INLINE = /(?<![\\$\w])\$(?![\s$])([^$\n]*?[^$\s\\])\$(?![\d$])/g;
const DISPLAY = /\$\$([^]+?)\$\$/g;
const KRAMDOWN = /\\\([^]*?\\\)|\\\[[^]*?\\\]/g;
const korean = (tex) =>
  /[가-힣]/.test(tex.replace(/\\(text|mbox|mathrm|operatorname)\w*\{[^}]*\}/g, ''));

// Covers the formulas that the page shows, so that no other judge reads them.
export function coverFormulas(page) {
  const stream = [...page.masked];
  const cover = (all) => FORMULA.repeat(all.length);
  for (const block of page.blocks) {
    const {text, places} = page.plain(block.start, block.end);
    const covered = text.replace(KRAMDOWN, cover).replace(DISPLAY, cover)
        .replace(INLINE, (all, tex) => korean(tex) ? all : cover(all));
    for (let i = 0; i < covered.length; i++)
      if (covered[i] === FORMULA && stream[places[i]] !== '\n')
        stream[places[i]] = FORMULA;
  }
  page.covered = stream.join('');
}

// The formulas of the source outside code: {tex, start, end, display}.
function written(source) {
  const lines = source.lines.map((line, i) =>
    source.fenced[i] ? line.replace(/[^\n]/g, ' ') : line);
  const text = lines.join('\n').replace(/(`+)(?!`)[^`\n]+?\1(?!`)/g,
                                        (all) => ' '.repeat(all.length));
  const found = [];
  const open = text.replace(DISPLAY, (all, tex, at) => {
    found.push({tex, start: at + 2, end: at + all.length - 2, display: true});
    return all.replace(/[^\n]/g, ' ');
  });
  for (const m of open.matchAll(INLINE))
    found.push({tex: m[1], start: m.index + 1,
                end: m.index + m[0].length - 1, display: false});
  return found.filter(({tex}) => /[\\_^=<>|{}*+'~()[\]-]/.test(tex) &&
                                 !korean(tex));
}

// kramdown's own escapes, written so that TeX gets the sign: `\_`, `\|`,
// `\\{`. What is left is what TeX reads.
const forKramdown = (tex) =>
  !/(?<!\\)\\[{}#!:$,;%&]|(?<!\\)\\\\(?![\\{}|_,;:!#()[\]A-Za-z])/.test(tex);

// Whoever knows that nothing protects a formula writes `a\\_i`.
const withBars = (tex) => tex.replaceAll('\\_', '_');

const squash = (text) => text.replace(/[\s\u200B]/g, '');
const flat = (text) => squash(text).replace(/[‘’]/g, "'")
    .replace(/[“”]/g, '"').replace(/[–—]|-{2,3}/g, '-').replace(/…/g, '...');

// The part of the page that a part of the source makes, with its signs.
function shownAs({source, page}, start, end) {
  let from = -1, to = -1;
  for (let i = start; i < end; i++) {
    const place = source.shown[i];
    if (place < 0) continue;
    if (from < 0) from = place;
    to = Math.max(to, place);
  }
  return from < 0 ? '' : page.masked.slice(from, to + 1);
}

function isBroken(verdict, {tex, start, end}) {
  const seen = shownAs(verdict, start, end);
  const key = squash(tex.replace(/^[ \t]*>+/gm, ''));
  // Signs inside: a part of it is emphasis, a link or struck out.
  if (squash(seen) === key || squash(seen.replace(SIGNS, '')) === '' &&
      squash(verdict.page.text).includes(key)) return null;
  const bare = squash(seen.replace(SIGNS, ''));
  if (bare === key || seen.length > seen.replace(SIGNS, '').length)
    return 'marks';
  if (flat(bare) === flat(tex)) return 'typography';
  if (flat(bare) === flat(withBars(tex))) return 'escaped';
  if (squash(verdict.page.masked).includes(key)) return null;
  return 'signs';
}

// On these, no page of mathematics knows what was lost. What GitHub and
// plug-ins do with a formula was not measured.
const UNPROTECTED = ['jekyll', 'kramdown-input', 'hugo', 'markdown-it'];

export function judgeFormulas(verdict) {
  const {source, page, renderer} = verdict;
  if (renderer === 'remark-math') {
    judgeMoney(verdict);
    return;
  }
  for (const formula of written(source)) {
    const why = isBroken(verdict, formula);
    if (!why) continue;
    const kramdown = verdict.family === 'kramdown';
    const cells = page.elements.some((el) =>
      ['table', 'del', 'pre'].includes(el.tagName) &&
      touches(verdict, el, formula));
    const lost = why !== 'typography' && why !== 'escaped';
    const sure = UNPROTECTED.includes(renderer) && lost && !cells &&
        !(kramdown && why === 'signs' && forKramdown(formula.tex));
    const from = source.lineAt(formula.start);
    verdict.found.push({
      kind: 'broken-formula', line: from, from,
      to: source.lineAt(formula.end), sure,
      excerpt: formula.tex.trim().slice(0, 60),
    });
  }
}

function touches({source, page}, el, {start, end}) {
  const [from, to] = page.extent.get(el);
  for (let i = start; i < end; i++)
    if (source.shown[i] >= from && source.shown[i] < to) return true;
  return false;
}

// Prose between two prices that a plug-in takes for a formula.
function judgeMoney(verdict) {
  const {page} = verdict;
  for (const el of page.elements) {
    const name = el.attrs.find((one) => one.name === 'class')?.value ?? '';
    if (!/\bmath-inline\b/.test(name)) continue;
    const [start, end] = page.extent.get(el);
    const tex = page.text.slice(start, end);
    if (!korean(tex)) continue;
    verdict.put('money-formula',
                {place: start, excerpt: tex, sure: /^\d/.test(tex)});
  }
}
