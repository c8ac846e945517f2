/* test-collection-add.c: adding reports: what is new, what is there already
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-collection-fixture.h"

static void
test_add_twice (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GoiAddItem) item = goi_made_item (5);
  g_autoptr (GoiAddItem) renamed = goi_made_item (5);
  g_autofree char *sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, item->original->bytes);
  gint64 first, second, found;

  g_assert_cmpint ((int) collection_add (f, item, &first), ==, GOI_ADD_ADDED);
  g_assert_cmpint ((int) collection_add (f, item, &second), ==, GOI_ADD_ALREADY_THERE);
  g_assert_cmpint (first, ==, second);
  /* The same bytes under another name are the same. */
  goi_report_set_source (renamed->report, "other.txt", "text/plain", sha256);
  g_free (renamed->original->name);
  renamed->original->name = g_strdup ("other.txt");
  g_assert_cmpint ((int) collection_add (f, renamed, &second), ==, GOI_ADD_ALREADY_THERE);
  g_assert_cmpuint (collection_count (f, FALSE), ==, 1);

  g_assert_true (goi_collection_has_original (f->collection, sha256, &found, NULL, &f->error));
  g_assert_cmpint (found, ==, first);
  sha256[0] = sha256[0] == '0' ? '1' : '0';
  g_assert_false (goi_collection_has_original (f->collection, sha256, &found, NULL, &f->error));
  g_assert_false (goi_collection_has_original (f->collection, "no digest", NULL, NULL, &f->error));
  g_assert_no_error (f->error);

  /* Imported again, a report comes back from the trash. */
  collection_trash (f, first, TRUE);
  g_assert_cmpuint (collection_count (f, FALSE), ==, 0);
  g_assert_cmpint ((int) collection_add (f, item, &second), ==, GOI_ADD_ALREADY_THERE);
  g_assert_cmpint (first, ==, second);
  g_assert_cmpuint (collection_count (f, FALSE), ==, 1);
}

/* What was corrected after the import is not read in a second time. */
static void
test_add_again_after_save (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GoiAddItem) item = goi_made_item (5);
  g_autoptr (GoiReport) mended = goi_report_copy (item->report);
  gint64 first, second;

  collection_add (f, item, &first);
  goi_report_set_agency (mended, "另一个机关");
  g_assert_cmpint (goi_collection_save (f->collection, first, 1, mended, GOI_STATE_CHECKED, NULL, &f->error), ==, 2);
  g_assert_cmpint ((int) collection_add (f, item, &second), ==, GOI_ADD_ALREADY_THERE);
  g_assert_cmpint (second, ==, first);
}

static void
test_same_report (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GoiAddItem) item = goi_made_item (5);
  g_autoptr (GoiAddItem) other = goi_made_item (5);
  g_autoptr (GoiOriginal) original = goi_made_original (5, "the same report as a page");
  gint64 first, second, third;

  g_assert_cmpint ((int) collection_add (f, item, &first), ==, GOI_ADD_ADDED);
  goi_original_free (other->original);
  other->original = g_steal_pointer (&original);
  g_assert_cmpint ((int) collection_add (f, other, &second), ==, GOI_ADD_SAME_REPORT);
  g_assert_cmpint (second, !=, first);
  g_assert_cmpint (goi_collection_find (f->collection, goi_report_get_agency (item->report),
                                        goi_report_get_year (item->report), NULL, &f->error),
                   ==, second);
  /* What a person has checked counts more than what came in last. */
  g_assert_cmpint (goi_collection_save (f->collection, first, 1, item->report, GOI_STATE_CHECKED, NULL, &f->error), ==,
                   2);
  g_assert_cmpint (goi_collection_find (f->collection, goi_report_get_agency (item->report),
                                        goi_report_get_year (item->report), NULL, &f->error),
                   ==, first);
  /* Reports without agency or year have nothing in common. */
  goi_report_set_agency (item->report, "");
  goi_report_set_agency (other->report, "");
  g_assert_cmpint ((int) collection_add (f, item, &third), ==, GOI_ADD_ADDED);
  g_assert_cmpint ((int) collection_add (f, other, &third), ==, GOI_ADD_ADDED);
}

