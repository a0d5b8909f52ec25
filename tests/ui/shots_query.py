# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_query.py - pictures of a search that is being typed: suggestions, how it is understood, a mistake, the help."""
import os
import subprocess

from desk import Desk

STARTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'starter.xml')


def start(desk, text):
    desk.key('ctrl+f', 'ctrl+a', 'BackSpace')
    desk.settle(quiet=1)
    desk.type(text)
    desk.settle(quiet=1.5)


def take(program, scratch, scheme, size, name):
    library = os.path.join(scratch, f'query-{scheme}.db')
    subprocess.run([program, '--library', library, 'add', STARTER], stdout=subprocess.DEVNULL, check=True)
    desk = Desk(program, library, scheme)
    width, height = map(int, size.split('x'))
    desk.resize(width, height)
    desk.settle(quiet=2)
    desk.focus()
    start(desk, 'chips fe')
    desk.shot(name('query-fields'))
    start(desk, 'who:a')
    desk.key('Down')
    desk.settle(quiet=1)
    desk.shot(name('query-names'))
    start(desk, 'is:unread (who:OpenAI OR who:Anthropic) -rumour ')
    desk.shot(name('query-understood'))
    start(desk, 'persn:Altman safety')
    desk.shot(name('query-mistake'))
    desk.key('F1')
    desk.settle(quiet=1)
    desk.shot(name('query-help'))
    desk.key('Escape')
    desk.close()
