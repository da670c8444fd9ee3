// The linter under test: what it reports for many sources, and what they are
// after its fixes, with one run for each.
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {fileURLToPath} from 'node:url';
import {frontMatter, temporary} from './render.mjs';

const project = path.resolve(path.dirname(fileURLToPath(import.meta.url)),
                             '../..');
const program =
    process.env.DIGESTLINT ?? path.join(project, 'build/digestlint');

// How a configuration names what render.mjs runs.
const SETTINGS = {
  'gfm': 'gfm',
  'jekyll': 'kramdown',
  'kramdown-input': '{name: kramdown, input: kramdown}',
  'hugo': 'hugo',
  'markdown-it': 'markdown-it',
  'remark': 'remark',
  'remark-math': '{name: remark, math: true}',
};
export const LINTED = Object.keys(SETTINGS);
// Those whose files are linted as read on GitHub, too.
export const ALSO_READ = ['jekyll', 'kramdown-input', 'hugo', 'remark'];
// Nothing is known of what renders the file.
const UNKNOWN = 'unknown';

const second = (setting) => setting.startsWith('{') ?
    setting.replace('}', ', also: gfm}') : `{name: ${setting}, also: gfm}`;

const configuration = (renderer, also) => `extends: generic
renderer: ${also ? second(SETTINGS[renderer]) : SETTINGS[renderer] ?? UNKNOWN}
rules:
  all: off
  DL8: error
  DL606: {severity: error, lone-only: false}
  DL609: error
`;

// Jekyll copies a file without front matter.
const HEAD = '---\nlayout: none\n---\n';

function run(folder, args) {
  const done = spawnSync(program, ['check', '--today', '2025-09-13', ...args], {
    cwd: folder, encoding: 'utf8', maxBuffer: 1 << 30,
    env: {...process.env, LC_ALL: 'C.UTF-8'},
  });
  if (done.error) throw done.error;
  if (done.status === null || done.status > 1)
    throw new Error(`digestlint ${args.join(' ')}: exit status ` +
                    `${done.status ?? done.signal}\n` +
                    `${done.stderr}${done.stdout.slice(0, 2000)}`);
  return done.stdout;
}

// The codes of the rules that this program has.
export function knownRules() {
  const done = spawnSync(program, ['rules'], {encoding: 'utf8'});
  if (done.error) throw done.error;
  return new Set(done.stdout.match(/\bDL\d{3}\b/g));
}

const name = (i) => `${String(i).padStart(5, '0')}.md`;

function write(folder, files, renderer, also) {
  fs.mkdirSync(folder, {recursive: true});
  fs.writeFileSync(path.join(folder, '.digestlint.yaml'),
                   configuration(renderer, also));
  files.forEach((text, i) => {
    if (text !== null) fs.writeFileSync(path.join(folder, name(i)), text);
  });
}

// A finding in lines of the source without its front matter.
function finding(one, skipped) {
  return {code: one.code, message: one.message,
          isAlso: one.message.endsWith(' (on GitHub)'), fix: one.fix?.applicability,
          line: one.start.line - skipped,
          last: Math.max(one.start.line, one.end?.line ?? 0) - skipped};
}

// For each source {findings, safe, unsafe}: the last two are the source after
// `--fix` and `--unsafe-fixes`, if these are asked for. Without a renderer the
// configuration names none. With `also`, its `also` is `gfm`.
export function lint(renderer, sources, fixes = true, also = false) {
  const folder = temporary('digestlint-renderers-');
  const head = renderer === 'jekyll' || renderer === 'kramdown-input';
  const files = sources.map((text) =>
    head && frontMatter(text) === '' ? HEAD + text : text);
  const heads = files.map((text) => frontMatter(text));
  const skipped = heads.map((text) => text.split('\n').length - 1);

  write(path.join(folder, 'as-is'), files, renderer, also);
  const report = JSON.parse(
      run(path.join(folder, 'as-is'), ['--format', 'json', '.']));
  const found = new Map(report.files.map((file) =>
    [path.basename(file.path), file.diagnostics ?? []]));

  // A file in which nothing has a fix stays as it is.
  const fixable = files.map((text, i) =>
    (found.get(name(i)) ?? []).some((one) => one.fix) ? text : null);
  const fixed = (option) => {
    const copy = path.join(folder, option);
    write(copy, fixable, renderer, also);
    run(copy, [`--${option}`, '--format', 'json', '.']);
    const read = (i) => fs.readFileSync(path.join(copy, name(i)), 'utf8');
    return fixable.map((text, i) =>
      (text === null ? files[i] : read(i)).slice(heads[i].length));
  };
  const safe = fixes ? fixed('fix') : [];
  const unsafe = fixes ? fixed('unsafe-fixes') : [];
  fs.rmSync(folder, {recursive: true});
  return sources.map((text, i) => ({
    findings: (found.get(name(i)) ?? [])
        .filter((one) => !one.suppressed && one.code !== 'DL901')
        .map((one) => finding(one, skipped[i])),
    safe: safe[i], unsafe: unsafe[i],
  }));
}
