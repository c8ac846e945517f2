#!/usr/bin/env python3
# check_conversions.py - published reports, saved again by an office program, read the same
#
# Copyright (C) 2026 The GoiReports authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Reads published reports, converts them with LibreOffice, and reads what comes out.

Usage: check_conversions.py GOI EXPECTATIONS GENERATOR
Three reports are converted as the text they are, two rebuilt with real tables from what was written down
of them by hand, one has the white space between the cells of its tables removed. Prints TAP; what needs
the documents ($GOI_SHARED) or soffice is skipped where they are missing.
"""

import glob
import html
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile

GOI, EXPECTATIONS, GENERATOR = sys.argv[1:4]
sys.path.insert(0, GENERATOR)
from generator import forms            # noqa: E402
from generator.layouts import Box      # noqa: E402

FORMATS = ['docx', 'odt', 'pdf', 'doc']
AS_TEXT = ['000', '001', '004']
AS_TABLES = ['002', '003']
TABLES = ['disclosure', 'requests', 'proceedings']

LABELS = {'regulations': '规章', 'licensing': '行政许可', 'other_services': '其他对外管理服务事项',
          'punishment': '行政处罚', 'coercion': '行政强制', 'fees': '行政事业性收费',
          'procurement': '政府集中采购'}
HEADS = {'made': '本年新制作数量', 'published': '本年新公开数量', 'public_total': '对外公开总数量',
         'issued': '本年制发件数', 'repealed': '本年废止件数', 'in_force': '现行有效件数',
         'items_last_year': '上一年项目数量', 'items_change': '本年增/减', 'items': '采购项目数量'}
ARTICLES = {'regulations': '一', 'normative': '一', 'licensing': '五', 'other_services': '五',
            'punishment': '六', 'coercion': '六', 'fees': '八', 'procurement': '九'}


class Expectations:
    """What was written down of a document by hand."""

    def __init__(self, number):
        self.cells, self.sections, self.head = {}, {}, {}
        with open(os.path.join(EXPECTATIONS, f'seed-{number}.tsv'), encoding='utf-8') as stream:
            for line in stream.read().splitlines():
                fields = line.split('\t')
                if fields[0] == '@section':
                    self.sections[fields[1]] = fields[2:]
                elif line.startswith('@'):
                    self.head[fields[0]] = fields[1]
                elif not line.startswith('#'):
                    self.cells[fields[0]] = fields[1:]

    def box(self, key):
        text = self.cells[key][2]
        return Box('' if text == '-' and self.cells[key][1] == 'blank' else text)


def find_seed(number):
    shared = os.environ.get('GOI_SHARED', '')
    found = glob.glob(os.path.join(shared, 'seeds', number + '_*.txt'))
    return found[0] if len(found) == 1 else None


# Tables as the form has them

def disclosure_table(exp, edition):
    head = {**HEADS, 'decisions': '处理决定数量' if edition == '2019' else '本年处理决定数量',
            'amount': '采购总金额' if edition == '2019' else '本年收费金额（单位：万元）'}
    labels = {**LABELS, 'normative': '规范性文件' if edition == '2019' else '行政规范性文件'}
    table, article = [], None
    for rows, columns in forms.DISCLOSURE_2019 if edition == '2019' else forms.DISCLOSURE_2021:
        spans = [1] * (len(columns) - 1) + [4 - len(columns)]
        for row in rows:
            if ARTICLES[row] != article:
                article = ARTICLES[row]
                table.append([Box(f'第二十条第（{article}）项', 4)])
                table.append([Box('信息内容')] + [Box(head[c], span) for c, span in zip(columns, spans)])
            boxes = [exp.box(f'disclosure.{row}.{column}') for column in columns]
            for box, span in zip(boxes, spans):
                box.cols = span
            table.append([Box(labels[row])] + boxes)
    return table


def requests_table(exp, edition):
    def numbers(row):
        return [exp.box(f'requests.{row}.{column}') for column in forms.column_keys()]

    table = [[Box('（本列数据的勾稽关系为：第一项加第二项之和，等于第三项加第四项之和）', 3, 3),
              Box('申请人情况', 7)],
             [Box('自然人', 1, 2), Box('法人或其他组织', 5), Box('总计', 1, 2)],
             [Box(label) for _, label in forms.COLUMNS[1:]],
             [Box('一、本年新收政府信息公开申请数量', 3)] + numbers('received'),
             [Box('二、上年结转政府信息公开申请数量', 3)] + numbers('carried_in')]
    first = len(table)
    table.append([Box('（一）予以公开', 2)] + numbers('granted'))
    table.append([Box('（二）部分公开（区分处理的，只计这一情形，不计其他情形）', 2)] + numbers('partial'))
    groups = [('（三）不予公开', forms.DENIED), ('（四）无法提供', forms.UNABLE),
              ('（五）不予处理', forms.REJECTED)]
    if edition == '2021':
        groups.append(('（六）其他处理', forms.OTHER_2021))
    for title, rows in groups:
        head = [Box(title, 1, len(rows))]
        for index, (key, label) in enumerate(rows):
            table.append(head + [Box(f'{index + 1}.{label}')] + numbers(key))
            head = []
    if edition == '2019':
        table.append([Box('（六）其他处理', 2)] + numbers('other'))
    table.append([Box('（七）总计', 2)] + numbers('total'))
    table[first].insert(0, Box('三、本年度办理结果', 1, len(table) - first))
    table.append([Box('四、结转下年度继续办理', 3)] + numbers('carried_out'))
    return table


def proceedings_table(exp):
    results = [label for _, label in forms.RESULTS] + ['总计']
    ids = [ident for ident, _ in forms.RESULTS] + ['total']
    return [[Box('行政复议', 5), Box('行政诉讼', 10)],
            [Box(label, 1, 2) for label in results] + [Box('未经复议直接起诉', 5), Box('复议后起诉', 5)],
            [Box(label) for label in results * 2],
            [exp.box(f'proceedings.{forum}.{ident}') for forum, _ in forms.FORUMS for ident in ids]]


def table_html(table):
    rows = ''
    for row in table:
        cells = ''.join('<td%s%s>%s</td>' % (f' colspan="{box.cols}"' if box.cols > 1 else '',
                                             f' rowspan="{box.rows}"' if box.rows > 1 else '',
                                             html.escape(box.text)) for box in row)
        rows += f'<tr>{cells}</tr>\n'
    return f'<table border="1">\n{rows}</table>\n'


def rebuild(number, text):
    """The document's own paragraphs, with tables where they were."""
    exp = Expectations(number)
    edition = exp.head['@edition']
    tables = {'disclosure': disclosure_table(exp, edition), 'requests': requests_table(exp, edition),
              'proceedings': proceedings_table(exp)}
    page, section, left = '', None, list(exp.sections)
    for line in text.split('\n'):
        plain = ' '.join(line.split())
        if left and plain == exp.sections[left[0]][0]:
            section = left.pop(0)
            page += f'<p>{html.escape(plain)}</p>\n'
            if section in TABLES:
                page += table_html(tables[section])
        elif section not in TABLES and plain:
            page += f'<p>{html.escape(plain)}</p>\n'
    assert not left, left
    return f'<!DOCTYPE html>\n<html><head><meta charset="utf-8"></head><body>\n{page}</body></html>\n'


