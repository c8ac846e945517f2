/* goi-read-pool.c: reads many files at once, in processes of their own
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-read-pool"

#include "goi-read-pool.h"

#include "goi-read-job.h"

struct _GoiReadPool
{
  GObject parent_instance;

  GoiReadWorkers *workers;
};

G_DEFINE_FINAL_TYPE (GoiReadPool, goi_read_pool, G_TYPE_OBJECT)

static gboolean
collect (GoiReadOutcome *outcome, gpointer user_data)
{
  g_ptr_array_add (user_data, outcome);
  return TRUE;
}

static GPtrArray *
outcomes_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) goi_read_outcome_free);
}

static void
return_outcomes (GoiReadJob *job, GPtrArray *outcomes)
{
  g_autoptr (GTask) task = job->user_data;

  _goi_read_job_free (job);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_ptr_array_ref (outcomes), (GDestroyNotify) g_ptr_array_unref);
}

/* Taking an archive apart is waiting for the processes that read, and so is for none of the threads that
 * they need. */
static gpointer
read_archive (gpointer data)
{
  GoiReadJob *job = data;
  GoiReadPool *self = g_task_get_source_object (job->user_data);
  g_autoptr (GPtrArray) outcomes = outcomes_new ();

  _goi_read_batch_run_archive (self->workers, job, job->cancellable, collect, outcomes, NULL);
  return_outcomes (job, outcomes);
  return NULL;
}

static void
on_finished (GoiReadJob *job)
{
  g_autoptr (GPtrArray) outcomes = outcomes_new ();

  if (job->is_archive)
    {
      g_thread_unref (g_thread_new ("goi-archive", read_archive, job));
      return;
    }
  collect (g_steal_pointer (&job->outcome), outcomes);
  return_outcomes (job, outcomes);
}

static void
goi_read_pool_finalize (GObject *object)
{
  GoiReadPool *self = GOI_READ_POOL (object);

  if (self->workers != NULL)
    {
      _goi_read_workers_close (self->workers);
      _goi_read_workers_unref (self->workers);
    }
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

  self->workers = _goi_read_workers_new (n_workers > 0 ? n_workers : g_get_num_processors ());
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
  return _goi_read_workers_get_n (self->workers);
}

/**
 * goi_read_pool_set_time_limit:
 * @self: a pool
 * @seconds: how long reading one file may take; 60 when nothing else was said
 */
void
goi_read_pool_set_time_limit (GoiReadPool *self, guint seconds)
{
  g_return_if_fail (GOI_IS_READ_POOL (self));
  g_return_if_fail (seconds > 0);
  _goi_read_workers_set_seconds (self->workers, seconds);
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
  GoiReadJob *job;
  GTask *task;

  g_return_if_fail (GOI_IS_READ_POOL (self));
  g_return_if_fail (input != NULL);
  task = g_task_new (self, cancellable, callback, user_data);
  g_task_set_source_tag (task, goi_read_pool_read_async);
  job = _goi_read_job_new_for_input (input, cancellable);
  job->finished = on_finished;
  job->user_data = task;
  _goi_read_workers_push (self->workers, job);
}

/**
 * goi_read_pool_read_finish:
 * @self: a pool
 * @result: the result
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * A file that cannot be read is no error here: its outcome says why.
 *
 * Returns: (transfer full) (element-type GoiReadOutcome): one outcome for an ordinary file, one for each file
 *   in an archive in its order; NULL when it was cancelled
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
  g_autoptr (GPtrArray) outcomes = outcomes_new ();

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
 * Reads one input and waits for it, as goi_read_pool_read(), but does not keep all that is in a large
 * archive.
 *
 * Returns: FALSE when it was cancelled
 */
gboolean
goi_read_pool_read_each (GoiReadPool *self, GoiReadInput *input, GCancellable *cancellable,
                         GoiReadOutcomeFunc func, gpointer user_data, GError **error)
{
  g_autoptr (GPtrArray) inputs = g_ptr_array_new ();

  g_return_val_if_fail (input != NULL, FALSE);
  g_ptr_array_add (inputs, input);
  return goi_read_pool_read_many (self, inputs, cancellable, func, user_data, error);
}

/**
 * goi_read_pool_read_many:
 * @self: a pool
 * @inputs: (element-type GoiReadInput): what to read
 * @cancellable: (nullable): to give up
 * @func: called in this thread for each outcome, in the order of @inputs and of what is in archives
 * @user_data: for @func
 * @error: return location for %G_IO_ERROR_CANCELLED
 *
 * Reads many inputs at once, but only a few ahead of what @func has been called for, so that memory does not
 * grow with their number.
 *
 * Returns: FALSE when it was cancelled
 */
gboolean
goi_read_pool_read_many (GoiReadPool *self, GPtrArray *inputs, GCancellable *cancellable, GoiReadOutcomeFunc func,
                         gpointer user_data, GError **error)
{
  g_return_val_if_fail (GOI_IS_READ_POOL (self), FALSE);
  return _goi_read_batch_run (self->workers, inputs, cancellable, func, user_data, error);
}
