"""Writes OFD documents (GB/T 33190-2016) the way different programs do. Standard library only.

Copyright (C) 2026 The GoiReports authors
SPDX-License-Identifier: GPL-3.0-or-later

    write_ofd(path, blocks, **options)

lays out blocks on pages and writes them as text at positions and as lines. blocks is a list of

    ("p", text)      a paragraph; the first one is the title: large and in the middle
    ("table", rows)  a table: each row is a list of cells (text, rowspan, colspan), as in HTML: places that a
                     merged cell covers are left out. A cell may also be a plain text. "\\n" in a text
                     begins a new line.

The options are those of the class Options, with what they imitate. A table that does not fit goes on on the next page;
cells that cross the break are cut, their text stays where its lines fall.
"""

import dataclasses
import unicodedata
import xml.sax.saxutils
import zipfile

NAMESPACE = "http://www.ofdspec.org/2016"

# One day for all, so that the bytes of a document do not depend on the day.
DATE = (2024, 1, 31, 9, 0, 0)


@dataclasses.dataclass
class Options:
    """How a document is written.

    text        how text becomes objects: "line" one object a line of a cell, "char" one a character, "row" one TextCode
                for all that stands on one base line of a row of a table, with jumps from cell to cell, "codes" one
                object a cell with a TextCode a line, "points" one object a line in points, brought to
                millimetres by its CTM
    deltas      how advances are listed: "list" each one, "g" with repeats as g N VALUE, "none" not at all (only for text
                "char"; elsewhere they are needed)
    lines       how tables are ruled: "strokes" a path a line, "fills" a thin filled rectangle a line, "rects" a stroked
                rectangle a cell, "shades" a filled rectangle a cell with white lines between, "single" one path for
                all lines of a page, "none"
    namespace   "prefix" ofd:, "default" as default namespace, "none" no namespace
    places      "relative" or "absolute": locations of parts
    header, footer   text of a template page, at the top and bottom of every page
    numbers     page numbers as - 1 -, drawn on each page
    glyphs      CGTransform elements with glyph numbers beside the text: None, "same" a glyph a character, "ligature"
                two characters a glyph now and then
    composite   lines of tables as vector graphics from the resources, drawn by CompositeObject
    nested      objects inside nested PageBlock elements
    bold        the title and the headers of tables are drawn twice, a little apart
    stamp       an annotation with text, and a signature
    watermark   text that is drawn aslant across each page
    landscape   the whole page is turned: text runs from the bottom to the top
    font_size   of tables, in millimetres
    title       what the metadata say
    extra       write a second document with this text into the file
    stored      no compression
    """

    text: str = "line"
    deltas: str = "list"
    lines: str = "strokes"
    namespace: str = "prefix"
    places: str = "relative"
    header: str = ""
    footer: str = ""
    numbers: bool = True
    glyphs: str = None
    composite: bool = False
    nested: bool = False
    bold: bool = False
    stamp: bool = False
    watermark: str = ""
    landscape: bool = False
    font_size: float = 2.8
    title: str = ""
    extra: str = ""
    stored: bool = False


WIDTH, HEIGHT, MARGIN = 210.0, 297.0, 24.0
BODY_SIZE, TITLE_SIZE = 4.2, 6.2
PADDING = 0.9


def char_width(char):
    return 1.0 if unicodedata.east_asian_width(char) in "WFA" else 0.5


def text_width(text):
    return sum(map(char_width, text))


def wrap(text, ems):
    """Cuts a text into lines of at most so many ems; words of Latin letters and numbers stay whole."""
    lines = []
    for part in text.split("\n"):
        line, i = "", 0
        while i < len(part):
            j = i + 1
            if part[i].isascii() and not part[i].isspace():
                while j < len(part) and part[j].isascii() and not part[j].isspace():
                    j += 1
            word = part[i:j]
            if line and text_width(line) + text_width(word) > ems + 1e-6:
                lines.append(line)
                line = ""
            line += word
            i = j
        lines.append(line)
    return lines


