/* test-chart-print.c: tests of charts on paper; no display needed
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "chart-samples.h"
#include "goi-chart-print.h"

#include <glib/gstdio.h>
#include <string.h>

static char *folder;

static char *
print_to_file (guint n_agencies, const char *name, GtkPageOrientation orientation)
{
  g_autoptr (GPtrArray) rows = sample_many (n_agencies);
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartData) data = goi_chart_data_new (rows, NULL, options);
  g_autoptr (GoiChartPrint) print = goi_chart_print_new (data, options);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_copy (
      gtk_print_operation_get_default_page_setup (GTK_PRINT_OPERATION (print)));
  g_autoptr (GError) error = NULL;
  char *path = g_build_filename (folder, name, NULL);

  gtk_page_setup_set_orientation (setup, orientation);
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (print), setup);
  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (print), path);
  g_assert_cmpint (gtk_print_operation_run (GTK_PRINT_OPERATION (print),
                                            GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  return path;
}

static char *
run (const char *program, const char *path, const char *last)
{
  g_autofree char *found = g_find_program_in_path (program);
  const char *argv[] = { found, path, last, NULL };
  char *output = NULL;
  int status;

  if (found == NULL)
    return NULL;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                               NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  return output;
}

static guint
count_pages (const char *path)
{
  g_autofree char *info = run ("pdfinfo", path, NULL);
  const char *pages = info != NULL ? strstr (info, "\nPages:") : NULL;

  return pages != NULL ? (guint) g_ascii_strtoull (pages + strlen ("\nPages:")
                                                       + strspn (pages + strlen ("\nPages:"), " "),
                                                   NULL, 10)
                       : 0;
}

static gboolean
have_tools (void)
{
  g_autofree char *info = g_find_program_in_path ("pdfinfo");
  g_autofree char *text = g_find_program_in_path ("pdftotext");

  if (info != NULL && text != NULL)
    return TRUE;
  g_test_skip ("pdfinfo and pdftotext are not installed");
  return FALSE;
}

static void
test_pages (void)
{
  g_autofree char *few = NULL;
  g_autofree char *many = NULL;
  g_autofree char *upright = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;
  guint n_pages;

  if (!have_tools ())
    return;
  few = print_to_file (5, "few.pdf", GTK_PAGE_ORIENTATION_LANDSCAPE);
  many = print_to_file (120, "many.pdf", GTK_PAGE_ORIENTATION_LANDSCAPE);
  upright = print_to_file (120, "upright.pdf", GTK_PAGE_ORIENTATION_PORTRAIT);
  g_assert_cmpuint (count_pages (few), ==, 1);
  n_pages = count_pages (many);
  g_assert_cmpuint (n_pages, >=, 5);
  g_assert_cmpuint (n_pages, <=, 10);
  g_assert_cmpuint (count_pages (upright), <, n_pages);

  text = run ("pdftotext", many, "-");
  pages = g_strsplit (text, "\f", -1);
  for (guint i = 0; i < n_pages; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of %u", i + 1, n_pages);

      g_assert_nonnull (strstr (pages[i], number));
      g_assert_nonnull (strstr (pages[i], "Outcomes of disclosure requests in 2023"));
      g_assert_nonnull (strstr (pages[i], "Cannot be provided"));
    }
}

static void
test_same_bytes (void)
{
  g_autofree char *one = print_to_file (30, "one.pdf", GTK_PAGE_ORIENTATION_LANDSCAPE);
  g_autofree char *two = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  gsize n_first, n_second;

  /* Dates have seconds. */
  g_usleep (1100 * 1000);
  two = print_to_file (30, "two.pdf", GTK_PAGE_ORIENTATION_LANDSCAPE);
  g_assert_true (g_file_get_contents (one, &first, &n_first, NULL));
  g_assert_true (g_file_get_contents (two, &second, &n_second, NULL));
  g_assert_cmpmem (first, n_first, second, n_second);
}

int
main (int argc, char *argv[])
{
  int status;

  g_test_init (&argc, &argv, NULL);
  folder = g_dir_make_tmp ("chart-print-XXXXXX", NULL);
  g_assert_nonnull (folder);
  g_test_add_func ("/chart/print/pages", test_pages);
  g_test_add_func ("/chart/print/same-bytes", test_same_bytes);
  status = g_test_run ();
  {
    static const char *const names[]
        = { "few.pdf", "many.pdf", "upright.pdf", "one.pdf", "two.pdf" };
    for (guint i = 0; i < G_N_ELEMENTS (names); i++)
      {
        g_autofree char *path = g_build_filename (folder, names[i], NULL);
        g_unlink (path);
      }
  }
  g_rmdir (folder);
  g_free (folder);
  return status;
}
