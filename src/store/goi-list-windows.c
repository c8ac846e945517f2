/* goi-list-windows.c: the part of a list that is in memory
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-report-list"

#include "config.h"

#include "goi-list-windows.h"

static void
window_free (gpointer data)
{
  GoiWindow *window = data;

  for (guint i = 0; i < GOI_WINDOW_SIZE; i++)
    g_clear_weak_pointer (&window->placeholders[i]);
  g_clear_pointer (&window->rows, g_ptr_array_unref);
  g_free (window);
}

void
goi_list_windows_init (GoiListWindows *self)
{
  self->table = g_hash_table_new_full (NULL, NULL, NULL, window_free);
  g_queue_init (&self->recent);
}

void
goi_list_windows_clear (GoiListWindows *self)
{
  g_clear_pointer (&self->table, g_hash_table_unref);
}

void
goi_list_windows_drop_all (GoiListWindows *self)
{
  g_queue_init (&self->recent);
  g_hash_table_remove_all (self->table);
}

/*< private >
 * goi_list_windows_drop_hidden:
 * @self: windows
 * @keep: how many may stay in memory although nobody shows them
 *
 * Forgets windows that nobody holds a line of, the latest used ones last.
 */
void
goi_list_windows_drop_hidden (GoiListWindows *self, guint keep)
{
  GList *before;

  for (GList *link = self->recent.tail; link != NULL && self->recent.length > keep; link = before)
    {
      GoiWindow *window = link->data;

      before = link->prev;
      if (goi_window_is_shown (window))
        continue;
      g_queue_unlink (&self->recent, link);
      g_hash_table_remove (self->table, GUINT_TO_POINTER (window->index));
    }
}

GoiWindow *
goi_list_windows_find (GoiListWindows *self, guint index)
{
  return g_hash_table_lookup (self->table, GUINT_TO_POINTER (index));
}

/*< private >
 * goi_list_windows_use:
 * @self: windows
 * @index: which one
 *
 * Returns: (transfer none): the window, a new one without lines if need be; the latest used now
 */
GoiWindow *
goi_list_windows_use (GoiListWindows *self, guint index)
{
  GoiWindow *window = goi_list_windows_find (self, index);

  if (window != NULL)
    g_queue_unlink (&self->recent, &window->link);
  else
    {
      window = g_new0 (GoiWindow, 1);
      window->index = index;
      window->link.data = window;
      g_hash_table_insert (self->table, GUINT_TO_POINTER (index), window);
    }
  g_queue_push_head_link (&self->recent, &window->link);
  return window;
}

/*< private >
 * goi_list_windows_put:
 * @self: windows
 * @rows: lines that were read; they are taken out of it
 */
void
goi_list_windows_put (GoiListWindows *self, GoiWindowRows *rows)
{
  GoiWindow *window = goi_list_windows_use (self, rows->offset / GOI_WINDOW_SIZE);

  g_clear_pointer (&window->rows, g_ptr_array_unref);
  window->rows = g_steal_pointer (&rows->rows);
  for (guint i = 0; i < window->rows->len; i++)
    g_clear_weak_pointer (&window->placeholders[i]);
}

/* All lines that are in memory, by report; borrowed. */
static GHashTable *
known_rows (GoiListWindows *self)
{
  GHashTable *known = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (GList *link = self->recent.head; link != NULL; link = link->next)
    {
      GoiWindow *window = link->data;
      for (guint i = 0; window->rows != NULL && i < window->rows->len; i++)
        {
          GoiReportSummary *row = g_ptr_array_index (window->rows, i);
          gint64 *id = g_new (gint64, 1);
          *id = goi_report_summary_get_id (row);
          g_hash_table_insert (known, id, row);
        }
    }
  return known;
}

static void
keep_items (GPtrArray *rows, GHashTable *known)
{
  for (guint i = 0; i < rows->len; i++)
    {
      GoiReportSummary *row = g_ptr_array_index (rows, i);
      gint64 id = goi_report_summary_get_id (row);
      GoiReportSummary *before = g_hash_table_lookup (known, &id);
      if (before == NULL || !_goi_report_summary_equal (before, row))
        continue;
      rows->pdata[i] = g_object_ref (before);
      g_object_unref (row);
    }
}

