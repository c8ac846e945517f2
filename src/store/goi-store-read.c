/* goi-store-read.c: reports on their way out of the file
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-store"

#include "config.h"

#include "goi-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static void
set_not_found (GError **error)
{
  g_set_error_literal (error, GOI_STORE_ERROR, GOI_STORE_ERROR_NOT_FOUND,
                       _("This report is no longer in the collection."));
}

/*< private >
 * goi_store_parse_report:
 * @packed: a report document
 * @packing: how it is packed
 * @size: its length before
 * @error: return location for an error
 *
 * Returns: (transfer full): the report
 */
GoiReport *
goi_store_parse_report (GBytes *packed, int packing, gint64 size, GError **error)
{
  g_autofree char *json = goi_unpack_text (packed, packing, size, error);
  g_autoptr (GError) problem = NULL;
  GoiReport *report;

  if (json == NULL)
    return NULL;
  report = goi_report_from_json (json, -1, &problem);
  if (report == NULL)
    goi_store_set_damaged (problem->message, error);
  return report;
}

/* @sql gives packing, size and JSON for one number or two. */
static GoiReport *
load_json (GoiStore *self, const char *sql, gint64 id, gint64 revision, GError **error)
{
  g_autoptr (GoiStatement) find = goi_store_prepare (self, sql, error);
  g_autoptr (GBytes) json = NULL;
  int more;

  if (find == NULL)
    return NULL;
  sqlite3_bind_int64 (find, 1, id);
  if (revision != 0)
    sqlite3_bind_int64 (find, 2, revision);
  more = goi_store_step (self, find, error);
  if (more == 0)
    set_not_found (error);
  if (more <= 0)
    return NULL;
  json = goi_column_dup_blob (find, 2);
  return goi_store_parse_report (json, sqlite3_column_int (find, 0), sqlite3_column_int64 (find, 1), error);
}

GoiReport *
goi_store_load_report (GoiStore *self, gint64 id, GError **error)
{
  return load_json (self, "SELECT packing, size, json FROM content WHERE report = ?", id, 0, error);
}

GoiReport *
goi_store_load_revision (GoiStore *self, gint64 id, gint64 revision, GError **error)
{
  return load_json (self, "SELECT packing, size, json FROM revision WHERE report = ? AND revision = ?", id, revision,
                    error);
}

/*< private >
 * goi_store_load_document:
 * @self: a store
 * @document: a number from the report table
 * @error: return location for an error
 *
 * Returns: (transfer full): the document's text
 */
char *
goi_store_load_document (GoiStore *self, gint64 document, GError **error)
{
  g_autoptr (GoiStatement) find
      = goi_store_prepare (self, "SELECT packing, size, text FROM document WHERE id = ?", error);
  g_autoptr (GBytes) text = NULL;
  int more;

  if (find == NULL)
    return NULL;
  sqlite3_bind_int64 (find, 1, document);
  more = goi_store_step (self, find, error);
  if (more == 0)
    goi_store_set_damaged (_("a document's text is missing"), error);
  if (more <= 0)
    return NULL;
  text = goi_column_dup_blob (find, 2);
  return goi_unpack_text (text, sqlite3_column_int (find, 0), sqlite3_column_int64 (find, 1), error);
}

static GoiStoredReport *
load_steps (GoiStore *self, gint64 id, GError **error)
{
  g_autoptr (GoiStatement) find = goi_store_prepare (
      self,
      "SELECT revision, state, document, EXISTS (SELECT 1 FROM draft WHERE report = id), trashed, original "
      "FROM report WHERE id = ?",
      error);
  g_autoptr (GoiStoredReport) stored = g_new0 (GoiStoredReport, 1);
  gint64 document;
  int more;

  if (find == NULL)
    return NULL;
  sqlite3_bind_int64 (find, 1, id);
  more = goi_store_step (self, find, error);
  if (more == 0)
    set_not_found (error);
  if (more <= 0)
    return NULL;
  stored->id = id;
  stored->revision = sqlite3_column_int64 (find, 0);
  stored->state = (GoiReportState) CLAMP (sqlite3_column_int (find, 1), 0, GOI_N_STATES - 1);
  document = sqlite3_column_int64 (find, 2);
  stored->has_draft = sqlite3_column_int (find, 3) != 0;
  stored->trashed = sqlite3_column_int (find, 4) != 0;
  stored->has_original = sqlite3_column_int64 (find, 5) != 0;
  stored->report = goi_store_load_report (self, id, error);
  if (stored->report == NULL)
    return NULL;
  if (document != 0)
    {
      stored->text = goi_store_load_document (self, document, error);
      if (stored->text == NULL)
        return NULL;
    }
  return g_steal_pointer (&stored);
}

/*< private >
 * goi_store_load:
 * @self: a store
 * @id: a report
 * @error: return location for an error
 *
 * Returns: (transfer full): the report with what belongs to it
 */
GoiStoredReport *
goi_store_load (GoiStore *self, gint64 id, GError **error)
{
  GoiStoredReport *stored;

  if (!goi_store_begin (self, FALSE, error))
    return NULL;
  stored = load_steps (self, id, error);
  if (!goi_store_end (self, stored != NULL, error))
    g_clear_pointer (&stored, goi_stored_report_free);
  return stored;
}

/*< private >
 * goi_store_list_revisions:
 * @self: a store
 * @id: a report
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type GoiRevision): its earlier revisions, the latest first
 */
