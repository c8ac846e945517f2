/* goi-store-write.c: reports on their way into the file
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-store"

#include "config.h"

#include "goi-store-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What is computed from the report itself. */
#define DERIVED_COLUMNS                                                                                                \
  "agency, year, edition, region, title, n_errors, n_warnings, n_doubts, findings, finding_rank, incoming, "           \
  "incoming_incomplete, disclosed, disclosed_incomplete, source_name, rules"

/* Nobody saves so often. */
#define MAX_REVISION G_MAXINT32

/* What is stored of a report that is going to be saved over. */
typedef struct
{
  gint64 revision;
  GoiReportState state;
  gint64 document;
  gboolean indexed;
  char *agency, *title, *extra, *json;
} OldReport;

static void
old_report_clear (OldReport *old)
{
  g_free (old->agency);
  g_free (old->title);
  g_free (old->extra);
  g_free (old->json);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (OldReport, old_report_clear)

/*< private >
 * goi_store_index:
 * @self: a store in a writing transaction
 * @id: a report
 * @agency: its agency
 * @title: its title
 * @extra: what else is to be found
 * @document: (nullable): the text of its document
 * @remove: whether to take it out of the full-text index, given exactly as it was put in
 * @error: return location for an error
 *
 * Returns: whether it worked
 */
gboolean
goi_store_index (GoiStore *self, gint64 id, const char *agency, const char *title, const char *extra,
                 const char *document, gboolean remove, GError **error)
{
  const char *sql = remove ? "INSERT INTO search (rowid, agency, title, body, search) VALUES (?, ?, ?, ?, 'delete')"
                           : "INSERT INTO search (rowid, agency, title, body) VALUES (?, ?, ?, ?)";
  g_autofree char *body = g_strconcat (extra, "\n\n", document, NULL);
  g_autofree char *agency_tokens = goi_search_segment (agency);
  g_autofree char *title_tokens = goi_search_segment (title);
  g_autofree char *body_tokens = goi_search_segment (body);
  g_autoptr (GoiStatement) statement = goi_store_prepare (self, sql, error);

  if (statement == NULL)
    return FALSE;
  sqlite3_bind_int64 (statement, 1, id);
  goi_bind_text (statement, 2, agency_tokens);
  goi_bind_text (statement, 3, title_tokens);
  goi_bind_text (statement, 4, body_tokens);
  return goi_store_run (self, statement, error);
}

/* The number that stands for a measure in this file. */
static gboolean
get_measure_number (GoiStore *self, const GoiMeasure *measure, gint64 *number, GError **error)
{
  guint index = goi_measure_get_index (measure);
  g_autoptr (GoiStatement) find = NULL;
  g_autoptr (GoiStatement) insert = NULL;
  int more;

  if (index >= self->measures->len)
    g_array_set_size (self->measures, goi_measure_count ());
  *number = g_array_index (self->measures, gint64, index);
  if (*number != 0)
    return TRUE;

  insert = goi_store_prepare (self, "INSERT OR IGNORE INTO measure_name (name) VALUES (?)", error);
  find = goi_store_prepare (self, "SELECT id FROM measure_name WHERE name = ?", error);
  if (insert == NULL || find == NULL)
    return FALSE;
  goi_bind_text (insert, 1, goi_measure_get_id (measure));
  goi_bind_text (find, 1, goi_measure_get_id (measure));
  if (!goi_store_run (self, insert, error) || (more = goi_store_step (self, find, error)) < 0)
    return FALSE;
  *number = more > 0 ? sqlite3_column_int64 (find, 0) : 0;
  g_array_index (self->measures, gint64, index) = *number;
  return TRUE;
}

static gboolean
put_measure (GoiStore *self, gint64 id, const GoiMeasure *measure, GoiMeasureValue value, GError **error)
{
  g_autoptr (GoiStatement) insert = NULL;
  gint64 number;

  if (!get_measure_number (self, measure, &number, error))
    return FALSE;
  insert = goi_store_prepare (self, "INSERT INTO measure (report, name, value, incomplete) VALUES (?, ?, ?, ?)",
                              error);
  if (insert == NULL)
    return FALSE;
  sqlite3_bind_int64 (insert, 1, id);
  sqlite3_bind_int64 (insert, 2, number);
  sqlite3_bind_double (insert, 3, value.value);
  sqlite3_bind_int (insert, 4, value.incomplete);
  return goi_store_run (self, insert, error);
}

/* A measure that is not available has no row: it is not 0. */
static gboolean
put_measures (GoiStore *self, gint64 id, const GoiPrepared *prepared, GError **error)
{
  g_autoptr (GoiStatement) clear = goi_store_prepare (self, "DELETE FROM measure WHERE report = ?", error);
  GPtrArray *measures = goi_measure_list ();

  if (clear == NULL)
    return FALSE;
  sqlite3_bind_int64 (clear, 1, id);
  if (!goi_store_run (self, clear, error))
    return FALSE;
  for (guint i = 0; i < measures->len; i++)
    if (prepared->measures->values[i].available
        && !put_measure (self, id, g_ptr_array_index (measures, i), prepared->measures->values[i], error))
      return FALSE;
  return TRUE;
}

static void
bind_measure (sqlite3_stmt *statement, int index, GoiMeasureValue value)
{
  if (value.available)
    sqlite3_bind_double (statement, index, value.value);
  else
    sqlite3_bind_null (statement, index);
  sqlite3_bind_int (statement, index + 1, value.available && value.incomplete);
}

/* The first sixteen values of DERIVED_COLUMNS. */
static void
bind_derived (GoiStore *self, sqlite3_stmt *statement, const GoiPrepared *prepared)
{
  goi_bind_text (statement, 1, prepared->agency);
  sqlite3_bind_int (statement, 2, prepared->year);
  goi_bind_text (statement, 3, prepared->edition);
  goi_bind_text (statement, 4, prepared->region);
  goi_bind_text (statement, 5, prepared->title);
  sqlite3_bind_int64 (statement, 6, prepared->n_errors);
  sqlite3_bind_int64 (statement, 7, prepared->n_warnings);
  sqlite3_bind_int64 (statement, 8, prepared->n_doubts);
  sqlite3_bind_int (statement, 9, (int) prepared->findings);
  sqlite3_bind_int64 (statement, 10, prepared->finding_rank);
  bind_measure (statement, 11, goi_measure_row_get (prepared->measures, "requests.incoming"));
  bind_measure (statement, 13, goi_measure_row_get (prepared->measures, "rate.disclosed"));
  goi_bind_text (statement, 15, prepared->source_name);
  sqlite3_bind_int64 (statement, 16, self->rules);
  self->touched = TRUE;
}

/*< private >
 * goi_store_put_derived:
 * @self: a store in a writing transaction
 * @id: a report
 * @prepared: what the list shall know of it
 * @error: return location for an error
 *
 * Returns: whether the report was there and is now listed like this
 */
gboolean
goi_store_put_derived (GoiStore *self, gint64 id, const GoiPrepared *prepared, GError **error)
{
  g_autoptr (GoiStatement) update = goi_store_prepare (
      self,
      "UPDATE report SET (" DERIVED_COLUMNS ") = (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "coalesce (nullif (?, ''), original_name, ''), ?) WHERE id = ?",
      error);

  if (update == NULL)
    return FALSE;
  bind_derived (self, update, prepared);
  sqlite3_bind_int64 (update, 17, id);
  return goi_store_run (self, update, error) && put_measures (self, id, prepared, error);
}

