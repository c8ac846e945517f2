/* goi-test-html.h: reports as web pages, in the ways in which offices publish them
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

G_BEGIN_DECLS

/**
 * GoiTestSpans:
 * @GOI_TEST_SPANS_MERGED: as spans
 * @GOI_TEST_SPANS_EMPTY: without spans, covered places are empty cells
 * @GOI_TEST_SPANS_REPEATED: without spans, labels are repeated in all places they cover
 *
 * How merged cells are written.
 */
typedef enum
{
  GOI_TEST_SPANS_MERGED,
  GOI_TEST_SPANS_EMPTY,
  GOI_TEST_SPANS_REPEATED,
} GoiTestSpans;

/**
 * GoiTestCut:
 * @GOI_TEST_CUT_NONE: tables are whole
 * @GOI_TEST_CUT_BARE: the longest table goes on in a second one, its vertical label is not repeated
 * @GOI_TEST_CUT_LABEL: the vertical label is repeated there
 * @GOI_TEST_CUT_HEADER: the header rows are repeated there as well
 *
 * How a table is cut at a page break.
 */
typedef enum
{
  GOI_TEST_CUT_NONE,
  GOI_TEST_CUT_BARE,
  GOI_TEST_CUT_LABEL,
  GOI_TEST_CUT_HEADER,
} GoiTestCut;

/**
 * GoiTestHtmlStyle:
 * @name: its name
 * @spans: how merged cells are written
 * @cut: how the longest table is cut
 * @charset: (nullable): the encoding of the page, NULL for UTF-8
 * @declared: (nullable): the encoding it declares, NULL for none
 * @blank: what a blank cell holds
 * @word: with the nested elements of Word
 * @wrapped: labels are broken over lines
 * @layout: the page is laid out with tables
 * @soup: end tags are left out
 * @around: with navigation and footer
 * @parted: each block of a table is a table of its own
 * @alternatives: with the rows that only some documents have instead of the usual ones
 *
 * How a page is written.
 */
typedef struct
{
  const char *name;
  GoiTestSpans spans;
  GoiTestCut cut;
  const char *charset;
  const char *declared;
  const char *blank;
  gboolean word, wrapped, layout, soup, around, parted, alternatives;
} GoiTestHtmlStyle;

GBytes *goi_test_html_write (GoiReport *report, const GoiTestHtmlStyle *style);

G_END_DECLS
