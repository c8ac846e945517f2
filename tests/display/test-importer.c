/* test-importer.c: files on their way into a collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-import-fixture.h"
#include "goi-import-log.h"
#include "office-fixture.h"

#include <signal.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static void
on_finished (GoiImporter *importer, guint *n_finished)
{
  (*n_finished)++;
}

static GoiImporter *
read_files (AppFixture *fixture, GPtrArray *files, gboolean automatic)
{
  GoiImporter *importer = goi_importer_new (fixture->collection);
  guint n_finished = 0;

  goi_importer_set_automatic (importer, automatic);
  g_signal_connect (importer, "finished", G_CALLBACK (on_finished), &n_finished);
  goi_importer_add_files (importer, files);
  g_assert_true (goi_importer_is_running (importer));
  goi_wait_for (n_finished > 0);
  g_assert_cmpuint (n_finished, ==, 1);
  g_assert_false (goi_importer_is_running (importer));
  g_assert_cmpuint (goi_importer_get_n_done (importer), ==, goi_importer_get_n_total (importer));
  g_signal_handlers_disconnect_by_data (importer, &n_finished);
  return importer;
}

static GPtrArray *
mixed_files (AppFixture *fixture)
{
  GPtrArray *files = import_file_array ();

  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  g_ptr_array_add (files, import_doubtful ());
  g_ptr_array_add (files, app_fixture_write (fixture, "shopping.txt", "面包、牛奶、鸡蛋\n"));
  g_ptr_array_add (files, app_fixture_write (fixture, "empty.txt", ""));
  g_ptr_array_add (files, g_file_new_for_path ("/nonexistent/nothing.txt"));
  return files;
}

/* A sound report, a doubtful one, and some that are none: each ends as it should, and nothing is in the
 * collection before somebody has decided. */
static void
test_states (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = mixed_files (fixture);
  g_autoptr (GoiImporter) importer = read_files (fixture, files, FALSE);
  const GoiImportPending *ready = goi_import_item_get_pending (import_get (importer, 0));
  const GoiImportPending *doubtful = goi_import_item_get_pending (import_get (importer, 1));

  import_assert (importer, 0, "ql-renshe-2023.txt", GOI_IMPORT_READY);
  import_assert (importer, 1, "amount-without-unit.txt", GOI_IMPORT_DOUBTS);
  import_assert (importer, 2, "shopping.txt", GOI_IMPORT_FAILED);
  import_assert (importer, 3, "empty.txt", GOI_IMPORT_FAILED);
  import_assert (importer, 4, "nothing.txt", GOI_IMPORT_FAILED);
  g_assert_cmpuint (import_count_reports (fixture), ==, 0);
  g_assert_cmpuint (goi_importer_count_open (importer), ==, 2);

  g_assert_cmpstr (ready->agency, ==, "青澜市人力资源和社会保障局");
  g_assert_cmpint (ready->year, ==, 2023);
  g_assert_cmpstr (ready->edition, ==, "2021");
  g_assert_cmpuint (ready->n_read, ==, ready->n_cells);
  g_assert_cmpuint (ready->n_doubts, ==, 0);
  g_assert_cmpuint (doubtful->n_doubts, ==, 1);
  for (guint i = 1; i < 5; i++)
    g_assert_cmpstr (goi_import_item_get_note (import_get (importer, i)), !=, "");

  g_assert_cmpuint (goi_importer_accept_ready (importer), ==, 1);
  import_wait (importer);
  import_assert (importer, 0, "ql-renshe-2023.txt", GOI_IMPORT_ADDED);
  g_assert_null (goi_import_item_get_note (import_get (importer, 0)));
  g_assert_cmpuint (import_count_reports (fixture), ==, 1);
  g_assert_false (goi_importer_accept (importer, import_get (importer, 2), GOI_IMPORT_AS_NEW));
  g_assert_true (goi_importer_accept (importer, import_get (importer, 1), GOI_IMPORT_AS_NEW));
  import_wait (importer);
  g_assert_cmpuint (import_count_reports (fixture), ==, 2);
  g_assert_cmpuint (goi_importer_count_open (importer), ==, 0);
}

