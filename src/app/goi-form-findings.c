/* goi-form-findings.c: what is wrong or doubtful in a report, with what would mend it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-form-findings"

#include "config.h"

#include "goi-form-findings.h"

#include "goi-form-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* More ways to mend one finding than this are no help. */
#define MAX_BUTTONS 3

struct _GoiFormFindings
{
  GtkWidget parent_instance;

  /* Owned References */
  GoiFormDocument *document;

  /* Children */
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *scroller;
  GtkWidget *list;

  /* Borrowed References */
  const GoiCell *cell;

  guint n_shown;
  guint update_id;
  guint only_cell : 1;
  guint offers : 1; /* repairs, although nothing can be typed */
};

G_DEFINE_FINAL_TYPE (GoiFormFindings, goi_form_findings, GTK_TYPE_WIDGET)

enum
{
  CELL_ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static GQuark key_quark, changes_quark, name_quark;

static void queue_update (GoiFormFindings *self);

static const GoiCell *
find_cell (GoiFormFindings *self, const char *key)
{
  return goi_edition_find_cell (goi_form_document_get_edition (self->document), key);
}

static gboolean
concerns_cell (GoiFormFindings *self, char **keys)
{
  if (!self->only_cell)
    return TRUE;
  return self->cell != NULL && g_strv_contains ((const char *const *) keys, self->cell->key);
}

static gboolean
offers_repairs (GoiFormFindings *self)
{
  return self->offers || goi_form_document_get_editable (self->document);
}

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
activate_cell (GoiFormFindings *self, const char *key)
{
  if (key != NULL)
    g_signal_emit (self, signals[CELL_ACTIVATED], 0, key);
}

static void
on_changes_clicked (GtkButton *button, GoiFormFindings *self)
{
  g_autoptr (GoiFormFindings) keep = g_object_ref (self);
  g_autoptr (GPtrArray) changes
      = g_ptr_array_ref (g_object_get_qdata (G_OBJECT (button), changes_quark));
  const char *name = g_object_get_qdata (G_OBJECT (button), name_quark);
  const GoiChange *first = g_ptr_array_index (changes, 0);

  goi_form_document_change_cells (self->document, name, changes);
  activate_cell (self, first->key);
}

static void
on_title_clicked (GtkButton *button, GoiFormFindings *self)
{
  activate_cell (self, g_object_get_qdata (G_OBJECT (button), key_quark));
}

/* 填入 2, 改为 5, or 自然人, 予以公开: 改为 5 when it is another cell than the one in the title. */
static char *
describe_changes (GoiFormFindings *self, GPtrArray *changes, const char *title_key)
{
  GoiReport *report = goi_form_document_get_report (self->document);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const GoiChange *change = g_ptr_array_index (changes, i);
      const GoiValue *old = goi_report_get_value (report, change->key);
      const GoiCell *cell = find_cell (self, change->key);
      g_autofree char *value = goi_value_display (change->value);

      if (i > 0)
        g_string_append (out, _("; "));
      if (cell != NULL && (changes->len > 1 || g_strcmp0 (change->key, title_key) != 0))
        {
          g_autofree char *where = goi_cell_describe (cell);
          g_string_append (out, where);
          g_string_append (out, _(": "));
        }
      if (old == NULL || !goi_value_is_number (old))
        /* Translators: a button that fills a number into an empty cell */
        g_string_append_printf (out, _("Enter %s"), value);
      else
        /* Translators: a button that replaces the number in a cell */
        g_string_append_printf (out, _("Change to %s"), value);
    }
  return g_string_free (out, FALSE);
}

/* Whoever chooses among the readings of a document has decided; relations that were solved stay marked as that. */
static GPtrArray *
as_chosen (GPtrArray *changes)
{
  GPtrArray *chosen = goi_change_list_new ();

  for (guint i = 0; i < changes->len; i++)
    {
      const GoiChange *change = g_ptr_array_index (changes, i);
      g_autoptr (GoiValue) value = goi_value_copy (change->value);

      if (value->origin != GOI_ORIGIN_REPAIRED)
        value->origin = GOI_ORIGIN_ENTERED;
      g_ptr_array_add (chosen, goi_change_new (change->key, value));
    }
  return chosen;
}

