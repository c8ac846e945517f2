/* goi-form-table.c: a table of the form, as it is printed, to type into
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-form-table"

#include "config.h"

#include "goi-form-table.h"

#include "goi-write-columns.h"
#include "goi-form-table-private.h"
#include "goi-widgets.h"

#include <glib/gi18n-lib.h>

/* Pixels left and right of a text, as in style-form.css, and the line. */
#define PADDING 13
#define LINE 1

/* How far the column with the row labels may give way before the page scrolls, in ems. */
#define LABEL_SLACK 4

typedef struct
{
  GtkWidget *widget;
  const GoiLayoutCell *cell;
} Child;

G_DEFINE_FINAL_TYPE (GoiFormTable, goi_form_table, GTK_TYPE_WIDGET)

enum
{
  CELL_FOCUSED,
  MESSAGE,
  STEP_OUT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];
static GQuark place_quark;

/* ---- geometry ---- */

static double
get_em (GtkWidget *widget)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, "国国国国");
  int width;

  pango_layout_get_size (layout, &width, NULL);
  return width / 4.0 / PANGO_SCALE;
}

/* Where each column begins, and where the last one ends; returns the whole width. With a @width of
 * -1 the columns take the room that they would like. */
static int
compute_columns (GoiFormTable *self, int width, int *x)
{
  guint n = self->layout->n_columns;
  g_autofree double *widths = g_new (double, n);
  g_autofree double *growth = g_new (double, n);
  double em = get_em (GTK_WIDGET (self));
  double sum = 0, spare, at = 0;

  goi_write_columns_compute (self->layout, self->table, PADDING / em, widths, growth);
  for (guint c = 0; c < n; c++)
    sum += widths[c] *= em;
  spare = width < 0 ? 0 : width - LINE - sum;
  if (spare < 0 && self->layout->label_columns > 0)
    widths[self->layout->label_columns - 1] += MAX (spare, -LABEL_SLACK * em);
  for (guint c = 0; c < n; c++)
    {
      x[c] = (int) (at + 0.5);
      at += widths[c] + MAX (spare, 0) * growth[c];
    }
  x[n] = (int) (at + 0.5);
  return x[n] + LINE;
}

static int
measure_child (const Child *child, const int *x)
{
  const GoiLayoutCell *cell = child->cell;
  int height;

  gtk_widget_measure (child->widget, GTK_ORIENTATION_VERTICAL,
                      x[cell->column + cell->column_span] - x[cell->column] - LINE, NULL, &height,
                      NULL, NULL);
  return height + LINE;
}

/* Where each row begins, and where the last one ends; returns the whole height. */
static int
compute_rows (GoiFormTable *self, const int *x, int *y)
{
  guint n = self->layout->n_rows;
  g_autofree int *heights = g_new0 (int, n);
  int at = 0;

  for (guint i = 0; i < self->children->len; i++)
    {
      const Child *child = g_ptr_array_index (self->children, i);
      const GoiLayoutCell *cell = child->cell;
      if (cell->row_span == 1)
        heights[cell->row] = MAX (heights[cell->row], measure_child (child, x));
    }
  for (guint i = 0; i < self->children->len; i++)
    {
      const Child *child = g_ptr_array_index (self->children, i);
      const GoiLayoutCell *cell = child->cell;
      int sum = 0;

      if (cell->row_span == 1)
        continue;
      for (guint r = 0; r < cell->row_span; r++)
        sum += heights[cell->row + r];
      heights[cell->row + cell->row_span - 1] += MAX (0, measure_child (child, x) - sum);
    }
  for (guint r = 0; r < n; r++)
    {
      y[r] = at;
      at += heights[r];
    }
  y[n] = at;
  return at + LINE;
}

static GtkSizeRequestMode
goi_form_table_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
goi_form_table_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  GoiFormTable *self = GOI_FORM_TABLE (widget);
  g_autofree int *x = g_new (int, self->layout->n_columns + 1);

  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *natural = compute_columns (self, -1, x);
      *minimum = compute_columns (self, 0, x);
    }
  else
    {
      g_autofree int *y = g_new (int, self->layout->n_rows + 1);
      compute_columns (self, for_size, x);
      *minimum = *natural = compute_rows (self, x, y);
    }
}