/* Bytes that several reports share are kept once. */
static gboolean
put_shared (GoiStore *self, const char *find_sql, const char *insert_sql, GBytes *sha256, GBytes *bytes,
            const char *media_type, gint64 *number, GError **error)
{
  g_autoptr (GoiStatement) find = goi_store_prepare (self, find_sql, error);
  g_autoptr (GoiStatement) insert = NULL;
  g_autoptr (GBytes) packed = NULL;
  int more, packing;

  if (find == NULL)
    return FALSE;
  goi_bind_blob (find, 1, sha256);
  more = goi_store_step (self, find, error);
  if (more != 0)
    {
      *number = more > 0 ? sqlite3_column_int64 (find, 0) : 0;
      return more > 0;
    }
  insert = goi_store_prepare (self, insert_sql, error);
  if (insert == NULL)
    return FALSE;
  packed = goi_pack (bytes, &packing);
  goi_bind_blob (insert, 1, sha256);
  sqlite3_bind_int (insert, 2, packing);
  sqlite3_bind_int64 (insert, 3, (gint64) g_bytes_get_size (bytes));
  goi_bind_blob (insert, 4, packed);
  if (media_type != NULL)
    goi_bind_text (insert, 5, media_type);
  if (!goi_store_run (self, insert, error))
    return FALSE;
  *number = sqlite3_last_insert_rowid (self->db);
  return TRUE;
}

