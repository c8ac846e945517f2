/* goi-store-facets.c: numbers over many reports
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-store"

#include "config.h"

#include "goi-store-private.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

/* Deeper than any country is divided. */
#define MAX_LEVELS 8

/* Counts while the groups of equal reports pass by. */
typedef struct
{
  GoiQuery *query;
  GoiRegions *regions;
  GPtrArray *wanted_regions; /* those of the query, each with what it lies in */
  GHashTable *counts[GOI_N_FACETS]; /* value → number */
} Counter;

static gboolean
region_matches (Counter *self, const char *region)
{
  for (guint i = 0; i < self->wanted_regions->len; i++)
    if (goi_region_is_below (region, g_ptr_array_index (self->wanted_regions, i)))
      return TRUE;
  return self->wanted_regions->len == 0;
}

static gboolean
facet_matches (Counter *self, GoiFacetKind kind, const char *value)
{
  const char *const *wanted = goi_query_get_facet (self->query, kind);

  if (kind == GOI_FACET_REGION)
    return region_matches (self, value);
  return wanted[0] == NULL || g_strv_contains (wanted, value);
}

static void
count_up (GHashTable *counts, const char *value, guint by)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (counts, value));

  g_hash_table_replace (counts, g_strdup (value), GUINT_TO_POINTER (before + by));
}

/* A region counts for all that it lies in. */
static void
count_region (GHashTable *counts, const char *region, guint by)
{
  g_autofree char *path = g_strdup (region);
  guint level = 0;

  for (char *slash = strchr (path, '/'); slash != NULL && level < MAX_LEVELS; slash = strchr (slash + 1, '/'), level++)
    {
      *slash = '\0';
      count_up (counts, path, by);
      *slash = '/';
    }
  count_up (counts, region, by);
}

/* What is not known is no value. */
static gboolean
is_value (GoiFacetKind kind, const char *value)
{
  return value[0] != '\0' && (kind != GOI_FACET_YEAR || strcmp (value, "0") != 0);
}

/* @n reports share all @values. They count for a facet when all others let them through. */
static void
count_group (Counter *self, char *values[GOI_N_FACETS], guint n)
{
  guint n_failed = 0;
  int failed = -1;

  for (int kind = 0; kind < GOI_N_FACETS; kind++)
    if (!facet_matches (self, kind, values[kind]))
      {
        failed = kind;
        n_failed++;
      }
  for (int kind = 0; kind < GOI_N_FACETS; kind++)
    {
      if (n_failed > 1 || (n_failed == 1 && kind != failed) || !is_value (kind, values[kind]))
        continue;
      if (kind == GOI_FACET_REGION)
        count_region (self->counts[kind], values[kind], n);
      else
        count_up (self->counts[kind], values[kind], n);
    }
}

static int
compare_values (gconstpointer a, gconstpointer b)
{
  return strcmp ((*(GoiFacetValue *const *) a)->value, (*(GoiFacetValue *const *) b)->value);
}

static int
compare_numbers (gconstpointer a, gconstpointer b)
{
  return atoi ((*(GoiFacetValue *const *) a)->value) - atoi ((*(GoiFacetValue *const *) b)->value);
}

static int
compare_years (gconstpointer a, gconstpointer b)
{
  return -compare_numbers (a, b);
}

static int
compare_editions (gconstpointer a, gconstpointer b)
{
  return -compare_values (a, b);
}

static void
facet_value_free (GoiFacetValue *value)
{
  g_free (value->value);
  g_free (value);
}

/* What is filtered by stays in view, even with no report. A region that was chosen before it became known where it
 * lies still has its reports. */
static void
add_selected (Counter *self, GoiFacetKind kind)
{
  const char *const *selected = goi_query_get_facet (self->query, kind);
  GHashTable *counts = self->counts[kind];

  for (guint i = 0; selected[i] != NULL; i++)
    {
      const char *whole = kind == GOI_FACET_REGION ? g_ptr_array_index (self->wanted_regions, i) : selected[i];

      if (selected[i][0] != '\0' && !g_hash_table_contains (counts, selected[i]))
        count_up (counts, selected[i], GPOINTER_TO_UINT (g_hash_table_lookup (counts, whole)));
    }
}

