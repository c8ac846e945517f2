# From numbers to sentences
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the documents say in words. Sentences may name a cell, as {applications.total}; the Writer
fills it in and remembers it, so that a prose report's truth is exactly what it states.
{!review.total:未发生…} states a zero in words."""

import re

from . import forms, phrases
from .agencies import PROVINCE
from .dice import Dice
from .topics import BANKS

SLOT = re.compile(r"\{(!?)([^{}:]+)(?::([^{}]*))?\}")


def with_thousands(number):
    return "{:,}".format(number) if isinstance(number, int) else number


class Writer:
    """Fills sentences for one report and chooses among them."""

    def __init__(self, report, style):
        self.report, self.style = report, style
        self.agency, self.year = report.agency, report.year
        self.bank = BANKS[self.agency.slug]
        self.dice = Dice(self.agency.slug, self.year, "prose")
        self.stated = {}
        facts = report.facts
        self.words = {
            "Y": self.year, "P": self.year - 1, "N": self.year + 1,
            "A": self.agency.short(self.year), "O": self.agency.itself(),
            "F": self.turn(self.bank.focus), "WX": facts["wechat"],
            "K": "部门" if self.agency.government else "科室",
            "L": facts["letters"], "E": facts["explained"],
        }

    def turn(self, choices, step=1):
        """One of the choices, the next one every year: reports of two years differ."""
        offset = sum(map(ord, self.agency.slug))
        return choices[(self.year * step + offset) % len(choices)]

    def say(self, sentence):
        return SLOT.sub(self._slot, sentence)

    def _slot(self, match):
        negation, name, words = match.groups()
        if negation:
            for key in name.split(","):
                assert self.report.values[key] == 0, key
                self.stated[key] = (0, None)
            return words
        if name in self.words:
            return str(self.words[name])
        span = re.fullmatch(r"(\d+)-(\d+)", name)
        if span:
            return str(self.dice.between(int(span[1]), int(span[2])))
        value = self.report.values[name]
        self.stated[name] = (value, None)
        return str(with_thousands(value) if self.style.thousands else value)

    def fitting(self, bank):
        return [text for first, last, text in bank if first <= self.year <= last]

    def topics(self, count):
        return [self.say(text) for text in self.dice.some(self.fitting(self.bank.topics), count)]

    def asks(self, count):
        fitting = [ask if isinstance(ask, str) else ask[1] for ask in self.bank.asks
                   if isinstance(ask, str) or ask[0] <= self.year]
        return "、".join(self.dice.some(fitting, count))

    def some(self, bank, count):
        return "".join(self.say(text) for text in self.dice.some(bank, count))

    def lead(self):
        return self.say(self.turn(self.fitting(phrases.LEADS), step=2))

    def listing(self, sentences):
        """一是…；二是…。"""
        marks = "一二三四五六"
        return "；".join("%s是%s" % (marks[i], text) for i, text in enumerate(sentences)) + "。"

    def change(self):
        """How the applications went up or down, where last year is known and not tiny."""
        now, before = self.report.facts["received"], self.report.facts["received_before"]
        if not before or before < 8 or now == before or not self.dice.chance(0.6):
            return ""
        share = "%.1f%%" % (abs(now - before) * 100 / before)
        return "，比上年%s%d件，%s%s" % (
            "增加" if now > before else "减少", abs(now - before),
            "增长" if now > before else "下降", share)

    def faults(self, count):
        own = list(self.bank.faults)
        first = own[self.year % len(own)]
        fitting = [(fault, remedy) for since, until, fault, remedy in phrases.FAULTS
                   if since <= self.year <= until]
        start = self.year * 5 + sum(map(ord, self.agency.slug))
        rest = [fitting[(start + i) % len(fitting)] for i in range(count - 1)]
        return [first] + [(self.say(fault), self.say(remedy)) for fault, remedy in rest]

    def contact(self):
        agency = self.agency
        address = PROVINCE + agency.name(2012)[:3] + agency.address
        return "联系地址：%s，邮编：099100，电话：%s，网址：%s" % (
            address, agency.phone, agency.site())


# Reports with the tables of 2019 and 2021

def preface(writer, titles):
    dice, style = writer.dice, writer.style
    if style.short:
        return [] if dice.chance(0.5) else [writer.say(
            "根据《中华人民共和国政府信息公开条例》有关规定，现公布{A}{Y}年政府信息公开工作年度报告。")]
    number = "〔2021〕30号" if writer.report.edition == "2021" else "〔2019〕60号"
    parts = "、".join(titles)
    texts = [
        writer.say("根据《中华人民共和国政府信息公开条例》（以下简称《条例》）和国务院办公厅关于年度报告格式的"
                   "通知（国办公开办函%s）要求，结合{O}实际编制本报告。" % number)
        + "全文包括%s六个部分。" % parts
        + writer.say("所列数据的统计期限自{Y}年1月1日起至{Y}年12月31日止。"),
        writer.say("本报告由{A}依据《中华人民共和国政府信息公开条例》编制，数据统计期限为{Y}年1月1日至12月31日。"
                   "电子版可在%s下载，如有疑问请与{O}办公室联系。" % writer.agency.site()),
        writer.say("现将{A}{Y}年度政府信息公开工作情况报告如下，请社会各界监督。"),
    ]
    text = writer.turn(texts)
    if style.contact == "preface":
        text += "（%s）" % writer.contact()
    return [text]


def overview(writer):
    """Section 一 of the newer forms, as a list of paragraphs."""
    if writer.style.short:
        text = writer.lead() + active(writer, 2) + requests(writer)
        return [text + writer.some(phrases.MANAGE + phrases.SUPERVISE, 2)]
    parts = [
        ("主动公开", active(writer, 6 if writer.style.long else 4)
         + writer.some(phrases.EXPLAIN, 2 if writer.style.long else 1)),
        ("依申请公开", requests(writer)),
        ("政府信息管理", writer.some(phrases.MANAGE, 5 if writer.style.long else 3)),
        ("平台建设", writer.some(phrases.PLATFORM, 5 if writer.style.long else 3)),
        ("监督保障", writer.some(phrases.SUPERVISE, 5 if writer.style.long else 3)),
    ]
    tail = writer.turn(["情况", "", "方面"])
    return [writer.lead()] + [
        "（%s）%s%s。%s" % ("一二三四五"[i], title, tail, text)
        for i, (title, text) in enumerate(parts)]


def active(writer, count):
    facts = writer.report.facts
    rest = facts["posts_left"]
    numbers = writer.turn([
        "全年主动公开政府信息%d条，其中网站%d条、政务微信%d条、其他渠道%d条。"
        % (facts["published"], facts["web"], facts["wechat"], rest),
        writer.say("{Y}年通过各类渠道主动公开政府信息%d条（次），其中门户网站发布%d条。"
                   % (facts["published"], facts["web"])),
        writer.say("{O}全年发布各类信息%d条，门户网站和政务微信分别占%d条、%d条。"
                   % (facts["published"], facts["web"], facts["wechat"])),
    ], step=2)
    return numbers + writer.listing(writer.topics(count))


def together(values, rows):
    """The sum of the 总计 of some rows, of those that the form has."""
    return sum(values.get("requests.%s.total" % row, 0) for row in rows)


def requests(writer):
    """依申请公开: the numbers agree with the table, unless facts say what the prose claims."""
    report, dice = writer.report, writer.dice
    values = {**report.values, **report.told}
    received = report.facts.get("prose_received", values["requests.received.total"])
    before, after = values["requests.carried_in.total"], values["requests.carried_out.total"]
    done = values["requests.total.total"]
    if not received and not before:
        return writer.turn([writer.say("{Y}年，{O}未收到政府信息公开申请。"),
                            writer.say("本年度共收到政府信息公开申请0件，无上年结转申请。"),
                            "全年没有公民、法人或者其他组织提出政府信息公开申请。"])
    change = "" if "prose_received" in report.facts else writer.change()
    text = writer.turn([
        "本年度共收到政府信息公开申请%d件%s；上年结转%d件，办结%d件，结转下年度继续办理%d件。"
        % (received, change, before, done, after),
        writer.say("{Y}年，新收政府信息公开申请%d件%s，加上上年结转的%d件，共办结%d件，尚有%d件结转下年度。"
                   % (received, change, before, done, after)),
        "全年收到政府信息公开申请%d件%s，上年结转%d件，按期办结%d件，结转下年%d件。"
        % (received, change, before, done, after),
    ])
    if done > 4 and dice.chance(0.75):
        outcomes = [("予以公开", values["requests.granted.total"]),
                    ("部分公开", values["requests.partial.total"]),
                    ("不予公开", together(values, [key for key, _ in forms.DENIED])),
                    ("无法提供", together(values, [key for key, _ in forms.UNABLE])),
                    ("不予处理", together(values, [key for key, _ in forms.REJECTED])),
                    ("其他处理", together(values, ["other"] + [
                        key for key, _ in forms.OTHER_2021]))]
        text += "从办理结果看，%s。" % "，".join(
            "%s%d件" % pair for pair in outcomes if pair[1])
    person = values["requests.received.person"]
    if received > 15 and dice.chance(0.4) and "prose_received" not in report.facts:
        text += "自然人提出的申请有%d件，占%.1f%%。" % (person, person * 100 / received)
    text += "申请内容主要涉及%s。" % writer.asks(3 if received > 8 else 2)
    return text + writer.some(phrases.HANDLING, 2 if received > 8 else 1)


def problems(writer):
    """Section 五: faults and remedies in one of the usual shapes."""
    faults = writer.faults(2 if writer.style.short else 4 if writer.style.long else 3)
    wrong = [fault for fault, _ in faults]
    right = [remedy for _, remedy in faults]
    shape = writer.turn(["apart", "numbered", "pairs", "single"])
    if shape == "apart":
        return [writer.say("{Y}年{O}政府信息公开工作取得一定成效，但仍存在一些不足。")
                + writer.listing(wrong),
                writer.say("{N}年，{O}将重点做好以下工作：") + writer.listing(right)]
    if shape == "numbered":
        return ["（一）存在的主要问题", writer.listing(wrong),
                "（二）改进情况", "针对上述问题，" + writer.listing(right)]
    if shape == "pairs":
        return ["%d.%s。下一步，%s。" % (i + 1, fault, remedy)
                for i, (fault, remedy) in enumerate(faults)]
    return ["存在的主要问题：" + "；".join(wrong) + "。改进措施：" + "；".join(right) + "。"]


def others(writer):
    """Section 六."""
    if writer.style.short or writer.dice.chance(0.25):
        return [writer.turn(["无。", "无", "无其他需要报告的事项。", "暂无其他需要报告的事项。"])]
    sentences = writer.dice.some(writer.fitting(phrases.OTHERS), 2)
    if len(sentences) > 1 and writer.dice.chance(0.4):
        return ["%d.%s" % (i + 1, writer.say(text)) for i, text in enumerate(sentences)]
    return ["".join(writer.say(text) for text in sentences)]


# Reports before 2019

CHANNELS = [("当面申请", "applications.in_person"), ("传真申请", "applications.fax"),
            ("网络申请", "applications.online"), ("信函申请", "applications.letter")]
REPLIES = [("属于已主动公开范围", "replies.already_public"), ("同意公开", "replies.granted"),
           ("同意部分公开", "replies.partial"), ("不同意公开", "replies.denied.total"),
           ("不属于本行政机关公开", "replies.not_held"),
           ("申请信息不存在", "replies.nonexistent"), ("告知作出更改补充", "replies.amend"),
           ("告知通过其他途径办理", "replies.other_channel")]
DENIED = [("涉及国家秘密", "replies.denied.state_secret"),
          ("涉及商业秘密", "replies.denied.trade_secret"),
          ("涉及个人隐私", "replies.denied.privacy"),
          ("不是《条例》所指政府信息", "replies.denied.not_information"),
          ("法律法规规定的其他情形", "replies.denied.law_other")]
DISPUTES = [("review", "申请行政复议"), ("litigation", "提起行政诉讼"), ("complaints", "举报投诉")]


def enumerate_cells(writer, pairs, zeros, joint="，"):
    """当面申请3件，网络申请9件: without the zero ones, or with them."""
    values = writer.report.values
    of = writer.turn(["", "的", ""])
    return joint.join(label + of + writer.say("{%s}件" % key)
                      for label, key in pairs if values[key] or zeros)


def old_published(writer):
    channel = "published.channel."
    values = writer.report.values
    first = writer.turn([
        "{Y}年，{O}共主动公开政府信息{published.total}条。",
        "全年主动公开政府信息{published.total}条，其中主动公开规范性文件{published.normative}条；"
        "制发规范性文件{published.normative_issued}件。",
        "截至{Y}年12月31日，{O}全年主动公开政府信息{published.total}条。",
    ])
    ways = [("政府公报公开", channel + "gazette"), ("政府网站公开", channel + "website"),
            ("政务微博公开", channel + "weibo"), ("政务微信公开", channel + "wechat"),
            ("其他方式公开", channel + "other")]
    ways = [(label, key) for label, key in ways if values[key]]
    opening, noun, joint = writer.turn([
        ("按公开渠道分，", "政府信息", "，"), ("其中，", "", "，"), ("从渠道看，", "", "、")], step=2)
    return writer.say(first) + opening + joint.join(
        label + noun + writer.say("{%s}条" % key) for label, key in ways) + "。"


def old_requests(writer):
    """申请情况 and 答复情况, two paragraphs."""
    values = writer.report.values
    if not values["applications.total"] and not values["replies.total"]:
        return [writer.say(writer.turn([
            "{!applications.total:本年度未收到政府信息公开申请。}",
            "全年共收到政府信息公开申请{applications.total}件。",
            "{Y}年，{O}收到政府信息公开申请{applications.total}件，办结{completed.total}件。"]))]
    zeros = writer.dice.chance(0.3)
    received = writer.say(writer.turn([
        "全年共收到政府信息公开申请{applications.total}件",
        "{Y}年，{O}共收到政府信息公开申请{applications.total}件",
        "本年度收到政府信息公开申请{applications.total}件"])) + writer.change() + "。"
    if values["applications.total"]:
        received += writer.turn(["其中", "从申请方式看，"], step=3) + enumerate_cells(
            writer, CHANNELS, zeros, writer.turn(["，", "、"])) + "。"
    if writer.dice.chance(0.7):
        received += "申请内容主要涉及%s。" % writer.asks(3)
    done = writer.say(writer.turn([
        "共办结政府信息公开申请{completed.total}件", "全年办结申请{completed.total}件",
        "截至年底，已办结{completed.total}件"]))
    if values["completed.extended"] or zeros:
        done += writer.say(writer.turn([
            "，其中按时办结{completed.on_time}件，延期办结{completed.extended}件",
            "（按时办结{completed.on_time}件、延期办结{completed.extended}件）"], step=3))
    done += "。"
    if values["replies.total"]:
        done += writer.say(writer.turn([
            "答复申请{replies.total}件，其中", "在{replies.total}件答复中，",
            "共作出答复{replies.total}件，按答复内容分，"], step=2)) + enumerate_cells(
            writer, REPLIES, zeros) + "。"
        named = sum(values[key] for _, key in DENIED)
        if values["replies.denied.total"] and named == values["replies.denied.total"]:
            done += "不同意公开的申请中，" + enumerate_cells(writer, DENIED, False) + "。"
    return [received, done + writer.some(phrases.HANDLING, 1)]


def old_disputes(writer):
    values = writer.report.values
    if not any(values[forum + ".total"] for forum, _ in DISPUTES):
        return writer.say(writer.turn([
            "{Y}年，{!review.total,litigation.total:未发生因政府信息公开申请行政复议、提起行政诉讼的情况}。",
            "因政府信息公开申请行政复议{review.total}件，提起行政诉讼{litigation.total}件，"
            "举报投诉{complaints.total}件。"]))
    parts = []
    for forum, label in DISPUTES:
        text = label + writer.say("{%s.total}件" % forum)
        results = [("维持具体行政行为", "upheld"), ("被依法纠错", "corrected"),
                   ("其他情形", "other")]
        if values[forum + ".total"]:
            text += "（" + "、".join(
                name + writer.say("{%s.%s}件" % (forum, result)) for name, result in results
                if values["%s.%s" % (forum, result)]) + "）"
        parts.append(text)
    return writer.say(writer.turn([
        "{Y}年，因政府信息公开", "全年因政府信息公开工作被"])) + "，".join(parts) + "。"


def old_fees(writer):
    if writer.report.values["fees.collected"]:
        return writer.say("依申请公开信息收取的费用共{fees.collected}万元，为检索、复制和邮寄成本。")
    return writer.say(writer.turn([
        "本年度{!fees.collected:未收取任何费用}。", "依申请公开信息收取的费用{fees.collected}万元。",
        "所有申请均免费提供，{!fees.collected:没有收费}。"]))


def old_means(writer):
    text = writer.say(writer.turn([
        "{O}设有政府信息公开工作专门机构{organisation.offices}个，设置政府信息公开查阅点"
        "{organisation.reading_points}个，从事政府信息公开工作人员{organisation.staff}人，"
        "其中专职人员{organisation.full_time}人、兼职人员{organisation.part_time}人。",
        "截至年底，{O}从事政府信息公开工作人员共{organisation.staff}人，其中专职人员"
        "{organisation.full_time}人，兼职人员{organisation.part_time}人；设政府信息公开查阅点"
        "{organisation.reading_points}个。"], step=3))
    if writer.dice.chance(0.6):
        text += writer.say("全年召开政府信息公开工作会议{training.meetings}次，举办培训班"
                           "{training.courses}次，接受培训{training.people}人次。")
    return text


def old_narrative(writer):
    """The parts of a report before 2019: [(title, [paragraphs])]."""
    lead = writer.lead()
    support = writer.some(phrases.OLD_SUPPORT, 4 if writer.style.long else 2)
    topics = writer.listing(writer.topics(6 if writer.style.long else 4))
    published = old_published(writer)
    requests_parts = old_requests(writer)
    disputes, fees = old_disputes(writer), old_fees(writer)
    faults = problems(writer)
    if writer.style.short:
        return [("基本情况", [lead, published + topics]),
                ("依申请公开政府信息情况", ["".join(requests_parts) + fees + disputes]),
                ("存在的主要问题及改进情况", faults)]
    if writer.style.skeleton == 0:
        parts = [("概述", [lead, support]),
                 ("主动公开政府信息情况", [published, topics]),
                 ("依申请公开政府信息情况",
                  ["（%s）%s。%s" % pair for pair in zip(
                      "一二三", ("申请情况", "答复情况"), requests_parts)]
                  if len(requests_parts) > 1 else requests_parts),
                 ("政府信息公开的收费及减免情况", [fees]),
                 ("因政府信息公开申请行政复议、提起行政诉讼的情况", [disputes])]
    elif writer.style.skeleton == 1:
        channels = writer.some(phrases.OLD_CHANNELS[:3], 3)
        parts = [("工作推进情况", [lead + support, old_means(writer)]),
                 ("主动公开情况", ["1.公开的内容。" + topics, "2.公开的形式。" + published, channels]),
                 ("依申请公开情况", requests_parts + [fees]),
                 ("行政复议、行政诉讼和举报投诉情况", [disputes])]
    else:
        parts = [("总体情况", [lead + published, support]),
                 ("重点领域信息公开情况", [topics, writer.some(phrases.EXPLAIN, 1)]
                  if writer.year > 2013 else [topics]),
                 ("依申请公开和复议诉讼情况", requests_parts + [disputes + fees]),
                 ("人员、机构和培训情况", [old_means(writer)])]
    parts.append((writer.turn(["存在的主要问题及改进情况", "存在的问题和改进措施"]), faults))
    if writer.dice.chance(0.4):
        parts.append(("其他需要报告的事项", [writer.turn(["无。", "无其他需要报告的事项。"])]))
    return parts
