"""check_hostile.py: holds goi against files that are made to hurt

Copyright (C) 2026 The GoiReports authors
SPDX-License-Identifier: GPL-3.0-or-later

Usage: check_hostile.py GOI NORMAL|SANITIZED

Each file must end in exactly one clear message, soon, and in little memory. Without sanitizers all of it runs in 512 MB of
address space; with them, whatever they find ends the reading process, which no file here may.
"""

import concurrent.futures
import os
import re
import resource
import socket
import subprocess
import sys
import tempfile
import time

import make_hostile as make

GOI = os.path.abspath(sys.argv[1])
SANITIZED = sys.argv[2] == 'sanitized'
MEMORY = 512 << 20
# Sanitizers are slow, and those of strings look to the end of a text at every step into it.
SECONDS = 90 if SANITIZED else 15
# Of the program and its readers together the largest, in MiB
MOST_MEMORY = 300
NOBODY = 65534
MANY_QUOTES = 30001 if SANITIZED else 3000001

UNREADABLE = 2
NO_REPORT = r'no annual report|report|tables'
DAMAGED = r'damaged|incomplete'
TOO_LARGE = r'too large|far more|memory|too deep|deeply|nested|longer'
NOT_XML = DAMAGED + r'|entit|' + TOO_LARGE
ANY = r'.'


