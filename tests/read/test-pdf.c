/* test-pdf.c: reports drawn on pages and read back
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "expectations.h"
#include "goi-dump-document.h"
#include "goi-read.h"
#include "goi-write-page.h"
#include "made-report.h"
#include "office-render.h"
#include "pdf-fixture.h"

#include <locale.h>
#include <string.h>

/* The most cells that may be doubted in a report without lines. */
#define MOST_DOUBTED 7

static const PdfStyle styles[] = {
  { "strokes", PDF_STROKES, 0.75, 0, .numbered = TRUE },
  { "hairlines", PDF_STROKES, 0.1, 0, .centred = TRUE },
  { "thick", PDF_STROKES, 2.5, 0, .centred = TRUE, .numbered = TRUE },
  { "grey", PDF_STROKES, 0.5, 0.7, .centred = TRUE },
  { "fills", PDF_FILLS, 0.48, 0, .centred = TRUE },
  { "thin-fills", PDF_FILLS, 0.25, 0, .numbered = TRUE },
  { "boxes", PDF_BOXES, 0.5, 0, .centred = TRUE },
  { "dotted", PDF_DOTS, 0.75, 0, .centred = TRUE },
  { "shaded", PDF_STROKES, 0.5, 0.2, .shaded = TRUE, .centred = TRUE },
  { "gaps", PDF_GAPS, 0, 0, .centred = TRUE },
  { "open-sides", PDF_STROKES, 0.5, 0, .centred = TRUE, .open_sides = TRUE },
  { "header", PDF_STROKES, 0.5, 0, .numbered = TRUE, .header = "政府信息公开年度报告汇编" },
  { "large", PDF_STROKES, 0.5, 0, .size = 12, .numbered = TRUE },
  { "small", PDF_FILLS, 0.3, 0, .size = 7, .centred = TRUE },
  { "landscape", PDF_STROKES, 0.5, 0, .centred = TRUE, .width_of_page = 842, .height_of_page = 595, .numbered = TRUE },
  { "turned", PDF_STROKES, 0.5, 0, .centred = TRUE, .turned = TRUE, .numbered = TRUE },
  { "none", PDF_NONE, 0, 0, .numbered = TRUE },
  { "none-centred", PDF_NONE, 0, 0, .centred = TRUE },
  { "none-shaded", PDF_NONE, 0, 0, .shaded = TRUE, .centred = TRUE, .numbered = TRUE },
  { "none-landscape", PDF_NONE, 0, 0, .centred = TRUE, .width_of_page = 842, .height_of_page = 595 },
};

static GoiReading *
read_pdf (GBytes *pdf, GError **error)
{
  const char *folder = g_getenv ("GOI_KEEP_PDF");

  if (folder != NULL)
    {
      static guint n;
      g_autofree char *path = g_strdup_printf ("%s/%03u.pdf", folder, n++);
      g_file_set_contents (path, g_bytes_get_data (pdf, NULL), (gssize) g_bytes_get_size (pdf), NULL);
    }
  return goi_read_bytes (pdf, "report.pdf", NULL, error);
}

static GBytes *
draw (GoiReport *report, const PdfStyle *style)
{
  g_autoptr (GBytes) docx = office_render_docx (report, OFFICE_MERGED, OFFICE_PLAIN);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiDocument) document = goi_read_document (docx, "report.docx", NULL, &error);

  g_assert_no_error (error);
  return pdf_draw (document, style);
}

/* Cells that are read otherwise and not doubted, or that are too many. */
static guint
count_false (GoiReport *written, GoiReport *read)
{
  GoiEdition *form = goi_report_get_edition (written);
  guint n_false = 0, n_doubted = 0;

  for (guint i = 0; i < goi_edition_get_n_cells (form); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (form, i);
      const GoiValue *should = goi_report_get_cell_value (written, cell);
      const GoiValue *is = goi_report_get_cell_value (read, cell);

      if (should->mark == is->mark
          && (should->mark != GOI_MARK_NUMBER || goi_decimal_equal (should->number, is->number)))
        continue;
      if (is_doubted (read, cell->key))
        n_doubted++;
      else
        n_false++;
    }
  return n_false + (n_doubted > MOST_DOUBTED ? n_doubted : 0);
}

