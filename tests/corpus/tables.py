# The tables of the forms as offices draw them
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each function draws a table of one report in the way its options say. A printer makes the number cells
and notes what they say."""

from blocks import Cell, Para, Table
from figures import COLUMNS, FORUMS, forms

HALF = str.maketrans({"（": "(", "）": ")", "，": ","})
CHINESE = "零一二三四五六七八九"
LABELS = {
    "disclosure.regulations": ["规章", "规章", "规章（市政府令）", "政府规章", "行政规章"],
    "disclosure.normative": ["行政规范性文件", "规范性文件"],
    "disclosure.licensing": ["行政许可"], "disclosure.other_services": ["其他对外管理服务事项", "其他对外管理服务事项"],
    "disclosure.punishment": ["行政处罚"], "disclosure.coercion": ["行政强制"],
    "disclosure.fees": ["行政事业性收费"], "disclosure.procurement": ["政府集中采购"],
}
HEADS = {
    "made": ["本年新制作数量", "本年新\n制作数量", "本年新制作件数"], "published": ["本年新公开数量", "本年新\n公开数量"],
    "public_total": ["对外公开总数量", "对外公开\n总数量"],
    "issued": ["本年制发件数", "本年\n制发件数"], "repealed": ["本年废止件数", "本年\n废止件数"],
    "in_force": ["现行有效件数", "现行\n有效件数"],
    "items_last_year": ["上一年项目数量", "上一年\n项目数量"], "items_change": ["本年增/减", "本年增减", "本年增／减"],
    "decisions": ["本年处理决定数量", "处理决定数量"], "items": ["采购项目数量"],
}
OFFICIAL = {
    "denied.law_prohibits": ["其他法律行政法规禁止公开", "其他法律法规禁止公开", "其他法律、行政法规禁止公开"],
    "denied.safety_stability": ["危及“三安全一稳定”", "危及\"三安全一稳定\"", "危及「三安全一稳定」", "危及三安全一稳定",
                                "危及‘三安全一稳定’", "危及\"三安全一稳定”"],
    "denied.enforcement_file": ["属于行政执法案卷", "属于行政执法案卷信息"],
    "denied.admin_query": ["属于行政查询事项", "属于行政查询事项信息"],
    "unable.not_held": ["本机关不掌握相关政府信息", "本机关不掌握相关信息"],
    "unable.not_ready": ["没有现成信息需要另行制作", "没有现成信息，需要另行制作"],
    "rejected.petition": ["信访举报投诉类申请", "信访、举报、投诉类申请"],
    "rejected.reconfirm": ["要求行政机关确认或重新出具已获取信息", "要求行政机关确认或者重新出具已获取信息"],
    "other.no_correction": ["申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请",
                            "申请人无正当理由逾期不补正，行政机关不再处理其政府信息公开申请"],
    "other.no_payment": ["申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请",
                         "申请人逾期未按收费通知要求缴纳费用，行政机关不再处理其政府信息公开申请"],
}


class Shape:
    """How one office prints labels: chosen once for the whole report."""

    def __init__(self, dice, options, edition):
        self.dice, self.options, self.edition = dice, options, edition
        self.varied = options.get("labels") == "varied"

    def wrap(self, text):
        """Breaks a label over lines, as narrow cells do."""
        if self.options.get("labels") != "wrapped" or len(text) < 4 or not self.dice.chance(0.5):
            return text
        at = self.dice.between(2, len(text) - 2)
        return text[:at] + "\n" + text[at:]

    def lose(self, text):
        """Loses a character of a longer label."""
        own = min(len(text.partition(mark)[0]) for mark in ("（单位", "(单位", "（万元", "(万元"))
        if self.options.get("labels") != "letters-missing" or own < 8 or not self.dice.chance(0.35):
            return text
        at = self.dice.between(3, own - 2)
        return text[:at] + text[at + 1:]

    def damage(self, text):
        if self.options.get("labels") != "ocr":
            return text
        for right, wrong in (("信息", "信`急"), ("涉", "氘"), ("其他", "萁他"), ("已", "己"), ("（", "〔"), ("）", "〕")):
            if right in text and self.dice.chance(0.3):
                text = text.replace(right, wrong)
        return text

    def blanks(self, text):
        if self.options.get("labels") == "blanks" and len(text) > 1 and self.dice.chance(0.4):
            at = self.dice.between(1, len(text) - 1)
            return text[:at] + self.dice.pick([" ", "　", "\u00a0"]) + text[at:]
        return text

    def label(self, text):
        if self.options.get("brackets") == "half":
            text = text.translate(HALF)
        return self.blanks(self.wrap(self.damage(self.lose(text))))

    def choice(self, texts):
        return self.dice.pick(texts) if self.varied else texts[0]

    def numbered(self, index, text):
        style = self.options.get("row-numbers", "1.")
        front = {"1.": "%d.", "1、": "%d、", "1．": "%d．", "(1)": "(%d)", "（1）": "（%d）", "1": "%d ", "none": "%.0s",
                 "1. ": "%d. "}[style]
        return front % index + text


def disclosure(shape, printer, edition):
    """Table 二 as a list of tables (one of them, or one a block)."""
    blocks = forms.DISCLOSURE_2019 if edition == "2019" else forms.DISCLOSURE_2021
    articles = {"regulations": "一", "normative": "一", "licensing": "五", "other_services": "五",
                "punishment": "六", "coercion": "六", "fees": "八", "procurement": "九"}
    parts = []
    for rows, columns in blocks:
        for row in rows:
            if parts and parts[-1][0] == articles[row]:
                parts[-1][2].append(row)
            else:
                parts.append((articles[row], columns, [row]))
    unit_in_cell = printer.options.get("amounts", "plain").startswith("cell")
    tables = []
    for article, columns, rows in parts:
        last = 4 - len(columns)
        table = []
        if shape.options.get("articles") != "none":
            table.append([Cell(shape.label("第二十条第（%s）项" % article), 4)])
        heads = []
        for column in columns:
            texts = HEADS.get(column)
            if column == "decisions" and edition == "2019":
                texts = ["处理决定数量", "本年处理决定数量"]
            if column == "amount":
                name = "采购总金额" if edition == "2019" else "本年收费金额"
                unit = printer.header_unit(edition)
                texts = [name if unit_in_cell and edition == "2019" else name + unit]
            heads.append(Cell(shape.label(shape.choice(texts)), last if column == columns[-1] else 1))
        table.append([Cell("信息内容")] + heads)
        for row in rows:
            texts = LABELS["disclosure." + row]
            if row == "normative" and edition == "2019":
                texts = texts[::-1]
            line = [Cell(shape.label(shape.choice(texts)))]
            for column in columns:
                cell = printer.cell("disclosure.%s.%s" % (row, column))
                cell.cols = last if column == columns[-1] else 1
                line.append(cell)
            table.append(line)
        tables.append(table)
    if shape.options.get("disclosure") == "split":
        return [Table(table, name="disclosure") for table in tables]
    return [Table([row for table in tables for row in table], name="disclosure")]


def requests(shape, printer, edition, single_other):
    """Table 三: a Table with three label columns."""
    options = shape.options
    subtotal, extra = options.get("columns") == "subtotal", options.get("columns") == "extra"

    def numbers(row):
        cells = [printer.cell("requests.%s.%s" % (row, column)) for column in COLUMNS]
        if subtotal:
            parts = [printer.values["requests.%s.%s" % (row, column)] for column in COLUMNS[1:6]]
            cells.insert(6, Cell(str(sum(parts)), number=True))
        if extra:
            cells.insert(6, Cell(""))
        return cells

    more = 1 if subtotal or extra else 0
    organisations = shape.choice(["社会公益组织", "社会公益\n组织", "社会组织", "公益组织", "社会公益 组织"])
    corner = shape.label("（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）")
    kinds = [label if key != "nonprofit" else organisations for key, label in forms.COLUMNS[1:]]
    if subtotal:
        kinds.append(shape.dice.pick(["小计", "法人小计"]))
    width = int(options.get("corner", "3"))
    total = shape.choice(["总计", "总 计", "合计", "总\n计"])
    header = [
        [Cell(corner, width, 3), Cell("申请人情况", 7 + more)],
        [Cell("自然人", 1, 2), Cell(shape.label("法人或其他组织"), 5 + (1 if subtotal else 0))]
        + ([Cell("", 1, 2)] if extra else []) + [Cell(total, 1, 2)],
        [Cell(shape.label(label)) for label in kinds],
    ]
    # (depth, group, label, numbers)
    rows = [(0, None, "一、本年新收政府信息公开申请数量", numbers("received")),
            (0, None, "二、上年结转政府信息公开申请数量", numbers("carried_in")),
            (1, None, "（一）予以公开", numbers("granted")),
            (1, None, shape.choice(["（二）部分公开（区分处理的，只计这一情形，不计其他情形）", "（二）部分公开"]),
             numbers("partial"))]
    groups = [("（三）不予公开", forms.DENIED), ("（四）无法提供", forms.UNABLE), ("（五）不予处理", forms.REJECTED)]
    if edition == "2021" and not single_other:
        groups.append(("（六）其他处理", forms.OTHER_2021))
    for title, members in groups:
        members = list(members)
        idle = [place for place, (key, _) in enumerate(members)
                if not printer.values["requests.%s.total" % key]]
        if options.get("rows") == "missing" and len(members) > 3 and idle:
            del members[shape.dice.pick(idle)]
        title = shape.label(title)
        for index, (key, label) in enumerate(members):
            label = shape.choice(OFFICIAL.get(key, [label]))
            rows.append((2, title, shape.numbered(index + 1, label), numbers(key)))
        if options.get("rows") == "subtotals":
            sums = [str(sum(printer.values["requests.%s.%s" % (key, column)] for key, _ in members))
                    for column in COLUMNS]
            if more:
                sums.insert(6, sums[-1] if extra else str(sum(map(int, sums[1:6]))))
            rows.append((2, title, shape.dice.pick(["小计", "小 计"]), [Cell(text, number=True) for text in sums]))
    if len(groups) == 3:
        rows.append((1, None, "（六）其他处理", numbers("other")))
    rows.append((1, None, shape.choice(["（七）总计", "（七）总计", "(七)总计", "（七）合计"]), numbers("total")))
    rows.append((0, None, "四、结转下年度继续办理", numbers("carried_out")))
    return Table(header + lay_out(shape, rows, width), 3, "requests")


def lay_out(shape, rows, width):
    """The rows with three label columns, with two, or with one."""
    result = shape.label("三、本年度办理结果")
    inside = [row for row in rows if row[0] > 0]
    table, group, begun = [], None, False
    for row in rows:
        depth, title, label, cells = row
        label = shape.label(label)
        front = []
        if width == 1:
            if depth and not begun:
                table.append([Cell(result)] + [Cell("") for _ in cells])
            if depth == 2 and title != group:
                table.append([Cell(title)] + [Cell("") for _ in cells])
            front = [Cell(label)]
        else:
            if depth and not begun and width == 3:
                front.append(Cell(result, 1, len(inside)))
            if depth == 2:
                if title != group:
                    front.append(Cell(title, 1, sum(other[1] == title for other in inside)))
                front.append(Cell(label))
            else:
                front.append(Cell(label, width - depth if width == 3 else 2))
        begun, group = begun or depth > 0, title
        table.append(front + cells)
    return table


def proceedings(shape, printer):
    """Table 四 as a list of blocks."""
    how = shape.options.get("proceedings", "one-row")
    broken = shape.options.get("labels") == "wrapped"
    results = [(key, label[:2] + "\n" + label[2:] if broken else label) for key, label in forms.RESULTS]
    results.append(("total", shape.choice(["总计", "合计", "总计"])))
    heads = [Cell(label) for _, label in results]
    keys = ["proceedings.%s.%s" % (forum, key) for forum in FORUMS for key, _ in results]
    again = [Cell(label) for _, label in results]
    if how == "sentences":
        names = {"review": "行政复议", "direct": "未经复议直接起诉的行政诉讼", "after_review": "复议后起诉的行政诉讼"}
        return [Para("%s：%s。" % (names[forum], "，".join(
            "%s%s件" % (label.replace("\n", ""), printer.cell("proceedings.%s.%s" % (forum, key)).text)
            for key, label in results))) for forum in FORUMS]
    if how == "stacked":
        names = {"review": "行政复议", "direct": "行政诉讼（未经复议直接起诉）", "after_review": "行政诉讼（复议后起诉）"}
        return [Table([[Cell("类别")] + heads] + [
            [Cell(names[forum])] + [printer.cell(key) for key in keys[i * 5:i * 5 + 5]]
            for i, forum in enumerate(FORUMS)], 1, "proceedings")]
    if how == "stacked-two":
        rows = [[Cell("类型", 2)] + heads,
                [Cell("行政复议", 2)] + [printer.cell(key) for key in keys[:5]],
                [Cell("行政诉讼", 1, 2), Cell("未经复议直接起诉")] + [printer.cell(key) for key in keys[5:10]],
                [Cell("复议后起诉")] + [printer.cell(key) for key in keys[10:]]]
        return [Table(rows, 1, "proceedings")]
    numbers = [printer.cell(key) for key in keys]
    if how == "one-header":
        names = ["复议", "直接起诉", "复议后起诉"]
        return [Table([[Cell(name + label.text) for name in names for label in heads], numbers], 1, "proceedings")]
    if how == "two-headers":
        return [Table([[Cell("行政复议", 5), Cell("行政诉讼（未经复议直接起诉）", 5), Cell("行政诉讼（复议后起诉）", 5)],
                       heads + [Cell(c.text) for c in heads] + again, numbers], 2, "proceedings")]
    return [Table([
        [Cell("行政复议", 5), Cell("行政诉讼", 10)],
        [Cell(cell.text, 1, 2) for cell in heads] + [Cell("未经复议直接起诉", 5), Cell("复议后起诉", 5)],
        again + [Cell(cell.text) for cell in again], numbers], 3, "proceedings")]


def statistics(shape, printer, extras):
    """The form of 2014."""
    ordinals = forms.STATISTICS_ORDINALS[extras]
    how = shape.options.get("statistics", "unit")
    heads = {"unit": ["统计指标", "单位", "统计数"], "number-first": ["序号", "指标名称", "计量单位", "数量"],
             "no-unit": ["统计指标", "统计数"], "two-years": ["指标名称", "计量单位", "%d年度" % printer.year, "历年累计"]}[how]
    table = [[Cell(head) for head in heads]]
    count = 0
    for key, label, unit in forms.STATISTICS:
        if key and key.startswith("+") and not extras:
            continue
        key = key and key.lstrip("+")
        label = shape.label(label.format(**ordinals))
        row = [Cell(label)]
        if how == "no-unit":
            row[0].text += "（单位：%s）" % unit if key else ""
        elif how == "number-first":
            count += 1
            row = [Cell(str(count)), Cell(label), Cell(unit)]
        else:
            row.append(Cell(unit))
        row.append(printer.cell(key) if key else Cell(""))
        if how == "two-years":
            row.append(Cell(str(int(float(printer.values[key]) * 3 + 7)) if key else "", number=True))
        table.append(row)
    return Table(table, 1, "statistics")
