/* goi-store-schema.c: the tables of a collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-store"

#include "config.h"

#include "goi-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/**
 * SchemaItem:
 * @type: "table" or "index"
 * @name: its name
 * @sql: the statement that makes it, to the letter as SQLite keeps it; NULL for what SQLite makes itself
 * @kept: for what SQLite makes itself, the statement as SQLite keeps it
 */
typedef struct
{
  const char *type;
  const char *name;
  const char *sql;
  const char *kept;
} SchemaItem;

/* Version 1. Times are microseconds since 1970, digests the 32 bytes of a SHA-256, packing and size
 * belong to the blob beside them (see goi_pack()). What is large stands in tables of its own, so that
 * the lines of the list lie close together.
 *
 * report: `trashed` is first in every index, because every list asks for it. `findings` is a
 * GoiFindingClass. `fingerprint` tells the import whether it has seen this before; `made_by` is
 * the version of the program that imported it, `rules` the rules that its findings and measures were
 * computed with.
 * content: `extra` is what the full-text index holds beside the document, and `indexed` whether it holds
 * the document: an index without contents of its own must be told what it is to forget.
 * search: Chinese as overlapping pairs of characters, see goi_search_segment(). */
static const SchemaItem schema[] = {
  { "table", "counter",
    "CREATE TABLE counter (trashed INTEGER PRIMARY KEY, reports INTEGER NOT NULL) STRICT" },
  { "table", "original",
    "CREATE TABLE original (id INTEGER PRIMARY KEY, sha256 BLOB NOT NULL, media_type TEXT NOT NULL, "
    "packing INTEGER NOT NULL, size INTEGER NOT NULL, bytes BLOB NOT NULL) STRICT" },
  { "index", "original_sha256", "CREATE UNIQUE INDEX original_sha256 ON original (sha256)" },
  { "table", "document",
    "CREATE TABLE document (id INTEGER PRIMARY KEY, sha256 BLOB NOT NULL, "
    "packing INTEGER NOT NULL, size INTEGER NOT NULL, text BLOB NOT NULL) STRICT" },
  { "index", "document_sha256", "CREATE UNIQUE INDEX document_sha256 ON document (sha256)" },
  { "table", "report",
    "CREATE TABLE report (id INTEGER PRIMARY KEY AUTOINCREMENT, revision INTEGER NOT NULL, "
    "trashed INTEGER NOT NULL, trashed_at INTEGER, agency TEXT NOT NULL, year INTEGER NOT NULL, "
    "edition TEXT NOT NULL, region TEXT NOT NULL, title TEXT NOT NULL, state INTEGER NOT NULL, "
    "n_errors INTEGER NOT NULL, n_warnings INTEGER NOT NULL, n_doubts INTEGER NOT NULL, "
    "findings INTEGER NOT NULL, finding_rank INTEGER NOT NULL, "
    "incoming REAL, incoming_incomplete INTEGER NOT NULL, "
    "disclosed REAL, disclosed_incomplete INTEGER NOT NULL, "
    "source_name TEXT NOT NULL, original_name TEXT, original INTEGER REFERENCES original (id), "
    "document INTEGER REFERENCES document (id), fingerprint BLOB, made_by TEXT NOT NULL, "
    "rules INTEGER NOT NULL, created INTEGER NOT NULL, changed INTEGER NOT NULL) STRICT" },
  { "table", "sqlite_sequence", NULL, "CREATE TABLE sqlite_sequence(name,seq)" },
  { "index", "report_agency", "CREATE INDEX report_agency ON report (trashed, agency, year)" },
  { "index", "report_region", "CREATE INDEX report_region ON report (trashed, region, agency, year)" },
  { "index", "report_year", "CREATE INDEX report_year ON report (trashed, year, agency)" },
  { "index", "report_edition", "CREATE INDEX report_edition ON report (trashed, edition, agency, year)" },
  { "index", "report_incoming", "CREATE INDEX report_incoming ON report (trashed, incoming, agency, year)" },
  { "index", "report_disclosed", "CREATE INDEX report_disclosed ON report (trashed, disclosed, agency, year)" },
  { "index", "report_finding_rank",
    "CREATE INDEX report_finding_rank ON report (trashed, finding_rank, agency, year)" },
  { "index", "report_state", "CREATE INDEX report_state ON report (trashed, state, agency, year)" },
  { "index", "report_changed", "CREATE INDEX report_changed ON report (trashed, changed, agency, year)" },
  { "index", "report_facets",
    "CREATE INDEX report_facets ON report (trashed, year, edition, region, state, findings)" },
  { "index", "report_fingerprint", "CREATE INDEX report_fingerprint ON report (fingerprint)" },
  { "index", "report_original", "CREATE INDEX report_original ON report (original)" },
  { "index", "report_document", "CREATE INDEX report_document ON report (document)" },
  { "index", "report_rules", "CREATE INDEX report_rules ON report (rules)" },
  { "table", "content",
    "CREATE TABLE content (report INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE, "
    "packing INTEGER NOT NULL, size INTEGER NOT NULL, json BLOB NOT NULL, indexed INTEGER NOT NULL, "
    "extra_packing INTEGER NOT NULL, extra_size INTEGER NOT NULL, extra BLOB NOT NULL) STRICT" },
  { "table", "revision",
    "CREATE TABLE revision (report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE, "
    "revision INTEGER NOT NULL, state INTEGER NOT NULL, saved INTEGER NOT NULL, "
    "packing INTEGER NOT NULL, size INTEGER NOT NULL, json BLOB NOT NULL, "
    "PRIMARY KEY (report, revision)) STRICT, WITHOUT ROWID" },
  { "table", "draft",
    "CREATE TABLE draft (report INTEGER PRIMARY KEY REFERENCES report (id) ON DELETE CASCADE, "
    "revision INTEGER NOT NULL, saved INTEGER NOT NULL, "
    "packing INTEGER NOT NULL, size INTEGER NOT NULL, json BLOB NOT NULL) STRICT" },
  { "table", "measure_name", "CREATE TABLE measure_name (id INTEGER PRIMARY KEY, name TEXT NOT NULL) STRICT" },
  { "index", "measure_name_name", "CREATE UNIQUE INDEX measure_name_name ON measure_name (name)" },
  { "table", "measure",
    "CREATE TABLE measure (report INTEGER NOT NULL REFERENCES report (id) ON DELETE CASCADE, "
    "name INTEGER NOT NULL REFERENCES measure_name (id), value REAL NOT NULL, incomplete INTEGER NOT NULL, "
    "PRIMARY KEY (report, name)) STRICT, WITHOUT ROWID" },
  { "table", "search",
    "CREATE VIRTUAL TABLE search USING fts5 (agency, title, body, content='', columnsize=0, tokenize='ascii')" },
  { "table", "search_data", NULL, "CREATE TABLE 'search_data'(id INTEGER PRIMARY KEY, block BLOB)" },
  { "table", "search_idx", NULL,
    "CREATE TABLE 'search_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID" },
  { "table", "search_config", NULL, "CREATE TABLE 'search_config'(k PRIMARY KEY, v) WITHOUT ROWID" },
};

