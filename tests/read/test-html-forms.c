/* test-html-forms.c: whole forms as web pages, from bytes to cells
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "expectations.h"
#include "goi-dump-document.h"
#include "goi-read.h"
#include "goi-test-html.h"

#include <locale.h>
#include <string.h>

static const char *const editions[] = { "2014", "2019", "2021" };

static const GoiTestHtmlStyle styles[] = {
  { .name = "merged", .declared = "utf-8", .blank = "" },
  { .name = "merged-gbk", .charset = "GBK", .declared = "gb2312", .blank = "&nbsp;", .around = TRUE },
  { .name = "merged-gbk-undeclared", .charset = "GBK", .blank = "&nbsp;", .soup = TRUE },
  { .name = "word", .declared = "utf-8", .blank = "&nbsp;", .word = TRUE },
  { .name = "word-wrapped", .charset = "GB18030", .declared = "GB18030", .blank = "", .word = TRUE, .wrapped = TRUE },
  { .name = "wrapped", .declared = "gb2312", .blank = "<br>", .wrapped = TRUE },
  { .name = "soup", .blank = "", .soup = TRUE, .around = TRUE },
  { .name = "empty", .spans = GOI_TEST_SPANS_EMPTY, .blank = "" },
  { .name = "empty-nbsp", .spans = GOI_TEST_SPANS_EMPTY, .blank = "&nbsp;", .wrapped = TRUE },
  { .name = "repeated", .spans = GOI_TEST_SPANS_REPEATED, .blank = "" },
  { .name = "repeated-word", .spans = GOI_TEST_SPANS_REPEATED, .blank = "&nbsp;", .word = TRUE },
  { .name = "layout", .charset = "GBK", .declared = "gbk", .blank = "", .layout = TRUE, .around = TRUE },
  { .name = "layout-soup", .blank = "&nbsp;", .layout = TRUE, .soup = TRUE },
  { .name = "layout-repeated", .spans = GOI_TEST_SPANS_REPEATED, .blank = "", .layout = TRUE },
  { .name = "cut", .cut = GOI_TEST_CUT_BARE, .blank = "" },
  { .name = "cut-label", .cut = GOI_TEST_CUT_LABEL, .blank = "&nbsp;" },
  { .name = "cut-header", .cut = GOI_TEST_CUT_HEADER, .blank = "", .word = TRUE },
  { .name = "cut-empty", .cut = GOI_TEST_CUT_BARE, .spans = GOI_TEST_SPANS_EMPTY, .blank = "" },
  { .name = "cut-repeated", .cut = GOI_TEST_CUT_HEADER, .spans = GOI_TEST_SPANS_REPEATED, .blank = "" },
  { .name = "parted", .blank = "", .parted = TRUE },
  { .name = "parted-empty", .spans = GOI_TEST_SPANS_EMPTY, .blank = "&nbsp;", .parted = TRUE, .cut = GOI_TEST_CUT_LABEL },
  { .name = "alternatives", .blank = "", .alternatives = TRUE },
  { .name = "alternatives-repeated", .spans = GOI_TEST_SPANS_REPEATED, .blank = "", .alternatives = TRUE, .word = TRUE },
  { .name = "cut-layout", .cut = GOI_TEST_CUT_LABEL, .blank = "", .layout = TRUE },
};

typedef struct
{
  const char *edition;
  const GoiTestHtmlStyle *style;
} Case;

/* What can stand in a cell of a page. */
static GoiValue *
random_value (GRand *random, const GoiCell *cell)
{
  static const GoiMark marks[] = { GOI_MARK_BLANK, GOI_MARK_DASH, GOI_MARK_SLASH, GOI_MARK_NONE, GOI_MARK_NA };
  GoiDecimal number;
  gint64 n = g_rand_int_range (random, 0, 3) == 0 ? g_rand_int_range (random, 0, 100000)
                                                  : g_rand_int_range (random, 0, 30);
  guint scale = cell->kind == GOI_KIND_AMOUNT ? g_rand_int_range (random, 0, 3) : 0;

  /* Beside a blank total a number that is by chance what others add up to would be doubted. */
  if (g_rand_int_range (random, 0, 4) == 0 && !g_str_has_suffix (cell->key, ".total"))
    return goi_value_new_mark (marks[g_rand_int_range (random, 0, G_N_ELEMENTS (marks))], GOI_ORIGIN_TABLE);
  if (cell->kind == GOI_KIND_SIGNED && g_rand_boolean (random))
    n = -n;
  g_assert_true (goi_decimal_make (n, scale, &number));
  return goi_value_new_number (number, GOI_ORIGIN_TABLE);
}

/* Whether the form prints an alternative row instead of this one. */
static gboolean
is_replaced (const GoiCell *cell)
{
  if (cell->row->id == NULL)
    return FALSE;
  for (guint i = 0; i < cell->block->rows->len; i++)
    {
      const GoiFormItem *row = g_ptr_array_index (cell->block->rows, i);
      if (row->replaces != NULL && g_str_has_prefix (cell->row->id, row->replaces))
        return TRUE;
    }
  return FALSE;
}

static GoiReport *
random_report (const char *edition_id, gboolean alternatives, GRand *random)
{
  GoiEdition *edition = goi_edition_get (edition_id);
  GoiReport *report = goi_report_new (edition, GOI_MARK_ABSENT);
  int first, last;
  g_autofree char *title = NULL;

  goi_edition_get_years (edition, &first, &last);
  goi_report_set_year (report, first);
  goi_report_set_agency (report, "青澜市财政局");
  title = goi_edition_format_title (edition, "青澜市财政局", first);
  goi_report_set_title (report, title);
  for (guint i = 0; i < goi_edition_get_n_cells (edition); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      g_autoptr (GoiValue) value = random_value (random, cell);

      if (alternatives ? !is_replaced (cell) || cell->alternative : !cell->alternative)
        g_assert_true (goi_report_set_value (report, cell->key, value));
    }
  return report;
}

