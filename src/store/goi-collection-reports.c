/* goi-collection-reports.c: single reports of a collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-collection"

#include "config.h"

#include "goi-collection-private.h"

static gboolean
add_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;

  return goi_store_add (store, job->items, job->prepared, error);
}

static gboolean
look_up_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;

  return goi_store_look_up (store, job->items, job->prepared, error);
}

static gboolean
has_original_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;

  return goi_store_has_original (store, job->text, &job->number, error);
}

static gboolean
load_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;

  return goi_job_take (job, goi_store_load (store, job->id, error), (GDestroyNotify) goi_stored_report_free);
}

static gboolean
load_original_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;

  return goi_job_take (job, goi_store_load_original (store, job->id, error), (GDestroyNotify) goi_original_free);
}

static gboolean
save_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;

  job->number = goi_store_save (store, job->id, job->revision, job->report, job->state, error);
  return job->number != 0;
}

/* What takes time is done before the store's thread is asked, so that importers work side by side. */
static GoiJob *
make_add_job (GPtrArray *items)
{
  GoiJob *job = goi_job_new ();

  job->items = g_ptr_array_ref (items);
  job->prepared = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_prepared_free);
  for (guint i = 0; i < items->len; i++)
    {
      GoiAddItem *item = g_ptr_array_index (items, i);
      g_ptr_array_add (job->prepared, goi_prepared_new (item->report, item->original, item->text));
    }
  return job;
}

static GPtrArray *
make_single (GoiReport *report, GoiReportState state, const GoiOriginal *original, const char *text)
{
  GPtrArray *items = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_add_item_free);

  g_ptr_array_add (items, goi_add_item_new (report, state, original, text));
  return items;
}

/**
 * goi_collection_add_many:
 * @self: a collection
 * @items: (element-type GoiAddItem): reports
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiStoreError
 *
 * Adds several reports in one go, all or none. Their numbers and outcomes are filled in once they are in the file for
 * good: what is reported as added survives whatever happens next.
 *
 * Returns: whether they are
 */
gboolean
goi_collection_add_many (GoiCollection *self, GPtrArray *items, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiJob) job = NULL;

  g_return_val_if_fail (GOI_IS_COLLECTION (self), FALSE);
  g_return_val_if_fail (items != NULL, FALSE);

  job = make_add_job (items);
  return _goi_collection_run (self, add_job, job, TRUE, cancellable, error);
}

static void
add_many_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (goi_collection_add_many (source, data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
add_items_async (GoiCollection *self, GPtrArray *items, gpointer tag, GCancellable *cancellable,
                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_ptr_array_ref (items), (GDestroyNotify) g_ptr_array_unref);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, add_many_in_thread);
}

/**
 * goi_collection_add_many_async:
 * @self: a collection
 * @items: (element-type GoiAddItem): reports; neither they nor the array may be touched before the callback
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * See goi_collection_add_many().
 */
void
goi_collection_add_many_async (GoiCollection *self, GPtrArray *items, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GOI_IS_COLLECTION (self));
  g_return_if_fail (items != NULL);

  add_items_async (self, items, goi_collection_add_many_async, cancellable, callback, user_data);
}

/**
 * goi_collection_add_many_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: whether all reports are in the collection
 */
gboolean
goi_collection_add_many_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * goi_collection_add:
 * @self: a collection
 * @report: a report
 * @state: its state
 * @original: (nullable): the file it was read from; NULL for a report that was written here
 * @text: (nullable): the text of its document
 * @outcome: (out) (optional): what became of it
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiStoreError
 *
 * Adds a report. With @original, a second try adds nothing: the same report from the same bytes is already there. When
 * one file gave several reports, add them with goi_collection_add_many().
 *
 * Returns: its number, from 1; 0 on error
 */
gint64
goi_collection_add (GoiCollection *self, GoiReport *report, GoiReportState state, const GoiOriginal *original,
                    const char *text, GoiAddOutcome *outcome, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) items = NULL;
  const GoiAddItem *item;

  g_return_val_if_fail (GOI_IS_COLLECTION (self), 0);
  g_return_val_if_fail (GOI_IS_REPORT (report), 0);

  items = make_single (report, state, original, text);
  item = g_ptr_array_index (items, 0);
  if (!goi_collection_add_many (self, items, cancellable, error))
    return 0;
  if (outcome != NULL)
    *outcome = item->outcome;
  return item->id;
}

/**
 * goi_collection_add_async:
 * @self: a collection
 * @report: a report; may be changed afterwards
 * @state: its state
 * @original: (nullable): the file it was read from
 * @text: (nullable): the text of its document
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * See goi_collection_add().
 */
