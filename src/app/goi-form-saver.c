/* goi-form-saver.c: keeps what is typed: saves on demand, drafts by itself
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-form-saver"

#include "config.h"

#include "goi-form-saver.h"

/* A crash loses at most this much. */
#define DRAFT_DELAY_MS 3000
/* A disk that is full now may not be later. */
#define RETRY_DELAY_MS 30000

struct _GoiFormSaver
{
  GObject parent_instance;

  /* Owned References */
  GoiCollection *collection;
  GoiFormDocument *document;
  GError *error;

  gint64 id;
  gint64 revision;
  GoiReportState state;
  GoiSaveStatus status;

  guint64 kept_state;
  guint delay;
  guint timeout_id;
  guint saving : 1;
  guint keeping : 1;
  guint has_kept : 1;
  guint has_draft : 1;
};

G_DEFINE_FINAL_TYPE (GoiFormSaver, goi_form_saver, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void on_draft_timeout (gpointer user_data);

static GoiUndoStack *
get_undo (GoiFormSaver *self)
{
  return goi_form_document_get_undo (self->document);
}

static gboolean
is_kept (GoiFormSaver *self)
{
  return self->has_kept && self->kept_state == goi_undo_stack_get_state (get_undo (self));
}

static void
update_status (GoiFormSaver *self)
{
  GoiSaveStatus status;

  if (self->saving)
    status = GOI_SAVE_STATUS_SAVING;
  else if (self->error != NULL)
    status = GOI_SAVE_STATUS_FAILED;
  else if (goi_undo_stack_is_clean (get_undo (self)))
    status = GOI_SAVE_STATUS_SAVED;
  else
    status = is_kept (self) ? GOI_SAVE_STATUS_KEPT : GOI_SAVE_STATUS_CHANGED;
  if (self->status == status)
    return;
  self->status = status;
  g_signal_emit (self, signals[CHANGED], 0);
}

static void
take_error (GoiFormSaver *self, const GError *error)
{
  g_clear_error (&self->error);
  if (error != NULL)
    self->error = g_error_copy (error);
  /* Another failure is news, too. */
  if (self->status == GOI_SAVE_STATUS_FAILED && error != NULL)
    g_signal_emit (self, signals[CHANGED], 0);
}

static void
schedule (GoiFormSaver *self, guint delay)
{
  if (self->timeout_id == 0 && !goi_collection_is_read_only (self->collection))
    self->timeout_id = g_timeout_add_once (delay, on_draft_timeout, self);
}

static void
on_draft_dropped (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  if (!goi_collection_drop_draft_finish (GOI_COLLECTION (source), result, &error))
    g_debug ("draft not dropped: %s", error->message);
}

static void
on_undo_changed (GoiFormSaver *self)
{
  if (goi_undo_stack_is_clean (get_undo (self)))
    {
      g_clear_handle_id (&self->timeout_id, g_source_remove);
      /* Undone back to what is saved: nothing is left to recover. */
      if (!self->saving)
        goi_form_saver_drop_draft (self);
    }
  else if (!is_kept (self))
    schedule (self, self->delay);
  update_status (self);
}

static void
on_kept (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GoiFormSaver *self = g_task_get_source_object (task);
  guint64 *state = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  self->keeping = FALSE;
  if (!goi_collection_save_draft_finish (GOI_COLLECTION (source), result, &error))
    {
      take_error (self, error);
      schedule (self, RETRY_DELAY_MS);
      update_status (self);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  take_error (self, NULL);
  /* Only what has been written counts as kept; what was typed meanwhile waits for the next turn. */
  self->has_kept = self->has_draft = TRUE;
  self->kept_state = *state;
  if (!goi_undo_stack_is_clean (get_undo (self)) && !is_kept (self))
    schedule (self, self->delay);
  update_status (self);
  g_task_return_boolean (task, TRUE);
}

static void
on_draft_timeout (gpointer user_data)
{
  GoiFormSaver *self = GOI_FORM_SAVER (user_data);

  self->timeout_id = 0;
  if (self->saving || self->keeping)
    schedule (self, self->delay);
  else if (!goi_undo_stack_is_clean (get_undo (self)) && !is_kept (self))
    goi_form_saver_keep_async (self, NULL, NULL, NULL);
}

static void
on_saved (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GoiFormSaver *self = g_task_get_source_object (task);
  guint64 *state = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;
  gint64 revision = goi_collection_save_finish (GOI_COLLECTION (source), result, &error);

  if (revision == 0)
    {
      self->saving = FALSE;
      take_error (self, error);
      update_status (self);
      g_task_return_error (task, g_steal_pointer (&error));
      return;
    }
  self->revision = revision;
  take_error (self, NULL);
  goi_undo_stack_set_clean_state (get_undo (self), *state);
  self->saving = FALSE;
  self->has_kept = FALSE;
  if (goi_undo_stack_is_clean (get_undo (self)))
    goi_form_saver_drop_draft (self);
  else
    schedule (self, self->delay);
  update_status (self);
  g_task_return_boolean (task, TRUE);
}

static GTask *
make_task (GoiFormSaver *self, GCancellable *cancellable, GAsyncReadyCallback callback,
           gpointer user_data, gpointer tag)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  guint64 state = goi_undo_stack_get_state (get_undo (self));

  g_task_set_source_tag (task, tag);
  g_task_set_task_data (task, g_memdup2 (&state, sizeof state), g_free);
  return task;
}

static void
goi_form_saver_dispose (GObject *object)
{
  GoiFormSaver *self = GOI_FORM_SAVER (object);

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  G_OBJECT_CLASS (goi_form_saver_parent_class)->dispose (object);
}

static void
goi_form_saver_finalize (GObject *object)
{
  GoiFormSaver *self = GOI_FORM_SAVER (object);

  g_clear_object (&self->document);
  g_clear_object (&self->collection);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (goi_form_saver_parent_class)->finalize (object);
}

static void
goi_form_saver_class_init (GoiFormSaverClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = goi_form_saver_dispose;
  object_class->finalize = goi_form_saver_finalize;

  /**
   * GoiFormSaver::changed:
   *
   * The status or the state of the report is another one.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
goi_form_saver_init (GoiFormSaver *self)
{
  self->delay = DRAFT_DELAY_MS;
}

/**
 * goi_form_saver_new:
 * @collection: the collection that holds the report
 * @id: its number there
 * @revision: the revision that was loaded
 * @state: its state
 * @document: the report while it is worked on
 *
 * Returns: (transfer full): a saver that keeps the changes by itself
 */
GoiFormSaver *
goi_form_saver_new (GoiCollection *collection, gint64 id, gint64 revision, GoiReportState state,
                    GoiFormDocument *document)
{
  GoiFormSaver *self = g_object_new (GOI_TYPE_FORM_SAVER, NULL);

  self->collection = g_object_ref (collection);
  self->document = g_object_ref (document);
  self->id = id;
  self->revision = revision;
  self->state = state;
  g_signal_connect_object (get_undo (self), "changed", G_CALLBACK (on_undo_changed), self,
                           G_CONNECT_SWAPPED);
  return self;
}

/**
 * goi_form_saver_get_status:
 * @self: a saver
 *
 * Returns: how safe the changes are
 */
GoiSaveStatus
goi_form_saver_get_status (GoiFormSaver *self)
{
  return self->status;
}

/**
 * goi_form_saver_get_error:
 * @self: a saver
 *
 * Returns: (transfer none) (nullable): why the last attempt failed
 */
const GError *
goi_form_saver_get_error (GoiFormSaver *self)
{
  return self->error;
}

/**
 * goi_form_saver_get_state:
 * @self: a saver
 *
 * Returns: the report's state in the collection
 */
GoiReportState
goi_form_saver_get_state (GoiFormSaver *self)
{
  return self->state;
}

/**
 * goi_form_saver_set_state:
 * @self: a saver
 * @state: the state that the next save gives the report
 */
void
goi_form_saver_set_state (GoiFormSaver *self, GoiReportState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_signal_emit (self, signals[CHANGED], 0);
}

/**
 * goi_form_saver_get_revision:
 * @self: a saver
 *
 * Returns: the revision that the next save replaces
 */
gint64
goi_form_saver_get_revision (GoiFormSaver *self)
{
  return self->revision;
}

/**
 * goi_form_saver_set_revision:
 * @self: a saver
 * @revision: the revision that the next save replaces: what somebody who overwrites another's
 *   changes on purpose has looked up; a conflict is over then
 */
void
goi_form_saver_set_revision (GoiFormSaver *self, gint64 revision)
{
  self->revision = revision;
  g_clear_error (&self->error);
  update_status (self);
}

/**
 * goi_form_saver_set_has_draft:
 * @self: a saver
 *
 * Says that the collection has a draft of this report, and that the document shows it.
 */
void
goi_form_saver_set_has_draft (GoiFormSaver *self)
{
  self->has_draft = self->has_kept = TRUE;
  self->kept_state = goi_undo_stack_get_state (get_undo (self));
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  update_status (self);
}

/**
 * goi_form_saver_set_delay:
 * @self: a saver
 * @milliseconds: how long after a change it is kept
 */
void
goi_form_saver_set_delay (GoiFormSaver *self, guint milliseconds)
{
  self->delay = milliseconds;
}

/**
 * goi_form_saver_save_async:
 * @self: a saver
 * @cancellable: (nullable): to stop waiting
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Saves the report over the revision that was loaded. What is typed meanwhile is not part of it.
 */
void
goi_form_saver_save_async (GoiFormSaver *self, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = make_task (self, cancellable, callback, user_data, goi_form_saver_save_async);
  g_autoptr (GoiReport) report = goi_report_copy (goi_form_document_get_report (self->document));

  g_return_if_fail (GOI_IS_FORM_SAVER (self));

  /* Two saves of one revision at a time would be a conflict with oneself. */
  if (self->saving)
    {
      g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_PENDING, "a save is under way");
      return;
    }
  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->saving = TRUE;
  update_status (self);
  goi_collection_save_async (self->collection, self->id, self->revision, report, self->state,
                             cancellable, on_saved, g_steal_pointer (&task));
}

/**
 * goi_form_saver_save_finish:
 * @self: a saver
 * @result: the result
 * @error: return location for a #GoiStoreError; %GOI_STORE_ERROR_CONFLICT when somebody else has
 *   saved the report since
 *
 * Returns: whether it is saved
 */
gboolean
goi_form_saver_save_finish (GoiFormSaver *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * goi_form_saver_keep_async:
 * @self: a saver
 * @cancellable: (nullable): to stop waiting
 * @callback: (nullable): called when it is done
 * @user_data: for @callback
 *
 * Keeps the changes beside the report now, without saving it.
 */
void
goi_form_saver_keep_async (GoiFormSaver *self, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = make_task (self, cancellable, callback, user_data, goi_form_saver_keep_async);
  g_autoptr (GoiReport) report = goi_report_copy (goi_form_document_get_report (self->document));

  g_return_if_fail (GOI_IS_FORM_SAVER (self));

  g_clear_handle_id (&self->timeout_id, g_source_remove);
  self->keeping = TRUE;
  goi_collection_save_draft_async (self->collection, self->id, self->revision, report, cancellable,
                                   on_kept, g_steal_pointer (&task));
}

/**
 * goi_form_saver_keep_finish:
 * @self: a saver
 * @result: the result
 * @error: return location for a #GoiStoreError
 *
 * Returns: whether the changes are kept
 */
gboolean
goi_form_saver_keep_finish (GoiFormSaver *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

/**
 * goi_form_saver_drop_draft:
 * @self: a saver
 *
 * Forgets the changes that are kept beside the report, if there are any.
 */
void
goi_form_saver_drop_draft (GoiFormSaver *self)
{
  g_return_if_fail (GOI_IS_FORM_SAVER (self));

  if (!self->has_draft && !self->keeping)
    return;
  self->has_draft = self->has_kept = FALSE;
  goi_collection_drop_draft_async (self->collection, self->id, NULL, on_draft_dropped, NULL);
}
