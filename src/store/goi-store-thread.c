/* goi-store-thread.c: the thread that owns a collection's connection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-store"

#include "config.h"

#include "goi-store-thread.h"

#include <glib/gi18n-lib.h>

/* How often to look whether another program has changed the file, when there is nothing else to do. */
#define POLL_USEC (2 * G_USEC_PER_SEC)

/* Reports that were stored under other rules are brought up to date a few at a time, so that nobody
 * waits for it, and only when nothing was asked for this long. */
#define REFRESH_USEC (G_USEC_PER_SEC / 20)
#define REFRESH_AT_ONCE 8

typedef struct
{
  GMutex lock;
  GCond cond;
  gboolean done;
  gboolean success;
  GError *error;
} Waiter;

/* Either a task or somebody who waits. */
typedef struct
{
  GoiJobFunc func; /* NULL to stop */
  gpointer data;
  gboolean writing;
  GCancellable *cancellable;
  GTask *task;
  Waiter *waiter;
} Job;

struct _GoiStoreThread
{
  GoiStore *store;
  GThread *thread;
  GAsyncQueue *queue;
  GoiStoreNotify notify;
  gpointer user_data;
  GDestroyNotify destroy;

  GMutex lock; /* for the fields below */
  gboolean stopping;
  gboolean reading; /* the job that runs may be interrupted by stopping */

  /* Of the thread alone. */
  guint64 told_version;
  gboolean refreshed;
};

static void
thread_free (gpointer data)
{
  GoiStoreThread *self = data;

  goi_store_free (self->store);
  g_async_queue_unref (self->queue);
  g_mutex_clear (&self->lock);
  if (self->destroy != NULL)
    self->destroy (self->user_data);
}

static void
thread_unref (GoiStoreThread *self)
{
  g_atomic_rc_box_release_full (self, thread_free);
}

static void
set_closed (GError **error)
{
  g_set_error_literal (error, GOI_STORE_ERROR, GOI_STORE_ERROR_FAILED, _("The collection has been closed."));
}

static void
answer (Job *job, gboolean success, GError *error)
{
  if (job->task != NULL)
    {
      if (success)
        g_task_return_boolean (job->task, TRUE);
      else
        g_task_return_error (job->task, error);
      g_object_unref (job->task);
    }
  else
    {
      g_mutex_lock (&job->waiter->lock);
      job->waiter->success = success;
      job->waiter->error = error;
      job->waiter->done = TRUE;
      g_cond_signal (&job->waiter->cond);
      g_mutex_unlock (&job->waiter->lock);
    }
  g_clear_object (&job->cancellable);
  g_free (job);
}

static void
on_cancelled (GCancellable *cancellable, GoiStoreThread *self)
{
  goi_store_interrupt (self->store);
}

/* A job that waits for its turn can be stopped by closing the collection, unless it writes. */
static gboolean
may_begin (GoiStoreThread *self, Job *job)
{
  gboolean may;

  g_mutex_lock (&self->lock);
  may = !self->stopping || job->writing;
  self->reading = may && !job->writing;
  g_mutex_unlock (&self->lock);
  return may;
}

static void
run_job (GoiStoreThread *self, Job *job)
{
  GError *error = NULL;
  gboolean success = FALSE;
  gulong handler = 0;

  if (!may_begin (self, job))
    {
      set_closed (&error);
      answer (job, FALSE, error);
      return;
    }
  if (job->cancellable != NULL)
    handler = g_cancellable_connect (job->cancellable, G_CALLBACK (on_cancelled), self, NULL);
  if (!g_cancellable_set_error_if_cancelled (job->cancellable, &error))
    success = job->func (self->store, job->data, job->cancellable, &error);
  g_cancellable_disconnect (job->cancellable, handler);

  g_mutex_lock (&self->lock);
  self->reading = FALSE;
  g_mutex_unlock (&self->lock);
  answer (job, success, error);
}

static void
tell_changes (GoiStoreThread *self)
{
  if (self->store->own_version == self->told_version)
    return;
  self->told_version = self->store->own_version;
  self->notify (self->user_data);
}

/* Nobody waits for this: so it does not wait for anybody either. */
static void
refresh_some (GoiStoreThread *self)
{
  g_autoptr (GError) error = NULL;
  guint n_done = 0;

  sqlite3_busy_timeout (self->store->db, 0);
  if (!goi_store_refresh (self->store, REFRESH_AT_ONCE, &n_done, &error))
    {
      g_debug ("Bringing old reports up to date: %s", error->message);
      self->refreshed = !g_error_matches (error, GOI_STORE_ERROR, GOI_STORE_ERROR_BUSY);
    }
  else if (n_done == 0)
    self->refreshed = TRUE;
  sqlite3_busy_timeout (self->store->db, GOI_STORE_BUSY_MS);
}

static void
when_idle (GoiStoreThread *self)
{
  if (self->store->db == NULL)
    return;
  if (!self->refreshed && !self->store->read_only)
    refresh_some (self);
  goi_store_notice_changes (self->store, NULL);
}

