#!/usr/bin/env python3
# The sample collection
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the sample collection: documents/, truth.tsv and MISTAKES.md.

    generate.py [FOLDER]        the folder to write to; the one of this file without it

The same files come out every time and everywhere: nothing depends on the day, the machine or the
version of Python. See README.md for what they are.
"""

import sys
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

from generator import mistakes                                    # noqa: E402
from generator.agencies import AGENCIES, MISSING, YEARS           # noqa: E402
from generator.document import Document                           # noqa: E402
from generator.model import all_reports                           # noqa: E402

LARGEST_DOCUMENT = 12 * 1024
LARGEST_COLLECTION = 2 * 1024 * 1024

MISTAKES_HEAD = """\
# Mistakes in the samples

These documents contain mistakes on purpose, each a kind that published reports really have. All other
documents are sound: every relation of their form holds, and what a year carries over the next
year takes up. `truth.tsv` has what is printed, mistakes included.

| File | Cell | Printed | Right | What is wrong |
|---|---|---|---|---|
"""
MISTAKES_TAIL = """
Not a mistake, but worth seeing: `%s` uses the form of 2021 with the single row （六）其他处理 of the form
of 2019 (`requests.other.COLUMN`; the three rows of 2021 are absent).
"""


def documents():
    """Every published report as (Document, rows for the list of mistakes), agency by agency."""
    reports = all_reports(AGENCIES)
    mistake_of = {(m.slug, m.year): m for m in mistakes.MISTAKES}
    for agency in AGENCIES:
        for year in YEARS:
            if (agency.slug, year) in MISSING:
                continue
            report = reports[agency.slug, year]
            overlay, rows = {}, []
            if (agency.slug, year) == mistakes.SINGLE_OTHER:
                mistakes.use_single_other(report)
            mistake = mistake_of.get((agency.slug, year))
            if mistake:
                overlay = mistake.make(report)
                rows = mistakes.listed(report, mistake, overlay)
                if mistake.told:
                    mistakes.tell(report, reports[agency.slug, year + 1], overlay)
            yield Document(report, overlay), rows


def truth_lines(document):
    report = document.report
    head = [report.file, report.edition, str(report.year), report.agency.name(report.year),
            "/".join(report.agency.region())]
    for key, value, mark in document.truth():
        yield "\t".join(head + [key, "-" if value is None else str(value), mark or "-"])


def write(folder):
    """Writes everything below folder and returns the number of documents and their bytes."""
    pages = folder / "documents"
    pages.mkdir(parents=True, exist_ok=True)
    truth = ["file\tedition\tyear\tagency\tregion\tkey\tvalue\tmark"]
    listed, sizes, written = [], [], set()
    for document, rows in documents():
        data = document.text.encode()
        assert len(data) <= LARGEST_DOCUMENT, (document.report.file, len(data))
        (pages / document.report.file).write_bytes(data)
        written.add(document.report.file)
        sizes.append(len(data))
        truth += truth_lines(document)
        listed += ["| `%s` | `%s` | %s | %s | %s |" % row for row in rows]
    for old in pages.glob("ql-*.txt"):
        if old.name not in written:
            old.unlink()
    assert sum(sizes) <= LARGEST_COLLECTION, sum(sizes)
    (folder / "truth.tsv").write_bytes(("\n".join(truth) + "\n").encode())
    text = MISTAKES_HEAD + "\n".join(listed) + "\n" + MISTAKES_TAIL % (
        "ql-%s-%d.txt" % mistakes.SINGLE_OTHER)
    (folder / "MISTAKES.md").write_bytes(text.encode())
    return len(sizes), sum(sizes)


def main():
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent
    count, size = write(folder)
    print("%d documents, %d bytes" % (count, size))


if __name__ == "__main__":
    main()
