# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots.py PROGRAM FOLDER WIDTHxHEIGHT - goes through the views of a filled and of an empty library."""
import json
import os
import subprocess
import sys
import tempfile

import shots_dossier
import shots_feeds
import shots_follow
import shots_handout
import shots_highlights
import shots_images
import shots_links
import shots_moves
import shots_narrow
import shots_notebook
import shots_notes
import shots_reader
import shots_review
import shots_searches
import shots_aloud
import shots_archive
import shots_backups
import shots_tables
import shots_query
import shots_tags
import shots_texts
import shots_who
from desk import Desk, out, wait_for

HERE = os.path.dirname(os.path.abspath(__file__))


def command(program, library, *words):
    answer = subprocess.run([program, '--library', library, *words], stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in answer.stdout.splitlines() if line.startswith('{')]


# A list of feeds with everything in it: folders, one that is there already, one at home, and what is left out.
LIST = """<!DOCTYPE NETSCAPE-Bookmark-file-1><DL>
<DT><H3>Research</H3><DL>
<DT><A HREF="https://rss.arxiv.org/rss/cs.CL">arXiv: Computation and Language</A>
<DT><A HREF="https://lab.example/blog/feed.xml">A laboratory with a rather long name that does not fit into one line</A>
<DT><H3>Safety</H3><DL><DT><A HREF="https://safety.example/rss">Oversight weekly</A></DL></DL>
<DT><H3>News</H3><DL>
<DT><A HREF="https://known.example/feed">The Daily Model</A>
<DT><A HREF="https://wire.example/ai.atom">Wire: artificial intelligence</A></DL>
<DT><A HREF="http://192.168.0.7/feed">Notes of the team</A>
<DT><A HREF="https://essay.example/agents">On agents</A><DT><A HREF="https://essay.example/tools">On tools</A>
<DT><A HREF="javascript:alert(1)">Bookmarklet</A><DT><A HREF="javascript:alert(2)">Bookmarklet</A>
<DT><A HREF="https://me:secret@private.example/rss" FEED="true">With a password</A></DL>"""


def windows():
    return len(out('xdotool', 'search', '--onlyvisible', '--class', 'dossier').split())


def import_list(desk, path, name):
    """Looks at a list of feeds, from the beginning and from the end."""
    before = windows()
    desk.action('import-list', f"b'{path}'")
    wait_for(lambda: windows() > before, 'the list')
    desk.shot(name('import'))
    desk.key('End')
    desk.shot(name('import-end'))
    desk.key('Escape')


# What another program has kept: an article with highlights, one whose words are not in it, links, and odd addresses.
WALLABAG = json.dumps([
    {'url': 'https://lab.example/lead', 'title': 'A laboratory has a new head of oversight', 'is_archived': 1,
     'is_starred': 1, 'created_at': '2024-05-28T09:30:00+00:00', 'tags': ['labs', 'people'],
     'content': '<p>Jan Leike, who led a team at OpenAI until this month, said that he has joined Anthropic.</p>',
     'annotations': [{'quote': 'he has joined Anthropic', 'text': 'Since when?'},
                     {'quote': 'words of an earlier version of the page', 'text': ''}]},
    {'url': 'https://essay.example/agents', 'title': 'On agents', 'is_archived': 0, 'is_starred': 0, 'content': '',
     'annotations': [{'quote': 'an agent is a loop', 'text': None}]},
    {'url': 'https://essay.example/tools', 'title': 'On tools, and on a title that does not fit into one line of it',
     'is_archived': 0, 'is_starred': 0, 'content': ''},
    {'url': 'javascript:alert(1)', 'title': 'Bookmarklet', 'is_archived': 0, 'content': ''}])


def import_file(desk, path, name):
    """Looks at another program's export, imports it without its pages, and takes it back."""
    before = windows()
    desk.action('import-file', f"b'{path}'")
    wait_for(lambda: windows() > before, 'the export')
    desk.settle()
    desk.shot(name('transfer'))
    desk.key('Tab', 'Tab', 'space')  # the switch: no pages
    desk.settle()
    desk.key('ctrl+Return')
    desk.shot(name('transfer-done'))
    desk.key('Escape')
    desk.settle()
    desk.action('undo')


MAIL = """From post@mondays.example Sat Nov 28 08:00:00 2026
From: Model Mondays <post@mondays.example>
Date: Sat, 28 Nov 2026 08:00:00 +0000
Subject: {0}
Message-ID: <{0}@mondays.example>
Content-Type: multipart/mixed; boundary=b

--b
Content-Type: text/html

{1}
--b
Content-Type: application/pdf; name=report.pdf

x
--b--

"""
MAILBOX = ''.join([
    MAIL.format('A laboratory in Lisbon has a head', '<p>Rita Sousa has joined Anthropic, she said.</p>'),
    MAIL.format('A round for a small model', '<p>Mistral AI raised 600 million euros.</p>'),
    MAIL.format('Pictures alone', '')])


