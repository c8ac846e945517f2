/* test-office-report.c: reports written as office documents and read back
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "expectations.h"
#include "made-report.h"
#include "office-fixture.h"
#include "office-render.h"

#include "goi-read.h"
#include "goi-zip-package.h"

#include <locale.h>
#include <string.h>

#define SEEDS 3

typedef GBytes *(*Render) (GoiReport *report, OfficeSpans spans, OfficeStyle style);

/* A way of writing a report. */
typedef struct
{
  const char *name;
  const char *file;
  Render render;
  OfficeSpans spans;
  OfficeStyle style;
} Way;

static const Way ways[] = {
  { "docx/merged", "x.docx", office_render_docx, OFFICE_MERGED, OFFICE_PLAIN },
  { "docx/covered-empty", "x.docx", office_render_docx, OFFICE_EMPTY, OFFICE_PLAIN },
  { "docx/covered-repeated", "x.docx", office_render_docx, OFFICE_REPEATED, OFFICE_PLAIN },
  { "docx/cut", "x.docx", office_render_docx, OFFICE_MERGED, OFFICE_CUT },
  { "docx/cut-with-header", "x.docx", office_render_docx, OFFICE_MERGED, OFFICE_CUT | OFFICE_HEADER_AGAIN },
  { "docx/cut-repeated", "x.docx", office_render_docx, OFFICE_REPEATED, OFFICE_CUT | OFFICE_HEADER_AGAIN },
  { "docx/numbered", "x.docx", office_render_docx, OFFICE_MERGED, OFFICE_NUMBERED },
  { "docx/frame", "x.docx", office_render_docx, OFFICE_MERGED, OFFICE_FRAME },
  { "odt/merged", "x.odt", office_render_odt, OFFICE_MERGED, OFFICE_PLAIN },
  { "odt/covered-empty", "x.odt", office_render_odt, OFFICE_EMPTY, OFFICE_PLAIN },
  { "odt/covered-repeated", "x.odt", office_render_odt, OFFICE_REPEATED, OFFICE_PLAIN },
  { "odt/cut", "x.odt", office_render_odt, OFFICE_MERGED, OFFICE_CUT },
  { "odt/numbered", "x.odt", office_render_odt, OFFICE_MERGED, OFFICE_NUMBERED },
  { "odt/frame", "x.odt", office_render_odt, OFFICE_MERGED, OFFICE_FRAME },
  { "xlsx/merged", "x.xlsx", office_render_xlsx, OFFICE_MERGED, OFFICE_BORDERS },
  { "xlsx/covered-repeated", "x.xlsx", office_render_xlsx, OFFICE_REPEATED, OFFICE_BORDERS | OFFICE_NOISE },
  { "xlsx/without-borders", "x.xlsx", office_render_xlsx, OFFICE_MERGED, OFFICE_GAPS },
  { "xlsx/sheets", "x.xlsx", office_render_xlsx, OFFICE_MERGED, OFFICE_BORDERS | OFFICE_SHEETS | OFFICE_NOISE },
  { "xlsx/sheets-without-borders", "x.xlsx", office_render_xlsx, OFFICE_EMPTY, OFFICE_SHEETS },
  { "xlsx/cut", "x.xlsx", office_render_xlsx, OFFICE_MERGED, OFFICE_BORDERS | OFFICE_GAPS | OFFICE_CUT },
  { "ods/merged", "x.ods", office_render_ods, OFFICE_MERGED, OFFICE_BORDERS },
  { "ods/covered-empty", "x.ods", office_render_ods, OFFICE_EMPTY, OFFICE_BORDERS | OFFICE_NOISE },
  { "ods/without-borders", "x.ods", office_render_ods, OFFICE_MERGED, OFFICE_GAPS },
  { "ods/sheets", "x.ods", office_render_ods, OFFICE_MERGED, OFFICE_BORDERS | OFFICE_SHEETS },
  { "csv/covered-empty", "x.csv", office_render_csv, OFFICE_EMPTY, OFFICE_GAPS },
  { "csv/covered-repeated", "x.csv", office_render_csv, OFFICE_REPEATED, OFFICE_GAPS },
};

