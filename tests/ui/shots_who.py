# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_who.py - pictures of who is who: stories of somebody else, other names, a name in a story, the history."""
import json
import os
import subprocess

from desk import Desk

STORIES = [
    'Michael Jordan joined the Chicago Bulls in 1984. Nobody knew then what would come of it.',
    'A long story about learning machines. Michael Jordan left UC Berkeley, people close to the university said, to '
    'found a company with Yann LeCun, who works at Meta.',
    'OpenAI and Anthropic grew. Michael Jordan, who works at UC Berkeley, called it a pity.',
    'Blorix Labs bought Ferrum, says Michael Jordan. OpenAI denied that.']


def run(program, library, *words, text=None):
    return subprocess.run([program, '--library', library, *words], input=text, stdout=subprocess.PIPE, text=True).stdout


def fill(program, library):
    for text in STORIES:
        run(program, library, 'add', '-', text=text)
    run(program, library, 'correct', 'OpenAI', '--rename', 'OpenAI & Co.')
    run(program, library, 'correct', 'OpenAI', '--rename', 'Open Works')
    run(program, library, 'correct', 'OpenAI', '--add-name', 'The Lab')
    run(program, library, 'correct', 'Meta', '--not-a-name')
    run(program, library, 'correct', 'Anthropic', '--kind', 'person')
    run(program, library, 'undo')


def number(program, library, who):
    return json.loads(run(program, library, 'who', who, '--json').splitlines()[0])['id']


def take(program, scratch, scheme, size, name):
    library = os.path.join(scratch, f'who-{scheme}-{size}.db')
    fill(program, library)
    person = number(program, library, 'Michael Jordan')
    story = json.loads(run(program, library, 'find', 'Berkeley', '--json').splitlines()[0])['id']
    desk = Desk(program, library, scheme)
    desk.resize(*map(int, size.split('x')))
    desk.focus()
    desk.settle()
    desk.action('open-dossier', f'int64 {person}')
    desk.action('who-some', f'int64 {person}')
    desk.settle(quiet=1)
    desk.shot(name('who-some-empty'))
    desk.type('Mich')
    desk.settle(quiet=1)
    desk.shot(name('who-some'))
    desk.key('Escape')
    desk.action('who-names', f'int64 {number(program, library, "Open Works")}')
    desk.settle(quiet=1)
    desk.shot(name('who-names'))
    desk.key('Escape')
    desk.action('who-here', f'(int64 {person}, int64 {story})')
    desk.settle(quiet=1)
    desk.shot(name('who-here'))
    desk.key('Escape')
    desk.action('show-history')
    desk.settle(quiet=1)
    desk.shot(name('history'))
    desk.key('Escape')
    desk.action('open-story', f'(int64 {story}, -1)')
    desk.settle(quiet=1)
    is_wide = size.startswith('1280')
    desk.click(*((905, 164) if is_wide else (60, 230)))  # a name in the text
    desk.settle(quiet=1)
    desk.shot(name('who-card'))
    desk.key('Escape')
    desk.click(*((690, 405) if is_wide else (97, 512)), button=3)  # the same one below the text
    desk.settle(quiet=1)
    desk.shot(name('who-menu'))
    desk.close()