static gboolean
put_original (GoiStore *self, const GoiPrepared *prepared, const GoiOriginal *original, gint64 *number,
              GError **error)
{
  *number = 0;
  if (prepared->original_sha256 == NULL)
    return TRUE;
  return put_shared (self, "SELECT id FROM original WHERE sha256 = ?",
                     "INSERT INTO original (sha256, packing, size, bytes, media_type) VALUES (?, ?, ?, ?, ?)",
                     prepared->original_sha256, original->bytes,
                     original->media_type != NULL ? original->media_type : "", number, error);
}

static gboolean
put_document (GoiStore *self, const GoiPrepared *prepared, const char *text, gint64 *number, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;

  *number = 0;
  if (text == NULL)
    return TRUE;
  bytes = g_bytes_new_static (text, strlen (text));
  return put_shared (self, "SELECT id FROM document WHERE sha256 = ?",
                     "INSERT INTO document (sha256, packing, size, text) VALUES (?, ?, ?, ?)",
                     prepared->document_sha256, bytes, NULL, number, error);
}

static void
bind_number_or_null (sqlite3_stmt *statement, int index, gint64 number)
{
  if (number != 0)
    sqlite3_bind_int64 (statement, index, number);
  else
    sqlite3_bind_null (statement, index);
}

static gint64
insert_line (GoiStore *self, const GoiAddItem *item, const GoiPrepared *prepared, gint64 original, gint64 document,
             GError **error)
{
  g_autoptr (GoiStatement) insert = goi_store_prepare (
      self,
      "INSERT INTO report (" DERIVED_COLUMNS ", revision, trashed, state, original_name, original, document, "
      "fingerprint, made_by, created, changed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "
      "coalesce (nullif (?15, ''), ?18, ''), ?16, 1, 0, ?17, ?18, ?19, ?20, ?21, ?22, ?23, ?23)",
      error);

  if (insert == NULL)
    return 0;
  bind_derived (self, insert, prepared);
  sqlite3_bind_int (insert, 17, (int) item->state);
  goi_bind_text (insert, 18, item->original != NULL ? item->original->name : NULL);
  bind_number_or_null (insert, 19, original);
  bind_number_or_null (insert, 20, document);
  goi_bind_blob (insert, 21, prepared->fingerprint);
  goi_bind_text (insert, 22, PACKAGE_VERSION);
  sqlite3_bind_int64 (insert, 23, g_get_real_time ());
  return goi_store_run (self, insert, error) ? sqlite3_last_insert_rowid (self->db) : 0;
}

#define CONTENT_COLUMNS "content (report, packing, size, json, indexed, extra_packing, extra_size, extra) "

/* A statement that may replace a line makes the full-text index write what it has collected; where many
 * reports are added in one transaction, it is to do so at the end of it. So a @fresh line is only inserted. */
static gboolean
put_content (GoiStore *self, gint64 id, const char *json, const char *extra, gboolean indexed, gboolean fresh,
             GError **error)
{
  g_autoptr (GoiStatement) put = goi_store_prepare (
      self,
      fresh ? "INSERT INTO " CONTENT_COLUMNS "VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
            : "INSERT OR REPLACE INTO " CONTENT_COLUMNS "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
      error);
  g_autoptr (GBytes) packed = NULL;
  g_autoptr (GBytes) packed_extra = NULL;
  int packing, extra_packing;

  if (put == NULL)
    return FALSE;
  packed = goi_pack_text (json, &packing);
  packed_extra = goi_pack_text (extra, &extra_packing);
  sqlite3_bind_int64 (put, 1, id);
  sqlite3_bind_int (put, 2, packing);
  sqlite3_bind_int64 (put, 3, (gint64) strlen (json));
  goi_bind_blob (put, 4, packed);
  sqlite3_bind_int (put, 5, indexed);
  sqlite3_bind_int (put, 6, extra_packing);
  sqlite3_bind_int64 (put, 7, (gint64) strlen (extra));
  goi_bind_blob (put, 8, packed_extra);
  return goi_store_run (self, put, error);
}