/* What is added has its document and its text, byte for byte. */
static void
test_added_whole (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = import_file_array ();
  g_autoptr (GoiImporter) importer = NULL;
  g_autoptr (GoiStoredReport) stored = NULL;
  g_autoptr (GoiOriginal) original = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;
  gint64 id;

  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  importer = read_files (fixture, files, FALSE);
  goi_importer_accept_ready (importer);
  import_wait (importer);
  id = goi_import_item_get_report (import_get (importer, 0));
  stored = goi_collection_load (fixture->collection, id, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint ((int) stored->state, ==, GOI_STATE_IMPORTED);
  g_assert_nonnull (strstr (stored->text, "青澜市人力资源和社会保障局"));
  original = goi_collection_load_original (fixture->collection, id, NULL, &error);
  g_assert_no_error (error);
  g_file_load_contents (files->pdata[0], NULL, &contents, &length, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (contents, length, g_bytes_get_data (original->bytes, NULL), g_bytes_get_size (original->bytes));
}

static void
test_log (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = mixed_files (fixture);
  g_autoptr (GoiImporter) importer = read_files (fixture, files, FALSE);
  g_autofree char *text = goi_import_log_to_text (goi_importer_get_items (importer));
  g_autofree char *csv = goi_import_log_to_csv (goi_importer_get_items (importer));
  g_auto (GStrv) lines = g_strsplit (csv, "\r\n", -1);

  g_assert_nonnull (strstr (text, "Ready\tql-renshe-2023.txt\t青澜市人力资源和社会保障局\t2023\t"));
  g_assert_nonnull (strstr (text, "Failed\tshopping.txt\t"));
  g_assert_cmpuint (g_strv_length (lines), ==, 7);
  g_assert_true (g_str_has_prefix (lines[0], "\xEF\xBB\xBF\"State\",\"File\""));
  g_assert_true (g_str_has_prefix (lines[1], "\"Ready\",\"ql-renshe-2023.txt\",\"青澜市人力资源和社会保障局\",\"2023\",\"2021\","));
}

/* The same bytes are found again, also under another name, and also when the report was corrected. */
static void
test_same_file (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = import_file_array ();
  g_autoptr (GoiImporter) importer = NULL;
  g_autoptr (GFile) sample = app_sample ("ql-renshe-2023.txt");
  g_autofree char *copy = g_build_filename (fixture->folder, "copy.txt", NULL);

  import_at_once (fixture, "ql-renshe-2023.txt");
  g_ptr_array_add (files, g_file_new_for_path (copy));
  g_assert_true (g_file_copy (sample, files->pdata[0], G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  importer = read_files (fixture, files, FALSE);
  import_assert (importer, 0, "copy.txt", GOI_IMPORT_SAME_FILE);
  g_assert_cmpint (goi_import_item_get_report (import_get (importer, 0)), ==, 1);
  g_assert_false (goi_importer_accept (importer, import_get (importer, 0), GOI_IMPORT_AS_VERSION));
  g_assert_cmpuint (goi_importer_count_open (importer), ==, 0);
  g_assert_cmpuint (import_count_reports (fixture), ==, 1);
}

/* Two alike in one import: the first is added, and then the second is a duplicate. */
static void
test_same_in_one_import (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = import_file_array ();
  g_autoptr (GoiImporter) importer = NULL;

  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  g_ptr_array_add (files, import_other_version (fixture, "later.txt"));
  importer = read_files (fixture, files, FALSE);
  g_assert_cmpuint (goi_importer_accept_ready (importer), ==, 3);
  import_wait (importer);
  import_assert (importer, 0, "ql-renshe-2023.txt", GOI_IMPORT_ADDED);
  import_assert (importer, 1, "ql-renshe-2023.txt", GOI_IMPORT_SAME_FILE);
  import_assert (importer, 2, "later.txt", GOI_IMPORT_SAME_REPORT);
  g_assert_cmpuint (import_count_reports (fixture), ==, 1);
}

static void
test_same_report (AppFixture *fixture, gconstpointer data)
{
  gboolean replace = GPOINTER_TO_INT (data);
  g_autoptr (GPtrArray) files = import_file_array ();
  g_autoptr (GoiImporter) importer = NULL;
  g_autoptr (GoiStoredReport) old = NULL;
  GoiImportItem *item;

  import_at_once (fixture, "ql-renshe-2023.txt");
  g_ptr_array_add (files, import_other_version (fixture, "later.txt"));
  importer = read_files (fixture, files, FALSE);
  item = import_get (importer, 0);
  import_assert (importer, 0, "later.txt", GOI_IMPORT_SAME_REPORT);
  g_assert_cmpint (goi_import_item_get_report (item), ==, 1);
  g_assert_cmpuint (goi_importer_accept_ready (importer), ==, 0);
  g_assert_false (goi_importer_accept (importer, item, GOI_IMPORT_AS_NEW));
  g_assert_true (goi_importer_accept (importer, item, replace ? GOI_IMPORT_IN_PLACE : GOI_IMPORT_AS_VERSION));
  import_wait (importer);
  import_assert (importer, 0, "later.txt", GOI_IMPORT_ADDED);
  g_assert_cmpint (goi_import_item_get_report (item), ==, 2);
  g_assert_cmpuint (import_count_reports (fixture), ==, replace ? 1 : 2);
  old = goi_collection_load (fixture->collection, 1, NULL, NULL);
  g_assert_nonnull (old);
  g_assert_true (old->trashed == replace);
}

/* What is in the trash comes back from there. */
static void
test_from_trash (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) files = import_file_array ();
  g_autoptr (GoiImporter) importer = NULL;
  gint64 id = 1;

  import_at_once (fixture, "ql-renshe-2023.txt");
  g_array_append_val (ids, id);
  g_assert_true (goi_collection_set_trashed (fixture->collection, ids, TRUE, NULL, NULL));
  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  importer = read_files (fixture, files, FALSE);
  import_assert (importer, 0, "ql-renshe-2023.txt", GOI_IMPORT_READY);
  goi_importer_accept_ready (importer);
  import_wait (importer);
  import_assert (importer, 0, "ql-renshe-2023.txt", GOI_IMPORT_ADDED);
  g_assert_cmpint (goi_import_item_get_report (import_get (importer, 0)), ==, 1);
  g_assert_cmpstr (goi_import_item_get_note (import_get (importer, 0)), ==, "It has come back from the trash.");
  g_assert_cmpuint (import_count_reports (fixture), ==, 1);
}

/* Agency and year are corrected before the report is added, also when it is added right away. */
static void
test_revise (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = import_file_array ();
  g_autoptr (GoiImporter) importer = NULL;
  g_autoptr (GoiStoredReport) stored = NULL;
  GoiImportItem *item;

  g_ptr_array_add (files, import_nameless (fixture));
  importer = read_files (fixture, files, FALSE);
  item = import_get (importer, 0);
  import_assert (importer, 0, "1.txt", GOI_IMPORT_DOUBTS);
  g_assert_cmpstr (goi_import_item_get_pending (item)->agency, ==, "");
  goi_importer_set_agency (importer, item, "  青澜市档案局 ");
  import_wait (importer);
  import_assert (importer, 0, "1.txt", GOI_IMPORT_READY);
  g_assert_cmpstr (goi_import_item_get_pending (item)->agency, ==, "青澜市档案局");

  goi_importer_set_year (importer, item, 2022);
  g_assert_true (goi_importer_accept (importer, item, GOI_IMPORT_AS_NEW));
  import_wait (importer);
  import_assert (importer, 0, "1.txt", GOI_IMPORT_ADDED);
  stored = goi_collection_load (fixture->collection, goi_import_item_get_report (item), NULL, NULL);
  g_assert_cmpstr (goi_report_get_agency (stored->report), ==, "青澜市档案局");
  g_assert_cmpint (goi_report_get_year (stored->report), ==, 2022);
}

/* A corrected agency can turn a report into one that is there. */
static void
test_revise_into_same (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = import_file_array ();
  g_autoptr (GoiImporter) importer = NULL;

  import_at_once (fixture, "ql-renshe-2023.txt");
  g_ptr_array_add (files, import_nameless (fixture));
  importer = read_files (fixture, files, FALSE);
  goi_importer_set_agency (importer, import_get (importer, 0), "青澜市人力资源和社会保障局");
  import_wait (importer);
  import_assert (importer, 0, "1.txt", GOI_IMPORT_SAME_REPORT);
}

static void
test_skip_and_retry (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = import_file_array ();
  g_autoptr (GoiImporter) importer = NULL;
  g_autoptr (GFile) sample = app_sample ("ql-renshe-2023.txt");
  g_autofree char *late = g_build_filename (fixture->folder, "late.txt", NULL);

  g_ptr_array_add (files, app_sample ("ql-renshe-2024.txt"));
  g_ptr_array_add (files, g_file_new_for_path (late));
  importer = read_files (fixture, files, FALSE);
  import_assert (importer, 1, "late.txt", GOI_IMPORT_FAILED);

  goi_importer_skip (importer, import_get (importer, 0));
  import_assert (importer, 0, "ql-renshe-2024.txt", GOI_IMPORT_SKIPPED);
  g_assert_cmpuint (goi_importer_accept_ready (importer), ==, 0);
  g_assert_cmpuint (goi_importer_count_open (importer), ==, 0);
  g_assert_true (goi_importer_retry (importer, import_get (importer, 0)));
  import_assert (importer, 0, "ql-renshe-2024.txt", GOI_IMPORT_READY);
  g_assert_false (goi_importer_retry (importer, import_get (importer, 0)));

  /* The file has turned up. */
  g_assert_true (g_file_copy (sample, files->pdata[1], G_FILE_COPY_NONE, NULL, NULL, NULL, NULL));
  g_assert_true (goi_importer_retry (importer, import_get (importer, 1)));
  import_wait (importer);
  import_assert (importer, 1, "late.txt", GOI_IMPORT_READY);
}

/* Folders are looked into, in the order of names; what is of no kind that is read is only counted. */
static void
test_folder (AppFixture *fixture, gconstpointer data)
{
  static const char *const names[] = { "in/10.txt", "in/9.txt", "in/deep/er/1.txt", "in/photo.jpg", "in/.hidden.txt" };
  g_autoptr (GPtrArray) files = import_file_array ();
  g_autoptr (GoiImporter) importer = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "in", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_object_unref (app_fixture_write (fixture, names[i], "nothing of interest\n"));
  g_ptr_array_add (files, g_file_new_for_path (folder));
  importer = read_files (fixture, files, FALSE);
  g_assert_cmpuint (goi_importer_get_n_total (importer), ==, 3);
  import_assert (importer, 0, "9.txt", GOI_IMPORT_FAILED);
  import_assert (importer, 1, "10.txt", GOI_IMPORT_FAILED);
  import_assert (importer, 2, "deep/er/1.txt", GOI_IMPORT_FAILED);
  g_assert_cmpuint (goi_importer_get_n_passed_over (importer), ==, 1);
}

/* A folder that leads in a circle, is too deep, or has in it what is no file: each is said once, and the rest is read. */
static void
test_folder_of_traps (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = import_file_array ();
  g_autoptr (GoiImporter) importer = NULL;
  g_autofree char *folder = g_build_filename (fixture->folder, "in", NULL);
  g_autofree char *again = g_build_filename (folder, "again", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe.txt", NULL);
  g_autofree char *gone = g_build_filename (folder, "gone.txt", NULL);
  g_autofree char *strange = g_build_filename (folder, "\xff\xfe.txt", NULL);
  g_autoptr (GString) deep = g_string_new ("in");

  g_object_unref (app_fixture_write (fixture, "in/1.txt", "nothing of interest\n"));
  g_assert_true (g_file_set_contents (strange, "nothing of interest\n", -1, NULL));
  for (guint i = 0; i < 40; i++)
    g_string_append (deep, "/z");
  g_string_append (deep, "/1.txt");
  g_object_unref (app_fixture_write (fixture, deep->str, "nothing of interest\n"));
  g_assert_cmpint (symlink (".", again), ==, 0);
  g_assert_cmpint (symlink ("nowhere", gone), ==, 0);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  g_ptr_array_add (files, g_file_new_for_path (folder));
  importer = read_files (fixture, files, FALSE);
  g_assert_cmpuint (goi_importer_get_n_total (importer), ==, 5);
  g_assert_cmpuint (goi_importer_count (importer, GOI_IMPORT_FAILED), ==, 5);
  for (guint i = 0; i < 5; i++)
    g_assert_cmpstr (goi_import_item_get_note (import_get (importer, i)), !=, "");
  g_assert_true (g_str_has_prefix (goi_import_item_get_name (import_get (importer, 3)), "z/z/z"));
  g_assert_nonnull (strstr (goi_import_item_get_note (import_get (importer, 3)), "folder"));
}

static void
add_text (GoiImporter *importer, const char *text, const char *name)
{
  g_autoptr (GoiReadInput) input = goi_read_input_new_for_text (text, name);

  goi_importer_add_input (importer, input);
}

static void
test_text (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) file = app_sample ("ql-renshe-2023.txt");
  g_autoptr (GoiImporter) importer = goi_importer_new (fixture->collection);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  g_file_load_contents (file, NULL, &text, NULL, NULL, &error);
  g_assert_no_error (error);
  add_text (importer, text, "pasted");
  add_text (importer, "今天天气很好。", "weather");
  import_wait (importer);
  import_assert (importer, 0, "pasted", GOI_IMPORT_READY);
  import_assert (importer, 1, "weather", GOI_IMPORT_FAILED);
}

/* A file of our own format with several reports becomes a line for each. */
static void
test_several_in_a_file (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (GPtrArray) files = import_file_array ();
  g_autoptr (GoiImporter) importer = NULL;
  g_autofree char *json = NULL;

  for (int year = 2021; year <= 2023; year++)
    {
      GoiReport *report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);

      goi_report_set_agency (report, "青澜市档案局");
      goi_report_set_year (report, year);
      g_ptr_array_add (reports, report);
    }
  json = goi_reports_to_json_array (reports);
  g_ptr_array_add (files, app_fixture_write (fixture, "three.json", json));
  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  importer = read_files (fixture, files, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (goi_importer_get_items (importer)), ==, 4);
  for (guint i = 0; i < 3; i++)
    {
      import_assert (importer, i, "three.json", GOI_IMPORT_READY);
      g_assert_cmpint (goi_import_item_get_pending (import_get (importer, i))->year, ==, 2021 + (int) i);
    }
  import_assert (importer, 3, "ql-renshe-2023.txt", GOI_IMPORT_READY);
  g_assert_cmpuint (goi_importer_count (importer, GOI_IMPORT_WAITING), ==, 0);
  g_assert_cmpuint (goi_importer_accept_ready (importer), ==, 4);
  import_wait (importer);
  g_assert_cmpuint (import_count_reports (fixture), ==, 4);
}

static GPtrArray *
all_samples (void)
{
  GPtrArray *files = import_file_array ();

  g_ptr_array_add (files, g_file_new_for_path (g_getenv ("GOI_SAMPLES")));
  return files;
}

/* An archive becomes a line for each file in it that could be meant; every one can be decided by itself. */
static void
test_archive (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = import_file_array ();
  g_autoptr (GoiImporter) importer = NULL;
  g_autoptr (GFile) sample = app_sample ("ql-renshe-2023.txt");
  g_autoptr (GFile) doubtful = import_doubtful ();
  g_autofree char *path = g_build_filename (fixture->folder, "reports.zip", NULL);
  g_autofree char *text = NULL;
  g_autofree char *doubts = NULL;
  g_autoptr (GBytes) bytes = NULL;
  OfficeZip *zip = office_zip_new ();

  g_assert_true (g_file_load_contents (sample, NULL, &text, NULL, NULL, NULL));
  g_assert_true (g_file_load_contents (doubtful, NULL, &doubts, NULL, NULL, NULL));
  office_zip_add (zip, "2023/青澜.txt", text);
  office_zip_add (zip, "photo.jpg", "no picture");
  office_zip_add (zip, "shopping.txt", "面包、牛奶、鸡蛋\n");
  office_zip_add (zip, "doubtful.txt", doubts);
  bytes = office_zip_finish (zip);
  g_assert_true (g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), NULL));
  g_ptr_array_add (files, g_file_new_for_path (path));
  importer = read_files (fixture, files, FALSE);
  g_assert_cmpuint (goi_importer_get_n_total (importer), ==, 1);
  g_assert_cmpuint (g_list_model_get_n_items (goi_importer_get_items (importer)), ==, 3);
  import_assert (importer, 0, "reports.zip/2023/青澜.txt", GOI_IMPORT_READY);
  import_assert (importer, 1, "reports.zip/shopping.txt", GOI_IMPORT_FAILED);
  import_assert (importer, 2, "reports.zip/doubtful.txt", GOI_IMPORT_DOUBTS);
  g_assert_cmpuint (goi_importer_get_n_passed_over (importer), ==, 1);
  g_assert_true (goi_importer_retry (importer, import_get (importer, 1)));
  import_wait (importer);
  import_assert (importer, 1, "reports.zip/shopping.txt", GOI_IMPORT_FAILED);
  g_assert_cmpuint (g_list_model_get_n_items (goi_importer_get_items (importer)), ==, 3);
  g_assert_cmpuint (goi_importer_accept_ready (importer), ==, 1);
  import_wait (importer);
  g_assert_cmpuint (import_count_reports (fixture), ==, 1);
}

