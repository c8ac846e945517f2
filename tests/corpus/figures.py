# Consistent numbers of invented reports, from all zero to a province
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Numbers for every cell of a form, so that all its relations hold; and the mistakes of real offices,
which are applied to what is printed afterwards."""

from generator import forms
from generator.dice import Dice  # noqa: F401

KINDS = [key for key, _ in forms.COLUMNS]
COLUMNS = KINDS + ["total"]
RESULTS = ["upheld", "corrected", "other", "pending"]
FORUMS = ["review", "direct", "after_review"]

# The size of an office: applications a year, decisions a year, documents in force, items.
SCALES = {
    "zero": (0, 0, 0, 0),
    "tiny": (4, 9, 3, 5),
    "small": (38, 160, 24, 40),
    "city": (620, 48000, 180, 700),
    "large": (5400, 730000, 900, 3600),
    "province": (61000, 4300000, 5200, 9800),
}
WHO = {"person": 82, "business": 9, "research": 1, "nonprofit": 1, "legal": 4, "other_org": 3}


def some(dice, mean):
    """A count around the mean, with small ones and zeros among them."""
    if mean <= 0:
        return 0
    if dice.chance(0.12):
        return 0
    return int(mean * (0.25 + 1.5 * dice.unit()) + dice.unit())


def share_out(dice, total, weights):
    """Whole numbers near the weights' shares, with the given sum; many of them zero when it is small."""
    left, weight_left, counts = total, float(sum(weights.values())), {}
    keys = list(weights)
    for key in keys:
        weight = weights[key]
        if left and weight_left > 0:
            mean = left * weight / weight_left
            if mean < 12:
                count = sum(dice.unit() < weight / weight_left for _ in range(left)) if left < 60 else \
                    min(left, dice.poisson(mean))
            else:
                count = min(left, dice.around(mean, 0.2))
        else:
            count = 0
        counts[key] = count
        left -= count
        weight_left -= weight
    counts[keys[0]] += left
    return counts


def weights_of(dice, keys):
    """A temper: a few outcomes often, most of them rarely or never."""
    weights = {}
    for place, key in enumerate(keys):
        draw = dice.unit()
        weights[key] = (6.0 if place < 2 else 0.0) + (draw ** 4) * 9 if draw > 0.35 else 0.0
    weights[keys[0]] += 0.5
    return weights


def requests(dice, edition, single_other, mean):
    rows = forms.outcome_rows("2019" if single_other else edition)
    values = {}
    table = {row: {} for row in ["received", "carried_in"] + rows + ["total", "carried_out"]}
    received = share_out(dice, some(dice, mean), WHO)
    carried = share_out(dice, some(dice, mean * 0.05), WHO)
    temper = weights_of(dice, rows)
    for kind in KINDS:
        all_of = received[kind] + carried[kind]
        out = min(all_of, int(all_of * 0.12 * dice.unit() + 0.4 * dice.unit()))
        table["received"][kind], table["carried_in"][kind] = received[kind], carried[kind]
        table["carried_out"][kind], table["total"][kind] = out, all_of - out
        for row, count in share_out(dice, all_of - out, temper).items():
            table[row][kind] = count
    for row, counts in table.items():
        for kind in KINDS:
            values["requests.%s.%s" % (row, kind)] = counts[kind]
        values["requests.%s.total" % row] = sum(counts.values())
    return values


def proceedings(dice, mean):
    values = {}
    for forum in FORUMS:
        counts = share_out(dice, some(dice, mean), {"upheld": 60, "corrected": 12, "other": 16, "pending": 12})
        for result, count in counts.items():
            values["proceedings.%s.%s" % (forum, result)] = count
        values["proceedings.%s.total" % forum] = sum(counts.values())
    return values


def amount(dice, mean):
    """万元, exactly, with up to four places, sometimes six."""
    if not mean or dice.chance(0.2):
        return 0
    places = dice.pick([0, 0, 1, 2, 2, 2, 4, 6])
    text = "%.*f" % (places, mean * (0.05 + 1.6 * dice.unit()))
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return int(text) if text.isdigit() else text


