/* goi-collection.h: a collection of reports in one file
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"
#include "goi-query.h"
#include "goi-report-summary.h"

#include <gio/gio.h>

G_BEGIN_DECLS

#define GOI_STORE_ERROR (goi_store_error_quark ())
GQuark goi_store_error_quark (void);

/**
 * GoiStoreError:
 * @GOI_STORE_ERROR_NOT_FOUND: no such file or no such report
 * @GOI_STORE_ERROR_NOT_A_COLLECTION: a file of another kind
 * @GOI_STORE_ERROR_TOO_NEW: written by a later version of the program
 * @GOI_STORE_ERROR_DAMAGED: the file does not pass the integrity check
 * @GOI_STORE_ERROR_READ_ONLY: the file or its disk cannot be written
 * @GOI_STORE_ERROR_CONFLICT: the report has been changed since it was read
 * @GOI_STORE_ERROR_BUSY: another program holds the file
 * @GOI_STORE_ERROR_FULL: the disk is full
 * @GOI_STORE_ERROR_FAILED: anything else; the message has SQLite's words
 */
typedef enum
{
  GOI_STORE_ERROR_NOT_FOUND,
  GOI_STORE_ERROR_NOT_A_COLLECTION,
  GOI_STORE_ERROR_TOO_NEW,
  GOI_STORE_ERROR_DAMAGED,
  GOI_STORE_ERROR_READ_ONLY,
  GOI_STORE_ERROR_CONFLICT,
  GOI_STORE_ERROR_BUSY,
  GOI_STORE_ERROR_FULL,
  GOI_STORE_ERROR_FAILED,
} GoiStoreError;

/**
 * GoiOpenFlags:
 * @GOI_OPEN_NONE: open what is there
 * @GOI_OPEN_CREATE: make the file when it is not there
 * @GOI_OPEN_READ_ONLY: never write
 */
typedef enum
{
  GOI_OPEN_NONE = 0,
  GOI_OPEN_CREATE = 1 << 0,
  GOI_OPEN_READ_ONLY = 1 << 1,
} GoiOpenFlags;

/**
 * GoiAddOutcome:
 * @GOI_ADD_ADDED: it is now in the collection
 * @GOI_ADD_ALREADY_THERE: the same bytes were imported before; nothing changed, except that a report in the trash
 *    has come back from there
 * @GOI_ADD_SAME_REPORT: added as a further version beside a report of the same agency and year
 */
typedef enum
{
  GOI_ADD_ADDED,
  GOI_ADD_ALREADY_THERE,
  GOI_ADD_SAME_REPORT,
} GoiAddOutcome;

/**
 * GoiFacetValue:
 * @value: as in GoiQuery
 * @count: reports with it, all other facets and the search applied
 */
typedef struct
{
  char *value;
  guint count;
} GoiFacetValue;

/**
 * GoiFacets:
 * @total: reports under the query without its facets
 * @trashed: reports in the trash
 * @values: (element-type GoiFacetValue): for each GoiFacetKind; years newest first, regions by name
 */
typedef struct
{
  guint total;
  guint trashed;
  GPtrArray *values[GOI_N_FACETS];
} GoiFacets;

/**
 * GoiStoredReport:
 * @id: its number
 * @revision: grows with every save
 * @state: its state
 * @report: the report
 * @text: (nullable): the text of its document, in which the cells' places count
 * @has_draft: unsaved changes to it are kept, see goi_collection_load_draft_async()
 * @has_original: the file it was read from is kept, see goi_collection_load_original_async()
 * @trashed: it is in the trash
 *
 * A report with what belongs to it.
 */
typedef struct
{
  gint64 id;
  gint64 revision;
  GoiReportState state;
  GoiReport *report;
  char *text;
  gboolean has_draft;
  gboolean has_original;
  gboolean trashed;
} GoiStoredReport;

/**
 * GoiOriginal:
 * @name: the file's base name
 * @media_type: its media type
 * @bytes: what the file held
 */
