#!/usr/bin/env node
// `--format lsp` against the protocol's own types: a schema is made from those
// of vscode-languageserver-protocol, with no fields but theirs. And what types do
// not say: where a range lies, and that a URI leads back to the file.
import Ajv from 'ajv';
import fs from 'node:fs';
import path from 'node:path';
import {createGenerator} from 'ts-json-schema-generator';
import {fileURLToPath} from 'node:url';

import {formatCases} from './format_cases.mjs';
import {check, digestlint, done, here} from './lib.mjs';

const types = path.join(here, 'lsp_report.ts');
const schema = createGenerator({
  path: types, type: 'Report', additionalProperties: false, skipTypeCheck: true,
  tsconfig: path.join(here, 'tsconfig.json'),
}).createSchema('Report');
const validate = new Ajv({strict: false, allErrors: true}).compile(schema);

function typeProblems(report) {
  if (validate(report)) return [];
  return validate.errors.map(e => `${e.instancePath}: ${e.message}`);
}

// Lines as the protocol cuts them, in UTF-16; clients drop a byte-order mark.
function linesOf(file) {
  return fs.readFileSync(file, 'utf8').replace(/^\ufeff/, '').split(/\r\n|\n|\r/);
}

function rangeProblems(lines, {start, end}) {
  const inside = p => p.line < lines.length && p.character <= lines[p.line].length;
  const ordered = start.line < end.line ||
      (start.line === end.line && start.character <= end.character);
  return inside(start) && inside(end) && ordered
             ? [] : [JSON.stringify({start, end})];
}

function placeProblems(cwd, report) {
  const problems = [];
  for (const {uri, diagnostics} of report) {
    const file = fileURLToPath(uri);
    if (!fs.existsSync(file)) {
      if (diagnostics.length !== 1) problems.push(`no such file: ${file}`);
      continue;
    }
    if (fs.readFileSync(file).includes(0xff)) continue; // no text to count in
    const lines = linesOf(file);
    for (const {range, relatedInformation = []} of diagnostics)
      problems.push(...rangeProblems(lines, range),
          ...relatedInformation.flatMap(({location}) => rangeProblems(
              linesOf(fileURLToPath(location.uri)), location.range)));
  }
  return problems;
}

// The same findings at the same places as in the JSON report.
function otherProblems(report, cwd, args) {
  const {out} = digestlint(
      ['--format', 'json', '--column-unit', 'utf16', ...args], {cwd});
  const all = JSON.parse(out).files.map(({path: name, error, diagnostics}) => ({
    file: path.resolve(cwd, name),
    found: error ? [error] : diagnostics.filter(d => !d.suppressed).map(d =>
        `${d.start.line - 1}:${d.start.column - 1}-${d.end.line - 1}:` +
        `${d.end.column - 1} ${d.code} ${d.message}`),
  }));
  const mine = report.map(({uri, diagnostics}) => ({
    file: fileURLToPath(uri),
    found: diagnostics.map(({range: {start, end}, code, message}) => code
        ? `${start.line}:${start.character}-${end.line}:${end.character} ` +
          `${code} ${message}` : message),
  }));
  return JSON.stringify(all) === JSON.stringify(mine)
             ? [] : ['the JSON report has other findings'];
}

for (const {name, cwd, args} of formatCases()) {
  const report =
      JSON.parse(digestlint(['--format', 'lsp', ...args], {cwd}).out);
  check(`lsp: ${name}: types`, typeProblems(report));
  check(`lsp: ${name}: places`, placeProblems(cwd, report));
  check(`lsp: ${name}: findings`, otherProblems(report, cwd, args));
}

// The schema does see mistakes.
const mistakes = [
  d => { d.severity = 'error'; }, d => { d.rule = 'DL503'; },
  d => { delete d.range.end; }, d => { d.tags = ['Unnecessary']; },
  d => { d.codeDescription = 'https://example.org'; },
];
for (const [i, spoil] of mistakes.entries()) {
  const d = {range: {start: {line: 0, character: 0}, end: {line: 0, character: 1}},
    severity: 1, message: 'x'};
  const report = [{uri: 'file:///a.md', diagnostics: [d]}];
  if (i === 0) check('lsp: a right report', typeProblems(report));
  spoil(d);
  check(`lsp: mistake ${i + 1} is found`,
        typeProblems(report).length > 0 ? [] : ['valid']);
}
done();
