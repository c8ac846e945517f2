/* goi-import-row.c: a file in the list of what was imported
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-import-row"

#include "config.h"

#include "goi-import-row.h"

#include "goi-app-resources.h"
#include "goi-widgets.h"

struct _GoiImportRow
{
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkImage *icon;
  GtkLabel *name;
  GtkLabel *outcome;
  GtkLabel *message;

  GoiImportItem *item;
  gulong outcome_handler;
};

G_DEFINE_FINAL_TYPE (GoiImportRow, goi_import_row, GTK_TYPE_WIDGET)

static const char *
outcome_class (GoiImportOutcome outcome)
{
  switch (outcome)
    {
    case GOI_IMPORT_DONE:
      return "success";
    case GOI_IMPORT_DOUBTS:
      return "warning";
    case GOI_IMPORT_FAILED:
      return "error";
    case GOI_IMPORT_WAITING:
    case GOI_IMPORT_READING:
    case GOI_IMPORT_ALREADY_THERE:
    case GOI_IMPORT_STOPPED:
    default:
      return "dim-label";
    }
}

static void
update (GoiImportRow *self)
{
  static const char *const classes[] = { "success", "warning", "error", "dim-label" };
  GoiImportOutcome outcome = goi_import_item_get_outcome (self->item);
  const char *message = goi_import_item_get_message (self->item);

  gtk_image_set_from_icon_name (self->icon, goi_import_outcome_get_icon (outcome));
  gtk_label_set_label (self->name, goi_import_item_get_name (self->item));
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->name), goi_import_item_get_name (self->item));
  gtk_label_set_label (self->outcome, goi_import_outcome_get_label (outcome));
  gtk_label_set_label (self->message, message != NULL ? message : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->message), message);
  for (guint i = 0; i < G_N_ELEMENTS (classes); i++)
    {
      gtk_widget_remove_css_class (GTK_WIDGET (self->icon), classes[i]);
      gtk_widget_remove_css_class (GTK_WIDGET (self->outcome), classes[i]);
    }
  gtk_widget_add_css_class (GTK_WIDGET (self->icon), outcome_class (outcome));
  gtk_widget_add_css_class (GTK_WIDGET (self->outcome), outcome_class (outcome));
}

static void
goi_import_row_dispose (GObject *object)
{
  GoiImportRow *self = GOI_IMPORT_ROW (object);

  goi_import_row_set_item (self, NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOI_TYPE_IMPORT_ROW);
  goi_widget_unparent_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (goi_import_row_parent_class)->dispose (object);
}

static void
goi_import_row_class_init (GoiImportRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = goi_import_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-import-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GoiImportRow, icon);
  gtk_widget_class_bind_template_child (widget_class, GoiImportRow, name);
  gtk_widget_class_bind_template_child (widget_class, GoiImportRow, outcome);
  gtk_widget_class_bind_template_child (widget_class, GoiImportRow, message);
}

static void
goi_import_row_init (GoiImportRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * goi_import_row_new:
 *
 * Returns: (transfer floating): a row without item
 */
GtkWidget *
goi_import_row_new (void)
{
  return g_object_new (GOI_TYPE_IMPORT_ROW, NULL);
}

/**
 * goi_import_row_set_item:
 * @self: a row
 * @item: (nullable): the file to show from now on
 */
void
goi_import_row_set_item (GoiImportRow *self, GoiImportItem *item)
{
  g_return_if_fail (GOI_IS_IMPORT_ROW (self));
  if (self->item == item)
    return;
  if (self->item != NULL)
    g_clear_signal_handler (&self->outcome_handler, self->item);
  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  self->outcome_handler = g_signal_connect_swapped (item, "notify::outcome", G_CALLBACK (update), self);
  update (self);
}
