#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""check-house.py ROOT - what the compiler cannot see: each room keeps to its own foreign library, files and functions
keep their sizes, nothing mutable stands at file level, every file says its licence, and nothing is left half done.
Prints one line a fault; exit status 1 when there is any."""
import os
import re
import sys

# A system header and the only rooms that may include it.
FOREIGN = [
    (r'sqlite3\.h', {'store'}),
    (r'libsoup/', {'net'}),
    (r'brotli/', {'net'}),
    (r'(gtk|adwaita|gdk)[/.]', {'ui'}),
    (r'libxml/', {'feed', 'exchange'}),
    (r'gumbo\.h', {'extract'}),
    (r'gmime/', {'exchange'}),
    (r'zip\.h', {'exchange'}),
    (r'gdk-pixbuf|seccomp\.h', {'image'}),
    (r'json-glib/', {'feed', 'extract', 'exchange', 'cli'}),
    (r'uchardet', {'feed', 'extract'}),
]
SEES = {  # room -> rooms whose headers it may include
    'model': set(), 'net': {'model'}, 'feed': {'model'}, 'extract': {'model'}, 'nlp': {'model'},
    'exchange': {'model'}, 'store': {'model'}, 'image': set(), 'speech': set(),
    'library': {'model', 'net', 'feed', 'extract', 'nlp', 'exchange', 'store', 'image'},
    'cli': {'model', 'library', 'store'}, 'ui': {'model', 'library', 'store', 'speech'},
}
TOP = {'src', 'data', 'po', 'tests', 'meson.build', 'README.md', 'dev', 'LICENSES', 'CONTRIBUTING.md',
       'meson_options.txt', 'build'}
MAX_FILE, MAX_FUNCTION = 1000, 80
LEFT_OVER = re.compile(r'\b(TODO|FIXME|XXX|HACK)\b')
MUTABLE = re.compile(r'^static (?!const\b|inline\b)[\w ]+?[ *](?!const\b)\w+(\[[^\]]*\])*\s*(=|;)')


def sources(root, *tops):
    for top in tops:
        for folder, _, names in os.walk(os.path.join(root, top)):
            for name in sorted(names):
                yield os.path.join(folder, name)


def functions(lines):
    """(name, first line, length) of each function: it starts at a '{' in column 0 and ends at a '}' there."""
    start = None
    for number, line in enumerate(lines, 1):
        if line.startswith('{'):
            start = number
        elif line.startswith('}') and start:
            name = next((re.match(r'(\w+) \(', l) for l in reversed(lines[:start - 1]) if re.match(r'\w+ \(', l)), None)
            is_table = line.startswith('};') or line.startswith('} ')
            if not is_table:
                yield (name.group(1) if name else '?'), start, number - start - 1
            start = None


def check_c(path, room, headers, faults):
    text = open(path, encoding='utf-8').read()
    lines = text.split('\n')
    if len(lines) > MAX_FILE:
        faults.append(f'{path}: {len(lines)} lines, at most {MAX_FILE}')
    for name, start, length in functions(lines):
        if length > MAX_FUNCTION and not name.endswith('class_init'):
            faults.append(f'{path}:{start}: {name} has {length} lines, at most {MAX_FUNCTION}')
    for number, line in enumerate(lines, 1):
        include = re.match(r'#include [<"]([^>"]+)[>"]', line)
        if include and room:
            for pattern, rooms in FOREIGN:
                if re.match(pattern, include.group(1)) and room not in rooms:
                    faults.append(f'{path}:{number}: {include.group(1)} belongs to {", ".join(sorted(rooms))}')
            owner = headers.get(include.group(1))
            if owner and owner != room and owner not in SEES[room]:
                faults.append(f'{path}:{number}: {room} does not see {owner}')
        if room and MUTABLE.match(line) and '(' not in line.split('=')[0]:
            faults.append(f'{path}:{number}: mutable variable at file level')


def main(root):
    faults = []
    headers = {os.path.basename(p): os.path.basename(os.path.dirname(p))
               for p in sources(root, 'src') if p.endswith('.h')}
    for name in os.listdir(root):
        if not name.startswith('.') and not name.startswith('build') and name not in TOP:
            faults.append(f'{name}: the top level holds only {", ".join(sorted(TOP))}')
    for path in sources(root, 'src', 'tests'):
        if path.endswith(('.c', '.h')):
            parts = os.path.relpath(path, root).split(os.sep)
            check_c(path, parts[1] if parts[0] == 'src' and len(parts) > 2 else None, headers, faults)
    for path in sources(root, 'src', 'tests', 'data', 'po'):
        if path.endswith('.pyc') or f'tests{os.sep}data' in path or f'tests{os.sep}fuzz' in path:
            continue
        try:
            text = open(path, encoding='utf-8').read()
        except UnicodeDecodeError:
            continue
        if 'SPDX-License-Identifier' not in text and not os.path.exists(path + '.license'):
            faults.append(f'{path}: no SPDX licence line')
        for number, line in enumerate(text.split('\n'), 1):
            if LEFT_OVER.search(line) and not path.endswith('check-house.py') and not path.endswith('.tsv'):
                faults.append(f'{path}:{number}: left over: {line.strip()}')
    print('\n'.join(faults) if faults else 'the house is in order')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1]))