static void
assert_no_doubts (GoiReport *report)
{
  GPtrArray *doubts = goi_report_get_doubts (report);

  for (guint i = 0; i < doubts->len; i++)
    {
      const GoiDoubt *doubt = g_ptr_array_index (doubts, i);
      g_autofree char *cells = g_strjoinv (" ", doubt->cells);
      g_test_message ("doubt, expected none: %s: %s: %s", cells, doubt->message, doubt->text);
    }
  g_assert_cmpuint (doubts->len, ==, 0);
}

/* Every cell holds what it held, and the place it was read from holds its text. */
static void
compare (GoiReport *expected, GoiReport *report, GoiDocument *document)
{
  GoiEdition *edition = goi_report_get_edition (expected);

  g_assert_cmpstr (goi_edition_get_id (goi_report_get_edition (report)), ==, goi_edition_get_id (edition));
  g_assert_cmpint (goi_report_get_year (report), ==, goi_report_get_year (expected));
  g_assert_cmpstr (goi_report_get_agency (report), ==, goi_report_get_agency (expected));
  for (guint i = 0; i < goi_edition_get_n_cells (edition); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      const GoiValue *should = goi_report_get_cell_value (expected, cell);
      const GoiValue *is = goi_report_get_cell_value (report, cell);
      g_autofree char *should_text = goi_value_display (should);
      g_autofree char *is_text = goi_value_display (is);
      g_autofree char *place = NULL;

      if (!goi_value_same_content (is, should))
        g_test_message ("%s: \"%s\", expected \"%s\"", cell->key, is_text, should_text);
      g_assert_true (goi_value_same_content (is, should));
      if (!goi_value_is_number (is))
        continue;
      place = goi_document_dup_range (document, is->start, is->end);
      g_assert_cmpstr (place, ==, is->text);
    }
}

static void
test_case (gconstpointer data)
{
  const Case *c = data;
  g_autoptr (GRand) random = g_rand_new_with_seed (g_str_hash (c->style->name));

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (GoiReport) expected = random_report (c->edition, c->style->alternatives, random);
      g_autoptr (GBytes) bytes = goi_test_html_write (expected, c->style);
      g_autoptr (GError) error = NULL;
      g_autoptr (GoiReading) reading = goi_read_bytes (bytes, "page", NULL, &error);

      if (g_getenv ("GOI_SAVE_PAGE") != NULL)
        g_file_set_contents (g_getenv ("GOI_SAVE_PAGE"), g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL);
      g_assert_no_error (error);
      g_assert_cmpstr (goi_reading_get_media_type (reading), ==, "text/html");
      g_assert_cmpuint (goi_reading_get_reports (reading)->len, ==, 1);
      goi_assert_places (goi_reading_get_document (reading));
      compare (expected, g_ptr_array_index (goi_reading_get_reports (reading), 0),
               goi_reading_get_document (reading));
      assert_no_doubts (g_ptr_array_index (goi_reading_get_reports (reading), 0));
    }
}

/* A published page, against what was written down of it by hand. */
static void
test_published (gconstpointer data)
{
  const char *const *names = data;
  g_autofree char *path = g_build_filename (g_getenv ("GOI_SHARED"), "real", names[0], NULL);
  g_autofree char *expected_path = g_build_filename (g_getenv ("GOI_EXPECTATIONS"), names[1], NULL);
  g_autoptr (Expectations) expectations = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GoiReading) reading = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (Differences) differences = { 0 };

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    {
      g_test_skip ("the published reports are not here");
      return;
    }
  expectations = expectations_load (expected_path);
  reading = goi_read_file (file, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (goi_reading_get_reports (reading)->len, ==, 1);
  goi_assert_places (goi_reading_get_document (reading));
  expectations_compare (expectations, g_ptr_array_index (goi_reading_get_reports (reading), 0), &differences);
  g_test_message ("%s", differences.text->str);
  g_assert_cmpuint (differences.n_cells, ==, 198);
  g_assert_cmpuint (differences.n_wrong, ==, 0);
  g_assert_cmpuint (differences.n_false, ==, 0);
  g_assert_cmpuint (differences.n_undoubted, ==, 0);
  g_assert_cmpuint (differences.n_overdoubted, ==, 0);
  g_assert_cmpuint (differences.n_other, ==, 0);
}

/* A page with nothing but links to the report is no report. */
static void
test_attachment (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("GOI_FIXTURES"), "html", "attachment.html", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiReading) reading = goi_read_file (file, NULL, &error);

  g_assert_error (error, GOI_READ_ERROR, GOI_READ_ERROR_NOT_A_REPORT);
  g_assert_null (reading);
}

int
main (int argc, char **argv)
{
  static const char *const shanghai[] = { "shanghai_gov_office_2019.html", "real-shanghai.tsv" };
  static Case cases[G_N_ELEMENTS (editions) * G_N_ELEMENTS (styles)];

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      Case *c = &cases[i];
      g_autofree char *path = NULL;

      c->edition = editions[i / G_N_ELEMENTS (styles)];
      c->style = &styles[i % G_N_ELEMENTS (styles)];
      path = g_strdup_printf ("/html/form/%s/%s", c->edition, c->style->name);
      g_test_add_data_func (path, c, test_case);
    }
  g_test_add_data_func ("/html/published/shanghai", shanghai, test_published);
  g_test_add_func ("/html/attachment", test_attachment);
  return g_test_run ();
}
