# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_review.py - pictures of the questions: about a name, about a move, correcting it, none left; and of what is said
about the moves of a story."""
import json
import os
import subprocess

from desk import Desk

STORIES = (
    ('Talks in May', 'John Schulman spoke for OpenAI in May.'),
    ('Talks in June', 'John Schulman spoke for OpenAI in June.'),
    ('Talks in July', 'John Schulman spoke for OpenAI in July.'),
    ('A bank and its models', 'The bank has plans of its own. John Schulman spoke for Goldman Sachs in August, he said, '
     'and did not want to say more about it.'),
    ('Talk of a move', 'Jan Leike may join Anthropic, people close to the company said. Ilya Sutskever left OpenAI.'),
    ('A round to come', 'Amazon reportedly invested $4 billion in Anthropic, according to people who know of it.'),
    ('A long headline about a company that is said to buy another one, and about what that one does all day',
     'Meta is considering acquiring Perplexity, two people said.'))


def dossier(program, library, *words, text=None):
    answer = subprocess.run([program, '--library', library, *words], stdout=subprocess.PIPE, text=True, input=text,
                            check=False)
    return [json.loads(line) for line in answer.stdout.splitlines() if line.startswith('{')]


def take(program, scratch, scheme, size, name):
    library = os.path.join(scratch, f'review-{scheme}-{size}.db')
    for title, words in STORIES:
        dossier(program, library, 'add', '-', '--title', title, '--date', '2024-08-06', text=words)
    story = dossier(program, library, 'find', 'title:Talk', '--json')[0]['id']
    desk = Desk(program, library, scheme)
    desk.resize(*map(int, size.split('x')))
    desk.settle(quiet=1)
    desk.action('show-review')
    desk.settle(quiet=1)
    desk.shot(name('review-name'))
    desk.key('y')
    desk.settle(quiet=1)
    desk.shot(name('review-move'))
    desk.key('e')
    desk.settle(quiet=1)
    desk.shot(name('review-edit'))
    desk.key('Escape')
    desk.settle()
    desk.key('y')
    desk.settle()
    for _ in range(8):
        desk.key('n')
        desk.settle()
    desk.settle(quiet=1)
    desk.shot(name('review-none'))
    desk.action('open-story', f'(int64 {story}, -1)')
    desk.settle(quiet=1)
    desk.key('ctrl+i')
    desk.settle(quiet=1)
    desk.shot(name('review-story'))
    wide = int(size.split('x', 1)[0])
    desk.click(wide - 52, 470 if wide > 1000 else 497)  # at the first move
    desk.settle(quiet=1)
    desk.shot(name('review-menu'))
    desk.key('Escape')
    who = dossier(program, library, 'who', 'Jan Leike', '--json')[0]['id']
    desk.action('open-dossier', f'int64 {who}')
    desk.settle(quiet=1)
    desk.shot(name('review-dossier'))
    desk.close()
