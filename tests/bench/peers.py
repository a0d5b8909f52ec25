#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""peers.py PROGRAM FOLDER - inside run-headless: the same stories for Dossier and for other readers, in one run.

$PEERS names those to measure (else all that are installed), $SIZES the corpora ("200x50 1000x100": feeds x stories),
$LIMIT the seconds after which a step is given up. Each reader has an empty home. Figures of one:

first   from the request to refresh until all feeds were asked and the program rests, and the processor time of it
again   the same once more, when nothing is new
start   from the start with that library to its window, and until the picture rests
memory  what its processes have then, each shared page divided by those that share it (PSS)

A reader with a window is told to refresh when it starts, and its start is a part of the figure then; Liferea can be
asked later too. Dossier and newsboat refresh by a command. Akregator does not say how many stories it has.
"""
import json
import os
import re
import shutil
import sqlite3
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'ui'))
sys.dont_write_bytecode = True
import corpus  # noqa: E402
from common import say, tell  # noqa: E402
from desk import Desk, out  # noqa: E402
from refresh import Server  # noqa: E402
from processes import Tree  # noqa: E402

SIZES = os.environ.get('SIZES', '200x50 1000x100').split()
LIMIT = float(os.environ.get('LIMIT', '900'))
# A program rests when its processes have used less than this share of a core for so many seconds.
REST_SHARE, REST_SECONDS = .05, 3
PICTURE_REST = 1
screen = Desk.picture  # the whole screen: no program of its own is needed for it


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(text)


def count(path, query):
    """The first number of a query, by a connection that takes no lock; 0 while there is no such table."""
    try:
        with sqlite3.connect(f'file:{path}?mode=ro', uri=True, timeout=.1) as database:
            return database.execute(query).fetchone()[0]
    except sqlite3.Error:
        return 0


class Reader:
    """A program of its own: subclasses say how it is told what to read."""
    title = None  # of its window; None: it has none
    variables = {}
    stories = None  # how many it has; None: its files do not say

    def __init__(self, home, addresses, atoms):
        self.home, self.addresses, self.atoms = home, addresses, atoms
        self.environment = dict(os.environ, HOME=home, XDG_CONFIG_HOME=home + '/config', XDG_DATA_HOME=home + '/data',
                                XDG_CACHE_HOME=home + '/cache', XDG_STATE_HOME=home + '/state', GTK_A11Y='none',
                                **self.variables)
        for version in ('3.0', '4.0'):
            write(f'{home}/config/gtk-{version}/settings.ini', '[Settings]\ngtk-cursor-blink=0\n')
        self.prepare()

    def outline(self):
        return ('<?xml version="1.0" encoding="UTF-8"?>\n<opml version="2.0"><head><title>Feeds</title></head><body>\n'
                + ''.join(f'<outline type="rss" text="Feed {n}" title="Feed {n}" xmlUrl="{address}"/>\n'
                          for n, address in enumerate(self.addresses)) + '</body></opml>\n')

    def prepare(self):
        """Writes the subscriptions."""

    def command(self, refreshes):
        """How it is started, so that it refreshes or does not."""
        raise NotImplementedError

    def ask(self):
        """Has the open window refresh, where it can be asked to."""


class Dossier(Reader):
    title = 'Dossier'
    variables = {'GSETTINGS_BACKEND': 'keyfile'}
    program = None

    def prepare(self):
        write(self.home + '/config/glib-2.0/settings/keyfile',
              '[io/github/dossier/Dossier]\nrefresh-on-start=false\nrefresh-minutes=0\n')
        self.library = self.home + '/library.db'
        write(self.home + '/feeds.opml', self.outline())
        self.run('feeds', 'add', self.home + '/feeds.opml')

    def run(self, *words):
        return subprocess.run([self.program, '--library', self.library, *words], env=self.environment, check=True,
                              stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)

    def command(self, refreshes):
        return [self.program, '--library', self.library] + (['refresh', '--all'] if refreshes else [])

    def stories(self):
        return count(self.library, 'SELECT count(*) FROM story')


class Newsboat(Reader):
    def prepare(self):
        write(self.home + '/urls', ''.join(address + '\n' for address in self.addresses))
        write(self.home + '/config/newsboat', '')

    def command(self, refreshes):
        return ['newsboat', '-C', self.home + '/config/newsboat', '-u', self.home + '/urls', '-c',
                self.home + '/cache.db', '-x', 'reload' if refreshes else 'print-unread']

    def stories(self):
        return count(self.home + '/cache.db', 'SELECT count(*) FROM rss_item')


class Liferea(Reader):
    title = 'Liferea'
    variables = {'GSETTINGS_BACKEND': 'keyfile'}

    def prepare(self):
        write(self.home + '/config/liferea/feedlist.opml', self.outline())

    def command(self, refreshes):
        write(self.home + '/config/glib-2.0/settings/keyfile',
              '[org/gnome/liferea]\nmaxitemcount=1000000\nenable-plugins=false\n'
              f'startup-feed-action={0 if refreshes else 1}\n')
        return ['liferea']

    def ask(self):
        subprocess.run(['dbus-send', '--session', '--dest=org.gnome.feed.Reader', '--type=method_call',
                        '/org/gnome/feed/Reader', 'org.gnome.feed.Reader.Refresh'], env=self.environment)

    def stories(self):
        return count(self.home + '/data/liferea/liferea.db', 'SELECT count(*) FROM items')


class RssGuard(Reader):
    title = 'RSS Guard'
    variables = {'QTWEBENGINE_DISABLE_SANDBOX': '1', 'QT_QPA_PLATFORM': 'xcb'}

    def prepare(self):
        self.database = self.home + '/rssguard/database/database.db'
        tree = Tree(self.command(False), self.environment)  # it makes its tables
        wait(lambda: count(self.database, 'SELECT count(*) + 1 FROM Feeds'), tree)
        rest(tree)
        tree.close()
        with sqlite3.connect(self.database) as database:
            database.execute("INSERT INTO Accounts (id, type) VALUES (1, 'std-rss')")
            database.executemany(
                'INSERT INTO Feeds (id, title, description, date_created, category, source, update_type,'
                " update_interval, account_id, custom_id, custom_data) VALUES (?, ?, '', 0, -1, ?, 1, 15, 1, ?, ?)",
                [(n, f'Feed {n}', address, str(n), '{"encoding": "UTF-8", "password": "", "post_process": "",'
                  ' "protected": false, "source_type": 0, "type": 1, "username": ""}')
                 for n, address in enumerate(self.addresses, 1)])
            database.executemany('UPDATE Feeds SET custom_data = replace (custom_data, ?, ?) WHERE source = ?',
                                 [('"type": 1', '"type": 3', address) for address in self.atoms])

    def command(self, refreshes):
        write(self.home + '/rssguard/config/config.ini',
              f'[feeds]\nfeeds_update_on_startup={"true" if refreshes else "false"}\nfeeds_update_on_startup_delay=2\n'
              '[main]\nfirst_run=false\nfirst_run_4.0.4=false\nupdate_on_start=false\n'
              '[gui]\nenable_notifications=false\nuse_tray_icon=false\n')
        return ['rssguard', '--data', self.home + '/rssguard']

    def stories(self):
        return count(self.database, 'SELECT count(*) FROM Messages')


class Akregator(Reader):
    title = 'Akregator'
    variables = {'QTWEBENGINE_DISABLE_SANDBOX': '1', 'QTWEBENGINE_CHROMIUM_FLAGS': '--no-sandbox',
                 'QT_QPA_PLATFORM': 'xcb'}

    def prepare(self):
        write(self.home + '/data/akregator/data/feeds.opml', self.outline())

    def command(self, refreshes):
        for left in ('/data/akregator/crashed', '/data/akregator/lock'):
            if os.path.exists(self.home + left):
                os.remove(self.home + left)
        write(self.home + '/config/akregatorrc', f'[General]\nFetch On Startup={"true" if refreshes else "false"}\n'
              'Use Interval Fetch=false\nUse Notifications=false\n')
        return ['akregator']


READERS = {'dossier': Dossier, 'newsboat': Newsboat, 'liferea': Liferea, 'rssguard': RssGuard, 'akregator': Akregator}


# ---- waiting ----


class GivenUp(Exception):
    pass


def wait(condition, tree, limit=LIMIT):
    end = time.monotonic() + limit
    while not condition():
        if time.monotonic() > end:
            raise GivenUp(f'given up after {limit:.0f} s')
        if tree.ended():
            raise GivenUp('it ended by itself')
        tree.sample()
        time.sleep(.05)


def rest(tree, limit=LIMIT):
    """Waits until the processes rest; answers when that began, on the monotonic clock, and the CPU seconds by then."""
    marks, end = [(time.monotonic(), tree.sample())], time.monotonic() + limit
    while time.monotonic() < end:
        time.sleep(.05)
        marks.append((time.monotonic(), tree.sample()))
        while marks[-1][0] - marks[0][0] > REST_SECONDS:
            if marks[-1][1] - marks[0][1] <= REST_SHARE * REST_SECONDS:
                return marks[0]
            marks.pop(0)
        if tree.ended():
            return marks[-1]
    raise GivenUp(f'no rest in {limit:.0f} s')


def find_window(title):
    for number in out('xdotool', 'search', '--onlyvisible', '--name', '--class', title).split():
        size = re.search(r'Geometry: (\d+)x(\d+)', out('xdotool', 'getwindowgeometry', number))
        if size and int(size.group(1)) > 200:
            return True
    return False


# ---- measuring ----


def refresh_plainly(reader, server):
    """A command that ends."""
    server.ask('count')
    begin = time.monotonic()
    tree = Tree(reader.command(True), reader.environment)
    end = begin + LIMIT
    while not tree.ended():
        if time.monotonic() > end:
            tree.close()
            raise GivenUp(f'given up after {LIMIT:.0f} s')
        tree.sample()
        time.sleep(.005)
    seconds = time.monotonic() - begin
    return seconds, tree.sample()


def refresh_shown(reader, server, is_first):
    """A window that refreshes when it starts, or when it is asked to."""
    server.ask('count')
    begin = time.monotonic()
    tree = Tree(reader.command(is_first or type(reader).ask is Reader.ask), reader.environment)
    used = 0
    try:
        wait(lambda: find_window(reader.title), tree, 120)
        if not is_first and type(reader).ask is not Reader.ask:
            rest(tree, 120)
            begin, used = time.monotonic(), tree.sample()
            reader.ask()
        asked = 0
        end = time.monotonic() + LIMIT
        while asked < len(reader.addresses):
            asked += sum(server.ask('count').values())
            tree.sample()
            if time.monotonic() > end:
                raise GivenUp(f'{asked} feeds asked in {LIMIT:.0f} s')
            time.sleep(.1)
        still, spent = rest(tree)
        return still - begin, spent - used
    finally:
        tree.close()


def start_plainly(reader):
    begin = time.monotonic()
    tree = Tree(reader.command(False), reader.environment)
    while not tree.ended():
        tree.sample()
        time.sleep(.005)
    return [('start, until it has counted', time.monotonic() - begin, 's'), ('memory, most', tree.most, 'MB')]


def start_shown(reader):
    begin = time.monotonic()
    tree = Tree(reader.command(False), reader.environment)
    try:
        last, changed, shown = screen(None), begin, None
        while shown is None or time.monotonic() - max(changed, shown) < PICTURE_REST:
            now = screen(None)
            if now != last:
                last, changed = now, time.monotonic()
            if shown is None and find_window(reader.title):
                shown = time.monotonic()
            if time.monotonic() - begin > 120:
                raise GivenUp('no window, or no rest, in 120 s')
            time.sleep(.02)
        rest(tree, 120)
        return [('start, to the window', shown - begin, 's'), ('start, to a picture at rest', changed - begin, 's'),
                ('start, CPU', tree.sample(), 's'), ('memory at rest', tree.memory(), 'MB')]
    finally:
        tree.close()


def measure(name, reader, server):
    is_plain = reader.title is None or name == 'dossier'
    for step in ('first', 'again'):
        seconds, cpu = refresh_plainly(reader, server) if is_plain else refresh_shown(reader, server, step == 'first')
        yield f'{step}', seconds, 's'
        yield f'{step}, CPU', cpu, 's'
    if reader.stories is not None:
        yield 'stories', reader.stories(), ''
    yield from start_plainly(reader) if reader.title is None else start_shown(reader)


def is_atom(path):
    with open(path, 'rb') as file:
        return b'<feed' in file.read(300)


def ratios(size, figures):
    """Dossier's figures beside the best of the others."""
    for what in ('first', 'first, CPU', 'again', 'start, to the window', 'memory at rest'):
        others = {name: values[what] for name, values in figures.items() if name != 'dossier' and what in values}
        if others and what in figures.get('dossier', {}):
            best = min(others, key=others.get)
            say('peers', f'{size} {what}: dossier / {best}', figures['dossier'][what] / max(others[best], .001), 'x')


