#!/usr/bin/env python3
# check_expectations.py - checks the expectation files themselves
#
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks seed-*.tsv and real-*.tsv: the format, the complete key set, the numbers, the marks, the sums.

Shares no code and no data with the programs, so that a mistake there cannot hide one here.
Usage: check_expectations.py [FILE…]; without arguments all of them beside this script.
With the documents at hand ($GOI_SHARED, otherwise ../shared beside the source tree) sections
and printed texts are compared with them, otherwise that part is reported as skipped.
Exit status: 0 all well, 1 something is wrong.
"""

import glob
import hashlib
import html
import os
import re
import sys
from decimal import Decimal

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))

COLUMNS = 'person business research nonprofit legal other_org total'.split()
PARTS = COLUMNS[:-1]
DENIED = ('state_secret law_prohibits safety_stability third_party internal_affairs process_info '
          'enforcement_file admin_query').split()
UNABLE = 'not_held not_ready unclear'.split()
REJECTED = 'petition repeat publication excessive reconfirm'.split()
OTHER = {'2019': ['other'], '2021': ['other.no_correction', 'other.no_payment', 'other.other']}
FORUMS = 'review direct after_review'.split()
RESULTS = 'upheld corrected other pending total'.split()

DISCLOSURE = {
    '2019': [(('regulations', 'normative'), ('made', 'published', 'public_total')),
             (('licensing', 'other_services', 'punishment', 'coercion'),
              ('items_last_year', 'items_change', 'decisions')),
             (('fees',), ('items_last_year', 'items_change')),
             (('procurement',), ('items', 'amount'))],
    '2021': [(('regulations', 'normative'), ('issued', 'repealed', 'in_force')),
             (('licensing', 'punishment', 'coercion'), ('decisions',)),
             (('fees',), ('amount',))],
}

STATISTICS = '''
published: total normative normative_issued
published.channel: gazette website weibo wechat other
response: events press_conferences press_conferences_chief interviews interviews_chief
response: interpretations social_media other
applications: total in_person fax online letter other
completed: total on_time extended
replies: total already_public granted partial
replies.denied: total state_secret trade_secret privacy safety_stability not_information law_other
replies: not_held nonexistent amend other_channel
review: total upheld corrected other
litigation: total upheld corrected other
complaints: total upheld corrected other
archives: total paper electronic
fees: collected
organisation: offices reading_points staff full_time part_time budget
training: meetings courses people
'''

STATISTICS_SUMS = [
    ('applications.total', 'applications.', 'in_person fax online letter other'),
    ('completed.total', 'completed.', 'on_time extended'),
    ('replies.total', 'replies.', 'already_public granted partial denied.total not_held '
                                  'nonexistent amend other_channel'),
    ('replies.denied.total', 'replies.denied.', 'state_secret trade_secret privacy '
                                                'safety_stability not_information law_other'),
    ('review.total', 'review.', 'upheld corrected other'),
    ('litigation.total', 'litigation.', 'upheld corrected other'),
    ('complaints.total', 'complaints.', 'upheld corrected other'),
    ('archives.total', 'archives.', 'paper electronic'),
    ('organisation.staff', 'organisation.', 'full_time part_time'),
]

COUNTS = {'2008': 65, '2014': 65, '2019': 198, '2021': 200}
SECTIONS = 'overview disclosure requests proceedings problems other'.split()
MARKS = {'blank', 'dash', 'slash', 'none', 'na', 'unreadable', 'absent'}
# Documents that are not named after their file here.
REAL = {'real-shanghai.tsv': 'shanghai_gov_office_2019.html', 'real-pingtan.tsv': 'pingtan_2021.txt'}
DECIMAL_KEYS = {'disclosure.fees.amount', 'disclosure.procurement.amount', 'fees.collected',
                'organisation.budget'}

# The Unicode property White_Space; str.isspace() is not the same set.
WHITE = re.compile('[\u0009-\u000d\u0020\u0085\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f'
                   '\u3000]')


def rows_of(edition):
    return (['received', 'carried_in', 'granted', 'partial']
            + ['denied.' + r for r in DENIED] + ['unable.' + r for r in UNABLE]
            + ['rejected.' + r for r in REJECTED] + OTHER[edition] + ['total', 'carried_out'])


def keys_of(edition, single_other=False):
    """All keys of an edition, in the order of the form.

    single_other: with the row （六）其他处理 of the form of 2019 before the three that replaced it.
    """
    if edition in ('2008', '2014'):
        keys = []
        for line in STATISTICS.strip().splitlines():
            prefix, names = line.split(': ')
            keys += [prefix + '.' + name for name in names.split()]
    else:
        rows = rows_of(edition)
        if single_other:
            rows.insert(rows.index(OTHER[edition][0]), 'other')
        keys = [f'requests.{row}.{col}' for row in rows for col in COLUMNS]
        keys += [f'disclosure.{row}.{col}'
                 for rows, cols in DISCLOSURE[edition] for row in rows for col in cols]
        keys += [f'proceedings.{forum}.{result}' for forum in FORUMS for result in RESULTS]
    assert len(keys) == len(set(keys)) == COUNTS[edition] + single_other * len(COLUMNS), edition
    return keys


class Expectations:
    """One file, as parsed; problems are collected, not raised."""

    def __init__(self, path):
        self.path = path
        self.problems = []
        self.head = {}
        self.sections = []
        self.cells = {}
        self.order = []
        self.readings = []
        self.alternatives = []
        self.mistakes = set()
        with open(path, encoding='utf-8', newline='') as stream:
            text = stream.read()
        if '\r' in text or not text.endswith('\n'):
            self.problem(0, 'line ends must be LF, the last one too')
        for number, line in enumerate(text.splitlines(), 1):
            self.parse_line(number, line)

    def problem(self, number, message):
        self.problems.append(f'{os.path.basename(self.path)}:{number}: {message}')

    def parse_line(self, number, line):
        if line.startswith('#! '):
            self.mistakes.add(line[3:])
        elif line.startswith('#? '):
            self.parse_reading(number, line[3:].split('\t'))
        elif line.startswith('@'):
            self.parse_directive(number, line.split('\t'))
        elif not line.startswith('#'):
            self.parse_cell(number, line.split('\t'))

    def parse_reading(self, number, fields):
        if len(fields) != 3 or not fields[2] or not re.fullmatch(r'\d+', fields[1]):
            self.problem(number, 'a reading is KEY, number, reason')
        else:
            self.readings.append((number, fields[0], fields[1]))

    def parse_directive(self, number, fields):
        name = fields[0]
        if any(field != field.strip() or not field for field in fields):
            self.problem(number, 'empty or untrimmed field')
        elif name == '@section' and len(fields) == 5:
            if not re.fullmatch('[0-9a-f]{64}', fields[4]) or not fields[3].isdecimal():
                self.problem(number, 'bad length or hash')
            self.sections.append(fields[1:])
        elif name == '@alternative' and len(fields) > 1:
            self.alternatives.append((number, [field.partition('=')[::2] for field in fields[1:]]))
        elif name == '@region' and len(fields) == 3 or \
                name in ('@edition', '@year', '@agency') and len(fields) == 2:
            if name in self.head:
                self.problem(number, f'{name} twice')
            self.head[name] = fields[1:]
        else:
            self.problem(number, f'unknown or malformed directive {name}')

    def parse_cell(self, number, fields):
        if len(fields) != 6 or any(f != f.strip() or not f for f in fields):
            self.problem(number, 'a cell has six filled, trimmed fields')
            return
        key, value, mark, text, origin, doubt = fields
        if key in self.cells:
            self.problem(number, f'{key} twice')
        self.cells[key] = fields[1:]
        self.order.append(key)
        pattern = r'-?(0|[1-9]\d*)(\.\d*[1-9])?' if key in DECIMAL_KEYS else r'-?(0|[1-9]\d*)'
        if value != '-' and not re.fullmatch(pattern, value):
            self.problem(number, f'{key}: no exact number: {value}')
        if value.startswith('-') and value != '-' and not key.endswith('.items_change'):
            self.problem(number, f'{key}: negative')
        if (value == '-') == (mark == '-') or mark != '-' and mark not in MARKS:
            self.problem(number, f'{key}: needs a number or a legal mark, not both: {value} {mark}')
        if origin not in ('table', 'prose', 'repaired', '-') or (origin == '-') != (mark == 'absent'):
            self.problem(number, f'{key}: origin {origin} with mark {mark}')
        if doubt not in ('doubt', '-') or mark == 'unreadable' and doubt == '-':
            self.problem(number, f'{key}: doubt {doubt} with mark {mark}')
        if (text == '-') != (mark in ('blank', 'absent')):
            self.problem(number, f'{key}: text {text} with mark {mark}')
        in_yuan = re.fullmatch(r'(\d+)元', text)
        if in_yuan and key in DECIMAL_KEYS and value != '-':
            if Decimal(in_yuan.group(1)) != Decimal(value) * 10000:
                self.problem(number, f'{key}: text {text} is not {value} 万元')
        elif value != '-' and origin == 'table' and not text.startswith(value):
            self.problem(number, f'{key}: text {text} does not begin with {value}')

    def number(self, key):
        """The number of a cell, or None."""
        value = self.cells[key][0]
        return None if value == '-' else Decimal(value)

    def check_whole(self):
        edition = self.head.get('@edition', ['?'])[0]
        if edition not in COUNTS:
            self.problem(0, f'no legal edition: {edition}')
            return None
        if not re.fullmatch(r'20\d\d|-', self.head.get('@year', [''])[0]) or \
                '@agency' not in self.head:
            self.problem(0, 'year or agency missing')
        keys = keys_of(edition, edition == '2021' and 'requests.other.total' in self.cells)
        for key in sorted(set(keys) - set(self.cells)):
            self.problem(0, f'{key} missing')
        for key in sorted(set(self.cells) - set(keys)):
            self.problem(0, f'{key} is no key of edition {edition}')
        if set(keys) == set(self.cells) and keys != self.order:
            self.problem(0, 'cells not in the order of the form')
        ids = [section[0] for section in self.sections]
        if edition in DISCLOSURE and ids != SECTIONS or not ids or len(set(ids)) != len(ids):
            self.problem(0, f'sections: {ids}')
        for number, key, _ in self.readings:
            if key not in self.cells or self.cells[key][0] != '-':
                self.problem(number, f'{key}: a reading for no cell, or for one with a number')
        for number, changes in self.alternatives:
            for key, value in changes:
                if key not in self.cells or self.cells[key][4] != 'doubt' or not value.isdecimal():
                    self.problem(number, f'{key}: an alternative for a cell without a doubt')
        return edition if set(keys) == set(self.cells) else None


def broken_table_sums(exp, edition):
    """The relations R1-R4 that do not hold, blank taken as 0: name -> the two sides."""
    def n(key):
        return exp.number(key) or Decimal(0)

    def cell(row, col):
        return n(f'requests.{row}.{col}')

    rows = rows_of(edition)
    if 'requests.other.total' in exp.cells and edition == '2021':
        rows.insert(rows.index(OTHER[edition][0]), 'other')
    sides = {}
    for col in COLUMNS:
        sides[f'R1 {col}'] = (cell('received', col) + cell('carried_in', col),
                              cell('total', col) + cell('carried_out', col))
        sides[f'R2 {col}'] = (cell('total', col), sum(cell(row, col) for row in rows[2:-2]))
    for row in rows:
        sides[f'R3 {row}'] = (cell(row, 'total'), sum(cell(row, col) for col in PARTS))
    for forum in FORUMS:
        values = [n(f'proceedings.{forum}.{result}') for result in RESULTS]
        sides[f'R4 {forum}'] = (values[-1], sum(values[:-1]))
    return {name: pair for name, pair in sides.items() if pair[0] != pair[1]}


def broken_statistics_sums(exp):
    """The sums of the statistics form that do not hold where every term is a number."""
    broken = {}
    for total, prefix, names in STATISTICS_SUMS:
        terms = [exp.number(prefix + name) for name in names.split()]
        if exp.number(total) is not None and None not in terms and exp.number(total) != sum(terms):
            broken[f'sum {total}'] = (exp.number(total), sum(terms))
    return broken


def find_document(path):
    shared = os.environ.get('GOI_SHARED') or os.path.join(ROOT, '..', 'shared')
    if os.path.basename(path) in REAL:
        real = os.path.join(shared, 'real', REAL[os.path.basename(path)])
        return real if os.path.exists(real) else None
    number = re.search(r'seed-(\d+)\.tsv$', path)
    found = glob.glob(os.path.join(shared, 'seeds', number.group(1) + '_*.txt')) if number else []
    return found[0] if len(found) == 1 else None


def text_of_page(page):
    """The text of a plain page, a paragraph, a cell or what stands before a <br> on each line."""
    page = re.sub('(?i)</p>|<br[^>]*>|</td>|</tr>', '\n', page)
    return html.unescape(re.sub('<[^>]*>', '', page))


def check_document(exp, path):
    """Compares sections and printed texts with the document."""
    with open(path, encoding='utf-8', newline='') as stream:
        text = stream.read()
    if path.endswith('.html'):
        text = text_of_page(text)
    lines = text.split('\n')
    if 'pingtan' in path:
        # Everything stands in one line: it is cut at the headings.
        for _, title, _, _ in exp.sections:
            text = text.replace(title, f'\n{title}\n', 1)
        lines = text.split('\n')
    starts = []
    for _, title, _, _ in exp.sections:
        after = starts[-1] + 1 if starts else 0
        at = [i for i in range(after, len(lines)) if WHITE.sub(' ', lines[i]).strip() == title]
        if not at:
            exp.problem(0, f'heading not in the document: {title}')
            return
        starts.append(at[0])
    for (ident, _, length, digest), start, end in zip(exp.sections, starts,
                                                      starts[1:] + [len(lines)]):
        bare = WHITE.sub('', '\n'.join(lines[start + 1:end]))
        if len(bare) != int(length) or hashlib.sha256(bare.encode()).hexdigest() != digest:
            exp.problem(0, f'section {ident}: is {len(bare)} characters, '
                           f'{hashlib.sha256(bare.encode()).hexdigest()}')
    bare = WHITE.sub('', text)
    wanted = [(key, cell[2]) for key, cell in exp.cells.items() if cell[2] != '-']
    wanted += [('@year', exp.head['@year'][0]), ('@agency', exp.head['@agency'][0])]
    wanted += [('@region', name) for name in exp.head.get('@region', []) if name != '-']
    for key, printed in wanted:
        if WHITE.sub('', printed) not in bare:
            exp.problem(0, f'{key}: not in the document: {printed}')


def check_file(path):
    exp = Expectations(path)
    edition = exp.check_whole()
    name = os.path.basename(path)
    if edition:
        broken = broken_table_sums(exp, edition) if edition in DISCLOSURE \
            else broken_statistics_sums(exp)
        for relation, (left, right) in sorted(broken.items()):
            print(f'{name}: {relation} does not hold: {left} against {right}')
        for relation in sorted(set(broken) ^ exp.mistakes):
            exp.problem(0, f'{relation}: the broken relations are not those noted with "#!"')
    document = find_document(path)
    if document and edition and '@year' in exp.head and '@agency' in exp.head:
        check_document(exp, document)
    for problem in exp.problems:
        print(problem)
    print(f'{name}: {"FAILED" if exp.problems else "ok"}, edition {edition}, {len(exp.cells)} cells'
          f'{"" if document else ", comparison with the document skipped"}')
    return not exp.problems


def main():
    paths = sys.argv[1:] or sorted(glob.glob(os.path.join(HERE, 'seed-*.tsv'))
                                   + glob.glob(os.path.join(HERE, 'real-*.tsv')))
    if not paths:
        print('no files')
        return 1
    return 0 if all([check_file(path) for path in paths]) else 1


if __name__ == '__main__':
    sys.exit(main())
