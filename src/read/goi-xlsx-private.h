/* goi-xlsx-private.h: what the files of the XLSX reader share
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-office-sheet.h"
#include "goi-zip-xml.h"

G_BEGIN_DECLS

typedef enum
{
  XLSX_SKIP = 1,          /* nothing in it is text of the sheet */
  XLSX_BORDER,
  XLSX_BORDERS,
  XLSX_C,
  XLSX_CALC_PR,
  XLSX_CELL_XFS,
  XLSX_COL,
  XLSX_COLS,
  XLSX_EDGE,              /* a side of a border */
  XLSX_F,
  XLSX_IS,
  XLSX_MERGE_CELL,
  XLSX_MERGE_CELLS,
  XLSX_NUM_FMT,
  XLSX_NUM_FMTS,
  XLSX_R,
  XLSX_R_PR,
  XLSX_ROW,
  XLSX_SHEET,
  XLSX_SHEET_DATA,
  XLSX_SHEETS,
  XLSX_SI,
  XLSX_T,
  XLSX_TITLE,
  XLSX_V,
  XLSX_VERT_ALIGN,
  XLSX_WORKBOOK_PR,
  XLSX_XF,
} XlsxTag;

/* A format of cells. */
typedef struct
{
  guint number_format;
  gboolean has_border;
} GoiXlsxStyle;

/**
 * GoiXlsxReader:
 * @xml: the part that is being read
 * @strings: (element-type utf8): the texts that cells share
 * @styles: (element-type GoiXlsxStyle): the formats of cells
 * @codes: (element-type guint utf8): the number formats that the workbook defines
 * @since_1904: whether days are counted from 1904 on
 * @recalculates: whether all formulas are to be computed when the file is opened, so that their stored
 *    results may be none
 * @limits: how much was read
 *
 * What is known while a workbook is read.
 */
typedef struct
{
  GoiXml *xml;
  GPtrArray *strings;
  GArray *styles;
  GHashTable *codes;
  gboolean since_1904;
  gboolean recalculates;
  GoiContentLimits limits;
} GoiXlsxReader;

char    *_goi_xlsx_read_string (GoiXlsxReader *self);
void     _goi_xlsx_read_sheet (GoiXlsxReader *self, GoiSheet *sheet);

G_END_DECLS
