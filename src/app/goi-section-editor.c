/* goi-section-editor.c: the text of a section
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-section-editor"

#include "config.h"

#include "goi-section-editor.h"

#include "goi-locale.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* After a pause what is typed next is a step of its own. */
#define PAUSE_US (2 * G_TIME_SPAN_SECOND)

typedef enum
{
  RUN_NONE,
  RUN_INSERT,
  RUN_DELETE,
} Run;

struct _GoiSectionEditor
{
  GtkWidget parent_instance;

  /* Owned References */
  GoiFormDocument *document;
  char *id;

  /* Children */
  GtkWidget *add_button;
  GtkWidget *frame;
  GtkWidget *view;
  GtkWidget *placeholder;
  GtkWidget *counter;
  GtkWidget *fold_button;

  /* The text of the section's table, which is shown as a table, and where in the buffer it belongs. */
  GArray *folds;

  guint limit;
  guint64 token;
  gint64 last_change;
  Run run;
  guint note : 1;
  guint open : 1;
  guint syncing : 1;
  guint editing : 1;
  guint unfolded : 1;
};

typedef struct
{
  GtkTextMark *mark;
  char *text;
} Fold;

G_DEFINE_FINAL_TYPE (GoiSectionEditor, goi_section_editor, GTK_TYPE_WIDGET)

enum
{
  FOCUSED,
  CURSOR_MOVED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkTextBuffer *
get_buffer (GoiSectionEditor *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

static void
clear_fold (gpointer data)
{
  g_free (((Fold *) data)->text);
}

static GoiTable *
get_table (GoiSectionEditor *self)
{
  const GoiSectionSpec *spec
      = goi_edition_get_section (goi_form_document_get_edition (self->document), self->id);

  return spec != NULL ? spec->table : NULL;
}

static char *
get_shown (GoiSectionEditor *self)
{
  GtkTextIter start, end;

  gtk_text_buffer_get_bounds (get_buffer (self), &start, &end);
  return gtk_text_buffer_get_text (get_buffer (self), &start, &end, FALSE);
}

/* A table stands on lines of its own, whatever is written beside it. */
static void
append_line_of (GString *out, const char *text)
{
  if (out->len > 0 && *text != '\0' && out->str[out->len - 1] != '\n' && *text != '\n')
    g_string_append_c (out, '\n');
  g_string_append (out, text);
}

/* The whole text of the section: what is shown, and what is folded away, in its place. */
static char *
get_text (GoiSectionEditor *self)
{
  GtkTextBuffer *buffer = get_buffer (self);
  GString *out = g_string_new (NULL);
  GtkTextIter at, next;

  gtk_text_buffer_get_start_iter (buffer, &at);
  for (guint i = 0; i <= self->folds->len; i++)
    {
      const Fold *fold = i < self->folds->len ? &g_array_index (self->folds, Fold, i) : NULL;
      g_autofree char *before = NULL;

      if (fold != NULL)
        gtk_text_buffer_get_iter_at_mark (buffer, &next, fold->mark);
      else
        gtk_text_buffer_get_end_iter (buffer, &next);
      before = gtk_text_buffer_get_text (buffer, &at, &next, FALSE);
      append_line_of (out, before);
      if (fold != NULL)
        append_line_of (out, fold->text);
      at = next;
    }
  return g_string_free (out, FALSE);
}

static void
remove_folds (GoiSectionEditor *self)
{
  for (guint i = 0; i < self->folds->len; i++)
    gtk_text_buffer_delete_mark (get_buffer (self), g_array_index (self->folds, Fold, i).mark);
  g_array_set_size (self->folds, 0);
}

/* Blank lines beside the table are folded with it. */
static void
widen (const char *text, GoiTextRange *range)
{
  while (range->start > 0 && text[range->start - 1] == '\n')
    range->start--;
  while (text[range->end] != '\0' && strchr ("\r\n", text[range->end]) != NULL)
    range->end++;
}

/* What is to be shown of @text; notes in @places, in characters, and @folded what is left out there. */
static char *
fold_text (GoiSectionEditor *self, const char *text, GArray *places, GPtrArray *folded)
{
  GoiTable *table = self->unfolded ? NULL : get_table (self);
  g_autoptr (GArray) ranges = table != NULL ? goi_table_find_text (table, text) : NULL;
  GString *shown = g_string_new (NULL);
  gsize at = 0;

  for (guint i = 0; ranges != NULL && i < ranges->len; i++)
    {
      GoiTextRange range = g_array_index (ranges, GoiTextRange, i);
      guint place;

      widen (text, &range);
      range.start = MAX (range.start, at);
      g_string_append_len (shown, text + at, range.start - at);
      /* One end of line stays between what is before and after. */
      if (shown->len > 0 && text[range.end] != '\0' && text[range.start] == '\n')
        {
          g_string_append_c (shown, '\n');
          range.start++;
        }
      place = g_utf8_strlen (shown->str, shown->len);
      g_array_append_val (places, place);
      g_ptr_array_add (folded, g_strndup (text + range.start, range.end - range.start));
      at = range.end;
    }
  g_string_append (shown, text + at);
  return g_string_free (shown, FALSE);
}

static void
place_folds (GoiSectionEditor *self, GArray *places, GPtrArray *folded)
{
  GtkTextBuffer *buffer = get_buffer (self);

  for (guint i = 0; i < places->len; i++)
    {
      Fold fold = { .text = g_strdup (g_ptr_array_index (folded, i)) };
      GtkTextIter at;

      gtk_text_buffer_get_iter_at_offset (buffer, &at, g_array_index (places, guint, i));
      /* What is typed at the end of the text before the table stays there, all else comes after it. */
      fold.mark = gtk_text_buffer_create_mark (buffer, NULL, &at,
                                               gtk_text_iter_is_start (&at) || !gtk_text_iter_is_end (&at));
      g_array_append_val (self->folds, fold);
    }
}

static void
update_fold_button (GoiSectionEditor *self)
{
  guint n = 0;
  g_autofree char *label = NULL;

  for (guint i = 0; i < self->folds->len; i++)
    n += goi_section_editor_count (g_array_index (self->folds, Fold, i).text);
  if (self->unfolded)
    label = g_strdup (_("Hide the text of the table"));
  else
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Show the text of the table (%u character)",
                                          "Show the text of the table (%u characters)", n), n);
  gtk_button_set_label (GTK_BUTTON (self->fold_button), label);
  gtk_widget_set_visible (self->fold_button, self->unfolded || self->folds->len > 0);
}

