/* goi-office-lines.c: tables that were typed or pasted as lines into an office document
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-office-lines"

#include "goi-office-lines.h"

#include "goi-text-reader.h"

#include <string.h>

/* Only what parts cells in plain text can make a table of lines: tabs, bars, several blanks. */
static gboolean
may_have_tables (const char *text)
{
  return strpbrk (text, "\t|") != NULL || strstr (text, "  ") != NULL || strstr (text, "｜") != NULL
         || strstr (text, "│") != NULL || strstr (text, "　　") != NULL;
}

static gboolean
has_table (GPtrArray *blocks)
{
  for (guint i = 0; i < blocks->len; i++)
    if (((GoiDocBlock *) g_ptr_array_index (blocks, i))->kind == GOI_DOC_TABLE)
      return TRUE;
  return FALSE;
}

static void
append_table (GoiDocument *document, const GoiDocBlock *from)
{
  GoiDocBlock *table = goi_document_begin_table (document);

  for (guint i = 0; i < from->cells->len; i++)
    {
      const GoiDocCell *cell = g_ptr_array_index (from->cells, i);
      goi_document_add_cell (document, table, cell->row, cell->column, cell->row_span, cell->column_span,
                             cell->text);
    }
  /* Where the cells stand is known from separators only. */
  table->has_grid = FALSE;
  goi_document_end_table (document, table);
}

static void
append_lines (GoiDocument *document, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    goi_document_append_paragraph (document, lines[i]);
}

/**
 * goi_office_lines_append:
 * @document: a document
 * @text: paragraphs that follow each other, each with a line end, empty ones included
 *
 * Appends a paragraph for each line, and tables where the lines are the rows or the cells of one, as in
 * plain text.
 */
void
goi_office_lines_append (GoiDocument *document, const char *text)
{
  g_autoptr (GoiDocument) lines = NULL;
  GPtrArray *blocks;

  if (may_have_tables (text))
    lines = goi_text_reader_read_text (text);
  blocks = lines != NULL ? goi_document_get_blocks (lines) : NULL;
  if (blocks == NULL || !has_table (blocks))
    {
      append_lines (document, text);
      return;
    }
  for (guint i = 0; i < blocks->len; i++)
    {
      const GoiDocBlock *block = g_ptr_array_index (blocks, i);
      if (block->kind == GOI_DOC_TABLE)
        append_table (document, block);
      else
        goi_document_append_paragraph (document, block->text);
    }
}
