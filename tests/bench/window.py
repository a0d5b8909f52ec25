# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""window.py PROGRAM LIBRARY - inside run-headless: start to a still picture, then one filter and a typed search.

Time is from the request to the first and last change of the list; the half second of quiet that ends a step is not
counted, nor is what a request costs that does nothing (a process of its own on the bus). The first frame is when pixels
change where the rows will stand, after the program was started: the least of several.
"""
import json
import mmap
import os
import signal
import sqlite3
import struct
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


STARTS = 8
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


class Rows:
    """Some lines of pixels where the rows stand, without a copy of the screen."""

    def __init__(self):
        with open(os.environ['FRAMEBUFFER'], 'rb') as file:
            self.data = mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ)
        header = struct.unpack('>25I', self.data[:100])
        self.start, self.line = header[0] + header[19] * 12 + LIST[0] * 4, header[12]

    def look(self):
        return [self.data[at:at + LIST[2] * 4]
                for at in range(self.start + LIST[1] * self.line, self.start + 300 * self.line, 50 * self.line)]


def first_frame(program, library):
    """Seconds, and those of the processor, from the start of the program to its first frame."""
    rows = Rows()
    before, begin = rows.look(), time.monotonic()
    process = subprocess.Popen([program, '--library', library])
    while rows.look() == before and process.poll() is None:
        time.sleep(.001)
    seconds = time.monotonic() - begin
    with open(f'/proc/{process.pid}/stat') as file:
        ticks = sum(int(part) for part in file.read().rsplit(')', 1)[1].split()[11:13])
    process.send_signal(signal.SIGTERM)
    process.wait(timeout=60)
    while rows.look() != before:
        time.sleep(.01)
    return seconds, ticks / os.sysconf('SC_CLK_TCK')


def find_organization(library):
    """The one that most stories name."""
    with sqlite3.connect(f'file:{library}?mode=ro', uri=True) as database:
        return database.execute('SELECT entity FROM entity_count WHERE kind = 2 ORDER BY n_stories DESC').fetchone()[0]


def main(program, library):
    who = find_organization(library)
    frames = [first_frame(program, library) for _ in range(STARTS)]
    say('start to the first frame', min(frame[0] for frame in frames) * 1000, 'ms')
    say('start to the first frame, processor time', min(frame[1] for frame in frames) * 1000, 'ms')
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
