/* goi-import-add.c: from a reading into a collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-import-add"

#include "config.h"

#include "goi-import-add.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  guint n_added;
  guint n_versions;
  guint n_errors;
  guint n_warnings;
  guint n_doubts;
} Tally;

static char *
describe (GPtrArray *reports, const Tally *tally)
{
  g_autoptr (GString) text = g_string_new (NULL);
  GoiReport *first = g_ptr_array_index (reports, 0);
  const char *agency = goi_report_get_agency (first);

  if (reports->len > 1)
    g_string_append_printf (text, ngettext ("%u report", "%u reports", reports->len), reports->len);
  else
    {
      g_string_append (text, agency != NULL && *agency != '\0' ? agency : _("Agency unknown"));
      if (goi_report_get_year (first) > 0)
        g_string_append_printf (text, " %d", goi_report_get_year (first));
    }
  if (tally->n_errors > 0)
    {
      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u error", "%u errors", tally->n_errors), tally->n_errors);
    }
  if (tally->n_doubts + tally->n_warnings > 0)
    {
      guint n = tally->n_doubts + tally->n_warnings;

      g_string_append (text, " · ");
      g_string_append_printf (text, ngettext ("%u doubt", "%u doubts", n), n);
    }
  if (tally->n_versions > 0)
    {
      g_string_append (text, " · ");
      g_string_append (text, _("another version of a report that is there already"));
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

static GPtrArray *
make_items (GoiReading *reading)
{
  GPtrArray *reports = goi_reading_get_reports (reading);
  GoiDocument *document = goi_reading_get_document (reading);
  GBytes *bytes = goi_reading_get_bytes (reading);
  g_autoptr (GoiOriginal) original = NULL;
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_add_item_free);

  if (bytes != NULL)
    original = goi_original_new (goi_reading_get_name (reading), goi_reading_get_media_type (reading), bytes);
  for (guint i = 0; i < reports->len; i++)
    {
      GoiReport *report = g_ptr_array_index (reports, i);
      gboolean doubtful = goi_report_get_doubts (report)->len > 0;

      g_ptr_array_add (items, goi_add_item_new (report, doubtful ? GOI_STATE_DOUBTFUL : GOI_STATE_IMPORTED,
                                                original,
                                                document != NULL ? goi_document_get_text (document) : NULL));
    }
  return items;
}

static void
count (const GoiAddItem *item, Tally *tally)
{
  g_autoptr (GPtrArray) findings = goi_check_report (item->report);
  guint n_errors, n_warnings;

  goi_check_count (findings, &n_errors, &n_warnings);
  tally->n_added += item->outcome != GOI_ADD_ALREADY_THERE;
  tally->n_versions += item->outcome == GOI_ADD_SAME_REPORT;
  tally->n_errors += n_errors;
  tally->n_warnings += n_warnings;
  tally->n_doubts += goi_report_get_doubts (item->report)->len;
}

/**
 * goi_import_add:
 * @collection: a collection
 * @reading: what was read
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Adds all reports of a reading, or none, with the original and its text. Waits for the database: not
 * for the main loop.
 *
 * Returns: (transfer full): how it ended, or %NULL when the collection could not be written
 */
GoiImportResult *
goi_import_add (GoiCollection *collection, GoiReading *reading, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) items = make_items (reading);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GoiImportResult) result = NULL;
  Tally tally = { 0 };

  if (!goi_collection_add_many (collection, items, cancellable, error))
    return NULL;
  for (guint i = 0; i < items->len; i++)
    {
      const GoiAddItem *item = g_ptr_array_index (items, i);

      g_array_append_val (ids, item->id);
      count (item, &tally);
    }

  result = g_new0 (GoiImportResult, 1);
  result->ids = g_array_ref (ids);
  result->outcome = tally.n_added == 0                                            ? GOI_IMPORT_ALREADY_THERE
                    : tally.n_errors + tally.n_warnings + tally.n_doubts > 0 ? GOI_IMPORT_DOUBTS
                                                                                  : GOI_IMPORT_DONE;
  result->message = describe (goi_reading_get_reports (reading), &tally);
  return g_steal_pointer (&result);
}

/**
 * goi_import_result_free:
 * @result: (nullable): a result
 */
void
goi_import_result_free (GoiImportResult *result)
{
  if (result == NULL)
    return;
  g_free (result->message);
  g_clear_pointer (&result->ids, g_array_unref);
  g_free (result);
}
