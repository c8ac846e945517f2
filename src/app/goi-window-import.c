/* goi-window-import.c: the way of documents into the collection of a window
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-window"

#include "config.h"

#include "goi-window-private.h"

#include "goi-widgets.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
on_review_open (GoiWindow *self, gint64 id)
{
  goi_window_open_report (self, id, NULL);
}

/* The report that came in is selected when it was a single one. */
static void
select_single (GoiWindow *self)
{
  GListModel *items = goi_importer_get_items (self->importer);
  gint64 id = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GoiImportItem) item = g_list_model_get_item (items, i);

      if (goi_import_item_get_state (item) != GOI_IMPORT_ADDED)
        continue;
      if (id != 0)
        return;
      id = goi_import_item_get_report (item);
    }
  if (id != 0)
    goi_reports_page_select (self->reports_page, id);
}

static void
on_review_done (GoiWindow *self, guint n_added)
{
  g_autofree char *text = g_strdup_printf (ngettext ("%u report was added", "%u reports were added", n_added), n_added);

  if (self->report_page != NULL || !self->reviewing)
    return;
  _goi_window_leave_review (self);
  select_single (self);
  if (n_added > 0)
    goi_window_add_toast (self, goi_toast_new (text));
}

static void
on_review_toast (GoiWindow *self, AdwToast *toast)
{
  goi_window_add_toast (self, g_object_ref (toast));
}

static void
ensure_page (GoiWindow *self)
{
  if (self->review_page != NULL)
    return;
  self->review_page = goi_import_page_new ();
  g_signal_connect_object (self->review_page, "open-report", G_CALLBACK (on_review_open), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review_page, "done", G_CALLBACK (on_review_done), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review_page, "status-changed", G_CALLBACK (_goi_window_update_notice), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->review_page, "toast", G_CALLBACK (on_review_toast), self, G_CONNECT_SWAPPED);
  _goi_window_add_drop_target (self, self->review_page);
  adw_leaflet_append (self->leaflet, self->review_page);
}

/* An import that is settled makes room for the next one; one that is not goes on with it. */
static GoiImporter *
ensure_importer (GoiWindow *self)
{
  ensure_page (self);
  if (self->importer != NULL && !goi_importer_is_running (self->importer)
      && goi_importer_count_open (self->importer) == 0)
    g_clear_object (&self->importer);
  if (self->importer == NULL)
    self->importer = goi_importer_new (self->collection);
  goi_import_page_set_importer (GOI_IMPORT_PAGE (self->review_page), self->importer);
  return self->importer;
}

static gboolean
can_import (GoiWindow *self)
{
  if (self->collection == NULL || self->sample_importer != NULL)
    return FALSE;
  if (!goi_collection_is_read_only (self->collection))
    return TRUE;
  goi_window_add_toast (self, goi_toast_new (_("This collection can only be read, not added to")));
  return FALSE;
}

/* Shows what was imported, and what waits for a decision. */
void
_goi_window_show_review (GoiWindow *self)
{
  if (self->importer == NULL || !_goi_window_leave_report (self))
    return;
  self->reviewing = TRUE;
  adw_leaflet_set_visible_child (self->leaflet, self->review_page);
  goi_import_page_focus_list (GOI_IMPORT_PAGE (self->review_page));
  _goi_window_update_notice (self);
  _goi_window_update_actions (self);
}

/* Goes back to the list; what is not decided yet waits. */
void
_goi_window_leave_review (GoiWindow *self)
{
  if (!self->reviewing)
    return;
  self->reviewing = FALSE;
  adw_leaflet_set_visible_child (self->leaflet, self->main_page);
  _goi_window_update_notice (self);
  _goi_window_update_actions (self);
  goi_reports_page_focus_list (self->reports_page);
}

/* The import goes with its collection. What was added stays; the rest was never in it. */
void
_goi_window_drop_import (GoiWindow *self)
{
  if (self->importer != NULL)
    goi_importer_stop (self->importer);
  _goi_window_leave_review (self);
  if (self->review_page != NULL)
    goi_import_page_set_importer (GOI_IMPORT_PAGE (self->review_page), NULL);
  g_clear_object (&self->importer);
}

/* What could not be added, because the disk is full perhaps, keeps the window open. */
static void
on_import_finished (GoiWindow *self)
{
  GListModel *items = goi_importer_get_items (self->importer);

  g_signal_handlers_disconnect_by_func (self->importer, on_import_finished, self);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GoiImportItem) item = g_list_model_get_item (items, i);

      if (goi_import_item_get_state (item) == GOI_IMPORT_FAILED && goi_import_item_get_pending (item) != NULL)
        return;
    }
  gtk_window_close (GTK_WINDOW (self));
}

/* Whether the window may close: what somebody has accepted is added first, and then the window closes by itself. */
gboolean
_goi_window_finish_import (GoiWindow *self)
{
  if (self->importer == NULL)
    return TRUE;
  goi_importer_stop (self->importer);
  if (goi_importer_count (self->importer, GOI_IMPORT_ADDING) == 0)
    return TRUE;
  g_signal_handlers_disconnect_by_func (self->importer, on_import_finished, self);
  g_signal_connect_object (self->importer, "finished", G_CALLBACK (on_import_finished), self, G_CONNECT_SWAPPED);
  return FALSE;
}

