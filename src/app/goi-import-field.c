/* goi-import-field.c: a text in a list that can be corrected where it stands
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-import-field"

#include "config.h"

#include "goi-import-field.h"

#include "goi-list-text.h"
#include "goi-widgets.h"

struct _GoiImportField
{
  GtkWidget parent_instance;

  GtkWidget *label;
  GtkWidget *entry; /* NULL unless it is edited */

  char *name;
  char *missing;
  char *text;
  guint n_digits;
  guint editable : 1;
};

G_DEFINE_FINAL_TYPE (GoiImportField, goi_import_field, GTK_TYPE_WIDGET)

enum { SIGNAL_APPLIED, N_SIGNALS };
static guint signals[N_SIGNALS];

static void
update_label (GoiImportField *self)
{
  gboolean missing = *self->text == '\0' && self->editable;

  goi_list_text_set_text (GOI_LIST_TEXT (self->label), missing ? self->missing : self->text);
  if (missing == gtk_widget_has_css_class (self->label, "missing"))
    return;
  if (missing)
    gtk_widget_add_css_class (self->label, "missing");
  else
    gtk_widget_remove_css_class (self->label, "missing");
}

static void
end (GoiImportField *self, gboolean apply)
{
  GtkWidget *entry = g_steal_pointer (&self->entry);
  g_autofree char *text = NULL;
  gboolean had_focus;

  if (entry == NULL)
    return;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry))));
  had_focus = gtk_widget_get_focus_child (entry) != NULL;
  gtk_widget_set_visible (self->label, TRUE);
  /* The line gets the keyboard back; otherwise it would be lost with the entry. */
  if (had_focus)
    {
      GtkWidget *row = gtk_widget_get_parent (GTK_WIDGET (self));

      while (row != NULL && !gtk_widget_get_focusable (row))
        row = gtk_widget_get_parent (row);
      if (row != NULL)
        gtk_widget_grab_focus (row);
    }
  gtk_widget_unparent (entry);
  if (apply && g_strcmp0 (text, self->text) != 0)
    g_signal_emit (self, signals[SIGNAL_APPLIED], 0, text);
}

/* The field after this one in the same line, or the one before. */
static GoiImportField *
find_neighbour (GoiImportField *self, gboolean forwards)
{
  GtkWidget *cell = gtk_widget_get_parent (GTK_WIDGET (self));

  while (cell != NULL
         && (cell = forwards ? gtk_widget_get_next_sibling (cell) : gtk_widget_get_prev_sibling (cell)) != NULL)
    {
      GtkWidget *child = gtk_widget_get_first_child (cell);

      if (GOI_IS_IMPORT_FIELD (child))
        return GOI_IMPORT_FIELD (child);
    }
  return NULL;
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers,
                GoiImportField *self)
{
  gboolean back = key == GDK_KEY_ISO_Left_Tab || (modifiers & GDK_SHIFT_MASK);

  if (key == GDK_KEY_Escape)
    end (self, FALSE);
  else if (key == GDK_KEY_Tab || key == GDK_KEY_ISO_Left_Tab)
    {
      GoiImportField *next = find_neighbour (self, !back);

      end (self, TRUE);
      if (next != NULL)
        goi_import_field_begin (next);
    }
  else
    return FALSE;
  return TRUE;
}

static void
on_activate (GoiImportField *self)
{
  end (self, TRUE);
}

static void
on_focus_left (GoiImportField *self)
{
  end (self, TRUE);
}

/* Whatever is typed, only figures come in. */
static void
on_insert_text (GtkEditable *editable, const char *text, int length, int *position, GoiImportField *self)
{
  gsize n = length < 0 ? strlen (text) : (gsize) length;

  for (gsize i = 0; i < n; i++)
    if (!g_ascii_isdigit (text[i]))
      {
        g_signal_stop_emission_by_name (editable, "insert-text");
        gtk_widget_error_bell (GTK_WIDGET (self));
        return;
      }
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, GoiImportField *self)
{
  if (!self->editable || self->entry != NULL || (n_press != 2 && *self->text != '\0'))
    return;
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  goi_import_field_begin (self);
}

static void
goi_import_field_dispose (GObject *object)
{
  GoiImportField *self = GOI_IMPORT_FIELD (object);

  self->entry = NULL;
  goi_widget_unparent_children (GTK_WIDGET (object));
  G_OBJECT_CLASS (goi_import_field_parent_class)->dispose (object);
}

