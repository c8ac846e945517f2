/* goi-store.c: the connection to a collection's file
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-store"

#include "config.h"

#include "goi-store-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <string.h>

/* https://www.sqlite.org/fileformat.html#the_database_header */
#define HEADER_SIZE 100
#define PAGE_SIZE_OFFSET 16
static const char header_magic[16] = "SQLite format 3";

/*< private >
 * goi_store_set_error:
 * @db: (nullable): the connection
 * @rc: an SQLite result code, extended or not
 * @error: where to put the error
 *
 * Says in words what SQLite says in numbers (https://www.sqlite.org/rescode.html).
 */
void
goi_store_set_error (sqlite3 *db, int rc, GError **error)
{
  const char *detail = db != NULL ? sqlite3_errmsg (db) : sqlite3_errstr (rc);

  switch (rc & 0xff)
    {
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Cancelled"));
      break;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (error, GOI_STORE_ERROR, GOI_STORE_ERROR_BUSY,
                           _("Another program is working on this collection. Wait a moment and try again."));
      break;
    case SQLITE_FULL:
      g_set_error_literal (error, GOI_STORE_ERROR, GOI_STORE_ERROR_FULL,
                           _("The disk is full. Make room and try again; what was saved before is safe."));
      break;
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_CANTOPEN:
      g_set_error_literal (error, GOI_STORE_ERROR, GOI_STORE_ERROR_READ_ONLY,
                           _("The collection cannot be written: its file, folder or disk is read-only. "
                             "Copy it to a place where you may write."));
      break;
    case SQLITE_CORRUPT:
      goi_store_set_damaged (detail, error);
      break;
    case SQLITE_NOTADB:
      g_set_error_literal (error, GOI_STORE_ERROR, GOI_STORE_ERROR_NOT_A_COLLECTION,
                           _("This file is not a collection of reports."));
      break;
    case SQLITE_TOOBIG:
      g_set_error_literal (error, GOI_STORE_ERROR, GOI_STORE_ERROR_FAILED,
                           _("The report or its document is too large for a collection."));
      break;
    default:
      g_set_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_FAILED,
                   _("The collection could not be used (%s)."), detail);
    }
}

/*< private >
 * goi_store_set_damaged:
 * @detail: what is wrong, in the words of who found it
 * @error: where to put the error
 */
void
goi_store_set_damaged (const char *detail, GError **error)
{
  g_set_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_DAMAGED,
               _("The collection is damaged (%s). Open a backup of it, or export what can still be read."),
               detail);
}

static int
sqlite_code (sqlite3 *db, int rc)
{
  return db != NULL && rc == SQLITE_ERROR ? sqlite3_extended_errcode (db) : rc;
}

void
goi_statement_release (GoiStatement *statement)
{
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
}

/*< private >
 * goi_store_prepare:
 * @self: a store
 * @sql: a statement that is used again and again; one user at a time
 * @error: return location for an error
 *
 * Returns: (nullable): the statement, ready to be bound; release it with g_autoptr (GoiStatement)
 */
GoiStatement *
goi_store_prepare (GoiStore *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int rc;

  if (statement != NULL)
    return statement;
  rc = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (rc != SQLITE_OK)
    {
      goi_store_set_error (self->db, sqlite_code (self->db, rc), error);
      return NULL;
    }
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

/*< private >
 * goi_store_step:
 * @self: a store
 * @statement: a statement
 * @error: return location for an error
 *
 * Returns: 1 when there is a row, 0 when there is none any more, -1 on error
 */
int
goi_store_step (GoiStore *self, sqlite3_stmt *statement, GError **error)
{
  int rc = sqlite3_step (statement);

  if (rc == SQLITE_ROW)
    return 1;
  if (rc == SQLITE_DONE)
    return 0;
  goi_store_set_error (self->db, sqlite_code (self->db, rc), error);
  return -1;
}

/* For a statement that gives no rows, or whose rows nobody needs. */
gboolean
goi_store_run (GoiStore *self, sqlite3_stmt *statement, GError **error)
{
  int more;

  while ((more = goi_store_step (self, statement, error)) > 0)
    ;
  return more == 0;
}

/*< private >
 * goi_store_exec:
 * @self: a store
 * @sql: one statement or several
 * @error: return location for an error
 *
 * Returns: whether all of them could be done
 */
gboolean
goi_store_exec (GoiStore *self, const char *sql, GError **error)
{
  int rc = sqlite3_exec (self->db, sql, NULL, NULL, NULL);

  if (rc != SQLITE_OK)
    goi_store_set_error (self->db, sqlite_code (self->db, rc), error);
  return rc == SQLITE_OK;
}

/*< private >
 * goi_store_get_int:
 * @self: a store
 * @sql: a query for one number
 * @value: (out): the number; 0 when there is no row
 * @error: return location for an error
 *
 * Returns: whether it could be asked
 */
gboolean
goi_store_get_int (GoiStore *self, const char *sql, gint64 *value, GError **error)
{
  g_autoptr (sqlite3_stmt) statement = NULL;
  int rc = sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL);
  int more;

  *value = 0;
  if (rc != SQLITE_OK)
    {
      goi_store_set_error (self->db, sqlite_code (self->db, rc), error);
      return FALSE;
    }
  more = goi_store_step (self, statement, error);
  if (more > 0)
    *value = sqlite3_column_int64 (statement, 0);
  return more >= 0;
}

