/* goi-tile.c: a number with its name and what it is compared with
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-tile"

#include "config.h"

#include "goi-tile.h"

#include "goi-app-resources.h"
#include "goi-widgets.h"

struct _GoiTile
{
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkLabel *title;
  GtkLabel *value;
  GtkLabel *comparison;
};

G_DEFINE_FINAL_TYPE (GoiTile, goi_tile, GTK_TYPE_WIDGET)

enum { PROP_0, PROP_TITLE, N_PROPS };
static GParamSpec *properties[N_PROPS];

static void
goi_tile_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_TITLE)
    g_value_set_string (value, gtk_label_get_label (GOI_TILE (object)->title));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
goi_tile_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_TITLE)
    gtk_label_set_label (GOI_TILE (object)->title, g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
goi_tile_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GOI_TYPE_TILE);
  goi_widget_unparent_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (goi_tile_parent_class)->dispose (object);
}

static void
goi_tile_class_init (GoiTileClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = goi_tile_dispose;
  object_class->get_property = goi_tile_get_property;
  object_class->set_property = goi_tile_set_property;

  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, NULL,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-tile.ui");
  gtk_widget_class_bind_template_child (widget_class, GoiTile, title);
  gtk_widget_class_bind_template_child (widget_class, GoiTile, value);
  gtk_widget_class_bind_template_child (widget_class, GoiTile, comparison);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
goi_tile_init (GoiTile *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * goi_tile_new:
 *
 * Returns: (transfer floating): an empty tile
 */
GtkWidget *
goi_tile_new (void)
{
  return g_object_new (GOI_TYPE_TILE, NULL);
}

/**
 * goi_tile_set:
 * @self: a tile
 * @value: the number
 * @comparison: (nullable): what it is compared with
 * @tooltip: (nullable): what it means, in full
 */
void
goi_tile_set (GoiTile *self, const char *value, const char *comparison, const char *tooltip)
{
  g_autofree char *words = NULL;

  g_return_if_fail (GOI_IS_TILE (self));
  gtk_label_set_label (self->value, value);
  /* A tile keeps its height whether it has something to compare with or not. */
  gtk_label_set_label (self->comparison, comparison != NULL ? comparison : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), tooltip);
  words = g_strdup_printf ("%s: %s. %s", gtk_label_get_label (self->title), value,
                           comparison != NULL ? comparison : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}
