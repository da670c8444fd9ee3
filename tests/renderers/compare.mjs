// Findings of the linter against what the oracle sees on the pages, and pages
// before and after fixes.
import {CODES, judge, visible} from './oracle.mjs';
import {LINTED} from './linter.mjs';
import {family} from './render.mjs';

const KINDS = Object.fromEntries(
    Object.entries(CODES).map(([kind, code]) => [code, kind]));

// Kinds of which one page shows both, so that either may be reported.
const SAME = [
  // A footnote with a Hangul label: the call and the note.
  ['literal-link', 'definition-swallows'],
  // Marks in HTML are marks.
  ['literal-emphasis', 'markdown-in-html'],
  // What Liquid takes from a formula.
  ['liquid', 'broken-formula'],
];

const alike = (kind, other) => kind === other || SAME.some((pair) =>
  pair.includes(kind) && pair.includes(other));

// Of these, each place is reported; of the others, one for a block may do.
const INLINE = ['literal-emphasis', 'literal-link', 'url-tail', 'bare-address',
                'attribute-visible', 'typographic-change', 'money-formula',
                'false-strikethrough', 'raw-html'];

// Is a finding about what is seen on the page?
function isAbout(one, seen) {
  const kind = KINDS[one.code];
  const within = (from, to) => one.last >= from && one.line <= to;
  if (kind === seen.kind) {
    const inline = INLINE.includes(kind) && !seen.whole;
    return seen.line === 0 || (inline ?
        within(seen.line, seen.line) : within(seen.from, seen.to));
  }
  // A note may be far from its call.
  if (alike(kind, seen.kind) && seen.excerpt.includes('[^')) return true;
  return (alike(kind, seen.kind) || (seen.also ?? []).includes(kind)) &&
      within(seen.from, seen.to);
}

const isConfirmed = (one, seen) => seen.some((s) => isAbout(one, s));
const isFound = (s, findings) => findings.some((one) => isAbout(one, s));

// ---- fixes ------------------------------------------------------------------

// Where the fixed text is not as good: kramdown prints the backslash of `\~`,
// `{% raw %}` is text elsewhere, and a formula has marks for one renderer.
const ELSEWHERE = {
  'DL609': LINTED.filter((name) => name !== 'kramdown-input'),
  'DL808': ['jekyll'], 'DL811': [], 'DL816': [],
};

// What a fix may do to the visible text: bring back what was lost, take away
// what should not be seen, or nothing. Lists get numbers instead of text.
const GAINS = ['DL606', 'DL802', 'DL804', 'DL808', 'DL814', 'DL816', 'DL817',
               'DL803'];
const LOSES = ['DL810', 'DL821', 'DL805', 'DL806', 'DL807', 'DL815'];
const ANY = ['DL811'];

const letters = (page) => visible(page).replace(/[^\p{L}\p{N}]/gu, '');
const words = (page) => visible(page).replace(/[^\p{L}]/gu, '');

// Footnotes are shown at the end, so that what leaves one moves.
const inOrder = (text, page) =>
  /footnotes/.test(page.html) ? [...text].sort().join('') : text;

function within(part, whole) {
  let i = 0;
  for (const sign of whole) if (sign === part[i]) i++;
  return i >= part.length;
}

// A link or a picture that a table tore in two shows what it hides when whole.
function untorn(codes, page) {
  if (!codes.includes('DL802')) return page;
  return {html: page.html.replace(/<\/td>\s*<td[^>]*>/g, '')
      .replace(/!\[[^\]]*\]\([^()\s]*\)/g, '')
      .replace(/\]\([^()\s]*\)/g, ']')};
}

function sameText(codes, before, after, renderer) {
  if (codes.some((code) => ANY.includes(code))) return true;
  // kramdown reads no Markdown after a tag that it does not know.
  if (codes.includes('DL606') && family(renderer) === 'kramdown') return true;
  const gains = codes.some((code) => GAINS.includes(code));
  const loses = codes.some((code) => LOSES.includes(code));
  if (gains && loses) return true;
  // A cell that a table has lost; of lists, numbers come and go.
  if (codes.every((code) => code === 'DL814'))
    return within(inOrder(letters(before), before),
                  inOrder(letters(after), before));
  if (gains) return within(words(untorn(codes, before)), words(after));
  if (loses) return within(words(after), words(before));
  return letters(before) === letters(after);
}

