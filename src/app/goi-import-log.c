/* goi-import-log.c: how an import went, to be kept
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-import-log"

#include "config.h"

#include "goi-import-log.h"

#include <glib/gi18n-lib.h>

/* Quoted always; what a spreadsheet would take for a formula is not. */
static void
append_field (GString *csv, const char *text, gboolean last)
{
  g_autofree char *guarded = goi_csv_guard (text != NULL ? text : "");

  g_string_append_c (csv, '"');
  for (const char *p = guarded; *p != '\0'; p++)
    {
      if (*p == '"')
        g_string_append_c (csv, '"');
      g_string_append_c (csv, *p);
    }
  g_string_append (csv, last ? "\"\r\n" : "\",");
}

static void
append_number (GString *csv, gboolean known, guint number)
{
  g_autofree char *text = known ? g_strdup_printf ("%u", number) : g_strdup ("");

  append_field (csv, text, FALSE);
}

static void
append_line (GString *csv, GoiImportItem *item)
{
  const GoiImportPending *pending = goi_import_item_get_pending (item);

  append_field (csv, goi_import_state_get_label (goi_import_item_get_state (item)), FALSE);
  append_field (csv, goi_import_item_get_name (item), FALSE);
  append_field (csv, pending != NULL ? pending->agency : NULL, FALSE);
  append_number (csv, pending != NULL && pending->year > 0, pending != NULL ? (guint) pending->year : 0);
  append_field (csv, pending != NULL ? pending->edition : NULL, FALSE);
  append_number (csv, pending != NULL, pending != NULL ? pending->n_read : 0);
  append_number (csv, pending != NULL, pending != NULL ? pending->n_cells : 0);
  append_number (csv, pending != NULL, pending != NULL ? pending->n_doubts : 0);
  append_number (csv, pending != NULL, pending != NULL ? pending->n_errors + pending->n_warnings : 0);
  append_field (csv, goi_import_item_get_note (item), TRUE);
}

/**
 * goi_import_log_to_text:
 * @items: lines of an import
 *
 * Returns: (transfer full): a line each, as goi_import_item_to_line() writes it
 */
char *
goi_import_log_to_text (GListModel *items)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GoiImportItem) item = g_list_model_get_item (items, i);
      g_autofree char *line = goi_import_item_to_line (item);

      g_string_append_printf (text, "%s\n", line);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/**
 * goi_import_log_to_csv:
 * @items: lines of an import
 *
 * Returns: (transfer full): the same as a table that spreadsheets open
 */
char *
goi_import_log_to_csv (GListModel *items)
{
  static const char *const titles[] = {
    N_("State"), N_("File"), N_("Agency"), N_("Year"), N_("Form"), N_("Cells read"), N_("Cells of the form"),
    N_("Doubts"), N_("Findings"), N_("Note"),
  };
  /* A byte order mark: without it spreadsheets take Chinese for something else. */
  g_autoptr (GString) csv = g_string_new ("\xEF\xBB\xBF");

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    append_field (csv, _(titles[i]), i + 1 == G_N_ELEMENTS (titles));
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (GoiImportItem) item = g_list_model_get_item (items, i);

      append_line (csv, item);
    }
  return g_string_free (g_steal_pointer (&csv), FALSE);
}
