/* goi-collection.c: a collection of reports in one file
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-collection"

#include "config.h"

#include "goi-collection-private.h"

#include <glib/gi18n-lib.h>

G_DEFINE_QUARK (goi-store-error-quark, goi_store_error)

/* No more often than this are listeners told of changes. */
#define CHANGED_USEC (G_USEC_PER_SEC / 4)

/* Carries the news of a change from the store's thread to the opener's. */
typedef struct
{
  GWeakRef collection;
  GMainContext *context;
  GMutex lock; /* for the fields below */
  GSource *source;
  gint64 last;
  gboolean closed;
} Messenger;

struct _GoiCollection
{
  GObject parent_instance;

  GFile *file;
  GoiStoreThread *thread;
  Messenger *messenger;
  gboolean read_only;
};

G_DEFINE_FINAL_TYPE (GoiCollection, goi_collection, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static Messenger *
messenger_new (GoiCollection *collection)
{
  Messenger *self = g_atomic_rc_box_new0 (Messenger);

  g_weak_ref_init (&self->collection, collection);
  self->context = g_main_context_ref_thread_default ();
  g_mutex_init (&self->lock);
  return self;
}

static void
messenger_clear (gpointer data)
{
  Messenger *self = data;

  g_weak_ref_clear (&self->collection);
  g_main_context_unref (self->context);
  g_mutex_clear (&self->lock);
}

static void
messenger_unref (gpointer self)
{
  g_atomic_rc_box_release_full (self, messenger_clear);
}

static gboolean
messenger_deliver (gpointer user_data)
{
  Messenger *self = user_data;
  g_autoptr (GoiCollection) collection = g_weak_ref_get (&self->collection);

  g_mutex_lock (&self->lock);
  g_clear_pointer (&self->source, g_source_unref);
  self->last = g_get_monotonic_time ();
  g_mutex_unlock (&self->lock);
  if (collection != NULL)
    g_signal_emit (collection, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

/* In the store's thread. */
static void
messenger_notify (gpointer user_data)
{
  Messenger *self = user_data;
  gint64 wait;

  g_mutex_lock (&self->lock);
  if (self->source == NULL && !self->closed)
    {
      wait = self->last == 0 ? 0 : self->last + CHANGED_USEC - g_get_monotonic_time ();
      self->source = g_timeout_source_new ((guint) (MAX (wait, 0) / 1000));
      g_source_set_static_name (self->source, "[goi] collection changed");
      g_source_set_callback (self->source, messenger_deliver, g_atomic_rc_box_acquire (self), messenger_unref);
      g_source_attach (self->source, self->context);
    }
  g_mutex_unlock (&self->lock);
}

static void
messenger_close (Messenger *self)
{
  GSource *source;

  g_mutex_lock (&self->lock);
  self->closed = TRUE;
  source = g_steal_pointer (&self->source);
  g_mutex_unlock (&self->lock);
  if (source != NULL)
    {
      g_source_destroy (source);
      g_source_unref (source);
    }
}

static void
goi_collection_dispose (GObject *object)
{
  GoiCollection *self = GOI_COLLECTION (object);

  if (self->messenger != NULL)
    messenger_close (self->messenger);
  g_clear_pointer (&self->thread, goi_store_thread_free);
  g_clear_pointer (&self->messenger, messenger_unref);

  G_OBJECT_CLASS (goi_collection_parent_class)->dispose (object);
}

static void
goi_collection_finalize (GObject *object)
{
  GoiCollection *self = GOI_COLLECTION (object);

  g_clear_object (&self->file);

  G_OBJECT_CLASS (goi_collection_parent_class)->finalize (object);
}

static void
goi_collection_class_init (GoiCollectionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = goi_collection_dispose;
  object_class->finalize = goi_collection_finalize;

  signals[CHANGED] = g_signal_new ("changed", GOI_TYPE_COLLECTION, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 0);
}

static void
goi_collection_init (GoiCollection *self)
{
}

/*< private >
 * goi_job_new:
 *
 * Returns: (transfer full): an empty job
 */
GoiJob *
goi_job_new (void)
{
  return g_new0 (GoiJob, 1);
}

GoiJob *
goi_job_new_for_report (gint64 id)
{
  GoiJob *job = goi_job_new ();

  job->id = id;
  return job;
}

/* The query may change while the job waits for its turn. */
GoiJob *
goi_job_new_for_query (GoiQuery *query)
{
  GoiJob *job = goi_job_new ();

  job->query = goi_query_copy (query);
  return job;
}

void
goi_job_free (GoiJob *job)
{
  g_clear_object (&job->report);
  g_clear_object (&job->query);
  g_clear_pointer (&job->ids, g_array_unref);
  g_clear_pointer (&job->items, g_ptr_array_unref);
  g_clear_pointer (&job->prepared, g_ptr_array_unref);
  g_free (job->text);
  if (job->object != NULL)
    job->destroy (job->object);
  g_free (job);
}

/*< private >
 * goi_job_take:
 * @job: a job
 * @object: (transfer full) (nullable): its result
 * @destroy: frees it
 *
 * Returns: whether there is a result
 */
gboolean
goi_job_take (GoiJob *job, gpointer object, GDestroyNotify destroy)
{
  job->object = object;
  job->destroy = destroy;
  return object != NULL;
}

/*< private >
 * goi_job_steal:
 * @job: (nullable): a job that is done
 *
 * Returns: (transfer full) (nullable): its result
 */
gpointer
goi_job_steal (GoiJob *job)
{
  return job != NULL ? g_steal_pointer (&job->object) : NULL;
}

/*< private >
 * _goi_collection_run:
 * @self: a collection
 * @func: what to do in its thread
 * @data: for @func
 * @writing: whether it must be done even when the collection is closed now
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Waits until it is done.
 *
 * Returns: whether it worked
 */
gboolean
_goi_collection_run (GoiCollection *self, GoiJobFunc func, gpointer data, gboolean writing, GCancellable *cancellable,
                     GError **error)
{
  return goi_store_thread_run (self->thread, func, data, writing, cancellable, error);
}

/*< private >
 * _goi_collection_run_async:
 * @self: a collection
 * @func: what to do in its thread
 * @data: (transfer full): for @func
 * @free_data: frees @data
 * @writing: whether it must be done even when the collection is closed now
 * @tag: the public function
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Has something done.
 */
void
_goi_collection_run_async (GoiCollection *self, GoiJobFunc func, gpointer data, GDestroyNotify free_data,
                           gboolean writing, gpointer tag, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, data, free_data);
  goi_store_thread_push (self->thread, func, writing, task);
}

/* The same for a GoiJob, which is taken over. */
void
_goi_collection_run_job_async (GoiCollection *self, GoiJobFunc func, GoiJob *job, gboolean writing, gpointer tag,
                               GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  _goi_collection_run_async (self, func, job, (GDestroyNotify) goi_job_free, writing, tag, cancellable, callback,
                             user_data);
}

/*< private >
 * _goi_collection_finish:
 * @self: a collection
 * @result: what the callback got
 * @tag: the public function that began it
 * @error: return location for an error
 *
 * Returns: (transfer none) (nullable): the data that was given to _goi_collection_run_async(); NULL on error
 */
gpointer
_goi_collection_finish (GoiCollection *self, GAsyncResult *result, gpointer tag, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, tag), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return g_task_get_task_data (G_TASK (result));
}

static gboolean
open_job (GoiStore *store, gpointer data, GCancellable *cancellable, GError **error)
{
  GoiJob *job = data;

  if (!goi_store_open (store, (GoiOpenFlags) job->number, cancellable, error))
    return FALSE;
  job->flag = store->read_only;
  return TRUE;
}

static GoiCollection *
collection_new (GFile *file, GError **error)
{
  g_autofree char *path = g_file_get_path (file);
  GoiCollection *self;

  if (path == NULL)
    {
      g_set_error_literal (error, GOI_STORE_ERROR, GOI_STORE_ERROR_FAILED,
                           _("A collection has to be a file on this computer. Copy it here first."));
      return NULL;
    }
  self = g_object_new (GOI_TYPE_COLLECTION, NULL);
  self->file = g_object_ref (file);
  self->messenger = messenger_new (self);
  self->thread = goi_store_thread_new (path, messenger_notify, g_atomic_rc_box_acquire (self->messenger),
                                       messenger_unref);
  return self;
}

/**
 * goi_collection_open:
 * @file: a file on this computer
 * @flags: how to open it
 * @cancellable: (nullable): to give up
 * @error: return location for a #GoiStoreError
 *
 * Opens a collection. A file that cannot be written is opened for reading, see
 * goi_collection_is_read_only(); one that is damaged, of another kind, or has more in it than this
 * program makes, is not opened.
 *
 * Returns: (transfer full) (nullable): the collection
 */
GoiCollection *
goi_collection_open (GFile *file, GoiOpenFlags flags, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiCollection) self = NULL;
  g_autoptr (GoiJob) job = goi_job_new ();

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  self = collection_new (file, error);
  job->number = flags;
  if (self == NULL || !_goi_collection_run (self, open_job, job, FALSE, cancellable, error))
    return NULL;
  self->read_only = job->flag;
  return g_steal_pointer (&self);
}

