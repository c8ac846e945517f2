/* goi-import-reading.c: from a file of an import to what waits for a decision
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-import-reading"

#include "config.h"

#include "goi-import-reading.h"

typedef struct
{
  GoiReadPool *pool;
  GoiReadInput *input;
  GoiImportSpool *spool;
  GoiCollection *collection;
  GCancellable *cancellable; /* borrowed */
  GPtrArray *parts;
} ReadData;

static void
read_data_free (ReadData *data)
{
  g_object_unref (data->pool);
  goi_read_input_unref (data->input);
  g_object_unref (data->spool);
  g_object_unref (data->collection);
  g_ptr_array_unref (data->parts);
  g_free (data);
}

static void
part_free (GoiImportPart *part)
{
  g_free (part->name);
  g_clear_error (&part->error);
  g_clear_pointer (&part->reports, g_ptr_array_unref);
  g_free (part);
}

static GoiImportPart *
add_part (ReadData *data, const char *name)
{
  GoiImportPart *part = g_new0 (GoiImportPart, 1);

  part->name = g_strdup (name);
  g_ptr_array_add (data->parts, part);
  return part;
}

/* One file after the other: what an archive holds is never in memory all at once. */
static gboolean
on_outcome (GoiReadOutcome *outcome, gpointer user_data)
{
  g_autoptr (GoiReadOutcome) owned = outcome;
  ReadData *data = user_data;
  GoiImportPart *part;

  if (g_cancellable_is_cancelled (data->cancellable))
    return FALSE;
  /* The way to a file in an archive begins with the name of the archive. */
  part = add_part (data, g_strcmp0 (outcome->name, goi_read_input_get_name (data->input)) != 0 ? outcome->name : NULL);
  if (outcome->reading != NULL)
    part->reports = goi_import_pending_list_new (outcome->reading, data->spool, data->collection, data->cancellable,
                                                 &part->error);
  else
    part->error = g_steal_pointer (&outcome->error);
  return TRUE;
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  ReadData *data = task_data;
  g_autoptr (GError) error = NULL;

  data->cancellable = cancellable;
  if (!goi_read_pool_read_each (data->pool, data->input, cancellable, on_outcome, data, &error) && error != NULL)
    add_part (data, NULL)->error = g_steal_pointer (&error);
  if (!g_task_return_error_if_cancelled (task))
    g_task_return_pointer (task, g_ptr_array_ref (data->parts), (GDestroyNotify) g_ptr_array_unref);
}

/**
 * goi_import_read_async:
 * @item: a line of an import
 * @pool: what reads
 * @spool: where to put what is read
 * @collection: where it shall go
 * @cancellable: (nullable): to give up
 * @callback: called when it is done
 * @user_data: for @callback
 *
 * Reads the file of a line.
 */
void
goi_import_read_async (GoiImportItem *item, GoiReadPool *pool, GoiImportSpool *spool, GoiCollection *collection,
                       GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  ReadData *data = g_new0 (ReadData, 1);

  data->pool = g_object_ref (pool);
  data->input = goi_read_input_ref (goi_import_item_get_input (item));
  data->spool = g_object_ref (spool);
  data->collection = g_object_ref (collection);
  data->parts = g_ptr_array_new_with_free_func ((GDestroyNotify) part_free);
  g_task_set_source_tag (task, goi_import_read_async);
  g_task_set_task_data (task, data, (GDestroyNotify) read_data_free);
  g_task_run_in_thread (task, read_in_thread);
}

/**
 * goi_import_read_finish:
 * @result: the result
 * @error: return location for an error: it was cancelled
 *
 * Returns: (transfer full) (element-type GoiImportPart): the file, or the files in it, one or more
 */
GPtrArray *
goi_import_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}
