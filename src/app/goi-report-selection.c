/* goi-report-selection.c: which lines of the list are selected
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-report-selection"

#include "config.h"

#include "goi-report-selection.h"

struct _GoiReportSelection
{
  GObject parent_instance;

  GListModel *model;
  GtkBitset *selected;
  /* position → id of the selected lines that have been seen, to notice when another report takes
   * their place */
  GHashTable *ids;
};

/* More lines than ever arrive at once: then the list itself is a new one. */
#define MAX_WINDOW 4096

static void goi_report_selection_list_model_init (GListModelInterface *iface);
static void goi_report_selection_selection_model_init (GtkSelectionModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (GoiReportSelection, goi_report_selection, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, goi_report_selection_list_model_init)
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SELECTION_MODEL,
                                                      goi_report_selection_selection_model_init))

static gint64
id_at (GoiReportSelection *self, guint position)
{
  g_autoptr (GoiReportSummary) summary = g_list_model_get_item (self->model, position);

  return summary != NULL ? goi_report_summary_get_id (summary) : 0;
}

static void
remember (GoiReportSelection *self, guint position, gint64 id)
{
  gint64 *stored = g_new (gint64, 1);

  *stored = id;
  g_hash_table_insert (self->ids, GUINT_TO_POINTER (position), stored);
}

/* Lines @first to @first + @n were replaced in place: a line that has only arrived stays selected, a
 * line that is another report now does not. */
static void
check_replaced (GoiReportSelection *self, guint first, guint n)
{
  GtkBitsetIter iter;
  guint position;
  g_autoptr (GtkBitset) gone = gtk_bitset_new_empty ();
  gboolean more = gtk_bitset_iter_init_at (&iter, self->selected, first, &position);

  for (; more && position < first + n; more = gtk_bitset_iter_next (&iter, &position))
    {
      gint64 id = id_at (self, position);
      const gint64 *before = g_hash_table_lookup (self->ids, GUINT_TO_POINTER (position));

      if (id == 0)
        continue;
      if (before != NULL && *before != id)
        gtk_bitset_add (gone, position);
      else if (before == NULL)
        remember (self, position, id);
    }

  if (gtk_bitset_is_empty (gone))
    return;
  more = gtk_bitset_iter_init_first (&iter, gone, &position);
  for (; more; more = gtk_bitset_iter_next (&iter, &position))
    g_hash_table_remove (self->ids, GUINT_TO_POINTER (position));
  gtk_bitset_subtract (self->selected, gone);
  gtk_selection_model_selection_changed (GTK_SELECTION_MODEL (self), first, n);
}

static void
shift_ids (GoiReportSelection *self, guint position, guint removed, guint added)
{
  g_autoptr (GHashTable) old = g_steal_pointer (&self->ids);
  GHashTableIter iter;
  gpointer key, value;

  self->ids = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_hash_table_iter_init (&iter, old);
  while (g_hash_table_iter_next (&iter, &key, &value))
    {
      guint at = GPOINTER_TO_UINT (key);

      if (at >= position && at < position + removed)
        continue;
      remember (self, at < position ? at : at - removed + added, *(gint64 *) value);
    }
}

static void
on_items_changed (GListModel *model, guint position, guint removed, guint added, gpointer user_data)
{
  GoiReportSelection *self = GOI_REPORT_SELECTION (user_data);

  if (removed == added && added <= MAX_WINDOW)
    {
      g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
      check_replaced (self, position, added);
      return;
    }

  gtk_bitset_splice (self->selected, position, removed, added);
  shift_ids (self, position, removed, added);
  g_list_model_items_changed (G_LIST_MODEL (self), position, removed, added);
}

static GType
goi_report_selection_get_item_type (GListModel *list)
{
  return GOI_TYPE_REPORT_SUMMARY;
}

static guint
goi_report_selection_get_n_items (GListModel *list)
{
  return g_list_model_get_n_items (GOI_REPORT_SELECTION (list)->model);
}

static gpointer
goi_report_selection_get_item (GListModel *list, guint position)
{
  return g_list_model_get_item (GOI_REPORT_SELECTION (list)->model, position);
}

static void
goi_report_selection_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = goi_report_selection_get_item_type;
  iface->get_n_items = goi_report_selection_get_n_items;
  iface->get_item = goi_report_selection_get_item;
}

