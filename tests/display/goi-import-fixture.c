/* goi-import-fixture.c: documents to import, of every kind of outcome
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-import-fixture.h"

#include <string.h>

GPtrArray *
import_file_array (void)
{
  return g_ptr_array_new_with_free_func (g_object_unref);
}

/* One cell is in doubt, and there is one other reading of it: 0.00653. */
GFile *
import_doubtful (void)
{
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "..", "fixtures", "text", "amount-without-unit.txt", NULL);

  return g_file_new_for_path (path);
}

static char *
load_sample (const char *name)
{
  g_autoptr (GFile) file = app_sample (name);
  g_autoptr (GError) error = NULL;
  char *text = NULL;

  g_file_load_contents (file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  return text;
}

static char *
replace (const char *text, const char *from, const char *to)
{
  g_auto (GStrv) parts = g_strsplit (text, from, -1);

  g_assert_cmpuint (g_strv_length (parts), >, 1);
  return g_strjoinv (to, parts);
}

/* The report of ql-renshe-2023.txt with a sentence more: other bytes, the same agency and year. */
GFile *
import_other_version (AppFixture *fixture, const char *name)
{
  g_autofree char *text = load_sample ("ql-renshe-2023.txt");
  g_autofree char *longer = g_strconcat (text, "\n本报告于次年三月更正后重新发布。\n", NULL);

  return app_fixture_write (fixture, name, longer);
}

/* A report that does not say whose it is. */
GFile *
import_nameless (AppFixture *fixture)
{
  g_autofree char *text = load_sample ("ql-renshe-2023.txt");
  g_autofree char *nameless = replace (text, "青澜市人力资源和社会保障局", "");

  return app_fixture_write (fixture, "1.txt", nameless);
}

guint
import_count_reports (AppFixture *fixture)
{
  g_autoptr (GoiQuery) query = goi_query_new ();
  g_autoptr (GError) error = NULL;
  guint n = goi_collection_count (fixture->collection, query, NULL, &error);

  g_assert_no_error (error);
  return n;
}

/* A line; the importer keeps it. */
GoiImportItem *
import_get (GoiImporter *importer, guint position)
{
  g_autoptr (GoiImportItem) item = g_list_model_get_item (goi_importer_get_items (importer), position);

  g_assert_nonnull (item);
  return item;
}

void
import_assert (GoiImporter *importer, guint position, const char *name, GoiImportState state)
{
  GoiImportItem *item = import_get (importer, position);

  g_assert_cmpstr (goi_import_item_get_name (item), ==, name);
  if (goi_import_item_get_state (item) != state)
    g_test_message ("%s: %s", name, goi_import_item_get_note (item));
  g_assert_cmpint ((int) goi_import_item_get_state (item), ==, (int) state);
}

void
import_wait (GoiImporter *importer)
{
  goi_wait_for (!goi_importer_is_running (importer));
}

/* What was in the collection before. */
void
import_at_once (AppFixture *fixture, const char *sample)
{
  g_autoptr (GoiImporter) importer = goi_importer_new (fixture->collection);
  g_autoptr (GPtrArray) files = import_file_array ();

  goi_importer_set_automatic (importer, TRUE);
  g_ptr_array_add (files, app_sample (sample));
  goi_importer_add_files (importer, files);
  import_wait (importer);
  g_assert_cmpuint (goi_importer_count (importer, GOI_IMPORT_ADDED), ==, 1);
}