// The build ends at the first mistake of several: at another one if that is
// repaired, and at the same if there is no repair. What Liquid takes from the
// page is seen when no mistake is left.
const mistake = (page) => page.abort?.replace(/\(line \d+\)/, '');
const isOther = (before, after, unfixed) =>
  before.abort && (mistake(before) !== mistake(after) ||
                   unfixed.includes('DL808'));

// Why the fixed page is not as meant, {why, code}, or null. Without a code, any
// of the fixes may be the cause.
function whyBad(codes, before, after, own, {renderer, unfixed}) {
  if (!own && before.page.abort) return null;
  if (after.page.abort && !before.page.abort) return {why: 'the build ends'};
  for (const code of codes) {
    const kind = KINDS[code];
    const count = (seen, what) => seen.filter((s) => s.kind === kind)
        .reduce((sum, s) => sum + s[what], 0);
    // What the linter did not find, or does not fix, may stay.
    const left = count(after.seen, 'times'), were = count(before.seen, 'times');
    const gone = count(before.seen, 'all') - count(after.seen, 'all');
    if (own && left > 0 && left >= were && gone <= 0 &&
        !(kind === 'liquid' && isOther(before.page, after.page, unfixed)))
      return {why: `${kind} is still there`, code};
    if (left > were) return {why: `${kind} is more than before`, code};
  }
  // Of a page that was not there, nobody has seen what else is wrong.
  const isNew = (s) => s.sure && !before.page.abort && !before.seen.some(
      (b) => alike(b.kind, s.kind) || s.also?.includes(b.kind));
  const one = after.seen.find(isNew);
  if (one) return {why: `${one.kind} is new`};
  // What had no fix may have got one when another was made.
  const has = (seen, code) =>
    seen.some((s) => s.sure && s.kind === KINDS[code]);
  const all = [...codes, ...unfixed.filter((code) =>
    has(before.seen, code) && !has(after.seen, code))];
  // Where nothing was wrong, nothing may change.
  const wrong = before.seen.some((s) => all.includes(CODES[s.kind]));
  const relation = own || wrong ? all : codes.filter((c) => ANY.includes(c));
  return sameText(relation, before.page, after.page, renderer) ? null :
      {why: 'the visible text is another'};
}

// ---- all --------------------------------------------------------------------

// {code: {confirmed, false, found, missed, fixed, bad, examples}}.
function table() {
  return Object.fromEntries(Object.values(CODES).map((code) =>
    [code, {confirmed: 0, false: 0, found: 0, missed: 0, fixed: 0, bad: 0,
            examples: {false: [], missed: [], bad: []}}]));
}

export async function compare(renderer, sources, results, renderers, excepted) {
  const counts = table();
  const pagesOf = async (name, texts) => {
    const pages = await renderers.get(name)(texts);
    return texts.map((text, i) =>
      ({page: pages[i], seen: judge(text, name, pages[i])}));
  };
  const note = (code, what, source, why) => {
    if (excepted(code, renderer, what, source)) return;
    counts[code][what]++;
    counts[code].examples[what].push(
        `${renderer}: ${JSON.stringify(source)}: ${why}`);
  };
  const before = await pagesOf(renderer, sources);
  sources.forEach((source, i) => {
    const {seen} = before[i], {findings} = results[i];
    for (const one of findings) {
      if (!counts[one.code]) continue;
      if (isConfirmed(one, seen)) counts[one.code].confirmed++;
      else note(one.code, 'false', source, `line ${one.line}: ${one.message}`);
    }
    for (const s of seen.filter((one) => one.sure && CODES[one.kind])) {
      if (isFound(s, findings)) counts[CODES[s.kind]].found++;
      else note(CODES[s.kind], 'missed', source,
                `line ${s.line}: ${s.excerpt}`);
    }
  });
  for (const way of ['safe', 'unsafe'])
    await compareFixes({renderer, sources, results, way, counts, note, before,
                        pagesOf});
  return counts;
}

