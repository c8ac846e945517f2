/* goi-report-mend.c: applying a repair to a stored report, and taking it back
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-report-mend"

#include "config.h"

#include "goi-report-mend.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 id;
  gint64 revision;
  GPtrArray *changes;
} MendData;

static void
mend_data_free (MendData *data)
{
  g_ptr_array_unref (data->changes);
  g_free (data);
}

static void
apply_changes (GoiReport *report, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    {
      const GoiChange *change = g_ptr_array_index (changes, i);
      const GoiValue *before = goi_report_get_value (report, change->key);
      g_autoptr (GoiValue) value = goi_value_copy (change->value);

      /* The place in the document stays: it is where the number should have stood. */
      value->origin = GOI_ORIGIN_REPAIRED;
      if (before != NULL && value->start < 0)
        {
          value->start = before->start;
          value->end = before->end;
        }
      goi_report_set_value (report, change->key, value);
      goi_report_remove_doubts (report, change->key);
    }
}

static void
mend_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GoiCollection *collection = GOI_COLLECTION (source);
  const MendData *data = task_data;
  g_autoptr (GoiStoredReport) stored = NULL;
  g_autoptr (GoiMending) mending = NULL;
  GError *error = NULL;

  stored = goi_collection_load (collection, data->id, cancellable, &error);
  if (stored != NULL && stored->revision != data->revision)
    g_set_error_literal (&error, GOI_STORE_ERROR, GOI_STORE_ERROR_CONFLICT,
                         _("The report has been changed meanwhile"));
  if (error != NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  mending = g_new0 (GoiMending, 1);
  mending->id = data->id;
  mending->state = stored->state;
  mending->before = goi_report_copy (stored->report);
  apply_changes (stored->report, data->changes);
  mending->revision = goi_collection_save (collection, data->id, stored->revision, stored->report,
                                           stored->state, cancellable, &error);
  if (mending->revision == 0)
    {
      g_task_return_error (task, error);
      return;
    }
  g_task_return_pointer (task, g_steal_pointer (&mending), (GDestroyNotify) goi_mending_free);
}

static void
on_unmended (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = G_TASK (user_data);
  GError *error = NULL;

  if (goi_collection_save_finish (GOI_COLLECTION (source), result, &error) == 0)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/**
 * goi_report_mend_async:
 * @collection: a collection
 * @id: a report in it
 * @revision: the revision that the repair was made for
 * @repair: what to change
 * @cancellable: (nullable): to give up
 * @callback: called when it is saved
 * @user_data: for @callback
 *
 * Changes the cells and saves the report, in a thread. Fails with %GOI_STORE_ERROR_CONFLICT when the
 * report is another one by now.
 */
void
goi_report_mend_async (GoiCollection *collection, gint64 id, gint64 revision, const GoiRepair *repair,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (collection, cancellable, callback, user_data);
  MendData *data = g_new0 (MendData, 1);

  data->id = id;
  data->revision = revision;
  data->changes = g_ptr_array_ref (repair->changes);
  g_task_set_source_tag (task, goi_report_mend_async);
  g_task_set_task_data (task, data, (GDestroyNotify) mend_data_free);
  g_task_run_in_thread (task, mend_in_thread);
}

/**
 * goi_report_mend_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full): what is needed to take it back, or %NULL
 */
GoiMending *
goi_report_mend_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * goi_report_unmend_async:
 * @collection: the collection
 * @mending: what goi_report_mend_finish() gave
 * @cancellable: (nullable): to give up
 * @callback: called when it is saved
 * @user_data: for @callback
 *
 * Takes a repair back, unless the report was changed again after it.
 */
void
goi_report_unmend_async (GoiCollection *collection, const GoiMending *mending, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (collection, cancellable, callback, user_data);

  g_task_set_source_tag (task, goi_report_unmend_async);
  goi_collection_save_async (collection, mending->id, mending->revision, mending->before, mending->state,
                             cancellable, on_unmended, task);
}

/**
 * goi_report_unmend_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether it was taken back
 */
gboolean
goi_report_unmend_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * goi_mending_free:
 * @mending: (nullable): a mending
 */
void
goi_mending_free (GoiMending *mending)
{
  if (mending == NULL)
    return;
  g_clear_object (&mending->before);
  g_free (mending);
}