/* The process that reads: a child of this one, 0 when there is none. */
static pid_t
find_reader (void)
{
  g_autoptr (GDir) proc = g_dir_open ("/proc", 0, NULL);
  const char *name;

  while (proc != NULL && (name = g_dir_read_name (proc)) != NULL)
    {
      g_autofree char *path = g_build_filename ("/proc", name, "stat", NULL);
      g_autofree char *stat = NULL;
      char comm[32], state;
      int pid, parent;

      if (g_ascii_isdigit (name[0]) && g_file_get_contents (path, &stat, NULL, NULL)
          && sscanf (stat, "%d (%31[^)]) %c %d", &pid, comm, &state, &parent) == 4 && parent == (int) getpid ()
          && g_str_has_prefix (comm, "goi-read-worker"))
        return pid;
    }
  return 0;
}

/* Whoever kills a reader in the middle of an import costs one file its turn, and that file can be tried again. */
static void
test_killed (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = all_samples ();
  g_autoptr (GoiImporter) importer = goi_importer_new (fixture->collection);
  pid_t reader;

  goi_importer_add_files (importer, files);
  goi_wait_for (goi_importer_get_n_done (importer) >= 3);
  reader = find_reader ();
  g_assert_cmpint (reader, >, 0);
  g_assert_cmpint (kill (reader, SIGKILL), ==, 0);
  import_wait (importer);
  g_assert_cmpuint (goi_importer_get_n_done (importer), ==, goi_importer_get_n_total (importer));
  g_assert_cmpuint (goi_importer_count (importer, GOI_IMPORT_FAILED), <=, 1);
  for (guint i = 0; i < g_list_model_get_n_items (goi_importer_get_items (importer)); i++)
    if (goi_import_item_get_state (import_get (importer, i)) == GOI_IMPORT_FAILED)
      g_assert_true (goi_importer_retry (importer, import_get (importer, i)));
  import_wait (importer);
  g_assert_cmpuint (goi_importer_count (importer, GOI_IMPORT_FAILED), ==, 0);
}

