# Reports as copied text
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The shapes that tables take when a page is copied, and the encodings in which the text is kept."""

import pathlib

from blocks import Para, expand
from generator.layouts import width_of


def one_line(text):
    return text.replace("\n", "")


def tabs(table):
    """Covered cells empty."""
    return ["\t".join(one_line(c.text) if not (d or r) else "" for c, d, r in line) for line in expand(table.rows)]


def browser(table):
    """As browsers give it away: covered cells are not there at all."""
    return ["\t".join(one_line(cell.text) for cell in row) for row in table.rows]


def pipes(table):
    return [" | ".join(one_line(c.text) if not (d or r) else "" for c, d, r in line) + " |"
            for line in expand(table.rows)]


def markdown(table):
    lines = ["| " + " | ".join(one_line(c.text) if not (d or r) else "" for c, d, r in line) + " |"
             for line in expand(table.rows)]
    return lines[:1] + ["|" + "---|" * (lines[0].count("|") - 1)] + lines[1:]


def blanks(table):
    """Columns aligned with blanks."""
    grid = expand(table.rows)
    widths = [0] * max(map(len, grid))
    for line in grid:
        for column, (cell, down, right) in enumerate(line):
            if not down and not right:
                widths[column + cell.cols - 1] = max(widths[column + cell.cols - 1],
                                                     width_of(one_line(cell.text)) // cell.cols + 1)
    lines = []
    for line in grid:
        text, target = "", 0
        for column, (cell, down, right) in enumerate(line):
            if not down and not right and cell.text:
                if text and target - width_of(text) < 3:
                    target = width_of(text) + 3
                text += " " * (target - width_of(text)) + one_line(cell.text)
            target += widths[column] + 3
        lines.append(text.rstrip())
    return lines


def cell_lines(table):
    """One cell a line."""
    return [one_line(cell.text) for row in table.rows for cell in row]


def cell_paragraphs(table):
    """One cell a line, a blank line between rows, the cells behind tabs."""
    lines = []
    for row in table.rows:
        lines += ["\t" + one_line(cell.text) for cell in row] + [""]
    return lines


def pipe_lines(table):
    """One cell a line, closed by a bar; the row ends with the bars of its covered cells."""
    lines = []
    for row, line in zip(table.rows, expand(table.rows)):
        texts = [one_line(cell.text) for cell in row]
        lines += (" |\n".join(texts) + " | " + "|" * (len(line) - len(texts))).rstrip().split("\n")
    return lines


def fused(table):
    """Borders of cells lost, digits run together."""
    return ["".join(one_line(cell.text) for row in table.rows for cell in row)]


def fused_rows(table):
    return ["".join(one_line(cell.text) for cell in row) for row in table.rows]


def single_blanks(table):
    return [" ".join(one_line(cell.text) for cell in row if cell.text) for row in table.rows]


SHAPES = {"tabs": tabs, "browser": browser, "pipes": pipes, "markdown": markdown, "blanks": blanks,
          "cell-lines": cell_lines, "cell-paragraphs": cell_paragraphs, "pipe-lines": pipe_lines,
          "fused": fused, "fused-rows": fused_rows, "single-blanks": single_blanks}
# Shapes that lose blank cells.
NO_BLANKS = {"blanks", "cell-lines", "fused", "fused-rows", "single-blanks", "pipe-lines"}
ENCODINGS = {"utf-8": "utf-8", "gb18030": "gb18030", "bom": "utf-8-sig", "utf-16": "utf-16", "utf-16be": "utf-16-be"}


def render(document, dice, options):
    shape = SHAPES[options.get("shape", "tabs")]
    lines = []
    gap = options.get("gaps", "some")
    for block in document.blocks:
        if isinstance(block, Para):
            indent = "　　" if block.kind == "p" and options.get("indent") == "yes" else ""
            lines.append(indent + block.text)
            if gap == "all" or block.kind == "title":
                lines.append("")
        else:
            part = shape(block)
            if options.get("page-numbers") == "yes" and len(part) > 12:
                at = dice.between(8, len(part) - 3)
                part[at:at] = ["", "- %d -" % dice.between(2, 9), ""] if dice.chance(0.5) else \
                    ["— %d —" % dice.between(2, 9)]
            lines += part
            if gap != "none":
                lines.append("")
    if options.get("chrome") == "yes":
        lines[:0] = ["首页 > 政务公开 > 政府信息公开年报", "发布时间：%d-02-11 09:30　浏览次数：%d 次" % (
            document.year + 1, dice.between(20, 4000)), "【字体：大 中 小】　打印　关闭", ""]
        lines += ["", "扫一扫在手机打开当前页", "版权所有 网站地图 联系我们"]
    text = "\n".join(lines) + "\n"
    if options.get("invisible") == "yes":
        text = "".join(char + ("\u200b" if dice.chance(0.01) else "") for char in text)
    return text.replace("\n", "\r\n") if options.get("line-ends") == "crlf" else text


def write(path, document, dice, options):
    text = render(document, dice, options)
    how = options.get("encoding", "utf-8")
    data = text.encode(ENCODINGS[how], "replace")
    pathlib.Path(path).write_bytes((b"\xfe\xff" if how == "utf-16be" else b"") + data)

