#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""coverage.py BUILD - what the tests that ran in BUILD have walked through: a table of src's rooms, BUILD/coverage.json
with each file and BUILD/coverage/index.html with each line."""
import json
import os
import subprocess
import sys

# Branches that stand in GLib's macros and not in the source: what is asserted fails only where the program is wrong,
# and a pointer that is cleared or a type that is registered once asks something that nobody wrote.
MACROS = r'\s*(g_assert|g_return_(val_)?if_fail|g_clear_|G_DEFINE_|G_DECLARE_)'


def gcovr(build, *arguments):
    done = subprocess.run(['gcovr', '-j', str(os.cpu_count()), '--root', '.', '--filter', 'src/',
                           '--exclude-throw-branches', '--exclude-unreachable-branches', *arguments,
                           os.path.join(build, 'src')],
                          capture_output=True, text=True)
    if done.returncode != 0:
        sys.exit(done.stderr)


def share(part, whole):
    return f'{100 * part / whole:5.1f} %' if whole else '      -'


def counted(path):
    with open(path, encoding='utf-8') as source:
        return json.load(source)


def main(build):
    report, every = os.path.join(build, 'coverage'), os.path.join(build, 'coverage-with-macros.json')
    os.makedirs(report, exist_ok=True)
    summary = os.path.join(build, 'coverage.json')
    gcovr(build, '--exclude-branches-by-pattern', MACROS, '--json-summary', summary,
          '--html-details', os.path.join(report, 'index.html'))
    gcovr(build, '--json-summary', every)
    rooms = {}
    for file in counted(summary)['files']:
        parts = file['filename'].split('/')
        room = rooms.setdefault(parts[1] if len(parts) > 2 else 'main.c', [0, 0, 0, 0])
        for at, name in enumerate(('line_covered', 'line_total', 'branch_covered', 'branch_total')):
            room[at] += file[name]
    total = [sum(room[at] for room in rooms.values()) for at in range(4)]
    print(f'{"room":10} {"lines":>8} {"walked":>8} {"branches":>9} {"walked":>8}')
    for name, room in [*sorted(rooms.items()), ('total', total)]:
        print(f'{name:10} {room[1]:8} {share(*room[:2]):>8} {room[3]:9} {share(*room[2:]):>8}')
    whole = counted(every)
    print(f'with the branches in GLib\'s macros: {whole["branch_total"]} branches, '
          f'{share(whole["branch_covered"], whole["branch_total"]).strip()} walked')
    print(f'every line: {report}/index.html')


if __name__ == '__main__':
    main(sys.argv[1])
