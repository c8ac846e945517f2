/* goi-collection-history.c: drafts, earlier revisions and the trash of a collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-collection"

#include "config.h"

#include "goi-collection-private.h"

static gboolean
list_revisions_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;

  return goi_job_take (job, goi_store_list_revisions (store, job->id, error), (GDestroyNotify) g_ptr_array_unref);
}

static gboolean
load_revision_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;

  return goi_job_take (job, goi_store_load_revision (store, job->id, job->revision, error), g_object_unref);
}

static gboolean
save_draft_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;

  return goi_store_save_draft (store, job->id, job->revision, job->report, error);
}

static gboolean
load_draft_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;
  GError *problem = NULL;

  goi_job_take (job, goi_store_load_draft (store, job->id, &job->revision, &job->moment, &problem), g_object_unref);
  if (problem != NULL)
    g_propagate_error (error, problem);
  return problem == NULL;
}

static gboolean
drop_draft_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return goi_store_drop_draft (store, ((GoiJob *) data)->id, error);
}

static gboolean
list_drafts_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;

  return goi_job_take (job, goi_store_list_drafts (store, error), (GDestroyNotify) g_array_unref);
}

static gboolean
set_trashed_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;

  return goi_store_set_trashed (store, job->ids, job->flag, error);
}

static gboolean
empty_trash_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  return goi_store_empty_trash (store, error);
}

static GoiJob *
make_draft_job (gint64 id, gint64 revision, GoiReport *report)
{
  GoiJob *job = goi_job_new_for_report (id);

  job->revision = revision;
  job->report = goi_report_copy (report);
  return job;
}

/**
 * goi_collection_list_revisions_async:
 * @self: a collection
 * @id: a report
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Lists the earlier revisions of a report.
 */
void
goi_collection_list_revisions_async (GoiCollection *self, gint64 id, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GOI_IS_COLLECTION (self));

  _goi_collection_run_job_async (self, list_revisions_job, goi_job_new_for_report (id), FALSE, goi_collection_list_revisions_async,
             cancellable, callback, user_data);
}

/**
 * goi_collection_list_revisions_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: (transfer full) (nullable) (element-type GoiRevision): the revisions, the latest first
 */
GPtrArray *
goi_collection_list_revisions_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  return goi_job_steal (_goi_collection_finish (self, result, goi_collection_list_revisions_async, error));
}

/**
 * goi_collection_load_revision_async:
 * @self: a collection
 * @id: a report
 * @revision: one of its earlier revisions
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Loads an earlier revision of a report. To go back to it, save it over the current one.
 */
void
goi_collection_load_revision_async (GoiCollection *self, gint64 id, gint64 revision, GCancellable *cancellable,
                                    GAsyncReadyCallback callback, gpointer user_data)
{
  GoiJob *job = goi_job_new_for_report (id);

  g_return_if_fail (GOI_IS_COLLECTION (self));

  job->revision = revision;
  _goi_collection_run_job_async (self, load_revision_job, job, FALSE, goi_collection_load_revision_async, cancellable, callback,
             user_data);
}

/**
 * goi_collection_load_revision_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: (transfer full) (nullable): the report as it was then
 */
GoiReport *
goi_collection_load_revision_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  return goi_job_steal (_goi_collection_finish (self, result, goi_collection_load_revision_async, error));
}

/**
 * goi_collection_save_draft_async:
 * @self: a collection
 * @id: a report
 * @revision: the revision that is being edited
 * @report: what has become of it so far; may be changed afterwards
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Keeps unsaved changes beside a report, in place of its last draft.
 */
void
goi_collection_save_draft_async (GoiCollection *self, gint64 id, gint64 revision, GoiReport *report,
                                 GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GOI_IS_COLLECTION (self));
  g_return_if_fail (GOI_IS_REPORT (report));

  _goi_collection_run_job_async (self, save_draft_job, make_draft_job (id, revision, report), TRUE,
             goi_collection_save_draft_async, cancellable, callback, user_data);
}

/**
 * goi_collection_save_draft_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: whether the draft is in the file for good
 */
gboolean
goi_collection_save_draft_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  return _goi_collection_finish (self, result, goi_collection_save_draft_async, error) != NULL;
}

/**
 * goi_collection_load_draft_async:
 * @self: a collection
 * @id: a report
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Loads the unsaved changes to a report.
 */
void
goi_collection_load_draft_async (GoiCollection *self, gint64 id, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GOI_IS_COLLECTION (self));

  _goi_collection_run_job_async (self, load_draft_job, goi_job_new_for_report (id), FALSE, goi_collection_load_draft_async, cancellable,
             callback, user_data);
}

/**
 * goi_collection_load_draft_finish:
 * @self: a collection
 * @result: what the callback got
 * @revision: (out) (optional): the revision that was edited; the report has been saved since when it has another one now
 * @when: (out) (optional) (transfer full) (nullable): when the draft was saved, in local time
 * @error: return location for a #GoiStoreError
 *
 * Returns: (transfer full) (nullable): the draft; NULL without an error when there is none
 */
