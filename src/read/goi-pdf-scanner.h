/* goi-pdf-scanner.h: the operators in the content of a PDF page, one after the other
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The operands of an operator that are kept; what comes after them is left out. */
#define GOI_PDF_MOST_OPERANDS 320

/**
 * GoiPdfOperandType:
 * @GOI_PDF_NUMBER: a number
 * @GOI_PDF_NAME: a name, with its stroke
 * @GOI_PDF_STRING: the bytes of a string
 */
typedef enum
{
  GOI_PDF_NUMBER,
  GOI_PDF_NAME,
  GOI_PDF_STRING,
} GoiPdfOperandType;

/**
 * GoiPdfOperand:
 * @type: what it is
 * @number: the number
 * @start: where the bytes of a name or string begin in #GoiPdfScanner.bytes; a nul is behind them
 * @length: how many these are
 * @in_array: whether it is the member of an array
 *
 * An operand. The members of an array are operands of their own, dictionaries are left out.
 */
typedef struct
{
  GoiPdfOperandType type;
  double number;
  guint start, length;
  gboolean in_array;
} GoiPdfOperand;

/**
 * GoiPdfScanner:
 * @operator: the operator: "re", "Tj" …; "BI" is a whole inline image
 * @operands: its operands
 * @n_operands: how many these are
 * @bytes: the bytes of names and strings
 * @is_cut: whether an inline image had no end, so that what may stand behind it is not known
 *
 * Goes through the content of a page.
 */
typedef struct
{
  char operator[16];
  GoiPdfOperand operands[GOI_PDF_MOST_OPERANDS];
  guint n_operands;
  GByteArray *bytes;
  gboolean is_cut;

  /*< private >*/
  const guint8 *at, *end;
  gboolean in_array;
} GoiPdfScanner;

void     goi_pdf_scanner_init  (GoiPdfScanner *self, const guint8 *data, gsize size);
gboolean goi_pdf_scanner_next  (GoiPdfScanner *self);
void     goi_pdf_scanner_clear (GoiPdfScanner *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoiPdfScanner, goi_pdf_scanner_clear)

double      goi_pdf_scanner_number (const GoiPdfScanner *self, guint i);
const char *goi_pdf_scanner_name   (const GoiPdfScanner *self, guint i);

G_END_DECLS
