/* goi-chart-export.c: charts as files
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-chart"

#include "config.h"

#include "goi-chart-draw.h"
#include "goi-chart-export.h"
#include "goi-chart-words.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#define DEFAULT_WIDTH 1120.0
#define DEFAULT_SCALE 2.0
/* cairo's limit for image surfaces. */
#define MAX_PIXELS 32767

static const char *const format_names[] = { "svg", "pdf", "png" };

static cairo_status_t
append_bytes (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GoiChartLayout *
lay_out (GoiChartData *data, const GoiChartOptions *options, double width)
{
  PangoContext *context = goi_chart_context_new ();
  GoiChartLayout *layout = goi_chart_layout_new (data, options, width, 0, context);

  g_object_unref (context);
  return layout;
}

static gboolean
check_data (const GoiChartData *data, GError **error)
{
  if (data->bars->len > 0)
    return TRUE;
  g_set_error_literal (error, GOI_CHART_ERROR, GOI_CHART_ERROR_EMPTY,
                       _("There is no report to draw"));
  return FALSE;
}

static gboolean
check_status (cairo_status_t status, GError **error)
{
  if (status == CAIRO_STATUS_SUCCESS)
    return TRUE;
  g_set_error (error, GOI_CHART_ERROR, GOI_CHART_ERROR_DRAWING,
               _("The chart could not be drawn: %s"), cairo_status_to_string (status));
  return FALSE;
}

static gboolean
write_all (GOutputStream *stream, const GByteArray *bytes, GCancellable *cancellable,
           GError **error)
{
  return g_output_stream_write_all (stream, bytes->data, bytes->len, NULL, cancellable, error);
}

/* cairo numbers its groups through the life of the process: give them numbers of this document. */
static gboolean
renumber (const GMatchInfo *match, GString *result, gpointer user_data)
{
  GHashTable *numbers = user_data;
  g_autofree char *before = g_match_info_fetch (match, 1);
  g_autofree char *name = g_match_info_fetch (match, 2);
  g_autofree char *number = g_match_info_fetch (match, 3);
  char *key = g_strconcat (name, number, NULL);
  guint known = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, key));

  if (known == 0)
    {
      known = g_hash_table_size (numbers) + 1;
      g_hash_table_insert (numbers, key, GUINT_TO_POINTER (known));
    }
  else
    g_free (key);
  g_string_append_printf (result, "%s%s%u", before, name, known);
  return FALSE;
}

static char *
normalize_ids (const char *svg, GError **error)
{
  g_autoptr (GHashTable) numbers = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GRegex) regex
      = g_regex_new ("(\\bid=\"|href=\"#|url\\(#)([A-Za-z-]+)([0-9]+)", G_REGEX_OPTIMIZE, 0, error);

  if (regex == NULL)
    return NULL;
  return g_regex_replace_eval (regex, svg, -1, 0, 0, renumber, numbers, error);
}

/* Text is drawn as outlines, so what the picture says has to be said beside it. */
static char *
add_words (const char *svg, const GoiChartLayout *layout)
{
  g_autofree char *description = goi_chart_describe (layout->data, layout->options);
  g_autofree char *title = g_markup_escape_text (layout->title, -1);
  g_autofree char *desc = g_markup_escape_text (description, -1);
  const char *root = strstr (svg, "<svg "), *end = root != NULL ? strchr (root, '>') : NULL;
  g_autoptr (GString) result = NULL;

  if (end == NULL)
    return NULL;
  result = g_string_new_len (svg, end - svg);
  g_string_append_printf (
      result,
      " role=\"img\" aria-labelledby=\"chart-title chart-desc\">\n"
      "<title id=\"chart-title\">%s</title>\n<desc id=\"chart-desc\">%s</desc>%s",
      title, desc, end + 1);
  return g_string_free (g_steal_pointer (&result), FALSE);
}

/**
 * goi_chart_write_svg:
 * @data: what to show
 * @options: how
 * @width: the picture's width in pixels
 * @stream: where to write
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Writes a picture that is as high as its bars need, with a title and a description of all numbers.
 * The same input gives the same bytes.
 *
 * Returns: whether it was written
 */