def limit_memory():
    if not SANITIZED:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def run(folder, names, command='read', prepare=limit_memory, then=None):
    """Runs goi on files; its exit status, what it wrote, how long it took, and the most memory of a process in MiB."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
        start = time.monotonic()
        process = subprocess.Popen([GOI, command, *names], cwd=folder, stdout=out, stderr=err, preexec_fn=prepare,
                                   env={**os.environ, 'LC_ALL': 'C.UTF-8', 'LANGUAGE': 'en', 'GOI_SOFFICE': ''})
        if then:
            then()
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        took = time.monotonic() - start
        out.seek(0)
        err.seek(0)
        return process.returncode, out.read(), err.read(), took, usage.ru_maxrss >> 10


def pipe(folder, name):
    os.mkfifo(os.path.join(folder, name))
    return name


def link_loop(folder, name):
    os.symlink(name, os.path.join(folder, name))
    return name


def dangling(folder, name):
    os.symlink('nowhere', os.path.join(folder, name))
    return name


def folder_of_traps(folder, name):
    """Ways that lead in a circle, and what waits for a writer."""
    path = os.path.join(folder, name)
    os.mkdir(path)
    os.symlink('.', os.path.join(path, 'again'))
    os.symlink('../' + name, os.path.join(path, 'around.txt'))
    os.mkfifo(os.path.join(path, 'pipe'))
    os.mkfifo(os.path.join(path, 'pipe.txt'))
    os.mkdir(os.path.join(os.fsencode(path), b'\xff\xfe'))
    return name


def sparse(folder, name):
    with open(os.path.join(folder, name), 'wb') as out:
        out.truncate(2 << 30)
    return name


def listening(folder, name):
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(os.path.join(folder, name))
    return name


def empty_folder(folder, name):
    os.mkdir(os.path.join(folder, name))
    return name


def forbidden(folder, name):
    make.write(folder, name, 'x')
    os.chmod(os.path.join(folder, name), 0)
    return name


def data(content):
    """A maker of a file with this content, which may be a function that gives it."""
    def maker(folder, name):
        return make.write(folder, name, content() if callable(content) else content)
    return maker


# (name, how it is made, what the message must match)
CASES = [
    # what is no file
    ('pipe.txt', pipe, r'pipe'),
    ('loop.txt', link_loop, r'symbolic links'),
    ('socket.txt', listening, r'pipe|device'),
    ('folder', empty_folder, r'folder'),
    ('traps', folder_of_traps, r'pipe'),
    ('gone.txt', dangling, r'No such file'),
    ('forbidden.txt', forbidden, r'[Pp]ermission'),
    ('sparse.txt', sparse, r'too large'),
    ('empty.txt', data(b''), r'empty'),
    ('blank.txt', data(b' \n' * 1000), r'empty|no text|' + NO_REPORT),
    # what is something else than its name says
    ('pdf.docx', data(lambda: make.pdf([make.CATALOGUE, '<</Type/Pages/Count 0/Kids[]>>'])), ANY),
    ('text.pdf', data(b'just a few words'), NO_REPORT),
    ('docx.txt', data(lambda: make.docx(make.paragraph('just a few words'))), NO_REPORT),
    ('picture.pdf', data(b'\x89PNG\r\n\x1a\n' + bytes(100)), r'image|picture'),
    ('program.html', data(b'\x7fELF' + bytes(range(256)) * 50), r'no text|format|not known|' + NO_REPORT),
    ('archive.rar', data(b'Rar!\x1a\x07\x01\x00' + bytes(100)), r'unpack'),
    ('archive.7z', data(b'7z\xbc\xaf\x27\x1c' + bytes(100)), r'unpack'),
    ('text.wps', data(b'just a few words'), NO_REPORT),
    ('text.et', data(b'just a few words'), NO_REPORT),
    ('page.xls', data(b'<html><table><tr><td>just a few words</table>'), NO_REPORT),
    ('docx.et', data(lambda: make.docx(make.paragraph('just a few words'))), NO_REPORT),
    ('doc.et', data(make.protected_doc), r'password'),
    ('xls.wps', data(make.protected_xls), r'password'),
    ('\u62a5\u544a.txt', data(b'just a few words'), NO_REPORT),
    ('\u62a5\u544a.doc'.encode('gb18030'), data(b'just a few words'), NO_REPORT),
    ('new\nline.txt', data(b'just a few words'), NO_REPORT),
    (b'\xff\xfe bytes.txt', data(b'just a few words'), NO_REPORT),
    # what is protected or damaged
    ('protected.docx', data(make.protected_office), r'password'),
    ('protected.doc', data(make.protected_doc), r'password'),
    ('protected-small.doc', data(lambda: make.protected_doc(small=True)), r'password'),
    ('protected.xls', data(make.protected_xls), r'password'),
    ('protected-small.xls', data(lambda: make.protected_xls(small=True)), r'password'),
    ('protected.pdf', data(make.protected_pdf), r'password'),
    ('protected.zip', data(make.encrypted_zip), r'password'),
    ('cut.docx', data(lambda: make.docx(make.paragraph('x' * 9999))[:-40]), DAMAGED),
    ('cut.zip', data(lambda: make.zip_of([('a.txt', os.urandom(9999))])[:5000]), DAMAGED),
    ('cut.pdf', data(lambda: make.pdf_form_loop()[:150]), ANY),
    ('noise.zip', data(b'PK\3\4' + bytes(range(256)) * 100), DAMAGED),
    ('noise.pdf', data(b'%PDF-1.7\n' + bytes(range(256)) * 1000), ANY),
    # archives
    ('nothing.zip', data(lambda: make.zip_of([])), r'no file in the archive'),
    ('out.zip', data(lambda: make.zip_of([('../../../../../../tmp/goi-was-here.txt', b'x')])), NO_REPORT),
    ('deep.zip', data(lambda: make.deep_zip(6)), r'archive in an archive'),
    ('quine.zip', data(make.zip_quine), r'archive in an archive'),
    ('endless.zip', data(make.endless_zip), ANY),
    ('flat-bomb.zip', data(lambda: make.flat_bomb('a.txt')), TOO_LARGE),
    ('lying-bomb.zip', data(lambda: make.flat_bomb('a.txt', said=1000)), TOO_LARGE + '|' + DAMAGED),
    ('many.zip', data(lambda: make.many_files(60000)), TOO_LARGE),
    ('nested-bomb.zip', data(make.nested_bomb), TOO_LARGE),
    ('overlapping-bomb.zip', data(lambda: make.overlapping_bomb(1000)), TOO_LARGE),
    # office documents
    ('bomb.docx', data(lambda: make.docx_bomb(600)), TOO_LARGE + '|' + DAMAGED),
    ('laughs.docx', data(lambda: make.docx(make.paragraph('&k;'), make.LAUGHS)), NOT_XML),
    ('laughs.xlsx', data(lambda: make.xlsx('&k;', make.LAUGHS)), NOT_XML),
    ('laughs.odt', data(lambda: make.odt('<text:p>&k;</text:p>', make.LAUGHS)), NOT_XML),
    ('laughs.ofd', data(lambda: make.ofd('&k;', make.LAUGHS)), NOT_XML),
    ('outside.docx', data(lambda: make.docx(make.paragraph('&k;'), make.OUTSIDE)), NOT_XML + '|' + NO_REPORT),
    ('outside.xlsx', data(lambda: make.xlsx('&k;', make.OUTSIDE)), NOT_XML + '|' + NO_REPORT),
    ('outside.odt', data(lambda: make.odt('<text:p>&k;</text:p>', make.OUTSIDE)), NOT_XML + '|' + NO_REPORT),
    ('outside.ofd', data(lambda: make.ofd('&k;', make.OUTSIDE)), NOT_XML + '|' + NO_REPORT),
    ('away.ofd', data(lambda: make.ofd('x', pages='Doc_0/../../../../etc/passwd')), ANY),
    ('elements.docx', data(lambda: make.docx('<w:x>' * 100000 + '</w:x>' * 100000)), ANY),
    ('tables.docx', data(lambda: make.nested_docx_tables(100000)), ANY),
    ('elements.odt', data(lambda: make.odt('<text:section>' * 100000 + '</text:section>' * 100000)), ANY),
    ('elements.ofd', data(lambda: make.ofd('<ofd:x>' * 100000 + '</ofd:x>' * 100000)), ANY),
    # web pages
    ('tables.html', data('<table><tr><td>' * 100000), ANY),
    ('elements.html', data('<div>' * 300000), ANY),
    ('spans.html', data('<table>' + '<tr><td rowspan=65000 colspan=1000>1' * 3000 + '</table>'), ANY),
    ('attributes.html', data('<p ' + ' '.join(f'a{i}=1' for i in range(200000)) + '>x'), NO_REPORT),
    ('open.html', data('<' * 2000000), ANY),
    ('parts.mht', data(''.join(f'Content-Type: multipart/related; boundary=b{i}\n\n--b{i}\n' for i in range(100000))), ANY),
    # texts and sheets
    ('line.txt', data('1' * 20000000), NO_REPORT + '|' + TOO_LARGE),
    ('numbers.txt', data('政府信息公开工作年度报告 ' + '1 2 3 ' * 500000), ANY),
    ('wide.csv', data(',' * 5000000), ANY),
    ('quotes.csv', data('"' * MANY_QUOTES), ANY),
    ('deep.json', data('{"format":"goi-report","a":' + '[' * 1000000), ANY),
    # PDF
    ('page-loop.pdf', data(make.pdf_page_loop), ANY),
    ('deep-pages.pdf', data(lambda: make.pdf_deep_pages(100000)), ANY),
    ('parent-loop.pdf', data(make.pdf_parent_loop), ANY),
    ('table-loop.pdf', data(make.pdf_table_loop), ANY),
    ('form-loop.pdf', data(make.pdf_form_loop), ANY),
    ('object-stream-loop.pdf', data(make.pdf_object_stream_loop), ANY),
    ('length-loop.pdf', data(make.pdf_length_loop), ANY),
    ('many-pages.pdf', data(make.pdf_many_pages), ANY),
    ('bomb.pdf', data(make.pdf_bomb), ANY),
    ('arrays.pdf', data(make.pdf_deep_arrays), ANY),
]

# Messages that say that a reader died, which none of these files may bring about
DEATHS = re.compile('unexpectedly|no sense')


class Results:
    """Results in the form of the Test Anything Protocol."""

    def __init__(self):
        self.number = 0
        self.failed = 0

    def add(self, name, problems, skipped=None):
        self.number += 1
        self.failed += bool(problems)
        line = f'{"not ok" if problems else "ok"} {self.number} {name}'
        print(line + (f' # SKIP {skipped}' if skipped else ''), flush=True)
        for problem in problems:
            print(f'# {problem}')


def judge(name, result, pattern):
    status, out, err, took, memory = result
    lines = err.decode(errors='replace').splitlines()
    problems = []
    if status != UNREADABLE:
        problems.append(f'exit status {status}')
    if out:
        problems.append(f'printed {out[:200]!r}')
    if len(lines) != 1:
        problems.append(f'{len(lines)} lines of messages')
    if b'root:' in err:
        problems.append('shows another file')
    for line in lines:
        if not re.search(': error: ', line):
            problems.append('no error: ' + line[:300])
        if not re.search(pattern, line.split(': error: ', 1)[-1]):
            problems.append('says: ' + line[:300])
        if DEATHS.search(line):
            problems.append('a reader died: ' + line[:300])
    if took > SECONDS:
        problems.append(f'took {took:.1f} s')
    if memory > MOST_MEMORY and not SANITIZED:
        problems.append(f'took {memory} MiB')
    if os.environ.get('GOI_VERBOSE'):
        print(f'# {took:.2f} s, {memory} MiB: {lines[0][:200] if lines else ""}')
    return problems


def display_name(name):
    shown = name if isinstance(name, str) else name.decode(errors='replace')
    return shown.replace('\n', ' ')


def check_cases(results, folder):
    def check(case):
        name, maker, pattern = case
        maker(folder, name)
        return judge(name, run(folder, [name]), pattern)

    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as threads:
        for (name, _, _), problems in zip(CASES, threads.map(check, CASES)):
            if name != 'forbidden.txt' or os.geteuid() != 0:
                results.add(display_name(name), problems)
            else:
                check_as_nobody(results, folder, name)


def check_as_nobody(results, folder, name):
    """Nothing is forbidden to root."""
    def become_nobody():
        limit_memory()
        os.setgid(NOBODY)
        os.setuid(NOBODY)

    os.chmod(folder, 0o755)
    try:
        results.add(name, judge(name, run(folder, [name], prepare=become_nobody), r'[Pp]ermission'))
    except PermissionError:
        results.add(name, [], 'others may not run the program')


def check_vanishing(results, folder):
    """Files that go away, are cut and change while others are read."""
    names = [f'vanishing-{i}.txt' for i in range(60)]
    for name in names:
        make.write(folder, name, 'just a few words ' * 20000)

    def disturb():
        for i, name in reversed(list(enumerate(names))):
            path = os.path.join(folder, name)
            if i % 3 == 0:
                os.unlink(path)
            elif i % 3 == 1:
                os.truncate(path, 0)
            else:
                os.replace(path, os.path.join(folder, 'moved.txt'))
    status, out, err, took, _ = run(folder, names, then=disturb)
    problems = []
    if status != UNREADABLE or out:
        problems.append(f'exit status {status}, printed {out[:200]!r}')
    if err.count(b': error: ') != len(names) or err.count(b'\n') != len(names):
        problems.append(f'{err.count(b": error: ")} errors in {err.count(10)} lines')
    if DEATHS.search(err.decode()):
        problems.append('a reader died')
    if took > SECONDS:
        problems.append(f'took {took:.1f} s')
    results.add('files that vanish meanwhile', problems)


def check_devices(results, folder):
    for device in ['/dev/zero', '/dev/null', '/dev/tty']:
        if os.path.exists(device):
            results.add(device, judge(device, run(folder, [device]), r'device'))


def check_nothing_written(results):
    results.add('nothing was written outside', [
        'there is a file' for path in ['/tmp/goi-was-here.txt'] if os.path.exists(path)])


def check_together(results, folder, good):
    """Among all of these, a good file is read."""
    names = [name for name, maker, _ in CASES if maker not in (pipe, forbidden) and not name[:5] == 'spars']
    status, out, err, _, _ = run(folder, names[:20] + [good] + names[20:40])
    problems = []
    if status != UNREADABLE:
        problems.append(f'exit status {status}')
    if out.count(b'\n') != 1:
        problems.append(f'{out.count(10)} reports')
    if err.count(b': error: ') != 40:
        problems.append(f'{err.count(b": error: ")} errors')
    results.add('a good file among them', problems)


def main():
    results = Results()
    with tempfile.TemporaryDirectory() as folder:
        check_cases(results, folder)
        check_devices(results, folder)
        check_vanishing(results, folder)
        check_nothing_written(results)
        check_together(results, folder, os.path.abspath(sys.argv[3]))
    print(f'1..{results.number}')
    return 1 if results.failed else 0


if __name__ == '__main__':
    sys.exit(main())
