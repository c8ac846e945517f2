/* goi-read-pool.c: reads many files at once, in processes of their own
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-read-pool"

#include "goi-read-pool.h"

#include "goi-read-input-private.h"

struct _GoiReadPool
{
  GObject parent_instance;

  guint n_workers;
  GThreadPool *threads;
};

G_DEFINE_FINAL_TYPE (GoiReadPool, goi_read_pool, G_TYPE_OBJECT)

/* Something is to be read, and who waits for it. */
typedef struct
{
  GTask *task;
  GoiReadInput *input;
} Job;

static GoiReadOutcome *
read_input (GoiReadInput *input, GCancellable *cancellable)
{
  GoiReadOutcome *outcome = g_new0 (GoiReadOutcome, 1);
  g_autoptr (GBytes) bytes = NULL;

  outcome->name = g_strdup (input->name);
  if (input->is_text && !input->document_only)
    outcome->reading = goi_read_text (g_bytes_get_data (input->bytes, NULL), input->name, &outcome->error);
  else if (input->file != NULL && !input->document_only)
    outcome->reading = goi_read_file (input->file, cancellable, &outcome->error);
  else if (input->file != NULL)
    bytes = g_file_load_bytes (input->file, cancellable, NULL, &outcome->error);
  else
    bytes = g_bytes_ref (input->bytes);
  if (bytes != NULL && input->document_only)
    outcome->document = goi_read_document (bytes, input->name, cancellable, &outcome->error);
  else if (bytes != NULL)
    outcome->reading = goi_read_bytes (bytes, input->name, cancellable, &outcome->error);
  return outcome;
}

static gboolean
collect (GoiReadOutcome *outcome, gpointer user_data)
{
  g_ptr_array_add (user_data, outcome);
  return TRUE;
}

static void
do_job (gpointer data, gpointer user_data)
{
  Job *job = data;
  GCancellable *cancellable = g_task_get_cancellable (job->task);
  g_autoptr (GPtrArray) outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_read_outcome_free);

  if (!g_task_return_error_if_cancelled (job->task))
    {
      collect (read_input (job->input, cancellable), outcomes);
      if (!g_task_return_error_if_cancelled (job->task))
        g_task_return_pointer (job->task, g_steal_pointer (&outcomes), (GDestroyNotify) g_ptr_array_unref);
    }
  g_object_unref (job->task);
  goi_read_input_unref (job->input);
  g_free (job);
}

static void
goi_read_pool_finalize (GObject *object)
{
  GoiReadPool *self = GOI_READ_POOL (object);

  if (self->threads != NULL)
    g_thread_pool_free (self->threads, FALSE, FALSE);
  G_OBJECT_CLASS (goi_read_pool_parent_class)->finalize (object);
}

static void
goi_read_pool_class_init (GoiReadPoolClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = goi_read_pool_finalize;
}

static void
goi_read_pool_init (GoiReadPool *self)
{
}

/**
 * goi_read_pool_new:
 * @n_workers: how many files are read at once; 0 for as many as there are processors
 *
 * Returns: (transfer full): a pool; nothing is started before something is to be read
 */
GoiReadPool *
goi_read_pool_new (guint n_workers)
{
  GoiReadPool *self = g_object_new (GOI_TYPE_READ_POOL, NULL);

  self->n_workers = n_workers > 0 ? n_workers : g_get_num_processors ();
  self->threads = g_thread_pool_new (do_job, NULL, (int) self->n_workers, FALSE, NULL);
  return self;
}

/**
 * goi_read_pool_get_n_workers:
 * @self: a pool
 *
 * Returns: how many files are read at once
 */
guint
goi_read_pool_get_n_workers (GoiReadPool *self)
{
  g_return_val_if_fail (GOI_IS_READ_POOL (self), 0);
  return self->n_workers;
}

/**
 * goi_read_pool_read_async:
 * @self: a pool
 * @input: what to read
 * @cancellable: (nullable): to give up; what is being read is stopped
 * @callback: called in the thread-default main context of the caller
 * @user_data: for @callback
 *
 * Reads one input. Any number may be waiting; they are begun in the order in which they came, and end in any.
 */
void
goi_read_pool_read_async (GoiReadPool *self, GoiReadInput *input, GCancellable *cancellable,
                          GAsyncReadyCallback callback, gpointer user_data)
{
  Job *job;

  g_return_if_fail (GOI_IS_READ_POOL (self));
  g_return_if_fail (input != NULL);
  job = g_new0 (Job, 1);
  job->task = g_task_new (self, cancellable, callback, user_data);
  job->input = goi_read_input_ref (input);
  g_task_set_source_tag (job->task, goi_read_pool_read_async);
  g_thread_pool_push (self->threads, job, NULL);
}

/**
 * goi_read_pool_read_finish:
 * @self: a pool
 * @result: the result
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * A file that cannot be read is no error here: its outcome says why.
 *
 * Returns: (transfer full) (element-type GoiReadOutcome): one outcome for an ordinary file, one for each file in an
 *   archive in its order; NULL when it was cancelled
 */
GPtrArray *
goi_read_pool_read_finish (GoiReadPool *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  return g_task_propagate_pointer (G_TASK (result), error);
}

/**
 * goi_read_pool_read:
 * @self: a pool
 * @input: what to read
 * @cancellable: (nullable): to give up
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Reads one input and waits for it. May be called from several threads at once.
 *
 * Returns: (transfer full) (element-type GoiReadOutcome): as goi_read_pool_read_finish()
 */
GPtrArray *
goi_read_pool_read (GoiReadPool *self, GoiReadInput *input, GCancellable *cancellable, GError **error)
{
  g_autoptr (GPtrArray) outcomes = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_read_outcome_free);

  if (!goi_read_pool_read_each (self, input, cancellable, collect, outcomes, error))
    return NULL;
  return g_steal_pointer (&outcomes);
}

/**
 * goi_read_pool_read_each:
 * @self: a pool
 * @input: what to read
 * @cancellable: (nullable): to give up
 * @func: called in this thread for each outcome, in order, as soon as it is there
 * @user_data: for @func
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Reads one input and waits for it, as goi_read_pool_read(), but does not keep all that is in a large archive.
 *
 * Returns: FALSE when it was cancelled
 */
gboolean
goi_read_pool_read_each (GoiReadPool *self, GoiReadInput *input, GCancellable *cancellable,
                         GoiReadOutcomeFunc func, gpointer user_data, GError **error)
{
  g_return_val_if_fail (GOI_IS_READ_POOL (self), FALSE);
  g_return_val_if_fail (input != NULL, FALSE);
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  func (read_input (input, cancellable), user_data);
  return !g_cancellable_set_error_if_cancelled (cancellable, error);
}
