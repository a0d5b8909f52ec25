# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_searches.py - pictures of saved searches and rules: none, the sidebar, saving one, all of them, a rule."""
import os
import subprocess

import shots_dossier
from desk import Desk

SEARCHES = [
    ('Anthropic', 'org:Anthropic'),
    ('Unread about OpenAI', 'org:OpenAI is:unread'),
    ('A name that is much longer than the sidebar is wide', 'left joined -funded')]
RULES = [
    ('Money', 'invested', '--tag', 'Money', '--star'),
    ('Quiet rumours', '"is said"', '--mute', '--until', '2030-01-31'),
    ('Whom I know', 'person:"Jan Leike"', '--follow', '--read', '--tag', 'People')]


def run(program, library, *words):
    subprocess.run([program, '--library', library, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   check=True)


def take(program, scratch, scheme, size, name):
    library = os.path.join(scratch, f'searches-{scheme}-{size}.db')
    shots_dossier.fill(program, library, scratch)
    desk = Desk(program, library, scheme)
    width, height = map(int, size.split('x'))
    desk.resize(width, height)
    desk.focus()
    desk.settle()
    desk.action('show-searches')
    desk.settle(quiet=1)
    desk.shot(name('searches-none'))
    desk.key('Escape')
    for search in SEARCHES:
        run(program, library, 'searches', 'save', *search)
    for rule in RULES:
        run(program, library, 'rules', 'add', *rule)
    run(program, library, 'rules', 'disable', 'Money')
    desk.settle(quiet=2)
    desk.shot(name('searches-sidebar'))
    desk.action('open-search', 'int64 2')
    desk.settle(quiet=1)
    desk.shot(name('searches-open'))
    desk.action('save-search')
    desk.settle(quiet=1)
    desk.shot(name('searches-save'))
    desk.key('Escape')
    desk.settle()
    desk.action('show-searches')
    desk.settle(quiet=1)
    desk.shot(name('searches-all'))
    desk.key('Escape')
    desk.settle()
    desk.action('edit-rule', 'int64 1')
    desk.settle(quiet=1)
    desk.shot(name('searches-rule'))
    desk.close()
