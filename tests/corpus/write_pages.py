# Reports as pages and in archives
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""OFD, with text at positions, and ZIP archives."""

import pathlib
import tempfile
import zipfile

import ofd_writer
from blocks import Para

WAYS = {
    "char": {"text": "char", "deltas": "none"},
    "row": {"text": "row", "deltas": "g"},
    "codes": {"text": "codes", "lines": "rects"},
    "points": {"text": "points", "lines": "fills"},
    "shades": {"lines": "shades"},
    "one-path": {"lines": "single", "namespace": "default"},
    "template": {"header": "云河省政府信息公开", "footer": "依申请公开", "deltas": "g"},
    "graphics": {"composite": True, "nested": True},
    "landscape": {"landscape": True},
    "large": {"font_size": 3.5},
    "no-lines": {"lines": "none"},
}


def write_ofd(path, document, dice, options):
    blocks = []
    for block in document.blocks:
        if isinstance(block, Para):
            blocks.append(("p", block.text))
        else:
            blocks.append(("table", [[(cell.text.replace("\n", ""), cell.rows, cell.cols) for cell in row]
                                     for row in block.rows]))
    ofd_writer.write_ofd(str(path), blocks, **WAYS.get(options.get("ofd"), {}))


def write_zip(path, form, write, document, dice, options):
    """A report among other things: in a folder, beside a picture and a notice."""
    with tempfile.TemporaryDirectory() as folder:
        inside = pathlib.Path(folder) / ("report." + form)
        write(inside, document, dice, options)
        name = ("附件/年报/" if options.get("members") == "folders" else "") + path.stem + "."
        with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
            if options.get("members") == "several":
                archive.writestr("说明.txt", "请将年报于一月底前报送。\n")
                archive.writestr("logo.gif", b"GIF89a\x01\x00\x01\x00\x00\x00\x00;")
            archive.writestr(name + form, inside.read_bytes())
