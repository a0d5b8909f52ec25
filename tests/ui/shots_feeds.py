# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_feeds.py - pictures of what has to do with feeds, over a little server of its own on this computer."""
import http.server
import json
import os
import subprocess
import threading
import time

from desk import Desk

STORIES = ['A lab opens its weights', 'Who left whom this week', 'The price of a million tokens',
           'A law about models is put off', 'What the benchmark does not measure', 'A chip maker buys a compiler']


def feed(title, n, days=0):
    now = time.time() - days * 86400
    items = ''.join(
        f'<item><title>{STORIES[i % len(STORIES)]}</title><guid>{title}-{i}</guid>'
        f'<pubDate>{time.strftime("%a, %d %b %Y %H:%M:%S GMT", time.gmtime(now - i * 40000))}</pubDate>'
        f'<description>Words about it that go on for a line or two, so that one sees how they are cut off at the end '
        f'of the row and how much of it there is room for.</description></item>' for i in range(n))
    return ('200 OK', f'<rss version="2.0"><channel><title>{title}</title><link>https://example.org/</link>{items}'
                      f'</channel></rss>')


def link(path, title):
    return f'<link rel="alternate" type="application/rss+xml" href="{path}" title="{title}">'


ANSWERS = {
    '/decoder': feed('The Decoder', 12),
    '/import': feed('Import &amp; Export', 25, 2),
    '/fresh': feed('Seen for the First Time', 8, 1),
    '/lab': feed('Laboratory Notes of a Rather Long Name', 4, 9),
    '/old': feed('An Old Friend', 3, 500),
    '/moved': feed('A Blog That Moved', 2),
    '/site': ('200 OK', '<!doctype html><title>A site</title>' + link('/decoder', 'All') + link('/import', 'Weekly')
              + link('/lab', 'Notes') + link('/lost', 'Comments')),
    '/nothing': ('200 OK', '<!doctype html><title>Nothing</title><p>No feed here.'),
    '/list': ('200 OK', '<opml version="2.0"><body>' + ''.join(
        f'<outline text="{folder}">' + ''.join(
            f'<outline type="rss" text="{folder} {i}" xmlUrl="https://{folder.lower()}{i}.example/feed"/>'
            for i in range(1, 9)) + '</outline>' for folder in ('Labs', 'News', 'Policy'))
              + '<outline type="rss" text="Bad" xmlUrl="|exec touch x"/></body></opml>'),
}


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        if self.path.startswith('/slow'):
            self.server.leave.wait(60)
        status, body = self.server.answers.get(self.path, ('404 Not Found', ''))
        code, reason = status.split(' ', 1)
        self.send_response(int(code), reason)
        self.send_header('Content-Type', 'text/html' if body.startswith('<!doctype') else 'application/xml')
        self.end_headers()
        self.wfile.write(body.encode())

    def log_message(self, *words):
        pass


def serve():
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
    server.daemon_threads = True
    server.answers = dict(ANSWERS)
    server.leave = threading.Event()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f'http://127.0.0.1:{server.server_address[1]}'


def command(program, library, *words):
    subprocess.run([program, '--library', library, *words], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def fill(program, library, site):
    """Three feeds in a folder, some outside; one was lost and one has gone since."""
    opml = library + '.opml'
    lines = [('AI News', 'The Decoder', '/decoder'), ('AI News', 'Import &amp; Export', '/import'),
             ('Labs', 'Laboratory Notes of a Rather Long Name', '/lab'), (None, 'An Old Friend', '/old'),
             (None, 'A Blog That Moved', '/moved'), (None, 'Slow Server', '/slow')]
    with open(opml, 'w', encoding='utf-8') as file:
        file.write('<opml version="2.0"><body>')
        for folder, title, path in lines:
            outline = f'<outline type="rss" text="{title}" xmlUrl="{site}{path}"/>'
            file.write(f'<outline text="{folder}">{outline}</outline>' if folder else outline)
        file.write('</body></opml>')
    command(program, library, 'feeds', 'add', opml)


def subscribe_shots(desk, name, site):
    desk.action('subscribe')
    desk.shot(name('subscribe'))
    desk.key('Escape')
    for view, path in (('found', '/site'), ('one', '/fresh'), ('list', '/list'), ('error', '/nothing')):
        desk.action('subscribe-to', f"'{site}{path}'")
        desk.settle()
        if view == 'found':
            desk.shot(name('subscribe-inside'))
        desk.key('Return')  # yes: this computer may be asked
        desk.settle(quiet=2)  # longer than a busy machine takes between two pictures of a spinner
        if view == 'found':
            desk.key('Return')  # opens the first one: it has the focus
        desk.shot(name('subscribe-' + view))
        desk.key('Escape')


def numbers(program, library):
    answer = subprocess.run([program, '--library', library, 'feeds', '--json'], stdout=subprocess.PIPE, text=True)
    return {feed['title']: feed['id'] for feed in map(json.loads, answer.stdout.splitlines())}


def care_shots(desk, name, ids):
    """A muted feed, one that was renamed, what is chosen for one, and those that bring nothing."""
    desk.action('set-feed-option', f"(int64 {ids['Import & Export']}, 0, 1)")
    desk.action('set-feed-option', f"(int64 {ids['A Blog That Moved']}, 2, 182)")
    desk.shot(name('feeds-muted'))
    desk.action('show-feed', f"int64 {ids['Import & Export']}")
    desk.shot(name('feed-properties'))
    desk.key('Escape')
    desk.action('show-feed-problems')
    desk.shot(name('feed-problems'))
    desk.key('Escape')


def take(program, scratch, scheme, size, name):
    width, height = map(int, size.split('x'))
    server, site = serve()
    library = os.path.join(scratch, f'feeds-{scheme}.db')
    fill(program, library, site)
    desk = Desk(program, library, scheme)
    desk.resize(width, height)
    desk.action('refresh')
    if width < 1000:
        desk.action('toggle-sidebar')
    desk.shot(name('feeds-refreshing'), limit=2)
    server.leave.set()
    desk.settle(quiet=4)  # also the refresh after the start
    desk.shot(name('feeds'))
    server.answers['/moved'] = ('410 Gone', '')
    server.answers['/import'] = ('500 Internal Server Error', '')
    ids = numbers(program, library)
    desk.action('refresh-feed', f"int64 {ids['A Blog That Moved']}")
    desk.settle(quiet=1)
    care_shots(desk, name, ids)
    server.answers = dict(ANSWERS)
    subscribe_shots(desk, name, site)
    desk.close()
    server.shutdown()
