#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""round-trips.py PROGRAM - a made collection, written as each program exports it, comes in whole.

Every field that a format carries must be in the library afterwards. The same file again changes nothing, undoing takes
everything away, doing it again brings everything back. A writer below says how a program writes, and which fields it
can write at all.
"""
import csv
import datetime
import html
import io
import json
import os
import random
import subprocess
import sys
import tempfile
import zipfile

SEED, ITEMS = 11, 40
WORDS = 'Lab Chips “Quoted” it\'s R&D <b> naïve Ελλάδα 日本 — 100% a,b "c" semi;colon'.split()
TAGS = ['labs', 'to watch', "it's new", 'Łódź', 'R&D', 'a <b>']
SENTENCES = ['Ada Doe joined the lab in May.', 'Nobody “knew” why; R&D grew < 5%.', 'It raised $4 billion, they said.']


class Item:
    """What somebody kept: one page."""

    def __init__(self, number, chance):
        self.url = f'https://site{number % 7}.example/story/{number}?id={number}&x=ü'.replace('ü', '%C3%BC')
        self.title = f'{number} ' + ' '.join(chance.sample(WORDS, 4))
        self.author = chance.choice(['Ada Doe', 'Jörg Müller'])
        self.saved = 1500000000 + number * 86400
        self.tags = sorted(chance.sample(TAGS, chance.randint(0, 3)))
        self.is_read, self.is_starred = chance.random() < .5, chance.random() < .5
        self.text = ' '.join(SENTENCES)
        self.marks = [(SENTENCES[k], chance.choice(['', 'why?', 'see "a", b'])) for k in range(chance.randint(0, 2))]
        self.note = chance.choice([None, 'About the whole page, R&D'])

    def when(self):
        return datetime.datetime.fromtimestamp(self.saved, datetime.timezone.utc)


def markup(item):
    return f'<p>{html.escape(item.text)}</p>'


def table(header, rows):
    out = io.StringIO()
    writer = csv.writer(out, lineterminator='\n')
    writer.writerows([header, *rows])
    return out.getvalue()


# --- how programs write ---

def bookmarks(items):
    rows = ''.join(f'<DT><A HREF="{html.escape(i.url)}" ADD_DATE="{i.saved}" TAGS="{html.escape(",".join(i.tags))}">'
                   f'{html.escape(i.title)}</A>\n' + (f'<DD>{html.escape(i.note)}\n' if i.note else '') for i in items)
    return f'<!DOCTYPE NETSCAPE-Bookmark-file-1>\n<TITLE>Bookmarks</TITLE>\n<DL><p>\n{rows}</DL><p>\n'


def pocket_page(items):
    row = lambda i: (f'<li><a href="{html.escape(i.url)}" time_added="{i.saved}" tags="{html.escape(",".join(i.tags))}">'
                     f'{html.escape(i.title)}</a></li>\n')
    part = lambda name, of: f'<h1>{name}</h1>\n<ul>\n{"".join(map(row, of))}</ul>\n'
    return ('<!DOCTYPE html><html><head><title>Pocket Export</title></head><body>\n'
            + part('Unread', [i for i in items if not i.is_read])
            + part('Read Archive', [i for i in items if i.is_read]) + '</body></html>\n')


def pocket(items):
    return table(['title', 'url', 'time_added', 'tags', 'status'],
                 [[i.title, i.url, i.saved, '|'.join(i.tags), 'archive' if i.is_read else 'unread'] for i in items])


def instapaper(items):
    return table(['URL', 'Title', 'Selection', 'Folder', 'Timestamp', 'Tags'],
                 [[i.url, i.title, '', 'Archive' if i.is_read else 'Unread', i.saved, json.dumps(i.tags)]
                  for i in items])


def reader(items):
    return table(['Title', 'URL', 'ID', 'Document tags', 'Saved date', 'Reading progress', 'Location', 'Seen'],
                 [[i.title, i.url, f'id{n}', repr(i.tags), i.when().isoformat(' '), 1 if i.is_read else 0,
                   'archive' if i.is_read else 'new', i.is_read] for n, i in enumerate(items)])


def readwise(items):
    rows = [[quote, i.title, i.author, i.url, note, 'yellow', 7] for i in items for quote, note in i.marks]
    return table(['Highlight', 'Title', 'Author', 'URL', 'Note', 'Color', 'Location'], rows)


def matter(items):
    return table(['Title', 'Author', 'Publisher', 'URL', 'Tags', 'Word Count', 'In Queue', 'Favorited', 'Read',
                  'Highlight_Count', 'Last Interaction Date', 'File Id'],
                 [[i.title, i.author, '', i.url, ';'.join(i.tags), 9, True, i.is_starred, i.is_read, 0,
                   i.when().isoformat(), 'x'] for i in items])


def wallabag(items):
    return json.dumps([{
        'id': n, 'title': i.title, 'url': i.url, 'is_archived': int(i.is_read), 'is_starred': int(i.is_starred),
        'content': markup(i), 'created_at': i.when().strftime('%Y-%m-%dT%H:%M:%S+0000'), 'tags': i.tags,
        'published_by': [i.author], 'language': 'en',
        'annotations': [{'quote': quote, 'text': note} for quote, note in i.marks]} for n, i in enumerate(items)])


def karakeep(items):
    return json.dumps({'bookmarks': [{
        'createdAt': i.saved, 'title': i.title, 'tags': i.tags, 'note': i.note, 'archived': i.is_read,
        'favourited': i.is_starred, 'content': {'type': 'link', 'url': i.url}} for i in items]}, ensure_ascii=False)


def omnivore_list(items):
    return json.dumps([{
        'id': str(n), 'slug': f's{n}', 'title': i.title, 'author': i.author, 'url': i.url, 'labels': i.tags,
        'state': 'Archived' if i.is_read else 'Active', 'savedAt': i.when().strftime('%Y-%m-%dT%H:%M:%S.000Z')}
        for n, i in enumerate(items)])


def omnivore(items):
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
        archive.writestr('metadata_0_to_40.json', omnivore_list(items))
        for n, i in enumerate(items):
            archive.writestr(f'content/s{n}.html', markup(i))
            archive.writestr(f'highlights/s{n}.md', ''.join(f'> {quote}\n\n{note}\n\n' for quote, note in i.marks))
    return out.getvalue()


def hypothesis(items):
    target = lambda i, quote: [{'source': i.url, 'selector': [{'type': 'TextQuoteSelector', 'exact': quote}]}]
    return json.dumps({'rows': [{
        'uri': i.url, 'text': note, 'tags': i.tags, 'document': {'title': [i.title]}, 'target': target(i, quote),
        'created': i.when().isoformat()} for i in items for quote, note in i.marks]})


STATE = ['is_read']
FORMATS = [  # name of the file, writer, fields beyond address and title, items that it can write
    ('bookmarks.html', bookmarks, ['saved', 'tags', 'note'], None),
    ('ril_export.html', pocket_page, ['saved', 'tags', *STATE], None),
    ('pocket.csv', pocket, ['saved', 'tags', *STATE], None),
    ('instapaper.csv', instapaper, ['saved', 'tags', *STATE], None),
    ('reader.csv', reader, ['saved', 'tags', *STATE], None),
    ('readwise.csv', readwise, ['author', 'marks'], 'marks'),
    ('matter.csv', matter, ['author', 'tags', 'is_starred', *STATE], None),
    ('wallabag.json', wallabag, ['saved', 'author', 'tags', 'is_starred', 'text', 'marks', *STATE], None),
    ('karakeep.json', karakeep, ['saved', 'tags', 'is_starred', 'note', *STATE], None),
    ('omnivore.json', omnivore_list, ['saved', 'author', 'tags', *STATE], None),
    ('omnivore.zip', omnivore, ['saved', 'author', 'tags', 'text', 'marks', *STATE], None),
    ('hypothesis.json', hypothesis, ['tags', 'marks'], 'marks'),
]


# --- the library ---

def wanted(item, fields):
    """What must be there of @item."""
    values = {'title': item.title}
    for field in fields:
        values[field] = sorted(item.marks) if field == 'marks' else getattr(item, field)
    return values


def present(story, fields, item):
    """The same of what the library shows."""
    highlights = story['highlights']
    seen = {
        'author': story['author'], 'tags': sorted(story.get('tags', item.tags)), 'is_read': story['read'], 'text': story['text'],
        'is_starred': story['starred'],
        'saved': int(datetime.datetime.fromisoformat(story['saved'].replace('Z', '+00:00')).timestamp()),
        'marks': sorted((h['quote'], h['note'] or '') for h in highlights if h['quote'] in item.text),
        'note': next((h['note'] for h in highlights if h['note'] == item.note), None),
    }
    return {'title': story['title'], **{field: seen[field] for field in fields}}


class Desk:
    def __init__(self, program, library):
        self.command = [program, '--library', library]

    def run(self, *arguments):
        answer = subprocess.run([*self.command, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        if answer.returncode not in (0, 3):
            raise SystemExit(f'{arguments}: {answer.stderr.decode()}')
        return answer.stdout.decode()

    def stories(self):
        listed = [json.loads(line)['id'] for line in self.run('find', '--limit', '1000', '--json').splitlines()]
        lines = self.run('show', '--json', *listed).splitlines() if listed else []
        return {story['original_url'] or story['url']: story for story in map(json.loads, lines)}


def check(desk, path, items, fields):
    """Sentences about what is not as it should be."""
    desk.run('import', '--no-fetch', path)
    first = desk.stories()
    faults = [f'{item.url}: missing' for item in items if item.url not in first]
    for item in items:
        if item.url in first and present(first[item.url], fields, item) != wanted(item, fields):
            faults.append(f'{item.url}: {present(first[item.url], fields, item)}, not {wanted(item, fields)}')
    faults += [f'{len(first)} stories of {len(items)}'] if len(first) != len(items) else []
    desk.run('import', '--no-fetch', path)
    faults += ['the same file again changed something'] if desk.stories() != first else []
    desk.run('undo')
    faults += ['undoing left something'] if desk.stories() else []
    desk.run('redo')
    faults += ['doing it again did not bring everything back'] if desk.stories() != first else []
    return faults


def main(program):
    chance = random.Random(SEED)
    items = [Item(number, chance) for number in range(ITEMS)]
    wrong = 0
    with tempfile.TemporaryDirectory() as scratch:
        for name, write, fields, needs in FORMATS:
            path = os.path.join(scratch, name)
            some = [i for i in items if needs is None or getattr(i, needs)]
            written = write(some)
            with open(path, 'wb') as out:
                out.write(written if isinstance(written, bytes) else written.encode())
            faults = check(Desk(program, path + '.db'), path, some, fields)
            print(f'{name}: ' + (f'{len(some)} items came in whole' if not faults else '\n  '.join(faults[:5])))
            wrong += len(faults)
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