typedef struct
{
  char *name;
  char *media_type;
  GBytes *bytes;
} GoiOriginal;

/**
 * GoiAddItem:
 * @report: a report
 * @state: its state
 * @original: (nullable): the file it was read from
 * @text: (nullable): the text of its document
 * @replaces: a report that goes to the trash in the same step in which this one is added; 0 for none
 * @id: its number, once it is in the collection; 0 before
 * @outcome: what became of it
 *
 * A report that is to be added together with others.
 */
typedef struct
{
  GoiReport *report;
  GoiReportState state;
  GoiOriginal *original;
  char *text;
  gint64 replaces;
  gint64 id;
  GoiAddOutcome outcome;
} GoiAddItem;

/**
 * GoiRevision:
 * @revision: its number
 * @state: the report's state then
 * @saved: when the next revision took its place, in local time
 *
 * An earlier revision of a report.
 */
typedef struct
{
  gint64 revision;
  GoiReportState state;
  GDateTime *saved;
} GoiRevision;

/**
 * GoiCollection::changed:
 *
 * Emitted on the main context in which the collection was opened, after any change, at most a few times a second.
 */
#define GOI_TYPE_COLLECTION (goi_collection_get_type ())
G_DECLARE_FINAL_TYPE (GoiCollection, goi_collection, GOI, COLLECTION, GObject)

/* All database access runs in one worker thread that owns the connection. The synchronous calls wait for it and are
 * for programs without a main loop and for worker threads, never for the window's main loop. Every _async call has a
 * _finish with the same name. */