static void
goi_import_field_finalize (GObject *object)
{
  GoiImportField *self = GOI_IMPORT_FIELD (object);

  g_free (self->name);
  g_free (self->missing);
  g_free (self->text);
  G_OBJECT_CLASS (goi_import_field_parent_class)->finalize (object);
}

static void
goi_import_field_class_init (GoiImportFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = goi_import_field_dispose;
  G_OBJECT_CLASS (klass)->finalize = goi_import_field_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "importfield");

  signals[SIGNAL_APPLIED] = g_signal_new ("applied", GOI_TYPE_IMPORT_FIELD, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                          G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
goi_import_field_init (GoiImportField *self)
{
  GtkGesture *click = gtk_gesture_click_new ();

  self->text = g_strdup ("");
  self->label = goi_list_text_new (0, PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));
}

/**
 * goi_import_field_new:
 * @name: what the text is, translated; for screen readers
 * @missing: what stands there when there is none, translated
 *
 * Returns: (transfer floating): an empty field
 */
GtkWidget *
goi_import_field_new (const char *name, const char *missing)
{
  GoiImportField *self = g_object_new (GOI_TYPE_IMPORT_FIELD, NULL);

  self->name = g_strdup (name);
  self->missing = g_strdup (missing);
  return GTK_WIDGET (self);
}

/**
 * goi_import_field_set_text:
 * @self: a field
 * @text: what it shows; an edit goes on
 */
void
goi_import_field_set_text (GoiImportField *self, const char *text)
{
  g_return_if_fail (GOI_IS_IMPORT_FIELD (self));
  g_free (self->text);
  self->text = g_strdup (text);
  update_label (self);
}

/**
 * goi_import_field_get_text:
 * @self: a field
 *
 * Returns: (transfer none): what it shows
 */
const char *
goi_import_field_get_text (GoiImportField *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_FIELD (self), NULL);
  return self->text;
}

/**
 * goi_import_field_set_editable:
 * @self: a field
 * @editable: whether it can be edited; an edit that is under way is given up when it cannot any more
 */
void
goi_import_field_set_editable (GoiImportField *self, gboolean editable)
{
  g_return_if_fail (GOI_IS_IMPORT_FIELD (self));
  self->editable = editable;
  if (!editable)
    end (self, FALSE);
  update_label (self);
}

/**
 * goi_import_field_set_digits:
 * @self: a field
 * @n_digits: how many figures it takes at most, and nothing else; 0 for any text
 */
void
goi_import_field_set_digits (GoiImportField *self, guint n_digits)
{
  g_return_if_fail (GOI_IS_IMPORT_FIELD (self));
  self->n_digits = n_digits;
  if (n_digits > 0)
    gtk_widget_add_css_class (self->label, "numeric");
}

/**
 * goi_import_field_begin:
 * @self: a field
 *
 * Begins to edit.
 *
 * Returns: FALSE when it cannot be edited
 */
gboolean
goi_import_field_begin (GoiImportField *self)
{
  GtkEventController *focus, *keys;
  GtkWidget *text;

  g_return_val_if_fail (GOI_IS_IMPORT_FIELD (self), FALSE);
  if (!self->editable)
    return FALSE;
  if (self->entry != NULL)
    return TRUE;
  self->entry = gtk_entry_new ();
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->text);
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_widget_add_css_class (self->entry, "import-entry");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL, self->name, -1);
  if (self->n_digits > 0)
    {
      gtk_entry_set_max_length (GTK_ENTRY (self->entry), (int) self->n_digits);
      gtk_entry_set_input_purpose (GTK_ENTRY (self->entry), GTK_INPUT_PURPOSE_DIGITS);
      g_signal_connect (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)), "insert-text",
                        G_CALLBACK (on_insert_text), self);
    }
  gtk_widget_set_visible (self->label, FALSE);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_grab_focus (self->entry);

  text = GTK_WIDGET (gtk_editable_get_delegate (GTK_EDITABLE (self->entry)));
  keys = gtk_event_controller_key_new ();
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (self->entry, keys);
  focus = gtk_event_controller_focus_new ();
  g_signal_connect_object (focus, "leave", G_CALLBACK (on_focus_left), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (text, focus);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (on_activate), self, G_CONNECT_SWAPPED);
  return TRUE;
}

/**
 * goi_import_field_is_edited:
 * @self: a field
 *
 * Returns: whether somebody types
 */
gboolean
goi_import_field_is_edited (GoiImportField *self)
{
  g_return_val_if_fail (GOI_IS_IMPORT_FIELD (self), FALSE);
  return self->entry != NULL;
}
