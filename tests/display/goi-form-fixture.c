/* goi-form-fixture.c: a form in a window, and what a person does to it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-form-fixture.h"

void
form_iterate (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  do
    while (g_main_context_iteration (NULL, FALSE))
      ;
  while (g_get_monotonic_time () < end);
}

static void
on_message (GoiFormView *view, const char *message, gpointer user_data)
{
  g_string_append_printf (user_data, "%s\n", message);
}

GoiReport *
form_new_report (const char *edition)
{
  GoiReport *report = goi_report_new (goi_edition_get (edition), GOI_MARK_BLANK);

  goi_report_set_agency (report, "测试市某局");
  goi_report_set_year (report, 2024);
  return report;
}

void
form_set_number (GoiReport *report, const char *key, gint64 number, GoiOrigin origin)
{
  g_autoptr (GoiValue) value = goi_value_new_number (GOI_DECIMAL_INT (number), origin);

  g_assert_true (goi_report_set_value (report, key, value));
}

void
form_open (FormFixture *self, GoiReport *report, gboolean draft)
{
  self->document = goi_form_document_new (report, draft);
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 830, 700);
  self->view = GOI_FORM_VIEW (goi_form_view_new (self->document));
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->view));
  self->messages = g_string_new (NULL);
  g_signal_connect (self->view, "message", G_CALLBACK (on_message), self->messages);
  gtk_window_present (GTK_WINDOW (self->window));
  form_iterate (60);
}

void
form_close (FormFixture *self)
{
  GoiFormView *view = self->view;
  GoiFormDocument *document = self->document;

  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &view);
  gtk_window_destroy (GTK_WINDOW (self->window));
  g_string_free (self->messages, TRUE);
  form_iterate (10);
  g_assert_null (view);
  /* A check that is under way holds the document for a moment. */
  g_object_add_weak_pointer (G_OBJECT (document), (gpointer *) &document);
  g_object_unref (self->document);
  for (guint i = 0; document != NULL && i < 100; i++)
    form_iterate (20);
  g_assert_null (document);
}

const GoiCell *
form_find_cell (FormFixture *self, const char *key)
{
  const GoiCell *cell
      = goi_edition_find_cell (goi_form_document_get_edition (self->document), key);

  g_assert_nonnull (cell);
  return cell;
}

GoiCellEntry *
form_get_entry (FormFixture *self, const char *key)
{
  GoiCellEntry *entry = goi_form_view_get_entry (self->view, form_find_cell (self, key));

  g_assert_nonnull (entry);
  return entry;
}

gboolean
form_has_class (FormFixture *self, const char *key, const char *css_class)
{
  return gtk_widget_has_css_class (GTK_WIDGET (form_get_entry (self, key)), css_class);
}

void
form_focus (FormFixture *self, const char *key)
{
  g_assert_true (goi_form_view_show_cell (self->view, form_find_cell (self, key)));
  g_assert_true (goi_form_view_get_focus_entry (self->view) == form_get_entry (self, key));
}

const char *
form_focused_key (FormFixture *self)
{
  GoiCellEntry *entry = goi_form_view_get_focus_entry (self->view);

  return entry != NULL ? goi_cell_entry_get_cell (entry)->key : NULL;
}

/* What the keyboard does to the entry: replaces what is selected. */
void
form_type (FormFixture *self, const char *text)
{
  GtkEditable *entry = GTK_EDITABLE (goi_form_view_get_focus_entry (self->view));
  int position;

  gtk_editable_delete_selection (entry);
  position = gtk_editable_get_position (entry);
  gtk_editable_insert_text (entry, text, -1, &position);
  gtk_editable_set_position (entry, position);
}

/* Sends a key to the controllers of the table and the form, as the window would on its way down to
 * the focused entry and up again. */
static gboolean
press_at (GtkWidget *widget, guint key, GdkModifierType modifiers)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      gboolean handled = FALSE;
      if (!GTK_IS_EVENT_CONTROLLER_KEY (controller))
        continue;
      g_signal_emit_by_name (controller, "key-pressed", key, 0u, modifiers, &handled);
      if (handled)
        return TRUE;
    }
  return FALSE;
}

gboolean
form_press (FormFixture *self, guint key, GdkModifierType modifiers)
{
  GtkRoot *root = GTK_ROOT (self->window);
  GtkWidget *table = gtk_widget_get_ancestor (gtk_root_get_focus (root), GOI_TYPE_FORM_TABLE);

  if (table != NULL && press_at (table, key, modifiers))
    return TRUE;
  return press_at (GTK_WIDGET (self->view), key, modifiers);
}

void
form_assert_shows (FormFixture *self, const char *key, const char *expected)
{
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (form_get_entry (self, key))), ==, expected);
}

void
form_assert_holds (FormFixture *self, const char *key, const char *expected)
{
  const GoiValue *value
      = goi_report_get_value (goi_form_document_get_report (self->document), key);
  g_autofree char *text = goi_value_display (value);

  g_assert_cmpstr (text, ==, expected);
}