/*< private >
 * goi_list_windows_keep_items:
 * @self: windows
 * @windows: (element-type GoiWindowRows): what is going to take their place
 *
 * Lets reports that show the same as before keep their items: then a selection finds them again.
 */
void
goi_list_windows_keep_items (GoiListWindows *self, GPtrArray *windows)
{
  g_autoptr (GHashTable) known = known_rows (self);

  for (guint i = 0; i < windows->len; i++)
    keep_items (((GoiWindowRows *) g_ptr_array_index (windows, i))->rows, known);
}

/* One of the new lines; NULL where none was read. */
static GoiReportSummary *
new_row_at (GPtrArray *windows, gint64 position)
{
  for (guint i = 0; position >= 0 && i < windows->len; i++)
    {
      GoiWindowRows *window = g_ptr_array_index (windows, i);
      if (position >= window->offset && position - window->offset < window->rows->len)
        return g_ptr_array_index (window->rows, position - window->offset);
    }
  return NULL;
}

static gpointer
old_item_at (GoiWindow *window, guint offset)
{
  if (window->rows != NULL && offset < window->rows->len)
    return g_ptr_array_index (window->rows, offset);
  return window->placeholders[offset];
}

/*< private >
 * goi_list_windows_compare:
 * @self: windows, all of which somebody shows
 * @before: how long the list was
 * @windows: (element-type GoiWindowRows): what is going to take their place
 * @after: how long the list is going to be
 * @position: (out): what has to be reported as changed
 * @removed: (out): how many lines go there
 * @added: (out): how many come there
 *
 * Finds out what has changed, given what is known of the list. Of lines that are not in memory nobody
 * has an item, and nobody can tell whether they are the same.
 */
void
goi_list_windows_compare (GoiListWindows *self, guint before, GPtrArray *windows, guint after, guint *position,
                          guint *removed, guint *added)
{
  gint64 delta = (gint64) after - before;
  gint64 first_moved = MIN (before, after); /* all lines before stand where they stood */
  gint64 tail = 0;                          /* all lines from here on stand @delta further */

  for (GList *link = self->recent.head; link != NULL; link = link->next)
    {
      GoiWindow *window = link->data;
      for (guint i = 0; i < GOI_WINDOW_SIZE; i++)
        {
          gint64 at = (gint64) window->index * GOI_WINDOW_SIZE + i;
          gpointer item = at < before ? old_item_at (window, i) : NULL;

          if (item == NULL)
            continue;
          if (new_row_at (windows, at) != item)
            first_moved = MIN (first_moved, at);
          if (new_row_at (windows, at + delta) != item)
            tail = MAX (tail, at + 1);
        }
    }
  /* Where lines have gone, as many have to go before the tail. */
  tail = MAX (tail, first_moved - MIN (delta, 0));
  *position = (guint) first_moved;
  *removed = (guint) (tail - first_moved);
  *added = (guint) (tail + delta - first_moved);
}

/*< private >
 * goi_window_get_placeholder:
 * @window: a window
 * @offset: a line of it
 *
 * Returns: (transfer full): what stands for the line; always the same as long as somebody holds it
 */
GoiReportSummary *
goi_window_get_placeholder (GoiWindow *window, guint offset)
{
  GoiReportSummary *placeholder;

  if (window->placeholders[offset] != NULL)
    return g_object_ref (window->placeholders[offset]);
  placeholder = _goi_report_summary_new (NULL);
  g_set_weak_pointer (&window->placeholders[offset], placeholder);
  return placeholder;
}

/* Whether somebody holds a placeholder of it. */
gboolean
goi_window_is_awaited (GoiWindow *window)
{
  for (guint i = 0; i < GOI_WINDOW_SIZE; i++)
    if (window->placeholders[i] != NULL)
      return TRUE;
  return FALSE;
}

/* Whether somebody else holds a line of it: a view, a selection. */
gboolean
goi_window_is_shown (GoiWindow *window)
{
  for (guint i = 0; window->rows != NULL && i < window->rows->len; i++)
    if (g_atomic_int_get (&G_OBJECT (g_ptr_array_index (window->rows, i))->ref_count) > 1)
      return TRUE;
  return goi_window_is_awaited (window);
}
