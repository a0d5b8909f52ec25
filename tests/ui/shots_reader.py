# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""shots_reader.py - pictures of a story with everything a text may have, in each colour and size."""
import json
import os
import subprocess
import tempfile

from desk import Desk

STORY = """<!doctype html><html lang="en"><head><title>How a laboratory reads its own models</title>
<meta property="og:site_name" content="The Steel Gazette"></head><body><article>
<h1>How a laboratory reads its own models</h1>
<p>“Nobody had looked at the whole of it before,” said Ada Lint, who joined Ferrum as chief scientist in May. Her group
read eleven thousand answers of one model<sup><a href="#fn1" id="back1">1</a></sup> and sorted them by hand, which took
them most of the spring, and a good part of the summer.</p>
<p>What they found is neither alarming nor dull. Most of what is wrong is wrong in a few ways, and these few have names
now: <em>the confident guess</em>, <strong>the missing source</strong>, and the one that is written <code>n/a</code>.</p>
<h2>What was read</h2>
<p>The answers came from three houses, and from two seasons. They are listed here as they were counted:</p>
<ul><li>Ferrum in Graz, where the models are trained and the questions are written by people who know the trade and
would rather not be named</li>
<li>Mistral AI in Paris<ul><li>in spring, over the public interface</li><li>in summer, over the same one, with what was
new in it by then</li></ul></li><li>Anthropic in San Francisco</li></ul>
<ol><li>First, all of them were read once.</li><li>Then they were read again by somebody else, who did not know what the
first reader had said.</li></ol>
<h2>What was said</h2>
<blockquote><p>“We would do it again, but not this year. One learns more from a thousand answers that one has read than
from a million that one has counted.”</p><p>It was Ada Lint who said so, in a talk at Graz.</p>
<ul><li>She showed the sheets.</li></ul></blockquote>
<h3>How it was counted</h3>
<pre><code>def count (answers):
    # each answer is read twice; where the two readers do not agree a third one decides, and is not told what they said
    return {kind: sum (a.kind == kind for a in answers) for kind in KINDS}</code></pre>
<p>The three readers agreed on nine of ten.</p>
<table><tr><th>House</th><th>Answers</th><th>Read twice</th><th>Without a source</th></tr>
<tr><td>Ferrum</td><td>4,120</td><td>4,120</td><td>212</td></tr>
<tr><td>Mistral AI</td><td>3,870</td><td>3,868</td><td>301</td></tr>
<tr><td>Anthropic</td><td>3,016</td><td>3,016</td><td>164</td></tr></table>
<h3>In other languages</h3>
<p dir="rtl">قالت آدا لينت إن المختبر سيواصل القراءة في الخريف، وإن النتائج ستنشر كلها مع الأسئلة التي طرحت على النماذج.</p>
<ul dir="rtl"><li>انضمت آدا لينت إلى المختبر في مايو.</li><li>ستنشر النتائج في الخريف مع الأسئلة كلها.</li></ul>
<blockquote dir="rtl"><p>لن نكرر ذلك هذا العام، ولكننا سنكرره.</p></blockquote>
<p>The sheets are kept in Graz, and may be seen there by whoever asks for them in time.</p>
<hr><ol><li id="fn1">The model that was read is the one of March; the one of June had not been opened to the public when
the work began. <a href="#back1">Back</a></li></ol>
</article></body></html>"""


# How the text may look otherwise.
LOOKS = {
    'sepia': {'reader-theme': "'sepia'", 'reader-font': "'Serif'"},
    'dark': {'reader-theme': "'dark'", 'reader-spacing': "'tight'"},
    'large': {'reader-size': '34', 'reader-spacing': "'loose'"},
}


def run(program, library, *words):
    return subprocess.run([program, '--library', library, *words], stdout=subprocess.PIPE, text=True, check=True).stdout


def open_story(program, library, scheme, size, story, settings, scratch):
    """A desk with @settings (a dictionary of keys and GVariant texts) that shows the story."""
    home = tempfile.mkdtemp(dir=scratch)
    os.makedirs(os.path.join(home, 'glib-2.0', 'settings'))
    with open(os.path.join(home, 'glib-2.0', 'settings', 'keyfile'), 'w', encoding='utf-8') as file:
        file.write('[io/github/dossier/Dossier]\n' + ''.join(f'{k}={v}\n' for k, v in settings.items()))
    desk = Desk(program, library, scheme, {'GSETTINGS_BACKEND': 'keyfile', 'XDG_CONFIG_HOME': home})
    desk.resize(*map(int, size.split('x')))
    desk.action('open-story', f'(int64 {story}, -1)')
    desk.settle()
    desk.focus()
    return desk


def take(program, scratch, scheme, size, name):
    library = os.path.join(scratch, f'reader-{scheme}-{size}.db')
    page = os.path.join(scratch, 'reading.html')
    with open(page, 'w', encoding='utf-8') as file:
        file.write(STORY)
    run(program, library, 'add', page)
    story = json.loads(run(program, library, 'find', '--json').splitlines()[0])['id']
    desk = open_story(program, library, scheme, size, story, {}, scratch)
    desk.shot(name('reading'))
    for part in ('more', 'end'):
        desk.key('space')
        desk.shot(name(f'reading-{part}'))
    desk.key('shift+space', 'shift+space', 'shift+space')
    desk.key('ctrl+g')
    desk.settle()
    desk.type('graz')
    desk.shot(name('reading-find'))
    desk.key('Escape')
    if int(size.split('x')[0]) > 1000:
        desk.click(1098, 28)
        desk.settle(quiet=2)
        desk.shot(name('reading-style'))
        desk.key('Escape')
        desk.settle(quiet=1)
        desk.click(928, 220)  # the number of the footnote
        desk.settle(quiet=2)
        desk.shot(name('reading-footnote'))
        desk.key('Escape')
        desk.settle(quiet=1)
        desk.click(1095, 165)  # a name
        desk.settle(quiet=2)
        desk.shot(name('reading-mentions'))
    desk.close()
    for key, settings in LOOKS.items():
        desk = open_story(program, library, scheme, size, story, settings, scratch)
        desk.shot(name(f'reading-{key}'))
        desk.key('space')
        desk.shot(name(f'reading-{key}-more'))
        desk.close()