/**
 * goi_collection_open_async:
 * @file: a file on this computer
 * @flags: how to open it
 * @cancellable: (nullable): to give up
 * @callback: called when it is open
 * @user_data: for @callback
 *
 * See goi_collection_open().
 */
void
goi_collection_open_async (GFile *file, GoiOpenFlags flags, GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data)
{
  g_autoptr (GoiCollection) self = NULL;
  GError *error = NULL;
  GoiJob *job;

  g_return_if_fail (G_IS_FILE (file));

  self = collection_new (file, &error);
  if (self == NULL)
    {
      g_task_report_error (NULL, callback, user_data, goi_collection_open_async, error);
      return;
    }
  job = goi_job_new ();
  job->number = flags;
  _goi_collection_run_async (self, open_job, job, (GDestroyNotify) goi_job_free, FALSE, goi_collection_open_async,
                             cancellable, callback, user_data);
}

/**
 * goi_collection_open_finish:
 * @result: what the callback got
 * @error: return location for a #GoiStoreError
 *
 * Returns: (transfer full) (nullable): the collection
 */
GoiCollection *
goi_collection_open_finish (GAsyncResult *result, GError **error)
{
  GoiCollection *self;
  GoiJob *job;

  g_return_val_if_fail (G_IS_TASK (result), NULL);
  g_return_val_if_fail (g_async_result_is_tagged (result, goi_collection_open_async), NULL);

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  self = g_task_get_source_object (G_TASK (result));
  job = g_task_get_task_data (G_TASK (result));
  self->read_only = job->flag;
  return g_object_ref (self);
}

