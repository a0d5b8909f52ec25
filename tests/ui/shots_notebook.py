# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_notebook.py - pictures of the notebook: all highlights, in groups, filtered, chosen, nothing found, empty."""
import json
import os
import subprocess

from desk import Desk

STARTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'starter.xml')
COLOURS = ['yellow', 'green', 'blue', 'pink', 'underline']
NOTES = ['', 'Ask who led it.', 'Compare this with what they said in spring, when the same people still worked there and '
         'nobody had heard of the new company: the dates do not fit.', '']
TAGS = [[], ['ideas'], ['to read', 'people'], [], ['money']]


def command(program, library, *words):
    """The lines of JSON that it prints."""
    answer = subprocess.run([program, '--library', library, *words, '--json'], stdout=subprocess.PIPE, text=True)
    return [json.loads(line) for line in answer.stdout.splitlines()]


def pieces(text):
    """Stretches of a story that somebody may mark: a few words, a sentence, a paragraph."""
    paragraphs = [line for line in text.split('\n') if len(line) > 60 and '\ufffc' not in line]
    for i, paragraph in enumerate(paragraphs[:3]):
        yield paragraph if i == 1 else paragraph[:paragraph.find(' ', 45)] if i == 2 else paragraph.split('. ')[0]


def mark_up(program, library):
    subprocess.run([program, '--library', library, 'add', STARTER], stdout=subprocess.DEVNULL, check=True)
    n = 0
    for story in command(program, library, 'find', '')[:7]:
        content = command(program, library, 'show', story['id'])[0]
        names = [one['name'] for one in content['organizations'] + content['people']]
        for quote in pieces(content['text']):
            words = ['annotate', story['id'], '--quote', quote, '--color', COLOURS[n % len(COLOURS)]]
            words += ['--note', NOTES[n % len(NOTES)]] if NOTES[n % len(NOTES)] else []
            words += [word for tag in TAGS[n % len(TAGS)] for word in ('--tag', tag)]
            words += ['--about', names[0]] if n % 4 == 1 and names else []
            command(program, library, *words)
            n += 1


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


def right_of(width):
    """Where the page ends: a wide one is narrower than the window."""
    return width if width < 1000 else 1155


def group(desk, width, steps):
    """The drop-down stands left of the menu."""
    desk.click(right_of(width) - 90, 119)
    desk.settle(quiet=1.5)
    desk.key(*(['Home'] + ['Down'] * steps + ['Return']))
    desk.settle(quiet=1.5)
    desk.focus()


def start(program, library, scheme, width, height):
    desk = Desk(program, library, scheme)
    desk.resize(width, height)
    desk.settle(quiet=2)
    desk.focus()
    desk.action('show-highlights')
    desk.settle(quiet=2)
    return desk


def take_empty(program, scratch, scheme, width, height, name):
    quiet = os.path.join(scratch, f'no-notes-{scheme}.db')
    note = os.path.join(scratch, 'quiet.txt')
    with open(note, 'w', encoding='utf-8') as file:
        file.write('A quiet day\n\nNothing happened, and nobody marked a word.\n')
    subprocess.run([program, '--library', quiet, 'add', note], stdout=subprocess.DEVNULL, check=True)
    desk = start(program, quiet, scheme, width, height)
    shot(desk, name('notebook-empty'))
    desk.close()


def take_searched(desk, width, height, name):
    shot(desk, name('notebook-full'))
    search(desk, 'tag:ideas')
    shot(desk, name('notebook-searched'))
    search(desk, 'colour:grey')
    shot(desk, name('notebook-mistake'))
    search(desk, 'who:Nobody')
    shot(desk, name('notebook-nothing'))
    desk.key('ctrl+a', 'BackSpace')
    desk.settle(quiet=1.5)
    subprocess.run(['xdotool', 'keydown', 'ctrl'])
    desk.click(right_of(width) - 200, 190)
    desk.click(right_of(width) - 200, 350)
    subprocess.run(['xdotool', 'keyup', 'ctrl'])
    shot(desk, name('notebook-chosen'))
    desk.click(width - 102, height - 26)
    shot(desk, name('notebook-tags'))


def take_groups(desk, width, name):
    for steps, view in enumerate(('story', 'name', 'day'), 1):
        group(desk, width, steps)
        shot(desk, name(f'notebook-by-{view}'))
    desk.click(right_of(width) - 27, 119)
    shot(desk, name('notebook-menu'))


def take_filtered(desk, width, name):
    desk.click(right_of(width) - 165, 119)
    shot(desk, name('notebook-filter'))
    desk.key('Down', 'Down', 'Return')
    desk.settle(quiet=1.5)
    desk.key('Down', 'Return')
    shot(desk, name('notebook-filtered'))


def take(program, scratch, scheme, size, name):
    width, height = map(int, size.split('x'))
    take_empty(program, scratch, scheme, width, height, name)
    library = os.path.join(scratch, f'notes-{scheme}.db')
    mark_up(program, library)
    desk = start(program, library, scheme, width, height)
    take_searched(desk, width, height, name)
    desk.close()
    desk = start(program, library, scheme, width, height)
    take_groups(desk, width, name)
    desk.close()
    desk = start(program, library, scheme, width, height)
    take_filtered(desk, width, name)
    desk.close()


if __name__ == '__main__':
    import sys
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        for colours in ('light', 'dark'):
            take(sys.argv[1], folder, colours, sys.argv[3],
                 lambda view: os.path.join(sys.argv[2], f'{view}-{colours}-{sys.argv[3]}.png'))