/* Whether this report was imported before: read alike from the same bytes, or from the same bytes
 * by an older version of the program, which may have read them differently. */
static gboolean
find_imported (GoiStore *self, const GoiPrepared *prepared, gint64 *id, gboolean *trashed, GError **error)
{
  g_autoptr (GoiStatement) find = goi_store_prepare (
      self,
      "SELECT id, trashed FROM report WHERE fingerprint = ?1 UNION ALL "
      "SELECT * FROM (SELECT r.id, r.trashed FROM original o JOIN report r ON r.original = o.id "
      "WHERE o.sha256 = ?2 AND r.made_by <> ?3 ORDER BY r.agency = ?4 AND r.year = ?5 DESC, r.id LIMIT 1)",
      error);
  int more;

  *id = 0;
  if (prepared->fingerprint == NULL)
    return TRUE;
  if (find == NULL)
    return FALSE;
  goi_bind_blob (find, 1, prepared->fingerprint);
  goi_bind_blob (find, 2, prepared->original_sha256);
  goi_bind_text (find, 3, PACKAGE_VERSION);
  goi_bind_text (find, 4, prepared->agency);
  sqlite3_bind_int (find, 5, prepared->year);
  more = goi_store_step (self, find, error);
  if (more > 0)
    {
      *id = sqlite3_column_int64 (find, 0);
      *trashed = sqlite3_column_int (find, 1) != 0;
    }
  return more >= 0;
}

/* The text of a file with many reports says nothing about any one of them. */
static gboolean
is_alone (GoiStore *self, GPtrArray *prepared_items, const GoiPrepared *prepared, gint64 original, GError **error)
{
  g_autoptr (GoiStatement) find = goi_store_prepare (self, "SELECT 1 FROM report WHERE original = ?", error);
  guint same = 0;

  for (guint i = 0; prepared->original_sha256 != NULL && i < prepared_items->len; i++)
    {
      const GoiPrepared *other = g_ptr_array_index (prepared_items, i);
      if (other->original_sha256 != NULL && g_bytes_equal (other->original_sha256, prepared->original_sha256))
        same++;
    }
  if (original == 0 || same > 1 || find == NULL)
    return same <= 1;
  sqlite3_bind_int64 (find, 1, original);
  return goi_store_step (self, find, NULL) == 0;
}

static gint64
insert_report (GoiStore *self, const GoiAddItem *item, const GoiPrepared *prepared, GPtrArray *prepared_items,
               GError **error)
{
  /* A file of our own format has no text in which the cells' places would count. */
  gboolean own_format = prepared->fingerprint != NULL && prepared->original_sha256 == NULL;
  const char *text = own_format ? NULL : item->text;
  const char *extra = prepared->extra;
  g_autofree char *sections = NULL;
  gint64 original, document, id;

  if (!put_original (self, prepared, item->original, &original, error)
      || !put_document (self, prepared, text, &document, error))
    return 0;
  if (text != NULL && !is_alone (self, prepared_items, prepared, original, error))
    {
      text = NULL;
      extra = sections = goi_search_extra (item->report, NULL);
    }
  id = insert_line (self, item, prepared, original, document, error);
  if (id != 0 && put_measures (self, id, prepared, error)
      && put_content (self, id, prepared->json, extra, text != NULL, TRUE, error)
      && goi_store_index (self, id, prepared->agency, prepared->title, extra, text, FALSE, error)
      && goi_store_count_up (self, FALSE, 1, error))
    return id;
  return 0;
}

/* A report that takes the place of another one is added in the same transaction in which that one goes to the
 * trash: there is never none of them, and never both. */