static void
goi_form_table_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  GoiFormTable *self = GOI_FORM_TABLE (widget);
  g_autofree int *x = g_new (int, self->layout->n_columns + 1);
  g_autofree int *y = g_new (int, self->layout->n_rows + 1);

  compute_columns (self, width, x);
  compute_rows (self, x, y);
  for (guint i = 0; i < self->children->len; i++)
    {
      const Child *child = g_ptr_array_index (self->children, i);
      const GoiLayoutCell *cell = child->cell;
      GtkAllocation area = { x[cell->column] + LINE, y[cell->row] + LINE,
                             x[cell->column + cell->column_span] - x[cell->column] - LINE,
                             y[cell->row + cell->row_span] - y[cell->row] - LINE };
      gtk_widget_size_allocate (child->widget, &area, -1);
    }
  if (self->popover != NULL)
    gtk_popover_present (GTK_POPOVER (self->popover));
}

/* ---- building ---- */

static gboolean
has_ordinal (const GoiLayoutCell *cell)
{
  return cell->item != NULL && cell->kind == GOI_LAYOUT_LABEL;
}

/* Lists that the form indents are indented. */
static char *
indent (GoiFormTable *self, const GoiLayoutCell *cell)
{
  g_autoptr (GString) text = g_string_new (NULL);

  if (cell->kind == GOI_LAYOUT_LABEL && self->layout->label_columns == 1 && cell->item != NULL)
    for (guint i = 0; i < cell->item->level; i++)
      g_string_append (text, "\u3000");
  g_string_append (text, cell->text);
  return g_strdup (text->str);
}

static GtkWidget *
make_label (GoiFormTable *self, const GoiLayoutCell *cell)
{
  double limit = goi_write_columns_get_limit (self->layout, cell);
  gboolean short_form = limit > 0 && goi_write_columns_measure (cell->text) > limit;
  g_autofree char *text = NULL;
  GtkWidget *label;

  if (short_form)
    text = goi_write_columns_shorten (cell);
  else if (cell->kind == GOI_LAYOUT_HEADER && cell->column_span == 1)
    text = goi_write_columns_fit (cell->text, self->table->value_width / 2.0);
  else
    text = indent (self, cell);

  label = gtk_label_new (text);
  gtk_widget_add_css_class (label, "goi-label");
  if (cell->kind == GOI_LAYOUT_TITLE)
    gtk_widget_add_css_class (label, "goi-title");
  if (cell->kind == GOI_LAYOUT_CORNER)
    gtk_widget_add_css_class (label, "goi-corner");
  gtk_label_set_xalign (GTK_LABEL (label), has_ordinal (cell) ? 0 : 0.5);
  if (cell->kind == GOI_LAYOUT_HEADER)
    gtk_label_set_justify (GTK_LABEL (label), GTK_JUSTIFY_CENTER);
  if (limit > 0)
    gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  else
    {
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
    }
  if (cell->item != NULL && cell->item->english != NULL)
    {
      g_autofree char *tooltip = g_strdup_printf ("%s\n%s", cell->text, cell->item->english);
      goi_widget_set_row_tooltip (label, tooltip);
    }
  /* What is cut short for the eye is whole for the ear. */
  gtk_accessible_update_property (GTK_ACCESSIBLE (label), GTK_ACCESSIBLE_PROPERTY_LABEL, cell->text,
                                  -1);
  return label;
}

static void
on_entry_focus_enter (GtkEventControllerFocus *controller, GoiFormTable *self)
{
  GtkWidget *entry = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  if (self->anchor != NULL && self->anchor != GOI_CELL_ENTRY (entry))
    goi_form_table_select_block (self, NULL, NULL);
  g_signal_emit (self, signals[CELL_FOCUSED], 0, entry);
}

