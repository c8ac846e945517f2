/* goi-widgets.c: small helps for widgets
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-widgets"

#include "config.h"

#include "goi-widgets.h"

static gboolean
on_query_tooltip (GtkLabel *label, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  if (!pango_layout_is_ellipsized (gtk_label_get_layout (label)))
    return FALSE;
  gtk_tooltip_set_text (tooltip, gtk_label_get_label (label));
  return TRUE;
}

/**
 * goi_widget_unparent_children:
 * @widget: a widget that is being disposed of
 *
 * gtk_widget_dispose_template() lets go of the children that have a name in the class, and leaves the
 * others where they are.
 */
void
goi_widget_unparent_children (GtkWidget *widget)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (widget)) != NULL)
    gtk_widget_unparent (child);
}

/**
 * goi_label_show_tooltip_when_cut:
 * @label: a label that ellipsizes
 *
 * Shows the whole text as a tooltip, but only when some of it is cut off.
 */
void
goi_label_show_tooltip_when_cut (GtkLabel *label)
{
  gtk_widget_set_has_tooltip (GTK_WIDGET (label), TRUE);
  g_signal_connect (label, "query-tooltip", G_CALLBACK (on_query_tooltip), NULL);
}

/**
 * goi_column_view_align_title:
 * @view: a view
 * @title: the title of a column with numbers
 *
 * Puts the title over the numbers. GTK 4.8 has no property for this, so the label in the header is
 * looked for; when a version builds its header otherwise, the title stays at the left.
 */
void
goi_column_view_align_title (GtkColumnView *view, const char *title)
{
  GtkWidget *header = gtk_widget_get_first_child (GTK_WIDGET (view));

  if (header == NULL)
    return;
  for (GtkWidget *button = gtk_widget_get_first_child (header); button != NULL;
       button = gtk_widget_get_next_sibling (button))
    {
      GtkWidget *box = gtk_widget_get_first_child (button);
      GtkWidget *label = box != NULL ? gtk_widget_get_first_child (box) : NULL;

      if (GTK_IS_LABEL (label) && g_strcmp0 (gtk_label_get_label (GTK_LABEL (label)), title) == 0)
        gtk_widget_set_halign (box, GTK_ALIGN_END);
    }
}

static gboolean
on_query_row_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard_mode, GtkTooltip *tooltip)
{
  const char *text = g_object_get_data (G_OBJECT (widget), "goi-row-tooltip");

  gtk_tooltip_set_text (tooltip, text);
  return text != NULL;
}

/**
 * goi_widget_set_row_tooltip:
 * @widget: a cell of a list
 * @text: (nullable): its tooltip
 *
 * gtk_widget_set_tooltip_text() asks the X server where the pointer is and waits for the answer: for hundreds of
 * cells that are filled anew several times a second this is too much. This asks nobody.
 */
void
goi_widget_set_row_tooltip (GtkWidget *widget, const char *text)
{
  const char *old = g_object_get_data (G_OBJECT (widget), "goi-row-tooltip");

  if (g_strcmp0 (old, text) == 0)
    return;
  g_object_set_data_full (G_OBJECT (widget), "goi-row-tooltip", g_strdup (text), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
  if (gtk_widget_get_has_tooltip (widget))
    return;
  g_signal_connect (widget, "query-tooltip", G_CALLBACK (on_query_row_tooltip), NULL);
  gtk_widget_set_has_tooltip (widget, TRUE);
}

/**
 * goi_status_page_describe:
 * @page: a status page
 * @text: what stands below its title
 *
 * Descriptions are markup, but messages and names are not.
 */
void
goi_status_page_describe (AdwStatusPage *page, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_status_page_set_description (page, escaped);
}

/**
 * goi_toast_new:
 * @text: what it says
 *
 * Titles of toasts are markup, but messages and names are not.
 *
 * Returns: (transfer full): a toast
 */
AdwToast *
goi_toast_new (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}
