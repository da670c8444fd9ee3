// What Liquid does to a page before Markdown sees it.

// Values of the site and of the page, which these tests do not have, and
// strings, which somebody wrote to be printed.
const MEANT = new RegExp(`^\\{\\{-?\\s*(["']|(` +
    'site|page|include|layout|content|paginator|post|theme|jekyll)\\b)');

// Tags that take nothing from the page.
const PLAIN = new RegExp('^\\{%-?\\s*(end\\w*|raw|comment|assign|capture|' +
                         'highlight|include\\w*|link|post_url)\\b');

const blanked = (text) => text.replace(/[^\n]/g, ' ');

// The tokens of Liquid outside of raw and comment, {text, index}. An object
// ends at the first brace.
function tokens(text) {
  const open = text.replace(
      /\{%-?\s*(raw|comment)\s*-?%\}[^]*?\{%-?\s*end\1\s*-?%\}/g, blanked);
  return [...open.matchAll(/\{\{[^]*?\}\}?|\{%[^]*?%\}/g)];
}

// Names that the text itself sets.
const names = (text) => new Set([...text.matchAll(
    /\{%-?\s*(?:assign|capture|for)\s+([\w-]+)/g)].map((m) => m[1]));

export function judgeLiquid(verdict) {
  const {abort, liquid, source: {text}, source} = verdict;
  if (abort && verdict.family === 'kramdown') {
    const line = Number(/\(line (\d+)\)/.exec(abort)?.[1] ?? 0);
    // What lacks its end is reported there, or where it begins.
    verdict.found.push({kind: 'liquid', line, from: 1, to: source.lines.length,
                        excerpt: abort.slice(0, 80), sure: true});
    return;
  }
  if (liquid === undefined || liquid === text) return;
  const known = names(text);
  for (const m of tokens(text)) {
    const at = m.index, line = source.lineAt(at);
    const name = /^\{\{-?\s*([\w-]*)/.exec(m[0])?.[1];
    if (m[0].startsWith('{%')) {
      if (!PLAIN.test(m[0]))
        verdict.put('liquid', {line, excerpt: m[0], sure: false});
      continue;
    }
    const sure = !MEANT.test(m[0]) && !known.has(name);
    const [from, to] = [line, line + m[0].split('\n').length - 1];
    verdict.found.push({kind: 'liquid', line, from, to,
                        excerpt: m[0].slice(0, 80), sure});
  }
}
