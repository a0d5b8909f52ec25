#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""translated.py PROGRAM LOCALEDIR - the command line in German: sentences, plurals, and words that stay as they are.

A German locale is seldom installed, so that a copy of the plain one gets its name; nothing is asked of the system."""
import os
import re
import shutil
import subprocess
import sys
import tempfile

PLAIN = ('/usr/lib/locale/C.utf8', '/usr/lib/locale/C.UTF-8')
STORY = 'Jan Leike joined Anthropic in May 2024. He left OpenAI a week before. Anthropic is a company.\n'
CASES = [  # name, arguments, text on standard input, exit status, what is said
    ('the list of commands', ['--help'], None, 0, r'Befehle:\n  add +Einen Artikel speichern'),
    ('help on one command', ['add', '--help'], None, 0, r'--title=TITLE +Wie er heißt'),
    ('an empty library has nothing to undo', ['undo'], None, 3, r'Es gibt nichts rückgängig zu machen\.'),
    ('a wrong word and a right one', ['fnd'], None, 2, r'Es gibt weder .* „fnd“\. Meinten Sie „find“\?'),
    ('one story and its people', ['add', '-'], STORY, 0,
     r'1 Artikel gespeichert\n  1 Person, 2 Organisationen, \d Bewegungen\n'),
    ('the same story again', ['add', '-'], STORY, 0, r'1 Artikel war schon da'),
    ('what JSON calls its fields', ['who', 'Anthropic', '--json'], None, 0, r'"type":"organization"'),
]


def main(program, localedir):
    plain = next((path for path in PLAIN if os.path.isdir(path)), None)
    if plain is None:
        print('no locale to copy: ' + ' or '.join(PLAIN))
        return 77
    failed = 0
    with tempfile.TemporaryDirectory() as scratch:
        shutil.copytree(plain, os.path.join(scratch, 'de_DE.UTF-8'))
        env = {**os.environ, 'LOCPATH': scratch, 'LC_ALL': 'de_DE.UTF-8', 'LANGUAGE': '', 'TEXTDOMAINDIR': localedir}
        library = os.path.join(scratch, 'library.db')
        for name, arguments, text, status, want in CASES:
            answer = subprocess.run([program, '--library', library, *arguments], input=text, text=True, env=env,
                                    encoding='utf-8', stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            if answer.returncode != status or not re.search(want, answer.stdout):
                failed += 1
                print(f'{name}: wanted {status} and {want}\ngot {answer.returncode} and {answer.stdout}')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
