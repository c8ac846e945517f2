/* goi-store-backup.c: copies and checks of a whole collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-store"

#include "config.h"

#include "goi-store-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>
#include <unistd.h>

/* Pages between two looks at the cancellable: 4 MB. */
#define PAGES_AT_ONCE 1024

typedef sqlite3 Connection;
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Connection, sqlite3_close_v2)

static sqlite3 *
open_connection (const char *path, int flags, GError **error)
{
  sqlite3 *db = NULL;
  int rc = sqlite3_open_v2 (path, &db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

  if (rc == SQLITE_OK && goi_store_configure (db, error))
    return db;
  if (rc != SQLITE_OK)
    goi_store_set_error (db, rc, error);
  sqlite3_close_v2 (db);
  return NULL;
}

static gboolean
exec (sqlite3 *db, const char *sql, GError **error)
{
  int rc = sqlite3_exec (db, sql, NULL, NULL, NULL);

  if (rc != SQLITE_OK)
    goi_store_set_error (db, rc, error);
  return rc == SQLITE_OK;
}

/* On a disk that cannot be written the collection is open as one that never changes; so is this. */
static sqlite3 *
open_source (const char *path, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autoptr (Connection) db = open_connection (path, SQLITE_OPEN_READWRITE, &problem);
  g_autofree char *uri = NULL;
  g_autofree char *name = NULL;

  if (db != NULL && exec (db, "SELECT count (*) FROM sqlite_schema", &problem))
    return g_steal_pointer (&db);
  if (!g_error_matches (problem, GOI_STORE_ERROR, GOI_STORE_ERROR_READ_ONLY))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  uri = g_filename_to_uri (path, NULL, error);
  if (uri == NULL)
    return NULL;
  name = g_strconcat (uri, "?immutable=1", NULL);
  return open_connection (name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

static gboolean
copy_pages (sqlite3 *from, sqlite3 *to, GCancellable *cancellable, GError **error)
{
  sqlite3_backup *backup = sqlite3_backup_init (to, "main", from, "main");
  gboolean cancelled = FALSE;
  int rc = SQLITE_OK;

  if (backup == NULL)
    {
      goi_store_set_error (to, sqlite3_errcode (to), error);
      return FALSE;
    }
  while (rc == SQLITE_OK && !cancelled)
    {
      rc = sqlite3_backup_step (backup, PAGES_AT_ONCE);
      cancelled = g_cancellable_set_error_if_cancelled (cancellable, error);
    }
  sqlite3_backup_finish (backup);
  if (!cancelled && rc != SQLITE_DONE)
    goi_store_set_error (NULL, rc, error);
  return !cancelled && rc == SQLITE_DONE;
}

/* The copy needs no log beside it: it can be read from anywhere, alone. */
static gboolean
copy_collection (const char *path, const char *target, GCancellable *cancellable, GError **error)
{
  g_autoptr (Connection) from = open_source (path, error);
  g_autoptr (Connection) to = NULL;

  if (from == NULL)
    return FALSE;
  to = open_connection (target, SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, error);
  /* The open transaction holds the collection as it is now, however long the copy takes. */
  return to != NULL && exec (from, "BEGIN; SELECT count (*) FROM sqlite_schema", error)
         && copy_pages (from, to, cancellable, error) && exec (from, "COMMIT", error)
         && exec (to, "PRAGMA journal_mode = DELETE", error);
}

static gboolean
sync_path (const char *path, int flags)
{
  int fd = g_open (path, flags, 0);
  gboolean done = fd >= 0 && fsync (fd) == 0;

  if (fd >= 0)
    g_close (fd, NULL);
  return done;
}

static gboolean
set_file_error (const char *path, int code, GError **error)
{
  g_autofree char *name = g_filename_display_basename (path);

  g_set_error (error, GOI_STORE_ERROR, code == ENOSPC ? GOI_STORE_ERROR_FULL : GOI_STORE_ERROR_FAILED,
               _("“%s” could not be written (%s)."), name, g_strerror (code));
  return FALSE;
}

/*< private >
 * goi_store_backup:
 * @path: a collection; others may be writing to it
 * @target: where the copy goes; what is there is replaced once the copy is complete
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Copies a collection as it is at this moment.
 *
 * Returns: whether the copy is there; otherwise @target is as it was
 */
gboolean
goi_store_backup (const char *path, const char *target, GCancellable *cancellable, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (target);
  g_autofree char *base = g_path_get_basename (target);
  g_autofree char *temporary = g_strdup_printf ("%s/.%s.XXXXXX", folder, base);
  GStatBuf source_info, target_info;
  int fd;

  if (g_stat (path, &source_info) == 0 && g_stat (target, &target_info) == 0
      && source_info.st_dev == target_info.st_dev && source_info.st_ino == target_info.st_ino)
    {
      g_set_error_literal (error, GOI_STORE_ERROR, GOI_STORE_ERROR_FAILED,
                           _("The backup would replace the collection itself. Choose another name."));
      return FALSE;
    }
  fd = g_mkstemp_full (temporary, O_RDWR, 0644);
  if (fd < 0)
    return set_file_error (target, errno, error);
  g_close (fd, NULL);
  if (!copy_collection (path, temporary, cancellable, error))
    {
      g_unlink (temporary);
      return FALSE;
    }
  if (!sync_path (temporary, O_RDONLY) || g_rename (temporary, target) != 0)
    {
      int code = errno;
      g_unlink (temporary);
      return set_file_error (target, code, error);
    }
  /* Without this a power cut could bring the old name back; the copy itself is safe either way. */
  sync_path (folder, O_RDONLY | O_DIRECTORY);
  return TRUE;
}

static int
stop_when_cancelled (gpointer cancellable)
{
  return g_cancellable_is_cancelled (cancellable);
}

static void
interrupt (GCancellable *cancellable, gpointer db)
{
  sqlite3_interrupt (db);
}

/* Runs a check that answers "ok", or says what is wrong. */
static gboolean
expect_ok (sqlite3 *db, const char *sql, const char *good, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  g_autofree char *verdict = NULL;
  int rc = sqlite3_prepare_v2 (db, sql, -1, &statement, NULL);

  if (rc == SQLITE_OK)
    rc = sqlite3_step (statement);
  if (rc != SQLITE_ROW && rc != SQLITE_DONE)
    {
      goi_store_set_error (db, rc, error);
      return FALSE;
    }
  verdict = rc == SQLITE_ROW ? goi_column_dup_text (statement, 0) : g_strdup ("");
  if (strcmp (verdict, good) == 0)
    return TRUE;
  goi_store_set_damaged (verdict, error);
  return FALSE;
}

static gboolean
verify_steps (sqlite3 *db, GError **error)
{
  return expect_ok (db, "PRAGMA integrity_check (1)", "ok", error)
         && expect_ok (db, "PRAGMA foreign_key_check", "", error)
         && expect_ok (db,
                       "SELECT (SELECT reports FROM counter WHERE trashed = 0) - "
                       "(SELECT count (*) FROM report WHERE trashed = 0)",
                       "0", error)
         && expect_ok (db,
                       "SELECT (SELECT reports FROM counter WHERE trashed = 1) - "
                       "(SELECT count (*) FROM report WHERE trashed = 1)",
                       "0", error)
         && expect_ok (db, "SELECT count (*) FROM report LEFT JOIN content ON report = id WHERE report IS NULL", "0",
                       error)
         && (sqlite3_db_readonly (db, "main") == 1
             || expect_ok (db, "INSERT INTO search (search) VALUES ('integrity-check')", "", error));
}

/*< private >
 * goi_store_verify:
 * @path: a collection
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Reads the whole file and checks every table and index, and what they say of each other. Takes a
 * while for a large one.
 *
 * Returns: whether nothing wrong was found
 */
gboolean
goi_store_verify (const char *path, GCancellable *cancellable, GError **error)
{
  g_autoptr (Connection) db = open_source (path, error);
  gboolean sound = FALSE;
  gulong handler = 0;

  if (db == NULL)
    return FALSE;
  if (cancellable != NULL)
    {
      sqlite3_progress_handler (db, 10000, stop_when_cancelled, cancellable);
      handler = g_cancellable_connect (cancellable, G_CALLBACK (interrupt), db, NULL);
    }
  if (!g_cancellable_set_error_if_cancelled (cancellable, error))
    sound = verify_steps (db, error);
  g_cancellable_disconnect (cancellable, handler);
  return sound;
}
