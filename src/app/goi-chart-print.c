/* goi-chart-print.c: a chart on paper
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-chart-print"

#include "config.h"

#include "goi-chart-print.h"

#include <cairo-pdf.h>

struct _GoiChartPrint
{
  GtkPrintOperation parent_instance;

  /* Owned References */
  GoiChartData *data;
  GoiChartOptions *options;
  GPtrArray *pages;
};

G_DEFINE_FINAL_TYPE (GoiChartPrint, goi_chart_print, GTK_TYPE_PRINT_OPERATION)

static void
goi_chart_print_begin_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  GoiChartPrint *self = GOI_CHART_PRINT (operation);
  cairo_surface_t *surface = cairo_get_target (gtk_print_context_get_cairo_context (context));
  PangoContext *pango = goi_chart_context_new ();

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  self->pages = goi_chart_paginate (self->data, self->options,
                                    gtk_print_context_get_width (context),
                                    gtk_print_context_get_height (context), pango);
  g_object_unref (pango);
  gtk_print_operation_set_n_pages (operation, self->pages->len);
  /* The same chart gives the same bytes, whatever the day. */
  if (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_PDF)
    {
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                      ((GoiChartLayout *) self->pages->pdata[0])->title);
    }
}

static void
goi_chart_print_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page)
{
  GoiChartPrint *self = GOI_CHART_PRINT (operation);
  GoiChartPalette palette;

  g_return_if_fail (self->pages != NULL && page >= 0 && page < (int) self->pages->len);

  goi_chart_palette_init (&palette, GOI_CHART_SCHEME_PRINT);
  goi_chart_draw (self->pages->pdata[page], &palette,
                  gtk_print_context_get_cairo_context (context));
}

static void
goi_chart_print_finalize (GObject *object)
{
  GoiChartPrint *self = GOI_CHART_PRINT (object);

  g_clear_pointer (&self->pages, g_ptr_array_unref);
  g_clear_pointer (&self->data, goi_chart_data_unref);
  g_clear_pointer (&self->options, goi_chart_options_free);
  G_OBJECT_CLASS (goi_chart_print_parent_class)->finalize (object);
}

static void
goi_chart_print_class_init (GoiChartPrintClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkPrintOperationClass *print_class = GTK_PRINT_OPERATION_CLASS (klass);

  object_class->finalize = goi_chart_print_finalize;
  print_class->begin_print = goi_chart_print_begin_print;
  print_class->draw_page = goi_chart_print_draw_page;
}

static void
goi_chart_print_init (GoiChartPrint *self)
{
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_print_operation_set_default_page_setup (GTK_PRINT_OPERATION (self), setup);
  gtk_print_operation_set_unit (GTK_PRINT_OPERATION (self), GTK_UNIT_POINTS);
  gtk_print_operation_set_embed_page_setup (GTK_PRINT_OPERATION (self), TRUE);
}

/**
 * goi_chart_print_new:
 * @data: what to print
 * @options: how; patterns are always on, as the printer may know only grey
 *
 * Returns: (transfer full): an operation for A4 across, which the user may change
 */
GoiChartPrint *
goi_chart_print_new (GoiChartData *data, const GoiChartOptions *options)
{
  GoiChartPrint *self;
  g_autofree char *title = NULL;

  g_return_val_if_fail (data != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  self = g_object_new (GOI_TYPE_CHART_PRINT, NULL);
  self->data = goi_chart_data_ref (data);
  self->options = goi_chart_options_copy (options);
  self->options->patterns = TRUE;
  self->options->font_size = GOI_CHART_PAPER_FONT_SIZE;
  title = goi_chart_title (data, options);
  gtk_print_operation_set_job_name (GTK_PRINT_OPERATION (self), title);
  return self;
}
