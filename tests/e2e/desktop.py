# desktop.py: a person at the keyboard, for tests of the installed program
#
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Finds widgets through the accessibility bus and acts on them as a person would.

Nothing in here knows GoiReports; nothing reaches into the program but what a screen reader and a
keyboard can reach.
"""

import os
import re
import subprocess
import time

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402

# A busy machine may let the program answer late.
Atspi.set_timeout(20000, 20000)

TIMEOUT = float(os.environ.get("GOI_E2E_TIMEOUT", "30"))


class NotThere(AssertionError):
    """What was looked for did not turn up in time."""


def wait_until(condition, what, timeout=TIMEOUT):
    """Returns the first true result of condition()."""
    deadline = time.monotonic() + timeout
    while True:
        try:
            result = condition()
        except GLib.Error:
            result = None  # the widget went away while we looked at it
        if result:
            return result
        if time.monotonic() > deadline:
            raise NotThere(f"{what}: not within {timeout:.0f} s")
        time.sleep(0.05)


def children(node):
    for index in range(node.get_child_count()):
        child = node.get_child_at_index(index)
        if child is not None:
            yield child


def walk(node):
    """All nodes below one, in reading order; hidden branches are left out."""
    stack = [node]
    while stack:
        current = stack.pop()
        try:
            yield current
            stack.extend(reversed(list(children(current))))
        except GLib.Error:
            continue


def matches(node, role, name):
    if role is not None and node.get_role_name() != role:
        return False
    if name is None:
        return True
    text = node.get_name() or ""
    return bool(name.search(text)) if isinstance(name, re.Pattern) else text == name


def is_showing(node):
    """Whether there is anything to see of it: GTK 4.8 reports no SHOWING state for parts of windows."""
    if not node.get_state_set().contains(Atspi.StateType.VISIBLE):
        return False
    component = node.get_component_iface()
    if component is None:
        return True
    box = component.get_extents(Atspi.CoordType.WINDOW)
    return box.width > 0 and box.height > 0


def find_all(root, role=None, name=None, showing=True):
    def fits(node):
        try:
            return matches(node, role, name) and (not showing or is_showing(node))
        except GLib.Error:
            return False  # it went away while we looked at it
    return [node for node in walk(root) if fits(node)]


def find(root, role=None, name=None, showing=True, timeout=TIMEOUT):
    """The first node with this role and name, as soon as there is one."""
    def look():
        found = find_all(root, role, name, showing)
        return found[0] if found else None
    return wait_until(look, f"{role or 'widget'} “{name.pattern if isinstance(name, re.Pattern) else name}”",
                      timeout)


def application(name, timeout=TIMEOUT):
    def look():
        desktop = Atspi.get_desktop(0)
        desktop.clear_cache()
        for child in children(desktop):
            if child.get_name() == name:
                return child
        return None
    return wait_until(look, f"the program {name} on the accessibility bus", timeout)


def text_of(node):
    text = node.get_text_iface()
    if text is None:
        return node.get_name() or ""
    return Atspi.Text.get_text(text, 0, Atspi.Text.get_character_count(text))


def click(node):
    """Does the first thing a widget offers to do."""
    action = node.get_action_iface()
    if action is None or Atspi.Action.get_n_actions(action) == 0:
        raise NotThere(f"{node.get_role_name()} “{node.get_name()}” offers no action")
    Atspi.Action.do_action(action, 0)


def point(node):
    """Clicks a widget with the mouse; the window stands at the corner of the screen."""
    box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
    subprocess.run(["xdotool", "mousemove", str(box.x + 5 + box.width // 2), str(box.y + 5 + box.height // 2),
                    "click", "1"], check=True)
    time.sleep(0.4)


def press(*keys):
    """Presses keys by their X names, with modifiers joined by +."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "30", *keys], check=True)
    time.sleep(0.15)


def write(text):
    """Types a text, in any script."""
    subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "25", text], check=True)
    time.sleep(0.15)


def picture(path):
    subprocess.run(["import", "-window", "root", path], check=True)


def dump(root, depth=0, limit=14):
    """The tree as text, for the log of a failure."""
    lines = []

    def add(node, level):
        if level > limit:
            return
        try:
            lines.append("  " * level + f"{node.get_role_name()} “{node.get_name()}”"
                         + ("" if is_showing(node) else " (hidden)"))
            for child in children(node):
                add(child, level + 1)
        except GLib.Error:
            lines.append("  " * level + "(gone)")
    add(root, depth)
    return "\n".join(lines)
