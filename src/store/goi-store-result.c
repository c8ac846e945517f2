/* goi-store-result.c: lists of reports
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-store"

#include "config.h"

#include "goi-report-summary-private.h"
#include "goi-store-private.h"

#include <math.h>

/* Lists whose reports stay in memory, 8 bytes each. */
#define MAX_RESULTS 4

/* The first reports of a list without conditions come straight from an index; whoever goes further
 * down gets the numbers of all. */
#define MIN_START 300
#define MAX_START 1000

/**
 * GoiResult:
 * @query: what was asked for
 * @version: the store's own_version then
 * @ids: (element-type gint64): the reports in order, or the first of them
 * @complete: whether @ids has all of them
 * @total: how many there are
 */
struct _GoiResult
{
  GoiQuery *query;
  guint64 version;
  GArray *ids;
  gboolean complete;
  guint total;
};

#define SUMMARY_COLUMNS                                                                                                \
  "id, revision, agency, title, region, year, edition, state, n_errors, n_warnings, n_doubts, incoming, "              \
  "incoming_incomplete, disclosed, disclosed_incomplete, source_name, changed"

void
goi_result_free (GoiResult *self)
{
  g_clear_object (&self->query);
  g_clear_pointer (&self->ids, g_array_unref);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiResult, goi_result_free)

/* Takes ids from @statement until there are @limit; -1 on error, else whether there may be more. */
static int
collect (GoiStore *self, sqlite3_stmt *statement, GArray *ids, guint limit, GError **error)
{
  int more = 1;

  while (ids->len < limit && (more = goi_store_step (self, statement, error)) > 0)
    {
      gint64 id = sqlite3_column_int64 (statement, 0);
      g_array_append_val (ids, id);
    }
  return more;
}

static int
collect_sql (GoiStore *self, const char *sql, GoiQuery *query, sqlite3_value *key, GArray *ids, guint limit,
             GError **error)
{
  g_autoptr (GoiStatement) statement = goi_store_prepare (self, sql, error);

  if (statement == NULL)
    return -1;
  sqlite3_bind_int (statement, 1, goi_query_get_trash (query));
  if (key != NULL)
    sqlite3_bind_value (statement, 2, key);
  return collect (self, statement, ids, limit, error);
}

/* From the largest value down, and within a value in the order of ties: every step is one seek in the
 * index, where ORDER BY would have to sort all reports with the first value. */
static gboolean
collect_descending (GoiStore *self, GoiQuery *query, const char *column, const char *ties, GArray *ids, guint limit,
                    GError **error)
{
  g_autofree char *first_sql
      = g_strdup_printf ("SELECT %s FROM report WHERE trashed = ? AND %s IS NOT NULL ORDER BY %s DESC LIMIT 1", column,
                         column, column);
  g_autofree char *next_sql = g_strdup_printf (
      "SELECT %s FROM report WHERE trashed = ? AND %s < ? ORDER BY %s DESC LIMIT 1", column, column, column);
  g_autofree char *equal_sql
      = g_strdup_printf ("SELECT id FROM report WHERE trashed = ? AND %s = ? ORDER BY %s", column, ties);
  sqlite3_value *key = NULL;
  int more = 1;

  while (more > 0 && ids->len < limit)
    {
      g_autoptr (GoiStatement) next = goi_store_prepare (self, key == NULL ? first_sql : next_sql, error);

      if (next == NULL)
        more = -1;
      else
        {
          sqlite3_bind_int (next, 1, goi_query_get_trash (query));
          if (key != NULL)
            sqlite3_bind_value (next, 2, key);
          more = goi_store_step (self, next, error);
        }
      sqlite3_value_free (g_steal_pointer (&key));
      if (more > 0)
        {
          key = sqlite3_value_dup (sqlite3_column_value (next, 0));
          if (collect_sql (self, equal_sql, query, key, ids, limit, error) < 0)
            more = -1;
        }
    }
  sqlite3_value_free (key);
  return more >= 0;
}

