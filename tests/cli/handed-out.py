#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""handed-out.py PROGRAM - what “dossier export stories” and “dossier export citations” write is read by other programs as
it is meant.

pybtex and bibtexparser read BibTeX, xmllint and Python's own readers of zip, XML and HTML the books and pages; CSL-JSON is
held against what its schema says of the fields in use, RIS against its rules of lines. A reader that is not installed is
said and left out.
"""
import html.parser
import json
import os
import re
import subprocess
import sys
import tempfile
import urllib.parse
import zipfile
import xml.etree.ElementTree

STORIES = [
    ('A move', '2024-08-06', 'John Schulman, a co-founder of OpenAI, has left the company.'),
    ('100% of {braces} & "quotes" \\ $x_1 #2 ~ ^ “ü” — É', '2024-08', 'Amazon invested $4 billion in Anthropic.'),
    ('Unbalanced }{ and @misc{x, y = 1}', '2023', 'Microsoft acquired Nuance.'),
    ('论持久战', '2022', 'OpenAI partnered with Microsoft.'),
    ('A move', '', 'The same title on no day that is known.'),
]
FORTY = ', '.join(f'Ada{number} Quill' for number in range(39)) + ' and Bo Reed'


def feed():
    entries = ''.join(f'<item><title>{title}</title><link>https://example.org/{number}?a=1&amp;b={{2}}%</link>'
                      f'<guid>g{number}</guid><author>{author}</author><description>{title} said so.</description></item>'
                      for number, (title, author) in enumerate([('OpenAI in {TeX} &amp; 50%', FORTY), ('Plain', 'Zoë d’Été'),
                                                                ('Team', 'The Example Team')]))
    return ('<?xml version="1.0"?><rss version="2.0"><channel><title>The Example</title><link>https://example.org/</link>'
            f'<description>x</description>{entries}</channel></rss>')


class Desk:
    def __init__(self, program, folder):
        self.command = [program, '--library', folder + '/library.db']
        self.folder = folder
        for title, date, text in STORIES:
            self.run('add', '-', '--title', title, *(['--date', date] if date else []), stdin=text)
        with open(folder + '/feed.xml', 'w', encoding='utf-8') as file:
            file.write(feed())
        self.run('add', folder + '/feed.xml')
        self.stories = [json.loads(line) for line in self.run('find', '--json').splitlines()]
        assert len(self.stories) == len(STORIES) + 3, self.stories

    def run(self, *arguments, stdin=''):
        return subprocess.run([*self.command, *arguments], input=stdin, text=True, stdout=subprocess.PIPE,
                              check=True, encoding='utf-8', stderr=subprocess.DEVNULL).stdout

    def export(self, what, kind, name):
        path = f'{self.folder}/{name}'
        self.run('export', what, '--format', kind, '--output', path)
        return path


def plain(text):
    """A title as BibTeX reads it: without its braces, with its signs."""
    for name, sign in (('textbackslash', '\\'), ('textbraceleft', '\x01'), ('textbraceright', '\x02'),
                       ('textasciitilde', '~'), ('textasciicircum', '^')):
        text = text.replace(f'\\{name}{{}}', sign)
    text = re.sub(r'\\([%&#$_])', r'\1', text)
    return re.sub('[{}]', '', text).replace('\x01', '{').replace('\x02', '}')


def check_titles(desk, titles):
    assert sorted(titles) == sorted(story['title'] for story in desk.stories), titles


def check_pybtex(desk):
    from pybtex.database import parse_file
    entries = parse_file(desk.export('citations', 'bibtex', 'all.bib')).entries
    check_titles(desk, [plain(entry.fields['title']) for entry in entries.values()])
    authors = [entry.persons.get('author', []) for entry in entries.values()]
    assert max(len(names) for names in authors) == 40, authors
    assert any(names and names[0].last_names == ['{The Example Team}'] for names in authors), authors
    return len(entries)


def check_bibtexparser(desk):
    import bibtexparser
    parser = bibtexparser.bparser.BibTexParser(ignore_nonstandard_types=False, common_strings=True)
    with open(desk.export('citations', 'bibtex', 'all.bib'), encoding='utf-8') as file:
        entries = parser.parse_file(file).entries
    check_titles(desk, [plain(entry['title']) for entry in entries])
    addresses = [urllib.parse.unquote(entry['url']) for entry in entries if entry['ENTRYTYPE'] == 'online']
    assert sorted(addresses) == sorted(story['url'] for story in desk.stories if story['url']), addresses
    assert len({entry['ID'] for entry in entries}) == len(entries)
    return len(entries)


def check_ris(desk):
    with open(desk.export('citations', 'ris', 'all.ris'), encoding='utf-8', newline='') as file:
        records = [record.split('\r\n') for record in file.read().split('ER  - \r\n') if record.strip()]
    titles = []
    for record in records:
        tags = [line for line in record if line]
        assert all(re.match(r'[A-Z][A-Z0-9]  - \S', line) for line in tags), record
        assert tags[0][:2] == 'TY' and tags[0][6:] in ('ELEC', 'GEN'), record
        titles += [line[6:] for line in tags if line.startswith('TI')]
        for line in tags:
            assert line[:2] not in ('DA', 'Y2') or re.fullmatch(r'\d{4}(/\d\d(/\d\d)?)?', line[6:]), line
    check_titles(desk, titles)
    return len(records)


def check_csl(desk):
    with open(desk.export('citations', 'csl-json', 'all.json'), encoding='utf-8') as file:
        items = json.load(file)
    texts = {'id', 'title', 'container-title', 'URL'}
    for item in items:
        assert item['type'] in ('webpage', 'document'), item
        assert set(item) <= texts | {'type', 'author', 'issued', 'accessed'}, item
        assert all(isinstance(item[name], str) and item[name] for name in texts & set(item)), item
        for author in item.get('author', []):
            assert set(author) in ({'literal'}, {'family', 'given'}), author
        for name in {'issued', 'accessed'} & set(item):
            parts = item[name]['date-parts']
            assert len(parts) in (1, 2) and all(1 <= len(day) <= 3 and all(isinstance(n, int) for n in day) for day in parts), item
    check_titles(desk, [item['title'] for item in items])
    assert len({item['id'] for item in items}) == len(items)
    return len(items)


def check_xmllint(desk):
    folder = desk.folder + '/book'
    n = 0
    with zipfile.ZipFile(desk.export('stories', 'epub', 'all.epub')) as book:
        assert book.testzip() is None
        assert book.namelist()[0] == 'mimetype' and book.read('mimetype') == b'application/epub+zip'
        assert book.infolist()[0].compress_type == zipfile.ZIP_STORED and not book.infolist()[0].extra
        book.extractall(folder)
        names = [name for name in book.namelist() if name.endswith(('.xhtml', '.opf', '.xml'))]
    for name in names:
        subprocess.run(['xmllint', '--nonet', '--noout', f'{folder}/{name}'], check=True)
        n += 1
    package = xml.etree.ElementTree.parse(folder + '/EPUB/package.opf')
    spine = package.findall('.//{http://www.idpf.org/2007/opf}itemref')
    assert len(spine) == len(desk.stories), spine
    return n


class Page(html.parser.HTMLParser):
    """Holds the elements of a page against each other."""
    EMPTY = {'meta', 'br', 'hr', 'img', 'link'}

    def __init__(self):
        super().__init__()
        self.open, self.fetched = [], []

    def handle_starttag(self, tag, attributes):
        if tag not in self.EMPTY:
            self.open.append(tag)
        self.fetched += [value for name, value in attributes if name in ('src', 'srcset', 'data', 'action')]

    def handle_endtag(self, tag):
        assert self.open.pop() == tag, f'</{tag}> closes another element'


def check_html(desk):
    folder = desk.export('stories', 'html', 'pages')
    for name in os.listdir(folder):
        page = Page()
        with open(f'{folder}/{name}', encoding='utf-8') as file:
            page.feed(file.read())
        assert not page.open and not page.fetched, (name, page.open, page.fetched)
    assert len(os.listdir(folder)) == len(desk.stories), os.listdir(folder)
    return len(os.listdir(folder))


def check_full(desk):
    """A disk that is full is said."""
    story = desk.stories[0]['id']
    orders = [('stories', kind) for kind in ('html', 'markdown', 'text', 'epub')] + [('citations', kind) for kind in ('bibtex', 'ris', 'csl-json')]
    for what, kind in orders:
        with open('/dev/full', 'w', encoding='utf-8') as disk:
            done = subprocess.run([*desk.command, 'export', what, story, '--format', kind], stdout=disk, text=True,
                                  stderr=subprocess.PIPE, check=False)
        assert done.returncode == 1 and 'could not be written' in done.stderr, (kind, done)
    return len(orders)


def is_installed(module):
    return subprocess.run([sys.executable, '-c', f'import {module}'], stderr=subprocess.DEVNULL, check=False).returncode == 0


def main(program):
    checks = {'RIS': (check_ris, True), 'CSL-JSON': (check_csl, True), 'pages': (check_html, True),
              'books': (check_xmllint, True), 'a full disk': (check_full, os.path.exists('/dev/full')), 'pybtex': (check_pybtex, is_installed('pybtex')),
              'bibtexparser': (check_bibtexparser, is_installed('bibtexparser'))}
    with tempfile.TemporaryDirectory() as folder:
        desk = Desk(program, folder)
        for name, (check, is_there) in checks.items():
            print(f'{name}: {check(desk)}' if is_there else f'{name}: not installed', flush=True)


if __name__ == '__main__':
    main(sys.argv[1])
