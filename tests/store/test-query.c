/* test-query.c: orders, conditions and facets, against a naive recount
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-made-report.h"
#include "goi-store-fixture.h"
#include "goi-test-report.h"

#include <string.h>

#define N_REPORTS 400

/* A report as the naive model knows it. */
typedef struct
{
  gint64 id;
  char *agency, *region;
  int year;
  const char *edition;
  GoiReportState state;
  GoiFindingClass findings;
  guint n_errors, n_softer;
  GoiMeasureValue incoming, disclosed;
  gboolean trashed;
} Known;

typedef struct
{
  char *path;
  GoiCollection *collection;
  GPtrArray *known;
} Fixture;

static void
known_free (gpointer data)
{
  Known *known = data;

  g_free (known->agency);
  g_free (known->region);
  g_free (known);
}

static Known *
known_new (GoiReport *report, GoiReportState state)
{
  g_autoptr (GPtrArray) findings = goi_check_report (report);
  g_autoptr (GoiMeasureRow) measures = goi_measure_row_new_from_report (report);
  Known *known = g_new0 (Known, 1);
  guint n_warnings;

  known->agency = g_strdup (goi_report_get_agency (report));
  known->region = g_strjoinv ("/", (char **) goi_report_get_region (report));
  known->year = goi_report_get_year (report);
  known->edition = goi_edition_get_id (goi_report_get_edition (report));
  known->state = state;
  goi_check_count (findings, &known->n_errors, &n_warnings);
  known->n_softer = n_warnings + goi_report_get_doubts (report)->len;
  known->findings = known->n_errors > 0    ? GOI_FINDINGS_ERRORS
                    : known->n_softer > 0 ? GOI_FINDINGS_DOUBTS
                                          : GOI_FINDINGS_NONE;
  known->incoming = goi_measure_row_get (measures, "requests.incoming");
  known->disclosed = goi_measure_row_get (measures, "rate.disclosed");
  return known;
}

/* Few values of everything, so that there are many ties, and now and then none at all. */
static GoiReport *
random_report (GRand *random)
{
  static const char *const agencies[] = { "甲局", "乙局", "丙局", "Z", "a", "" };
  static const char *const provinces[] = { "东省", "西省", "东", "东省0" };
  static const char *const cities[] = { "一市", "二市", NULL };
  static const char *const editions[] = { "2008", "2014", "2019", "2021" };
  GoiReport *report = goi_report_new (goi_edition_get (editions[g_rand_int_range (random, 0, 4)]), GOI_MARK_ABSENT);
  const char *region[] = { provinces[g_rand_int_range (random, 0, 4)], cities[g_rand_int_range (random, 0, 3)], NULL };

  goi_report_set_agency (report, agencies[g_rand_int_range (random, 0, 6)]);
  goi_report_set_year (report, g_rand_int_range (random, 0, 8) == 0 ? 0 : g_rand_int_range (random, 2018, 2024));
  if (g_rand_int_range (random, 0, 6) > 0)
    goi_report_set_region (report, region);
  if (goi_report_get_value (report, "requests.received.total") != NULL && g_rand_boolean (random))
    {
      goi_test_report_set (report, "requests.received.total", g_rand_int_range (random, 0, 4));
      goi_test_report_set (report, "requests.carried_in.total", 0);
      goi_test_report_set (report, "requests.granted.total", g_rand_int_range (random, 0, 3));
      goi_test_report_set (report, "requests.total.total", g_rand_int_range (random, 1, 4));
    }
  if (g_rand_int_range (random, 0, 3) == 0)
    goi_report_add_doubt (report, goi_doubt_new (NULL, "two numbers stand in one cell", NULL));
  return report;
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_add_item_free);
  g_autoptr (GArray) trashed = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GError) error = NULL;

  f->path = goi_fixture_make_path ("collection.goi");
  f->collection = goi_fixture_open (f->path, GOI_OPEN_CREATE);
  f->known = g_ptr_array_new_with_free_func (known_free);
  for (guint i = 0; i < N_REPORTS; i++)
    {
      g_autoptr (GoiReport) report = random_report (random);
      GoiReportState state = (GoiReportState) g_rand_int_range (random, 0, GOI_N_STATES);

      g_ptr_array_add (items, goi_add_item_new (report, state, NULL, NULL));
      g_ptr_array_add (f->known, known_new (report, state));
    }
  goi_collection_add_many (f->collection, items, NULL, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_REPORTS; i++)
    {
      Known *known = g_ptr_array_index (f->known, i);

      known->id = ((GoiAddItem *) g_ptr_array_index (items, i))->id;
      known->trashed = g_rand_int_range (random, 0, 10) == 0;
      if (known->trashed)
        g_array_append_val (trashed, known->id);
    }
  goi_collection_set_trashed (f->collection, trashed, TRUE, NULL, &error);
  g_assert_no_error (error);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  goi_collection_close (f->collection);
  g_object_unref (f->collection);
  g_ptr_array_unref (f->known);
  goi_fixture_remove (f->path);
  g_free (f->path);
}

