# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_images.py - pictures of a story with images, over a little server of its own on this computer."""
import http.server
import json
import os
import struct
import subprocess
import threading
import zlib

from desk import Desk

PAGE = """<!doctype html><html><head><title>The hall where the models are trained</title></head><body><article>
<h1>The hall where the models are trained</h1>
<p>Ferrum has opened its hall to visitors for the first time, and what one sees there is mostly pipes. The company says
that half of the building is there to carry heat away.</p>
<figure><img src="/hall.png" srcset="/hall-400.png 400w, /hall.png 1200w" alt="A long hall with rows of machines">
<figcaption>The hall in Graz, seen from the gate. It is 200 metres long.</figcaption></figure>
<p>Ada Lint, who joined Ferrum as chief scientist in May, led the first group through the rows. The machines are not
loud, she said, as long as one stands between them and not above them.</p>
<figure><img src="/gone.png" alt="The gate of the hall on the first day of visits, with a queue around the corner">
<figcaption>The gate.</figcaption></figure>
<p>A drawing at the entrance shows how the water goes around, and what is done with its warmth in the town nearby.</p>
<figure><img src="/loop.svg" alt="Water goes from the hall to the town and back">
<figcaption>From the hall to the town and back.</figcaption></figure>
<p>Visits are on the first day of each month. The next hall is to be opened in spring, a little further north.</p>
</article></body></html>"""

LOOP = """<svg xmlns="http://www.w3.org/2000/svg" width="420" height="160"><rect width="420" height="160" fill="#f4f1ea"/>
<rect x="30" y="50" width="100" height="60" fill="#3d6f8e"/><rect x="290" y="50" width="100" height="60" fill="#c2703d"/>
<path d="M130 65 H290 M290 95 H130" stroke="#555" stroke-width="4"/></svg>"""


def photo(width, height):
    """A PNG: a floor, a sky, and rows that come nearer."""
    rows = bytearray()
    for y in range(height):
        rows.append(0)
        for x in range(width):
            near = abs(x - width / 2) / (abs(y - height * .45) + 12)
            sky = y < height * .45
            light = 200 - 110 * y // height if sky else 60 + 90 * y // height
            band = 40 if int(near * 3) % 2 else 0
            rows += bytes((max(0, light - band), max(0, light - band // 2), min(255, light + 20 if sky else light)))
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    return (b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 2, 0, 0, 0))
            + chunk(b'IDAT', zlib.compress(bytes(rows), 1)) + chunk(b'IEND', b''))


class Handler(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        answer = self.server.answers.get(self.path)
        self.send_response(200 if answer else 404)
        self.send_header('Content-Type', 'text/html' if self.path == '/story' else 'image/png')
        self.end_headers()
        self.wfile.write(answer or b'')

    def log_message(self, *words):
        pass


def add(program, library, address):
    subprocess.run([program, '--library', library, 'add', address], stdout=subprocess.DEVNULL, check=True)
    answer = subprocess.run([program, '--library', library, 'find', '--json'], stdout=subprocess.PIPE, check=True)
    return json.loads(answer.stdout.splitlines()[0])['id']


def take(program, scratch, scheme, size, name):
    width, height = map(int, size.split('x'))
    server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
    server.daemon_threads = True
    server.answers = {'/story': PAGE.encode(), '/loop.svg': LOOP.encode(), '/hall.png': photo(1200, 700)}
    threading.Thread(target=server.serve_forever, daemon=True).start()
    library = os.path.join(scratch, f'images-{scheme}-{size}.db')
    story = add(program, library, f'http://127.0.0.1:{server.server_address[1]}/story')
    desk = Desk(program, library, scheme)
    desk.resize(width, height)
    desk.action('open-story', f'(int64 {story}, -1)')
    desk.shot(name('images-off'))
    desk.focus()
    desk.key('i')
    desk.settle(quiet=2)
    desk.shot(name('images-on'))
    desk.click(width - 200 if width > 1000 else width // 2, 480)
    desk.settle(quiet=1)
    desk.shot(name('image-alone'))
    desk.key('Escape')
    subprocess.run(['xdotool', 'click', '--repeat', '9', '5'])  # the wheel
    desk.shot(name('images-missing'))
    desk.close()
    server.shutdown()
