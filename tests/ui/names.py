#!/usr/bin/python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""names.py PROGRAM - what a screen reader finds in the views, dialogs and menus of a filled library: everything that can
be used has a name for a person, and a role that says what it is. Inside run-headless, with Debian's own Python.
"""
import json
import os
import re
import subprocess
import sys
import tempfile
import time

sys.dont_write_bytecode = True
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from desk import Desk, out, wait_for  # noqa: E402
from tree import Tree  # noqa: E402
from gi.repository import Atspi  # noqa: E402

HERE = os.path.dirname(os.path.abspath(__file__))
STARTER = os.path.join(HERE, '..', '..', 'data', 'starter.xml')
ROLE, STATE = Atspi.Role, Atspi.StateType

WIDTH, HEIGHT = 1280, 800

# What is used, also when the keyboard gets to it only through what it stands in.
BUTTONS = {ROLE.PUSH_BUTTON, ROLE.TOGGLE_BUTTON}
USED = BUTTONS | {ROLE.CHECK_BOX, ROLE.RADIO_BUTTON, ROLE.ENTRY, ROLE.PASSWORD_TEXT, ROLE.TEXT, ROLE.SPIN_BUTTON,
                  ROLE.SLIDER, ROLE.COMBO_BOX, ROLE.MENU_ITEM, ROLE.CHECK_MENU_ITEM, ROLE.RADIO_MENU_ITEM,
                  ROLE.LIST_ITEM, ROLE.LINK, ROLE.PAGE_TAB, ROLE.TREE_ITEM}
# What stands in a list: rows, and those that are a field or a choice themselves.
LISTS = {ROLE.LIST, ROLE.LIST_BOX}
ROWS = {ROLE.LIST_ITEM, ROLE.TABLE_ROW, ROLE.ENTRY, ROLE.TEXT, ROLE.COMBO_BOX, ROLE.SPIN_BUTTON}
# The pages of GTK's print dialog. What has no name there cannot be named by Dossier; a page of ours would be one more.
PRINT_PAGES = {'General', 'Page Setup', 'Job', 'Image Quality', 'Color', 'Finishing', 'Advanced'}
ICON = re.compile(r'[a-z0-9]+(-[a-z0-9]+)*-symbolic$|[^\w]+$')


def command(program, library, *words):
    answer = subprocess.run([program, '--library', library, *words], stdout=subprocess.PIPE, text=True, check=True)
    return [json.loads(line) for line in answer.stdout.splitlines() if line.startswith('{')]


def fill(program, library, scratch):
    """Stories, highlights with and without notes, tags, somebody followed, feeds in a folder and outside."""
    command(program, library, 'add', STARTER)
    stories = command(program, library, 'find', '--json', 'title:Schulman')
    story = str(stories[0]['id'])
    words = command(program, library, 'show', story, '--json')[0]['text'].split('\n')[0].split()
    command(program, library, 'annotate', story, '--quote', ' '.join(words[3:7]), '--note', 'Ask for the date.')
    command(program, library, 'annotate', story, '--quote', ' '.join(words[9:12]), '--color', 'green')
    command(program, library, 'tag', story, '--add', 'labs')
    other = str(command(program, library, 'find', '--json', 'Mistral')[0]['id'])
    command(program, library, 'tag', other, '--add', 'policy')
    opml = os.path.join(scratch, 'feeds.opml')
    with open(opml, 'w', encoding='utf-8') as file:
        file.write('<opml version="2.0"><body><outline text="Labs"><outline type="rss" text="A lab" '
                   'xmlUrl="http://127.0.0.1:9/lab"/></outline><outline type="rss" text="A paper" '
                   'xmlUrl="http://127.0.0.1:9/paper"/></body></opml>')
    command(program, library, 'feeds', 'add', opml)
    who = command(program, library, 'who', '--json', 'Anthropic')[0]['id']
    command(program, library, 'follow', 'Anthropic')
    command(program, library, 'searches', 'save', 'About Anthropic', 'who:Anthropic')
    command(program, library, 'rules', 'add', 'Rounds', 'invested', '--star')
    export = os.path.join(scratch, 'wallabag.json')
    with open(export, 'w', encoding='utf-8') as file:
        json.dump([{'url': 'https://essay.example/agents', 'title': 'On agents', 'is_archived': 0, 'is_starred': 0,
                    'content': ''}], file)
    page = os.path.join(scratch, 'table.html')
    rows = ''.join(f'<tr><td>Lab {number}<td>{number} rounds<td>Paris' for number in range(3))
    with open(page, 'w', encoding='utf-8') as file:
        file.write('<!doctype html><html><head><title>Rounds of porcelain</title></head><body><article>'
                   '<p>What the labs raised was told to us on Tuesday by those who gave it to them, and it is a lot.</p>'
                   f'<table><tr><th>Lab<th>Rounds<th>City{rows}</table></article></body></html>')
    command(program, library, 'add', page)
    table = command(program, library, 'find', '--json', 'title:porcelain')[0]['id']
    return story, table, who, opml, export


class Walk:
    """@behind: windows behind the one that is looked at. @pressed: names of the buttons whose menus were looked at.
    @faults, @foreign: what has no name or no role, of ours and of what @is_foreign."""

    def __init__(self, desk):
        self.desk, self.tree, self.faults, self.pressed, self.behind = desk, Tree(), {}, set(), []
        self.foreign, self.is_foreign = {}, lambda node: False
        self.n_steps = self.n_used = 0
        wait_for(self.tree.program, 'the program on the accessibility bus')

    def check(self, node, view):
        if not node.has(STATE.VISIBLE) or not (node.role in USED or node.has(STATE.FOCUSABLE)):
            return
        if node.role == ROLE.SCROLL_PANE or (node.role == ROLE.FILLER and node.is_within(ROLE.COMBO_BOX)):
            return  # takes the keys for what stands in it; shows what is chosen inside a button with a name
        self.n_used += 1
        if not node.name:
            self.tell(view, 'without a name', node)
        elif ICON.match(node.name):
            self.tell(view, 'named by an icon', node)
        if node.parent is not None and node.parent.role in LISTS and node.role not in ROWS:
            self.tell(view, 'no row in a list', node)

    def tell(self, view, what, node):
        named = [step for step in node.place().split(' > ')[:-1] if not step.endswith('“”')]
        faults = self.foreign if self.is_foreign(node) else self.faults
        faults.setdefault(f'{what}: ' + ' > '.join(named + [node.place().split(' > ')[-1]]), view)

    def look(self, view, nodes=None):
        """@nodes: what was found there just now."""
        nodes = nodes or self.tree.look(self.behind)
        for node in nodes:
            self.check(node, view)
        return nodes

    def step(self, view, seen):
        """What is open now is looked at; something called @seen must be there."""
        def ask():
            self.desk.settle(quiet=.15)
            found = self.tree.look(self.behind)
            return found if any(seen in node.name for node in found) else None

        nodes = self.look(view, wait_for(ask, f'“{seen}” in {view}'))
        self.n_steps += 1
        print(f'ok {self.n_steps} - {view}: {len(nodes)} widgets', flush=True)
        return nodes

    def is_seen(self, node):
        x, y, width, height = self.tree.place(node)
        return 0 <= x and 0 <= y and x + width <= WIDTH and y + height <= HEIGHT and width > 0

    def menus(self, view, nodes):
        """Opens what the buttons here open, each kind of them once: a button in a button, as GTK makes them."""
        for node in nodes:
            if node.role not in BUTTONS or node.parent is None or node.parent.role not in BUTTONS | {ROLE.COMBO_BOX}:
                continue
            kind = node.name.split(':')[0]
            if kind in self.pressed or not node.has(STATE.SENSITIVE) or not self.is_seen(node):
                continue
            self.pressed.add(kind)
            self.tree.press(node)
            self.desk.settle(quiet=.15)
            self.look(f'{view}, {kind}')
            self.desk.key('Escape')
            self.desk.settle(quiet=.15)


    def row_menu(self, row, seen):
        """The menu that a click with the other button opens."""
        node = next(node for node in self.tree.look() if node.role == ROLE.LIST_ITEM and node.name.startswith(row + ','))
        x, y, width, height = self.tree.place(node)
        self.desk.click(x + width // 2, y + height // 2, button=3)
        self.step(f'the menu of {row}', seen)
        self.desk.key('Escape')


    def submenu(self, view, button, letter, seen):
        """What is below the item with that mnemonic, in the menu of a button."""
        node = next(node for node in self.tree.look() if node.role in BUTTONS and node.name == button
                    and node.parent is not None and node.parent.role in BUTTONS and self.is_seen(node))
        self.tree.press(node)
        self.desk.settle(quiet=.15)
        self.desk.key(letter)
        self.step(view, seen)
        self.desk.key('Escape')
        self.desk.settle(quiet=.15)
        self.desk.key('Escape')
        self.desk.settle(quiet=.15)


def windows():
    return len(out('xdotool', 'search', '--onlyvisible', '--class', 'dossier').split())


def close(walk, view, before):
    """A key that is pressed while a window still moves may be lost: it is pressed again, but not once it is closed."""
    pressed = 0

    def is_closed():
        nonlocal pressed
        if windows() == before:
            return True
        if time.monotonic() - pressed > 3:
            walk.desk.key('Escape')
            pressed = time.monotonic()
        return False

    wait_for(is_closed, f'{view} to close')


def dialog(walk, view, open_it, seen):
    """A window over the window, which Escape closes."""
    before = windows()
    walk.behind = walk.tree.windows()
    open_it()
    wait_for(lambda: windows() > before, f'the window of {view}')
    walk.menus(view, walk.step(view, seen))
    close(walk, view, before)
    walk.behind = []


def page_of(node):
    """The words on the tab of the notebook's page that @node stands in; None outside of pages, '' when it is unclear."""
    while node.parent is not None:
        tabs = next((child for child in node.parent.children if child.role == ROLE.PAGE_TAB_LIST), node)
        pages = [child for child in node.parent.children if child is not tabs]
        if tabs is not node:
            clear = len(pages) == len(tabs.children)
            return ' '.join(label.name for label in tabs.children[pages.index(node)].children) if clear else ''
        node = node.parent
    return None


