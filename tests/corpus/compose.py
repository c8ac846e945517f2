# A report as blocks, with the truth
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes one report down as paragraphs and tables, in the way its options say, and notes what every cell
says as it is printed."""

import figures
import names
import tables
from blocks import Cell, Para, Table, cut, every_cell, without_spans
from figures import Dice, forms

FULL = str.maketrans("0123456789", "０１２３４５６７８９")
HAN = "〇一二三四五六七八九"
MARKS = {"": "blank", "空": "blank", "\u00a0": "blank", "-": "dash", "--": "dash", "—": "dash", "－": "dash", "——": "dash",
         "/": "slash", "／": "slash", "无": "none", "不适用": "na", "N/A": "na", "*": "unreadable", "…": "unreadable"}
SECTIONS = {
    "overview": ["总体情况", "总体情况", "概述", "总体工作情况"],
    "disclosure": ["主动公开政府信息情况", "行政机关主动公开政府信息情况", "主动公开政府信息的情况"],
    "requests": ["收到和处理政府信息公开申请情况", "行政机关收到和处理政府信息公开申请情况", "收到和处理政府信息公开申请的情况"],
    "proceedings": ["政府信息公开行政复议、行政诉讼情况", "因政府信息公开工作被申请行政复议、提起行政诉讼情况",
                    "政府信息公开行政复议和行政诉讼情况"],
    "problems": ["存在的主要问题及改进情况", "政府信息公开工作存在的主要问题及改进情况", "存在的主要问题和改进情况",
                 "存在问题及改进情况"],
    "other": ["其他需要报告的事项", "其他需要报告事项"],
}
LEADS = ["%(Y)d年，%(O)s坚持以公开为常态、不公开为例外，不断提高政务公开水平。",
         "%(Y)d年，%(A)s围绕中心工作，扎实推进政府信息公开，保障公众知情权。",
         "一年来，%(O)s认真执行《条例》，各项公开工作有序开展。"]
TOPICS = [
    ("主动公开", "全年通过网站公开信息%(n)d条，通过政务微信公开%(m)d条，发布解读%(k)d篇。"),
    ("依申请公开", "规范登记、审核、答复各环节，答复书载明法律依据和救济途径。"),
    ("政府信息管理", "落实公文公开属性源头认定，全年清理文件%(k)d件次。"),
    ("平台建设", "优化栏目设置，更新栏目%(k)d个，网站全年访问量%(m)d万次。"),
    ("监督保障", "开展培训%(k)d次，未发生责任追究情形。"),
]
FAULTS = ["一是公开的深度还不够，二是解读形式较为单一。下一步，将加强业务培训，计划举办培训班%(k)d期。",
          "存在的主要问题：栏目更新不及时。改进情况：实行栏目责任制，明年计划公开信息%(n)d条。",
          "（一）存在的问题。人员力量不足。\n（二）改进措施。充实人员，组织学习。"]
OTHERS = ["无。", "无", "本年度未收取信息处理费。", "无其他需要报告的事项。", "办理人大代表建议%(k)d件、政协提案%(m)d件。",
          "依据《政府信息公开信息处理费管理办法》，本年度没有发出收费通知的件数和总金额。"]


def han(number):
    """A number below ten thousand in Chinese characters, as offices write it."""
    if number == 0:
        return "零"
    if number >= 10000:
        return "".join(HAN[int(digit)] for digit in str(number))
    units, text, zero = ["千", "百", "十", ""], "", False
    for unit, digit in zip(units, "%04d" % number):
        if digit == "0":
            zero = bool(text)
            continue
        text += ("零" if zero else "") + ("一二三四五六七八九"[int(digit) - 1]) + unit
        zero = False
    return text[1:] if text.startswith("一十") else text


class Printer:
    """Makes the number cells and notes their truth: {key: (value, mark)}; soft cells may be doubtful."""

    def __init__(self, dice, options, values, overlay, year):
        self.dice, self.options, self.values, self.year = dice, options, values, year
        self.overlay = overlay
        self.truth, self.soft = {}, set()
        self.zero = options.get("zeros", "0")
        self.plus = dice.pick(["", "+", "增加", "增"]) if options.get("changes") == "words" else ""
        self.minus = dice.pick(["减", "减少", "－", "-"]) if options.get("changes") == "words" else "-"

    def header_unit(self, edition):
        how = self.options.get("amounts", "plain")
        if how == "header-yuan":
            return "（单位：元）"
        if edition == "2019":
            return "（万元）" if how == "plain" else ""
        return "（单位：万元）"

    def amount(self, text):
        how = self.options.get("amounts", "plain")
        yuan = round(float(text) * 10000, 2)
        exact = float(text) * 10000 == int(round(float(text) * 10000))
        if how == "header-yuan" or how == "cell-yuan":
            if not exact:
                how = "cell-wan"
            else:
                yuan = int(round(yuan))
                return str(yuan) if how == "header-yuan" else "{:,}元".format(yuan)
        if how.startswith("cell"):
            return text + self.dice.pick(["万元", " 万元", "万"])
        return text

    def number(self, key, value):
        how = self.options.get("numbers", "plain")
        if key.endswith(".items_change"):
            return self.minus + str(-value) if value < 0 else (self.plus + str(value) if value else "0")
        if key.endswith((".amount", ".collected", ".budget")):
            text = str(value)
            return self.amount(text) if value and not key.endswith((".collected", ".budget")) else text
        text = str(value)
        if how == "full-width":
            return text.translate(FULL)
        if how == "han":
            return han(value) if value < 10000 and (value != 1) else text
        if how == "comma":
            return "{:,}".format(value)
        if how == "wide-comma":
            return "{:,}".format(value).replace(",", "，")
        if how == "unit":
            return text + "件"
        if how == "point":
            return text + ".0"
        if how == "padded":
            return " %s " % text
        if how == "footnote" and value and self.dice.chance(0.1):
            return text + self.dice.pick(["*", "①", "［1］", "（注1）"])
        return text

    def cell(self, key):
        value = self.overlay.get(key, self.values.get(key))
        if key in self.overlay and self.overlay[key] is None:
            self.truth[key] = (None, "blank")
            return Cell("")
        if value == 0 and self.zero != "0" and not key.endswith((".amount", ".decisions")):
            self.truth[key] = (None, MARKS[self.zero])
            if MARKS[self.zero] == "unreadable":
                self.soft.add(key)
            return Cell(self.zero)
        self.truth[key] = (value, "")
        text = self.number(key, value)
        how = self.options.get("numbers", "plain")
        if value and self.options.get("damage") == "two-numbers" and self.dice.chance(0.02):
            self.truth[key] = (None, "unreadable")
            self.soft.add(key)
            text = "%s %s" % (text, self.dice.between(2, 99))
        elif value and self.options.get("damage") == "ocr" and text.isdigit() and self.dice.chance(0.05):
            self.soft.add(key)
            text = text.replace("0", self.dice.pick("Oo")).replace("1", "l").replace("2", "乙")
        elif value and self.options.get("damage") == "lost" and self.dice.chance(0.02):
            self.truth[key] = (None, "blank")
            text = ""
        return Cell(text, number=how == "plain" and text.lstrip("-").replace(".", "", 1).isdigit())


class Document:
    """One report: blocks, truth, identity."""

    def __init__(self, dice, edition, year, scale, options):
        self.dice, self.edition, self.year, self.options = dice, edition, year, options
        self.single_other = options.get("other") == "single"
        self.agency, self.itself = names.draw(dice)
        values = figures.make(dice, edition, self.single_other, scale)
        overlay = {}
        if "mistake" in options:
            overlay = figures.MISTAKES[options["mistake"]](dice, values)
        self.printer = Printer(dice, options, values, overlay, year)
        self.shape = tables.Shape(dice, options, edition)
        self.values = values
        self.soft_all = False
        self.blocks = self.compose()

    @property
    def truth(self):
        return self.printer.truth

    # Words

    def say(self, text):
        return text % {"Y": self.year, "A": self.agency, "O": self.itself, "n": self.dice.between(120, 4000),
                       "m": self.dice.between(11, 900), "k": self.dice.between(2, 60)}

    def title(self):
        kind, how = "政府信息公开工作年度报告", self.options.get("title", "plain")
        agency, year = self.agency, self.year
        if how == "two-lines":
            return [[agency, "%d年%s" % (year, kind)], ["%s%d年度" % (agency, year), kind],
                    [agency + "%d年" % year, "政府信息公开工作", "年度报告"]][self.dice.between(0, 2)]
        if how == "blanks":
            gap = self.dice.pick([" ", "　"])
            return [gap.join("%s%d年" % (agency, year)) + gap + gap.join(kind)]
        if how == "year-first":
            return ["%d年度%s%s" % (year, agency, kind)]
        if how == "short":
            return ["%s%d年政府信息公开年度报告" % (agency, year)]
        if how == "of":
            return ["%s关于%d年度政府信息公开工作的报告" % (agency, year)]
        if how == "no-agency":
            return ["%d年政府信息公开工作年度报告" % year]
        return ["%s%d年%s" % (agency, year, kind)]

    def heading(self, index, text):
        style = self.options.get("headings", "一、")
        if style == "none":
            return text
        if style == "wrong" and index > 1:
            index += self.dice.pick([-1, 1])
        ordinal = "一二三四五六七八九十"[index % 10]
        if style in ("一、", "wrong", "shifted"):
            return ordinal + "、" + text
        if style == "(一)":
            return "（%s）%s" % (ordinal, text)
        if style == "blank":
            return "%s、 %s" % (ordinal, text)
        return ordinal + style[1:] + text

    def preface(self, titles):
        how = self.options.get("preface", "short")
        if how == "none":
            return []
        text = self.say(self.dice.pick([
            "根据《中华人民共和国政府信息公开条例》要求，现公布%(A)s%(Y)d年政府信息公开工作年度报告。",
            "本报告由%(A)s按照《中华人民共和国政府信息公开条例》编制，",
            "现将%(A)s%(Y)d年度政府信息公开工作情况报告如下。"]))
        if how == "long" or text.endswith("，"):
            text += "全文由%s六部分组成。所列数据的统计期限自%d年1月1日起至%d年12月31日止。" % (
                "、".join(titles), self.year, self.year)
        if how == "long":
            text += "如有疑问，请与%s联系（地址：望江大道%d号，邮编：099100，电话：0600-855%04d）。" % (
                self.agency, self.dice.between(2, 300), self.dice.between(1, 9999))
        return [Para(text)]

    def overview(self, first):
        blocks = [Para(self.say(self.dice.pick(LEADS)))]
        topics = TOPICS if self.dice.chance(0.7) else TOPICS[:2]
        shifted = self.options.get("headings") == "shifted"
        for index, (name, text) in enumerate(topics):
            ordinal = "一二三四五"[index]
            if shifted:
                blocks.append(Para("%s、%s" % ("二三四五六"[index], name), "heading"))
                blocks.append(Para(self.say(text)))
            elif self.dice.chance(0.5):
                blocks.append(Para("（%s）%s。%s" % (ordinal, name, self.say(text))))
            else:
                blocks += [Para("（%s）%s" % (ordinal, name)), Para(self.say(text))]
        if self.edition in ("2019", "2021"):
            blocks.append(Para(self.requests_in_prose()))
        return blocks, len(topics) if shifted else 0

    def requests_in_prose(self):
        of = self.values
        received = of["requests.received.total"]
        if self.options.get("prose") == "disagrees":
            received += self.dice.between(1, 6)
        if not received:
            return self.say("%(Y)d年，%(O)s未收到政府信息公开申请。")
        return "%d年，%s共收到政府信息公开申请%d件，上年结转%d件，办结%d件，结转下年度%d件。" % (
            self.year, self.itself, received, of["requests.carried_in.total"], of["requests.total.total"],
            of["requests.carried_out.total"])

    # Tables

    def spans(self, table):
        how = self.options.get("spans", "merged")
        return table if how == "merged" or table.name == "statistics" else without_spans(table, how)

    def cut(self, table):
        how = self.options.get("cut")
        if not how or table.name not in ("requests", "statistics"):
            return [table]
        at = self.dice.between(table.header + 3, len(table.rows) - 2)
        first, second = cut(table, at, how.startswith("header"), how.rpartition("-")[2])
        between = [Para("- %d -" % self.dice.between(2, 9), "right")] if self.dice.chance(0.4) else []
        return [first] + between + [second]

    def torn(self, table):
        """One number of two digits over two cells, the row one cell too long."""
        if self.options.get("damage") != "torn" or table.name != "requests":
            return table
        for row in table.rows[3:]:
            for place, cell in enumerate(row):
                if cell.number and len(cell.text) == 2 and cell.text.isdigit() and self.dice.chance(0.15):
                    row[place:place + 1] = [Cell(cell.text[0]), Cell(cell.text[1])]
                    break
        return table

    def lay(self, table):
        parts = self.cut(self.torn(table))
        return [self.spans(part) if isinstance(part, Table) else part for part in parts]

    # The whole

    def compose(self):
        blocks = [Para(line, "title") for line in self.title()]
        if self.edition in ("2019", "2021"):
            blocks += self.national()
        else:
            blocks += self.older()
        ending = self.options.get("ending", "signature")
        if ending == "contact":
            blocks.append(Para("联系人电话：0600-8550%03d，传真：0600-8551%03d，地址：%s。" % (
                self.dice.between(0, 999), self.dice.between(0, 999), "望江大道9号")))
        if ending in ("signature", "contact") or self.options.get("title") == "no-agency":
            blocks.append(Para(self.agency, "right"))
            blocks.append(Para("%d年%d月%d日" % (self.year + 1, self.dice.between(1, 3), self.dice.between(1, 28)), "right"))
        return blocks

    def national(self):
        choose = self.shape.choice
        titles = [choose(texts) for texts in SECTIONS.values()]
        blocks = self.preface(titles)
        if self.options.get("contents") == "list":
            blocks += [Para("目录")] + [Para(self.heading(i, title)) for i, title in enumerate(titles)]
        first, shift = self.overview(titles)
        parts = [
            first,
            [part for table in tables.disclosure(self.shape, self.printer, self.edition) for part in self.lay(table)]
            if self.options.get("tables") != "no-disclosure" else [],
            self.lay(tables.requests(self.shape, self.printer, self.edition, self.single_other)),
            [part for block in tables.proceedings(self.shape, self.printer)
             for part in (self.lay(block) if isinstance(block, Table) else [block])],
            [Para(line) for line in self.say(self.dice.pick(FAULTS)).split("\n")],
            [Para(self.say(self.dice.pick(OTHERS)))],
        ]
        if not parts[1]:
            parts[1] = [Para("通过各种渠道主动公开。")]
        lost = self.dice.between(1, 4) if self.options.get("headings") == "lost" else -1
        for index, (title, body) in enumerate(zip(titles, parts)):
            if index != lost:
                blocks.append(Para(self.heading(index + (shift if index else 0), title), "heading"))
            blocks += body
        return blocks

    def older(self):
        blocks = self.preface(["概述", "主动公开情况", "依申请公开情况", "复议和诉讼情况", "存在的问题", "其他事项"])
        if self.edition == "2008":
            return blocks + self.prose_report()
        blocks.append(Para(self.heading(0, "概述"), "heading"))
        blocks.append(Para(self.say(self.dice.pick(LEADS))))
        blocks.append(Para(self.heading(1, "存在的主要问题和改进措施"), "heading"))
        blocks.append(Para(self.say(self.dice.pick(FAULTS)).split("\n")[0]))
        blocks += [Para("附件"), Para("政府信息公开工作情况统计表", "heading"), Para("（%d年度）" % self.year),
                   Para("填报单位：" + self.agency)]
        blocks += self.lay(tables.statistics(self.shape, self.printer, self.options.get("extras") == "yes"))
        if self.dice.chance(0.5):
            blocks.append(Para("（注：各子栏目数总数要等于总栏目数量）"))
        return blocks

    def fact(self, key):
        """A number of the prose, noted."""
        value = self.values[key]
        self.truth[key] = (value, "")
        how = self.options.get("numbers", "plain") if isinstance(value, int) and key != "fees.collected" else "plain"
        if how == "comma" and value > 999:
            return "{:,}".format(value)
        if how == "han" and 1 < value < 10000:
            return han(value)
        return str(value)

    def enumerate(self, pairs, joint="，"):
        return joint.join("%s%s件" % (label, self.fact(key)) for label, key in pairs if self.values[key])

    def prose_report(self):
        values, dice, fact = self.values, self.dice, self.fact
        blocks = [Para(self.heading(0, "概述"), "heading"), Para(self.say(dice.pick(LEADS))),
                  Para(self.heading(1, "主动公开政府信息情况"), "heading")]
        text = dice.pick(["%d年，%s共主动公开政府信息%s条。", "截至%d年12月31日，%s主动公开政府信息%s条。"]) % (
            self.year, self.itself, fact("published.total"))
        ways = [("政府网站公开", "published.channel.website"), ("政府公报公开", "published.channel.gazette")]
        ways = [(label, key) for label, key in ways if values[key]]
        if ways:
            text += "其中，" + "，".join("%s%s条" % (label, fact(key)) for label, key in ways) + "。"
        blocks += [Para(text), Para(self.heading(2, "依申请公开政府信息情况"), "heading")]
        if not values["applications.total"]:
            self.truth["applications.total"] = (0, "")
            blocks.append(Para(dice.pick(["本年度未收到政府信息公开申请。", "全年没有收到政府信息公开申请。"])))
        else:
            text = "全年共收到政府信息公开申请%s件" % fact("applications.total")
            ways = self.enumerate([("当面申请", "applications.in_person"), ("网络申请", "applications.online"),
                                   ("信函申请", "applications.letter"), ("传真申请", "applications.fax")],
                                  dice.pick(["，", "、"]))
            text += ("，其中" + ways if ways else "") + "。"
            if values["replies.total"]:
                text += "答复申请%s件，其中%s。" % (fact("replies.total"), self.enumerate([
                    ("属于已主动公开范围", "replies.already_public"), ("同意公开", "replies.granted"),
                    ("同意部分公开", "replies.partial"), ("不同意公开", "replies.denied.total"),
                    ("申请信息不存在", "replies.nonexistent")]) or "均已按期答复")
            blocks.append(Para(text))
        blocks.append(Para(self.heading(3, "行政复议、行政诉讼和收费情况"), "heading"))
        text = "本年度" + ("因政府信息公开申请行政复议%s件，提起行政诉讼%s件。" % (
            fact("review.total"), fact("litigation.total")))
        if values["fees.collected"]:
            text += "依申请公开信息收取费用%s万元。" % fact("fees.collected")
        blocks += [Para(text), Para(self.heading(4, "存在的主要问题及改进措施"), "heading"),
                   Para(self.say(FAULTS[0]))]
        return blocks


def cells_of(blocks):
    for block in blocks:
        if isinstance(block, Table):
            yield from every_cell(block)
