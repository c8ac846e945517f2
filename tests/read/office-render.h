/* office-render.h: reports as documents of office programs, in the ways in which offices write them
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* What becomes of the places that a merged cell covers. */
typedef enum
{
  OFFICE_MERGED,
  OFFICE_EMPTY,
  OFFICE_REPEATED,
} OfficeSpans;

typedef enum
{
  OFFICE_PLAIN = 0,
  OFFICE_CUT = 1 << 0,          /* long tables are cut in two */
  OFFICE_HEADER_AGAIN = 1 << 1, /* the second part begins with the header */
  OFFICE_NUMBERED = 1 << 2,     /* numbers before labels and headings are automatic */
  OFFICE_FRAME = 1 << 3,        /* all of it stands in a table of one cell */
  OFFICE_BORDERS = 1 << 4,      /* sheets: tables have lines */
  OFFICE_GAPS = 1 << 5,         /* sheets: a blank row after each table */
  OFFICE_SHEETS = 1 << 6,       /* sheets: a sheet for each section */
  OFFICE_NOISE = 1 << 7,        /* sheets: numbers with the noise of binary numbers */
} OfficeStyle;

GBytes *office_render_docx (GoiReport *report, OfficeSpans spans, OfficeStyle style);
GBytes *office_render_odt (GoiReport *report, OfficeSpans spans, OfficeStyle style);
GBytes *office_render_xlsx (GoiReport *report, OfficeSpans spans, OfficeStyle style);
GBytes *office_render_ods (GoiReport *report, OfficeSpans spans, OfficeStyle style);
GBytes *office_render_csv (GoiReport *report, OfficeSpans spans, OfficeStyle style);

G_END_DECLS
