# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_tags.py - pictures of tags: at a story, in the sidebar, as a filter, and while they are changed."""
import json
import os
import subprocess

from desk import Desk

STARTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'starter.xml')
MANY = ['to read', 'Chips', 'people', 'Policy and law', 'labs', 'oversight',
        'a tag with a rather long name that does not fit into one line of a narrow window', 'C++']


def run(program, library, *words):
    subprocess.run([program, '--library', library, *words], stdout=subprocess.DEVNULL, check=True)


def take(program, scratch, scheme, size, name):
    library = os.path.join(scratch, f'tags-{scheme}.db')
    run(program, library, 'add', STARTER)
    answer = subprocess.run([program, '--library', library, 'find', '--json'], stdout=subprocess.PIPE, text=True,
                            check=True)
    stories = [json.loads(line)['id'] for line in answer.stdout.splitlines()]
    run(program, library, 'tag', stories[0], *(word for tag in MANY for word in ('--add', tag)))
    run(program, library, 'tag', *stories[1:6], '--add', 'Chips', '--add', 'to read')
    run(program, library, 'tag', *stories[2:9], '--add', 'agents', '--add', 'essays', '--add', 'labs')
    desk = Desk(program, library, scheme)
    width, height = map(int, size.split('x'))
    desk.resize(width, height)
    desk.action('open-story', f'(int64 {stories[0]}, -1)')
    desk.settle()
    desk.shot(name('tags-many'))
    desk.action('open-story', f'(int64 {stories[1]}, -1)')
    desk.settle()
    desk.key('ctrl+t')
    desk.shot(name('tags-edit'))
    desk.type('a')
    desk.shot(name('tags-typed'))
    desk.type('x' * 100)
    desk.key('Return')
    desk.shot(name('tags-refused'))
    desk.key('Escape')
    desk.action('open-story', f'(int64 {stories[10]}, -1)')
    desk.settle()
    desk.key('ctrl+t')
    desk.shot(name('tags-none'))
    desk.key('Escape')
    run(program, library, 'tag', stories[10], '--add', 'Chips')
    desk.action('filter-tag', 'int64 2')
    desk.settle()
    desk.shot(name('tags-filter'))
    if width < 1000:
        desk.action('toggle-sidebar')
        desk.settle()
        desk.shot(name('tags-sidebar'))
    desk.close()
