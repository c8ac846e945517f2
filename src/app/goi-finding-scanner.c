/* goi-finding-scanner.c: all findings of a collection, looked for beside the main loop
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-finding-scanner"

#include "config.h"

#include "goi-finding-scanner.h"

#include "goi-finding-item.h"

/* Reports that are listed at once, and that are checked before the list hears of it. */
#define WINDOW 500
#define BATCH 40

/* The findings of a report in one of its revisions. */
typedef struct
{
  gint64 revision;
  GPtrArray *items;
} Known;

/* One look through the collection. Belongs to its thread while that runs; @known is a copy. */
typedef struct
{
  GoiFindingScanner *self;
  GoiCollection *collection;
  GHashTable *known; /* id → Known */
  gboolean first;
  GPtrArray *items; /* all findings in their order */
} Scan;

/* What the thread tells the main loop now and then. */
typedef struct
{
  GoiFindingScanner *self;
  GCancellable *cancellable;
  GPtrArray *items; /* new ones to append, NULL when they come at the end */
  guint n_scanned;
  guint n_reports;
} Progress;

struct _GoiFindingScanner
{
  GObject parent_instance;

  GoiCollection *collection;
  GListStore *items;
  GHashTable *known;
  GCancellable *cancellable;
  GError *error;
  guint n_scanned;
  guint n_reports;
  guint scanning : 1;
  guint complete : 1; /* a scan came to its end */
};

static void goi_finding_scanner_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GoiFindingScanner, goi_finding_scanner, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, goi_finding_scanner_list_model_init))

enum { PROP_0, PROP_SCANNING, PROP_N_SCANNED, PROP_N_REPORTS, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
known_free (Known *known)
{
  g_ptr_array_unref (known->items);
  g_free (known);
}

static GHashTable *
known_table_new (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) known_free);
}

static void
known_table_add (GHashTable *table, gint64 id, gint64 revision, GPtrArray *items)
{
  Known *known = g_new0 (Known, 1);
  gint64 *key = g_new (gint64, 1);

  *key = id;
  known->revision = revision;
  known->items = g_ptr_array_ref (items);
  g_hash_table_replace (table, key, known);
}

static GHashTable *
known_table_copy (GHashTable *table)
{
  GHashTable *copy = known_table_new ();
  GHashTableIter iter;
  gpointer key, value;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, &value))
    known_table_add (copy, *(gint64 *) key, ((Known *) value)->revision, ((Known *) value)->items);
  return copy;
}

static void
scan_free (Scan *scan)
{
  g_object_unref (scan->self);
  g_object_unref (scan->collection);
  g_hash_table_unref (scan->known);
  g_ptr_array_unref (scan->items);
  g_free (scan);
}

static void
progress_free (Progress *progress)
{
  g_object_unref (progress->self);
  g_object_unref (progress->cancellable);
  g_clear_pointer (&progress->items, g_ptr_array_unref);
  g_free (progress);
}

static void
set_progress (GoiFindingScanner *self, guint n_scanned, guint n_reports)
{
  self->n_scanned = n_scanned;
  self->n_reports = n_reports;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_SCANNED]);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_N_REPORTS]);
}

static void
set_scanning (GoiFindingScanner *self, gboolean scanning)
{
  if (self->scanning == scanning)
    return;
  self->scanning = scanning;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_SCANNING]);
}

static gboolean
on_progress (gpointer user_data)
{
  Progress *progress = user_data;
  GoiFindingScanner *self = progress->self;

  /* A newer scan has begun. */
  if (progress->cancellable != self->cancellable)
    return G_SOURCE_REMOVE;
  if (progress->items != NULL)
    g_list_store_splice (self->items, g_list_model_get_n_items (G_LIST_MODEL (self->items)), 0,
                         progress->items->pdata, progress->items->len);
  set_progress (self, progress->n_scanned, progress->n_reports);
  return G_SOURCE_REMOVE;
}

static void
tell (Scan *scan, GCancellable *cancellable, guint first_item, guint n_scanned, guint n_reports)
{
  Progress *progress = g_new0 (Progress, 1);

  progress->self = g_object_ref (scan->self);
  progress->cancellable = g_object_ref (cancellable);
  progress->n_scanned = n_scanned;
  progress->n_reports = n_reports;
  if (scan->first)
    {
      progress->items = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = first_item; i < scan->items->len; i++)
        g_ptr_array_add (progress->items, g_object_ref (g_ptr_array_index (scan->items, i)));
    }
  g_idle_add_full (G_PRIORITY_DEFAULT, on_progress, progress, (GDestroyNotify) progress_free);
}

static GPtrArray *
check_report (Scan *scan, gint64 id, gint64 revision, GCancellable *cancellable, GError **error)
{
  const Known *known = g_hash_table_lookup (scan->known, &id);
  g_autoptr (GoiStoredReport) stored = NULL;
  g_autoptr (GPtrArray) items = NULL;

  if (known != NULL && known->revision == revision)
    return known->items;
  stored = goi_collection_load (scan->collection, id, cancellable, error);
  if (stored == NULL)
    return NULL;
  items = goi_finding_item_list (id, stored->revision, stored->report);
  known_table_add (scan->known, id, stored->revision, items);
  return items; /* held by the table */
}

