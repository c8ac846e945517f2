/* goi-chart-page-panel.c: the choices beside a chart
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-chart-page"

#include "config.h"

#include "goi-chart-page-private.h"

#include "goi-settings.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Regions are opened by themselves when that many agencies are there to see. */
#define MAX_EXPANDED 40

/* ---- kinds ---- */

void
_goi_chart_page_fill_kinds (GoiChartPage *self)
{
  for (guint i = 0; i < GOI_N_CHART_KINDS; i++)
    {
      GtkWidget *label = gtk_label_new (goi_chart_kind_get_name (i));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_list_box_append (self->kinds, label);
    }
  gtk_list_box_select_row (self->kinds,
                           gtk_list_box_get_row_at_index (self->kinds, self->options->kind));
}

static void
on_kind_selected (GoiChartPage *self, GtkListBoxRow *row)
{
  if (row == NULL || self->filling)
    return;
  self->options->kind = gtk_list_box_row_get_index (row);
  g_settings_set_string (goi_settings_get (), "chart-kind",
                         goi_chart_kind_to_string (self->options->kind));
  _goi_chart_page_queue_update (self);
}

/* ---- order ---- */

/* What the drop-down offers, in its order: the name, the year, then all measures. */
static const char *
get_sort_id (guint position)
{
  if (position == 0)
    return GOI_CHART_SORT_AGENCY;
  if (position == 1)
    return GOI_CHART_SORT_YEAR;
  return goi_measure_get_id (g_ptr_array_index (goi_measure_list (), position - 2));
}

void
_goi_chart_page_fill_sort (GoiChartPage *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  guint selected = 0;

  gtk_string_list_append (list, _("Agency"));
  gtk_string_list_append (list, _("Year"));
  for (guint i = 0; i < goi_measure_count (); i++)
    gtk_string_list_append (list, goi_measure_get_label (g_ptr_array_index (goi_measure_list (), i),
                                                         self->options->chinese));
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (list)); i++)
    if (strcmp (get_sort_id (i), self->options->sort_by) == 0)
      selected = i;
  self->filling = TRUE;
  gtk_drop_down_set_model (self->sort, G_LIST_MODEL (list));
  gtk_drop_down_set_selected (self->sort, selected);
  self->filling = FALSE;
}

/* Takes over what the buttons say. */
void
_goi_chart_page_read_panel (GoiChartPage *self)
{
  guint selected = gtk_drop_down_get_selected (self->sort);

  self->options->percent = gtk_toggle_button_get_active (self->percent_button);
  self->options->show_values = gtk_check_button_get_active (self->values_check);
  self->options->patterns = gtk_check_button_get_active (self->patterns_check);
  self->options->pale_below = gtk_check_button_get_active (self->pale_check) ? 30 : 0;
  if (selected != GTK_INVALID_LIST_POSITION)
    goi_chart_options_set_sort (self->options, get_sort_id (selected),
                                gtk_toggle_button_get_active (self->direction_button), NULL);
}

static void
on_panel_changed (GoiChartPage *self)
{
  gboolean down = gtk_toggle_button_get_active (self->direction_button);

  gtk_button_set_icon_name (GTK_BUTTON (self->direction_button),
                            down ? "view-sort-descending-symbolic"
                                 : "view-sort-ascending-symbolic");
  if (self->filling)
    return;
  g_settings_set_string (goi_settings_get (), "chart-sort",
                         get_sort_id (gtk_drop_down_get_selected (self->sort)));
  _goi_chart_page_queue_update (self);
}

/* ---- years ---- */

static void
on_year_toggled (GtkCheckButton *check, GoiChartPage *self)
{
  int year = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (check), "year"));

  if (!self->filling)
    goi_chart_choices_set_year (self->choices, year, gtk_check_button_get_active (check));
}

static GtkWidget *
make_year_row (GoiChartPage *self, int year)
{
  g_autofree char *name = year != 0 ? g_strdup_printf ("%d", year) : g_strdup (_("Without a year"));
  guint n = goi_chart_choices_count_year (self->choices, year);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *words
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u report", "%s, %u reports", n), name,
                         n);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12),
            *check = gtk_check_button_new_with_label (name);
  GtkWidget *label = gtk_label_new (count);

  gtk_widget_set_hexpand (check, TRUE);
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "dim-label");
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                               goi_chart_choices_has_year (self->choices, year));
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_object_set_data (G_OBJECT (check), "year", GINT_TO_POINTER (year));
  g_signal_connect (check, "toggled", G_CALLBACK (on_year_toggled), self);
  gtk_box_append (GTK_BOX (row), check);
  gtk_box_append (GTK_BOX (row), label);
  return row;
}

