/* goi-importer.c: reads files, and adds those that somebody wants to a collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-importer"

#include "config.h"

#include "goi-importer-private.h"

#include "goi-import-reading.h"
#include "goi-import-scan.h"

#include <glib/gi18n-lib.h>

/* Lines that are added to the list before the main loop has its turn again. */
#define LINES_AT_ONCE 16

/* Files that must be done before anything is said about the rest. */
#define ENOUGH_TO_TELL 5

G_DEFINE_FINAL_TYPE (GoiImporter, goi_importer, G_TYPE_OBJECT)

enum { PROP_0, PROP_RUNNING, PROP_N_DONE, PROP_N_TOTAL, PROP_CURRENT, N_PROPS };
static GParamSpec *properties[N_PROPS];
enum { SIGNAL_FINISHED, SIGNAL_CHANGED, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef struct
{
  GoiImporter *self;
  GoiImportItem *item;
} ItemRef;

static ItemRef *
item_ref_new (GoiImporter *self, GoiImportItem *item)
{
  ItemRef *ref = g_new0 (ItemRef, 1);

  ref->self = g_object_ref (self);
  ref->item = g_object_ref (item);
  return ref;
}

static void
item_ref_free (ItemRef *ref)
{
  g_object_unref (ref->self);
  g_object_unref (ref->item);
  g_free (ref);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (ItemRef, item_ref_free)

/* Every change of a state goes through here, because states are counted. */
void
_goi_importer_set_state (GoiImporter *self, GoiImportItem *item, GoiImportState state, const char *note)
{
  self->counts[goi_import_item_get_state (item)]--;
  self->counts[state]++;
  goi_import_item_set_state (item, state, note);
  g_signal_emit (self, signals[SIGNAL_CHANGED], 0, item);
}

static gboolean
has_files (GoiImporter *self)
{
  return self->n_scans > 0 || self->arrived->len > 0 || self->waiting.length > 0 || self->reading->len > 0;
}

static void
set_running (GoiImporter *self, gboolean running)
{
  if (self->running == running)
    return;
  self->running = running;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_RUNNING]);
}

/* The names of the files that are being read, without their folders. */
static void
update_current (GoiImporter *self)
{
  g_autoptr (GString) current = g_string_new (NULL);

  for (guint i = 0; i < self->reading->len; i++)
    {
      g_autofree char *base = g_path_get_basename (goi_import_item_get_name (g_ptr_array_index (self->reading, i)));

      g_string_append_printf (current, "%s%s", i > 0 ? ", " : "", base);
    }
  if (g_strcmp0 (self->current, current->str) == 0)
    return;
  g_free (self->current);
  self->current = g_strdup (current->str);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_CURRENT]);
}

static void
count_done (GoiImporter *self)
{
  self->n_done++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_DONE]);
}

/* What was read of a line. */
static void
take_report (GoiImporter *self, GoiImportItem *item, GoiImportPending *pending)
{
  goi_import_item_set_pending (item, pending);
  _goi_importer_set_state (self, item, pending->state, NULL);
}

static void
take_part (GoiImporter *self, GoiImportItem *item, GoiImportPart *part)
{
  if (part->name != NULL)
    goi_import_item_set_name (item, part->name);
  if (part->reports != NULL && part->reports->len > 0)
    take_report (self, item, g_ptr_array_index (part->reports, 0));
  else
    _goi_importer_set_state (self, item, GOI_IMPORT_FAILED, part->error != NULL ? part->error->message : "");
}

/* A line below the one before, for a further report of the same file. */
static GoiImportItem *
insert_beside (GoiImporter *self, GoiImportItem *item)
{
  g_autoptr (GoiImportItem) more = goi_import_item_new_beside (item, goi_import_item_get_name (item));
  guint position = 0;

  self->counts[GOI_IMPORT_WAITING]++;
  if (g_list_store_find (self->items, item, &position))
    g_list_store_insert (self->items, position + 1, more);
  else
    g_list_store_append (self->items, more);
  return more;
}

/* Several reports of a file stand below each other, the first in the line that the file has had. Of an archive
 * that was read again only the part counts that the line is about. */