void
goi_collection_add_async (GoiCollection *self, GoiReport *report, GoiReportState state, const GoiOriginal *original,
                          const char *text, GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GoiReport) copy = NULL;
  g_autoptr (GPtrArray) items = NULL;

  g_return_if_fail (GOI_IS_COLLECTION (self));
  g_return_if_fail (GOI_IS_REPORT (report));

  copy = goi_report_copy (report);
  items = make_single (copy, state, original, text);
  add_items_async (self, items, goi_collection_add_async, cancellable, callback, user_data);
}

/**
 * goi_collection_add_finish:
 * @self: a collection
 * @result: what the callback got
 * @outcome: (out) (optional): what became of it
 * @error: return location for a #GoiStoreError
 *
 * Returns: the report's number, from 1; 0 on error
 */
gint64
goi_collection_add_finish (GoiCollection *self, GAsyncResult *result, GoiAddOutcome *outcome, GError **error)
{
  GPtrArray *items = _goi_collection_finish (self, result, goi_collection_add_async, error);
  const GoiAddItem *item = items != NULL ? g_ptr_array_index (items, 0) : NULL;

  if (item != NULL && outcome != NULL)
    *outcome = item->outcome;
  return item != NULL ? item->id : 0;
}

/**
 * goi_collection_look_up_many:
 * @self: a collection
 * @items: (element-type GoiAddItem): reports; those of one file together
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiStoreError
 *
 * Tells what adding them would come to, and writes nothing. The outcome of an item and its number become
 *
 * - %GOI_ADD_ADDED and 0: it is new
 * - %GOI_ADD_ADDED and a number: it is in the trash, and would come back from there
 * - %GOI_ADD_ALREADY_THERE and a number: this report was read from the same bytes before, even when it was corrected
 *   since
 * - %GOI_ADD_SAME_REPORT and a number: this report is of the same agency and year
 *
 * Returns: whether they are filled in
 */
gboolean
goi_collection_look_up_many (GoiCollection *self, GPtrArray *items, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiJob) job = NULL;

  g_return_val_if_fail (GOI_IS_COLLECTION (self), FALSE);
  g_return_val_if_fail (items != NULL, FALSE);

  job = goi_job_new ();
  job->items = g_ptr_array_ref (items);
  job->prepared = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_prepared_free);
  for (guint i = 0; i < items->len; i++)
    {
      GoiAddItem *item = g_ptr_array_index (items, i);
      g_ptr_array_add (job->prepared, goi_prepared_new_for_look_up (item->report, item->original));
    }
  return _goi_collection_run (self, look_up_job, job, FALSE, cancellable, error);
}

/**
 * goi_collection_has_original:
 * @self: a collection
 * @sha256: the SHA-256 of a file, in hexadecimal
 * @id: (out) (optional): a report that was read from it, 0 when there is none
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiStoreError
 *
 * Tells whether a file needs to be read at all. Files of our own format are never kept, so it does not know them. A
 * report in the trash counts.
 *
 * Returns: whether such a file was imported; FALSE on error as well
 */
gboolean
goi_collection_has_original (GoiCollection *self, const char *sha256, gint64 *id, GCancellable *cancellable,
                             GError **error)
{
  g_autoptr (GoiJob) job = goi_job_new ();

  g_return_val_if_fail (GOI_IS_COLLECTION (self), FALSE);

  job->text = g_strdup (sha256);
  _goi_collection_run (self, has_original_job, job, FALSE, cancellable, error);
  if (id != NULL)
    *id = job->number;
  return job->number != 0;
}

/**
 * goi_collection_load:
 * @self: a collection
 * @id: a report
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiStoreError
 *
 * Returns: (transfer full) (nullable): the report with what belongs to it
 */
GoiStoredReport *
goi_collection_load (GoiCollection *self, gint64 id, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiJob) job = goi_job_new_for_report (id);

  g_return_val_if_fail (GOI_IS_COLLECTION (self), NULL);

  _goi_collection_run (self, load_job, job, FALSE, cancellable, error);
  return goi_job_steal (job);
}

/**
 * goi_collection_load_async:
 * @self: a collection
 * @id: a report
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * See goi_collection_load().
 */
void
goi_collection_load_async (GoiCollection *self, gint64 id, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_return_if_fail (GOI_IS_COLLECTION (self));

  _goi_collection_run_job_async (self, load_job, goi_job_new_for_report (id), FALSE, goi_collection_load_async, cancellable, callback,
             user_data);
}

/**
 * goi_collection_load_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: (transfer full) (nullable): the report with what belongs to it
 */
GoiStoredReport *
goi_collection_load_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  return goi_job_steal (_goi_collection_finish (self, result, goi_collection_load_async, error));
}

/**
 * goi_collection_load_original:
 * @self: a collection
 * @id: a report
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiStoreError; NOT_FOUND when the report was written here
 *
 * Returns: (transfer full) (nullable): the file it was read from, byte for byte
 */
