#!/usr/bin/env python3
"""Writes reports as OFD documents in many ways, reads them with goi, and compares every cell.

Copyright (C) 2026 The GoiReports authors
SPDX-License-Identifier: GPL-3.0-or-later

usage: check_ofd.py GOI SAMPLES

SAMPLES is the folder of the sample collection, whose generator knows what every cell of its reports says.
"""

import json
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
sys.path[:0] = [sys.argv[2], str(pathlib.Path(__file__).resolve().parent)]

from generator.agencies import AGENCIES  # noqa: E402
from generator.document import Document  # noqa: E402
from generator.model import all_reports  # noqa: E402
from ofd_writer import write_ofd  # noqa: E402

GOI = sys.argv[1]

WAYS = {
    "line": {},
    "char": {"text": "char", "deltas": "none"},
    "row": {"text": "row", "deltas": "g"},
    "codes": {"text": "codes", "lines": "rects"},
    "points": {"text": "points", "lines": "fills"},
    "shades": {"lines": "shades"},
    "one-path": {"lines": "single", "namespace": "default"},
    "no-namespace": {"namespace": "none", "places": "absolute", "stored": True},
    "template": {"header": "青澜市政府信息公开", "footer": "青澜市人民政府办公室", "deltas": "g"},
    "glyphs": {"glyphs": "same"},
    "ligatures": {"glyphs": "ligature"},
    "graphics": {"composite": True, "nested": True},
    "bold": {"bold": True},
    "stamp": {"stamp": True, "title": "政府信息公开工作年度报告", "numbers": False},
    "watermark": {"watermark": "仅供参考"},
    "landscape": {"landscape": True},
    "landscape-points": {"landscape": True, "text": "points", "lines": "rects"},
    "large": {"font_size": 3.5},
}

# A report of each form.
REPORTS = [("renshe", 2022), ("ziran", 2019), ("ziran", 2016)]


class Captured(Document):
    """A document whose tables stay tables."""

    def _table(self, table):
        self.tables = [*getattr(self, "tables", []), table]
        return ["\x01"]

    def blocks(self):
        tables = iter(self.tables)
        for line in self.text.split("\n"):
            if line == "\x01":
                yield "table", [[(box.text, box.rows, box.cols) for box in row] for row in next(tables)]
            elif line.strip():
                yield "p", line.strip("\u3000 ")


def differences(document, report):
    """The keys of the cells that are not as they were written."""
    for key, value, mark in document.truth():
        cell = report["cells"].get(key, {})
        is_value, is_mark = cell.get("value"), cell.get("mark")
        if mark is not None and is_mark != mark:
            yield f"{key}: {cell} for {mark}"
        elif mark is None and (is_value is None or str(is_value) != str(value)):
            yield f"{key}: {cell} for {value}"


def read(document, path, options):
    """What is wrong with the reading of a document, as a list of texts."""
    write_ofd(path, list(document.blocks()), **options)
    run = subprocess.run([GOI, "read", path], capture_output=True, encoding="utf-8")
    if run.returncode != 0:
        return [run.stderr]
    report = json.loads(run.stdout)
    wrong = list(differences(document, report))
    if report["year"] != document.report.year:
        wrong.append("year %s" % report["year"])
    if report["agency"] != document.report.agency.name(document.report.year):
        wrong.append("agency " + report["agency"])
    return wrong + ["doubt: " + doubt["message"] for doubt in report["doubts"]]


def tests():
    reports = all_reports(AGENCIES)
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "x.ofd"
        for slug, year in REPORTS:
            document = Captured(reports[slug, year])
            for name, options in WAYS.items():
                yield f"{slug} {year} {name}", read(document, path, options)
        document = Captured(reports[REPORTS[0]])
        wrong = read(document, path, {"extra": "附件：第二个文档"})
        yield "two documents", [] if wrong == ["doubt: The file holds more documents; only the first one was read"] else wrong


def main():
    results = list(tests())
    print(f"1..{len(results)}")
    for i, (name, wrong) in enumerate(results, 1):
        print(f"{'not ok' if wrong else 'ok'} {i} - {name}")
        for line in wrong[:10]:
            print("# " + line)


main()
