#!/usr/bin/env python3
# The sample collection is what it says it is
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""test_generate.py DATA-FOLDER: the committed samples are the generator's, the pages say what
truth.tsv says, and what is wrong in them is exactly what MISTAKES.md lists."""

import json
import os
import re
import subprocess
import sys
import tempfile
import unittest
from decimal import Decimal
from pathlib import Path

sys.dont_write_bytecode = True
sys.path.insert(0, str(Path(__file__).resolve().parent))

import sample_pages                                               # noqa: E402

DATA = Path(sys.argv.pop(1) if len(sys.argv) > 1
            else Path(__file__).resolve().parents[2] / "data")
SAMPLES = DATA / "samples"
KINDS = ["person", "business", "research", "nonprofit", "legal", "other_org"]
OUTCOMES = ["granted", "partial"] + ["denied." + row for row in (
    "state_secret", "law_prohibits", "safety_stability", "third_party", "internal_affairs",
    "process_info", "enforcement_file", "admin_query")] + ["unable." + row for row in (
        "not_held", "not_ready", "unclear")] + ["rejected." + row for row in (
            "petition", "repeat", "publication", "excessive", "reconfirm")] + [
                "other", "other.no_correction", "other.no_payment", "other.other"]
SUMS_2014 = {
    "applications.total": ["applications." + way for way in (
        "in_person", "fax", "online", "letter", "other")],
    "completed.total": ["completed.on_time", "completed.extended"],
    "replies.total": ["replies." + kind for kind in (
        "already_public", "granted", "partial", "denied.total", "not_held", "nonexistent",
        "amend", "other_channel")],
    "replies.denied.total": ["replies.denied." + why for why in (
        "state_secret", "trade_secret", "privacy", "safety_stability", "not_information",
        "law_other")],
    "review.total": ["review.upheld", "review.corrected", "review.other"],
    "litigation.total": ["litigation.upheld", "litigation.corrected", "litigation.other"],
    "complaints.total": ["complaints.upheld", "complaints.corrected", "complaints.other"],
    "archives.total": ["archives.paper", "archives.electronic"],
    "organisation.staff": ["organisation.full_time", "organisation.part_time"],
}
AT_MOST_2014 = [
    ("published.normative", "published.total"),
    ("response.press_conferences_chief", "response.press_conferences"),
    ("response.interviews_chief", "response.interviews"),
]


def read_truth():
    """file → {"edition", "year", "agency", "region", "cells": {key: (value, mark)}}"""
    lines = (SAMPLES / "truth.tsv").read_text("utf-8").splitlines()
    assert lines[0].split("\t") == [
        "file", "edition", "year", "agency", "region", "key", "value", "mark"], lines[0]
    files = {}
    for line in lines[1:]:
        name, edition, year, agency, region, key, value, mark = line.split("\t")
        entry = files.setdefault(name, {"edition": edition, "year": int(year), "agency": agency,
                                        "region": region, "cells": {}})
        assert key not in entry["cells"], (name, key)
        entry["cells"][key] = (value, mark)
    return files


def read_mistakes():
    """[(file, key, right, in the prose)] of MISTAKES.md"""
    rows = []
    for line in (SAMPLES / "MISTAKES.md").read_text("utf-8").splitlines():
        found = re.fullmatch(r"\| `(\S+)` \| `(prose: )?(\S+)` \| (\S+) \| (\S+) \| .+ \|", line)
        if found:
            name, prose, key, printed, right = found.groups()
            rows.append((name, key, printed, right, bool(prose)))
    return rows


def number(cells, key):
    """The number in a cell; zeros may be blank or dashes."""
    value, mark = cells.get(key, ("-", "absent"))
    return Decimal(0) if value == "-" else Decimal(value)


def stated(cells, key):
    return cells.get(key, ("-", "absent"))[0] != "-"


def broken_sums(entry):
    """The relations that the numbers of one document break, as texts."""
    cells, broken = entry["cells"], []

    def expect(total, parts):
        if number(cells, total) != sum(number(cells, part) for part in parts):
            broken.append("%s is not the sum of its parts" % total)

    if entry["edition"] in ("2019", "2021"):
        rows = ["received", "carried_in", "total", "carried_out"] + OUTCOMES
        for row in rows:
            expect("requests.%s.total" % row, ["requests.%s.%s" % (row, kind) for kind in KINDS])
        for column in KINDS + ["total"]:
            expect("requests.total." + column,
                   ["requests.%s.%s" % (row, column) for row in OUTCOMES])
            one, two, three, four = (number(cells, "requests.%s.%s" % (row, column)) for row in (
                "received", "carried_in", "total", "carried_out"))
            if one + two != three + four:
                broken.append("一 + 二 = 三 + 四 in " + column)
        for forum in ("review", "direct", "after_review"):
            expect("proceedings.%s.total" % forum, [
                "proceedings.%s.%s" % (forum, result)
                for result in ("upheld", "corrected", "other", "pending")])
        return broken
    for total, parts in SUMS_2014.items():
        # A prose report may name a total alone.
        if stated(cells, total) and any(stated(cells, part) for part in parts):
            expect(total, parts)
    for less, more in AT_MOST_2014:
        if stated(cells, more) and number(cells, less) > number(cells, more):
            broken.append("%s > %s" % (less, more))
    channels = [key for key in cells if key.startswith("published.channel.")]
    if any(stated(cells, key) for key in channels):
        if number(cells, "published.total") > sum(number(cells, key) for key in channels):
            broken.append("published.total > its channels")
    return broken


def broken_years(entry, before):
    """上年结转 against last year's 结转下年度; blank is unknown here."""
    broken = []
    for column in KINDS + ["total"]:
        now = entry["cells"].get("requests.carried_in." + column, ("-", ""))[0]
        then = before["cells"].get("requests.carried_out." + column, ("-", ""))[0]
        if now != "-" and then != "-" and now != then:
            broken.append("carried_in.%s is %s, not %s" % (column, now, then))
    return broken


