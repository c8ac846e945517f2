/* goi-form-table-keys.c: keys, pointer and clipboard of a table, as in a spreadsheet
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-form-table"

#include "config.h"

#include "goi-form-clipboard.h"
#include "goi-form-table-private.h"

#include <glib/gi18n-lib.h>

static gboolean
go_to (GoiFormTable *self, GoiCellEntry *entry)
{
  if (entry == NULL)
    return FALSE;
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
  return TRUE;
}

static GoiCellEntry *
get_at (GoiFormTable *self, int row, int column)
{
  if (row < 0 || row >= (int) self->layout->n_rows || column < 0
      || column >= (int) self->layout->n_columns)
    return NULL;
  return self->grid[row * self->layout->n_columns + column];
}

/* The next entry in a direction, over headings and titles; NULL at the edge. */
static GoiCellEntry *
find_neighbour (GoiFormTable *self, GoiCellEntry *from, int dx, int dy)
{
  const GoiLayoutCell *place = _goi_form_table_get_place (from);
  int row = place->row, column = place->column;

  while (row >= 0 && row < (int) self->layout->n_rows && column >= 0
         && column < (int) self->layout->n_columns)
    {
      GoiCellEntry *entry = get_at (self, row, column);
      if (entry != NULL && entry != from)
        return entry;
      row += dy;
      column += dx;
    }
  return NULL;
}

static GoiCellEntry *
find_in_row (GoiFormTable *self, GoiCellEntry *from, gboolean last)
{
  g_autoptr (GPtrArray) row
      = _goi_form_table_list_row (self, _goi_form_table_get_place (from)->row);

  return g_ptr_array_index (row, last ? row->len - 1 : 0);
}

static GoiCellEntry *
find_in_order (GoiFormTable *self, GoiCellEntry *from, int step)
{
  guint i;

  if (!g_ptr_array_find (self->entries, from, &i) || (step < 0 && i == 0)
      || i + step >= self->entries->len)
    return NULL;
  return g_ptr_array_index (self->entries, i + step);
}

/* Leaves the cell when what is typed can stand there; otherwise stays and says why. */
static gboolean
leave (GoiFormTable *self, GoiCellEntry *from)
{
  if (goi_cell_entry_finish (from))
    return TRUE;
  gtk_widget_error_bell (GTK_WIDGET (from));
  return FALSE;
}

static gboolean
move (GoiFormTable *self, GoiCellEntry *from, GoiCellEntry *to)
{
  if (!leave (self, from))
    return TRUE;
  goi_form_table_select_block (self, NULL, NULL);
  /* At the edge the key is used up all the same: an arrow must not leap into the next part. */
  if (!go_to (self, to))
    gtk_editable_select_region (GTK_EDITABLE (from), 0, -1);
  return TRUE;
}

static gboolean
extend (GoiFormTable *self, GoiCellEntry *from, int dx, int dy)
{
  GoiCellEntry *corner = self->corner != NULL ? self->corner : from;
  GoiCellEntry *next = find_neighbour (self, corner, dx, dy);

  if (next != NULL)
    goi_form_table_select_block (self, self->anchor != NULL ? self->anchor : from, next);
  return TRUE;
}

static gboolean
handle_arrow (GoiFormTable *self, GoiCellEntry *entry, guint key, GdkModifierType modifiers)
{
  int dx = key == GDK_KEY_Left || key == GDK_KEY_KP_Left     ? -1
           : key == GDK_KEY_Right || key == GDK_KEY_KP_Right ? 1
                                                             : 0;
  int dy = key == GDK_KEY_Up || key == GDK_KEY_KP_Up ? -1 : dx == 0 ? 1 : 0;

  if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK))
    return FALSE;
  if (goi_cell_entry_is_editing (entry) && dx != 0)
    return FALSE;
  if (modifiers & GDK_SHIFT_MASK)
    return leave (self, entry) ? extend (self, entry, dx, dy) : TRUE;
  return move (self, entry, find_neighbour (self, entry, dx, dy));
}