static guint
check_way (const Way *way, const char *edition, gboolean alternatives)
{
  guint n_wrong = 0;

  for (guint32 seed = 1; seed <= SEEDS; seed++)
    {
      g_autoptr (GoiReport) report = make_report (edition, alternatives, seed);
      g_autoptr (GBytes) bytes = way->render (report, way->spans, way->style);
      g_autofree char *what = g_strdup_printf ("%s %s seed %u", way->name, edition, seed);
      g_autoptr (GError) error = NULL;
      g_autoptr (GoiReading) reading = goi_read_bytes (bytes, way->file, NULL, &error);

      g_assert_no_error (error);
      if (reading == NULL)
        return 1;
      g_assert_cmpuint (goi_reading_get_reports (reading)->len, ==, 1);
      n_wrong += compare_reports (report, g_ptr_array_index (goi_reading_get_reports (reading), 0), what);
    }
  return n_wrong;
}

static void
test_way (gconstpointer data)
{
  const Way *way = data;

  g_assert_cmpuint (check_way (way, "2021", FALSE), ==, 0);
  g_assert_cmpuint (check_way (way, "2021", TRUE), ==, 0);
  g_assert_cmpuint (check_way (way, "2019", FALSE), ==, 0);
  g_assert_cmpuint (check_way (way, "2014", FALSE), ==, 0);
}

#define FORM_TITLE "政府信息公开工作年度报告格式模板"

/* The same archive with another title in the document. */
static GBytes *
retitle (GBytes *bytes, const char *title)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiZipPackage) package = goi_zip_package_new (bytes, &error);
  OfficeZip *zip = office_zip_new ();
  GPtrArray *names;

  g_assert_no_error (error);
  names = goi_zip_package_get_names (package);
  for (guint i = 0; i < names->len; i++)
    {
      const char *name = g_ptr_array_index (names, i);
      g_autoptr (GBytes) part = goi_zip_package_read_all (package, name, 1 << 20, &error);
      g_autoptr (GString) text = g_string_new_len (g_bytes_get_data (part, NULL), g_bytes_get_size (part));
      guint n = g_string_replace (text, FORM_TITLE, title, 0);

      g_assert_no_error (error);
      g_assert_cmpuint (n, ==, g_str_equal (name, "word/document.xml"));
      office_zip_add (zip, name, text->str);
    }
  return office_zip_finish (zip);
}

/* The form as it was given out, in a file that an office program wrote, begun with the name of a body and
 * a year: every one of its cells is blank. */
static void
test_blank_form (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("GOI_SHARED"), "real", "blank_tmpl2021_form.docx", NULL);
  g_autofree char *expected = g_build_filename (g_getenv ("GOI_EXPECTATIONS"), "real-blank-2021.tsv", NULL);
  g_autoptr (Expectations) expectations = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GBytes) begun = NULL;
  g_autoptr (GoiReading) reading = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Differences) differences = { 0 };

  if (!g_file_query_exists (file, NULL))
    {
      g_test_skip ("the blank form is not here");
      return;
    }
  bytes = g_file_load_bytes (file, NULL, NULL, &error);
  g_assert_no_error (error);
  begun = retitle (bytes, "示例市林业局2021年政府信息公开工作年度报告");
  reading = goi_read_bytes (begun, "form.docx", NULL, &error);
  g_assert_no_error (error);
  if (reading == NULL)
    return;
  expectations = expectations_load (expected);
  g_free (expectations->year);
  expectations->year = g_strdup ("2021");
  g_free (expectations->agency);
  expectations->agency = g_strdup ("示例市林业局");
  expectations_compare (expectations, g_ptr_array_index (goi_reading_get_reports (reading), 0), &differences);
  g_test_message ("%u cells\n%s", differences.n_cells, differences.text->str);
  g_assert_cmpuint (differences.n_cells, ==, goi_edition_get_n_form_cells (goi_edition_get ("2021")));
  g_assert_cmpuint (differences.n_wrong, ==, 0);
  g_assert_cmpuint (differences.n_overdoubted, ==, 0);
  g_assert_cmpuint (differences.n_other, ==, 0);
}

int
main (int argc, char *argv[])
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();

  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    {
      g_autofree char *path = g_strconcat ("/office/report/", ways[i].name, NULL);
      g_test_add_data_func (path, &ways[i], test_way);
    }
  g_test_add_func ("/office/report/blank-form", test_blank_form);

  return g_test_run ();
}