static GtkWidget *
make_wrapping_button (const char *text)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_button_set_child (GTK_BUTTON (button), label);
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
  return button;
}

static void
add_changes_button (GoiFormFindings *self, GtkWidget *box, GPtrArray *changes, const char *title_key,
                    const char *tooltip, gboolean first)
{
  g_autofree char *label = describe_changes (self, changes, title_key);
  GtkWidget *button = make_wrapping_button (label);

  if (first)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_widget_set_tooltip_text (button, tooltip);
  g_object_set_qdata_full (G_OBJECT (button), changes_quark, g_ptr_array_ref (changes),
                           (GDestroyNotify) g_ptr_array_unref);
  g_object_set_qdata_full (G_OBJECT (button), name_quark,
                           g_strdup (first ? _("Repair") : _("Another repair")), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (on_changes_clicked), self);
  gtk_box_append (GTK_BOX (box), button);
}

/* ---- leave blank and say why ---- */

/* The note stands below the table, where readers of the report look for it. */
static void
add_note (GoiFormFindings *self, const GoiCell *cell, const char *reason)
{
  GoiReport *report = goi_form_document_get_report (self->document);
  g_autoptr (GPtrArray) parts = goi_write_list_parts (report);
  g_autofree char *where = goi_cell_describe (cell);
  /* Translators: a note in the report itself; the cell and the reason. */
  g_autofree char *note = g_strdup_printf (_("Note: “%1$s” is left blank: %2$s"), where, reason);

  for (guint i = 0; i < parts->len; i++)
    {
      const GoiPart *part = g_ptr_array_index (parts, i);
      const char *text;
      g_autofree char *whole = NULL;
      if (part->table != cell->table)
        continue;
      text = goi_report_get_section_text (report, part->id);
      whole = text != NULL && *text != '\0' ? g_strdup_printf ("%s\n%s", text, note) : g_strdup (note);
      goi_form_document_edit_section (self->document, part->id, whole, 0);
      return;
    }
}

static void
on_reason_activated (GtkEntry *entry, GoiFormFindings *self)
{
  g_autofree char *reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  const char *key = g_object_get_qdata (G_OBJECT (entry), key_quark);
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (entry), GTK_TYPE_POPOVER);

  g_strstrip (reason);
  if (*reason == '\0')
    {
      gtk_widget_error_bell (GTK_WIDGET (entry));
      return;
    }
  gtk_popover_popdown (GTK_POPOVER (popover));
  add_note (self, find_cell (self, key), reason);
}

static void
on_reason_applied (GtkButton *button, GtkEntry *entry)
{
  g_signal_emit_by_name (entry, "activate");
}

static GtkWidget *
make_explain_button (GoiFormFindings *self, const char *key)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *entry = gtk_entry_new ();
  GtkWidget *apply = gtk_button_new_with_label (_("Add Note"));

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _("Leave Blank and Explain…"));
  gtk_widget_set_halign (button, GTK_ALIGN_START);
  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _("Why is it blank?"));
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 28);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Why is it blank?"), -1);
  g_object_set_qdata_full (G_OBJECT (entry), key_quark, g_strdup (key), g_free);
  g_signal_connect (entry, "activate", G_CALLBACK (on_reason_activated), self);
  gtk_widget_add_css_class (apply, "suggested-action");
  g_signal_connect_object (apply, "clicked", G_CALLBACK (on_reason_applied), entry, 0);
  gtk_box_append (GTK_BOX (box), entry);
  gtk_box_append (GTK_BOX (box), apply);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  return button;
}

/* ---- rows ---- */

