/* goi-help-window.c: the user's help
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-help-window"

#include "config.h"

#include "goi-help-window.h"

#include "goi-app-resources.h"
#include "goi-core.h"

#include <string.h>

/* The texts are part of the program, so that the help works without any other program and without
 * a network. One file a topic, in the order of their names; a file is a title line "# …", headings
 * "## …", list items "- …" and "1. …", and paragraphs of one line each, with `keys` between
 * backquotes and *emphasis* between asterisks. */

struct _GoiHelpWindow
{
  AdwWindow parent_instance;

  /* Template widgets */
  GtkListBox *topics;
  GtkBox *page;
  GtkScrolledWindow *scroller;

  /* Owned references */
  GPtrArray *texts; /* GBytes, one a topic */
};

G_DEFINE_FINAL_TYPE (GoiHelpWindow, goi_help_window, ADW_TYPE_WINDOW)

/* Turns `keys` and *emphasis* into Pango markup. */
static char *
to_markup (const char *line)
{
  g_autofree char *escaped = g_markup_escape_text (line, -1);
  GString *markup = g_string_new (NULL);
  gboolean keys = FALSE, emphasis = FALSE;

  for (const char *p = escaped; *p != '\0'; p++)
    {
      if (*p == '`')
        {
          g_string_append (markup, keys ? "</tt>" : "<tt>");
          keys = !keys;
        }
      else if (*p == '*' && !keys)
        {
          g_string_append (markup, emphasis ? "</b>" : "<b>");
          emphasis = !emphasis;
        }
      else
        g_string_append_c (markup, *p);
    }
  if (keys)
    g_string_append (markup, "</tt>");
  if (emphasis)
    g_string_append (markup, "</b>");
  return g_string_free (markup, FALSE);
}

static GtkWidget *
new_label (const char *line, const char *css_class)
{
  g_autofree char *markup = to_markup (line);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_widget_set_hexpand (label, TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* A list item: its sign hangs left of the wrapped lines. */
static GtkWidget *
new_item (const char *sign, const char *line)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *mark = gtk_label_new (sign);

  gtk_widget_set_valign (mark, GTK_ALIGN_START);
  gtk_widget_add_css_class (mark, "dim-label");
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), new_label (line, NULL));
  return box;
}

static GtkWidget *
new_line (const char *line)
{
  const char *dot = strstr (line, ". ");

  if (g_str_has_prefix (line, "# "))
    return new_label (line + 2, "title-1");
  if (g_str_has_prefix (line, "## "))
    {
      GtkWidget *heading = new_label (line + 3, "title-4");
      gtk_widget_set_margin_top (heading, 12);
      return heading;
    }
  if (g_str_has_prefix (line, "- "))
    return new_item ("•", line + 2);
  if (dot != NULL && g_ascii_isdigit (line[0]) && strspn (line, "0123456789") == (gsize) (dot - line))
    {
      g_autofree char *sign = g_strndup (line, dot - line + 1);
      return new_item (sign, dot + 2);
    }
  return new_label (line, NULL);
}

static void
show_topic (GoiHelpWindow *self, guint index)
{
  GBytes *bytes = g_ptr_array_index (self->texts, index);
  g_autofree char *text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->page))) != NULL)
    gtk_box_remove (self->page, child);
  for (guint i = 0; lines[i] != NULL; i++)
    if (lines[i][0] != '\0')
      gtk_box_append (self->page, new_line (lines[i]));
  gtk_adjustment_set_value (gtk_scrolled_window_get_vadjustment (self->scroller), 0);
}

static void
add_topic (GoiHelpWindow *self, const char *path)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);
  g_autofree char *title = NULL;
  GtkWidget *label;
  const char *text;

  g_return_if_fail (bytes != NULL);

  text = g_bytes_get_data (bytes, NULL);
  title = g_strndup (text + 2, strcspn (text, "\n") - 2);
  label = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_box_append (self->topics, label);
  g_ptr_array_add (self->texts, g_steal_pointer (&bytes));
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static void
add_topics (GoiHelpWindow *self)
{
  const char *language = goi_locale_is_chinese () ? "zh_CN" : "en";
  g_autofree char *folder = g_strdup_printf (GOI_RESOURCE_PREFIX "/help/%s", language);
  g_auto (GStrv) names
      = g_resources_enumerate_children (folder, G_RESOURCE_LOOKUP_FLAGS_NONE, NULL);

  g_return_if_fail (names != NULL);

  qsort (names, g_strv_length (names), sizeof (char *), compare_names);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *path = g_strdup_printf ("%s/%s", folder, names[i]);
      add_topic (self, path);
    }
}

static void
on_row_selected (GtkListBox *topics, GtkListBoxRow *row, gpointer user_data)
{
  if (row != NULL)
    show_topic (GOI_HELP_WINDOW (user_data), gtk_list_box_row_get_index (row));
}

static void
goi_help_window_dispose (GObject *object)
{
  GoiHelpWindow *self = GOI_HELP_WINDOW (object);

  g_clear_pointer (&self->texts, g_ptr_array_unref);
  gtk_widget_dispose_template (GTK_WIDGET (self), GOI_TYPE_HELP_WINDOW);
  G_OBJECT_CLASS (goi_help_window_parent_class)->dispose (object);
}

static void
goi_help_window_class_init (GoiHelpWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = goi_help_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class, GOI_RESOURCE_UI "goi-help-window.ui");
  gtk_widget_class_bind_template_child (widget_class, GoiHelpWindow, topics);
  gtk_widget_class_bind_template_child (widget_class, GoiHelpWindow, page);
  gtk_widget_class_bind_template_child (widget_class, GoiHelpWindow, scroller);
  gtk_widget_class_bind_template_callback (widget_class, on_row_selected);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
goi_help_window_init (GoiHelpWindow *self)
{
  self->texts = g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
  gtk_widget_init_template (GTK_WIDGET (self));
  add_topics (self);
  gtk_list_box_select_row (self->topics, gtk_list_box_get_row_at_index (self->topics, 0));
}

/**
 * goi_help_window_new:
 * @parent: (nullable): the window to stand before
 *
 * Returns: (transfer floating): the help, at its first topic, in the user's language
 */
GtkWidget *
goi_help_window_new (GtkWindow *parent)
{
  return g_object_new (GOI_TYPE_HELP_WINDOW, "transient-for", parent, NULL);
}
