# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_list.py - pictures of the list: its orders and looks, a search with its words, and several stories chosen."""
import os
import subprocess

from desk import Desk

STARTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'starter.xml')


def take(program, scratch, scheme, size, name):
    library = os.path.join(scratch, f'list-{scheme}.db')
    subprocess.run([program, '--library', library, 'add', STARTER], stdout=subprocess.DEVNULL, check=True)
    desk = Desk(program, library, scheme)
    width, height = map(int, size.split('x'))
    desk.resize(width, height)
    if width < 1000:
        desk.action('show-all')
        desk.settle()
    desk.action('list-groups', "'headings'")
    desk.settle()
    desk.shot(name('list-days'))
    desk.action('sort', "'source'")
    desk.settle()
    desk.shot(name('list-sources'))
    desk.action('list-compact')
    desk.settle()
    desk.shot(name('list-compact'))
    desk.action('list-groups', "'none'")
    desk.action('list-compact')
    desk.action('sort', "'newest'")
    desk.settle()
    desk.key('c')
    desk.settle()
    desk.shot(name('list-choosing'))
    desk.key('ctrl+a')
    desk.settle()
    desk.shot(name('list-all-chosen'))
    desk.key('m')
    desk.settle()
    desk.shot(name('list-all-read'))
    desk.key('Escape', 'Escape') # the toast is closed first
    desk.settle()
    desk.action('search')
    desk.type('Anthropic')
    desk.settle()
    desk.shot(name('list-search'))
    desk.close()
