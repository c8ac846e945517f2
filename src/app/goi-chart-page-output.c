/* goi-chart-page-output.c: charts to paper, files and the clipboard
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-chart-page"

#include "config.h"

#include "goi-chart-page-private.h"

#include "goi-chart-print.h"
#include "goi-dialogs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* A file to write, with everything that the thread needs. */
typedef struct
{
  GoiChartData *data;
  GoiChartOptions *options;
  GoiChartFormat format;
  GFile *file;
} Export;

static void
export_free (gpointer memory)
{
  Export *export = memory;

  g_clear_pointer (&export->data, goi_chart_data_unref);
  g_clear_pointer (&export->options, goi_chart_options_free);
  g_clear_object (&export->file);
  g_free (export);
}

static GtkWindow *
get_window (GoiChartPage *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

/* ---- printing ---- */

static void
on_print_done (GtkPrintOperation *operation, GtkPrintOperationResult result, GoiChartPage *self)
{
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_ERROR)
    {
      g_autofree char *message = NULL;
      gtk_print_operation_get_error (operation, &error);
      message = g_strdup_printf (_("Printing failed: %s"), error->message);
      _goi_chart_page_toast (self, message);
    }
  else if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    {
      /* What was chosen once is proposed the next time. */
      g_set_object (&self->print_settings, gtk_print_operation_get_print_settings (operation));
      g_set_object (&self->page_setup, gtk_print_operation_get_default_page_setup (operation));
    }
}

static void
action_print (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiChartPage *self = GOI_CHART_PAGE (widget);
  g_autoptr (GoiChartPrint) print = NULL;
  GtkPrintOperation *operation;

  if (self->data == NULL)
    return;
  print = goi_chart_print_new (self->data, self->options);
  operation = GTK_PRINT_OPERATION (print);
  if (self->print_settings != NULL)
    gtk_print_operation_set_print_settings (operation, self->print_settings);
  if (self->page_setup != NULL)
    gtk_print_operation_set_default_page_setup (operation, self->page_setup);
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_signal_connect_object (operation, "done", G_CALLBACK (on_print_done), self, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, get_window (self),
                           NULL);
}

/* ---- files ---- */

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Export *export = task_data;
  GError *error = NULL;

  if (goi_chart_write_file (export->data, export->options, export->format, export->file,
                            cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
on_written (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GoiChartPage *self = GOI_CHART_PAGE (source);
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (export->file);
  g_autofree char *message = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    message = g_strdup_printf (_("The chart was written to “%s”"), name);
  else
    message = g_strdup_printf (_("“%1$s” could not be written: %2$s"), name, error->message);
  _goi_chart_page_toast (self, message);
}

static void
on_file_chosen (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *export = g_task_get_task_data (task);
  g_autoptr (GError) error = NULL;

  export->file = goi_dialogs_save_finish (result, &error);
  if (export->file != NULL)
    g_task_run_in_thread (task, write_in_thread);
  else if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    _goi_chart_page_toast (GOI_CHART_PAGE (g_task_get_source_object (task)), error->message);
}

static char *
propose_name (GoiChartPage *self, GoiChartFormat format)
{
  g_autofree char *years = goi_chart_choices_format_years (self->choices);

  return g_strdup_printf ("%s %s.%s", goi_chart_kind_get_name (self->options->kind), years,
                          goi_chart_format_to_string (format));
}

static void
start_export (GoiChartPage *self, GoiChartFormat format)
{
  const char *const patterns[][2] = { { "*.svg", NULL }, { "*.pdf", NULL }, { "*.png", NULL } };
  const char *const names[] = { _("SVG drawings"), _("PDF documents"), _("PNG pictures") };
  const GoiFileFilter filters[] = { { names[format], patterns[format] }, { NULL, NULL } };
  g_autofree char *name = propose_name (self, format);
  Export *export = g_new0 (Export, 1);
  GTask *task = g_task_new (self, NULL, on_written, NULL);

  export->data = goi_chart_data_ref (self->data);
  export->options = goi_chart_options_copy (self->options);
  export->format = format;
  g_task_set_source_tag (task, start_export);
  g_task_set_task_data (task, export, export_free);
  goi_dialogs_save_async (get_window (self), _("Export Chart"), name, filters, NULL,
                          on_file_chosen, task);
}

static void
action_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiChartPage *self = GOI_CHART_PAGE (widget);
  g_autofree char *file = g_strconcat ("chart.", g_variant_get_string (parameter, NULL), NULL);
  GoiChartFormat format;

  if (self->data != NULL && goi_chart_format_from_name (file, &format, NULL))
    start_export (self, format);
}

static void
action_show_export (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (GOI_CHART_PAGE (widget)->export_button);
}

/* ---- clipboard ---- */

static void
action_copy (GtkWidget *widget, const char *name, GVariant *parameter)
{
  GoiChartPage *self = GOI_CHART_PAGE (widget);
  g_autofree char *text = NULL;

  if (self->data == NULL)
    return;
  text = goi_chart_table_format (self->data, self->options);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), text);
  _goi_chart_page_toast (self, _("The numbers were copied"));
}

void
_goi_chart_page_install_output (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "chart.print", NULL, action_print);
  gtk_widget_class_install_action (widget_class, "chart.export", "s", action_export);
  gtk_widget_class_install_action (widget_class, "chart.copy", NULL, action_copy);
  gtk_widget_class_install_action (widget_class, "page.print", NULL, action_print);
  gtk_widget_class_install_action (widget_class, "page.export", NULL, action_show_export);
}
