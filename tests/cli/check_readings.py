#!/usr/bin/env python3
"""Reads documents with goi and holds what it prints against the promises of the report document.

Copyright (C) 2026 The GoiReports authors
SPDX-License-Identifier: GPL-3.0-or-later

usage: check_readings.py GOI SCHEMA SAMPLES

SAMPLES is the folder of the sample documents. The documents in $GOI_SHARED are read too where they are.
"""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    print("1..0 # SKIP python3-jsonschema is not installed")
    sys.exit(0)

GOI = sys.argv[1]
SOURCE = pathlib.Path(__file__).resolve().parents[2]


def goi(*arguments, env=None):
    run = subprocess.run([GOI, *map(str, arguments)], capture_output=True, env=dict(os.environ, **(env or {})))
    return run.returncode, run.stdout


def squeeze(text):
    return re.sub(r"[\s\u200b\ufeff]", "", text)


def documents():
    samples = sorted(pathlib.Path(sys.argv[3]).glob("*"))
    yield from samples[::12]
    shared = pathlib.Path(os.environ.get("GOI_SHARED", SOURCE.parent / "shared"))
    yield from sorted(p for p in shared.glob("seeds/*") if p.is_file())


def places_fit(report, path):
    """Whether every place holds the text of its cell, apart from blanks."""
    status, out = goi("read", "--format", "text", path)
    text = out.decode("utf-8")
    cells = [c for c in report["cells"].values() if "at" in c]
    wrong = [c for c in cells if squeeze(text[c["at"][0]:c["at"][1]]) != squeeze(c["text"])]
    return status == 0 and not wrong


def read_back(out, folder):
    """Whether every format that is exported reads back as the same bytes."""
    original = folder / "original.jsonl"
    original.write_bytes(out)
    for form in ("json", "jsonl", "csv"):
        copy = folder / f"copy.{form}"
        if goi("export", "--to", form, "-o", copy, original)[0] != 0 or goi("read", copy) != (0, out):
            return False
    return True


def tests():
    validator = jsonschema.Draft202012Validator(json.load(open(sys.argv[2], encoding="utf-8")))
    read = []
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        for path in documents():
            status, out = goi("read", path)
            if status == 2 and not out:
                continue  # the readers' own tests say which documents have to be readable
            reports = [json.loads(line) for line in out.decode("utf-8").split("\n") if line]
            read.append((path, out))
            yield f"{path.name}: valid", status == 0 and all(validator.is_valid(r) for r in reports)
            yield f"{path.name}: names its source", all(r["source"]["name"] == path.name for r in reports)
            yield f"{path.name}: places", len(reports) == 1 and places_fit(reports[0], path)
            yield f"{path.name}: reads back", read_back(out, folder)
    yield "some documents could be read", len(read) >= 5
    all_at_once = goi("read", *(p for p, _ in read))
    yield "all at once, in the order of the arguments", all_at_once == (0, b"".join(out for _, out in read))
    backwards = goi("read", *(p for p, _ in reversed(read)), env={"LC_ALL": "C", "TZ": "Pacific/Auckland"})
    yield "and the other way round", backwards == (0, b"".join(out for _, out in reversed(read)))


def main():
    results = list(tests())
    print(f"1..{len(results)}")
    for i, (name, good) in enumerate(results, 1):
        print(f"{'ok' if good else 'not ok'} {i} - {name}")


main()