/* What has been read stays and can be added, what has not is marked; then the rest can be read. */
static void
test_stop (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = all_samples ();
  g_autoptr (GoiImporter) importer = goi_importer_new (fixture->collection);
  guint n_ready, n_stopped;

  goi_importer_add_files (importer, files);
  goi_wait_for (goi_importer_count (importer, GOI_IMPORT_READY) >= 3);
  goi_importer_stop (importer);
  import_wait (importer);
  n_stopped = goi_importer_count (importer, GOI_IMPORT_STOPPED);
  n_ready = goi_importer_count (importer, GOI_IMPORT_READY);
  g_assert_cmpuint (n_stopped, >, 0);
  g_assert_cmpuint (goi_importer_get_n_done (importer), ==, goi_importer_get_n_total (importer));
  g_assert_cmpuint (goi_importer_accept_ready (importer), ==, n_ready);
  import_wait (importer);
  g_assert_cmpuint (import_count_reports (fixture), ==, n_ready);

  for (guint i = 0; i < g_list_model_get_n_items (goi_importer_get_items (importer)); i++)
    if (goi_import_item_get_state (import_get (importer, i)) == GOI_IMPORT_STOPPED)
      {
        g_assert_true (goi_importer_retry (importer, import_get (importer, i)));
        break;
      }
  import_wait (importer);
  g_assert_cmpuint (goi_importer_count (importer, GOI_IMPORT_STOPPED), ==, n_stopped - 1);
}

