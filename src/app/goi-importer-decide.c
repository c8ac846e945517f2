/* goi-importer-decide.c: what somebody decides about the lines of an import
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-importer"

#include "config.h"

#include "goi-importer-private.h"

#include <string.h>

/* Reports that are added together: a transaction takes about as long for ten as for one, but somebody wants to see
 * that it goes on. */
#define JOBS_AT_ONCE 12

typedef enum
{
  JOB_ADD,
  JOB_REVISE,
} JobKind;

/* A decision that is to be carried out. */
typedef struct
{
  GoiImportItem *item;
  JobKind kind;
  GoiImportDecision decision;
  GoiReport *report;
  char *agency;
  int year;
} Job;

static Job *
job_new (GoiImportItem *item, JobKind kind)
{
  Job *job = g_new0 (Job, 1);

  job->item = g_object_ref (item);
  job->kind = kind;
  job->year = -1;
  return job;
}

static void
job_free (Job *job)
{
  g_clear_object (&job->report);
  g_object_unref (job->item);
  g_free (job->agency);
  g_free (job);
}

/* Decisions that are carried out together. */
typedef struct
{
  GPtrArray *jobs;    /* of Job */
  GPtrArray *pending; /* of GoiImportPending */
} Batch;

static void
batch_free (Batch *batch)
{
  g_ptr_array_unref (batch->jobs);
  g_ptr_array_unref (batch->pending);
  g_free (batch);
}

/* What threads may use of an importer never changes: the collection and the spool. */
static GPtrArray *
add_batch (GoiImporter *self, Batch *batch, GError **error)
{
  g_autofree GoiImportDecision *decisions = g_new0 (GoiImportDecision, batch->jobs->len);

  for (guint i = 0; i < batch->jobs->len; i++)
    decisions[i] = ((Job *) g_ptr_array_index (batch->jobs, i))->decision;
  return goi_import_pending_add_many (batch->pending, decisions, self->spool, self->collection, NULL, error);
}

static GPtrArray *
revise_one (GoiImporter *self, Batch *batch, GError **error)
{
  const Job *job = g_ptr_array_index (batch->jobs, 0);
  GoiImportPending *revised
      = goi_import_pending_revise (g_ptr_array_index (batch->pending, 0), job->report, job->agency, job->year,
                                   self->spool, self->collection, NULL, error);
  GPtrArray *results;

  if (revised == NULL)
    return NULL;
  results = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_import_pending_unref);
  g_ptr_array_add (results, revised);
  return results;
}

static void
work_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GoiImporter *self = GOI_IMPORTER (source);
  Batch *batch = task_data;
  const Job *first = g_ptr_array_index (batch->jobs, 0);
  GError *error = NULL;
  GPtrArray *results
      = first->kind == JOB_ADD ? add_batch (self, batch, &error) : revise_one (self, batch, &error);

  if (results != NULL)
    g_task_return_pointer (task, results, (GDestroyNotify) g_ptr_array_unref);
  else
    g_task_return_error (task, error);
}

static void
take_result (GoiImporter *self, Job *job, GoiImportPending *pending)
{
  gboolean decided = job->kind == JOB_REVISE && goi_import_item_get_state (job->item) == GOI_IMPORT_ADDING;

  goi_import_item_set_pending (job->item, pending);
  _goi_importer_set_state (self, job->item, decided ? GOI_IMPORT_ADDING : pending->state, NULL);
}

static void
on_worked (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GoiImporter *self = GOI_IMPORTER (source);
  Batch *batch = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) results = g_task_propagate_pointer (G_TASK (result), &error);

  self->working = FALSE;
  /* What keeps these out of the collection keeps out all that follow. */
  if (results == NULL)
    _goi_importer_forget_jobs (self);
  for (guint i = 0; i < batch->jobs->len; i++)
    {
      Job *job = g_ptr_array_index (batch->jobs, i);

      if (results != NULL)
        take_result (self, job, g_ptr_array_index (results, i));
      else
        _goi_importer_set_state (self, job->item, GOI_IMPORT_FAILED, error->message);
    }
  _goi_importer_schedule (self);
}

/* Whether two reports may become one and the same in the collection: the second has to see the first there. */
static gboolean
may_collide (GoiImportPending *a, GoiImportPending *b)
{
  return (a->year == b->year && strcmp (a->agency, b->agency) == 0)
         || (a->original.length > 0 && a->original.length == b->original.length);
}

