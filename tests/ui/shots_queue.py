# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_queue.py - pictures of the stories that are to be read aloud, and of the menus that lead there."""
import json
import os
import subprocess

from desk import Desk
from shots_aloud import serve

TITLES = ('Ferrum opens a laboratory for learning machines in Graz', 'Who pays for the laboratory, and who does not',
          'The union looks at the contracts first',
          'A long title of a story that tells what forty people do in Graz until the end of the year, and why')


def fill(program, library, scratch):
    for i, title in enumerate(TITLES):
        page = os.path.join(scratch, f'queue{i}.txt')
        with open(page, 'w', encoding='utf-8') as file:
            file.write(f'{title}\n\nThe steel maker Ferrum wants to publish what the laboratory finds.\n')
        subprocess.run([program, '--library', library, 'add', page], stdout=subprocess.DEVNULL, check=True)
    answer = subprocess.run([program, '--library', library, 'find', '--json'], stdout=subprocess.PIPE, text=True, check=True)
    return [int(json.loads(line)['id']) for line in answer.stdout.splitlines()]


def take_queue(desk, stories, name):
    desk.action('show-queue')
    desk.shot(name('queue-empty'))
    desk.key('Escape')
    desk.action('queue-stories', f'(@ax {stories[1:]}, false)')
    desk.settle(quiet=.5)
    desk.action('open-story', f'(int64 {stories[0]}, -1)')
    desk.settle(quiet=1)
    desk.key('F8')
    desk.settle(quiet=1)
    desk.shot(name('queue-bar'))
    desk.key('ctrl+F8')
    desk.settle(quiet=.5)
    desk.key('Down')
    desk.shot(name('queue'))
    desk.key('alt+Up', 'Delete')
    desk.shot(name('queue-undo'))
    desk.key('Escape')
    desk.key('shift+F8')
    desk.settle(quiet=.5)


def take_menus(desk, width, name):
    desk.click(width - 142, 27)  # the menu of the story
    desk.settle(quiet=1)
    desk.shot(name('queue-menu'))
    desk.key('Escape')
    if width >= 1000:
        desk.click(400, 180, button=3)
        desk.shot(name('queue-row-menu'))
        desk.key('Escape')


def take(program, scratch, scheme, size, name):
    library, path = os.path.join(scratch, f'queue-{scheme}.db'), os.path.join(scratch, f'queue-{scheme}.sock')
    stories = fill(program, library, scratch)
    server = serve(path, 0)
    desk = Desk(program, library, scheme, {'SPEECHD_ADDRESS': 'unix_socket:' + path})
    desk.resize(*map(int, size.split('x')))
    desk.focus()
    take_queue(desk, stories, name)
    take_menus(desk, int(size.split('x')[0]), name)
    desk.close()
    server.shutdown()
