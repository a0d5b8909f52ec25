# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""common.py - what all measurements share: where the corpora are, running a program, saying a figure."""
import collections
import glob
import json
import os
import subprocess
import sys
import time

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
SHARED = os.environ.get('DOSSIER_SHARED', os.path.join(ROOT, '..', 'shared'))
STARTER = os.path.join(ROOT, 'data/starter.xml')

# Wall seconds, CPU seconds (all threads, user and system), peak MB, standard output.
Run = collections.namedtuple('Run', 'seconds cpu memory answer')


def say(suite, name, value, unit):
    print(json.dumps({'suite': suite, 'name': name, 'value': round(value, 3), 'unit': unit}), flush=True)
    print(f'{suite:10} {name:48} {value:12.3f} {unit}', file=sys.stderr)


def tell(suite, words):
    """What is no figure: on the table only."""
    print(f'{suite:10} {words}', file=sys.stderr)


def run(*command, may_fail=False, **keywords):
    """One process from its start to its end. 3 is "nothing found"."""
    before = time.monotonic()
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, **keywords)
    answer = process.stdout.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in (0, 3) and not may_fail:
        raise SystemExit(f'{command[:4]} ended with {process.returncode}')
    return Run(time.monotonic() - before, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024, answer)


def feeds():
    """The AI feeds of the shared corpora, else the starter library."""
    return sorted(glob.glob(os.path.join(SHARED, 'corpora/feeds/ai/**/*.xml'), recursive=True)) or [STARTER]