@dataclasses.dataclass
class Run:
    """A text at a place: x of its left edge and y of its base line, in millimetres."""

    text: str
    x: float
    y: float
    size: float
    bold: bool = False
    group: object = None

    def positions(self):
        x = self.x
        for char in self.text:
            yield x
            x += char_width(char) * self.size


@dataclasses.dataclass
class Page:
    runs: list
    cells: list  # x0, y0, x1, y1 of the cells of tables


class Cell:
    def __init__(self, text, row, column, row_span, column_span):
        self.text, self.row, self.column = text, row, column
        self.row_span, self.column_span = row_span, column_span


def place_cells(rows):
    """Gives the cells of a table their rows and columns."""
    taken, cells, n_columns = set(), [], 0
    for r, row in enumerate(rows):
        c = 0
        for cell in row:
            text, row_span, column_span = (cell, 1, 1) if isinstance(cell, str) else cell
            while (r, c) in taken:
                c += 1
            row_span = min(row_span, len(rows) - r)
            cells.append(Cell(text, r, c, row_span, column_span))
            taken.update((r + i, c + j) for i in range(row_span) for j in range(column_span))
            c += column_span
            n_columns = max(n_columns, c)
    return cells, n_columns


def column_widths(cells, n_columns, total, size):
    """Widths that the texts ask for: a number is not broken, a label may be, down to one character a line."""
    need = [1.0] * n_columns
    wish = [1.0] * n_columns
    for cell in cells:
        longest = max(map(text_width, cell.text.split("\n")))
        words = max((text_width(w) for w in wrap(cell.text, 0)), default=1.0)
        if cell.column_span == 1:
            tall = cell.row_span > 2 and longest > 3
            need[cell.column] = max(need[cell.column], words)
            wish[cell.column] = max(wish[cell.column], words if tall else min(longest, 14.0))
    pad = 2 * PADDING / size
    ems = total / size - n_columns * pad
    for cell in cells:
        # A merged cell needs as many characters as its longest word.
        words = max((text_width(w) for w in wrap(cell.text, 0)), default=1.0)
        span = range(cell.column, cell.column + cell.column_span)
        lack = words - sum(need[c] for c in span)
        if lack > 0:
            for c in span:
                need[c] += lack / cell.column_span
    wish = [max(w, n) for w, n in zip(wish, need)]
    if sum(wish) > ems:
        room = max(ems - sum(need), 0)
        more = sum(w - n for w, n in zip(wish, need)) or 1
        widths = [n + (w - n) * room / more for w, n in zip(wish, need)]
    else:
        widths = [w * ems / sum(wish) for w in wish]
    return [(w + pad) * size for w in widths]


