// For the validators: TAP, the program under test, and a folder to work in.
import {spawnSync} from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath} from 'node:url';

export const here = path.dirname(fileURLToPath(import.meta.url));
export const project = path.resolve(here, '../..');
export const tmp = fs.realpathSync(
    fs.mkdtempSync(path.join(os.tmpdir(), 'digestlint-')));
process.on('exit', () => fs.rmSync(tmp, {recursive: true, force: true}));

const program =
    process.env.DIGESTLINT ?? path.join(project, 'build/digestlint');
let count = 0;

export function pass(name) {
  console.log(`ok ${++count} - ${name}`);
}

// `why`: lines that tell what is wrong; of many the first ones.
export function fail(name, why = []) {
  console.log(`not ok ${++count} - ${name}`);
  const lines = [why].flat();
  for (const line of lines.slice(0, 20))
    console.log('# ' + String(line).replaceAll('\n', '\n# '));
  if (lines.length > 20) console.log(`# … and ${lines.length - 20} more`);
  process.exitCode = 1;
}

// A test that passed when there is nothing to say against it.
export function check(name, problems) {
  if (problems.length === 0) pass(name);
  else fail(name, problems);
}

export function skip(name, why) {
  console.log(`ok ${++count} # SKIP ${name}: ${why}`);
}

export function done() {
  console.log(`1..${count}`);
}

// Runs the program on 13 September 2025; throws when it crashes.
export function digestlint(args, {cwd = project, input = ''} = {}) {
  const run = spawnSync(program, ['check', '--today', '2025-09-13', ...args], {
    cwd, input, maxBuffer: 1 << 30, env: {...process.env, LC_ALL: 'C.UTF-8'},
  });
  if (run.error) throw run.error;
  if (run.status === null || run.status > 2)
    throw new Error(`digestlint ${args.join(' ')}: ` +
                    `${run.signal ?? run.status}\n${run.stderr}`);
  return {code: run.status, out: run.stdout, err: run.stderr.toString()};
}

// Another program of node_modules or the system.
export function run(command, args, options = {}) {
  const done = spawnSync(command, args,
                         {maxBuffer: 1 << 30, encoding: 'utf8', ...options});
  if (done.error) throw done.error;
  return done;
}
