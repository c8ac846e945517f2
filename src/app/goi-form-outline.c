/* goi-form-outline.c: the parts of a report, what is done, and whether the sums agree
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-form-outline"

#include "config.h"

#include "goi-form-outline.h"

#include "goi-form-relations.h"
#include "goi-locale.h"
#include "goi-section-editor.h"

#include <glib/gi18n-lib.h>

struct _GoiFormOutline
{
  GtkWidget parent_instance;

  /* Owned References */
  GoiFormDocument *document;
  GoiReport *last_year;
  GPtrArray *parts;

  /* Children */
  GtkWidget *scroller;
  GtkWidget *part_list;
  GtkWidget *relation_title;
  GtkWidget *relation_list;

  guint update_id;
};

G_DEFINE_FINAL_TYPE (GoiFormOutline, goi_form_outline, GTK_TYPE_WIDGET)

enum
{
  PART_ACTIVATED,
  CELL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static GQuark key_quark;

/* What is known about a table at a glance. */
typedef struct
{
  guint n_errors, n_doubts, n_blank, n_filled;
} TableState;

static void
look_at_table (GoiFormOutline *self, const GoiTable *table, TableState *state)
{
  GoiReport *report = goi_form_document_get_report (self->document);
  GoiEdition *edition = goi_report_get_edition (report);
  GPtrArray *findings = goi_form_document_get_findings (self->document);
  guint n = goi_edition_get_n_form_cells (edition);

  *state = (TableState) { 0 };
  for (guint i = 0; i < findings->len; i++)
    {
      const GoiFinding *finding = g_ptr_array_index (findings, i);
      const GoiCell *cell
          = finding->cells[0] != NULL ? goi_edition_find_cell (edition, finding->cells[0]) : NULL;
      if (cell == NULL || cell->table != table || finding->severity == GOI_SEVERITY_INFO)
        continue;
      if (finding->severity == GOI_SEVERITY_ERROR)
        state->n_errors++;
      else
        state->n_doubts++;
    }
  for (guint i = 0; i < n; i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      GoiCellLook look;
      if (cell->table != table)
        continue;
      goi_form_document_look_at (self->document, cell, &look);
      if (look.value->mark == GOI_MARK_BLANK)
        state->n_blank++;
      else if (look.value->mark != GOI_MARK_ABSENT)
        state->n_filled++;
      state->n_doubts += look.doubt != NULL;
    }
}

static GtkWidget *
make_row (const char *label, const char *tooltip)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *name = gtk_label_new (label);

  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (name), 8);
  gtk_widget_set_hexpand (name, TRUE);
  gtk_box_append (GTK_BOX (box), name);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_widget_set_tooltip_text (row, tooltip);
  return row;
}

static void
set_state (GtkWidget *row, const char *text, const char *css_class, const char *spoken)
{
  GtkWidget *box = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));
  GtkWidget *name = gtk_widget_get_first_child (box);
  GtkWidget *state = gtk_widget_get_next_sibling (name);
  g_autofree char *label = NULL;
  const char *classes[] = { "goi-state", css_class, NULL };

  if (state == NULL)
    {
      state = gtk_label_new (NULL);
      gtk_widget_set_valign (state, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), state);
    }
  gtk_label_set_text (GTK_LABEL (state), text);
  gtk_widget_set_css_classes (state, classes);
  label = g_strdup_printf ("%s: %s", gtk_label_get_text (GTK_LABEL (name)), spoken);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static char *
make_part_label (GoiFormOutline *self, const GoiPart *part)
{
  const GoiSectionSpec *spec
      = goi_edition_get_section (goi_form_document_get_edition (self->document), part->id);
  const char *ordinal = spec != NULL ? strstr (spec->label, "、") : NULL;

  if (spec == NULL || g_str_equal (spec->short_label, spec->label))
    return g_strdup (goi_form_view_get_part_title (part));
  return g_strdup_printf ("%.*s%s", ordinal != NULL ? (int) (ordinal + strlen ("、") - spec->label) : 0,
                          spec->label,
                          goi_locale_is_chinese () || spec->english == NULL ? spec->short_label
                                                                            : spec->english);
}

