/* make-documents.c: reports in files of every format, for measurements
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-test-html.h"
#include "office-render.h"

#include "goi-read.h"

#include <glib/gstdio.h>

/* Usage: make-documents FOLDER N FILE…
 *
 * Reads the reports in the files and writes N documents of each format into FOLDER/FORMAT, the reports
 * in turn and in turn in the ways in which offices write them. */

static const GoiTestHtmlStyle pages[] = {
  { .name = "merged", .declared = "utf-8", .blank = "", .around = TRUE },
  { .name = "gbk", .charset = "GBK", .declared = "gb2312", .blank = "&nbsp;", .around = TRUE },
  { .name = "word", .declared = "utf-8", .blank = "&nbsp;", .word = TRUE, .around = TRUE },
  { .name = "soup", .blank = "", .soup = TRUE, .around = TRUE },
  { .name = "layout", .declared = "utf-8", .blank = "", .layout = TRUE, .around = TRUE },
  { .name = "cut", .cut = GOI_TEST_CUT_HEADER, .blank = "", .word = TRUE },
};

static const OfficeStyle texts[] = { OFFICE_PLAIN, OFFICE_NUMBERED, OFFICE_CUT | OFFICE_HEADER_AGAIN, OFFICE_FRAME };

static const OfficeStyle sheets[]
    = { OFFICE_BORDERS, OFFICE_GAPS, OFFICE_BORDERS | OFFICE_SHEETS, OFFICE_BORDERS | OFFICE_NOISE };

static GBytes *
render (GoiReport *report, const char *format, guint i)
{
  OfficeStyle text = texts[i % G_N_ELEMENTS (texts)], sheet = sheets[i % G_N_ELEMENTS (sheets)];

  if (g_str_equal (format, "html"))
    return goi_test_html_write (report, &pages[i % G_N_ELEMENTS (pages)]);
  if (g_str_equal (format, "docx"))
    return office_render_docx (report, OFFICE_MERGED, text);
  if (g_str_equal (format, "odt"))
    return office_render_odt (report, OFFICE_MERGED, text);
  if (g_str_equal (format, "xlsx"))
    return office_render_xlsx (report, OFFICE_MERGED, sheet);
  return office_render_ods (report, OFFICE_MERGED, sheet);
}

static void
write_document (GoiReport *report, const char *folder, const char *format, guint i)
{
  g_autofree char *path = g_strdup_printf ("%s/%s/%04u.%s", folder, format, i, format);
  g_autofree char *parent = g_path_get_dirname (path);
  g_autoptr (GBytes) bytes = render (report, format, i);
  GError *error = NULL;

  g_mkdir_with_parents (parent, 0755);
  if (!g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), &error))
    g_error ("%s", error->message);
}

/* What a page can print: a cell that could not be read is blank there. */
static void
make_printable (GoiReport *report)
{
  GoiEdition *edition = goi_report_get_edition (report);

  for (guint i = 0; i < goi_edition_get_n_cells (edition); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      const GoiValue *value = goi_report_get_cell_value (report, cell);
      g_autoptr (GoiValue) blank = goi_value_new_mark (GOI_MARK_BLANK, GOI_ORIGIN_TABLE);

      if (value->mark == GOI_MARK_ABSENT || value->mark == GOI_MARK_UNREADABLE)
        goi_report_set_value (report, cell->key, blank);
    }
}

static void
add_report (GPtrArray *reports, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiReading) reading = goi_read_file (file, NULL, &error);
  GoiReport *report;

  if (reading == NULL)
    g_error ("%s: %s", path, error->message);
  report = g_ptr_array_index (goi_reading_get_reports (reading), 0);
  if (goi_edition_is_prose (goi_report_get_edition (report)))
    return;
  make_printable (report);
  g_ptr_array_add (reports, g_object_ref (report));
}

int
main (int argc, char **argv)
{
  static const char *const formats[] = { "html", "docx", "odt", "xlsx", "ods" };
  g_autoptr (GPtrArray) reports = g_ptr_array_new_with_free_func (g_object_unref);
  guint n;

  if (argc < 4)
    {
      g_printerr ("usage: make-documents FOLDER N FILE…\n");
      return 1;
    }
  n = (guint) g_ascii_strtoull (argv[2], NULL, 10);
  for (int i = 3; i < argc; i++)
    add_report (reports, argv[i]);
  for (guint f = 0; f < G_N_ELEMENTS (formats); f++)
    for (guint i = 0; i < n; i++)
      write_document (g_ptr_array_index (reports, i % reports->len), argv[1], formats[f], i);
  return 0;
}
