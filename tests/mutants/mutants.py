#!/usr/bin/env python3
"""mutants.py - do the tests notice a small mistake in the code?

`make mutants` runs it. For each layer (a folder of src/) it draws small
mistakes at random: another comparison, a condition forced, a statement
dropped. Each is compiled and linked into a copy of the project without
../shared beside it, and the tests that enter the mistake's function are run
until one fails. What no test notices is listed with its line before and after.

equivalent.txt lists mistakes that change nothing anyone can see; they are not
counted. Results lie in build/mutants/; --again runs only the survivors of the
last run with the same seed.
"""
import argparse
import json
import os
import pathlib
import random
import re
import resource
import shlex
import shutil
import signal
import subprocess
import threading
import time
from concurrent.futures import ThreadPoolExecutor

from mistakes import ROOT, Source

BUILD = ROOT / 'build/mutants'
EXAMPLES = 'build/mutants/plain/examples'  # its table has such paths
# They build with make, or read sources: no small mistake shows there.
NOT_RUN = {'test_docs.sh', 'test_install.sh', 'test_keys.sh', 'test_layers.sh',
           'test_lexicon.sh', 'test_library.sh', 'test_new_rule.sh',
           'test_rulegen.sh', 'test_style.sh'}


class Mutant:
    def __init__(self, layer, path, number, old, new):
        self.layer, self.path, self.number = layer, path, number
        self.old, self.new = old.strip(), new.strip()
        self.killer = None
        self.object = None

    def key(self):
        return self.path, self.old, self.new

    def show(self):
        return f'{self.path}:{self.number + 1}\n- {self.old}\n+ {self.new}\n'


def read_equivalents():
    """{(path, old, new): reason} of equivalent.txt: paragraphs of a path, the
    line after '- ', the line after '+ ', and why nobody can see it."""
    found = {}
    text = (ROOT / 'tests/mutants/equivalent.txt').read_text()
    for paragraph in re.split(r'\n\s*\n', text):
        lines = [x for x in paragraph.split('\n') if not x.startswith('#')]
        if not any(lines):
            continue
        path, old, new, *why = lines
        assert old[:2] == '- ' and new[:2] == '+ ' and why, paragraph
        found[path, old[2:], new[2:]] = ' '.join(why)
    return found


# ---- building -----------------------------------------------------------------

def environment(name):
    return shlex.split(os.environ[name])


def compile_text(path, text, out):
    """Compiles text in the place of path; the object's bytes, or None."""
    run = subprocess.run(
        environment('COMPILE') + ['-w', '-I', str((ROOT / path).parent), '-x',
                                  'c', '-c', '-', '-o', str(out)],
        input=text.encode(), cwd=ROOT, stderr=subprocess.DEVNULL, check=False)
    return out.read_bytes() if run.returncode == 0 else None


def link(out, inputs, *options):
    out.parent.mkdir(parents=True, exist_ok=True)
    subprocess.run(environment('CC') + ['-pthread', '-o', str(out),
                                        *map(str, inputs), *options,
                                        *environment('LIBS')],
                   cwd=ROOT, check=True)


def link_library(out, objects):
    link(out, objects, '-shared')


class Copy:
    """The project as a stranger cloned it, whose programs all run the code of
    one shared library; with it a folder for temporary files."""

    def __init__(self, name):
        self.home = BUILD / name
        self.tree, self.tmp = self.home / 'tree', self.home / 'tmp'
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.copytree(ROOT, self.tree, symlinks=True,
                        ignore=shutil.ignore_patterns('build', '.git'))
        self.tmp.mkdir()
        self.build = self.tree / 'build/release'
        self.library = self.build / 'libdigestlint.so'
        shutil.copytree(BUILD / 'plain/examples', self.tree / EXAMPLES)
        shutil.copytree(BUILD / 'plain/tests/posts', self.build / 'tests/posts')
        spec = ROOT / 'build/spec/spec.txt'
        if spec.exists():
            (self.tree / 'build/spec').mkdir()
            shutil.copy(spec, self.tree / 'build/spec')

    def link_programs(self):
        rpath = '-Wl,-rpath,$ORIGIN:$ORIGIN/../..:$ORIGIN/release'
        for test in sorted((BUILD / 'plain/tests').glob('*/*.o')):
            name = test.relative_to(BUILD / 'plain').with_suffix('')
            link(self.build / name, [test, self.library], rpath, '-lcmocka')
        link(self.tree / 'build/digestlint',
             [BUILD / 'plain/src/main.o', self.library], rpath)

    def run(self, test, limit, trace=None):
        """Whether a test passes, in seconds of at most limit."""
        env = dict(os.environ, TMPDIR=str(self.tmp), BUILD='build/release',
                   DIGESTLINT=str(self.tree / 'build/digestlint'),
                   EXAMPLES=EXAMPLES,
                   CMOCKA_MESSAGE_OUTPUT='TAP')
        if trace:
            env['MUTANTS_TRACE'] = str(trace)
        process = subprocess.Popen(
            [str(self.tree / test)], cwd=self.tree, env=env,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL, start_new_session=True)
        timer = threading.Timer(limit, self.kill, [process])
        timer.start()
        good = True
        for line in process.stdout:
            if line.startswith(b'not ok') and b'SKIP' not in line:
                good = False
                break
        self.kill(process, good)
        timer.cancel()
        good = process.wait() in (0, 77) and good
        for left in self.tmp.iterdir():
            if left.is_dir():
                shutil.rmtree(left, ignore_errors=True)
            else:
                left.unlink()
        return good

    @staticmethod
    def kill(process, only_stragglers=False):
        """Ends the test and what it started, which is its own session."""
        if only_stragglers:
            try:
                process.wait(5)
            except subprocess.TimeoutExpired:
                pass
        try:
            os.killpg(process.pid, signal.SIGKILL)
        except ProcessLookupError:
            pass