static GoiQuery *
make_query (void)
{
  static const char *const classes[] = { "1", "2", NULL }; /* GOI_FINDINGS_DOUBTS, GOI_FINDINGS_ERRORS */
  GoiQuery *query = goi_query_new ();

  goi_query_set_facet (query, GOI_FACET_FINDINGS, classes);
  goi_query_set_sort (query, GOI_SORT_AGENCY, FALSE);
  return query;
}

static gboolean
scan_window (Scan *scan, GPtrArray *summaries, guint offset, guint n_reports, GCancellable *cancellable,
             GError **error)
{
  guint first_item = scan->items->len;

  for (guint i = 0; i < summaries->len; i++)
    {
      GoiReportSummary *summary = g_ptr_array_index (summaries, i);
      GPtrArray *items;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      items = check_report (scan, goi_report_summary_get_id (summary), goi_report_summary_get_revision (summary),
                            cancellable, error);
      if (items == NULL && g_error_matches (*error, GOI_STORE_ERROR, GOI_STORE_ERROR_NOT_FOUND))
        {
          g_clear_error (error); /* it went away meanwhile */
          continue;
        }
      if (items == NULL)
        return FALSE;
      for (guint j = 0; j < items->len; j++)
        g_ptr_array_add (scan->items, g_object_ref (g_ptr_array_index (items, j)));
      if ((i + 1) % BATCH == 0 || i + 1 == summaries->len)
        {
          tell (scan, cancellable, first_item, offset + i + 1, n_reports);
          first_item = scan->items->len;
        }
    }
  return TRUE;
}

static void
scan_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Scan *scan = task_data;
  g_autoptr (GoiQuery) query = make_query ();
  GError *error = NULL;
  guint n_reports = goi_collection_count (scan->collection, query, cancellable, &error);
  guint offset = 0;

  while (error == NULL && offset < n_reports)
    {
      g_autoptr (GPtrArray) summaries = goi_collection_list (scan->collection, query, offset, WINDOW,
                                                             cancellable, &error);

      if (summaries == NULL || summaries->len == 0
          || !scan_window (scan, summaries, offset, n_reports, cancellable, &error))
        break;
      offset += summaries->len;
    }
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

/* Replaces only what differs, so that the line in hand stays where it is. */
static void
replace_items (GoiFindingScanner *self, GPtrArray *items)
{
  GListModel *model = G_LIST_MODEL (self->items);
  guint n_old = g_list_model_get_n_items (model);
  guint before = 0, after = 0;

  while (before < n_old && before < items->len)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, before);

      if (item != g_ptr_array_index (items, before))
        break;
      before++;
    }
  while (after < n_old - before && after < items->len - before)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, n_old - 1 - after);

      if (item != g_ptr_array_index (items, items->len - 1 - after))
        break;
      after++;
    }
  if (n_old - before - after > 0 || items->len - before - after > 0)
    g_list_store_splice (self->items, before, n_old - before - after, items->pdata + before,
                         items->len - before - after);
}

static void
on_scanned (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GoiFindingScanner *self = GOI_FINDING_SCANNER (source);
  Scan *scan = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  gboolean ok = g_task_propagate_boolean (G_TASK (result), &error);

  if (g_task_get_cancellable (G_TASK (result)) != self->cancellable)
    return;
  if (ok)
    {
      g_hash_table_unref (self->known);
      self->known = g_hash_table_ref (scan->known);
      replace_items (self, scan->items);
      self->complete = TRUE;
    }
  else
    self->error = g_steal_pointer (&error);
  set_scanning (self, FALSE);
}

static void
on_items_changed (GoiFindingScanner *self, guint position, guint removed, guint added)
{
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
goi_finding_scanner_get_item_type (GListModel *list)
{
  return GOI_TYPE_FINDING_ITEM;
}

static guint
goi_finding_scanner_get_n_items (GListModel *list)
{
  return g_list_model_get_n_items (G_LIST_MODEL (GOI_FINDING_SCANNER (list)->items));
}

static gpointer
goi_finding_scanner_get_item (GListModel *list, guint position)
{
  return g_list_model_get_item (G_LIST_MODEL (GOI_FINDING_SCANNER (list)->items), position);
}

static void
goi_finding_scanner_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = goi_finding_scanner_get_item_type;
  iface->get_n_items = goi_finding_scanner_get_n_items;
  iface->get_item = goi_finding_scanner_get_item;
}