static gboolean
has_facet (const Known *known, GoiFacetKind kind, const char *value)
{
  g_autofree char *year = g_strdup_printf ("%d", known->year);
  g_autofree char *state = g_strdup_printf ("%d", (int) known->state);
  g_autofree char *findings = g_strdup_printf ("%d", (int) known->findings);
  g_autofree char *below = g_strconcat (value, "/", NULL);

  switch (kind)
    {
    case GOI_FACET_YEAR:
      return strcmp (year, value) == 0;
    case GOI_FACET_EDITION:
      return strcmp (known->edition, value) == 0;
    case GOI_FACET_REGION:
      return strcmp (known->region, value) == 0 || (value[0] != '\0' && g_str_has_prefix (known->region, below));
    case GOI_FACET_STATE:
      return strcmp (state, value) == 0;
    case GOI_FACET_FINDINGS:
      return strcmp (findings, value) == 0;
    default:
      g_assert_not_reached ();
    }
}

static gboolean
has_any (const Known *known, GoiFacetKind kind, const char *const *values)
{
  for (guint i = 0; values[i] != NULL; i++)
    if (has_facet (known, kind, values[i]))
      return TRUE;
  return values[0] == NULL;
}

/* @except: a facet that does not count, -1 for none, GOI_N_FACETS for all of them */
static gboolean
matches (const Known *known, GoiQuery *query, int except)
{
  const char *const *agencies = goi_query_get_agencies (query);
  const char *search = goi_query_get_search (query);

  if (known->trashed != goi_query_get_trash (query))
    return FALSE;
  if (agencies[0] != NULL && !g_strv_contains (agencies, known->agency))
    return FALSE;
  if (search[0] != '\0' && strstr (known->agency, search) == NULL)
    return FALSE;
  for (int kind = 0; kind < GOI_N_FACETS; kind++)
    if (except != GOI_N_FACETS && kind != except
        && !has_any (known, (GoiFacetKind) kind, goi_query_get_facet (query, (GoiFacetKind) kind)))
      return FALSE;
  return TRUE;
}

static int
sign (double difference)
{
  return difference < 0 ? -1 : difference > 0;
}

static int
compare_measure (GoiMeasureValue a, GoiMeasureValue b, gboolean descending)
{
  if (!a.available || !b.available)
    return b.available - a.available; /* those without come last, whatever the direction */
  return descending ? sign (b.value - a.value) : sign (a.value - b.value);
}

