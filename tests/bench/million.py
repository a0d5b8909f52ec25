# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""million.py - a library of 1,000,000 made-up stories: made once, asked and changed.

$DOSSIER_BENCH_LIBRARY: a file that is kept and used again; without it the library is made in the scratch folder, of
$STORIES stories. What changes it is measured on a copy.
"""
import json
import os
import shutil
import sqlite3
import subprocess
import sys

from common import run, say, tell

STORIES = os.environ.get('STORIES', '1000000')


def show(answer):
    """The figures that the program printed, each beside its target and its processor time."""
    for line in answer.decode().splitlines():
        figure = json.loads(line)
        extra = {key: figure[key] for key in ('processor', 'target') if key in figure}
        print(json.dumps({'suite': 'million', **figure}), flush=True)
        words = ''.join(f'   {key} {value:.4g}' for key, value in extra.items())
        print(f'{"million":10} {figure["name"]:60} {figure["value"]:12.3f} {figure["unit"]:10}{words}', file=sys.stderr)


def show_tables(library):
    """What the tables and indexes of the library take, the largest first."""
    connection = sqlite3.connect(f'file:{library}?mode=ro', uri=True)
    size = connection.execute('SELECT page_count * page_size FROM pragma_page_count, pragma_page_size').fetchone()[0]
    free = connection.execute('SELECT freelist_count * page_size FROM pragma_freelist_count, pragma_page_size').fetchone()[0]
    text, packed, stories = connection.execute('SELECT sum (size), sum (length (text)), count (*) FROM story_text').fetchone()
    say('million', 'stories', stories, '')
    say('million', 'library', (size - free) / 1e6, 'MB')
    say('million', 'library, bytes a byte of text (target 1.6)', (size - free) / text, '')
    say('million', 'texts as they are packed, bytes a byte of text', packed / text, '')
    try:
        rows = connection.execute('SELECT name, pgsize FROM dbstat WHERE aggregate = TRUE ORDER BY pgsize DESC LIMIT 16')
        for name, used in rows.fetchall():
            say('million', f'of it {name}', used / 1e6, 'MB')
    except sqlite3.OperationalError:
        tell('million', 'this SQLite does not tell what tables take')
    connection.close()


def bench_million(program, scratch):
    build = os.path.dirname(os.path.dirname(os.path.abspath(program)))
    subprocess.run(['ninja', '-C', build, 'tests/bench/bench-million'], stdout=subprocess.DEVNULL, check=True)
    bench = os.path.join(build, 'tests/bench/bench-million')
    library = os.path.abspath(os.environ.get('DOSSIER_BENCH_LIBRARY', os.path.join(scratch, 'million.db')))
    copy = os.path.join(scratch, 'changed.db')
    if not os.path.exists(library):
        tell('million', f'making {STORIES} stories in {library}')
        show(run(bench, 'make', library, STORIES).answer)
    show(run(bench, 'list', library).answer)
    show(run(bench, 'measure', library).answer)
    shutil.copyfile(library, copy)
    show(run(bench, 'change', copy).answer)
    show_tables(library)