gboolean
goi_chart_write_svg (GoiChartData *data, const GoiChartOptions *options, double width,
                     GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiChartLayout) layout = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  g_autofree char *normal = NULL;
  g_autofree char *svg = NULL;
  GoiChartPalette palette;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (data != NULL && options != NULL, FALSE);
  if (!check_data (data, error))
    return FALSE;

  layout = lay_out (data, options, width);
  goi_chart_palette_init (&palette, GOI_CHART_SCHEME_LIGHT);
  palette.paint_background = TRUE;
  surface = cairo_svg_surface_create_for_stream (append_bytes, bytes, layout->width,
                                                 ceil (layout->height));
  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  cr = cairo_create (surface);
  goi_chart_draw (layout, &palette, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!check_status (status, error))
    return FALSE;

  g_byte_array_append (bytes, (const guint8 *) "", 1);
  normal = normalize_ids ((const char *) bytes->data, error);
  if (normal == NULL)
    return FALSE;
  svg = add_words (normal, layout);
  if (svg == NULL)
    return check_status (CAIRO_STATUS_WRITE_ERROR, error);
  return g_output_stream_write_all (stream, svg, strlen (svg), NULL, cancellable, error);
}

/**
 * goi_chart_write_pdf:
 * @data: what to show
 * @options: how; the size of the text is %GOI_CHART_PAPER_FONT_SIZE whatever they say
 * @portrait: upright pages
 * @stream: where to write
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Writes as many pages of A4 as the bars need. The file carries no date, so that the same input
 * gives the same bytes.
 *
 * Returns: whether it was written
 */
gboolean
goi_chart_write_pdf (GoiChartData *data, const GoiChartOptions *options, gboolean portrait,
                     GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiChartOptions) paper = goi_chart_options_copy (options);
  g_autoptr (GPtrArray) pages = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  double width = portrait ? GOI_CHART_A4_SHORT : GOI_CHART_A4_LONG;
  double height = portrait ? GOI_CHART_A4_LONG : GOI_CHART_A4_SHORT, border = 20;
  PangoContext *context;
  GoiChartPalette palette;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (data != NULL && options != NULL, FALSE);
  if (!check_data (data, error))
    return FALSE;

  paper->font_size = GOI_CHART_PAPER_FONT_SIZE;
  context = goi_chart_context_new ();
  pages = goi_chart_paginate (data, paper, width - 2 * border, height - 2 * border, context);
  g_object_unref (context);
  goi_chart_palette_init (&palette, GOI_CHART_SCHEME_PRINT);
  surface = cairo_pdf_surface_create_for_stream (append_bytes, bytes, width, height);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  ((GoiChartLayout *) pages->pdata[0])->title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "GoiReports");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
  cr = cairo_create (surface);
  for (guint i = 0; i < pages->len; i++)
    {
      cairo_save (cr);
      cairo_translate (cr, border, border);
      goi_chart_draw (pages->pdata[i], &palette, cr);
      cairo_restore (cr);
      cairo_show_page (cr);
    }
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  return check_status (status, error) && write_all (stream, bytes, cancellable, error);
}

/**
 * goi_chart_write_png:
 * @data: what to show
 * @options: how
 * @width: the picture's width before scaling
 * @scale: pixels to one unit of @width, above 0
 * @stream: where to write
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * Writes a picture on white that is as high as its bars need; fails with %GOI_CHART_ERROR_TOO_LARGE
 * when that is more than 32767 pixels.
 *
 * Returns: whether it was written
 */
