/* goi-report-export.c: writes the report that is open into a file
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-report-export"

#include "config.h"

#include "goi-report-export.h"

#include "goi-exporter.h"
#include "goi-write-page.h"

#include <glib/gi18n-lib.h>

/* What an office wants first comes first. Formats that the exporter does not know are left out. */
static const struct
{
  const char *id;
  const char *label;
} formats[] = {
  { "pdf", N_("_PDF, as printed…") },
  { "docx", N_("_Word Document…") },
  { "xlsx", N_("E_xcel Workbook…") },
  { "html", N_("Web Pa_ge…") },
  { "json", N_("_JSON…") },
  { "csv", N_("_CSV…") },
};

typedef struct
{
  GoiReport *report;
  const char *format;
  GFile *file;
} Job;

static void
job_free (Job *job)
{
  g_object_unref (job->report);
  g_object_unref (job->file);
  g_free (job);
}

/* The format's name as the table above has it: a string that stays. */
static const char *
find_format (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (g_str_equal (formats[i].id, id))
      return formats[i].id;
  return NULL;
}

static gboolean
is_known (const char *id)
{
  return g_str_equal (id, "pdf") || goi_exporter_get_format (id) != NULL;
}

static gboolean
write_pdf (GOutputStream *stream, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const Job *job = user_data;

  return goi_pages_write_pdf (job->report, stream, cancellable, error);
}

static void
export_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Job *job = data;
  const GoiExportFormat *format = goi_exporter_get_format (job->format);
  g_autoptr (GPtrArray) reports = g_ptr_array_new ();
  GError *error = NULL;
  gboolean ok;

  g_ptr_array_add (reports, job->report);
  if (format == NULL)
    ok = goi_write_file (job->file, write_pdf, job, cancellable, &error);
  else
    ok = goi_write_reports_to_file (reports, format->format, job->file, cancellable, &error);
  if (ok)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * goi_report_export_create_menu:
 * @action: an action with a format as its parameter
 *
 * Returns: (transfer full): a menu of the formats that can be written
 */
GMenuModel *
goi_report_export_create_menu (const char *action)
{
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (is_known (formats[i].id))
      {
        g_autoptr (GMenuItem) item = g_menu_item_new (_(formats[i].label), NULL);
        g_menu_item_set_action_and_target (item, action, "s", formats[i].id);
        g_menu_append_item (menu, item);
      }
  return G_MENU_MODEL (menu);
}

/**
 * goi_report_export_propose_name:
 * @report: a report
 * @format: a format's name
 *
 * Returns: (transfer full): a file name for it
 */
char *
goi_report_export_propose_name (GoiReport *report, const char *format)
{
  const GoiExportFormat *known = goi_exporter_get_format (format);
  const char *agency = goi_report_get_agency (report);
  g_autofree char *stem = NULL;

  /* Translators: a file name without its ending */
  stem = g_strdup_printf ("%s%d", *agency != '\0' ? agency : _("Report"), goi_report_get_year (report));
  g_strdelimit (stem, "/\\", '_');
  return g_strdup_printf ("%s.%s", stem, known != NULL ? known->extension : format);
}

/**
 * goi_report_export_async:
 * @report: a report, which is copied
 * @format: a format's name
 * @file: where to write; replaced only when all has been written
 * @cancellable: (nullable): to give up
 * @callback: called when it is written
 * @user_data: for @callback
 *
 * Writes the report as it is shown, saved or not, in a thread.
 */
void
goi_report_export_async (GoiReport *report, const char *format, GFile *file,
                         GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Job *job = g_new0 (Job, 1);

  g_return_if_fail (find_format (format) != NULL && is_known (format));

  g_task_set_source_tag (task, goi_report_export_async);
  job->report = goi_report_copy (report);
  job->format = find_format (format);
  job->file = g_object_ref (file);
  g_task_set_task_data (task, job, (GDestroyNotify) job_free);
  g_task_run_in_thread (task, export_in_thread);
}

/**
 * goi_report_export_finish:
 * @result: the result
 * @error: return location
 *
 * Returns: whether it is written
 */
gboolean
goi_report_export_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