def bench_size(scratch, size, names):
    feeds, items = map(int, size.split('x'))
    folder = corpus.make(os.path.join(scratch, 'corpus'), feeds, items)
    server = Server(folder)
    atoms = [address for address in server.addresses if is_atom(os.path.join(folder, os.path.basename(address)))]
    figures = {}
    try:
        for name in names:
            home = os.path.join(scratch, name)
            os.mkdir(home)
            figures[name] = {}
            try:
                for what, value, unit in measure(name, READERS[name](home, server.addresses, atoms), server):
                    say('peers', f'{size} {name}: {what}', value, unit)
                    figures[name][what] = value
            except GivenUp as problem:
                tell('peers', f'{size} {name}: {problem}')
            shutil.rmtree(home, ignore_errors=True)
    finally:
        server.close()
    ratios(size, figures)


def main(program, scratch):
    Dossier.program = program
    names = os.environ.get('PEERS', ' '.join(READERS)).split()
    missing = [name for name in names if name != 'dossier' and shutil.which(name) is None]
    for name in missing:
        tell('peers', f'{name}: not installed')
    for size in SIZES:
        folder = os.path.join(scratch, size)
        os.mkdir(folder)
        bench_size(folder, size, [name for name in names if name not in missing])
        shutil.rmtree(folder)


if __name__ == '__main__':
    main(*sys.argv[1:3])
