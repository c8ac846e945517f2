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

MORE = "The file holds more documents; only the first one was read"

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


def compare(document, report):
    """What is wrong with the reading of a document, as a list of texts."""
    wrong = list(differences(document, report))
    if report["year"] != document.report.year:
        wrong.append("year %s" % report["year"])
    if report["agency"] != document.report.agency.name(document.report.year):
        wrong.append("agency " + report["agency"])
    return wrong + ["doubt: " + doubt["message"] for doubt in report["doubts"]]


def read(folder, document, ways):
    """Writes a document in several ways and reads all of them at once: (way, what is wrong)."""
    paths = {way: folder / f"{way}.ofd" for way in ways}
    for way, options in ways.items():
        write_ofd(paths[way], list(document.blocks()), **options)
    run = subprocess.run([GOI, "read", *paths.values()], capture_output=True, encoding="utf-8")
    reports = [json.loads(line) for line in run.stdout.split("\n") if line]
    by_name = {report["source"]["name"]: report for report in reports}
    for way, path in paths.items():
        report = by_name.get(path.name)
        yield way, [run.stderr] if report is None else compare(document, report)


def tests():
    reports = all_reports(AGENCIES)
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for slug, year in REPORTS:
            for way, wrong in read(folder, Captured(reports[slug, year]), WAYS):
                yield f"{slug} {year} {way}", wrong
        two = dict(read(folder, Captured(reports[REPORTS[0]]), {"two": {"extra": "附件：第二个文档"}}))["two"]
        yield "two documents", [] if two == ["doubt: " + MORE] else two


def main():
    results = list(tests())
    print(f"1..{len(results)}")
    for i, (name, wrong) in enumerate(results, 1):
        print(f"{'not ok' if wrong else 'ok'} {i} - {name}")
        for line in wrong[:10]:
            print("# " + line)


main()
