// Marks that the reader sees: emphasis, strikes, attributes, typography.
import {FORMULA, ancestors} from './page.mjs';

const HANGUL = '가-힣';
const hangul = new RegExp(`[${HANGUL}]`);

// Tags of HTML blocks; a renderer writes some of them, too.
const HTML_BLOCK = new RegExp(
    '^(address|article|aside|center|details|div|figcaption|figure|footer|' +
    'header|li|main|p|section|summary|table|td|th)$');

// Is the block inside HTML that the source has? A paragraph that the renderer
// made inside a <div> is not.
export function inHtml({source}, block) {
  for (const el of [block.el, ...ancestors(block.el)]) {
    const tag = el.tagName;
    if (!tag) break;
    if (HTML_BLOCK.test(tag) &&
        new RegExp(`<${tag}\\b`, 'i').test(source.text)) return true;
    // The renderer's own: it has read what is inside.
    if (/^(p|li|h[1-6]|td|th)$/.test(tag)) break;
  }
  return false;
}

const isSpace = (sign) => sign === undefined || /\s/.test(sign);

// What can have no meaning as emphasis: rules, powers, paths, names of code.
function meansOther(text, start, end) {
  const before = text[start - 1], after = text[end];
  if (isSpace(before) && (isSpace(after) || /[.,!?)…]/.test(after))) return true;
  if (/\d/.test(before ?? '') && /\d/.test(after ?? '')) return true;
  if (before === '/' || after === '/' || before === FORMULA) return true;
  return end - start > 3;
}

// A rule that is shown as signs is that rule's.
function isRule({page, source}, place) {
  return page.at[place] >= 0 && source.isRule(source.lineAt(page.at[place]));
}

function literalStars(verdict, {text, places}) {
  const found = [];
  const all = [...text.matchAll(/(?<!\*)\*{2,3}(?!\*)|(?<!_)_{2,3}(?!_)/g)]
      .filter((m) => !verdict.escaped(places[m.index]) &&
                     !isRule(verdict, places[m.index]));
  const means = (m) => !meansOther(text, m.index, m.index + m[0].length);
  const stars = all.filter((m) => m[0][0] === '*');
  stars.forEach((m, i) => {
    if (!means(m)) return;
    const partner = (other) => other !== undefined &&
        !(/\d/.test(text[other.index - 1] ?? '') &&
          /\d/.test(text[other.index + other[0].length] ?? '')) &&
        (means(other) || !/\n/.test(text.slice(
            Math.min(m.index, other.index), Math.max(m.index, other.index))));
    found.push({m, alone: !partner(stars[i - 1]) && !partner(stars[i + 1])});
  });
  // After a formula they may be a power, `$x$**2`.
  for (const m of stars)
    if (text[m.index - 1] === FORMULA && !found.some((one) => one.m === m))
      found.push({m, alone: true, unsure: true});
  const bars = all.filter((m) => m[0][0] === '_');
  for (let i = 0; i + 1 < bars.length; i++) {
    const [open, close] = [bars[i], bars[i + 1]];
    const inside = text.slice(open.index + open[0].length, close.index);
    if (!means(open) && !means(close) || /\n.*\n/.test(inside)) continue;
    // __init__ is a name.
    const alone = /^\w*$/.test(inside);
    found.push({m: open, alone}, {m: close, alone});
    i++;
  }
  // The renderer took half of the other mark.
  for (const m of bars)
    if (means(m) && !found.some((one) => one.m === m))
      found.push({m, alone: true});
  return found;
}

// One star or bar is a mark only together with another.
function literalPairs(verdict, {text, places}) {
  const found = [];
  const pair = (pattern, sure) => {
    for (const m of text.matchAll(pattern)) {
      const start = m.index + m[1].length;
      if (verdict.escaped(places[start])) continue;
      // A name or a product: `_x_`, `2 *a* 3`.
      const word = /^\w+$/.test(m[2]);
      if (!hangul.test(m[2]) && !hangul.test(m.at(-1))) continue;
      found.push({index: start, text: m[0].slice(m[1].length),
                  sure: sure && !word});
    }
  };
  const edge = `\\s(\\["'“‘「『《〈${HANGUL}`;
  const next = `(?=([${HANGUL}\\s.,!?)\\]:;…」』”’]|$))`;
  pair(new RegExp(`(^|[${edge}])\\*(?=[^\\s*])([^*\\n]{0,60}[^\\s*])\\*${next}`,
                  'g'), true);
  pair(new RegExp(`(^|[^\\w${HANGUL}])_(?=[^\\s_])([^_\\n]{0,60}[^\\s_])_` +
                  `(?=([${HANGUL}]))`, 'g'), true);
  pair(new RegExp(`([${HANGUL}])_(?=[^\\s_])([^_\\n]{0,60}[^\\s_])_(?!_)`, 'g'),
       false);
  pair(/(^|\s)[*_](?=[^*_])([^*_\n]{1,60})[*_](?![*_\w])/g, false);
  pair(/(^|[^~])~~(?=[^\s~])([^~\n]{0,60}[^\s~])~~(?!~)/g, false);
  return found;
}

