/* goi-cell-entry.c: a cell of the form that can be typed into
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-cell-entry"

#include "config.h"

#include "goi-cell-entry.h"

#include "goi-locale.h"

#include <glib/gi18n-lib.h>

/* What the cell looks like; one CSS class each. */
typedef enum
{
  LOOK_ZERO = 1 << 0,
  LOOK_TOTAL = 1 << 1,
  LOOK_COMPUTED = 1 << 2,
  LOOK_REPAIRED = 1 << 3,
  LOOK_ABSENT = 1 << 4,
  LOOK_MARK = 1 << 5,
  LOOK_BROKEN = 1 << 6,
  LOOK_DOUBTFUL = 1 << 7,
  LOOK_REFUSED = 1 << 8,
  LOOK_SELECTED = 1 << 9,
  LOOK_CHANGED = 1 << 10,
} Look;

static const char *const look_classes[]
    = { "zero",   "total",    "computed", "repaired", "absent", "mark",
        "broken", "doubtful", "refused",  "selected", "changed" };

struct _GoiCellEntry
{
  GtkEntry parent_instance;

  /* Owned References */
  GoiFormDocument *document;
  char *last_year;

  const GoiCell *cell;
  const char *problem;
  guint64 token;
  Look look;
  guint updating : 1;
  guint editing : 1;
  guint composing : 1;
  guint selected : 1;
};

G_DEFINE_FINAL_TYPE (GoiCellEntry, goi_cell_entry, GTK_TYPE_ENTRY)

enum
{
  PROBLEM_CHANGED,
  REFUSED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
set_look (GoiCellEntry *self, Look look)
{
  for (guint i = 0; i < G_N_ELEMENTS (look_classes); i++)
    {
      if ((look & (1 << i)) == (self->look & (1 << i)))
        continue;
      if (look & (1 << i))
        gtk_widget_add_css_class (GTK_WIDGET (self), look_classes[i]);
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self), look_classes[i]);
    }
  self->look = look;
}

static Look
compute_look (GoiCellEntry *self, const GoiCellLook *cell)
{
  const GoiValue *value = cell->value;
  Look look = 0;

  if (value->mark == GOI_MARK_NUMBER && value->number.unscaled == 0)
    look |= LOOK_ZERO;
  if (value->mark != GOI_MARK_NUMBER && value->mark != GOI_MARK_BLANK)
    look |= value->mark == GOI_MARK_ABSENT ? LOOK_ABSENT : LOOK_MARK;
  if (cell->total)
    look |= LOOK_TOTAL;
  if (value->mark == GOI_MARK_NUMBER && value->origin == GOI_ORIGIN_COMPUTED)
    look |= LOOK_COMPUTED;
  if (value->origin == GOI_ORIGIN_REPAIRED)
    look |= LOOK_REPAIRED;
  if (value->origin == GOI_ORIGIN_ENTERED && value->start >= 0)
    look |= LOOK_CHANGED;
  if (cell->finding != NULL && cell->finding->severity == GOI_SEVERITY_ERROR)
    look |= LOOK_BROKEN;
  else if (cell->doubt != NULL || cell->finding != NULL || value->mark == GOI_MARK_UNREADABLE)
    look |= LOOK_DOUBTFUL;
  if (self->problem != NULL)
    look |= LOOK_REFUSED;
  if (self->selected)
    look |= LOOK_SELECTED;
  return look;
}

/* Screen readers take the message from the description: error messages do not reach them. */
static void
update_accessible (GoiCellEntry *self, const GoiCellLook *cell)
{
  gboolean broken = self->problem != NULL || (self->look & LOOK_BROKEN) != 0;
  const char *message = "";

  if (self->problem != NULL)
    message = self->problem;
  else if (cell->finding != NULL)
    message = cell->finding->message;
  else if (cell->doubt != NULL)
    message = _(cell->doubt->message);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  message, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
                               broken ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
set_problem (GoiCellEntry *self, const char *problem)
{
  if (self->problem == problem)
    return;
  self->problem = problem;
  goi_cell_entry_refresh (self);
  g_signal_emit (self, signals[PROBLEM_CHANGED], 0);
}

static void
end_edit (GoiCellEntry *self)
{
  self->token = 0;
  self->editing = FALSE;
  set_problem (self, NULL);
  goi_cell_entry_refresh (self);
}

static void
on_text_changed (GoiCellEntry *self)
{
  const char *problem = NULL;

  if (self->updating)
    return;
  if (self->token == 0)
    self->token = goi_form_document_new_token (self->document);
  if (goi_form_document_edit_cell (self->document, self->cell,
                                   gtk_editable_get_text (GTK_EDITABLE (self)), self->token,
                                   &problem))
    problem = NULL;
  set_problem (self, problem);
}

static void
on_preedit_changed (GoiCellEntry *self, const char *preedit)
{
  self->composing = preedit != NULL && *preedit != '\0';
}

static void
on_focus_leave (GoiCellEntry *self)
{
  g_autofree char *text = NULL;
  const char *problem = self->problem;

  if (problem != NULL)
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self)));
  end_edit (self);
  if (text != NULL)
    g_signal_emit (self, signals[REFUSED], 0, text, problem);
}

