# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_narrow.py - pictures of a list that is narrowed down: by time, by what its stories have in common, by chips."""
import json
import os
import subprocess
from datetime import date, timedelta

from desk import Desk

PEOPLE = ['Ada Quill', 'Boris Vane', 'Chiara Lund', 'Dmitri Alvarez', 'Esther Novak']
LABS = ['Northlight AI', 'Quartz Labs', 'Ferrum Robotics']
TITLES = ['{p} joins {o} as chief scientist', '{o} raises $40 million from Lakeside Capital',
          '{p} left {o} after three years', 'What {o} has learnt about small models', '{o} acquired Tern Systems']


def run(program, library, *words):
    subprocess.run([program, '--library', library, *words], stdout=subprocess.DEVNULL, check=True)


def make_feed(path):
    """Some 260 stories over two and a half years, more of them lately."""
    entries, day, number = [], date(2024, 1, 3), 0
    while day < date(2026, 7, 1):
        title = TITLES[number % 5].format(p=PEOPLE[number * 7 % 5], o=LABS[number * 5 % 3])
        entries.append(f'<item><title>{title}</title><guid>n{number}</guid>'
                       f'<pubDate>{day.strftime("%d %b %Y")} 09:00:00 GMT</pubDate>'
                       f'<description>{title}. The news came on a {day.strftime("%A")}, and {PEOPLE[number % 5]} of '
                       f'{LABS[number % 3]} commented on it.</description></item>')
        number += 1
        day += timedelta(days=1 + number * number % 7 + (0 if day.year > 2025 else 2))
    with open(path, 'w', encoding='utf-8') as file:
        file.write('<rss version="2.0"><channel><title>The Daily Node</title><link>https://node.example/</link>'
                   + ''.join(entries) + '</channel></rss>')


def make_library(program, scratch, scheme):
    library, feed = os.path.join(scratch, f'narrow-{scheme}.db'), os.path.join(scratch, 'narrow.xml')
    make_feed(feed)
    run(program, library, 'add', feed)
    answer = subprocess.run([program, '--library', library, 'find', '--json'], stdout=subprocess.PIPE, text=True,
                            check=True)
    stories = [json.loads(line)['id'] for line in answer.stdout.splitlines()]
    run(program, library, 'read', *stories[40::2])
    run(program, library, 'tag', *stories[3:60:4], '--add', 'to read')
    run(program, library, 'tag', *stories[5:90:9], '--add', 'careers')
    return library


# The list is counted in the background: what it says comes some moments after the list.
QUIET = 1.2


def look(desk, name, wide):
    if not wide:
        desk.action('show-all')
        desk.settle(QUIET)
        desk.action('show-dates')
    desk.settle(QUIET)
    desk.shot(name('dates'))
    desk.focus()
    desk.action('narrow')
    desk.settle(QUIET)
    desk.shot(name('facets'))
    desk.type('lab')
    desk.settle(QUIET)
    desk.shot(name('facets-typed'))
    desk.key('Return')
    desk.settle(QUIET)
    desk.shot(name('facets-chosen'))
    desk.key('Escape')
    desk.settle(QUIET)
    for entity, op in ((1, 'or'), (2, 'or'), (4, 'not')):
        desk.action('add-filter-entity', f'(int64 {entity}, "{op}")')
        desk.settle(QUIET)
    desk.shot(name('chips'))
    desk.action('clear-filters')
    desk.settle(QUIET)


def choose(desk, name, left):
    """A stretch of the dates, by the mouse and then by keys."""
    for step in (('mousemove', str(left + 120), '118', 'mousedown', '1'), ('mousemove', str(left + 160), '118'),
                 ('mousemove', str(left + 200), '118'), ('mouseup', '1')):
        subprocess.run(['xdotool', *step])
        desk.settle()
    desk.settle(QUIET)
    desk.shot(name('dates-chosen'))
    desk.key('Escape')
    desk.settle(QUIET)
    for key in ('Left', 'Left', 'shift+Left', 'shift+Left'):
        desk.key(key)
        desk.settle()
    desk.shot(name('dates-keys'))


def take(program, scratch, scheme, size, name):
    library = make_library(program, scratch, scheme)
    width, height = map(int, size.split('x'))
    desk = Desk(program, library, scheme)
    desk.resize(width, height)
    look(desk, name, width >= 1000)
    choose(desk, name, 240 if width >= 1000 else 0)
    desk.close()
