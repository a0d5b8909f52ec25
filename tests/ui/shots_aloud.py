# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_aloud.py - pictures of a story read aloud, by a made-up service, and of the caret and the headings in it."""
import json
import os
import socketserver
import subprocess
import threading

from desk import Desk

PAGE = """<!doctype html><html lang="en"><head><title>Ferrum opens a laboratory</title></head><body><article>
<h1>Ferrum opens a laboratory</h1><p>The steel maker Ferrum has opened a laboratory for learning machines in Graz. John
Schulman, who left OpenAI in August, joined Ferrum as chief scientist, and wants to publish what the laboratory finds.</p>
<h2>Who pays for it</h2><p>General Catalyst led a round of 600 million euros, as <a href="https://example.org/round">the
company says</a>. More is to come in spring. Nobody says how much.</p><h3>And who does not</h3><p>The city of Graz gives
land, and nothing else. The union welcomed the plans, and wants to look at the contracts first.</p><h2>What comes next</h2>
<p>Forty people are to be hired until the end of the year, most of them in Graz.</p></article></body></html>"""


class Service(socketserver.StreamRequestHandler):
    """Takes texts."""

    def handle(self):
        number, in_text = 0, False
        for line in self.rfile:
            line = line.strip()
            if in_text and line == b'.':
                in_text, number = False, number + 1
                self.wfile.write(b'225-%d\r\n225 OK MESSAGE QUEUED\r\n' % number)
                if number <= self.server.n_short:
                    self.wfile.write(b'702-%d\r\n702-1\r\n702 END\r\n' % number)
            elif not in_text:
                in_text = line == b'SPEAK'
                self.wfile.write(b'230 OK RECEIVING DATA\r\n' if in_text else b'200 OK\r\n')


def serve(path, n_short):
    """A service whose first @n_short texts are over at once, and whose next one lasts."""
    server = socketserver.ThreadingUnixStreamServer(path, Service)
    server.daemon_threads, server.n_short = True, n_short
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server


def take(program, scratch, scheme, size, name):
    library, path = os.path.join(scratch, f'aloud-{scheme}.db'), os.path.join(scratch, f'aloud-{scheme}.sock')
    page = os.path.join(scratch, 'aloud.html')
    with open(page, 'w', encoding='utf-8') as file:
        file.write(PAGE)
    subprocess.run([program, '--library', library, 'add', page], stdout=subprocess.DEVNULL, check=True)
    answer = subprocess.run([program, '--library', library, 'find', '--json'], stdout=subprocess.PIPE, text=True, check=True)
    story = json.loads(answer.stdout.splitlines()[0])['id']
    server = serve(path, 2)
    desk = Desk(program, library, scheme, {'SPEECHD_ADDRESS': 'unix_socket:' + path})
    desk.resize(*map(int, size.split('x')))
    desk.focus()
    desk.action('open-story', f'(int64 {story}, -1)')
    desk.settle(quiet=2)
    desk.key('F8')
    desk.settle(quiet=1)
    desk.shot(name('aloud'))
    desk.key('F8')
    desk.settle(quiet=1)
    desk.shot(name('aloud-paused'))
    desk.key('shift+F8', 'F7', 'l')
    desk.settle(quiet=1)
    desk.shot(name('caret'))
    desk.key('shift+Right', 'shift+Right', 'shift+Right')
    desk.key('ctrl+i')
    desk.settle(quiet=1)
    desk.shot(name('caret-headings'))
    desk.close()
    server.shutdown()
    desk = Desk(program, library, scheme, {'SPEECHD_ADDRESS': 'unix_socket:' + path + '.none', 'PATH': '/nonexistent'})
    desk.resize(*map(int, size.split('x')))
    desk.focus()
    desk.action('open-story', f'(int64 {story}, -1)')
    desk.settle(quiet=2)
    desk.key('F8')
    desk.settle(quiet=1)
    desk.shot(name('aloud-nobody'))
    desk.close()
