/* goi-query.c: which reports, in which order
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-query"

#include "config.h"

#include "goi-query.h"

#include <string.h>

struct _GoiQuery
{
  GObject parent_instance;

  char *search;
  char **facets[GOI_N_FACETS];
  char **agencies;
  GoiSortKey sort;
  guint descending : 1;
  guint trash : 1;
};

G_DEFINE_FINAL_TYPE (GoiQuery, goi_query, G_TYPE_OBJECT)

static int
compare_strings (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

/* Sorted and without doubles, so that two queries that mean the same are equal. */
static char **
dup_set (const char *const *values)
{
  g_autoptr (GPtrArray) set = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; values != NULL && values[i] != NULL; i++)
    g_ptr_array_add (set, g_strdup (values[i]));
  g_ptr_array_sort (set, compare_strings);
  for (guint i = set->len; i > 1; i--)
    if (strcmp (g_ptr_array_index (set, i - 1), g_ptr_array_index (set, i - 2)) == 0)
      g_ptr_array_remove_index (set, i - 1);
  g_ptr_array_add (set, NULL);
  return (char **) g_ptr_array_steal (set, NULL);
}

static void
take_set (char ***place, char **set)
{
  g_strfreev (*place);
  *place = set;
}

static void
goi_query_finalize (GObject *object)
{
  GoiQuery *self = GOI_QUERY (object);

  g_free (self->search);
  for (int kind = 0; kind < GOI_N_FACETS; kind++)
    g_strfreev (self->facets[kind]);
  g_strfreev (self->agencies);

  G_OBJECT_CLASS (goi_query_parent_class)->finalize (object);
}

static void
goi_query_class_init (GoiQueryClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = goi_query_finalize;
}

static void
goi_query_init (GoiQuery *self)
{
  self->search = g_strdup ("");
  for (int kind = 0; kind < GOI_N_FACETS; kind++)
    self->facets[kind] = dup_set (NULL);
  self->agencies = dup_set (NULL);
}

/**
 * goi_query_new:
 *
 * Returns: (transfer full): a query for all reports that are not in the trash, ordered by agency
 */
GoiQuery *
goi_query_new (void)
{
  return g_object_new (GOI_TYPE_QUERY, NULL);
}

/**
 * goi_query_copy:
 * @self: a query
 *
 * Returns: (transfer full): a query that is equal to @self
 */
GoiQuery *
goi_query_copy (GoiQuery *self)
{
  GoiQuery *copy = goi_query_new ();

  g_return_val_if_fail (GOI_IS_QUERY (self), copy);

  goi_query_set_search (copy, self->search);
  for (int kind = 0; kind < GOI_N_FACETS; kind++)
    take_set (&copy->facets[kind], g_strdupv (self->facets[kind]));
  take_set (&copy->agencies, g_strdupv (self->agencies));
  copy->sort = self->sort;
  copy->descending = self->descending;
  copy->trash = self->trash;
  return copy;
}

/**
 * goi_query_equal:
 * @a: a query
 * @b: another one
 *
 * Returns: whether both ask for the same reports in the same order
 */
gboolean
goi_query_equal (GoiQuery *a, GoiQuery *b)
{
  g_return_val_if_fail (GOI_IS_QUERY (a) && GOI_IS_QUERY (b), FALSE);

  for (int kind = 0; kind < GOI_N_FACETS; kind++)
    if (!g_strv_equal ((const char *const *) a->facets[kind], (const char *const *) b->facets[kind]))
      return FALSE;
  return strcmp (a->search, b->search) == 0
         && g_strv_equal ((const char *const *) a->agencies, (const char *const *) b->agencies)
         && a->sort == b->sort && a->descending == b->descending && a->trash == b->trash;
}

/**
 * goi_query_get_search:
 * @self: a query
 *
 * Returns: (transfer none): the words to search for, "" for none
 */
const char *
goi_query_get_search (GoiQuery *self)
{
  g_return_val_if_fail (GOI_IS_QUERY (self), "");
  return self->search;
}

/**
 * goi_query_set_search:
 * @self: a query
 * @search: (nullable): what a person typed: words with blanks between them, all of which must occur
 *    in the agency, the title or the text. Any text will do; signs other than letters, digits and
 *    Chinese characters mean nothing
 */
