/* goi-write.c: from reports to files
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-write"

#include "config.h"

#include "goi-write.h"

#include <string.h>

static const struct
{
  const char *name;
  const char *media_type;
} formats[] = {
  [GOI_WRITE_JSON] = { "json", "application/json" },
  [GOI_WRITE_JSON_LINES] = { "jsonl", "application/jsonl" },
  [GOI_WRITE_CSV] = { "csv", "text/csv" },
  [GOI_WRITE_CSV_TABLE] = { "csv-table", "text/csv" },
};

typedef struct
{
  GPtrArray *reports;
  GoiWriteFormat format;
} Job;

static gboolean
write_job (GOutputStream *stream, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const Job *job = user_data;

  return goi_write_reports (job->reports, job->format, stream, cancellable, error);
}

/* Closing a stream of g_file_replace() puts the new file in the old one's place, unless the closing itself is
 * cancelled. */
static void
abandon (GFile *file, GFileOutputStream *stream, gboolean is_new)
{
  g_autoptr (GCancellable) cancelled = g_cancellable_new ();

  g_cancellable_cancel (cancelled);
  g_output_stream_close (G_OUTPUT_STREAM (stream), cancelled, NULL);
  if (is_new)
    g_file_delete (file, NULL, NULL);
}

/**
 * goi_write_reports:
 * @reports: (element-type GoiReport): reports
 * @format: a text format
 * @stream: where to write; it is not closed
 * @cancellable: (nullable): to stop it
 * @error: return location for an error of the stream
 *
 * Returns: FALSE when not everything could be written
 */
gboolean
goi_write_reports (GPtrArray *reports, GoiWriteFormat format, GOutputStream *stream,
                   GCancellable *cancellable, GError **error)
{
  g_autoptr (GoiWriter) writer = goi_writer_new (format, stream);

  for (guint i = 0; i < reports->len; i++)
    if (!goi_writer_add (writer, g_ptr_array_index (reports, i), cancellable, error))
      return FALSE;
  return goi_writer_finish (writer, cancellable, error);
}

/**
 * goi_write_reports_to_file:
 * @reports: (element-type GoiReport): reports
 * @format: a text format
 * @file: a file; what it held is replaced
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * As goi_write_file() does.
 *
 * Returns: FALSE when it could not be written
 */
gboolean
goi_write_reports_to_file (GPtrArray *reports, GoiWriteFormat format, GFile *file,
                           GCancellable *cancellable, GError **error)
{
  Job job = { reports, format };

  return goi_write_file (file, write_job, &job, cancellable, error);
}

/**
 * goi_write_file:
 * @file: a file; what it held is replaced
 * @func: what writes its contents
 * @user_data: data for @func
 * @cancellable: (nullable): to stop it
 * @error: return location
 *
 * Writes a file as a whole or not at all: when @func fails or is cancelled, what @file held before is
 * still there, and where there was nothing, nothing is left.
 *
 * Returns: FALSE when it could not be written
 */
gboolean
goi_write_file (GFile *file, GoiWriteFunc func, gpointer user_data, GCancellable *cancellable,
                GError **error)
{
  gboolean is_new = !g_file_query_exists (file, NULL);
  g_autoptr (GFileOutputStream) stream
      = g_file_replace (file, NULL, FALSE, G_FILE_CREATE_NONE, cancellable, error);

  if (stream == NULL)
    return FALSE;
  if (func (G_OUTPUT_STREAM (stream), user_data, cancellable, error)
      && g_output_stream_close (G_OUTPUT_STREAM (stream), cancellable, error))
    return TRUE;
  abandon (file, stream, is_new);
  return FALSE;
}

/**
 * goi_write_format_to_name:
 * @format: a format
 *
 * Returns: (transfer none): its name on the command line, which is also the usual ending of its files
 *   but for the table
 */
const char *
goi_write_format_to_name (GoiWriteFormat format)
{
  g_return_val_if_fail ((guint) format < G_N_ELEMENTS (formats), NULL);
  return formats[format].name;
}

/**
 * goi_write_format_from_name:
 * @name: a name as goi_write_format_to_name() gives it
 * @format: (out): the format
 *
 * Returns: FALSE for an unknown name
 */
gboolean
goi_write_format_from_name (const char *name, GoiWriteFormat *format)
{
  for (guint i = 0; i < G_N_ELEMENTS (formats); i++)
    if (strcmp (formats[i].name, name) == 0)
      {
        *format = (GoiWriteFormat) i;
        return TRUE;
      }
  return FALSE;
}

/**
 * goi_write_format_get_media_type:
 * @format: a format
 *
 * Returns: (transfer none): its media type
 */
const char *
goi_write_format_get_media_type (GoiWriteFormat format)
{
  g_return_val_if_fail ((guint) format < G_N_ELEMENTS (formats), NULL);
  return formats[format].media_type;
}