/* What was accepted is added, whatever is stopped meanwhile. */
static void
test_stop_adding (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = all_samples ();
  g_autoptr (GoiImporter) importer = read_files (fixture, files, FALSE);
  guint n = goi_importer_accept_ready (importer);

  g_assert_cmpuint (n, >, 20);
  goi_wait_for (goi_importer_count (importer, GOI_IMPORT_ADDED) >= 3);
  goi_importer_stop (importer);
  import_wait (importer);
  g_assert_cmpuint (goi_importer_count (importer, GOI_IMPORT_ADDED), ==, n);
  g_assert_cmpuint (import_count_reports (fixture), ==, n);
}

/* Without a person, the numbers of the reports are those of a machine with one thread. */
static void
test_order (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = all_samples ();
  g_autoptr (GoiImporter) importer = read_files (fixture, files, TRUE);
  GListModel *items = goi_importer_get_items (importer);
  gint64 last = 0;

  g_assert_cmpuint (g_list_model_get_n_items (items), >, 100);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      GoiImportItem *item = import_get (importer, i);

      if (goi_import_item_get_state (item) != GOI_IMPORT_ADDED)
        continue;
      g_assert_cmpint (goi_import_item_get_report (item), >, last);
      last = goi_import_item_get_report (item);
    }
  g_assert_cmpint (last, ==, import_count_reports (fixture));
}