/* Whether the next decision can be carried out together with those before it. */
static gboolean
fits (Batch *batch, Job *job)
{
  GoiImportPending *pending = goi_import_item_get_pending (job->item);
  Job *first;

  if (batch->jobs->len == 0)
    return TRUE;
  first = g_ptr_array_index (batch->jobs, 0);
  if (first->kind != JOB_ADD || job->kind != JOB_ADD || batch->jobs->len >= JOBS_AT_ONCE)
    return FALSE;
  for (guint i = 0; i < batch->pending->len; i++)
    if (may_collide (g_ptr_array_index (batch->pending, i), pending))
      return FALSE;
  return TRUE;
}

/* Carries out the next decisions, if there are any and none is being carried out. */
void
_goi_importer_work (GoiImporter *self)
{
  g_autoptr (GTask) task = NULL;
  Batch *batch;

  if (self->working || self->jobs.length == 0)
    return;
  batch = g_new0 (Batch, 1);
  batch->jobs = g_ptr_array_new_with_free_func ((GDestroyNotify) job_free);
  batch->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_import_pending_unref);
  while (self->jobs.length > 0 && fits (batch, self->jobs.head->data))
    {
      Job *job = g_queue_pop_head (&self->jobs);

      g_ptr_array_add (batch->jobs, job);
      g_ptr_array_add (batch->pending, goi_import_pending_ref (goi_import_item_get_pending (job->item)));
    }
  self->working = TRUE;
  task = g_task_new (self, NULL, on_worked, NULL);
  g_task_set_source_tag (task, _goi_importer_work);
  g_task_set_task_data (task, batch, (GDestroyNotify) batch_free);
  g_task_run_in_thread (task, work_in_thread);
}

/* What was decided but not begun is open again. */
void
_goi_importer_forget_jobs (GoiImporter *self)
{
  Job *job;

  while ((job = g_queue_pop_head (&self->jobs)) != NULL)
    {
      GoiImportPending *pending = goi_import_item_get_pending (job->item);

      if (job->kind == JOB_ADD && goi_import_item_get_state (job->item) == GOI_IMPORT_ADDING)
        _goi_importer_set_state (self, job->item, self->automatic ? GOI_IMPORT_STOPPED : pending->state, NULL);
      job_free (job);
    }
}

static void
push (GoiImporter *self, Job *job)
{
  g_queue_push_tail (&self->jobs, job);
  if (!self->running)
    {
      self->running = TRUE;
      g_object_notify (G_OBJECT (self), "running");
    }
  _goi_importer_schedule (self);
}

/**
 * goi_importer_accept:
 * @self: an importer
 * @item: one of its lines
 * @decision: what shall become of it
 *
 * Adds the report of a line to the collection. What was skipped can still be added; what is there already
 * from the same file cannot, and what has the same agency and year needs a @decision that says what to do
 * about that.
 *
 * Returns: whether it is on its way
 */
gboolean
goi_importer_accept (GoiImporter *self, GoiImportItem *item, GoiImportDecision decision)
{
  GoiImportState state = goi_import_item_get_state (item);
  GoiImportPending *pending = goi_import_item_get_pending (item);
  Job *job;

  g_return_val_if_fail (GOI_IS_IMPORTER (self), FALSE);
  if (pending == NULL || (!goi_import_state_is_open (state) && state != GOI_IMPORT_SKIPPED)
      || pending->state == GOI_IMPORT_SAME_FILE
      || (pending->state == GOI_IMPORT_SAME_REPORT && decision == GOI_IMPORT_AS_NEW))
    return FALSE;
  _goi_importer_set_state (self, item, GOI_IMPORT_ADDING, NULL);
  job = job_new (item, JOB_ADD);
  job->decision = decision;
  push (self, job);
  return TRUE;
}

/**
 * goi_importer_accept_ready:
 * @self: an importer
 *
 * Adds all reports that are ready: nothing is in doubt, and nothing like them is there.
 *
 * Returns: how many
 */
guint
goi_importer_accept_ready (GoiImporter *self)
{
  guint n = 0;

  g_return_val_if_fail (GOI_IS_IMPORTER (self), 0);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (GoiImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);

      if (goi_import_item_get_state (item) == GOI_IMPORT_READY)
        n += goi_importer_accept (self, item, GOI_IMPORT_AS_NEW);
    }
  return n;
}

/**
 * goi_importer_skip:
 * @self: an importer
 * @item: one of its lines
 *
 * Leaves a report out. It stays in the list, and goi_importer_retry() takes it back.
 */
