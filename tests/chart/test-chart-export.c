/* test-chart-export.c: tests of charts as files
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "chart-samples.h"
#include "goi-chart-export.h"

#include <cairo.h>
#include <glib/gstdio.h>
#include <string.h>

static GBytes *
export_sample (GPtrArray *rows, GoiChartFormat format, GError **error)
{
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartData) data = goi_chart_data_new (rows, NULL, options);

  return goi_chart_to_bytes (data, options, format, error);
}

typedef struct
{
  GString *path;
  char *title;
  char *desc;
  guint n_paths;
  GHashTable *ids;
  GPtrArray *references;
} SvgContent;

static void
svg_start (GMarkupParseContext *context, const char *element, const char **names,
           const char **values, gpointer data, GError **error)
{
  SvgContent *content = data;

  g_string_append_printf (content->path, "/%s", element);
  if (strcmp (element, "path") == 0 || strcmp (element, "rect") == 0)
    content->n_paths++;
  for (guint i = 0; names[i] != NULL; i++)
    {
      if (strcmp (names[i], "id") == 0)
        g_assert_true (g_hash_table_add (content->ids, g_strdup (values[i])));
      if (g_str_has_suffix (names[i], "href") && values[i][0] == '#')
        g_ptr_array_add (content->references, g_strdup (values[i] + 1));
    }
}

static void
svg_end (GMarkupParseContext *context, const char *element, gpointer data, GError **error)
{
  SvgContent *content = data;
  g_string_truncate (content->path, content->path->len - strlen (element) - 1);
}

static void
svg_text (GMarkupParseContext *context, const char *text, gsize length, gpointer data,
          GError **error)
{
  SvgContent *content = data;

  if (strcmp (content->path->str, "/svg/title") == 0)
    content->title = g_strndup (text, length);
  if (strcmp (content->path->str, "/svg/desc") == 0)
    content->desc = g_strndup (text, length);
}

static void
test_svg (void)
{
  static const GMarkupParser parser
      = { .start_element = svg_start, .end_element = svg_end, .text = svg_text };
  g_autoptr (GPtrArray) rows = sample_city ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GMarkupParseContext) context = NULL;
  g_autoptr (GError) error = NULL;
  SvgContent content = { g_string_new (NULL), NULL, NULL, 0, NULL, NULL };

  content.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  content.references = g_ptr_array_new_with_free_func (g_free);
  sample_add (rows, "A<b> & \"c\"", 2024, "2021", (int[]) { 3, 0, 1, 0, 0, 0 }, 4);
  bytes = export_sample (rows, GOI_CHART_SVG, &error);
  g_assert_no_error (error);
  context = g_markup_parse_context_new (&parser, 0, &content, NULL);
  g_assert_true (g_markup_parse_context_parse (context, g_bytes_get_data (bytes, NULL),
                                               g_bytes_get_size (bytes), &error));
  g_assert_true (g_markup_parse_context_end_parse (context, &error));
  g_assert_no_error (error);

  g_assert_cmpstr (content.title, ==, "Most agencies disclosed at least half of their requests; "
                                      "“Cannot be provided” leads among the rest");
  g_assert_nonnull (strstr (content.desc, "青川市财政局, 2024; Granted: 21 (51%)"));
  g_assert_nonnull (strstr (content.desc, "A<b> & \"c\", 2024; Granted: 3 (75%)"));
  g_assert_cmpuint (content.n_paths, >, 19 * 4);
  /* Renumbered ids still lead somewhere. */
  g_assert_cmpuint (content.references->len, >, 100);
  for (guint i = 0; i < content.references->len; i++)
    g_assert_true (g_hash_table_contains (content.ids, content.references->pdata[i]));

  g_string_free (content.path, TRUE);
  g_free (content.title);
  g_free (content.desc);
  g_hash_table_unref (content.ids);
  g_ptr_array_unref (content.references);
}

static void
test_same_bytes (void)
{
  for (guint format = GOI_CHART_SVG; format <= GOI_CHART_PNG; format++)
    {
      g_autoptr (GPtrArray) rows = sample_many (40);
      g_autoptr (GPtrArray) other_rows = sample_many (41);
      g_autoptr (GBytes) one = export_sample (rows, format, NULL);
      g_autoptr (GBytes) other = export_sample (other_rows, format, NULL);
      g_autoptr (GBytes) two = NULL;

      /* PDF dates have seconds. */
      if (format == GOI_CHART_PDF)
        g_usleep (1100 * 1000);
      two = export_sample (rows, format, NULL);
      g_assert_nonnull (one);
      g_assert_true (g_bytes_equal (one, two));
      g_assert_false (g_bytes_equal (one, other));
    }
}

static cairo_status_t
read_bytes (void *closure, unsigned char *data, unsigned int length)
{
  return g_input_stream_read_all (closure, data, length, NULL, NULL, NULL)
             ? CAIRO_STATUS_SUCCESS
             : CAIRO_STATUS_READ_ERROR;
}