async function compareFixes({renderer, sources, results, way, counts, note,
                             before, pagesOf}) {
  const changed = sources.map((source, i) => i)
      .filter((i) => results[i][way] !== sources[i] &&
                     (way === 'safe' || results[i].unsafe !== results[i].safe));
  if (changed.length === 0) return;
  const isFixed = (one) =>
    one.fix && (way === 'unsafe' || one.fix === 'safe');
  const codesOf = (i, fixed = true) => [...new Set(results[i].findings
      .filter((one) => !!isFixed(one) === fixed).map((one) => one.code))];
  const fixed = changed.map((i) => results[i][way]);
  const names = way === 'safe' ? LINTED : [renderer];
  for (const name of names) {
    const own = name === renderer;
    const were = own ? changed.map((i) => before[i]) :
        await pagesOf(name, changed.map((i) => sources[i]));
    const are = await pagesOf(name, fixed);
    changed.forEach((i, k) => {
      const codes = codesOf(i).filter((code) => counts[code]);
      if (!own && codes.some((code) =>
        ELSEWHERE[code] && !ELSEWHERE[code].includes(name))) return;
      const bad = whyBad(codes, were[k], are[k], own,
                         {renderer: name, unfixed: codesOf(i, false)});
      for (const code of codes) {
        if (own) counts[code].fixed++;
        if (bad && (bad.code ?? code) === code)
          note(code, 'bad', sources[i], `${way} fix, on ${name} ${bad.why}: ` +
               JSON.stringify(fixed[k]));
      }
    });
  }
}

// Their unsafe fixes put names in place of signs in formulas, which the oracle
// does not read.
const FORMULAS = ['DL802', 'DL811'];

// Files that GitHub shows, too: what only it shows must be seen there, and the
// fixed text must be no worse on either page.
export async function compareAlso(renderer, sources, results, renderers,
                                  excepted) {
  const counts = table();
  const views = [renderer, 'gfm'];
  const seenBy = async (texts) => {
    const all = {};
    for (const name of views) {
      const pages = await renderers.get(name)(texts);
      all[name] = texts.map((text, i) =>
        ({page: pages[i], seen: judge(text, name, pages[i])}));
    }
    return all;
  };
  const note = (code, what, source, why) => {
    if (views.some((name) => excepted(code, name, what, source))) return;
    counts[code][what]++;
    counts[code].examples[what].push(
        `${views.join(' and ')}: ${JSON.stringify(source)}: ${why}`);
  };
  const before = await seenBy(sources);
  sources.forEach((source, i) => {
    for (const one of results[i].findings) {
      if (!counts[one.code] || !one.isAlso) continue;
      if (isConfirmed(one, before.gfm[i].seen)) counts[one.code].confirmed++;
      else note(one.code, 'false', source, `line ${one.line}: ${one.message}`);
    }
  });
  for (const way of ['safe', 'unsafe']) {
    const changed = sources.map((source, i) => i)
        .filter((i) => results[i][way] !== sources[i]);
    const after = await seenBy(changed.map((i) => results[i][way]));
    changed.forEach((i, k) => {
      const isFixed = (one) =>
        one.fix && (way === 'unsafe' || one.fix === 'safe');
      const codesOf = (fixed) => [...new Set(results[i].findings
          .filter((one) => !!isFixed(one) === fixed).map((one) => one.code))]
          .filter((code) => counts[code]);
      const codes = codesOf(true);
      for (const name of views) {
        const bad = whyBad(codes, before[name][i], after[name][k], false,
                           {renderer: name, unfixed: codesOf(false)});
        for (const code of codes) {
          if (way === 'unsafe' && name === 'gfm' && FORMULAS.includes(code))
            continue;
          counts[code].fixed++;
          if (bad && (bad.code ?? code) === code)
            note(code, 'bad', sources[i],
                 `${way} fix, on ${name} ${bad.why}: ` + JSON.stringify(results[i][way]));
        }
      }
    });
  }
  return counts;
}

// Where the renderer is not known, a finding must be right on every page.
export async function compareUnknown(sources, results, renderers, excepted) {
  const counts = table();
  for (const [name, render] of renderers) {
    const pages = await render(sources);
    sources.forEach((source, i) => {
      if (results[i].findings.length === 0) return;
      const seen = judge(source, name, pages[i]);
      for (const one of results[i].findings) {
        if (!counts[one.code] || isConfirmed(one, seen) ||
            excepted(one.code, 'unknown', 'false', source)) continue;
        counts[one.code].false++;
        counts[one.code].examples.false.push(
            `unknown, on ${name}: ${JSON.stringify(source)}: ` +
            `line ${one.line}: ${one.message}`);
      }
    });
  }
  return counts;
}

export function add(total, counts) {
  for (const [code, one] of Object.entries(counts)) {
    total[code] ??= table()[code];
    for (const key of Object.keys(one)) {
      if (key === 'examples') {
        for (const what of Object.keys(one.examples))
          total[code].examples[what].push(...one.examples[what]);
      } else {
        total[code][key] += one[key];
      }
    }
  }
}