/* Without lines a row that a page's end cut off may be doubted. */
static guint
check_without_lines (GoiReport *report, GBytes *pdf, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiReading) reading = read_pdf (pdf, &error);
  guint n_false;

  g_assert_no_error (error);
  n_false = count_false (report, g_ptr_array_index (goi_reading_get_reports (reading), 0));
  if (n_false > 0)
    compare_reports (report, g_ptr_array_index (goi_reading_get_reports (reading), 0), what);
  return n_false;
}

static guint
check (GoiReport *report, GBytes *pdf, const char *what)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiReading) reading = read_pdf (pdf, &error);

  if (reading == NULL)
    {
      g_test_message ("%s: %s", what, error->message);
      return 1;
    }
  g_assert_cmpstr (goi_reading_get_media_type (reading), ==, "application/pdf");
  goi_assert_places (goi_reading_get_document (reading));
  return compare_reports (report, g_ptr_array_index (goi_reading_get_reports (reading), 0), what);
}

static void
test_style (gconstpointer data)
{
  const PdfStyle *style = data;
  static const struct
  {
    const char *edition;
    gboolean alternatives;
    guint32 seed;
  } reports[] = { { "2021", FALSE, 1 }, { "2019", FALSE, 2 }, { "2021", TRUE, 3 } };

  /* The third one, with the single row （六）其他处理, once with lines and once without. */
  for (guint i = 0; i < (style == styles || style->lines == PDF_NONE ? 3 : 2); i++)
    {
      g_autoptr (GoiReport) report = make_report (reports[i].edition, reports[i].alternatives, reports[i].seed);
      g_autoptr (GBytes) pdf = draw (report, style);
      g_autofree char *what = g_strdup_printf ("%s %s", style->name, reports[i].edition);

      if (style->lines == PDF_NONE)
        g_assert_cmpuint (check_without_lines (report, pdf, what), ==, 0);
      else
        g_assert_cmpuint (check (report, pdf, what), ==, 0);
    }
}

/* What the program itself puts on paper. */
static void
test_own_pages (gconstpointer data)
{
  const char *edition = data;

  for (guint32 seed = 1; seed <= 2; seed++)
    {
      g_autoptr (GoiReport) report = make_report (edition, FALSE, seed);
      g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
      g_autoptr (GBytes) pdf = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (goi_pages_write_pdf (report, stream, NULL, &error));
      g_assert_no_error (error);
      g_output_stream_close (stream, NULL, NULL);
      pdf = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
      g_assert_cmpuint (check (report, pdf, edition), ==, 0);
    }
}

static void
assert_refused (GBytes *pdf, int code, const char *word)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiReading) reading = read_pdf (pdf, &error);

  g_assert_null (reading);
  g_assert_error (error, GOI_READ_ERROR, code);
  g_assert_nonnull (strstr (error->message, word));
}

/* Numbers that are drawn are seen, and not taken for nothing. */
static void
test_drawn_numbers (void)
{
  static const PdfStyle style = { "drawn", PDF_STROKES, 0.5, 0, .centred = TRUE, .outlined = TRUE };
  g_autoptr (GoiReport) report = make_report ("2021", FALSE, 1);
  g_autoptr (GBytes) pdf = draw (report, &style);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiReading) reading = read_pdf (pdf, &error);
  GoiReport *read;
  guint n_unreadable = 0;

  g_assert_no_error (error);
  read = g_ptr_array_index (goi_reading_get_reports (reading), 0);
  for (guint i = 0; i < goi_edition_get_n_form_cells (goi_edition_get ("2021")); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (goi_edition_get ("2021"), i);
      const GoiValue *should = goi_report_get_cell_value (report, cell);
      const GoiValue *is = goi_report_get_cell_value (read, cell);

      if (!goi_value_is_number (should) || cell->kind == GOI_KIND_AMOUNT)
        continue;
      g_test_message ("%s %s %s", cell->key, goi_mark_to_string (is->mark), is->text);
      g_assert_true (is_doubted (read, cell->key) || is->mark == GOI_MARK_ABSENT);
      n_unreadable += is->mark == GOI_MARK_UNREADABLE ? 1 : 0;
    }
  g_assert_cmpuint (n_unreadable, >, 100);
}