def look_at_printing(walk):
    """GTK's own dialog: of what it does not name, only that may be which is in none but its own pages."""
    walk.is_foreign = lambda node: page_of(node) in PRINT_PAGES | {None}
    dialog(walk, 'printing', lambda: walk.desk.key('ctrl+p'), 'Copies')
    walk.is_foreign = lambda node: False


def look_at_a_table(walk, number):
    walk.desk.action('open-story', f'(int64 {number}, -1)')
    walk.desk.settle()
    dialog(walk, 'a table by itself', lambda: walk.desk.key('ctrl+shift+b'), 'Lab 2')


def correct(walk):
    """The window in which a move is corrected, from the menu at one."""
    node = next(node for node in walk.tree.look() if node.role in BUTTONS and node.name.startswith('Say whether it is so')
                and node.parent is not None and node.parent.role in BUTTONS and walk.is_seen(node))
    walk.tree.press(node)
    walk.desk.settle(quiet=.15)
    walk.desk.key('c')


def look_at_pages(walk, story, who):
    desk = walk.desk
    nodes = walk.step('the list', 'Stories')
    walk.menus('the list', nodes)
    walk.row_menu(next(node.name.split(',')[0] for node in nodes if node.role == ROLE.LIST_ITEM
                       and node.parent.name == 'Stories'), 'Add to Reading Queue')
    desk.action('open-story', f'(int64 {story}, -1)')
    walk.menus('a story', walk.step('a story', 'Ask for the date.'))
    look_at_marks(walk)
    desk.key('ctrl+g')
    walk.step('finding in a story', 'Find in this story')
    desk.key('Escape')
    desk.key('ctrl+t')
    walk.step('the tags of a story', 'Known tags')
    desk.key('Escape')
    desk.settle(quiet=.15)
    walk.submenu('a story, exports', 'Story menu', 'e', 'BibTeX')
    walk.submenu('a story, exports of highlights', 'Story menu', 'g', 'Readwise')
    walk.submenu('the list, exports', 'List menu', 'e', 'BibTeX')
    for row in ('OpenAI', 'A lab'):
        walk.row_menu(row, 'Only These Stories')
    desk.action('open-dossier', f'int64 {who}')
    walk.menus('a dossier', walk.step('a dossier', 'Correct who this is'))
    desk.action('show-highlights')
    walk.menus('the notebook', walk.step('the notebook', 'Ask for the date.'))
    desk.action('show-following')
    walk.menus('whom one follows', walk.step('whom one follows', 'Since when'))
    desk.action('show-review')
    walk.menus('the review', walk.step('the review', 'Ask later'))