static gboolean
handle_home_end (GoiFormTable *self, GoiCellEntry *entry, gboolean end, GdkModifierType modifiers)
{
  if (modifiers & GDK_CONTROL_MASK)
    return move (self, entry, g_ptr_array_index (self->entries, end ? self->entries->len - 1 : 0));
  if (goi_cell_entry_is_editing (entry) || (modifiers & GDK_SHIFT_MASK))
    return FALSE;
  return move (self, entry, find_in_row (self, entry, end));
}

static void
paste (GoiFormTable *self, const char *text)
{
  g_autofree char *problem = NULL;

  if (!goi_form_table_paste_text (self, text, &problem))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      _goi_form_table_say (self, problem);
    }
}

static void
on_clipboard_text (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiFormTable) self = user_data;
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL)
    _goi_form_table_say (self, _("There is no text on the clipboard"));
  else if (gtk_widget_get_root (GTK_WIDGET (self)) != NULL)
    paste (self, text);
}

static void
copy (GoiFormTable *self)
{
  g_autofree char *text = goi_form_table_copy_text (self);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

/* While the caret is in the text, copy and paste mean the text. */
static gboolean
handle_control (GoiFormTable *self, GoiCellEntry *entry, guint key)
{
  gboolean editable = goi_form_document_get_editable (self->document);

  if (goi_cell_entry_is_editing (entry))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_c:
    case GDK_KEY_Insert:
      copy (self);
      return TRUE;
    case GDK_KEY_x:
      copy (self);
      if (editable)
        goi_form_table_blank_selection (self);
      return TRUE;
    case GDK_KEY_v:
      if (editable && leave (self, entry))
        gdk_clipboard_read_text_async (gtk_widget_get_clipboard (GTK_WIDGET (self)), NULL,
                                       on_clipboard_text, g_object_ref (self));
      return TRUE;
    case GDK_KEY_a:
      goi_form_table_select_block (self, g_ptr_array_index (self->entries, 0),
                                   g_ptr_array_index (self->entries, self->entries->len - 1));
      return TRUE;
    default:
      return FALSE;
    }
}

static gboolean
handle_escape (GoiFormTable *self, GoiCellEntry *entry)
{
  gboolean had_block = self->anchor != NULL;

  goi_form_table_select_block (self, NULL, NULL);
  return goi_cell_entry_cancel (entry) || had_block;
}

/* A click selects the whole cell, so that typing replaces it, as in a spreadsheet. The text puts
 * its caret after the click's handler has run, hence an idle; a key that comes first has it now. */
static gboolean
select_clicked (gpointer user_data)
{
  GoiFormTable *self = GOI_FORM_TABLE (user_data);
  GoiCellEntry *entry = goi_form_table_get_focus_entry (self);

  self->select_id = 0;
  if (entry != NULL && !goi_cell_entry_is_editing (entry) && !goi_cell_entry_is_typing (entry))
    gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
  return G_SOURCE_REMOVE;
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers,
                GoiFormTable *self)
{
  GoiCellEntry *entry = goi_form_table_get_focus_entry (self);
  gboolean shift = (modifiers & GDK_SHIFT_MASK) != 0;

  if (self->select_id != 0)
    {
      g_source_remove (self->select_id);
      select_clicked (self);
    }
  modifiers &= gtk_accelerator_get_default_mod_mask ();
  if (entry == NULL || goi_cell_entry_is_composing (entry))
    return FALSE;
  switch (key)
    {
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Tab:
    case GDK_KEY_ISO_Left_Tab:
      if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK))
        return FALSE;
      if (find_in_order (self, entry, shift ? -1 : 1) == NULL && leave (self, entry))
        return FALSE;
      return move (self, entry, find_in_order (self, entry, shift ? -1 : 1));
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_ISO_Enter:
      if (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK))
        return FALSE;
      return move (self, entry, find_neighbour (self, entry, 0, shift ? -1 : 1));
    case GDK_KEY_Up:
    case GDK_KEY_Down:
    case GDK_KEY_Left:
    case GDK_KEY_Right:
    case GDK_KEY_KP_Up:
    case GDK_KEY_KP_Down:
    case GDK_KEY_KP_Left:
    case GDK_KEY_KP_Right:
      return handle_arrow (self, entry, key, modifiers);
    case GDK_KEY_Home:
    case GDK_KEY_KP_Home:
      return handle_home_end (self, entry, FALSE, modifiers);
    case GDK_KEY_End:
    case GDK_KEY_KP_End:
      return handle_home_end (self, entry, TRUE, modifiers);
    case GDK_KEY_Escape:
      return handle_escape (self, entry);
    case GDK_KEY_F2:
      goi_cell_entry_begin_editing (entry);
      return TRUE;
    case GDK_KEY_F6:
      if (leave (self, entry))
        g_signal_emit_by_name (self, "step-out", shift ? -1 : 1);
      return TRUE;
    case GDK_KEY_Delete:
    case GDK_KEY_KP_Delete:
    case GDK_KEY_BackSpace:
      if (goi_cell_entry_is_editing (entry) || goi_cell_entry_is_typing (entry)
          || (modifiers & (GDK_CONTROL_MASK | GDK_ALT_MASK)))
        return FALSE;
      if (goi_form_document_get_editable (self->document))
        goi_form_table_blank_selection (self);
      return TRUE;
    default:
      return modifiers == GDK_CONTROL_MASK ? handle_control (self, entry, gdk_keyval_to_lower (key))
                                           : FALSE;
    }
}