static gpointer
thread_main (gpointer data)
{
  GoiStoreThread *self = data;
  gboolean stop = FALSE;

  while (!stop)
    {
      gboolean busy = self->store->db != NULL && !self->refreshed && !self->store->read_only;
      Job *job = g_async_queue_timeout_pop (self->queue, busy ? REFRESH_USEC : POLL_USEC);

      stop = job != NULL && job->func == NULL;
      if (stop)
        g_free (job);
      else if (job != NULL)
        run_job (self, job);
      else
        when_idle (self);
      tell_changes (self);
    }
  goi_store_close (self->store);
  thread_unref (self);
  return NULL;
}

/*< private >
 * goi_store_thread_new:
 * @path: the file
 * @notify: called in the new thread after a change
 * @user_data: for @notify
 * @destroy: for @user_data
 *
 * Returns: (transfer full): a thread with a store that is not open yet; end it with
 *    goi_store_thread_free()
 */
GoiStoreThread *
goi_store_thread_new (const char *path, GoiStoreNotify notify, gpointer user_data, GDestroyNotify destroy)
{
  GoiStoreThread *self = g_atomic_rc_box_new0 (GoiStoreThread);

  self->store = goi_store_new (path);
  self->told_version = self->store->own_version;
  self->queue = g_async_queue_new ();
  self->notify = notify;
  self->user_data = user_data;
  self->destroy = destroy;
  g_mutex_init (&self->lock);
  self->thread = g_thread_new ("goi-store", thread_main, g_atomic_rc_box_acquire (self));
  return self;
}

static gboolean
push_job (GoiStoreThread *self, Job *job)
{
  gboolean open;

  g_mutex_lock (&self->lock);
  open = !self->stopping;
  if (open)
    g_async_queue_push (self->queue, job);
  g_mutex_unlock (&self->lock);
  return open;
}

/*< private >
 * goi_store_thread_stop:
 * @self: a thread
 *
 * Ends it and closes the file. What was to be written before is written, what was to be read is not
 * read any more. May be called twice, and even by the thread itself.
 */
void
goi_store_thread_stop (GoiStoreThread *self)
{
  GThread *thread;

  g_mutex_lock (&self->lock);
  thread = g_steal_pointer (&self->thread);
  if (thread != NULL)
    {
      self->stopping = TRUE;
      g_async_queue_push (self->queue, g_new0 (Job, 1));
      if (self->reading)
        goi_store_interrupt (self->store);
    }
  g_mutex_unlock (&self->lock);
  if (thread == NULL)
    return;
  if (thread == g_thread_self ())
    g_thread_unref (thread);
  else
    g_thread_join (thread);
}

/* The same, and lets go of it. */
void
goi_store_thread_free (GoiStoreThread *self)
{
  goi_store_thread_stop (self);
  thread_unref (self);
}

/*< private >
 * goi_store_thread_run:
 * @self: a thread
 * @func: what to do
 * @data: for @func
 * @writing: whether it has to be done even when the collection is being closed
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Waits until the thread has done something.
 *
 * Returns: whether it worked
 */
gboolean
goi_store_thread_run (GoiStoreThread *self, GoiJobFunc func, gpointer data, gboolean writing, GCancellable *cancellable,
                      GError **error)
{
  Waiter waiter = { .done = FALSE };
  Job *job = g_new0 (Job, 1);

  job->func = func;
  job->data = data;
  job->writing = writing;
  job->waiter = &waiter;
  if (cancellable != NULL)
    job->cancellable = g_object_ref (cancellable);
  g_mutex_init (&waiter.lock);
  g_cond_init (&waiter.cond);

  if (!push_job (self, job))
    {
      GError *closed = NULL;
      set_closed (&closed);
      answer (job, FALSE, closed);
    }
  g_mutex_lock (&waiter.lock);
  while (!waiter.done)
    g_cond_wait (&waiter.cond, &waiter.lock);
  g_mutex_unlock (&waiter.lock);

  g_mutex_clear (&waiter.lock);
  g_cond_clear (&waiter.cond);
  if (waiter.error != NULL)
    g_propagate_error (error, waiter.error);
  return waiter.success;
}

/*< private >
 * goi_store_thread_push:
 * @self: a thread
 * @func: what to do with the task's data
 * @writing: whether it has to be done even when the collection is being closed
 * @task: (transfer full): the task to return from
 */
void
goi_store_thread_push (GoiStoreThread *self, GoiJobFunc func, gboolean writing, GTask *task)
{
  GCancellable *cancellable = g_task_get_cancellable (task);
  Job *job = g_new0 (Job, 1);

  job->func = func;
  job->data = g_task_get_task_data (task);
  job->writing = writing;
  job->task = task;
  if (cancellable != NULL)
    job->cancellable = g_object_ref (cancellable);
  /* What was committed is told, even to somebody who has given up in the meantime. */
  g_task_set_check_cancellable (task, FALSE);
  if (!push_job (self, job))
    {
      GError *closed = NULL;
      set_closed (&closed);
      answer (job, FALSE, closed);
    }
}