class Layout:
    """Puts blocks on pages."""

    def __init__(self, blocks, options):
        self.options = options
        self.width, self.height = (HEIGHT, WIDTH) if options.landscape else (WIDTH, HEIGHT)
        self.bottom = self.height - MARGIN
        self.pages = []
        self.new_page()
        first = True
        for kind, content in blocks:
            if kind == "p":
                self.paragraph(content, first)
                first = False
            else:
                self.table(content)

    def new_page(self):
        self.page = Page([], [])
        self.pages.append(self.page)
        self.y = MARGIN

    def paragraph(self, text, is_title):
        size = TITLE_SIZE if is_title else BODY_SIZE
        step = size * 1.5
        ems = (self.width - 2 * MARGIN) / size
        lines = wrap(text if is_title else "\0" + text, ems - (0 if is_title else 1.5))
        for i, line in enumerate(lines):
            if self.y + step > self.bottom:
                self.new_page()
            x = MARGIN
            if is_title:
                x = (self.width - text_width(line) * size) / 2
            elif line.startswith("\0"):
                line = line[1:]
                x += 2 * size
            if line:
                self.page.runs.append(Run(line, x, self.y + size * 1.05, size, bold=is_title))
            self.y += step
        self.y += size * 0.6

    def table(self, rows):
        size = self.options.font_size
        step = size * 1.3
        total = self.width - 2 * MARGIN
        cells, n_columns = place_cells(rows)
        if not cells:
            return
        widths = column_widths(cells, n_columns, total, size)
        left = [MARGIN + sum(widths[:c]) for c in range(n_columns + 1)]
        heights = [step + 2 * PADDING] * len(rows)
        for cell in cells:
            room = (left[cell.column + cell.column_span] - left[cell.column] - 2 * PADDING) / size
            cell.lines = wrap(cell.text, max(room, 1.0))
            need = len(cell.lines) * step + 2 * PADDING
            have = sum(heights[cell.row:cell.row + cell.row_span])
            if need > have:
                for r in range(cell.row, cell.row + cell.row_span):
                    heights[r] += (need - have) / cell.row_span
        self.draw_rows(cells, left, heights, size, step)
        self.y += size * 2

    def draw_rows(self, cells, left, heights, size, step):
        """Rows that stay together on a page are drawn together."""
        start = 0
        while start < len(heights):
            end, y = start, self.y
            while end < len(heights) and y + heights[end] <= self.bottom:
                y += heights[end]
                end += 1
            if end == start:
                if self.y == MARGIN:
                    end = start + 1  # a row that is higher than a page stands out of it
                else:
                    self.new_page()
                    continue
            for cell in cells:
                self.draw_part(cell, left, heights, start, end, size, step)
            self.y += sum(heights[start:end])
            if end < len(heights):
                self.new_page()
            start = end

    def draw_part(self, cell, left, heights, start, end, size, step):
        """What of a cell stands in the rows from start to end."""
        first, last = max(cell.row, start), min(cell.row + cell.row_span, end)
        if first >= last:
            return
        x0, x1 = left[cell.column], left[cell.column + cell.column_span]
        y0 = self.y + sum(heights[start:first])
        y1 = y0 + sum(heights[first:last])
        self.page.cells.append((x0, y0, x1, y1))
        room = int((y1 - y0 - 2 * PADDING) / step + 1e-6)
        if last < cell.row + cell.row_span:
            lines, cell.lines = cell.lines[:room], cell.lines[room:]
        else:
            lines = cell.lines
        is_label = cell.column_span == 1 and not any(c.isdigit() for c in cell.text) and len(lines) > 1
        y = (y0 + y1 - len(lines) * step) / 2
        for line in lines:
            width = text_width(line) * size
            x = x0 + PADDING if is_label else (x0 + x1 - width) / 2
            if line:
                self.page.runs.append(Run(line, x, y + size * 1.0, size, bold=cell.row == 0, group=cell))
            y += step


def number(value):
    text = f"{value:.4f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def numbers(values, repeats):
    """A list of numbers, with runs of equal ones as g COUNT VALUE where repeats is set."""
    texts = [number(v) for v in values]
    if not repeats:
        return " ".join(texts)
    out, i = [], 0
    while i < len(texts):
        j = i
        while j < len(texts) and texts[j] == texts[i]:
            j += 1
        out += ["g", str(j - i), texts[i]] if j - i > 2 else texts[i:j]
        i = j
    return " ".join(out)