static void
append_path (GString *out, const GoiFormItem *item)
{
  if (item->parent != NULL)
    {
      append_path (out, item->parent);
      if (item->label[0] != '\0' && item->parent->label[0] != '\0')
        g_string_append_c (out, ' ');
    }
  g_string_append (out, item->label);
}

static void
append_line (GString *out, const char *format, const char *text)
{
  g_autofree char *line = NULL;

  if (text == NULL || *text == '\0')
    return;
  if (out->len > 0)
    g_string_append_c (out, '\n');
  line = g_markup_printf_escaped (format, text);
  g_string_append (out, line);
}

static char *
make_tooltip (GoiCellEntry *self)
{
  gboolean chinese = goi_locale_is_chinese ();
  const char *row_help = goi_form_item_help (self->cell->row, chinese);
  g_autofree char *name = goi_cell_entry_dup_full_name (self);
  g_autofree char *origin = goi_cell_entry_dup_origin (self);
  GString *out = g_string_new (NULL);
  GoiCellLook look;

  goi_form_document_look_at (self->document, self->cell, &look);
  append_line (out, "<b>%s</b>", name);
  if (!chinese)
    append_line (out, "%s", self->cell->row->id != NULL ? self->cell->row->english
                                                        : self->cell->column->english);
  append_line (out, "%s", row_help);
  append_line (out, "%s", goi_form_item_help (self->cell->column, chinese));
  append_line (out, "<i>%s</i>", origin);
  if (self->last_year != NULL)
    append_line (out, _("Last year: %s"), self->last_year);
  if (look.finding != NULL)
    append_line (out, "<b>%s</b>", look.finding->message);
  if (look.doubt != NULL)
    append_line (out, "<b>%s</b>", _(look.doubt->message));
  if (self->problem != NULL)
    append_line (out, "<b>%s</b>", self->problem);
  return g_string_free (out, FALSE);
}

static gboolean
goi_cell_entry_query_tooltip (GtkWidget *widget, int x, int y, gboolean keyboard,
                              GtkTooltip *tooltip)
{
  g_autofree char *markup = make_tooltip (GOI_CELL_ENTRY (widget));

  gtk_tooltip_set_markup (tooltip, markup);
  return TRUE;
}

/* Last year's number stands small and pale at the left of the cell, away from this year's. */
static void
goi_cell_entry_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  GoiCellEntry *self = GOI_CELL_ENTRY (widget);

  GTK_WIDGET_CLASS (goi_cell_entry_parent_class)->snapshot (widget, snapshot);
  if (self->last_year != NULL && *self->last_year != '\0')
    {
      g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, self->last_year);
      PangoAttrList *attributes = pango_attr_list_new ();
      GdkRGBA color;
      int height;

      pango_attr_list_insert (attributes, pango_attr_scale_new (0.75));
      pango_layout_set_attributes (layout, attributes);
      pango_attr_list_unref (attributes);
      pango_layout_get_pixel_size (layout, NULL, &height);
      gtk_style_context_get_color (gtk_widget_get_style_context (widget), &color);
      color.alpha *= 0.55;
      gtk_snapshot_save (snapshot);
      gtk_snapshot_translate (snapshot,
                              &GRAPHENE_POINT_INIT (0, (gtk_widget_get_height (widget) - height) / 2));
      gtk_snapshot_append_layout (snapshot, layout, &color);
      gtk_snapshot_restore (snapshot);
    }
}

static void
goi_cell_entry_finalize (GObject *object)
{
  GoiCellEntry *self = GOI_CELL_ENTRY (object);

  g_clear_object (&self->document);
  g_free (self->last_year);
  G_OBJECT_CLASS (goi_cell_entry_parent_class)->finalize (object);
}

