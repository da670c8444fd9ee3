// Runs of digestlint whose SARIF the validators judge: all fixtures, clean and
// failed runs, and files with hostile names and contents.
import fs from 'node:fs';
import path from 'node:path';

import {digestlint, project, tmp} from './lib.mjs';

const fixtures = path.join(project, 'tests/fixtures');
const CLEAN = fs.readFileSync(path.join(fixtures, 'clean/daily-papers.md'));
const WRONG = fs.readFileSync(
    path.join(project, 'examples/2025-09-13-daily-papers-20250913.md'));

const HOSTILE_NAMES = [
  'a b.md', '한글 요약.md', '한글.md'.normalize('NFD'), '100%.md', '%41.md',
  'a#b.md', 'new\nline.md', 'tab\tname.md', 'c:drive.md', '[link](1).md',
  '-x.md', '{0}.md', 'what?.md', 'quote\'"&<>.md', '😀.md', 'back\\slash.md',
  Buffer.from([0x62, 0x61, 0x64, 0xff, 0x2e, 0x6d, 0x64]),
];

const HOSTILE_TEXTS = {
  'braces.md': '# 1. [A {0} {Paper}](https://arxiv.org/abs/2509.1)\n\n' +
      '식 \\frac{1}{2}를 [링크](1)와 {{0}}으로 쓴 모델를 [본다](2).\n',
  'emoji.md': '# 1. [😀 A  Paper](https://arxiv.org/abs/2509.01234)\n\n' +
      '## Results\n\n😀😀 모델를 썼다. 😀 전략를\u200b 보였다.\n',
  'nfd.md': ('# 1. [논문](https://arxiv.org/abs/2509.01234)\n\n' +
      '## Results\n\n모델를 썼다.\n').normalize('NFD'),
  'tabs.md': '# 1. [A\tPaper](https://arxiv.org/abs/2509.01234)\n\n' +
      '## Results\n\n\t코드\n\n- \t모델를 썼다.\n',
  'mark.md': '\ufeff' + WRONG,
  'crlf.md': WRONG.toString().replaceAll('\n', '\r\n'),
  'cr.md': WRONG.toString().replaceAll('\n', '\r'),
  'mixed.md': WRONG.toString().replace(/\n/g, (_, i) =>
      ['\n', '\r\n', '\r'][i % 3]),
  'separators.md': '모델를 \u2028 쓴 \u2029 정책를 \u0085 본다.\n',
  'control.md': '모델\x01를 \x1b[31m정책를\x7f 본다.\n',
  'nul.md': '모델를\0 정책를\0\n',
  'invalid.md': Buffer.concat([WRONG, Buffer.from([0xe2, 0x80, 0x41, 0xf0, 0x9f,
      0x98, 0xed, 0xa0, 0x80, 0xc0, 0xaf, 10]), WRONG]),
  'utf16.md': Buffer.from('\ufeff한글', 'utf16le'),
  'empty.md': '',
  'newlines.md': '\n\n\n',
  'one.md': '모델를',
  'directives.md': '<!-- digestlint-disable-next-line DL503 -- "인용" {0} -->\n' +
      '모델를 쓴다.\n\n<!-- digestlint-disable DL999 -->\n\n정책를 쓴다.\n',
};

function folder(name) {
  const made = path.join(tmp, name);
  fs.mkdirSync(made, {recursive: true});
  return made;
}

function put(where, files) {
  for (const [name, text] of files)
    fs.writeFileSync(Buffer.concat([Buffer.from(where + '/'),
                                    Buffer.from(name)]), text);
}

const made = [];

// Where the rules are not the matter: a report with few is judged faster.
const FEW = ['--select', 'DL2,DL503,DL902,DL903'];

// Runs the program and keeps its report as `file`. `root`: what its relative
// URIs are relative to; `similar`: a slow validator may leave it out.
function add(name, cwd, args, {root = cwd, input, expect, similar} = {}) {
  const file = path.join(folder('sarif'), name.replace(/[^a-z0-9]+/g, '-') +
                                              '.sarif');
  const {code, out, err} =
      digestlint(['--format', 'sarif', ...args], {cwd, input});
  fs.writeFileSync(file, out);
  if (expect !== undefined && code !== expect)
    throw new Error(`${name}: exit ${code} instead of ${expect}\n${err}`);
  made.push({name, cwd, root, args, input, code, file, out, similar});
}

// The arguments of a fixture, unless it is about another format.
function fixtureArguments(file) {
  const side = file.replace(/\.md$/, '.args');
  const text = fs.existsSync(side) ? fs.readFileSync(side, 'utf8') : '';
  return text.includes('--format') ? [] : text.split(/\s+/).filter(Boolean);
}

export function fixtureFiles() {
  return fs.readdirSync(fixtures, {recursive: true})
      .filter(name => name.endsWith('.md')).sort()
      .map(name => ({name, args: fixtureArguments(path.join(fixtures, name))}));
}

function addFixtures() {
  // By name: in a folder only what is called like a post would be linted.
  const all = fixtureFiles().map(file => file.name);
  add('fixtures', fixtures, all);
  add('fixtures in Korean', fixtures, ['--lang', 'ko', ...all]);
  add('fixtures, all rules', fixtures, ['--select', 'all', ...all]);
  // Those with arguments of their own, a run for each set of arguments.
  const sets = new Map();
  for (const {name, args} of fixtureFiles()) {
    const key = args.join(' ');
    if (key) sets.set(key, [...sets.get(key) ?? [], name]);
  }
  for (const [key, names] of sets)
    add(`fixtures ${key}`, fixtures, [...key.split(' '), '--', ...names],
        {similar: true});
}

