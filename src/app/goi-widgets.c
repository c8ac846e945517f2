/* goi-widgets.c: small helps for widgets
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-widgets"

#include "config.h"

#include "goi-widgets.h"

#include <string.h>

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

/* "_Export" and "导出(_E)" */
static void
remove_mnemonic (char *name)
{
  char *at = strchr (name, '_');

  if (at == NULL)
    return;
  if (at > name && at[-1] == '(' && at[1] != '\0' && at[2] == ')')
    memmove (at - 1, at + 3, strlen (at + 3) + 1);
  else
    memmove (at, at + 1, strlen (at + 1) + 1);
}

/* The button in a menu button is labelled by it, and it by nothing. */
static void
name_menu_button (GtkWidget *button)
{
  GtkMenuButton *menu = GTK_MENU_BUTTON (button);
  const char *label = gtk_menu_button_get_label (menu);
  g_autofree char *name = NULL;

  if (label == NULL && ADW_IS_SPLIT_BUTTON (gtk_widget_get_parent (button)))
    label = gtk_widget_get_tooltip_text (button);
  if (label == NULL)
    return;
  name = g_strdup (label);
  if (gtk_menu_button_get_use_underline (menu))
    remove_mnemonic (name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * goi_widget_tidy_names:
 * @root: a widget whose children are built
 *
 * Makes GTK 4.8 speak every button by its name, and once: a button with a mnemonic is labelled by its
 * own label a second time, and a menu button is called by the name of its class.
 */
void
goi_widget_tidy_names (GtkWidget *root)
{
  if (GTK_IS_MENU_BUTTON (root))
    name_menu_button (root);
  else if (GTK_IS_BUTTON (root) && gtk_button_get_use_underline (GTK_BUTTON (root)))
    gtk_accessible_reset_relation (GTK_ACCESSIBLE (root), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  for (GtkWidget *child = gtk_widget_get_first_child (root); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    goi_widget_tidy_names (child);
}

static gboolean
on_chain_key (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers,
              GPtrArray *chain)
{
  GtkWidget *root = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (root));
  gboolean back = key == GDK_KEY_ISO_Left_Tab || (modifiers & GDK_SHIFT_MASK) != 0;

  if (focus == NULL || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0
      || (key != GDK_KEY_Tab && key != GDK_KEY_KP_Tab && key != GDK_KEY_ISO_Left_Tab))
    return FALSE;
  /* A button within a row stands after the row, and is looked for first. */
  for (guint i = chain->len; i-- > 0;)
    {
      GtkWidget *widget = g_ptr_array_index (chain, i);

      if (focus != widget && !gtk_widget_is_ancestor (focus, widget))
        continue;
      for (guint step = 1; step < chain->len; step++)
        if (gtk_widget_grab_focus (g_ptr_array_index (chain, (i + (back ? chain->len - step : step))
                                                                 % chain->len)))
          return TRUE;
    }
  return FALSE;
}

static void
free_chain (gpointer chain, GClosure *closure)
{
  g_ptr_array_unref (chain);
}

/**
 * goi_widget_chain_focus:
 * @root: a dialog
 * @...: the widgets in it that have the keyboard one after the other, ended by NULL
 *
 * Makes Tab go from one row of a list to the next, as in any dialog. GTK 4.8 lets Tab leave a list, and
 * has rows reached with the arrow keys.
 */
void
goi_widget_chain_focus (GtkWidget *root, ...)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GPtrArray *chain = g_ptr_array_new ();
  GtkWidget *widget;
  va_list widgets;

  va_start (widgets, root);
  while ((widget = va_arg (widgets, GtkWidget *)) != NULL)
    g_ptr_array_add (chain, widget);
  va_end (widgets);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_data (keys, "key-pressed", G_CALLBACK (on_chain_key), chain, free_chain, 0);
  gtk_widget_add_controller (root, keys);
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
 * @widget: a cell of a list or of a form
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
