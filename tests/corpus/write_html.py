# Reports as web pages
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Pages of old and new sites, pages that Word made, and pages saved with everything (MHT)."""

import base64
import pathlib
import quopri

from blocks import Para

# Each character with its traditional form.
PAIRS = ("总總计計开開关關请請诉訴讼訟维維纠糾结結审審规規范範类類务務复復议議报報资資机機构構业業国國据據执執处處罚罰许許强強费費"
         "额額单單万萬数數废廢现現发發对對项項购購标標题題统統学學体體团團师師协協会會员員办辦经經济濟与與为為无無条條际際问問进進"
         "动動应應达達过過时時间間区區县縣厅廳广廣云雲门門联聯网網页頁电電话話传傳监監护護权權证證检檢验驗环環设設档檔馆館图圖书書纸紙"
         "质質内內属屬认認获獲并並从從个個们們这這后後号號产產观觀见見显顯当當负負责責训訓练練讲講读讀调調变變转轉载載输輸运運"
         "远遠选選还還连連销銷录錄长長阐闡队隊阶階随隨险險难難双雙须須预預领領确確认認")
TRADITIONAL = str.maketrans(dict(zip(PAIRS[::2], PAIRS[1::2])))

CODECS = {"utf-8": "utf-8", "gbk": "gbk", "gb2312": "gb18030", "gb18030": "gb18030", "utf-16": "utf-16"}


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


class Page:
    def __init__(self, document, dice, options):
        self.document, self.dice, self.options = document, dice, options
        self.style = options.get("html", "clean")

    def text(self, text):
        text = escape(text)
        if self.options.get("invisible") == "yes":
            text = "".join(char + (self.dice.pick(["&#8203;", "&shy;", "\ufeff", "\u200d"])
                                   if self.dice.chance(0.06) else "") for char in text)
        text = text.replace("\u00a0", "&nbsp;")
        return text.replace("\n", self.dice.pick(["<br>", "<br/>", "<br />\n"]))

    def span(self, text):
        """The text as Word wraps it."""
        if self.style != "word":
            return self.text(text)
        half = len(text) // 2
        lang = '<span lang=EN-US style=\'font-size:10.5pt;font-family:"Times New Roman",serif\'>%s</span>'
        if not text:
            return lang % "<o:p>&nbsp;</o:p>"
        if text.isascii():
            return "<span style='mso-bidi-font-size:10.5pt'>" + lang % (self.text(text) + "<o:p></o:p>") + "</span>"
        return "<span style='font-family:仿宋_GB2312;mso-ascii-font-family:\"Times New Roman\"'>%s<span>%s</span></span>%s" % (
            self.text(text[:half]), self.text(text[half:]), lang % "<o:p></o:p>")

    def cell(self, cell, head=False):
        spans = (' colspan="%d"' % cell.cols if cell.cols > 1 else "") + (' rowspan="%d"' % cell.rows if cell.rows > 1 else "")
        text = cell.text
        if self.style == "word":
            inside = "<p class=MsoNormal align=center style='text-align:center'>%s</p>" % self.span(text)
        elif text == "" and self.options.get("empty") == "nbsp":
            inside = "&nbsp;"
        elif self.style == "paragraphs":
            inside = "\n  <p style=\"text-align: center;\"><span>%s</span></p>\n" % self.text(text)
        elif self.style == "inner-tables" and len(text) > 6 and self.dice.chance(0.2):
            inside = "<table><tr><td>%s</td></tr></table>" % self.text(text)
        else:
            inside = self.text(text)
        if self.style == "breaks" and text.isdigit() and self.dice.chance(0.3):
            inside = self.dice.pick(["<br>%s", "%s<br>", "<br/>%s<br/>"]) % inside
        if self.style == "unclosed":
            return "<td%s>%s" % (spans, inside)
        tag = "th" if head and self.style in ("clean", "modern") else "td"
        return "<%s%s>%s</%s>" % (tag, spans, inside, tag)

    def table(self, table):
        rows = []
        for index, row in enumerate(table.rows):
            line = "".join(self.cell(cell, index < table.header) for cell in row)
            rows.append("<tr>" + line + ("" if self.style == "unclosed" else "</tr>"))
        body = "\n".join(rows)
        if self.style in ("modern", "word"):
            body = "<tbody>\n%s\n</tbody>" % body
        result = '<table border="1" cellspacing="0">\n%s\n</table>' % body
        if self.style == "inner-tables":
            result = '<table width="100%%"><tr><td align="center">%s</td></tr></table>' % result
        if self.style == "modern":
            result = '<div class="table-wrap">%s</div>' % result
        return result

    def para(self, block):
        if self.style == "word":
            return "<p class=MsoNormal style='text-indent:32.0pt'>%s</p>" % self.span(block.text)
        if self.style == "breaks" and block.kind == "p":
            return "　　%s<br>" % self.text(block.text)
        if block.kind == "title" and self.style != "paragraphs":
            return "<h1>%s</h1>" % self.text(block.text)
        if block.kind == "heading" and self.style == "modern":
            return "<h2>%s</h2>" % self.text(block.text)
        if block.kind == "heading":
            return "<p><strong>%s</strong></p>" % self.text(block.text)
        if block.kind == "right":
            return '<p style="text-align:right">%s</p>' % self.text(block.text)
        return "<p>%s</p>" % self.text("　　" + block.text)

    def content(self):
        return "\n".join(self.para(block) if isinstance(block, Para) else self.table(block)
                         for block in self.document.blocks)

    def chrome(self, content):
        """Navigation around the content, as sites have it."""
        how = self.options.get("chrome", "none")
        if how == "none":
            return content
        dice, year = self.dice, self.document.year
        links = ["首页", "政务公开", "政府信息公开指南", "政府信息公开年报", "依申请公开", "互动交流", "数据开放"]
        menu = "".join('<li><a href="/%d/">%s</a></li>' % (i, text) for i, text in enumerate(links))
        others = "".join('<li><a href="t%d.html">%s%d年政府信息公开工作年度报告</a></li>' % (y, dice.pick(
            ["澜水县财政局", "石桥县教育局", self.document.agency]), y) for y in (year - 1, year - 2))
        info = "发布时间：%d-%02d-%02d 来源：本站 浏览次数：<script>document.write(%d)</script> 字号：[大 中 小]" % (
            year + 1, dice.between(1, 3), dice.between(1, 28), dice.between(20, 3000))
        footer = "版权所有：%s　主办　备案号：云ICP备06000%03d号　<a href='#'>网站地图</a>" % (
            self.document.agency, dice.between(1, 999))
        if how == "layout-tables":
            return ('<table width="980" align="center"><tr><td colspan="2"><table><tr>%s</tr></table></td></tr>'
                    '<tr><td width="200" valign="top"><table>%s</table></td><td valign="top"><table width="100%%"><tr><td>%s'
                    '</td></tr><tr><td>%s</td></tr></table></td></tr><tr><td colspan="2" align="center">%s</td></tr></table>') % (
                "".join("<td><a href='#'>%s</a></td>" % text for text in links),
                "".join("<tr><td><a href='#'>%s</a></td></tr>" % text for text in links[2:]), info, content, footer)
        return ('<div class="header"><ul class="nav">%s</ul></div><div class="position">当前位置：<a href="/">首页</a> &gt; '
                '<a href="/zwgk">政务公开</a> &gt; 年报</div><div class="main"><div class="info">%s</div><div class="content" '
                'id="zoom">%s</div><div class="share">分享到：微信 微博 QQ空间</div><div class="related"><h3>相关文章</h3><ul>%s</ul>'
                '</div></div><div class="footer">%s</div>') % (menu, info, content, others, footer)

    def html(self):
        codec = self.options.get("encoding", "utf-8")
        declared = {"gb2312": "gb2312", "gbk": "gbk", "gb18030": "gb18030", "utf-8": "utf-8"}.get(codec)
        lie = self.options.get("declared", "right")
        if lie == "none":
            declared = None
        elif lie == "wrong":
            declared = "utf-8" if codec.startswith("gb") else "gb2312"
        meta = '<meta http-equiv="Content-Type" content="text/html; charset=%s">' % declared if declared else ""
        script = ""
        if self.options.get("scripts") == "yes":
            script = ('<script>var t = "一、总体情况 二、主动公开政府信息情况 行政许可 999 <table><tr><td>规章</td><td>7</td></tr>";'
                      '</script><style>.x:after{content:"三、收到和处理政府信息公开申请情况"}</style>'
                      '<!-- <table><tr><td>行政处罚</td><td>88</td></tr></table> %d年度 -->' % (self.document.year - 3))
        title = "".join(block.text for block in self.document.blocks if isinstance(block, Para) and block.kind == "title")
        word = ' xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"'
        page = "%s<html%s><head>%s<title>%s</title>%s</head><body>\n%s\n</body></html>" % (
            "" if self.style == "word" else "<!DOCTYPE html>\n", word if self.style == "word" else "", meta,
            escape(title) + ("_政府信息公开年报_云河政务" if self.options.get("chrome", "none") != "none" else ""), script,
            self.chrome(self.content()))
        if self.options.get("script") == "traditional":
            page = page.translate(TRADITIONAL)
        return page

    def data(self):
        codec = self.options.get("encoding", "utf-8")
        data = self.html().encode(CODECS[codec], "xmlcharrefreplace")
        return b"\xef\xbb\xbf" + data if self.options.get("declared") == "bom" and codec == "utf-8" else data


def write(path, document, dice, options):
    pathlib.Path(path).write_bytes(Page(document, dice, options).data())


def write_mht(path, document, dice, options):
    options = dict(options, encoding=options.get("encoding", "utf-8") if options.get("encoding") != "utf-16" else "utf-8")
    data = Page(document, dice, options).data()
    charset = {"gb2312": "gb2312", "gbk": "gbk", "gb18030": "gb18030"}.get(options["encoding"], "utf-8")
    if dice.chance(0.5):
        coding, body = "base64", base64.encodebytes(data)
    else:
        coding, body = "quoted-printable", quopri.encodestring(data)
    head = ("From: <Saved by a browser>\r\nSubject: page\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n"
            "\ttype=\"text/html\";\r\n\tboundary=\"----=_Part_1\"\r\n\r\n------=_Part_1\r\nContent-Type: text/html; "
            "charset=\"%s\"\r\nContent-Transfer-Encoding: %s\r\nContent-Location: http://www.example/t.html\r\n\r\n" % (
                charset, coding))
    picture = "\r\n------=_Part_1\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlhAQABAAAAACw=\r\n"
    pathlib.Path(path).write_bytes(head.encode() + body.replace(b"\n", b"\r\n") + picture.encode() + b"------=_Part_1--\r\n")