function addCleanRuns() {
  const clean = folder('clean');
  put(clean, [['2025-09-13-daily-papers-20250913.md', CLEAN]]);
  add('nothing found', clean, ['.'], {expect: 0});
  add('no file', folder('void'), ['.'], {expect: 0});
  add('a category', clean, ['--sarif-category', 'posts/daily', '.']);
  put(folder('never'), [['a.md', WRONG]]);
  add('findings that do not fail', folder('never'),
      ['--fail-on', 'never', '.'], {expect: 0});
}

function addFailedRuns() {
  const wrong = folder('failed');
  put(wrong, [
    ['a.md', WRONG],
    ['.digestlint.yaml', 'rules:\n  DL999: off\n  DL503: loud\nextend: x\n'],
    ['broken.yaml', 'rules: [\n'],
  ]);
  fs.mkdirSync(path.join(wrong, 'folder.md'), {recursive: true});
  add('mistakes in the configuration', wrong, ['a.md'], {expect: 2});
  add('a configuration that does not parse', wrong,
      ['--config', 'broken.yaml', 'a.md'], {expect: 2});
  add('no such configuration', wrong, ['--config', 'none.yaml', 'a.md'],
      {expect: 2});
  add('no such rule', wrong, ['--select', 'DL{0}', 'a.md'], {expect: 2});
  add('no such file', wrong, [...FEW, '--no-config', 'a.md', 'no such file.md'],
      {expect: 2});
  add('only a file that is not there', folder('void'), ['none.md'],
      {expect: 2});
  const link = path.join(wrong, 'loop.md');
  if (!fs.lstatSync(link, {throwIfNoEntry: false}))
    fs.symlinkSync('loop.md', link);
  add('a file that cannot be read', wrong, [...FEW, '--no-config', 'loop.md',
      'a.md'], {expect: 2});
}

function addHostileRuns() {
  const names = folder('names');
  put(names, HOSTILE_NAMES.map(name => [name, WRONG]));
  add('hostile names', names, [...FEW, '.'], {expect: 1});
  const texts = folder('texts');
  put(texts, Object.entries(HOSTILE_TEXTS));
  add('hostile texts', texts, ['--no-config', '--select', 'all', '.'],
      {expect: 1});
  add('hostile texts in Korean', texts,
      ['--no-config', '--profile', 'generic', '--lang', 'ko', '.']);
}

function addPlaces() {
  const root = folder('places'), posts = folder('places/posts');
  put(posts, [['a.md', WRONG], ['b.md', WRONG]]);
  add('a root above', posts, [...FEW, '--root', '..', '.'], {root});
  put(folder('places/other'), [['c.md', WRONG]]);
  add('a file beside the root', root,
      [...FEW, '--root', 'posts', 'other/c.md', 'posts/a.md'], {root: posts});
  const link = path.join(root, 'link.md');
  if (!fs.lstatSync(link, {throwIfNoEntry: false}))
    fs.symlinkSync('posts/a.md', link);
  add('a symbolic link', root, [...FEW, 'link.md']);
  add('standard input', root,
      [...FEW, '--stdin-filename', 'posts/new post.md', '-'], {input: WRONG});
  add('standard input without a name', root, [...FEW, '-'], {input: WRONG});
}

function addSuppressions() {
  const where = folder('suppressed');
  put(where, [['directives.md', HOSTILE_TEXTS['directives.md']]]);
  add('suppressed findings', where, [...FEW, '--no-config', '.']);
  add('suppressed findings left out', where,
      [...FEW, '--no-config', '--omit-suppressed', '.']);
}

// The blog's own rules, the same name in two configurations, and a baseline.
function addOwnRules() {
  const where = folder('patterns'), other = folder('patterns/other');
  const rule = (id, message, rest) =>
      `  - id: ${id}\n    message: "${message}"\n    ${rest}\n`;
  put(where, [
    ['a.md', WRONG],
    ['.digestlint.yaml', 'posts: "*.md"\npatterns:\n' +
        rule('no-river', "'{0}' {{is}} [out](9)", 'pattern: RiverNet') +
        rule('HOUSE1', "use '{1}', not '{0}'?", 'pattern: "음성( 없음)?"') +
        rule('idle', 'never found', 'pattern: xyzzy') +
        rule('off', 'switched off', 'pattern: 번역\n    severity: off')],
  ]);
  put(other, [
    ['b.md', WRONG],
    ['.digestlint.yaml', 'posts: "*.md"\npatterns:\n' +
        rule('no-river', "another '{0}'.", 'pattern: 메모리\n' +
             '    severity: error\n    replacement: 기억')],
  ]);
  fs.mkdirSync(path.join(other, '.git'), {recursive: true});
  add('own rules', where, [...FEW, '--select', 'all', '.']);
  const known = folder('known');
  put(known, [['a.md', WRONG.toString().replace('정책를', '정책을')],
              ['.digestlint.yaml', '']]);
  digestlint(['--baseline', 'known.json', '--update-baseline', 'a.md'],
             {cwd: known});
  put(known, [['a.md', WRONG]]);
  add('a baseline', known, ['--baseline', 'known.json', 'a.md'], {expect: 1});
}

// More results than GitHub takes; too large a report for slow validators.
export function manyResults() {
  const where = folder('many');
  put(where, [['many.md', '끝에 빈칸이 있다. \n'.repeat(25100)]]);
  made.length = 0;
  add('too many results', where,
      ['--no-config', '--profile', 'generic', '--select', 'DL610', '.']);
  return made.pop();
}

export function sarifCases() {
  made.length = 0;
  addFixtures();
  addCleanRuns();
  addFailedRuns();
  addHostileRuns();
  addPlaces();
  addSuppressions();
  addOwnRules();
  return made;
}
