# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""parse.py - MB of feeds a second of CPU on one core: dossier parse, feedparser, newsboat.

Start-up is taken away: what the same command costs for a feed of one story, or, for feedparser, its import.
"""
import json
import os
import shutil

from common import feeds, run, say, tell

# Enough that start-up and clock ticks do not show.
REPEATS = 10
TINY = ('<rss version="2.0"><channel><title>One</title><item><title>One story</title>'
        '<guid>1</guid></item></channel></rss>')
FEEDPARSER = '''
import feedparser, sys, time
begin = time.process_time()
n = sum(len(feedparser.parse(open(path, "rb").read()).entries) for path in sys.argv[1:])
print(time.process_time() - begin, n)
'''


def measure_dossier(program, files, size, tiny):
    def one(*paths):
        answer = run(program, 'parse', '--json', *paths)
        return answer.cpu, sum(len(json.loads(line)['entries']) for line in answer.answer.splitlines())

    start, _ = one(tiny)
    for _ in range(3):
        cpu, stories = one(*files * REPEATS)
        say('parse', 'dossier parse --json', size * REPEATS / (cpu - start), 'MB/s')
    say('parse', 'stories in them, dossier', stories / REPEATS, '')


def measure_feedparser(files, size):
    for python in ('/usr/bin/python3', shutil.which('python3')):
        answer = run(python, '-c', FEEDPARSER, *files, may_fail=True).answer.split()
        if answer:
            say('parse', 'feedparser', size / float(answer[0]), 'MB/s')
            say('parse', 'stories in them, feedparser', int(answer[1]), '')
            return
    tell('parse', 'feedparser: not installed (python3-feedparser)')


def measure_newsboat(files, size, tiny, scratch):
    """It has no command that only parses: a reload of file:// addresses into an empty cache, cache included."""
    def reload(name, paths):
        folder = os.path.join(scratch, name)
        os.mkdir(folder)
        with open(os.path.join(folder, 'urls'), 'w', encoding='utf-8') as urls:
            urls.writelines(f'file://{path}\n' for path in paths)
        open(os.path.join(folder, 'config'), 'w', encoding='utf-8').close()
        return run('newsboat', '-C', folder + '/config', '-u', folder + '/urls', '-c', folder + '/cache.db', '-x',
                   'reload', env=dict(os.environ, HOME=folder)).cpu

    if shutil.which('newsboat') is None:
        tell('parse', 'newsboat: not installed')
        return
    start = reload('newsboat-start', [tiny])
    for i in range(3):
        say('parse', 'newsboat -x reload of files, with its cache', size / (reload(f'newsboat-{i}', files) - start),
            'MB/s')


def bench_parse(program, scratch):
    files = [os.path.abspath(path) for path in feeds()]
    size = sum(os.path.getsize(path) for path in files) / 1e6
    tiny = os.path.join(scratch, 'tiny.xml')
    with open(tiny, 'w', encoding='utf-8') as file:
        file.write(TINY)
    say('parse', 'feeds', len(files), 'files')
    say('parse', 'size', size, 'MB')
    measure_dossier(program, files, size, tiny)
    measure_feedparser(files, size)
    measure_newsboat(files, size, tiny, scratch)