def join_cells(text):
    """Removes the white space between the cells of tables, and between their rows."""
    lines = text.split('\n')
    result, in_table = [], False
    for line in lines:
        is_row = '\t' in line
        if is_row and in_table:
            result[-1] += re.sub(r'\s', '', line)
        elif is_row:
            result.append(re.sub(r'\s', '', line))
        elif in_table and not line.strip():
            continue
        else:
            result.append(line)
        in_table = is_row or in_table and not line.strip()
    return '\n'.join(result)


# Reading

def read(path):
    done = subprocess.run([GOI, 'read', path], capture_output=True, text=True, encoding='utf-8')
    if done.returncode != 0:
        raise ValueError(done.stderr.strip())
    return json.loads(done.stdout)


def bare(text):
    return re.sub(r'\s', '', text)


def summary(report, origins=True):
    """Everything that a conversion may not change, by name."""
    doubted = {key for doubt in report['doubts'] for key in doubt['cells']}
    found = {name: report[name] for name in ('edition', 'year', 'agency', 'region')}
    for key, cell in report['cells'].items():
        found[key] = [cell['value'], cell['mark'], key in doubted]
        if origins:
            found[key] += [bare(cell['text']), cell['origin']]
    for section in report['sections']:
        found[section['id']] = [bare(section['title']), bare(section['text'])]
    return found


def differences(should, found):
    return [f'{name}: {str(found.get(name))[:300]}, expected {str(should.get(name))[:300]}'
            for name in sorted(set(should) | set(found)) if should.get(name) != found.get(name)]


