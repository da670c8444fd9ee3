#!/usr/bin/env node
// `--format github` against @actions/core: the commands that it makes of the
// findings of the JSON report must be ours to the byte.
import * as core from '@actions/core';

import {formatCases} from './format_cases.mjs';
import {check, digestlint, done} from './lib.mjs';

const LIMIT = 10; // of each level, in one step
const LEVELS = {error: 'error', warning: 'warning', info: 'notice'};

// What @actions/core prints, instead of printing it.
function command(level, message, properties) {
  const write = process.stdout.write;
  let text = '';
  process.stdout.write = chunk => (text += chunk, true);
  try {
    core[LEVELS[level]](message, properties);
  } finally {
    process.stdout.write = write;
  }
  return text;
}

// As src/report/line.c writes a path, for the names of format_cases.mjs.
function noteLine(file, note) {
  const {line, column} = note.start;
  const shown = (note.path ?? file.path)
      .replace(/^(?=::|[A-Za-z][-.A-Za-z0-9]*:)/, './')
      .replace(/[\x07-\x0d]/g, c => '\\' + 'abtnvfr'[c.charCodeAt(0) - 7]);
  return `\n${shown}:${line}:${column}: note: ${note.message}`;
}

function diagnosticCommand(file, d) {
  const oneLine = d.start.line === d.end.line;
  return command(d.severity, d.message + d.notes.map(n => noteLine(file, n)).join(''), {
    title: `${d.code} ${d.name}`, file: file.path.replace(/^\.\//, ''),
    startLine: d.start.line, endLine: d.end.line,
    ...oneLine && {startColumn: d.start.column, endColumn: d.end.column},
  });
}

function expected(report) {
  const levels = {error: [], warning: [], info: []};
  for (const file of report.files) {
    if (file.error)
      levels.error.push(command('error', file.error,
                                {title: 'digestlint', file: file.path}));
    for (const d of file.diagnostics)
      if (!d.suppressed) levels[d.severity].push(diagnosticCommand(file, d));
  }
  let more = 0;
  for (const level of Object.values(levels)) {
    more += Math.max(0, level.length - LIMIT);
    level.splice(LIMIT);
  }
  if (more > 0) {
    if (levels.info.length === LIMIT) more += levels.info.splice(LIMIT - 1).length;
    levels.info.push({more});
  }
  return Object.values(levels).flat();
}

function differences(lines, want) {
  const problems = [];
  for (let i = 0; i < Math.max(lines.length, want.length); i++) {
    const wanted = want[i]?.more
        ? lines[i]?.startsWith('::notice title=digestlint::…') &&
              lines[i].includes(` ${want[i].more}`) ? lines[i] : want[i]
        : want[i]?.replace(/\n$/, '');
    if (lines[i] !== wanted) problems.push(`expected: ${wanted}`, `actual: ${lines[i]}`);
  }
  return problems;
}

for (const {name, cwd, args} of formatCases()) {
  const run = format => digestlint(['--format', format, ...args], {cwd}).out;
  const lines = run('github').toString().split('\n');
  check(`github: ${name}: ends with a newline`,
        lines.pop() === '' ? [] : ['it does not']);
  check(`github: ${name}`,
        differences(lines, expected(JSON.parse(run('json')))));
  // A level at a time, so that more than thirty findings are seen.
  for (const rule of ['DL2', 'DL503', 'DL6']) {
    const few = ['--ignore', 'DL', '--select', rule];
    const list = digestlint(['--format', 'github', ...few, ...args], {cwd}).out;
    const report = digestlint(['--format', 'json', ...few, ...args], {cwd}).out;
    check(`github: ${name}: ${rule}`, differences(
        list.toString().split('\n').slice(0, -1), expected(JSON.parse(report))));
  }
}
done();