static int
compare_key (const Known *a, const Known *b, GoiSortKey key, gboolean descending)
{
  int order = 0;

  switch (key)
    {
    case GOI_SORT_AGENCY:
      order = strcmp (a->agency, b->agency);
      break;
    case GOI_SORT_REGION:
      order = strcmp (a->region, b->region);
      break;
    case GOI_SORT_YEAR:
      order = a->year - b->year;
      break;
    case GOI_SORT_EDITION:
      order = strcmp (a->edition, b->edition);
      break;
    case GOI_SORT_INCOMING:
      return compare_measure (a->incoming, b->incoming, descending);
    case GOI_SORT_DISCLOSED:
      return compare_measure (a->disclosed, b->disclosed, descending);
    case GOI_SORT_FINDINGS:
      order = a->n_errors != b->n_errors ? (int) a->n_errors - (int) b->n_errors : (int) a->n_softer - (int) b->n_softer;
      break;
    case GOI_SORT_STATE:
      order = (int) a->state - (int) b->state;
      break;
    case GOI_SORT_CHANGED:
      order = sign ((double) (a->id - b->id)); /* they came in in this order */
      break;
    default:
      g_assert_not_reached ();
    }
  return descending ? -order : order;
}

static int
compare_known (gconstpointer a, gconstpointer b, gpointer data)
{
  const Known *x = *(const Known *const *) a, *y = *(const Known *const *) b;
  gboolean descending;
  GoiSortKey key = goi_query_get_sort (data, &descending);
  int order = compare_key (x, y, key, descending);

  if (order == 0)
    order = strcmp (x->agency, y->agency);
  if (order == 0)
    order = x->year - y->year;
  return order != 0 ? order : sign ((double) (x->id - y->id));
}

/* What the query must give. */
static GPtrArray *
expect (Fixture *f, GoiQuery *query)
{
  GPtrArray *list = g_ptr_array_new ();

  for (guint i = 0; i < f->known->len; i++)
    if (matches (g_ptr_array_index (f->known, i), query, -1))
      g_ptr_array_add (list, g_ptr_array_index (f->known, i));
  g_ptr_array_sort_with_data (list, compare_known, query);
  return list;
}

static void
assert_window (Fixture *f, GoiQuery *query, GPtrArray *expected, guint offset, guint limit)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) rows = goi_collection_list (f->collection, query, offset, limit, NULL, &error);
  guint n = expected->len > offset ? MIN (limit, expected->len - offset) : 0;

  g_assert_no_error (error);
  g_assert_cmpuint (rows->len, ==, n);
  for (guint i = 0; i < n; i++)
    {
      const Known *known = g_ptr_array_index (expected, offset + i);
      GoiReportSummary *row = g_ptr_array_index (rows, i);

      g_assert_cmpint (goi_report_summary_get_id (row), ==, known->id);
      g_assert_cmpstr (goi_report_summary_get_agency (row), ==, known->agency);
      g_assert_cmpstr (goi_report_summary_get_region (row), ==, known->region);
    }
}

static void
assert_query (Fixture *f, GoiQuery *query, GRand *random)
{
  g_autoptr (GPtrArray) expected = expect (f, query);
  g_autoptr (GArray) ids = NULL;
  g_autoptr (GError) error = NULL;
  guint window = (guint) g_rand_int_range (random, 0, N_REPORTS);

  g_assert_cmpuint (goi_collection_count (f->collection, query, NULL, &error), ==, expected->len);
  g_assert_no_error (error);
  assert_window (f, query, expected, 0, 20);
  assert_window (f, query, expected, window, 20);
  ids = goi_collection_list_ids (f->collection, query, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (ids->len, ==, expected->len);
  for (guint i = 0; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i), ==, ((Known *) g_ptr_array_index (expected, i))->id);
  assert_window (f, query, expected, 0, G_MAXUINT);
  assert_window (f, query, expected, G_MAXUINT, G_MAXUINT);
  assert_window (f, query, expected, window, G_MAXUINT);
}

/* Every order in both directions, begun afresh and with all numbers already known. */
static void
test_orders (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);

  for (int key = 0; key <= GOI_SORT_CHANGED; key++)
    for (int i = 0; i < 4; i++)
      {
        g_autoptr (GoiQuery) query = goi_query_new ();

        goi_query_set_sort (query, (GoiSortKey) key, i % 2);
        goi_query_set_trash (query, i / 2);
        assert_query (f, query, random);
      }
}

