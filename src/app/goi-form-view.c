/* goi-form-view.c: the form as one page: tables and texts in their order
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-form-view"

#include "config.h"

#include "goi-form-view.h"

#include "goi-section-editor.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Wider than this the eye loses the row. */
#define MAX_WIDTH 1040

struct _GoiFormView
{
  GtkWidget parent_instance;

  /* Owned References */
  GoiFormDocument *document;
  GPtrArray *parts;
  GPtrArray *widgets;
  GoiReport *last_year;

  /* Children */
  GtkWidget *scroller;
  GtkWidget *content;

  gboolean alternatives;
};

/* What stands on the page for a part. */
typedef struct
{
  GtkWidget *heading;
  GtkWidget *table;
  GtkWidget *editor;
} PartWidgets;

G_DEFINE_FINAL_TYPE (GoiFormView, goi_form_view, GTK_TYPE_WIDGET)

enum
{
  CELL_FOCUSED,
  PART_FOCUSED,
  MESSAGE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static PartWidgets *
get_widgets (GoiFormView *self, guint i)
{
  return g_ptr_array_index (self->widgets, i);
}

static GtkAdjustment *
get_adjustment (GoiFormView *self)
{
  return gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));
}

/* Scrolls so that @top is at the upper edge, if the page is long enough below it. */
static void
scroll_to_top (GoiFormView *self, GtkWidget *top)
{
  graphene_rect_t bounds;

  if (gtk_widget_compute_bounds (top, self->content, &bounds))
    gtk_adjustment_set_value (get_adjustment (self), bounds.origin.y);
}

static void
scroll_into_view (GoiFormView *self, double y, double height, double margin)
{
  GtkAdjustment *adjustment = get_adjustment (self);

  gtk_adjustment_clamp_page (adjustment, y - margin, y + height + margin);
}

static void
on_cursor_moved (GoiSectionEditor *editor, GoiFormView *self)
{
  GtkTextView *view = goi_section_editor_get_text_view (editor);
  GdkRectangle place;
  graphene_point_t at;

  gtk_text_view_get_cursor_locations (view, NULL, &place, NULL);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, place.x, place.y, &place.x,
                                         &place.y);
  if (gtk_widget_compute_point (GTK_WIDGET (view), self->content,
                                &GRAPHENE_POINT_INIT (place.x, place.y), &at))
    scroll_into_view (self, at.y, place.height, 24);
}

static int
find_part_of (GoiFormView *self, GtkWidget *widget)
{
  for (guint i = 0; i < self->widgets->len; i++)
    if (get_widgets (self, i)->table == widget || get_widgets (self, i)->editor == widget)
      return i;
  return -1;
}

static void
emit_part_focused (GoiFormView *self, GtkWidget *widget)
{
  int i = find_part_of (self, widget);

  if (i >= 0)
    g_signal_emit (self, signals[PART_FOCUSED], 0,
                   ((GoiPart *) g_ptr_array_index (self->parts, i))->id);
}

static void
on_editor_focused (GoiSectionEditor *editor, GoiFormView *self)
{
  emit_part_focused (self, GTK_WIDGET (editor));
}

static void
on_cell_focused (GoiFormTable *table, GoiCellEntry *entry, GoiFormView *self)
{
  emit_part_focused (self, GTK_WIDGET (table));
  g_signal_emit (self, signals[CELL_FOCUSED], 0, entry);
}

static void
on_message (GoiFormTable *table, const char *message, GoiFormView *self)
{
  g_signal_emit (self, signals[MESSAGE], 0, message);
}

static void
on_step_out (GoiFormTable *table, int direction, GoiFormView *self)
{
  goi_form_view_step (self, direction);
}

static GtkWidget *
make_heading (const char *title)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_widget_add_css_class (label, "goi-heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  return label;
}