def look_at_marks(walk):
    """Highlights and notes are told with the words they are on: by their ground, and by a double line below."""
    text = next(node for node in walk.tree.look() if node.role == ROLE.TEXT and node.name == 'Story')
    runs = walk.tree.runs(text)
    assert sum('bg-color' in run for run in runs) >= 2, f'highlights that are not told: {runs}'
    assert any(run.get('underline') == 'double' for run in runs), f'a note that is not told: {runs}'
    walk.n_steps += 1
    print(f'ok {walk.n_steps} - highlights and notes are told with the text')


def look_at_dialogs(walk, story, table, who, opml, export):
    action = lambda name, *arguments, **more: (lambda: walk.desk.action(name, *arguments, **more))
    dialog(walk, 'additions', action('add'), 'Words, or addresses')
    dialog(walk, 'a subscription', action('subscribe'), 'Address of a site')
    dialog(walk, 'suggested feeds', action('suggest-feeds'), 'Labs and Companies')
    dialog(walk, 'a list of feeds', action('import-list', f"b'{opml}'"), 'Feeds of the list')
    dialog(walk, 'an export of another program', action('import-file', f"b'{export}'"), 'wallabag')
    dialog(walk, 'a feed', action('show-feed', 'int64 1'), 'Choices')
    dialog(walk, 'feeds with problems', action('show-feed-problems'), 'Feeds')
    dialog(walk, 'the name of a feed', action('rename-feed', 'int64 1'), 'Rename')
    dialog(walk, 'the folder of a feed', action('move-feed', 'int64 1'), 'Labs')
    dialog(walk, 'the name of a tag', action('rename-tag', 'int64 1'), 'Rename')
    dialog(walk, 'an empty reading queue', action('show-queue'), 'Nothing is in the queue')
    walk.desk.action('queue-stories', f'(@ax [{story}], false)')
    walk.desk.settle()
    dialog(walk, 'the reading queue', action('show-queue'), 'out of the queue')
    dialog(walk, 'searches and rules', action('show-searches'), 'Rounds')
    dialog(walk, 'a rule', action('edit-rule', 'int64 1'), 'Mute')
    dialog(walk, 'a saved search', action('edit-search', 'int64 1'), 'Name')
    dialog(walk, 'the history', action('show-history'), 'Changes')
    dialog(walk, 'other names', action('who-names', f'int64 {who}'), 'One more name')
    dialog(walk, 'who it is', action('who-all', f'int64 {who}'), 'Name')
    dialog(walk, 'the name of a dossier', action('who-rename', f'int64 {who}'), 'Rename')
    dialog(walk, 'preferences', action('preferences', group=''), 'Typeface')
    dialog(walk, 'the keys', action('show-help-overlay'), 'Read aloud')
    dialog(walk, 'backups', action('backups', group=''), 'Backups')
    dialog(walk, 'about', action('about', group=''), 'The Dossier authors')
    look_at_a_table(walk, table)
    walk.desk.action('open-dossier', f'int64 {who}')
    walk.desk.settle()
    dialog(walk, 'a move', lambda: correct(walk), 'What happened')
    walk.desk.action('open-story', f'(int64 {story}, -1)')
    walk.desk.settle()
    dialog(walk, 'why a text', lambda: walk.desk.key('w'), 'Find the Text Anew')
    dialog(walk, 'the versions of a text', lambda: walk.desk.key('v'), 'Versions')
    look_at_printing(walk)
    dialog(walk, 'a pasted text', lambda: walk.desk.key('ctrl+shift+v'), 'Paste')


def main(program):
    scratch = tempfile.mkdtemp()
    library = os.path.join(scratch, 'library.db')
    story, table, who, opml, export = fill(program, library, scratch)
    desk = Desk(program, library)
    desk.resize(WIDTH, HEIGHT)
    desk.focus()
    walk = Walk(desk)
    look_at_pages(walk, story, who)
    look_at_dialogs(walk, story, table, who, opml, export)
    desk.action('show-moves')  # last: hundreds of rows of ten cells
    walk.menus('the moves', walk.step('the moves', 'Columns'))
    assert desk.close() in (0, -15), 'the program did not end in order'
    for fault, view in walk.foreign.items():
        print(f'# {view}, of GTK itself: {fault}')
    for fault, view in walk.faults.items():
        print(f'# {view}: {fault}')
    print(f'{"not ok" if walk.faults or walk.n_used < 1000 else "ok"} {walk.n_steps + 1} - '
          f'what can be used has a name: {walk.n_used} widgets, {len(walk.faults)} without')
    print(f'1..{walk.n_steps + 1}')


if __name__ == '__main__':
    main(sys.argv[1])
