# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""names.py - what it costs to find the people and organizations of texts, and what compromise needs for them in node.

The texts are those of the shared pages, else of the starter library. Speeds are CPU time of one thread, without start.
"""
import glob
import json
import os
import shutil
import subprocess

from articles import pages
from common import ROOT, STARTER, run, say, tell

LARGE = 50  # MB in one text
PACKAGE = 'compromise@14.17.0'
COMPROMISE = '''
const nlp = require('compromise');
const texts = require('fs').readFileSync(process.argv[1], 'utf8').split('\\0');
nlp('A sentence of Ada Lovelace, so that its lists are unpacked.').people().out('array');
let found = 0;
const begin = process.cpuUsage();
for (const text of texts) {
  const read = nlp(text);
  found += read.people().out('array').length + read.organizations().out('array').length;
}
const used = process.cpuUsage(begin);
console.log((used.user + used.system) / 1e6, found);
'''


def texts(program, scratch):
    """The texts of the pages, a NUL byte between two, in a file."""
    files = pages(scratch)
    if files:
        lines = run(program, 'extract', '--json', *files, may_fail=True).answer.splitlines()
    else:
        library = os.path.join(scratch, 'starter.db')
        run(program, '--library', library, 'add', STARTER)
        found = run(program, '--library', library, 'find', '', '--json').answer.splitlines()
        lines = [run(program, '--library', library, 'show', str(json.loads(line)['id']), '--json').answer
                 for line in found]
    found = [json.loads(line).get('text') for line in lines]
    path = os.path.join(scratch, 'texts')
    with open(path, 'wb') as file:
        file.write(b'\0'.join(text.replace('\0', '').encode() for text in found if text))
    return path


def measure_instructions(bench, path, tokens, scratch):
    if shutil.which('valgrind') is None:
        tell('names', 'instructions: valgrind is not installed')
        return
    counts = []
    for what in ('start', 'names', 'claims'):
        counts.append(int(subprocess.run(
            ['valgrind', '--tool=callgrind', f'--callgrind-out-file={scratch}/callgrind', bench, path, what],
            stderr=subprocess.PIPE, stdout=subprocess.DEVNULL, check=True).stderr.split(b'Collected :')[1].split()[0]))
    say('names', 'instructions a token, names', (counts[1] - counts[0]) / tokens, '')
    say('names', 'instructions a token, names and claims', (counts[2] - counts[0]) / tokens, '')


def measure_sizes(build):
    data = os.path.join(ROOT, 'data/nlp')
    say('names', 'the model', os.path.getsize(os.path.join(data, 'names.model')) / 1e6, 'MB')
    say('names', 'the lists as tables', sum(map(os.path.getsize, glob.glob(os.path.join(data, '*.tsv')))) / 1e6, 'MB')
    say('names', 'the lists as the program has them', os.path.getsize(os.path.join(build, 'src/nlp/lists')) / 1e6, 'MB')


def measure_compromise(path, size, scratch):
    if shutil.which('npm') is None or subprocess.run(['npm', 'install', '--silent', '--no-audit', PACKAGE], cwd=scratch,
                                                     stdout=subprocess.DEVNULL, check=False).returncode:
        tell('names', 'compromise: node or its package cannot be had')
        return
    answer = subprocess.run(['node', '-e', COMPROMISE, path], cwd=scratch, stdout=subprocess.PIPE, check=True).stdout
    seconds, found = answer.split()
    say('names', f'{PACKAGE}: text to names', size / float(seconds), 'MB/s')
    say('names', f'{PACKAGE}: names', int(found), '')


def bench_names(program, scratch):
    build = os.path.dirname(os.path.dirname(os.path.abspath(program)))
    bench = os.path.join(build, 'tests/bench/bench-names')
    subprocess.run(['ninja', '-C', build, 'tests/bench/bench-names'], stdout=subprocess.DEVNULL, check=True)
    path = texts(program, scratch)
    figures = {}
    for line in run(bench, path).answer.splitlines():
        figure = json.loads(line)
        figures[figure['name']] = figure['value']
        say('names', figure['name'], figure['value'], figure['unit'])
    large = run(bench, path, 'large', str(LARGE))
    say('names', f'one text of {LARGE} MB', json.loads(large.answer)['value'], 'MB/s')
    say('names', f'one text of {LARGE} MB: peak memory, the text twice in it', large.memory, 'MB')
    measure_instructions(bench, path, figures['tokens'], scratch)
    measure_sizes(build)
    measure_compromise(path, figures['text'], scratch)
