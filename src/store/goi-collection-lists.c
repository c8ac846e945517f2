/* goi-collection-lists.c: what is in a collection, and the whole of it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-collection"

#include "config.h"

#include "goi-collection-private.h"

#include <glib/gi18n-lib.h>

static gboolean
count_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;

  return goi_store_count (store, job->query, &job->limit, error);
}

static gboolean
list_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;

  return goi_job_take (job, goi_store_list (store, job->query, job->offset, job->limit, error),
                       (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
list_ids_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;

  return goi_job_take (job, goi_store_list_ids (store, job->query, error), (GDestroyNotify) g_array_unref);
}

static gboolean
facets_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;

  return goi_job_take (job, goi_store_facets (store, job->query, error), (GDestroyNotify) goi_facets_free);
}

static gboolean
measures_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;

  return goi_job_take (job, goi_store_measures (store, job->query, error), (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
agencies_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;

  return goi_job_take (job, goi_store_agencies (store, error), (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
find_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;

  job->number = goi_store_find (store, job->text, job->year, error);
  return job->number >= 0;
}

static GoiJob *
make_list_job (GoiQuery *query, guint offset, guint limit)
{
  GoiJob *job = goi_job_new_for_query (query);

  job->offset = offset;
  job->limit = limit;
  return job;
}

/**
 * goi_collection_count:
 * @self: a collection
 * @query: which reports
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiStoreError
 *
 * Returns: how many there are; 0 on error
 */
guint
goi_collection_count (GoiCollection *self, GoiQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiJob) job = NULL;

  g_return_val_if_fail (GOI_IS_COLLECTION (self), 0);
  g_return_val_if_fail (GOI_IS_QUERY (query), 0);

  job = goi_job_new_for_query (query);
  return _goi_collection_run (self, count_job, job, FALSE, cancellable, error) ? job->limit : 0;
}

/**
 * goi_collection_list:
 * @self: a collection
 * @query: which reports
 * @offset: how many to pass over
 * @limit: how many at most, G_MAXUINT for all
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiStoreError
 *
 * Returns: (transfer full) (nullable) (element-type GoiReportSummary): the reports in the query's order
 */
GPtrArray *
goi_collection_list (GoiCollection *self, GoiQuery *query, guint offset, guint limit, GCancellable *cancellable,
                     GError **error)
{
  g_autoptr (GoiJob) job = NULL;

  g_return_val_if_fail (GOI_IS_COLLECTION (self), NULL);
  g_return_val_if_fail (GOI_IS_QUERY (query), NULL);

  job = make_list_job (query, offset, limit);
  _goi_collection_run (self, list_job, job, FALSE, cancellable, error);
  return goi_job_steal (job);
}

/**
 * goi_collection_list_async:
 * @self: a collection
 * @query: which reports
 * @offset: how many to pass over
 * @limit: how many at most, G_MAXUINT for all
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * See goi_collection_list().
 */
void
goi_collection_list_async (GoiCollection *self, GoiQuery *query, guint offset, guint limit, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GOI_IS_COLLECTION (self));
  g_return_if_fail (GOI_IS_QUERY (query));

  _goi_collection_run_job_async (self, list_job, make_list_job (query, offset, limit), FALSE,
                                 goi_collection_list_async, cancellable, callback, user_data);
}

/**
 * goi_collection_list_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: (transfer full) (nullable) (element-type GoiReportSummary): the reports
 */
GPtrArray *
goi_collection_list_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  return goi_job_steal (_goi_collection_finish (self, result, goi_collection_list_async, error));
}

/**
 * goi_collection_list_ids:
 * @self: a collection
 * @query: which reports
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiStoreError
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the numbers of all reports in the query's order
 */
GArray *
goi_collection_list_ids (GoiCollection *self, GoiQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiJob) job = NULL;

  g_return_val_if_fail (GOI_IS_COLLECTION (self), NULL);
  g_return_val_if_fail (GOI_IS_QUERY (query), NULL);

  job = goi_job_new_for_query (query);
  _goi_collection_run (self, list_ids_job, job, FALSE, cancellable, error);
  return goi_job_steal (job);
}

/**
 * goi_collection_list_ids_async:
 * @self: a collection
 * @query: which reports
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * See goi_collection_list_ids().
 */
void
goi_collection_list_ids_async (GoiCollection *self, GoiQuery *query, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GOI_IS_COLLECTION (self));
  g_return_if_fail (GOI_IS_QUERY (query));

  _goi_collection_run_job_async (self, list_ids_job, goi_job_new_for_query (query), FALSE,
                                 goi_collection_list_ids_async, cancellable, callback, user_data);
}