/*< private >
 * goi_store_begin:
 * @self: a store
 * @writing: whether something is going to be written
 * @error: return location for an error
 *
 * Begins a transaction; end it with goi_store_end(). A writer takes its lock at once, so that it
 * never has to give up half-way because somebody else was quicker.
 *
 * Returns: whether the transaction has begun
 */
gboolean
goi_store_begin (GoiStore *self, gboolean writing, GError **error)
{
  if (writing && self->read_only)
    {
      goi_store_set_error (NULL, SQLITE_READONLY, error);
      return FALSE;
    }
  if (!goi_store_exec (self, writing ? "BEGIN IMMEDIATE" : "BEGIN", error))
    return FALSE;
  self->touched = FALSE;
  if (goi_store_notice_changes (self, error))
    return TRUE;
  goi_store_exec (self, "ROLLBACK", NULL);
  return FALSE;
}

/*< private >
 * goi_store_end:
 * @self: a store with a transaction
 * @success: whether all went well so far
 * @error: return location for an error, already set when @success is FALSE
 *
 * Returns: whether what was written is now in the file for good
 */
gboolean
goi_store_end (GoiStore *self, gboolean success, GError **error)
{
  if (success && goi_store_exec (self, "COMMIT", error))
    {
      self->own_version += self->touched ? 1 : 0;
      return TRUE;
    }
  /* SQLite may have rolled back already, then this one fails and does no harm. */
  if (!sqlite3_get_autocommit (self->db))
    goi_store_exec (self, "ROLLBACK", NULL);
  if (self->measures != NULL)
    g_array_set_size (self->measures, 0);
  return FALSE;
}

/*< private >
 * goi_store_notice_changes:
 * @self: a store
 * @error: return location for an error
 *
 * Looks whether another connection has changed the file; then own_version grows.
 *
 * Returns: whether it could be asked
 */
gboolean
goi_store_notice_changes (GoiStore *self, GError **error)
{
  g_autoptr (GoiStatement) statement = goi_store_prepare (self, "PRAGMA data_version", error);
  gint64 version;

  if (statement == NULL || goi_store_step (self, statement, error) < 0)
    return FALSE;
  version = sqlite3_column_int64 (statement, 0);
  if (version != self->seen_version && self->seen_version != 0)
    self->own_version++;
  self->seen_version = version;
  return TRUE;
}

static void
finalize_statement (gpointer statement)
{
  sqlite3_finalize (statement);
}

static gboolean
set_config (sqlite3 *db, int option, int value)
{
  int now = -1;

  return sqlite3_db_config (db, option, value, &now) == SQLITE_OK && now == value;
}

/*< private >
 * goi_store_configure:
 * @db: a new connection
 * @error: return location for an error
 *
 * Sets a connection up for a file that a stranger may have made
 * (https://www.sqlite.org/security.html): nothing in its schema runs on its own, its internal
 * tables cannot be written, and no value is larger than ours get.
 *
 * Returns: whether the connection can be trusted
 */