static void
on_problem_changed (GoiCellEntry *entry, GoiFormTable *self)
{
  const char *problem = goi_cell_entry_get_problem (entry);
  graphene_rect_t bounds;

  if (problem == NULL || !gtk_widget_compute_bounds (GTK_WIDGET (entry), GTK_WIDGET (self), &bounds))
    {
      if (self->popover != NULL)
        gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }
  if (self->popover == NULL)
    {
      self->popover = gtk_popover_new ();
      self->popover_label = gtk_label_new (NULL);
      gtk_widget_add_css_class (self->popover, "goi-problem");
      gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
      gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
      gtk_widget_set_can_focus (self->popover, FALSE);
      gtk_popover_set_child (GTK_POPOVER (self->popover), self->popover_label);
      gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
    }
  gtk_label_set_text (GTK_LABEL (self->popover_label), problem);
  gtk_popover_set_pointing_to (GTK_POPOVER (self->popover),
                               &(GdkRectangle) { bounds.origin.x, bounds.origin.y,
                                                 bounds.size.width, bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
on_refused (GoiCellEntry *entry, const char *text, const char *reason, GoiFormTable *self)
{
  g_autofree char *where = goi_cell_describe (goi_cell_entry_get_cell (entry));
  /* Translators: what was typed, the cell, and the reason */
  g_autofree char *message
      = g_strdup_printf (_("“%1$s” was not taken over in %2$s: %3$s"), text, where, reason);

  _goi_form_table_say (self, message);
}

static GtkWidget *
make_entry (GoiFormTable *self, const GoiLayoutCell *cell)
{
  GtkWidget *entry = goi_cell_entry_new (self->document, cell->cell);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_object_set_qdata (G_OBJECT (entry), place_quark, (gpointer) cell);
  g_signal_connect (focus, "enter", G_CALLBACK (on_entry_focus_enter), self);
  gtk_widget_add_controller (entry, focus);
  g_signal_connect (entry, "problem-changed", G_CALLBACK (on_problem_changed), self);
  g_signal_connect (entry, "refused", G_CALLBACK (on_refused), self);
  g_ptr_array_add (self->entries, entry);
  g_hash_table_insert (self->by_cell, (gpointer) cell->cell, entry);
  for (guint r = cell->row; r < cell->row + cell->row_span; r++)
    for (guint c = cell->column; c < cell->column + cell->column_span; c++)
      self->grid[r * self->layout->n_columns + c] = GOI_CELL_ENTRY (entry);
  return entry;
}

static void
build (GoiFormTable *self)
{
  self->grid = g_new0 (GoiCellEntry *, self->layout->n_rows * self->layout->n_columns);
  for (guint i = 0; i < self->layout->cells->len; i++)
    {
      const GoiLayoutCell *cell = g_ptr_array_index (self->layout->cells, i);
      Child *child = g_new (Child, 1);

      child->cell = cell;
      if (cell->kind == GOI_LAYOUT_VALUE && cell->cell != NULL)
        child->widget = make_entry (self, cell);
      else
        child->widget = make_label (self, cell);
      gtk_widget_set_parent (child->widget, GTK_WIDGET (self));
      g_ptr_array_add (self->children, child);
    }
}

static void
on_cells_changed (GoiFormTable *self, GPtrArray *changes)
{
  GoiEdition *edition = goi_form_document_get_edition (self->document);

  for (guint i = 0; i < changes->len; i++)
    {
      const GoiChange *change = g_ptr_array_index (changes, i);
      const GoiCell *cell = goi_edition_find_cell (edition, change->key);
      GoiCellEntry *entry = cell != NULL ? g_hash_table_lookup (self->by_cell, cell) : NULL;
      if (entry != NULL)
        goi_cell_entry_refresh (entry);
    }
}

/* ---- the object ---- */

static void
goi_form_table_dispose (GObject *object)
{
  GoiFormTable *self = GOI_FORM_TABLE (object);

  self->anchor = self->corner = NULL;
  g_clear_handle_id (&self->select_id, g_source_remove);
  g_clear_pointer (&self->popover, gtk_widget_unparent);
  for (guint i = 0; i < self->children->len; i++)
    gtk_widget_unparent (((Child *) g_ptr_array_index (self->children, i))->widget);
  g_ptr_array_set_size (self->children, 0);
  g_ptr_array_set_size (self->entries, 0);
  g_hash_table_remove_all (self->by_cell);
  G_OBJECT_CLASS (goi_form_table_parent_class)->dispose (object);
}

static void
goi_form_table_finalize (GObject *object)
{
  GoiFormTable *self = GOI_FORM_TABLE (object);

  g_ptr_array_unref (self->children);
  g_ptr_array_unref (self->entries);
  g_hash_table_unref (self->by_cell);
  g_free (self->grid);
  g_clear_pointer (&self->layout, goi_layout_free);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (goi_form_table_parent_class)->finalize (object);
}

static void
goi_form_table_class_init (GoiFormTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = goi_form_table_dispose;
  object_class->finalize = goi_form_table_finalize;
  widget_class->get_request_mode = goi_form_table_get_request_mode;
  widget_class->measure = goi_form_table_measure;
  widget_class->size_allocate = goi_form_table_size_allocate;
  gtk_widget_class_set_css_name (widget_class, "formtable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  place_quark = g_quark_from_static_string ("goi-form-table-place");

  /**
   * GoiFormTable::cell-focused:
   * @entry: the entry that has the focus now
   */
  signals[CELL_FOCUSED]
      = g_signal_new ("cell-focused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, GOI_TYPE_CELL_ENTRY);
  /**
   * GoiFormTable::message:
   * @message: translated: what the user has to be told
   */
  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * GoiFormTable::step-out:
   * @direction: 1 for the next table, -1 for the one before
   */
  signals[STEP_OUT] = g_signal_new ("step-out", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
goi_form_table_init (GoiFormTable *self)
{
  self->children = g_ptr_array_new_with_free_func (g_free);
  self->entries = g_ptr_array_new ();
  self->by_cell = g_hash_table_new (NULL, NULL);
}

/* ---- shared with the other files ---- */

const GoiLayoutCell *
_goi_form_table_get_place (GoiCellEntry *entry)
{
  return g_object_get_qdata (G_OBJECT (entry), place_quark);
}

/* The entries of a row of the grid from left to right. */
GPtrArray *
_goi_form_table_list_row (GoiFormTable *self, guint row)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint c = 0; c < self->layout->n_columns; c++)
    {
      GoiCellEntry *entry = self->grid[row * self->layout->n_columns + c];
      if (entry != NULL && (list->len == 0 || g_ptr_array_index (list, list->len - 1) != entry))
        g_ptr_array_add (list, entry);
    }
  return list;
}

void
_goi_form_table_say (GoiFormTable *self, const char *message)
{
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

/* ---- public ---- */

/**
 * goi_form_table_new:
 * @document: a document
 * @table: a table of its form
 *
 * Returns: (transfer floating): the table as the form prints it
 */
GtkWidget *
goi_form_table_new (GoiFormDocument *document, GoiTable *table)
{
  GoiFormTable *self = g_object_new (GOI_TYPE_FORM_TABLE, NULL);
  GoiReport *report = goi_form_document_get_report (document);

  self->document = g_object_ref (document);
  self->table = table;
  self->layout = goi_edition_layout_table (goi_form_document_get_edition (document), table,
                                           goi_report_uses_alternatives (report));
  build (self);
  _goi_form_table_init_keys (self);
  g_signal_connect_object (document, "cells-changed", G_CALLBACK (on_cells_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "checked", G_CALLBACK (goi_form_table_refresh), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "reset", G_CALLBACK (goi_form_table_refresh), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * goi_form_table_get_table:
 * @self: a table
 *
 * Returns: (transfer none): the table of the form that it shows
 */
GoiTable *
goi_form_table_get_table (GoiFormTable *self)
{
  return self->table;
}

/**
 * goi_form_table_get_entry:
 * @self: a table
 * @cell: a cell of the form
 *
 * Returns: (transfer none) (nullable): its entry, NULL when the cell is not in this table
 */
GoiCellEntry *
goi_form_table_get_entry (GoiFormTable *self, const GoiCell *cell)
{
  return g_hash_table_lookup (self->by_cell, cell);
}

/**
 * goi_form_table_get_entries:
 * @self: a table
 *
 * Returns: (transfer none) (element-type GoiCellEntry): all entries in reading order
 */
GPtrArray *
goi_form_table_get_entries (GoiFormTable *self)
{
  return self->entries;
}

/**
 * goi_form_table_get_focus_entry:
 * @self: a table
 *
 * Returns: (transfer none) (nullable): the entry that has the keyboard
 */
GoiCellEntry *
goi_form_table_get_focus_entry (GoiFormTable *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *entry = focus != NULL ? gtk_widget_get_ancestor (focus, GOI_TYPE_CELL_ENTRY) : NULL;

  return entry != NULL && gtk_widget_get_parent (entry) == GTK_WIDGET (self) ? GOI_CELL_ENTRY (entry)
                                                                            : NULL;
}

/**
 * goi_form_table_refresh:
 * @self: a table
 *
 * Shows all cells as the document holds them.
 */
void
goi_form_table_refresh (GoiFormTable *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    goi_cell_entry_refresh (g_ptr_array_index (self->entries, i));
}

/**
 * goi_form_table_set_last_year:
 * @self: a table
 * @report: (nullable): last year's report, whose numbers are shown small beside this year's
 */
void
goi_form_table_set_last_year (GoiFormTable *self, GoiReport *report)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      GoiCellEntry *entry = g_ptr_array_index (self->entries, i);
      const GoiValue *value = report != NULL
                                  ? goi_report_get_value (report, goi_cell_entry_get_cell (entry)->key)
                                  : NULL;
      g_autofree char *text = value != NULL ? goi_value_display (value) : NULL;
      goi_cell_entry_set_last_year (entry, text);
    }
}