GPtrArray *
goi_store_list_revisions (GoiStore *self, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) list = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_revision_free);
  g_autoptr (GoiStatement) find = goi_store_prepare (
      self, "SELECT revision, state, saved FROM revision WHERE report = ? ORDER BY revision DESC", error);
  int more;

  if (find == NULL)
    return NULL;
  sqlite3_bind_int64 (find, 1, id);
  while ((more = goi_store_step (self, find, error)) > 0)
    {
      GoiRevision *revision = g_new0 (GoiRevision, 1);

      revision->revision = sqlite3_column_int64 (find, 0);
      revision->state = (GoiReportState) CLAMP (sqlite3_column_int (find, 1), 0, GOI_N_STATES - 1);
      revision->saved = g_date_time_new_from_unix_local (sqlite3_column_int64 (find, 2) / G_USEC_PER_SEC);
      g_ptr_array_add (list, revision);
    }
  return more == 0 ? g_steal_pointer (&list) : NULL;
}

/*< private >
 * goi_store_list_drafts:
 * @self: a store
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type gint64): the reports with drafts, the latest draft first
 */
GArray *
goi_store_list_drafts (GoiStore *self, GError **error)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GoiStatement) find
      = goi_store_prepare (self, "SELECT report FROM draft ORDER BY saved DESC, report", error);
  int more;

  if (find == NULL)
    return NULL;
  while ((more = goi_store_step (self, find, error)) > 0)
    {
      gint64 id = sqlite3_column_int64 (find, 0);
      g_array_append_val (ids, id);
    }
  return more == 0 ? g_steal_pointer (&ids) : NULL;
}

/*< private >
 * goi_store_load_original:
 * @self: a store
 * @id: a report
 * @error: return location for an error
 *
 * Returns: (transfer full): the file that the report was read from, byte for byte
 */
GoiOriginal *
goi_store_load_original (GoiStore *self, gint64 id, GError **error)
{
  g_autoptr (GoiStatement) find = goi_store_prepare (
      self,
      "SELECT o.packing, o.size, o.bytes, o.media_type, r.original_name "
      "FROM report r JOIN original o ON o.id = r.original WHERE r.id = ?",
      error);
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) bytes = NULL;
  GoiOriginal *original;
  int more;

  if (find == NULL)
    return NULL;
  sqlite3_bind_int64 (find, 1, id);
  more = goi_store_step (self, find, error);
  if (more == 0)
    g_set_error_literal (error, GOI_STORE_ERROR, GOI_STORE_ERROR_NOT_FOUND,
                         _("No original document is kept with this report."));
  if (more <= 0)
    return NULL;
  packed = goi_column_dup_blob (find, 2);
  bytes = goi_unpack (packed, sqlite3_column_int (find, 0), sqlite3_column_int64 (find, 1), GOI_STORE_MAX_ORIGINAL,
                      error);
  if (bytes == NULL)
    return NULL;
  original = g_new0 (GoiOriginal, 1);
  original->bytes = g_steal_pointer (&bytes);
  original->media_type = goi_column_dup_text (find, 3);
  original->name = goi_column_dup_text (find, 4);
  return original;
}

/*< private >
 * goi_store_has_original:
 * @self: a store
 * @sha256: the digest of a file, in hexadecimal
 * @id: (out): a report that was read from it, 0 for none; one outside the trash when there is one
 * @error: return location for an error
 *
 * Returns: whether it could be asked
 */
gboolean
goi_store_has_original (GoiStore *self, const char *sha256, gint64 *id, GError **error)
{
  g_autoptr (GoiStatement) find = goi_store_prepare (
      self,
      "SELECT r.id FROM original o JOIN report r ON r.original = o.id WHERE o.sha256 = ? "
      "ORDER BY r.trashed, r.id LIMIT 1",
      error);
  g_autoptr (GBytes) digest = goi_sha256_from_string (sha256);
  int more;

  *id = 0;
  if (find == NULL)
    return FALSE;
  goi_bind_blob (find, 1, digest);
  more = goi_store_step (self, find, error);
  if (more > 0)
    *id = sqlite3_column_int64 (find, 0);
  return more >= 0;
}

/*< private >
 * goi_store_find:
 * @self: a store
 * @agency: an agency
 * @year: a year
 * @error: return location for an error
 *
 * Of several the one that somebody has checked, or the last one that came in.
 *
 * Returns: the report outside the trash, 0 when there is none, -1 on error
 */
gint64
goi_store_find (GoiStore *self, const char *agency, int year, GError **error)
{
  g_autoptr (GoiStatement) find = goi_store_prepare (
      self,
      "SELECT id FROM report INDEXED BY report_agency WHERE trashed = 0 AND agency = ? AND year = ? "
      "ORDER BY state = ? DESC, id DESC LIMIT 1",
      error);
  int more;

  if (find == NULL)
    return -1;
  goi_bind_text (find, 1, agency);
  sqlite3_bind_int (find, 2, year);
  sqlite3_bind_int (find, 3, GOI_STATE_CHECKED);
  more = goi_store_step (self, find, error);
  return more > 0 ? sqlite3_column_int64 (find, 0) : more;
}

/*< private >
 * goi_store_agencies:
 * @self: a store
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type utf8): the agencies of the reports outside the trash, in order
 */
GPtrArray *
goi_store_agencies (GoiStore *self, GError **error)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GoiStatement) find = goi_store_prepare (
      self, "SELECT DISTINCT agency FROM report WHERE trashed = 0 AND agency <> '' ORDER BY agency", error);
  int more;

  if (find == NULL)
    return NULL;
  while ((more = goi_store_step (self, find, error)) > 0)
    g_ptr_array_add (names, goi_column_dup_text (find, 0));
  return more == 0 ? g_steal_pointer (&names) : NULL;
}
