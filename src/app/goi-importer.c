/* goi-importer.c: reads files into a collection, beside the main loop
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-importer"

#include "config.h"

#include "goi-importer.h"

#include "goi-import-add.h"
#include "goi-import-scan.h"

#include <glib/gi18n-lib.h>

/* Files that are read at the same time at most, and how far reading may be ahead of adding: what has
 * been read waits in memory. */
#define MAX_READERS 4
#define MAX_AHEAD 8

typedef enum
{
  SLOT_WAITING,
  SLOT_READING,
  SLOT_READ,
  SLOT_DONE,
} SlotState;

/* What belongs to an item while it is on its way. */
typedef struct
{
  SlotState state;
  GoiReading *reading;
  GError *error;
} Slot;

struct _GoiImporter
{
  GObject parent_instance;

  GoiCollection *collection;
  GListStore *items;
  GPtrArray *slots; /* one an item */
  GCancellable *cancellable;
  char *current;

  guint max_readers;
  guint n_scans;
  guint n_reading;
  guint next_read;
  guint next_add;
  guint n_passed_over;
  guint counts[GOI_N_IMPORT_OUTCOMES];
  guint adding : 1;
  guint running : 1;
};

typedef struct
{
  GoiImporter *self;
  guint index;
} SlotRef;

G_DEFINE_FINAL_TYPE (GoiImporter, goi_importer, G_TYPE_OBJECT)

enum { PROP_0, PROP_RUNNING, PROP_N_DONE, PROP_N_TOTAL, PROP_CURRENT, N_PROPS };
static GParamSpec *properties[N_PROPS];
enum { SIGNAL_FINISHED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void schedule (GoiImporter *self);

static void
slot_free (Slot *slot)
{
  g_clear_object (&slot->reading);
  g_clear_error (&slot->error);
  g_free (slot);
}

static SlotRef *
slot_ref_new (GoiImporter *self, guint index)
{
  SlotRef *ref = g_new0 (SlotRef, 1);

  ref->self = g_object_ref (self);
  ref->index = index;
  return ref;
}

static void
slot_ref_free (SlotRef *ref)
{
  g_object_unref (ref->self);
  g_free (ref);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (SlotRef, slot_ref_free)

static void
set_running (GoiImporter *self, gboolean running)
{
  if (self->running == running)
    return;
  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

static void
set_current (GoiImporter *self, const char *current)
{
  if (g_strcmp0 (self->current, current) == 0)
    return;
  g_free (self->current);
  self->current = g_strdup (current);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

static void
finish_item (GoiImporter *self, guint index, GoiImportOutcome outcome, const char *message, GArray *ids)
{
  g_autoptr (GoiImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), index);
  Slot *slot = g_ptr_array_index (self->slots, index);

  slot->state = SLOT_DONE;
  g_clear_object (&slot->reading);
  g_clear_error (&slot->error);
  self->counts[outcome]++;
  goi_import_item_finish (item, outcome, message, ids);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DONE]);
}

static void
append_item (GoiImporter *self, GoiImportItem *item)
{
  g_ptr_array_add (self->slots, g_new0 (Slot, 1));
  g_list_store_append (self->items, item);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TOTAL]);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GoiImportItem *item = task_data;
  GoiReading *reading;
  GError *error = NULL;

  if (goi_import_item_get_file (item) != NULL)
    reading = goi_read_file (goi_import_item_get_file (item), cancellable, &error);
  else
    reading = goi_read_text (goi_import_item_get_text (item), goi_import_item_get_name (item), &error);
  if (reading != NULL)
    g_task_return_pointer (task, reading, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SlotRef) ref = user_data;
  Slot *slot = g_ptr_array_index (ref->self->slots, ref->index);

  slot->reading = g_task_propagate_pointer (G_TASK (result), &slot->error);
  slot->state = SLOT_READ;
  ref->self->n_reading--;
  schedule (ref->self);
}

static void
start_reading (GoiImporter *self, guint index)
{
  GoiImportItem *item = g_list_model_get_item (G_LIST_MODEL (self->items), index);
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, on_read, slot_ref_new (self, index));
  Slot *slot = g_ptr_array_index (self->slots, index);

  slot->state = SLOT_READING;
  self->n_reading++;
  set_current (self, goi_import_item_get_name (item));
  goi_import_item_finish (item, GOI_IMPORT_READING, NULL, NULL);
  g_task_set_source_tag (task, start_reading);
  g_task_set_task_data (task, item, g_object_unref);
  g_task_run_in_thread (task, read_in_thread);
}

typedef struct
{
  GoiCollection *collection;
  GoiReading *reading;
} AddData;

static void
add_data_free (AddData *data)
{
  g_object_unref (data->collection);
  g_object_unref (data->reading);
  g_free (data);
}

static void
add_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  AddData *data = task_data;
  GError *error = NULL;
  GoiImportResult *result = goi_import_add (data->collection, data->reading, cancellable, &error);

  if (result != NULL)
    g_task_return_pointer (task, result, (GDestroyNotify) goi_import_result_free);
  else
    g_task_return_error (task, error);
}

