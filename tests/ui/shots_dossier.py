# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_dossier.py - pictures of dossiers: a person, an organization, nothing known, 200 facts, and looking back."""
import json
import os
import subprocess
from xml.sax.saxutils import escape

from desk import Desk

# Publications and what they tell: (day, title, words).
TOLD = {
    'The Wire': [
        ('03 May 2024', 'Talk of a move', 'Jan Leike may join Anthropic, people close to the company said.'),
        ('14 May 2024', 'Leike leaves OpenAI', 'Jan Leike left OpenAI on 14 May 2024. He led its safety team.'),
        ('27 Mar 2024', 'More money', 'Amazon invested $2.75 billion in Anthropic.'),
        ('01 Jul 2024', 'Who leads what', 'Jan Leike works at Anthropic as head of alignment.'),
        ('02 Sep 2024', 'Nothing of the sort', 'Anthropic denied that it had acquired Ferrum.')],
    'The Daily Model': [
        ('28 May 2024', 'Leike goes to Anthropic', 'Jan Leike joined Anthropic on 28 May 2024, the company said.'),
        ('28 Mar 2024', 'A large round', 'Amazon invested $4 billion in Anthropic.'),
        ('20 May 2024', 'A long headline about a team that is no more and about those who left it in one week',
         'Jan Leike left OpenAI on 17 May 2024, days after Ilya Sutskever left OpenAI.')],
    'Tribune of the North': [
        ('29 May 2024', 'Leike joins Anthropic', 'Jan Leike joined Anthropic on 28 May 2024, the company said.'),
        ('04 Jun 2024', 'Who else', 'Dario Amodei, chief executive of Anthropic, welcomed Jan Leike. '
         'Durk Kingma joined Anthropic in October 2024.')]}


def feed(title, stories):
    items = ''.join(f'<item><title>{escape(head)}</title><link>https://example.org/{abs(hash((title, head)))}</link>'
                    f'<pubDate>{day} 12:00:00 GMT</pubDate><description>{escape(words)}</description></item>'
                    for day, head, words in stories)
    return f'<rss version="2.0"><channel><title>{title}</title><link>https://example.org/</link>{items}</channel></rss>'


FIRST = 'Ada Ben Carla David Emma Frank Grace Henry Irene Jack'.split()
LAST = ('Archer Bolton Carver Dawson Ellison Fletcher Gardner Harper Irving Jennings Kendall Lambert Mercer Norton '
        'Osborne Parker Quincy Ramsey Sawyer Turner').split()


def many():
    """Two hundred people who come to one company, over the years."""
    people = [f'{a} {b}' for b in LAST for a in FIRST]
    return [(f'{1 + i % 27:02} Mar {2015 + i // 20}', f'{who} goes to Cohere',
             f'{who} joined Cohere in March {2015 + i // 20}.') for i, who in enumerate(people)]


def fill(program, library, scratch):
    for title, stories in {**TOLD, 'Moves weekly': many()}.items():
        path = os.path.join(scratch, f'{title}.xml')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(feed(title, stories))
        subprocess.run([program, '--library', library, 'add', path], stdout=subprocess.DEVNULL, check=True)


def number(program, library, who):
    answer = subprocess.run([program, '--library', library, 'who', who, '--json'], stdout=subprocess.PIPE, text=True,
                            check=True)
    return json.loads(answer.stdout.splitlines()[0])['id']


def take(program, scratch, scheme, size, name):
    library = os.path.join(scratch, f'dossier-{scheme}-{size}.db')
    fill(program, library, scratch)
    desk = Desk(program, library, scheme)
    desk.resize(*map(int, size.split('x')))
    desk.focus()
    desk.settle()
    width = int(size.split('x', 1)[0])
    for who, view in (('Jan Leike', 'person'), ('Ferrum', 'nothing-known'), ('Cohere', 'many'),
                      ('Anthropic', 'organization')):
        desk.action('open-dossier', f'int64 {number(program, library, who)}')
        desk.settle(quiet=1)
        desk.shot(name(f'dossier-{view}'))
    desk.click(width - 60, 110)  # beside the name: the keyboard is in the list now
    desk.key('End')
    desk.settle(quiet=1)
    desk.shot(name('dossier-end'))
    desk.key('Home', 'ctrl+d')
    desk.settle(quiet=1)
    desk.shot(name('dossier-calendar'))
    desk.key('Tab', 'Tab', 'Tab', 'ctrl+Up', 'ctrl+Up', *['ctrl+Left'] * 6, 'alt+s')
    desk.settle(quiet=1)
    desk.shot(name('dossier-as-of'))
    desk.close()