static void
goi_cell_entry_class_init (GoiCellEntryClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = goi_cell_entry_finalize;
  widget_class->query_tooltip = goi_cell_entry_query_tooltip;
  widget_class->snapshot = goi_cell_entry_snapshot;

  /**
   * GoiCellEntry::problem-changed:
   *
   * What is typed can stand in the cell, or it cannot; see goi_cell_entry_get_problem().
   */
  signals[PROBLEM_CHANGED]
      = g_signal_new ("problem-changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 0);
  /**
   * GoiCellEntry::refused:
   * @text: what was typed
   * @reason: translated: why it cannot stand in the cell
   *
   * The cell was left with a text that it cannot hold, and shows its old value again.
   */
  signals[REFUSED] = g_signal_new ("refused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING, G_TYPE_STRING);
}

static void
goi_cell_entry_init (GoiCellEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_widget_add_css_class (GTK_WIDGET (self), "goi-cell");
  gtk_widget_add_css_class (GTK_WIDGET (self), "numeric");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), TRUE);
  gtk_entry_set_has_frame (GTK_ENTRY (self), FALSE);
  gtk_editable_set_alignment (GTK_EDITABLE (self), 1.0);
  /* A natural width that follows the digits would lay the whole form out anew with every key. */
  gtk_editable_set_width_chars (GTK_EDITABLE (self), 1);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self), 1);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self), FALSE);

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_leave), self);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  g_signal_connect (self, "changed", G_CALLBACK (on_text_changed), NULL);
  g_signal_connect_object (gtk_editable_get_delegate (GTK_EDITABLE (self)), "preedit-changed",
                           G_CALLBACK (on_preedit_changed), self, G_CONNECT_SWAPPED);
}

/**
 * goi_cell_entry_new:
 * @document: a document
 * @cell: a cell of its form
 *
 * Returns: (transfer floating): an entry for the cell
 */
GtkWidget *
goi_cell_entry_new (GoiFormDocument *document, const GoiCell *cell)
{
  GoiCellEntry *self = g_object_new (GOI_TYPE_CELL_ENTRY, NULL);
  g_autofree char *name = goi_cell_describe (cell);

  self->document = g_object_ref (document);
  self->cell = cell;
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  goi_cell_entry_refresh (self);
  return GTK_WIDGET (self);
}

/**
 * goi_cell_entry_get_cell:
 * @self: an entry
 *
 * Returns: (transfer none): its cell
 */
const GoiCell *
goi_cell_entry_get_cell (GoiCellEntry *self)
{
  return self->cell;
}

/**
 * goi_cell_entry_refresh:
 * @self: an entry
 *
 * Shows what the document holds. A text that is just being typed is left alone.
 */
void
goi_cell_entry_refresh (GoiCellEntry *self)
{
  GoiCellLook cell;

  goi_form_document_look_at (self->document, self->cell, &cell);
  gtk_editable_set_editable (GTK_EDITABLE (self), goi_form_document_get_editable (self->document));
  if (self->token == 0)
    {
      g_autofree char *text = goi_value_display (cell.value);
      if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (self))) != 0)
        {
          self->updating = TRUE;
          gtk_editable_set_text (GTK_EDITABLE (self), text);
          self->updating = FALSE;
        }
    }
  set_look (self, compute_look (self, &cell));
  update_accessible (self, &cell);
}

/**
 * goi_cell_entry_is_typing:
 * @self: an entry
 *
 * Returns: whether something has been typed since the cell was entered
 */
gboolean
goi_cell_entry_is_typing (GoiCellEntry *self)
{
  return self->token != 0;
}

/**
 * goi_cell_entry_is_editing:
 * @self: an entry
 *
 * Returns: whether the caret is in the text, so that the arrow keys move it instead of leaving
 */
gboolean
goi_cell_entry_is_editing (GoiCellEntry *self)
{
  return self->editing;
}

/**
 * goi_cell_entry_is_composing:
 * @self: an entry
 *
 * Returns: whether an input method is in the middle of a character and needs the keys
 */
gboolean
goi_cell_entry_is_composing (GoiCellEntry *self)
{
  return self->composing;
}

/**
 * goi_cell_entry_begin_editing:
 * @self: an entry
 *
 * Puts the caret behind the text that is there.
 */