/* The first @limit reports, whatever there are behind them. */
static gboolean
collect_start (GoiStore *self, GoiQuery *query, GArray *ids, guint limit, GError **error)
{
  gboolean descending, nullable;
  const char *column = goi_sort_column (goi_query_get_sort (query, &descending), &nullable);
  const char *ties = goi_sort_ties (goi_query_get_sort (query, NULL));
  g_autofree char *ascending_sql = g_strdup_printf (
      "SELECT id FROM report WHERE trashed = ? AND %s IS NOT NULL ORDER BY %s, %s", column, column, ties);
  g_autofree char *lacking_sql
      = g_strdup_printf ("SELECT id FROM report WHERE trashed = ? AND %s IS NULL ORDER BY %s", column, ties);

  if (descending)
    {
      if (!collect_descending (self, query, column, ties, ids, limit, error))
        return FALSE;
    }
  else if (collect_sql (self, ascending_sql, query, NULL, ids, limit, error) < 0)
    return FALSE;
  return !nullable || ids->len >= limit || collect_sql (self, lacking_sql, query, NULL, ids, limit, error) >= 0;
}

static char *
make_order (GoiQuery *query)
{
  gboolean descending, nullable;
  const char *column = goi_sort_column (goi_query_get_sort (query, &descending), &nullable);

  return g_strdup_printf ("%s%s%s%s, %s", nullable ? column : "", nullable ? " IS NULL, " : "", column,
                          descending ? " DESC" : "", goi_sort_ties (goi_query_get_sort (query, NULL)));
}

static gboolean
collect_all (GoiStore *self, GoiQuery *query, GArray *ids, GError **error)
{
  g_autoptr (GoiRegions) regions = NULL;
  g_autoptr (GoiCondition) condition = NULL;
  g_autofree char *order = make_order (query);
  g_autofree char *sql = NULL;
  g_autoptr (sqlite3_stmt) statement = NULL;
  int rc;

  if (goi_query_get_facet (query, GOI_FACET_REGION)[0] != NULL
      && (regions = goi_regions_load (self, goi_query_get_trash (query), error)) == NULL)
    return FALSE;
  condition = goi_condition_new (query, TRUE, regions);
  sql = g_strdup_printf ("SELECT id FROM report WHERE %s ORDER BY %s", condition->sql->str, order);
  rc = sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL);
  if (rc != SQLITE_OK)
    {
      goi_store_set_error (self->db, rc, error);
      return FALSE;
    }
  goi_condition_bind (condition, statement);
  return collect (self, statement, ids, G_MAXUINT, error) == 0;
}

/* The number of reports in the trash or outside of it, without counting them. */
static gboolean
read_counter (GoiStore *self, gboolean trash, guint *count, GError **error)
{
  g_autoptr (GoiStatement) find = goi_store_prepare (self, "SELECT reports FROM counter WHERE trashed = ?", error);

  if (find == NULL)
    return FALSE;
  sqlite3_bind_int (find, 1, trash);
  if (goi_store_step (self, find, error) < 0)
    return FALSE;
  *count = (guint) CLAMP (sqlite3_column_int64 (find, 0), 0, G_MAXINT32);
  return TRUE;
}

static GoiResult *
make_result (GoiStore *self, GoiQuery *query, guint n_needed, GError **error)
{
  g_autoptr (GoiResult) result = g_new0 (GoiResult, 1);
  gboolean done;

  result->query = goi_query_copy (query);
  result->version = self->own_version;
  result->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  if (goi_query_is_plain (query) && n_needed <= MAX_START)
    {
      done = read_counter (self, goi_query_get_trash (query), &result->total, error)
             && (n_needed == 0 || collect_start (self, query, result->ids, MAX (n_needed, MIN_START), error));
      result->complete = result->ids->len >= result->total;
    }
  else
    {
      done = collect_all (self, query, result->ids, error);
      result->total = result->ids->len;
      result->complete = TRUE;
    }
  return done ? g_steal_pointer (&result) : NULL;
}

