/* goi-original-view.c: the text of the document that a report was read from
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-original-view"

#include "config.h"

#include "goi-original-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Where a cell was read from. */
typedef struct
{
  gint64 start, end;
  const GoiCell *cell;
} Place;

struct _GoiOriginalView
{
  GtkWidget parent_instance;

  /* Children */
  GtkWidget *box;
  GtkWidget *title;
  GtkWidget *view;

  /* Owned References */
  GArray *places;
  GoiEdition *edition;

  /* Borrowed References */
  GtkTextTag *place_tag;
  GtkTextTag *mark_tag;
  GtkTextTag *empty_tag;

  gint64 marked_start, marked_end;
};

G_DEFINE_FINAL_TYPE (GoiOriginalView, goi_original_view, GTK_TYPE_WIDGET)

enum
{
  CELL_PICKED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (GoiOriginalView *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const Place *x = a, *y = b;

  if (x->start != y->start)
    return x->start < y->start ? -1 : 1;
  return x->end < y->end ? -1 : x->end > y->end;
}

static void
get_range (GoiOriginalView *self, gint64 from, gint64 to, GtkTextIter *start, GtkTextIter *end)
{
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), start, MIN (from, G_MAXINT));
  gtk_text_buffer_get_iter_at_offset (get_buffer (self), end, MIN (to, G_MAXINT));
}

/* @where: how far down in what can be seen, from 0 to 1 */
static void
scroll_to_cursor (GoiOriginalView *self, double where)
{
  gtk_text_view_scroll_to_mark (GTK_TEXT_VIEW (self->view), gtk_text_buffer_get_insert (get_buffer (self)), 0, TRUE, 0,
                                where);
}

/* Shades of a named colour: text tags do not know the ones of the style. */
static void
update_colors (GoiOriginalView *self)
{
  GtkStyleContext *context = gtk_widget_get_style_context (self->view);
  GdkRGBA color;

  if (gtk_style_context_lookup_color (context, "accent_bg_color", &color))
    {
      color.alpha = 0.10;
      g_object_set (self->place_tag, "background-rgba", &color, NULL);
    }
  if (gtk_style_context_lookup_color (context, "warning_bg_color", &color))
    {
      color.alpha = 0.55;
      g_object_set (self->mark_tag, "background-rgba", &color, NULL);
      color.alpha = 0.25;
      g_object_set (self->empty_tag, "paragraph-background-rgba", &color, NULL);
    }
}

static void
on_released (GtkGestureClick *gesture, int n_press, double x, double y, GoiOriginalView *self)
{
  GtkTextIter at;
  const GoiCell *cell;
  int bx, by;

  /* Whoever selects text wants to copy it, not to leave. */
  if (n_press != 1 || gtk_text_buffer_get_has_selection (get_buffer (self)))
    return;
  gtk_text_view_window_to_buffer_coords (GTK_TEXT_VIEW (self->view), GTK_TEXT_WINDOW_WIDGET, x, y, &bx,
                                         &by);
  if (!gtk_text_view_get_iter_at_location (GTK_TEXT_VIEW (self->view), &at, bx, by))
    return;
  cell = goi_original_view_find_cell (self, gtk_text_iter_get_offset (&at));
  if (cell != NULL)
    g_signal_emit (self, signals[CELL_PICKED], 0, cell->key);
}

static void
goi_original_view_dispose (GObject *object)
{
  GoiOriginalView *self = GOI_ORIGINAL_VIEW (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  G_OBJECT_CLASS (goi_original_view_parent_class)->dispose (object);
}

static void
goi_original_view_finalize (GObject *object)
{
  GoiOriginalView *self = GOI_ORIGINAL_VIEW (object);

  g_array_unref (self->places);
  g_clear_object (&self->edition);
  G_OBJECT_CLASS (goi_original_view_parent_class)->finalize (object);
}

static void
goi_original_view_class_init (GoiOriginalViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = goi_original_view_dispose;
  object_class->finalize = goi_original_view_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "originalview");

  /**
   * GoiOriginalView::cell-picked:
   * @key: the cell whose place was clicked
   */
  signals[CELL_PICKED]
      = g_signal_new ("cell-picked", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
goi_original_view_init (GoiOriginalView *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  GtkGesture *click = gtk_gesture_click_new ();
  GtkTextBuffer *buffer;

  self->places = g_array_new (FALSE, FALSE, sizeof (Place));
  self->marked_start = self->marked_end = -1;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  self->title = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->title, "goi-pane-title");
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_MIDDLE);
  gtk_box_append (GTK_BOX (self->box), self->title);

  self->view = gtk_text_view_new ();
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_cursor_visible (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (self->view), 3);
  gtk_text_view_set_left_margin (GTK_TEXT_VIEW (self->view), 12);
  gtk_text_view_set_right_margin (GTK_TEXT_VIEW (self->view), 12);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Text of the original document"), -1);
  buffer = get_buffer (self);
  self->place_tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->empty_tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  self->mark_tag = gtk_text_buffer_create_tag (buffer, NULL, NULL);
  g_signal_connect_swapped (self->view, "realize", G_CALLBACK (update_colors), self);
  g_signal_connect_object (adw_style_manager_get_default (), "notify::dark",
                           G_CALLBACK (update_colors), self, G_CONNECT_SWAPPED);

  g_signal_connect (click, "released", G_CALLBACK (on_released), self);
  gtk_widget_add_controller (self->view, GTK_EVENT_CONTROLLER (click));

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->view);
  /* Lines are broken: scrolling to a place must not shift them sideways by their margin. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_widget_set_vexpand (scroller, TRUE);
  gtk_box_append (GTK_BOX (self->box), scroller);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * goi_original_view_new:
 *
 * Returns: (transfer floating): a view without a text
 */