static GoiCellEntry *
pick (GoiFormTable *self, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (self), x, y, GTK_PICK_DEFAULT);
  GtkWidget *entry = widget != NULL ? gtk_widget_get_ancestor (widget, GOI_TYPE_CELL_ENTRY) : NULL;

  return entry != NULL ? GOI_CELL_ENTRY (entry) : NULL;
}

static void
on_pressed (GtkGestureClick *gesture, int n_press, double x, double y, GoiFormTable *self)
{
  GoiCellEntry *entry = pick (self, x, y);
  GoiCellEntry *focus = goi_form_table_get_focus_entry (self);
  GdkModifierType modifiers
      = gtk_event_controller_get_current_event_state (GTK_EVENT_CONTROLLER (gesture));

  if (entry == NULL)
    return;
  if ((modifiers & GDK_SHIFT_MASK) && focus != NULL && focus != entry
      && !goi_cell_entry_is_editing (focus))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      goi_form_table_select_block (self, focus, entry);
    }
  else if (n_press == 2)
    goi_cell_entry_begin_editing (entry);
  else if (n_press == 1 && !goi_cell_entry_is_editing (entry))
    goi_form_table_select_block (self, NULL, NULL);
}

static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, GoiFormTable *self)
{
  if (n_press == 1 && self->select_id == 0)
    self->select_id = g_idle_add_full (G_PRIORITY_HIGH_IDLE, select_clicked, self, NULL);
}

static void
on_drag_update (GtkGestureDrag *gesture, double dx, double dy, GoiFormTable *self)
{
  GoiCellEntry *from, *to;
  double x, y;

  if (!gtk_gesture_drag_get_start_point (gesture, &x, &y))
    return;
  from = pick (self, x, y);
  to = pick (self, x + dx, y + dy);
  if (from == NULL || to == NULL || goi_cell_entry_is_editing (from)
      || (from == to && self->anchor == NULL))
    return;
  /* From here on the pointer selects cells, not characters. */
  gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
  goi_form_table_select_block (self, from, to);
}

void
_goi_form_table_init_keys (GoiFormTable *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *drag = gtk_gesture_drag_new ();

  /* Before the entries, which use arrows, Delete and Ctrl+A for their text. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (click), GTK_PHASE_CAPTURE);
  g_signal_connect (click, "pressed", G_CALLBACK (on_pressed), self);
  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (click));

  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (drag), GTK_PHASE_CAPTURE);
  g_signal_connect (drag, "drag-update", G_CALLBACK (on_drag_update), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (drag));
}

/* The selected block as a rectangle of the grid, or the cell with the focus. */
void
_goi_form_table_get_block (GoiFormTable *self, guint *top, guint *left, guint *bottom, guint *right)
{
  GoiCellEntry *focus = goi_form_table_get_focus_entry (self);
  GoiCellEntry *a = self->anchor != NULL ? self->anchor : focus;
  GoiCellEntry *b = self->corner != NULL ? self->corner : a;
  const GoiLayoutCell *from = _goi_form_table_get_place (a);
  const GoiLayoutCell *to = _goi_form_table_get_place (b);

  *top = MIN (from->row, to->row);
  *left = MIN (from->column, to->column);
  *bottom = MAX (from->row + from->row_span, to->row + to->row_span) - 1;
  *right = MAX (from->column + from->column_span, to->column + to->column_span) - 1;
}

/* The entries of one row of the selected block. */
static GPtrArray *
list_block_row (GoiFormTable *self, guint row, guint left, guint right)
{
  g_autoptr (GPtrArray) all = _goi_form_table_list_row (self, row);
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < all->len; i++)
    {
      const GoiLayoutCell *place = _goi_form_table_get_place (g_ptr_array_index (all, i));
      if (place->column <= right && place->column + place->column_span > left)
        g_ptr_array_add (list, g_ptr_array_index (all, i));
    }
  return list;
}