// A mark in or beside emphasis that began or ended with the mark of another.
function strayMarks(verdict, block, kind) {
  const {page} = verdict;
  const stream = page.covered.slice(block.start, block.end);
  const inside = page.elements
      .filter((el) => el.tagName === 'em' || el.tagName === 'strong')
      .map((el) => page.extent.get(el));
  for (const m of stream.matchAll(/[*_]/g)) {
    const place = block.start + m.index;
    if (verdict.escaped(place) ||
        !inside.some(([start, end]) => place >= start - 1 && place <= end))
      continue;
    verdict.put(kind, {place, block, sure: false,
                       excerpt: verdict.around(place, place + 1, block)});
  }
}

function judgeEmphasis(verdict, block) {
  const prose = verdict.prose(block);
  const {text, places} = prose;
  const html = inHtml(verdict, block);
  const kind = html ? 'markdown-in-html' : 'literal-emphasis';
  // An address that is linked together with the marks after it.
  const tails = verdict.found.filter((one) => one.kind === 'url-tail')
      .map((one) => one.line);
  const put = (index, length, sure) => verdict.put(kind, {
    place: places[index], block, sure,
    also: tails.includes(verdict.lineOf(places[index], block)) ?
        ['url-tail'] : [],
    excerpt: verdict.around(places[index], places[index + length], block),
  });
  for (const {m, alone, unsure} of literalStars(verdict, prose))
    put(m.index, m[0].length,
        !unsure && (!alone || verdict.starsElsewhere));
  for (const one of literalPairs(verdict, prose))
    put(one.index, one.text.length, one.sure);
  strayMarks(verdict, block, kind);
  if (!html) return;
  for (const m of text.matchAll(/\[[^\[\]\n]+\]\([^()\s]+\)|`[^`\n]+`/g))
    put(m.index, m[0].length, false);
}

// A bold mark alone in its block has its partner in another block.
function countStars(verdict) {
  const alone = verdict.blocks().filter((block) => {
    const prose = verdict.prose(block);
    return literalStars(verdict, prose)
        .filter(({m}) => m[0][0] === '*').length === 1;
  });
  verdict.starsElsewhere = alone.length > 1;
}

function judgeStrike(verdict) {
  const {page, source} = verdict;
  for (const el of page.elements) {
    if (el.tagName !== 'del' && el.tagName !== 's') continue;
    const [start, end] = page.extent.get(el);
    const text = page.text.slice(start, end);
    const at = verdict.first(start, end);
    let open = at - 1;
    while (open > 0 && /[*_`\s[(]/.test(source.text[open])) open--;
    // <del>, or two tildes: a mark that nobody writes by chance, except
    // perhaps between numbers.
    if (source.text[open] !== '~') continue;
    if (source.text[open - 1] === '~') {
      if (/\d/.test(source.text[open - 2] ?? ''))
        verdict.put('false-strikethrough',
                    {place: start + 1, excerpt: text, sure: false});
      continue;
    }
    const close = source.text.indexOf('~', at + 1);
    const meant = isSpace(source.text[open - 1]) &&
        isSpace(source.text[close + 1]);
    verdict.put('false-strikethrough',
                {place: start + 1, excerpt: text, sure: !meant});
  }
}

function judgeAttributes(verdict, block) {
  const {text, places} = verdict.prose(block);
  const heading = /^h[1-6]$/.test(block.el.tagName ?? '');
  for (const m of text.matchAll(/\{:+\s*[.#\w][^{}\n]*\}|\{[#.][^\s{}]+\}/g)) {
    const list = m[0].startsWith('{:');
    // On GitHub; elsewhere only text that kramdown does not read either.
    const sure = verdict.family === 'commonmark' && (list || heading);
    verdict.put('attribute-visible',
                {place: places[m.index], block, excerpt: m[0], sure});
  }
}

function judgeTypography(verdict, block) {
  const {page, source} = verdict;
  const {text, places} = verdict.prose(block);
  const wrote = (i, sign) => source.text[page.at[places[i]]] === sign;
  for (const m of text.matchAll(/[–—](?=[A-Za-z])/g)) {
    if (!wrote(m.index, '-')) continue;
    const before = text[m.index - 1];
    verdict.put('typographic-change', {
      place: places[m.index], block,
      sure: isSpace(before) || /[(["'“‘]/.test(before) || hangul.test(before),
      excerpt: text.slice(m.index, m.index + 20),
    });
  }
  let open = -1;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '\n') open = -1;
    if (text[i] !== '“' && text[i] !== '”') continue;
    const wrong = (text[i] === '“') === (open >= 0);
    if (wrong && wrote(i, '"')) {
      const sure = text[i] === '“' && /[^\s(“‘「『<[*_]/.test(text[i - 1] ?? ' ');
      verdict.put('typographic-change', {
        place: places[i], block, sure,
        excerpt: text.slice(Math.max(open, 0), i + 8),
      });
    }
    open = open >= 0 ? -1 : i;
  }
}

// A backslash that was to hide and did not.
function judgeEscapes(verdict, block) {
  const {text, places} = verdict.prose(block);
  for (const m of text.matchAll(/\\[~&/,;%^=-]/g))
    verdict.put('wrong-escape', {place: places[m.index], block,
                                 excerpt: m[0], sure: false});
}

export function judgeMarks(verdict) {
  countStars(verdict);
  for (const block of verdict.blocks()) {
    judgeEmphasis(verdict, block);
    judgeAttributes(verdict, block);
    judgeTypography(verdict, block);
    judgeEscapes(verdict, block);
  }
  judgeStrike(verdict);
}