gboolean
goi_store_configure (sqlite3 *db, GError **error)
{
  gboolean safe = set_config (db, SQLITE_DBCONFIG_DEFENSIVE, 1)
                  && set_config (db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0)
                  && set_config (db, SQLITE_DBCONFIG_ENABLE_TRIGGER, 0)
                  && set_config (db, SQLITE_DBCONFIG_ENABLE_VIEW, 0)
                  && set_config (db, SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0)
                  && set_config (db, SQLITE_DBCONFIG_ENABLE_FKEY, 1)
                  && set_config (db, SQLITE_DBCONFIG_DQS_DML, 0)
                  && set_config (db, SQLITE_DBCONFIG_DQS_DDL, 0);
  int rc;

  if (!safe)
    {
      goi_store_set_error (db, SQLITE_ERROR, error);
      return FALSE;
    }
  sqlite3_limit (db, SQLITE_LIMIT_LENGTH, GOI_STORE_MAX_ORIGINAL + 1024 * 1024);
  sqlite3_limit (db, SQLITE_LIMIT_SQL_LENGTH, 1024 * 1024);
  sqlite3_limit (db, SQLITE_LIMIT_COLUMN, 64);
  sqlite3_limit (db, SQLITE_LIMIT_EXPR_DEPTH, 100);
  sqlite3_limit (db, SQLITE_LIMIT_COMPOUND_SELECT, 8);
  sqlite3_limit (db, SQLITE_LIMIT_ATTACHED, 0);
  sqlite3_limit (db, SQLITE_LIMIT_TRIGGER_DEPTH, 8);
  sqlite3_limit (db, SQLITE_LIMIT_WORKER_THREADS, 0);
  sqlite3_busy_timeout (db, GOI_STORE_BUSY_MS);
  rc = sqlite3_exec (db,
                     "PRAGMA cell_size_check = ON;"
                     "PRAGMA mmap_size = 0;"
                     "PRAGMA temp_store = MEMORY;"
                     "PRAGMA cache_size = -16384;",
                     NULL, NULL, NULL);
  if (rc != SQLITE_OK)
    goi_store_set_error (db, rc, error);
  return rc == SQLITE_OK;
}

static void
disconnect (GoiStore *self)
{
  g_hash_table_remove_all (self->statements);
  g_mutex_lock (&self->lock);
  sqlite3_close_v2 (g_steal_pointer (&self->db));
  g_mutex_unlock (&self->lock);
  self->seen_version = 0;
}

static gboolean
connect (GoiStore *self, const char *name, int flags, GError **error)
{
  sqlite3 *db = NULL;
  int rc = sqlite3_open_v2 (name, &db, flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

  if (rc != SQLITE_OK)
    {
      goi_store_set_error (db, rc, error);
      sqlite3_close_v2 (db);
      return FALSE;
    }
  g_mutex_lock (&self->lock);
  self->db = db;
  g_mutex_unlock (&self->lock);
  if (goi_store_configure (db, error))
    return TRUE;
  disconnect (self);
  return FALSE;
}

static gboolean
has_beside (const char *path, const char *ending)
{
  g_autofree char *name = g_strconcat (path, ending, NULL);
  GStatBuf info;

  return g_stat (name, &info) == 0 && info.st_size > 0;
}

/* Whether changes wait in a log beside the file, where a program was killed or is running. */
static gboolean
has_log (const char *path)
{
  return has_beside (path, "-wal");
}

/* 0 for what is no header. */
static guint
get_page_size (const guint8 *header, gsize length)
{
  guint size;

  if (length < PAGE_SIZE_OFFSET + 2 || memcmp (header, header_magic, sizeof header_magic) != 0)
    return 0;
  size = header[PAGE_SIZE_OFFSET] << 8 | header[PAGE_SIZE_OFFSET + 1];
  /* 1 stands for 65536, which two bytes cannot hold. */
  size = size == 1 ? 65536 : size;
  return size >= 512 && (size & (size - 1)) == 0 ? size : 0;
}

/* What the file's first bytes say, before SQLite sees them. A file that nobody is writing consists
 * of whole pages; SQLite itself would only miss whole ones. */
static gboolean
check_header (const char *path, gint64 size, GError **error)
{
  guint8 header[HEADER_SIZE] = { 0 };
  FILE *file = g_fopen (path, "rb");
  guint page_size;

  if (file == NULL)
    {
      g_set_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_FAILED,
                   _("You may not read this collection (%s)."), g_strerror (errno));
      return FALSE;
    }
  page_size = get_page_size (header, fread (header, 1, sizeof header, file));
  fclose (file);
  if (page_size == 0)
    {
      goi_store_set_error (NULL, SQLITE_NOTADB, error);
      return FALSE;
    }
  if (size % page_size == 0 || has_log (path) || has_beside (path, "-journal"))
    return TRUE;
  goi_store_set_damaged (_("it ends too early"), error);
  return FALSE;
}

static gboolean
look_at_file (const char *path, GoiOpenFlags flags, gboolean *is_new, gint64 *size, GError **error)
{
  GStatBuf info;

  *is_new = g_stat (path, &info) != 0;
  *size = *is_new ? 0 : (gint64) info.st_size;
  if (*is_new && (errno != ENOENT || (flags & GOI_OPEN_CREATE) == 0))
    {
      g_set_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_NOT_FOUND,
                   _("The collection is not there (%s). If it was moved or renamed, choose it again."),
                   g_strerror (errno));
      return FALSE;
    }
  if (*is_new)
    return TRUE;
  if (!S_ISREG (info.st_mode))
    {
      goi_store_set_error (NULL, SQLITE_NOTADB, error);
      return FALSE;
    }
  *is_new = *size == 0 && (flags & GOI_OPEN_CREATE) != 0;
  return *is_new || check_header (path, *size, error);
}