/**
 * goi_collection_close:
 * @self: a collection
 *
 * Closes the file. What was to be written is written first; calls that only read end with an error. The last reference
 * does the same.
 */
void
goi_collection_close (GoiCollection *self)
{
  g_return_if_fail (GOI_IS_COLLECTION (self));

  messenger_close (self->messenger);
  goi_store_thread_stop (self->thread);
}

static void
close_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  goi_collection_close (source);
  g_task_return_boolean (task, TRUE);
}

/**
 * goi_collection_close_async:
 * @self: a collection
 * @callback: called when it is closed
 * @user_data: for @callback
 *
 * See goi_collection_close().
 */
void
goi_collection_close_async (GoiCollection *self, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, NULL, callback, user_data);

  g_return_if_fail (GOI_IS_COLLECTION (self));

  g_task_set_source_tag (task, goi_collection_close_async);
  g_task_run_in_thread (task, close_in_thread);
}

/**
 * goi_collection_close_finish:
 * @self: a collection
 * @result: what the callback got
 * @error: return location for an error
 *
 * Returns: TRUE
 */
gboolean
goi_collection_close_finish (GoiCollection *self, GAsyncResult *result, GError **error)
{
  g_return_val_if_fail (g_task_is_valid (result, self), FALSE);
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * goi_collection_get_file:
 * @self: a collection
 *
 * Returns: (transfer none): its file
 */
GFile *
goi_collection_get_file (GoiCollection *self)
{
  g_return_val_if_fail (GOI_IS_COLLECTION (self), NULL);
  return self->file;
}

/**
 * goi_collection_is_read_only:
 * @self: a collection
 *
 * Returns: whether nothing can be written, because that was asked for or the disk does not allow it
 */
gboolean
goi_collection_is_read_only (GoiCollection *self)
{
  g_return_val_if_fail (GOI_IS_COLLECTION (self), TRUE);
  return self->read_only;
}