static void
on_added (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (SlotRef) ref = user_data;
  GoiImporter *self = ref->self;
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiImportResult) added = g_task_propagate_pointer (G_TASK (result), &error);

  self->adding = FALSE;
  self->next_add++;
  if (added != NULL)
    finish_item (self, ref->index, added->outcome, added->message, added->ids);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    finish_item (self, ref->index, GOI_IMPORT_STOPPED, NULL, NULL);
  else
    {
      finish_item (self, ref->index, GOI_IMPORT_FAILED, error->message, NULL);
      /* What keeps this report out of the collection keeps out all that follow. */
      g_cancellable_cancel (self->cancellable);
    }
  schedule (self);
}

static void
start_adding (GoiImporter *self)
{
  Slot *slot = g_ptr_array_index (self->slots, self->next_add);
  AddData *data = g_new0 (AddData, 1);
  g_autoptr (GTask) task = g_task_new (NULL, self->cancellable, on_added, slot_ref_new (self, self->next_add));

  self->adding = TRUE;
  data->collection = g_object_ref (self->collection);
  data->reading = g_object_ref (slot->reading);
  g_task_set_source_tag (task, start_adding);
  g_task_set_task_data (task, data, (GDestroyNotify) add_data_free);
  g_task_run_in_thread (task, add_in_thread);
}

/* Takes the next file in the order when it has been read. Returns whether there was one that needed
 * no thread. */
static gboolean
add_next (GoiImporter *self)
{
  Slot *slot;

  if (self->adding || self->next_add >= self->next_read)
    return FALSE;
  slot = g_ptr_array_index (self->slots, self->next_add);
  if (slot->state != SLOT_READ)
    return FALSE;
  if (slot->reading != NULL && !g_cancellable_is_cancelled (self->cancellable))
    {
      start_adding (self);
      return FALSE;
    }
  if (slot->reading != NULL || g_error_matches (slot->error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    finish_item (self, self->next_add, GOI_IMPORT_STOPPED, NULL, NULL);
  else
    {
      g_autofree char *message = g_strdup (slot->error->message);

      finish_item (self, self->next_add, GOI_IMPORT_FAILED, message, NULL);
    }
  self->next_add++;
  return TRUE;
}

static void
stop_waiting (GoiImporter *self)
{
  while (self->next_read < self->slots->len)
    {
      Slot *slot = g_ptr_array_index (self->slots, self->next_read++);

      slot->state = SLOT_READ;
      slot->error = g_error_new_literal (G_IO_ERROR, G_IO_ERROR_CANCELLED, "");
    }
}

static void
schedule (GoiImporter *self)
{
  g_object_ref (self);
  if (g_cancellable_is_cancelled (self->cancellable))
    stop_waiting (self);
  while (add_next (self))
    ;
  while (self->n_reading < self->max_readers && self->next_read < self->slots->len
         && self->next_read < self->next_add + MAX_AHEAD)
    start_reading (self, self->next_read++);

  if (self->running && self->n_scans == 0 && !self->adding && self->next_add == self->slots->len)
    {
      set_current (self, NULL);
      set_running (self, FALSE);
      g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
    }
  g_object_unref (self);
}

/* A stopped importer can be used again. */
static void
start (GoiImporter *self)
{
  if (!self->running && g_cancellable_is_cancelled (self->cancellable))
    {
      g_object_unref (self->cancellable);
      self->cancellable = g_cancellable_new ();
    }
  set_running (self, TRUE);
}

static void
on_scanned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiImporter) self = GOI_IMPORTER (user_data);
  g_autoptr (GoiImportScan) scan = goi_import_scan_finish (result, NULL);

  self->n_scans--;
  if (scan != NULL)
    {
      for (guint i = 0; i < scan->items->len; i++)
        append_item (self, g_ptr_array_index (scan->items, i));
      self->n_passed_over += scan->n_passed_over;
    }
  schedule (self);
}

