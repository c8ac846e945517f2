/* goi-exporter.c: writes reports of a collection into a file
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-exporter"

#include "config.h"

#include "goi-exporter.h"

#include <string.h>

static const GoiExportFormat formats[] = {
  { "json", GOI_WRITE_JSON, "json" },
  { "jsonl", GOI_WRITE_JSON_LINES, "jsonl" },
  { "csv", GOI_WRITE_CSV, "csv" },
  { "csv-table", GOI_WRITE_CSV_TABLE, "csv" },
};

typedef struct
{
  GoiCollection *collection; /* borrowed from the task */
  GArray *ids;
  const GoiExportFormat *format;
  GFile *file;
} WriteData;

static void
write_data_free (WriteData *data)
{
  g_array_unref (data->ids);
  g_object_unref (data->file);
  g_free (data);
}

/* One report at a time is in memory, however many there are. */
static gboolean
write_stream (GOutputStream *stream, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const WriteData *data = user_data;
  g_autoptr (GoiWriter) writer = goi_writer_new (data->format->format, stream);

  for (guint i = 0; i < data->ids->len; i++)
    {
      g_autoptr (GoiStoredReport) stored
          = goi_collection_load (data->collection, g_array_index (data->ids, gint64, i), cancellable, error);

      if (stored == NULL || !goi_writer_add (writer, stored->report, cancellable, error))
        return FALSE;
    }
  return goi_writer_finish (writer, cancellable, error);
}

static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  WriteData *data = task_data;
  GError *error = NULL;

  data->collection = GOI_COLLECTION (source);
  if (goi_write_file (data->file, write_stream, data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

/**
 * goi_exporter_get_format:
 * @id: a name
 *
 * Returns: (transfer none) (nullable): the format
 */
const GoiExportFormat *
goi_exporter_get_format (const char *id)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].id, id) == 0)
      return &formats[i];
  return NULL;
}

/**
 * goi_exporter_write_async:
 * @collection: a collection
 * @ids: (element-type gint64): reports in it
 * @format: a format
 * @file: where to write; what is there is replaced only when everything has been written
 * @cancellable: (nullable): to give up
 * @callback: called when it is written
 * @user_data: for @callback
 *
 * Writes the reports in the order of @ids, in a thread.
 */
void
goi_exporter_write_async (GoiCollection *collection, GArray *ids, const GoiExportFormat *format, GFile *file,
                          GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (collection, cancellable, callback, user_data);
  WriteData *data = g_new0 (WriteData, 1);

  data->ids = g_array_ref (ids);
  data->format = format;
  data->file = g_object_ref (file);
  g_task_set_source_tag (task, goi_exporter_write_async);
  g_task_set_task_data (task, data, (GDestroyNotify) write_data_free);
  g_task_run_in_thread (task, write_in_thread);
}

/**
 * goi_exporter_write_finish:
 * @result: the result
 * @error: return location for an error
 *
 * Returns: whether the file was written
 */
gboolean
goi_exporter_write_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}