/* The step from version N to N + 1 is the N-th. Each runs in the transaction of all of them and finds
 * the file as the version before left it. There is only one version so far. */
static const GoiMigration *const migrations = NULL;
static const int n_migrations = GOI_STORE_VERSION - 1;

/* The ends of what the list reads, for files that are too large to be checked whole. */
static const char *const edge_queries[] = {
  "SELECT min (id) FROM report",
  "SELECT max (id) FROM report",
  "SELECT max (id) FROM original",
  "SELECT max (id) FROM document",
  "SELECT max (report) FROM content",
  "SELECT count (*) FROM (SELECT * FROM report ORDER BY id LIMIT 1)",
  "SELECT count (*) FROM (SELECT * FROM report ORDER BY id DESC LIMIT 1)",
  "SELECT min (agency) FROM report INDEXED BY report_agency WHERE trashed = 0",
  "SELECT max (agency) FROM report INDEXED BY report_agency WHERE trashed = 0",
  "SELECT max (region) FROM report INDEXED BY report_region WHERE trashed = 0",
  "SELECT max (year) FROM report INDEXED BY report_year WHERE trashed = 0",
  "SELECT max (edition) FROM report INDEXED BY report_edition WHERE trashed = 0",
  "SELECT max (incoming) FROM report INDEXED BY report_incoming WHERE trashed = 0",
  "SELECT max (disclosed) FROM report INDEXED BY report_disclosed WHERE trashed = 0",
  "SELECT max (finding_rank) FROM report INDEXED BY report_finding_rank WHERE trashed = 0",
  "SELECT max (state) FROM report INDEXED BY report_state WHERE trashed = 0",
  "SELECT max (changed) FROM report INDEXED BY report_changed WHERE trashed = 0",
};