static void
goi_importer_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GoiImporter *self = GOI_IMPORTER (object);

  switch (prop_id)
    {
    case PROP_RUNNING:
      g_value_set_boolean (value, self->running);
      break;
    case PROP_N_DONE:
      g_value_set_uint (value, self->next_add);
      break;
    case PROP_N_TOTAL:
      g_value_set_uint (value, self->slots->len);
      break;
    case PROP_CURRENT:
      g_value_set_string (value, self->current);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
goi_importer_finalize (GObject *object)
{
  GoiImporter *self = GOI_IMPORTER (object);

  g_clear_object (&self->collection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->slots, g_ptr_array_unref);
  g_clear_object (&self->cancellable);
  g_free (self->current);
  G_OBJECT_CLASS (goi_importer_parent_class)->finalize (object);
}

static void
goi_importer_class_init (GoiImporterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = goi_importer_finalize;
  object_class->get_property = goi_importer_get_property;

  properties[PROP_RUNNING] = g_param_spec_boolean ("running", NULL, NULL, FALSE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_DONE] = g_param_spec_uint ("n-done", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_TOTAL] = g_param_spec_uint ("n-total", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_CURRENT] = g_param_spec_string ("current", NULL, NULL, NULL,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  signals[SIGNAL_FINISHED] = g_signal_new ("finished", GOI_TYPE_IMPORTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                           NULL, G_TYPE_NONE, 0);
}

static void
goi_importer_init (GoiImporter *self)
{
  self->items = g_list_store_new (GOI_TYPE_IMPORT_ITEM);
  self->slots = g_ptr_array_new_with_free_func ((GDestroyNotify) slot_free);
  self->cancellable = g_cancellable_new ();
  self->max_readers = CLAMP (g_get_num_processors (), 1, MAX_READERS);
}

/**
 * goi_importer_new:
 * @collection: where to put the reports
 *
 * Returns: (transfer full): an importer with nothing to do
 */
GoiImporter *
goi_importer_new (GoiCollection *collection)
{
  GoiImporter *self = g_object_new (GOI_TYPE_IMPORTER, NULL);

  self->collection = g_object_ref (collection);
  return self;
}

/**
 * goi_importer_add_files:
 * @self: an importer
 * @files: (element-type GFile): files and folders
 *
 * Starts reading them, after what is there already.
 */
void
goi_importer_add_files (GoiImporter *self, GPtrArray *files)
{
  g_return_if_fail (GOI_IS_IMPORTER (self));
  start (self);
  self->n_scans++;
  goi_import_scan_async (files, self->cancellable, on_scanned, g_object_ref (self));
}

/**
 * goi_importer_add_text:
 * @self: an importer
 * @text: UTF-8, what was copied from a page or a document
 * @name: what to call it
 *
 * Starts reading it, after what is there already.
 */
void
goi_importer_add_text (GoiImporter *self, const char *text, const char *name)
{
  g_autoptr (GoiImportItem) item = goi_import_item_new_for_text (text, name);

  g_return_if_fail (GOI_IS_IMPORTER (self));
  start (self);
  append_item (self, item);
  schedule (self);
}

/**
 * goi_importer_stop:
 * @self: an importer
 *
 * What has been added stays; what has not been added is marked as stopped. "finished" comes when the
 * threads have noticed.
 */
void
goi_importer_stop (GoiImporter *self)
{
  g_return_if_fail (GOI_IS_IMPORTER (self));
  if (!self->running)
    return;
  g_cancellable_cancel (self->cancellable);
  schedule (self);
}

/**
 * goi_importer_get_items:
 * @self: an importer
 *
 * Returns: (transfer none): a model of #GoiImportItem, in the order in which they are added
 */
GListModel *
goi_importer_get_items (GoiImporter *self)
{
  g_return_val_if_fail (GOI_IS_IMPORTER (self), NULL);
  return G_LIST_MODEL (self->items);
}

/**
 * goi_importer_is_running:
 * @self: an importer
 *
 * Returns: whether there is something left to do
 */
gboolean
goi_importer_is_running (GoiImporter *self)
{
  g_return_val_if_fail (GOI_IS_IMPORTER (self), FALSE);
  return self->running;
}

/**
 * goi_importer_get_n_done:
 * @self: an importer
 *
 * Returns: how many files have been dealt with
 */
guint
goi_importer_get_n_done (GoiImporter *self)
{
  g_return_val_if_fail (GOI_IS_IMPORTER (self), 0);
  return self->next_add;
}

/**
 * goi_importer_get_n_total:
 * @self: an importer
 *
 * Returns: how many files there are, as far as folders have been looked into
 */
guint
goi_importer_get_n_total (GoiImporter *self)
{
  g_return_val_if_fail (GOI_IS_IMPORTER (self), 0);
  return self->slots->len;
}

/**
 * goi_importer_count:
 * @self: an importer
 * @outcome: how it ended
 *
 * Returns: how many files ended so
 */
guint
goi_importer_count (GoiImporter *self, GoiImportOutcome outcome)
{
  g_return_val_if_fail (GOI_IS_IMPORTER (self), 0);
  g_return_val_if_fail ((guint) outcome < GOI_N_IMPORT_OUTCOMES, 0);
  return self->counts[outcome];
}

/**
 * goi_importer_get_n_passed_over:
 * @self: an importer
 *
 * Returns: how many files in folders were of no kind that is read
 */
guint
goi_importer_get_n_passed_over (GoiImporter *self)
{
  g_return_val_if_fail (GOI_IS_IMPORTER (self), 0);
  return self->n_passed_over;
}

/**
 * goi_importer_get_current:
 * @self: an importer
 *
 * Returns: (transfer none) (nullable): the file whose reading began last
 */
const char *
goi_importer_get_current (GoiImporter *self)
{
  g_return_val_if_fail (GOI_IS_IMPORTER (self), NULL);
  return self->current;
}

/**
 * goi_importer_to_text:
 * @self: an importer
 *
 * Returns: (transfer full): a line a file, as goi_import_item_to_line() writes it
 */
char *
goi_importer_to_text (GoiImporter *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  g_return_val_if_fail (GOI_IS_IMPORTER (self), NULL);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->items)); i++)
    {
      g_autoptr (GoiImportItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
      g_autofree char *line = goi_import_item_to_line (item);

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}
