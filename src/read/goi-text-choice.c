/* goi-text-choice.c: which look of a text tells more
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A text with columns of numbers can be read line by line, or as the picture of a page. Which is right shows
 * only in what comes out: the one that gives more numbers without a doubt is taken.
 */

#define G_LOG_DOMAIN "goi-text-choice"

#include "goi-text-choice.h"

#include "goi-read.h"
#include "goi-text-layout.h"

/* How many numbers a report has that nothing is said against. */
static guint
count_sure (GoiDocument *document)
{
  g_autoptr (GoiReport) report = goi_recognise (document, NULL, NULL);
  g_autoptr (GHashTable) doubted = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *doubts;
  guint n = 0;

  if (report == NULL)
    return 0;
  doubts = goi_report_get_doubts (report);
  for (guint i = 0; i < doubts->len; i++)
    for (char **key = ((GoiDoubt *) g_ptr_array_index (doubts, i))->cells; key != NULL && *key != NULL; key++)
      g_hash_table_add (doubted, *key);
  for (guint i = 0; i < goi_edition_get_n_cells (goi_report_get_edition (report)); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (goi_report_get_edition (report), i);

      if (goi_report_get_cell_value (report, cell)->mark == GOI_MARK_NUMBER
          && !g_hash_table_contains (doubted, cell->key))
        n++;
    }
  return n;
}

/**
 * goi_text_choose:
 * @text: a text
 * @document: (transfer full): what it is when it is read line by line
 * @cancellable: (nullable): to stop it
 *
 * Reads a text in which blanks set columns of numbers apart as the picture of a page, too, with Chinese
 * characters as wide as others and twice as wide.
 *
 * Returns: (transfer full): the document that tells most, @document where the others tell no more
 */
GoiDocument *
goi_text_choose (const char *text, GoiDocument *document, GCancellable *cancellable)
{
  guint best;

  if (!goi_text_layout_is_likely (text))
    return document;
  best = count_sure (document);
  for (guint wide = 1; wide <= 2; wide++)
    {
      g_autoptr (GPtrArray) pages = goi_text_layout_pages (text, wide);
      g_autoptr (GoiDocument) other = goi_pages_to_document (pages, cancellable, NULL);
      guint n = other != NULL ? count_sure (other) : 0;
      if (n <= best)
        continue;
      best = n;
      g_set_object (&document, other);
    }
  return document;
}
