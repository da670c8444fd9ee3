// Addresses and links: tails, bare ones, brackets that stay, definitions.
import {FORMULA, attribute} from './page.mjs';
import {inHtml} from './marks.mjs';

const HANGUL = '가-힣';
const ADDRESS =
    /^(?:(?:https?|ftp):\/\/\S+|www\.\S+|[\w.+-]+@\S+|[\w.-]+\.[a-z]{2,}\S*)$/i;

// Did the renderer make the link from a bare address, which it shows?
function isBare({source, page}, el, shown) {
  const href = attribute(el, 'href') ?? '';
  if (!/^(https?|ftp|mailto):/i.test(href) || !ADDRESS.test(shown))
    return false;
  const [start, end] = page.extent.get(el);
  const at = page.at.slice(start, end).find((one) => one >= 0) ?? -1;
  if (at < 0) return false;
  const before = source.text.slice(0, at);
  const after = source.text.slice(at + shown.length);
  if (before.endsWith('[') && after.startsWith('](')) return false;
  return !/(<|\]\(|<[a-z][^<>]*=["']?)$/i.test(before);
}

// What is at the end of an address and not of it: Korean text, or marks before
// it. Hangul after / = _ # + - may be a part of the address.
function tail(shown) {
  const korean = /[^\x00-\x7F]+[.,:;!?]*$/.exec(shown);
  if (korean) {
    const before = shown.slice(0, korean.index);
    const first = korean[0][0];
    const letter = new RegExp(`[${HANGUL}]`).test(first);
    if (letter && /[/=_#+&?-]$/.test(before)) return null;
    if (new RegExp(`[${HANGUL}]$`).test(before)) return null;
    return korean[0];
  }
  return /\*\*|[)\]'"»]+[^\x00-\x7F]+/.exec(shown)?.[0] ?? null;
}

// Is the address, with Hangul before its tail, a line of its own?
function isCopied({source}, at, shown, rest) {
  if (at < 0) return false;
  const from = source.text.lastIndexOf('\n', at) + 1;
  const [line] = source.text.slice(from).split('\n', 1);
  const before = line.slice(0, at - from);
  return /[가-힣]/.test(shown.slice(0, -rest.length)) &&
      !/[가-힣]/.test(before) &&
      !line.slice(at - from + shown.length).trim();
}

function judgeAddresses(verdict) {
  const {page, source} = verdict;
  for (const el of page.elements) {
    if (el.tagName !== 'a') continue;
    const [start, end] = page.extent.get(el);
    const {text: shown} = page.plain(start, end, page.text);
    if (!isBare(verdict, el, shown)) continue;
    const rest = tail(shown) ?? (/\*\*/.test(shown) ? shown : null);
    if (rest) {
      const inBrackets = verdict.brackets.some(([from, to]) =>
        from <= start && start < to);
      verdict.put('url-tail', {place: start + 1, excerpt: shown,
                               sure: !inBrackets && !isCopied(
                                   verdict, verdict.first(start, end), shown,
                                   rest)});
      continue;
    }
    // The rest of the word is outside the link.
    const next = page.plain(end, Math.min(end + 12, page.text.length)).text;
    const at = verdict.first(start, end);
    const [first] = next;
    const cut = at >= 0 && first &&
        new RegExp(`[${HANGUL}\\p{Emoji_Presentation}]`, 'u').test(first) &&
        /(?:[/=_#?&-]|%[\dA-F]{2})$/i.test(shown) &&
        source.text.startsWith(shown + first, at);
    if (cut)
      verdict.put('url-tail', {place: start + 1, excerpt: shown + next});
  }
}

const BARE = /\b(?:https?|ftp):\/\/[^\s<>()"'“”\uE000-\uE00F]{3,}/g;

function judgeBare(verdict, block) {
  if (verdict.family !== 'kramdown') return;
  const {page} = verdict;
  // Links are covered.
  const links = page.elements.filter((el) => el.tagName === 'a')
      .map((el) => page.extent.get(el));
  const {text, places} = verdict.prose(block);
  for (const m of text.matchAll(BARE)) {
    const place = places[m.index];
    if (links.some(([start, end]) => place >= start && place < end)) continue;
    // A part of a link that did not become one is that rule's.
    // Nobody follows an example's host without a path. One in quotation marks
    // is spoken of.
    const isQuoted = /["“]$/.test(text.slice(0, m.index)) &&
        /^["”]/.test(text.slice(m.index + m[0].length));
    const sure = !/[\])][ \t]?[([]<?$/.test(text.slice(0, m.index)) &&
        !isQuoted &&
        !/^https?:\/\/example\.[^\/]*\/?$/.test(m[0]);
    verdict.put('bare-address', {place, block, excerpt: m[0], sure});
  }
}

// A character class is not a footnote.
const PATTERN = /\[\^[^\]]*[\w가-힣]-[\w가-힣]/;

const LITERAL = [
  // A destination after brackets, with a space between or never closed.
  {pattern: /!?\[[^[\]\n]{0,80}\]\((?=[\w/.#<%-])[^)\n]*\)?/g, sure: true},
  {pattern: new RegExp(
      `!?\\[[^[\\]\\n]{1,80}\\][ \\t]` +
      `\\((?=https?:|www\\.|\\/|\\.\\.?\\/|#|<|[\\w%-]+[./])[^)\\n]*\\)?`, 'g'),
   sure: true},
  {pattern: /!?\[[^[\]\n]{1,80}\]\n\((?=https?:)[^)\n]*\)?/g, sure: false},
  {pattern: /!\[[^[\]\n]{0,80}\]\([^)\n]*\)?/g, sure: true},
  // The two kinds of brackets swapped.
  {pattern: /\([^()\n]{1,60}\)\[(?:https?:|www\.)[^\]\n]*\]?/g, sure: true},
  {pattern: /\([^()\n]{1,60}\)\[[\w./-]+\]/g, sure: false},
  // A footnote or a reference that nothing defines.
  {pattern: /\[\^[^\]\s[]+\]/g, sure: true},
  {pattern: /\[[^[\]\n]{1,60}\]\[[^[\]\n]*\](?<!\.{3}\])(?!…|\.{3})/g,
   sure: true,
   korean: true},
  // A destination whose brackets nothing opens.
  {pattern: /\]\((?=https?:|www\.)[^)\s]*\)/g, sure: false},
];

// Brackets that only look as if they met: between them the source has the mark
// of emphasis, `[1]**(가)`.
function isApart({page}, places, middle) {
  const [close, open] = [page.at[places[middle]], page.at[places[middle + 1]]];
  return close >= 0 && open > close + 1;
}

function judgeBrackets(verdict, block) {
  const {text, places} = verdict.prose(block);
  const html = inHtml(verdict, block);
  const taken = [];
  for (const {pattern, sure, korean} of LITERAL) {
    for (const m of text.matchAll(pattern)) {
      const end = m.index + m[0].length;
      if (taken.some(([from, to]) => m.index < to && from < end)) continue;
      const bracket = m.index + m[0].search(/[[(]/);
      if (verdict.escaped(places[bracket]) ||
          verdict.escaped(places[m.index + m[0].search(/\]|\)/)])) continue;
      const middle = /[\])][[(]/.exec(m[0]);
      if (middle && isApart(verdict, places, m.index + middle.index)) continue;
      if (PATTERN.test(m[0]) || m[0].includes(FORMULA)) continue;
      taken.push([m.index, end]);
      verdict.brackets.push([places[m.index], places[end - 1] + 1]);
      const code = (korean && !/[가-힣]/.test(m[0])) || html;
      verdict.put('literal-link', {
        place: places[m.index], block, excerpt: m[0], sure: sure && !code,
      });
    }
  }
}

const squash = (text) => text.replace(/[^0-9A-Za-z가-힣]+/g, '');

// Lines that vanish as the definition of a link, and are no address.
function judgeDefinitions(verdict) {
  const {source, page} = verdict;
  const shown = squash(page.text);
  source.lines.forEach((line, i) => {
    const m = /^((?:[ \t>]|[-*+][ \t]|\d+[.)][ \t])*)\[([^\]]+)\]:[ \t]*(\S.*)$/
        .exec(line);
    if (!m || source.fenced[i]) return;
    const [, before, label, rest] = m;
    const at = source.begins[i] + before.length;
    const gone = source.shown.slice(at, at + m[0].length - before.length)
        .every((place) => place < 0);
    if (!gone && shown.includes(squash(rest))) return;
    if (!gone && squash(rest).length < 4) return;
    const note = label.startsWith('^');
    // A destination, or one word that may be.
    const address = /^<[^>]*>|^\S*[:/.#%?=&@]\S*(\s+["'(].*)?$/.test(rest);
    if (!note && address) return;
    const korean = /[가-힣\s]/.test(rest);
    const sure = !note ? korean :
        verdict.family === 'kramdown' && /[^\x00-\x7F]/.test(label);
    verdict.put('definition-swallows', {line: i + 1, excerpt: line, sure});
  });
}

export function judgeLinks(verdict) {
  verdict.brackets = [];
  for (const block of verdict.blocks()) {
    judgeBare(verdict, block);
    judgeBrackets(verdict, block);
  }
  judgeAddresses(verdict);
  judgeDefinitions(verdict);
}