static void
goi_finding_scanner_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  GoiFindingScanner *self = GOI_FINDING_SCANNER (object);

  switch (prop_id)
    {
    case PROP_SCANNING:
      g_value_set_boolean (value, self->scanning);
      break;
    case PROP_N_SCANNED:
      g_value_set_uint (value, self->n_scanned);
      break;
    case PROP_N_REPORTS:
      g_value_set_uint (value, self->n_reports);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
goi_finding_scanner_finalize (GObject *object)
{
  GoiFindingScanner *self = GOI_FINDING_SCANNER (object);

  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_object (&self->collection);
  g_clear_object (&self->items);
  g_clear_pointer (&self->known, g_hash_table_unref);
  g_clear_error (&self->error);
  G_OBJECT_CLASS (goi_finding_scanner_parent_class)->finalize (object);
}

static void
goi_finding_scanner_class_init (GoiFindingScannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = goi_finding_scanner_finalize;
  object_class->get_property = goi_finding_scanner_get_property;

  properties[PROP_SCANNING] = g_param_spec_boolean ("scanning", NULL, NULL, FALSE,
                                                    G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_SCANNED] = g_param_spec_uint ("n-scanned", NULL, NULL, 0, G_MAXUINT, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_N_REPORTS] = g_param_spec_uint ("n-reports", NULL, NULL, 0, G_MAXUINT, 0,
                                                  G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
goi_finding_scanner_init (GoiFindingScanner *self)
{
  self->items = g_list_store_new (GOI_TYPE_FINDING_ITEM);
  self->known = known_table_new ();
  g_signal_connect_object (self->items, "items-changed", G_CALLBACK (on_items_changed), self,
                           G_CONNECT_SWAPPED);
}

/**
 * goi_finding_scanner_new:
 *
 * Returns: (transfer full): a scanner without a collection
 */
GoiFindingScanner *
goi_finding_scanner_new (void)
{
  return g_object_new (GOI_TYPE_FINDING_SCANNER, NULL);
}

/**
 * goi_finding_scanner_set_collection:
 * @self: a scanner
 * @collection: (nullable): where to look
 *
 * Forgets what was found. Does not begin to look.
 */
void
goi_finding_scanner_set_collection (GoiFindingScanner *self, GoiCollection *collection)
{
  g_return_if_fail (GOI_IS_FINDING_SCANNER (self));
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_set_object (&self->collection, collection);
  g_hash_table_remove_all (self->known);
  g_list_store_remove_all (self->items);
  g_clear_error (&self->error);
  self->complete = FALSE;
  set_progress (self, 0, 0);
  set_scanning (self, FALSE);
}

/**
 * goi_finding_scanner_scan:
 * @self: a scanner
 *
 * Looks through the collection. Findings appear as they are found the first time, and all at once
 * later. A scan that runs is given up for the new one.
 */
void
goi_finding_scanner_scan (GoiFindingScanner *self)
{
  g_autoptr (GTask) task = NULL;
  Scan *scan;

  g_return_if_fail (GOI_IS_FINDING_SCANNER (self));
  if (self->collection == NULL)
    return;
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_error (&self->error);
  self->cancellable = g_cancellable_new ();
  if (!self->complete)
    g_list_store_remove_all (self->items);

  scan = g_new0 (Scan, 1);
  scan->self = g_object_ref (self);
  scan->collection = g_object_ref (self->collection);
  scan->known = known_table_copy (self->known);
  scan->first = !self->complete;
  scan->items = g_ptr_array_new_with_free_func (g_object_unref);
  set_scanning (self, TRUE);
  task = g_task_new (self, self->cancellable, on_scanned, NULL);
  g_task_set_source_tag (task, goi_finding_scanner_scan);
  g_task_set_task_data (task, scan, (GDestroyNotify) scan_free);
  g_task_run_in_thread (task, scan_in_thread);
}

/**
 * goi_finding_scanner_is_scanning:
 * @self: a scanner
 *
 * Returns: whether it looks
 */
gboolean
goi_finding_scanner_is_scanning (GoiFindingScanner *self)
{
  g_return_val_if_fail (GOI_IS_FINDING_SCANNER (self), FALSE);
  return self->scanning;
}

/**
 * goi_finding_scanner_get_n_scanned:
 * @self: a scanner
 *
 * Returns: how many reports it has looked at
 */
guint
goi_finding_scanner_get_n_scanned (GoiFindingScanner *self)
{
  g_return_val_if_fail (GOI_IS_FINDING_SCANNER (self), 0);
  return self->n_scanned;
}

/**
 * goi_finding_scanner_get_n_reports:
 * @self: a scanner
 *
 * Returns: how many reports have findings, according to their counts
 */
guint
goi_finding_scanner_get_n_reports (GoiFindingScanner *self)
{
  g_return_val_if_fail (GOI_IS_FINDING_SCANNER (self), 0);
  return self->n_reports;
}

/**
 * goi_finding_scanner_get_error:
 * @self: a scanner
 *
 * Returns: (transfer none) (nullable): why the last scan failed
 */
const GError *
goi_finding_scanner_get_error (GoiFindingScanner *self)
{
  g_return_val_if_fail (GOI_IS_FINDING_SCANNER (self), NULL);
  return self->error;
}
