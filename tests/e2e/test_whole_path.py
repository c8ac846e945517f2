#!/usr/bin/env python3
# test_whole_path.py: from five documents to a printed chart, as a person does it
#
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Drives the installed program through the accessibility bus and the keyboard.

Usage: test_whole_path.py PREFIX PICTURES     (inside a display and a session bus; see run)
Speaks TAP. Works on the published reports in $GOI_SHARED/seeds where they are, otherwise on five
documents of the sample collection, moved to another city.
"""

import gettext
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time
import traceback

from desktop import (NotThere, active_title, application, box_of, click, dump, find, find_all, has_focus,
                     has_focus_within, is_active, is_enabled, picture, point, press, put_text, start_window_manager,
                     text_of, wait_until, write)

SOURCE = pathlib.Path(__file__).resolve().parents[2]
PREFIX = pathlib.Path(sys.argv[1]).resolve()
PICTURES = pathlib.Path(sys.argv[2]).resolve()
CATALOGUE = gettext.translation("goi-reports", PREFIX / "share" / "locale", ["zh_CN"], fallback=True)
_ = CATALOGUE.gettext

HOME = pathlib.Path(tempfile.mkdtemp(prefix="goi-e2e-"))
DOCUMENTS = HOME / "documents"
SCREEN = (1366, 768)
CELL = "予以公开, 自然人"
TOTAL = "予以公开, 总计"


def plain(msgid):
    """A translated label without its mnemonic."""
    text = re.sub(r"\(_\w\)", "", _(msgid))
    return text.replace("_", "")


def prepare_documents():
    """Five documents of a city that the sample collection does not have: (city, agency, year)."""
    seeds = pathlib.Path(os.environ.get("GOI_SHARED", SOURCE.parent / "shared")) / "seeds"
    DOCUMENTS.mkdir()
    found = sorted(seeds.glob("*.txt"))
    if len(found) >= 5:
        for path in found[:5]:
            shutil.copy(path, DOCUMENTS)
        return "威海", "威海市人力资源和社会保障局", 2021
    names = ["ql-renshe-2021", "ql-caizheng-2021", "ql-jiaoyu-2018", "ql-minzheng-2020", "ql-renshe-2012"]
    for name in names:
        text = (SOURCE / "data" / "samples" / "documents" / f"{name}.txt").read_text(encoding="utf-8")
        (DOCUMENTS / f"{name}.txt").write_text(text.replace("青澜", "云溪"), encoding="utf-8")
    return "云溪市财政", "云溪市财政局", 2021


class Path:
    def __init__(self):
        self.city, self.agency, self.year = prepare_documents()
        self.collection = HOME / "报告.goi"
        self.process = None
        self.app = None
        self.cells = {}

    # -- the program

    def start(self, *arguments):
        with open(PICTURES / "program.log", "ab") as log:
            self.process = subprocess.Popen([str(PREFIX / "bin" / "goi-reports"), *map(str, arguments)],
                                            stdout=log, stderr=log, cwd=HOME)
        self.app = application("goi-reports")
        self.window = find(self.app, "frame", re.compile("."))
        wait_until(lambda: is_active(self.window), "the window has the keyboard")
        wait_until(self.fill_screen, "the window fills the screen")

    def fill_screen(self):
        """Asks again, for a window that has only just come up may not have heard it."""
        if box_of(self.window)[2:] == SCREEN:
            return True
        press("super+Up")
        time.sleep(1)
        return False

    def quit(self):
        press("ctrl+q")
        wait_until(lambda: self.process.poll() is not None, "the program ends")
        assert self.process.returncode == 0, f"the program ended with {self.process.returncode}"

    def has_text(self, pattern):
        pattern = re.compile(pattern)
        return any(pattern.search(n.get_name() or "") for n in find_all(self.app))

    def wait_for_text(self, pattern):
        wait_until(lambda: self.has_text(pattern), f"text “{pattern}”")

    # -- the form

    def cell(self, name):
        if name not in self.cells:
            self.cells[name] = find(self.app, "text", name)
        return self.cells[name]

    def value(self, name):
        return text_of(self.cell(name))

    def wait_for_value(self, name, value):
        wait_until(lambda: self.value(name) == value, f"{value} in {name}")

    def edit(self, name, text):
        """A click selects what is in a cell, so that typing replaces it."""
        cell = self.cell(name)
        point(cell)
        wait_until(lambda: has_focus(cell), f"{name} has the keyboard")
        write(text)
        self.wait_for_value(name, text)
        press("Return")
        wait_until(lambda: not has_focus(cell), f"the focus leaves {name}")

    def show_requests(self):
        """Scrolls to table three through the outline."""
        point(find(self.app, None, re.compile("^三、")))
        wait_until(lambda: 0 < box_of(self.cell(CELL))[1] < SCREEN[1] * 0.7, "table three comes into view")

    def save(self):
        press("ctrl+s")
        button = find(self.app, "push button", _("Save"))
        wait_until(lambda: not is_enabled(button), "the report is saved")

    def leave_form(self):
        press("alt+Left")
        wait_until(lambda: not find_all(self.app, "push button", _("Save")), "the list")
        self.cells = {}

    # -- the steps

    def step_start_with_an_own_collection(self):
        subprocess.run([str(PREFIX / "bin" / "goi"), "import", "--collection", str(self.collection),
                        str(SOURCE / "tests" / "e2e" / "first.txt")], check=True, capture_output=True)
        self.start(self.collection)
        self.wait_for_text("云溪市档案局")

    def step_drop_the_documents(self):
        files = sorted(str(p) for p in DOCUMENTS.iterdir())
        source = subprocess.Popen(["/usr/bin/python3", str(SOURCE / "tests" / "e2e" / "drag_source.py"), *files],
                                  env={**os.environ, "NO_AT_BRIDGE": "1", "GTK_A11Y": "none"})
        try:
            self.drag_from(source)
            wait_until(lambda: len({n.get_name() for n in find_all(self.app)
                                    if (n.get_name() or "").endswith(".txt")}) >= len(files), "a line for every file")
        finally:
            source.terminate()
            source.wait()
        wait_until(lambda: is_active(self.window), "the window has the keyboard again")
        self.accept_import()
        self.wait_for_text(self.agency)

    def drag_from(self, source):
        """Over the window a hint must appear; what is dropped before the window knows of it is lost."""
        window = wait_until(lambda: subprocess.run(
            ["xdotool", "search", "--onlyvisible", "--name", "^drag-source$"],
            capture_output=True, text=True).stdout.split(), "the window to drag from")[0]
        wait_until(lambda: "X=1230" in subprocess.run(["xdotool", "getwindowgeometry", "--shell", window],
                                                      capture_output=True, text=True).stdout,
                   "the window to drag from stands in the corner")
        time.sleep(1)
        for command in (["mousemove", "1290", "710"], ["mousedown", "1"], ["mousemove", "1270", "690"]):
            subprocess.run(["xdotool", *command], check=True)
            time.sleep(0.4)

        def over_the_window(steps=iter(range(10 ** 6))):
            # Nothing is told to a window while the pointer rests.
            x = 700 - 10 * (next(steps) % 8)
            subprocess.run(["xdotool", "mousemove", str(x), "400"], check=True)
            return self.has_text("^" + re.escape(_("Drop to Import")) + "$")
        wait_until(over_the_window, "the hint where to drop")
        picture(PICTURES / "drop.png", rest=False)
        subprocess.run(["xdotool", "mouseup", "1"], check=True)

    def accept_import(self):
        """In the review: what is sure at one press, then what is in doubt, after a look."""
        add = CATALOGUE.ngettext("Add %u Report", "Add %u Reports", 1).replace("%u", r"\d+")
        add = re.compile("^" + add + "$")
        wait_until(lambda: any(is_enabled(n) for n in find_all(self.app, "push button", add)), "files are read")
        picture(PICTURES / "review.png")
        press("ctrl+Return")
        wait_until(lambda: not find_all(self.app, "push button", add), "the sure ones are added")
        waiting = CATALOGUE.ngettext("%u file waits for your decision", "%u files wait for your decision", 1)
        waiting = waiting.replace("%u", r"\d+")
        added = CATALOGUE.ngettext("%u report was added", "%u reports were added", 5).replace("%u", "5")

        def look():
            if self.has_text(waiting):
                return "some wait"
            return "all are decided" if self.has_text(added) else None
        if wait_until(look, "the review goes on or ends") == "all are decided":
            picture(PICTURES / "reviewed.png")
            return
        view = find(self.app, None, _("Files of the import"))
        point(find(view, "label", re.compile(r"\.txt$")))
        wait_until(lambda: has_focus_within(view), "the list of files has the keyboard")
        press("ctrl+a")
        press("Return")
        wait_until(lambda: not self.has_text(waiting), "all files are decided")
        picture(PICTURES / "reviewed.png")
        press("alt+Left")

    def step_find_by_search(self):
        self.search = find(self.app, "entry", _("Search reports"))

        def begin():
            press("ctrl+f")
            time.sleep(0.5)
            return self.is_searching()
        wait_until(begin, "the search box has the keyboard")
        put_text(self.search, self.city)
        self.wait_for_text(r"(^|\D)1 份报告|\b1 report\b")
        self.wait_for_text(self.agency)

    def is_searching(self):
        return has_focus_within(self.search)

    def step_open(self):
        press("Return")
        wait_until(lambda: not self.is_searching(), "the list has the keyboard")
        press("Return")
        self.cell(CELL)
        self.before = self.value(CELL)
        assert self.before.isdigit(), self.before

    def step_correct_a_cell(self):
        self.show_requests()
        self.total = self.value(TOTAL)
        self.edit(CELL, str(int(self.before) + 1))
        # The total was printed in the document and is not touched; the relation is reported.
        assert self.value(TOTAL) == self.total
        self.wait_for_text(r"总计等于")

    def step_undo(self):
        press("ctrl+z")
        self.wait_for_value(CELL, self.before)
        press("ctrl+shift+z")
        self.wait_for_value(CELL, str(int(self.before) + 1))

    def step_save_and_close(self):
        self.save()
        self.leave_form()
        self.quit()

    def step_open_again(self):
        self.start(self.collection)
        self.wait_for_text("云溪市档案局")
        self.step_find_by_search()
        saved = str(int(self.before) + 1)
        self.step_open()
        assert self.before == saved, f"{saved} was saved, {self.before} is there"
        self.leave_form()

    def step_write_a_new_report(self):
        press("ctrl+n")
        dialog = find(self.app, "frame", _("New Report"))
        agency = find(dialog, "text", _("Agency"))
        wait_until(lambda: has_focus(agency), "the agency is asked for first")
        put_text(agency, self.agency)
        press("Tab")
        year = find(dialog, "spin button", _("Year"))
        wait_until(lambda: has_focus_within(year), "the year is asked for next")
        press("ctrl+a")
        write(str(self.year + 1))
        press("Tab")
        brought_over = _("From the report for %1$d: %2$s").replace("%1$d", str(self.year)).replace("%2$s", "")
        self.wait_for_text(re.escape(brought_over))
        picture(PICTURES / "new-report.png")
        click(find(dialog, "push button", re.compile("^" + re.escape(plain("C_reate")))))
        self.cell("本年新收, 自然人")
        self.show_requests()
        self.edit("本年新收, 自然人", "3")
        self.wait_for_value("本年新收, 总计", "3")
        self.edit(CELL, "2")
        self.wait_for_value(TOTAL, "2")
        self.save()
        self.leave_form()

    def step_chart_all_reports(self):
        press("alt+2")
        point(find(self.app, "push button", _("Years")))
        click(find(self.app, "push button", _("All Years")))
        press("Escape")
        find(self.app, "push button", _("All years"))
        find(self.app, "image", re.compile("公开|办结|disclosed|decided"))

    def step_print_to_pdf(self):
        press("ctrl+p")
        dialog = find(self.app, "dialog", re.compile("^(打印|Print)$"))
        wait_until(lambda: active_title() == dialog.get_name(), "the dialog has the keyboard")
        point(find(dialog, "label", re.compile("打印到文件|Print to File")))
        accept = find(dialog, "push button", re.compile(r"^(打印|_?Print)\b"))
        wait_until(lambda: is_enabled(accept), "the file is chosen as printer")
        picture(PICTURES / "print-dialog.png")
        click(accept)
        pdf = wait_until(lambda: [p for p in HOME.rglob("*.pdf") if p.read_bytes().rstrip().endswith(b"%%EOF")],
                         "a whole PDF file")[0]
        text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True).stdout
        assert "予以公开" in text.replace(" ", "") and self.agency in text.replace("\n", ""), text[:200]
        shutil.copy(pdf, PICTURES / "chart.pdf")
        subprocess.run(["pdftoppm", "-r", "80", "-png", str(pdf), str(PICTURES / "chart-page")], check=True)

    def step_leave(self):
        self.quit()


def main():
    PICTURES.mkdir(parents=True, exist_ok=True)
    os.environ.update(HOME=str(HOME), XDG_DATA_HOME=str(HOME / "data"), XDG_CONFIG_HOME=str(HOME / "config"),
                      XDG_CACHE_HOME=str(HOME / "cache"), XDG_DOCUMENTS_DIR=str(HOME))
    # A caret that blinks would make two pictures of the same thing different. The frame is what GTK draws
    # under window managers that do not know of shadows; a window that fills the screen has none.
    settings = HOME / "config" / "gtk-4.0"
    settings.mkdir(parents=True)
    (settings / "settings.ini").write_text("[Settings]\ngtk-cursor-blink=0\n")
    (settings / "gtk.css").write_text("window.solid-csd.maximized { padding: 0; border: none; box-shadow: none; }\n")
    manager = start_window_manager(SOURCE / "tests" / "e2e" / "openbox.xml")
    path = Path()
    steps = [name for name in vars(Path) if name.startswith("step_")]
    failed = None
    for number, name in enumerate(steps, 1):
        title = name[5:].replace("_", " ")
        if failed:
            print(f"not ok {number} - {title} # after a failed step", flush=True)
            continue
        try:
            getattr(path, name)()
            if path.process is not None and path.process.poll() is None:
                picture(PICTURES / f"{number:02}-{name[5:].replace('_', '-')}.png")
            print(f"ok {number} - {title}", flush=True)
        except Exception:  # whatever it was: the person could not go on
            failed = name
            print(f"not ok {number} - {title}", flush=True)
            for line in traceback.format_exc().splitlines():
                print(f"# {line}", flush=True)
            try:
                picture(PICTURES / "failed.png")
                if path.app is not None:
                    (PICTURES / "failed.txt").write_text(dump(path.app, limit=40), encoding="utf-8")
            except (NotThere, subprocess.CalledProcessError, Exception):
                pass
    print(f"1..{len(steps)}")
    if path.process is not None and path.process.poll() is None:
        path.process.kill()
    manager.terminate()
    shutil.rmtree(HOME, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
