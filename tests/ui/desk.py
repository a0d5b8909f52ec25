# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""desk.py - drives a running Dossier from outside: its actions over the session bus, keys and pictures over X.

Meant for the inside of run-headless. Nothing sleeps for a fixed time: every step waits for a condition, with a limit.
"""
import os
import re
import signal
import struct
import subprocess
import time

APP = 'io.github.dossier.Dossier'
PATH = '/' + APP.replace('.', '/')


def out(*command):
    return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True).stdout


def wait_for(condition, what, limit=60):
    end = time.monotonic() + limit
    while time.monotonic() < end:
        value = condition()
        if value:
            return value
        time.sleep(.05)
    raise SystemExit(f'waited {limit} s in vain for {what}')


def windows():
    """From the lowest to the topmost, but for one that says what is being waited for."""
    found = out('xdotool', 'search', '--onlyvisible', '--class', 'dossier').split()
    return [number for number in found if not out('xdotool', 'getwindowname', number).strip().endswith('…')]


class Desk:
    """One running program over one library; @before: the words of a command that runs it."""

    def __init__(self, program, library=None, scheme='light', env=None, before=()):
        arguments = [*before, program] + (['--library', library] if library else [])
        scheme = {'ADW_DEBUG_COLOR_SCHEME': f'prefer-{scheme}'}
        self.process = subprocess.Popen(arguments, env={**os.environ, **scheme, **(env or {})})
        self.window = wait_for(self.find_window, 'the window')

    def find_window(self):
        if self.process.poll() is not None:
            raise SystemExit(f'the program ended with {self.process.returncode}')
        for number in windows():
            size = re.search(r'Geometry: (\d+)x(\d+)', out('xdotool', 'getwindowgeometry', number))
            if size and int(size.group(1)) > 150:
                return number
        return None

    def action(self, name, *arguments, group='window/1'):
        """Activates an action; @arguments are GVariant texts, e.g. 'int64 3'."""
        parameters = '[' + ', '.join(f'<{a}>' for a in arguments) + ']'
        return out('gdbus', 'call', '--session', '--dest', APP, '--object-path', f'{PATH}/{group}' if group else PATH,
                   '--method', 'org.gtk.Actions.Activate', name, parameters, '{}')

    def resize(self, width, height):
        subprocess.run(['xdotool', 'windowmove', self.window, '0', '0', 'windowsize', self.window, str(width),
                        str(height)])

    def focus(self):
        """No window manager does it, and newer GTK tells of no focus inside a window without it."""
        subprocess.run(['xdotool', 'windowfocus', self.window])

    def key(self, *keys):
        subprocess.run(['xdotool', 'key', '--clearmodifiers', *keys])

    def type(self, text):
        subprocess.run(['xdotool', 'type', '--delay', '8', text])

    def click(self, x, y, button=1):
        subprocess.run(['xdotool', 'mousemove', str(x), str(y), 'click', str(button)])

    def picture(self, left=0, top=0, width=None, height=None):
        """The pixels of the screen, or of a part of it, straight out of the frame buffer (an XWD file)."""
        with open(os.environ['FRAMEBUFFER'], 'rb') as file:
            data = file.read()
        header = struct.unpack('>25I', data[:100])
        start, wide, high, line = header[0] + header[19] * 12, header[4], header[5], header[12]
        rows = range(top, min(high, top + (height or high)))
        right = min(wide, left + (width or wide))
        return b''.join(data[start + y * line + left * 4:start + y * line + right * 4] for y in rows)

    def settle(self, quiet=.5, limit=15):
        """Waits until the picture has stood still for @quiet seconds."""
        last, since, end = self.picture(), time.monotonic(), time.monotonic() + limit
        while time.monotonic() < end and time.monotonic() - since < quiet:
            time.sleep(.02)  # the program needs the processor more
            now = self.picture()
            if now != last:
                last, since = now, time.monotonic()

    def shot(self, path, limit=15):
        self.settle(limit=limit)
        subprocess.run(['import', '-window', 'root', 'png:' + path], check=True)

    def close(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        return self.process.wait(timeout=60)
