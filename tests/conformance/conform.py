#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""conform.py PROGRAM SUITE - measures Dossier on texts, feeds and pages that other people wrote, against floors.

The data stands outside the project, in $DOSSIER_SHARED, else in ../shared beside it; without it a suite is skipped
(exit status 77). A floor is what held when it was written, less a margin; raise it when the figure rises.
"""
import glob
import json
import os
import re
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SHARED = os.environ.get('DOSSIER_SHARED') or os.path.join(ROOT, '..', 'shared')
EVAL = os.path.join(SHARED, 'eval')
SKIPPED = 77

FEED_FLOORS = {'ai.fields': 1, 'feedparser.files': .985, 'gofeed.files': .97, 'feed-rs.fields': .97,
               'rss-parser.fields': .99, 'miniflux.files': .78}
GOLD_FLOORS = {
    'docs.jsonl': {'mention exact PERSON': .90, 'mention exact ORGANIZATION': .85, 'move lenient': .70},
    'headlines.jsonl': {'mention exact PERSON': .75, 'mention exact ORGANIZATION': .85, 'move lenient': .65},
}
PRECISION_FLOOR = .85
ARTICLE_FLOORS = {
    'scrapinghub.f1': .965, 'mozilla.token_f1': .975, 'mozilla.title': .95, 'mozilla.byline': .85, 'mozilla.siteName': .97,
    'mozilla.publishedTime': .95, 'trafilatura.f1': .96, 'trafilatura.date': .85, 'postlight.title': .6,
    'postlight.author': .6, 'postlight.date': .7, 'postlight.first13': .74,
}


def run(*command, check=True, **keywords):
    return subprocess.run(command, stdout=subprocess.PIPE, check=check, text=True, **keywords).stdout


def compare(figures, floors):
    """The sentences about figures that fell under their floor."""
    for name, floor in floors.items():
        print(f'{name:28} {figures.get(name, 0):.3f}  (floor {floor})')
    return [f'{name} is {figures.get(name, 0):.3f}, under {floor}' for name, floor in floors.items()
            if figures.get(name, 0) < floor]


def feeds(program, scratch):
    answer = run(sys.executable, os.path.join(EVAL, 'run_parse.py'), program,
                 os.path.join(SHARED, 'corpora/feeds'), scratch)
    figures = {line.split()[0]: float(line.split()[1]) for line in answer.splitlines() if len(line.split()) == 2}
    faults = compare(figures, FEED_FLOORS)
    faults += [f'{figures["unsafe"]:.0f} unsafe fields'] if figures.get('unsafe') else []
    return faults + [f'{name}: {value:.0f}' for name, value in figures.items() if name.endswith('.crashes') and value]


def dates(program, scratch):
    wanted = [json.loads(line) for line in open(os.path.join(SHARED, 'corpora/feeds/dates.jsonl'), encoding='utf-8')]
    answer = run(program, 'parse', '--json', '--date', *[w['date'] for w in wanted], check=False)
    got = [json.loads(line)['utc'] for line in answer.splitlines()]
    return [f'{w["date"]}: {g}, not {w["utc"]}' for w, g in zip(wanted, got) if g != w['utc']]


def opml(program, scratch):
    folder = os.path.join(SHARED, 'corpora/opml')
    faults = []
    for line in open(os.path.join(folder, 'expected.jsonl'), encoding='utf-8'):
        wanted = json.loads(line)
        got = json.loads(run(program, 'parse', '--json', '--opml', os.path.join(folder, wanted['file'])).splitlines()[0])
        key = lambda url, path: (url.strip(), tuple(path or []))
        missing = {key(f['url'], f['folder']) for f in wanted['feeds']} \
            - {key(f['xml_url'], f['folder']) for f in got['feeds']}
        if wanted.get('malformed') == 'urls only':
            missing = {m[0] for m in missing} - {f['xml_url'].strip() for f in got['feeds']}
        missing = {m for m in missing if re.match(r'(https?|feed):', m if isinstance(m, str) else m[0], re.I)}
        faults += [f'{wanted["file"]}: {len(missing)} feeds missing, e.g. {sorted(missing)[0]}'] if missing else []
    return faults


def gold(program, scratch):
    faults = []
    for name, floors in GOLD_FLOORS.items():
        path, found = os.path.join(SHARED, 'gold', name), os.path.join(scratch, name)
        with open(found, 'w', encoding='utf-8') as out:
            subprocess.run([program, 'recognise', '--jsonl', '--json'], stdin=open(path, encoding='utf-8'), stdout=out,
                           check=True)
        answer = run(sys.executable, os.path.join(EVAL, 'score_gold.py'), '--gold', path, '--pred', found)
        rows = {m.group(1).strip(): (float(m.group(2)), float(m.group(3)))
                for m in re.finditer(r'^(\w[\w ]+?)\s{2,}([\d.]+)\s+[\d.]+\s+([\d.]+)', answer, re.M)}
        faults += compare({row: figures[1] for row, figures in rows.items()}, floors)
        faults += compare({'precision of moves': rows['move lenient'][0]}, {'precision of moves': PRECISION_FLOOR})
        traps = re.search(r'traps stated as fact (\d+)', answer)
        faults += [f'{traps.group(1)} traps stated as fact'] if traps and int(traps.group(1)) else []
    return faults


def seed(program, scratch):
    """The article that Dossier was started for: every labelled name and claim, and none else."""
    labels = json.load(open(os.path.join(SHARED, 'gold/seed-001.labels.jsonl'), encoding='utf-8'))
    text = glob.glob(os.path.join(SHARED, 'seed/*.txt'))[0]
    found = json.loads(run(program, 'recognise', '--json', text).splitlines()[0])
    names = lambda r: {(m['start'], m['end'], m['type'], m['entity']) for m in r['mentions']}
    moves = lambda r: {(m['kind'], m['subject'], m['object']) for m in r['moves']}
    faults = [f'not found: {x}' for x in (names(labels) - names(found)) | (moves(labels) - moves(found))]
    faults += [f'found, but not there: {x}' for x in names(found) - names(labels)]
    return faults + [f'an invented date: {m}' for m in found['moves'] if m.get('date') and '..' not in m['date']]


def share(value):
    """A figure as it is; of "52/60 all, 33/37 non-null" the last share, of "42/67" that one."""
    shares = re.findall(r'(\d+)/(\d+)', value) if isinstance(value, str) else []
    return int(shares[-1][0]) / max(1, int(shares[-1][1])) if shares else value


def articles(program, scratch):
    answer = run(sys.executable, os.path.join(EVAL, 'run_extract.py'), program,
                 os.path.join(SHARED, 'corpora/articles'), scratch)
    figures = {}
    for suite, words in re.findall(r'^(\S+)\.answer (\{.*\})$', answer, re.M):
        figures.update({f'{suite}.{k}': share(v) for k, v in json.loads(words).items()})
    return compare(figures, ARTICLE_FLOORS)


def library(program, scratch):
    """Real feeds into one library: no error, and the second time nothing changes."""
    files = sorted(glob.glob(os.path.join(SHARED, 'corpora/feeds/ai/*.xml')))
    path = os.path.join(scratch, 'library.db')
    stats = []
    for _ in range(2):
        subprocess.run([program, '--library', path, 'add', *files], stdout=subprocess.DEVNULL, check=True)
        stats.append(json.loads(run(program, '--library', path, 'stats', '--json')))
    items = set()
    for line in run(program, 'parse', '--json', *files).splitlines():
        feed = json.loads(line)
        items |= {(feed['file'], e['id'], e['link'], e['title'], e['published']) for e in feed['entries']}
    for figures in stats:
        figures.pop('bytes', None)
    faults = [f'the second time changed it: {stats}'] if stats[0] != stats[1] else []
    if stats[0]['stories'] != len(items):
        faults.append(f'{stats[0]["stories"]} stories of {len(items)} items')
    return faults


def highlights(program, scratch):
    """Edits of articles as they are published: where places of the one version are in the other."""
    with open(os.path.join(SHARED, 'corpora/articles/scrapinghub/ground-truth.json'), encoding='utf-8') as file:
        texts = [page['articleBody'] for page in json.load(file).values() if len(page.get('articleBody') or '') > 600]
    paths = [os.path.join(scratch, f'{i}.txt') for i in range(len(texts))]
    for path, text in zip(paths, texts):
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
    tests = os.path.join(os.path.dirname(program), '..', 'tests', 'model', 'test-text-alignment')
    answer = subprocess.run([tests, *paths], stdout=subprocess.PIPE, text=True)
    print(answer.stdout)
    return [] if answer.returncode == 0 else ['places are missed, or found where they are not']


SUITES = {f.__name__: f for f in (feeds, dates, opml, gold, seed, articles, library, highlights)}

if __name__ == '__main__':
    if not os.path.isdir(EVAL):
        print(f'skipped: no data in {SHARED}')
        sys.exit(SKIPPED)
    with tempfile.TemporaryDirectory() as folder:
        wrong = SUITES[sys.argv[2]](os.path.abspath(sys.argv[1]), folder)
    print('\n'.join(wrong) if wrong else 'as it should be')
    sys.exit(1 if wrong else 0)