/* Indicators that the form does not know are shown as they were read. */
static GtkWidget *
make_extras (GoiFormView *self)
{
  GPtrArray *extras = goi_report_get_extras (goi_form_document_get_report (self->document));
  GtkWidget *grid = gtk_grid_new ();

  gtk_widget_add_css_class (grid, "goi-extras");
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 4);
  for (guint i = 0; i < extras->len; i++)
    {
      const GoiExtra *extra = g_ptr_array_index (extras, i);
      g_autofree char *value = goi_value_display (extra->value);
      GtkWidget *label = gtk_label_new (extra->label);
      GtkWidget *number = gtk_label_new (value);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_selectable (GTK_LABEL (number), TRUE);
      gtk_label_set_xalign (GTK_LABEL (number), 1);
      gtk_widget_add_css_class (number, "numeric");
      gtk_grid_attach (GTK_GRID (grid), label, 0, i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), number, 1, i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), gtk_label_new (extra->unit), 2, i, 1, 1);
    }
  return grid;
}

static GtkWidget *
make_table (GoiFormView *self, const GoiPart *part)
{
  GtkWidget *table = goi_form_table_new (self->document, part->table);

  g_signal_connect_object (table, "cell-focused", G_CALLBACK (on_cell_focused), self, 0);
  g_signal_connect_object (table, "message", G_CALLBACK (on_message), self, 0);
  g_signal_connect_object (table, "step-out", G_CALLBACK (on_step_out), self, 0);
  goi_form_table_set_last_year (GOI_FORM_TABLE (table), self->last_year);
  return table;
}

/* @tables: those that are there already, of which this takes its own */
static void
add_part (GoiFormView *self, const GoiPart *part, GHashTable *tables)
{
  GtkBox *content = GTK_BOX (self->content);
  PartWidgets *widgets = g_new0 (PartWidgets, 1);

  widgets->heading = make_heading (goi_form_view_get_part_title (part));
  gtk_box_append (content, widgets->heading);
  if (part->table != NULL && g_hash_table_steal_extended (tables, part->table, NULL, (gpointer *) &widgets->table))
    gtk_box_reorder_child_after (content, widgets->table, gtk_widget_get_last_child (self->content));
  else if (part->table != NULL)
    {
      widgets->table = make_table (self, part);
      gtk_box_append (content, widgets->table);
    }
  if (widgets->table != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (widgets->table), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    goi_form_view_get_part_title (part), -1);
  if (part->extras)
    gtk_box_append (content, make_extras (self));
  else
    {
      widgets->editor
          = goi_section_editor_new (self->document, part->id, goi_form_view_get_part_title (part),
                                    part->table != NULL);
      g_signal_connect_object (widgets->editor, "focused", G_CALLBACK (on_editor_focused), self, 0);
      g_signal_connect_object (widgets->editor, "cursor-moved", G_CALLBACK (on_cursor_moved), self, 0);
      gtk_box_append (content, widgets->editor);
    }
  g_ptr_array_add (self->widgets, widgets);
}

/* The tables that the report needs in any case: to make and to let go their entries takes longer than all the rest. */
static GHashTable *
list_tables (GoiFormView *self)
{
  GHashTable *tables = g_hash_table_new (NULL, NULL);

  if (self->alternatives != goi_report_uses_alternatives (goi_form_document_get_report (self->document)))
    return tables;
  for (guint i = 0; i < self->widgets->len; i++)
    {
      const GoiPart *part = g_ptr_array_index (self->parts, i);

      if (part->table != NULL)
        g_hash_table_insert (tables, part->table, get_widgets (self, i)->table);
    }
  return tables;
}

static void
remove_others (GoiFormView *self, GHashTable *tables)
{
  g_autoptr (GList) kept = g_hash_table_get_values (tables);
  GtkWidget *next;

  for (GtkWidget *child = gtk_widget_get_first_child (self->content); child != NULL; child = next)
    {
      next = gtk_widget_get_next_sibling (child);
      if (g_list_find (kept, child) == NULL)
        gtk_box_remove (GTK_BOX (self->content), child);
    }
}

static void
build (GoiFormView *self)
{
  GoiReport *report = goi_form_document_get_report (self->document);
  g_autoptr (GHashTable) tables = list_tables (self);
  GHashTableIter iter;
  gpointer table;

  remove_others (self, tables);
  g_ptr_array_set_size (self->widgets, 0);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  self->parts = goi_write_list_parts (report);
  self->alternatives = goi_report_uses_alternatives (report);
  for (guint i = 0; i < self->parts->len; i++)
    add_part (self, g_ptr_array_index (self->parts, i), tables);
  g_hash_table_iter_init (&iter, tables);
  while (g_hash_table_iter_next (&iter, NULL, &table))
    gtk_box_remove (GTK_BOX (self->content), table);
}