def broken_fee(entry, neighbours):
    """A fee a hundred times that of the years beside it."""
    fee = number(entry["cells"], "disclosure.fees.amount")
    others = [number(other["cells"], "disclosure.fees.amount") for other in neighbours]
    others = [other for other in others if other]
    return ["fee %s beside %s" % (fee, others)] if others and all(
        fee > 100 * other for other in others) else []


def broken_prose(entry, text):
    """The prose's number of new applications against the table's."""
    if entry["edition"] < "2019":
        return []
    table = str(number(entry["cells"], "requests.received.total"))
    said = re.findall(r"(?:收到|新收)政府信息公开申请(\d+)件", text)
    return ["prose says %s, the table %s" % (one, table) for one in said if one != table]


def findings(truth, texts):
    """file → what is wrong in it, for the files where something is."""
    by_place = {(entry["agency"], entry["year"]): name for name, entry in truth.items()}
    found = {}
    for name, entry in truth.items():
        broken = broken_sums(entry) + broken_prose(entry, texts[name])
        around = [truth[by_place[entry["agency"], year]]
                  for year in (entry["year"] - 1, entry["year"] + 1)
                  if (entry["agency"], year) in by_place]
        for other in around:
            if other["year"] < entry["year"] and other["edition"] >= "2019":
                broken += broken_years(entry, other)
        broken += broken_fee(entry, around)
        if broken:
            found[name] = broken
    return found


