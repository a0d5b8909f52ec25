#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""starts.py PROGRAM - Dossier started twice, beside commands, and where something is missing. Inside run-headless, with
Debian's own Python.

Folders that cannot be written are mounted so, in a namespace of their own: permissions do not hold for root.
"""
import json
import os
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import Desk, wait_for, windows  # noqa: E402
from tree import Tree  # noqa: E402
from gi.repository import Atspi  # noqa: E402

ARTICLE = 'Ada Quill leads Ferrum\n\nAda Quill, who worked for Cobalt until June, has joined Ferrum.\n'
# The first words of a command that sees the folder $1 as one that cannot be written.
READ_ONLY = ['unshare', '--map-root-user', '--mount', 'sh', '-ec',
             'mount --bind "$1" "$1"; mount -o remount,bind,ro "$1"; shift; exec "$@"', 'sh']
n_said = 0


def say(sentence, skipped=None):
    global n_said
    n_said += 1
    print(f'ok {n_said} - {sentence}' + (f' # SKIP {skipped}' if skipped else ''), flush=True)


class Place:
    """A library in a folder of its own."""

    def __init__(self, program):
        self.program = program
        self.folder = tempfile.mkdtemp()
        self.library = os.path.join(self.folder, 'library.db')

    def command(self, *words, before=(), status=(0,)):
        answer = subprocess.run([*before, self.program, '--library', self.library, *words], stdout=subprocess.PIPE,
                                stderr=subprocess.PIPE, text=True, timeout=60)
        assert answer.returncode in status, answer
        return answer

    def stories(self, query='', before=()):
        answer = self.command('find', query, '--json', before=before, status=(0, 3))
        return [json.loads(line) for line in answer.stdout.splitlines()]

    def is_read(self, story):
        return json.loads(self.command('show', str(story), '--json').stdout)['read']

    def article(self, name='article.txt', words=ARTICLE):
        path = os.path.join(self.folder, name)
        open(path, 'w', encoding='utf-8').write(words)
        return path


def end(desk):
    assert desk.close() in (0, -15), desk.process.returncode
    wait_for(lambda: not windows(), 'the windows to go')


def words_of_story(tree):
    """Those that the reader shows."""
    return ''.join(tree.text(node) for node in tree.look() if node.role == Atspi.Role.TEXT and node.name == 'Story')


def test_twice(program):
    """With nothing, with another library, and with a file that is named from where the second start is."""
    first, second = Place(program), Place(program)
    desk = Desk(program, first.library)
    again = subprocess.run([program, '--library', second.library], timeout=60)
    assert again.returncode == 0
    wait_for(lambda: len(windows()) == 2, 'a window of the other library')
    other = next(w for w in windows() if w != desk.window)
    subprocess.run(['xdotool', 'windowraise', other])
    wait_for(lambda: windows() == [desk.window, other], 'it to be on top')
    again = subprocess.run([program, '--library', first.library], timeout=60)
    assert again.returncode == 0 and desk.process.poll() is None
    wait_for(lambda: windows() == [other, desk.window], 'the first window to be on top')
    say('a second start raises the window of its library, and ends')

    first.article('news.txt')
    again = subprocess.run([program, '--library', 'library.db', 'news.txt'], cwd=first.folder, timeout=60)
    assert again.returncode == 0
    wait_for(lambda: len(windows()) == 3, 'the dialog')
    dialog = next(w for w in windows() if w not in (desk.window, other))
    subprocess.run(['xdotool', 'windowfocus', '--sync', dialog])
    desk.settle()
    desk.key('ctrl+Return')
    wait_for(lambda: first.stories('Quill'), 'the story of the file')
    say('a file that a second start names is offered in that window')

    first.article('late.txt', 'Cobalt closes\n\nCobalt closes its laboratory, Ada Quill said.')
    first.command('add', os.path.join(first.folder, 'late.txt'))
    late = first.stories('closes')[0]['id']
    desk.action('open-story', f'(int64 {late}, -1)')
    wait_for(lambda: first.is_read(late), 'it to be read in the window')
    first.command('star', str(late))
    assert [s['id'] for s in first.stories('is:starred')] == [late]
    say('commands read and write beside the window')
    end(desk)


def test_no_bus(program):
    place = Place(program)
    place.command('add', place.article())
    # GTK still finds the accessibility bus of this screen, and stumbles: where there is no bus, that is not there either.
    env = {'DBUS_SESSION_BUS_ADDRESS': 'unix:path=/nonexistent/bus', 'G_DEBUG': 'fatal-criticals', 'GTK_A11Y': 'none'}
    one = Desk(program, place.library, env=env)
    two = subprocess.Popen([program, '--library', place.library], env={**os.environ, **env})
    wait_for(lambda: len(windows()) == 2, 'a window of its own')
    place.command('star', str(place.stories()[0]['id']))
    assert one.process.poll() is None and two.poll() is None
    two.terminate()
    two.wait(60)
    end(one)
    place.command('check')
    say('without a session bus each start has a window, over the same library')


def test_no_fonts(program):
    place = Place(program)
    place.command('add', place.article())
    config = os.path.join(place.folder, 'fonts.conf')
    open(config, 'w').write(f'<fontconfig><dir>{place.folder}</dir></fontconfig>')
    desk = Desk(program, place.library, env={'FONTCONFIG_FILE': config})
    story = place.stories()[0]['id']
    desk.action('open-story', f'(int64 {story}, -1)')
    wait_for(lambda: place.is_read(story), 'the story to be read')
    end(desk)
    say('without fonts it starts')


def test_read_only(program):
    sentences = ('a library that cannot be written is read', 'a home that cannot be written is told')
    if subprocess.run([*READ_ONLY, tempfile.mkdtemp(), 'true'], stderr=subprocess.DEVNULL).returncode != 0:
        for sentence in sentences:
            say(sentence, 'no mount namespace may be made here')
        return
    place = Place(program)
    place.command('add', place.article())
    before = [*READ_ONLY, place.folder]
    story = place.stories('Quill', before)[0]['id']
    assert 'opened for reading only' in place.command('star', str(story), before=before, status=(1,)).stderr
    homes = {f'XDG_{name}_HOME': os.path.join(place.folder, name.lower()) for name in ('DATA', 'CONFIG', 'CACHE', 'STATE')}
    env = {**homes, 'HOME': place.folder}
    desk = Desk(program, place.library, env=env, before=before)
    desk.action('open-story', f'(int64 {story}, -1)')
    tree = Tree()
    wait_for(lambda: 'has joined Ferrum' in words_of_story(tree), 'the words of the story')
    end(desk)
    assert not place.stories('is:starred')
    say(sentences[0])

    home = tempfile.mkdtemp()
    env = {**os.environ, **{name: home + '/' + name for name in homes}, 'HOME': home}
    before = [*READ_ONLY, home]
    answer = subprocess.run([*before, program, 'find', ''], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                            env=env, timeout=60)
    assert answer.returncode == 1 and 'could not be made' in answer.stderr, answer
    process = subprocess.Popen([*before, program], env=env)
    message = wait_for(windows, 'the message')
    subprocess.run(['xdotool', 'windowfocus', '--sync', message[0]])
    subprocess.run(['xdotool', 'key', 'Escape'])
    assert process.wait(60) == 1, process.returncode
    assert not os.listdir(home), os.listdir(home)
    say(sentences[1])


def main(program):
    print('1..7', flush=True)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as tempfile.tempdir:
        for test in (test_twice, test_no_bus, test_no_fonts, test_read_only):
            test(program)


if __name__ == '__main__':
    main(os.path.abspath(sys.argv[1]))
