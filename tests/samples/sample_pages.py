# A plain reader for the sample pages, independent of the program and of the generator
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Knows the few layouts of the samples and nothing else; labels come from data/editions."""

import re
import unicodedata

ORDINAL = re.compile(r"^(\([一二三四五六七八九十]\)|\(\d\)|[一二三四五六七八九十][、.]|\d[、.])")
MARKS = {"": "blank", "-": "dash", "—": "dash", "/": "slash"}


def plain(label):
    """A label without blanks, ordinals and differences of width."""
    text = re.sub(r"\s", "", unicodedata.normalize("NFKC", label))
    return ORDINAL.sub("", text)


def cell(text):
    """(value, mark) as truth.tsv writes them."""
    text = text.strip()
    if text in MARKS:
        return "-", MARKS[text]
    number = text.replace(",", "").replace("－", "-").replace("减少", "-")
    number = number.removeprefix("+").removeprefix("增加").removesuffix("万元")
    if number.endswith("元"):
        yuan = int(number[:-1])
        number = ("%d.%04d" % divmod(yuan, 10000)).rstrip("0").rstrip(".")
    return number, "-"


class Page:
    """Rows of cells; in pages without rows, the cells one after another."""

    def __init__(self, text):
        lines = text.split("\n")
        self.flat = False
        if "\t自然人" in lines or "\t单位" in lines:
            blocks = re.split(r"\n(?!\t)", text)
            self.rows = [[line[1:] for line in block.split("\n") if line.startswith("\t")]
                         for block in blocks]
        elif any(re.search(r"\| +[^| ]", line) for line in lines):
            self.rows = [[part.strip() for part in line.split("|")[:-1]] for line in lines
                         if line.endswith("|")]
        elif any(line.endswith(" |") for line in lines):
            self.flat = True
            self.rows = [[line.split("|")[0].strip()] for line in lines if line.endswith("|")
                         or re.fullmatch(r"[-\d]+", line)]
        elif any("\t" in line for line in lines):
            self.rows = [line.split("\t") for line in lines if "\t" in line]
        else:
            self.rows = [re.split(r" {3,}", line.strip()) for line in lines if line.strip()]
        self.at = 0

    def skip_to(self, label):
        self.at = next(i for i, row in enumerate(self.rows)
                       if i >= self.at and plain(label) in map(plain, row))

    def after(self, label, count, last=False):
        """The count cells behind a label (or at the end of its row), reading on from here."""
        self.skip_to(label)
        row = self.rows[self.at]
        start = list(map(plain, row)).index(plain(label)) + 1
        if self.flat:
            cells = [row[0] for row in self.rows[self.at + 1:self.at + 1 + count]]
        elif last:
            assert len(row) - start >= count, row
            cells = row[-count:]
        else:
            cells = row[start:start + count]
        assert len(cells) == count, (label, row)
        self.at += 1
        return [cell(text) for text in cells]

    def fifteen(self):
        """The cells of 表四: one row of fifteen, or three of five."""
        if self.flat:
            return [cell(row[0]) for row in self.rows[-15:]]
        rows = [row for row in self.rows[self.at:] if len(row) == 15]
        if rows:
            return [cell(text) for text in rows[-1]]
        return [cell(text) for row in self.rows if len(row) == 6 and any(
            forum in row[0] for forum in ("行政复议", "直接起诉", "复议后起诉"))
            for text in row[1:]]


def leaves(rows):
    for row in rows:
        if row.get("rows"):
            yield from leaves(row["rows"])
        elif row.get("id"):
            yield row


def column_ids(columns):
    for column in columns:
        if column.get("columns"):
            yield from column_ids(column["columns"])
        else:
            yield column.get("id")


def edition_keys(edition):
    """[(table id, row label, [keys])] of a form with tables, in its order; a row that only replaces
    others is left out."""
    for table in edition["tables"]:
        for block in table["blocks"]:
            columns = list(column_ids(block["columns"]))
            rows = list(leaves(block["rows"])) or [{"label": "", "id": None}]
            for row in rows:
                if row.get("replaces"):
                    continue
                prefix = table.get("prefix") or (
                    "disclosure" if table["id"] == "disclosure" else None)
                keys = [".".join(part for part in (prefix, row["id"], column) if part)
                        for column in columns]
                yield table["id"], row["label"], keys


def read_national(text, edition, single_other=False):
    """{key: (value, mark)} of a page with the tables of 2019 or 2021."""
    page, cells = Page(text), {}
    page.skip_to("信息内容")
    other_done = False
    for table, label, keys in edition_keys(edition):
        if table == "proceedings":
            cells.update(zip(keys, page.fifteen()))
            continue
        if keys[0] == "requests.received.person":
            page.skip_to(label)
        if single_other and keys[0].startswith("requests.other."):
            if not other_done:
                keys = ["requests.other." + key.rsplit(".", 1)[1] for key in keys]
                cells.update(zip(keys, page.after("（六）其他处理", 7, True)))
                other_done = True
            continue
        cells.update(zip(keys, page.after(label, len(keys), table == "requests")))
    return cells


def read_statistics(text, edition):
    """{key: (value, mark)} of a page with the statistics form; indicators it lacks are left out."""
    known = [(label, keys[0]) for _, label, keys in edition_keys(edition)]
    body = text[text.index("统计指标"):]
    if "\t" not in body and "|" not in body:
        body = re.sub(r"(?m) (条|件|次|篇|万元|个|人|人次) (\S+)$", r"\t\1\t\2", body)
    page, cells = Page(body), {}
    at = 0
    for row in page.rows:
        if len(row) < 3:
            continue
        for index in range(at, len(known)):
            label, key = known[index]
            if plain(label) == plain(row[0]):
                cells[key] = cell(row[2])
                at = index + 1
                break
    return cells