static gboolean
add_one (GoiStore *self, const GoiAddItem *item, const GoiPrepared *prepared, GPtrArray *prepared_items, gint64 *id,
         GoiAddOutcome *outcome, GError **error)
{
  gboolean trashed = FALSE;
  gint64 same = 0;

  if (!find_imported (self, prepared, id, &trashed, error))
    return FALSE;
  if (*id != 0)
    {
      *outcome = GOI_ADD_ALREADY_THERE;
      return !trashed || goi_store_trash_one (self, *id, FALSE, error);
    }
  if (item->replaces != 0 && !goi_store_trash_one (self, item->replaces, TRUE, error))
    return FALSE;
  if (prepared->agency[0] != '\0' && prepared->year != 0)
    {
      same = goi_store_find (self, prepared->agency, prepared->year, error);
      if (same < 0)
        return FALSE;
    }
  *outcome = same != 0 ? GOI_ADD_SAME_REPORT : GOI_ADD_ADDED;
  *id = insert_report (self, item, prepared, prepared_items, error);
  return *id != 0;
}

/* A report that was corrected before it was added no longer looks as it was read from its file: then the file alone
 * has to tell, and the agency and the year when it holds several. */
static gboolean
find_same_file (GoiStore *self, GPtrArray *prepared_items, const GoiPrepared *prepared, gint64 *id, gboolean *trashed,
                GError **error)
{
  g_autoptr (GoiStatement) find = goi_store_prepare (
      self,
      "SELECT r.id, r.trashed, r.agency = ?2 AND r.year = ?3 FROM original o JOIN report r ON r.original = o.id "
      "WHERE o.sha256 = ?1 ORDER BY 3 DESC, r.trashed, r.id LIMIT 1",
      error);
  guint n_alike = 0;
  int more;

  *id = 0;
  if (prepared->original_sha256 == NULL)
    return TRUE;
  if (find == NULL)
    return FALSE;
  for (guint i = 0; i < prepared_items->len; i++)
    {
      const GoiPrepared *other = g_ptr_array_index (prepared_items, i);
      if (other->original_sha256 != NULL && g_bytes_equal (other->original_sha256, prepared->original_sha256))
        n_alike++;
    }
  goi_bind_blob (find, 1, prepared->original_sha256);
  goi_bind_text (find, 2, prepared->agency);
  sqlite3_bind_int (find, 3, prepared->year);
  more = goi_store_step (self, find, error);
  if (more > 0 && (n_alike == 1 || sqlite3_column_int (find, 2) != 0))
    {
      *id = sqlite3_column_int64 (find, 0);
      *trashed = sqlite3_column_int (find, 1) != 0;
    }
  return more >= 0;
}

static gboolean
look_up_one (GoiStore *self, GPtrArray *prepared_items, const GoiPrepared *prepared, gint64 *id,
             GoiAddOutcome *outcome, GError **error)
{
  gboolean trashed = FALSE;

  *outcome = GOI_ADD_ADDED;
  if (!find_imported (self, prepared, id, &trashed, error)
      || (*id == 0 && !find_same_file (self, prepared_items, prepared, id, &trashed, error)))
    return FALSE;
  if (*id != 0 && !trashed)
    *outcome = GOI_ADD_ALREADY_THERE;
  if (*id != 0 || prepared->agency[0] == '\0' || prepared->year == 0)
    return TRUE;
  *id = goi_store_find (self, prepared->agency, prepared->year, error);
  if (*id > 0)
    *outcome = GOI_ADD_SAME_REPORT;
  return *id >= 0;
}

/*< private >
 * goi_store_add:
 * @self: a store
 * @items: (element-type GoiAddItem): what to add
 * @prepared: (element-type GoiPrepared): the same, prepared
 * @error: return location for an error
 *
 * Adds all of them or none. Their numbers and outcomes are told once they are in the file for good.
 *
 * Returns: whether they are
 */
gboolean
goi_store_add (GoiStore *self, GPtrArray *items, GPtrArray *prepared, GError **error)
{
  g_autofree gint64 *ids = g_new0 (gint64, items->len);
  g_autofree GoiAddOutcome *outcomes = g_new0 (GoiAddOutcome, items->len);
  gboolean added = TRUE;

  if (!goi_store_begin (self, TRUE, error))
    return FALSE;
  for (guint i = 0; added && i < items->len; i++)
    added = add_one (self, g_ptr_array_index (items, i), g_ptr_array_index (prepared, i), prepared, &ids[i],
                     &outcomes[i], error);
  if (!goi_store_end (self, added, error))
    return FALSE;
  for (guint i = 0; i < items->len; i++)
    {
      GoiAddItem *item = g_ptr_array_index (items, i);
      item->id = ids[i];
      item->outcome = outcomes[i];
    }
  return TRUE;
}