def shared_objects(flavour):
    return [x for part in ('src', 'gen')
            for x in sorted((BUILD / flavour / part).rglob('*.o'))
            if x != BUILD / flavour / 'src/main.o']


# ---- which tests enter which function -----------------------------------------

def function_starts(library):
    """{number of 16 bytes: (path, line)} of all functions in the library."""
    symbols = subprocess.run(['nm', str(library)], capture_output=True,
                             text=True, check=True).stdout.split('\n')
    at = [x.split()[0] for x in symbols if re.match(r'\w+ [tT] ', x)]
    places = subprocess.run(['addr2line', '-e', str(library)], text=True,
                            input='\n'.join(at), capture_output=True,
                            check=True).stdout.split('\n')
    starts, lines = {}, {}
    for address, place in zip(at, places):
        m = re.search(r'(src/\S+\.c):(\d+)', place)
        if not m:
            continue
        path, line = m[1], int(m[2])
        if path not in lines:
            lines[path] = (ROOT / path).read_text().split('\n')
        # Of a header's functions, addr2line names the file that includes it.
        if lines[path][line - 1:line] == ['{']:
            starts[int(address, 16) // 16] = path, line
    return starts


class Tests:
    """The tests, how long each takes, and which functions each enters."""

    def __init__(self):
        copy = Copy('traced')
        trace_object = BUILD / 'trace.o'
        subprocess.run(environment('CC') + [
            '-O2', '-fPIC', '-c', '-o', str(trace_object),
            str(ROOT / 'tests/mutants/trace.c')], check=True)
        link_library(copy.library, shared_objects('trace') + [trace_object])
        copy.link_programs()
        self.starts = function_starts(copy.library)
        self.lines = {}
        for path, line in self.starts.values():
            self.lines.setdefault(path, []).append(line)
        self.seconds, self.reach, self.kills = {}, {}, {}
        names = sorted(x.relative_to(copy.build.parent.parent)
                       for x in (copy.build / 'tests/unit').glob('test_*'))
        scripts = [x for x in sorted((ROOT / 'tests').glob('test_*.sh'))
                   if x.name not in NOT_RUN]
        names += [pathlib.Path('tests') / x.name for x in scripts]
        names += [pathlib.Path('tests/golden.sh'),
                  pathlib.Path('tests/examples.sh')]
        trace = BUILD / 'trace.map'
        for name in map(str, names):
            trace.write_bytes(bytes(1 << 18))
            trace.chmod(0o666)
            begin = time.monotonic()
            good = copy.run(name, 120, trace)
            self.seconds[name] = time.monotonic() - begin
            reached = {self.starts[i] for i, byte in
                       enumerate(trace.read_bytes()) if byte
                       and i in self.starts}
            if not good:
                print(f'# left out, it fails without a mistake: {name}')
            elif reached:
                self.reach[name] = reached

    def of(self, mutant):
        """The tests that enter its function, those that kill fast first."""
        before = [x for x in self.lines.get(mutant.path, ())
                  if x <= mutant.number + 1]
        if not before:
            return []
        start = mutant.path, max(before)
        return sorted((name for name, reached in self.reach.items()
                       if start in reached),
                      key=lambda name: self.seconds[name] /
                      (1 + self.kills.get((name, mutant.path), 0)))


# ---- the run ------------------------------------------------------------------

def layer_paths(layer):
    if layer == 'main':
        return ['src/main.c']
    return sorted(str(x.relative_to(ROOT))
                  for x in (ROOT / 'src' / layer).rglob('*.c'))


def draw(layer, count, rng, equivalents):
    """Mutants of a layer that compile and whose object code differs."""
    sources = [Source(x) for x in layer_paths(layer)]
    places = [(s, n, new) for s in sources for n, all_new in s.mistakes.items()
              for new in [rng.choice(all_new)]]
    rng.shuffle(places)
    plain, kept, equal = {}, [], 0
    for source, number, new in places:
        if len(kept) == count:
            break
        mutant = Mutant(layer, source.path, number, source.lines[number], new)
        if mutant.key() in equivalents:
            equal += 1
            continue
        out = BUILD / 'objects' / f'{layer}-{len(kept)}.o'
        if source.path not in plain:
            plain[source.path] = compile_text(
                source.path, '\n'.join(source.lines), out)
        made = compile_text(source.path, source.text_with(number, new), out)
        if made is not None and made != plain[source.path]:
            mutant.object = out
            kept.append(mutant)
    return kept, equal


def judge(mutant, tests, copy):
    objects = shared_objects('plain')
    objects[objects.index(BUILD / 'plain' / (mutant.path[:-2] + '.o'))] = \
        mutant.object
    link_library(copy.library, objects)
    for name in tests.of(mutant):
        if not copy.run(name, 10 + 10 * tests.seconds[name]):
            key = name, mutant.path
            tests.kills[key] = tests.kills.get(key, 0) + 1
            return name
    return None


def judge_all(mutants, tests, jobs):
    copies = [Copy(f'copy{i}') for i in range(jobs)]
    for copy in copies:
        link_library(copy.library, shared_objects('plain'))
        copy.link_programs()
    free = list(copies)

    def one(mutant):
        copy = free.pop()
        try:
            mutant.killer = judge(mutant, tests, copy)
            if not mutant.killer:
                print(mutant.show(), flush=True)
        finally:
            free.append(copy)

    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(one, mutants))


