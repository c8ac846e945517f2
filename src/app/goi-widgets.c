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
