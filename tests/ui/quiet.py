#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""quiet.py PROGRAM - reading asks nobody for anything. Inside run-alone.

200 stories that are full of images, frames, styles and pixels that count readers are opened one by one with images off:
not one packet leaves. Then images are asked for in one of them, and packets do leave: the counter can count.
"""
import json
import os
import socket
import subprocess
import sys
import tempfile
from xml.sax.saxutils import escape

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import Desk, wait_for  # noqa: E402

STORIES = 200
BODY = '''<p>Story {n}: Jan Leike joined <a href="https://anthropic.example/{n}">Anthropic</a>.</p>
<p><img src="https://images.example.org/{n}.png" srcset="https://images.example/{n}-2x.png 2x" alt="A chart"></p>
<img src="https://pixel.example/{n}.gif" width="1" height="1"><iframe src="https://frames.example/{n}"></iframe>
<video poster="https://images.example.org/{n}.jpg" src="https://videos.example/{n}.mp4"></video>
<link rel="stylesheet" href="https://styles.example/{n}.css"><link rel="preconnect" href="https://fonts.example/">
<script src="https://scripts.example/{n}.js"></script><svg><image href="https://images.example.org/{n}.svg"/></svg>
<p style="background: url(https://images.example.org/{n}-back.png)">A second paragraph, with enough words to be read.</p>'''


def packets():
    for line in open('/proc/self/net/dev'):
        name, _, figures = line.partition(':')
        if name.strip() == 'lo':
            return int(figures.split()[1])
    raise SystemExit('there is no interface lo')


def feed():
    items = ''.join(f'<item><title>Story {n}</title><link>https://news.example/{n}</link><guid>{n}</guid>'
                    f'<enclosure url="https://images.example.org/{n}-cover.jpg" type="image/jpeg" length="1"/>'
                    f'<description>{escape(BODY.format(n=n))}</description></item>' for n in range(STORIES))
    return ('<rss version="2.0"><channel><title>News</title><link>https://news.example/</link>'
            f'<image><url>https://images.example.org/feed.png</url></image>{items}</channel></rss>')


def main(program):
    scratch = tempfile.mkdtemp()
    library = os.path.join(scratch, 'library.db')
    path = os.path.join(scratch, 'feed.xml')
    open(path, 'w', encoding='utf-8').write(feed())

    def dossier(*arguments):
        answer = subprocess.run([program, '--library', library, *arguments], stdout=subprocess.PIPE, text=True)
        return [json.loads(line) for line in answer.stdout.splitlines()] if '--json' in arguments else answer

    print('1..3', flush=True)
    dossier('add', path)
    stories = [story['id'] for story in dossier('find', '', '--json', '--limit', str(STORIES))]
    assert len(stories) == STORIES, len(stories)

    before = packets()
    socket.socket(socket.AF_INET, socket.SOCK_DGRAM).sendto(b'x', ('192.0.2.1', 9))
    assert packets() > before
    print('ok 1 - a packet to any address is counted', flush=True)

    before = packets()
    desk = Desk(program, library)
    for n, story in enumerate(stories):
        desk.action('open-story', f'(int64 {story}, -1)')
        wait_for(lambda: dossier('show', str(story), '--json')[0]['read'], f'story {n} to be read')
    desk.settle()
    assert packets() == before, f'{packets() - before} packets left'
    print(f'ok 2 - {STORIES} stories opened with images off send nothing', flush=True)

    desk.focus()
    desk.key('i')
    wait_for(lambda: packets() > before, 'an image to be asked for')
    print('ok 3 - images that are asked for are fetched', flush=True)
    desk.close()


if __name__ == '__main__':
    main(sys.argv[1])