def load_again(results, layers, equivalents):
    """The survivors of the last run, where their lines still exist."""
    mutants = []
    for old in results['survivors']:
        if old['layer'] not in layers:
            continue
        if (old['path'], old['old'], old['new']) in equivalents:
            results['mutants'][old['layer']] -= 1
            continue
        source = Source(old['path'])
        at = min((n for n, made in source.mistakes.items()
                  if source.lines[n].strip() == old['old'] and
                  old['new'] in (x.strip() for x in made)),
                 key=lambda n: abs(n - old['number']), default=None)
        if at is None:
            continue
        new = next(x for x in source.mistakes[at] if x.strip() == old['new'])
        mutant = Mutant(old['layer'], old['path'], at, source.lines[at], new)
        mutant.object = BUILD / 'objects' / f'again-{len(mutants)}.o'
        if compile_text(old['path'], source.text_with(at, new), mutant.object):
            mutants.append(mutant)
    return mutants


def main():
    parser = argparse.ArgumentParser(description=__doc__.split('\n')[0])
    parser.add_argument('layers', nargs='*')
    parser.add_argument('--count', type=int, default=40, help='of a layer')
    parser.add_argument('--seed', default='1')
    parser.add_argument('--jobs', type=int, default=1)
    parser.add_argument('--again', action='store_true')
    options = parser.parse_args()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 28, 1 << 28))
    os.environ['LC_ALL'] = 'C.UTF-8'
    layers = options.layers or sorted(
        x.name for x in (ROOT / 'src').iterdir() if x.is_dir())
    (BUILD / 'objects').mkdir(parents=True, exist_ok=True)
    store = BUILD / f'seed-{options.seed}.json'
    results = json.loads(store.read_text()) if store.exists() else \
        {'mutants': {}, 'survivors': []}
    equivalents = read_equivalents()

    if options.again:
        drawn = load_again(results, layers, equivalents)
    else:
        drawn = []
        for layer in layers:
            kept, _ = draw(layer, options.count,
                           random.Random(f'{options.seed}-{layer}'),
                           equivalents)
            results['mutants'][layer] = len(kept)
            drawn += kept
    judge_all(drawn, Tests(), options.jobs)
    results['survivors'] = [x for x in results['survivors']
                            if x['layer'] not in layers] + [
        {'layer': x.layer, 'path': x.path, 'number': x.number, 'old': x.old,
         'new': x.new} for x in drawn if not x.killer]
    store.write_text(json.dumps(results, ensure_ascii=False, indent=1))

    print(f'{"layer":10} mutants survived killed')
    for layer, count in sorted(results['mutants'].items()):
        left = sum(x['layer'] == layer for x in results['survivors'])
        print(f'{layer:10} {count:7} {left:8} {100 * (count - left) // count:4} %')


if __name__ == '__main__':
    main()