/*< private >
 * goi_store_look_up:
 * @self: a store
 * @items: (element-type GoiAddItem): what may be added
 * @prepared: (element-type GoiPrepared): the same, prepared for looking up
 * @error: return location for an error
 *
 * Fills in outcomes and numbers as goi_collection_look_up_many() tells them.
 *
 * Returns: whether all could be looked up
 */
gboolean
goi_store_look_up (GoiStore *self, GPtrArray *items, GPtrArray *prepared, GError **error)
{
  gboolean found = TRUE;

  if (!goi_store_begin (self, FALSE, error))
    return FALSE;
  for (guint i = 0; found && i < items->len; i++)
    {
      GoiAddItem *item = g_ptr_array_index (items, i);

      found = look_up_one (self, prepared, g_ptr_array_index (prepared, i), &item->id, &item->outcome, error);
    }
  return goi_store_end (self, found, error);
}

static gboolean
load_old (GoiStore *self, gint64 id, OldReport *old, GError **error)
{
  g_autoptr (GoiStatement) find = goi_store_prepare (
      self,
      "SELECT r.revision, r.state, r.document, r.agency, r.title, c.packing, c.size, c.json, c.indexed, "
      "c.extra_packing, c.extra_size, c.extra FROM report r JOIN content c ON c.report = r.id WHERE r.id = ?",
      error);
  g_autoptr (GBytes) json = NULL;
  g_autoptr (GBytes) extra = NULL;
  int more;

  if (find == NULL)
    return FALSE;
  sqlite3_bind_int64 (find, 1, id);
  more = goi_store_step (self, find, error);
  if (more == 0)
    g_set_error_literal (error, GOI_STORE_ERROR, GOI_STORE_ERROR_NOT_FOUND,
                         _("This report is no longer in the collection."));
  if (more <= 0)
    return FALSE;
  old->revision = sqlite3_column_int64 (find, 0);
  if (old->revision < 1 || old->revision > MAX_REVISION)
    {
      goi_store_set_damaged (_("a report has an impossible revision"), error);
      return FALSE;
    }
  old->state = (GoiReportState) sqlite3_column_int (find, 1);
  old->document = sqlite3_column_int64 (find, 2);
  old->agency = goi_column_dup_text (find, 3);
  old->title = goi_column_dup_text (find, 4);
  json = goi_column_dup_blob (find, 7);
  old->indexed = sqlite3_column_int (find, 8) != 0;
  extra = goi_column_dup_blob (find, 11);
  old->json = goi_unpack_text (json, sqlite3_column_int (find, 5), sqlite3_column_int64 (find, 6), error);
  if (old->json == NULL)
    return FALSE;
  old->extra = goi_unpack_text (extra, sqlite3_column_int (find, 9), sqlite3_column_int64 (find, 10), error);
  return old->extra != NULL;
}

/* The text with which a report stands in the full-text index; NULL without an error when none does. */
static gboolean
load_indexed_text (GoiStore *self, const OldReport *old, char **text, GError **error)
{
  *text = NULL;
  if (!old->indexed || old->document == 0)
    return TRUE;
  *text = goi_store_load_document (self, old->document, error);
  return *text != NULL;
}

static gboolean
keep_revision (GoiStore *self, gint64 id, const OldReport *old, GError **error)
{
  g_autoptr (GoiStatement) keep = goi_store_prepare (
      self,
      "INSERT INTO revision (report, revision, state, saved, packing, size, json) VALUES (?, ?, ?, ?, ?, ?, ?)",
      error);
  g_autoptr (GoiStatement) forget
      = goi_store_prepare (self, "DELETE FROM revision WHERE report = ? AND revision <= ?", error);
  g_autoptr (GBytes) packed = NULL;
  int packing;

  if (keep == NULL || forget == NULL)
    return FALSE;
  packed = goi_pack_text (old->json, &packing);
  sqlite3_bind_int64 (keep, 1, id);
  sqlite3_bind_int64 (keep, 2, old->revision);
  sqlite3_bind_int (keep, 3, (int) old->state);
  sqlite3_bind_int64 (keep, 4, g_get_real_time ());
  sqlite3_bind_int (keep, 5, packing);
  sqlite3_bind_int64 (keep, 6, (gint64) strlen (old->json));
  goi_bind_blob (keep, 7, packed);
  sqlite3_bind_int64 (forget, 1, id);
  sqlite3_bind_int64 (forget, 2, old->revision - GOI_STORE_REVISIONS);
  return goi_store_run (self, keep, error) && goi_store_run (self, forget, error);
}

