/* goi-store-query.c: a query in SQL
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-store"

#include "config.h"

#include "goi-store-private.h"

#include <string.h>

/* What follows "/" in ASCII: "A/" ≤ x < "A0" are the regions below A. */
#define AFTER_SLASH "0"

static void
add_value (GoiCondition *self, GVariant *value)
{
  g_ptr_array_add (self->values, g_variant_ref_sink (value));
}

static void
add_list (GoiCondition *self, const char *column, const char *const *values, gboolean numbers)
{
  g_string_append_printf (self->sql, " AND %s IN (", column);
  for (guint i = 0; values[i] != NULL; i++)
    {
      gint64 number;

      g_string_append (self->sql, i > 0 ? ", ?" : "?");
      if (!numbers)
        add_value (self, g_variant_new_string (values[i]));
      else if (g_ascii_string_to_signed (values[i], 10, G_MININT32, G_MAXINT32, &number, NULL))
        add_value (self, g_variant_new_int64 (number));
      else
        add_value (self, g_variant_new_int64 (G_MININT64)); /* no report has that */
    }
  g_string_append_c (self->sql, ')');
}

/* A region, all that begins with it, and what lies in it without saying so. */
static void
add_region (GoiCondition *self, const char *value, GoiRegions *regions)
{
  g_autofree char *region = goi_regions_complete (regions, value);
  g_autoptr (GPtrArray) others = goi_regions_list_short (regions, region);

  g_string_append (self->sql, "region = ?");
  add_value (self, g_variant_new_string (region));
  if (*region == '\0')
    return;
  g_string_append (self->sql, " OR (region >= ? AND region < ?)");
  add_value (self, g_variant_new_take_string (g_strconcat (region, "/", NULL)));
  add_value (self, g_variant_new_take_string (g_strconcat (region, AFTER_SLASH, NULL)));
  /* Not one OR after the other: SQLite takes a thousand of them. */
  for (guint i = 0; i < others->len; i++)
    {
      g_string_append (self->sql, i > 0 ? ", ?" : " OR region IN (?");
      add_value (self, g_variant_new_string (g_ptr_array_index (others, i)));
    }
  if (others->len > 0)
    g_string_append_c (self->sql, ')');
}

static void
add_regions (GoiCondition *self, const char *const *values, GoiRegions *regions)
{
  g_string_append (self->sql, " AND (");
  for (guint i = 0; values[i] != NULL; i++)
    {
      g_string_append (self->sql, i > 0 ? " OR " : "");
      add_region (self, values[i], regions);
    }
  g_string_append_c (self->sql, ')');
}

static void
add_facets (GoiCondition *self, GoiQuery *query, GoiRegions *regions)
{
  static const char *const columns[GOI_N_FACETS] = { "year", "edition", "region", "state", "findings" };

  for (int kind = 0; kind < GOI_N_FACETS; kind++)
    {
      const char *const *values = goi_query_get_facet (query, kind);

      if (values[0] == NULL)
        continue;
      if (kind == GOI_FACET_REGION)
        add_regions (self, values, regions);
      else
        add_list (self, columns[kind], values, kind != GOI_FACET_EDITION);
    }
}

/*< private >
 * goi_condition_new:
 * @query: a query
 * @facets: whether to apply its facets
 * @regions: (nullable): what is known about regions; needed for the facet of regions only
 *
 * Returns: (transfer full): what stands after WHERE, with its values
 */
GoiCondition *
goi_condition_new (GoiQuery *query, gboolean facets, GoiRegions *regions)
{
  GoiCondition *self = g_new0 (GoiCondition, 1);
  g_autofree char *expression = goi_search_expression (goi_query_get_search (query));
  const char *const *agencies = goi_query_get_agencies (query);

  self->sql = g_string_new (goi_query_get_trash (query) ? "trashed = 1" : "trashed = 0");
  self->values = g_ptr_array_new_with_free_func ((GDestroyNotify) g_variant_unref);
  if (expression != NULL)
    {
      g_string_append (self->sql, " AND id IN (SELECT rowid FROM search WHERE search MATCH ?)");
      add_value (self, g_variant_new_string (expression));
    }
  if (agencies[0] != NULL)
    add_list (self, "agency", agencies, FALSE);
  if (facets)
    add_facets (self, query, regions);
  return self;
}

void
goi_condition_free (GoiCondition *self)
{
  g_string_free (self->sql, TRUE);
  g_ptr_array_unref (self->values);
  g_free (self);
}

/* @self must stay alive until the statement is finished. */
void
goi_condition_bind (GoiCondition *self, sqlite3_stmt *statement)
{
  for (guint i = 0; i < self->values->len; i++)
    {
      GVariant *value = g_ptr_array_index (self->values, i);

      if (g_variant_is_of_type (value, G_VARIANT_TYPE_INT64))
        sqlite3_bind_int64 (statement, (int) i + 1, g_variant_get_int64 (value));
      else
        goi_bind_text (statement, (int) i + 1, g_variant_get_string (value, NULL));
    }
}

/*< private >
 * goi_query_is_plain:
 * @query: a query
 *
 * Returns: whether it asks for everything, in the trash or outside of it
 */
gboolean
goi_query_is_plain (GoiQuery *query)
{
  g_autofree char *expression = goi_search_expression (goi_query_get_search (query));

  return expression == NULL && !goi_query_has_facets (query) && goi_query_get_agencies (query)[0] == NULL;
}

/*< private >
 * goi_sort_column:
 * @key: what to order by
 * @nullable: (out): whether reports may lack it
 *
 * Returns: the column
 */
const char *
goi_sort_column (GoiSortKey key, gboolean *nullable)
{
  static const char *const columns[] = { "agency",    "region",       "year",  "edition", "incoming",
                                         "disclosed", "finding_rank", "state", "changed" };

  *nullable = key == GOI_SORT_INCOMING || key == GOI_SORT_DISCLOSED;
  return columns[key];
}

/*< private >
 * goi_sort_ties:
 * @key: what to order by
 *
 * Returns: the order of what is equal; without the key itself, because SQLite would not see then
 *    that an index has this order already
 */
const char *
goi_sort_ties (GoiSortKey key)
{
  return key == GOI_SORT_AGENCY ? "year, id" : key == GOI_SORT_YEAR ? "agency, id" : "agency, year, id";
}