static void
add_random_facets (GoiQuery *query, GRand *random)
{
  static const char *const values[GOI_N_FACETS][5] = {
    { "2018", "2020", "2023", "0", "no year" },
    { "2008", "2021", "2019", "", "?" },
    { "东省", "东", "西省/一市", "", "东省/二市" },
    { "0", "1", "2", "3", "99999999999999999999" },
    { "0", "1", "2", "x", "" },
  };

  for (int kind = 0; kind < GOI_N_FACETS; kind++)
    {
      const char *chosen[4] = { NULL };
      int n = MAX (g_rand_int_range (random, -4, 4), 0);

      for (int i = 0; i < n; i++)
        chosen[i] = values[kind][g_rand_int_range (random, 0, 5)];
      goi_query_set_facet (query, (GoiFacetKind) kind, chosen);
    }
}

static GoiQuery *
random_query (GRand *random)
{
  GoiQuery *query = goi_query_new ();
  const char *agencies[] = { "甲局", "a", "nobody", NULL };

  add_random_facets (query, random);
  goi_query_set_trash (query, g_rand_int_range (random, 0, 5) == 0);
  goi_query_set_sort (query, (GoiSortKey) g_rand_int_range (random, 0, GOI_SORT_CHANGED + 1), g_rand_boolean (random));
  if (g_rand_int_range (random, 0, 4) == 0)
    goi_query_set_agencies (query, agencies);
  if (g_rand_int_range (random, 0, 4) == 0)
    goi_query_set_search (query, "局");
  return query;
}

static void
test_conditions (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GoiQuery) query = random_query (random);
      assert_query (f, query, random);
    }
}

static guint
recount (Fixture *f, GoiQuery *query, GoiFacetKind kind, const char *value)
{
  guint n = 0;

  for (guint i = 0; i < f->known->len; i++)
    {
      const Known *known = g_ptr_array_index (f->known, i);
      n += matches (known, query, (int) kind) && has_facet (known, kind, value);
    }
  return n;
}

static const GoiFacetValue *
find_value (GPtrArray *values, const char *value)
{
  for (guint i = 0; i < values->len; i++)
    if (strcmp (((GoiFacetValue *) g_ptr_array_index (values, i))->value, value) == 0)
      return g_ptr_array_index (values, i);
  return NULL;
}

static void
assert_order (GoiFacetKind kind, GPtrArray *values)
{
  for (guint i = 1; i < values->len; i++)
    {
      const char *before = ((GoiFacetValue *) g_ptr_array_index (values, i - 1))->value;
      const char *after = ((GoiFacetValue *) g_ptr_array_index (values, i))->value;

      if (kind == GOI_FACET_YEAR)
        g_assert_cmpint (atoi (before), >=, atoi (after));
      else if (kind == GOI_FACET_EDITION)
        g_assert_cmpstr (before, >, after);
      else if (kind == GOI_FACET_REGION)
        g_assert_cmpstr (before, <, after);
      else
        g_assert_cmpint (atoi (before), <=, atoi (after));
    }
}

/* Every value that any report has, counted by hand: the answer must have it with this number, and
 * nothing else. */
static void
assert_facet (Fixture *f, GoiQuery *query, GoiFacets *facets, GoiFacetKind kind)
{
  static const char *const all[GOI_N_FACETS][14] = {
    { "2018", "2019", "2020", "2021", "2022", "2023" },
    { "2008", "2014", "2019", "2021" },
    { "东省", "西省", "东", "东省0", "东省/一市", "东省/二市", "西省/一市", "西省/二市", "东/一市", "东/二市",
      "东省0/一市", "东省0/二市" },
    { "0", "1", "2", "3" },
    { "0", "1", "2" },
  };
  guint n_expected = 0;

  for (guint i = 0; all[kind][i] != NULL; i++)
    {
      guint n = recount (f, query, kind, all[kind][i]);
      gboolean selected = g_strv_contains (goi_query_get_facet (query, kind), all[kind][i]);
      const GoiFacetValue *value = find_value (facets->values[kind], all[kind][i]);

      g_assert_cmpuint (value != NULL ? value->count : 0, ==, n);
      g_assert_true ((value != NULL) == (n > 0 || selected));
      n_expected += value != NULL;
    }
  for (guint i = 0; i < facets->values[kind]->len; i++)
    {
      const GoiFacetValue *value = g_ptr_array_index (facets->values[kind], i);
      if (!g_strv_contains (all[kind], value->value))
        {
          g_assert_true (g_strv_contains (goi_query_get_facet (query, kind), value->value));
          g_assert_cmpuint (value->count, ==, 0);
          n_expected++;
        }
    }
  g_assert_cmpuint (facets->values[kind]->len, ==, n_expected);
  assert_order (kind, facets->values[kind]);
}

