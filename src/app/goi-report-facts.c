/* goi-report-facts.c: what the details pane says about a report
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-report-facts"

#include "config.h"

#include "goi-report-facts.h"

#include "goi-finding-item.h"

#include <string.h>

/* The median of fewer reports says nothing about anybody. */
#define MIN_PEERS 5

typedef struct
{
  gint64 id;
} LoadData;

static int
compare_doubles (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;

  return (x > y) - (x < y);
}

static gboolean
median_of_rows (GPtrArray *rows, const char *measure, GoiMeasureValue *median, guint *n)
{
  g_autoptr (GArray) values = g_array_new (FALSE, FALSE, sizeof (double));

  for (guint i = 0; i < rows->len; i++)
    {
      GoiMeasureValue value = goi_measure_row_get (g_ptr_array_index (rows, i), measure);

      if (value.available)
        g_array_append_val (values, value.value);
    }
  *n = values->len;
  if (values->len < MIN_PEERS)
    return FALSE;
  g_array_sort (values, compare_doubles);
  median->available = TRUE;
  median->incomplete = FALSE;
  median->value = (g_array_index (values, double, (values->len - 1) / 2)
                   + g_array_index (values, double, values->len / 2))
                  / 2;
  return TRUE;
}

/* Peers are the reports of the same year from the same region; when they are too few, those of the
 * region around it. */
static gboolean
load_peers (GoiCollection *collection, GoiReportFacts *facts, GCancellable *cancellable, GError **error)
{
  g_auto (GStrv) region = g_strdupv ((char **) goi_report_get_region (facts->stored->report));
  g_autofree char *year = g_strdup_printf ("%d", goi_report_get_year (facts->stored->report));
  const char *years[] = { year, NULL };

  for (guint depth = g_strv_length (region); depth > 0; depth--)
    {
      g_autoptr (GoiQuery) query = goi_query_new ();
      g_autoptr (GPtrArray) rows = NULL;
      g_autofree char *joined = NULL;
      const char *regions[2] = { NULL, NULL };

      g_clear_pointer (&region[depth], g_free);
      joined = g_strjoinv ("/", region);
      regions[0] = joined;
      goi_query_set_facet (query, GOI_FACET_YEAR, years);
      goi_query_set_facet (query, GOI_FACET_REGION, regions);
      rows = goi_collection_measures (collection, query, cancellable, error);
      if (rows == NULL)
        return FALSE;
      if (median_of_rows (rows, "rate.disclosed", &facts->median, &facts->n_peers))
        {
          facts->peers = g_strdup (region[depth - 1]);
          return TRUE;
        }
    }
  facts->n_peers = 0;
  return TRUE;
}

static gboolean
load_previous (GoiCollection *collection, GoiReportFacts *facts, GCancellable *cancellable, GError **error)
{
  const char *agency = goi_report_get_agency (facts->stored->report);
  int year = goi_report_get_year (facts->stored->report);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GoiStoredReport) previous = NULL;

  if (agency == NULL || *agency == '\0' || year <= 0)
    return TRUE;
  facts->previous_id = goi_collection_find (collection, agency, year - 1, cancellable, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  if (facts->previous_id == 0)
    return TRUE;
  previous = goi_collection_load (collection, facts->previous_id, cancellable, error);
  if (previous == NULL)
    return FALSE;
  facts->previous = goi_measure_row_new_from_report (previous->report);
  return TRUE;
}

static void
count_cells (GoiReportFacts *facts)
{
  GoiReport *report = facts->stored->report;
  GoiEdition *edition = goi_report_get_edition (report);
  GPtrArray *doubts = goi_report_get_doubts (report);
  g_autoptr (GHashTable) doubtful = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < goi_edition_get_n_cells (edition); i++)
    facts->n_read += goi_value_is_number (goi_report_get_cell_value (report, goi_edition_get_cell (edition, i)));
  for (guint i = 0; i < doubts->len; i++)
    {
      const GoiDoubt *doubt = g_ptr_array_index (doubts, i);

      for (guint j = 0; doubt->cells[j] != NULL; j++)
        g_hash_table_add (doubtful, doubt->cells[j]);
    }
  facts->n_doubtful = g_hash_table_size (doubtful);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GoiCollection *collection = GOI_COLLECTION (source);
  const LoadData *data = task_data;
  g_autoptr (GoiReportFacts) facts = g_new0 (GoiReportFacts, 1);
  GError *error = NULL;

  facts->stored = goi_collection_load (collection, data->id, cancellable, &error);
  if (facts->stored == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  facts->items = goi_finding_item_list (data->id, facts->stored->revision, facts->stored->report);
  facts->measures = goi_measure_row_new_from_report (facts->stored->report);
  count_cells (facts);
  if (!load_previous (collection, facts, cancellable, &error)
      || !load_peers (collection, facts, cancellable, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, g_steal_pointer (&facts), (GDestroyNotify) goi_report_facts_free);
}

/**
 * goi_report_facts_load_async:
 * @collection: a collection
 * @id: a report in it
 * @cancellable: (nullable): to give up
 * @callback: called with the facts
 * @user_data: for @callback
 *
 * Loads a report, checks it, and looks for what it is compared with, in a thread.
 */
void
goi_report_facts_load_async (GoiCollection *collection, gint64 id, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (collection, cancellable, callback, user_data);
  LoadData *data = g_new0 (LoadData, 1);

  data->id = id;
  g_task_set_source_tag (task, goi_report_facts_load_async);
  g_task_set_task_data (task, data, g_free);
  g_task_set_return_on_cancel (task, FALSE);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * goi_report_facts_load_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full): the facts, or %NULL
 */
GoiReportFacts *
goi_report_facts_load_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * goi_report_facts_free:
 * @facts: (nullable): facts
 */
void
goi_report_facts_free (GoiReportFacts *facts)
{
  if (facts == NULL)
    return;
  g_clear_pointer (&facts->stored, goi_stored_report_free);
  g_clear_pointer (&facts->items, g_ptr_array_unref);
  g_clear_pointer (&facts->measures, goi_measure_row_free);
  g_clear_pointer (&facts->previous, goi_measure_row_free);
  g_free (facts->peers);
  g_free (facts);
}
