/* goi-dump-document.c: a document as text, for comparing
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-dump-document.h"

static void
dump_table (GString *s, const GoiDocBlock *block)
{
  g_string_append_printf (s, "table %ux%u\n", block->n_rows, block->n_columns);
  for (guint i = 0; i < block->cells->len; i++)
    {
      const GoiDocCell *cell = g_ptr_array_index (block->cells, i);

      g_string_append_printf (s, "  %u,%u", cell->row, cell->column);
      if (cell->row_span > 1 || cell->column_span > 1)
        g_string_append_printf (s, "/%ux%u", cell->row_span, cell->column_span);
      g_string_append_printf (s, "%s%s\n", *cell->text != '\0' ? " " : "", cell->text);
    }
}

/* One line a paragraph, after "p "; one line a cell of a table, after its row, column and spans. */
char *
goi_dump_document (GoiDocument *document)
{
  static const char *const names[] = { "ArticleTitle", "PubDate", "ContentSource", "SiteName", "Keywords" };
  GString *s = g_string_new (NULL);
  GPtrArray *blocks = goi_document_get_blocks (document);

  if (*goi_document_get_title (document) != '\0')
    g_string_append_printf (s, "title %s\n", goi_document_get_title (document));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (goi_document_get_metadata (document, names[i]) != NULL)
      g_string_append_printf (s, "meta %s %s\n", names[i],
                              goi_document_get_metadata (document, names[i]));
  for (guint i = 0; i < blocks->len; i++)
    {
      const GoiDocBlock *block = g_ptr_array_index (blocks, i);

      if (block->kind == GOI_DOC_TABLE)
        dump_table (s, block);
      else
        g_string_append_printf (s, "p %s\n", block->text);
    }
  return g_string_free (s, FALSE);
}

/* Every part stands where it says, after the one before it, and no two cells cover one place. */
void
goi_assert_places (GoiDocument *document)
{
  GPtrArray *blocks = goi_document_get_blocks (document);
  gint64 at = 0;

  g_assert_true (g_utf8_validate (goi_document_get_text (document), -1, NULL));
  for (guint i = 0; i < blocks->len; i++)
    {
      const GoiDocBlock *block = g_ptr_array_index (blocks, i);
      g_autoptr (GHashTable) covered = g_hash_table_new (NULL, NULL);

      g_assert_cmpint (block->start, >=, at);
      g_assert_cmpint (block->end, >=, block->start);
      at = block->end;
      if (block->kind == GOI_DOC_PARAGRAPH)
        {
          g_autofree char *text = goi_document_dup_range (document, block->start, block->end);
          g_assert_cmpstr (text, ==, block->text);
          continue;
        }
      for (guint j = 0; j < block->cells->len; j++)
        {
          const GoiDocCell *cell = g_ptr_array_index (block->cells, j);
          g_autofree char *text = goi_document_dup_range (document, cell->start, cell->end);

          g_assert_cmpstr (text, ==, cell->text);
          for (guint row = cell->row; row < cell->row + cell->row_span; row++)
            for (guint column = cell->column; column < cell->column + cell->column_span; column++)
              g_assert_true (g_hash_table_add (covered, GUINT_TO_POINTER (row * block->n_columns + column)));
          g_assert_cmpuint (cell->row + cell->row_span, <=, block->n_rows);
          g_assert_cmpuint (cell->column + cell->column_span, <=, block->n_columns);
        }
    }
  g_assert_cmpint (goi_document_get_length (document), >=, at);
}