static GtkWidget *
begin_row (GoiFormFindings *self, char **keys, const char *fallback, const char *css_class)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  const GoiCell *cell = keys[0] != NULL ? find_cell (self, keys[0]) : NULL;
  g_autofree char *where = cell != NULL ? goi_cell_describe (cell) : g_strdup (fallback);

  gtk_widget_add_css_class (row, "goi-finding");
  gtk_widget_add_css_class (row, css_class);
  if (cell != NULL)
    {
      GtkWidget *button = make_wrapping_button (where);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "goi-finding-title");
      gtk_widget_set_tooltip_text (button, _("Go to the cell"));
      g_object_set_qdata_full (G_OBJECT (button), key_quark, g_strdup (cell->key), g_free);
      g_signal_connect (button, "clicked", G_CALLBACK (on_title_clicked), self);
      gtk_box_append (GTK_BOX (row), button);
    }
  else
    add_label (row, where, "goi-finding-title");
  gtk_box_append (GTK_BOX (self->list), row);
  self->n_shown++;
  return row;
}

static gboolean
is_blank (GoiFormFindings *self, const char *key)
{
  const GoiValue *value
      = key != NULL ? goi_report_get_value (goi_form_document_get_report (self->document), key) : NULL;

  return value != NULL && value->mark == GOI_MARK_BLANK;
}

/* Whether the same repair has a button already, in a finding about the same cell. */
static gboolean
is_offered (GPtrArray *offered, GPtrArray *changes)
{
  for (guint i = 0; i < offered->len; i++)
    {
      GPtrArray *other = g_ptr_array_index (offered, i);
      gboolean same = other->len == changes->len;
      for (guint j = 0; same && j < changes->len; j++)
        {
          const GoiChange *a = g_ptr_array_index (other, j), *b = g_ptr_array_index (changes, j);
          same = g_str_equal (a->key, b->key) && goi_value_same_content (a->value, b->value);
        }
      if (same)
        return TRUE;
    }
  return FALSE;
}

/* One cell, and everything that speaks against it: the findings from @first on that suspect the same
 * cell first. Repairs that several of them propose are offered once, those of the first before all. */
static void
add_cell_findings (GoiFormFindings *self, GPtrArray *findings, guint first)
{
  const GoiFinding *finding = g_ptr_array_index (findings, first);
  g_autoptr (GPtrArray) offered = g_ptr_array_new ();
  GtkWidget *row = begin_row (self, finding->cells, "",
                              finding->severity == GOI_SEVERITY_ERROR ? "wrong" : "doubt");

  for (guint f = first; f < findings->len; f++)
    {
      const GoiFinding *other = g_ptr_array_index (findings, f);
      if (g_strcmp0 (other->cells[0], finding->cells[0]) == 0)
        add_label (row, other->message, NULL);
    }
  if (!offers_repairs (self))
    return;
  for (guint f = first; f < findings->len; f++)
    {
      const GoiFinding *other = g_ptr_array_index (findings, f);
      if (g_strcmp0 (other->cells[0], finding->cells[0]) != 0)
        continue;
      for (guint i = 0; i < other->repairs->len && offered->len < MAX_BUTTONS; i++)
        {
          const GoiRepair *repair = g_ptr_array_index (other->repairs, i);
          if (repair->changes->len == 0 || is_offered (offered, repair->changes))
            continue;
          add_changes_button (self, row, repair->changes, finding->cells[0], repair->reason,
                              offered->len == 0);
          g_ptr_array_add (offered, repair->changes);
        }
    }
  if (is_blank (self, finding->cells[0]) && goi_form_document_get_editable (self->document))
    gtk_box_append (GTK_BOX (row), make_explain_button (self, finding->cells[0]));
}

/* Whether an earlier finding suspects the same cell first. */
static gboolean
is_repeated (GPtrArray *findings, guint index)
{
  const GoiFinding *finding = g_ptr_array_index (findings, index);

  for (guint i = 0; i < index; i++)
    if (g_strcmp0 (((GoiFinding *) g_ptr_array_index (findings, i))->cells[0], finding->cells[0]) == 0)
      return TRUE;
  return FALSE;
}