/* How many files wait for a decision while somebody looks at something else. */
guint
_goi_window_count_waiting (GoiWindow *self)
{
  return self->importer != NULL && !self->reviewing ? goi_importer_count_open (self->importer) : 0;
}

static void
import_input (GoiWindow *self, GoiReadInput *input)
{
  if (!can_import (self))
    return;
  goi_importer_add_input (ensure_importer (self), input);
  _goi_window_show_review (self);
}

void
_goi_window_import_text (GoiWindow *self, const char *text)
{
  g_autoptr (GoiReadInput) input = goi_read_input_new_for_text (text, _("Pasted text"));

  import_input (self, input);
}

/* Pasting */

static void
on_text_pasted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiWindow) self = GOI_WINDOW (user_data);
  g_autofree char *text = gdk_clipboard_read_text_finish (GDK_CLIPBOARD (source), result, NULL);

  if (text == NULL || *text == '\0')
    goi_window_add_toast (self, goi_toast_new (_("There is no text to paste")));
  else
    _goi_window_import_text (self, text);
}

static void
paste_text (GoiWindow *self, GdkClipboard *clipboard)
{
  gdk_clipboard_read_text_async (clipboard, NULL, on_text_pasted, g_object_ref (self));
}

/* Whether a page has cells that its text alone would lose. Browsers write UTF-8 or UTF-16. */
static gboolean
has_table (GBytes *bytes)
{
  static const char tag[] = "<table";
  gsize size, at = 0;
  const char *data = g_bytes_get_data (bytes, &size);

  for (gsize i = 0; i < size; i++)
    {
      char c = g_ascii_tolower (data[i]);

      if (c == '\0')
        continue;
      at = c == tag[at] ? at + 1 : c == tag[0];
      if (at == strlen (tag))
        return TRUE;
    }
  return FALSE;
}

static void
on_html_spliced (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiWindow) self = GOI_WINDOW (user_data);
  g_autoptr (GBytes) bytes = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (source), result, NULL) >= 0)
    bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (source));
  if (bytes != NULL && has_table (bytes))
    {
      /* Translators: a file name; keep the ending .html */
      g_autoptr (GoiReadInput) input = goi_read_input_new_for_bytes (bytes, _("Pasted table.html"));

      import_input (self, input);
    }
  else
    paste_text (self, gtk_widget_get_clipboard (GTK_WIDGET (self)));
}

static void
on_html_pasted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiWindow) self = GOI_WINDOW (user_data);
  g_autoptr (GInputStream) stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (source), result, NULL, NULL);
  g_autoptr (GOutputStream) memory = NULL;

  if (stream == NULL)
    {
      paste_text (self, GDK_CLIPBOARD (source));
      return;
    }
  memory = g_memory_output_stream_new_resizable ();
  g_output_stream_splice_async (memory, stream,
                                G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
                                G_PRIORITY_DEFAULT, NULL, on_html_spliced, g_object_ref (self));
}

static void
on_files_pasted (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GoiWindow) self = GOI_WINDOW (user_data);
  const GValue *value = gdk_clipboard_read_value_finish (GDK_CLIPBOARD (source), result, NULL);
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);

  if (value == NULL)
    return;
  for (GSList *l = g_value_get_boxed (value); l != NULL; l = l->next)
    g_ptr_array_add (files, g_object_ref (l->data));
  goi_window_import_files (self, files);
}

/* What was copied: files of the file manager, a table of a page, or the text of a report. */
void
_goi_window_import_clipboard (GoiWindow *self)
{
  static const char *html_types[] = { "text/html", NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (GTK_WIDGET (self));
  GdkContentFormats *formats = gdk_clipboard_get_formats (clipboard);

  if (gdk_content_formats_contain_gtype (formats, GDK_TYPE_FILE_LIST))
    gdk_clipboard_read_value_async (clipboard, GDK_TYPE_FILE_LIST, G_PRIORITY_DEFAULT, NULL, on_files_pasted,
                                    g_object_ref (self));
  else if (gdk_content_formats_contain_mime_type (formats, html_types[0]))
    gdk_clipboard_read_async (clipboard, html_types, G_PRIORITY_DEFAULT, NULL, on_html_pasted, g_object_ref (self));
  else
    paste_text (self, clipboard);
}

/**
 * goi_window_import_files:
 * @self: a window
 * @files: (element-type GFile): files and folders
 *
 * Reads them, as soon as the window's collection is open, and lets the user review what was read before it
 * gets into the collection.
 */
void
goi_window_import_files (GoiWindow *self, GPtrArray *files)
{
  g_return_if_fail (GOI_IS_WINDOW (self));
  if (self->collection == NULL || self->sample_importer != NULL)
    {
      if (self->pending_files == NULL)
        self->pending_files = g_ptr_array_new_with_free_func (g_object_unref);
      for (guint i = 0; i < files->len; i++)
        g_ptr_array_add (self->pending_files, g_object_ref (g_ptr_array_index (files, i)));
      return;
    }
  if (files->len == 0 || !can_import (self))
    return;
  goi_importer_add_files (ensure_importer (self), files);
  _goi_window_show_review (self);
}

/**
 * goi_window_get_review:
 * @self: a window
 *
 * Returns: (transfer none) (nullable): the review of the last import
 */
GoiImportPage *
goi_window_get_review (GoiWindow *self)
{
  g_return_val_if_fail (GOI_IS_WINDOW (self), NULL);
  return self->importer != NULL ? GOI_IMPORT_PAGE (self->review_page) : NULL;
}
