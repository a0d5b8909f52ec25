#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""hostile.py PROGRAM [SANITIZERS] - hostile feeds, lists, pages, JSON texts and markup that other people wrote, each within bounds.

The data stands outside the project, in $DOSSIER_SHARED, else in ../shared beside it; without it the suite is skipped
(exit status 77). made/manifest.jsonl says what must come of each file, in how many seconds and megabytes; memory is not
looked at in a build with SANITIZERS, whose shadow is part of it.
"""
import glob
import gzip
import html
import http.server
import json
import os
import resource
import subprocess
import sys
import tempfile
import threading

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.environ.get('DOSSIER_SHARED') or os.path.join(ROOT, '..', 'shared')
HOSTILE = os.path.join(SHARED, 'corpora/hostile')
SKIPPED = 77
IS_WATCHED = len(sys.argv) > 2 and sys.argv[2] != 'none'
PATIENCE = 4 if IS_WATCHED else 1
# A page of the world, or an input for parsers: at most so many seconds and megabytes.
PAGE_SECONDS, PAGE_MEGABYTES = 2, 150


def run(program, *arguments, seconds=60):
    """(exit status, stdout, stderr, peak MB); the status is None when it did not end in time."""
    process = subprocess.Popen([program, *arguments], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    timer = threading.Timer(seconds * PATIENCE, process.kill)
    timer.start()
    errors = []
    reader = threading.Thread(target=lambda: errors.append(process.stderr.read()))
    reader.start()
    answer = process.stdout.read()
    reader.join()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    is_late = not timer.is_alive()
    timer.cancel()
    return (None if is_late else process.returncode), answer, errors[0], usage.ru_maxrss / 1024


def serve(folder, cases):
    """A server of the files that are bodies with headers of their own."""
    headers = {case['file']: case.get('headers', {}) for case in cases}

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            name = os.path.basename(self.path)
            body = open(os.path.join(folder, name), 'rb').read()
            self.send_response(200)
            for key, value in {'Content-Type': 'application/rss+xml', **headers[name]}.items():
                self.send_header(key, value)
            self.send_header('Content-Length', str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *arguments):
            pass

    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def words_of(answer):
    """Every word that came out, and the number of things."""
    lines = [json.loads(line) for line in answer.decode('utf-8', 'replace').splitlines() if line.strip()]
    entries = sum(len(line.get('entries') or line.get('feeds') or []) for line in lines)
    return json.dumps(lines, ensure_ascii=False), entries, lines


def judge(case, status, answer, errors):
    """What is wrong with the outcome of one file, or None."""
    if status is None:
        return 'took too long'
    if status < 0 or status > 2 or b'AddressSanitizer' in errors or b'runtime error' in errors:
        return f'ended with {status}: {errors[-300:]}'
    if status != 0 and not errors.strip() and b'"error"' not in answer:
        return 'refused without a word'
    if case['kind'] == 'body':
        return None
    words, entries, lines = words_of(answer)
    verb, _, value = case['want'].partition(':')
    if verb == 'refuse' and status == 0:
        return 'was not refused'
    if verb in ('entries', 'feeds') and entries != int(value):
        return f'{entries} {verb}, not {value}'
    if verb == 'text' and value not in words:
        return f'“{value}” is missing'
    if (verb == 'notext' and value in words) or 'TOPSECRETPAYLOAD' in words:
        return 'text from outside came in'
    if case['kind'] == 'opml':
        bad = [f['xml_url'] for line in lines for f in line['feeds']
               if not f['xml_url'].lower().startswith(('http:', 'https:', 'feed:'))]
        return f'would subscribe to {bad[0]}' if bad else None
    return None


VERBS = {'feed': ['parse', '--json'], 'json': ['parse', '--json'], 'opml': ['parse', '--json', '--opml'],
         'html': ['extract', '--json']}


def made(program, scratch):
    folder = os.path.join(HOSTILE, 'made')
    cases = [json.loads(line) for line in open(os.path.join(folder, 'manifest.jsonl'), encoding='utf-8')]
    idle = run(program, 'parse', '--json', '--date', 'x')[3]
    server = serve(folder, cases)
    faults = []
    for case in cases:
        path = os.path.join(folder, case['file'])
        if not os.path.exists(path):
            continue
        if case['kind'] == 'body':
            command = ['--library', os.path.join(scratch, 'body.db'), 'add',
                       f'http://127.0.0.1:{server.server_port}/{case["file"]}']
        else:
            command = [*VERBS[case['kind']], path]
        status, answer, errors, memory = run(program, *command, seconds=case['max_seconds'])
        wrong = judge(case, status, answer, errors)
        if wrong is None and not IS_WATCHED and memory - idle > case['max_rss_mb']:
            wrong = f'took {memory - idle:.0f} MB'
        faults += [f'{case["file"]} ({case["attack"]}): {wrong}'] if wrong else []
    server.shutdown()
    print(f'made: {len(cases)} files')
    return faults


def together(program, verb, files, what):
    """All of them in one process, which has to come to its end."""
    status, answer, errors, _ = run(program, *verb, *files, seconds=120)
    n = len(answer.splitlines())
    print(f'{what}: {len(files)} files')
    if status not in (0, 1) or n != len(files) or b'runtime error' in errors:
        return [f'{what}: ended with {status} after {n} of {len(files)}: {errors[-300:]}']
    return []


def folder_files(name):
    return [os.path.join(where, file) for where, _, files in os.walk(os.path.join(HOSTILE, name)) for file in files]


def vectors(program, scratch):
    """Markup that wants to become active: as an item's description and as a page, none may."""
    sources = [json.loads(line)['html'] for line in open(os.path.join(HOSTILE, 'xss.jsonl'), encoding='utf-8')]
    feed, found = os.path.join(scratch, 'vectors.xml'), os.path.join(scratch, 'vectors.jsonl')
    clean = lambda text: html.escape(''.join(c for c in text if c in '\t\n\r' or c >= ' '), quote=False)
    n = 0
    with open(found, 'w', encoding='utf-8') as out:
        for start in range(0, len(sources), 500):
            with open(feed, 'w', encoding='utf-8', errors='replace') as file:
                file.write('<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>V</title>')
                for i, source in enumerate(sources[start:start + 500]):
                    file.write(f'<item><title>{clean(source)}</title><guid>{start + i}</guid><description>'
                               f'{clean(source)}</description></item>')
                file.write('</channel></rss>')
            entries = json.loads(run(program, 'parse', '--json', feed)[1])['entries']
            n += len(entries)
            for entry in entries:
                for part in ('summary', 'content'):
                    out.write(json.dumps({'id': entry['id'], 'html': entry[part] or ''}) + '\n')
    pages = [os.path.join(scratch, f'page-{i}.html') for i in range(len(sources))]
    for page, source in zip(pages, sources):
        open(page, 'w', encoding='utf-8', errors='replace').write(f'<!doctype html><p>Words before.</p>{source}')
    with open(found, 'a', encoding='utf-8') as out:
        for start in range(0, len(pages), 500):
            for line in run(program, 'extract', '--json', *pages[start:start + 500], seconds=120)[1].splitlines():
                page = json.loads(line)
                out.write(json.dumps({'id': page['file'], 'html': page['html'] or ''}) + '\n')
    answer = subprocess.run([sys.executable, os.path.join(SHARED, 'eval/feed_expect.py'), 'safe', found],
                            stdout=subprocess.PIPE, text=True, check=False).stdout
    last = answer.splitlines()[-1]
    print(f'vectors: {len(sources)} strings, {last}')
    faults = [] if n == len(sources) else [f'{n} of {len(sources)} items were read']
    return faults if last.startswith('0 of ') else [*faults, *answer.splitlines()[:5], last]