void
goi_cell_entry_begin_editing (GoiCellEntry *self)
{
  self->editing = TRUE;
  gtk_editable_set_position (GTK_EDITABLE (self), -1);
}

/**
 * goi_cell_entry_cancel:
 * @self: an entry
 *
 * Puts back what stood there before the edit.
 *
 * Returns: FALSE when nothing was being edited
 */
gboolean
goi_cell_entry_cancel (GoiCellEntry *self)
{
  gboolean busy = self->token != 0 || self->editing;

  if (self->token != 0)
    goi_undo_stack_take_back (goi_form_document_get_undo (self->document), self->token);
  end_edit (self);
  gtk_editable_select_region (GTK_EDITABLE (self), 0, -1);
  return busy;
}

/**
 * goi_cell_entry_finish:
 * @self: an entry
 *
 * Ends the edit, so that what is typed next is a step of its own.
 *
 * Returns: FALSE when what is typed cannot stand there; the edit then goes on
 */
gboolean
goi_cell_entry_finish (GoiCellEntry *self)
{
  if (self->problem != NULL)
    return FALSE;
  end_edit (self);
  return TRUE;
}

/**
 * goi_cell_entry_get_problem:
 * @self: an entry
 *
 * Returns: (transfer none) (nullable): translated: why what is typed cannot stand there
 */
const char *
goi_cell_entry_get_problem (GoiCellEntry *self)
{
  return self->problem;
}

/**
 * goi_cell_entry_set_selected:
 * @self: an entry
 * @selected: whether it is part of the selected block
 */
void
goi_cell_entry_set_selected (GoiCellEntry *self, gboolean selected)
{
  if (self->selected == selected)
    return;
  self->selected = selected;
  set_look (self, (self->look & ~LOOK_SELECTED) | (selected ? LOOK_SELECTED : 0));
}

/**
 * goi_cell_entry_set_last_year:
 * @self: an entry
 * @text: (nullable): what last year's report has there, NULL not to show it
 */
void
goi_cell_entry_set_last_year (GoiCellEntry *self, const char *text)
{
  if (g_strcmp0 (self->last_year, text) == 0)
    return;
  g_free (self->last_year);
  self->last_year = g_strdup (text);
  gtk_widget_queue_draw (GTK_WIDGET (self));
}

/**
 * goi_cell_entry_dup_full_name:
 * @self: an entry
 *
 * Returns: (transfer full): the cell's row and column with all their groups, as the form prints them
 */
char *
goi_cell_entry_dup_full_name (GoiCellEntry *self)
{
  GString *out = g_string_new (NULL);

  append_path (out, self->cell->row);
  if (self->cell->column->label[0] != '\0' && self->cell->column->id != NULL)
    {
      if (out->len > 0)
        g_string_append (out, " · ");
      append_path (out, self->cell->column);
    }
  else if (out->len == 0)
    append_path (out, self->cell->column);
  return g_string_free (out, FALSE);
}

/**
 * goi_cell_entry_dup_origin:
 * @self: an entry
 *
 * Returns: (transfer full) (nullable): translated: where the value comes from
 */
char *
goi_cell_entry_dup_origin (GoiCellEntry *self)
{
  GoiCellLook look;
  const char *text;

  goi_form_document_look_at (self->document, self->cell, &look);
  text = look.value->text != NULL ? look.value->text : "";
  if (look.value->mark == GOI_MARK_ABSENT)
    return g_strdup (_("The document has no such row or column"));
  if (look.value->mark == GOI_MARK_UNREADABLE)
    return g_strdup_printf (_("Not readable as a number: “%s”"), text);
  switch (look.value->origin)
    {
    case GOI_ORIGIN_TABLE:
      return *text != '\0' ? g_strdup_printf (_("Read from the table: “%s”"), text)
                           : g_strdup (_("Read from the table: empty"));
    case GOI_ORIGIN_PROSE:
      return g_strdup_printf (_("Read from a sentence: “%s”"), text);
    case GOI_ORIGIN_COMPUTED:
      return g_strdup (look.total ? _("Added up from the other cells")
                                  : _("Brought over from last year's report"));
    case GOI_ORIGIN_ENTERED:
      return g_strdup (look.value->start >= 0 ? _("Typed here in place of what was read")
                                              : _("Typed here"));
    case GOI_ORIGIN_REPAIRED:
      return g_strdup (_("Worked out from the sums of the form"));
    case GOI_ORIGIN_UNKNOWN:
    default:
      return NULL;
    }
}
