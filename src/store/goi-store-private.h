/* goi-store-private.h: the connection to a collection's file
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* "GoiR", at offset 68 of the file (https://www.sqlite.org/fileformat.html#application_id). */
#define GOI_STORE_APPLICATION_ID 0x476f6952
#define GOI_STORE_VERSION 1

/* Files up to this size are checked whole whenever they are opened (some milliseconds). Of larger
 * ones only the two ends of every table and index are read: opening must not take longer the more
 * reports there are. goi_collection_verify_async() checks a file of any size. */
#define GOI_STORE_CHECK_BYTES (8 * 1024 * 1024)

/* A report as JSON, and the text of a document: more is no report, but somebody's trap. */
#define GOI_STORE_MAX_TEXT (256 * 1024 * 1024)
#define GOI_STORE_MAX_ORIGINAL (512 * 1024 * 1024)

/* How long another program may hold the file before a call gives up, in milliseconds. */
#define GOI_STORE_BUSY_MS 5000

/* Earlier revisions that are kept of a report. */
#define GOI_STORE_REVISIONS 20

/**
 * GoiStore:
 * @db: the connection
 * @path: the file
 * @read_only: nothing can be written
 * @own_version: grows with every change, of this connection or of another
 * @seen_version: SQLite's data_version when it was last looked at
 * @statements: SQL to prepared statement
 * @results: (element-type GoiResult): the last lists that were asked for, the latest first
 * @measures: (element-type gint64): a measure's index to its number in this file
 * @rules: number of the rules in force, see goi_store_rules_id()
 *
 * Everything of a collection that only its worker thread may touch.
 */
typedef struct
{
  sqlite3 *db;
  char *path;
  gboolean read_only;
  guint64 own_version;
  gint64 seen_version;
  GHashTable *statements;
  GQueue results;
  GArray *measures;
  gint64 rules;
  gboolean touched; /* the transaction changes what lists show */
  GMutex lock; /* keeps @db while another thread interrupts it */
} GoiStore;

/* A statement that stays prepared; releasing it makes it ready for the next use. */
typedef sqlite3_stmt GoiStatement;
void goi_statement_release (GoiStatement *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiStatement, goi_statement_release)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (sqlite3_stmt, sqlite3_finalize)

/* The connection: goi-store.c */
GoiStore     *goi_store_new (const char *path);
gboolean      goi_store_open (GoiStore *self, GoiOpenFlags flags, GCancellable *cancellable, GError **error);
void          goi_store_close (GoiStore *self);
void          goi_store_free (GoiStore *self);
void          goi_store_interrupt (GoiStore *self);
gboolean      goi_store_configure (sqlite3 *db, GError **error);
gboolean      goi_store_exec (GoiStore *self, const char *sql, GError **error);
gboolean      goi_store_get_int (GoiStore *self, const char *sql, gint64 *value, GError **error);
GoiStatement *goi_store_prepare (GoiStore *self, const char *sql, GError **error);
int           goi_store_step (GoiStore *self, sqlite3_stmt *statement, GError **error);
gboolean      goi_store_run (GoiStore *self, sqlite3_stmt *statement, GError **error);
gboolean      goi_store_begin (GoiStore *self, gboolean writing, GError **error);
gboolean      goi_store_end (GoiStore *self, gboolean success, GError **error);
gboolean      goi_store_notice_changes (GoiStore *self, GError **error);
void          goi_store_set_error (sqlite3 *db, int rc, GError **error);
void          goi_store_set_damaged (const char *detail, GError **error);

/* Values: goi-store-values.c */
char         *goi_column_dup_text (sqlite3_stmt *statement, int column);
GBytes       *goi_column_dup_blob (sqlite3_stmt *statement, int column);
void          goi_bind_text (sqlite3_stmt *statement, int index, const char *text);
void          goi_bind_blob (sqlite3_stmt *statement, int index, GBytes *bytes);
GBytes       *goi_pack (GBytes *bytes, int *packing);
GBytes       *goi_pack_text (const char *text, int *packing);
GBytes       *goi_unpack (GBytes *packed, int packing, gint64 size, gint64 limit, GError **error);
char         *goi_unpack_text (GBytes *packed, int packing, gint64 size, GError **error);
GBytes       *goi_sha256 (gconstpointer first, gsize first_length, gconstpointer second, gsize second_length);
GBytes       *goi_sha256_from_string (const char *hex);