void
goi_importer_skip (GoiImporter *self, GoiImportItem *item)
{
  GoiImportState state = goi_import_item_get_state (item);

  g_return_if_fail (GOI_IS_IMPORTER (self));
  if (goi_import_state_is_open (state) || state == GOI_IMPORT_SAME_FILE || state == GOI_IMPORT_FAILED
      || state == GOI_IMPORT_STOPPED)
    _goi_importer_set_state (self, item, GOI_IMPORT_SKIPPED, NULL);
}

/**
 * goi_importer_retry:
 * @self: an importer
 * @item: one of its lines
 *
 * Takes back that it was skipped; reads it again when that has failed or was stopped.
 *
 * Returns: whether there was anything to try again
 */
gboolean
goi_importer_retry (GoiImporter *self, GoiImportItem *item)
{
  GoiImportState state = goi_import_item_get_state (item);
  GoiImportPending *pending = goi_import_item_get_pending (item);

  g_return_val_if_fail (GOI_IS_IMPORTER (self), FALSE);
  if (state != GOI_IMPORT_FAILED && state != GOI_IMPORT_STOPPED && state != GOI_IMPORT_SKIPPED)
    return FALSE;
  if (pending != NULL)
    _goi_importer_set_state (self, item, pending->state, NULL);
  else
    _goi_importer_read_again (self, item);
  return TRUE;
}

static Job *
revise (GoiImporter *self, GoiImportItem *item)
{
  GoiImportState state = goi_import_item_get_state (item);

  if (goi_import_item_get_pending (item) == NULL || state == GOI_IMPORT_ADDING || state == GOI_IMPORT_ADDED)
    return NULL;
  return job_new (item, JOB_REVISE);
}

/**
 * goi_importer_set_agency:
 * @self: an importer
 * @item: one of its lines
 * @agency: whose report it is
 *
 * Corrects the agency of a report before it is added.
 */
void
goi_importer_set_agency (GoiImporter *self, GoiImportItem *item, const char *agency)
{
  Job *job;

  g_return_if_fail (GOI_IS_IMPORTER (self));
  job = revise (self, item);
  if (job == NULL)
    return;
  job->agency = g_strstrip (g_strdup (agency));
  push (self, job);
}

/**
 * goi_importer_set_year:
 * @self: an importer
 * @item: one of its lines
 * @year: for which year it is, 0 when that is not known
 *
 * Corrects the year of a report before it is added.
 */
void
goi_importer_set_year (GoiImporter *self, GoiImportItem *item, int year)
{
  Job *job;

  g_return_if_fail (GOI_IS_IMPORTER (self));
  job = revise (self, item);
  if (job == NULL)
    return;
  job->year = MAX (year, 0);
  push (self, job);
}

/**
 * goi_importer_set_report:
 * @self: an importer
 * @item: one of its lines
 * @report: what has become of its report; must not be changed any more
 *
 * Corrects a report before it is added.
 */
void
goi_importer_set_report (GoiImporter *self, GoiImportItem *item, GoiReport *report)
{
  Job *job;

  g_return_if_fail (GOI_IS_IMPORTER (self));
  job = revise (self, item);
  if (job == NULL)
    return;
  job->report = g_object_ref (report);
  push (self, job);
}

static void
load_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GoiImporter *self = GOI_IMPORTER (source);
  GError *error = NULL;
  g_autoptr (GoiReport) report = goi_import_pending_load_report (task_data, self->spool, &error);
  g_autofree char *text = report != NULL ? goi_import_pending_load_text (task_data, self->spool, &error) : NULL;
  GoiImportContent *content;

  if (text == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  content = g_new0 (GoiImportContent, 1);
  content->report = g_steal_pointer (&report);
  content->text = g_steal_pointer (&text);
  g_task_return_pointer (task, content, (GDestroyNotify) goi_import_content_free);
}

/**
 * goi_importer_load_async:
 * @self: an importer
 * @item: one of its lines, which has been read
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Fetches what waits behind a line.
 */
void
goi_importer_load_async (GoiImporter *self, GoiImportItem *item, GCancellable *cancellable,
                         GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, goi_importer_load_async);
  g_task_set_task_data (task, goi_import_pending_ref (goi_import_item_get_pending (item)),
                        (GDestroyNotify) goi_import_pending_unref);
  g_task_run_in_thread (task, load_in_thread);
}

/**
 * goi_importer_load_finish:
 * @self: an importer
 * @result: the result
 * @error: return location for an error
 *
 * Returns: (transfer full): it
 */
GoiImportContent *
goi_importer_load_finish (GoiImporter *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
