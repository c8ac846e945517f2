/* goi-store-regions.c: where a city lies when a document does not name its province
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Some documents of an office give the city only, others the province too. Where all that name more say the same,
 * the short region is counted and found at its place below. What is stored stays as the documents have it. */

#define G_LOG_DOMAIN "goi-store"

#include "config.h"

#include "goi-store-private.h"

#include <string.h>

/* How many places are looked at to find the one above a place, and how many above each other. More are no places. */
#define MOST_PREFIXES 40
#define MOST_LEVELS 12

struct _GoiRegions
{
  GHashTable *prefixes; /* name → GPtrArray of what stands before it, each once */
  GHashTable *above;    /* name → the whole path above it, "" when that is not known */
  GPtrArray *given;     /* all regions as documents have them, sorted */
  guint level;          /* how many places above each other are being looked for */
};

/* The smallest region, and from each to the next: every one is looked up in the index, no report is read. */
static const char list_sql[]
    = "WITH RECURSIVE each (name) AS (SELECT min (region) FROM report WHERE trashed = ?1 UNION ALL "
      "SELECT (SELECT min (region) FROM report WHERE trashed = ?1 AND region > name) FROM each WHERE name IS NOT NULL) "
      "SELECT name FROM each WHERE name > ''";

static const char *get_above (GoiRegions *self, const char *name);

static void
add_once (GPtrArray *strings, const char *string)
{
  if (strings->len <= MOST_PREFIXES && !g_ptr_array_find_with_equal_func (strings, string, g_str_equal, NULL))
    g_ptr_array_add (strings, g_strdup (string));
}

/* Whether any name of one path stands in the other. */
static gboolean
share_name (const char *a, const char *b)
{
  g_auto (GStrv) parts = g_strsplit (a, "/", -1);
  g_auto (GStrv) others = g_strsplit (b, "/", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) others, parts[i]))
      return TRUE;
  return FALSE;
}

/* A city that is called like its province is not looked for in itself. */
static void
add_region (GoiRegions *self, const char *region)
{
  g_auto (GStrv) parts = g_strsplit (region, "/", -1);
  g_autoptr (GString) before = g_string_new (parts[0]);

  g_ptr_array_add (self->given, g_strdup (region));
  for (guint i = 1; parts[0] != NULL && parts[i] != NULL; i++)
    {
      GPtrArray *known = g_hash_table_lookup (self->prefixes, parts[i]);

      if (known == NULL)
        {
          known = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (self->prefixes, g_strdup (parts[i]), known);
        }
      if (!share_name (before->str, parts[i]))
        add_once (known, before->str);
      g_string_append_printf (before, "/%s", parts[i]);
    }
}

/* The one place that all agree on, or NULL. */
static char *
find_above (GoiRegions *self, const char *name)
{
  GPtrArray *prefixes = g_hash_table_lookup (self->prefixes, name);
  g_autofree char *found = NULL;

  if (prefixes == NULL || prefixes->len > MOST_PREFIXES || self->level > MOST_LEVELS)
    return NULL;
  for (guint i = 0; i < prefixes->len; i++)
    {
      g_autofree char *whole = goi_regions_complete (self, g_ptr_array_index (prefixes, i));

      if (share_name (whole, name) || (found != NULL && strcmp (found, whole) != 0))
        return NULL;
      if (found == NULL)
        found = g_steal_pointer (&whole);
    }
  return g_steal_pointer (&found);
}

static const char *
get_above (GoiRegions *self, const char *name)
{
  const char *above = g_hash_table_lookup (self->above, name);
  char *found;

  if (above != NULL)
    return above;
  /* Names that lie in each other lie nowhere. */
  g_hash_table_insert (self->above, g_strdup (name), g_strdup (""));
  self->level++;
  found = find_above (self, name);
  self->level--;
  if (found != NULL)
    g_hash_table_insert (self->above, g_strdup (name), found);
  return found != NULL ? found : "";
}

/*< private >
 * goi_regions_load:
 * @store: a store, in a transaction
 * @trash: of the reports in the trash, or of all others
 * @error: return location for an error
 *
 * Returns: (transfer full): what their regions say about each other
 */
GoiRegions *
goi_regions_load (GoiStore *store, gboolean trash, GError **error)
{
  g_autoptr (GoiRegions) self = g_new0 (GoiRegions, 1);
  g_autoptr (GoiStatement) list = goi_store_prepare (store, list_sql, error);
  int more;

  self->prefixes = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  self->above = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->given = g_ptr_array_new_with_free_func (g_free);
  if (list == NULL)
    return NULL;
  sqlite3_bind_int (list, 1, trash);
  while ((more = goi_store_step (store, list, error)) > 0)
    {
      g_autofree char *region = goi_column_dup_text (list, 0);

      add_region (self, region);
    }
  return more == 0 ? g_steal_pointer (&self) : NULL;
}

/*< private >
 * goi_regions_free:
 * @self: (transfer full): what is known about regions
 */
void
goi_regions_free (GoiRegions *self)
{
  g_hash_table_unref (self->prefixes);
  g_hash_table_unref (self->above);
  g_ptr_array_unref (self->given);
  g_free (self);
}

/*< private >
 * goi_regions_complete:
 * @self: what is known about regions
 * @region: a region, as a document has it
 *
 * Returns: (transfer full): the same with what it lies in
 */
char *
goi_regions_complete (GoiRegions *self, const char *region)
{
  g_autofree char *top = g_strndup (region, strcspn (region, "/"));
  const char *above = *top != '\0' ? get_above (self, top) : "";

  if (*above == '\0' || share_name (above, region))
    return g_strdup (region);
  return g_strconcat (above, "/", region, NULL);
}

/*< private >
 * goi_regions_list_short:
 * @self: what is known about regions
 * @region: a region with what it lies in
 *
 * Returns: (transfer full) (element-type utf8): the regions, as documents have them, that lie in it although they do
 *   not say so
 */
GPtrArray *
goi_regions_list_short (GoiRegions *self, const char *region)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; *region != '\0' && i < self->given->len; i++)
    {
      const char *given = g_ptr_array_index (self->given, i);
      g_autofree char *whole = goi_regions_complete (self, given);

      if (strcmp (whole, given) != 0 && goi_region_is_below (whole, region))
        g_ptr_array_add (found, g_strdup (given));
    }
  return found;
}

/*< private >
 * goi_region_is_below:
 * @region: a region
 * @above: another one
 *
 * Returns: whether the first lies in the second, or is the same
 */
gboolean
goi_region_is_below (const char *region, const char *above)
{
  gsize length = strlen (above);

  return strncmp (region, above, length) == 0 && (region[length] == '\0' || (length > 0 && region[length] == '/'));
}
