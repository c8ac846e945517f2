/* goi-store-trash.c: trash, drafts, and bringing old reports up to date
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-store"

#include "config.h"

#include "goi-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/*< private >
 * goi_store_count_up:
 * @self: a store in a writing transaction
 * @trashed: which of the two numbers
 * @by: how many reports there are more
 * @error: return location for an error
 *
 * Returns: whether it worked
 */
gboolean
goi_store_count_up (GoiStore *self, gboolean trashed, int by, GError **error)
{
  g_autoptr (GoiStatement) update
      = goi_store_prepare (self, "UPDATE counter SET reports = reports + ? WHERE trashed = ?", error);

  if (update == NULL)
    return FALSE;
  sqlite3_bind_int (update, 1, by);
  sqlite3_bind_int (update, 2, trashed != 0);
  self->touched = TRUE;
  return goi_store_run (self, update, error);
}

/*< private >
 * goi_store_trash_one:
 * @self: a store in a writing transaction
 * @id: a report
 * @trashed: whether it shall be in the trash
 * @error: return location for an error
 *
 * Returns: whether it is there now, was already, or does not exist any more
 */
gboolean
goi_store_trash_one (GoiStore *self, gint64 id, gboolean trashed, GError **error)
{
  g_autoptr (GoiStatement) update = goi_store_prepare (
      self, "UPDATE report SET trashed = ?1, trashed_at = ?2 WHERE id = ?3 AND trashed <> ?1", error);

  if (update == NULL)
    return FALSE;
  sqlite3_bind_int (update, 1, trashed != 0);
  if (trashed)
    sqlite3_bind_int64 (update, 2, g_get_real_time ());
  sqlite3_bind_int64 (update, 3, id);
  if (!goi_store_run (self, update, error))
    return FALSE;
  return sqlite3_changes (self->db) == 0
         || (goi_store_count_up (self, trashed, 1, error) && goi_store_count_up (self, !trashed, -1, error));
}

/*< private >
 * goi_store_set_trashed:
 * @self: a store
 * @ids: (element-type gint64): reports
 * @trashed: whether they shall be in the trash
 * @error: return location for an error
 *
 * Returns: whether all of them are
 */
gboolean
goi_store_set_trashed (GoiStore *self, GArray *ids, gboolean trashed, GError **error)
{
  gboolean done = TRUE;

  if (!goi_store_begin (self, TRUE, error))
    return FALSE;
  for (guint i = 0; done && i < ids->len; i++)
    done = goi_store_trash_one (self, g_array_index (ids, gint64, i), trashed, error);
  return goi_store_end (self, done, error);
}

static gboolean
delete_by_id (GoiStore *self, const char *sql, gint64 id, GError **error)
{
  g_autoptr (GoiStatement) statement = goi_store_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  return goi_store_run (self, statement, error);
}

/* Originals and documents go with the last report that was read from them. */
static gboolean
delete_report (GoiStore *self, gint64 id, gint64 original, gint64 document, GError **error)
{
  return goi_store_unindex (self, id, error) && delete_by_id (self, "DELETE FROM report WHERE id = ?", id, error)
         && delete_by_id (self,
                          "DELETE FROM original WHERE id = ?1 "
                          "AND NOT EXISTS (SELECT 1 FROM report WHERE original = ?1)",
                          original, error)
         && delete_by_id (self,
                          "DELETE FROM document WHERE id = ?1 "
                          "AND NOT EXISTS (SELECT 1 FROM report WHERE document = ?1)",
                          document, error)
         && goi_store_count_up (self, TRUE, -1, error);
}

static gboolean
delete_trashed (GoiStore *self, GError **error)
{
  int more = 1;

  while (more > 0)
    {
      g_autoptr (GoiStatement) next
          = goi_store_prepare (self, "SELECT id, original, document FROM report WHERE trashed = 1 LIMIT 1", error);
      gint64 id, original, document;

      if (next == NULL || (more = goi_store_step (self, next, error)) < 0)
        return FALSE;
      id = sqlite3_column_int64 (next, 0);
      original = sqlite3_column_int64 (next, 1);
      document = sqlite3_column_int64 (next, 2);
      sqlite3_reset (next);
      if (more > 0 && !delete_report (self, id, original, document, error))
        return FALSE;
    }
  return TRUE;
}

/*< private >
 * goi_store_empty_trash:
 * @self: a store
 * @error: return location for an error
 *
 * Deletes what is in the trash with all that belongs to it, and gives its room back to the disk.
 *
 * Returns: whether the trash is empty; otherwise nothing was deleted
 */
gboolean
goi_store_empty_trash (GoiStore *self, GError **error)
{
  if (!goi_store_begin (self, TRUE, error))
    return FALSE;
  if (!goi_store_end (self, delete_trashed (self, error), error))
    return FALSE;
  /* The reports are deleted, whether or not the file gets smaller. */
  goi_store_exec (self, "PRAGMA incremental_vacuum", NULL);
  return TRUE;
}

static gboolean
report_exists (GoiStore *self, gint64 id, GError **error)
{
  g_autoptr (GoiStatement) find = goi_store_prepare (self, "SELECT 1 FROM report WHERE id = ?", error);
  int more;

  if (find == NULL)
    return FALSE;
  sqlite3_bind_int64 (find, 1, id);
  more = goi_store_step (self, find, error);
  if (more == 0)
    g_set_error_literal (error, GOI_STORE_ERROR, GOI_STORE_ERROR_NOT_FOUND,
                         _("This report is no longer in the collection."));
  return more > 0;
}

