/* goi-read-workers.c: the threads of a pool, each with a process
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-read-workers"

#include "goi-read-job.h"

/* A thread that has had nothing to do for so long ends its process. */
#define IDLE_SECONDS 20
/* A process is replaced after so many files: what libraries have lost of memory comes back. */
#define FILES_PER_PROCESS 1000
#define READ_SECONDS 60

struct _GoiReadWorkers
{
  gatomicrefcount ref_count;
  guint n;
  guint seconds;

  GMutex lock;
  GCond came;   /* there is something to do */
  GCond done;   /* something is done */
  GQueue queue; /* GoiReadJob */
  guint n_threads;
  guint n_idle;
  gboolean closed;
};

GoiReadWorkers *
_goi_read_workers_new (guint n)
{
  GoiReadWorkers *self = g_new0 (GoiReadWorkers, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->n = n;
  self->seconds = READ_SECONDS;
  g_mutex_init (&self->lock);
  g_cond_init (&self->came);
  g_cond_init (&self->done);
  g_queue_init (&self->queue);
  return self;
}

GoiReadWorkers *
_goi_read_workers_ref (GoiReadWorkers *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
_goi_read_workers_unref (GoiReadWorkers *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_mutex_clear (&self->lock);
  g_cond_clear (&self->came);
  g_cond_clear (&self->done);
  g_free (self);
}

void
_goi_read_workers_set_seconds (GoiReadWorkers *self, guint seconds)
{
  g_atomic_int_set (&self->seconds, seconds);
}

guint
_goi_read_workers_get_seconds (GoiReadWorkers *self)
{
  return g_atomic_int_get (&self->seconds);
}

guint
_goi_read_workers_get_n (GoiReadWorkers *self)
{
  return self->n;
}

/* The next job, or NULL when there has been none for a while or there will be none any more. */
static GoiReadJob *
await_job (GoiReadWorkers *self, gboolean *closed)
{
  gint64 end = g_get_monotonic_time () + IDLE_SECONDS * G_TIME_SPAN_SECOND;
  GoiReadJob *job;

  g_mutex_lock (&self->lock);
  self->n_idle++;
  while (g_queue_is_empty (&self->queue) && !self->closed)
    if (!g_cond_wait_until (&self->came, &self->lock, end))
      break;
  self->n_idle--;
  job = g_queue_pop_head (&self->queue);
  *closed = job == NULL;
  if (*closed)
    self->n_threads--;
  g_mutex_unlock (&self->lock);
  return job;
}

/* A thread, and the process of which it is the parent. */
static gpointer
work (gpointer data)
{
  g_autoptr (GoiReadWorkers) self = data;
  g_autoptr (GoiReadProcess) process = NULL;
  gboolean closed = FALSE;
  guint n_files = 0;

  for (;;)
    {
      GoiReadJob *job = await_job (self, &closed);
      const char *convert_to;

      if (closed)
        return NULL;
      if (n_files++ % FILES_PER_PROCESS == 0)
        g_clear_pointer (&process, goi_read_process_free);
      if (_goi_read_job_run (job, &process, _goi_read_workers_get_seconds (self), &convert_to))
        _goi_read_workers_finish (self, job);
      else
        _goi_read_converter_push (self, job, convert_to);
    }
}

static void
push (GoiReadWorkers *self, GoiReadJob *job, gboolean first)
{
  gboolean need_thread;

  g_mutex_lock (&self->lock);
  if (first)
    g_queue_push_head (&self->queue, job);
  else
    g_queue_push_tail (&self->queue, job);
  need_thread = self->queue.length > self->n_idle && self->n_threads < self->n;
  if (need_thread)
    self->n_threads++;
  g_cond_signal (&self->came);
  g_mutex_unlock (&self->lock);
  if (need_thread)
    g_thread_unref (g_thread_new ("goi-reader", work, _goi_read_workers_ref (self)));
}

void
_goi_read_workers_push (GoiReadWorkers *self, GoiReadJob *job)
{
  push (self, job, FALSE);
}

/* What has waited for a conversion does not wait once more. */
void
_goi_read_workers_push_again (GoiReadWorkers *self, GoiReadJob *job)
{
  push (self, job, TRUE);
}

void
_goi_read_workers_finish (GoiReadWorkers *self, GoiReadJob *job)
{
  void (*finished) (GoiReadJob *job) = job->finished;

  g_mutex_lock (&self->lock);
  job->done = TRUE;
  g_cond_broadcast (&self->done);
  g_mutex_unlock (&self->lock);
  /* Without a function to call, somebody waits and may have freed it already. */
  if (finished != NULL)
    finished (job);
}

void
_goi_read_workers_wait (GoiReadWorkers *self, GoiReadJob *job)
{
  g_mutex_lock (&self->lock);
  while (!job->done)
    g_cond_wait (&self->done, &self->lock);
  g_mutex_unlock (&self->lock);
}

/* Nobody will push anything any more. */
void
_goi_read_workers_close (GoiReadWorkers *self)
{
  g_mutex_lock (&self->lock);
  self->closed = TRUE;
  g_cond_broadcast (&self->came);
  g_mutex_unlock (&self->lock);
}