typedef struct
{
  guint n_changes;
  guint largest;
} Growth;

static void
on_items_changed (GListModel *model, guint position, guint n_removed, guint n_added, Growth *growth)
{
  growth->n_changes++;
  growth->largest = MAX (growth->largest, n_added);
}

/* A list never grows by so much at once that the main loop would have to wait for it. */
static void
test_grows_slowly (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = all_samples ();
  g_autoptr (GoiImporter) importer = goi_importer_new (fixture->collection);
  Growth growth = { 0 };

  g_signal_connect (goi_importer_get_items (importer), "items-changed", G_CALLBACK (on_items_changed), &growth);
  goi_importer_add_files (importer, files);
  goi_wait_for (g_list_model_get_n_items (goi_importer_get_items (importer)) > 100);
  goi_importer_stop (importer);
  import_wait (importer);
  g_assert_cmpuint (growth.largest, <=, 50);
  g_assert_cmpuint (growth.n_changes, >=, 3);
}

/* The main loop goes on while documents are read: a timer of ten milliseconds is never late by much. */
static gboolean
on_tick (gpointer user_data)
{
  gint64 *state = user_data; /* last tick, longest gap */
  gint64 now = g_get_monotonic_time ();

  state[1] = MAX (state[1], now - state[0]);
  state[0] = now;
  return G_SOURCE_CONTINUE;
}