static gboolean
is_remote (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (GFileInfo) info = NULL;

  if (folder != NULL)
    info = g_file_query_filesystem_info (folder, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE, NULL, NULL);
  return info != NULL && g_file_info_get_attribute_boolean (info, G_FILE_ATTRIBUTE_FILESYSTEM_REMOTE);
}

static gboolean
is_write_problem (const GError *error)
{
  return g_error_matches (error, GOI_STORE_ERROR, GOI_STORE_ERROR_READ_ONLY)
         || g_error_matches (error, GOI_STORE_ERROR, GOI_STORE_ERROR_FULL);
}

/* On a disk that cannot be written SQLite cannot make the shared memory that a log needs. Without
 * a log nobody has the file open for writing, and it may be read as something that never changes. */
static gboolean
connect_unchanging (GoiStore *self, GError **error)
{
  g_autofree char *uri = NULL;
  g_autofree char *name = NULL;

  if (has_log (self->path))
    {
      g_set_error_literal (error, GOI_STORE_ERROR, GOI_STORE_ERROR_READ_ONLY,
                           _("The last changes of this collection wait in a file beside it, and its folder "
                             "cannot be written. Copy all its files to a place where you may write."));
      return FALSE;
    }
  uri = g_filename_to_uri (self->path, NULL, error);
  if (uri == NULL)
    return FALSE;
  name = g_strconcat (uri, "?immutable=1", NULL);
  self->read_only = TRUE;
  return connect (self, name, SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, error);
}

static gboolean
connect_and_read (GoiStore *self, gboolean create, gint64 *pages, GError **error)
{
  g_autoptr (GError) problem = NULL;
  int flags = SQLITE_OPEN_READWRITE | (create ? SQLITE_OPEN_CREATE : 0);

  if (connect (self, self->path, flags, &problem)
      && goi_store_get_int (self, "PRAGMA page_count", pages, &problem))
    {
      if (sqlite3_db_readonly (self->db, "main") == 1)
        self->read_only = TRUE;
      return TRUE;
    }
  if (self->db != NULL)
    disconnect (self);
  if (create || !is_write_problem (problem))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (connect_unchanging (self, error) && goi_store_get_int (self, "PRAGMA page_count", pages, error))
    return TRUE;
  if (self->db != NULL)
    disconnect (self);
  return FALSE;
}

/* A log beside the file lets readers read while something is written, but it needs memory that all
 * programs share: on a network drive another machine would not see it, there SQLite's older journal
 * has to do. With FULL, what was committed survives a power cut as well. */
