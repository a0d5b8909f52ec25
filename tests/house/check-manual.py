#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""check-manual.py PROGRAM MANUAL - every command and option that the program's --help names stands in its manual."""
import re
import subprocess
import sys


def ask(*command):
    return subprocess.run([*command, '--help'], stdout=subprocess.PIPE, text=True, check=True).stdout


def main(program, manual):
    page = open(manual, encoding='utf-8').read().replace('\\-', '-')
    commands = re.findall(r'^  ([a-z]+)  ', ask(program), re.M)
    faults = [] if commands else ['--help lists no commands']
    for command in commands:
        if not re.search(rf'\b{command}\b', page):
            faults.append(f'the manual does not know “{command}”')
        for option in sorted(set(re.findall(r'--[a-z-]+', ask(program, command))) - {'--help', '--json'}):
            if option not in page:
                faults.append(f'the manual does not know “{command} {option}”')
    print('\n'.join(faults) if faults else f'{len(commands)} commands are in the manual')
    return 1 if faults else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:3]))