static gboolean
put_draft (GoiStore *self, gint64 id, gint64 revision, GoiReport *report, GError **error)
{
  g_autoptr (GoiStatement) put = goi_store_prepare (
      self, "INSERT OR REPLACE INTO draft (report, revision, saved, packing, size, json) VALUES (?, ?, ?, ?, ?, ?)",
      error);
  g_autofree char *json = goi_report_to_json (report, GOI_JSON_STYLE_LINE);
  g_autoptr (GBytes) packed = NULL;
  int packing;

  if (put == NULL || !report_exists (self, id, error))
    return FALSE;
  packed = goi_pack_text (json, &packing);
  sqlite3_bind_int64 (put, 1, id);
  sqlite3_bind_int64 (put, 2, revision);
  sqlite3_bind_int64 (put, 3, g_get_real_time ());
  sqlite3_bind_int (put, 4, packing);
  sqlite3_bind_int64 (put, 5, (gint64) strlen (json));
  goi_bind_blob (put, 6, packed);
  return goi_store_run (self, put, error);
}

/*< private >
 * goi_store_save_draft:
 * @self: a store
 * @id: a report
 * @revision: the revision that was edited
 * @report: what has become of it
 * @error: return location for an error
 *
 * Keeps unsaved changes beside a report. Lists do not show them, so this is no change to them.
 *
 * Returns: whether they are in the file for good
 */
gboolean
goi_store_save_draft (GoiStore *self, gint64 id, gint64 revision, GoiReport *report, GError **error)
{
  if (!goi_store_begin (self, TRUE, error))
    return FALSE;
  return goi_store_end (self, put_draft (self, id, revision, report, error), error);
}

/*< private >
 * goi_store_load_draft:
 * @self: a store
 * @id: a report
 * @revision: (out): the revision that was edited
 * @saved: (out): when the draft was saved, in microseconds since 1970
 * @error: return location for an error
 *
 * Returns: (transfer full) (nullable): the draft; NULL without an error when there is none
 */
GoiReport *
goi_store_load_draft (GoiStore *self, gint64 id, gint64 *revision, gint64 *saved, GError **error)
{
  g_autoptr (GoiStatement) find
      = goi_store_prepare (self, "SELECT revision, saved, packing, size, json FROM draft WHERE report = ?", error);
  g_autoptr (GBytes) json = NULL;

  if (find == NULL)
    return NULL;
  sqlite3_bind_int64 (find, 1, id);
  if (goi_store_step (self, find, error) <= 0)
    return NULL;
  *revision = sqlite3_column_int64 (find, 0);
  *saved = sqlite3_column_int64 (find, 1);
  json = goi_column_dup_blob (find, 4);
  return goi_store_parse_report (json, sqlite3_column_int (find, 2), sqlite3_column_int64 (find, 3), error);
}

/*< private >
 * goi_store_drop_draft:
 * @self: a store
 * @id: a report
 * @error: return location for an error
 *
 * Returns: whether there is no draft of it any more
 */
gboolean
goi_store_drop_draft (GoiStore *self, gint64 id, GError **error)
{
  if (self->read_only)
    {
      goi_store_set_error (NULL, SQLITE_READONLY, error);
      return FALSE;
    }
  return delete_by_id (self, "DELETE FROM draft WHERE report = ?", id, error);
}

static gboolean
refresh_one (GoiStore *self, gint64 id, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (GoiReport) report = goi_store_load_report (self, id, &problem);
  g_autoptr (GoiPrepared) prepared = NULL;
  g_autoptr (GoiStatement) skip = NULL;

  if (report != NULL)
    {
      prepared = goi_prepared_new (report, NULL, NULL);
      return goi_store_put_derived (self, id, prepared, error);
    }
  if (g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  /* One that cannot be read must not be tried again and again. */
  g_warning ("Report %" G_GINT64_FORMAT " cannot be checked again: %s", id, problem->message);
  skip = goi_store_prepare (self, "UPDATE report SET rules = ? WHERE id = ?", error);
  if (skip == NULL)
    return FALSE;
  sqlite3_bind_int64 (skip, 1, self->rules);
  sqlite3_bind_int64 (skip, 2, id);
  return goi_store_run (self, skip, error);
}

static GArray *
find_outdated (GoiStore *self, guint limit, GError **error)
{
  g_autoptr (GoiStatement) find = goi_store_prepare (
      self, "SELECT id FROM report WHERE rules < ?1 UNION ALL SELECT id FROM report WHERE rules > ?1 LIMIT ?2", error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  int more;

  if (find == NULL)
    return NULL;
  sqlite3_bind_int64 (find, 1, self->rules);
  sqlite3_bind_int64 (find, 2, limit);
  while ((more = goi_store_step (self, find, error)) > 0)
    {
      gint64 id = sqlite3_column_int64 (find, 0);
      g_array_append_val (ids, id);
    }
  return more == 0 ? g_steal_pointer (&ids) : NULL;
}

/*< private >
 * goi_store_refresh:
 * @self: a store
 * @limit: how many reports at most
 * @n_done: (out): how many there were
 * @error: return location for an error
 *
 * Computes the findings and measures of some reports again that were stored under other rules.
 *
 * Returns: whether it worked
 */
gboolean
goi_store_refresh (GoiStore *self, guint limit, guint *n_done, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  gboolean done = TRUE;

  *n_done = 0;
  ids = find_outdated (self, limit, error);
  if (ids == NULL || ids->len == 0)
    return ids != NULL;
  if (!goi_store_begin (self, TRUE, error))
    return FALSE;
  for (guint i = 0; done && i < ids->len; i++)
    done = refresh_one (self, g_array_index (ids, gint64, i), error);
  *n_done = ids->len;
  return goi_store_end (self, done, error);
}
