#!/usr/bin/env python3
"""Validates what the writer writes against the installed JSON Schema, and the schema against mistakes.

Copyright (C) 2026 The GoiReports authors
SPDX-License-Identifier: GPL-3.0-or-later

usage: validate_schema.py SCHEMA DUMP_REPORTS
"""

import copy
import json
import subprocess
import sys

try:
    import jsonschema
except ImportError:
    print("1..0 # SKIP python3-jsonschema is not installed")
    sys.exit(0)


def wrong_documents(good):
    """Documents with one mistake each: the schema must find every one of them."""
    key = next(k for k, c in good["cells"].items() if c["value"] is not None)

    def change(name, what):
        document = copy.deepcopy(good)
        what(document)
        return name, document

    cell = lambda d: d["cells"][key]
    yield change("format", lambda d: d.update(format="report"))
    yield change("version", lambda d: d.update(version=2))
    yield change("edition as a number", lambda d: d.update(edition=2021))
    yield change("year out of range", lambda d: d.update(year=21))
    yield change("year as text", lambda d: d.update(year="2021"))
    yield change("no agency", lambda d: d.pop("agency"))
    yield change("region as text", lambda d: d.update(region="示例省"))
    yield change("no cells", lambda d: d.update(cells={}))
    yield change("key", lambda d: d["cells"].update({"Total": cell(d)}))
    yield change("value as text", lambda d: cell(d).update(value="8"))
    yield change("number with mark", lambda d: cell(d).update(value=8, mark="blank"))
    yield change("null without mark", lambda d: cell(d).update(value=None, mark=""))
    yield change("unknown mark", lambda d: cell(d).update(value=None, mark="zero"))
    yield change("unknown origin", lambda d: cell(d).update(origin="guess"))
    yield change("no text", lambda d: cell(d).pop("text"))
    yield change("no value", lambda d: cell(d).pop("value"))
    yield change("half a place", lambda d: cell(d).update(at=[1]))
    yield change("negative place", lambda d: cell(d).update(at=[-1, 2]))
    yield change("too large", lambda d: cell(d).update(value=9007199254740993, mark=""))
    yield change("section without id", lambda d: d.update(sections=[{"title": "", "text": ""}]))
    yield change("doubt without message", lambda d: d.update(doubts=[{"cells": [], "text": "", "alternatives": []}]))
    yield change("alternative with a key that is none",
                 lambda d: d.update(doubts=[{"cells": [], "message": "", "text": "", "alternatives": [{"Total": 1}]}]))
    yield change("alternative as text",
                 lambda d: d.update(doubts=[{"cells": [], "message": "", "text": "", "alternatives": [{key: "1"}]}]))
    yield change("extra without label", lambda d: d.update(extra=[dict(cell(d), unit="")]))
    yield change("checksum", lambda d: d.update(source={"name": "", "media_type": "", "sha256": "123"}))


def main():
    schema = json.load(open(sys.argv[1], encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    lines = subprocess.run([sys.argv[2]], check=True, capture_output=True).stdout.decode("utf-8").split("\n")
    documents = [json.loads(line) for line in lines if line]
    results = [(f"random report {i}", not list(validator.iter_errors(d))) for i, d in enumerate(documents)]
    results.append(("all editions", {d["edition"] for d in documents} == {"2008", "2014", "2019", "2021"}))
    for name, document in wrong_documents(documents[-1]):
        results.append((f"finds: {name}", not validator.is_valid(document)))
    print(f"1..{len(results)}")
    for i, (name, good) in enumerate(results, 1):
        print(f"{'ok' if good else 'not ok'} {i} - {name}")


main()