def convert(paths, target, folder):
    """All files with one start of the program."""
    options = []
    if paths[0].endswith('.html'):
        options = ['--infilter=HTML (StarWriter)']
    elif paths[0].endswith('.txt'):
        options = ['--infilter=Text (encoded):UTF8,LF,,,']
    subprocess.run(['soffice', '--headless', f'-env:UserInstallation=file://{folder}/profile', *options,
                    '--convert-to', target, '--outdir', os.path.join(folder, target), *paths],
                   check=True, capture_output=True, timeout=120)


class Tap:
    def __init__(self):
        self.n, self.failed = 0, 0

    def check(self, name, problems):
        self.n += 1
        self.failed += bool(problems)
        for problem in problems:
            print('#', problem)
        print(f'{"not ok" if problems else "ok"} {self.n} {name}')

    def skip(self, name, reason):
        self.n += 1
        print(f'ok {self.n} {name} # SKIP {reason}')


def check_joined(tap, number, text, folder):
    path = os.path.join(folder, f'{number}-joined.txt')
    with open(path, 'w', encoding='utf-8') as stream:
        stream.write(join_cells(text))
    exp = Expectations(number)
    report = read(path)
    doubted = {key for doubt in report['doubts'] for key in doubt['cells']}
    problems = []
    for key, (value, mark, *_, doubt) in exp.cells.items():
        cell = report['cells'].get(key, {'value': None, 'mark': 'absent'})
        if cell['value'] is None and key in doubted:
            # What no sum decides is doubted, with the right numbers among the others.
            offered = [a.get(key) for d in report['doubts'] if key in d['cells'] for a in d['alternatives']]
            if value != '-' and float(value) not in offered:
                problems.append(f'{key}: {value} is not among {offered}')
        elif (str(cell['value']) if cell['value'] is not None else '-') != value:
            problems.append(f'{key}: {cell}, expected {value}')
        elif key in doubted:
            problems.append(f'{key}: doubted without need')
    undecided = {key for key in doubted if not key.startswith('disclosure.normative.')}
    problems += [f'{key}: doubted, though sums decide it' for key in sorted(undecided)]
    problems += differences({name: exp.head[f'@{name}'] for name in ('edition', 'year', 'agency')},
                            {name: str(report[name]) for name in ('edition', 'year', 'agency')})
    tap.check(f'white space between the cells of {number} removed', problems)


def main():
    tap = Tap()
    seeds = {number: find_seed(number) for number in AS_TEXT + AS_TABLES}
    if None in seeds.values():
        tap.skip('conversions', 'the published reports are not here')
        print(f'1..{tap.n}')
        return 0
    folder = tempfile.mkdtemp(prefix='goi-conversions-')
    try:
        should, sources = {}, {'txt': [], 'html': []}
        for number, path in seeds.items():
            with open(path, encoding='utf-8') as stream:
                text = stream.read()
            kind = 'txt' if number in AS_TEXT else 'html'
            source = os.path.join(folder, f'{number}.{kind}')
            with open(source, 'w', encoding='utf-8') as stream:
                stream.write(text if kind == 'txt' else rebuild(number, text))
            sources[kind].append(source)
            should[number] = summary(read(source))
            if kind == 'html':
                original = summary(read(path), False)
                original = {name: value for name, value in original.items() if name not in TABLES}
                found = summary(read(source), False)
                found = {name: value for name, value in found.items() if name not in TABLES}
                tap.check(f'{number} rebuilt with tables', differences(original, found))
            if number == '003':
                check_joined(tap, number, text, folder)
        if shutil.which('soffice') is None:
            tap.skip('conversions', 'libreoffice-writer-nogui is not here')
        else:
            check_converted(tap, should, sources, folder)
    finally:
        shutil.rmtree(folder)
    print(f'1..{tap.n}')
    return 1 if tap.failed else 0


def check_converted(tap, should, sources, folder):
    for target in FORMATS:
        for paths in sources.values():
            convert(paths, target, folder)
        for number in sorted(should):
            path = os.path.join(folder, target, f'{number}.{target}')
            try:
                problems = differences(should[number], summary(read(path)))
            except ValueError as error:
                if target == 'doc' and 'save it as DOCX' in str(error):
                    tap.skip(f'{number} as DOC', 'documents of this kind are not read')
                    continue
                problems = [str(error)]
            tap.check(f'{number} as {target.upper()}', problems)


if __name__ == '__main__':
    sys.exit(main())