static void
take_parts (GoiImporter *self, GoiImportItem *item, GPtrArray *parts)
{
  gboolean again = g_strcmp0 (goi_import_item_get_name (item),
                              goi_read_input_get_name (goi_import_item_get_input (item))) != 0;
  GoiImportItem *last = NULL;

  for (guint i = 0; i < parts->len; i++)
    {
      GoiImportPart *part = g_ptr_array_index (parts, i);

      if (again && g_strcmp0 (part->name, goi_import_item_get_name (item)) != 0)
        continue;
      if (g_error_matches (part->error, GOI_READ_ERROR, GOI_READ_ERROR_PASSED_OVER) && parts->len > 1)
        {
          self->n_passed_over++;
          continue;
        }
      last = last == NULL ? item : insert_beside (self, last);
      take_part (self, last, part);
      for (guint j = 1; !again && part->reports != NULL && j < part->reports->len; j++)
        {
          last = insert_beside (self, last);
          take_report (self, last, g_ptr_array_index (part->reports, j));
        }
    }
  if (last == NULL)
    _goi_importer_set_state (self, item, GOI_IMPORT_FAILED, _("There is nothing in it that can be read."));
}

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (ItemRef) ref = user_data;
  GoiImporter *self = ref->self;
  g_autoptr (GPtrArray) parts = goi_import_read_finish (result, NULL);

  g_ptr_array_remove (self->reading, ref->item);
  if (parts != NULL && parts->len > 0)
    take_parts (self, ref->item, parts);
  else
    _goi_importer_set_state (self, ref->item, GOI_IMPORT_STOPPED, NULL);
  count_done (self);
  _goi_importer_schedule (self);
}

static void
start_reading (GoiImporter *self)
{
  g_autoptr (GoiImportItem) item = g_queue_pop_head (&self->waiting);

  g_ptr_array_add (self->reading, g_object_ref (item));
  _goi_importer_set_state (self, item, GOI_IMPORT_READING, NULL);
  goi_import_read_async (item, self->pool, self->spool, self->collection, self->cancellable, on_read,
                         item_ref_new (self, item));
}

static void
stop_waiting (GoiImporter *self)
{
  GoiImportItem *item;

  while ((item = g_queue_pop_head (&self->waiting)) != NULL)
    {
      _goi_importer_set_state (self, item, GOI_IMPORT_STOPPED, NULL);
      count_done (self);
      g_object_unref (item);
    }
}

/* In the order of the lines, so that the result does not depend on which file was read first. */
static void
accept_automatically (GoiImporter *self)
{
  GListModel *items = G_LIST_MODEL (self->items);

  while (self->automatic && self->next_automatic < g_list_model_get_n_items (items))
    {
      g_autoptr (GoiImportItem) item = g_list_model_get_item (items, self->next_automatic);

      if (!goi_import_item_is_read (item))
        return;
      self->next_automatic++;
      goi_importer_accept (self, item, GOI_IMPORT_AS_VERSION);
    }
}

/* Starts whatever can be started. */
void
_goi_importer_schedule (GoiImporter *self)
{
  g_object_ref (self);
  if (g_cancellable_is_cancelled (self->cancellable))
    stop_waiting (self);
  while (self->reading->len < goi_read_pool_get_n_workers (self->pool) && self->waiting.length > 0)
    start_reading (self);
  update_current (self);
  accept_automatically (self);
  _goi_importer_work (self);
  if (self->running && !has_files (self) && !self->working && self->jobs.length == 0)
    {
      set_running (self, FALSE);
      g_signal_emit (self, signals[SIGNAL_FINISHED], 0);
    }
  g_object_unref (self);
}

/* A stopped importer can be used again. */
static void
start (GoiImporter *self)
{
  if (!has_files (self))
    {
      if (g_cancellable_is_cancelled (self->cancellable))
        {
          g_object_unref (self->cancellable);
          self->cancellable = g_cancellable_new ();
        }
      self->started = g_get_monotonic_time ();
      self->n_started = self->n_done;
    }
  set_running (self, TRUE);
}

