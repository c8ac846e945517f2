# Consistent numbers for every agency and year
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Application after application is received, decided or carried over; the tables are counts of
them, so every relation of the forms holds because it must."""

from dataclasses import dataclass, field

from . import forms
from .agencies import YEARS, interpolate
from .dice import Dice

KINDS = [key for key, _ in forms.COLUMNS]
LATE_OTHERS = ("other.no_correction", "other.no_payment", "other.other")


@dataclass
class Report:
    """One agency's year: what is true (values), and what the document will say otherwise.

    values holds a number or an exact decimal string for each key of the edition's form; told what
    the prose says otherwise; facts what no form asks for.
    """
    agency: object
    year: int
    edition: str
    values: dict = field(default_factory=dict)
    told: dict = field(default_factory=dict)
    facts: dict = field(default_factory=dict)
    single_other: bool = False     # a 2021 form with the one row （六）其他处理 of 2019

    @property
    def file(self):
        return "ql-%s-%d.txt" % (self.agency.slug, self.year)


def weights_in(agency, year):
    """The outcome weights of a year: temper, moving to drift between 2018 and 2024."""
    if not agency.drift:
        weights = dict(agency.temper)
    else:
        share = min(1, max(0, (year - 2018) / 6))
        weights = {key: (1 - share) * agency.temper.get(key, 0) + share * agency.drift.get(key, 0)
                   for key in list(agency.temper) + list(agency.drift)}
    if year < 2021:
        late = sum(weights.pop(key, 0) for key in LATE_OTHERS)
        if late:
            weights["other"] = late / 2
    return weights


def old_weights(agency):
    """The same temper in the words of the statistics form of 2014."""
    get = agency.temper.get
    rejected = sum(w for key, w in agency.temper.items() if key.startswith("rejected."))
    return {
        "replies.already_public": 0.35 * get("granted", 0),
        "replies.granted": 0.65 * get("granted", 0),
        "replies.partial": get("partial", 0),
        "replies.denied.state_secret": get("denied.state_secret", 0),
        "replies.denied.trade_secret": 0.5 * get("denied.third_party", 0),
        "replies.denied.privacy": 0.5 * get("denied.third_party", 0),
        "replies.denied.safety_stability": get("denied.safety_stability", 0),
        "replies.denied.not_information":
            get("denied.internal_affairs", 0) + get("denied.process_info", 0)
            + get("denied.admin_query", 0),
        "replies.denied.law_other":
            get("denied.law_prohibits", 0) + get("denied.enforcement_file", 0),
        "replies.not_held": 0.45 * get("unable.not_held", 0),
        "replies.nonexistent": 0.55 * get("unable.not_held", 0) + get("unable.not_ready", 0),
        "replies.amend": get("unable.unclear", 0),
        "replies.other_channel": 0.8 * rejected,
    }


def hundredths(amount):
    """An amount in 万元 as an exact decimal without idle zeros."""
    text = "%.2f" % amount
    return text.rstrip("0").rstrip(".")


def spread(dice, total, weights):
    counts = {key: 0 for key in weights}
    for _ in range(total):
        counts[dice.weighted(weights)] += 1
    return counts


class Office:
    """An agency going through the years with its open files and its book of rules."""

    def __init__(self, agency):
        self.agency = agency
        self.open = {kind: 0 for kind in KINDS}
        self.in_force = agency.normative[1]
        self.items = list(agency.items)
        self.received_before = None

    def live(self, year):
        """The report of the next year."""
        report = Report(self.agency, year, forms.edition_of(year))
        incoming = self._incoming(year)
        report.facts["received"] = sum(incoming.values())
        report.facts["received_before"] = self.received_before
        report.facts["carried_in"] = sum(self.open.values())
        if year < 2019:
            self._statistics(report, incoming)
        else:
            self._requests(report, incoming)
            self._proceedings(report)
            self._disclosure(report)
        self._outreach(report)
        self.received_before = report.facts["received"]
        report.facts["carried_out"] = sum(self.open.values())
        return report

    def _incoming(self, year):
        dice = Dice(self.agency.slug, year, "incoming")
        level = interpolate(self.agency.incoming, year)
        exact = year in self.agency.incoming and level < 4
        count = level if exact else dice.around(level, 0.09)
        return spread(dice, count, {kind: self.agency.who.get(kind, 0) for kind in KINDS})

    def _leave_open(self, dice, incoming):
        """Which of the year's applications go over into the next."""
        return {kind: sum(dice.chance(self.agency.carry) for _ in range(incoming[kind]))
                for kind in KINDS}

    # The statistics form

    def _statistics(self, report, incoming):
        agency, year, values = self.agency, report.year, report.values
        dice = Dice(agency.slug, year, "statistics")
        received, before = sum(incoming.values()), sum(self.open.values())
        self.open = self._leave_open(dice, incoming)
        done = received + before - sum(self.open.values())

        online = 30 + 5 * (year - 2012)
        ways = {"in_person": 22, "fax": 1, "online": online, "letter": 34}
        if forms.has_extras(year):
            ways["other"] = 2
        values["applications.total"] = received
        for way, count in spread(dice, received, ways).items():
            values["applications." + way] = count
        extended = sum(dice.chance(0.05) for _ in range(done))
        values["completed.total"] = done
        values["completed.on_time"] = done - extended
        values["completed.extended"] = extended

        replies = spread(dice, done, old_weights(agency))
        values.update(replies)
        values["replies.denied.total"] = sum(
            count for key, count in replies.items() if ".denied." in key)
        values["replies.total"] = done

        self._old_disputes(values, dice, "review", agency.review * received)
        self._old_disputes(values, dice, "litigation", agency.suit * received)
        self._old_disputes(values, dice, "complaints", 0.004 * received)
        self._old_published(report, dice)
        self._old_means(report, dice)
        report.facts["completed"] = done

    def _old_disputes(self, values, dice, forum, mean):
        counts = spread(dice, dice.poisson(mean), {"upheld": 70, "corrected": 14, "other": 16})
        for result, count in counts.items():
            values["%s.%s" % (forum, result)] = count
        values[forum + ".total"] = sum(counts.values())

    def _old_published(self, report, dice):
        agency, year, values = self.agency, report.year, report.values
        total = dice.around(interpolate(agency.published, year), 0.06)
        website = round(total * (0.62 + 0.14 * dice.unit()))
        weibo = 0 if agency.slug in ("tongji", "kexue", "xinfang") else round(
            total * (0.05 + 0.09 * dice.unit()))
        wechat = 0 if year < 2014 else round(total * 0.045 * (year - 2013))
        if agency.slug in ("kexue", "xinfang") and year < 2017:
            wechat = 0
        gazette = dice.between(14, 40) if agency.government else (
            dice.between(0, 6) if agency.normative[0] > 3 else 0)
        rest = total - website - weibo - wechat - gazette
        values["published.total"] = total
        values["published.channel.gazette"] = gazette
        values["published.channel.website"] = website
        values["published.channel.weibo"] = weibo
        values["published.channel.wechat"] = wechat
        values["published.channel.other"] = max(0, rest) + dice.between(0, round(total * 0.05))
        issued = dice.between(0, agency.normative[0] * (3 if agency.government else 1))
        values["published.normative_issued"] = issued
        values["published.normative"] = max(0, issued - (1 if dice.chance(0.2) else 0))

        talks = 4 if agency.government else 1
        values["response.events"] = dice.between(0, 3 * talks)
        values["response.press_conferences"] = dice.between(0, 4 * talks)
        values["response.press_conferences_chief"] = dice.between(
            0, values["response.press_conferences"])
        values["response.interviews"] = dice.between(0, 3 * talks)
        values["response.interviews_chief"] = dice.between(0, values["response.interviews"])
        values["response.interpretations"] = dice.between(issued, issued * 3 + 6 * talks)
        values["response.social_media"] = dice.between(0, 5) if weibo or wechat else 0
        values["response.other"] = dice.between(0, 4)

    def _old_means(self, report, dice):
        agency, values = self.agency, report.values
        size = 12 if agency.government else (2 if agency.published[2012] > 1000 else 1)
        values["fees.collected"] = (
            hundredths(dice.between(2, 40) / 100) if agency.slug in ("ziran", "zhujian")
            and report.year < 2018 and dice.chance(0.6) else 0)
        values["organisation.offices"] = dice.between(size, size + 1) if size > 1 else 1
        values["organisation.reading_points"] = dice.between(1, 2 * size)
        values["organisation.full_time"] = dice.between(1 if size > 1 else 0, size)
        values["organisation.part_time"] = dice.between(2 * size, 6 * size)
        values["organisation.staff"] = (
            values["organisation.full_time"] + values["organisation.part_time"])
        values["organisation.budget"] = hundredths(
            dice.pick([0, 0, 1, 1.5, 2, 3.6, 5, 8.25, 10]) * (3 if size == 12 else 1))
        values["training.meetings"] = dice.between(1, 2 + size)
        values["training.courses"] = dice.between(0, 1 + size // 2)
        values["training.people"] = (
            values["training.courses"] * dice.between(18, 60) + dice.between(0, 1) * 12
            if values["training.courses"] else 0)
        paper, electronic = dice.between(0, 20 * size), dice.between(0, 30 * size)
        values["archives.paper"], values["archives.electronic"] = paper, electronic
        values["archives.total"] = paper + electronic

    # The forms of 2019 and 2021

    def _requests(self, report, incoming):
        agency, edition, values = self.agency, report.edition, report.values
        dice = Dice(agency.slug, report.year, "requests")
        weights = weights_in(agency, report.year)
        rows = {row: {kind: 0 for kind in KINDS} for row in forms.request_rows(edition)}
        rows["received"], rows["carried_in"] = incoming, self.open
        self.open = self._leave_open(dice, incoming)
        rows["carried_out"] = self.open
        for kind in KINDS:
            decided = (rows["received"][kind] + rows["carried_in"][kind]
                       - rows["carried_out"][kind])
            rows["total"][kind] = decided
            for row, count in spread(dice, decided, weights).items():
                rows[row][kind] += count
        for row, counts in rows.items():
            for kind in KINDS:
                values["requests.%s.%s" % (row, kind)] = counts[kind]
            values["requests.%s.total" % row] = sum(counts.values())
        report.facts["completed"] = values["requests.total.total"]

    def _proceedings(self, report):
        agency, values = self.agency, report.values
        dice = Dice(agency.slug, report.year, "proceedings")
        means = {"review": agency.review, "direct": agency.suit * 0.6,
                 "after_review": agency.suit * 0.4}
        for forum, mean in means.items():
            count = dice.poisson(mean * report.facts["received"])
            counts = spread(dice, count, {"upheld": 62, "corrected": 12, "other": 14,
                                          "pending": 12})
            for result, number in counts.items():
                values["proceedings.%s.%s" % (forum, result)] = number
            values["proceedings.%s.total" % forum] = count

    def _disclosure(self, report):
        agency, year, values = self.agency, report.year, report.values
        dice = Dice(agency.slug, year, "disclosure")
        issued = dice.between(0, agency.normative[0])
        repealed = dice.between(0, min(self.in_force, agency.normative[0])) if year > 2020 else 0
        self.in_force += issued - repealed
        decisions = {"licensing": dice.around(agency.licensing, 0.12),
                     "punishment": dice.around(agency.punishment, 0.15),
                     "coercion": dice.around(agency.coercion, 0.2)}
        fees = hundredths(agency.fees * (0.9 + 0.2 * dice.unit()))
        if year > 2020:
            for row, counts in (("regulations", (0, 0, 0)),
                                ("normative", (issued, repealed, self.in_force))):
                for column, count in zip(("issued", "repealed", "in_force"), counts):
                    values["disclosure.%s.%s" % (row, column)] = count
            for row, count in decisions.items():
                values["disclosure.%s.decisions" % row] = count
            values["disclosure.fees.amount"] = fees
            return
        for row, counts in (("regulations", (0, 0, 0)),
                            ("normative", (issued, issued, self.in_force))):
            for column, count in zip(("made", "published", "public_total"), counts):
                values["disclosure.%s.%s" % (row, column)] = count
        decisions["other_services"] = dice.around(agency.items[1] * 37, 0.3)
        kinds = ("licensing", "other_services", "punishment", "coercion", "fees")
        for index, row in enumerate(kinds):
            last = self.items[index]
            change = dice.between(-min(last, 6), 4) if last and dice.chance(0.6) else 0
            self.items[index] += change
            values["disclosure.%s.items_last_year" % row] = last
            values["disclosure.%s.items_change" % row] = change
            if row != "fees":
                values["disclosure.%s.decisions" % row] = decisions[row]
        bought = dice.between(0, 6 if agency.published[2012] < 500 else 40)
        values["disclosure.procurement.items"] = bought
        values["disclosure.procurement.amount"] = hundredths(
            bought * (3 + 40 * dice.unit())) if bought else 0

    def _outreach(self, report):
        """Numbers that only the prose states."""
        agency, year, facts = self.agency, report.year, report.facts
        dice = Dice(agency.slug, year, "outreach")
        if year < 2019:
            total = report.values["published.total"]
            facts["web"] = report.values["published.channel.website"]
            facts["wechat"] = report.values["published.channel.wechat"]
        else:
            total = dice.around(interpolate(agency.published, year), 0.06)
            facts["web"] = round(total * (0.55 + 0.1 * dice.unit()))
            facts["wechat"] = round(total * (0.2 + 0.1 * dice.unit()))
        facts["published"] = total
        facts["posts_left"] = max(0, total - facts["web"] - facts["wechat"])
        facts["explained"] = dice.between(4, 12) + total // 160
        facts["letters"] = dice.between(20, 60) + total // 9


def all_reports(agencies):
    """(agency, year) → report, missing years included, since the next year builds on them."""
    reports = {}
    for agency in agencies:
        office = Office(agency)
        for year in YEARS:
            reports[agency.slug, year] = office.live(year)
    return reports
