#!/usr/bin/env python3
"""Writes the seeds of the fuzz targets: short documents of each format, and a whole report.

Copyright (C) 2026 The GoiReports authors
SPDX-License-Identifier: GPL-3.0-or-later

usage: make_seeds.py GOI

GOI is the program; the reports as JSON and CSV are what it reads and exports. Writes into corpus; files that were found
by fuzzing have other names and stay.
"""

import pathlib
import subprocess
import sys
import tempfile
import zipfile
from html import escape

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE.parents[1] / "data" / "samples"), str(HERE.parent / "corpus")]

from generator.agencies import AGENCIES  # noqa: E402
from generator.document import Document  # noqa: E402
from generator.model import all_reports  # noqa: E402
import ofd_writer  # noqa: E402

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns:%s:1.0"


class Captured(Document):
    """A document whose tables stay tables."""

    def _table(self, table):
        self.tables = [*getattr(self, "tables", []), table]
        return ["\x01"]

    def blocks(self):
        tables = iter(self.tables)
        for line in self.text.split("\n"):
            if line == "\x01":
                yield "table", [[(box.text, box.rows, box.cols) for box in row] for row in next(tables)]
            elif line.strip():
                yield "p", line.strip("\u3000 ")[:120]


SHORT = [
    ("p", "示例市林业局2021年政府信息公开工作年度报告"),
    ("p", "一、总体情况"),
    ("p", "全年收到申请12件，同意公开3件，收费1.5万元。"),
    ("p", "二、主动公开政府信息情况"),
    ("table", [[("第二十条第（一）项", 1, 4)], ["信息内容", "本年制发件数", "本年废止件数", "现行有效件数"],
               ["规章", "0", "-", ""], ["行政规范性文件", "69", "3", "665"]]),
]


def html(blocks):
    out = '<!DOCTYPE html><html><head><meta charset="utf-8"><title>年度报告</title></head><body><div class="nav"><a href="/">首页</a></div>'
    for kind, content in blocks:
        if kind == "p":
            out += f"<p>&nbsp;{escape(content)}<br></p>\n"
            continue
        out += "<table border=1>"
        for row in content:
            out += "<tr>"
            for cell in row:
                text, rows, columns = (cell, 1, 1) if isinstance(cell, str) else cell
                out += f'<td rowspan="{rows}" colspan={columns}>{escape(text)}</td>'
            out += "</tr>\n"
        out += "</table>"
    return out + "<script>var a='</p>';</script></body></html>"


def docx(blocks):
    out = f'<w:document xmlns:w="{W}"><w:body>'
    paragraph = lambda t: f"<w:p><w:r><w:t>{escape(t)}</w:t></w:r></w:p>"
    for kind, content in blocks:
        if kind == "p":
            out += paragraph(content)
            continue
        out += "<w:tbl>"
        hanging = {}
        for row in content:
            out += "<w:tr>"
            column, cells = 0, iter(row)
            while True:
                if column in hanging:
                    left, span = hanging.pop(column)
                    out += f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/><w:vMerge/></w:tcPr><w:p/></w:tc>'
                    if left > 1:
                        hanging[column] = left - 1, span
                    column += span
                    continue
                cell = next(cells, None)
                if cell is None:
                    break
                text, rows, span = (cell, 1, 1) if isinstance(cell, str) else cell
                merge = '<w:vMerge w:val="restart"/>' if rows > 1 else ""
                out += f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/>{merge}</w:tcPr>{paragraph(text)}</w:tc>'
                if rows > 1:
                    hanging[column + 10000] = rows - 1, span
                column += span
            hanging = {c % 10000: v for c, v in hanging.items()}
            out += "</w:tr>"
        out += "</w:tbl>"
    return out + "<w:sectPr/></w:body></w:document>"