static void
update_counter (GoiSectionEditor *self, const char *text)
{
  guint n = goi_section_editor_count (text);
  gboolean over = self->limit > 0 && n > self->limit;
  g_autofree char *label = NULL;

  if (self->limit > 0)
    /* Translators: characters written, and how many are recommended at most */
    label = g_strdup_printf (_("%1$u / %2$u characters"), n, self->limit);
  else
    label = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u character", "%u characters", n), n);
  gtk_label_set_text (GTK_LABEL (self->counter), label);
  if (over)
    gtk_widget_add_css_class (self->counter, "warning");
  else
    gtk_widget_remove_css_class (self->counter, "warning");
  gtk_widget_set_visible (self->counter, n > 0 || self->limit > 0);
  gtk_widget_set_visible (self->placeholder, *text == '\0');
}

static void
update_visible (GoiSectionEditor *self)
{
  gboolean open = !self->note || self->open
                  || gtk_text_buffer_get_char_count (get_buffer (self)) > 0;

  gtk_widget_set_visible (self->frame, open);
  gtk_widget_set_visible (self->add_button,
                          !open && goi_form_document_get_editable (self->document));
}

/* Only what differs is replaced, so that the caret lands where the change is. */
static void
sync_text (GoiSectionEditor *self)
{
  const char *whole
      = goi_report_get_section_text (goi_form_document_get_report (self->document), self->id);
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GPtrArray) folded = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *text = fold_text (self, whole != NULL ? whole : "", places, folded);
  g_autofree char *shown = get_shown (self);
  GtkTextBuffer *buffer = get_buffer (self);
  const char *a = shown, *b = text;
  const char *a_end = shown + strlen (shown), *b_end = text + strlen (text);
  GtkTextIter start, end;

  remove_folds (self);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->view),
                              goi_form_document_get_editable (self->document));
  if (strcmp (shown, text) != 0)
    {
      while (*a != '\0' && g_utf8_get_char (a) == g_utf8_get_char (b))
        {
          a = g_utf8_next_char (a);
          b = g_utf8_next_char (b);
        }
      while (a_end > a && b_end > b
             && g_utf8_get_char (g_utf8_prev_char (a_end)) == g_utf8_get_char (g_utf8_prev_char (b_end)))
        {
          a_end = g_utf8_prev_char (a_end);
          b_end = g_utf8_prev_char (b_end);
        }
      self->syncing = TRUE;
      gtk_text_buffer_get_iter_at_offset (buffer, &start, g_utf8_strlen (shown, a - shown));
      gtk_text_buffer_get_iter_at_offset (buffer, &end, g_utf8_strlen (shown, a_end - shown));
      gtk_text_buffer_delete (buffer, &start, &end);
      gtk_text_buffer_insert (buffer, &start, b, b_end - b);
      gtk_text_buffer_place_cursor (buffer, &start);
      self->syncing = FALSE;
    }
  place_folds (self, places, folded);
  update_counter (self, text);
  update_visible (self);
  update_fold_button (self);
}

