# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""window.py PROGRAM LIBRARY - inside run-headless: start to a still picture, then one filter and a typed search.

Time is from the request to the first and last change of the list; the half second of quiet that ends a step is not
counted, nor is what a request costs that does nothing (a process of its own on the bus).
"""
import json
import os
import sqlite3
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'ui'))
sys.dont_write_bytecode = True
from desk import Desk  # noqa: E402


def say(name, value, unit):
    print(json.dumps({'suite': 'window', 'name': name, 'value': round(value, 3), 'unit': unit}), flush=True)
    print(f'{"window":10} {name:44} {value:12.3f} {unit}', file=sys.stderr)


LIST = (250, 96, 330, 700)  # where the rows stand, away from blinking carets


def changes(desk, act, part=LIST, quiet=.5):
    """Seconds from the start of @act () to the first and the last change of a part of the picture."""
    last, first = desk.picture(*part), None
    begin = changed = time.monotonic()
    act()
    while time.monotonic() - changed < quiet:
        now = desk.picture(*part)
        if now != last:
            changed, last = time.monotonic(), now
            first = first or changed
    return (first or begin) - begin, changed - begin


def timed(act):
    begin = time.monotonic()
    act()
    return time.monotonic() - begin


def memory(process):
    for line in open(f'/proc/{process.pid}/smaps_rollup'):
        if line.startswith('Pss:'):
            return int(line.split()[1]) / 1024
    return 0


def find_organization(library):
    """The one that most stories name."""
    with sqlite3.connect(f'file:{library}?mode=ro', uri=True) as database:
        return database.execute('SELECT entity FROM entity_count WHERE kind = 2 ORDER BY n_stories DESC').fetchone()[0]


def main(program, library):
    who = find_organization(library)
    begin = time.monotonic()
    desk = Desk(program, library)
    say('start to the window', (time.monotonic() - begin) * 1000, 'ms')
    before = time.monotonic() - begin
    say('start to a still list', (before + changes(desk, lambda: None)[1]) * 1000, 'ms')
    say('memory with the list shown', memory(desk.process), 'MB')
    nothing = min(timed(lambda: desk.action('toast-nothing')) for _ in range(3))
    first, still = changes(desk, lambda: desk.action('filter-entity', f'int64 {who}'))
    say('filter by an organization, first rows', max(first - nothing, 0) * 1000, 'ms')
    say('filter by an organization, still', max(still - nothing, 0) * 1000, 'ms')
    desk.action('show-all')
    desk.settle()
    desk.key('ctrl+f')
    for letter in 'open':
        first, still = changes(desk, lambda: desk.key(letter))
        say(f'search, typing "{letter}", first rows', first * 1000, 'ms')
        say(f'search, typing "{letter}", still', still * 1000, 'ms')
    desk.close()


if __name__ == '__main__':
    main(*sys.argv[1:3])
