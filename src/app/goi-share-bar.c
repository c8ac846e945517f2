/* goi-share-bar.c: a share as a small bar with its number
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-share-bar"

#include "config.h"

#include "goi-share-bar.h"

#include "goi-format.h"

struct _GoiShareBar
{
  GtkWidget parent_instance;

  GtkWidget *level;
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (GoiShareBar, goi_share_bar, GTK_TYPE_WIDGET)

static void
goi_share_bar_dispose (GObject *object)
{
  GoiShareBar *self = GOI_SHARE_BAR (object);

  g_clear_pointer (&self->level, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (goi_share_bar_parent_class)->dispose (object);
}

static void
goi_share_bar_class_init (GoiShareBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = goi_share_bar_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "sharebar");
}

static void
goi_share_bar_init (GoiShareBar *self)
{
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), 8);

  self->level = gtk_level_bar_new ();
  /* One colour for every share: whether much or little is good is not for the list to say. */
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->level), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->level), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->level), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_widget_set_valign (self->level, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (self->level, TRUE);
  gtk_widget_set_parent (self->level, GTK_WIDGET (self));

  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 1);
  gtk_label_set_width_chars (GTK_LABEL (self->label), 5);
  gtk_widget_add_css_class (self->label, "numeric");
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
}

/**
 * goi_share_bar_new:
 *
 * Returns: (transfer floating): a bar that shows nothing
 */
GtkWidget *
goi_share_bar_new (void)
{
  return g_object_new (GOI_TYPE_SHARE_BAR, NULL);
}

/**
 * goi_share_bar_set_value:
 * @self: a bar
 * @value: a rate, from 0 to 1; a share that is not available shows a dash and no bar, which is
 *   not the same as a share of zero
 */
void
goi_share_bar_set_value (GoiShareBar *self, GoiMeasureValue value)
{
  g_autofree char *text = goi_format_rate (value);

  g_return_if_fail (GOI_IS_SHARE_BAR (self));
  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->level), value.available ? CLAMP (value.value, 0, 1) : 0);
  gtk_widget_set_opacity (self->level, value.available ? 1 : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->level), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT, text, -1);
}
