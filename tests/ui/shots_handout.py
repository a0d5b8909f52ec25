# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_handout.py - pictures of how stories are handed on: the menus of formats, what is said, the print dialog."""
import json
import os
import subprocess

from desk import Desk

STARTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'starter.xml')


def take(program, scratch, scheme, size, name):
    library = os.path.join(scratch, f'handout-{scheme}.db')
    subprocess.run([program, '--library', library, 'add', STARTER], stdout=subprocess.DEVNULL, check=True)
    answer = subprocess.run([program, '--library', library, 'find', '--json'], stdout=subprocess.PIPE, text=True,
                            check=True)
    story = json.loads(answer.stdout.splitlines()[3])['id']
    width, height = map(int, size.split('x'))
    desk = Desk(program, library, scheme)
    desk.resize(width, height)
    desk.settle(quiet=2)
    if width >= 1000:  # the menu of the list
        desk.click(562, 27)
        desk.settle(quiet=2)
        desk.key('Up', 'Return')
        desk.settle(quiet=2)
        desk.shot(name('handout-list'))
        desk.key('Escape', 'Escape')
    desk.action('open-story', f'(int64 {story}, -1)')
    desk.settle(quiet=2)
    desk.key('ctrl+shift+c')
    desk.settle()
    desk.shot(name('handout-copied'))
    desk.click(width - 142, 27)  # the menu of the story
    desk.settle(quiet=2)
    desk.shot(name('handout-menu'))
    desk.key('Up', 'Up', 'Return')
    desk.settle(quiet=2)
    desk.shot(name('handout-story'))
    desk.key('Escape', 'Escape')
    desk.settle()
    desk.key('ctrl+p')
    desk.settle(quiet=2)
    desk.shot(name('handout-print'))
    desk.close()