static gboolean
goi_report_selection_is_selected (GtkSelectionModel *model, guint position)
{
  return gtk_bitset_contains (GOI_REPORT_SELECTION (model)->selected, position);
}

static GtkBitset *
goi_report_selection_get_selection_in_range (GtkSelectionModel *model, guint position, guint n_items)
{
  return gtk_bitset_ref (GOI_REPORT_SELECTION (model)->selected);
}

static gboolean
goi_report_selection_set_selection (GtkSelectionModel *model, GtkBitset *selected, GtkBitset *mask)
{
  GoiReportSelection *self = GOI_REPORT_SELECTION (model);
  guint n_items = g_list_model_get_n_items (self->model);
  g_autoptr (GtkBitset) changes = gtk_bitset_copy (self->selected);
  GtkBitsetIter iter;
  guint position, min, max;
  gboolean more;

  /* changes = (old ^ new) & mask, within the list */
  gtk_bitset_difference (changes, selected);
  gtk_bitset_intersect (changes, mask);
  if (n_items < G_MAXUINT)
    gtk_bitset_remove_range_closed (changes, n_items, G_MAXUINT);
  if (gtk_bitset_is_empty (changes))
    return TRUE;

  min = gtk_bitset_get_minimum (changes);
  max = gtk_bitset_get_maximum (changes);
  gtk_bitset_difference (self->selected, changes);

  if (gtk_bitset_get_size (changes) > MAX_WINDOW)
    g_hash_table_remove_all (self->ids);
  else
    for (more = gtk_bitset_iter_init_first (&iter, changes, &position); more;
         more = gtk_bitset_iter_next (&iter, &position))
      {
        g_hash_table_remove (self->ids, GUINT_TO_POINTER (position));
        if (gtk_bitset_contains (self->selected, position) && gtk_bitset_get_size (self->selected) < 64)
          {
            gint64 id = id_at (self, position);

            if (id != 0)
              remember (self, position, id);
          }
      }
  gtk_selection_model_selection_changed (model, min, max - min + 1);
  return TRUE;
}

static void
goi_report_selection_selection_model_init (GtkSelectionModelInterface *iface)
{
  iface->is_selected = goi_report_selection_is_selected;
  iface->get_selection_in_range = goi_report_selection_get_selection_in_range;
  iface->set_selection = goi_report_selection_set_selection;
}

static void
goi_report_selection_finalize (GObject *object)
{
  GoiReportSelection *self = GOI_REPORT_SELECTION (object);

  g_clear_object (&self->model);
  g_clear_pointer (&self->selected, gtk_bitset_unref);
  g_clear_pointer (&self->ids, g_hash_table_unref);
  G_OBJECT_CLASS (goi_report_selection_parent_class)->finalize (object);
}

static void
goi_report_selection_class_init (GoiReportSelectionClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = goi_report_selection_finalize;
}

static void
goi_report_selection_init (GoiReportSelection *self)
{
  self->selected = gtk_bitset_new_empty ();
  self->ids = g_hash_table_new_full (NULL, NULL, NULL, g_free);
}

/**
 * goi_report_selection_new:
 * @model: a model of #GoiReportSummary
 *
 * Returns: (transfer full): a selection over @model, with nothing selected
 */
GoiReportSelection *
goi_report_selection_new (GListModel *model)
{
  GoiReportSelection *self = g_object_new (GOI_TYPE_REPORT_SELECTION, NULL);

  self->model = g_object_ref (model);
  g_signal_connect_object (model, "items-changed", G_CALLBACK (on_items_changed), self, 0);
  return self;
}

/**
 * goi_report_selection_get_n_selected:
 * @self: a selection
 *
 * Returns: how many lines are selected
 */
guint
goi_report_selection_get_n_selected (GoiReportSelection *self)
{
  g_return_val_if_fail (GOI_IS_REPORT_SELECTION (self), 0);
  return (guint) gtk_bitset_get_size (self->selected);
}

/**
 * goi_report_selection_get_single:
 * @self: a selection
 * @position: (out): the selected line
 *
 * Returns: whether exactly one line is selected
 */
gboolean
goi_report_selection_get_single (GoiReportSelection *self, guint *position)
{
  g_return_val_if_fail (GOI_IS_REPORT_SELECTION (self), FALSE);
  if (gtk_bitset_get_size (self->selected) != 1)
    return FALSE;
  *position = gtk_bitset_get_nth (self->selected, 0);
  return TRUE;
}
