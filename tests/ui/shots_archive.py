# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_archive.py - pictures of the archive: empty, with stories, a search that finds them, several to be archived."""
import os
import subprocess

from desk import Desk

STARTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'starter.xml')


def take(program, scratch, scheme, size, name):
    library = os.path.join(scratch, f'archive-{scheme}.db')
    subprocess.run([program, '--library', library, 'add', STARTER], stdout=subprocess.DEVNULL, check=True)
    desk = Desk(program, library, scheme)
    width, height = map(int, size.split('x'))
    desk.resize(width, height)
    desk.settle()
    desk.shot(name('archive-sidebar'))
    desk.action('show-archive')
    desk.settle()
    desk.shot(name('archive-empty'))
    desk.action('show-all')
    desk.settle()
    for _ in range(3):
        desk.key('j')
        desk.settle()
        desk.key('a')
        desk.settle()
    desk.shot(name('archive-read-on'))
    desk.key('c')
    desk.settle()
    desk.key('ctrl+a')
    desk.settle()
    desk.shot(name('archive-chosen'))
    desk.key('Escape', 'Escape') # the toast is closed first
    desk.settle()
    desk.action('show-archive')
    desk.settle()
    desk.shot(name('archive'))
    desk.action('search')
    desk.type('is:archived OR Anthropic')
    desk.settle()
    desk.shot(name('archive-search'))
    desk.close()
