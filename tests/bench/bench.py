#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""bench.py PROGRAM [NAME...] - every measurement as a JSON line on stdout, and a table on stderr.

NAMES: store (10,000 made-up stories below the window), intake (feeds into a library), recognise (names and claims),
faults (bad servers beside a good feed), window (start, filter, search with 10,000 stories). None: all. Figures mean something only beside others of one run.
Real feeds are used when $DOSSIER_SHARED (else ../shared) has them; the starter library stands in otherwise.
"""
import glob
import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SHARED = os.environ.get('DOSSIER_SHARED', os.path.join(ROOT, '..', 'shared'))
STORIES = int(os.environ.get('STORIES', '10000'))


def say(suite, name, value, unit):
    print(json.dumps({'suite': suite, 'name': name, 'value': round(value, 3), 'unit': unit}), flush=True)
    print(f'{suite:10} {name:44} {value:12.3f} {unit}', file=sys.stderr)


def run(*command, **keywords):
    """(seconds, peak MB, stdout) of one process."""
    before = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **keywords)
    answer = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3):
        raise SystemExit(f'{command[:4]} ended with {process.returncode}')
    return time.monotonic() - before, usage.ru_maxrss / 1024, answer


def bench_store(program, scratch):
    build = os.path.dirname(os.path.dirname(os.path.abspath(program)))
    subprocess.run(['ninja', '-C', build, 'tests/bench/bench-store'], stdout=subprocess.DEVNULL, check=True)
    _, _, answer = run(os.path.join(build, 'tests/bench/bench-store'), str(STORIES), scratch)
    for line in answer.decode().splitlines():
        figure = json.loads(line)
        say('store', figure['name'], figure['value'], figure['unit'])


def feeds():
    real = sorted(glob.glob(os.path.join(SHARED, 'corpora/feeds/ai/**/*.xml'), recursive=True))
    return real or [os.path.join(ROOT, 'data/starter.xml')]


def bench_intake(program, scratch):
    library = os.path.join(scratch, 'intake.db')
    files = feeds()
    for name in ('first', 'second'):
        seconds, memory, _ = run(program, '--library', library, 'add', *files)
        say('intake', f'{len(files)} feed files, {name} time', seconds, 's')
        say('intake', f'peak memory, {name} time', memory, 'MB')
    _, _, answer = run(program, '--library', library, 'stats', '--json')
    say('intake', 'stories', json.loads(answer)['stories'], '')


def bench_recognise(program, scratch):
    library = os.path.join(scratch, 'starter.db')
    run(program, '--library', library, 'add', os.path.join(ROOT, 'data/starter.xml'))
    ids = [json.loads(l)['id'] for l in run(program, '--library', library, 'find', '', '--json')[2].splitlines()]
    texts = [json.loads(run(program, '--library', library, 'show', str(i), '--json')[2])['text'] for i in ids]
    lines = ''.join(json.dumps({'id': str(n), 'text': '\n'.join(texts)}) + '\n' for n in range(100))
    path = os.path.join(scratch, 'texts.jsonl')
    open(path, 'w', encoding='utf-8').write(lines)
    size = len('\n'.join(texts).encode()) * 100 / 1e6
    start, _, _ = run(program, 'recognise', '--jsonl', '--json', stdin=subprocess.DEVNULL)
    say('recognise', 'start, nothing to do', start * 1000, 'ms')
    for _ in range(3):
        seconds, memory, _ = run(program, 'recognise', '--jsonl', '--json', stdin=open(path))
        say('recognise', f'{size:.1f} MB of stories', size / (seconds - start), 'MB/s')
    say('recognise', 'peak memory', memory, 'MB')


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


def bench_window(program, scratch):
    corpus = os.path.join(scratch, 'corpus')
    library = os.path.join(scratch, 'window.db')
    maker = os.path.join(SHARED, 'bench/mkfeeds.py')
    if os.path.exists(maker):
        subprocess.run([sys.executable, maker, corpus, '--feeds', str(STORIES // 50), '--items', '50'],
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)
    files = sorted(glob.glob(os.path.join(corpus, 'feed', '*.xml'))) or feeds()
    seconds, memory, _ = run(program, '--library', library, 'add', *files)
    say('window', f'adding {len(files)} feeds', seconds, 's')
    say('window', 'peak memory while adding', memory, 'MB')
    subprocess.run([os.path.join(ROOT, 'tests/ui/run-headless'), sys.executable, os.path.join(HERE, 'window.py'),
                    program, library], check=True)


SUITES = {'store': bench_store, 'intake': bench_intake, 'recognise': bench_recognise, 'faults': bench_faults,
          'window': bench_window}

if __name__ == '__main__':
    chosen = sys.argv[2:] or list(SUITES)
    for suite in chosen:
        if suite not in SUITES:
            raise SystemExit(f'no such measurement: {suite}; there are {", ".join(SUITES)}')
        with tempfile.TemporaryDirectory() as folder:
            SUITES[suite](os.path.abspath(sys.argv[1]), folder)