class Writer:
    """Writes pages as the parts of a file."""

    def __init__(self, layout, options):
        self.layout, self.options = layout, options
        self.prefix = "ofd:" if options.namespace == "prefix" else ""
        self.declaration = {
            "prefix": f' xmlns:ofd="{NAMESPACE}"',
            "default": f' xmlns="{NAMESPACE}"',
            "none": "",
        }[options.namespace]
        self.last_id = 100
        self.units = []  # vector graphics for the resources

    def next_id(self):
        self.last_id += 1
        return self.last_id

    def tag(self, name, content=None, **attributes):
        text = "".join(f" {k}={xml.sax.saxutils.quoteattr(str(v))}" for k, v in attributes.items() if v is not None)
        if content is None:
            return f"<{self.prefix}{name}{text}/>"
        return f"<{self.prefix}{name}{text}>{content}</{self.prefix}{name}>"

    def part(self, name, content, attributes=""):
        return (f'<?xml version="1.0" encoding="UTF-8"?>\n<{self.prefix}{name}{self.declaration}{attributes}>{content}'
                f"</{self.prefix}{name}>")

    def place(self, folder, name):
        return f"/{folder}{name}" if self.options.places == "absolute" else name

    # Objects. Everything is given in the layout's coordinates; turn() brings it to those of the page.

    def turn(self, x0, y0, x1, y1):
        if not self.options.landscape:
            return x0, y0, x1, y1
        return y0, self.layout.width - x1, y1, self.layout.width - x0

    def boundary(self, x0, y0, x1, y1):
        x0, y0, x1, y1 = self.turn(x0, y0, x1, y1)
        return (x0, y0), " ".join(map(number, (x0, y0, x1 - x0, y1 - y0)))

    def text_code(self, text, positions, y, scale=1.0, dx=0.0):
        steps = [(b - a) * scale for a, b in zip(positions, positions[1:])]
        deltas = None
        if steps and self.options.deltas != "none":
            deltas = numbers(steps, self.options.deltas == "g")
        return self.tag("TextCode", xml.sax.saxutils.escape(text), X=number((positions[0] - dx) * scale), Y=number(y * scale),
                        DeltaX=deltas)

    def transforms(self, text):
        kind = self.options.glyphs
        if kind is None:
            return ""
        out, i = "", 0
        while i < len(text):
            n = 2 if kind == "ligature" and i % 7 == 3 and i + 1 < len(text) else 1
            out += self.tag("CGTransform", self.tag("Glyphs", str(1000 + ord(text[i]) % 500)), CodePosition=i, CodeCount=n,
                            GlyphCount=1)
            i += n
        return out

    def text_object(self, text, positions, y, size, codes=None):
        """A line of text; codes are further lines (text, positions, y) of the same object."""
        lines = [(text, positions, y)] + (codes or [])
        x0 = min(p[0] for _, p, _ in lines)
        x1 = max(p[-1] + char_width(t[-1]) * size for t, p, _ in lines)
        y0, y1 = min(b for *_, b in lines) - size, max(b for *_, b in lines) + size * 0.2
        (left, top), boundary = self.boundary(x0, y0, x1, y1)
        scale, ctm = 1.0, None
        if self.options.text == "points":
            scale, ctm = 72 / 25.4, [25.4 / 72, 0, 0, 25.4 / 72, 0, 0]
        if self.options.landscape:
            # Turned left: what ran to the right runs upward.
            m = 1 / scale
            ctm = [0, -m, m, 0, 0, x1 - x0]
        content = self.transforms(text) if codes is None else ""
        content += "".join(self.text_code(t, p, b - y0, scale, x0) for t, p, b in lines)
        return self.tag("TextObject", content, ID=self.next_id(), Boundary=boundary, Font=3, Size=number(size * scale),
                        CTM=" ".join(map(number, ctm)) if ctm else None)

    def runs(self, page):
        mode = self.options.text
        if mode == "row":
            return self.rows(page)
        if mode == "codes":
            return self.groups(page)
        out = []
        for run in page.runs:
            positions = list(run.positions())
            twice = 2 if self.options.bold and run.bold else 1
            for i in range(twice):
                shifted = [p + 0.12 * i for p in positions]
                if mode == "char":
                    out += [self.text_object(c, [p], run.y, run.size) for c, p in zip(run.text, shifted) if c.strip()]
                else:
                    out.append(self.text_object(run.text, shifted, run.y, run.size))
        return out

    def rows(self, page):
        lines = {}
        for run in page.runs:
            lines.setdefault((round(run.y, 2), run.size), []).append(run)
        out = []
        for (y, size), runs in lines.items():
            runs.sort(key=lambda r: r.x)
            out.append(self.text_object("".join(r.text for r in runs), [p for r in runs for p in r.positions()], y, size))
        return out

    def groups(self, page):
        cells = {}
        for run in page.runs:
            cells.setdefault(id(run.group) if run.group else id(run), []).append(run)
        out = []
        for runs in cells.values():
            lines = [(r.text, list(r.positions()), r.y) for r in runs]
            out.append(self.text_object(*lines[0], runs[0].size, codes=lines[1:]))
        return out

    def path(self, x0, y0, x1, y1, data, **attributes):
        """A path in the coordinates of the layout; data is a list of letters and points."""
        (left, top), boundary = self.boundary(x0, y0, x1, y1)
        text = []
        for letter, *points in data:
            text.append(letter)
            for x, y in points:
                x, y, *_ = self.turn(x, y, x, y)
                text += [number(x - left), number(y - top)]
        content = attributes.pop("content", "")
        return self.tag("PathObject", content + self.tag("AbbreviatedData", " ".join(text)), ID=self.next_id(),
                        Boundary=boundary, **attributes)

    def rectangle(self, x0, y0, x1, y1, **attributes):
        data = [("M", (x0, y0)), ("L", (x1, y0)), ("L", (x1, y1)), ("L", (x0, y1)), ("C",)]
        return self.path(x0, y0, x1, y1, data, **attributes)

    def edges(self, page):
        seen = []
        for x0, y0, x1, y1 in page.cells:
            for edge in ((x0, y0, x1, y0), (x0, y1, x1, y1), (x0, y0, x0, y1), (x1, y0, x1, y1)):
                if edge not in seen:
                    seen.append(edge)
        return seen

    def rules(self, page):
        mode = self.options.lines
        black = self.tag("FillColor", None, Value="0 0 0")
        if mode == "none" or not page.cells:
            return []
        if mode == "rects":
            return [self.rectangle(*c, LineWidth="0.2") for c in page.cells]
        if mode == "shades":
            grey = self.tag("FillColor", None, Value="230 230 230")
            return [self.rectangle(x0 + 0.1, y0 + 0.1, x1 - 0.1, y1 - 0.1, Stroke="false", Fill="true", content=grey)
                    for x0, y0, x1, y1 in page.cells]
        edges = self.edges(page)
        if mode == "strokes":
            return [self.path(*e, [("M", e[:2]), ("L", e[2:])], LineWidth="0.25") for e in edges]
        if mode == "fills":
            w = 0.12
            return [self.rectangle(x0 - w, y0 - w, x1 + w, y1 + w, Stroke="false", Fill="true", content=black)
                    for x0, y0, x1, y1 in edges]
        box = (min(e[0] for e in edges), min(e[1] for e in edges), max(e[2] for e in edges), max(e[3] for e in edges))
        data = [step for e in edges for step in (("S", e[:2]), ("M", e[:2]), ("L", e[2:]))]
        return [self.path(*box, data, LineWidth="0.25", Stroke="true", Fill="false")]

    def aslant(self, text):
        size, m = 12, 0.7071
        codes = self.tag("TextCode", text, X="0", Y=str(size), DeltaX=numbers([size] * (len(text) - 1), False))
        return self.tag("TextObject", codes, ID=self.next_id(), Boundary="40 60 130 180", Font=3, Size=size,
                        CTM=f"{m} {-m} {m} {m} 0 110")

    def page(self, page, index):
        objects = self.runs(page)
        rules = self.rules(page)
        if self.options.composite and rules:
            unit = self.next_id()
            width, height = (WIDTH, HEIGHT)
            self.units.append(self.tag("CompositeGraphicUnit", self.tag("Content", "".join(rules)), ID=unit,
                                       Width=number(width), Height=number(height)))
            rules = [self.tag("CompositeObject", None, ID=self.next_id(), ResourceID=unit,
                              Boundary=f"0 0 {number(width)} {number(height)}")]
        if self.options.numbers:
            run = Run(f"- {index + 1} -", self.layout.width / 2 - 4, self.layout.height - 14, 3.2)
            objects.append(self.text_object(run.text, list(run.positions()), run.y, run.size))
        if self.options.watermark:
            objects.append(self.aslant(self.options.watermark))
        content = "".join(rules + objects)
        if self.options.nested:
            for _ in range(3):
                content = self.tag("PageBlock", content, ID=self.next_id())
        area = self.tag("Area", self.tag("PhysicalBox", f"0 0 {number(WIDTH)} {number(HEIGHT)}"))
        template = self.tag("Template", None, TemplateID=2, ZOrder="Background") if self.has_template() else ""
        layer = self.tag("Content", self.tag("Layer", content, ID=self.next_id(), Type="Body"))
        return self.part("Page", area + template + layer)

    def has_template(self):
        return bool(self.options.header or self.options.footer)

    def template(self):
        objects = []
        for text, y in ((self.options.header, 15), (self.options.footer, self.layout.height - 9)):
            if text:
                run = Run(text, MARGIN, y, 3.0)
                objects.append(self.text_object(run.text, list(run.positions()), run.y, run.size))
        return self.part("Page", self.tag("Content", self.tag("Layer", "".join(objects), ID=self.next_id(), Type="Background")))

    def resources(self):
        fonts = self.tag("Fonts", self.tag("Font", None, ID=3, FontName="宋体", FamilyName="宋体"))
        units = self.tag("CompositeGraphicUnits", "".join(self.units)) if self.units else ""
        return self.part("Res", fonts + units)

    def document(self, folder, pages):
        loc = lambda name: self.place(folder, name)
        common = self.tag("MaxUnitID", str(self.last_id + 1000))
        common += self.tag("PageArea", self.tag("PhysicalBox", f"0 0 {number(WIDTH)} {number(HEIGHT)}"))
        common += self.tag("PublicRes", loc("PublicRes.xml"))
        if self.has_template():
            common += self.tag("TemplatePage", None, ID=2, BaseLoc=loc("Tpls/Tpl_0/Content.xml"))
        listed = "".join(self.tag("Page", None, ID=10 + i, BaseLoc=loc(f"Pages/Page_{i}/Content.xml")) for i in range(pages))
        rest = self.tag("Annotations", loc("Annots/Annotations.xml")) if self.options.stamp else ""
        return self.part("Document", self.tag("CommonData", common) + self.tag("Pages", listed) + rest)

    def annotations(self):
        look = self.tag("TextObject", self.tag("TextCode", "示例专用章999", X="0", Y="5", DeltaX="g 7 5"), ID=self.next_id(),
                        Boundary="100 200 50 10", Font=3, Size=5)
        annotation = self.tag("Annot", self.tag("Appearance", look, Boundary="100 200 50 10"), ID=self.next_id(), Type="Stamp")
        return self.part("PageAnnot", annotation)

    def root(self, folders):
        bodies = ""
        for i, folder in enumerate(folders):
            info = self.tag("DocID", f"{i:032x}")
            if self.options.title and i == 0:
                info += self.tag("Title", xml.sax.saxutils.escape(self.options.title))
            bodies += self.tag("DocBody", self.tag("DocInfo", info)
                               + self.tag("DocRoot", self.place("", f"{folder}Document.xml")))
        return self.part("OFD", bodies, ' Version="1.0" DocType="OFD"')

    def parts(self, folder="Doc_0/"):
        pages = [(f"{folder}Pages/Page_{i}/Content.xml", self.page(p, i)) for i, p in enumerate(self.layout.pages)]
        parts = [(f"{folder}Document.xml", self.document(folder, len(pages))),
                 (f"{folder}PublicRes.xml", self.resources())] + pages
        if self.has_template():
            parts.append((f"{folder}Tpls/Tpl_0/Content.xml", self.template()))
        if self.options.stamp:
            listed = self.tag("Page", self.tag("FileLoc", "Page_0/Annotation.xml"), PageID=10)
            parts += [(f"{folder}Annots/Annotations.xml", self.part("Annotations", listed)),
                      (f"{folder}Annots/Page_0/Annotation.xml", self.annotations())]
        return parts


def ofd_parts(blocks, **options):
    """The parts of a document: a list of (name, text)."""
    options = Options(**options)
    writer = Writer(Layout(blocks, options), options)
    parts, folders = writer.parts(), ["Doc_0/"]
    if options.extra:
        plain = dataclasses.replace(options, header="", footer="", stamp=False, composite=False)
        second = Writer(Layout([("p", options.extra)], plain), plain)
        parts += second.parts("Doc_1/")
        folders.append("Doc_1/")
    return [("OFD.xml", writer.root(folders))] + parts


def write_parts(path, parts, stored=False):
    """Writes parts (name, text or bytes) as an archive."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED if stored else zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts:
            info = zipfile.ZipInfo(name, DATE)
            info.compress_type = archive.compression
            archive.writestr(info, content)


def write_ofd(path, blocks, **options):
    """Writes blocks as an OFD document: see the top of this file and Options."""
    write_parts(path, ofd_parts(blocks, **options), options.get("stored", False))
