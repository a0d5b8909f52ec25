#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""bench.py PROGRAM [NAME...] - every measurement as a JSON line on stdout, and a table on stderr.

NAMES: store (10,000 made-up stories below the window), intake (feeds into a library), recognise (names and claims),
names (names alone, without the command line), parse (feeds alone), articles (web pages), refresh (subscriptions),
faults (bad servers beside a good feed), soak (a day of 500 feeds), backup (of 1 GB, beside somebody at work),
window (with $STORIES stories or a copy of $DOSSIER_BENCH_LIBRARY), peers (other readers on the same stories),
dossier (a page of 5,000 claims), reader (stories of 1,000 to 200,000 words). None: all. million (1,000,000 stories below
the window, which takes long to make) only when it is named. Figures mean something only beside others of one run.
README.md says how to read them.
Real feeds are used when $DOSSIER_SHARED (else ../shared) has them; the starter library stands in otherwise.
"""
import glob
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
import corpus  # noqa: E402
from articles import bench_articles  # noqa: E402
from common import HERE, ROOT, STARTER, feeds, run, say  # noqa: E402
from million import bench_million  # noqa: E402
from names import bench_names  # noqa: E402
from parse import bench_parse  # noqa: E402
from refresh import bench_refresh  # noqa: E402

STORIES = int(os.environ.get('STORIES', '10000'))


def bench_store(program, scratch):
    build = os.path.dirname(os.path.dirname(os.path.abspath(program)))
    subprocess.run(['ninja', '-C', build, 'tests/bench/bench-store'], stdout=subprocess.DEVNULL, check=True)
    answer = run(os.path.join(build, 'tests/bench/bench-store'), str(STORIES), scratch).answer
    for line in answer.decode().splitlines():
        figure = json.loads(line)
        say('store', figure['name'], figure['value'], figure['unit'])


def bench_intake(program, scratch):
    library = os.path.join(scratch, 'intake.db')
    files = feeds()
    for name in ('first', 'second'):
        result = run(program, '--library', library, 'add', *files)
        say('intake', f'{len(files)} feed files, {name} time', result.seconds, 's')
        say('intake', f'peak memory, {name} time', result.memory, 'MB')
    stats = run(program, '--library', library, 'stats', '--json').answer
    say('intake', 'stories', json.loads(stats)['stories'], '')


def bench_recognise(program, scratch):
    library = os.path.join(scratch, 'starter.db')
    run(program, '--library', library, 'add', STARTER)
    ids = [json.loads(l)['id'] for l in run(program, '--library', library, 'find', '', '--json').answer.splitlines()]
    texts = [json.loads(run(program, '--library', library, 'show', str(i), '--json').answer)['text'] for i in ids]
    lines = ''.join(json.dumps({'id': str(n), 'text': '\n'.join(texts)}) + '\n' for n in range(100))
    path = os.path.join(scratch, 'texts.jsonl')
    open(path, 'w', encoding='utf-8').write(lines)
    size = len('\n'.join(texts).encode()) * 100 / 1e6
    start = run(program, 'recognise', '--jsonl', '--json', stdin=subprocess.DEVNULL).seconds
    say('recognise', 'start, nothing to do', start * 1000, 'ms')
    for _ in range(3):
        result = run(program, 'recognise', '--jsonl', '--json', stdin=open(path))
        say('recognise', f'{size:.1f} MB of stories', size / (result.seconds - start), 'MB/s')
    say('recognise', 'peak memory', result.memory, 'MB')


def bench_soak(program, scratch):
    build = os.path.dirname(os.path.dirname(os.path.abspath(program)))
    subprocess.run(['ninja', '-C', build, 'tests/bench/bench-soak'], stdout=subprocess.DEVNULL, check=True)
    answer = run(os.path.join(build, 'tests/bench/bench-soak'), scratch, '500', '100', '24').answer
    for line in answer.decode().splitlines():
        figure = json.loads(line)
        say('soak', figure['name'], figure['value'], figure['unit'])


def bench_faults(program, scratch):
    build = os.path.dirname(os.path.dirname(os.path.abspath(program)))
    bench = os.path.join(build, 'tests/bench/bench-faults')
    subprocess.run(['ninja', '-C', build, 'tests/bench/bench-faults'], stdout=subprocess.DEVNULL, check=True)
    env = dict(os.environ, G_TEST_SRCDIR=os.path.join(ROOT, 'tests'), LC_ALL='C.UTF-8')
    servers = subprocess.Popen([bench, 'serve'], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=env)
    addresses = []
    while not addresses or not addresses[-1].endswith('/six-first\n'):
        addresses.append(servers.stdout.readline())
    addresses = [a for a in addresses if a.startswith('http')]

    def refresh(name, lines):
        folder = os.path.join(scratch, name)
        os.mkdir(folder)
        answer = subprocess.run([bench, 'refresh', folder], input=''.join(lines), stdout=subprocess.PIPE, text=True,
                                env=env, check=True).stdout
        return json.loads(answer.splitlines()[-1])

    alone = [refresh(f'alone-{n}', addresses[:1]) for n in range(3)]
    beside = [refresh(f'beside-{n}', addresses) for n in range(3)]
    servers.stdin.close()
    servers.wait()
    say('faults', 'bad servers asked', beside[0]['feeds'] - 1, '')
    say('faults', 'good feed alone, done after', statistics.median(a['good'] for a in alone), 's')
    say('faults', 'good feed beside them, done after', statistics.median(b['good'] for b in beside), 's')
    say('faults', 'later at most', max(b['good'] for b in beside) - min(a['good'] for a in alone), 's')
    say('faults', 'peak memory, good feed alone', statistics.median(a['peak'] for a in alone), 'MB')
    say('faults', 'peak memory beside them, at most', max(b['peak'] for b in beside), 'MB')
    say('faults', 'more memory at most', max(b['peak'] for b in beside) - min(a['peak'] for a in alone), 'MB')


def inside(program):
    """What a program needs that shows a window."""
    build = os.path.dirname(os.path.dirname(os.path.abspath(program)))
    return dict(os.environ, G_TEST_SRCDIR=os.path.join(ROOT, 'tests'), LC_ALL='C.UTF-8', GSETTINGS_BACKEND='memory',
                GSETTINGS_SCHEMA_DIR=os.path.join(build, 'data'))


def run_python(program, script, *arguments):
    subprocess.run([os.path.join(ROOT, 'tests/ui/run-headless'), sys.executable, os.path.join(HERE, script), program,
                    *arguments], env=inside(program), check=True)


def fill_window(program, library, scratch):
    files = sorted(glob.glob(os.path.join(corpus.make(os.path.join(scratch, 'corpus'), STORIES // 50, 50), '*.xml')))
    result = run(program, '--library', library, 'add', *files)
    say('window', f'adding {len(files)} feeds', result.seconds, 's')
    say('window', 'peak memory while adding', result.memory, 'MB')


def bench_window(program, scratch):
    library, kept = os.path.join(scratch, 'window.db'), os.environ.get('DOSSIER_BENCH_LIBRARY')
    if kept:
        shutil.copyfile(kept, library)
    else:
        fill_window(program, library, scratch)
    run_python(program, 'window.py', library)
    run_inside(program, 'bench-window', library)


def bench_peers(program, scratch):
    run_python(program, 'peers.py', scratch)


def run_inside(program, name, *arguments):
    """A program of tests/bench that shows a window of its own."""
    build = os.path.dirname(os.path.dirname(os.path.abspath(program)))
    subprocess.run(['ninja', '-C', build, f'tests/bench/{name}'], stdout=subprocess.DEVNULL, check=True)
    subprocess.run([os.path.join(ROOT, 'tests/ui/run-headless'), os.path.join(build, f'tests/bench/{name}'),
                    *arguments], env=inside(program), check=True)


def bench_dossier(program, _scratch):
    run_inside(program, 'bench-dossier')


def bench_backup(program, _scratch):
    run_inside(program, 'bench-backup')


def bench_reader(program, _scratch):
    run_inside(program, 'bench-reader')


SUITES = {'store': bench_store, 'intake': bench_intake, 'recognise': bench_recognise, 'parse': bench_parse,
          'articles': bench_articles, 'names': bench_names, 'refresh': bench_refresh, 'faults': bench_faults, 'window': bench_window,
          'soak': bench_soak, 'backup': bench_backup,
          'dossier': bench_dossier, 'reader': bench_reader}
# An hour or so: only when it is named.
LARGE = {'million': bench_million,
          'peers': bench_peers}

if __name__ == '__main__':
    chosen = sys.argv[2:] or list(SUITES)
    for suite in chosen:
        if suite not in SUITES | LARGE:
            raise SystemExit(f'no such measurement: {suite}; there are {", ".join(SUITES | LARGE)}')
        with tempfile.TemporaryDirectory() as folder:
            (SUITES | LARGE)[suite](os.path.abspath(sys.argv[1]), folder)
