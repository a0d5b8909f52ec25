# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_follow.py - pictures of following: nobody, much that is new, nothing new, dossiers, moves and the setting."""
import os
import subprocess

import shots_dossier
from desk import Desk

LATER = [
    ('12 Nov 2026', 'Leike is said to leave', 'Jan Leike may leave Anthropic, people close to the company said.'),
    ('14 Nov 2026', 'Leike leaves Anthropic', 'Jan Leike left Anthropic on 14 November 2026.'),
    ('15 Nov 2026', 'A headline that is much longer than the pane is wide, about a round and about those who gave',
     'Amazon invested $9 billion in Anthropic, more than in any round before, and more than anybody had expected.'),
    ('16 Nov 2026', 'Not bought', 'Anthropic denied that it had acquired Ferrum.'),
    ('17 Nov 2026', 'An afternoon with Anthropic', 'We spent an afternoon at Anthropic and looked at its plants.'),
    ('18 Nov 2026', 'Who goes', 'Mira Murati left OpenAI in November 2026.')]


def run(program, library, *words):
    subprocess.run([program, '--library', library, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                   check=True)


def take(program, scratch, scheme, size, name):
    library = os.path.join(scratch, f'follow-{scheme}-{size}.db')
    shots_dossier.fill(program, library, scratch)
    desk = Desk(program, library, scheme)
    width, height = map(int, size.split('x'))
    desk.resize(width, height)
    desk.focus()
    desk.settle()
    desk.action('show-following')
    desk.settle(quiet=1)
    desk.shot(name('following-nobody'))
    leike = shots_dossier.number(program, library, 'Jan Leike')
    desk.action('open-dossier', f'int64 {leike}')
    desk.settle(quiet=1)
    desk.shot(name('dossier-follow'))
    desk.action('set-followed', f'(int64 {leike}, 0, true)')
    desk.settle(quiet=1)
    desk.shot(name('dossier-following'))
    run(program, library, 'follow', 'Anthropic')
    run(program, library, 'follow', '--move', 'left')
    run(program, library, 'follow', '--move', 'funded', 'OpenAI')
    desk.action('show-following')
    desk.settle(quiet=1)
    desk.shot(name('following-nothing'))
    path = os.path.join(scratch, 'later.xml')
    with open(path, 'w', encoding='utf-8') as file:
        file.write(shots_dossier.feed('The Wire', LATER))
    run(program, library, 'add', path)
    desk.settle(quiet=2)
    desk.action('show-following')
    desk.settle(quiet=1)
    desk.shot(name('following'))
    desk.action('show-moves')
    desk.settle(quiet=1)
    desk.click(int(width * .92), 77)  # the kinds
    desk.key('Down', 'Down', 'Return')
    desk.settle(quiet=1)
    desk.shot(name('following-moves'))
    desk.action('preferences', group='')
    desk.settle(quiet=1)
    switcher = 187 if width > 500 else 612
    desk.click(width // 2, switcher)  # the page about feeds
    desk.settle(quiet=1)
    desk.shot(name('following-preferences'))
    desk.click(width // 2 + 100, switcher)  # the page about the network
    desk.settle(quiet=1)
    desk.shot(name('network-preferences'))
    desk.close()
