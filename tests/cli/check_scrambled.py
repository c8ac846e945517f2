#!/usr/bin/env python3
"""Moves the numbers of documents away from their labels, as copying out of pages does, and holds what goi
reads against the truth: a value may be right, missing or doubtful, but never wrong without a doubt.

Copyright (C) 2026 The GoiReports authors
SPDX-License-Identifier: GPL-3.0-or-later

usage: check_scrambled.py GOI SAMPLES TRUTH

SAMPLES is the folder of the sample documents, TRUTH what they contain.
"""

import csv
import json
import pathlib
import random
import subprocess
import sys
import tempfile

GOI, SAMPLES, TRUTH = sys.argv[1], pathlib.Path(sys.argv[2]), sys.argv[3]


def load_truth():
    truth = {}
    with open(TRUTH, encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file, delimiter="\t"):
            value = None if row["value"] == "-" else float(row["value"])
            truth.setdefault(row["file"], {})[row["key"]] = value
    return truth


def rows_of(text):
    """The lines, and of each whether it is a row of table three: a label and seven cells."""
    for line in text.split("\n"):
        cells = line.split("\t")
        values = [c for c in cells[-7:] if c.strip("0123456789,- /") == ""]
        yield line, cells, len(cells) >= 9 and len(values) == 7 and "（本列" not in line


def above(text, dice):
    """The numbers stand on a line above their label."""
    out = []
    for line, cells, row in rows_of(text):
        out += [" ".join(cells[-7:]), " ".join(c for c in cells[:-7] if c)] if row else [line]
    return "\n".join(out)


def below(text, dice):
    """The numbers stand below the first words of their label and above its last ones."""
    out = []
    for line, cells, row in rows_of(text):
        if row:
            label = " ".join(c for c in cells[:-7] if c)
            out += [label[:-3], "   ".join(cells[-7:]), label[-3:]]
        else:
            out.append(line)
    return "\n".join(out)


def cut(text, dice):
    """The last numbers of some rows stand on a line of their own, behind the end of the label."""
    out = []
    for line, cells, row in rows_of(text):
        if row and dice.random() < 0.3:
            at = dice.randint(1, 6)
            label = " ".join(c for c in cells[:-7] if c)
            out += [label[:-2] + "  " + "  ".join(cells[-7:][:at]), label[-2:] + "   " + "  ".join(cells[-7:][at:])]
        elif row:
            out.append("  ".join(c for c in cells if c))
        else:
            out.append(line)
    return "\n".join(out)


def lost(text, dice):
    """Some labels are lost, so that their numbers seem to be those of the row above."""
    out = []
    for line, cells, row in rows_of(text):
        out.append("  ".join(cells[-7:]) if row and dice.random() < 0.2 else line)
    return "\n".join(out)


def columns(text, dice):
    """One column after the other, all labels first."""
    out, labels, numbers = [], [], []
    for line, cells, row in rows_of(text):
        if row:
            labels.append(" ".join(c for c in cells[:-7] if c))
            numbers.append(cells[-7:])
        else:
            if labels:
                out += labels + [c for column in zip(*numbers) for c in column]
                labels, numbers = [], []
            out.append(line)
    return "\n".join(out)


def plain(text, dice):
    """Nothing is moved: then nothing may be doubted."""
    return text


def pictured(text, dice):
    """The look of a page kept with blanks: labels above and below the line of their numbers."""
    out = []
    for line, cells, row in rows_of(text):
        if not row:
            first = cells[0] if len(cells) < 9 else "".join(cells[:-7])
            rest = cells[1:] if len(cells) < 9 else cells[-7:]
            out.append((f"{first:28}" + "".join(f"{c:9}" for c in rest)).rstrip())
            continue
        label = "".join(c for c in cells[:-7] if c)
        parts = [label[i:i + 22] for i in range(0, len(label), 22)]
        for i, part in enumerate(parts):
            numbers = "".join(f"{c:9}" for c in cells[-7:]) if i == len(parts) // 2 else ""
            out.append(f"  {part:26}{numbers}".rstrip())
    return "\n".join(out)


# What share of the numbers of table three has to be read, and not doubted, where no cell is blank.
LEAST_RIGHT = {plain: 1.0, pictured: 0.95}


def documents():
    for path in sorted(SAMPLES.glob("*.txt")):
        text = path.read_text(encoding="utf-8")
        if sum(row for _, _, row in rows_of(text)) >= 23:
            yield path.name, text


def has_blank_cells(text):
    """Whether zeros are blank: then columns of numbers may be read in several ways."""
    return any(row and "" in cells[-7:] for _, cells, row in rows_of(text))


def judge(line, truth):
    report = json.loads(line)
    doubted = {key for doubt in report["doubts"] for key in doubt["cells"]}
    wrong = [key for key, value in truth.items()
             if key in report["cells"] and report["cells"][key]["value"] is not None
             and report["cells"][key]["value"] != value and key not in doubted]
    numbers = [key for key, value in truth.items() if key.startswith("requests.") and value is not None]
    right = [key for key in numbers
             if report["cells"][key]["value"] == truth[key] and key not in doubted]
    return wrong, doubted, len(right) / len(numbers) if numbers else 1.0


def main():
    truth = load_truth()
    chosen = list(documents())
    ways = [plain, above, below, cut, lost, columns, pictured]
    print(f"1..{len(ways) + 1}")
    print("ok 1 - documents" if len(chosen) >= 10 else "not ok 1 - documents")
    failed = len(chosen) < 10
    for n, way in enumerate(ways, 2):
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for name, text in chosen:
                paths.append(pathlib.Path(folder) / name)
                paths[-1].write_text(way(text, random.Random(name)), encoding="utf-8")
            run = subprocess.run([GOI, "read", *map(str, paths)], capture_output=True, check=False)
        problems = []
        for line in run.stdout.decode("utf-8").splitlines():
            name = json.loads(line)["source"]["name"]
            wrong, doubted, right = judge(line, truth[name])
            problems += [f"{name}: {key} is wrong and not doubted" for key in wrong]
            if way is plain and doubted:
                problems.append(f"{name}: {len(doubted)} cells are doubted without need")
            if right < LEAST_RIGHT.get(way, 0) and not has_blank_cells(dict(chosen)[name]):
                problems.append(f"{name}: only {right:.0%} of the numbers are read")
        for problem in problems[:20]:
            print(f"# {problem}")
        print(f"{'not ok' if problems else 'ok'} {n} - {way.__name__}")
        failed |= bool(problems)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
