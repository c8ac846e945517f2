# Tables as copied text
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A table is a list of rows of boxes; a layout writes it down the way some page, word processor or
PDF gives it away when its text is copied."""

import unicodedata
from dataclasses import dataclass


@dataclass
class Box:
    text: str
    cols: int = 1
    rows: int = 1


def expand(table):
    """The full grid: for every place (box, row offset, column offset)."""
    grid = []
    hanging = {}                               # column → (box, rows already used)
    for row in table:
        line, boxes = [], iter(row)
        while True:
            if len(line) in hanging:
                box, used = hanging.pop(len(line))
                start = len(line)
                line += [(box, used, i) for i in range(box.cols)]
                if used + 1 < box.rows:
                    hanging[start] = (box, used + 1)
                continue
            box = next(boxes, None)
            if box is None:
                break
            start = len(line)
            line += [(box, 0, i) for i in range(box.cols)]
            if box.rows > 1:
                hanging[start] = (box, 1)
        grid.append(line)
    return grid


def own_text(place):
    box, down, right = place
    return box.text if not down and not right else ""


def tabs(table):
    """One row a line, cells separated by tabs, covered cells empty."""
    return "\n".join("\t".join(own_text(place) for place in row) for row in expand(table))


def lines(table):
    """One cell a line behind a tab, a blank line between rows; only cells covered from above
    leave an empty line."""
    rows = []
    for row in expand(table):
        rows.append("\n".join("\t" + own_text(place) for place in row if not place[2]))
    return "\n\n".join(rows)


def pipe_cells(table):
    """One cell a line, closed by a bar; covered cells are bars at the end of the row."""
    grid = expand(table)
    width = max(map(len, grid))
    rows = []
    for row in grid:
        texts = [place[0].text for place in row if not place[1] and not place[2]]
        rows.append(" |\n".join(texts) + " | " + "|" * (width - len(texts)))
    return "\n".join(row.rstrip() for row in rows)


def pipe_rows(table):
    """One row a line, cells separated and the line closed by bars, covered cells empty."""
    return "\n".join(" | ".join(own_text(place) for place in row) + " |"
                     for row in expand(table))


def width_of(text):
    return sum(2 if unicodedata.east_asian_width(char) in "WFA" else 1 for char in text)


def aligned(table):
    """Columns aligned with blanks, as a PDF gives them; at least three between two cells."""
    grid = expand(table)
    widths = [0] * max(map(len, grid))
    for row in grid:
        for column, (box, down, right) in enumerate(row):
            if not down and not right and box.cols == 1:
                widths[column] = max(widths[column], width_of(box.text))
    for row in grid:
        for column, (box, down, right) in enumerate(row):
            if not down and not right and box.cols > 1:
                span = sum(widths[column:column + box.cols]) + 3 * (box.cols - 1)
                widths[column + box.cols - 1] += max(0, width_of(box.text) - span)
    result = []
    for row in grid:
        line, target = "", 0
        for column, place in enumerate(row):
            text = own_text(place)
            if text:
                line += " " * (target - width_of(line)) + text
            target += widths[column] + 3
        result.append(line.rstrip())
    return "\n".join(result)


def listing(table):
    """指标 单位 数, one indicator a line."""
    return "\n".join(" ".join(box.text for box in row if box.text) for row in table)


LAYOUTS = {
    "tabs": tabs,
    "lines": lines,
    "pipe-cells": pipe_cells,
    "pipe-rows": pipe_rows,
    "aligned": aligned,
    "list": listing,
}
