#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""server.py FOLDER [FOLDER2] - serves the feeds of a folder from memory on a free port of 127.0.0.1.

HTTP/1.1 with keep-alive, ETag with 304, gzip (made once). The first line on stdout is the port; afterwards a line on
stdin is a command, answered by a line: "use 1", "use 2": the folder; "count": {"200": N, "304": N, ...} since the last.
"""
import asyncio
import collections
import gzip
import hashlib
import json
import os
import sys


class Feed:
    def __init__(self, path):
        with open(path, 'rb') as file:
            self.plain = file.read()
        self.packed = gzip.compress(self.plain, 5, mtime=0)
        self.tag = b'"%s"' % hashlib.md5(self.plain).hexdigest().encode()


class Server:
    def __init__(self, folders):
        self.sets = [{f'/{name}'.encode(): Feed(os.path.join(folder, name)) for name in os.listdir(folder)}
                     for folder in folders]
        self.feeds = self.sets[0]
        self.counts = collections.Counter()

    def answer(self, request):
        line, *headers = request.split(b'\r\n')
        headers = dict((name.strip().lower(), value.strip()) for name, _, value in (h.partition(b':') for h in headers))
        feed = self.feeds.get(line.split(b' ')[1])
        if feed is None:
            status, head, body = 404, b'', b''
        elif headers.get(b'if-none-match') == feed.tag:
            status, head, body = 304, b'ETag: %s\r\n' % feed.tag, b''
        elif b'gzip' in headers.get(b'accept-encoding', b''):
            status, head, body = 200, b'ETag: %s\r\nContent-Encoding: gzip\r\n' % feed.tag, feed.packed
        else:
            status, head, body = 200, b'ETag: %s\r\n' % feed.tag, feed.plain
        self.counts[status] += 1
        words = {200: b'OK', 304: b'Not Modified', 404: b'Not Found'}[status]
        length = b'' if status == 304 else b'Content-Type: application/xml\r\nContent-Length: %d\r\n' % len(body)
        return b'HTTP/1.1 %d %s\r\n%s%s\r\n%s' % (status, words, head, length, body)

    def command(self, words):
        if words[0] == 'use':
            self.feeds = self.sets[int(words[1]) - 1]
            return '{}'
        counts, self.counts = self.counts, collections.Counter()
        return json.dumps(counts)


class Connection(asyncio.Protocol):
    def __init__(self, server):
        self.server, self.rest, self.transport = server, b'', None

    def connection_made(self, transport):
        self.transport = transport

    def data_received(self, data):
        *requests, self.rest = (self.rest + data).split(b'\r\n\r\n')
        for request in requests:
            self.transport.write(self.server.answer(request))


async def main(folders):
    server = Server(folders)
    loop = asyncio.get_running_loop()
    listener = await loop.create_server(lambda: Connection(server), '127.0.0.1', 0, backlog=1024)
    print(listener.sockets[0].getsockname()[1], flush=True)
    while True:
        line = await loop.run_in_executor(None, sys.stdin.readline)
        if not line:
            return
        print(server.command(line.split()), flush=True)


if __name__ == '__main__':
    asyncio.run(main(sys.argv[1:]))
