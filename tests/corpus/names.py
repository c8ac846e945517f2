# Invented agencies
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names of agencies in places that do not exist: governments, offices, bureaus, streets, schools."""

PROVINCES = ["云河省", "岚川省", "澄江省", "沧岳自治区"]
CITIES = ["青澜市", "松澜市", "鹭汀市", "望岭市", "栖霞岭市", "银湾市", "白渡州", "北屏地区"]
DISTRICTS = ["鹤汀区", "云麓区", "清溪浦区", "石桥县", "澜水县", "凤鸣山市", "柳堤区", "东澜新区"]
TOWNS = ["望湖镇", "石门坎乡", "栖云街道", "杏花岭街道", "三河口镇", "白鹭洲街道", "青坪苗族乡"]
BUREAUS = ["财政局", "教育局", "民政局", "司法局", "公安局", "水务局", "审计局", "统计局", "信访局", "气象局", "档案局",
           "交通运输局", "生态环境局", "农业农村局", "应急管理局", "市场监督管理局", "文化广电和旅游局", "人力资源和社会保障局",
           "住房和城乡建设局", "自然资源和规划局", "发展和改革委员会", "卫生健康委员会", "退役军人事务局", "行政审批服务局",
           "城市管理综合执法局", "住房公积金管理中心", "机关事务管理局", "工业和信息化局", "国防动员办公室", "科学技术局"]
OFFICES = ["财政厅", "教育厅", "民政厅", "水利厅", "自然资源厅", "生态环境厅", "交通运输厅", "人民政府办公厅", "发展和改革委员会",
           "药品监督管理局", "地方金融监督管理局", "人民政府国有资产监督管理委员会"]
SCHOOLS = ["第三中学", "职业技术学院", "实验小学", "师范大学", "第二人民医院"]
ZONES = ["高新技术产业开发区管理委员会", "经济技术开发区管委会", "临空经济区管理委员会"]


def draw(dice):
    """(the full name, what the report calls itself)."""
    province, city, district = dice.pick(PROVINCES), dice.pick(CITIES), dice.pick(DISTRICTS)
    kind = dice.weighted({"bureau": 30, "district": 22, "government": 10, "office": 8, "province": 9, "town": 10,
                          "zone": 5, "school": 3, "tax": 3, "county": 8})
    front = province if dice.chance(0.2) else ""
    if kind == "bureau":
        return front + city + dice.pick(BUREAUS), "我局"
    if kind == "district":
        return city + district + dice.pick(BUREAUS), "我局"
    if kind == "government":
        return front + city + "人民政府", "我市"
    if kind == "office":
        return city + dice.pick(["", district]) + "人民政府办公室", "我办"
    if kind == "province":
        return province + dice.pick(OFFICES), "我厅"
    if kind == "town":
        town = dice.pick(TOWNS)
        return (city if dice.chance(0.5) else "") + district + town + (
            dice.pick(["办事处", "办事处", "党工委办事处"][:2]) if town.endswith("街道") else "人民政府"), "我街道"
    if kind == "zone":
        return city + dice.pick(ZONES), "我区"
    if kind == "school":
        return city + dice.pick(SCHOOLS), "我校"
    if kind == "tax":
        return "国家税务总局" + city + dice.pick(["", district]) + "税务局", "我局"
    return city + district + "人民政府", "我县"