static void
on_accept_clicked (GtkButton *button, GoiFormFindings *self)
{
  guint index = GPOINTER_TO_UINT (g_object_get_qdata (G_OBJECT (button), changes_quark));
  GPtrArray *doubts
      = goi_report_get_doubts (goi_form_document_get_report (self->document));

  if (index < doubts->len)
    goi_form_document_settle_doubt (self->document, g_ptr_array_index (doubts, index));
}

static void
add_doubt (GoiFormFindings *self, const GoiDoubt *doubt, guint index)
{
  GtkWidget *row = begin_row (self, doubt->cells, _("Not placed anywhere"), "doubt");
  GtkWidget *accept;

  add_label (row, _(doubt->message), NULL);
  if (doubt->text != NULL && *doubt->text != '\0')
    {
      g_autofree char *text = g_strdup_printf (_("“%s”"), doubt->text);
      add_label (row, text, "goi-quote");
    }
  if (!offers_repairs (self))
    return;
  for (guint i = 0; i < doubt->alternatives->len && i < MAX_BUTTONS; i++)
    {
      g_autoptr (GPtrArray) changes = as_chosen (g_ptr_array_index (doubt->alternatives, i));
      if (changes->len > 0)
        add_changes_button (self, row, changes, doubt->cells[0], NULL, FALSE);
    }
  /* The place in the list finds the doubt again: the list is built anew whenever it changes. */
  accept = make_wrapping_button (doubt->cells[0] != NULL ? _("Right As Read") : _("Seen"));
  g_object_set_qdata (G_OBJECT (accept), changes_quark, GUINT_TO_POINTER (index));
  g_signal_connect (accept, "clicked", G_CALLBACK (on_accept_clicked), self);
  gtk_box_append (GTK_BOX (row), accept);
}

static void
update_title (GoiFormFindings *self)
{
  guint n_errors, n_warnings;
  guint n_doubts = goi_report_get_doubts (goi_form_document_get_report (self->document))->len;
  g_autofree char *errors = NULL;
  g_autofree char *doubts = NULL;
  g_autofree char *markup = NULL;

  goi_check_count (goi_form_document_get_findings (self->document), &n_errors, &n_warnings);
  n_doubts += n_warnings;
  errors = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u error", "%u errors", n_errors), n_errors);
  doubts = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u doubt", "%u doubts", n_doubts), n_doubts);
  markup = g_markup_printf_escaped ("<b>%s</b>  ·  %s  ·  %s", _("Check"), errors, doubts);
  gtk_label_set_markup (GTK_LABEL (self->title), markup);
  gtk_widget_set_visible (self->title, !self->only_cell);
}

static void
add_empty (GoiFormFindings *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);

  gtk_widget_add_css_class (row, "goi-finding");
  add_label (row, _("All sums of the form agree, and nothing is in doubt."), "dim-label");
  gtk_box_append (GTK_BOX (self->list), row);
}

static gboolean
update (gpointer user_data)
{
  GoiFormFindings *self = GOI_FORM_FINDINGS (user_data);
  GPtrArray *findings = goi_form_document_get_findings (self->document);
  GPtrArray *doubts = goi_report_get_doubts (goi_form_document_get_report (self->document));
  GtkWidget *child;

  self->update_id = 0;
  self->n_shown = 0;
  while ((child = gtk_widget_get_first_child (self->list)) != NULL)
    gtk_box_remove (GTK_BOX (self->list), child);
  update_title (self);
  for (guint i = 0; i < findings->len; i++)
    {
      const GoiFinding *finding = g_ptr_array_index (findings, i);
      if (concerns_cell (self, finding->cells) && !is_repeated (findings, i))
        add_cell_findings (self, findings, i);
    }
  for (guint i = 0; i < doubts->len; i++)
    {
      const GoiDoubt *doubt = g_ptr_array_index (doubts, i);
      if (concerns_cell (self, doubt->cells))
        add_doubt (self, doubt, i);
    }
  if (self->n_shown == 0 && !self->only_cell)
    add_empty (self);
  gtk_widget_set_visible (self->box, self->n_shown > 0 || !self->only_cell);
  return G_SOURCE_REMOVE;
}