/* A few lines at a time: a list that grows by a thousand at once would hold the main loop up. */
static gboolean
on_append (gpointer user_data)
{
  GoiImporter *self = GOI_IMPORTER (user_data);
  guint n = MIN (self->arrived->len, LINES_AT_ONCE);

  g_list_store_splice (self->items, g_list_model_get_n_items (G_LIST_MODEL (self->items)), 0, self->arrived->pdata, n);
  self->counts[GOI_IMPORT_WAITING] += n;
  for (guint i = 0; i < n; i++)
    g_queue_push_tail (&self->waiting, g_object_ref (g_ptr_array_index (self->arrived, i)));
  g_ptr_array_remove_range (self->arrived, 0, n);
  if (self->arrived->len == 0)
    self->append_id = 0;
  _goi_importer_schedule (self);
  return self->append_id != 0 ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static void
append (GoiImporter *self, GPtrArray *items)
{
  for (guint i = 0; i < items->len; i++)
    g_ptr_array_add (self->arrived, g_object_ref (g_ptr_array_index (items, i)));
  self->n_total += items->len;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TOTAL]);
  if (self->append_id == 0 && self->arrived->len > 0)
    self->append_id = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, on_append, self, NULL);
}

static void
on_scanned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiImporter) self = GOI_IMPORTER (user_data);
  g_autoptr (GoiImportScan) scan = goi_import_scan_finish (result, NULL);

  self->n_scans--;
  if (scan != NULL)
    {
      append (self, scan->items);
      self->n_passed_over += scan->n_passed_over;
    }
  _goi_importer_schedule (self);
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
      g_value_set_uint (value, self->n_done);
      break;
    case PROP_N_TOTAL:
      g_value_set_uint (value, self->n_total);
      break;
    case PROP_CURRENT:
      g_value_set_string (value, self->current);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
goi_importer_dispose (GObject *object)
{
  GoiImporter *self = GOI_IMPORTER (object);

  g_clear_handle_id (&self->append_id, g_source_remove);
  G_OBJECT_CLASS (goi_importer_parent_class)->dispose (object);
}

static void
goi_importer_finalize (GObject *object)
{
  GoiImporter *self = GOI_IMPORTER (object);

  _goi_importer_forget_jobs (self);
  g_queue_clear_full (&self->waiting, g_object_unref);
  g_clear_object (&self->collection);
  g_clear_object (&self->pool);
  g_clear_object (&self->spool);
  g_clear_object (&self->items);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->arrived, g_ptr_array_unref);
  g_clear_pointer (&self->reading, g_ptr_array_unref);
  g_free (self->current);
  G_OBJECT_CLASS (goi_importer_parent_class)->finalize (object);
}

static void
goi_importer_class_init (GoiImporterClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = goi_importer_dispose;
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
  signals[SIGNAL_CHANGED] = g_signal_new ("changed", GOI_TYPE_IMPORTER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                          NULL, G_TYPE_NONE, 1, GOI_TYPE_IMPORT_ITEM);
}

static void
goi_importer_init (GoiImporter *self)
{
  self->spool = goi_import_spool_new ();
  self->items = g_list_store_new (GOI_TYPE_IMPORT_ITEM);
  self->arrived = g_ptr_array_new_with_free_func (g_object_unref);
  self->reading = g_ptr_array_new_with_free_func (g_object_unref);
  self->cancellable = g_cancellable_new ();
  self->pool = goi_read_pool_new (0);
  g_queue_init (&self->waiting);
  g_queue_init (&self->jobs);
}

/* Puts a line whose reading has failed or was stopped to the end of those that wait. */
void
_goi_importer_read_again (GoiImporter *self, GoiImportItem *item)
{
  start (self);
  self->n_total++;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_TOTAL]);
  _goi_importer_set_state (self, item, GOI_IMPORT_WAITING, NULL);
  g_queue_push_tail (&self->waiting, g_object_ref (item));
  _goi_importer_schedule (self);
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
 * goi_importer_set_automatic:
 * @self: an importer
 * @automatic: whether to add everything that can be read without asking
 */
void
goi_importer_set_automatic (GoiImporter *self, gboolean automatic)
{
  g_return_if_fail (GOI_IS_IMPORTER (self));
  self->automatic = automatic;
}

/**
 * goi_importer_get_collection:
 * @self: an importer
 *
 * Returns: (transfer none): where the reports go
 */