DOCX_MORE = (
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:pPr><w:pStyle w:val="a"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr>'
    '<w:r><w:rPr><w:vanish/></w:rPr><w:t>x</w:t></w:r><w:ins><w:r><w:t>总体</w:t><w:tab/><w:br/></w:r></w:ins><w:del><w:r><w:delText>y</w:delText></w:r></w:del>'
    '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>1</w:t>'
    '<w:fldChar w:fldCharType="end"/></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p></w:body></w:document>'
    "\n%%%word/numbering.xml\n"
    f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
    '<w:lvlText w:val="%1、"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>'
    "\n%%%word/_rels/document.xml.rels\n"
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" Type="x/numbering" Target="numbering.xml"/>'
    '<Relationship Id="b" Type="x/footnotes" Target="footnotes.xml"/><Relationship Id="c" Type="x/styles" Target="styles.xml"/></Relationships>'
    f'\n%%%word/footnotes.xml\n<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p><w:r><w:t>注</w:t></w:r></w:p></w:footnote></w:footnotes>'
    f'\n%%%word/styles.xml\n<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="a"><w:basedOn w:val="a"/><w:rPr><w:vanish w:val="0"/></w:rPr></w:style></w:styles>'
)


def odf(blocks, flat=False):
    names = " ".join(f'xmlns:{p}="{ODF % n}"' for p, n in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style")))
    root = "document" if flat else "document-content"
    out = f'<?xml version="1.0"?><office:{root} {names}><office:automatic-styles/><office:body><office:text>'
    for kind, content in blocks:
        if kind == "p":
            out += f"<text:p>{escape(content)}<text:s text:c=\"2\"/></text:p>"
            continue
        out += '<table:table><table:table-column table:number-columns-repeated="4"/>'
        for row in content:
            out += "<table:table-row>"
            for cell in row:
                text, rows, columns = (cell, 1, 1) if isinstance(cell, str) else cell
                out += (f'<table:table-cell table:number-rows-spanned="{rows}" table:number-columns-spanned="{columns}">'
                        f"<text:p>{escape(text)}</text:p></table:table-cell>")
                out += "<table:covered-table-cell/>" * (columns - 1)
            out += "</table:table-row>"
        out += "</table:table>"
    return out + f"</office:text></office:body></office:{root}>"


ODS = (
    f'<office:document-content xmlns:office="{ODF % "office"}" xmlns:text="{ODF % "text"}" xmlns:table="{ODF % "table"}"><office:body><office:spreadsheet>'
    '<table:table table:name="a"><table:table-row table:number-rows-repeated="2"><table:table-cell office:value-type="float" office:value="12.50">'
    '<text:p>12.5</text:p></table:table-cell><table:table-cell table:number-columns-repeated="1000000"/></table:table-row></table:table>'
    "</office:spreadsheet></office:body></office:document-content>\n%%%mimetype\napplication/vnd.oasis.opendocument.spreadsheet"
)

XLSX = (
    f'<worksheet xmlns="{MAIN}"><cols><col min="1" max="3" hidden="0"/></cols><sheetData><row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" s="1"><v>1234.5</v></c>'
    '</row><row r="2" hidden="1"><c t="inlineStr"><is><t>行内</t></is></c></row><row r="7"><c r="C7" t="str"><f>A1</f><v>文</v></c></row></sheetData>'
    '<mergeCells count="1"><mergeCell ref="A1:B3"/></mergeCells></worksheet>'
    f'\n%%%xl/sharedStrings.xml\n<sst xmlns="{MAIN}"><si><t>示例市</t></si><si><r><t>林</t></r><r><t>业</t></r><rPh><t>x</t></rPh></si></sst>'
    f'\n%%%xl/styles.xml\n<styleSheet xmlns="{MAIN}"><numFmts><numFmt numFmtId="164" formatCode="#,##0.00&quot;元&quot;;[Red]-0"/></numFmts><borders><border/></borders>'
    '<cellXfs><xf numFmtId="0"/><xf numFmtId="164" applyNumberFormat="1" borderId="0"/></cellXfs></styleSheet>'
)


def rows_of(blocks):
    for kind, content in blocks:
        if kind == "p":
            yield content
            continue
        for row in content:
            yield "\t".join([">" * (c[2] - 1) + "^" * (c[1] - 1) + c[0] if not isinstance(c, str) else c for c in row]) + "\t_"


def pages(blocks):
    layout = ofd_writer.Layout(blocks, ofd_writer.Options())
    out, mm = [], 72 / 25.4
    for i, page in enumerate(layout.pages):
        out += ["p"] * bool(i)
        out += [f"t {r.x * mm:.1f} {(r.y - r.size * .86) * mm:.1f} {r.size * mm:.1f} {r.text}" for r in page.runs]
        out += [f"r {x0 * mm:.1f} {y0 * mm:.1f} {x1 * mm:.1f} {y0 * mm + .5:.1f}" for x0, y0, x1, y1 in page.cells]
        out += [f"r {x0 * mm:.1f} {y0 * mm:.1f} {x0 * mm + .5:.1f} {y1 * mm:.1f}" for x0, y0, x1, y1 in page.cells]
        for x0, y0, x1, y1 in page.cells:
            if x1 > 180 or y1 > 260:
                out.append(f"r {x0 * mm:.1f} {y1 * mm:.1f} {x1 * mm:.1f} {y1 * mm + .5:.1f}")
    return "\n".join(out)


def ofd(blocks, **options):
    parts = dict(ofd_writer.ofd_parts(blocks, **options))
    first = "Doc_0/Pages/Page_0/Content.xml"
    return parts.pop(first) + "".join(f"\n%%%{name}\n{text}" for name, text in parts.items())


PDF_CONTENT = b"BT /F1 12 Tf 72 720 Td (Annual report 2021) Tj 0 -40 Td (received 12) Tj ET\n72 600 m 300 600 l S 72 560 228 40 re S"
PDF_OPERATORS = b"""BT /F1 12 Tf 72 720 Td (Annual report) Tj 200 0 Td [(20) -50 <3231>] TJ ET
q .9 .1 .1 RG 0 0 0 .8 k /CS0 cs .5 scn 1 0 0 1 5 5 cm /G0 gs 2 w [3 1] 0 d 60 690 300 40 re W n
60 710 m 360 710 l S 60 690 300 .5 re f* 60 690 m 60 730 60 730 90 730 c h B Q
/Artifact << /T (a) >> BDC q 80 0 0 80 400 400 cm BI /W 1 /H 1 /BPC 8 /CS /G ID \xff EI Q EMC
BT /F2 12 Tf 1 0 0 1 210 695 Tm <0005> Tj 14 TL 3 Ts T* (x) ' 1 2 (y) " 3 Tr (z) Tj ET /X0 Do"""


def pdf(content=PDF_CONTENT):
    """A page with a ruled table, in Latin letters."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>", b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Rotate 0"
        b" /Resources << /Font << /F1 5 0 R /F2 6 0 R >> /ColorSpace << /CS0 [/Separation /Black /DeviceGray 7 0 R] >>"
        b" /ExtGState << /G0 << /CA .5 /LW 1 >> >> /XObject << /X0 8 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Mute /Encoding /Identity-H /ToUnicode 9 0 R /DescendantFonts [<< /Type /Font"
        b" /Subtype /CIDFontType2 /BaseFont /Mute /DW 500 /CIDSystemInfo << /Registry (A) /Ordering (I) /Supplement 0 >> >>] >>",
        b"<< /FunctionType 2 /Domain [0 1] /C0 [1] /C1 [0] /N 1 >>",
        b"<< /Type /XObject /Subtype /Form /BBox [0 0 600 800] /Matrix [1 0 0 1 9 9] /Length 20 >>\nstream\n"
        b"60 660 m 360 660 l S\nendstream",
        b"<< /Length 66 >>\nstream\n1 beginbfchar <0001> <0020> endbfchar beginbfrange <02> <03> <37> \nendstream",
    ]
    out, places = b"%PDF-1.4\n", []
    for i, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (i, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1) + b"".join(b"%010d 00000 n \n" % p for p in places)
    return out + b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def archive(parts, method):
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "x.zip"
        ofd_writer.write_parts(path, parts, method == zipfile.ZIP_STORED)
        return path.read_bytes()


def run(*arguments):
    return subprocess.run(arguments, capture_output=True, check=True).stdout


def exported(goi, form, path):
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder) / "x"
        run(goi, "export", "--to", form, "-o", out, path)
        return out.read_bytes()


def seeds(goi):
    samples = HERE.parents[1] / "data" / "samples" / "documents"
    reports = all_reports(AGENCIES)
    wholes = {year: list(Captured(reports["tongji", year]).blocks()) for year in (2022, 2019)}
    old = list(Captured(reports["kexue", 2015]).blocks())
    for name, blocks in (("short", SHORT), ("2021", wholes[2022]), ("2019", wholes[2019]), ("2014", old)):
        if name in ("short", "2021"):
            yield "html", name, html(blocks)
            yield "docx", name, docx(blocks)
            yield "odf", name, odf(blocks)
            yield "odf-flat", name, odf(blocks, flat=True)
        yield "recognise", name, "\n".join(rows_of(blocks))
        if name != "2014":
            yield "pages", name, pages(blocks)
    yield "ofd", "quirks", ofd(SHORT, text="points", lines="fills", header="页眉", glyphs="ligature", composite=True, nested=True,
                               namespace="none")
    yield "ofd", "short", ofd(SHORT)
    yield "ofd", "char", ofd(SHORT, text="char", lines="single", landscape=True)
    yield "docx", "more", DOCX_MORE
    yield "odf", "sheet", ODS
    yield "xlsx", "short", XLSX
    yield "pdf", "short", pdf()
    yield "pdf", "operators", pdf(PDF_OPERATORS)
    page = html(SHORT)
    yield "mht", "short", ("From: <x>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary=\"=_b\"; type=\"text/html\"\r\n\r\n--=_b\r\n"
                           "Content-Type: text/html; charset=\"utf-8\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
                           + "".join(f"={b:02X}" if b > 126 or b == 61 else chr(b) for b in page.encode()) + "\r\n--=_b--\r\n")
    yield "html", "gbk", page.replace("utf-8", "gb2312").encode("gb18030")
    yield "text", "utf-16", "\ufeff".encode("utf-16-le") + "示例市\t林业局\r\n2021年".encode("utf-16-le")
    yield "text", "gbk", "示例市林业局2021年政府信息公开工作年度报告\r\n收到\t12\t件".encode("gbk")
    for path in ("ql-tongji-2022", "ql-kexue-2015", "ql-minzheng-2012", "ql-caizheng-2019", "ql-renshe-2021"):
        text = (samples / f"{path}.txt").read_text()
        yield "text", path, text
        yield "recognise", path + "-text", text
    yield "sheet-text", "short", '"示例市","2021"\r\n"规章","1,234"\r\n"a ""b""\n c",\r\n'
    yield "sheet-text", "tabs", "规章\t1\t2\r\n\t\"3\"\t\r\n"
    for path in ("ql-tongji-2022", "ql-kexue-2015"):
        yield "json", path, exported(goi, "json", samples / f"{path}.txt")
        yield "csv", path, exported(goi, "csv", samples / f"{path}.txt")
    yield "zip", "docx", archive([("word/document.xml", docx(SHORT[:2]))], zipfile.ZIP_DEFLATED)
    yield "zip", "ofd", archive(ofd_writer.ofd_parts(SHORT[:2]), zipfile.ZIP_STORED)
    yield "zip", "odt", archive([("mimetype", "application/vnd.oasis.opendocument.text"), ("content.xml", odf(SHORT[:2]))], zipfile.ZIP_STORED)


def main():
    for target, name, content in seeds(sys.argv[1]):
        folder = HERE / "corpus" / target
        folder.mkdir(parents=True, exist_ok=True)
        (folder / f"seed-{name}").write_bytes(content if isinstance(content, bytes) else content.encode())


main()