static GoiAddOutcome
look_up (CollectionFixture *f, GoiAddItem *item, gint64 *id)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  g_ptr_array_add (items, item);
  item->id = -1;
  g_assert_true (goi_collection_look_up_many (f->collection, items, NULL, &f->error));
  g_assert_no_error (f->error);
  *id = item->id;
  return item->outcome;
}

/* What adding would come to is told before, and nothing is written. */
static void
test_look_up (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GoiAddItem) item = goi_made_item (5);
  g_autoptr (GoiAddItem) other = goi_made_item (5);
  g_autoptr (GoiAddItem) corrected = goi_made_item (6);
  g_autoptr (GoiAddItem) again = goi_made_item (6);
  g_autoptr (GoiOriginal) original = goi_made_original (5, "the same report as a page");
  gint64 first, id;

  g_assert_cmpint ((int) look_up (f, item, &id), ==, GOI_ADD_ADDED);
  g_assert_cmpint (id, ==, 0);
  g_assert_cmpuint (collection_count (f, FALSE), ==, 0);
  collection_add (f, item, &first);
  g_assert_cmpint ((int) look_up (f, item, &id), ==, GOI_ADD_ALREADY_THERE);
  g_assert_cmpint (id, ==, first);

  goi_original_free (other->original);
  other->original = g_steal_pointer (&original);
  g_assert_cmpint ((int) look_up (f, other, &id), ==, GOI_ADD_SAME_REPORT);
  g_assert_cmpint (id, ==, first);
  g_assert_cmpuint (collection_count (f, FALSE), ==, 1);

  collection_trash (f, first, TRUE);
  g_assert_cmpint ((int) look_up (f, item, &id), ==, GOI_ADD_ADDED);
  g_assert_cmpint (id, ==, first);
  g_assert_cmpint ((int) look_up (f, other, &id), ==, GOI_ADD_ADDED);
  g_assert_cmpint (id, ==, 0);

  /* Corrected before it was added, a report is still known by its file. */
  goi_report_set_agency (corrected->report, "另一个机关");
  collection_add (f, corrected, &first);
  g_assert_cmpint ((int) look_up (f, again, &id), ==, GOI_ADD_ALREADY_THERE);
  g_assert_cmpint (id, ==, first);
}

/* A report that takes the place of another: that one is in the trash, and can come back. */
static void
test_replace (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GoiAddItem) old = goi_made_item (5);
  g_autoptr (GoiAddItem) new = goi_made_item (5);
  g_autoptr (GoiOriginal) original = goi_made_original (5, "the same report, corrected by the agency");
  g_autoptr (GoiOriginal) loaded = NULL;
  gint64 first;

  collection_add (f, old, &first);
  goi_original_free (new->original);
  new->original = g_steal_pointer (&original);
  new->replaces = first;
  g_ptr_array_add (items, new);
  g_assert_true (goi_collection_add_many (f->collection, items, NULL, &f->error));
  g_assert_no_error (f->error);
  g_assert_cmpint ((int) new->outcome, ==, GOI_ADD_ADDED);
  g_assert_cmpint (new->id, !=, first);
  g_assert_cmpuint (collection_count (f, FALSE), ==, 1);
  g_assert_cmpuint (collection_count (f, TRUE), ==, 1);
  loaded = goi_collection_load_original (f->collection, new->id, NULL, &f->error);
  g_assert_no_error (f->error);
  g_assert_true (g_bytes_equal (loaded->bytes, new->original->bytes));
  collection_trash (f, first, FALSE);
  g_assert_cmpuint (collection_count (f, FALSE), ==, 2);
}

/* Written here, two reports may well be alike: both are wanted. */
static void
test_written_here (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);
  gint64 first = goi_collection_add (f->collection, report, GOI_STATE_DRAFT, NULL, NULL, NULL, NULL, &f->error);
  gint64 second = goi_collection_add (f->collection, report, GOI_STATE_DRAFT, NULL, NULL, NULL, NULL, &f->error);

  g_assert_no_error (f->error);
  g_assert_cmpint (first, !=, second);
}

