/* test-regions.c: cities whose province some documents do not name
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-collection-fixture.h"

/* Adds a report of @agency in @region, "省/市". */
static gint64
add (CollectionFixture *f, const char *agency, const char *region)
{
  g_autoptr (GoiReport) report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_ABSENT);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_add_item_free);
  g_auto (GStrv) parts = g_strsplit (region, "/", -1);

  goi_report_set_agency (report, agency);
  goi_report_set_year (report, 2023);
  goi_report_set_region (report, (const char *const *) parts);
  g_ptr_array_add (items, goi_add_item_new (report, GOI_STATE_IMPORTED, NULL, NULL));
  goi_collection_add_many (f->collection, items, NULL, &f->error);
  g_assert_no_error (f->error);
  return ((GoiAddItem *) items->pdata[0])->id;
}

/* The facet of regions as "省 2, 省/市 1". */
static void
assert_facet (CollectionFixture *f, const char *chosen, const char *expected)
{
  g_autoptr (GoiQuery) query = goi_query_new ();
  const char *values[] = { chosen, NULL };
  g_autoptr (GoiFacets) facets = NULL;
  g_autoptr (GString) found = g_string_new (NULL);

  if (chosen != NULL)
    goi_query_set_facet (query, GOI_FACET_REGION, values);
  facets = goi_collection_facets (f->collection, query, NULL, &f->error);
  g_assert_no_error (f->error);
  for (guint i = 0; i < facets->values[GOI_FACET_REGION]->len; i++)
    {
      const GoiFacetValue *value = g_ptr_array_index (facets->values[GOI_FACET_REGION], i);

      g_string_append_printf (found, "%s%s %u", i > 0 ? ", " : "", value->value, value->count);
    }
  g_assert_cmpstr (found->str, ==, expected);
}

static void
assert_count (CollectionFixture *f, const char *region, guint expected)
{
  g_autoptr (GoiQuery) query = goi_query_new ();
  const char *values[] = { region, NULL };

  goi_query_set_facet (query, GOI_FACET_REGION, values);
  g_assert_cmpuint (goi_collection_count (f->collection, query, NULL, &f->error), ==, expected);
  g_assert_no_error (f->error);
}

/* A city without its province is counted and found in it; what is stored stays. */
static void
test_one_province (CollectionFixture *f, gconstpointer data)
{
  gint64 id;

  add (f, "甲局", "齐岭省/青澜市");
  id = add (f, "乙局", "青澜市");
  add (f, "丙局", "青澜市/望海区");
  add (f, "丁局", "齐岭省");
  assert_facet (f, NULL, "齐岭省 4, 齐岭省/青澜市 3, 齐岭省/青澜市/望海区 1");
  assert_count (f, "齐岭省", 4);
  assert_count (f, "齐岭省/青澜市", 3);
  assert_count (f, "齐岭省/青澜市/望海区", 1);
  /* Whoever asks for the city as the document names it finds all of it. */
  assert_count (f, "青澜市", 3);
  assert_count (f, "青澜市/望海区", 1);
  assert_count (f, "望海区", 1);
  {
    g_autoptr (GoiStoredReport) stored = goi_collection_load (f->collection, id, NULL, &f->error);

    g_assert_no_error (f->error);
    g_assert_cmpstr (goi_report_get_region (stored->report)[0], ==, "青澜市");
    g_assert_null (goi_report_get_region (stored->report)[1]);
  }
}

/* Where two provinces have a city of this name nobody can tell which one is meant. */
static void
test_two_provinces (CollectionFixture *f, gconstpointer data)
{
  add (f, "甲局", "齐岭省/青澜市");
  add (f, "乙局", "南浦省/青澜市");
  add (f, "丙局", "青澜市");
  assert_facet (f, NULL, "南浦省 1, 南浦省/青澜市 1, 青澜市 1, 齐岭省 1, 齐岭省/青澜市 1");
  assert_count (f, "青澜市", 1);
  assert_count (f, "齐岭省", 1);
}

