# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""corpus.py - folders of made-up feeds, the same each time.

With the shared maker when it is there: invented AI news of about 3.5 KB. Else RSS feeds of sentences drawn from the
starter library. shift: the window moved by so many items; a feed that is asked again then has that many new ones.
"""
import html
import os
import random
import re
import subprocess
import sys
import xml.etree.ElementTree

from common import SHARED, STARTER

MAKER = os.path.join(SHARED, 'bench/mkfeeds.py')
ATOM = '{http://www.w3.org/2005/Atom}'
SENTENCES = 25


def starter():
    """Titles and sentences of the starter library."""
    titles, sentences = [], []
    for entry in xml.etree.ElementTree.parse(STARTER).getroot().iter(ATOM + 'entry'):
        titles.append(entry.findtext(ATOM + 'title'))
        text = re.sub('<[^>]*>', ' ', entry.findtext(ATOM + 'content') or '')
        sentences += [s for s in re.split(r'(?<=[.!?])\s+', html.unescape(text)) if s]
    return titles, sentences


def item(feed, serial, titles, sentences):
    chance = random.Random(f'{feed}-{serial}')
    words = [chance.choice(sentences) for _ in range(SENTENCES)]
    paragraphs = ''.join(f'<p>{html.escape(" ".join(words[i:i + 5]))}</p>' for i in range(0, SENTENCES, 5))
    return (f'<item><title>{html.escape(chance.choice(titles))} ({feed}-{serial})</title><guid>{feed}-{serial}</guid>'
            f'<link>https://example.org/{feed}/{serial}</link><description>{html.escape(paragraphs)}</description>'
            f'</item>\n')


def make(folder, feeds, items, shift=0):
    """A folder with NNNN.xml for each feed."""
    if os.path.exists(MAKER):
        subprocess.run([sys.executable, MAKER, folder, '--feeds', str(feeds), '--items', str(items), '--shift',
                        str(shift)], stdout=subprocess.DEVNULL, check=True)
        return os.path.join(folder, 'feed')
    os.makedirs(folder)
    titles, sentences = starter()
    for feed in range(feeds):
        with open(os.path.join(folder, f'{feed:04}.xml'), 'w', encoding='utf-8') as file:
            file.write(f'<rss version="2.0"><channel><title>Feed {feed}</title>\n')
            file.writelines(item(feed, serial + shift, titles, sentences) for serial in range(items - 1, -1, -1))
            file.write('</channel></rss>\n')
    return folder
