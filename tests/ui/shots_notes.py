# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_notes.py - pictures of highlights of every style, one over another, of all that is said of one, of the notes
beside the story, and of those whose words are not in the text any more."""
import json
import os
import subprocess

from desk import Desk
from shots_texts import FIRST, HEAD, MORE, TAIL, add

MARKS = (
    ('opened a laboratory for learning machines in Graz. John Schulman, who left OpenAI in August', 'yellow',
     'The **first** one there. Ask *who pays*:\n\n- the owners?\n- the [state](https://example.org/aid)?'),
    ('John Schulman, who left OpenAI in August, joined Ferrum as chief scientist', 'blue', None),
    ('laboratory finds', 'underline', 'Will they?'),
    ('raised at the same time', 'pink', 'Not the same round, **both** say so.'),
    ('hired until the end of the year', 'green', None),
    ('A second house in Linz is planned', 'underline', None),
    ('The union, asked on Tuesday, said that it welcomed the plans', 'pink',
     '> it would look at the contracts\n\nCall them on Monday.'))


def run(program, library, *words):
    subprocess.run([program, '--library', library, *words], stdout=subprocess.DEVNULL, check=True)


def find_words(desk, words):
    """Selects the words by the find bar, and goes back to the text."""
    desk.key('ctrl+g')
    desk.settle()
    desk.key('ctrl+a')
    desk.type(words)
    desk.settle()
    desk.key('Escape')
    desk.settle()


def write(desk, name):
    """Highlights words with a note, a tag, and whom it is about."""
    find_words(desk, 'Forty people')
    desk.key('Shift_L')
    desk.settle()
    desk.shot(name('notes-bubble'))
    desk.key('ctrl+shift+h')
    desk.settle(quiet=1)
    for line in ('Forty is *many* for Graz.', ' - ask the **union**', ' - see `jobs.csv`'):
        desk.type(line)
        desk.key('Return')
    desk.shot(name('notes-editor'))
    desk.key('ctrl+shift+p')
    desk.settle()
    desk.shot(name('notes-preview'))
    desk.key('ctrl+shift+p')
    desk.key('Tab')
    desk.settle()
    for tag in ('to ask', 'graz'):
        desk.type(tag)
        desk.key('Return')
        desk.settle()
    desk.type('l')
    desk.settle()
    desk.shot(name('notes-tags'))
    desk.key('BackSpace', 'Tab', 'Return')
    desk.settle()
    desk.shot(name('notes-about'))
    desk.key('Return')
    desk.settle()
    desk.key('Escape')
    desk.settle()


def take(program, scratch, scheme, size, name):
    library = os.path.join(scratch, f'notes-{scheme}-{size}.db')
    add(program, library, scratch, 'ferrum.html', HEAD, FIRST, MORE, TAIL)
    found = subprocess.run([program, '--library', library, 'find', '--json', 'ferrum'], stdout=subprocess.PIPE, text=True,
                           check=True)
    story = json.loads(found.stdout.splitlines()[0])['id']
    desk = Desk(program, library, scheme)
    desk.resize(*map(int, size.split('x')))
    desk.focus()
    desk.action('open-story', f'(int64 {story}, -1)')
    desk.settle()
    desk.key('F6')
    desk.shot(name('notes-none'))
    desk.key('F6')
    for words, colour, note in MARKS:
        run(program, library, 'annotate', str(story), '--quote', words, '--color', colour,
            *(('--note', note) if note else ()))
    run(program, library, 'tag', str(story), '--add', 'labs', '--add', 'Policy and law')
    desk.settle(quiet=1)
    desk.shot(name('notes-text'))
    write(desk, name)
    desk.key('F6')
    desk.settle(quiet=1)
    desk.shot(name('notes-pane'))
    add(program, library, scratch, 'ferrum-later.html', HEAD, FIRST, TAIL)
    desk.settle(quiet=1)
    desk.key('F6')
    desk.settle()
    desk.shot(name('notes-lost-bar'))
    desk.key('F6')
    desk.settle()
    wide = int(size.split('x', 1)[0])
    desk.click(wide - (370 if wide > 1000 else 52), 73)  # Show, in the bar
    desk.settle(quiet=1)
    desk.shot(name('notes-lost'))
    desk.close()
