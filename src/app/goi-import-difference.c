/* goi-import-difference.c: a cell in which two reports differ
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-import-difference"

#include "config.h"

#include "goi-import-difference.h"

#include <glib/gi18n-lib.h>

struct _GoiImportDifference
{
  GObject parent_instance;

  GoiEdition *edition; /* keeps @cell */
  const GoiCell *cell;
  char *where, *before, *after;
};

G_DEFINE_FINAL_TYPE (GoiImportDifference, goi_import_difference, G_TYPE_OBJECT)

static void
goi_import_difference_finalize (GObject *object)
{
  GoiImportDifference *self = GOI_IMPORT_DIFFERENCE (object);

  g_clear_object (&self->edition);
  g_free (self->where);
  g_free (self->before);
  g_free (self->after);
  G_OBJECT_CLASS (goi_import_difference_parent_class)->finalize (object);
}

static void
goi_import_difference_class_init (GoiImportDifferenceClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = goi_import_difference_finalize;
}

static void
goi_import_difference_init (GoiImportDifference *self)
{
}

/* Blank, dash and 0 are three things, so nothing is shown as nothing. */
static char *
display (const GoiValue *value)
{
  char *text;

  if (value == NULL || value->mark == GOI_MARK_ABSENT)
    return g_strdup (_("not in the document"));
  if (value->mark == GOI_MARK_BLANK)
    return g_strdup (_("blank"));
  if (value->mark == GOI_MARK_UNREADABLE)
    return g_strdup (_("not legible"));
  text = goi_value_display (value);
  return text;
}

static GoiImportDifference *
difference_new (GoiEdition *edition, const GoiCell *cell, const GoiValue *before, const GoiValue *after)
{
  GoiImportDifference *self = g_object_new (GOI_TYPE_IMPORT_DIFFERENCE, NULL);

  self->edition = g_object_ref (edition);
  self->cell = cell;
  self->where = goi_cell_describe (cell);
  self->before = display (before);
  self->after = display (after);
  return self;
}

/**
 * goi_import_difference_list_new:
 * @before: a report
 * @after: another one
 *
 * Compares what stands in the cells of @after's form.
 *
 * Returns: (transfer full): a model of #GoiImportDifference, in the order of the form
 */
GListModel *
goi_import_difference_list_new (GoiReport *before, GoiReport *after)
{
  GListStore *list = g_list_store_new (GOI_TYPE_IMPORT_DIFFERENCE);
  GoiEdition *edition = goi_report_get_edition (after);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < goi_edition_get_n_cells (edition); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      const GoiValue *x = goi_report_get_value (before, cell->key);
      const GoiValue *y = goi_report_get_cell_value (after, cell);

      if (x == NULL ? y->mark != GOI_MARK_ABSENT : !goi_value_same_content (x, y))
        g_ptr_array_add (found, difference_new (edition, cell, x, y));
    }
  g_list_store_splice (list, 0, 0, found->pdata, found->len);
  return G_LIST_MODEL (list);
}

/**
 * goi_import_difference_get_cell:
 * @self: a difference
 *
 * Returns: (transfer none): the cell
 */
const GoiCell *
goi_import_difference_get_cell (GoiImportDifference *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_DIFFERENCE (self), NULL);
  return self->cell;
}

/**
 * goi_import_difference_get_where:
 * @self: a difference
 *
 * Returns: (transfer none): the labels of the cell
 */
const char *
goi_import_difference_get_where (GoiImportDifference *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_DIFFERENCE (self), NULL);
  return self->where;
}

/**
 * goi_import_difference_get_before:
 * @self: a difference
 *
 * Returns: (transfer none): what stands in the first report, translated when it is no number
 */
const char *
goi_import_difference_get_before (GoiImportDifference *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_DIFFERENCE (self), NULL);
  return self->before;
}

/**
 * goi_import_difference_get_after:
 * @self: a difference
 *
 * Returns: (transfer none): what stands in the second report, translated when it is no number
 */
const char *
goi_import_difference_get_after (GoiImportDifference *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_DIFFERENCE (self), NULL);
  return self->after;
}