GoiCollection *
goi_importer_get_collection (GoiImporter *self)
{
  g_return_val_if_fail (GOI_IS_IMPORTER (self), NULL);
  return self->collection;
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
 * goi_importer_add_input:
 * @self: an importer
 * @input: what is to be read: what was copied from a page or a document
 *
 * Starts reading it, after what is there already.
 */
void
goi_importer_add_input (GoiImporter *self, GoiReadInput *input)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_if_fail (GOI_IS_IMPORTER (self));
  start (self);
  g_ptr_array_add (items, goi_import_item_new (input));
  append (self, items);
}

/**
 * goi_importer_stop:
 * @self: an importer
 *
 * Stops reading. What has been read stays and can be decided about, what somebody has decided is carried out;
 * the rest is marked as stopped. "finished" comes when the threads have noticed.
 */
void
goi_importer_stop (GoiImporter *self)
{
  g_return_if_fail (GOI_IS_IMPORTER (self));
  if (!self->running)
    return;
  g_cancellable_cancel (self->cancellable);
  if (self->automatic)
    _goi_importer_forget_jobs (self);
  _goi_importer_schedule (self);
}

/**
 * goi_importer_get_items:
 * @self: an importer
 *
 * Returns: (transfer none): a model of #GoiImportItem, in the order of the files
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
 * Returns: whether something is being read or added
 */
gboolean
goi_importer_is_running (GoiImporter *self)
{
  g_return_val_if_fail (GOI_IS_IMPORTER (self), FALSE);
  return self->running;
}

/**
 * goi_importer_is_reading:
 * @self: an importer
 *
 * Returns: whether something is being read
 */
gboolean
goi_importer_is_reading (GoiImporter *self)
{
  g_return_val_if_fail (GOI_IS_IMPORTER (self), FALSE);
  return has_files (self);
}

/**
 * goi_importer_get_n_done:
 * @self: an importer
 *
 * Returns: how many files have been read, or tried
 */
guint
goi_importer_get_n_done (GoiImporter *self)
{
  g_return_val_if_fail (GOI_IS_IMPORTER (self), 0);
  return self->n_done;
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
  return self->n_total;
}

/**
 * goi_importer_count:
 * @self: an importer
 * @state: a state
 *
 * Returns: how many lines are in it
 */
guint
goi_importer_count (GoiImporter *self, GoiImportState state)
{
  g_return_val_if_fail (GOI_IS_IMPORTER (self), 0);
  g_return_val_if_fail ((guint) state < GOI_N_IMPORT_STATES, 0);
  return self->counts[state];
}

/**
 * goi_importer_count_open:
 * @self: an importer
 *
 * Returns: how many lines wait for a decision
 */
guint
goi_importer_count_open (GoiImporter *self)
{
  guint n = 0;

  g_return_val_if_fail (GOI_IS_IMPORTER (self), 0);
  for (guint i = 0; i < GOI_N_IMPORT_STATES; i++)
    if (goi_import_state_is_open ((GoiImportState) i))
      n += self->counts[i];
  return n;
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
 * Returns: (transfer none) (nullable): the files that are being read
 */
const char *
goi_importer_get_current (GoiImporter *self)
{
  g_return_val_if_fail (GOI_IS_IMPORTER (self), NULL);
  return self->current;
}

/**
 * goi_importer_get_seconds_left:
 * @self: an importer
 *
 * Returns: how long reading will still take at the pace it has had, -1 when that cannot be told yet
 */
int
goi_importer_get_seconds_left (GoiImporter *self)
{
  gint64 elapsed;
  guint n;

  g_return_val_if_fail (GOI_IS_IMPORTER (self), -1);
  n = self->n_done - self->n_started;
  elapsed = g_get_monotonic_time () - self->started;
  if (!has_files (self) || self->n_scans > 0 || n < ENOUGH_TO_TELL || elapsed < G_USEC_PER_SEC)
    return -1;
  return (int) (elapsed / n * (self->n_total - self->n_done) / G_USEC_PER_SEC) + 1;
}

/**
 * goi_import_content_free:
 * @content: (transfer full): what waits behind a line
 */
void
goi_import_content_free (GoiImportContent *content)
{
  g_object_unref (content->report);
  g_free (content->text);
  g_free (content);
}