static gboolean
years_are_shown (GoiChartPage *self, GArray *years)
{
  for (guint i = 0; i < years->len; i++)
    {
      GtkListBoxRow *row = gtk_list_box_get_row_at_index (self->years, i);
      GtkWidget *check = row != NULL ? gtk_widget_get_first_child (gtk_list_box_row_get_child (row))
                                     : NULL;
      int year = g_array_index (years, int, i);

      if (check == NULL || GPOINTER_TO_INT (g_object_get_data (G_OBJECT (check), "year")) != year)
        return FALSE;
      gtk_check_button_set_active (GTK_CHECK_BUTTON (check),
                                   goi_chart_choices_has_year (self->choices, year));
    }
  return gtk_list_box_get_row_at_index (self->years, years->len) == NULL;
}

/* Rows stay while somebody clicks through them, so they are only made anew when the years
 * differ. */
static void
update_years (GoiChartPage *self)
{
  GArray *years = goi_chart_choices_get_years (self->choices);
  g_autofree char *chosen = goi_chart_choices_format_years (self->choices);
  GtkWidget *row;

  self->filling = TRUE;
  if (!years_are_shown (self, years))
    {
      while ((row = gtk_widget_get_first_child (GTK_WIDGET (self->years))) != NULL)
        gtk_list_box_remove (self->years, row);
      for (guint i = 0; i < years->len; i++)
        gtk_list_box_append (self->years, make_year_row (self, g_array_index (years, int, i)));
      for (guint i = 0; i < years->len; i++)
        gtk_widget_set_focusable (GTK_WIDGET (gtk_list_box_get_row_at_index (self->years, i)),
                                  FALSE);
    }
  self->filling = FALSE;
  gtk_menu_button_set_label (self->years_button, chosen);
  gtk_widget_set_sensitive (GTK_WIDGET (self->years_button), years->len > 0);
}

/* ---- agencies ---- */

static GoiChartChoice *
get_choice (GtkListItem *item)
{
  GtkTreeListRow *row = gtk_list_item_get_item (item);

  /* The list item keeps the row, and the row its item. */
  g_autoptr (GoiChartChoice) choice = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;
  return choice;
}

static void
show_choice (GtkListItem *item, GoiChartPage *self)
{
  GoiChartChoice *choice = get_choice (item);
  GtkWidget *check = g_object_get_data (G_OBJECT (item), "check");

  if (choice == NULL)
    return;
  self->filling = TRUE;
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), goi_chart_choice_get_chosen (choice));
  gtk_check_button_set_inconsistent (GTK_CHECK_BUTTON (check), goi_chart_choice_get_mixed (choice));
  self->filling = FALSE;
}

static void
on_choice_notify (GtkListItem *item)
{
  show_choice (item, g_object_get_data (G_OBJECT (item), "page"));
}

static void
on_choice_toggled (GtkCheckButton *check, GtkListItem *item)
{
  GoiChartPage *self = g_object_get_data (G_OBJECT (item), "page");
  GoiChartChoice *choice = get_choice (item);

  if (self->filling || choice == NULL)
    return;
  goi_chart_choices_choose (self->choices, choice, gtk_check_button_get_active (check));
}

static void
on_agency_setup (GoiChartPage *self, GtkListItem *item)
{
  GtkWidget *expander = gtk_tree_expander_new (),
            *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *check = gtk_check_button_new (), *name = gtk_label_new (NULL),
            *count = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_MIDDLE);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "count");
  gtk_box_append (GTK_BOX (box), check);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), count);
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (item, expander);
  g_object_set_data (G_OBJECT (item), "check", check);
  g_object_set_data (G_OBJECT (item), "name", name);
  g_object_set_data (G_OBJECT (item), "count", count);
  g_object_set_data (G_OBJECT (item), "page", self);
  g_signal_connect_object (check, "toggled", G_CALLBACK (on_choice_toggled), item, 0);
}

