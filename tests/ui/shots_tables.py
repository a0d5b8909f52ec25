# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_tables.py - pictures of tables in a story: in columns, wrapped, written from right to left, and by themselves."""
import json
import os
import subprocess

from desk import Desk

SMALL = """<table><caption>What was raised in 2024</caption><thead><tr><th>Company<th>Round<th>Amount<th>Investors</tr>
</thead><tr><td><a href="https://example.org/mistral">Mistral AI</a><td>B<td>$640m<td>General Catalyst, Lightspeed
<tr><td>Anthropic<td>C<td>$2,750m<td>Amazon<tr><td>Cohere<td>D<td>$500m<td>PSP Investments
<tr><td>Sakana AI<td>A<td>$214m<td></table>"""
WIDE = '<table><tr>' + ''.join(f'<th>{name}' for name in (
    'Model', 'Released by', 'Licence of the weights', 'Longest context', 'Training data until', 'Languages',
    'Price of a million words read', 'Price of a million words written')) + ''.join(
    '<tr>' + ''.join(f'<td>{cell}' for cell in row) for row in (
        ('Large 2', 'Mistral AI of Paris', 'Research only, others on request', '128,000', 'not said', 'Eleven and code',
         '$3.00', '$9.00'),
        ('Llama 3.1', 'Meta Platforms', 'Its own, up to 700 million users', '128,000', 'December 2023', 'Eight', '$2.70',
         '$2.70'),
        ('Claude 3.5', 'Anthropic', 'None', '200,000', 'April 2024', 'Many', '$3.00', '$15.00'))) + '</table>'
RIGHT_TO_LEFT = """<table><tr><th>الشركة<th>المدينة<th>الموظفون<tr><td>ميسترال<td>باريس<td>120
<tr><td>كوهير<td>تورونتو<td>400</table>"""
PAGE = """<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title></head><body><article>
<h1>{title}</h1><p>The laboratories of learning machines have told what they raised, what their models cost, and who may
use them. We have put it side by side, so that one can see at a glance who asks for what.</p>{tables}
<p>All of it is as the companies say. Where they have said nothing, a field is empty, and we have asked for it on Tuesday
without an answer until today.</p></article></body></html>"""


def add(program, library, scratch, name, title, tables):
    path = os.path.join(scratch, name)
    with open(path, 'w', encoding='utf-8') as file:
        file.write(PAGE.format(title=title, tables=tables))
    run = [program, '--library', library]
    subprocess.run(run + ['add', path], stdout=subprocess.DEVNULL, check=True)
    found = subprocess.run(run + ['find', '--json', title.split()[-1]], stdout=subprocess.PIPE, text=True, check=True)
    return json.loads(found.stdout.splitlines()[0])['id']


def take(program, scratch, scheme, size, name):
    width, height = map(int, size.split('x'))
    library = os.path.join(scratch, f'tables-{scheme}.db')
    small = add(program, library, scratch, 'small.html', 'Rounds of quicksilver', SMALL + RIGHT_TO_LEFT)
    wide = add(program, library, scratch, 'wide.html', 'Models of porcelain', WIDE)
    subprocess.run([program, '--library', library, 'annotate', str(small), '--quote', 'C $2,750m'],
                   stdout=subprocess.DEVNULL, check=True)
    desk = Desk(program, library, scheme)
    desk.resize(width, height)
    desk.action('open-story', f'(int64 {small}, -1)')
    desk.shot(name('small'))
    desk.action('open-story', f'(int64 {wide}, -1)')
    desk.shot(name('wide'))
    desk.focus()
    desk.key('ctrl+shift+b')
    desk.shot(name('by-itself'))
    desk.key('Escape')
    for _ in range(5):
        desk.key('ctrl+plus')
    desk.action('open-story', f'(int64 {small}, -1)')
    desk.shot(name('large'))
    desk.close()