/* A file that wants a password. */
static void
test_protected (void)
{
  static const char pdf[] = "%PDF-1.4\n"
                            "1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
                            "2 0 obj\n<< /Type /Pages /Kids [] /Count 0 >>\nendobj\n"
                            "3 0 obj\n<< /Filter /Standard /V 1 /R 2 /P -4 /O (01234567890123456789012345678901)"
                            " /U (01234567890123456789012345678901) >>\nendobj\n"
                            "trailer\n<< /Root 1 0 R /Size 4 /Encrypt 3 0 R /ID [ (a) (a) ] >>\n%%EOF\n";
  g_autoptr (GBytes) bytes = g_bytes_new_static (pdf, sizeof pdf - 1);

  assert_refused (bytes, GOI_READ_ERROR_UNSUPPORTED, "password");
}

/* Fonts that do not tell which characters they show. */
static void
test_no_characters (void)
{
  g_autoptr (GoiReport) report = make_report ("2021", FALSE, 1);
  g_autoptr (GBytes) pdf = draw (report, &styles[0]);
  g_autoptr (GBytes) mute = pdf_replace (pdf, "/ToUnicode", "/XoUnicode");

  assert_refused (mute, GOI_READ_ERROR_UNSUPPORTED, "font");
}

static void
test_pictures (void)
{
  g_autoptr (GoiDocument) empty = goi_document_new ();
  PdfStyle bare = { "bare" };
  g_autoptr (GBytes) pdf = pdf_draw (empty, &bare);

  assert_refused (pdf, GOI_READ_ERROR_UNSUPPORTED, "picture");
}

static void
test_damaged (void)
{
  g_autoptr (GoiReport) report = make_report ("2021", FALSE, 1);
  g_autoptr (GBytes) pdf = draw (report, &styles[0]);
  g_autoptr (GBytes) head = g_bytes_new_from_bytes (pdf, 0, 300);
  g_autoptr (GBytes) junk = g_bytes_new_static ("%PDF-1.7\n\n\n\n", 12);

  assert_refused (head, GOI_READ_ERROR_DAMAGED, "damaged");
  assert_refused (junk, GOI_READ_ERROR_DAMAGED, "damaged");
  /* Cut and scrambled files end in a report, with doubts or not, or in a message. */
  for (guint part = 1; part < 12; part++)
    {
      gsize size;
      char *data = g_memdup2 (g_bytes_get_data (pdf, &size), g_bytes_get_size (pdf));
      g_autoptr (GBytes) cut = NULL;
      g_autoptr (GBytes) torn = NULL;
      g_autoptr (GoiReading) first = NULL;
      g_autoptr (GoiReading) second = NULL;

      cut = g_bytes_new (data, size * part / 12);
      memset (data + size * part / 13, 0x20, 40);
      torn = g_bytes_new_take (data, size);
      first = goi_read_bytes (cut, "cut.pdf", NULL, NULL);
      second = goi_read_bytes (torn, "torn.pdf", NULL, NULL);
    }
}

static void
test_cancelled (void)
{
  g_autoptr (GoiReport) report = make_report ("2021", FALSE, 1);
  g_autoptr (GBytes) pdf = draw (report, &styles[0]);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiReading) reading = NULL;

  g_cancellable_cancel (cancellable);
  reading = goi_read_bytes (pdf, "report.pdf", cancellable, &error);
  g_assert_null (reading);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int argc, char **argv)
{
  static const char *const editions[] = { "2021", "2019", "2014" };

  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  for (guint i = 0; i < G_N_ELEMENTS (styles); i++)
    {
      g_autofree char *path = g_strconcat ("/read/pdf/style/", styles[i].name, NULL);
      g_test_add_data_func (path, &styles[i], test_style);
    }
  for (guint i = 0; i < G_N_ELEMENTS (editions); i++)
    {
      g_autofree char *path = g_strconcat ("/read/pdf/own/", editions[i], NULL);
      g_test_add_data_func (path, editions[i], test_own_pages);
    }
  g_test_add_func ("/read/pdf/drawn-numbers", test_drawn_numbers);
  g_test_add_func ("/read/pdf/protected", test_protected);
  g_test_add_func ("/read/pdf/no-characters", test_no_characters);
  g_test_add_func ("/read/pdf/pictures", test_pictures);
  g_test_add_func ("/read/pdf/damaged", test_damaged);
  g_test_add_func ("/read/pdf/cancelled", test_cancelled);
  return g_test_run ();
}