static gboolean
same_parts (GPtrArray *a, GPtrArray *b)
{
  if (a->len != b->len)
    return FALSE;
  for (guint i = 0; i < a->len; i++)
    {
      const GoiPart *x = g_ptr_array_index (a, i), *y = g_ptr_array_index (b, i);
      /* What a form does not know is another list in every report. */
      if (!g_str_equal (x->id, y->id) || g_strcmp0 (x->title, y->title) != 0 || x->table != y->table || x->extras)
        return FALSE;
    }
  return TRUE;
}

/* After a return to what was saved the parts may be others. */
static void
on_reset (GoiFormView *self)
{
  GoiReport *report = goi_form_document_get_report (self->document);
  g_autoptr (GPtrArray) parts = goi_write_list_parts (report);

  if (!same_parts (parts, self->parts) || self->alternatives != goi_report_uses_alternatives (report))
    build (self);
}

static gboolean
on_key_pressed (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType modifiers,
                GoiFormView *self)
{
  if (key != GDK_KEY_F6)
    return FALSE;
  return goi_form_view_step (self, (modifiers & GDK_SHIFT_MASK) ? -1 : 1);
}

static void
goi_form_view_dispose (GObject *object)
{
  GoiFormView *self = GOI_FORM_VIEW (object);

  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_ptr_array_set_size (self->widgets, 0);
  G_OBJECT_CLASS (goi_form_view_parent_class)->dispose (object);
}

static void
goi_form_view_finalize (GObject *object)
{
  GoiFormView *self = GOI_FORM_VIEW (object);

  g_ptr_array_unref (self->widgets);
  g_clear_pointer (&self->parts, g_ptr_array_unref);
  g_clear_object (&self->last_year);
  g_clear_object (&self->document);
  G_OBJECT_CLASS (goi_form_view_parent_class)->finalize (object);
}

static void
goi_form_view_class_init (GoiFormViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = goi_form_view_dispose;
  object_class->finalize = goi_form_view_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "formview");

  /**
   * GoiFormView::cell-focused:
   * @entry: the entry that has the focus now
   */
  signals[CELL_FOCUSED]
      = g_signal_new ("cell-focused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, GOI_TYPE_CELL_ENTRY);
  /**
   * GoiFormView::part-focused:
   * @id: the part that has the focus now
   */
  signals[PART_FOCUSED]
      = g_signal_new ("part-focused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  /**
   * GoiFormView::message:
   * @message: translated: what the user has to be told
   */
  signals[MESSAGE] = g_signal_new ("message", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
goi_form_view_init (GoiFormView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *clamp = adw_clamp_new ();

  self->widgets = g_ptr_array_new_with_free_func (g_free);
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->content, "goi-page");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), MAX_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->content);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));

  g_signal_connect (keys, "key-pressed", G_CALLBACK (on_key_pressed), self);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}

/**
 * goi_form_view_new:
 * @document: a document
 *
 * Returns: (transfer floating): its form as one page
 */
GtkWidget *
goi_form_view_new (GoiFormDocument *document)
{
  GoiFormView *self = g_object_new (GOI_TYPE_FORM_VIEW, NULL);

  self->document = g_object_ref (document);
  g_signal_connect_object (document, "reset", G_CALLBACK (on_reset), self, G_CONNECT_SWAPPED);
  build (self);
  return GTK_WIDGET (self);
}

/**
 * goi_form_view_get_parts:
 * @self: a form
 *
 * Returns: (transfer none) (element-type GoiPart): its parts from top to bottom
 */
GPtrArray *
goi_form_view_get_parts (GoiFormView *self)
{
  return self->parts;
}

/**
 * goi_form_view_get_part_title:
 * @part: a part
 *
 * Returns: (transfer none): its title, or a translated name for a part that has none
 */
const char *
goi_form_view_get_part_title (const GoiPart *part)
{
  if (part->title != NULL)
    return part->title;
  if (part->extras)
    return _("Other indicators");
  return part->table != NULL ? _("Figures") : _("Text");
}