class Samples(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.truth = read_truth()
        cls.mistakes = read_mistakes()
        cls.texts = {path.name: path.read_bytes().decode("utf-8")
                     for path in (SAMPLES / "documents").iterdir()}
        cls.editions = {name: json.loads((DATA / "editions" / (name + ".json")).read_text("utf-8"))
                        for name in ("2014", "2019", "2021")}

    def test_generator_writes_the_committed_files(self):
        with tempfile.TemporaryDirectory() as folder:
            subprocess.run([sys.executable, str(SAMPLES / "generate.py"), folder], check=True,
                           stdout=subprocess.DEVNULL,
                           env={**os.environ, "PYTHONHASHSEED": "7", "TZ": "UTC"})
            made = {str(path.relative_to(folder)): path.read_bytes()
                    for path in Path(folder).rglob("*") if path.is_file()}
        self.assertEqual({"truth.tsv", "MISTAKES.md"} | {
            "documents/" + name for name in self.texts}, set(made))
        for name, data in made.items():
            self.assertTrue((SAMPLES / name).read_bytes() == data,
                            name + " is not what the generator writes")

    def test_collection_has_its_size(self):
        sizes = [len(text.encode()) for text in self.texts.values()]
        self.assertEqual(set(self.truth), set(self.texts))
        self.assertEqual(174, len(sizes))
        self.assertLessEqual(max(sizes), 12 * 1024)
        self.assertLessEqual(sum(sizes), 2 * 1024 * 1024)
        self.assertEqual(14, len({name.split("-")[1] for name in self.texts}))
        editions = {entry["edition"] for entry in self.truth.values()}
        self.assertEqual({"2008", "2014", "2019", "2021"}, editions)

    def test_truth_has_every_cell_of_the_form(self):
        for name, entry in self.truth.items():
            edition = self.editions[max(entry["edition"], "2014")]
            wanted = [key for _, _, keys in sample_pages.edition_keys(edition) for key in keys]
            listed = [key for key in entry["cells"]
                      if not re.fullmatch(r"requests\.other\.[a-z_]+", key)
                      or entry["edition"] == "2019"]
            self.assertEqual(wanted, listed, name)

    def test_pages_say_what_truth_says(self):
        for name, entry in self.truth.items():
            if entry["edition"] == "2008":
                continue
            edition = self.editions[entry["edition"]]
            if entry["edition"] == "2014":
                read = sample_pages.read_statistics(self.texts[name], edition)
            else:
                single = entry["edition"] == "2021" and "requests.other.total" in entry["cells"]
                read = sample_pages.read_national(self.texts[name], edition, single)
            present = {key: found for key, found in entry["cells"].items()
                       if found[1] != "absent"}
            self.assertEqual(present, read, name)

    def test_prose_states_its_numbers(self):
        for name, entry in self.truth.items():
            if entry["edition"] != "2008":
                continue
            text = self.texts[name].replace(",", "")
            for key, (value, mark) in entry["cells"].items():
                if value not in ("-", "0"):
                    self.assertRegex(text, r"(?<![\d.])%s(?![\d.])" % re.escape(value),
                                     "%s %s" % (name, key))
                elif value == "0" and not re.search(r"(?<![\d.])0[件条万]", text):
                    self.assertRegex(text, "未|没有", "%s %s" % (name, key))

    def test_every_page_names_agency_and_year(self):
        for name, entry in self.truth.items():
            self.assertIn(entry["agency"], self.texts[name], name)
            self.assertIn(str(entry["year"]), self.texts[name][:400], name)

    def test_only_the_listed_documents_are_wrong(self):
        found = findings(self.truth, self.texts)
        listed = {name for name, *_ in self.mistakes}
        self.assertEqual(10, len(listed))
        self.assertEqual(listed, set(found), found)

    def test_listed_cells_are_printed_as_listed(self):
        for name, key, printed, _, prose in self.mistakes:
            value, mark = self.truth[name]["cells"][key]
            if prose:
                self.assertIn("申请%s件" % printed, self.texts[name])
            else:
                self.assertEqual(printed, "(%s)" % mark if value == "-" else value, (name, key))

    def test_with_the_right_values_nothing_is_wrong(self):
        truth = {name: {**entry, "cells": dict(entry["cells"])}
                 for name, entry in self.truth.items()}
        texts = dict(self.texts)
        for name, key, printed, right, prose in self.mistakes:
            if prose:
                texts[name] = texts[name].replace("申请%s件" % printed, "申请%s件" % right)
            else:
                truth[name]["cells"][key] = (right, "-")
        # This report's prose repeats its table's mistake.
        repeated = "ql-renshe-2021.txt"
        texts[repeated] = re.sub(r"(申请)55件", r"\g<1>57件", texts[repeated])
        self.assertEqual({}, findings(truth, texts))


if __name__ == "__main__":
    unittest.main()