static void
show_text_state (GoiFormOutline *self, GtkWidget *row, const GoiPart *part)
{
  const char *text
      = goi_report_get_section_text (goi_form_document_get_report (self->document), part->id);
  guint n = text != NULL ? goi_section_editor_count (text) : 0;
  g_autofree char *label = NULL;

  if (n == 0)
    {
      set_state (row, _("empty"), "empty", _("empty"));
      return;
    }
  /* Translators: the length of a text in Chinese characters */
  label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u char", "%u chars", n), n);
  set_state (row, label, "count", label);
}

static void
show_table_state (GoiFormOutline *self, GtkWidget *row, const GoiPart *part)
{
  TableState state;
  g_autofree char *number = NULL;
  g_autofree char *spoken = NULL;

  look_at_table (self, part->table, &state);
  if (state.n_errors > 0)
    {
      number = g_strdup_printf ("%u", state.n_errors);
      spoken = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u error", "%u errors", state.n_errors), state.n_errors);
      set_state (row, number, "wrong", spoken);
    }
  else if (state.n_filled == 0)
    set_state (row, _("empty"), "empty", _("empty"));
  else if (state.n_doubts > 0)
    {
      number = g_strdup_printf ("%u", state.n_doubts);
      spoken = g_strdup_printf (
          g_dngettext (GETTEXT_PACKAGE, "%u doubt", "%u doubts", state.n_doubts), state.n_doubts);
      set_state (row, number, "doubt", spoken);
    }
  else if (state.n_blank > 0 && goi_form_document_get_draft (self->document))
    {
      /* Translators: how many cells of a table are still blank */
      number = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u blank", "%u blank", state.n_blank),
                                state.n_blank);
      set_state (row, number, "count", number);
    }
  else
    set_state (row, "✓", "done", _("complete"));
}

static void
update_parts (GoiFormOutline *self)
{
  GtkListBoxRow *row;

  for (guint i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->part_list), i)); i++)
    {
      const GoiPart *part = g_ptr_array_index (self->parts, i);
      if (part->table != NULL)
        show_table_state (self, GTK_WIDGET (row), part);
      else if (!part->extras)
        show_text_state (self, GTK_WIDGET (row), part);
    }
}

static void
update_relations (GoiFormOutline *self)
{
  g_autoptr (GPtrArray) lines = goi_form_relations_list (
      goi_form_document_get_report (self->document), self->last_year);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->relation_list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->relation_list), child);
  gtk_widget_set_visible (self->relation_title, lines->len > 0);
  for (guint i = 0; i < lines->len; i++)
    {
      const GoiRelationLine *line = g_ptr_array_index (lines, i);
      GtkWidget *row = make_row (line->label, line->tooltip);

      if (line->indented)
        gtk_widget_add_css_class (row, "indented");
      if (line->problem != NULL)
        set_state (row, line->problem, line->serious ? "wrong" : "doubt", line->problem);
      else if (line->value != NULL)
        set_state (row, line->value, "sum", line->value);
      else if (line->holds)
        set_state (row, "✓", "done", _("holds"));
      if (line->cell != NULL)
        g_object_set_qdata_full (G_OBJECT (row), key_quark, g_strdup (line->cell->key), g_free);
      gtk_list_box_append (GTK_LIST_BOX (self->relation_list), row);
    }
}

static gboolean
update (gpointer user_data)
{
  GoiFormOutline *self = GOI_FORM_OUTLINE (user_data);

  self->update_id = 0;
  update_parts (self);
  update_relations (self);
  return G_SOURCE_REMOVE;
}

/* Once a frame is often enough, however many cells a paste brings. */
static void
queue_update (GoiFormOutline *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 30, update, self, NULL);
}

