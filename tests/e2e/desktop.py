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

# How long anything may take. It is waited for no longer than it takes, so a quiet machine does not notice.
TIMEOUT = float(os.environ.get("GOI_E2E_TIMEOUT", "120"))


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


def has_focus(node):
    return node.get_state_set().contains(Atspi.StateType.FOCUSED)


def active_title():
    """The title of the window that has the keyboard."""
    return subprocess.run(["xdotool", "getactivewindow", "getwindowname"], capture_output=True,
                          text=True).stdout.strip()


def is_active(window):
    return window.get_state_set().contains(Atspi.StateType.ACTIVE)


def is_enabled(node):
    return node.get_state_set().contains(Atspi.StateType.SENSITIVE)


def has_focus_within(node):
    return any(has_focus(inner) for inner in find_all(node))


def put_text(node, text):
    """Enters a text in any script, as an input method does: an X server has keys for one only."""
    def entered():
        Atspi.EditableText.set_text_contents(node, text)
        return text_of(node) == text
    wait_until(entered, f"“{text}” in {node.get_role_name()} “{node.get_name()}”")


def click(node):
    """Does the first thing a widget offers to do."""
    action = node.get_action_iface()
    if action is None or Atspi.Action.get_n_actions(action) == 0:
        raise NotThere(f"{node.get_role_name()} “{node.get_name()}” offers no action")
    Atspi.Action.do_action(action, 0)


def box_of(node):
    box = node.get_component_iface().get_extents(Atspi.CoordType.WINDOW)
    return box.x, box.y, box.width, box.height


def still_box(node):
    """Where a widget is, once it does not move any more."""
    last = [None]

    def still():
        box = box_of(node)
        before, last[0] = last[0], box
        time.sleep(0.15)
        return box if box == before and box[2] > 0 and box[3] > 0 else None
    return wait_until(still, f"{node.get_role_name()} “{node.get_name()}” stands still")


def point(node):
    """Clicks a widget of the window that has the keyboard with the mouse."""
    x, y, width, height = still_box(node)
    window = subprocess.run(["xdotool", "getactivewindow"], check=True, capture_output=True, text=True).stdout
    info = subprocess.run(["xwininfo", "-id", window.strip()], check=True, capture_output=True, text=True,
                          env={**os.environ, "LC_ALL": "C"}).stdout
    left, top = (int(re.search(rf"Absolute upper-left {axis}: +(-?\d+)", info).group(1)) for axis in "XY")
    # A tooltip of where the pointer was goes away first; a click on it would be lost.
    subprocess.run(["xdotool", "mousemove", str(left + x + width // 2 - 2), str(top + y + height // 2), "sleep", "0.3",
                    "mousemove_relative", "2", "0", "sleep", "0.1", "click", "1"], check=True)


def press(*keys):
    """Presses keys by their X names, with modifiers joined by +."""
    subprocess.run(["xdotool", "key", "--clearmodifiers", "--delay", "40", *keys], check=True)


def write(text):
    """Types digits and Latin letters."""
    subprocess.run(["xdotool", "type", "--clearmodifiers", "--delay", "40", text], check=True)


def picture(path, rest=True):
    """A picture of the screen once nothing moves on it any more, and without tooltips."""
    last = None
    if rest:
        subprocess.run(["xdotool", "mousemove", "1365", "767"], check=True)
        time.sleep(0.5)
    for _ in range(12):
        subprocess.run(["import", "-window", "root", str(path)], check=True)
        now = path.read_bytes()
        if now == last:
            return
        last = now
        time.sleep(0.3)


def start_window_manager(configuration):
    """Without one nobody says which window has the keyboard."""
    manager = subprocess.Popen(["openbox", "--config-file", str(configuration)],
                               stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    wait_until(lambda: b"window id" in subprocess.run(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"],
                                                      capture_output=True).stdout, "the window manager")
    return manager


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
