/* goi-notice.c: a lasting message at the top of a page
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-notice"

#include "config.h"

#include "goi-notice.h"

#include "goi-app-resources.h"

struct _GoiNotice
{
  AdwBin parent_instance;

  /* Template Widgets */
  GtkRevealer *revealer;
  GtkLabel *label;
  GtkButton *button;
  GtkWidget *close;
};

G_DEFINE_FINAL_TYPE (GoiNotice, goi_notice, ADW_TYPE_BIN)

enum { SIGNAL_BUTTON_CLICKED, SIGNAL_CLOSED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
on_button_clicked (GoiNotice *self)
{
  g_signal_emit (self, signals[SIGNAL_BUTTON_CLICKED], 0);
}

static void
on_close_clicked (GoiNotice *self)
{
  goi_notice_hide (self);
  g_signal_emit (self, signals[SIGNAL_CLOSED], 0);
}

static void
goi_notice_dispose (GObject *object)
{
  adw_bin_set_child (ADW_BIN (object), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (object), GOI_TYPE_NOTICE);
  G_OBJECT_CLASS (goi_notice_parent_class)->dispose (object);
}

static void
goi_notice_class_init (GoiNoticeClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = goi_notice_dispose;
  signals[SIGNAL_BUTTON_CLICKED] = g_signal_new ("button-clicked", GOI_TYPE_NOTICE, G_SIGNAL_RUN_LAST, 0, NULL,
                                                 NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_CLOSED] = g_signal_new ("closed", GOI_TYPE_NOTICE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                         G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-notice.ui");
  gtk_widget_class_bind_template_child (widget_class, GoiNotice, revealer);
  gtk_widget_class_bind_template_child (widget_class, GoiNotice, label);
  gtk_widget_class_bind_template_child (widget_class, GoiNotice, button);
  gtk_widget_class_bind_template_child (widget_class, GoiNotice, close);
  gtk_widget_class_bind_template_callback (widget_class, on_button_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_close_clicked);
}

static void
goi_notice_init (GoiNotice *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * goi_notice_new:
 *
 * Returns: (transfer floating): a notice that is not shown
 */
GtkWidget *
goi_notice_new (void)
{
  return g_object_new (GOI_TYPE_NOTICE, NULL);
}

/**
 * goi_notice_show:
 * @self: a notice
 * @text: what it says, translated
 * @button_label: (nullable): what can be done about it, translated
 * @can_close: whether it can be put away
 */
void
goi_notice_show (GoiNotice *self, const char *text, const char *button_label, gboolean can_close)
{
  g_return_if_fail (GOI_IS_NOTICE (self));
  gtk_label_set_label (self->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self->button), button_label != NULL);
  if (button_label != NULL)
    gtk_button_set_label (self->button, button_label);
  gtk_widget_set_visible (self->close, can_close);
  gtk_revealer_set_reveal_child (self->revealer, TRUE);
}

/**
 * goi_notice_hide:
 * @self: a notice
 */
void
goi_notice_hide (GoiNotice *self)
{
  g_return_if_fail (GOI_IS_NOTICE (self));
  gtk_revealer_set_reveal_child (self->revealer, FALSE);
}

/**
 * goi_notice_is_shown:
 * @self: a notice
 *
 * Returns: whether it is shown
 */
gboolean
goi_notice_is_shown (GoiNotice *self)
{
  g_return_val_if_fail (GOI_IS_NOTICE (self), FALSE);
  return gtk_revealer_get_reveal_child (self->revealer);
}
