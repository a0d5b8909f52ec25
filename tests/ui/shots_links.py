# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_links.py - pictures of many links that are added: under way, half of them failed, and those that wait."""
import http.server
import os
import threading

from desk import Desk

GOOD = {'/lab': 'Ferrum opens a laboratory in Graz', '/chief': 'Ada Lint becomes chief scientist of Ferrum',
        '/round': 'A rather long headline: Zephyrium raises forty million to teach furnaces to plan their own day',
        '/open': 'Open weights for everybody', '/slow': 'A story that takes its time'}
BAD = {'/missing': '404 Not Found', '/gone': '410 Gone', '/down': '503 Service Unavailable',
       '/busy': '503 Service Unavailable', '/forbidden': '403 Forbidden'}
PAGE = ('<!doctype html><title>{0}</title><article><h1>{0}</h1><p>The steel maker Ferrum has opened a laboratory for '
        'learning machines, the company said on Monday, and hired forty people for it.</p></article>')


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path == '/slow':
            self.server.leave.wait(60)
        status = BAD.get(self.path, '200 OK')
        code, reason = status.split(' ', 1)
        self.send_response(int(code), reason)
        self.send_header('Content-Type', 'text/html')
        self.end_headers()
        self.wfile.write(PAGE.format(GOOD.get(self.path, reason)).encode())

    def log_message(self, *words):
        pass


def take(program, scratch, scheme, size, name):
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
    server.daemon_threads = True
    server.leave = threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    site = f'http://127.0.0.1:{server.server_address[1]}'
    desk = Desk(program, os.path.join(scratch, f'links-{scheme}.db'), scheme)
    desk.resize(*map(int, size.split('x')))
    desk.action('add')
    desk.settle()
    order = ['/lab', '/missing', '/chief', '/down', '/round', '/gone', '/slow', '/busy', '/open', '/forbidden']
    for i, path in enumerate(order):
        desk.type(site + path)
        if i + 1 < len(order):
            desk.key('Return')
    desk.settle()
    desk.key('ctrl+Return')
    desk.shot(name('links-underway'), limit=3)
    server.leave.set()
    desk.settle(quiet=2)
    desk.shot(name('links'))
    desk.key('Escape')
    desk.settle()
    desk.action('add')
    desk.shot(name('links-waiting'))
    desk.close()
    server.shutdown()
