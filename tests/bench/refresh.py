# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""refresh.py - subscriptions asked for news from a server of our own on 127.0.0.1, beside newsboat on the same server.

Three times: into an empty library; when nothing is new (the server answers 304 to whoever asks with a mark); when each
feed has NEW new stories. Dossier's includes names, claims and the full-text index; newsboat has none of them.
"""
import json
import os
import shutil
import subprocess
import sys

import corpus
from common import HERE, run, say, tell

NEW = 5


class Server:
    def __init__(self, *folders):
        self.process = subprocess.Popen([sys.executable, os.path.join(HERE, 'server.py'), *folders], text=True,
                                        stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        port = int(self.process.stdout.readline())
        self.addresses = [f'http://127.0.0.1:{port}/{name}' for name in sorted(os.listdir(folders[0]))]

    def ask(self, words):
        print(words, file=self.process.stdin, flush=True)
        return json.loads(self.process.stdout.readline())

    def close(self):
        self.process.stdin.close()
        self.process.wait()


class Dossier:
    def __init__(self, program, scratch, addresses):
        self.command = [program, '--library', os.path.join(scratch, 'library.db')]
        self.list = os.path.join(scratch, 'feeds.opml')
        with open(self.list, 'w', encoding='utf-8') as file:
            file.write('<opml version="2.0"><body>\n')
            file.writelines(f'<outline type="rss" text="Feed" xmlUrl="{address}"/>\n' for address in addresses)
            file.write('</body></opml>\n')

    def subscribe(self):
        return run(*self.command, 'feeds', 'add', self.list)

    def refresh(self):
        return run(*self.command, 'refresh', '--all')

    def stories(self):
        return json.loads(run(*self.command, 'stats', '--json').answer)['stories']


class Newsboat:
    def __init__(self, scratch, addresses):
        self.folder = scratch
        with open(os.path.join(scratch, 'urls'), 'w', encoding='utf-8') as file:
            file.writelines(address + '\n' for address in addresses)
        open(os.path.join(scratch, 'config'), 'w', encoding='utf-8').close()

    def run(self, *command):
        return run('newsboat', '-C', self.folder + '/config', '-u', self.folder + '/urls', '-c',
                   self.folder + '/cache.db', '-x', *command, env=dict(os.environ, HOME=self.folder))

    def refresh(self):
        return self.run('reload')

    def stories(self):
        return int(self.run('print-unread').answer.split()[0])


def measure(name, reader, server):
    for folder, step in ((1, 'first'), (1, 'again'), (2, 'news')):
        server.ask(f'use {folder}')
        server.ask('count')
        result = reader.refresh()
        say('refresh', f'{name} {step}', result.seconds, 's')
        say('refresh', f'{name} {step}, CPU', result.cpu, 's')
        say('refresh', f'{name} {step}, peak memory', result.memory, 'MB')
        for status, n in sorted(server.ask('count').items()):
            say('refresh', f'{name} {step}, answers {status}', n, '')
    say('refresh', f'{name}, stories', reader.stories(), '')


def bench_size(program, scratch, feeds, items):
    folders = [corpus.make(os.path.join(scratch, f'{feeds}x{items}+{shift}'), feeds, items, shift)
               for shift in (0, NEW)]
    server = Server(*folders)
    try:
        reader = Dossier(program, scratch, server.addresses)
        say('refresh', f'dossier {feeds}x{items} subscribe', reader.subscribe().seconds, 's')
        measure(f'dossier {feeds}x{items}', reader, server)
        if shutil.which('newsboat') is None:
            tell('refresh', 'newsboat: not installed')
        else:
            measure(f'newsboat {feeds}x{items}', Newsboat(scratch, server.addresses), server)
    finally:
        server.close()


def bench_refresh(program, scratch):
    """$SIZES: other numbers of feeds and of stories in each."""
    for size in os.environ.get('SIZES', '200x50 1000x100').split():
        folder = os.path.join(scratch, size)
        os.mkdir(folder)
        bench_size(program, folder, *map(int, size.split('x')))
