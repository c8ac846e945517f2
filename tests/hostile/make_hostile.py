"""make_hostile.py: files that are made to hurt whoever reads them

Copyright (C) 2026 The GoiReports authors
SPDX-License-Identifier: GPL-3.0-or-later

Every function writes one file into a folder and returns its path. Nothing here is large on disk.
"""

import io
import os
import struct
import zipfile
import zlib

W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
S = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
OFFICE = 'urn:oasis:names:tc:opendocument:xmlns:office:1.0'
TEXT = 'urn:oasis:names:tc:opendocument:xmlns:text:1.0'
RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships'
DOCUMENT = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
OFD = 'http://www.ofdspec.org/2016'

LAUGHS = '<!DOCTYPE x [<!ENTITY a "ha">' + ''.join(
    f'<!ENTITY {chr(98 + i)} "{("&" + chr(97 + i) + ";") * 10}">' for i in range(10)) + ']>'
OUTSIDE = '<!DOCTYPE x [<!ENTITY k SYSTEM "file:///etc/passwd">]>'


def write(folder, name, data):
    path = os.path.join(os.fsencode(folder), name if isinstance(name, bytes) else os.fsencode(name))
    with open(path, 'wb') as out:
        out.write(data if isinstance(data, bytes) else data.encode())
    return path