def disclosure(dice, edition, scale):
    _, decisions, in_force, items = SCALES[scale]
    values = {}
    if edition == "2021":
        for row, size in (("regulations", in_force // 12), ("normative", in_force)):
            values["disclosure.%s.issued" % row] = some(dice, size // 6)
            values["disclosure.%s.repealed" % row] = some(dice, size // 9)
            values["disclosure.%s.in_force" % row] = some(dice, size)
        for row, part in (("licensing", 1), ("punishment", 9), ("coercion", 60)):
            values["disclosure.%s.decisions" % row] = some(dice, decisions // part)
        values["disclosure.fees.amount"] = amount(dice, decisions / 37)
        return values
    for row, size in (("regulations", in_force // 12), ("normative", in_force)):
        values["disclosure.%s.made" % row] = some(dice, size // 6)
        values["disclosure.%s.published" % row] = some(dice, size // 6)
        values["disclosure.%s.public_total" % row] = some(dice, size)
    for row, part in (("licensing", 3), ("other_services", 1), ("punishment", 2), ("coercion", 20), ("fees", 40)):
        last = some(dice, items // part)
        values["disclosure.%s.items_last_year" % row] = last
        values["disclosure.%s.items_change" % row] = (
            dice.between(-min(last, 30), 25) if last and dice.chance(0.6) else 0)
        if row != "fees":
            values["disclosure.%s.decisions" % row] = some(dice, decisions // part)
    bought = some(dice, items // 30)
    values["disclosure.procurement.items"] = bought
    values["disclosure.procurement.amount"] = amount(dice, bought * 31.7)
    return values


def statistics(dice, scale):
    incoming, decisions, in_force, items = SCALES[scale]
    values, take = {}, lambda mean: some(dice, mean)
    channels = share_out(dice, take(incoming * 9), {
        "website": 60, "gazette": 3, "weibo": 8, "wechat": 14, "other": 9})
    for channel, count in channels.items():
        values["published.channel." + channel] = count
    values["published.total"] = sum(channels.values()) - (1 if sum(channels.values()) > 9 else 0)
    values["published.normative_issued"] = take(in_force // 5)
    values["published.normative"] = max(0, values["published.normative_issued"] - take(1))
    for key, mean in (("events", 12), ("interpretations", 40), ("social_media", 9), ("other", 5)):
        values["response." + key] = take(mean if scale != "zero" else 0)
    for key in ("press_conferences", "interviews"):
        values["response." + key] = take(9 if scale != "zero" else 0)
        values["response.%s_chief" % key] = dice.between(0, values["response." + key])
    ways = share_out(dice, take(incoming), {"online": 50, "in_person": 20, "fax": 2, "letter": 26, "other": 2})
    values["applications.total"] = sum(ways.values())
    values.update({"applications." + way: count for way, count in ways.items()})
    done = max(0, values["applications.total"] - take(incoming * 0.03))
    late = min(done, take(done * 0.05))
    values.update({"completed.total": done, "completed.on_time": done - late, "completed.extended": late})
    replies = [key for key, _, _ in forms.STATISTICS if key and key.startswith("replies.")
               and key not in ("replies.total", "replies.denied.total")]
    values.update(share_out(dice, done, weights_of(dice, replies)))
    values["replies.denied.total"] = sum(values[key] for key in replies if ".denied." in key)
    values["replies.total"] = done
    for forum in ("review", "litigation", "complaints"):
        counts = share_out(dice, take(incoming * 0.05), {"upheld": 70, "corrected": 14, "other": 16})
        values.update({"%s.%s" % (forum, key): count for key, count in counts.items()})
        values[forum + ".total"] = sum(counts.values())
    papers = share_out(dice, take(items), {"paper": 40, "electronic": 60})
    values.update({"archives." + key: count for key, count in papers.items()})
    values["archives.total"] = sum(papers.values())
    values["fees.collected"] = amount(dice, incoming / 200)
    size = 0 if scale == "zero" else 1 + items // 60
    for key, mean in (("offices", size), ("reading_points", size * 2), ("full_time", size), ("part_time", size * 3)):
        values["organisation." + key] = take(mean)
    values["organisation.staff"] = values["organisation.full_time"] + values["organisation.part_time"]
    values["organisation.budget"] = amount(dice, size * 4)
    for key, mean in (("meetings", 3), ("courses", 3), ("people", 160)):
        values["training." + key] = take(mean if size else 0)
    return values


def make(dice, edition, single_other, scale):
    """The value of every cell of the edition's form."""
    if edition in ("2008", "2014"):
        return statistics(dice, scale)
    mean = SCALES[scale][0]
    values = disclosure(dice, edition, scale)
    values.update(requests(dice, edition, single_other, mean))
    values.update(proceedings(dice, mean * 0.04))
    return values


# Mistakes of real offices: what is printed instead; the value None is a blank.

def totals_blank(dice, values):
    return {key: None for key in values if key.startswith("requests.") and key.endswith(".total")}


def column_total_blank(dice, values):
    return {"requests.total." + column: None for column in COLUMNS}


def totals_zero(dice, values):
    return {"proceedings.%s.total" % forum: 0 for forum in FORUMS}


def total_off(dice, values):
    key = "requests.total.total"
    return {key: values[key] + dice.pick([1, 2, 10])}


def person_blank(dice, values):
    row = dice.pick([key for key in values if key.startswith("requests.") and key.endswith(".person")])
    return {row: None}


def typo(dice, values):
    keys = [key for key in values if key.startswith("requests.") and not key.endswith(".total")]
    key = dice.pick([key for key in keys if values[key]] or keys)
    return {key: values[key] + dice.pick([1, 3, 9])}


def row_moved(dice, values):
    """The numbers stand one row too low: the sums do not see it."""
    changed = {}
    for column in COLUMNS:
        changed["requests.denied.third_party." + column] = values["requests.denied.law_prohibits." + column]
        changed["requests.denied.law_prohibits." + column] = 0
    return changed


MISTAKES = {"totals-blank": totals_blank, "column-total-blank": column_total_blank, "totals-zero": totals_zero,
            "total-off": total_off, "person-blank": person_blank, "typo": typo, "row-moved": row_moved}
