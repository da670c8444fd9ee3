#!/usr/bin/env node
// Microsoft's sarif-multitool with its rules for SARIF and for GitHub: no error
// and no warning. It exits 0 whatever it finds, so its own report is read.
import fs from 'node:fs';
import path from 'node:path';

import {check, done, here, run, tmp} from './lib.mjs';
import {sarifCases} from './sarif_cases.mjs';

const multitool = path.join(
    here, 'node_modules/@microsoft/sarif-multitool-linux/Sarif.Multitool');

// It would fetch every address; a proxy that is none keeps it from the network.
const offline = {
  ...process.env, http_proxy: 'http://127.0.0.1:9',
  https_proxy: 'http://127.0.0.1:9',
};

// Its errors and warnings for the files, as lines.
function judge(files) {
  const report = path.join(tmp, 'report.sarif');
  fs.rmSync(report, {force: true});
  const {stdout, stderr} = run(multitool, [
    'validate', ...files, '--rule-kind', 'Sarif;Ghas', '--level',
    'Error;Warning', '--output', report, '--log', 'ForceOverwrite', '--quiet',
  ], {env: offline});
  if (!fs.existsSync(report)) return [`no report\n${stdout}${stderr}`];
  const log = JSON.parse(fs.readFileSync(report, 'utf8').replace(/^\ufeff/, ''));
  const lines = [];
  for (const {results = [], invocations = []} of log.runs) {
    for (const r of results) {
      const place = r.locations?.[0].physicalLocation.artifactLocation.uri ?? '';
      lines.push(`${path.basename(place)}: ${r.level ?? 'warning'} ` +
                 `${r.ruleId} ${JSON.stringify(r.message.arguments ?? '')}`);
    }
    for (const i of invocations)
      for (const n of i.toolExecutionNotifications ?? [])
        if (n.level === 'error') lines.push(n.message.text);
  }
  return lines;
}

const cases = sarifCases().filter(one => !one.similar);
const seen = judge(cases.map(one => one.file));
for (const one of cases) {
  const name = path.basename(one.file);
  check(`multitool: ${one.name}`,
        seen.filter(line => line.startsWith(name + ':')));
}
const names = new Set(cases.map(one => path.basename(one.file)));
check('multitool: nothing else went wrong',
      seen.filter(line => !names.has(line.split(':')[0])));

// It does see mistakes.
const broken = JSON.parse(cases[0].out);
const [result] = broken.runs[0].results;
result.locations[0].physicalLocation.region.endColumn = 0;
delete broken.runs[0].tool.driver.rules[0].help;
const file = path.join(tmp, 'broken.sarif');
fs.writeFileSync(file, JSON.stringify(broken));
const mistakes = judge([file]);
check('multitool: mistakes are found',
      mistakes.some(line => /error/.test(line)) ? [] : ['none', ...mistakes]);
done();