/**
 * goi_form_view_get_table:
 * @self: a form
 * @id: a table's id
 *
 * Returns: (transfer none) (nullable): its widget
 */
GoiFormTable *
goi_form_view_get_table (GoiFormView *self, const char *id)
{
  for (guint i = 0; i < self->widgets->len; i++)
    {
      GtkWidget *table = get_widgets (self, i)->table;
      if (table != NULL && g_str_equal (goi_form_table_get_table (GOI_FORM_TABLE (table))->id, id))
        return GOI_FORM_TABLE (table);
    }
  return NULL;
}

/**
 * goi_form_view_get_editor:
 * @self: a form
 * @id: a section's id
 *
 * Returns: (transfer none) (nullable): the #GoiSectionEditor of its text
 */
GtkWidget *
goi_form_view_get_editor (GoiFormView *self, const char *id)
{
  for (guint i = 0; i < self->parts->len; i++)
    if (g_str_equal (((GoiPart *) g_ptr_array_index (self->parts, i))->id, id))
      return get_widgets (self, i)->editor;
  return NULL;
}

/**
 * goi_form_view_get_entry:
 * @self: a form
 * @cell: a cell of the form
 *
 * Returns: (transfer none) (nullable): its entry, NULL for a cell that is not printed
 */
GoiCellEntry *
goi_form_view_get_entry (GoiFormView *self, const GoiCell *cell)
{
  GoiFormTable *table = goi_form_view_get_table (self, cell->table->id);

  return table != NULL ? goi_form_table_get_entry (table, cell) : NULL;
}

/**
 * goi_form_view_get_focus_entry:
 * @self: a form
 *
 * Returns: (transfer none) (nullable): the entry that has the keyboard
 */
GoiCellEntry *
goi_form_view_get_focus_entry (GoiFormView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *entry = focus != NULL ? gtk_widget_get_ancestor (focus, GOI_TYPE_CELL_ENTRY) : NULL;

  return entry != NULL && gtk_widget_is_ancestor (entry, GTK_WIDGET (self)) ? GOI_CELL_ENTRY (entry)
                                                                           : NULL;
}

/**
 * goi_form_view_show_cell:
 * @self: a form
 * @cell: a cell of the form
 *
 * Gives the cell the keyboard. Its table is scrolled to its heading when the cell can be seen then.
 *
 * Returns: FALSE for a cell that is not printed
 */
gboolean
goi_form_view_show_cell (GoiFormView *self, const GoiCell *cell)
{
  GoiCellEntry *entry = goi_form_view_get_entry (self, cell);
  GtkAdjustment *adjustment = get_adjustment (self);
  graphene_rect_t bounds;
  double top;
  int part;

  if (entry == NULL)
    return FALSE;
  part = find_part_of (self, gtk_widget_get_parent (GTK_WIDGET (entry)));
  top = gtk_adjustment_get_value (adjustment);
  /* The viewport follows the focus by places that are out of date once the page has been scrolled:
   * first the focus, then the scrolling. */
  gtk_widget_grab_focus (GTK_WIDGET (entry));
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
  if (gtk_widget_compute_bounds (GTK_WIDGET (entry), self->content, &bounds)
      && (bounds.origin.y < top
          || bounds.origin.y + bounds.size.height > top + gtk_adjustment_get_page_size (adjustment)))
    {
      scroll_to_top (self, get_widgets (self, part)->heading);
      scroll_into_view (self, bounds.origin.y, bounds.size.height, 24);
    }
  return TRUE;
}

/**
 * goi_form_view_reveal_cell:
 * @self: a form
 * @cell: a cell of the form
 *
 * Scrolls to the cell and leaves the keyboard where it is.
 */
void
goi_form_view_reveal_cell (GoiFormView *self, const GoiCell *cell)
{
  GoiCellEntry *entry = goi_form_view_get_entry (self, cell);
  graphene_rect_t bounds;
  int part;

  if (entry == NULL)
    return;
  part = find_part_of (self, gtk_widget_get_parent (GTK_WIDGET (entry)));
  scroll_to_top (self, get_widgets (self, part)->heading);
  if (gtk_widget_compute_bounds (GTK_WIDGET (entry), self->content, &bounds))
    scroll_into_view (self, bounds.origin.y, bounds.size.height, 24);
}

