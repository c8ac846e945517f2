/* goi-facet-row.c: a line of the sidebar
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-facet-row"

#include "config.h"

#include "goi-facet-row.h"

#include "goi-app-resources.h"

#include "goi-widgets.h"

#include <glib/gi18n-lib.h>

struct _GoiFacetRow
{
  GtkListBoxRow parent_instance;

  /* Template Widgets */
  GtkWidget *box;
  GtkWidget *expander;
  GtkLabel *label;
  GtkLabel *count;

  char *key;
  guint n;
  guint known : 1;
  guint active : 1;
  guint expandable : 1;
  guint expanded : 1;
};

G_DEFINE_FINAL_TYPE (GoiFacetRow, goi_facet_row, GTK_TYPE_LIST_BOX_ROW)

enum { SIGNAL_TOGGLE_EXPANDED, SIGNAL_ADD, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
update_accessible (GoiFacetRow *self)
{
  g_autofree char *name = NULL;

  if (self->known)
    /* Translators: a filter, and how many reports pass it */
    name = g_strdup_printf (_("%s, %u"), gtk_label_get_label (self->label), self->n);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name != NULL ? name : gtk_label_get_label (self->label), -1);
}

static void
on_expander_clicked (GoiFacetRow *self)
{
  g_signal_emit (self, signals[SIGNAL_TOGGLE_EXPANDED], 0);
}

static void
action_expand (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiFacetRow *self = GOI_FACET_ROW (widget);

  if (self->expandable && self->expanded != g_variant_get_boolean (parameter))
    g_signal_emit (self, signals[SIGNAL_TOGGLE_EXPANDED], 0);
}

static void
action_add (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[SIGNAL_ADD], 0);
}

static void
goi_facet_row_dispose (GObject *object)
{
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOI_TYPE_FACET_ROW);
  G_OBJECT_CLASS (goi_facet_row_parent_class)->dispose (object);
}

static void
goi_facet_row_finalize (GObject *object)
{
  g_free (GOI_FACET_ROW (object)->key);
  G_OBJECT_CLASS (goi_facet_row_parent_class)->finalize (object);
}

static void
goi_facet_row_class_init (GoiFacetRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = goi_facet_row_dispose;
  object_class->finalize = goi_facet_row_finalize;

  signals[SIGNAL_TOGGLE_EXPANDED] = g_signal_new ("toggle-expanded", GOI_TYPE_FACET_ROW,
                                                  G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                                  G_TYPE_NONE, 0);
  signals[SIGNAL_ADD] = g_signal_new ("add", GOI_TYPE_FACET_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                      G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-facet-row.ui");
  gtk_widget_class_bind_template_child (widget_class, GoiFacetRow, box);
  gtk_widget_class_bind_template_child (widget_class, GoiFacetRow, expander);
  gtk_widget_class_bind_template_child (widget_class, GoiFacetRow, label);
  gtk_widget_class_bind_template_child (widget_class, GoiFacetRow, count);
  gtk_widget_class_bind_template_callback (widget_class, on_expander_clicked);
  gtk_widget_class_install_action (widget_class, "facet.expand", "b", action_expand);
  gtk_widget_class_install_action (widget_class, "facet.add", NULL, action_add);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Return, GDK_CONTROL_MASK, "facet.add", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, 0, "facet.expand", "b", TRUE);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, 0, "facet.expand", "b", FALSE);
}

static void
goi_facet_row_init (GoiFacetRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * goi_facet_row_new:
 * @key: what the row stands for, unique in its list
 *
 * Returns: (transfer floating): a row
 */
GtkWidget *
goi_facet_row_new (const char *key)
{
  GoiFacetRow *self = g_object_new (GOI_TYPE_FACET_ROW, NULL);

  self->key = g_strdup (key);
  return GTK_WIDGET (self);
}

/**
 * goi_facet_row_get_key:
 * @self: a row
 *
 * Returns: (transfer none): what it stands for
 */
const char *
goi_facet_row_get_key (GoiFacetRow *self)
{
  g_return_val_if_fail (GOI_IS_FACET_ROW (self), NULL);
  return self->key;
}

/**
 * goi_facet_row_set_label:
 * @self: a row
 * @label: what it says
 * @tooltip: (nullable): the same in full
 */
void
goi_facet_row_set_label (GoiFacetRow *self, const char *label, const char *tooltip)
{
  g_return_if_fail (GOI_IS_FACET_ROW (self));
  gtk_label_set_label (self->label, label);
  goi_widget_set_row_tooltip (GTK_WIDGET (self), tooltip);
  update_accessible (self);
}

/**
 * goi_facet_row_set_count:
 * @self: a row
 * @count: reports behind it
 * @known: whether they have been counted yet; what has not been counted is not shown as 0
 */
void
goi_facet_row_set_count (GoiFacetRow *self, guint count, gboolean known)
{
  g_autofree char *text = g_strdup_printf ("%u", count);

  g_return_if_fail (GOI_IS_FACET_ROW (self));
  self->n = count;
  self->known = known;
  gtk_label_set_label (self->count, known ? text : "");
  update_accessible (self);
}

/**
 * goi_facet_row_set_depth:
 * @self: a row
 * @depth: its level in a tree, from 0
 */
void
goi_facet_row_set_depth (GoiFacetRow *self, guint depth)
{
  g_return_if_fail (GOI_IS_FACET_ROW (self));
  gtk_widget_set_margin_start (self->box, (int) depth * 16);
}

/**
 * goi_facet_row_set_expander:
 * @self: a row
 * @expandable: whether it has lines below it
 * @expanded: whether they are shown
 */
void
goi_facet_row_set_expander (GoiFacetRow *self, gboolean expandable, gboolean expanded)
{
  g_return_if_fail (GOI_IS_FACET_ROW (self));
  self->expandable = expandable;
  self->expanded = expanded;
  gtk_widget_set_visible (self->expander, expandable);
  if (!expandable)
    {
      gtk_accessible_reset_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED);
      return;
    }
  gtk_button_set_icon_name (GTK_BUTTON (self->expander), expanded ? "pan-down-symbolic"
                                                                  : "pan-end-symbolic");
  gtk_widget_set_tooltip_text (self->expander, expanded ? _("Show less") : _("Show more"));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, expanded, -1);
}

/**
 * goi_facet_row_set_active:
 * @self: a row
 * @active: whether the list is filtered by it
 */
void
goi_facet_row_set_active (GoiFacetRow *self, gboolean active)
{
  g_return_if_fail (GOI_IS_FACET_ROW (self));
  self->active = active;
  if (active)
    gtk_widget_add_css_class (GTK_WIDGET (self), "active");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "active");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, active, -1);
}

/**
 * goi_facet_row_get_active:
 * @self: a row
 *
 * Returns: whether the list is filtered by it
 */
gboolean
goi_facet_row_get_active (GoiFacetRow *self)
{
  g_return_val_if_fail (GOI_IS_FACET_ROW (self), FALSE);
  return self->active;
}

/**
 * goi_facet_row_get_count:
 * @self: a row
 *
 * Returns: the reports behind it
 */
guint
goi_facet_row_get_count (GoiFacetRow *self)
{
  g_return_val_if_fail (GOI_IS_FACET_ROW (self), 0);
  return self->n;
}
