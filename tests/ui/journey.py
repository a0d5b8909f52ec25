#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""journey.py PROGRAM ARTICLE - one afternoon with Dossier, as a screen reader and a mouse see it. Inside run-headless.

Start with one other story, paste the article, click a person, see the list filter, open the story, highlight words,
write a note, close, start again: all is still there. Needs Debian's own Python for the Atspi module.
"""
import json
import os
import subprocess
import sys
import tempfile

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi  # noqa: E402

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import Desk, wait_for  # noqa: E402

BUTTONS = ('push button', 'button', 'toggle button')
step_number = 0


def step(sentence):
    global step_number
    step_number += 1
    print(f'ok {step_number} - {sentence}', flush=True)


def application():
    desktop = Atspi.get_desktop(0)
    for i in range(desktop.get_child_count()):
        child = desktop.get_child_at_index(i)
        if child and (child.get_name() or '') == 'dossier':
            child.set_cache_mask(Atspi.Cache.NONE)
            return child
    return None


def walk(node, depth=0):
    yield node
    if depth < 40:
        for i in range(min(node.get_child_count(), 200)):
            child = node.get_child_at_index(i)
            if child:
                yield from walk(child, depth + 1)


def find(role, name):
    """The first node of one of the roles whose name begins with @name; None when there is none now."""
    roles = (role,) if isinstance(role, str) else role
    root = application()
    if root is None:
        return None
    try:
        for node in walk(root):
            if node.get_role_name() in roles and (node.get_name() or '').startswith(name):
                return node
    except Exception:  # the tree changed under us: ask again
        pass
    return None


def need(role, name):
    return wait_for(lambda: find(role, name), f'{role} “{name}”')


def click(desk, node):
    """A real click in the middle of it (window-relative places are the only ones there are)."""
    box = Atspi.Component.get_extents(node, Atspi.CoordType.WINDOW)
    desk.click(box.x + box.width // 2, box.y + box.height // 2)


def text_of(node):
    return Atspi.Text.get_text(node, 0, Atspi.Text.get_character_count(node))


def rows(name='Stories'):
    """The stories in the list, or the lines of another one."""
    stories = find('list', name)
    return [node for node in walk(stories) if node.get_role_name() == 'list item'] if stories else []


def choose(desk, skipped, words):
    """Selects @words words of the story after its first @skipped ones, by keyboard; the title and its facts are the
    first 20."""
    desk.focus()
    for _ in range(40):
        if need('text', 'Story').get_state_set().contains(Atspi.StateType.FOCUSED):
            break
        desk.key('Tab')
    desk.key('ctrl+shift+Home', 'ctrl+Home', *['ctrl+Right'] * skipped, *['ctrl+shift+Right'] * words)
    desk.settle()
    if os.environ.get('PICTURES'):
        desk.shot(os.path.join(os.environ['PICTURES'], f'journey-{step_number}.png'))


def command(program, library, *words):
    answer = subprocess.run([program, '--library', library, *words], stdout=subprocess.PIPE, text=True,
                            stderr=subprocess.DEVNULL)
    return [json.loads(line) for line in answer.stdout.splitlines() if line.startswith('{')]


def start(program, library):
    desk = Desk(program, library)
    desk.resize(1280, 800)
    desk.settle()
    wait_for(application, 'the program on the accessibility bus')
    return desk


def main(program, article):
    library = os.path.join(tempfile.mkdtemp(), 'library.db')
    words = open(article, encoding='utf-8').read()
    print('1..9')

    other = os.path.join(os.path.dirname(library), 'other.txt')
    open(other, 'w').write('Nvidia made more chips.\n\nIt sold all of them, and Jensen Huang said so on Tuesday.\n')
    subprocess.run([program, '--library', library, 'add', other], stdout=subprocess.DEVNULL, check=True)
    desk = start(program, library)
    wait_for(lambda: len(rows()) == 1, 'the only story')
    step('a library of one story opens')

    desk.key('ctrl+n')
    box = need('text', 'Words, or addresses one a line')
    click(desk, box)
    Atspi.EditableText.insert_text(box, 0, words, len(words.encode()))
    desk.settle()
    desk.key('ctrl+Return')
    need('list item', 'John Schulman, 1 story')
    wait_for(lambda: len(rows()) == 2, 'two stories in the list')
    step('the pasted article gives people to choose from')

    click(desk, need('list item', 'John Schulman, 1 story'))
    wait_for(lambda: len(rows()) == 1, 'one story in the list')
    step('clicking a person filters the list')

    click(desk, rows()[0])
    wait_for(lambda: 'Schulman' in text_of(need('text', 'Story')), 'the text of the story')
    step('clicking a story opens it')

    choose(desk, 24, 3)
    desk.key('ctrl+h')
    annotated = lambda: command(program, library, 'find', 'is:annotated', '--json')
    wait_for(annotated, 'a kept highlight')
    step('selected words become a highlight')

    choose(desk, 30, 2)
    desk.key('ctrl+shift+h')
    wait_for(lambda: need('text', 'Note').get_state_set().contains(Atspi.StateType.FOCUSED), 'the note to type in')
    desk.type('Ask who led it.')
    desk.settle()
    if os.environ.get('PICTURES'):
        desk.shot(os.path.join(os.environ['PICTURES'], 'journey-note.png'))
    desk.key('Escape')
    story = str(annotated()[0]['id'])
    notes = lambda: [a.get('note') for a in command(program, library, 'show', story, '--json')[0]['highlights']]
    wait_for(lambda: 'Ask who led it.' in notes(), 'a kept note')
    step('a note is kept when its popover closes')

    assert desk.close() in (0, -15), 'the program did not end in order'
    step('the window closes')

    desk = start(program, library)
    need('list item', 'John Schulman, 1 story')
    click(desk, need('list item', 'Highlights, 1 story'))
    wait_for(lambda: len(rows('Highlights')) == 2, 'the highlights in the notebook')
    step('started again, people and highlights are still there')

    click(desk, rows('Highlights')[0])
    wait_for(lambda: find(BUTTONS, 'Highlight, '), 'the highlight in the story')
    assert 'Ask who led it.' in notes()
    desk.close()
    step('and so is the note')


if __name__ == '__main__':
    main(*sys.argv[1:3])