static gboolean
set_journal (GoiStore *self, GError **error)
{
  const char *mode = is_remote (self->path) ? "PRAGMA journal_mode = DELETE" : "PRAGMA journal_mode = WAL";
  g_autoptr (GError) problem = NULL;

  if (self->read_only)
    return TRUE;
  if (goi_store_exec (self, mode, &problem)
      && goi_store_exec (self, "PRAGMA synchronous = FULL; PRAGMA journal_size_limit = 16777216", &problem))
    return TRUE;
  /* Somebody who holds the file keeps us from changing its mode, but not from working with it. */
  if (g_error_matches (problem, GOI_STORE_ERROR, GOI_STORE_ERROR_BUSY))
    return goi_store_exec (self, "PRAGMA synchronous = FULL", error);
  if (is_write_problem (problem))
    {
      self->read_only = TRUE;
      return TRUE;
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

/* Before anything is created: the page size and the like cannot be changed afterwards. */
static gboolean
create (GoiStore *self, GError **error)
{
  gboolean made;

  if (!goi_store_exec (self, "PRAGMA auto_vacuum = INCREMENTAL", error)
      || !goi_store_begin (self, TRUE, error))
    return FALSE;
  made = goi_store_create_schema (self, error);
  return goi_store_end (self, made, error);
}

/* Whether there is nothing in the file. A program that was killed while it made it leaves one page behind:
 * choosing how pages are freed is a transaction of its own. */
static gboolean
is_unfinished (GoiStore *self, gboolean *unfinished, GError **error)
{
  gint64 application, version, objects;

  if (!goi_store_get_int (self, "PRAGMA application_id", &application, error)
      || !goi_store_get_int (self, "PRAGMA user_version", &version, error)
      || !goi_store_get_int (self, "SELECT count(*) FROM sqlite_schema", &objects, error))
    return FALSE;
  *unfinished = application == 0 && version == 0 && objects == 0;
  return TRUE;
}

static gboolean
check_kind (GoiStore *self, int *version, GError **error)
{
  gint64 application, number;

  if (!goi_store_get_int (self, "PRAGMA application_id", &application, error)
      || !goi_store_get_int (self, "PRAGMA user_version", &number, error))
    return FALSE;
  if (application != GOI_STORE_APPLICATION_ID)
    {
      g_set_error_literal (error, GOI_STORE_ERROR, GOI_STORE_ERROR_NOT_A_COLLECTION,
                           _("This file belongs to another program; it is not a collection of reports."));
      return FALSE;
    }
  if (number > GOI_STORE_VERSION)
    {
      g_set_error_literal (error, GOI_STORE_ERROR, GOI_STORE_ERROR_TOO_NEW,
                           _("This collection was written by a later version of this program. "
                             "Install that version to open it."));
      return FALSE;
    }
  if (number < 1)
    {
      goi_store_set_damaged (_("it does not say its version"), error);
      return FALSE;
    }
  *version = (int) number;
  return TRUE;
}

static gboolean
open_steps (GoiStore *self, GoiOpenFlags flags, GError **error)
{
  gboolean is_new;
  gint64 size, pages;
  int version = GOI_STORE_VERSION;

  if (!look_at_file (self->path, flags, &is_new, &size, error)
      || !connect_and_read (self, is_new, &pages, error))
    return FALSE;
  if (pages <= 1 && (is_new || (flags & GOI_OPEN_CREATE) != 0))
    {
      if (!is_unfinished (self, &is_new, error) || (is_new && !create (self, error)))
        return FALSE;
    }
  else if (pages == 0)
    {
      goi_store_set_error (NULL, SQLITE_NOTADB, error);
      return FALSE;
    }
  if (!check_kind (self, &version, error))
    return FALSE;
  if (version < GOI_STORE_VERSION && !goi_store_upgrade (self, version, error))
    return FALSE;
  if (!goi_store_compare_schema (self, error) || !goi_store_quick_check (self, size, error))
    return FALSE;
  if ((flags & GOI_OPEN_READ_ONLY) == 0)
    return set_journal (self, error);
  self->read_only = TRUE;
  return goi_store_exec (self, "PRAGMA query_only = ON", error);
}

/*< private >
 * goi_store_new:
 * @path: the file
 *
 * Returns: (transfer full): a store that is not open yet
 */
GoiStore *
goi_store_new (const char *path)
{
  GoiStore *self = g_new0 (GoiStore, 1);

  self->path = g_strdup (path);
  self->own_version = 1;
  self->statements = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, finalize_statement);
  self->measures = g_array_new (FALSE, TRUE, sizeof (gint64));
  self->rules = goi_store_rules_id ();
  g_queue_init (&self->results);
  g_mutex_init (&self->lock);
  return self;
}

/*< private >
 * goi_store_open:
 * @self: a new store
 * @flags: how to open it
 * @cancellable: (nullable): to give up
 * @error: return location for an error
 *
 * Opens the file, or makes it, and convinces itself that it is one of ours and sound.
 *
 * Returns: whether it can be used
 */
gboolean
goi_store_open (GoiStore *self, GoiOpenFlags flags, GCancellable *cancellable, GError **error)
{
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  if (open_steps (self, flags, error))
    {
      /* What was done so far is no news. */
      self->own_version = 1;
      self->seen_version = 0;
      return TRUE;
    }
  goi_store_close (self);
  return FALSE;
}

/*< private >
 * goi_store_close:
 * @self: a store
 *
 * Closes the file. What is in the log goes into it first, so that it can be copied alone.
 */
void
goi_store_close (GoiStore *self)
{
  g_queue_clear_full (&self->results, (GDestroyNotify) goi_result_free);
  if (self->db != NULL)
    disconnect (self);
}

void
goi_store_free (GoiStore *self)
{
  goi_store_close (self);
  g_hash_table_unref (self->statements);
  g_array_unref (self->measures);
  g_mutex_clear (&self->lock);
  g_free (self->path);
  g_free (self);
}

/*< private >
 * goi_store_interrupt:
 * @self: a store
 *
 * Makes the statement that is running, if any, end with an error soon. May be called from any
 * thread.
 */
void
goi_store_interrupt (GoiStore *self)
{
  g_mutex_lock (&self->lock);
  if (self->db != NULL)
    sqlite3_interrupt (self->db);
  g_mutex_unlock (&self->lock);
}
