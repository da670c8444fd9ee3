// Folders of posts that every format is tried on, as {name, cwd, args}: all
// fixtures, and files with hostile names and contents.
import fs from 'node:fs';
import path from 'node:path';

import {project, tmp} from './lib.mjs';

const fixtures = path.join(project, 'tests/fixtures');
const WRONG = fs.readFileSync(
    path.join(project, 'examples/2025-09-13-daily-papers-20250913.md'));

const NAMES = ['a b.md', '한글 요약.md', '한글.md'.normalize('NFD'), '100%.md',
  '%41.md', 'a#b.md', 'new\nline.md', 'tab\t.md', 'c:drive.md', 'a,b.md', '😀.md',
  '[link](1).md', 'quote\'"&<>|.md', 'back\\slash.md', '::error::x.md'];

const TEXTS = {
  'emoji.md': '# 1. [😀 A  Paper](https://arxiv.org/abs/2509.01234)\n\n' +
      '## Results\n\n😀😀 모델를 썼다. 😀 전략를\u200b 보였다.\n',
  'mark.md': '\ufeff' + WRONG,
  'crlf.md': WRONG.toString().replaceAll('\n', '\r\n'),
  'cr.md': WRONG.toString().replaceAll('\n', '\r'),
  'tabs.md': '- \t모델를 썼다.\n\n\t코드\n',
  'separators.md': '모델를 \u2028 쓴 \u2029 정책를 \u0085 본다.\n',
  'control.md': '모델\x01를 \x1b[31m정책를\x7f 본다.\n',
  'nul.md': '모델를\0 정책를\0\n',
  'invalid.md': Buffer.concat([WRONG, Buffer.from([0xe2, 0x80, 0x41, 0xf0, 0xff,
      10]), WRONG]),
  'percent.md': '모델를 100%%0A ::error::쓴다.\n',
  'empty.md': '',
  'one.md': '모델를',
};

function folder(name, files) {
  const made = path.join(tmp, name);
  fs.mkdirSync(made, {recursive: true});
  for (const [file, text] of files) fs.writeFileSync(path.join(made, file), text);
  return made;
}

const generic = ['--no-config', '--profile', 'generic'];

export function formatCases() {
  // By name: in a folder only what is called like a post would be linted.
  const all = fs.readdirSync(fixtures, {recursive: true})
      .filter(name => name.endsWith('.md')).sort();
  return [
    {name: 'fixtures', cwd: fixtures, args: all},
    {name: 'fixtures in Korean', cwd: fixtures, args: ['--lang', 'ko', ...all]},
    {name: 'fixtures, all rules', cwd: fixtures,
      args: ['--select', 'all', ...all]},
    {name: 'hostile names', cwd: folder('names', NAMES.map(n => [n, WRONG])),
      args: ['--no-config', '--select', 'DL2,DL503', '.']},
    {name: 'hostile texts', cwd: folder('texts', Object.entries(TEXTS)),
      args: [...generic, '.']},
    {name: 'a file that is not there', cwd: folder('none', []),
      args: [...generic, '모델 를.md']},
    {name: 'no file', cwd: folder('void', []), args: [...generic, '.']},
  ];
}
