/* test-report-print.c: a report through GTK's printing, without a display
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-report-export.h"
#include "goi-report-print.h"
#include "goi-write-page.h"

#include <glib/gstdio.h>
#include <string.h>

static GoiReport *
new_report (void)
{
  GoiReport *report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);

  goi_report_set_agency (report, "测试市/某局");
  goi_report_set_year (report, 2024);
  goi_report_set_title (report, "测试市某局2024年政府信息公开工作年度报告");
  return report;
}

static char *
make_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *folder = g_dir_make_tmp ("goi-print-XXXXXX", &error);

  g_assert_no_error (error);
  return folder;
}

static void
test_print (void)
{
  g_autofree char *folder = make_folder ();
  g_autofree char *path = g_build_filename (folder, "report.pdf", NULL);
  g_autoptr (GoiReport) report = new_report ();
  g_autoptr (GoiPages) pages = goi_pages_new (report, GOI_PAGES_A4_WIDTH, GOI_PAGES_A4_HEIGHT);
  GoiReportPrint *print = goi_report_print_new (report);
  g_autoptr (GError) error = NULL;
  g_autofree char *contents = NULL;
  gsize length;
  int n_pages = 0;

  gtk_print_operation_set_export_filename (GTK_PRINT_OPERATION (print), path);
  g_assert_cmpint (gtk_print_operation_run (GTK_PRINT_OPERATION (print),
                                            GTK_PRINT_OPERATION_ACTION_EXPORT, NULL, &error),
                   ==, GTK_PRINT_OPERATION_RESULT_APPLY);
  g_assert_no_error (error);
  g_object_get (print, "n-pages", &n_pages, NULL);
  g_assert_cmpint (n_pages, ==, goi_pages_get_n_pages (pages));
  g_assert_true (g_file_get_contents (path, &contents, &length, &error));
  g_assert_cmpint (memcmp (contents, "%PDF-", 5), ==, 0);
  g_assert_finalize_object (print);
  g_unlink (path);
  g_rmdir (folder);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (goi_report_export_finish (result, &error));
  g_assert_no_error (error);
  *(gboolean *) user_data = TRUE;
}

/* What is exported is what is shown, in every format that the menu offers. */
static void
test_export (void)
{
  g_autofree char *folder = make_folder ();
  g_autoptr (GoiReport) report = new_report ();
  g_autoptr (GMenuModel) menu = goi_report_export_create_menu ("page.export-as");
  int n = g_menu_model_get_n_items (menu);

  g_assert_cmpint (n, >=, 3);
  for (int i = 0; i < n; i++)
    {
      g_autoptr (GVariant) format
          = g_menu_model_get_item_attribute_value (menu, i, G_MENU_ATTRIBUTE_TARGET, NULL);
      const char *id = g_variant_get_string (format, NULL);
      g_autofree char *name = goi_report_export_propose_name (report, id);
      g_autoptr (GFile) file = g_file_new_build_filename (folder, name, NULL);
      g_autoptr (GFileInfo) info = NULL;
      gboolean done = FALSE;

      g_assert_true (g_str_has_prefix (name, "测试市_某局2024."));
      goi_report_export_async (report, id, file, NULL, on_exported, &done);
      while (!done)
        g_main_context_iteration (NULL, TRUE);
      info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, 0, NULL, NULL);
      g_assert_nonnull (info);
      g_assert_cmpint (g_file_info_get_size (info), >, 500);
      g_file_delete (file, NULL, NULL);
    }
  g_rmdir (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/report-print/print", test_print);
  g_test_add_func ("/report-print/export", test_export);
  return g_test_run ();
}
