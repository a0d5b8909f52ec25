# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: 2026 The Dossier authors
"""tree.py - all widgets of a running Dossier as a screen reader gets to know them, over the accessibility bus.

One question at a time takes milliseconds for each of a thousand widgets; here the questions of one level of the tree are
on their way together, and what is known of the widgets comes in one answer. Of these long answers only the parts that
are needed are made into Python's values: all of them take ten times as long.
"""
import re

import gi

gi.require_version('Atspi', '2.0')
from gi.repository import Atspi, Gio, GLib  # noqa: E402

ROOT = '/org/a11y/atspi/accessible/root'
ACCESSIBLE, ACTION, CACHE, COMPONENT, TEXT = (
    f'org.a11y.atspi.{name}' for name in ('Accessible', 'Action', 'Cache', 'Component', 'Text'))
TIMEOUT = 60000  # milliseconds
# What a widget without a name is called: its type.
TYPE = re.compile(r'(Gtk|Gdk|Adw|Dossier)[A-Z]\w*$')


class Node:
    """@parent is a Node, or None for a window."""

    def __init__(self, path, parent):
        self.path, self.parent, self.children = path, parent, []
        self.role, self.name, self.states = None, '', 0

    def tell(self, item):
        """@item: ((so)(so)(so)iiassusau) - itself, its program, its parent, …, name, role, description, states."""
        name = item.get_child_value(6).get_string()
        self.name = '' if TYPE.match(name) else name.strip()
        self.role = Atspi.Role(item.get_child_value(7).get_uint32())
        low, high = item.get_child_value(9).unpack()
        self.states = low | high << 32

    def has(self, state):
        return bool(self.states >> int(state) & 1)

    def is_within(self, role):
        return self.parent is not None and (self.parent.role == role or self.parent.is_within(role))

    def place(self):
        words = f'{self.role.value_nick if self.role is not None else "?"} “{self.name}”'
        return f'{self.parent.place()} > {words}' if self.parent else words


def path_of(reference):
    """@reference: (so), the name of a program and a path."""
    return reference.get_child_value(1).get_string()


def each(array):
    return (array.get_child_value(i) for i in range(array.n_children()))


class Tree:
    def __init__(self):
        session = Gio.bus_get_sync(Gio.BusType.SESSION, None)
        address = session.call_sync('org.a11y.Bus', '/org/a11y/bus', 'org.a11y.Bus', 'GetAddress', None, None, 0,
                                    TIMEOUT, None).unpack()[0]
        flags = Gio.DBusConnectionFlags
        self.bus = Gio.DBusConnection.new_for_address_sync(
            address, flags.AUTHENTICATION_CLIENT | flags.MESSAGE_BUS_CONNECTION, None, None)

    def ask_raw(self, name, path, interface, method, arguments=None):
        return self.bus.call_sync(name, path, interface, method, arguments, None, 0, TIMEOUT, None)

    def ask(self, *question):
        return self.ask_raw(*question).unpack()

    def program(self):
        """The name of Dossier on the bus; None while it is not there."""
        for name, path in self.ask('org.a11y.atspi.Registry', ROOT, ACCESSIBLE, 'GetChildren')[0]:
            try:
                if self.ask(name, path, 'org.freedesktop.DBus.Properties', 'Get',
                            GLib.Variant('(ss)', (ACCESSIBLE, 'Name')))[0] == 'dossier':
                    return name
            except GLib.Error:  # it is about to go
                pass
        return None

    def ask_all(self, name, nodes):
        """The paths of the children of each of @nodes; none for one that is gone by now."""
        answers, loop = {}, GLib.MainLoop()

        def answer(bus, result, node):
            try:
                answers[node] = [path_of(child) for child in each(bus.call_finish(result).get_child_value(0))]
            except GLib.Error:
                answers[node] = []
            if len(answers) == len(nodes):
                loop.quit()

        for node in nodes:
            self.bus.call(name, node.path, ACCESSIBLE, 'GetChildren', None, None, 0, TIMEOUT, None, answer, node)
        if nodes:
            loop.run()
        return answers

    def windows(self):
        """The paths of the windows."""
        name = self.program()
        return [path for _, path in self.ask(name, ROOT, ACCESSIBLE, 'GetChildren')[0]] if name else []

    def look(self, skipped=()):
        """All widgets, parents first, but for those of the windows in @skipped."""
        name = self.program()
        if name is None:
            return []
        level = [Node(path, None) for path in self.windows() if path not in skipped]
        found = list(level)
        while level:
            answers = self.ask_all(name, level)
            for node in level:
                node.children = [Node(path, node) for path in answers[node]]
            level = [child for node in level for child in node.children]
            found += level
        items = self.ask_raw(name, '/org/a11y/atspi/cache', CACHE, 'GetItems').get_child_value(0)
        known = {path_of(item.get_child_value(0)): item for item in each(items)}
        found = [node for node in found if node.path in known]
        for node in found:
            node.tell(known[node.path])
        return found

    def press(self, node):
        self.ask(self.program(), node.path, ACTION, 'DoAction', GLib.Variant('(i)', (0,)))

    def place(self, node):
        """Where it is in its window: x, y, width, height."""
        return self.ask(self.program(), node.path, COMPONENT, 'GetExtents', GLib.Variant('(u)', (1,)))[0]

    def text(self, node):
        """The words of a text."""
        return self.ask(self.program(), node.path, TEXT, 'GetText', GLib.Variant('(ii)', (0, -1)))[0]

    def runs(self, node):
        """How the words of a text look, stretch by stretch."""
        name, place, found = self.program(), 0, []
        length = self.ask(name, node.path, 'org.freedesktop.DBus.Properties', 'Get',
                          GLib.Variant('(ss)', (TEXT, 'CharacterCount')))[0]
        while place < length:
            look, _, end = self.ask(name, node.path, TEXT, 'GetAttributeRun', GLib.Variant('(ib)', (place, False)))
            found.append(look)
            place = max(end, place + 1)
        return found
