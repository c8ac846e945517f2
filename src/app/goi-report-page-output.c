/* goi-report-page-output.c: what leaves the program: printed and exported reports
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-report-page"

#include "config.h"

#include "goi-dialogs.h"
#include "goi-report-export.h"
#include "goi-report-page-private.h"
#include "goi-report-print.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GoiReportPage *page;
  GoiReport *report;
  char *format;
  GFile *file;
} Errand;

static void
errand_free (Errand *errand)
{
  g_object_unref (errand->page);
  g_object_unref (errand->report);
  g_clear_object (&errand->file);
  g_free (errand->format);
  g_free (errand);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Errand, errand_free)

static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

static void
on_print_done (GtkPrintOperation *operation, GtkPrintOperationResult result, GoiReportPage *self)
{
  g_autoptr (GError) error = NULL;

  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  if (error != NULL)
    _goi_report_page_say (self, error->message);
}

static void
action_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiReportPage *self = GOI_REPORT_PAGE (widget);
  g_autoptr (GoiReportPrint) print = NULL;
  g_autoptr (GError) error = NULL;

  goi_form_view_finish_edit (self->view);
  print = goi_report_print_new (goi_form_document_get_report (self->document));
  gtk_print_operation_set_allow_async (GTK_PRINT_OPERATION (print), TRUE);
  g_signal_connect_object (print, "done", G_CALLBACK (on_print_done), self, 0);
  gtk_print_operation_run (GTK_PRINT_OPERATION (print), GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG,
                           get_window (widget), &error);
  if (error != NULL)
    _goi_report_page_say (self, error->message);
}

static void
on_exported (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Errand) errand = user_data;
  g_autoptr (GError) error = NULL;
  g_autofree char *name = NULL;
  g_autofree char *message = NULL;

  if (!goi_report_export_finish (result, &error))
    {
      _goi_report_page_say (errand->page, error->message);
      return;
    }
  name = g_file_get_basename (errand->file);
  message = g_strdup_printf (_("Exported to “%s”"), name);
  _goi_report_page_say (errand->page, message);
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Errand *errand = user_data;

  errand->file = goi_dialogs_save_finish (result, NULL);
  if (errand->file == NULL)
    {
      errand_free (errand);
      return;
    }
  goi_report_export_async (errand->report, errand->format, errand->file, NULL, on_exported, errand);
}

static void
export_as (GoiReportPage *self, const char *format)
{
  Errand *errand = g_new0 (Errand, 1);
  g_autofree char *name = NULL;

  goi_form_view_finish_edit (self->view);
  errand->page = g_object_ref (self);
  errand->report = goi_report_copy (goi_form_document_get_report (self->document));
  errand->format = g_strdup (format);
  name = goi_report_export_propose_name (errand->report, format);
  goi_dialogs_save_async (get_window (GTK_WIDGET (self)), _("Export Report"), name, NULL, self->cancellable,
                          on_file_chosen, errand);
}

static void
action_export_as (GtkWidget *widget, const char *name, GVariant *parameter)
{
  export_as (GOI_REPORT_PAGE (widget), g_variant_get_string (parameter, NULL));
}

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  export_as (GOI_REPORT_PAGE (widget), "pdf");
}

void
_goi_report_page_install_output (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "page.print", NULL, action_print);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, action_export);
  gtk_widget_class_install_action (widget_class, "page.export-as", "s", action_export_as);
}