/* What is in the file: goi-store-schema.c */
typedef gboolean (*GoiMigration) (GoiStore *store, GError **error);
gboolean      goi_store_create_schema (GoiStore *self, GError **error);
gboolean      goi_store_migrate (GoiStore *self, int from, const GoiMigration *steps, int n_steps, GError **error);
gboolean      goi_store_upgrade (GoiStore *self, int from, GError **error);
gboolean      goi_store_compare_schema (GoiStore *self, GError **error);
gboolean      goi_store_quick_check (GoiStore *self, gint64 file_size, GError **error);

/* Words: goi-store-search.c */
char         *goi_search_segment (const char *text);
char         *goi_search_expression (const char *words);
char         *goi_search_extra (GoiReport *report, const char *document);

/* What the list knows of a report: goi-store-prepare.c */
typedef struct
{
  GoiReport *report; /* borrowed */
  char *json;
  char *agency, *region, *title, *source_name, *extra;
  const char *edition;
  int year;
  guint n_errors, n_warnings, n_doubts;
  GoiFindingClass findings;
  gint64 finding_rank;
  GoiMeasureRow *measures;
  GBytes *fingerprint;     /* of an import: its original and what was read from it */
  GBytes *original_sha256; /* NULL when there is no original to keep */
  GBytes *document_sha256; /* NULL without a text */
} GoiPrepared;
GoiPrepared  *goi_prepared_new (GoiReport *report, const GoiOriginal *original, const char *text);
GoiPrepared  *goi_prepared_new_for_look_up (GoiReport *report, const GoiOriginal *original);
void          goi_prepared_free (GoiPrepared *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiPrepared, goi_prepared_free)
gint64        goi_store_rules_id (void);

/* Reports: goi-store-write.c, goi-store-trash.c */
gboolean      goi_store_add (GoiStore *self, GPtrArray *items, GPtrArray *prepared, GError **error);
gboolean      goi_store_look_up (GoiStore *self, GPtrArray *items, GPtrArray *prepared, GError **error);
gint64        goi_store_save (GoiStore *self, gint64 id, gint64 revision, GoiReport *report, GoiReportState state,
                              GError **error);
gboolean      goi_store_put_derived (GoiStore *self, gint64 id, const GoiPrepared *prepared, GError **error);
gboolean      goi_store_index (GoiStore *self, gint64 id, const char *agency, const char *title, const char *extra,
                               const char *document, gboolean remove, GError **error);
gboolean      goi_store_unindex (GoiStore *self, gint64 id, GError **error);
gboolean      goi_store_set_trashed (GoiStore *self, GArray *ids, gboolean trashed, GError **error);
gboolean      goi_store_trash_one (GoiStore *self, gint64 id, gboolean trashed, GError **error);
gboolean      goi_store_count_up (GoiStore *self, gboolean trashed, int by, GError **error);
gboolean      goi_store_empty_trash (GoiStore *self, GError **error);
gboolean      goi_store_save_draft (GoiStore *self, gint64 id, gint64 revision, GoiReport *report, GError **error);
GoiReport    *goi_store_load_draft (GoiStore *self, gint64 id, gint64 *revision, gint64 *saved, GError **error);
gboolean      goi_store_drop_draft (GoiStore *self, gint64 id, GError **error);
gboolean      goi_store_refresh (GoiStore *self, guint limit, guint *n_done, GError **error);

