/* test-read-pool.c: many files at once
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-read-pool.h"

#include <string.h>

static char *
sample_path (const char *name)
{
  return g_build_filename (g_getenv ("GOI_SAMPLES"), "documents", name, NULL);
}

static GoiReadInput *
sample_input (const char *name)
{
  g_autofree char *path = sample_path (name);
  g_autoptr (GFile) file = g_file_new_for_path (path);

  return goi_read_input_new_for_file (file, NULL);
}

static GPtrArray *
list_samples (void)
{
  g_autofree char *folder = g_build_filename (g_getenv ("GOI_SAMPLES"), "documents", NULL);
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  GPtrArray *names = g_ptr_array_new_with_free_func (g_free);
  const char *name;

  g_assert_nonnull (dir);
  while ((name = g_dir_read_name (dir)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_assert_cmpuint (names->len, >, 100);
  return names;
}

/* The one outcome of an input. */
static GoiReadOutcome *
read_one (GoiReadPool *pool, GoiReadInput *input)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = goi_read_pool_read (pool, input, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (outcomes->len, ==, 1);
  return g_ptr_array_steal_index (outcomes, 0);
}

static void
test_file (void)
{
  g_autoptr (GoiReadPool) pool = goi_read_pool_new (1);
  g_autoptr (GoiReadInput) input = sample_input ("ql-caizheng-2021.txt");
  g_autoptr (GoiReadOutcome) outcome = read_one (pool, input);
  GoiReport *report;

  g_assert_no_error (outcome->error);
  g_assert_cmpstr (outcome->name, ==, "ql-caizheng-2021.txt");
  g_assert_cmpuint (goi_reading_get_reports (outcome->reading)->len, ==, 1);
  report = g_ptr_array_index (goi_reading_get_reports (outcome->reading), 0);
  g_assert_cmpint (goi_report_get_year (report), ==, 2021);
  g_assert_cmpstr (goi_report_get_source_name (report), ==, "ql-caizheng-2021.txt");
}

static void
test_missing_file (void)
{
  g_autoptr (GoiReadPool) pool = goi_read_pool_new (1);
  g_autoptr (GoiReadInput) input = sample_input ("no such file.txt");
  g_autoptr (GoiReadOutcome) outcome = read_one (pool, input);

  g_assert_error (outcome->error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
  g_assert_null (outcome->reading);
}

static void
test_bytes_and_text (void)
{
  g_autoptr (GoiReadPool) pool = goi_read_pool_new (1);
  g_autofree char *path = sample_path ("ql-caizheng-2022.txt");
  g_autofree char *text = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GoiReadInput) as_text = NULL;
  g_autoptr (GoiReadInput) as_bytes = NULL;
  g_autoptr (GoiReadInput) as_document = NULL;
  g_autoptr (GoiReadOutcome) one = NULL;
  g_autoptr (GoiReadOutcome) two = NULL;
  g_autoptr (GoiReadOutcome) three = NULL;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  bytes = g_bytes_new (text, strlen (text));
  as_text = goi_read_input_new_for_text (text, "clipboard");
  as_bytes = goi_read_input_new_for_bytes (bytes, "page.txt");
  as_document = goi_read_input_new_document_only (as_bytes);
  one = read_one (pool, as_text);
  two = read_one (pool, as_bytes);
  three = read_one (pool, as_document);
  g_assert_nonnull (one->reading);
  g_assert_cmpstr (goi_reading_get_name (one->reading), ==, "clipboard");
  g_assert_nonnull (two->reading);
  g_assert_true (g_bytes_equal (goi_reading_get_bytes (two->reading), bytes));
  g_assert_null (three->reading);
  g_assert_cmpstr (goi_document_get_text (three->document), ==,
                   goi_document_get_text (goi_reading_get_document (two->reading)));
}

typedef struct
{
  GMainLoop *loop;
  GoiReadPool *pool;
  guint n_left;
  guint n_read;
} Batch;

static void
on_read (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Batch *batch = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = goi_read_pool_read_finish (batch->pool, result, &error);
  const GoiReadOutcome *outcome;

  g_assert_no_error (error);
  g_assert_cmpuint (outcomes->len, ==, 1);
  outcome = g_ptr_array_index (outcomes, 0);
  g_assert_no_error (outcome->error);
  batch->n_read += goi_reading_get_reports (outcome->reading)->len;
  if (--batch->n_left == 0)
    g_main_loop_quit (batch->loop);
}

static void
test_batch (void)
{
  g_autoptr (GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr (GoiReadPool) pool = goi_read_pool_new (0);
  g_autoptr (GPtrArray) names = list_samples ();
  Batch batch = { .loop = loop, .pool = pool, .n_left = names->len };

  for (guint i = 0; i < names->len; i++)
    {
      g_autoptr (GoiReadInput) input = sample_input (g_ptr_array_index (names, i));

      goi_read_pool_read_async (pool, input, NULL, on_read, &batch);
    }
  g_main_loop_run (loop);
  g_assert_cmpuint (batch.n_read, ==, names->len);
}

static void
test_cancelled (void)
{
  g_autoptr (GoiReadPool) pool = goi_read_pool_new (1);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GoiReadInput) input = sample_input ("ql-caizheng-2021.txt");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) outcomes = NULL;

  g_cancellable_cancel (cancellable);
  outcomes = goi_read_pool_read (pool, input, cancellable, &error);
  g_assert_null (outcomes);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/read-pool/file", test_file);
  g_test_add_func ("/read-pool/missing-file", test_missing_file);
  g_test_add_func ("/read-pool/bytes-and-text", test_bytes_and_text);
  g_test_add_func ("/read-pool/batch", test_batch);
  g_test_add_func ("/read-pool/cancelled", test_cancelled);
  return g_test_run ();
}