void
goi_query_set_search (GoiQuery *self, const char *search)
{
  g_return_if_fail (GOI_IS_QUERY (self));

  search = search != NULL ? search : "";
  if (strcmp (search, self->search) != 0)
    {
      g_free (self->search);
      self->search = g_utf8_make_valid (search, -1);
    }
}

/**
 * goi_query_set_facet:
 * @self: a query
 * @kind: a facet
 * @values: (nullable) (array zero-terminated=1): a report needs one of them; none of them for any.
 *    "" stands for reports whose region or edition is not known
 */
void
goi_query_set_facet (GoiQuery *self, GoiFacetKind kind, const char *const *values)
{
  g_return_if_fail (GOI_IS_QUERY (self));
  g_return_if_fail (kind < GOI_N_FACETS);

  take_set (&self->facets[kind], dup_set (values));
}

/**
 * goi_query_get_facet:
 * @self: a query
 * @kind: a facet
 *
 * Returns: (transfer none) (array zero-terminated=1): the values, sorted; never NULL
 */
const char *const *
goi_query_get_facet (GoiQuery *self, GoiFacetKind kind)
{
  g_return_val_if_fail (GOI_IS_QUERY (self), NULL);
  g_return_val_if_fail (kind < GOI_N_FACETS, NULL);
  return (const char *const *) self->facets[kind];
}

/**
 * goi_query_has_facets:
 * @self: a query
 *
 * Returns: whether any facet has a value
 */
gboolean
goi_query_has_facets (GoiQuery *self)
{
  g_return_val_if_fail (GOI_IS_QUERY (self), FALSE);

  for (int kind = 0; kind < GOI_N_FACETS; kind++)
    if (self->facets[kind][0] != NULL)
      return TRUE;
  return FALSE;
}

/**
 * goi_query_set_agencies:
 * @self: a query
 * @agencies: (nullable) (array zero-terminated=1): names of agencies, exactly; none of them for all
 */
void
goi_query_set_agencies (GoiQuery *self, const char *const *agencies)
{
  g_return_if_fail (GOI_IS_QUERY (self));

  take_set (&self->agencies, dup_set (agencies));
}

/**
 * goi_query_get_agencies:
 * @self: a query
 *
 * Returns: (transfer none) (array zero-terminated=1): the agencies, sorted; never NULL
 */
const char *const *
goi_query_get_agencies (GoiQuery *self)
{
  g_return_val_if_fail (GOI_IS_QUERY (self), NULL);
  return (const char *const *) self->agencies;
}

/**
 * goi_query_set_sort:
 * @self: a query
 * @key: what to order by
 * @descending: the largest first. Ties, and reports that do not have what is ordered by, come in
 *    the same order either way; the latter stand at the end
 */
void
goi_query_set_sort (GoiQuery *self, GoiSortKey key, gboolean descending)
{
  g_return_if_fail (GOI_IS_QUERY (self));
  g_return_if_fail (key <= GOI_SORT_CHANGED);

  self->sort = key;
  self->descending = !!descending;
}

/**
 * goi_query_get_sort:
 * @self: a query
 * @descending: (out) (optional): whether the largest comes first
 *
 * Returns: what the reports are ordered by
 */
GoiSortKey
goi_query_get_sort (GoiQuery *self, gboolean *descending)
{
  g_return_val_if_fail (GOI_IS_QUERY (self), GOI_SORT_AGENCY);

  if (descending != NULL)
    *descending = self->descending;
  return self->sort;
}

/**
 * goi_query_set_trash:
 * @self: a query
 * @trash: whether to list the trash instead of what is not in it
 */
void
goi_query_set_trash (GoiQuery *self, gboolean trash)
{
  g_return_if_fail (GOI_IS_QUERY (self));
  self->trash = !!trash;
}

/**
 * goi_query_get_trash:
 * @self: a query
 *
 * Returns: whether the trash is listed
 */
gboolean
goi_query_get_trash (GoiQuery *self)
{
  g_return_val_if_fail (GOI_IS_QUERY (self), FALSE);
  return self->trash;
}
