# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_texts.py - pictures of why a story has its text, and of its versions."""
import json
import os
import subprocess

from desk import Desk

HEAD = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Ferrum opens a laboratory</title>
<meta property="og:site_name" content="The Steel Gazette"><link rel="canonical" href="https://gazette.example/ferrum">
</head><body><header role="banner"><p>The Steel Gazette, every day but Sunday</p></header>
<nav><ul><li><a href="/">Home</a></li><li><a href="/science">Science</a></li></ul></nav>
<article><h1>Ferrum opens a laboratory</h1><p class="byline">By Ada Quill</p><div class="entry-content">"""
FIRST = """<p>The steel maker Ferrum has opened a laboratory for learning machines in Graz. John Schulman, who left
OpenAI in August, joined Ferrum as chief scientist, and wants to publish what the laboratory finds.</p>"""
MORE = """<p>General Catalyst led the round of 600 million euros that Mistral AI raised at the same time, and which the
laboratory is not a part of, as both of them say.</p>"""
TAIL = """<h2>What comes next</h2><ul><li>Forty people are to be hired until the end of the year, most of them in Graz.
</li><li>A second house in Linz is planned, but not decided.</li></ul>
<div class="newsletter"><p>Sign up for our newsletter: it is free and comes daily.</p></div>
<p>The union, asked on Tuesday, said that it welcomed the plans, and that it would look at the contracts.</p></div>
<div class="share-bar"><p>Share this story with your friends</p></div></article>
<div class="cookie-notice"><p>We and our 812 partners value your privacy.</p></div>
<aside><p>Most read: <a href="/1">A bridge is closed</a>, <a href="/2">another one opens</a></p></aside>
<footer><p>All rights reserved by The Steel Gazette</p></footer></body></html>"""


def add(program, library, scratch, name, *parts):
    path = os.path.join(scratch, name)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(''.join(parts))
    answer = subprocess.run([program, '--library', library, 'add', '--json', path], stdout=subprocess.PIPE, text=True,
                            check=True)
    return json.loads(answer.stdout.splitlines()[0])


def take(program, scratch, scheme, size, name):
    width, height = map(int, size.split('x'))
    library = os.path.join(scratch, f'texts-{scheme}.db')
    add(program, library, scratch, 'ferrum.html', HEAD, FIRST, MORE, TAIL)
    add(program, library, scratch, 'ferrum-later.html', HEAD, FIRST, TAIL.replace('Forty', 'Thirty'))
    found = subprocess.run([program, '--library', library, 'find', '--json', 'ferrum'], stdout=subprocess.PIPE, text=True,
                           check=True)
    story = json.loads(found.stdout.splitlines()[0])['id']
    desk = Desk(program, library, scheme)
    desk.resize(width, height)
    desk.action('open-story', f'(int64 {story}, -1)')
    desk.settle()
    desk.key('w')
    desk.shot(name('why'))
    desk.key('alt+w')  # the whole page: what was left out is in now
    desk.shot(name('why-whole'))
    desk.key('Escape', 'v')
    desk.shot(name('versions'))
    desk.key('Tab', 'Tab', 'Return')
    desk.shot(name('versions-diff'))
    desk.key('Escape')
    other = os.path.join(scratch, 'paste.txt')
    with open(other, 'w', encoding='utf-8') as file:
        file.write('A pasted text\n\nWords that somebody pasted about Ferrum.\n')
    subprocess.run([program, '--library', library, 'add', other], stdout=subprocess.DEVNULL, check=True)
    desk.settle()
    found = subprocess.run([program, '--library', library, 'find', '--json', 'pasted'], stdout=subprocess.PIPE, text=True,
                           check=True)
    desk.action('open-story', f'(int64 {json.loads(found.stdout.splitlines()[0])["id"]}, -1)')
    desk.settle()
    desk.key('w')
    desk.shot(name('why-nothing'))
    desk.key('Escape')
    desk.key('ctrl+shift+v')
    desk.shot(name('paste-nothing'))
    desk.key('Escape')
    desk.action('open-story', f'(int64 {story}, -1)')
    desk.settle()
    subprocess.run([program, '--library', library, 'text', str(story), '--replace', other], stdout=subprocess.DEVNULL,
                   check=True)
    desk.settle()
    desk.key('w')
    desk.shot(name('why-other'))
    desk.close()