static gboolean
bump_line (GoiStore *self, gint64 id, gint64 revision, GoiReportState state, GError **error)
{
  g_autoptr (GoiStatement) bump
      = goi_store_prepare (self, "UPDATE report SET revision = ?, state = ?, changed = ? WHERE id = ?", error);

  if (bump == NULL)
    return FALSE;
  sqlite3_bind_int64 (bump, 1, revision);
  sqlite3_bind_int (bump, 2, (int) state);
  sqlite3_bind_int64 (bump, 3, g_get_real_time ());
  sqlite3_bind_int64 (bump, 4, id);
  return goi_store_run (self, bump, error);
}

static gboolean
replace_report (GoiStore *self, gint64 id, const OldReport *old, GoiReport *report, GoiReportState state,
                GError **error)
{
  g_autofree char *text = NULL;
  g_autoptr (GoiPrepared) prepared = NULL;

  if (!load_indexed_text (self, old, &text, error))
    return FALSE;
  prepared = goi_prepared_new (report, NULL, text);
  if (!keep_revision (self, id, old, error) || !goi_store_put_derived (self, id, prepared, error)
      || !bump_line (self, id, old->revision + 1, state, error)
      || !put_content (self, id, prepared->json, prepared->extra, old->indexed, FALSE, error))
    return FALSE;
  if (strcmp (old->agency, prepared->agency) == 0 && strcmp (old->title, prepared->title) == 0
      && strcmp (old->extra, prepared->extra) == 0)
    return TRUE;
  return goi_store_index (self, id, old->agency, old->title, old->extra, text, TRUE, error)
         && goi_store_index (self, id, prepared->agency, prepared->title, prepared->extra, text, FALSE, error);
}

static gint64
save_steps (GoiStore *self, gint64 id, gint64 revision, GoiReport *report, GoiReportState state, GError **error)
{
  g_autofree char *json = goi_report_to_json (report, GOI_JSON_STYLE_LINE);
  g_auto (OldReport) old = { 0 };

  if (!load_old (self, id, &old, error))
    return 0;
  if (old.revision != revision)
    {
      g_set_error_literal (error, GOI_STORE_ERROR, GOI_STORE_ERROR_CONFLICT,
                           _("This report has been changed elsewhere since you opened it. Nothing was overwritten: "
                             "open it again and compare, or save yours as a new report."));
      return 0;
    }
  if (!goi_store_drop_draft (self, id, error))
    return 0;
  if (old.state == state && strcmp (old.json, json) == 0)
    return revision;
  return replace_report (self, id, &old, report, state, error) ? revision + 1 : 0;
}

/*< private >
 * goi_store_save:
 * @self: a store
 * @id: a report
 * @revision: the revision that @report was made from
 * @report: what it is now
 * @state: its state now
 * @error: return location for an error
 *
 * Saves a report and drops its draft. Nothing is written when nothing has changed.
 *
 * Returns: its revision now; 0 on error
 */
gint64
goi_store_save (GoiStore *self, gint64 id, gint64 revision, GoiReport *report, GoiReportState state, GError **error)
{
  gint64 saved;

  if (!goi_store_begin (self, TRUE, error))
    return 0;
  saved = save_steps (self, id, revision, report, state, error);
  return goi_store_end (self, saved != 0, error) ? saved : 0;
}

/*< private >
 * goi_store_unindex:
 * @self: a store in a writing transaction
 * @id: a report that is going to be deleted
 * @error: return location for an error
 *
 * Returns: whether it is out of the full-text index
 */
gboolean
goi_store_unindex (GoiStore *self, gint64 id, GError **error)
{
  g_auto (OldReport) old = { 0 };
  g_autofree char *text = NULL;

  return load_old (self, id, &old, error) && load_indexed_text (self, &old, &text, error)
         && goi_store_index (self, id, old.agency, old.title, old.extra, text, TRUE, error);
}
