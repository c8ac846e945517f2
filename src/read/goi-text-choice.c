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

#include <string.h>

/* Blanks between cells are at least and at most as wide; how many a text has at least, and how many of them are
 * multiples of one width where this parts its cells. */
#define NARROWEST_GAP 2
#define WIDEST_GAP 60
#define FEWEST_GAPS 20
#define SAME_GAPS 0.95

/* How many numbers a report has that nothing is said against. */
static guint
count_sure (GoiReport *report)
{
  GoiEdition *edition;
  guint n = 0;

  if (report == NULL)
    return 0;
  edition = goi_report_get_edition (report);
  for (guint i = 0; i < goi_edition_get_n_cells (edition); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);

      n += goi_report_get_cell_value (report, cell)->mark == GOI_MARK_NUMBER
                   && goi_report_find_doubt (report, cell->key) == NULL
               ? 1
               : 0;
    }
  return n;
}

/* Counts the blanks between the parts of a line, by their widths. */
static guint
count_gaps (const char *line, gsize length, guint *gaps)
{
  guint n = 0, width = 0;
  gboolean begun = FALSE;

  for (gsize i = 0; i < length; i++)
    {
      if (line[i] == ' ')
        {
          width++;
          continue;
        }
      if (begun && width >= NARROWEST_GAP && width <= WIDEST_GAP)
        {
          gaps[width]++;
          n++;
        }
      begun = TRUE;
      width = 0;
    }
  return n;
}

/* Whether as many blanks stand between any two cells of the text, and as many more for each cell that is blank: nothing
 * stands under anything else then but by chance. */
static gboolean
is_parted_by_blanks (const char *text)
{
  guint gaps[WIDEST_GAP + 1] = { 0 }, n = 0;

  for (const char *line = text; *line != '\0';)
    {
      gsize length = strcspn (line, "\n");

      n += count_gaps (line, length, gaps);
      line += length + (line[length] != '\0' ? 1 : 0);
    }
  for (guint width = NARROWEST_GAP; width < WIDEST_GAP && n >= FEWEST_GAPS; width++)
    {
      guint n_multiples = 0;

      for (guint k = width; k <= WIDEST_GAP; k += width)
        n_multiples += gaps[k];
      if (n_multiples >= SAME_GAPS * n)
        return TRUE;
    }
  return FALSE;
}

/**
 * goi_text_choose:
 * @text: a text
 * @document: (transfer full): what it is when it is read line by line
 * @name: (nullable): the base name of the file that it was read from
 * @report: (out) (transfer full) (nullable): what was recognised in the document that is returned; NULL where there was
 *   no choice, or no report
 * @cancellable: (nullable): to stop it
 *
 * Reads a text in which blanks set columns of numbers apart as the picture of a page, too, with Chinese
 * characters as wide as others or twice as wide: with other than their own width values would come to stand in other
 * columns.
 *
 * Returns: (transfer full): the document that tells most, @document where the others tell no more
 */
GoiDocument *
goi_text_choose (const char *text, GoiDocument *document, const char *name, GoiReport **report,
                 GCancellable *cancellable)
{
  guint best, width;

  *report = NULL;
  if (!goi_text_layout_is_likely (text) || is_parted_by_blanks (text))
    return document;
  *report = goi_recognise (document, name, NULL);
  best = count_sure (*report);
  width = goi_text_layout_guess_width (text);
  for (guint wide = 1; wide <= 2; wide++)
    {
      g_autoptr (GPtrArray) pages = width == 0 || width == wide ? goi_text_layout_pages (text, wide) : NULL;
      g_autoptr (GoiDocument) other = pages != NULL ? goi_pages_to_document (pages, cancellable, NULL) : NULL;
      g_autoptr (GoiReport) found = other != NULL ? goi_recognise (other, name, NULL) : NULL;
      guint n = count_sure (found);

      if (n <= best)
        continue;
      best = n;
      g_set_object (&document, other);
      g_set_object (report, found);
    }
  return document;
}