static GPtrArray *
make_values (Counter *self, GoiFacetKind kind)
{
  static int (*const compare[GOI_N_FACETS]) (gconstpointer, gconstpointer)
      = { compare_years, compare_editions, compare_values, compare_numbers, compare_numbers };
  GPtrArray *values = g_ptr_array_new_with_free_func ((GDestroyNotify) facet_value_free);
  GHashTableIter iter;
  gpointer value, count;

  add_selected (self, kind);
  g_hash_table_iter_init (&iter, self->counts[kind]);
  while (g_hash_table_iter_next (&iter, &value, &count))
    {
      GoiFacetValue *facet = g_new0 (GoiFacetValue, 1);
      facet->value = g_strdup (value);
      facet->count = GPOINTER_TO_UINT (count);
      g_ptr_array_add (values, facet);
    }
  g_ptr_array_sort (values, compare[kind]);
  return values;
}

static void
complete_region (Counter *self, char **region)
{
  char *given = *region;

  *region = goi_regions_complete (self->regions, given);
  g_free (given);
}

static gboolean
load_regions (GoiStore *self, Counter *counter, GError **error)
{
  const char *const *wanted = goi_query_get_facet (counter->query, GOI_FACET_REGION);

  counter->regions = goi_regions_load (self, goi_query_get_trash (counter->query), error);
  for (guint i = 0; counter->regions != NULL && wanted[i] != NULL; i++)
    g_ptr_array_add (counter->wanted_regions, goi_regions_complete (counter->regions, wanted[i]));
  return counter->regions != NULL;
}

static void
counter_clear (Counter *self)
{
  g_clear_pointer (&self->regions, goi_regions_free);
  g_clear_pointer (&self->wanted_regions, g_ptr_array_unref);
  for (int kind = 0; kind < GOI_N_FACETS; kind++)
    g_clear_pointer (&self->counts[kind], g_hash_table_unref);
}

static gboolean
count_all (GoiStore *self, Counter *counter, guint *total, GError **error)
{
  g_autoptr (GoiCondition) condition = goi_condition_new (counter->query, FALSE, NULL);
  g_autofree char *sql
      = g_strdup_printf ("SELECT year, edition, region, state, findings, count (*) FROM report WHERE %s "
                         "GROUP BY year, edition, region, state, findings",
                         condition->sql->str);
  g_autoptr (sqlite3_stmt) statement = NULL;
  int more, rc = sqlite3_prepare_v2 (self->db, sql, -1, &statement, NULL);

  if (rc != SQLITE_OK)
    {
      goi_store_set_error (self->db, rc, error);
      return FALSE;
    }
  goi_condition_bind (condition, statement);
  while ((more = goi_store_step (self, statement, error)) > 0)
    {
      char *values[GOI_N_FACETS];
      guint n = (guint) sqlite3_column_int64 (statement, GOI_N_FACETS);

      for (int kind = 0; kind < GOI_N_FACETS; kind++)
        values[kind] = goi_column_dup_text (statement, kind);
      complete_region (counter, &values[GOI_FACET_REGION]);
      count_group (counter, values, n);
      *total += n;
      for (int kind = 0; kind < GOI_N_FACETS; kind++)
        g_free (values[kind]);
    }
  return more == 0;
}

/*< private >
 * goi_store_facets:
 * @self: a store
 * @query: a query
 * @error: return location for an error
 *
 * Returns: (transfer full): how many reports each value of each facet has
 */
GoiFacets *
goi_store_facets (GoiStore *self, GoiQuery *query, GError **error)
{
  g_autoptr (GoiFacets) facets = g_new0 (GoiFacets, 1);
  Counter counter = { .query = query };
  gint64 trashed = 0;
  gboolean done;

  if (!goi_store_begin (self, FALSE, error))
    return NULL;
  counter.wanted_regions = g_ptr_array_new_with_free_func (g_free);
  for (int kind = 0; kind < GOI_N_FACETS; kind++)
    counter.counts[kind] = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  done = load_regions (self, &counter, error) && count_all (self, &counter, &facets->total, error)
         && goi_store_get_int (self, "SELECT reports FROM counter WHERE trashed = 1", &trashed, error);
  facets->trashed = (guint) CLAMP (trashed, 0, G_MAXINT32);
  for (int kind = 0; done && kind < GOI_N_FACETS; kind++)
    facets->values[kind] = make_values (&counter, kind);
  counter_clear (&counter);
  return goi_store_end (self, done, error) ? g_steal_pointer (&facets) : NULL;
}