gboolean
goi_chart_write_png (GoiChartData *data, const GoiChartOptions *options, double width, double scale,
                     GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiChartLayout) layout = NULL;
  g_autoptr (GByteArray) bytes = g_byte_array_new ();
  GoiChartPalette palette;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  g_return_val_if_fail (data != NULL && options != NULL, FALSE);
  g_return_val_if_fail (scale > 0, FALSE);
  if (!check_data (data, error))
    return FALSE;

  layout = lay_out (data, options, width);
  if (ceil (layout->height * scale) > MAX_PIXELS || ceil (layout->width * scale) > MAX_PIXELS)
    {
      g_set_error_literal (error, GOI_CHART_ERROR, GOI_CHART_ERROR_TOO_LARGE,
                           _("The picture would be too large; choose fewer reports, or PDF"));
      return FALSE;
    }
  goi_chart_palette_init (&palette, GOI_CHART_SCHEME_LIGHT);
  palette.paint_background = TRUE;
  surface = cairo_image_surface_create (CAIRO_FORMAT_RGB24, (int) ceil (layout->width * scale),
                                        (int) ceil (layout->height * scale));
  cr = cairo_create (surface);
  cairo_set_source_rgb (cr, palette.background.red, palette.background.green,
                        palette.background.blue);
  cairo_paint (cr);
  cairo_scale (cr, scale, scale);
  goi_chart_draw (layout, &palette, cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_write_to_png_stream (surface, append_bytes, bytes);
  cairo_surface_destroy (surface);
  return check_status (status, error) && write_all (stream, bytes, cancellable, error);
}

static gboolean
write_format (GoiChartData *data, const GoiChartOptions *options, GoiChartFormat format,
              GOutputStream *stream, GCancellable *cancellable, GError **error)
{
  switch (format)
    {
    case GOI_CHART_PDF:
      return goi_chart_write_pdf (data, options, FALSE, stream, cancellable, error);
    case GOI_CHART_PNG:
      return goi_chart_write_png (data, options, DEFAULT_WIDTH, DEFAULT_SCALE, stream, cancellable,
                                  error);
    case GOI_CHART_SVG:
    default:
      return goi_chart_write_svg (data, options, DEFAULT_WIDTH, stream, cancellable, error);
    }
}

/**
 * goi_chart_format_from_name:
 * @name: a file's name
 * @format: (out): the format that its ending means
 * @error: return location for %GOI_CHART_ERROR_UNKNOWN_FORMAT
 *
 * Returns: whether the ending is known
 */
gboolean
goi_chart_format_from_name (const char *name, GoiChartFormat *format, GError **error)
{
  const char *dot;

  g_return_val_if_fail (name != NULL && format != NULL, FALSE);

  dot = strrchr (name, '.');
  for (guint i = 0; dot != NULL && i < G_N_ELEMENTS (format_names); i++)
    if (g_ascii_strcasecmp (dot + 1, format_names[i]) == 0)
      {
        *format = i;
        return TRUE;
      }
  g_set_error_literal (error, GOI_CHART_ERROR, GOI_CHART_ERROR_UNKNOWN_FORMAT,
                       _("The name of a chart’s file has to end in .svg, .pdf or .png"));
  return FALSE;
}

/**
 * goi_chart_format_to_string:
 * @format: a format
 *
 * Returns: its ending without a dot
 */
const char *
goi_chart_format_to_string (GoiChartFormat format)
{
  g_return_val_if_fail (format < G_N_ELEMENTS (format_names), NULL);
  return format_names[format];
}

/**
 * goi_chart_to_bytes:
 * @data: what to show
 * @options: how
 * @format: the format
 * @error: return location for an error
 *
 * Draws with the usual sizes: 1120 pixels wide, two pixels to one in PNG, A4 landscape in PDF.
 *
 * Returns: (transfer full) (nullable): the file's content
 */
GBytes *
goi_chart_to_bytes (GoiChartData *data, const GoiChartOptions *options, GoiChartFormat format,
                    GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!write_format (data, options, format, stream, NULL, error)
      || !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}

/**
 * goi_chart_write_file:
 * @data: what to show
 * @options: how
 * @format: the format
 * @file: the file to write or to replace
 * @cancellable: (nullable): to stop
 * @error: return location for an error
 *
 * As goi_chart_to_bytes(); a file that was there stays as it was when something goes wrong.
 *
 * Returns: whether the file was written
 */
gboolean
goi_chart_write_file (GoiChartData *data, const GoiChartOptions *options, GoiChartFormat format,
                      GFile *file, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = goi_chart_to_bytes (data, options, format, error);

  if (bytes == NULL)
    return FALSE;
  return g_file_replace_contents (file, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes),
                                  NULL, FALSE, G_FILE_CREATE_NONE, NULL, cancellable, error);
}