static const SchemaItem *
find_item (const char *type, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (schema); i++)
    if (strcmp (schema[i].type, type) == 0 && strcmp (schema[i].name, name) == 0)
      return &schema[i];
  return NULL;
}

static void
set_foreign_schema (const char *what, GError **error)
{
  g_set_error (error, GOI_STORE_ERROR, GOI_STORE_ERROR_NOT_A_COLLECTION,
               _("This collection contains something that this program did not make (%s). It was not opened: "
                 "it may be there to do harm. Ask whoever sent it for the reports themselves."),
               what);
}

static gboolean
compare_item (sqlite3_stmt *statement, GError **error)
{
  g_autofree char *type = goi_column_dup_text (statement, 0);
  g_autofree char *name = goi_column_dup_text (statement, 1);
  const char *sql = (const char *) sqlite3_column_text (statement, 2);
  const SchemaItem *item = find_item (type, name);

  if (item != NULL && g_strcmp0 (sql, item->sql != NULL ? item->sql : item->kept) == 0)
    return TRUE;
  set_foreign_schema (name, error);
  return FALSE;
}

/*< private >
 * goi_store_compare_schema:
 * @self: a store
 * @error: return location for an error
 *
 * A database can bring triggers, views, computed columns and tables of its own that do what their
 * author wants: only the schema that this program makes is taken, to the letter.
 *
 * Returns: whether the file has exactly our tables
 */
gboolean
goi_store_compare_schema (GoiStore *self, GError **error)
{
  g_autoptr (GoiStatement) statement = NULL;
  guint found = 0;
  int more;

  statement = goi_store_prepare (self, "SELECT type, name, sql FROM sqlite_schema", error);
  if (statement == NULL)
    return FALSE;
  while ((more = goi_store_step (self, statement, error)) > 0)
    {
      if (!compare_item (statement, error))
        return FALSE;
      found++;
    }
  if (more < 0)
    return FALSE;
  if (found != G_N_ELEMENTS (schema))
    {
      goi_store_set_damaged (_("a part of it is missing"), error);
      return FALSE;
    }
  return TRUE;
}

/*< private >
 * goi_store_create_schema:
 * @self: a store in a writing transaction
 * @error: return location for an error
 *
 * Makes all tables, unless another program has done so in the meantime.
 *
 * Returns: whether they are there
 */
gboolean
goi_store_create_schema (GoiStore *self, GError **error)
{
  g_autofree char *identity = NULL;
  gint64 version;

  if (!goi_store_get_int (self, "PRAGMA user_version", &version, error))
    return FALSE;
  if (version != 0)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (schema); i++)
    if (schema[i].sql != NULL && !goi_store_exec (self, schema[i].sql, error))
      return FALSE;
  identity = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %d;"
                              "INSERT INTO counter (trashed, reports) VALUES (0, 0), (1, 0)",
                              GOI_STORE_APPLICATION_ID, GOI_STORE_VERSION);
  return goi_store_exec (self, identity, error);
}