/* The list for @query with at least its first @n_needed reports. Call it in a transaction. */
static GoiResult *
get_result (GoiStore *self, GoiQuery *query, guint n_needed, GError **error)
{
  GoiResult *result;
  GList *next;

  for (GList *link = self->results.head; link != NULL; link = next)
    {
      next = link->next;
      result = link->data;
      if (result->version == self->own_version && !goi_query_equal (result->query, query))
        continue;
      g_queue_unlink (&self->results, link);
      if (result->version == self->own_version && (result->complete || result->ids->len >= n_needed))
        {
          g_queue_push_head_link (&self->results, link);
          return result;
        }
      goi_result_free (result);
      g_list_free_1 (link);
    }
  result = make_result (self, query, n_needed, error);
  if (result == NULL)
    return NULL;
  g_queue_push_head (&self->results, result);
  if (self->results.length > MAX_RESULTS)
    goi_result_free (g_queue_pop_tail (&self->results));
  return result;
}

static GoiMeasureValue
column_measure (sqlite3_stmt *statement, int column)
{
  GoiMeasureValue value = { FALSE };

  if (sqlite3_column_type (statement, column) == SQLITE_NULL || !isfinite (sqlite3_column_double (statement, column)))
    return value;
  value.available = TRUE;
  value.value = sqlite3_column_double (statement, column);
  value.incomplete = sqlite3_column_int (statement, column + 1) != 0;
  return value;
}

static guint
column_count (sqlite3_stmt *statement, int column)
{
  return (guint) CLAMP (sqlite3_column_int64 (statement, column), 0, G_MAXINT32);
}

static GoiReportSummary *
read_summary (sqlite3_stmt *statement)
{
  GoiSummaryFields fields = {
    .id = sqlite3_column_int64 (statement, 0),
    .revision = sqlite3_column_int64 (statement, 1),
    .agency = goi_column_dup_text (statement, 2),
    .title = goi_column_dup_text (statement, 3),
    .region = goi_column_dup_text (statement, 4),
    .year = CLAMP (sqlite3_column_int (statement, 5), 0, 9999),
    .edition = goi_column_dup_text (statement, 6),
    .state = (GoiReportState) CLAMP (sqlite3_column_int (statement, 7), 0, GOI_N_STATES - 1),
    .n_errors = column_count (statement, 8),
    .n_warnings = column_count (statement, 9),
    .n_doubts = column_count (statement, 10),
    .incoming = column_measure (statement, 11),
    .disclosed = column_measure (statement, 13),
    .source_name = goi_column_dup_text (statement, 15),
    .changed = sqlite3_column_int64 (statement, 16),
  };

  return _goi_report_summary_new (&fields);
}

static gboolean
append_rows (GoiStore *self, GoiResult *result, guint offset, guint limit, GPtrArray *rows, GError **error)
{
  guint end = limit < result->ids->len - MIN (offset, result->ids->len) ? offset + limit : result->ids->len;

  for (guint i = offset; i < end; i++)
    {
      g_autoptr (GoiStatement) find
          = goi_store_prepare (self, "SELECT " SUMMARY_COLUMNS " FROM report WHERE id = ?", error);
      int more;

      if (find == NULL)
        return FALSE;
      sqlite3_bind_int64 (find, 1, g_array_index (result->ids, gint64, i));
      more = goi_store_step (self, find, error);
      if (more < 0)
        return FALSE;
      if (more > 0)
        g_ptr_array_add (rows, read_summary (find));
    }
  return TRUE;
}

static guint
add_up (guint offset, guint limit)
{
  return limit > G_MAXUINT - offset ? G_MAXUINT : offset + limit;
}

/*< private >
 * goi_store_list:
 * @self: a store
 * @query: which reports
 * @offset: how many to pass over
 * @limit: how many at most
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type GoiReportSummary): lines of the list
 */