/* Reading: goi-store-read.c */
GoiStoredReport *goi_store_load (GoiStore *self, gint64 id, GError **error);
GoiReport    *goi_store_load_report (GoiStore *self, gint64 id, GError **error);
GoiReport    *goi_store_load_revision (GoiStore *self, gint64 id, gint64 revision, GError **error);
GPtrArray    *goi_store_list_revisions (GoiStore *self, gint64 id, GError **error);
GArray       *goi_store_list_drafts (GoiStore *self, GError **error);
GoiOriginal  *goi_store_load_original (GoiStore *self, gint64 id, GError **error);
char         *goi_store_load_document (GoiStore *self, gint64 document, GError **error);
GoiReport    *goi_store_parse_report (GBytes *packed, int packing, gint64 size, GError **error);
gboolean      goi_store_has_original (GoiStore *self, const char *sha256, gint64 *id, GError **error);
gint64        goi_store_find (GoiStore *self, const char *agency, int year, GError **error);
GPtrArray    *goi_store_agencies (GoiStore *self, GError **error);

/* Regions: goi-store-regions.c */
typedef struct _GoiRegions GoiRegions;
GoiRegions   *goi_regions_load (GoiStore *store, gboolean trash, GError **error);
void          goi_regions_free (GoiRegions *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiRegions, goi_regions_free)
char         *goi_regions_complete (GoiRegions *self, const char *region);
GPtrArray    *goi_regions_list_short (GoiRegions *self, const char *region);
gboolean      goi_region_is_below (const char *region, const char *above);

/* Lists: goi-store-query.c, goi-store-result.c, goi-store-facets.c */
typedef struct
{
  GString *sql;
  GPtrArray *values; /* of GVariant: int64 or string */
} GoiCondition;
GoiCondition *goi_condition_new (GoiQuery *query, gboolean facets, GoiRegions *regions);
void          goi_condition_free (GoiCondition *self);
void          goi_condition_bind (GoiCondition *self, sqlite3_stmt *statement);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiCondition, goi_condition_free)
gboolean      goi_query_is_plain (GoiQuery *query);
const char   *goi_sort_column (GoiSortKey key, gboolean *nullable);
const char   *goi_sort_ties (GoiSortKey key);

typedef struct _GoiResult GoiResult;
void          goi_result_free (GoiResult *self);
gboolean      goi_store_count (GoiStore *self, GoiQuery *query, guint *count, GError **error);
GArray       *goi_store_collect_ids (GoiStore *self, GoiQuery *query, GError **error);
GArray       *goi_store_list_ids (GoiStore *self, GoiQuery *query, GError **error);
GPtrArray    *goi_store_list (GoiStore *self, GoiQuery *query, guint offset, guint limit, GError **error);

/**
 * GoiWindowRows:
 * @offset: the position of the first
 * @rows: (element-type GoiReportSummary): the lines from there
 */
typedef struct
{
  guint offset;
  GPtrArray *rows;
} GoiWindowRows;

/**
 * GoiWindowRequest:
 * @query: a list
 * @size: lines of a window
 * @wanted: (element-type guint): where the windows begin that are missing
 * @held: (element-type guint): the same for those that are shown, the missing ones included
 * @version: (inout): the version of the collection that the list shows; 0 for none
 * @renewed: (out): the collection has changed: @windows has all that are held, not only the missing ones
 * @total: (out): how long the list is
 * @windows: (element-type GoiWindowRows): what was read
 *
 * What a list model wants to know.
 */
typedef struct
{
  GoiQuery *query;
  guint size;
  GArray *wanted, *held;
  guint64 version;
  gboolean renewed;
  guint total;
  GPtrArray *windows;
} GoiWindowRequest;
gboolean      goi_store_load_windows (GoiStore *self, GoiWindowRequest *request, GError **error);
gboolean      goi_store_find_position (GoiStore *self, GoiQuery *query, gint64 id, guint *position, GError **error);
GoiFacets    *goi_store_facets (GoiStore *self, GoiQuery *query, GError **error);
GPtrArray    *goi_store_measures (GoiStore *self, GoiQuery *query, GError **error);

/* Copies and checks, on connections of their own: goi-store-backup.c */
gboolean      goi_store_backup (const char *path, const char *target, GCancellable *cancellable, GError **error);
gboolean      goi_store_verify (const char *path, GCancellable *cancellable, GError **error);

G_END_DECLS
