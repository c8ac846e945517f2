/* goi-import-comparison.c: what a new report says otherwise than the one that is here
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-import-comparison"

#include "config.h"

#include "goi-import-comparison.h"

#include "goi-app-resources.h"
#include "goi-format.h"
#include "goi-import-difference.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>

struct _GoiImportComparison
{
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkLabel *heading;
  GtkLabel *detail;
  GtkWidget *replace;
  GtkStack *stack;
  GtkColumnView *view;

  /* Owned References */
  GtkSingleSelection *selection;
};

G_DEFINE_FINAL_TYPE (GoiImportComparison, goi_import_comparison, GTK_TYPE_WIDGET)

enum { SIGNAL_CELL_PICKED, N_SIGNALS };
static guint signals[N_SIGNALS];

typedef const char *(*TextFunc) (GoiImportDifference *difference);

static void
on_setup (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer numeric)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), numeric != NULL ? 1 : 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_MIDDLE);
  goi_label_show_tooltip_when_cut (GTK_LABEL (label));
  gtk_widget_add_css_class (label, "numeric");
  gtk_list_item_set_child (item, label);
}

static void
on_bind (GtkSignalListItemFactory *factory, GtkListItem *item, TextFunc get_text)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), get_text (gtk_list_item_get_item (item)));
}

static void
add_column (GoiImportComparison *self, const char *title, TextFunc get_text, int width)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkColumnViewColumn) column = NULL;

  g_signal_connect (factory, "setup", G_CALLBACK (on_setup), GINT_TO_POINTER (width > 0));
  g_signal_connect (factory, "bind", G_CALLBACK (on_bind), get_text);
  column = gtk_column_view_column_new (title, g_steal_pointer (&factory));
  gtk_column_view_column_set_resizable (column, TRUE);
  gtk_column_view_column_set_expand (column, width < 0);
  gtk_column_view_column_set_fixed_width (column, width);
  gtk_column_view_append_column (self->view, column);
  if (width > 0)
    goi_column_view_align_title (self->view, title);
}

static void
on_selected (GoiImportComparison *self)
{
  GoiImportDifference *difference = gtk_single_selection_get_selected_item (self->selection);

  if (difference != NULL)
    g_signal_emit (self, signals[SIGNAL_CELL_PICKED], 0, goi_import_difference_get_cell (difference)->key);
}

static void
goi_import_comparison_dispose (GObject *object)
{
  GoiImportComparison *self = GOI_IMPORT_COMPARISON (object);

  gtk_widget_dispose_template (GTK_WIDGET (object), GOI_TYPE_IMPORT_COMPARISON);
  goi_widget_unparent_children (GTK_WIDGET (object));
  g_clear_object (&self->selection);
  G_OBJECT_CLASS (goi_import_comparison_parent_class)->dispose (object);
}

static void
goi_import_comparison_class_init (GoiImportComparisonClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = goi_import_comparison_dispose;

  signals[SIGNAL_CELL_PICKED] = g_signal_new ("cell-picked", GOI_TYPE_IMPORT_COMPARISON, G_SIGNAL_RUN_LAST, 0, NULL,
                                              NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-import-comparison.ui");
  gtk_widget_class_bind_template_child (widget_class, GoiImportComparison, heading);
  gtk_widget_class_bind_template_child (widget_class, GoiImportComparison, detail);
  gtk_widget_class_bind_template_child (widget_class, GoiImportComparison, replace);
  gtk_widget_class_bind_template_child (widget_class, GoiImportComparison, stack);
  gtk_widget_class_bind_template_child (widget_class, GoiImportComparison, view);
}

static void
goi_import_comparison_init (GoiImportComparison *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->selection = gtk_single_selection_new (NULL);
  gtk_single_selection_set_autoselect (self->selection, FALSE);
  gtk_column_view_set_model (self->view, GTK_SELECTION_MODEL (self->selection));
  add_column (self, _("Cell"), goi_import_difference_get_where, -1);
  add_column (self, _("In the collection"), goi_import_difference_get_before, 150);
  add_column (self, _("In this file"), goi_import_difference_get_after, 150);
  g_signal_connect_object (self->selection, "notify::selected-item", G_CALLBACK (on_selected), self,
                           G_CONNECT_SWAPPED);
}

/**
 * goi_import_comparison_new:
 *
 * Returns: (transfer floating): an empty comparison
 */
GtkWidget *
goi_import_comparison_new (void)
{
  return g_object_new (GOI_TYPE_IMPORT_COMPARISON, NULL);
}

/* Where the one that is here comes from, and how much it is worth. */
static char *
describe_stored (GoiStoredReport *stored, GoiReport *report)
{
  const char *name = goi_report_get_source_name (stored->report);
  GString *text = g_string_new (NULL);

  g_string_append_printf (text, _("In the collection: %1$s, %2$s"),
                          name != NULL && *name != '\0' ? name : _("written here"), goi_format_state (stored->state));
  if (goi_report_get_edition (stored->report) != goi_report_get_edition (report))
    {
      g_autofree char *before = goi_format_edition (goi_edition_get_id (goi_report_get_edition (stored->report)));
      g_autofree char *after = goi_format_edition (goi_edition_get_id (goi_report_get_edition (report)));

      g_string_append_c (text, '\n');
      g_string_append_printf (text, _("The forms differ: %1$s there, %2$s here"), before, after);
    }
  return g_string_free (text, FALSE);
}

/**
 * goi_import_comparison_set_reports:
 * @self: a comparison
 * @stored: (nullable): the report in the collection, or %NULL to show nothing
 * @report: (nullable): the new one
 */
void
goi_import_comparison_set_reports (GoiImportComparison *self, GoiStoredReport *stored, GoiReport *report)
{
  g_autoptr (GListModel) differences = NULL;
  g_autofree char *heading = NULL;
  g_autofree char *detail = NULL;
  guint n;

  g_return_if_fail (GOI_IS_IMPORT_COMPARISON (self));
  if (stored == NULL)
    {
      gtk_single_selection_set_model (self->selection, NULL);
      return;
    }
  differences = goi_import_difference_list_new (stored->report, report);
  n = g_list_model_get_n_items (differences);
  if (n > 0)
    heading = g_strdup_printf (ngettext ("%u cell differs from the report that is here",
                                         "%u cells differ from the report that is here", n), n);
  else
    heading = g_strdup (_("All cells are as in the report that is here"));
  detail = describe_stored (stored, report);
  gtk_label_set_label (self->heading, heading);
  gtk_label_set_label (self->detail, detail);
  gtk_single_selection_set_model (self->selection, differences);
  gtk_single_selection_set_selected (self->selection, GTK_INVALID_LIST_POSITION);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "differences" : "same");
}

/**
 * goi_import_comparison_focus:
 * @self: a comparison
 *
 * Gives the keyboard to what can be decided.
 */
void
goi_import_comparison_focus (GoiImportComparison *self)
{
  g_return_if_fail (GOI_IS_IMPORT_COMPARISON (self));
  gtk_widget_grab_focus (self->replace);
}

/**
 * goi_import_comparison_get_differences:
 * @self: a comparison
 *
 * Returns: (transfer none) (nullable): what is shown
 */
GListModel *
goi_import_comparison_get_differences (GoiImportComparison *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_COMPARISON (self), NULL);
  return gtk_single_selection_get_model (self->selection);
}
