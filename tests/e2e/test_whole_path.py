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

from desktop import (NotThere, application, click, dump, find, find_all, picture, point, press, text_of,
                     wait_until, write)

SOURCE = pathlib.Path(__file__).resolve().parents[2]
PREFIX = pathlib.Path(sys.argv[1]).resolve()
PICTURES = pathlib.Path(sys.argv[2]).resolve()
_ = gettext.translation("goi-reports", PREFIX / "share" / "locale", ["zh_CN"], fallback=True).gettext

HOME = pathlib.Path(tempfile.mkdtemp(prefix="goi-e2e-"))
DOCUMENTS = HOME / "documents"
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
    return "云溪市人力", "云溪市人力资源和社会保障局", 2021


class Path:
    def __init__(self):
        self.city, self.agency, self.year = prepare_documents()
        self.collection = HOME / "报告.goi"
        self.process = None
        self.app = None

    # -- the program

    def start(self, *arguments):
        log = open(PICTURES / "program.log", "ab")
        self.process = subprocess.Popen([str(PREFIX / "bin" / "goi-reports"), *map(str, arguments)],
                                        stdout=log, stderr=log)
        self.app = application("goi-reports")
        self.window = find(self.app, "frame", re.compile("."))

    def quit(self):
        press("ctrl+q")
        wait_until(lambda: self.process.poll() is not None, "the program ends")
        assert self.process.returncode == 0, f"the program ended with {self.process.returncode}"

    def cell(self, name):
        return find(self.app, "text", name)

    def value(self, name):
        return text_of(self.cell(name))

    def has_text(self, pattern):
        pattern = re.compile(pattern)
        return any(pattern.search(n.get_name() or "") for n in find_all(self.app))

    def wait_for_text(self, pattern, timeout=60):
        wait_until(lambda: self.has_text(pattern), f"text “{pattern}”", timeout)

    def edit(self, name, text):
        point(self.cell(name))
        press("ctrl+a")
        write(text)
        press("Return")

    def show_requests(self):
        """Scrolls to table three through the outline."""
        point(find(self.app, None, re.compile("^三、")))
        time.sleep(0.8)

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
            window = wait_until(lambda: subprocess.run(
                ["xdotool", "search", "--onlyvisible", "--name", "^drag-source$"],
                capture_output=True, text=True).stdout.split(), "the window to drag from")[0]
            subprocess.run(["xdotool", "windowmove", window, "1200", "640", "windowraise", window], check=True)
            time.sleep(0.5)
            for command in (["mousemove", "1260", "680"], ["mousedown", "1"], ["mousemove", "1240", "660"],
                            ["mousemove", "1100", "600"], ["mousemove", "800", "450"],
                            ["mousemove", "640", "400"], ["mousemove", "630", "395"]):
                subprocess.run(["xdotool", *command], check=True)
                time.sleep(0.35)
            picture(PICTURES / "drop.png")
            subprocess.run(["xdotool", "mouseup", "1"], check=True)
            time.sleep(0.5)
        finally:
            source.terminate()
            source.wait()
        self.wait_for_text(r"\.txt", 90)
        self.wait_for_text(self.agency, 90)

    def step_find_by_search(self):
        press("Escape")
        press("ctrl+f")
        write(self.city)
        entry = find(self.app, "entry", _("Search reports"))
        if text_of(entry) != self.city:  # an X server without a keyboard layout for it
            entry.get_editable_text_iface().set_text_contents(self.city)
        self.wait_for_text(self.agency)
        self.wait_for_text(r"(^|\D)1 份报告|\b1 report\b")

    def step_open(self):
        press("Return")
        time.sleep(0.5)
        if not find_all(self.app, "text", CELL):
            press("Down", "Return")
        self.cell(CELL)
        self.before = self.value(CELL)
        assert self.before.isdigit(), self.before

    def step_correct_a_cell(self):
        self.show_requests()
        self.total = self.value(TOTAL)
        self.edit(CELL, str(int(self.before) + 1))
        wait_until(lambda: self.value(CELL) == str(int(self.before) + 1), "the new number")
        # The total was printed in the document and is not touched; the relation is reported.
        assert self.value(TOTAL) == self.total
        self.wait_for_text(r"总计等于")

    def step_undo(self):
        press("ctrl+z")
        wait_until(lambda: self.value(CELL) == self.before, "the old number")
        press("ctrl+shift+z")
        wait_until(lambda: self.value(CELL) != self.before, "the new number again")

    def step_save_and_close(self):
        press("ctrl+s")
        time.sleep(1.5)
        press("alt+Left")
        wait_until(lambda: not find_all(self.app, "text", CELL), "the list")
        self.quit()

    def step_open_again(self):
        self.start(self.collection)
        self.wait_for_text("云溪市档案局")
        self.step_find_by_search()
        self.step_open()
        assert self.before == str(int(self.value(CELL))), "what was saved is there"
        press("alt+Left")

    def step_write_a_new_report(self):
        press("Escape")
        press("ctrl+n")
        find(self.app, "frame", _("New Report"))
        time.sleep(0.8)
        point(find(self.app, "text", re.compile("^" + re.escape(_("Agency")))))
        press("ctrl+a")
        write(self.agency)
        press("Tab", "ctrl+a")
        write(str(self.year + 1))
        press("Tab")
        click(find(self.app, "push button", re.compile("^" + re.escape(plain("C_reate")) + r"\(")))
        self.cell("本年新收, 自然人")
        self.show_requests()
        self.edit("本年新收, 自然人", "3")
        wait_until(lambda: self.value("本年新收, 总计") == "3", "the total adds up by itself")
        self.edit(CELL, "2")
        wait_until(lambda: self.value(TOTAL) == "2", "the total adds up by itself")
        press("ctrl+s")
        time.sleep(1.5)
        press("alt+Left")
        wait_until(lambda: not find_all(self.app, "text", CELL), "the list")

    def step_chart(self):
        press("alt+2")
        chart = find(self.app, None, re.compile("公开"))
        assert chart is not None
        time.sleep(1)

    def step_print_to_pdf(self):
        press("ctrl+p")
        dialog = find(self.app, None, re.compile("打印|Print"), timeout=20)
        assert dialog is not None
        time.sleep(1)
        picture(PICTURES / "print-dialog.png")
        press("Return")
        pdf = wait_until(lambda: [p for p in list(HOME.rglob("*.pdf")) if p.stat().st_size > 0], "a PDF file")[0]
        text = subprocess.run(["pdftotext", str(pdf), "-"], capture_output=True, text=True).stdout
        assert "予以公开" in text.replace(" ", ""), text[:200]
        shutil.copy(pdf, PICTURES / "chart.pdf")

    def step_leave(self):
        press("Escape")
        self.quit()


def main():
    PICTURES.mkdir(parents=True, exist_ok=True)
    os.environ.update(HOME=str(HOME), XDG_DATA_HOME=str(HOME / "data"), XDG_CONFIG_HOME=str(HOME / "config"),
                      XDG_CACHE_HOME=str(HOME / "cache"), XDG_DOCUMENTS_DIR=str(HOME))
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
    shutil.rmtree(HOME, ignore_errors=True)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