static gboolean
has_selection (GoiFormTable *self)
{
  return self->anchor != NULL || goi_form_table_get_focus_entry (self) != NULL;
}

/**
 * goi_form_table_select_block:
 * @self: a table
 * @from: (nullable): the entry where the block begins, which has the focus; NULL for no block
 * @to: (nullable): the opposite corner
 */
void
goi_form_table_select_block (GoiFormTable *self, GoiCellEntry *from, GoiCellEntry *to)
{
  guint top = 1, left = 1, bottom = 0, right = 0;

  self->anchor = from;
  self->corner = to;
  if (from != NULL)
    _goi_form_table_get_block (self, &top, &left, &bottom, &right);
  for (guint i = 0; i < self->entries->len; i++)
    {
      GoiCellEntry *entry = g_ptr_array_index (self->entries, i);
      const GoiLayoutCell *place = _goi_form_table_get_place (entry);
      goi_cell_entry_set_selected (entry, place->row >= top && place->row <= bottom
                                              && place->column <= right
                                              && place->column + place->column_span > left);
    }
}

/**
 * goi_form_table_copy_text:
 * @self: a table
 *
 * Returns: (transfer full): the selected block, or the cell with the focus, as spreadsheets take it;
 *   "" when nothing is selected
 */
char *
goi_form_table_copy_text (GoiFormTable *self)
{
  g_autoptr (GPtrArray) rows
      = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  GoiReport *report = goi_form_document_get_report (self->document);
  guint top, left, bottom, right;

  if (!has_selection (self))
    return g_strdup ("");
  _goi_form_table_get_block (self, &top, &left, &bottom, &right);
  for (guint r = top; r <= bottom; r++)
    {
      g_autoptr (GPtrArray) entries = list_block_row (self, r, left, right);
      GPtrArray *row;

      if (entries->len == 0)
        continue;
      row = g_ptr_array_new_with_free_func (g_free);
      for (guint i = 0; i < entries->len; i++)
        g_ptr_array_add (row, goi_value_display (goi_report_get_cell_value (
                                  report, goi_cell_entry_get_cell (g_ptr_array_index (entries, i)))));
      g_ptr_array_add (rows, row);
    }
  return goi_form_clipboard_format (rows);
}

/* Adds what @text means in the cell of @entry. */
static gboolean
add_change (GoiFormTable *self, GoiCellEntry *entry, const char *text, GPtrArray *changes,
            char **problem)
{
  const GoiCell *cell = goi_cell_entry_get_cell (entry);
  const char *reason = NULL;
  g_autoptr (GoiValue) value = goi_form_document_parse (self->document, cell, text, &reason);
  g_autofree char *where = NULL;

  if (value != NULL)
    {
      g_ptr_array_add (changes, goi_change_new (cell->key, value));
      return TRUE;
    }
  where = goi_cell_describe (cell);
  /* Translators: the text from the clipboard, the cell, and the reason */
  *problem = g_strdup_printf (_("Nothing was pasted: “%1$s” for %2$s: %3$s"), text, where, reason);
  return FALSE;
}

