# What can be different about a document
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Each quirk is an option with values. Those of the report change its blocks; those of a format change how it is
written. A document has none of them, one, or a few."""

OLD, NEW = ("2008", "2014"), ("2019", "2021")
TABLES = ("2014", "2019", "2021")

# option → (values, editions)
REPORT = {
    "title": (["two-lines", "blanks", "year-first", "short", "of", "no-agency"], None),
    "headings": (["一.", "一．", "(一)", "blank", "none", "wrong", "shifted", "lost"], NEW),
    "preface": (["none", "long"], None),
    "contents": (["list"], NEW),
    "ending": (["contact", "none"], None),
    "labels": (["varied", "wrapped", "letters-missing", "blanks", "ocr"], TABLES),
    "brackets": (["half"], TABLES),
    "row-numbers": (["1、", "1．", "(1)", "（1）", "1", "1. ", "none"], NEW),
    "corner": (["1", "2"], NEW),
    "spans": (["empty", "repeated", "rows-empty", "rows-repeated", "columns-empty", "columns-repeated"], NEW),
    "cut": (["header-repeated", "header-empty", "bare-repeated", "bare-empty"], TABLES),
    "columns": (["subtotal", "extra"], NEW),
    "rows": (["missing", "subtotals"], NEW),
    "other": (["single"], ("2021",)),
    "proceedings": (["stacked", "stacked-two", "one-header", "two-headers", "sentences"], NEW),
    "disclosure": (["split"], NEW),
    "articles": (["none"], NEW),
    "amounts": (["cell-wan", "cell-yuan", "header-yuan"], NEW),
    "changes": (["words"], ("2019",)),
    "numbers": (["full-width", "han", "comma", "wide-comma", "unit", "point", "padded", "footnote"], None),
    "zeros": (["", "-", "--", "—", "－", "/", "／", "无", "空", "不适用", "N/A", "*", "…"], TABLES),
    "mistake": (["totals-blank", "column-total-blank", "totals-zero", "total-off", "person-blank", "typo",
                 "row-moved"], NEW),
    "damage": (["torn", "two-numbers", "ocr", "lost"], NEW),
    "prose": (["disagrees"], NEW),
    "statistics": (["number-first", "no-unit", "two-years"], ("2014",)),
    "extras": (["yes"], ("2014",)),
    "tables": (["no-disclosure"], NEW),
}

TEXT_SHAPES = ["browser", "pipes", "markdown", "blanks", "cell-lines", "cell-paragraphs", "pipe-lines", "fused",
               "fused-rows", "single-blanks"]
HTML = {
    "html": ["word", "paragraphs", "modern", "breaks", "unclosed", "inner-tables"],
    "chrome": ["layout-tables", "site"],
    "encoding": ["gbk", "gb2312", "gb18030", "utf-16"],
    "declared": ["none", "wrong", "bom"],
    "invisible": ["yes"],
    "scripts": ["yes"],
    "script": ["traditional"],
    "empty": ["nbsp"],
}
SHEET = {"sheets": ["many"], "covered": ["empty", "repeated"], "numbers-as": ["text", "inline"]}
DELIMITED = {"covered": ["repeated"], "encoding": ["gb18030", "bom", "utf-16"], "ragged": ["yes"]}
FORMATS = {
    "html": HTML,
    "mht": {"html": ["word", "modern"], "encoding": ["gbk", "gb18030"], "chrome": ["site"]},
    "docx": {"runs": ["many", "paragraphs", "sdt"]},
    "odt": {},
    "xlsx": SHEET,
    "ods": SHEET,
    "csv": DELIMITED,
    "tsv": DELIMITED,
    "txt": {"shape": TEXT_SHAPES, "encoding": ["gb18030", "bom", "utf-16", "utf-16be"], "gaps": ["all", "none"],
            "page-numbers": ["yes"], "chrome": ["yes"], "invisible": ["yes"], "line-ends": ["crlf"], "indent": ["yes"]},
}
# Formats that other programs write, from documents of ours, and what these are.
FORMATS["ofd"] = {"ofd": ["char", "row", "codes", "points", "shades", "one-path", "template", "graphics", "landscape",
                          "large", "no-lines"]}
FORMATS["pdf"] = {"page": ["landscape", "no-lines"], "runs": ["many"]}
FORMATS["doc"] = {"runs": ["many", "paragraphs"]}
FORMATS["wps"] = {}
FORMATS["xls"] = SHEET
FORMATS["zip"] = {"members": ["folders", "several"]}
CONVERTED = {"pdf": "docx", "doc": "docx", "wps": "docx", "xls": "xlsx"}
SLOW = ("doc", "wps", "xls")
PAGES = ("pdf", "ofd")
SCALES = {"zero": 8, "tiny": 22, "small": 32, "city": 22, "large": 10, "province": 6}
NARROW = {"zero": 8, "tiny": 32, "small": 40, "city": 20}
EDITIONS = {"2021": 45, "2019": 28, "2014": 17, "2008": 10}
YEARS = {"2008": (2008, 2013), "2014": (2014, 2018), "2019": (2019, 2020), "2021": (2021, 2025)}


def fits(option, value, chosen, edition, form):
    """Whether a quirk can be seen with the others that are chosen."""
    shape = chosen.get("shape", "tabs" if form == "txt" else None)
    merged = {"spans", "covered"} & set(chosen)
    if option == "zeros" and value in ("", "空") and shape in ("blanks", "cell-lines", "fused", "fused-rows",
                                                               "single-blanks", "pipe-lines"):
        return False
    if shape in ("fused", "fused-rows"):
        # Only digits run together can be told apart again.
        if option in ("numbers", "zeros", "damage", "columns", "rows", "spans", "cut", "corner", "mistake", "changes",
                      "amounts", "labels", "row-numbers", "statistics", "proceedings"):
            return False
        if edition == "2014":
            return False
    if shape in ("cell-lines", "single-blanks", "blanks", "pipe-lines"):
        if option == "spans" or (option == "mistake" and value in ("totals-blank", "column-total-blank", "person-blank")):
            return False
        if option == "damage" and value in ("lost", "two-numbers") or option == "columns":
            return False
        if option == "corner" and value == "1":
            return False
        if option == "numbers" and value == "padded":
            return False
    if form in PAGES and (option in ("spans", "cut", "damage") or (option, value) == ("headings", "lost") or (
            option == "zeros" and value == "*") or (option == "mistake" and "blank" in value)
            or (option == "numbers" and value in ("han", "wide-comma", "padded", "footnote", "point"))):
        # A page shows no cells; and a number broken over two lines is another matter.
        return False
    if "no-lines" in (value, chosen.get("page"), chosen.get("ofd")) and (
            option in ("zeros", "columns", "corner") or {"zeros", "columns", "corner"} & set(chosen)):
        return False
    if option == "spans" and form not in ("html", "mht", "docx", "odt", "doc", "wps"):
        return False
    if option in ("spans", "covered") and merged:
        return False
    if {"other", "tables"} <= {option, *chosen}:
        # Without table 二 nothing but the year tells the form.
        return False
    if option == "declared" and value == "bom" and chosen.get("encoding"):
        return False
    if option == "declared" and chosen.get("encoding") == "utf-16":
        return False
    if option == "encoding" and value == "utf-16" and chosen.get("declared"):
        return False
    if option == "script" and chosen.get("encoding") == "gb2312" or option == "encoding" and value == "gb2312" \
            and chosen.get("script"):
        return False
    if option == "proceedings" and value == "sentences" and (
            {"zeros", "damage"} & set(chosen) or chosen.get("numbers", "comma") != "comma"):
        return False
    return True


def draw(dice, form, edition, first=None):
    """Options of one document. @first: (option, value) that it has in any case."""
    chosen = {}
    if first:
        chosen[first[0]] = first[1]
    pool = [("format", option, value) for option, values in FORMATS[form].items() for value in values]
    pool += [("report", option, value) for option, (values, editions) in REPORT.items() for value in values
             if editions is None or edition in editions]
    for _ in range(dice.weighted({0: 35, 1: 30, 2: 20, 4: 15})):
        _, option, value = dice.pick(pool)
        if option not in chosen and fits(option, value, chosen, edition, form):
            extra = dict(chosen, **{option: value})
            if all(fits(o, v, {k: w for k, w in extra.items() if k != o}, edition, form) for o, v in extra.items()):
                chosen = extra
    return chosen


def everything(form):
    """Every quirk that a format can show: (edition, (option, value)), None for none."""
    for edition in EDITIONS:
        yield edition, None
        for option, values in FORMATS[form].items():
            for value in values:
                if fits(option, value, {}, edition, form) and fits("", "", {option: value}, edition, form) and not (
                        value in ("fused", "fused-rows") and edition == "2014"):
                    yield edition, (option, value)
        for option, (values, editions) in REPORT.items():
            if editions is None or edition in editions:
                for value in values:
                    if fits(option, value, {}, edition, form):
                        yield edition, (option, value)