static void
on_fold_clicked (GoiSectionEditor *self)
{
  self->token = 0;
  self->unfolded = !self->unfolded;
  sync_text (self);
}

static void
continue_run (GoiSectionEditor *self, Run run)
{
  gint64 now = g_get_monotonic_time ();

  if (self->token == 0 || run != self->run || now - self->last_change > PAUSE_US)
    self->token = goi_form_document_new_token (self->document);
  self->run = run;
  self->last_change = now;
}

static void
on_insert_text (GtkTextBuffer *buffer, GtkTextIter *at, const char *text, int length,
                GoiSectionEditor *self)
{
  if (self->syncing)
    return;
  continue_run (self, RUN_INSERT);
  /* A paragraph is a step, and so is what was pasted. */
  if (memchr (text, '\n', length) != NULL)
    self->token = goi_form_document_new_token (self->document);
}

static void
on_delete_range (GtkTextBuffer *buffer, GtkTextIter *start, GtkTextIter *end, GoiSectionEditor *self)
{
  if (!self->syncing)
    continue_run (self, RUN_DELETE);
}

static void
on_buffer_changed (GtkTextBuffer *buffer, GoiSectionEditor *self)
{
  g_autofree char *text = NULL;
  g_autofree char *shown = NULL;

  if (self->syncing)
    return;
  text = get_text (self);
  shown = get_shown (self);
  self->editing = TRUE;
  goi_form_document_edit_section (self->document, self->id, text, self->token);
  self->editing = FALSE;
  update_counter (self, shown);
}

static void
on_cursor_moved (GoiSectionEditor *self)
{
  if (!self->syncing && gtk_widget_has_focus (self->view))
    g_signal_emit (self, signals[CURSOR_MOVED], 0);
}

static void
on_section_changed (GoiSectionEditor *self, const char *id)
{
  if (self->editing || g_strcmp0 (id, self->id) != 0)
    return;
  self->token = 0;
  sync_text (self);
}

static void
on_focus_enter (GoiSectionEditor *self)
{
  g_signal_emit (self, signals[FOCUSED], 0);
}

static void
on_focus_leave (GoiSectionEditor *self)
{
  self->token = 0;
  self->open = FALSE;
  update_visible (self);
}

static void
goi_section_editor_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (goi_section_editor_parent_class)->dispose (object);
}

static void
goi_section_editor_finalize (GObject *object)
{
  GoiSectionEditor *self = GOI_SECTION_EDITOR (object);

  g_clear_object (&self->document);
  g_array_unref (self->folds);
  g_free (self->id);
  G_OBJECT_CLASS (goi_section_editor_parent_class)->finalize (object);
}