static void
test_main_loop (AppFixture *fixture, gconstpointer data)
{
  gint64 state[2] = { g_get_monotonic_time (), 0 };
  guint id = g_timeout_add (10, on_tick, state);
  g_autoptr (GPtrArray) files = all_samples ();
  g_autoptr (GoiImporter) importer = read_files (fixture, files, FALSE);

  g_source_remove (id);
  g_test_message ("longest gap %d ms", (int) (state[1] / 1000));
  g_assert_cmpint (state[1], <, 500 * 1000);
}

static void
test_finalize (AppFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) files = import_file_array ();
  GoiImporter *importer;

  g_ptr_array_add (files, app_sample ("ql-renshe-2023.txt"));
  importer = read_files (fixture, files, FALSE);
  g_assert_finalize_object (importer);
}

/* Nothing is left of what waited, not even while it waits. */
static void
test_spool (void)
{
  g_autoptr (GoiImportSpool) spool = goi_import_spool_new ();
  g_autofree char *path = g_build_filename (g_get_user_cache_dir (), "goi-reports", NULL);
  g_autoptr (GBytes) first = NULL;
  g_autoptr (GBytes) second = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDir) folder = NULL;
  GoiSpoolSpan a, b;

  g_assert_true (goi_import_spool_put (spool, "one", 3, &a, &error));
  g_assert_true (goi_import_spool_put (spool, "two and", 7, &b, &error));
  first = goi_import_spool_get (spool, &a, &error);
  second = goi_import_spool_get (spool, &b, &error);
  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (first, NULL), g_bytes_get_size (first), "one", 3);
  g_assert_cmpmem (g_bytes_get_data (second, NULL), g_bytes_get_size (second), "two and", 7);
  folder = g_dir_open (path, 0, &error);
  g_assert_no_error (error);
  g_assert_null (g_dir_read_name (folder));
}

