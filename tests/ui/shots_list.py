# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_list.py - pictures of the list: its orders and looks, a search with its words, and several stories chosen."""
import os
import subprocess

from desk import Desk

STARTER = os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', '..', 'data', 'starter.xml')


# What several sources tell of one event, each in a feed of its own: day, title.
TOLD = {
    'The Harbour Wire': [(6, 'Northlight releases Aurora compiler for small machines'), (5, 'Bridge closes for winter')],
    'Compiler Notes': [(6, 'Northlight releases Aurora compiler, faster on small machines')],
    'Daily Foundry': [(5, 'Northlight releases Aurora compiler'), (4, 'Quartz buys chip maker Ferrum for $40bn')],
    'Chips and Boards': [(4, 'Quartz buys chip maker Ferrum')],
}


def add_told(program, library, scratch):
    for name, stories in TOLD.items():
        path = os.path.join(scratch, f'{name}.xml')
        items = ''.join(f'<item><title>{title}</title><link>https://{name.split()[0].lower()}.example/{day}</link>'
                        f'<description>{title}: what {name} has heard of it, in two sentences. More is to come.</description>'
                        f'<pubDate>{day:02} Aug 2026 {9 + len(name) % 9:02}:00:00 GMT</pubDate></item>'
                        for day, title in stories)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(f'<rss version="2.0"><channel><title>{name}</title>{items}</channel></rss>')
        subprocess.run([program, '--library', library, 'add', path], stdout=subprocess.DEVNULL, check=True)


def take_groups(program, scratch, scheme, size, name):
    library = os.path.join(scratch, f'groups-{scheme}.db')
    subprocess.run([program, '--library', library, 'add', STARTER], stdout=subprocess.DEVNULL, check=True)
    add_told(program, library, scratch)
    desk = Desk(program, library, scheme)
    desk.resize(*map(int, size.split('x')))
    desk.action('show-all')
    desk.action('list-groups', "'events'")
    desk.settle()
    desk.shot(name('list-events'))
    desk.key('j')
    desk.key('Right')
    desk.settle()
    desk.shot(name('list-event-open'))
    desk.action('list-compact')
    desk.settle()
    desk.shot(name('list-events-compact'))
    desk.close()


def take(program, scratch, scheme, size, name):
    take_groups(program, scratch, scheme, size, name)
    library = os.path.join(scratch, f'list-{scheme}.db')
    subprocess.run([program, '--library', library, 'add', STARTER], stdout=subprocess.DEVNULL, check=True)
    desk = Desk(program, library, scheme)
    width, height = map(int, size.split('x'))
    desk.resize(width, height)
    if width < 1000:
        desk.action('show-all')
        desk.settle()
    desk.action('list-groups', "'headings'")
    desk.settle()
    desk.shot(name('list-days'))
    desk.action('sort', "'source'")
    desk.settle()
    desk.shot(name('list-sources'))
    desk.action('list-compact')
    desk.settle()
    desk.shot(name('list-compact'))
    desk.action('list-groups', "'none'")
    desk.action('list-compact')
    desk.action('sort', "'newest'")
    desk.settle()
    desk.key('c')
    desk.settle()
    desk.shot(name('list-choosing'))
    desk.key('ctrl+a')
    desk.settle()
    desk.shot(name('list-all-chosen'))
    desk.key('m')
    desk.settle()
    desk.shot(name('list-all-read'))
    desk.key('Escape', 'Escape') # the toast is closed first
    desk.settle()
    desk.action('search')
    desk.type('Anthropic')
    desk.settle()
    desk.shot(name('list-search'))
    desk.close()
