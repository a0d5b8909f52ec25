#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""check-hardening.py [--fortified] PROGRAM... - what guards a program against a fault of its own stands in the binary.

The list is Debian's (wiki.debian.org/Hardening): position independent, relocations read-only and bound at the start,
no stack that can be run, stack protector, stack clash protection where the compiler wrote down its flags, no library
path of the build machine, and (--fortified: the build is optimized and has no sanitizer) calls that check lengths in
one of them at least: a small program may make none whose length could be known.
"""
import re
import subprocess
import sys


def read(program, *what):
    return subprocess.run(['readelf', '-W', *what, program], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
                          check=True).stdout


def compilers(program):
    """What each unit of ours in @program says that it was compiled with."""
    info = read(program, '--debug-dump=info', '--dwarf-depth=1')
    return [line for line in re.findall(r'DW_AT_producer\s*:(.*)', info) if 'GNU C' in line]


def faults(program):
    header, parts, dynamic = read(program, '-h'), read(program, '-l'), read(program, '-d')
    promises = {
        'position independent': 'DYN' in header and 'PIE' in dynamic,
        'relocations read-only': 'GNU_RELRO' in parts,
        'bound at the start': 'BIND_NOW' in dynamic or ' NOW' in dynamic,
        'a stack that cannot be run': re.search(r'GNU_STACK.* RW +0x', parts) is not None,
        'stack protector': '__stack_chk_fail' in read(program, '--dyn-syms'),
        'stack clash protection': all('-fstack-clash-protection' in unit for unit in compilers(program)),
        'no library path': 'RPATH' not in dynamic and 'RUNPATH' not in dynamic,
    }
    return [f'{program}: without: {promise}' for promise, is_kept in promises.items() if not is_kept]


def main(*args):
    programs = [arg for arg in args if not arg.startswith('--')]
    found = [fault for program in programs for fault in faults(program)]
    if '--fortified' in args and not any('_chk@' in read(program, '--dyn-syms') for program in programs):
        found.append('no program makes calls that check lengths')
    print('\n'.join(found) if found else f'{len(programs)} programs are guarded')
    return 1 if found or not programs else 0


if __name__ == '__main__':
    sys.exit(main(*sys.argv[1:]))