static void
test_png (void)
{
  g_autoptr (GPtrArray) rows = sample_city ();
  g_autoptr (GBytes) bytes = export_sample (rows, GOI_CHART_PNG, NULL);
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);
  cairo_surface_t *surface = cairo_image_surface_create_from_png_stream (read_bytes, stream);

  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  g_assert_cmpint (cairo_image_surface_get_width (surface), ==, 2240);
  g_assert_cmpint (cairo_image_surface_get_height (surface), >, 18 * 2 * 20);
  /* White paper. */
  g_assert_cmphex (*(guint32 *) (gpointer) cairo_image_surface_get_data (surface) & 0xffffff, ==,
                   0xffffff);
  cairo_surface_destroy (surface);
}

static char *
run (const char *program, const char *option, const char *path)
{
  g_autofree char *found = g_find_program_in_path (program);
  const char *argv[]
      = { found, option, path, strcmp (program, "pdftotext") == 0 ? "-" : NULL, NULL };
  char *output = NULL;
  int status;

  if (found == NULL)
    return NULL;
  g_assert_true (g_spawn_sync (NULL, (char **) argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &output,
                               NULL, &status, NULL));
  g_assert_cmpint (status, ==, 0);
  return output;
}

static void
test_pdf (void)
{
  g_autoptr (GPtrArray) rows = sample_many (60);
  g_autoptr (GBytes) bytes = export_sample (rows, GOI_CHART_PDF, NULL);
  g_autofree char *path = NULL;
  g_autofree char *info = NULL;
  g_autofree char *text = NULL;
  g_auto (GStrv) pages = NULL;
  int fd = g_file_open_tmp ("chart-XXXXXX.pdf", &path, NULL);

  g_assert_cmpint (fd, >=, 0);
  g_close (fd, NULL);
  g_assert_true (
      g_file_set_contents (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), NULL));
  info = run ("pdfinfo", "-isodates", path);
  text = run ("pdftotext", "-layout", path);
  g_unlink (path);
  if (info == NULL || text == NULL)
    {
      g_test_skip ("pdfinfo and pdftotext are not installed");
      return;
    }

  g_assert_nonnull (strstr (info, "Title:           28 of 60 agencies disclosed at least half"));
  g_assert_nonnull (strstr (info, "842 x 595 pts (A4)"));
  g_assert_null (strstr (info, "CreationDate"));
  g_assert_null (strstr (info, "ModDate"));
  pages = g_strsplit (text, "\f", -1);
  g_assert_cmpuint (g_strv_length (pages), >=, 4);
  for (guint i = 0; *pages[i] != '\0'; i++)
    {
      g_autofree char *number = g_strdup_printf ("Page %u of ", i + 1);

      g_assert_nonnull (strstr (pages[i], number));
      g_assert_nonnull (strstr (pages[i], "Granted in part"));
      g_assert_nonnull (strstr (pages[i], "Source: 60 annual reports for 2023."));
    }
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *number = g_strdup_printf ("第%u%s", i + 1, i % 7 == 3 ? "经济" : "街道");
      g_assert_nonnull (strstr (text, number));
    }
}

static void
test_errors (void)
{
  g_autoptr (GPtrArray) none = sample_rows_new ();
  g_autoptr (GPtrArray) many = sample_many (1200);
  g_autoptr (GPtrArray) city = sample_city ();
  g_autoptr (GoiChartOptions) options = goi_chart_options_new ();
  g_autoptr (GoiChartData) data = goi_chart_data_new (city, NULL, options);
  g_autoptr (GFile) nowhere = g_file_new_for_path ("/nonexistent/folder/chart.svg");
  g_autoptr (GError) missing = NULL;
  GoiChartFormat format = 99;

  for (guint f = GOI_CHART_SVG; f <= GOI_CHART_PNG; f++)
    {
      g_autoptr (GError) error = NULL;
      g_assert_null (export_sample (none, f, &error));
      g_assert_error (error, GOI_CHART_ERROR, GOI_CHART_ERROR_EMPTY);
    }
  {
    g_autoptr (GError) error = NULL;
    g_assert_null (export_sample (many, GOI_CHART_PNG, &error));
    g_assert_error (error, GOI_CHART_ERROR, GOI_CHART_ERROR_TOO_LARGE);
  }
  {
    g_autoptr (GError) error = NULL;
    g_assert_false (goi_chart_format_from_name ("chart.jpeg", &format, &error));
    g_assert_error (error, GOI_CHART_ERROR, GOI_CHART_ERROR_UNKNOWN_FORMAT);
    g_assert_false (goi_chart_format_from_name ("svg", &format, NULL));
  }
  g_assert_true (goi_chart_format_from_name ("2024.图表.PDF", &format, NULL));
  g_assert_cmpuint (format, ==, GOI_CHART_PDF);
  g_assert_false (goi_chart_write_file (data, options, GOI_CHART_SVG, nowhere, NULL, &missing));
  g_assert_error (missing, G_IO_ERROR, G_IO_ERROR_NOT_FOUND);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/chart/export/svg", test_svg);
  g_test_add_func ("/chart/export/same-bytes", test_same_bytes);
  g_test_add_func ("/chart/export/png", test_png);
  g_test_add_func ("/chart/export/pdf", test_pdf);
  g_test_add_func ("/chart/export/errors", test_errors);
  return g_test_run ();
}