/*< private >
 * goi_store_migrate:
 * @self: a store
 * @from: the file's version, from 1
 * @steps: (array length=n_steps): what leads from each version to the next, beginning with version 1
 * @n_steps: how many there are
 * @error: return location for an error
 *
 * Brings a file up to version @n_steps + 1, wholly or not at all.
 *
 * Returns: whether the file has that version now
 */
gboolean
goi_store_migrate (GoiStore *self, int from, const GoiMigration *steps, int n_steps, GError **error)
{
  g_autofree char *set_version = g_strdup_printf ("PRAGMA user_version = %d", n_steps + 1);
  gboolean done = TRUE;
  gint64 version;

  if (!goi_store_begin (self, TRUE, error))
    return FALSE;
  /* Another program may have been quicker. */
  done = goi_store_get_int (self, "PRAGMA user_version", &version, error);
  for (int step = MAX (from, (int) version) - 1; done && step < n_steps; step++)
    done = steps[step] (self, error);
  done = done && goi_store_exec (self, set_version, error);
  return goi_store_end (self, done, error);
}

/*< private >
 * goi_store_upgrade:
 * @self: a store
 * @from: the file's version, older than the current one
 * @error: return location for an error
 *
 * Returns: whether the file has the current version now
 */
gboolean
goi_store_upgrade (GoiStore *self, int from, GError **error)
{
  return goi_store_migrate (self, from, migrations, n_migrations, error);
}

static gboolean
check_whole (GoiStore *self, GError **error)
{
  g_autoptr (GoiStatement) statement = goi_store_prepare (self, "PRAGMA quick_check (1)", error);
  g_autofree char *verdict = NULL;

  if (statement == NULL || goi_store_step (self, statement, error) < 0)
    return FALSE;
  verdict = goi_column_dup_text (statement, 0);
  if (strcmp (verdict, "ok") == 0)
    return TRUE;
  goi_store_set_damaged (verdict, error);
  return FALSE;
}

/* The numbers of reports are kept, because counting them would mean to read them all. */
static gboolean
check_counters (GoiStore *self, gboolean exactly, GError **error)
{
  gint64 wrong;
  const char *sql = exactly ? "SELECT (SELECT count (*) FROM report WHERE trashed = 0) IS NOT "
                              "(SELECT reports FROM counter WHERE trashed = 0) OR "
                              "(SELECT count (*) FROM report WHERE trashed = 1) IS NOT "
                              "(SELECT reports FROM counter WHERE trashed = 1)"
                            : "SELECT ifnull (sum (reports), -1) NOT BETWEEN 0 AND "
                              "(SELECT ifnull (max (id), 0) FROM report) OR min (reports) < 0 OR count (*) <> 2 "
                              "FROM counter";

  if (!goi_store_get_int (self, sql, &wrong, error))
    return FALSE;
  if (wrong)
    goi_store_set_damaged (_("the number of its reports is wrong"), error);
  return !wrong;
}

/*< private >
 * goi_store_quick_check:
 * @self: a store
 * @file_size: the file's size in bytes
 * @error: return location for an error
 *
 * Checks a small file whole, of a larger one the ends of its tables: see GOI_STORE_CHECK_BYTES.
 * (SQLite itself notices a file that is shorter than it should be.)
 *
 * Returns: whether nothing wrong was found
 */
gboolean
goi_store_quick_check (GoiStore *self, gint64 file_size, GError **error)
{
  gint64 value;

  if (file_size <= GOI_STORE_CHECK_BYTES)
    return check_whole (self, error) && check_counters (self, TRUE, error);
  for (guint i = 0; i < G_N_ELEMENTS (edge_queries); i++)
    if (!goi_store_get_int (self, edge_queries[i], &value, error))
      return FALSE;
  return check_counters (self, FALSE, error);
}
