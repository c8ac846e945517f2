/* test-office-report.c: reports written as office documents and read back
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "expectations.h"
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

static void
set_number (GoiReport *report, const GoiCell *cell, GoiDecimal number)
{
  g_autoptr (GoiValue) value = goi_value_new_number (number, GOI_ORIGIN_TABLE);

  g_assert_true (goi_report_set_value (report, cell->key, value));
}

/* Makes the sums of the form true: the first term on the left is what the others leave for it. */
static void
add_up (GoiReport *report)
{
  GPtrArray *relations = goi_edition_get_relations (goi_report_get_edition (report));

  for (guint pass = 0; pass < 4; pass++)
    for (guint i = 0; i < relations->len; i++)
      {
        const GoiRelation *relation = g_ptr_array_index (relations, i);
        const GoiTerm *first = &g_array_index (relation->left->terms, GoiTerm, 0);
        GoiSumResult left, right;
        GoiDecimal rest;

        if (relation->comparison != GOI_COMPARISON_EQUAL)
          continue;
        goi_sum_evaluate (relation->left, report, &left);
        goi_sum_evaluate (relation->right, report, &right);
        g_assert_true (goi_decimal_add (right.value, goi_decimal_negate (left.value), &rest));
        if (goi_value_is_number (goi_report_get_cell_value (report, first->cell)))
          g_assert_true (goi_decimal_add (rest, goi_report_get_cell_value (report, first->cell)->number, &rest));
        if (goi_report_get_cell_value (report, first->cell)->mark != GOI_MARK_ABSENT)
          set_number (report, first->cell, rest);
      }
}

/* A zero may be left blank or struck out, as offices do. */
static void
strike_out_zeros (GoiReport *report, GRand *random, guint n)
{
  static const GoiMark marks[] = { GOI_MARK_BLANK, GOI_MARK_DASH, GOI_MARK_SLASH, GOI_MARK_NONE };

  for (guint i = 0; i < n; i++)
    {
      const GoiCell *cell = goi_edition_get_cell (goi_report_get_edition (report), i);
      const GoiValue *value = goi_report_get_cell_value (report, cell);
      g_autoptr (GoiValue) mark = NULL;

      if (!goi_value_is_number (value) || value->number.unscaled != 0 || g_rand_int_range (random, 0, 3) > 0)
        continue;
      mark = goi_value_new_mark (marks[g_rand_int_range (random, 0, G_N_ELEMENTS (marks))], GOI_ORIGIN_TABLE);
      g_assert_true (goi_report_set_value (report, cell->key, mark));
    }
}

static GoiReport *
make_report (const char *edition, gboolean alternatives, guint32 seed)
{
  GRand *random = g_rand_new_with_seed (seed);
  GoiEdition *form = goi_edition_get (edition);
  GoiReport *report = goi_report_new (form, GOI_MARK_ABSENT);
  guint n = alternatives ? goi_edition_get_n_cells (form) : goi_edition_get_n_form_cells (form);
  int year = g_str_equal (edition, "2014") ? 2016 : g_str_equal (edition, "2019") ? 2020 : 2021 + seed % 4;
  g_autofree char *title = goi_edition_format_title (form, "示例市林业局", year);

  for (guint i = 0; i < n; i++)
    {
      const GoiCell *cell = goi_edition_get_cell (form, i);
      GoiDecimal number = GOI_DECIMAL_INT (g_rand_int_range (random, 0, 3) == 0 ? g_rand_int_range (random, 1, 60) : 0);

      if (alternatives && !cell->alternative && strstr (cell->key, "requests.other.") == cell->key)
        continue;
      if (cell->kind == GOI_KIND_AMOUNT)
        goi_decimal_make (g_rand_int_range (random, 0, 1000000), 2, &number);
      set_number (report, cell, number);
    }
  add_up (report);
  strike_out_zeros (report, random, n);
  goi_report_set_year (report, year);
  goi_report_set_agency (report, "示例市林业局");
  goi_report_set_title (report, title);
  goi_report_set_section (report, "overview", "一、总体情况", "全年主动公开信息，依法办理申请。");
  goi_report_set_section (report, "problems", "五、存在的主要问题及改进情况", "公开的主动性有待加强。");
  goi_report_set_section (report, "other", "六、其他需要报告的事项", "无其他需要报告的事项。");
  g_rand_free (random);
  return report;
}

static guint
compare (GoiReport *written, GoiReport *read, const char *what)
{
  GoiEdition *form = goi_report_get_edition (written);
  guint n_wrong = 0;

  if (goi_report_get_edition (read) != form)
    {
      g_test_message ("%s: edition %s", what, goi_edition_get_id (goi_report_get_edition (read)));
      return 1;
    }
  for (guint i = 0; i < goi_edition_get_n_cells (form); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (form, i);
      const GoiValue *should = goi_report_get_cell_value (written, cell);
      const GoiValue *is = goi_report_get_cell_value (read, cell);
      g_autofree char *a = goi_value_display (should);
      g_autofree char *b = goi_value_display (is);

      if (should->mark == is->mark
          && (should->mark != GOI_MARK_NUMBER || goi_decimal_equal (should->number, is->number)))
        continue;
      g_test_message ("%s: %s is \"%s\" (%s), should be \"%s\" (%s)", what, cell->key, b, goi_mark_to_string (is->mark),
                      a, goi_mark_to_string (should->mark));
      n_wrong++;
    }
  if (goi_report_get_year (read) != goi_report_get_year (written)
      || !g_str_equal (goi_report_get_agency (read), goi_report_get_agency (written)))
    {
      g_test_message ("%s: %s %d", what, goi_report_get_agency (read), goi_report_get_year (read));
      n_wrong++;
    }
  return n_wrong;
}

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
      n_wrong += compare (report, g_ptr_array_index (goi_reading_get_reports (reading), 0), what);
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