GoiOriginal *
goi_collection_load_original (GoiCollection *self, gint64 id, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiJob) job = goi_job_new_for_report (id);

  g_return_val_if_fail (GOI_IS_COLLECTION (self), NULL);

  _goi_collection_run (self, load_original_job, job, FALSE, cancellable, error);
  return goi_job_steal (job);
}

/**
 * goi_collection_load_original_async:
 * @self: a collection
 * @id: a report
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * See goi_collection_load_original().
 */
void
goi_collection_load_original_async (GoiCollection *self, gint64 id, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GOI_IS_COLLECTION (self));

  _goi_collection_run_job_async (self, load_original_job, goi_job_new_for_report (id), FALSE, goi_collection_load_original_async,
             cancellable, callback, user_data);
}

/**
 * goi_collection_load_original_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: (transfer full) (nullable): the file
 */
GoiOriginal *
goi_collection_load_original_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  return goi_job_steal (_goi_collection_finish (self, result, goi_collection_load_original_async, error));
}

static GoiJob *
make_save_job (gint64 id, gint64 revision, GoiReport *report, GoiReportState state)
{
  GoiJob *job = goi_job_new_for_report (id);

  job->revision = revision;
  job->report = report;
  job->state = state;
  return job;
}

/**
 * goi_collection_save:
 * @self: a collection
 * @id: a report
 * @revision: the revision that was edited
 * @report: what has become of it
 * @state: its state
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiStoreError
 *
 * Saves a report. The revision before is kept, see goi_collection_list_revisions_async().
 *
 * Returns: the new revision; 0 on error
 */
gint64
goi_collection_save (GoiCollection *self, gint64 id, gint64 revision, GoiReport *report, GoiReportState state,
                     GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiJob) job = NULL;

  g_return_val_if_fail (GOI_IS_COLLECTION (self), 0);
  g_return_val_if_fail (GOI_IS_REPORT (report), 0);

  job = make_save_job (id, revision, g_object_ref (report), state);
  return _goi_collection_run (self, save_job, job, TRUE, cancellable, error) ? job->number : 0;
}

/**
 * goi_collection_save_async:
 * @self: a collection
 * @id: a report
 * @revision: the revision that was edited
 * @report: what has become of it; may be changed afterwards
 * @state: its state
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * See goi_collection_save().
 */
void
goi_collection_save_async (GoiCollection *self, gint64 id, gint64 revision, GoiReport *report, GoiReportState state,
                           GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GOI_IS_COLLECTION (self));
  g_return_if_fail (GOI_IS_REPORT (report));

  _goi_collection_run_job_async (self, save_job, make_save_job (id, revision, goi_report_copy (report), state), TRUE,
             goi_collection_save_async, cancellable, callback, user_data);
}

/**
 * goi_collection_save_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: the new revision; 0 on error
 */
gint64
goi_collection_save_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  GoiJob *job = _goi_collection_finish (self, result, goi_collection_save_async, error);

  return job != NULL ? job->number : 0;
}

/**
 * goi_original_new:
 * @name: the file's base name
 * @media_type: its media type
 * @bytes: what it holds
 *
 * Returns: (transfer full): a file that a report was read from
 */
GoiOriginal *
goi_original_new (const char *name, const char *media_type, GBytes *bytes)
{
  GoiOriginal *original = g_new0 (GoiOriginal, 1);

  original->name = g_strdup (name);
  original->media_type = g_strdup (media_type);
  original->bytes = bytes != NULL ? g_bytes_ref (bytes) : NULL;
  return original;
}

/**
 * goi_add_item_new:
 * @report: a report; must not change before it has been added
 * @state: its state
 * @original: (nullable): the file it was read from
 * @text: (nullable): the text of its document
 *
 * Returns: (transfer full): an item for goi_collection_add_many()
 */
GoiAddItem *
goi_add_item_new (GoiReport *report, GoiReportState state, const GoiOriginal *original, const char *text)
{
  GoiAddItem *item = g_new0 (GoiAddItem, 1);

  item->report = g_object_ref (report);
  item->state = state;
  if (original != NULL)
    item->original = goi_original_new (original->name, original->media_type, original->bytes);
  item->text = g_strdup (text);
  return item;
}

void
goi_add_item_free (GoiAddItem *item)
{
  g_object_unref (item->report);
  g_clear_pointer (&item->original, goi_original_free);
  g_free (item->text);
  g_free (item);
}

void
goi_revision_free (GoiRevision *revision)
{
  g_clear_pointer (&revision->saved, g_date_time_unref);
  g_free (revision);
}

void
goi_stored_report_free (GoiStoredReport *stored)
{
  g_clear_object (&stored->report);
  g_free (stored->text);
  g_free (stored);
}

void
goi_original_free (GoiOriginal *original)
{
  g_free (original->name);
  g_free (original->media_type);
  g_clear_pointer (&original->bytes, g_bytes_unref);
  g_free (original);
}