def import_mailbox(desk, path, name):
    """Looks at a mailbox, imports it, takes it back, and has it brought back; adds it, too."""
    before = windows()
    desk.action('import-file', f"b'{path}'")
    wait_for(lambda: windows() > before, 'the mailbox')
    desk.settle()
    desk.shot(name('mailbox'))
    desk.key('ctrl+Return')
    desk.settle()
    desk.shot(name('mailbox-done'))
    desk.key('Escape')
    desk.settle()
    desk.shot(name('mailbox-list'))
    desk.action('undo')
    desk.settle()
    desk.action('import-file', f"b'{path}'")
    wait_for(lambda: windows() > before, 'the mailbox again')
    desk.settle()
    desk.shot(name('mailbox-again'))
    desk.key('ctrl+Return')
    desk.settle()
    desk.key('Escape')
    desk.settle()
    desk.action('undo')


def main(program, folder, size):
    width, height = map(int, size.split('x'))
    scratch = tempfile.mkdtemp()
    library = os.path.join(scratch, 'library.db')
    starter = os.path.join(HERE, '..', '..', 'data', 'starter.xml')
    command(program, library, 'add', starter)
    story = command(program, library, 'find', 'title:Schulman', '--json')[0]['id']
    who = command(program, library, 'who', 'Anthropic', '--json')[0]['id']
    text = command(program, library, 'show', str(story), '--json')[0]['text']
    quote = ' '.join(text.split('\n')[0].split()[3:9])
    command(program, library, 'annotate', str(story), '--quote', quote, '--note', 'Ask for the date.', '--color', 'green')

    bookmarks = os.path.join(scratch, 'bookmarks.html')
    with open(bookmarks, 'w', encoding='utf-8') as file:
        file.write(LIST)
    export = os.path.join(scratch, 'wallabag.json')
    with open(export, 'w', encoding='utf-8') as file:
        file.write(WALLABAG)
    mailbox = os.path.join(scratch, 'newsletters.mbox')
    with open(mailbox, 'w', encoding='utf-8') as file:
        file.write(MAILBOX)
    known = os.path.join(scratch, 'known.opml')
    with open(known, 'w', encoding='utf-8') as file:
        file.write('<opml><body><outline text="The Daily Model" xmlUrl="https://known.example/feed"/></body></opml>')
    command(program, library, 'feeds', 'add', known)

    for scheme in ('light', 'dark'):
        name = lambda view: os.path.join(folder, f'{view}-{scheme}-{size}.png')
        empty = Desk(program, os.path.join(scratch, f'empty-{scheme}.db'), scheme)
        empty.resize(width, height)
        empty.shot(name('empty'))
        empty.action('add')
        empty.shot(name('add'))
        empty.close()

        desk = Desk(program, library, scheme)
        desk.resize(width, height)
        desk.shot(name('list'))
        desk.action('open-story', f'(int64 {story}, -1)')
        desk.shot(name('reader'))
        if width > 1000:
            desk.key('ctrl+g')
            desk.type(quote)  # the search in the story puts its words on the screen: that is where the note is
            desk.settle()
            desk.key('Escape', 'ctrl+shift+h')
            desk.shot(name('note'))
            desk.key('Escape')
        desk.action('filter-entity', f'int64 {who}')
        desk.shot(name('filtered'))
        desk.action('open-dossier', f'int64 {who}')
        desk.shot(name('dossier'))
        desk.action('show-moves')
        desk.shot(name('moves'))
        import_list(desk, bookmarks, name)
        import_file(desk, export, name)
        import_mailbox(desk, mailbox, name)
        desk.action('preferences', group='')
        desk.shot(name('preferences'))
        desk.key('Escape')
        desk.action('show-help-overlay')
        desk.shot(name('shortcuts'))
        desk.close()
        shots_dossier.take(program, scratch, scheme, size, name)
        shots_feeds.take(program, scratch, scheme, size, name)
        shots_follow.take(program, scratch, scheme, size, name)
        shots_handout.take(program, scratch, scheme, size, name)
        shots_highlights.take(program, scratch, scheme, size, name)
        shots_images.take(program, scratch, scheme, size, name)
        shots_reader.take(program, scratch, scheme, size, name)
        shots_review.take(program, scratch, scheme, size, name)
        shots_searches.take(program, scratch, scheme, size, name)
        shots_links.take(program, scratch, scheme, size, name)
        shots_moves.take(program, scratch, scheme, size, name)
        shots_narrow.take(program, scratch, scheme, size, name)
        shots_archive.take(program, scratch, scheme, size, name)
        shots_aloud.take(program, scratch, scheme, size, name)
        shots_backups.take(program, scratch, scheme, size, name)
        shots_notebook.take(program, scratch, scheme, size, name)
        shots_notes.take(program, scratch, scheme, size, name)
        shots_tables.take(program, scratch, scheme, size, name)
        shots_tags.take(program, scratch, scheme, size, name)
        shots_query.take(program, scratch, scheme, size, name)
        shots_texts.take(program, scratch, scheme, size, name)
        shots_who.take(program, scratch, scheme, size, name)


if __name__ == '__main__':
    main(*sys.argv[1:4])