/**
 * goi_collection_list_ids_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the numbers
 */
GArray *
goi_collection_list_ids_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  return goi_job_steal (_goi_collection_finish (self, result, goi_collection_list_ids_async, error));
}

/**
 * goi_collection_facets:
 * @self: a collection
 * @query: which reports
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiStoreError
 *
 * Counts the reports of every value of every facet: those that the query would give if that facet had this value alone.
 * Values that the query has are always among them. What is not known (no region, no year) is no value.
 *
 * Returns: (transfer full) (nullable): the numbers
 */
GoiFacets *
goi_collection_facets (GoiCollection *self, GoiQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiJob) job = NULL;

  g_return_val_if_fail (GOI_IS_COLLECTION (self), NULL);
  g_return_val_if_fail (GOI_IS_QUERY (query), NULL);

  job = goi_job_new_for_query (query);
  _goi_collection_run (self, facets_job, job, FALSE, cancellable, error);
  return goi_job_steal (job);
}

/**
 * goi_collection_facets_async:
 * @self: a collection
 * @query: which reports
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * See goi_collection_facets().
 */
void
goi_collection_facets_async (GoiCollection *self, GoiQuery *query, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GOI_IS_COLLECTION (self));
  g_return_if_fail (GOI_IS_QUERY (query));

  _goi_collection_run_job_async (self, facets_job, goi_job_new_for_query (query), FALSE, goi_collection_facets_async,
                                 cancellable, callback, user_data);
}

/**
 * goi_collection_facets_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: (transfer full) (nullable): the numbers
 */
GoiFacets *
goi_collection_facets_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  return goi_job_steal (_goi_collection_finish (self, result, goi_collection_facets_async, error));
}

/**
 * goi_collection_measures:
 * @self: a collection
 * @query: which reports
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiStoreError
 *
 * Returns: (transfer full) (nullable) (element-type GoiMeasureRow): the measures of all reports in the query's order
 */
GPtrArray *
goi_collection_measures (GoiCollection *self, GoiQuery *query, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiJob) job = NULL;

  g_return_val_if_fail (GOI_IS_COLLECTION (self), NULL);
  g_return_val_if_fail (GOI_IS_QUERY (query), NULL);

  job = goi_job_new_for_query (query);
  _goi_collection_run (self, measures_job, job, FALSE, cancellable, error);
  return goi_job_steal (job);
}

/**
 * goi_collection_measures_async:
 * @self: a collection
 * @query: which reports
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * See goi_collection_measures().
 */
void
goi_collection_measures_async (GoiCollection *self, GoiQuery *query, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GOI_IS_COLLECTION (self));
  g_return_if_fail (GOI_IS_QUERY (query));

  _goi_collection_run_job_async (self, measures_job, goi_job_new_for_query (query), FALSE,
                                 goi_collection_measures_async, cancellable, callback, user_data);
}

/**
 * goi_collection_measures_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: (transfer full) (nullable) (element-type GoiMeasureRow): the measures
 */
GPtrArray *
goi_collection_measures_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  return goi_job_steal (_goi_collection_finish (self, result, goi_collection_measures_async, error));
}

/**
 * goi_collection_agencies:
 * @self: a collection
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiStoreError
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the agencies of the reports outside the trash, in order
 */
GPtrArray *
goi_collection_agencies (GoiCollection *self, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiJob) job = goi_job_new ();

  g_return_val_if_fail (GOI_IS_COLLECTION (self), NULL);

  _goi_collection_run (self, agencies_job, job, FALSE, cancellable, error);
  return goi_job_steal (job);
}

/**
 * goi_collection_agencies_async:
 * @self: a collection
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * See goi_collection_agencies().
 */
void
goi_collection_agencies_async (GoiCollection *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data)
{
  g_return_if_fail (GOI_IS_COLLECTION (self));

  _goi_collection_run_job_async (self, agencies_job, goi_job_new (), FALSE, goi_collection_agencies_async,
                                 cancellable, callback, user_data);
}

/**
 * goi_collection_agencies_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: (transfer full) (nullable) (element-type utf8): the agencies, in order
 */
GPtrArray *
goi_collection_agencies_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  return goi_job_steal (_goi_collection_finish (self, result, goi_collection_agencies_async, error));
}

static GoiJob *
make_find_job (const char *agency, int year)
{
  GoiJob *job = goi_job_new ();

  job->text = g_strdup (agency);
  job->year = year;
  return job;
}

/**
 * goi_collection_find:
 * @self: a collection
 * @agency: an agency
 * @year: a year
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiStoreError
 *
 * Returns: the agency's report for that year, outside the trash; of several the one that somebody has checked, or the
 *    last that came in; 0 when there is none, and on error
 */
