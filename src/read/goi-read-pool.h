/* goi-read-pool.h: reads many files at once, in processes of their own
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-read.h"

G_BEGIN_DECLS

/**
 * GoiReadInput:
 *
 * Something to read: a file, bytes that are at hand already, or text. Inputs do not change and are counted;
 * they can be read again.
 */
typedef struct _GoiReadInput GoiReadInput;

#define GOI_TYPE_READ_INPUT (goi_read_input_get_type ())
GType         goi_read_input_get_type (void);

GoiReadInput *goi_read_input_new_for_file (GFile *file, const char *name);
GoiReadInput *goi_read_input_new_for_bytes (GBytes *bytes, const char *name);
GoiReadInput *goi_read_input_new_for_text (const char *text, const char *name);
GoiReadInput *goi_read_input_new_document_only (GoiReadInput *self);
const char   *goi_read_input_get_name (GoiReadInput *self);
GoiReadInput *goi_read_input_ref (GoiReadInput *self);
void          goi_read_input_unref (GoiReadInput *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiReadInput, goi_read_input_unref)

/**
 * GoiReadOutcome:
 * @index: the number of the input, of several
 * @name: the name of the input; for a file in an archive the way to it, "archive.zip/folder/file.docx"
 * @reading: (nullable): the reports, their document and the bytes of the file
 * @document: (nullable): the document alone, of inputs from goi_read_input_new_document_only()
 * @error: (nullable): why there is neither: a #GoiReadError or a #GIOErrorEnum, with a message for people.
 *   %GOI_READ_ERROR_PASSED_OVER is no failure: a file in an archive that is of no kind that is read
 *
 * What became of a file. Exactly one of @reading, @document and @error is set.
 */
typedef struct
{
  guint index;
  char *name;
  GoiReading *reading;
  GoiDocument *document;
  GError *error;
} GoiReadOutcome;

void          goi_read_outcome_free (GoiReadOutcome *outcome);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiReadOutcome, goi_read_outcome_free)

/**
 * GoiReadOutcomeFunc:
 * @outcome: (transfer full): what became of a file
 * @user_data: as given
 *
 * Returns: FALSE to stop
 */
typedef gboolean (*GoiReadOutcomeFunc) (GoiReadOutcome *outcome, gpointer user_data);

#define GOI_TYPE_READ_POOL (goi_read_pool_get_type ())
G_DECLARE_FINAL_TYPE (GoiReadPool, goi_read_pool, GOI, READ_POOL, GObject)

GoiReadPool *goi_read_pool_new (guint n_workers);
guint        goi_read_pool_get_n_workers (GoiReadPool *self);
void         goi_read_pool_set_time_limit (GoiReadPool *self, guint seconds);
void         goi_read_pool_read_async (GoiReadPool *self, GoiReadInput *input, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
GPtrArray   *goi_read_pool_read_finish (GoiReadPool *self, GAsyncResult *result, GError **error);
GPtrArray   *goi_read_pool_read (GoiReadPool *self, GoiReadInput *input, GCancellable *cancellable,
                                 GError **error);
gboolean     goi_read_pool_read_each (GoiReadPool *self, GoiReadInput *input, GCancellable *cancellable,
                                      GoiReadOutcomeFunc func, gpointer user_data, GError **error);
gboolean     goi_read_pool_read_many (GoiReadPool *self, GPtrArray *inputs, GCancellable *cancellable,
                                      GoiReadOutcomeFunc func, gpointer user_data, GError **error);

G_END_DECLS