GtkWidget *
goi_original_view_new (void)
{
  return g_object_new (GOI_TYPE_ORIGINAL_VIEW, NULL);
}

/**
 * goi_original_view_set_text:
 * @self: a view
 * @name: (nullable): the document's name
 * @text: (nullable): its text, in which places count
 */
void
goi_original_view_set_text (GoiOriginalView *self, const char *name, const char *text)
{
  g_autofree char *markup = NULL;

  if (name != NULL && *name != '\0')
    markup = g_markup_printf_escaped ("<b>%s</b>  ·  %s", _("Original"), name);
  else
    markup = g_markup_printf_escaped ("<b>%s</b>", _("Original"));
  gtk_label_set_markup (GTK_LABEL (self->title), markup);
  gtk_widget_set_tooltip_text (self->title, name);
  gtk_text_buffer_set_text (get_buffer (self), text != NULL ? text : "", -1);
  self->marked_start = self->marked_end = -1;
}

/**
 * goi_original_view_set_places:
 * @self: a view with its text
 * @report: a report that was read from it
 *
 * Shows where numbers were read, and lets them be picked.
 */
void
goi_original_view_set_places (GoiOriginalView *self, GoiReport *report)
{
  GtkTextIter start, end;
  guint n;

  g_set_object (&self->edition, goi_report_get_edition (report));
  n = goi_edition_get_n_cells (self->edition);
  g_array_set_size (self->places, 0);
  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  gtk_text_buffer_remove_tag (get_buffer (self), self->place_tag, &start, &end);
  for (guint i = 0; i < n; i++)
    {
      const GoiCell *cell = goi_edition_get_cell (self->edition, i);
      const GoiValue *value = goi_report_get_cell_value (report, cell);
      Place place = { value->start, value->end, cell };

      if (value->start < 0)
        continue;
      g_array_append_val (self->places, place);
      get_range (self, place.start, place.end, &start, &end);
      gtk_text_buffer_apply_tag (get_buffer (self), self->place_tag, &start, &end);
    }
  g_array_sort (self->places, compare_places);
}

/**
 * goi_original_view_mark:
 * @self: a view
 * @start: first character of a place, or -1 to mark nothing
 * @end: the character after its last one
 *
 * Marks the place and scrolls to it, again when it is marked already. An empty place is marked by its line.
 */
void
goi_original_view_mark (GoiOriginalView *self, gint64 start, gint64 end)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter a, b;

  if (start == self->marked_start && end == self->marked_end)
    {
      if (start >= 0)
        scroll_to_cursor (self, 0.35);
      return;
    }
  gtk_text_buffer_get_bounds (buffer, &a, &b);
  gtk_text_buffer_remove_tag (buffer, self->mark_tag, &a, &b);
  gtk_text_buffer_remove_tag (buffer, self->empty_tag, &a, &b);
  self->marked_start = start;
  self->marked_end = end;
  if (start < 0)
    return;
  get_range (self, start, end, &a, &b);
  gtk_text_buffer_place_cursor (buffer, &a);
  scroll_to_cursor (self, 0.35);
  if (gtk_text_iter_equal (&a, &b))
    {
      gtk_text_iter_set_line_offset (&a, 0);
      if (!gtk_text_iter_ends_line (&b))
        gtk_text_iter_forward_to_line_end (&b);
      gtk_text_buffer_apply_tag (buffer, self->empty_tag, &a, &b);
    }
  else
    gtk_text_buffer_apply_tag (buffer, self->mark_tag, &a, &b);
}

/**
 * goi_original_view_reveal:
 * @self: a view
 * @at: a character of the text
 *
 * Scrolls there and marks nothing.
 */
void
goi_original_view_reveal (GoiOriginalView *self, gint64 at)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GtkTextIter start, end;

  goi_original_view_mark (self, -1, -1);
  get_range (self, at, at, &start, &end);
  gtk_text_buffer_place_cursor (buffer, &start);
  scroll_to_cursor (self, 0.2);
}

/**
 * goi_original_view_get_marked:
 * @self: a view
 * @start: (out): first character of the marked place
 * @end: (out): the character after its last one
 *
 * Returns: FALSE when nothing is marked
 */
gboolean
goi_original_view_get_marked (GoiOriginalView *self, gint64 *start, gint64 *end)
{
  *start = self->marked_start;
  *end = self->marked_end;
  return self->marked_start >= 0;
}

/**
 * goi_original_view_find_cell:
 * @self: a view
 * @at: a character of the text
 *
 * Returns: (transfer none) (nullable): the cell that was read from there; of several the one with the
 *   shortest place
 */
const GoiCell *
goi_original_view_find_cell (GoiOriginalView *self, gint64 at)
{
  const Place *best = NULL;

  for (guint i = 0; i < self->places->len; i++)
    {
      const Place *place = &g_array_index (self->places, Place, i);
      if (place->start > at)
        break;
      if ((at < place->end || place->start == at)
          && (best == NULL || place->end - place->start < best->end - best->start))
        best = place;
    }
  return best != NULL ? best->cell : NULL;
}

/**
 * goi_original_view_get_text_view:
 * @self: a view
 *
 * Returns: (transfer none): the widget with the text
 */
GtkTextView *
goi_original_view_get_text_view (GoiOriginalView *self)
{
  return GTK_TEXT_VIEW (self->view);
}
