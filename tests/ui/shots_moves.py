# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_moves.py - pictures of the moves: all of them, in another order, searched, nothing found, a mistake in the query."""
import os
import subprocess

from desk import Desk

STARTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'starter.xml')


def shot(desk, path):
    """An answer comes from another thread: the picture stands still before it does."""
    desk.settle(quiet=1.5)
    desk.shot(path)


def search(desk, text):
    desk.key('ctrl+f', 'ctrl+a', 'BackSpace')
    desk.settle(quiet=1.5)
    desk.type(text)
    desk.settle(quiet=1.5)
    desk.key('Return')
    desk.settle(quiet=1.5)


def take(program, scratch, scheme, size, name):
    width, height = map(int, size.split('x'))
    quiet = os.path.join(scratch, f'no-moves-{scheme}.db')
    note = os.path.join(scratch, 'quiet.txt')
    with open(note, 'w', encoding='utf-8') as file:
        file.write('A quiet day\n\nNothing happened, and nobody moved.\n')
    subprocess.run([program, '--library', quiet, 'add', note], stdout=subprocess.DEVNULL, check=True)
    desk = Desk(program, quiet, scheme)
    desk.resize(width, height)
    desk.settle(quiet=2)
    desk.action('show-moves')
    shot(desk, name('moves-empty'))
    desk.close()

    library = os.path.join(scratch, f'moves-{scheme}.db')
    subprocess.run([program, '--library', library, 'add', STARTER], stdout=subprocess.DEVNULL, check=True)
    desk = Desk(program, library, scheme)
    desk.resize(width, height)
    desk.settle(quiet=2)
    desk.focus()
    desk.action('show-moves')
    desk.settle(quiet=2)
    shot(desk, name('moves-full'))
    if width > 1000:
        desk.click(300, 154)  # the head of the first column
        shot(desk, name('moves-sorted'))
        desk.click(300, 154)
        shot(desk, name('moves-reversed'))
    desk.click(width - 27, 115)
    shot(desk, name('moves-menu'))
    desk.key('Escape')
    desk.settle(quiet=1.5)
    search(desk, 'move:left,joined date:2023..')
    shot(desk, name('moves-searched'))
    search(desk, 'from:Nobody')
    shot(desk, name('moves-nothing'))
    search(desk, 'move:left amount:lots')
    shot(desk, name('moves-mistake'))
    desk.close()


if __name__ == '__main__':
    import sys
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        for colours in ('light', 'dark'):
            take(sys.argv[1], folder, colours, sys.argv[3],
                 lambda view: os.path.join(sys.argv[2], f'{view}-{colours}-{sys.argv[3]}.png'))
