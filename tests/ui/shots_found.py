# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_found.py - pictures of what a search found: in the rows, in the opened story, below the fields of other pages."""
import os
import subprocess

from desk import Desk

STARTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'starter.xml')


def search(desk, text):
    desk.key('ctrl+f')
    desk.settle(quiet=1.5)
    desk.key('ctrl+a', 'BackSpace')
    desk.settle(quiet=1)
    desk.type(text)
    desk.settle(quiet=1.5)


def take(program, scratch, scheme, size, name):
    library = os.path.join(scratch, f'found-{scheme}.db')
    subprocess.run([program, '--library', library, 'add', STARTER], stdout=subprocess.DEVNULL, check=True)
    found = subprocess.run([program, '--library', library, 'find', 'OpenAI', '--limit', '1', '--json'],
                           stdout=subprocess.PIPE, check=True).stdout
    story = found.split(b'"id":"')[1].split(b'"')[0].decode()
    subprocess.run([program, '--library', library, 'annotate', story, '--quote', 'OpenAI', '--note',
                    'Ask who said so first.'], stdout=subprocess.DEVNULL, check=True)
    desk = Desk(program, library, scheme)
    width, height = map(int, size.split('x'))
    desk.resize(width, height)
    desk.settle(quiet=2)
    desk.focus()
    desk.action('show-moves')
    desk.settle(quiet=2.5)
    search(desk, 'move:left from:Op')
    desk.shot(name('found-moves-names'))
    search(desk, 'move:left,joined from:OpenAI ')
    desk.key('Escape')
    desk.settle(quiet=1)
    desk.shot(name('found-moves-read'))
    desk.action('show-highlights')
    desk.settle(quiet=1.5)
    search(desk, 'has:note colour:')
    desk.shot(name('found-notebook-values'))
    desk.action('show-all')
    desk.settle(quiet=2.5)
    search(desk, 'safety OR research ')
    desk.shot(name('found-words'))
    search(desk, 'who:"Sam Altman" ')
    desk.shot(name('found-names'))
    search(desk, 'said OR openai')
    desk.key('Return')
    desk.settle(quiet=2.5)
    desk.shot(name('found-story'))
    desk.close()
