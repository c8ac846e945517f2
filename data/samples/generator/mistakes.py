# Mistakes worth finding
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What some offices got wrong. Each function returns the cells that are printed otherwise than they
are: {key: (value, mark)}; the words for the list stand beside it."""

from dataclasses import dataclass

from . import forms


@dataclass(frozen=True)
class Mistake:
    slug: str
    year: int
    make: object
    words: str
    told: bool = False      # the prose says the same as the table


def total_too_small(report):
    right = report.values["requests.total.total"]
    return {"requests.total.total": (right - 10, None)}


def balance_broken(report):
    values, changes = report.values, {}
    for column in ("person", "total"):
        key = "requests.carried_out." + column
        changes[key] = (values[key] - 5, None)
    return changes


def carried_in_unlike(report):
    """Two applications of the year written down as left over from the year before."""
    values, changes = report.values, {}
    for column in ("person", "total"):
        for row, step in (("carried_in", 2), ("received", -2)):
            key = "requests.%s.%s" % (row, column)
            changes[key] = (values[key] + step, None)
    return changes


def person_left_blank(report):
    return {"requests.carried_out.person": (None, "blank")}


def row_shifted(report):
    keys = ["requests.unable.not_held." + column for column in forms.column_keys()]
    changes = {keys[0]: (None, "blank")}
    for key, before in zip(keys[1:], keys):
        changes[key] = (report.values[before], None)
    return changes


def digits_swapped(report):
    digits = str(report.values["requests.received.person"])
    swapped = digits[:-2] + digits[-1] + digits[-2]
    return {"requests.received.person": (int(swapped), None)}


def totals_left_at_zero(report):
    keys = ["proceedings.%s.total" % forum for forum, _ in forms.FORUMS]
    return {key: (0, None) for key in keys if report.values[key]}


def prose_disagrees(report):
    report.facts["prose_received"] = report.values["requests.received.total"] + 5
    return {}


def fee_in_yuan(report):
    right = report.values["disclosure.fees.amount"]
    return {"disclosure.fees.amount": (round(float(right) * 10000), None)}


def part_forgotten(report):
    values = report.values
    left_out = values["replies.denied.law_other"]
    return {"replies.denied.total": (values["replies.denied.total"] - left_out, None)}


MISTAKES = [
    Mistake("zhujian", 2021, total_too_small,
            "（七）总计 does not add up: the sum of the rows above and of the six kinds of applicants "
            "is ten more."),
    Mistake("ziran", 2024, balance_broken,
            "一 + 二 = 三 + 四 does not hold for 自然人 and 总计; every row adds up in itself."),
    Mistake("renshe", 2021, carried_in_unlike,
            "上年结转 is not what the report of 2020 carries out; two new applications were counted "
            "as left over, so that this year's report alone is sound.", told=True),
    Mistake("xinfang", 2020, person_left_blank,
            "自然人 is blank where 总计 has a number; in this document zeros are blank, too."),
    Mistake("jiaotong", 2023, row_shifted,
            "The row is shifted by one column to the right; the total fell out of the table."),
    Mistake("shichang", 2022, digits_swapped,
            "Two digits are swapped; the row and the column disagree by a multiple of nine."),
    Mistake("gongan", 2019, totals_left_at_zero,
            "The totals of 表四 were left at 0 although their parts are not."),
    Mistake("jiaoyu", 2022, prose_disagrees,
            "The prose of 总体情况 states another number of new applications than 表三."),
    Mistake("gongan", 2023, fee_in_yuan,
            "The fee is in 元 although the column is in 万元."),
    Mistake("heting", 2016, part_forgotten,
            "不同意公开答复数 leaves out the last of its six parts, so that neither it nor "
            "申请答复数 adds up."),
]

# No mistake, but worth seeing: the form of 2021 with the one row （六）其他处理 of 2019.
SINGLE_OTHER = ("minzheng", 2022)


def use_single_other(report):
    report.single_other = True
    for column in forms.column_keys():
        parts = ["requests.%s.%s" % (row, column) for row, _ in forms.OTHER_2021]
        report.values["requests.other." + column] = sum(report.values.pop(key) for key in parts)


def tell(report, following, overlay):
    """Lets the prose of a report, and of the year after it, know nothing of the mistake."""
    for key, (value, _) in overlay.items():
        report.told[key] = value
    report.facts["received"] = report.told["requests.received.total"]
    following.facts["received_before"] = None


def listed(report, mistake, overlay):
    """Rows for the list: (file, cell, printed, right, words)."""
    if "prose_received" in report.facts:
        key = "requests.received.total"
        return [(report.file, "prose: " + key, report.facts["prose_received"],
                 report.values[key], mistake.words)]
    rows = []
    for key, (value, mark) in overlay.items():
        printed = "(%s)" % mark if mark else value
        if printed != report.values[key]:
            rows.append((report.file, key, printed, report.values[key], mistake.words))
    return rows
