# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_backups.py - pictures of backups: none yet, some with a damaged one, and the question before one is put back."""
import os
import subprocess

from desk import Desk

STARTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'starter.xml')


def run(program, library, *words):
    subprocess.run([program, '--library', library, *words], stdout=subprocess.DEVNULL, check=True)


def take(program, scratch, scheme, size, name):
    folder = os.path.join(scratch, f'backups-{scheme}')
    os.makedirs(os.path.join(folder, 'backups'))
    library = os.path.join(folder, 'library.db')
    run(program, library, 'add', STARTER)
    desk = Desk(program, library, scheme)
    desk.resize(*map(int, size.split('x')))
    desk.action('backups', group='')
    desk.settle()
    desk.shot(name('backups-none'))
    desk.key('Escape')
    for day in (24, 25, 26):
        run(program, library, 'backup', os.path.join(folder, 'backups', f'library.db-2026-11-{day}.db'))
    with open(os.path.join(folder, 'backups', 'library.db-2026-11-25.db'), 'r+b') as file:
        file.truncate(100000)
    desk.action('backups', group='')
    desk.settle()
    desk.shot(name('backups'))
    desk.key('Tab', 'Tab', 'Tab', 'space')
    desk.settle()
    desk.shot(name('backups-question'))
    desk.close()
