# Reports as office documents
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""DOCX, ODT, XLSX and ODS, written as ZIP and XML; CSV and TSV."""

import pathlib
import zipfile
from xml.sax.saxutils import escape, quoteattr

from blocks import Para, expand

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
ODF = ('xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
       'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
       'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
       'xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0" '
       'xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"')
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def pack(path, parts, first=None):
    with zipfile.ZipFile(path, "w") as archive:
        if first:
            archive.writestr(zipfile.ZipInfo("mimetype", (2024, 1, 1, 0, 0, 0)), first)
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, (2024, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, text)


# DOCX

def runs(text, dice, options, size=24):
    """One run, or several where Word cut it; breaks become w:br."""
    pieces = [text]
    if options.get("runs") == "many" and len(text) > 1:
        at = dice.between(1, len(text) - 1)
        pieces = [text[:at], text[at:]]
    result = ""
    for piece in pieces:
        inside = "<w:br/>".join('<w:t xml:space="preserve">%s</w:t>' % escape(line) for line in piece.split("\n"))
        result += "<w:r><w:rPr><w:sz w:val=\"%d\"/></w:rPr>%s</w:r>" % (size, inside)
        if options.get("runs") == "many" and dice.chance(0.3):
            result += '<w:proofErr w:type="spellStart"/><w:bookmarkStart w:id="1" w:name="b"/><w:bookmarkEnd w:id="1"/>'
    return result


def paragraph(text, dice, options, size=24):
    return "<w:p>%s</w:p>" % (runs(text, dice, options, size) if text else "")


def grid_widths(table, width):
    """Widths in twentieths of a point that fit on a page: labels need more than numbers."""
    if table.name == "requests" and width >= 8:
        labels = {1: [2900], 2: [1100, 2300], 3: [700, 900, 1900]}[max(1, min(3, width - 7))]
        return labels + [(8700 - sum(labels)) // (width - len(labels))] * (width - len(labels))
    if table.name == "statistics":
        first = [700] if table.rows[0][0].text == "序号" else []
        left = width - len(first) - 1
        return first + [5400 - 300 * left] + [(3300 - 400 * len(first)) // left] * left
    return [8700 // width] * width


def docx_table(table, dice, options):
    rows = []
    lines = expand(table.rows)
    width = max(map(len, lines))
    widths = grid_widths(table, width)
    for line in lines:
        cells = []
        for cell, down, right in line:
            if right:
                continue
            props = '<w:gridSpan w:val="%d"/>' % cell.cols if cell.cols > 1 else ""
            if cell.rows > 1:
                props += '<w:vMerge/>' if down else '<w:vMerge w:val="restart"/>'
            text = "" if down else cell.text
            inside = "".join(paragraph(part, dice, options, 18) for part in (
                text.split("\n") if options.get("runs") == "paragraphs" else [text]))
            own = sum(widths[column] for column, place in enumerate(line) if place[0] is cell)
            cells.append("<w:tc><w:tcPr><w:tcW w:w=\"%d\" w:type=\"dxa\"/>%s</w:tcPr>%s</w:tc>" % (own, props, inside))
        rows.append("<w:tr>%s</w:tr>" % "".join(cells))
    grid = "".join('<w:gridCol w:w="%d"/>' % own for own in widths)
    border = "" if options.get("page") == "no-lines" else '<w:tblBorders>%s</w:tblBorders>' % "".join(
        '<w:%s w:val="single" w:sz="4"/>' % side for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
    border += '<w:tblLayout w:type="fixed"/>'
    return "<w:tbl><w:tblPr>%s</w:tblPr><w:tblGrid>%s</w:tblGrid>%s</w:tbl>" % (border, grid, "".join(rows))


def section(document, options):
    size = '<w:pgSz w:w="11906" w:h="16838"/>'
    if options.get("page") == "landscape":
        size = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>'
    return "<w:sectPr>%s<w:pgMar w:top=\"1400\" w:right=\"1500\" w:bottom=\"1400\" w:left=\"1500\"/></w:sectPr>" % size


def write_docx(path, document, dice, options):
    body = []
    for block in document.blocks:
        if isinstance(block, Para):
            body.append(paragraph(block.text, dice, options))
        else:
            body += [docx_table(block, dice, options), paragraph("", dice, options)]
    text = "".join(body)
    if options.get("runs") == "sdt":
        text = "<w:sdt><w:sdtContent>%s</w:sdtContent></w:sdt>" % text
    pack(path, {
        "[Content_Types].xml": XML + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": XML + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": XML + "<w:document %s><w:body>%s%s</w:body></w:document>" % (
            W, text, section(document, options)),
    })


# ODT

def odf_text(text):
    return "<text:line-break/>".join(escape(line) for line in text.split("\n"))


def odt_table(table, number, dice):
    lines = expand(table.rows)
    width = max(map(len, lines))
    rows = []
    for line in lines:
        cells = []
        for cell, down, right in line:
            if down or right:
                cells.append("<table:covered-table-cell/>")
                continue
            spans = (' table:number-columns-spanned="%d"' % cell.cols if cell.cols > 1 else "") + (
                ' table:number-rows-spanned="%d"' % cell.rows if cell.rows > 1 else "")
            cells.append('<table:table-cell office:value-type="string"%s>%s</table:table-cell>' % (
                spans, "<text:p>%s</text:p>" % odf_text(cell.text) if cell.text or dice.chance(0.5) else "<text:p/>"))
        rows.append("<table:table-row>%s</table:table-row>" % "".join(cells))
    head = "<table:table-header-rows>%s</table:table-header-rows>" % "".join(rows[:table.header]) if table.header else ""
    return ('<table:table table:name="t%d"><table:table-column table:number-columns-repeated="%d"/>%s%s</table:table>' % (
        number, width, head, "".join(rows[table.header:])))


def write_odt(path, document, dice, options):
    body = ""
    for number, block in enumerate(document.blocks):
        if isinstance(block, Para):
            tag = ("text:h", ' text:outline-level="1"') if block.kind == "heading" and dice.chance(0.5) else ("text:p", "")
            body += "<%s%s>%s</%s>" % (tag[0], tag[1], odf_text(block.text), tag[0])
        else:
            body += odt_table(block, number, dice) + "<text:p/>"
    kind = "application/vnd.oasis.opendocument.text"
    pack(path, {
        "content.xml": XML + '<office:document-content %s office:version="1.2"><office:body><office:text>%s'
        "</office:text></office:body></office:document-content>" % (ODF, body),
        "META-INF/manifest.xml": manifest(kind)}, kind)


def manifest(kind):
    return (XML + '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" '
            'manifest:version="1.2"><manifest:file-entry manifest:full-path="/" manifest:media-type="%s"/>'
            '<manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/></manifest:manifest>' % kind)


# Sheets

def sheet_rows(document, options):
    """(sheet name, rows of (cell or None)); spans as (row, column, rows, columns)."""
    sheets, rows, spans = [], [], []
    for block in document.blocks:
        if isinstance(block, Para):
            rows.append([(block.text, False)])
            continue
        if options.get("sheets") == "many":
            sheets.append(("", rows, spans))
            rows, spans = [], []
        for index, line in enumerate(expand(block.rows)):
            row = []
            for column, (cell, down, right) in enumerate(line):
                if down or right:
                    row.append((cell.text if options.get("covered") == "repeated" else "", False))
                else:
                    row.append((cell.text, cell.number))
                    if cell.cols * cell.rows > 1 and options.get("covered") not in ("repeated", "empty"):
                        spans.append((len(rows), column, cell.rows, cell.cols))
            rows.append(row)
        rows.append([])
    sheets.append(("", rows, spans))
    return [("表%d" % (i + 1), rows, spans) for i, (_, rows, spans) in enumerate(sheets) if rows]


def column_name(index):
    return ("" if index < 26 else chr(64 + index // 26)) + chr(65 + index % 26)


def xlsx_sheet(rows, spans, options, strings):
    lines = []
    for r, row in enumerate(rows):
        cells = []
        for c, (text, number) in enumerate(row):
            at = "%s%d" % (column_name(c), r + 1)
            if text == "":
                continue
            if number and options.get("numbers-as") != "text":
                cells.append('<c r="%s"><v>%s</v></c>' % (at, text))
            elif options.get("numbers-as") == "inline":
                cells.append('<c r="%s" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>' % (at, escape(text)))
            else:
                cells.append('<c r="%s" t="s"><v>%d</v></c>' % (at, strings.setdefault(text, len(strings))))
        lines.append('<row r="%d">%s</row>' % (r + 1, "".join(cells)))
    merges = "".join('<mergeCell ref="%s%d:%s%d"/>' % (column_name(c), r + 1, column_name(c + cols - 1), r + height)
                     for r, c, height, cols in spans)
    merges = "<mergeCells>%s</mergeCells>" % merges if merges else ""
    return (XML + '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>%s</sheetData>'
            "%s</worksheet>" % ("".join(lines), merges))


def write_xlsx(path, document, dice, options):
    sheets, strings = sheet_rows(document, options), {}
    parts = {}
    for i, (name, rows, spans) in enumerate(sheets):
        parts["xl/worksheets/sheet%d.xml" % (i + 1)] = xlsx_sheet(rows, spans, options, strings)
    rel = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    package = "http://schemas.openxmlformats.org/package/2006/"
    parts["xl/sharedStrings.xml"] = XML + '<sst xmlns="%s">%s</sst>' % (main, "".join(
        '<si><t xml:space="preserve">%s</t></si>' % escape(text) for text in strings))
    parts["xl/workbook.xml"] = XML + '<workbook xmlns="%s" xmlns:r="%s"><sheets>%s</sheets></workbook>' % (main, rel, "".join(
        '<sheet name=%s sheetId="%d" r:id="rId%d"/>' % (quoteattr(name), i + 1, i + 1)
        for i, (name, _, _) in enumerate(sheets)))
    parts["xl/_rels/workbook.xml.rels"] = XML + '<Relationships xmlns="%srelationships">%s' % (package, "".join(
        '<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>' % (i + 1, rel, i + 1)
        for i in range(len(sheets)))) + '<Relationship Id="rId99" Type="%s/sharedStrings" Target="sharedStrings.xml"/>' \
        "</Relationships>" % rel
    parts["_rels/.rels"] = XML + '<Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%s/officeDocument" ' \
        'Target="xl/workbook.xml"/></Relationships>' % (package, rel)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml."
    parts["[Content_Types].xml"] = (
        XML + '<Types xmlns="%scontent-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.'
        'relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" '
        'ContentType="%ssheet.main+xml"/>%s<Override PartName="/xl/sharedStrings.xml" ContentType="%ssharedStrings+xml"/>'
        "</Types>" % (package, kind, "".join(
            '<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>' % (i + 1, kind)
            for i in range(len(sheets))), kind))
    pack(path, parts)


def write_ods(path, document, dice, options):
    body = ""
    for name, rows, spans in sheet_rows(document, options):
        owner, covered = {(r, c): (h, w) for r, c, h, w in spans}, set()
        for r, c, height, width in spans:
            covered |= {(r + i, c + j) for i in range(height) for j in range(width)} - {(r, c)}
        lines = ""
        for r, row in enumerate(rows):
            cells = ""
            for c, (text, number) in enumerate(row):
                if (r, c) in covered:
                    cells += "<table:covered-table-cell/>"
                    continue
                height, width = owner.get((r, c), (1, 1))
                span = ' table:number-rows-spanned="%d" table:number-columns-spanned="%d"' % (height, width) \
                    if height * width > 1 else ""
                if text == "":
                    cells += "<table:table-cell%s/>" % span
                elif number and options.get("numbers-as") != "text":
                    cells += '<table:table-cell office:value-type="float" office:value="%s"%s><text:p>%s</text:p>' \
                        "</table:table-cell>" % (text, span, text)
                else:
                    cells += '<table:table-cell office:value-type="string"%s>%s</table:table-cell>' % (span, "".join(
                        "<text:p>%s</text:p>" % escape(line) for line in text.split("\n")))
            lines += "<table:table-row>%s</table:table-row>" % (cells or "<table:table-cell/>")
        body += "<table:table table:name=%s>%s</table:table>" % (quoteattr(name), lines)
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    pack(path, {
        "content.xml": XML + '<office:document-content %s office:version="1.2"><office:body><office:spreadsheet>%s'
        "</office:spreadsheet></office:body></office:document-content>" % (ODF, body),
        "META-INF/manifest.xml": manifest(kind)}, kind)


def write_delimited(path, document, dice, options, comma=","):
    lines = []
    for _, rows, _ in sheet_rows(document, dict(options, covered=options.get("covered") or "empty")):
        width = max(map(len, rows))
        for row in rows:
            cells = []
            for text, _ in row + [("", False)] * (width - len(row) if options.get("ragged") != "yes" else 0):
                quoted = comma in text or '"' in text or "\n" in text
                cells.append('"%s"' % text.replace('"', '""') if quoted else text)
            lines.append(comma.join(cells))
    codec = {"gb18030": "gb18030", "bom": "utf-8-sig", "utf-16": "utf-16"}.get(options.get("encoding"), "utf-8")
    pathlib.Path(path).write_bytes(("\r\n".join(lines) + "\r\n").encode(codec, "replace"))


def write_tsv(path, document, dice, options):
    write_delimited(path, document, dice, options, "\t")