gint64
goi_collection_find (GoiCollection *self, const char *agency, int year, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiJob) job = NULL;

  g_return_val_if_fail (GOI_IS_COLLECTION (self), 0);
  g_return_val_if_fail (agency != NULL, 0);

  job = make_find_job (agency, year);
  return _goi_collection_run (self, find_job, job, FALSE, cancellable, error) ? job->number : 0;
}

/**
 * goi_collection_find_async:
 * @self: a collection
 * @agency: an agency
 * @year: a year
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * See goi_collection_find().
 */
void
goi_collection_find_async (GoiCollection *self, const char *agency, int year, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GOI_IS_COLLECTION (self));
  g_return_if_fail (agency != NULL);

  _goi_collection_run_job_async (self, find_job, make_find_job (agency, year), FALSE, goi_collection_find_async,
                                 cancellable, callback, user_data);
}

/**
 * goi_collection_find_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: the report, 0 when there is none, and on error
 */
gint64
goi_collection_find_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  GoiJob *job = _goi_collection_finish (self, result, goi_collection_find_async, error);

  return job != NULL ? job->number : 0;
}

static gboolean
nothing_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return TRUE;
}

/**
 * goi_collection_backup:
 * @self: a collection
 * @target: a file on this computer; what is there is replaced once the copy is complete
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiStoreError
 *
 * Copies the collection as it is when all calls before this one are done. It can be used meanwhile.
 *
 * Returns: whether the copy is there; otherwise @target is as it was
 */
gboolean
goi_collection_backup (GoiCollection *self, GFile *target, GCancellable *cancellable, GError **error)
{
  g_autofree char *target_path = NULL;

  g_return_val_if_fail (GOI_IS_COLLECTION (self), FALSE);
  g_return_val_if_fail (G_IS_FILE (target), FALSE);

  target_path = g_file_get_path (target);
  if (target_path == NULL)
    {
      g_set_error_literal (error, GOI_STORE_ERROR, GOI_STORE_ERROR_FAILED,
                           _("A backup has to be a file on this computer. Copy it elsewhere afterwards."));
      return FALSE;
    }
  return _goi_collection_run (self, nothing_job, NULL, FALSE, cancellable, error)
         && goi_store_backup (g_file_peek_path (goi_collection_get_file (self)), target_path, cancellable, error);
}

static void
backup_in_thread (GTask *task, gpointer source, gpointer target, GCancellable *cancellable)
{
  GError *error = NULL;

  if (goi_collection_backup (source, target, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * goi_collection_backup_async:
 * @self: a collection
 * @target: a file on this computer
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * See goi_collection_backup().
 */
void
goi_collection_backup_async (GoiCollection *self, GFile *target, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (GOI_IS_COLLECTION (self));
  g_return_if_fail (G_IS_FILE (target));

  g_task_set_source_tag (task, goi_collection_backup_async);
  g_task_set_task_data (task, g_object_ref (target), g_object_unref);
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, backup_in_thread);
}

/**
 * goi_collection_backup_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: whether the copy is there
 */
gboolean
goi_collection_backup_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * goi_collection_verify:
 * @self: a collection
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiStoreError
 *
 * Reads the whole file and checks it, which for a large one takes a while; goi_collection_open() checks large files at a
 * few places only. The collection can be used meanwhile.
 *
 * Returns: whether it is sound; otherwise the error is DAMAGED and says what is wrong, or why it could not be checked
 */
gboolean
goi_collection_verify (GoiCollection *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (GOI_IS_COLLECTION (self), FALSE);

  return _goi_collection_run (self, nothing_job, NULL, FALSE, cancellable, error)
         && goi_store_verify (g_file_peek_path (goi_collection_get_file (self)), cancellable, error);
}

static void
verify_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  GError *error = NULL;

  if (goi_collection_verify (source, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * goi_collection_verify_async:
 * @self: a collection
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * See goi_collection_verify().
 */
void
goi_collection_verify_async (GoiCollection *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_return_if_fail (GOI_IS_COLLECTION (self));

  g_task_set_source_tag (task, goi_collection_verify_async);
  g_task_run_in_thread (task, verify_in_thread);
}

/**
 * goi_collection_verify_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: whether the collection is sound
 */
gboolean
goi_collection_verify_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
goi_facets_free (GoiFacets *facets)
{
  for (int kind = 0; kind < GOI_N_FACETS; kind++)
    g_clear_pointer (&facets->values[kind], g_ptr_array_unref);
  g_free (facets);
}