static void
goi_section_editor_class_init (GoiSectionEditorClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = goi_section_editor_dispose;
  object_class->finalize = goi_section_editor_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "sectioneditor");

  /**
   * GoiSectionEditor::focused:
   *
   * The text has the keyboard now.
   */
  signals[FOCUSED] = g_signal_new ("focused", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
  /**
   * GoiSectionEditor::cursor-moved:
   *
   * The caret is elsewhere, and may have to be scrolled to.
   */
  signals[CURSOR_MOVED] = g_signal_new ("cursor-moved", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST,
                                        0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
build (GoiSectionEditor *self, const char *title)
{
  const GoiSectionSpec *spec
      = goi_edition_get_section (goi_form_document_get_edition (self->document), self->id);
  gboolean chinese = goi_locale_is_chinese ();
  const char *help = NULL;
  GtkWidget *overlay = gtk_overlay_new ();

  if (spec != NULL)
    help = chinese || spec->help_en == NULL ? spec->help_zh : spec->help_en;
  self->limit = spec != NULL ? spec->limit : 0;

  self->add_button = gtk_button_new_with_label (_("Add a note below the table…"));
  gtk_widget_add_css_class (self->add_button, "flat");
  gtk_widget_add_css_class (self->add_button, "goi-add-note");
  gtk_widget_set_halign (self->add_button, GTK_ALIGN_START);
  g_signal_connect_swapped (self->add_button, "clicked", G_CALLBACK (goi_section_editor_open), self);
  gtk_widget_set_parent (self->add_button, GTK_WIDGET (self));

  self->fold_button = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->fold_button, "flat");
  gtk_widget_add_css_class (self->fold_button, "goi-add-note");
  gtk_widget_set_halign (self->fold_button, GTK_ALIGN_START);
  g_signal_connect_swapped (self->fold_button, "clicked", G_CALLBACK (on_fold_clicked), self);

  self->view = gtk_text_view_new ();
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (self->view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (self->view), FALSE);
  gtk_text_view_set_pixels_inside_wrap (GTK_TEXT_VIEW (self->view), 3);
  gtk_text_view_set_pixels_below_lines (GTK_TEXT_VIEW (self->view), 5);
  gtk_text_buffer_set_enable_undo (get_buffer (self), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, help != NULL ? help : "", -1);

  self->placeholder = gtk_label_new (help);
  gtk_widget_add_css_class (self->placeholder, "dim-label");
  gtk_widget_set_can_target (self->placeholder, FALSE);
  gtk_widget_set_valign (self->placeholder, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (self->placeholder), 0);
  gtk_label_set_wrap (GTK_LABEL (self->placeholder), TRUE);

  self->counter = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->counter, "goi-counter");
  gtk_widget_set_can_target (self->counter, FALSE);
  gtk_widget_set_halign (self->counter, GTK_ALIGN_END);
  gtk_widget_set_valign (self->counter, GTK_ALIGN_END);

  gtk_overlay_set_child (GTK_OVERLAY (overlay), self->view);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->placeholder);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), self->counter);
  self->frame = overlay;
  gtk_widget_add_css_class (self->frame, "goi-section-frame");
  if (self->note)
    gtk_widget_add_css_class (self->frame, "goi-note");
  gtk_widget_set_hexpand (self->frame, TRUE);
  gtk_widget_set_parent (self->frame, GTK_WIDGET (self));
  gtk_widget_set_parent (self->fold_button, GTK_WIDGET (self));
}

static void
goi_section_editor_init (GoiSectionEditor *self)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                                  GTK_ORIENTATION_VERTICAL);
  self->folds = g_array_new (FALSE, FALSE, sizeof (Fold));
  g_array_set_clear_func (self->folds, clear_fold);
}

/**
 * goi_section_editor_new:
 * @document: a document
 * @id: the section's id
 * @title: its title, for screen readers
 * @note: the section has a table; its text is a note below that is hidden while it is empty
 *
 * Returns: (transfer floating): an editor
 */
GtkWidget *
goi_section_editor_new (GoiFormDocument *document, const char *id, const char *title, gboolean note)
{
  GoiSectionEditor *self = g_object_new (GOI_TYPE_SECTION_EDITOR, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->document = g_object_ref (document);
  self->id = g_strdup (id);
  self->note = note;
  build (self, title);

  g_signal_connect_swapped (focus, "enter", G_CALLBACK (on_focus_enter), self);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (on_focus_leave), self);
  gtk_widget_add_controller (self->view, focus);
  g_signal_connect_object (get_buffer (self), "insert-text", G_CALLBACK (on_insert_text), self, 0);
  g_signal_connect_object (get_buffer (self), "delete-range", G_CALLBACK (on_delete_range), self, 0);
  g_signal_connect_object (get_buffer (self), "changed", G_CALLBACK (on_buffer_changed), self, 0);
  g_signal_connect_object (get_buffer (self), "notify::cursor-position", G_CALLBACK (on_cursor_moved),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "section-changed", G_CALLBACK (on_section_changed), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (document, "reset", G_CALLBACK (sync_text), self, G_CONNECT_SWAPPED);
  sync_text (self);
  return GTK_WIDGET (self);
}

/**
 * goi_section_editor_get_id:
 * @self: an editor
 *
 * Returns: (transfer none): the section's id
 */
const char *
goi_section_editor_get_id (GoiSectionEditor *self)
{
  return self->id;
}

/**
 * goi_section_editor_get_text_view:
 * @self: an editor
 *
 * Returns: (transfer none): the widget with the text
 */
GtkTextView *
goi_section_editor_get_text_view (GoiSectionEditor *self)
{
  return GTK_TEXT_VIEW (self->view);
}

/**
 * goi_section_editor_open:
 * @self: an editor
 *
 * Shows the text and puts the caret there.
 */
void
goi_section_editor_open (GoiSectionEditor *self)
{
  self->open = TRUE;
  update_visible (self);
  gtk_widget_grab_focus (self->view);
}

/**
 * goi_section_editor_count:
 * @text: a text
 *
 * Counts as offices count: every character but blanks and line ends.
 *
 * Returns: the number of characters
 */
guint
goi_section_editor_count (const char *text)
{
  guint n = 0;

  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      n++;
  return n;
}
