# The four editions as they are printed
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Cell keys, printed labels and orders of the forms.

These stand here a second time, beside data/editions, on purpose: the samples are what the reader
is tested with, so they must not be made from the reader's own data.
"""

COLUMNS = [
    ("person", "自然人"),
    ("business", "商业企业"),
    ("research", "科研机构"),
    ("nonprofit", "社会公益组织"),
    ("legal", "法律服务机构"),
    ("other_org", "其他"),
]

# Third part of the form: (group, key, label). {n} is the number of the row in its group, in the
# document's own way of numbering.
DENIED = [
    ("denied.state_secret", "属于国家秘密"),
    ("denied.law_prohibits", "其他法律行政法规禁止公开"),
    ("denied.safety_stability", "危及“三安全一稳定”"),
    ("denied.third_party", "保护第三方合法权益"),
    ("denied.internal_affairs", "属于三类内部事务信息"),
    ("denied.process_info", "属于四类过程性信息"),
    ("denied.enforcement_file", "属于行政执法案卷"),
    ("denied.admin_query", "属于行政查询事项"),
]
UNABLE = [
    ("unable.not_held", "本机关不掌握相关政府信息"),
    ("unable.not_ready", "没有现成信息需要另行制作"),
    ("unable.unclear", "补正后申请内容仍不明确"),
]
REJECTED = [
    ("rejected.petition", "信访举报投诉类申请"),
    ("rejected.repeat", "重复申请"),
    ("rejected.publication", "要求提供公开出版物"),
    ("rejected.excessive", "无正当理由大量反复申请"),
    ("rejected.reconfirm", "要求行政机关确认或重新出具已获取信息"),
]
OTHER_2021 = [
    ("other.no_correction", "申请人无正当理由逾期不补正、行政机关不再处理其政府信息公开申请"),
    ("other.no_payment", "申请人逾期未按收费通知要求缴纳费用、行政机关不再处理其政府信息公开申请"),
    ("other.other", "其他"),
]

RESULTS = [
    ("upheld", "结果维持"),
    ("corrected", "结果纠正"),
    ("other", "其他结果"),
    ("pending", "尚未审结"),
]
FORUMS = [
    ("review", "行政复议"),
    ("direct", "未经复议直接起诉"),
    ("after_review", "复议后起诉"),
]

# The statistics form: (key or None for a heading, label, unit). "+" before a key: only in the
# later variant of the form, which also numbers its last parts differently.
STATISTICS = [
    (None, "一、主动公开情况", ""),
    ("published.total",
     "（一）主动公开政府信息数（不同渠道和方式公开相同信息计1条）", "条"),
    ("published.normative", "其中：主动公开规范性文件数", "条"),
    ("published.normative_issued", "制发规范性文件总数", "件"),
    (None, "（二）通过不同渠道和方式公开政府信息的情况", ""),
    ("published.channel.gazette", "1.政府公报公开政府信息数", "条"),
    ("published.channel.website", "2.政府网站公开政府信息数", "条"),
    ("published.channel.weibo", "3.政务微博公开政府信息数", "条"),
    ("published.channel.wechat", "4.政务微信公开政府信息数", "条"),
    ("published.channel.other", "5.其他方式公开政府信息数", "条"),
    (None, "二、回应解读情况", ""),
    ("response.events",
     "（一）回应公众关注热点或重大舆情数（不同方式回应同一热点或舆情计1次）", "次"),
    (None, "（二）通过不同渠道和方式回应解读的情况", ""),
    ("response.press_conferences", "1.参加或举办新闻发布会总次数", "次"),
    ("response.press_conferences_chief", "其中：主要负责同志参加新闻发布会次数", "次"),
    ("response.interviews", "2.政府网站在线访谈次数", "次"),
    ("response.interviews_chief", "其中：主要负责同志参加政府网站在线访谈次数", "次"),
    ("response.interpretations", "3.政策解读稿件发布数", "篇"),
    ("response.social_media", "4.微博微信回应事件数", "次"),
    ("response.other", "5.其他方式回应事件数", "次"),
    (None, "三、依申请公开情况", ""),
    ("applications.total", "（一）收到申请数", "件"),
    ("applications.in_person", "1.当面申请数", "件"),
    ("applications.fax", "2.传真申请数", "件"),
    ("applications.online", "3.网络申请数", "件"),
    ("applications.letter", "4.信函申请数", "件"),
    ("+applications.other", "5.其他形式", "件"),
    ("completed.total", "（二）申请办结数", "件"),
    ("completed.on_time", "1.按时办结数", "件"),
    ("completed.extended", "2.延期办结数", "件"),
    ("replies.total", "（三）申请答复数", "件"),
    ("replies.already_public", "1.属于已主动公开范围数", "件"),
    ("replies.granted", "2.同意公开答复数", "件"),
    ("replies.partial", "3.同意部分公开答复数", "件"),
    ("replies.denied.total", "4.不同意公开答复数", "件"),
    ("replies.denied.state_secret", "其中：涉及国家秘密", "件"),
    ("replies.denied.trade_secret", "涉及商业秘密", "件"),
    ("replies.denied.privacy", "涉及个人隐私", "件"),
    ("replies.denied.safety_stability",
     "危及国家安全、公共安全、经济安全和社会稳定", "件"),
    ("replies.denied.not_information", "不是《条例》所指政府信息", "件"),
    ("replies.denied.law_other", "法律法规规定的其他情形", "件"),
    ("replies.not_held", "5.不属于本行政机关公开数", "件"),
    ("replies.nonexistent", "6.申请信息不存在数", "件"),
    ("replies.amend", "7.告知作出更改补充数", "件"),
    ("replies.other_channel", "8.告知通过其他途径办理数", "件"),
    ("review.total", "四、行政复议数量", "件"),
    ("review.upheld", "（一）维持具体行政行为数", "件"),
    ("review.corrected", "（二）被依法纠错数", "件"),
    ("review.other", "（三）其他情形数", "件"),
    ("litigation.total", "五、行政诉讼数量", "件"),
    ("litigation.upheld", "（一）维持具体行政行为或者驳回原告诉讼请求数", "件"),
    ("litigation.corrected", "（二）被依法纠错数", "件"),
    ("litigation.other", "（三）其他情形数", "件"),
    ("complaints.total", "六、举报投诉数量", "件"),
    ("complaints.upheld", "（一）维持具体行政行为数", "件"),
    ("complaints.corrected", "（二）被依法纠错数", "件"),
    ("complaints.other", "（三）其他情形数", "件"),
    ("+archives.total", "{archives}、向图书馆、档案馆等查阅场所报送信息数", "条"),
    ("+archives.paper", "（一）纸质文件数", "条"),
    ("+archives.electronic", "（二）电子文件数", "条"),
    ("fees.collected", "{fees}、依申请公开信息收取的费用", "万元"),
    (None, "{organisation}、机构建设和保障经费情况", ""),
    ("organisation.offices", "（一）政府信息公开工作专门机构数", "个"),
    ("organisation.reading_points", "（二）设置政府信息公开查阅点数", "个"),
    ("organisation.staff", "（三）从事政府信息公开工作人员数", "人"),
    ("organisation.full_time", "1.专职人员数（不包括政府公报及政府网站工作人员数）", "人"),
    ("organisation.part_time", "2.兼职人员数", "人"),
    ("organisation.budget",
     "（四）政府信息公开专项经费（不包括用于政府公报编辑管理及政府网站建设维护等方面的经费）",
     "万元"),
    (None, "{training}、政府信息公开会议和培训情况", ""),
    ("training.meetings", "（一）召开政府信息公开工作会议或专题会议数", "次"),
    ("training.courses", "（二）举办各类培训班数", "次"),
    ("training.people", "（三）接受培训人员数", "人次"),
]
STATISTICS_ORDINALS = {
    False: {"fees": "七", "organisation": "八", "training": "九"},
    True: {"archives": "七", "fees": "八", "organisation": "九", "training": "十"},
}

DISCLOSURE_2019 = [
    [("regulations", "normative"), ("made", "published", "public_total")],
    [("licensing", "other_services", "punishment", "coercion"),
     ("items_last_year", "items_change", "decisions")],
    [("fees",), ("items_last_year", "items_change")],
    [("procurement",), ("items", "amount")],
]
DISCLOSURE_2021 = [
    [("regulations", "normative"), ("issued", "repealed", "in_force")],
    [("licensing", "punishment", "coercion"), ("decisions",)],
    [("fees",), ("amount",)],
]


def edition_of(year):
    """The form a report of that year is written in, in the invented province."""
    if year < 2014:
        return "2008"
    if year < 2019:
        return "2014"
    return "2019" if year < 2021 else "2021"


def outcome_rows(edition):
    """Keys of the rows of 三、本年度办理结果 without its total."""
    other = [key for key, _ in OTHER_2021] if edition == "2021" else ["other"]
    lists = [key for key, _ in DENIED + UNABLE + REJECTED]
    return ["granted", "partial"] + lists + other


def request_rows(edition):
    return ["received", "carried_in"] + outcome_rows(edition) + ["total", "carried_out"]


def column_keys():
    return [key for key, _ in COLUMNS] + ["total"]


def has_extras(year):
    """The later variant of the statistics form, with archives and a fifth way to apply."""
    return year >= 2017


def all_keys(edition):
    """Every cell of the edition's form, in the order of the form."""
    if edition in ("2008", "2014"):
        return [key.lstrip("+") for key, _, _ in STATISTICS if key]
    blocks = DISCLOSURE_2019 if edition == "2019" else DISCLOSURE_2021
    keys = ["disclosure.%s.%s" % (row, column)
            for rows, columns in blocks for row in rows for column in columns]
    keys += ["requests.%s.%s" % (row, column)
             for row in request_rows(edition) for column in column_keys()]
    results = [key for key, _ in RESULTS] + ["total"]
    keys += ["proceedings.%s.%s" % (forum, result)
             for forum, _ in FORUMS for result in results]
    return keys