/* A province that is called like its city does not lie in itself, and two that lie in each other lie nowhere. */
static void
test_same_names (CollectionFixture *f, gconstpointer data)
{
  add (f, "甲局", "海州市/海州市");
  add (f, "乙局", "海州市");
  add (f, "丙局", "东区/西区");
  add (f, "丁局", "西区/东区");
  assert_facet (f, NULL, "东区 1, 东区/西区 1, 海州市 2, 海州市/海州市 1, 西区 1, 西区/东区 1");
  assert_count (f, "海州市", 2);
  assert_count (f, "东区", 1);
}

/* A thousand names each of which lies in the next one, and one that lies in each of a thousand. */
static void
test_many (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_add_item_free);

  for (guint i = 0; i < 2000; i++)
    {
      g_autoptr (GoiReport) report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_ABSENT);
      g_autofree char *agency = g_strdup_printf ("第%u局", i), *first = g_strdup_printf ("%u区", i % 1000 + 1);
      g_autofree char *second = g_strdup_printf ("%u区", i);
      const char *region[] = { first, i < 1000 ? second : "青澜市", NULL };

      goi_report_set_agency (report, agency);
      goi_report_set_year (report, 2023);
      goi_report_set_region (report, region);
      g_ptr_array_add (items, goi_add_item_new (report, GOI_STATE_IMPORTED, NULL, NULL));
    }
  goi_collection_add_many (f->collection, items, NULL, &f->error);
  g_assert_no_error (f->error);
  assert_count (f, "青澜市", 0);
}

/* A district whose city's province is named by others only; and a name that begins like another one. */
static void
test_over_two_levels (CollectionFixture *f, gconstpointer data)
{
  add (f, "甲局", "齐岭省/青澜市");
  add (f, "乙局", "青澜市/望海区");
  add (f, "丙局", "望海区");
  add (f, "丁局", "青澜市0");
  assert_facet (f, NULL, "青澜市0 1, 齐岭省 3, 齐岭省/青澜市 3, 齐岭省/青澜市/望海区 2");
  assert_count (f, "齐岭省", 3);
  assert_count (f, "齐岭省/青澜市/望海区", 2);
}

/* What was chosen before the province became known stays chosen, with its reports. */
static void
test_chosen (CollectionFixture *f, gconstpointer data)
{
  add (f, "甲局", "青澜市");
  assert_facet (f, "青澜市", "青澜市 1");
  add (f, "乙局", "齐岭省/青澜市");
  assert_facet (f, "青澜市", "青澜市 2, 齐岭省 2, 齐岭省/青澜市 2");
  assert_facet (f, "齐岭省/青澜市", "齐岭省 2, 齐岭省/青澜市 2");
}

/* Charts put the reports of a city together. */
static void
test_measures (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GoiQuery) query = goi_query_new ();
  g_autoptr (GPtrArray) rows = NULL;

  add (f, "甲局", "齐岭省/青澜市");
  add (f, "甲局", "青澜市");
  rows = goi_collection_measures (f->collection, query, NULL, &f->error);
  g_assert_no_error (f->error);
  g_assert_cmpuint (rows->len, ==, 2);
  for (guint i = 0; i < rows->len; i++)
    {
      const GoiMeasureRow *row = g_ptr_array_index (rows, i);
      g_autofree char *region = g_strjoinv ("/", row->region);

      g_assert_cmpstr (region, ==, "齐岭省/青澜市");
    }
}

/* Reports in the trash say nothing about those outside of it. */
static void
test_trash (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = add (f, "甲局", "齐岭省/青澜市");

  add (f, "乙局", "青澜市");
  g_array_append_val (ids, id);
  goi_collection_set_trashed (f->collection, ids, TRUE, NULL, &f->error);
  g_assert_no_error (f->error);
  assert_facet (f, NULL, "青澜市 1");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  collection_test ("/regions/one-province", test_one_province);
  collection_test ("/regions/two-provinces", test_two_provinces);
  collection_test ("/regions/same-names", test_same_names);
  collection_test ("/regions/many", test_many);
  collection_test ("/regions/over-two-levels", test_over_two_levels);
  collection_test ("/regions/chosen", test_chosen);
  collection_test ("/regions/measures", test_measures);
  collection_test ("/regions/trash", test_trash);
  return g_test_run ();
}
