# The parts a document is made of, and what can happen to tables
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A document is a list of blocks: Heading, Para, Table. A table is a list of rows of cells with spans; cells that
are covered by a span do not stand in the rows."""

from dataclasses import dataclass, field


@dataclass
class Cell:
    text: str
    cols: int = 1
    rows: int = 1
    number: bool = False        # may be written as a number where the format has numbers


@dataclass
class Para:
    text: str
    kind: str = "p"             # p, title, heading, right, note


@dataclass
class Table:
    rows: list
    header: int = 0             # rows that a continued table may print again
    name: str = ""
    grid_lines: bool = True
    plain: list = field(default_factory=list)


def width_of(table):
    return max(sum(cell.cols for cell, down, right in line if not right and not down) or len(line)
               for line in expand(table.rows))


def expand(rows):
    """The full grid: for every place (cell, row offset, column offset)."""
    grid, hanging = [], {}
    for row in rows:
        line, cells = [], iter(row)
        while True:
            if len(line) in hanging:
                cell, used = hanging.pop(len(line))
                start = len(line)
                line += [(cell, used, i) for i in range(cell.cols)]
                if used + 1 < cell.rows:
                    hanging[start] = (cell, used + 1)
                continue
            cell = next(cells, None)
            if cell is None:
                break
            start = len(line)
            line += [(cell, 0, i) for i in range(cell.cols)]
            if cell.rows > 1:
                hanging[start] = (cell, 1)
        grid.append(line)
    return grid


def without_spans(table, how):
    """No cell spans anything: covered cells are empty, or repeat the text; 'rows' and 'columns' keep the
    spans in the other direction."""
    rows = []
    for line in expand(table.rows):
        row = []
        for cell, down, right in line:
            text = cell.text if how.endswith("repeated") or not (down or right) else ""
            if how.startswith("columns") and right:
                continue                                   # columns stay merged
            if how.startswith("rows") and down:
                continue                                   # rows stay merged
            row.append(Cell(text, cell.cols if how.startswith("columns") else 1,
                            cell.rows if how.startswith("rows") else 1, cell.number))
        rows.append(row)
    return Table(rows, table.header, table.name)


def cut(table, at, header, label):
    """Two tables, as at the end of a page: with the header again or not, a vertical label that is cut
    repeated, empty, or gone with its column."""
    first, second = [], []
    for index, line in enumerate(expand(table.rows)):
        target, top = (first, 0) if index < at else (second, at)
        end = at if index < at else len(table.rows)
        row = []
        for cell, down, right in line:
            if right:
                continue
            start = index - down
            if down and index != top:
                continue                                   # covered within its own half
            text = cell.text if start >= top or label == "repeated" else ""
            row.append(Cell(text, cell.cols, min(start + cell.rows, end) - index, cell.number))
        target.append(row)
    head = [[Cell(c.text, c.cols, c.rows) for c in row] for row in table.rows[:table.header]] if header else []
    return [Table(first, table.header, table.name), Table(head + second, len(head), table.name)]


def every_cell(table):
    for row in table.rows:
        yield from row