def zip_of(members):
    """An archive of (name, bytes)."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


# Office documents

def docx(body, doctype=''):
    relations = (f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{DOCUMENT}" '
                 'Target="word/document.xml"/></Relationships>')
    document = (f'<?xml version="1.0" encoding="UTF-8"?>{doctype}<w:document xmlns:w="{W}"><w:body>{body}'
                '</w:body></w:document>')
    return zip_of([('_rels/.rels', relations), ('word/document.xml', document)])


def xlsx(cell, doctype=''):
    relations = (f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{DOCUMENT}" '
                 'Target="xl/workbook.xml"/></Relationships>')
    book_relations = (f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" '
                      f'Type="{DOCUMENT.rsplit("/", 1)[0]}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>')
    book = (f'<workbook xmlns="{S}" xmlns:r="{DOCUMENT.rsplit("/", 1)[0]}"><sheets>'
            '<sheet name="1" sheetId="1" r:id="r1"/></sheets></workbook>')
    sheet = (f'<?xml version="1.0"?>{doctype}<worksheet xmlns="{S}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>'
             f'{cell}</t></is></c></row></sheetData></worksheet>')
    return zip_of([('_rels/.rels', relations), ('xl/_rels/workbook.xml.rels', book_relations),
                   ('xl/workbook.xml', book), ('xl/worksheets/sheet1.xml', sheet)])


def odt(body, doctype=''):
    content = (f'<?xml version="1.0"?>{doctype}<office:document-content xmlns:office="{OFFICE}" xmlns:text="{TEXT}">'
               f'<office:body><office:text>{body}</office:text></office:body></office:document-content>')
    return zip_of([('mimetype', 'application/vnd.oasis.opendocument.text'), ('content.xml', content)])


def ofd(text, doctype='', pages='Doc_0/Pages/Page_0/Content.xml'):
    root = (f'<?xml version="1.0"?><ofd:OFD xmlns:ofd="{OFD}" Version="1.0" DocType="OFD"><ofd:DocBody><ofd:DocInfo/>'
            '<ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot></ofd:DocBody></ofd:OFD>')
    document = (f'<?xml version="1.0"?><ofd:Document xmlns:ofd="{OFD}"><ofd:CommonData><ofd:PageArea>'
                '<ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData><ofd:Pages>'
                f'<ofd:Page ID="1" BaseLoc="{pages.split("/", 1)[1]}"/></ofd:Pages></ofd:Document>')
    page = (f'<?xml version="1.0"?>{doctype}<ofd:Page xmlns:ofd="{OFD}"><ofd:Content><ofd:Layer ID="2">'
            '<ofd:TextObject ID="3" Boundary="10 10 100 10" Font="1" Size="5"><ofd:TextCode X="0" Y="5" DeltaX="5 5">'
            f'{text}</ofd:TextCode></ofd:TextObject></ofd:Layer></ofd:Content></ofd:Page>')
    return zip_of([('OFD.xml', root), ('Doc_0/Document.xml', document), ('Doc_0/Pages/Page_0/Content.xml', page)])


def paragraph(text):
    return f'<w:p><w:r><w:t>{text}</w:t></w:r></w:p>'


def nested_docx_tables(depth):
    return docx('<w:tbl><w:tr><w:tc>' * depth + paragraph('x') + '</w:tc></w:tr></w:tbl>' * depth)


def protected_office():
    """A compound file with the stream that holds a protected document."""
    sector = b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1' + b'\0' * 504
    return sector + 'EncryptedPackage'.encode('utf-16-le').ljust(512, b'\0') + b'\0' * 1024


def old_office(name, content, small=False):
    """A compound file with one stream: a text or a workbook of the years before 2007."""
    sector, end, free = 512, 0xfffffffe, 0xffffffff
    content = content.ljust(64 if small else 4096, b'\0')
    sectors = (len(content) + sector - 1) // sector
    root_start, root_size = (2, len(content)) if small else (end, 0)
    header = bytearray(b'\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1'.ljust(sector, b'\xff'))
    struct.pack_into('<16xHHHHH6xIIIIIIIIII', header, 8, 0x3e, 3, 0xfffe, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0, 0)
    chain = [0xfffffffd, end] + [i + 3 for i in range(sectors - 1)] + [end]
    table = struct.pack('<128I', *(chain + [free] * (128 - len(chain))))

    def entry(title, kind, child, start, size):
        coded = title.encode('utf-16-le')
        return (coded.ljust(64, b'\0') + struct.pack('<HBBIII36xII4x', len(coded) + 2, kind, 1, free, free, child, start, size))

    directory = (entry('Root Entry', 5, 1, root_start, root_size)
                 + entry(name, 2, free, 0 if small else 2, 64 if small else len(content))).ljust(sector, b'\0')
    return bytes(header) + table + directory + content.ljust(sectors * sector, b'\0')


def protected_doc(small=False):
    """[MS-DOC] 2.5.2: the bit fEncrypted."""
    return old_office('WordDocument', struct.pack('<HHHHHH', 0xa5ec, 0xc1, 0, 0x409, 0, 0x13f1), small)


def protected_xls(small=False):
    """[MS-XLS] 2.4.117: a record FilePass behind the first one."""
    return old_office('Workbook', struct.pack('<HH16xHHHHH48x', 0x809, 16, 0x2f, 54, 1, 1, 1), small)


# Archives

def filled(count, fill=b'\0', before=b'', behind=b''):
    """@count MiB of one byte between two texts, deflated without deflating them all; the check sum; the size."""
    mebibyte = fill * (1 << 20)
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    head = packer.compress(before) + packer.flush(zlib.Z_FULL_FLUSH)
    block = packer.compress(mebibyte) + packer.flush(zlib.Z_FULL_FLUSH)
    tail = packer.compress(behind) + packer.flush()
    check = zlib.crc32(before)
    for _ in range(count):
        check = zlib.crc32(mebibyte, check)
    return head + block * count + tail, zlib.crc32(behind, check), len(before) + (count << 20) + len(behind)


def raw_zip(entries):
    """An archive of (name, packed, check sum, size, flags); entries with the same packed bytes lie over each other."""
    out, directory, places = b'', b'', {}
    for name, packed, check, size, flags in entries:
        encoded = name if isinstance(name, bytes) else name.encode()
        if id(packed) not in places:
            places[id(packed)] = len(out)
            out += struct.pack('<IHHHHHIIIHH', 0x04034b50, 20, flags, 8, 0, 0x21, check, len(packed), size,
                               len(encoded), 0) + encoded + packed
        directory += struct.pack('<IHHHHHHIIIHHHHHII', 0x02014b50, 20, 20, flags, 8, 0, 0x21, check, len(packed), size,
                                 len(encoded), 0, 0, 0, 0, 0, places[id(packed)]) + encoded
    return out + directory + struct.pack('<IHHHHIIH', 0x06054b50, 0, 0, len(entries), len(entries), len(directory),
                                         len(out), 0)


def flat_bomb(name, mebibytes=1024, said=None):
    packed, check, size = filled(mebibytes)
    return raw_zip([(name, packed, check, size if said is None else said, 0)])


def docx_bomb(mebibytes):
    """A text document that is well-formed from its first byte to its last."""
    relations = (f'<Relationships xmlns="{RELATIONS}"><Relationship Id="r1" Type="{DOCUMENT}" '
                 'Target="word/document.xml"/></Relationships>').encode()
    body = filled(mebibytes, b'a', f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>'.encode(),
                  b'</w:t></w:r></w:p></w:body></w:document>')
    small = filled(0, b'', relations)
    return raw_zip([('_rels/.rels', *small, 0), ('word/document.xml', *body, 0)])


def overlapping_bomb(count):
    packed, check, size = filled(40)
    return raw_zip([(f'{i}.txt', packed, check, size, 0) for i in range(count)])


def many_files(count):
    empty = [bytes(bytearray(b'\3\0')) for _ in range(count)]
    return raw_zip([(f'{i}.txt', empty[i], 0, 0, 0) for i in range(count)])


def nested_bomb():
    inner = flat_bomb('0.txt', 50)
    return zip_of([(f'{i}.zip', inner) for i in range(40)])


def deep_zip(depth, data=b'x', name='a.txt'):
    for i in range(depth):
        data, name = zip_of([(name, data)]), f'{i}.zip'
    return data


def encrypted_zip():
    packed = zlib.compress(b'secret' * 10)[2:-4]
    return raw_zip([('a.docx', packed, zlib.crc32(b'secret' * 10), 60, 1)])


def endless_zip():
    """An archive whose directory lists the archive itself as its only file."""
    packed, check, size = filled(1)
    return raw_zip([('again.zip', packed, check, size, 0)])


def literal(count):
    """The head of a stored block of deflate: what follows is printed."""
    return struct.pack('<BHH', 0, count, count ^ 0xffff)


def repeat(count, length, distance, blocks=1, matches=1, final=0):
    """Blocks of deflate that print the last @count bytes once more. A code is (number, its bits, more, its bits)."""
    bits = []

    def put(number, size):
        bits.extend(number >> i & 1 for i in range(size))

    def put_code(number, size):
        bits.extend(number >> i & 1 for i in reversed(range(size)))
    for block in range(blocks):
        put(final | 1 << 1, 3)
        for _ in range(matches if block == 0 else 0):
            for code, size, more, more_size in (length, distance):
                put_code(code, size)
                put(more, more_size)
        put_code(0, 7)
    return bytes(sum(bit << i for i, bit in enumerate(bits[at:at + 8])) for at in range(0, len(bits), 8))


def quine_for(check, name):
    """An archive with this check sum that holds itself, but for the check sum. As Russ Cox found out ("Zip Files All
    The Way Down"): a text is printed and then repeated, and the last of it is the end of the archive."""
    r4 = repeat(20, (8, 7, 0, 0), (8, 5, 3, 3), matches=2)     # 10 and 10 bytes, from 20 before
    r_head = repeat(65, (20, 7, 6, 3), (12, 5, 0, 5), blocks=2)
    r_tail = repeat(102, (23, 7, 3, 4), (13, 5, 5, 5), final=1)
    l1, l4, l_head, l_tail = literal(5), literal(20), literal(65), literal(102)
    group = r_head + l1 + l1 + l4
    again = r4 + l4 + r4 + l4
    last = r4 + literal(0) + literal(0) + l_tail
    packed = 2 * 60 + 98 + 400
    for _ in range(2):
        total = 60 + packed + 98
        fields = struct.pack('<HHHHHIII', 20, 0, 8, 0, 0x21, check, packed, total)
        head = b'PK\3\4' + fields + struct.pack('<HH', len(name), 0) + name
        tail = (b'PK\1\2' + struct.pack('<H', 20) + fields + struct.pack('<HHHHHII', len(name), 0, 0, 0, 0, 0, 0) + name
                + b'PK\5\6' + struct.pack('<HHHHIIH', 0, 0, 1, 1, 76, 60 + packed, 0))
        code = (l_head + head + l_head + r_head + l1 + r_head + l1 + l1 + l4 + group + r4 + l4 + again
                + r4 + l4 + last + r4 + literal(0) + literal(0) + l_tail + r_tail + tail + r_tail)
        packed = len(code)
    return head + code + tail


def zip_quine():
    """An archive whose only file is the archive itself. Its check sum is found by solving 32 equations in bits."""
    name = b'again-and-again-and-again1.zip'
    base = zlib.crc32(quine_for(0, name))
    found, check = {}, 0
    for bit in range(32):
        # What this bit makes of the check sum, and the bit itself
        value, which = zlib.crc32(quine_for(1 << bit, name)) ^ base ^ 1 << bit, 1 << bit
        while value and value.bit_length() in found:
            other = found[value.bit_length()]
            value, which = value ^ other[0], which ^ other[1]
        if value:
            found[value.bit_length()] = (value, which)
    rest = base
    while rest:
        value, which = found[rest.bit_length()]
        rest, check = rest ^ value, check ^ which
    return quine_for(check, name)


# PDF

def pdf(objects, trailer='/Root 1 0 R', previous=None):
    """A document of numbered objects, with a right table of places."""
    out, places = b'%PDF-1.5\n', []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f'{number} 0 obj\n'.encode() + (body if isinstance(body, bytes) else body.encode()) + b'\nendobj\n'
    table = len(out)
    out += f'xref\n0 {len(objects) + 1}\n0000000000 65535 f \n'.encode()
    out += b''.join(f'{place:010} 00000 n \n'.encode() for place in places)
    prev = '' if previous is None else f'/Prev {table if previous == "itself" else previous}'
    return out + f'trailer\n<</Size {len(objects) + 1} {trailer} {prev}>>\nstartxref\n{table}\n%%EOF\n'.encode()


CATALOGUE = '<</Type/Catalog/Pages 2 0 R>>'


def stream(data, extra=''):
    return f'<</Length {len(data)} {extra}>>\nstream\n'.encode() + data + b'\nendstream'


def protected_pdf():
    """A document with a password, which nobody knows."""
    key = '<' + 'a5' * 32 + '>'
    return pdf([CATALOGUE, '<</Type/Pages/Count 1/Kids[3 0 R]>>',
                '<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>', stream(b'BT (x) Tj ET'),
                f'<</Filter/Standard/V 1/R 2/Length 40/P -4/O{key}/U{key}>>'],
               trailer='/Root 1 0 R/Encrypt 5 0 R/ID[<00><00>]')


def pdf_page_loop():
    return pdf([CATALOGUE, '<</Type/Pages/Count 1/Kids[2 0 R]>>'])


def pdf_deep_pages(depth):
    """A page so deep in the tree of pages that who calls itself on the way there needs too much stack."""
    nodes = [f'<</Type/Pages/Count 1/Kids[{i + 3} 0 R]>>' for i in range(depth)]
    return pdf([CATALOGUE, *nodes, f'<</Type/Page/MediaBox[0 0 100 100]/Contents {depth + 3} 0 R>>', stream(b'BT (x) Tj ET')])


def pdf_parent_loop():
    return pdf([CATALOGUE, '<</Type/Pages/Count 1/Kids[3 0 R]/Parent 4 0 R>>',
                '<</Type/Page/Parent 4 0 R/Contents 5 0 R>>', '<</Type/Pages/Kids[3 0 R]/Parent 2 0 R>>',
                stream(b'BT (x) Tj ET')])


def pdf_table_loop():
    return pdf([CATALOGUE, '<</Type/Pages/Count 0/Kids[]>>'], previous='itself')


def pdf_form_loop():
    """A picture that draws itself."""
    return pdf([CATALOGUE, '<</Type/Pages/Count 1/Kids[3 0 R]>>',
                '<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R/Resources<</XObject<</F 5 0 R>>>>>>',
                stream(b'/F Do'),
                stream(b'/F Do /F Do', '/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</F 5 0 R>>>>')])


def pdf_object_stream_loop():
    """The object in which the objects are is in itself."""
    inner = b'1 0 4 30 <</Type/Catalog/Pages 2 0 R>> <<>>'
    return pdf([f'<</Type/Catalog/Pages 2 0 R/Extends 4 0 R>>', '<</Type/Pages/Count 1/Kids[4 0 R]>>', 'null',
                stream(inner, '/Type/ObjStm/N 2/First 9/Extends 4 0 R')], previous='itself')


def pdf_length_loop():
    """A stream whose length is to be found in itself."""
    return pdf([CATALOGUE, '<</Type/Pages/Count 1/Kids[3 0 R]>>',
                '<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>',
                b'<</Length 4 0 R>>\nstream\nBT ET\nendstream'])


def pdf_many_pages():
    return pdf([CATALOGUE, '<</Type/Pages/Count 1000000000/Kids[' + '3 0 R ' * 100000 + ']>>',
                '<</Type/Page/Parent 2 0 R/MediaBox[0 0 1e9 1e9]>>'])


def pdf_bomb():
    packed = zlib.compress(zlib.compress(bytes(200 << 20)))
    return pdf([CATALOGUE, '<</Type/Pages/Count 1/Kids[3 0 R]>>',
                '<</Type/Page/Parent 2 0 R/MediaBox[0 0 100 100]/Contents 4 0 R>>',
                stream(packed, '/Filter[/FlateDecode/FlateDecode]')])


def pdf_deep_arrays():
    return pdf([CATALOGUE, '<</Type/Pages/Count 1/Kids' + '[' * 100000 + ']' * 100000 + '>>'])
