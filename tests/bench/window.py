# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""window.py PROGRAM LIBRARY - inside run-headless: start to a still picture, then one filter and a typed search.

Time is from the request to the last change of the picture; the half second of quiet that ends a step is not counted.
"""
import json
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '..', 'ui'))
sys.dont_write_bytecode = True
from desk import Desk  # noqa: E402


def say(name, value, unit):
    print(json.dumps({'suite': 'window', 'name': name, 'value': round(value, 3), 'unit': unit}), flush=True)
    print(f'{"window":10} {name:44} {value:12.3f} {unit}', file=sys.stderr)


def last_change(desk, begin, quiet=.5):
    """Seconds from @begin to the last change of the picture, and to the first."""
    last, first, changed = desk.picture(), None, begin
    while time.monotonic() - max(changed, begin) < quiet:
        now = desk.picture()
        if now != last:
            changed, last = time.monotonic(), now
            first = first or changed
    return changed - begin, (first or begin) - begin


def memory(process):
    for line in open(f'/proc/{process.pid}/smaps_rollup'):
        if line.startswith('Pss:'):
            return int(line.split()[1]) / 1024
    return 0


def main(program, library):
    who = json.loads(subprocess.run([program, '--library', library, 'who', 'Anthropic', '--json'],
                                    stdout=subprocess.PIPE, text=True, check=True).stdout.splitlines()[0])['id']
    begin = time.monotonic()
    desk = Desk(program, library)
    say('start to the window', (time.monotonic() - begin) * 1000, 'ms')
    say('start to a still picture', last_change(desk, begin)[0] * 1000, 'ms')
    say('memory with the list shown', memory(desk.process), 'MB')
    begin = time.monotonic()
    desk.action('filter-entity', f'int64 {who}')
    settled, first = last_change(desk, begin)
    say('filter by an organization, first change', first * 1000, 'ms')
    say('filter by an organization, still', settled * 1000, 'ms')
    desk.action('show-all')
    desk.settle()
    desk.key('ctrl+f')
    for letters in ('o', 'p', 'e', 'n'):
        begin = time.monotonic()
        desk.key(letters)
        settled, first = last_change(desk, begin)
        say(f'search, typing "{letters}", still', settled * 1000, 'ms')
    desk.close()


if __name__ == '__main__':
    main(*sys.argv[1:3])
