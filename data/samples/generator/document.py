# A report as a page of text
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Chooses how an office writes its report down, and writes it. What is printed in a cell is noted
on the way: the notes are the truth the reader is measured with."""

from dataclasses import dataclass

from . import forms, prose
from .agencies import AGENCIES
from .dice import Dice
from .layouts import LAYOUTS, Box

FORM_LAYOUTS = ["tabs", "lines", "pipe-cells", "aligned", "pipe-rows"]
STATISTICS_LAYOUTS = ["list", "tabs", "list", "tabs", "lines", "pipe-rows"]
# A blank between blanks is no cell, and bars without a cell are no blank one.
ZEROS = {
    "tabs": ["0", "0", "", "-"],
    "lines": ["0", "", "", "/"],
    "pipe-cells": ["0", "0", "0", "-"],
    "pipe-rows": ["0", "0", "", "—"],
    "aligned": ["0", "0", "0", "-"],
}
ZERO_MARKS = {"": "blank", "-": "dash", "—": "dash", "/": "slash"}

SECTION_TITLES = {
    "overview": ["总体情况", "总体情况", "总体情况"],
    "disclosure": ["主动公开政府信息情况", "行政机关主动公开政府信息情况", "主动公开政府信息情况"],
    "requests": ["收到和处理政府信息公开申请情况", "行政机关收到和处理政府信息公开申请情况",
                 "收到和处理政府信息公开申请情况"],
    "proceedings": ["政府信息公开行政复议、行政诉讼情况",
                    "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
                    "政府信息公开行政复议、行政诉讼情况"],
    "problems": ["存在的主要问题及改进情况", "政府信息公开工作存在的主要问题及改进情况",
                 "存在的主要问题和改进情况"],
    "other": ["其他需要报告的事项", "其他需要报告的事项", "其他需要报告的事项"],
}

HALF = str.maketrans({"，": ",", "；": ";", "：": ":", "（": "(", "）": ")"})


@dataclass
class Style:
    layout: str
    zero: str = "0"
    zero_everywhere: bool = False    # also in table 四, not only in table 三
    paren: str = "full"              # （一） (一) or (一) with a blank
    number: str = "."
    heading: str = "、"
    titles: int = 0
    title_form: int = 0
    half: bool = False               # half-width commas and brackets in the prose
    indent: str = ""
    thousands: bool = False
    short: bool = False
    long: bool = False
    contact: str = "none"
    chrome: bool = False             # the web page's lines above the report
    stacked: bool = False            # table 四 as three rows of five
    split: bool = False              # table 二 as one table a block
    wrapped: bool = False            # 结果 维持 broken by a blank
    rules: bool = False              # —— in the empty cells of headings
    skeleton: int = 0


# What a mistake needs to be visible at all.
FORCED = {
    ("xinfang", 2020): {"layout": "lines", "zero": "", "zero_everywhere": True},
    ("jiaotong", 2023): {"layout": "tabs", "zero": "0"},
    ("heting", 2016): {"zero": "0"},
}


def style_of(report):
    agency, year = report.agency, report.year
    place = AGENCIES.index(agency)
    dice = Dice(agency.slug, year, "style")
    if report.edition == "2008":
        layout = "prose"
    elif report.edition == "2014":
        layout = STATISTICS_LAYOUTS[(place * 5 + year) % len(STATISTICS_LAYOUTS)]
    else:
        layout = FORM_LAYOUTS[(place * 3 + year * 2) % len(FORM_LAYOUTS)]
    small = agency.published[2012] < 420
    style = Style(
        layout=layout,
        zero=dice.pick(ZEROS.get(layout, ["0"]) if report.edition > "2014" else
                       ["0", "0", "0", "0", "" if layout in ("tabs", "lines") else "0"]),
        zero_everywhere=dice.chance(0.4),
        paren=dice.pick(["full", "full", "half", "half-blank"]),
        number=dice.pick([".", ".", "、", "．", ". "]),
        heading=dice.pick(["、", "、", "、", "．", "."]),
        titles=dice.between(0, 2),
        title_form=dice.between(0, 4),
        half=dice.chance(0.2),
        indent=dice.pick(["", "", "　　", "    "]),
        thousands=dice.chance(0.25),
        short=small and dice.chance(0.75) or dice.chance(0.08),
        contact=dice.pick(["none", "preface", "end"]),
        chrome=dice.chance(0.3),
        stacked=layout == "aligned" and dice.chance(0.3),
        split=layout in ("tabs", "lines") and dice.chance(0.3),
        wrapped=layout in ("tabs", "lines") and dice.chance(0.2),
        rules=dice.chance(0.4),
        skeleton=dice.between(0, 2),
    )
    style.long = not style.short and dice.chance(0.3)
    for name, value in FORCED.get((agency.slug, year), {}).items():
        setattr(style, name, value)
    return style


class Document:
    """One report's text, with notes of what every cell says."""

    def __init__(self, report, overlay=None):
        self.report = report
        self.overlay = overlay or {}
        self.style = style_of(report)
        self.writer = prose.Writer(report, self.style)
        self.printed = {}
        self.dice = Dice(report.agency.slug, report.year, "page")
        self.text = self._compose()

    def truth(self):
        """(key, value, mark) for every cell of the form, in the form's order."""
        report = self.report
        keys = forms.all_keys(report.edition)
        if report.single_other:
            at = keys.index("requests.total.person")
            keys[at:at] = ["requests.other.%s" % column for column in forms.column_keys()]
        known = self.writer.stated if report.edition == "2008" else self.printed
        return [(key,) + known.get(key, (None, "absent")) for key in keys]

    # Cells

    def _cell(self, key, zero="0", shape=None):
        """The printed text of a cell, noted."""
        value, mark = self.overlay.get(key, (self.report.values[key], None))
        if mark is None and value == 0 and zero != "0":
            mark, text = ZERO_MARKS[zero], zero
        elif mark is not None:
            text = {"blank": ""}[mark]
        elif shape:
            text = shape(value)
        elif self.style.thousands and isinstance(value, int):
            text = "{:,}".format(value)
        else:
            text = str(value)
        self.printed[key] = (None if mark else value, mark)
        return text

    def _ordinal(self, text):
        """（一）予以公开 in the document's own brackets."""
        if self.style.paren == "full":
            return text
        blank = " " if self.style.paren == "half-blank" else ""
        head, tail = text[:3], text[3:].translate(HALF)
        return head.translate(HALF) + blank + tail

    # The tables of 2019 and 2021

    def _disclosure(self):
        report = self.report
        blocks = forms.DISCLOSURE_2019 if report.edition == "2019" else forms.DISCLOSURE_2021
        normative = "规范性文件" if report.edition == "2019" else "行政规范性文件"
        labels = {"regulations": "规章", "normative": normative, "licensing": "行政许可",
                  "other_services": "其他对外管理服务事项", "punishment": "行政处罚",
                  "coercion": "行政强制", "fees": "行政事业性收费", "procurement": "政府集中采购"}
        heads = {"made": "本年新制作数量", "published": "本年新公开数量", "public_total": "对外公开总数量",
                 "issued": "本年制发件数", "repealed": "本年废止件数", "in_force": "现行有效件数",
                 "items_last_year": "上一年项目数量", "items_change": "本年增/减",
                 "decisions": "处理决定数量" if report.edition == "2019" else "本年处理决定数量",
                 "items": "采购项目数量"}
        amount = "采购总金额" if report.edition == "2019" else "本年收费金额（单位：万元）"
        tables = []
        for rows, columns in blocks:
            for article, part in self._articles(rows):
                last = 5 - len(columns) - 1
                table = [[Box("第二十条第（%s）项" % article, 4)]]
                table.append([Box("信息内容")] + [
                    Box(heads.get(column, amount), last if column == columns[-1] else 1)
                    for column in columns])
                for row in part:
                    table.append([Box(labels[row])] + [
                        Box(self._cell("disclosure.%s.%s" % (row, column),
                                       shape=self._shape(column)),
                            last if column == columns[-1] else 1) for column in columns])
                tables.append(table)
        return tables if self.style.split else [sum(tables, [])]

    def _articles(self, rows):
        """The number of the article's item and the rows printed under it."""
        number = {"regulations": "一", "normative": "一", "licensing": "五", "other_services": "五",
                  "punishment": "六", "coercion": "六", "fees": "八", "procurement": "九"}
        parts = {}
        for row in rows:
            parts.setdefault(number[row], []).append(row)
        return parts.items()

    def _shape(self, column):
        if column == "items_change":
            plus = self.writer.turn(["", "+", "增加"])
            minus = self.writer.turn(["-", "－", "减少"])
            return lambda value: str(value) if not value else (
                "%s%d" % (plus if value > 0 else minus, abs(value)))
        if column == "amount" and self.report.edition == "2019":
            yuan = self.writer.turn([False, True, False])
            return lambda value: "0" if not value else (
                "{:,}元".format(round(float(value) * 10000)) if yuan else value + "万元")
        return None

    def _requests(self):
        report, style = self.report, self.style

        def numbers(row):
            return [Box(self._cell("requests.%s.%s" % (row, column), style.zero))
                    for column in forms.column_keys()]

        organisation = "社会公益 组织" if style.wrapped else "社会公益组织"
        total = "总 计" if style.wrapped else "总计"
        corner = "（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）"
        table = [
            [Box(corner if style.paren == "full" else corner.translate(HALF), 3, 3),
             Box("申请人情况", 7)],
            [Box("自然人", 1, 2), Box("法人或其他组织", 5), Box(total, 1, 2)],
            [Box(organisation if key == "nonprofit" else label)
             for key, label in forms.COLUMNS[1:]],
            [Box("一、本年新收政府信息公开申请数量", 3)] + numbers("received"),
            [Box("二、上年结转政府信息公开申请数量", 3)] + numbers("carried_in"),
        ]
        first = len(table)
        table.append([Box(self._ordinal("（一）予以公开"), 2)] + numbers("granted"))
        table.append([Box(self._ordinal(
            "（二）部分公开（区分处理的，只计这一情形，不计其他情形）"), 2)] + numbers("partial"))
        groups = [("（三）不予公开", forms.DENIED), ("（四）无法提供", forms.UNABLE),
                  ("（五）不予处理", forms.REJECTED)]
        if report.edition == "2021" and not report.single_other:
            groups.append(("（六）其他处理", forms.OTHER_2021))
        for title, rows in groups:
            head = [Box(self._ordinal(title), 1, len(rows))]
            for index, (key, label) in enumerate(rows):
                table.append(head + [Box("%d%s%s" % (index + 1, style.number, label))]
                             + numbers(key))
                head = []
        if len(groups) == 3:
            table.append([Box(self._ordinal("（六）其他处理"), 2)] + numbers("other"))
        table.append([Box(self._ordinal("（七）总计"), 2)] + numbers("total"))
        table[first].insert(0, Box("三、本年度办理结果", 1, len(table) - first))
        table.append([Box("四、结转下年度继续办理", 3)] + numbers("carried_out"))
        return table

    def _proceedings(self):
        style = self.style
        zero = style.zero if style.zero_everywhere else "0"
        results = [(key, label[:2] + " " + label[2:] if style.wrapped else label)
                   for key, label in forms.RESULTS] + [("total", "总计")]
        heads = [Box(label) for _, label in results]
        numbers = {forum: [Box(self._cell("proceedings.%s.%s" % (forum, key), zero))
                           for key, _ in results] for forum, _ in forms.FORUMS}
        if style.stacked:
            names = {"review": "行政复议", "direct": "行政诉讼（未经复议直接起诉）",
                     "after_review": "行政诉讼（复议后起诉）"}
            return [[Box("类别")] + heads] + [
                [Box(names[forum])] + numbers[forum] for forum, _ in forms.FORUMS]
        return [
            [Box("行政复议", 5), Box("行政诉讼", 10)],
            [Box(box.text, 1, 2) for box in heads]
            + [Box("未经复议直接起诉", 5), Box("复议后起诉", 5)],
            heads + [Box(box.text) for box in heads],
            numbers["review"] + numbers["direct"] + numbers["after_review"],
        ]

    # The statistics form

    def _statistics(self):
        report, style = self.report, self.style
        extras = forms.has_extras(report.year)
        ordinals = forms.STATISTICS_ORDINALS[extras]
        rule = "——" if style.rules and style.layout != "list" else ""
        table = [[Box("统计指标"), Box("单位"), Box("统计数")]]
        for key, label, unit in forms.STATISTICS:
            if key and key.startswith("+") and not extras:
                continue
            label = label.format(**ordinals)
            label = label if style.paren == "full" else label.translate(HALF)
            if key:
                table.append([Box(label), Box(unit), Box(self._cell(key.lstrip("+"), style.zero))])
            else:
                table.append([Box(label), Box(rule), Box(rule)])
        return table

    # The page

    def _compose(self):
        report = self.report
        lines = self._chrome() + self._title()
        if report.edition in ("2019", "2021"):
            lines += self._national()
        else:
            lines += self._older()
        return "\n".join(line.rstrip(" ") if not line.startswith("\t") else line
                         for line in lines + self._end()) + "\n"

    def _date(self):
        """The day of publication: departments in January, a government in February."""
        year, dice = self.report.year + 1, self.dice
        if self.report.year < 2019:
            return year, dice.between(1, 3), dice.between(5, 28)
        if self.report.agency.government:
            return year, 2, dice.between(5, 20)
        return year, 1, dice.between(9, 30)

    def _chrome(self):
        self.date = self._date()
        if not self.style.chrome:
            return []
        short = self.report.agency.short(self.report.year)
        return ["当前位置：首页 > 政务公开 > 政府信息公开年报",
                "发布时间：%d-%02d-%02d %02d:%02d　来源：%s　浏览次数：%d" % (
                    *self.date, self.dice.between(9, 17), self.dice.between(0, 59), short,
                    self.dice.between(40, 2600)),
                "【字体：大 中 小】　打印　关闭", ""]

    def _title(self):
        name, year = self.report.agency.name(self.report.year), self.report.year
        kind = "政府信息公开工作年度报告"
        forms_of_title = [
            ["%s%d年%s" % (name, year, kind)],
            [name, "%d年度%s" % (year, kind)],
            ["%s　%d年%s" % (name, year, kind)],
            ["%d年度%s%s" % (year, name, "政府信息公开工作报告" if year < 2019 else kind)],
            ["%s%d年" % (name, year), kind],
        ]
        return forms_of_title[self.style.title_form] + [""]

    def _paragraphs(self, texts):
        half = self.style.half
        return [self.style.indent + (text.translate(HALF) if half else text) for text in texts]

    def _heading(self, index, title):
        return "一二三四五六七八九"[index] + self.style.heading + title

    def _table(self, table):
        return LAYOUTS[self.style.layout](table).split("\n")

    def _national(self):
        style, writer = self.style, self.writer
        titles = [options[style.titles] for options in SECTION_TITLES.values()]
        lines = self._paragraphs(prose.preface(writer, titles)) + [""]
        lines += [self._heading(0, titles[0])] + self._paragraphs(prose.overview(writer)) + [""]
        lines += [self._heading(1, titles[1])]
        for table in self._disclosure():
            lines += self._table(table) + [""]
        lines += [self._heading(2, titles[2])] + self._table(self._requests()) + [""]
        if self.report.edition == "2019" and self.dice.chance(0.3):
            lines += ["注：其他处理主要用于新旧条例衔接和个别特殊情形。", ""]
        lines += [self._heading(3, titles[3])] + self._table(self._proceedings()) + [""]
        lines += [self._heading(4, titles[4])] + self._paragraphs(prose.problems(writer)) + [""]
        lines += [self._heading(5, titles[5])] + self._paragraphs(prose.others(writer))
        return lines

    def _older(self):
        report, style, writer = self.report, self.style, self.writer
        parts = prose.old_narrative(writer)
        lines = []
        if not style.short or self.dice.chance(0.5):
            counted = "一二三四五六七八九"[len(parts) - 1]
            text = writer.say(writer.turn([
                "根据《中华人民共和国政府信息公开条例》要求，现公布{A}{Y}年度政府信息公开工作年度报告。",
                "按照《中华人民共和国政府信息公开条例》的规定，{A}编制了{Y}年度政府信息公开工作年度报告，现予公布。",
                "现将{A}{Y}年政府信息公开工作情况向社会公布，欢迎监督。",
            ], step=2))
            if self.dice.chance(0.5):
                text += "本报告由%s%s个部分组成，" % (
                    "、".join(title for title, _ in parts), counted)
                text += writer.say("所列数据的统计期限自{Y}年1月1日起至{Y}年12月31日止。")
            if style.contact == "preface":
                text += "（%s）" % writer.contact()
            lines += self._paragraphs([text])
        for index, (title, texts) in enumerate(parts):
            lines += [self._heading(index, title)] + self._paragraphs(texts)
        if report.edition == "2014":
            lines += ["", writer.turn(["附件：", "附表", "附件"]),
                      "政府信息公开工作情况统计表", "（%d年度）" % report.year,
                      "填报单位：" + report.agency.name(report.year)]
            lines += self._table(self._statistics())
            if self.dice.chance(0.5):
                lines += ["（注：各子栏目数总数要等于总栏目数量）"]
        return lines

    def _end(self):
        year, month, day = self.date
        name = self.report.agency.name(self.report.year)
        lines = [""]
        if self.style.contact == "end":
            lines += self._paragraphs([self.writer.contact() + "。"])
        if self.dice.chance(0.8):
            lines += [name, "%d年%d月%d日" % (year, month, day)]
        if self.style.chrome and self.dice.chance(0.5):
            lines += ["扫一扫在手机打开当前页"]
        return lines if len(lines) > 1 else []