GPtrArray *
goi_store_list (GoiStore *self, GoiQuery *query, guint offset, guint limit, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func (g_object_unref);
  GoiResult *result;
  gboolean done;

  if (!goi_store_begin (self, FALSE, error))
    return NULL;
  result = get_result (self, query, add_up (offset, limit), error);
  done = result != NULL && append_rows (self, result, offset, limit, rows, error);
  return goi_store_end (self, done, error) ? g_steal_pointer (&rows) : NULL;
}

/*< private >
 * goi_store_count:
 * @self: a store
 * @query: which reports
 * @count: (out): how many
 * @error: return location for an error
 *
 * Returns: whether they could be counted
 */
gboolean
goi_store_count (GoiStore *self, GoiQuery *query, guint *count, GError **error)
{
  GoiResult *result;

  *count = 0;
  if (!goi_store_begin (self, FALSE, error))
    return FALSE;
  result = get_result (self, query, 0, error);
  if (result != NULL)
    *count = result->total;
  return goi_store_end (self, result != NULL, error);
}

/*< private >
 * goi_store_collect_ids:
 * @self: a store in a transaction
 * @query: which reports
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type gint64): all of them in order
 */
GArray *
goi_store_collect_ids (GoiStore *self, GoiQuery *query, GError **error)
{
  GoiResult *result = get_result (self, query, G_MAXUINT, error);

  return result != NULL ? g_array_copy (result->ids) : NULL;
}

/* The same, in a transaction of its own. */
GArray *
goi_store_list_ids (GoiStore *self, GoiQuery *query, GError **error)
{
  g_autoptr (GArray) ids = NULL;

  if (!goi_store_begin (self, FALSE, error))
    return NULL;
  ids = goi_store_collect_ids (self, query, error);
  return goi_store_end (self, ids != NULL, error) ? g_steal_pointer (&ids) : NULL;
}

/*< private >
 * goi_store_load_windows:
 * @self: a store
 * @request: what is wanted
 * @error: return location for an error
 *
 * Reads parts of a list, all as it was at one moment. When the collection has changed since the list
 * last looked, everything that it holds is read anew.
 *
 * Returns: whether it worked
 */
gboolean
goi_store_load_windows (GoiStore *self, GoiWindowRequest *request, GError **error)
{
  GArray *offsets;
  guint needed = 0;
  gboolean done;
  GoiResult *result;

  if (!goi_store_begin (self, FALSE, error))
    return FALSE;
  request->renewed = self->own_version != request->version;
  request->version = self->own_version;
  offsets = request->renewed ? request->held : request->wanted;
  for (guint i = 0; i < offsets->len; i++)
    needed = MAX (needed, add_up (g_array_index (offsets, guint, i), request->size));
  result = get_result (self, request->query, needed, error);
  done = result != NULL;
  request->total = done ? result->total : 0;
  for (guint i = 0; done && i < offsets->len; i++)
    {
      GoiWindowRows *window = g_new0 (GoiWindowRows, 1);

      window->offset = g_array_index (offsets, guint, i);
      window->rows = g_ptr_array_new_with_free_func (g_object_unref);
      g_ptr_array_add (request->windows, window);
      done = append_rows (self, result, window->offset, request->size, window->rows, error);
    }
  return goi_store_end (self, done, error);
}

/*< private >
 * goi_store_find_position:
 * @self: a store
 * @query: a list
 * @id: a report
 * @position: (out): where it stands, from 0
 * @error: return location for an error
 *
 * Returns: whether it stands there; FALSE without an error when it does not
 */
gboolean
goi_store_find_position (GoiStore *self, GoiQuery *query, gint64 id, guint *position, GError **error)
{
  GoiResult *result;
  gboolean found = FALSE;

  if (!goi_store_begin (self, FALSE, error))
    return FALSE;
  result = get_result (self, query, G_MAXUINT, error);
  for (guint i = 0; result != NULL && !found && i < result->ids->len; i++)
    if (g_array_index (result->ids, gint64, i) == id)
      {
        *position = i;
        found = TRUE;
      }
  return goi_store_end (self, result != NULL, error) && found;
}