static void
test_facets (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (6);

  for (guint i = 0; i < 300; i++)
    {
      g_autoptr (GoiQuery) query = i == 0 ? goi_query_new () : random_query (random);
      g_autoptr (GError) error = NULL;
      g_autoptr (GoiFacets) facets = goi_collection_facets (f->collection, query, NULL, &error);
      guint total = 0, trashed = 0;

      g_assert_no_error (error);
      for (int kind = 0; kind < GOI_N_FACETS; kind++)
        assert_facet (f, query, facets, (GoiFacetKind) kind);
      for (guint j = 0; j < f->known->len; j++)
        {
          total += matches (g_ptr_array_index (f->known, j), query, GOI_N_FACETS);
          trashed += ((Known *) g_ptr_array_index (f->known, j))->trashed;
        }
      g_assert_cmpuint (facets->total, ==, total);
      g_assert_cmpuint (facets->trashed, ==, trashed);
    }
}

/* A list that was asked for before the collection changed is not given again afterwards. */
static void
test_no_old_lists (Fixture *f, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (8);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 60; i++)
    {
      g_autoptr (GoiQuery) query = random_query (random);
      g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      Known *known = g_ptr_array_index (f->known, g_rand_int_range (random, 0, N_REPORTS));

      assert_query (f, query, random);
      known->trashed = !known->trashed;
      g_array_append_val (ids, known->id);
      goi_collection_set_trashed (f->collection, ids, known->trashed, NULL, &error);
      g_assert_no_error (error);
      assert_query (f, query, random);
    }
}

static void
test_equal (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (9);
  const char *twice[] = { "2021", "2019", "2021", NULL };
  const char *once[] = { "2019", "2021", NULL };
  g_autoptr (GoiQuery) a = goi_query_new ();
  g_autoptr (GoiQuery) b = goi_query_new ();
  gboolean descending;

  g_assert_true (goi_query_equal (a, b));
  goi_query_set_facet (a, GOI_FACET_YEAR, twice);
  g_assert_false (goi_query_equal (a, b));
  g_assert_true (goi_query_has_facets (a));
  goi_query_set_facet (b, GOI_FACET_YEAR, once);
  g_assert_true (goi_query_equal (a, b));
  goi_query_set_facet (a, GOI_FACET_YEAR, NULL);
  g_assert_false (goi_query_has_facets (a));
  g_assert_cmpstr (goi_query_get_search (a), ==, "");
  goi_query_set_search (a, "威\xff");
  g_assert_true (g_utf8_validate (goi_query_get_search (a), -1, NULL));
  g_assert_cmpint ((int) goi_query_get_sort (a, &descending), ==, GOI_SORT_AGENCY);
  g_assert_false (descending);
  for (guint i = 0; i < 100; i++)
    {
      g_autoptr (GoiQuery) query = random_query (random);
      g_autoptr (GoiQuery) copy = goi_query_copy (query);

      g_assert_true (goi_query_equal (query, copy));
      goi_query_set_trash (copy, !goi_query_get_trash (copy));
      g_assert_false (goi_query_equal (query, copy));
    }
}

#define ADD(path, function) g_test_add (path, Fixture, NULL, set_up, function, tear_down)

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/query/equal", test_equal);
  ADD ("/query/orders", test_orders);
  ADD ("/query/conditions", test_conditions);
  ADD ("/query/facets", test_facets);
  ADD ("/query/no-old-lists", test_no_old_lists);
  return g_test_run ();
}