GoiCollection *goi_collection_open (GFile *file, GoiOpenFlags flags, GCancellable *cancellable, GError **error);
void           goi_collection_open_async (GFile *file, GoiOpenFlags flags, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
GoiCollection *goi_collection_open_finish (GAsyncResult *result, GError **error);
void           goi_collection_close (GoiCollection *self);
void           goi_collection_close_async (GoiCollection *self, GAsyncReadyCallback callback, gpointer user_data);
gboolean       goi_collection_close_finish (GoiCollection *self, GAsyncResult *result, GError **error);
GFile         *goi_collection_get_file (GoiCollection *self);
gboolean       goi_collection_is_read_only (GoiCollection *self);

/* A new report. @original and @text may be NULL (a report that was written here). */
gint64         goi_collection_add (GoiCollection *self, GoiReport *report, GoiReportState state,
                                   const GoiOriginal *original, const char *text, GoiAddOutcome *outcome,
                                   GCancellable *cancellable, GError **error);
void           goi_collection_add_async (GoiCollection *self, GoiReport *report, GoiReportState state,
                                         const GoiOriginal *original, const char *text, GCancellable *cancellable,
                                         GAsyncReadyCallback callback, gpointer user_data);
gint64         goi_collection_add_finish (GoiCollection *self, GAsyncResult *result, GoiAddOutcome *outcome, GError **error);
/* Several reports, all or none: those of one file belong together, so that the file is never half imported. @items
 * holds GoiAddItem; must not be touched until the call has finished. */
gboolean       goi_collection_add_many (GoiCollection *self, GPtrArray *items, GCancellable *cancellable, GError **error);
void           goi_collection_add_many_async (GoiCollection *self, GPtrArray *items, GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);
gboolean       goi_collection_add_many_finish (GoiCollection *self, GAsyncResult *result, GError **error);
/* What adding @items would come to; nothing is written. */
gboolean       goi_collection_look_up_many (GoiCollection *self, GPtrArray *items, GCancellable *cancellable, GError **error);
gboolean       goi_collection_has_original (GoiCollection *self, const char *sha256, gint64 *id, GCancellable *cancellable, GError **error);

GoiStoredReport *goi_collection_load (GoiCollection *self, gint64 id, GCancellable *cancellable, GError **error);
void           goi_collection_load_async (GoiCollection *self, gint64 id, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
GoiStoredReport *goi_collection_load_finish (GoiCollection *self, GAsyncResult *result, GError **error);
GoiOriginal   *goi_collection_load_original (GoiCollection *self, gint64 id, GCancellable *cancellable, GError **error);
void           goi_collection_load_original_async (GoiCollection *self, gint64 id, GCancellable *cancellable,
                                                   GAsyncReadyCallback callback, gpointer user_data);
GoiOriginal   *goi_collection_load_original_finish (GoiCollection *self, GAsyncResult *result, GError **error);

/* Saves over @revision (as loaded); the new revision is returned, 0 on error (GOI_STORE_ERROR_CONFLICT when it moved on).
 * The report's draft goes with it. Nothing is written, and the revision stays, when nothing has changed. */
gint64         goi_collection_save (GoiCollection *self, gint64 id, gint64 revision, GoiReport *report, GoiReportState state,
                                    GCancellable *cancellable, GError **error);
void           goi_collection_save_async (GoiCollection *self, gint64 id, gint64 revision, GoiReport *report,
                                          GoiReportState state, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
gint64         goi_collection_save_finish (GoiCollection *self, GAsyncResult *result, GError **error);

/* Earlier revisions of a report, the latest first: a GPtrArray of GoiRevision. The last 20 are kept. */
void           goi_collection_list_revisions_async (GoiCollection *self, gint64 id, GCancellable *cancellable,
                                                    GAsyncReadyCallback callback, gpointer user_data);
GPtrArray     *goi_collection_list_revisions_finish (GoiCollection *self, GAsyncResult *result, GError **error);
void           goi_collection_load_revision_async (GoiCollection *self, gint64 id, gint64 revision, GCancellable *cancellable,
                                                   GAsyncReadyCallback callback, gpointer user_data);
GoiReport     *goi_collection_load_revision_finish (GoiCollection *self, GAsyncResult *result, GError **error);

/* A draft of unsaved changes to report @id, kept beside it: a crash loses at most the last seconds. Loading returns NULL
 * without an error when there is none; @revision is what the draft was made from, @when the moment it was saved. */
void           goi_collection_save_draft_async (GoiCollection *self, gint64 id, gint64 revision, GoiReport *report,
                                                GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gboolean       goi_collection_save_draft_finish (GoiCollection *self, GAsyncResult *result, GError **error);
void           goi_collection_load_draft_async (GoiCollection *self, gint64 id, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
GoiReport     *goi_collection_load_draft_finish (GoiCollection *self, GAsyncResult *result, gint64 *revision,
                                                 GDateTime **when, GError **error);
void           goi_collection_drop_draft_async (GoiCollection *self, gint64 id, GCancellable *cancellable,
                                                GAsyncReadyCallback callback, gpointer user_data);
gboolean       goi_collection_drop_draft_finish (GoiCollection *self, GAsyncResult *result, GError **error);
/* The reports that have drafts, the latest first: a GArray of gint64. */
void           goi_collection_list_drafts_async (GoiCollection *self, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
GArray        *goi_collection_list_drafts_finish (GoiCollection *self, GAsyncResult *result, GError **error);

/* Reports go to the trash and come back; only emptying the trash deletes. @ids holds gint64. */
gboolean       goi_collection_set_trashed (GoiCollection *self, GArray *ids, gboolean trashed, GCancellable *cancellable, GError **error);
void           goi_collection_set_trashed_async (GoiCollection *self, GArray *ids, gboolean trashed, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean       goi_collection_set_trashed_finish (GoiCollection *self, GAsyncResult *result, GError **error);
gboolean       goi_collection_empty_trash (GoiCollection *self, GCancellable *cancellable, GError **error);
void           goi_collection_empty_trash_async (GoiCollection *self, GCancellable *cancellable,
                                                 GAsyncReadyCallback callback, gpointer user_data);
gboolean       goi_collection_empty_trash_finish (GoiCollection *self, GAsyncResult *result, GError **error);

/* What is there. Arrays: of GoiReportSummary, of gint64, of GoiMeasureRow, of char*. */
guint          goi_collection_count (GoiCollection *self, GoiQuery *query, GCancellable *cancellable, GError **error);
GPtrArray     *goi_collection_list (GoiCollection *self, GoiQuery *query, guint offset, guint limit, GCancellable *cancellable, GError **error);
void           goi_collection_list_async (GoiCollection *self, GoiQuery *query, guint offset, guint limit,
                                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
GPtrArray     *goi_collection_list_finish (GoiCollection *self, GAsyncResult *result, GError **error);
GArray        *goi_collection_list_ids (GoiCollection *self, GoiQuery *query, GCancellable *cancellable, GError **error);
void           goi_collection_list_ids_async (GoiCollection *self, GoiQuery *query, GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);
GArray        *goi_collection_list_ids_finish (GoiCollection *self, GAsyncResult *result, GError **error);
GoiFacets     *goi_collection_facets (GoiCollection *self, GoiQuery *query, GCancellable *cancellable, GError **error);
void           goi_collection_facets_async (GoiCollection *self, GoiQuery *query, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
GoiFacets     *goi_collection_facets_finish (GoiCollection *self, GAsyncResult *result, GError **error);
GPtrArray     *goi_collection_measures (GoiCollection *self, GoiQuery *query, GCancellable *cancellable, GError **error);
void           goi_collection_measures_async (GoiCollection *self, GoiQuery *query, GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);
GPtrArray     *goi_collection_measures_finish (GoiCollection *self, GAsyncResult *result, GError **error);
GPtrArray     *goi_collection_agencies (GoiCollection *self, GCancellable *cancellable, GError **error);
void           goi_collection_agencies_async (GoiCollection *self, GCancellable *cancellable,
                                              GAsyncReadyCallback callback, gpointer user_data);
GPtrArray     *goi_collection_agencies_finish (GoiCollection *self, GAsyncResult *result, GError **error);
/* The id of the report of @agency for @year, 0 when there is none. */
gint64         goi_collection_find (GoiCollection *self, const char *agency, int year, GCancellable *cancellable, GError **error);
void           goi_collection_find_async (GoiCollection *self, const char *agency, int year, GCancellable *cancellable,
                                          GAsyncReadyCallback callback, gpointer user_data);
gint64         goi_collection_find_finish (GoiCollection *self, GAsyncResult *result, GError **error);

/* The whole file: a copy of it as it is now, and a check of every part. Both work beside everything else. */
gboolean       goi_collection_backup (GoiCollection *self, GFile *target, GCancellable *cancellable, GError **error);
void           goi_collection_backup_async (GoiCollection *self, GFile *target, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
gboolean       goi_collection_backup_finish (GoiCollection *self, GAsyncResult *result, GError **error);
gboolean       goi_collection_verify (GoiCollection *self, GCancellable *cancellable, GError **error);
void           goi_collection_verify_async (GoiCollection *self, GCancellable *cancellable,
                                            GAsyncReadyCallback callback, gpointer user_data);
gboolean       goi_collection_verify_finish (GoiCollection *self, GAsyncResult *result, GError **error);

GoiAddItem    *goi_add_item_new (GoiReport *report, GoiReportState state, const GoiOriginal *original, const char *text);
void           goi_add_item_free (GoiAddItem *item);
GoiOriginal   *goi_original_new (const char *name, const char *media_type, GBytes *bytes);
void           goi_revision_free (GoiRevision *revision);
void           goi_stored_report_free (GoiStoredReport *stored);
void           goi_original_free (GoiOriginal *original);
void           goi_facets_free (GoiFacets *facets);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiAddItem, goi_add_item_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiRevision, goi_revision_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiStoredReport, goi_stored_report_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiOriginal, goi_original_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiFacets, goi_facets_free)

G_END_DECLS