static void
on_agency_bind (GoiChartPage *self, GtkListItem *item)
{
  GoiChartChoice *choice = get_choice (item);
  GtkWidget *expander = gtk_list_item_get_child (item),
            *check = g_object_get_data (G_OBJECT (item), "check");
  const char *label = goi_chart_choice_get_label (choice),
             *detail = goi_chart_choice_get_detail (choice);
  guint n = goi_chart_choice_get_count (choice);
  g_autofree char *count = g_strdup_printf ("%u", n);
  g_autofree char *words
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%s, %u report", "%s, %u reports", n), label,
                         n);
  g_autofree char *tip = detail != NULL && strcmp (detail, label) != 0
                             ? g_strdup_printf ("%s\n%s", label, detail)
                             : g_strdup (label);

  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (expander), gtk_list_item_get_item (item));
  gtk_label_set_text (g_object_get_data (G_OBJECT (item), "name"), label);
  /* An agency has a report a year; only more, and the sums, are worth a number. */
  gtk_label_set_text (g_object_get_data (G_OBJECT (item), "count"),
                      n > 1 || goi_chart_choice_get_key (choice) == NULL ? count : "");
  gtk_widget_set_tooltip_text (expander, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  g_signal_connect_swapped (choice, "notify", G_CALLBACK (on_choice_notify), item);
  g_object_set_data_full (G_OBJECT (item), "choice", g_object_ref (choice), g_object_unref);
  show_choice (item, self);
}

static void
on_agency_unbind (GoiChartPage *self, GtkListItem *item)
{
  GoiChartChoice *choice = g_object_get_data (G_OBJECT (item), "choice");

  if (choice != NULL)
    g_signal_handlers_disconnect_by_data (choice, item);
  g_object_set_data (G_OBJECT (item), "choice", NULL);
  gtk_tree_expander_set_list_row (GTK_TREE_EXPANDER (gtk_list_item_get_child (item)), NULL);
}

/* A click on the line, or Enter, does what a click on its box does. */
static void
on_agency_activated (GtkListView *list, guint position, GoiChartPage *self)
{
  g_autoptr (GtkTreeListRow) row
      = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (list)), position);
  g_autoptr (GoiChartChoice) choice = row != NULL ? gtk_tree_list_row_get_item (row) : NULL;

  if (choice != NULL)
    goi_chart_choices_choose (self->choices, choice, !goi_chart_choice_get_chosen (choice));
}

static GListModel *
get_children (gpointer item, gpointer user_data)
{
  GListModel *children = goi_chart_choice_get_children (item);

  return children != NULL ? g_object_ref (children) : NULL;
}

static void
show_tree (GoiChartPage *self, GListModel *roots)
{
  guint n_chosen, n_agencies;
  GtkTreeListModel *tree;

  self->generation = goi_chart_choices_get_generation (self->choices);
  goi_chart_choices_get_counts (self->choices, &n_chosen, &n_agencies);
  tree = gtk_tree_list_model_new (roots, FALSE, n_agencies <= MAX_EXPANDED, get_children, NULL,
                                  NULL);
  gtk_list_view_set_model (self->agencies, NULL);
  {
    g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (G_LIST_MODEL (tree));
    gtk_list_view_set_model (self->agencies, GTK_SELECTION_MODEL (selection));
  }
}

static void
on_search_changed (GoiChartPage *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  if (*text != '\0')
    show_tree (self, goi_chart_choices_search (self->choices, text));
  else
    show_tree (self, g_object_ref (goi_chart_choices_get_regions (self->choices)));
}

static void
on_stop_search (GoiChartPage *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
}

void
_goi_chart_page_set_up_agencies (GoiChartPage *self)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect_object (factory, "setup", G_CALLBACK (on_agency_setup), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "bind", G_CALLBACK (on_agency_bind), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (on_agency_unbind), self,
                           G_CONNECT_SWAPPED);
  gtk_list_view_set_factory (self->agencies, factory);
  g_object_unref (factory);
  g_signal_connect_object (self->agencies, "activate", G_CALLBACK (on_agency_activated), self, 0);
  on_search_changed (self);
}

/* Shows what is there to choose from, and what is chosen. */
void
_goi_chart_page_update_panel (GoiChartPage *self)
{
  guint n_chosen, n_agencies;
  g_autofree char *text = NULL;

  goi_chart_choices_get_counts (self->choices, &n_chosen, &n_agencies);
  /* Translators: how many of the agencies are chosen */
  text = g_strdup_printf (_("Agencies %1$u / %2$u"), n_chosen, n_agencies);
  gtk_label_set_text (self->agencies_label, text);
  update_years (self);
  if (self->generation != goi_chart_choices_get_generation (self->choices))
    on_search_changed (self);
}

void
_goi_chart_page_bind_panel (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_callback (widget_class, on_panel_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_search_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_stop_search);
  gtk_widget_class_bind_template_callback (widget_class, on_kind_selected);
}