/* One file with many reports, as `goi export` writes them. */
static void
test_many_of_one_file (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func ((GDestroyNotify) goi_add_item_free);
  g_autoptr (GoiOriginal) original = goi_made_original (0, "twenty reports in one file: 威海");
  g_autoptr (GoiOriginal) loaded = NULL;
  g_autoptr (GoiStoredReport) stored = NULL;
  g_autoptr (GoiQuery) search = goi_fixture_search ("twenty");

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (GoiReport) report = goi_made_report (i);
      g_ptr_array_add (items, goi_add_item_new (report, GOI_STATE_IMPORTED, original, "twenty reports in one file"));
    }
  for (int round = 0; round < 2; round++)
    {
      g_assert_true (goi_collection_add_many (f->collection, items, NULL, &f->error));
      g_assert_no_error (f->error);
      for (guint i = 0; i < 20; i++)
        {
          const GoiAddItem *item = g_ptr_array_index (items, i);
          g_assert_cmpint (item->id, ==, i + 1);
          g_assert_cmpint ((int) item->outcome, ==, round == 0 ? GOI_ADD_ADDED : GOI_ADD_ALREADY_THERE);
        }
      g_assert_cmpuint (collection_count (f, FALSE), ==, 20);
    }
  /* The file is kept once, with its text, and its text does not make one report look like the next. */
  g_assert_cmpint (goi_fixture_get_int (f->path, "SELECT count (*) FROM original"), ==, 1);
  g_assert_cmpint (goi_fixture_get_int (f->path, "SELECT count (*) FROM document"), ==, 1);
  g_assert_cmpuint (goi_collection_count (f->collection, search, NULL, NULL), ==, 0);
  stored = goi_collection_load (f->collection, 20, NULL, &f->error);
  g_assert_cmpstr (stored->text, ==, "twenty reports in one file");
  g_assert_true (stored->has_original);
  loaded = goi_collection_load_original (f->collection, 20, NULL, &f->error);
  g_assert_no_error (f->error);
  g_assert_true (g_bytes_equal (loaded->bytes, original->bytes));
}

/* Files of our own format are known by the reports in them, in whatever file they come. */
static void
test_own_format (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GoiReport) report = goi_made_report (3);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("[1]", 3);
  g_autoptr (GBytes) other_bytes = g_bytes_new_static ("[1]\n", 4);
  g_autoptr (GoiOriginal) original = goi_original_new ("a.json", "application/json", bytes);
  g_autoptr (GoiOriginal) other = goi_original_new ("b.jsonl", "application/x-ndjson", other_bytes);
  GoiAddOutcome outcome;
  gint64 id;

  id = goi_collection_add (f->collection, report, GOI_STATE_IMPORTED, original, NULL, &outcome, NULL, &f->error);
  g_assert_no_error (f->error);
  g_assert_cmpint ((int) outcome, ==, GOI_ADD_ADDED);
  g_assert_cmpint (goi_collection_add (f->collection, report, GOI_STATE_IMPORTED, other, NULL, &outcome, NULL, NULL),
                   ==, id);
  g_assert_cmpint ((int) outcome, ==, GOI_ADD_ALREADY_THERE);
  g_assert_null (goi_collection_load_original (f->collection, id, NULL, &f->error));
  g_assert_error (f->error, GOI_STORE_ERROR, GOI_STORE_ERROR_NOT_FOUND);
}

/* A later version of the program reads the same file a little better: that is no other report. */
static void
test_other_version (CollectionFixture *f, gconstpointer data)
{
  g_autoptr (GoiAddItem) item = goi_made_item (5);
  gint64 first, second;

  collection_add (f, item, &first);
  goi_fixture_exec (f->path, "UPDATE report SET made_by = '0.0.1'");
  goi_report_set_title (item->report, "读得更好的标题");
  g_assert_cmpint ((int) collection_add (f, item, &second), ==, GOI_ADD_ALREADY_THERE);
  g_assert_cmpint (second, ==, first);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  collection_test ("/collection-add/add-twice", test_add_twice);
  collection_test ("/collection-add/add-again-after-save", test_add_again_after_save);
  collection_test ("/collection-add/same-report", test_same_report);
  collection_test ("/collection-add/look-up", test_look_up);
  collection_test ("/collection-add/replace", test_replace);
  collection_test ("/collection-add/written-here", test_written_here);
  collection_test ("/collection-add/many-of-one-file", test_many_of_one_file);
  collection_test ("/collection-add/own-format", test_own_format);
  collection_test ("/collection-add/other-version", test_other_version);
  return g_test_run ();
}
