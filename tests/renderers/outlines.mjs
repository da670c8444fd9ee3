// The blocks that digestlint reads as kramdown does, compared with kramdown's.
import {spawnSync} from 'node:child_process';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {generate} from './generate.mjs';

const here = path.dirname(fileURLToPath(import.meta.url));
const outline = process.env.OUTLINE ??
    path.join(here, '../../build/release/tests/page/outline');

// kramdown keeps Markdown in an element with markdown="1" inside of it, where
// digestlint reads on, and merges paragraphs around {::comment}.
const isCompared = (source) => !/markdown="|\{::/.test(source);

function run(command, args, input) {
  const done = spawnSync(command, args,
                         {input, encoding: 'utf8', maxBuffer: 1 << 28});
  if (done.error) throw done.error;
  if (done.status !== 0) throw new Error(`${command}: ${done.stderr}`);
  return done.stdout.trimEnd().split('\n');
}

// Removes notes, which kramdown moves to the end of the page.
function withoutNotes(line) {
  let out = line;
  for (let at; (at = out.indexOf('note(')) >= 0;) {
    let depth = 1, end = at + 5;
    for (; depth > 0; end++)
      depth += out[end] === '(' ? 1 : out[end] === ')' ? -1 : 0;
    out = out.slice(0, at) + out.slice(end);
  }
  return out;
}

// Both in one form: definitions and attributes are no elements of kramdown's,
// and not all of its elements know their line.
const normal = (line) => withoutNotes(line)
    .replace(/\b(def|ial)\d+/g, '')
    .replace(/\b(dt|codeblock|header|hr|html)\d+/g, '$1')
    .replace(/ +/g, ' ').replace(/\( /g, '(').replace(/ \)/g, ')')
    .replace(/\b(dt|html)( \1)+/g, '$1');

/** The sources for which the outlines differ, and the number compared. */
export function compareOutlines(count = 5000, seed = 20250913) {
  const wrong = [];
  let total = 0;
  for (const [mine, theirs] of [['kramdown', 'GFM'],
                                ['kramdown-input', 'kramdown']]) {
    const sources = generate(count, seed).filter(isCompared)
        .map((source) => `\n${source}`.replace(/\n*$/, '\n'));
    const input = sources.join('\0') + '\0';
    const got = run(outline, [mine], input);
    const want = run('ruby', ['-W0', path.join(here, 'outlines.rb'), theirs],
                     input);
    total += sources.length;
    sources.forEach((source, i) => {
      if (normal(got[i]) !== normal(want[i]))
        wrong.push(`${mine}: ${JSON.stringify(source)}: ${got[i]}, ` +
                   `kramdown: ${want[i]}`);
    });
  }
  return {wrong, total};
}