/**
 * goi_form_view_reveal_tables:
 * @self: a form
 *
 * Scrolls to the first table and leaves the keyboard where it is.
 */
void
goi_form_view_reveal_tables (GoiFormView *self)
{
  for (guint i = 0; i < self->widgets->len; i++)
    if (get_widgets (self, i)->table != NULL)
      {
        scroll_to_top (self, get_widgets (self, i)->heading);
        return;
      }
}

/**
 * goi_form_view_get_adjustment:
 * @self: a form
 *
 * Returns: (transfer none): how far it is scrolled down
 */
GtkAdjustment *
goi_form_view_get_adjustment (GoiFormView *self)
{
  g_return_val_if_fail (GOI_IS_FORM_VIEW (self), NULL);
  return get_adjustment (self);
}

/**
 * goi_form_view_show_part:
 * @self: a form
 * @id: a part's id
 *
 * Scrolls to a part and gives its table or text the keyboard.
 *
 * Returns: FALSE when there is no such part
 */
gboolean
goi_form_view_show_part (GoiFormView *self, const char *id)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      PartWidgets *widgets = get_widgets (self, i);
      if (!g_str_equal (((GoiPart *) g_ptr_array_index (self->parts, i))->id, id))
        continue;
      if (widgets->table != NULL)
        gtk_widget_grab_focus (
            g_ptr_array_index (goi_form_table_get_entries (GOI_FORM_TABLE (widgets->table)), 0));
      else if (widgets->editor != NULL)
        gtk_widget_grab_focus (GTK_WIDGET (
            goi_section_editor_get_text_view (GOI_SECTION_EDITOR (widgets->editor))));
      scroll_to_top (self, widgets->heading);
      return TRUE;
    }
  return FALSE;
}

static int
find_focused_part (GoiFormView *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (; focus != NULL && focus != GTK_WIDGET (self); focus = gtk_widget_get_parent (focus))
    {
      int i = find_part_of (self, focus);
      if (i >= 0)
        return i;
    }
  return -1;
}

/**
 * goi_form_view_step:
 * @self: a form
 * @direction: 1 for the next table, -1 for the one before
 *
 * Returns: FALSE when there is no table in that direction
 */
gboolean
goi_form_view_step (GoiFormView *self, int direction)
{
  int n = self->parts->len;
  int from = find_focused_part (self);

  /* Without a focus the first step leads to the first table, or the last. */
  if (from < 0 && direction < 0)
    from = n;
  for (int i = from + direction; i >= 0 && i < n; i += direction)
    if (get_widgets (self, i)->table != NULL)
      return goi_form_view_show_part (self,
                                      ((GoiPart *) g_ptr_array_index (self->parts, i))->id);
  return FALSE;
}

/**
 * goi_form_view_finish_edit:
 * @self: a form
 *
 * Ends the edit of the cell with the keyboard, so that what is done next is a step of its own.
 *
 * Returns: FALSE when what is typed there cannot stand
 */
gboolean
goi_form_view_finish_edit (GoiFormView *self)
{
  GoiCellEntry *entry = goi_form_view_get_focus_entry (self);

  return entry == NULL || goi_cell_entry_finish (entry);
}

/**
 * goi_form_view_cancel_problem:
 * @self: a form
 *
 * Puts back the cell with the keyboard when what is typed there cannot stand.
 *
 * Returns: whether there was such a text
 */
gboolean
goi_form_view_cancel_problem (GoiFormView *self)
{
  GoiCellEntry *entry = goi_form_view_get_focus_entry (self);

  return entry != NULL && goi_cell_entry_get_problem (entry) != NULL && goi_cell_entry_cancel (entry);
}

/**
 * goi_form_view_set_last_year:
 * @self: a form
 * @report: (nullable): last year's report, whose numbers are shown small beside this year's
 */
void
goi_form_view_set_last_year (GoiFormView *self, GoiReport *report)
{
  g_set_object (&self->last_year, report);
  for (guint i = 0; i < self->widgets->len; i++)
    if (get_widgets (self, i)->table != NULL)
      goi_form_table_set_last_year (GOI_FORM_TABLE (get_widgets (self, i)->table), report);
}
