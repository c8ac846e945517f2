#!/usr/bin/env python3
"""Reads our comma-separated values with Python's csv module and compares them with the JSON document.

Copyright (C) 2026 The GoiReports authors
SPDX-License-Identifier: GPL-3.0-or-later

usage: compare_csv.py DUMP_CSV
"""

import csv
import io
import json
import subprocess
import sys
from decimal import Decimal

MARKS = ("", "blank", "dash", "slash", "none", "na", "unreadable", "absent")


def run(form):
    return subprocess.run([sys.argv[1], form], check=True, capture_output=True).stdout


def unguard(text):
    if len(text) > 1 and text[0] == "'" and text[1] in "'=+-@\t\r\n＝＋－＠":
        return text[1:]
    return text


def number(text):
    return Decimal(text) if text else None


def compare_long(reports):
    raw = run("csv")
    yield "begins with a byte order mark", raw.startswith(b"\xef\xbb\xbf")
    rows = list(csv.DictReader(io.StringIO(raw[3:].decode("utf-8"), newline="")))
    yield "no field too many or too few", all(None not in r and None not in r.values() for r in rows)
    harmless = lambda f: not f or f[0] not in "=@\t\r\n" and (
        f[0] not in "+-" or not f.strip("-") or f.lstrip("+-").replace(".", "", 1).isdigit())
    yield "no field is a formula", all(harmless(f) for r in rows for f in r.values())
    for i, report in enumerate(reports, 1):
        mine = [r for r in rows if r["report"] == str(i)]
        cells = {r["key"]: r for r in mine if r["kind"] == "cell"}
        yield f"report {i}: the same cells in the same order", list(cells) == list(report["cells"])
        yield f"report {i}: numbers", all(number(cells[k]["value"]) == c["value"] for k, c in report["cells"].items())
        yield f"report {i}: marks", all(cells[k]["mark"] == c["mark"] for k, c in report["cells"].items())
        yield f"report {i}: texts", all(unguard(cells[k]["text"]) == c["text"] for k, c in report["cells"].items())
        yield f"report {i}: places", all(
            [int(x) for x in (cells[k]["start"], cells[k]["end"]) if x] == c.get("at", []) for k, c in report["cells"].items())
        yield f"report {i}: sections", [(unguard(r["key"]), unguard(r["label"]), unguard(r["text"])) for r in mine if r["kind"] == "section"] \
            == [(s["id"], s["title"], s["text"]) for s in report["sections"]]
        yield f"report {i}: doubts", [(r["key"].split(), unguard(r["label"]), unguard(r["text"])) for r in mine if r["kind"] == "doubt"] \
            == [(d["cells"], d["message"], d["text"]) for d in report["doubts"]]
        yield f"report {i}: agency, title, year", all(unguard(r["agency"]) == report["agency"] for r in mine) \
            and unguard(mine[0]["text"]) == report["title"] and (int(mine[0]["year"]) if mine[0]["year"] else None) == report["year"]


def compare_table(reports):
    rows = list(csv.DictReader(io.StringIO(run("csv-table")[3:].decode("utf-8"), newline="")))
    yield "table: one row a report", len(rows) == len(reports)
    for i, (row, report) in enumerate(zip(rows, reports), 1):
        good = True
        for key, cell in report["cells"].items():
            field = row[key]
            if cell["value"] is not None:
                good = good and number(field) == cell["value"]
            else:
                good = good and field == ("" if cell["mark"] == "blank" else cell["mark"]) and cell["mark"] in MARKS
        # a cell that the form does not have, or a row in place of others that the document does not have
        others = [f for k, f in row.items() if "." in k and k not in report["cells"]]
        yield f"table: report {i}", good and all(f in ("", "absent") for f in others)


def main():
    reports = [json.loads(line, parse_float=Decimal, parse_int=Decimal) for line in run("jsonl").decode("utf-8").split("\n") if line]
    results = [*compare_long(reports), *compare_table(reports)]
    print(f"1..{len(results)}")
    for i, (name, good) in enumerate(results, 1):
        print(f"{'ok' if good else 'not ok'} {i} - {name}")


main()