def constructions(program, scratch):
    """Each document that parsers of HTML are tested with as a page: none may bring the program down."""
    pages = []
    for path in sorted(glob.glob(os.path.join(HOSTILE, 'html5lib/tree-construction/**/*.dat'), recursive=True)):
        for case in open(path, 'rb').read().split(b'#data\n')[1:]:
            pages.append(os.path.join(scratch, f'case-{len(pages)}.html'))
            open(pages[-1], 'wb').write(case.split(b'\n#errors')[0] or b'\n')
    faults = []
    for start in range(0, len(pages), 500):
        faults += together(program, ['extract', '--json'], pages[start:start + 500], 'constructions')
    return faults


def articles(program, scratch):
    """Every page of the corpora, and the largest ones alone, in time and memory."""
    pages = []
    for path in sorted(glob.glob(os.path.join(SHARED, 'corpora/articles/**/*.html*'), recursive=True)):
        if 'expected' not in os.path.basename(path):
            pages.append(os.path.join(scratch, f'article-{len(pages)}.html'))
            with (gzip.open if path.endswith('.gz') else open)(path, 'rb') as file:
                open(pages[-1], 'wb').write(file.read())
    faults = together(program, ['extract', '--json'], pages, 'articles')
    most = 0
    for page in sorted(pages, key=os.path.getsize)[-20:]:
        status, _, errors, memory = run(program, 'extract', '--json', page, seconds=PAGE_SECONDS)
        most = max(most, memory)
        if status != 0 or (memory > PAGE_MEGABYTES and not IS_WATCHED):
            faults.append(f'{os.path.getsize(page)} bytes: ended with {status}, {memory:.0f} MB: {errors[-300:]}')
    print(f'articles: at most {most:.0f} MB')
    return faults


if __name__ == '__main__':
    if not os.path.isdir(HOSTILE):
        print(f'skipped: no data in {SHARED}')
        sys.exit(SKIPPED)
    dossier = os.path.abspath(sys.argv[1])
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with tempfile.TemporaryDirectory() as place:
        wrong = made(dossier, place)
        wrong += together(dossier, ['parse', '--json'], folder_files('json'), 'JSON texts')
        wrong += constructions(dossier, place)
        wrong += articles(dossier, place)
        wrong += vectors(dossier, place)
    print('\n'.join(wrong) if wrong else 'as it should be')
    sys.exit(1 if wrong else 0)