/* The file's number of a measure to its place in goi_measure_list(); -1 for one that is not known. */
static GHashTable *
load_measure_names (GoiStore *self, GError **error)
{
  g_autoptr (GHashTable) names = g_hash_table_new (NULL, NULL);
  g_autoptr (GoiStatement) find = goi_store_prepare (self, "SELECT id, name FROM measure_name", error);
  int more;

  if (find == NULL)
    return NULL;
  while ((more = goi_store_step (self, find, error)) > 0)
    {
      g_autofree char *name = goi_column_dup_text (find, 1);
      const GoiMeasure *measure = goi_measure_get (name);
      if (measure != NULL)
        g_hash_table_insert (names, GINT_TO_POINTER (sqlite3_column_int (find, 0)),
                             GUINT_TO_POINTER (goi_measure_get_index (measure) + 1));
    }
  return more == 0 ? g_steal_pointer (&names) : NULL;
}

static GoiMeasureRow *
load_row (GoiStore *self, GoiRegions *regions, gint64 id, GError **error)
{
  g_autoptr (GoiStatement) find
      = goi_store_prepare (self, "SELECT agency, region, year, edition FROM report WHERE id = ?", error);
  g_autoptr (GoiMeasureRow) row = NULL;
  g_autofree char *given = NULL;
  g_autofree char *region = NULL;

  if (find == NULL)
    return NULL;
  sqlite3_bind_int64 (find, 1, id);
  if (goi_store_step (self, find, error) < 0)
    return NULL;
  row = goi_measure_row_new ();
  given = goi_column_dup_text (find, 1);
  region = goi_regions_complete (regions, given);
  row->id = id;
  g_free (row->agency);
  row->agency = goi_column_dup_text (find, 0);
  g_strfreev (row->region);
  row->region = g_strsplit (region, "/", -1);
  row->year = CLAMP (sqlite3_column_int (find, 2), 0, 9999);
  g_free (row->edition);
  row->edition = goi_column_dup_text (find, 3);
  return g_steal_pointer (&row);
}

static gboolean
load_values (GoiStore *self, GHashTable *names, GoiMeasureRow *row, GError **error)
{
  g_autoptr (GoiStatement) find
      = goi_store_prepare (self, "SELECT name, value, incomplete FROM measure WHERE report = ?", error);
  int more;

  if (find == NULL)
    return FALSE;
  sqlite3_bind_int64 (find, 1, row->id);
  while ((more = goi_store_step (self, find, error)) > 0)
    {
      guint place = GPOINTER_TO_UINT (g_hash_table_lookup (names, GINT_TO_POINTER (sqlite3_column_int (find, 0))));
      double value = sqlite3_column_double (find, 1);

      if (place == 0 || !isfinite (value))
        continue;
      row->values[place - 1].available = TRUE;
      row->values[place - 1].value = value;
      row->values[place - 1].incomplete = sqlite3_column_int (find, 2) != 0;
    }
  return more == 0;
}

static GPtrArray *
load_rows (GoiStore *self, gboolean trash, GArray *ids, GError **error)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_measure_row_free);
  g_autoptr (GHashTable) names = load_measure_names (self, error);
  g_autoptr (GoiRegions) regions = names != NULL ? goi_regions_load (self, trash, error) : NULL;

  if (regions == NULL)
    return NULL;
  for (guint i = 0; i < ids->len; i++)
    {
      GoiMeasureRow *row = load_row (self, regions, g_array_index (ids, gint64, i), error);

      if (row == NULL)
        return NULL;
      g_ptr_array_add (rows, row);
      if (!load_values (self, names, row, error))
        return NULL;
    }
  return g_steal_pointer (&rows);
}

/*< private >
 * goi_store_measures:
 * @self: a store
 * @query: which reports
 * @error: return location for an error
 *
 * Returns: (transfer full) (element-type GoiMeasureRow): all their measures, in the query's order; each with the whole
 *   region that it lies in as far as other reports tell it
 */
GPtrArray *
goi_store_measures (GoiStore *self, GoiQuery *query, GError **error)
{
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GPtrArray) rows = NULL;

  if (!goi_store_begin (self, FALSE, error))
    return NULL;
  ids = goi_store_collect_ids (self, query, error);
  if (ids != NULL)
    rows = load_rows (self, goi_query_get_trash (query), ids, error);
  return goi_store_end (self, rows != NULL, error) ? g_steal_pointer (&rows) : NULL;
}
