# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""processes.py - a program with all that it starts: its processor time and memory together.

Children that outlive their parent stay ours (PR_SET_CHILD_SUBREAPER), so that one that goes into the background is
still counted, and is ended with the rest. What was running before is not counted.
"""
import ctypes
import os
import signal
import subprocess
import time

TICK = os.sysconf('SC_CLK_TCK')
PR_SET_CHILD_SUBREAPER = 36


def processes():
    """parent -> [(process, CPU seconds)]"""
    children = {}
    for name in os.listdir('/proc'):
        if not name.isdigit():
            continue
        try:
            with open(f'/proc/{name}/stat', encoding='utf-8', errors='replace') as file:
                fields = file.read().rpartition(')')[2].split()
        except OSError:
            continue
        children.setdefault(int(fields[1]), []).append((int(name), (int(fields[11]) + int(fields[12])) / TICK))
    return children


class Tree:
    def __init__(self, command, environment):
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)
        self.before = {number for number, _ in processes().get(os.getpid(), [])}
        self.used, self.most, self.looked = {}, 0, 0
        self.process = subprocess.Popen(command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                        stderr=subprocess.DEVNULL, start_new_session=True)

    def numbers(self):
        children, found = processes(), []
        todo = [(n, used) for n, used in children.get(os.getpid(), []) if n not in self.before]
        while todo:
            number, used = todo.pop()
            self.used[number] = max(used, self.used.get(number, 0))
            found.append(number)
            todo += children.get(number, [])
        return found

    def sample(self):
        """CPU seconds of all of them until now."""
        numbers = self.numbers()
        if time.monotonic() - self.looked > .5:
            self.most, self.looked = max(self.most, self.memory(numbers)), time.monotonic()
        return sum(self.used.values())

    def memory(self, numbers=None):
        """Megabytes (PSS)."""
        total = 0
        for number in numbers or self.numbers():
            try:
                with open(f'/proc/{number}/smaps_rollup', encoding='utf-8') as file:
                    total += sum(int(line.split()[1]) for line in file if line.startswith('Pss:'))
            except OSError:
                continue  # it has just ended
        return total / 1024

    def ended(self):
        """The program itself; the processor time of a moment before may be missing, so that is taken from its end."""
        if self.process.returncode is None:
            number, status, usage = os.wait4(self.process.pid, os.WNOHANG)
            if number != 0:
                self.process.returncode = os.waitstatus_to_exitcode(status)
                self.used[number] = usage.ru_utime + usage.ru_stime
        return self.process.returncode is not None

    def close(self):
        """Asks it to end, and its children; whoever has not after 10 s is made to."""
        for number, after in ((signal.SIGTERM, 10), (signal.SIGKILL, 5)):
            end = time.monotonic() + after
            for process in self.numbers():
                try:
                    os.kill(process, number)
                except ProcessLookupError:
                    continue
            while time.monotonic() < end and self.numbers():
                self.reap()
                time.sleep(.02)
        self.reap()

    def reap(self):
        self.ended()
        for number in self.numbers():
            if number == self.process.pid:
                continue
            try:
                os.waitpid(number, os.WNOHANG)
            except ChildProcessError:
                continue  # a grandchild, or gone already