static gboolean
collect_row (GoiFormTable *self, GPtrArray *fields, guint row, guint left, GPtrArray *changes,
             char **problem)
{
  g_autoptr (GPtrArray) entries
      = list_block_row (self, row, left, self->layout->n_columns - 1);

  for (guint i = 0; i < fields->len; i++)
    {
      const char *text = g_ptr_array_index (fields, i);
      if (i < entries->len)
        {
          if (!add_change (self, g_ptr_array_index (entries, i), text, changes, problem))
            return FALSE;
        }
      else if (*text != '\0')
        {
          *problem = g_strdup (_("Nothing was pasted: the block is wider than the table from here on"));
          return FALSE;
        }
    }
  return TRUE;
}

static gboolean
is_empty_row (GPtrArray *fields)
{
  for (guint i = 0; i < fields->len; i++)
    if (*(const char *) g_ptr_array_index (fields, i) != '\0')
      return FALSE;
  return TRUE;
}

static gboolean
collect_block (GoiFormTable *self, GPtrArray *rows, guint top, guint left, GPtrArray *changes,
               char **problem)
{
  guint row = top;

  for (guint i = 0; i < rows->len; i++)
    {
      GPtrArray *fields = g_ptr_array_index (rows, i);

      while (row < self->layout->n_rows)
        {
          g_autoptr (GPtrArray) entries
              = list_block_row (self, row, left, self->layout->n_columns - 1);
          if (entries->len > 0)
            break;
          row++;
        }
      if (row < self->layout->n_rows)
        {
          if (!collect_row (self, fields, row++, left, changes, problem))
            return FALSE;
        }
      else if (!is_empty_row (fields))
        {
          *problem = g_strdup (_("Nothing was pasted: the block is longer than the table from here on"));
          return FALSE;
        }
    }
  return TRUE;
}

/* One number for all selected cells. */
static gboolean
collect_fill (GoiFormTable *self, const char *text, GPtrArray *changes, char **problem)
{
  guint top, left, bottom, right;

  _goi_form_table_get_block (self, &top, &left, &bottom, &right);
  for (guint r = top; r <= bottom; r++)
    {
      g_autoptr (GPtrArray) entries = list_block_row (self, r, left, right);
      for (guint i = 0; i < entries->len; i++)
        if (!add_change (self, g_ptr_array_index (entries, i), text, changes, problem))
          return FALSE;
    }
  return TRUE;
}

/**
 * goi_form_table_paste_text:
 * @self: a table
 * @text: text as spreadsheets put it on the clipboard
 * @problem: (out) (transfer full): translated: why nothing was pasted
 *
 * Puts a block of cells over the table, from the selected cell to the right and downwards, as one
 * step. All of it or nothing: a block that does not fit, or has a text that cannot stand in its
 * cell, changes nothing.
 *
 * Returns: FALSE when nothing was pasted
 */
gboolean
goi_form_table_paste_text (GoiFormTable *self, const char *text, char **problem)
{
  g_autoptr (GPtrArray) rows = goi_form_clipboard_parse (text);
  g_autoptr (GPtrArray) changes = goi_change_list_new ();
  guint top, left, bottom, right;
  gboolean ok;

  g_return_val_if_fail (GOI_IS_FORM_TABLE (self), FALSE);

  if (!has_selection (self))
    {
      *problem = g_strdup (_("Nothing was pasted: no cell is selected"));
      return FALSE;
    }
  _goi_form_table_get_block (self, &top, &left, &bottom, &right);
  if (goi_form_clipboard_is_block (rows))
    ok = collect_block (self, rows, top, left, changes, problem);
  else
    ok = collect_fill (self, g_ptr_array_index ((GPtrArray *) g_ptr_array_index (rows, 0), 0), changes,
                       problem);
  if (ok)
    goi_form_document_change_cells (self->document, _("Paste"), changes);
  return ok;
}

/**
 * goi_form_table_blank_selection:
 * @self: a table
 *
 * Leaves the selected cells blank, in one step.
 *
 * Returns: whether anything changed
 */
gboolean
goi_form_table_blank_selection (GoiFormTable *self)
{
  g_autoptr (GPtrArray) changes = goi_change_list_new ();
  g_autofree char *problem = NULL;

  g_return_val_if_fail (GOI_IS_FORM_TABLE (self), FALSE);

  if (!has_selection (self) || !collect_fill (self, "", changes, &problem))
    return FALSE;
  return goi_form_document_change_cells (self->document, _("Clear cells"), changes);
}
