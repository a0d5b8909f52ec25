# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots.py PROGRAM FOLDER WIDTHxHEIGHT - goes through the views of a filled and of an empty library."""
import json
import os
import subprocess
import sys
import tempfile

from desk import Desk

HERE = os.path.dirname(os.path.abspath(__file__))


def command(program, library, *words):
    answer = subprocess.run([program, '--library', library, *words], stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in answer.stdout.splitlines() if line.startswith('{')]


def main(program, folder, size):
    width, height = map(int, size.split('x'))
    scratch = tempfile.mkdtemp()
    library = os.path.join(scratch, 'library.db')
    starter = os.path.join(HERE, '..', '..', 'data', 'starter.xml')
    command(program, library, 'add', starter)
    story = command(program, library, 'find', 'title:Schulman', '--json')[0]['id']
    who = command(program, library, 'who', 'Anthropic', '--json')[0]['id']
    text = command(program, library, 'show', str(story), '--json')[0]['text']
    quote = ' '.join(text.split('\n')[0].split()[3:9])
    command(program, library, 'annotate', str(story), '--quote', quote, '--note', 'Ask for the date.', '--color', 'green')

    for scheme in ('light', 'dark'):
        name = lambda view: os.path.join(folder, f'{view}-{scheme}-{size}.png')
        empty = Desk(program, os.path.join(scratch, f'empty-{scheme}.db'), scheme)
        empty.resize(width, height)
        empty.shot(name('empty'))
        empty.action('add')
        empty.shot(name('add'))
        empty.close()

        desk = Desk(program, library, scheme)
        desk.resize(width, height)
        desk.shot(name('list'))
        desk.action('open-story', f'(int64 {story}, -1)')
        desk.shot(name('reader'))
        if width > 1000:
            desk.key('ctrl+g')
            desk.type(quote)  # the search in the story puts its words on the screen: that is where the note is
            desk.settle()
            desk.key('Escape', 'ctrl+shift+h')
            desk.shot(name('note'))
            desk.key('Escape')
        desk.action('filter-entity', f'int64 {who}')
        desk.shot(name('filtered'))
        desk.action('open-dossier', f'int64 {who}')
        desk.shot(name('dossier'))
        desk.action('show-moves')
        desk.shot(name('moves'))
        desk.action('preferences', group='')
        desk.shot(name('preferences'))
        desk.key('Escape')
        desk.action('show-help-overlay')
        desk.shot(name('shortcuts'))
        desk.close()


if __name__ == '__main__':
    main(*sys.argv[1:4])
