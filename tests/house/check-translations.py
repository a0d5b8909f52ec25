#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""check-translations.py ROOT --list | ROOT XGETTEXT-ARGS... - what gettext does not say by itself: POTFILES.in names every file with
words for a person and no other, dossier.pot holds the words of the sources, and every language in LINGUAS is complete,
with its placeholders kept and no letter twice in one menu.
Prints one line a fault, or with --list what POTFILES.in should hold; exit status 1 when there is any, 77 when gettext's tools are missing."""
import os
import re
import shutil
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ElementTree

MARKED = re.compile(r'(?<!\w)(?:_|N_|C_|NC_|ngettext) \(\s*"')
TEMPLATES = ('.desktop.in', '.metainfo.xml.in', '.gschema.xml')
PLACE = re.compile(r'\{\w+\}')
MAX_SHOWN = 10
RENEW = '“./dev pot” renews it'


def read(path):
    with open(path, encoding='utf-8') as file:
        return file.read()


def lines_of(path):
    return [line.strip() for line in read(path).splitlines() if line.strip() and not line.startswith('#')]


def has_words(path):
    if path.endswith(('.c', '.h')):
        return MARKED.search(read(path)) is not None
    return path.endswith(TEMPLATES) or (path.endswith('.ui') and ' translatable="' in read(path))


def files_with_words(root):
    return sorted(os.path.relpath(os.path.join(folder, name), root)
                  for top in ('src', 'data') for folder, _, names in os.walk(os.path.join(root, top)) for name in names
                  if has_words(os.path.join(folder, name)))


def list_files(root):
    head = [line for line in read(os.path.join(root, 'po', 'POTFILES.in')).splitlines() if line.startswith('#')]
    print('\n'.join(head + files_with_words(root)))
    return 0


def check_potfiles(root, faults):
    listed, found = lines_of(os.path.join(root, 'po', 'POTFILES.in')), set(files_with_words(root))
    faults += [f'po/POTFILES.in: {path} is missing; {RENEW}' for path in sorted(found - set(listed))]
    faults += [f'po/POTFILES.in: {path} is gone or has no words; {RENEW}' for path in sorted(set(listed) - found)]
    if listed != sorted(set(listed)):
        faults.append('po/POTFILES.in: not sorted, or a line stands twice')


def messages(path):
    """{(context, words, plural): [translations]} of a .po or .pot file, without its header and its old messages."""
    out = {}
    for block in re.split(r'\n\s*\n', read(path)):
        fields, key = {}, None
        for line in block.splitlines():
            match = re.match(r'(msg\w+(?:\[\d\])?) "(.*)"$', line)
            if match:
                key = match.group(1)
                fields[key] = match.group(2)
            elif key and line.startswith('"'):
                fields[key] += line[1:-1]
        if fields.get('msgid'):
            out[fields.get('msgctxt'), fields['msgid'], fields.get('msgid_plural')] = [
                text for name, text in fields.items() if name.startswith('msgstr')]
    return out


def compare(name, have, want, faults):
    for what, keys in (('lacks', want.keys() - have.keys()), ('still has', have.keys() - want.keys())):
        some = sorted(key[1] for key in keys)
        faults += [f'{name} {what}: “{words}”; {RENEW}' for words in some[:MAX_SHOWN]]
        if len(some) > MAX_SHOWN:
            faults.append(f'{name} {what}: {len(some) - MAX_SHOWN} more')


def check_template(root, arguments, faults):
    with tempfile.TemporaryDirectory() as scratch:
        fresh = os.path.join(scratch, 'fresh.pot')
        answer = subprocess.run(['xgettext', '-D', root, '-f', os.path.join(root, 'po', 'POTFILES.in'), '-o', fresh,
                                 *arguments], stderr=subprocess.PIPE, text=True)
        # A warning about a source is a string that cannot be translated; others are the tools' own affair.
        faults += [line for line in answer.stderr.splitlines() if answer.returncode != 0 or line.startswith('src/')]
        if answer.returncode == 0:
            compare('po/dossier.pot', messages(os.path.join(root, 'po', 'dossier.pot')), messages(fresh), faults)


def letter_of(label):
    match = re.search(r'_(\w)', label)
    return match.group(1).lower() if match else None


def check_level(menu, words, say):
    """A section belongs to the menu around it, a submenu is one of its own."""
    seen = {}
    waiting = [child for child in menu if child.tag in ('item', 'section', 'submenu')]
    while waiting:
        entry = waiting.pop(0)
        if entry.tag == 'section':
            waiting[:0] = [child for child in entry if child.tag in ('item', 'section', 'submenu')]
            continue
        if entry.tag == 'submenu':
            check_level(entry, words, say)
        for label in entry.findall('attribute'):
            text = words.get(label.text, label.text) if label.get('name') == 'label' else ''
            letter = letter_of(text)
            if letter and letter in seen:
                say(seen[letter], text)
            elif letter:
                seen[letter] = text


def check_menus(root, name, translations, faults):
    """One Alt letter opens one thing: no letter twice in a menu, as written or as translated."""
    words = {key[1]: texts[0] for key, texts in translations.items()}
    folder = os.path.join(root, 'src', 'ui')
    for file in sorted(os.listdir(folder)):
        if not file.endswith('.ui'):
            continue
        for menu in ElementTree.parse(os.path.join(folder, file)).iter('menu'):
            check_level(menu, words, lambda first, second, file=file: faults.append(
                f'{name}: {file}: “{first}” and “{second}” have one letter'))


def check_language(root, language, faults):
    path, name = os.path.join(root, 'po', language + '.po'), f'po/{language}.po'
    answer = subprocess.run(['msgfmt', '--check', '--check-accelerators=_', '--statistics', '-o', os.devnull, path],
                            stderr=subprocess.PIPE, text=True, env={**os.environ, 'LC_ALL': 'C', 'LANGUAGE': ''})
    counts = answer.stderr.strip().splitlines()[-1:]
    if answer.returncode != 0 or not counts or 'fuzzy' in counts[0] or 'untranslated' in counts[0]:
        faults.append(f'{name}: {answer.stderr.strip()}')
    translations = messages(path)
    compare(name, translations, messages(os.path.join(root, 'po', 'dossier.pot')), faults)
    for (_, words, _), texts in translations.items():
        for text in texts:
            if text and sorted(PLACE.findall(text)) != sorted(PLACE.findall(words)):
                faults.append(f'{name}: other names in braces: “{words}”: “{text}”')
    check_menus(root, name, translations, faults)


def main(root, *arguments):
    if arguments == ('--list',):
        return list_files(root)
    faults = []
    check_potfiles(root, faults)
    check_menus(root, 'English', {}, faults)
    has_tools = shutil.which('xgettext') and shutil.which('msgfmt')
    if has_tools:
        check_template(root, arguments, faults)
        for language in lines_of(os.path.join(root, 'po', 'LINGUAS')):
            check_language(root, language, faults)
    print('\n'.join(faults) if faults else 'the translations are in order')
    if not has_tools:
        print('xgettext or msgfmt is missing: dossier.pot and the languages were not looked at')
    return 1 if faults else 0 if has_tools else 77


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