GoiReport *
goi_collection_load_draft_finish (GoiCollection *self, GAsyncResult *result, gint64 *revision, GDateTime **when,
                                  GError **error)
{
  GoiJob *job = _goi_collection_finish (self, result, goi_collection_load_draft_async, error);
  GoiReport *report = goi_job_steal (job);

  if (revision != NULL)
    *revision = report != NULL ? job->revision : 0;
  if (when != NULL)
    *when = report != NULL ? g_date_time_new_from_unix_local (job->moment / G_USEC_PER_SEC) : NULL;
  return report;
}

/**
 * goi_collection_drop_draft_async:
 * @self: a collection
 * @id: a report
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Forgets the unsaved changes to a report.
 */
void
goi_collection_drop_draft_async (GoiCollection *self, gint64 id, GCancellable *cancellable,
                                 GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GOI_IS_COLLECTION (self));

  _goi_collection_run_job_async (self, drop_draft_job, goi_job_new_for_report (id), TRUE, goi_collection_drop_draft_async, cancellable,
             callback, user_data);
}

/**
 * goi_collection_drop_draft_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: whether there is no draft any more
 */
gboolean
goi_collection_drop_draft_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  return _goi_collection_finish (self, result, goi_collection_drop_draft_async, error) != NULL;
}

/**
 * goi_collection_list_drafts_async:
 * @self: a collection
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Lists the reports with unsaved changes: after a crash, those that were being edited.
 */
void
goi_collection_list_drafts_async (GoiCollection *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (GOI_IS_COLLECTION (self));

  _goi_collection_run_job_async (self, list_drafts_job, goi_job_new (), FALSE, goi_collection_list_drafts_async, cancellable, callback,
             user_data);
}

/**
 * goi_collection_list_drafts_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: (transfer full) (nullable) (element-type gint64): the reports, the latest draft first
 */
GArray *
goi_collection_list_drafts_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  return goi_job_steal (_goi_collection_finish (self, result, goi_collection_list_drafts_async, error));
}

static GoiJob *
make_trash_job (GArray *ids, gboolean trashed)
{
  GoiJob *job = goi_job_new ();

  job->ids = g_array_copy (ids);
  job->flag = trashed;
  return job;
}

/**
 * goi_collection_set_trashed:
 * @self: a collection
 * @ids: (element-type gint64): reports; those that do not exist any more are passed over
 * @trashed: whether they go to the trash or come back
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiStoreError
 *
 * Returns: whether all of them are where they should be; otherwise nothing has changed
 */
gboolean
goi_collection_set_trashed (GoiCollection *self, GArray *ids, gboolean trashed, GCancellable *cancellable,
                            GError **error)
{
  g_autoptr (GoiJob) job = NULL;

  g_return_val_if_fail (GOI_IS_COLLECTION (self), FALSE);
  g_return_val_if_fail (ids != NULL, FALSE);

  job = make_trash_job (ids, trashed);
  return _goi_collection_run (self, set_trashed_job, job, TRUE, cancellable, error);
}

/**
 * goi_collection_set_trashed_async:
 * @self: a collection
 * @ids: (element-type gint64): reports
 * @trashed: whether they go to the trash or come back
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * See goi_collection_set_trashed().
 */
void
goi_collection_set_trashed_async (GoiCollection *self, GArray *ids, gboolean trashed, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data)
{
  g_return_if_fail (GOI_IS_COLLECTION (self));
  g_return_if_fail (ids != NULL);

  _goi_collection_run_job_async (self, set_trashed_job, make_trash_job (ids, trashed), TRUE, goi_collection_set_trashed_async,
             cancellable, callback, user_data);
}

/**
 * goi_collection_set_trashed_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: whether all reports are where they should be
 */
gboolean
goi_collection_set_trashed_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  return _goi_collection_finish (self, result, goi_collection_set_trashed_async, error) != NULL;
}

/**
 * goi_collection_empty_trash:
 * @self: a collection
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiStoreError
 *
 * Deletes the reports in the trash with their documents, drafts and earlier revisions, for good.
 *
 * Returns: whether the trash is empty; otherwise nothing has changed
 */
gboolean
goi_collection_empty_trash (GoiCollection *self, GCancellable *cancellable, GError **error)
{
  g_return_val_if_fail (GOI_IS_COLLECTION (self), FALSE);

  return _goi_collection_run (self, empty_trash_job, NULL, TRUE, cancellable, error);
}

/**
 * goi_collection_empty_trash_async:
 * @self: a collection
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * See goi_collection_empty_trash().
 */
void
goi_collection_empty_trash_async (GoiCollection *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data)
{
  g_return_if_fail (GOI_IS_COLLECTION (self));

  _goi_collection_run_job_async (self, empty_trash_job, goi_job_new (), TRUE, goi_collection_empty_trash_async, cancellable, callback,
             user_data);
}

/**
 * goi_collection_empty_trash_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: whether the trash is empty
 */
gboolean
goi_collection_empty_trash_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  return _goi_collection_finish (self, result, goi_collection_empty_trash_async, error) != NULL;
}
