/* fuzz-recognise.c: the recogniser
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "fuzz.h"

#include "goi-read.h"

#include <string.h>

/* A span of a cell, and a table, are no larger. */
#define MAX_SPAN 40
#define MAX_COLUMN 200

/* A cell: each ">" before its text makes it a column wider, each "^" a row higher, "_" is a place that a cell
 * covers. Returns: the columns it takes */
static guint
add_cell (GoiDocument *document, GoiDocBlock *table, guint row, guint column, const char *text)
{
  guint row_span = 1, column_span = 1;

  if (g_str_equal (text, "_"))
    return 1;
  for (; (*text == '>' || *text == '^') && MAX (row_span, column_span) < MAX_SPAN; text++)
    if (*text == '>')
      column_span++;
    else
      row_span++;
  goi_document_add_cell (document, table, row, column, row_span, column_span, text);
  return column_span;
}

static void
add_row (GoiDocument *document, GoiDocBlock *table, guint row, const char *line)
{
  g_auto (GStrv) cells = g_strsplit (line, "\t", -1);
  guint column = 0;

  for (guint i = 0; cells[i] != NULL && column < MAX_COLUMN; i++)
    column += add_cell (document, table, row, column, cells[i]);
}

/* A line with tabs in it is a row of a table, another one a paragraph. */
static GoiDocument *
make_document (const char *text)
{
  GoiDocument *document = goi_document_new ();
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GoiDocBlock *table = NULL;
  guint row = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      gboolean is_row = strchr (lines[i], '\t') != NULL;

      if (!is_row && table != NULL)
        {
          goi_document_end_table (document, table);
          table = NULL;
        }
      if (is_row && table == NULL)
        {
          table = goi_document_begin_table (document);
          row = 0;
        }
      if (is_row)
        add_row (document, table, row++, lines[i]);
      else
        goi_document_append_paragraph (document, lines[i]);
    }
  if (table != NULL)
    goi_document_end_table (document, table);
  return document;
}

/* What is written can be read again, and is the same. */
static void
check_report (GoiReport *report)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *first = goi_report_to_json (report, GOI_JSON_STYLE_PRETTY);
  g_autoptr (GoiReport) again = goi_report_from_json (first, -1, &error);
  g_autofree char *second = again != NULL ? goi_report_to_json (again, GOI_JSON_STYLE_PRETTY) : NULL;

  if (g_strcmp0 (first, second) != 0)
    g_error ("read back differently: %s", error != NULL ? error->message : "no error");
}

int
LLVMFuzzerTestOneInput (const guint8 *data, size_t size)
{
  g_autofree char *valid = g_utf8_make_valid ((const char *) data, size);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiDocument) document = make_document (valid);
  g_autoptr (GoiReport) report = NULL;

  fuzz_check_document (document, NULL);
  report = goi_recognise (document, "report.txt", &error);
  fuzz_check_error (report != NULL, error);
  if (report != NULL)
    check_report (report);
  return 0;
}
