# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""articles.py - pages a second of CPU on one core: dossier extract, and Readability over linkedom in node.

One process reads them all. Start-up is taken away: what the same command costs for a page of one paragraph.
"""
import glob
import gzip
import os
import shutil
import subprocess

from common import SHARED, run, say, tell

TINY = '<!doctype html><title>One page</title><article><p>One paragraph of one story.</p></article>'
PACKAGES = ['@mozilla/readability@0.6.0', 'linkedom@0.18.12']
READABILITY = '''
const { Readability } = require('@mozilla/readability');
const { parseHTML } = require('linkedom');
const fs = require('fs');
let words = 0;
const begin = process.cpuUsage();
for (const path of fs.readFileSync(0, 'utf8').split('\\n').filter(Boolean)) {
  try {
    const { document } = parseHTML(fs.readFileSync(path, 'utf8'));
    words += (new Readability(document).parse()?.textContent ?? '').split(/\\s+/).length;
  } catch { }
}
const used = process.cpuUsage(begin);
console.log((used.user + used.system) / 1e6, words);
'''


def pages(scratch):
    """The pages of the shared corpora, unpacked."""
    packed = sorted(path for path in glob.glob(os.path.join(SHARED, 'corpora/articles/**/*.html.gz'), recursive=True)
                    if not os.path.basename(path).startswith('expected'))
    files = [os.path.join(scratch, f'{n}.html') for n in range(len(packed))]
    for path, file in zip(packed, files):
        with open(file, 'wb') as page:
            page.write(gzip.open(path).read())
    return files


def measure_dossier(program, files, scratch):
    tiny = os.path.join(scratch, 'tiny.html')
    with open(tiny, 'w', encoding='utf-8') as page:
        page.write(TINY)
    start = run(program, 'extract', '--json', tiny).cpu
    for _ in range(3):
        answer = run(program, 'extract', '--json', *files, may_fail=True)
        say('articles', 'dossier extract --json', len(files) / (answer.cpu - start), 'pages/s')
    largest = max(files, key=os.path.getsize)
    answer = run(program, 'extract', '--json', largest)
    say('articles', f'the largest page, {os.path.getsize(largest) / 1e6:.1f} MB: peak memory', answer.memory, 'MB')
    say('articles', 'the largest page', answer.seconds, 's')


def measure_readability(files, scratch):
    if shutil.which('npm') is None or subprocess.run(['npm', 'install', '--silent', '--no-audit', *PACKAGES],
                                                     cwd=scratch, stdout=subprocess.DEVNULL, check=False).returncode:
        tell('articles', 'Readability: node or its packages cannot be had')
        return
    answer = subprocess.run(['node', '-e', READABILITY], cwd=scratch, input='\n'.join(files).encode(),
                            stdout=subprocess.PIPE, check=True).stdout.split()
    say('articles', 'Readability 0.6 over linkedom', len(files) / float(answer[0]), 'pages/s')


def bench_articles(program, scratch):
    files = pages(scratch)
    if not files:
        tell('articles', 'there are no pages to measure with')
        return
    say('articles', 'pages', len(files), '')
    say('articles', 'in them', sum(map(os.path.getsize, files)) / 1e6, 'MB')
    measure_dossier(program, files, scratch)
    measure_readability(files, scratch)
