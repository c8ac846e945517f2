# The fourteen agencies: who they are and how they behave
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""云河省青澜市 and its 鹤汀区 are invented; no place in China bears these names.

Telephone numbers, postcodes and addresses belong to no one: area code and postcode are not in use.
"""

from dataclasses import dataclass, field

PROVINCE, CITY, DISTRICT = "云河省", "青澜市", "鹤汀区"
YEARS = range(2012, 2025)

# Reports that were never published, or cannot be found any more.
MISSING = {
    ("xinfang", 2012), ("caizheng", 2012), ("hzhujian", 2012), ("kexue", 2013),
    ("jiaotong", 2014), ("tongji", 2016), ("minzheng", 2018), ("hzhujian", 2020),
}


@dataclass(frozen=True)
class Agency:
    slug: str
    names: dict          # first year → name; two bodies were renamed in the reform of 2018–2019
    address: str
    phone: str
    incoming: dict       # year → applications, interpolated between; {} means see zeros
    temper: dict         # weights of the outcomes, rows of the 2021 form
    drift: dict = field(default_factory=dict)     # the same for 2024, where it changed on the way
    who: dict = field(default_factory=dict)       # weights of the applicants
    carry: float = 0.04                           # share still open at the end of the year
    review: float = 0.03                          # reviews an application
    suit: float = 0.01                            # law suits an application
    published: dict = field(default_factory=dict)
    normative: tuple = (1, 8)                     # issued a year at most, in force in 2018
    licensing: int = 0                            # decisions a year, about
    punishment: int = 0
    coercion: int = 0
    fees: float = 0.0                             # 万元 a year, about
    items: tuple = (0, 0, 0, 0, 0)                # licensing, services, punishment, coercion, fees
    district: bool = False
    government: bool = False

    def name(self, year):
        return self.names[max(first for first in self.names if first <= year)]

    def short(self, year):
        """市财政局, 区人民政府: how the report calls its agency."""
        name = self.name(year).removeprefix(CITY)
        if name.startswith(DISTRICT):
            return "区" + name.removeprefix(DISTRICT)
        return "市" + name

    def itself(self):
        return "我区" if self.government else "我局"

    def region(self):
        return [PROVINCE, CITY] + ([DISTRICT] if self.district else [])

    def site(self):
        return "www.%s.qinglan.example" % self.slug


PEOPLE = {"person": 90, "business": 6, "legal": 2, "research": 0.6, "nonprofit": 0.6,
          "other_org": 0.8}
TRADE = {"person": 66, "business": 24, "legal": 6, "research": 1, "nonprofit": 1.5,
         "other_org": 1.5}
LAND = {"person": 82, "business": 9, "legal": 6, "research": 0.5, "nonprofit": 0.5,
        "other_org": 2}

AGENCIES = [
    Agency(
        "renshe", {2012: "青澜市人力资源和社会保障局"}, "栖云路18号", "0600-8550112",
        incoming={2012: 14, 2015: 31, 2018: 47, 2020: 58, 2022: 66, 2024: 72},
        temper={"granted": 44, "partial": 7, "denied.third_party": 3,
                "denied.internal_affairs": 6, "denied.enforcement_file": 3,
                "unable.not_held": 28, "unable.not_ready": 4, "unable.unclear": 3,
                "rejected.repeat": 1, "rejected.petition": 1},
        drift={"granted": 52, "partial": 12, "denied.third_party": 3,
               "denied.internal_affairs": 4, "denied.enforcement_file": 4,
               "unable.not_held": 18, "unable.not_ready": 3, "rejected.petition": 2,
               "other.no_correction": 2},
        who=PEOPLE, published={2012: 1180, 2018: 2640, 2024: 3320}, normative=(6, 41),
        licensing=86, punishment=24, coercion=6, fees=412.6, items=(4, 31, 58, 3, 12)),
    Agency(
        "ziran", {2012: "青澜市国土资源局", 2019: "青澜市自然资源和规划局"},
        "澜江中路206号", "0600-8550347",
        incoming={2012: 46, 2015: 148, 2018: 236, 2019: 281, 2022: 402, 2024: 358},
        temper={"granted": 26, "partial": 6, "denied.third_party": 2,
                "denied.internal_affairs": 3, "denied.process_info": 4,
                "denied.admin_query": 3, "denied.state_secret": 0.6, "unable.not_held": 46,
                "unable.not_ready": 5, "unable.unclear": 4, "rejected.repeat": 3,
                "other.other": 1},
        drift={"granted": 31, "partial": 8, "denied.third_party": 2, "denied.process_info": 3,
               "denied.admin_query": 7, "unable.not_held": 37, "unable.not_ready": 5,
               "unable.unclear": 3, "rejected.repeat": 4, "rejected.petition": 2,
               "other.no_correction": 4, "other.other": 1},
        who=LAND, carry=0.07, review=0.06, suit=0.025,
        published={2012: 2260, 2018: 4180, 2024: 5140}, normative=(5, 33),
        licensing=2140, punishment=46, coercion=2, fees=1486.3, items=(17, 44, 63, 5, 4)),
    Agency(
        "zhujian", {2012: "青澜市住房和城乡建设局"}, "望江大道77号", "0600-8550461",
        incoming={2012: 33, 2014: 92, 2017: 205, 2019: 214, 2021: 268, 2024: 310},
        temper={"granted": 29, "partial": 10, "denied.third_party": 3,
                "denied.internal_affairs": 2, "denied.process_info": 6,
                "denied.enforcement_file": 3, "unable.not_held": 34, "unable.not_ready": 4,
                "unable.unclear": 3, "rejected.petition": 3, "rejected.repeat": 3},
        drift={"granted": 30, "partial": 13, "denied.third_party": 3,
               "denied.process_info": 3, "denied.enforcement_file": 4, "unable.not_held": 31,
               "unable.not_ready": 4, "rejected.petition": 4, "rejected.repeat": 3,
               "rejected.excessive": 1, "other.no_correction": 4},
        who=LAND, carry=0.06, review=0.05, suit=0.03,
        published={2012: 1520, 2018: 3010, 2024: 3660}, normative=(7, 52),
        licensing=934, punishment=71, coercion=0, fees=263.5, items=(11, 27, 143, 2, 3)),
    Agency(
        "shichang", {2012: "青澜市工商行政管理局", 2019: "青澜市市场监督管理局"},
        "云麓街9号", "0600-8550582",
        incoming={2012: 11, 2015: 29, 2018: 52, 2019: 74, 2021: 118, 2024: 176},
        temper={"granted": 32, "partial": 6, "denied.law_prohibits": 2,
                "denied.third_party": 7, "denied.internal_affairs": 3,
                "denied.enforcement_file": 16, "denied.admin_query": 9, "unable.not_held": 14,
                "unable.unclear": 2, "rejected.petition": 7, "rejected.repeat": 2},
        drift={"granted": 24, "partial": 8, "denied.law_prohibits": 1,
               "denied.third_party": 6, "denied.enforcement_file": 27,
               "denied.admin_query": 8, "unable.not_held": 10, "rejected.petition": 9,
               "rejected.repeat": 3, "rejected.excessive": 2, "other.no_correction": 3},
        who=TRADE, carry=0.05, review=0.09, suit=0.02,
        published={2012: 1340, 2018: 2890, 2024: 4410}, normative=(4, 26),
        licensing=41200, punishment=1160, coercion=212, fees=0, items=(23, 35, 486, 41, 6)),
    Agency(
        "xinfang", {2012: "青澜市信访局"}, "望江大道3号", "0600-8550620",
        incoming={2012: 3, 2015: 9, 2018: 17, 2020: 21, 2024: 33},
        temper={"granted": 12, "partial": 3, "denied.internal_affairs": 4,
                "unable.not_held": 22, "unable.unclear": 4, "rejected.petition": 44,
                "rejected.repeat": 7, "rejected.excessive": 2},
        who={"person": 100}, carry=0.09, review=0.05, suit=0.01,
        published={2012: 96, 2018: 210, 2024: 284}, normative=(1, 3)),
    Agency(
        "caizheng", {2012: "青澜市财政局"}, "澜江中路60号", "0600-8550205",
        incoming={2012: 5, 2016: 16, 2019: 24, 2022: 37, 2024: 41},
        temper={"granted": 58, "partial": 5, "denied.internal_affairs": 4,
                "denied.process_info": 4, "unable.not_held": 22, "unable.not_ready": 8},
        who=TRADE, review=0.02, published={2012: 640, 2018: 1480, 2024: 1730},
        normative=(5, 29), licensing=14, punishment=3, items=(2, 6, 22, 0, 0)),
    Agency(
        "jiaoyu", {2012: "青澜市教育局"}, "书院街41号", "0600-8550733",
        incoming={2012: 9, 2015: 28, 2018: 44, 2021: 71, 2024: 95},
        temper={"granted": 78, "partial": 8, "denied.third_party": 2,
                "denied.internal_affairs": 3, "unable.not_held": 9},
        who=PEOPLE, carry=0.03, review=0.008, suit=0.002,
        published={2012: 870, 2018: 1920, 2024: 2480}, normative=(4, 37), licensing=152,
        punishment=2, fees=1208.4, items=(5, 14, 26, 0, 7)),
    Agency(
        "minzheng", {2012: "青澜市民政局"}, "栖云路102号", "0600-8550814",
        incoming={2012: 2, 2015: 6, 2018: 9, 2021: 13, 2024: 12},
        temper={"granted": 74, "partial": 10, "unable.not_held": 14, "unable.unclear": 2},
        who=PEOPLE, carry=0.02, review=0.005, suit=0,
        published={2012: 410, 2018: 980, 2024: 1260}, normative=(3, 24), licensing=118,
        punishment=5, items=(3, 18, 34, 1, 0)),
    Agency(
        "gongan", {2012: "青澜市公安局"}, "剑溪路1号", "0600-8550110",
        incoming={2012: 18, 2015: 47, 2018: 79, 2021: 104, 2024: 123},
        temper={"granted": 21, "partial": 6, "denied.state_secret": 2,
                "denied.law_prohibits": 5, "denied.safety_stability": 3,
                "denied.third_party": 5, "denied.internal_affairs": 4,
                "denied.enforcement_file": 19, "unable.not_held": 21, "unable.unclear": 3,
                "rejected.petition": 8, "rejected.repeat": 3},
        who=PEOPLE, carry=0.06, review=0.08, suit=0.03,
        published={2012: 1090, 2018: 3350, 2024: 4020}, normative=(2, 17),
        licensing=61400, punishment=9240, coercion=1730, fees=2064.8,
        items=(29, 52, 412, 37, 9)),
    Agency(
        "jiaotong", {2012: "青澜市交通运输局"}, "澜江中路188号", "0600-8550956",
        incoming={2012: 6, 2016: 21, 2019: 30, 2022: 43, 2024: 35},
        temper={"granted": 49, "partial": 11, "denied.third_party": 3,
                "denied.process_info": 5, "unable.not_held": 24, "unable.not_ready": 4,
                "rejected.petition": 3, "rejected.repeat": 1},
        who=TRADE, review=0.02, published={2012: 720, 2018: 1610, 2024: 2040},
        normative=(3, 19), licensing=7420, punishment=684, coercion=58, fees=0,
        items=(14, 21, 215, 8, 2)),
    Agency(
        "tongji", {2012: "青澜市统计局"}, "望江大道3号", "0600-8550318",
        incoming={2012: 0, 2013: 0, 2014: 1, 2015: 0, 2016: 0, 2017: 2, 2018: 0, 2019: 0,
                  2020: 0, 2021: 3, 2022: 0, 2023: 1, 2024: 0},
        temper={"granted": 85, "unable.not_held": 15},
        who={"person": 60, "research": 40}, carry=0, review=0, suit=0,
        published={2012: 260, 2018: 520, 2024: 610}, normative=(0, 2), punishment=0,
        items=(0, 3, 9, 0, 0)),
    Agency(
        "kexue", {2012: "青澜市科学技术局"}, "书院街8号", "0600-8550427",
        incoming={2012: 0, 2013: 0, 2014: 0, 2015: 0, 2016: 1, 2017: 0, 2018: 2, 2019: 0,
                  2020: 0, 2021: 0, 2022: 0, 2023: 2, 2024: 0},
        temper={"granted": 90, "partial": 10}, who={"business": 70, "person": 30},
        carry=0, review=0, suit=0, published={2012: 310, 2018: 690, 2024: 840},
        normative=(2, 11), items=(0, 8, 4, 0, 0)),
    Agency(
        "heting", {2012: "青澜市鹤汀区人民政府"}, "鹤汀区汀州路1号", "0600-8551001",
        incoming={2012: 25, 2015: 96, 2017: 184, 2019: 226, 2021: 268, 2024: 251},
        temper={"granted": 38, "partial": 9, "denied.third_party": 4,
                "denied.internal_affairs": 3, "denied.process_info": 5,
                "denied.enforcement_file": 4, "unable.not_held": 24, "unable.not_ready": 4,
                "unable.unclear": 2, "rejected.petition": 3, "rejected.repeat": 3,
                "other.other": 1},
        drift={"granted": 49, "partial": 10, "denied.third_party": 4,
               "denied.process_info": 4, "denied.enforcement_file": 4, "unable.not_held": 17,
               "unable.not_ready": 3, "rejected.petition": 3, "rejected.repeat": 2,
               "other.no_correction": 3, "other.other": 1},
        who=LAND, carry=0.05, review=0.07, suit=0.04,
        published={2012: 3850, 2018: 9720, 2024: 11460}, normative=(9, 46),
        licensing=22600, punishment=2870, coercion=340, fees=745.2,
        items=(118, 263, 1420, 96, 11), district=True, government=True),
    Agency(
        "hzhujian", {2012: "青澜市鹤汀区住房和城乡建设局"}, "鹤汀区白鹭洲路25号",
        "0600-8551236",
        incoming={2012: 4, 2015: 22, 2018: 49, 2021: 63, 2024: 77},
        temper={"granted": 33, "partial": 8, "denied.third_party": 4,
                "denied.process_info": 6, "unable.not_held": 38, "unable.not_ready": 3,
                "unable.unclear": 2, "rejected.petition": 3, "rejected.repeat": 3},
        who=LAND, carry=0.05, review=0.04, suit=0.03,
        published={2012: 280, 2018: 740, 2024: 960}, normative=(1, 6), licensing=186,
        punishment=18, fees=0, items=(7, 12, 88, 0, 0), district=True),
]


def interpolate(points, year):
    """The value of a broken line through the points; flat outside them."""
    years = sorted(points)
    if year <= years[0]:
        return points[years[0]]
    if year >= years[-1]:
        return points[years[-1]]
    after = next(y for y in years if y >= year)
    before = max(y for y in years if y <= year)
    if before == after:
        return points[year]
    share = (year - before) / (after - before)
    return points[before] + share * (points[after] - points[before])