static void
queue_update (GoiFormFindings *self)
{
  if (self->update_id == 0)
    self->update_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE + 30, update, self, NULL);
}

/* What concerns one cell is short and shown whole: a scrolled window would ask for the height of lines
 * that are not broken yet. */
static void
place_list (GoiFormFindings *self)
{
  gboolean scrolled = gtk_widget_is_ancestor (self->list, self->scroller);

  if (scrolled != self->only_cell)
    return;
  if (scrolled)
    {
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), NULL);
      gtk_box_append (GTK_BOX (self->box), self->list);
    }
  else
    {
      gtk_box_remove (GTK_BOX (self->box), self->list);
      gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
    }
  gtk_widget_set_visible (self->scroller, !scrolled);
}

static void
goi_form_findings_dispose (GObject *object)
{
  GoiFormFindings *self = GOI_FORM_FINDINGS (object);

  g_clear_handle_id (&self->update_id, g_source_remove);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->list);
  G_OBJECT_CLASS (goi_form_findings_parent_class)->dispose (object);
}

static void
goi_form_findings_finalize (GObject *object)
{
  GoiFormFindings *self = GOI_FORM_FINDINGS (object);

  g_clear_object (&self->document);
  G_OBJECT_CLASS (goi_form_findings_parent_class)->finalize (object);
}

static void
goi_form_findings_class_init (GoiFormFindingsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = goi_form_findings_dispose;
  object_class->finalize = goi_form_findings_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formfindings");
  key_quark = g_quark_from_static_string ("goi-form-findings-key");
  changes_quark = g_quark_from_static_string ("goi-form-findings-changes");
  name_quark = g_quark_from_static_string ("goi-form-findings-name");

  /**
   * GoiFormFindings::cell-activated:
   * @key: the cell to go to
   */
  signals[CELL_ACTIVATED]
      = g_signal_new ("cell-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
goi_form_findings_init (GoiFormFindings *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "goi-pane-title");
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_box_append (GTK_BOX (self->box), self->title);
  self->list = g_object_ref_sink (gtk_box_new (GTK_ORIENTATION_VERTICAL, 0));
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), self->list);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), self->scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * goi_form_findings_new:
 * @document: a document
 *
 * Returns: (transfer floating): the list of its findings and doubts
 */
GtkWidget *
goi_form_findings_new (GoiFormDocument *document)
{
  GoiFormFindings *self = g_object_new (GOI_TYPE_FORM_FINDINGS, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "cells-changed", G_CALLBACK (queue_update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "checked", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "reset", G_CALLBACK (queue_update), self, G_CONNECT_SWAPPED);
  queue_update (self);
  return GTK_WIDGET (self);
}

/**
 * goi_form_findings_set_cell:
 * @self: a list
 * @cell: (nullable): the cell that the user is in
 * @only: show only what concerns it
 */
void
goi_form_findings_set_cell (GoiFormFindings *self, const GoiCell *cell, gboolean only)
{
  if (self->cell == cell && self->only_cell == only)
    return;
  self->cell = cell;
  if (only || self->only_cell)
    queue_update (self);
  self->only_cell = only;
  place_list (self);
}

/**
 * goi_form_findings_set_offers:
 * @self: a list
 * @offers: whether to offer repairs and other readings although the document is not editable
 */
void
goi_form_findings_set_offers (GoiFormFindings *self, gboolean offers)
{
  self->offers = offers;
  queue_update (self);
}

/**
 * goi_form_findings_get_n_shown:
 * @self: a list
 *
 * Returns: how many findings and doubts are shown
 */
guint
goi_form_findings_get_n_shown (GoiFormFindings *self)
{
  return self->n_shown;
}
