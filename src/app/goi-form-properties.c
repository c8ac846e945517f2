/* goi-form-properties.c: whose report it is: agency, year, region, title
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-form-properties"

#include "config.h"

#include "goi-form-properties.h"

#include "goi-app-resources.h"
#include "goi-locale.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _GoiFormProperties
{
  AdwWindow parent_instance;

  /* Template Widgets */
  GtkEditable *agency_row;
  GtkSpinButton *year_spin;
  GtkEditable *region_row;
  GtkEditable *title_row;
  GtkWidget *compose_button;
  GtkLabel *source_label;
  GtkWidget *apply_button;
  GtkWidget *cancel_button;

  /* Owned References */
  GoiReport *report;
};

G_DEFINE_FINAL_TYPE (GoiFormProperties, goi_form_properties, ADW_TYPE_WINDOW)

enum
{
  APPLIED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
get_text (GtkEditable *editable)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (editable)));
}

static char *
compose_title (GoiFormProperties *self)
{
  g_autofree char *agency = get_text (self->agency_row);

  return goi_edition_format_title (goi_report_get_edition (self->report), agency,
                                   gtk_spin_button_get_value_as_int (self->year_spin));
}

static void
on_changed (GoiFormProperties *self)
{
  g_autofree char *agency = get_text (self->agency_row);
  g_autofree char *title = compose_title (self);

  gtk_widget_set_sensitive (self->compose_button,
                            *agency != '\0'
                                && strcmp (title, gtk_editable_get_text (self->title_row)) != 0);
}

static void
on_compose_clicked (GoiFormProperties *self)
{
  g_autofree char *title = compose_title (self);

  gtk_editable_set_text (self->title_row, title);
}

static void
on_apply_clicked (GoiFormProperties *self)
{
  g_autofree char *agency = get_text (self->agency_row);
  g_autofree char *title = get_text (self->title_row);
  g_auto (GStrv) region
      = goi_form_properties_parse_region (gtk_editable_get_text (self->region_row));

  gtk_spin_button_update (self->year_spin);
  goi_report_set_agency (self->report, agency);
  goi_report_set_title (self->report, title);
  goi_report_set_region (self->report, (const char *const *) region);
  goi_report_set_year (self->report, gtk_spin_button_get_value_as_int (self->year_spin));
  g_signal_emit (self, signals[APPLIED], 0, self->report);
  gtk_window_close (GTK_WINDOW (self));
}

static void
show_report (GoiFormProperties *self)
{
  GoiEdition *edition = goi_report_get_edition (self->report);
  const char *source = goi_report_get_source_name (self->report);
  g_autofree char *region = goi_form_properties_format_region (goi_report_get_region (self->report));
  g_autofree char *text = NULL;

  gtk_editable_set_text (self->agency_row, goi_report_get_agency (self->report));
  gtk_editable_set_text (self->region_row, region);
  gtk_editable_set_text (self->title_row, goi_report_get_title (self->report));
  gtk_spin_button_set_value (self->year_spin, goi_report_get_year (self->report));
  if (source != NULL)
    /* Translators: the name of a national form, and the file a report was read from */
    text = g_strdup_printf (_("%1$s, read from %2$s"),
                            goi_edition_get_name (edition, goi_locale_is_chinese ()), source);
  else
    text = g_strdup (goi_edition_get_name (edition, goi_locale_is_chinese ()));
  gtk_label_set_text (self->source_label, text);
  on_changed (self);
}

static void
goi_form_properties_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GOI_TYPE_FORM_PROPERTIES);
  G_OBJECT_CLASS (goi_form_properties_parent_class)->dispose (object);
}

static void
goi_form_properties_finalize (GObject *object)
{
  g_clear_object (&GOI_FORM_PROPERTIES (object)->report);
  G_OBJECT_CLASS (goi_form_properties_parent_class)->finalize (object);
}

static void
goi_form_properties_class_init (GoiFormPropertiesClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = goi_form_properties_dispose;
  object_class->finalize = goi_form_properties_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-form-properties.ui");
  gtk_widget_class_bind_template_child (widget_class, GoiFormProperties, agency_row);
  gtk_widget_class_bind_template_child (widget_class, GoiFormProperties, year_spin);
  gtk_widget_class_bind_template_child (widget_class, GoiFormProperties, region_row);
  gtk_widget_class_bind_template_child (widget_class, GoiFormProperties, title_row);
  gtk_widget_class_bind_template_child (widget_class, GoiFormProperties, compose_button);
  gtk_widget_class_bind_template_child (widget_class, GoiFormProperties, source_label);
  gtk_widget_class_bind_template_child (widget_class, GoiFormProperties, apply_button);
  gtk_widget_class_bind_template_child (widget_class, GoiFormProperties, cancel_button);
  gtk_widget_class_bind_template_callback (widget_class, on_changed);
  gtk_widget_class_bind_template_callback (widget_class, on_compose_clicked);
  gtk_widget_class_bind_template_callback (widget_class, on_apply_clicked);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);

  /**
   * GoiFormProperties::applied:
   * @report: the report with its new properties, to be copied
   */
  signals[APPLIED] = g_signal_new ("applied", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, GOI_TYPE_REPORT);
}

static void
goi_form_properties_init (GoiFormProperties *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  goi_widget_tidy_names (GTK_WIDGET (self));
  goi_widget_chain_focus (GTK_WIDGET (self), self->agency_row, self->year_spin, self->region_row, self->title_row,
                          self->compose_button, self->apply_button, self->cancel_button, NULL);
}

/**
 * goi_form_properties_new:
 * @report: a report; a copy is changed
 *
 * Returns: (transfer none): a window that asks for agency, year, region and title
 */
GtkWidget *
goi_form_properties_new (GoiReport *report)
{
  GoiFormProperties *self = g_object_new (GOI_TYPE_FORM_PROPERTIES, NULL);

  self->report = goi_report_copy (report);
  show_report (self);
  return GTK_WIDGET (self);
}

/**
 * goi_form_properties_parse_region:
 * @text: what was typed: names from the largest to the smallest, with slashes or blanks between them
 *
 * Returns: (transfer full) (array zero-terminated=1): the names
 */
char **
goi_form_properties_parse_region (const char *text)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autofree char *plain = g_strdup (text);
  g_auto (GStrv) parts = NULL;

  /* Slashes and blanks as input methods type them. */
  for (char *p = plain; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c == 0xFF0F || c == 0x3000 || g_unichar_isspace (c))
        memset (p, '/', g_utf8_next_char (p) - p);
    }
  parts = g_strsplit (plain, "/", -1);
  for (char **part = parts; *part != NULL; part++)
    if (**part != '\0')
      g_strv_builder_add (builder, *part);
  return g_strv_builder_end (builder);
}

/**
 * goi_form_properties_format_region:
 * @region: (nullable) (array zero-terminated=1): names from the largest to the smallest
 *
 * Returns: (transfer full): the names with slashes between them
 */
char *
goi_form_properties_format_region (const char *const *region)
{
  return region != NULL ? g_strjoinv (" / ", (char **) region) : g_strdup ("");
}