static void
rebuild (GoiFormOutline *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->part_list)) != NULL)
    gtk_list_box_remove (GTK_LIST_BOX (self->part_list), child);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  self->parts = goi_write_list_parts (goi_form_document_get_report (self->document));
  for (guint i = 0; i < self->parts->len; i++)
    {
      const GoiPart *part = g_ptr_array_index (self->parts, i);
      g_autofree char *label = make_part_label (self, part);
      gtk_list_box_append (GTK_LIST_BOX (self->part_list), make_row (label, goi_form_view_get_part_title (part)));
    }
  queue_update (self);
}

static void
on_part_activated (GoiFormOutline *self, GtkListBoxRow *row)
{
  const GoiPart *part = g_ptr_array_index (self->parts, gtk_list_box_row_get_index (row));

  g_signal_emit (self, signals[PART_ACTIVATED], 0, part->id);
}

static void
on_relation_activated (GoiFormOutline *self, GtkListBoxRow *row)
{
  const char *key = g_object_get_qdata (G_OBJECT (row), key_quark);

  if (key != NULL)
    g_signal_emit (self, signals[CELL_ACTIVATED], 0, key);
}

static void
goi_form_outline_dispose (GObject *object)
{
  GoiFormOutline *self = GOI_FORM_OUTLINE (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  G_OBJECT_CLASS (goi_form_outline_parent_class)->dispose (object);
}

static void
goi_form_outline_finalize (GObject *object)
{
  GoiFormOutline *self = GOI_FORM_OUTLINE (object);

  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_object (&self->last_year);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (goi_form_outline_parent_class)->finalize (object);
}

static void
goi_form_outline_class_init (GoiFormOutlineClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = goi_form_outline_dispose;
  object_class->finalize = goi_form_outline_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formoutline");
  key_quark = g_quark_from_static_string ("goi-form-outline-key");

  /**
   * GoiFormOutline::part-activated:
   * @id: the part that was chosen
   */
  signals[PART_ACTIVATED]
      = g_signal_new ("part-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * GoiFormOutline::cell-activated:
   * @key: the cell to look at
   */
  signals[CELL_ACTIVATED]
      = g_signal_new ("cell-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
goi_form_outline_init (GoiFormOutline *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->part_list = gtk_list_box_new ();
  gtk_widget_add_css_class (self->part_list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->part_list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Parts of the report"), -1);
  g_signal_connect_swapped (self->part_list, "row-activated", G_CALLBACK (on_part_activated), self);
  gtk_box_append (GTK_BOX (box), self->part_list);

  self->relation_title = gtk_label_new (_("Sums"));
  gtk_label_set_xalign (GTK_LABEL (self->relation_title), 0);
  gtk_widget_add_css_class (self->relation_title, "goi-group-title");
  gtk_box_append (GTK_BOX (box), self->relation_title);

  self->relation_list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->relation_list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->relation_list, "navigation-sidebar");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->relation_list),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _("Sums"), -1);
  g_signal_connect_swapped (self->relation_list, "row-activated", G_CALLBACK (on_relation_activated),
                            self);
  gtk_box_append (GTK_BOX (box), self->relation_list);

  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), box);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

/**
 * goi_form_outline_new:
 * @document: a document
 *
 * Returns: (transfer floating): its outline
 */
GtkWidget *
goi_form_outline_new (GoiFormDocument *document)
{
  GoiFormOutline *self = g_object_new (GOI_TYPE_FORM_OUTLINE, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "cells-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "section-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "checked", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "reset", G_CALLBACK (rebuild), self, G_CONNECT_SWAPPED);
  rebuild (self);
  return GTK_WIDGET (self);
}

/**
 * goi_form_outline_select:
 * @self: an outline
 * @id: the part that the user is in
 */
void
goi_form_outline_select (GoiFormOutline *self, const char *id)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (g_str_equal (((GoiPart *) g_ptr_array_index (self->parts, i))->id, id))
      gtk_list_box_select_row (GTK_LIST_BOX (self->part_list),
                               gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->part_list), i));
}

/**
 * goi_form_outline_set_last_year:
 * @self: an outline
 * @report: (nullable): the same agency's report for the year before
 */
void
goi_form_outline_set_last_year (GoiFormOutline *self, GoiReport *report)
{
  g_set_object (&self->last_year, report);
  queue_update (self);
}
