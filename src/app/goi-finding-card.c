/* goi-finding-card.c: a finding with its arithmetic and its repair
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-finding-card"

#include "config.h"

#include "goi-finding-card.h"

#include "goi-app-resources.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>

struct _GoiFindingCard
{
  GtkWidget parent_instance;

  /* Template Widgets */
  GtkLabel *level;
  GtkLabel *place;
  GtkLabel *message;
  GtkLabel *reason;
  GtkButton *mend;
  GtkMenuButton *others;
  GtkButton *show;

  GoiFindingItem *item;
};

G_DEFINE_FINAL_TYPE (GoiFindingCard, goi_finding_card, GTK_TYPE_WIDGET)

enum { SIGNAL_MEND, SIGNAL_SHOW, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_mend_clicked (GoiFindingCard *self)
{
  g_signal_emit (self, signals[SIGNAL_MEND], 0, self->item, 0);
}

static void
on_show_clicked (GoiFindingCard *self)
{
  g_signal_emit (self, signals[SIGNAL_SHOW], 0, self->item);
}

static void
action_mend (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiFindingCard *self = GOI_FINDING_CARD (widget);

  g_signal_emit (self, signals[SIGNAL_MEND], 0, self->item, g_variant_get_uint32 (parameter));
}

static void
add_others (GoiFindingCard *self, GPtrArray *repairs)
{
  g_autoptr (GMenu) menu = g_menu_new ();

  for (guint i = 1; i < repairs->len; i++)
    {
      const GoiRepair *repair = g_ptr_array_index (repairs, i);
      g_autofree char *verb = goi_finding_item_describe_repair (self->item, i);
      g_autofree char *label = g_strdup_printf ("%s – %s", verb, repair->reason);
      g_autoptr (GMenuItem) entry = g_menu_item_new (label, NULL);

      g_menu_item_set_action_and_target (entry, "finding.mend", "u", i);
      g_menu_append_item (menu, entry);
    }
  gtk_menu_button_set_menu_model (self->others, G_MENU_MODEL (menu));
  gtk_widget_set_visible (GTK_WIDGET (self->others), TRUE);
}

static void
show_item (GoiFindingCard *self, gboolean can_mend)
{
  GoiFindingLevel level = goi_finding_item_get_level (self->item);
  const char *place = goi_finding_item_get_place (self->item);
  GPtrArray *repairs = goi_finding_item_get_repairs (self->item);

  gtk_label_set_label (self->level, goi_finding_level_get_label (level));
  gtk_widget_add_css_class (GTK_WIDGET (self->level), goi_finding_level_get_css_class (level));
  gtk_label_set_label (self->place, place != NULL ? place : "");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->place), place);
  gtk_label_set_label (self->message, goi_finding_item_get_message (self->item));
  gtk_widget_set_visible (GTK_WIDGET (self->show), goi_finding_item_get_cell (self->item) != NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  goi_finding_item_get_message (self->item), -1);
  if (repairs->len > 0 && can_mend)
    {
      const GoiRepair *best = g_ptr_array_index (repairs, 0);
      g_autofree char *verb = goi_finding_item_describe_repair (self->item, 0);

      gtk_button_set_label (self->mend, verb);
      gtk_widget_set_tooltip_text (GTK_WIDGET (self->mend), best->reason);
      gtk_widget_set_visible (GTK_WIDGET (self->mend), TRUE);
      gtk_label_set_label (self->reason, best->reason);
      gtk_widget_set_visible (GTK_WIDGET (self->reason), best->reason != NULL);
      if (repairs->len > 1)
        add_others (self, repairs);
    }
}

static void
goi_finding_card_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GOI_TYPE_FINDING_CARD);
  goi_widget_unparent_children (GTK_WIDGET (object));
  g_clear_object (&GOI_FINDING_CARD (object)->item);
  G_OBJECT_CLASS (goi_finding_card_parent_class)->dispose (object);
}

static void
goi_finding_card_class_init (GoiFindingCardClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = goi_finding_card_dispose;

  signals[SIGNAL_MEND] = g_signal_new ("mend", GOI_TYPE_FINDING_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 2, GOI_TYPE_FINDING_ITEM, G_TYPE_UINT);
  signals[SIGNAL_SHOW] = g_signal_new ("show-cell", GOI_TYPE_FINDING_CARD, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                       NULL, G_TYPE_NONE, 1, GOI_TYPE_FINDING_ITEM);

  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-finding-card.ui");
  gtk_widget_class_bind_template_child (widget_class, GoiFindingCard, level);
  gtk_widget_class_bind_template_child (widget_class, GoiFindingCard, place);
  gtk_widget_class_bind_template_child (widget_class, GoiFindingCard, message);
  gtk_widget_class_bind_template_child (widget_class, GoiFindingCard, reason);
  gtk_widget_class_bind_template_child (widget_class, GoiFindingCard, mend);
  gtk_widget_class_bind_template_child (widget_class, GoiFindingCard, others);
  gtk_widget_class_bind_template_child (widget_class, GoiFindingCard, show);
  gtk_widget_class_bind_template_callback (widget_class, on_mend_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_show_clicked);
  gtk_widget_class_install_action (widget_class, "finding.mend", "u", action_mend);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
goi_finding_card_init (GoiFindingCard *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  goi_widget_tidy_names (GTK_WIDGET (self));
}

/**
 * goi_finding_card_new:
 * @item: what is wrong
 * @can_mend: whether the collection can be written
 *
 * Returns: (transfer floating): a card
 */
GtkWidget *
goi_finding_card_new (GoiFindingItem *item, gboolean can_mend)
{
  GoiFindingCard *self = g_object_new (GOI_TYPE_FINDING_CARD, NULL);

  self->item = g_object_ref (item);
  show_item (self, can_mend);
  return GTK_WIDGET (self);
}