#define ADD(name, data, func)                                                                                   \
  g_test_add ("/importer/" name, AppFixture, data, app_fixture_set_up, func, app_fixture_tear_down)

int
main (int argc, char **argv)
{
  app_init_tests (&argc, &argv);
  ADD ("states", NULL, test_states);
  ADD ("added-whole", NULL, test_added_whole);
  ADD ("log", NULL, test_log);
  ADD ("same-file", NULL, test_same_file);
  ADD ("same-in-one-import", NULL, test_same_in_one_import);
  ADD ("same-report/replace", GINT_TO_POINTER (TRUE), test_same_report);
  ADD ("same-report/keep-both", GINT_TO_POINTER (FALSE), test_same_report);
  ADD ("from-trash", NULL, test_from_trash);
  ADD ("revise", NULL, test_revise);
  ADD ("revise-into-same", NULL, test_revise_into_same);
  ADD ("skip-and-retry", NULL, test_skip_and_retry);
  ADD ("folder", NULL, test_folder);
  ADD ("folder-of-traps", NULL, test_folder_of_traps);
  ADD ("text", NULL, test_text);
  ADD ("several-in-a-file", NULL, test_several_in_a_file);
  ADD ("archive", NULL, test_archive);
  ADD ("killed", NULL, test_killed);
  ADD ("stop", NULL, test_stop);
  ADD ("stop-adding", NULL, test_stop_adding);
  ADD ("order", NULL, test_order);
  ADD ("grows-slowly", NULL, test_grows_slowly);
  ADD ("main-loop", NULL, test_main_loop);
  ADD ("finalize", NULL, test_finalize);
  g_test_add_func ("/importer/spool", test_spool);
  return g_test_run ();
}
