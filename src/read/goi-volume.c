/* goi-volume.c: documents with several reports
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A county prints the reports of its departments one behind the other, an office its reports of two years. The
 * document is cut before a title when there is a whole form on both sides of it, and each part is read for
 * itself.
 */

#define G_LOG_DOMAIN "goi-volume"

#include "goi-volume.h"

#include "goi-identity-private.h"
#include "goi-recognise-private.h"

#include "goi-read.h"

/* Titles that are looked at: more are a list of links. */
#define MOST_TITLES 400

/* The blocks at which reports begin: before each title with a form behind it there is a form, too. */
static GArray *
find_cuts (GoiDocument *document, GCancellable *cancellable)
{
  guint n_blocks = goi_document_get_blocks (document)->len, first = 0;
  g_autoptr (GArray) titles = goi_title_list (document);
  GArray *cuts = g_array_new (FALSE, FALSE, sizeof (guint));

  g_array_append_val (cuts, first);
  for (guint i = 0; i < titles->len && titles->len <= MOST_TITLES; i++)
    {
      guint at = g_array_index (titles, guint, i);
      guint next = i + 1 < titles->len ? g_array_index (titles, guint, i + 1) : n_blocks;
      g_autoptr (GoiDocument) before = NULL;
      g_autoptr (GoiDocument) behind = NULL;

      if (g_cancellable_is_cancelled (cancellable))
        break;
      before = goi_document_new_part (document, first, at);
      behind = goi_document_new_part (document, at, next);
      if (!goi_recognise_has_form (behind) || !goi_recognise_has_form (before))
        continue;
      g_array_append_val (cuts, at);
      first = at;
    }
  return cuts;
}

/* The places of a part are places in the whole. */
static void
move_values (GoiReport *report, gint64 offset)
{
  GoiEdition *edition = goi_report_get_edition (report);

  for (guint i = 0; i < goi_edition_get_n_cells (edition); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      const GoiValue *value = goi_report_get_cell_value (report, cell);
      g_autoptr (GoiValue) moved = NULL;

      if (value->end <= value->start)
        continue;
      moved = goi_value_copy (value);
      moved->start += offset;
      moved->end += offset;
      goi_report_set_value (report, cell->key, moved);
    }
}

/* Two reports in one document are of two bodies or of two years; one that is there twice is one report. */
static gboolean
is_another (GoiReport *report, GPtrArray *reports)
{
  if (goi_report_get_year (report) == 0 || *goi_report_get_agency (report) == '\0')
    return FALSE;
  for (guint i = 0; i < reports->len; i++)
    {
      GoiReport *other = g_ptr_array_index (reports, i);
      if (goi_report_get_year (other) == goi_report_get_year (report)
          && g_str_equal (goi_report_get_agency (other), goi_report_get_agency (report)))
        return FALSE;
    }
  return TRUE;
}

/**
 * goi_volume_read:
 * @document: a document
 * @name: (nullable): the base name of the file it was read from
 * @cancellable: (nullable): to stop it
 *
 * Reads a document in which several reports stand one behind the other.
 *
 * Returns: (transfer full) (nullable) (element-type GoiReport): the reports, two or more; NULL where the
 *   document is not plainly made of several
 */
GPtrArray *
goi_volume_read (GoiDocument *document, const char *name, GCancellable *cancellable)
{
  g_autoptr (GArray) cuts = find_cuts (document, cancellable);
  GPtrArray *blocks = goi_document_get_blocks (document);
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);

  if (cuts->len < 2)
    return NULL;
  for (guint i = 0; i < cuts->len; i++)
    {
      guint first = g_array_index (cuts, guint, i);
      guint end = i + 1 < cuts->len ? g_array_index (cuts, guint, i + 1) : blocks->len;
      g_autoptr (GoiDocument) part = goi_document_new_part (document, first, end);
      /* What the file says of itself and its name are about the whole. */
      g_autoptr (GoiReport) report = goi_recognise (part, NULL, NULL);

      if (report == NULL || !is_another (report, reports))
        return NULL;
      move_values (report, ((const GoiDocBlock *) g_ptr_array_index (blocks, first))->start);
      goi_report_set_source (report, name, NULL, NULL);
      g_ptr_array_add (reports, g_steal_pointer (&report));
    }
  return g_steal_pointer (&reports);
}
