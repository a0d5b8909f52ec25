# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_highlights.py - pictures of the menus that hand highlights on."""
import json
import os
import subprocess

from desk import Desk

STARTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'starter.xml')
WORDS = 'Jan Leike left OpenAI on 14 May 2024. He led its safety team.'


def run(program, library, *words, stdin=''):
    return subprocess.run([program, '--library', library, *words], stdout=subprocess.PIPE, input=stdin, text=True,
                          check=True).stdout


def take(program, scratch, scheme, size, name):
    library = os.path.join(scratch, f'highlights-{scheme}-{size}.db')
    run(program, library, 'add', STARTER)
    run(program, library, 'add', '-', '--title', 'Leaving', '--date', '2024-05-14', stdin=WORDS)
    story = json.loads(run(program, library, 'find', 'title:Leaving', '--json').splitlines()[0])['id']
    who = json.loads(run(program, library, 'who', 'Jan Leike', '--json').splitlines()[0])['id']
    desk = Desk(program, library, scheme)
    width, height = map(int, size.split('x'))
    desk.resize(width, height)
    desk.focus()
    desk.settle()
    desk.action('open-story', f'(int64 {story}, -1)')
    desk.settle(quiet=1)
    desk.action('open-dossier', f'int64 {who}')
    desk.settle(quiet=1)
    if width > 1000:
        desk.click(1083, 161)  # the export button beside the name
        desk.settle()
        desk.shot(name('highlights-dossier'))
        desk.key('Escape')
    desk.key('F10')
    desk.settle()
    desk.key('g')
    desk.shot(name('highlights-menu'))
    desk.close()
