/* goi-report-print.c: a report on the printer
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-report-print"

#include "config.h"

#include "goi-report-print.h"

#include "goi-write-page.h"

#include <cairo-pdf.h>

struct _GoiReportPrint
{
  GtkPrintOperation parent_instance;

  /* Owned References */
  GoiReport *report;
  GoiPages *pages;
};

G_DEFINE_FINAL_TYPE (GoiReportPrint, goi_report_print, GTK_TYPE_PRINT_OPERATION)

/* What the user chose last, for as long as the program runs. */
static GtkPrintSettings *last_settings;

static void
goi_report_print_begin_print (GtkPrintOperation *operation, GtkPrintContext *context)
{
  GoiReportPrint *self = GOI_REPORT_PRINT (operation);
  cairo_surface_t *surface = cairo_get_target (gtk_print_context_get_cairo_context (context));

  g_clear_object (&self->pages);
  self->pages = goi_pages_new (self->report, gtk_print_context_get_width (context),
                               gtk_print_context_get_height (context));
  gtk_print_operation_set_n_pages (operation, goi_pages_get_n_pages (self->pages));
  /* The same report gives the same bytes, whatever the day. */
  if (cairo_surface_get_type (surface) == CAIRO_SURFACE_TYPE_PDF)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "");
}

static void
goi_report_print_draw_page (GtkPrintOperation *operation, GtkPrintContext *context, int page)
{
  GoiReportPrint *self = GOI_REPORT_PRINT (operation);

  g_return_if_fail (self->pages != NULL && page >= 0);
  goi_pages_draw (self->pages, page, gtk_print_context_get_cairo_context (context));
}

static void
goi_report_print_done (GtkPrintOperation *operation, GtkPrintOperationResult result)
{
  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    g_set_object (&last_settings, gtk_print_operation_get_print_settings (operation));
}

static void
goi_report_print_finalize (GObject *object)
{
  GoiReportPrint *self = GOI_REPORT_PRINT (object);

  g_clear_object (&self->pages);
  g_clear_object (&self->report);
  G_OBJECT_CLASS (goi_report_print_parent_class)->finalize (object);
}

static void
goi_report_print_class_init (GoiReportPrintClass *klass)
{
  GtkPrintOperationClass *print_class = GTK_PRINT_OPERATION_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = goi_report_print_finalize;
  print_class->begin_print = goi_report_print_begin_print;
  print_class->draw_page = goi_report_print_draw_page;
  print_class->done = goi_report_print_done;
}

static void
goi_report_print_init (GoiReportPrint *self)
{
  GtkPrintOperation *operation = GTK_PRINT_OPERATION (self);
  g_autoptr (GtkPageSetup) setup = gtk_page_setup_new ();
  g_autoptr (GtkPaperSize) size = gtk_paper_size_new (GTK_PAPER_NAME_A4);

  gtk_page_setup_set_paper_size_and_default_margins (setup, size);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  /* The pages have margins of their own. */
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  if (last_settings != NULL)
    gtk_print_operation_set_print_settings (operation, last_settings);
}

/**
 * goi_report_print_new:
 * @report: a report, which is copied
 *
 * Returns: (transfer full): an operation for A4, which the user may change
 */
GoiReportPrint *
goi_report_print_new (GoiReport *report)
{
  GoiReportPrint *self;

  g_return_val_if_fail (GOI_IS_REPORT (report), NULL);

  self = g_object_new (GOI_TYPE_REPORT_PRINT, NULL);
  self->report = goi_report_copy (report);
  gtk_print_operation_set_job_name (GTK_PRINT_OPERATION (self), goi_report_get_title (report));
  return self;
}
