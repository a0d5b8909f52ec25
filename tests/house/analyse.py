#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""analyse.py BUILD [FILE...] - follows the ways through every C file of src, or through these, with the analysers of gcc
and clang. What was looked at and found to be untrue stands with its reason in analysed.tsv; what does not stand there
is printed with the way to it, and the exit status is 1."""
import concurrent.futures
import json
import os
import plistlib
import re
import shlex
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
VALUED = {'-o', '-MF', '-MQ'}  # options that take the next word
DROPPED = {'-c', '-MD', '-Werror'}


def commands(build):
    """{file below the root: (folder the compiler is called in, its flags, the file as it is called there)}"""
    found = {}
    with open(os.path.join(build, 'compile_commands.json'), encoding='utf-8') as source:
        entries = json.load(source)
    for entry in entries:
        path = os.path.relpath(os.path.join(entry['directory'], entry['file']), ROOT)
        if not path.startswith('src' + os.sep) or not path.endswith('.c'):
            continue
        words = shlex.split(entry['command'])
        words = words[next(i for i, word in enumerate(words) if word.startswith('-')):]
        flags, skip = [], False
        for word in words:
            if skip or word in VALUED:
                skip = not skip
            elif word not in DROPPED and word != entry['file']:
                flags.append(word)
        found[path] = entry['directory'], flags, entry['file']
    return found


def place(path, folder):
    return os.path.relpath(os.path.join(folder, path), ROOT)


def gcc(folder, flags, file):
    """Yields (file, function, kind, line, what, way) of each report."""
    run = subprocess.run(['gcc', *flags, '-w', '-fanalyzer', '-fdiagnostics-format=json', '-c', '-o', '/dev/null', file],
                         cwd=folder, capture_output=True, text=True)
    for line in run.stderr.splitlines():
        if not line.startswith('['):
            raise RuntimeError(f'gcc: {file}: {line}')
        for report in json.loads(line):
            kind = report.get('option', report['kind'])
            steps = report.get('path', [])
            at = report['locations'][0]['caret']
            way = [(place(s['location']['file'], folder), s['location']['line'], s['description']) for s in steps]
            yield (place(at['file'], folder), steps[-1]['function'] if steps else '', kind.removeprefix('-W'),
                   at['line'], report['message'], way)
    if run.returncode != 0 and not run.stderr:
        raise RuntimeError(f'gcc: {file}: ended with {run.returncode}')


def clang(folder, flags, file):
    with tempfile.NamedTemporaryFile(suffix='.plist') as result:
        subprocess.run(['clang', '--analyze', *flags, '-w', '-Xclang', '-analyzer-output=plist', '-o', result.name, file],
                       cwd=folder, check=True, stderr=subprocess.DEVNULL)
        told = plistlib.load(result)
    for report in told['diagnostics']:
        files = [place(path, folder) for path in told['files']]
        at = report['location']
        way = [(files[s['location']['file']], s['location']['line'], s['message'])
               for s in report['path'] if s['kind'] == 'event']
        yield (files[at['file']], report.get('issue_context', ''), report['check_name'], at['line'],
               report['description'], way)


def known_reports():
    with open(os.path.join(HERE, 'analysed.tsv'), encoding='utf-8') as source:
        rows = [line.rstrip('\n').split('\t') for line in source if line.strip() and not line.startswith('#')]
    return {tuple(row[:4]): row[4] for row in rows}


def is_freed_unseen(tool, file, what):
    """clang does not know that GLib's autoptr frees what it calls a leak, or stored and never read."""
    held = re.search(r"^Potential leak of memory pointed to by '(\w+)|never (?:actually )?read(?: from '(\w+)')?$", what)
    if tool is not clang or not held:
        return False
    name = held.group(1) or held.group(2) or re.search(r"'(\w+)'", what).group(1)
    with open(os.path.join(ROOT, file), encoding='utf-8') as source:
        return re.search(rf'\bg_auto(free|ptr|slist|list)?\b[^;]*[ *]{name}\b', source.read()) is not None


def main(build, files):
    todo = commands(build)
    for file in files:
        if file not in todo:
            sys.exit(f'{file} is not compiled in {build}')
    known, met, new = known_reports(), set(), set()
    jobs = [(tool, path) for path in (files or sorted(todo)) for tool in (gcc, clang)]
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as pool:
        for (tool, _), reports in zip(jobs, pool.map(lambda job: list(job[0](*todo[job[1]])), jobs)):
            for file, function, kind, line, what, way in reports:
                key = tool.__name__, file, function, kind
                if key in known:
                    met.add(key)
                elif key + (line,) not in new and not is_freed_unseen(tool, file, what):
                    new.add(key + (line,))  # an inline function is met in many files
                    print(f'{file}:{line}: {what}', '    ' + '\t'.join(key), sep='\n')
                    for step in way:
                        print('    {}:{}: {}'.format(*step))
                    sys.stdout.flush()
    if not files:
        for key in sorted(known.keys() - met):
            print('no longer reported, by these versions:', *key)
    print(f'{len(jobs) // 2} files: {len(new)} reports to look at, {len(met)} known to be untrue')
    return 1 if new else 0


if __name__ == '__main__':
    sys.exit(main(sys.argv[1], sys.argv[2:]))
