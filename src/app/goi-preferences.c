/* goi-preferences.c: the preferences
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-preferences"

#include "config.h"

#include "goi-preferences.h"

#include "goi-app-resources.h"
#include "goi-settings.h"
#include "goi-widgets.h"

struct _GoiPreferences
{
  AdwPreferencesWindow parent_instance;

  /* Template Widgets */
  AdwComboRow *color_scheme;
  AdwEntryRow *agency;
  AdwEntryRow *region;
  GtkSpinButton *autosave;
  AdwComboRow *paper_size;
};

G_DEFINE_FINAL_TYPE (GoiPreferences, goi_preferences, ADW_TYPE_PREFERENCES_WINDOW)

/* In the order of the rows in the template. */
static const char *const color_schemes[] = { "default", "light", "dark", NULL };
static const char *const paper_sizes[] = { "iso_a4", "iso_a3", "iso_b5", "na_letter", NULL };

static gboolean
choice_from_setting (GValue *value, GVariant *variant, gpointer user_data)
{
  const char *const *choices = user_data;

  for (guint i = 0; choices[i] != NULL; i++)
    if (g_str_equal (choices[i], g_variant_get_string (variant, NULL)))
      {
        g_value_set_uint (value, i);
        return TRUE;
      }
  return FALSE;
}

static GVariant *
choice_to_setting (const GValue *value, const GVariantType *type, gpointer user_data)
{
  const char *const *choices = user_data;
  guint index = g_value_get_uint (value);

  return index < g_strv_length ((char **) choices) ? g_variant_new_string (choices[index]) : NULL;
}

/* A region is typed as it is shown, with slashes of any width between its parts. */
static char **
parse_region (const char *text)
{
  g_auto (GStrv) parts = NULL;
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  g_autoptr (GString) plain = g_string_new (text);

  g_string_replace (plain, "／", "/", 0);
  parts = g_strsplit (plain->str, "/", -1);
  for (guint i = 0; parts[i] != NULL; i++)
    if (*g_strstrip (parts[i]) != '\0')
      g_ptr_array_add (kept, g_strdup (parts[i]));
  g_ptr_array_add (kept, NULL);
  return (char **) g_ptr_array_free (g_steal_pointer (&kept), FALSE);
}

static void
on_region_changed (GoiPreferences *self)
{
  g_auto (GStrv) region = parse_region (gtk_editable_get_text (GTK_EDITABLE (self->region)));

  g_settings_set_strv (goi_settings_get (), "default-region", (const char *const *) region);
}

static void
goi_preferences_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), GOI_TYPE_PREFERENCES);
  G_OBJECT_CLASS (goi_preferences_parent_class)->dispose (object);
}

static void
goi_preferences_class_init (GoiPreferencesClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = goi_preferences_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-preferences.ui");
  gtk_widget_class_bind_template_child (widget_class, GoiPreferences, color_scheme);
  gtk_widget_class_bind_template_child (widget_class, GoiPreferences, agency);
  gtk_widget_class_bind_template_child (widget_class, GoiPreferences, region);
  gtk_widget_class_bind_template_child (widget_class, GoiPreferences, autosave);
  gtk_widget_class_bind_template_child (widget_class, GoiPreferences, paper_size);
  gtk_widget_class_bind_template_callback (widget_class, on_region_changed);
}

static void
goi_preferences_init (GoiPreferences *self)
{
  GSettings *settings = goi_settings_get ();
  g_auto (GStrv) region = g_settings_get_strv (settings, "default-region");
  g_autofree char *joined = g_strjoinv ("/", region);

  gtk_widget_init_template (GTK_WIDGET (self));
  goi_widget_tidy_names (GTK_WIDGET (self));
  gtk_editable_set_text (GTK_EDITABLE (self->region), joined);
  g_settings_bind_with_mapping (settings, "color-scheme", self->color_scheme, "selected", G_SETTINGS_BIND_DEFAULT,
                                choice_from_setting, choice_to_setting, (gpointer) color_schemes, NULL);
  g_settings_bind_with_mapping (settings, "paper-size", self->paper_size, "selected", G_SETTINGS_BIND_DEFAULT,
                                choice_from_setting, choice_to_setting, (gpointer) paper_sizes, NULL);
  g_settings_bind (settings, "default-agency", self->agency, "text", G_SETTINGS_BIND_DEFAULT);
  g_settings_bind (settings, "autosave-seconds", self->autosave, "value", G_SETTINGS_BIND_DEFAULT);
}

/**
 * goi_preferences_new:
 * @parent: (nullable): the window they belong to
 *
 * Returns: (transfer none): the preferences; every change counts at once
 */
GtkWidget *
goi_preferences_new (GtkWindow *parent)
{
  return g_object_new (GOI_TYPE_PREFERENCES, "transient-for", parent, "modal", parent != NULL, NULL);
}
