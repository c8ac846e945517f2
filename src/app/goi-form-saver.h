/* goi-form-saver.h: keeps what is typed: saves on demand, drafts by itself
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"
#include "goi-form-document.h"

G_BEGIN_DECLS

/**
 * GoiSaveStatus:
 * @GOI_SAVE_STATUS_SAVED: the collection holds what is shown
 * @GOI_SAVE_STATUS_CHANGED: there are changes that no crash may survive yet
 * @GOI_SAVE_STATUS_KEPT: the changes are kept beside the report
 * @GOI_SAVE_STATUS_SAVING: it is being saved
 * @GOI_SAVE_STATUS_FAILED: the last attempt to keep or save failed
 */
typedef enum
{
  GOI_SAVE_STATUS_SAVED,
  GOI_SAVE_STATUS_CHANGED,
  GOI_SAVE_STATUS_KEPT,
  GOI_SAVE_STATUS_SAVING,
  GOI_SAVE_STATUS_FAILED,
} GoiSaveStatus;

#define GOI_TYPE_FORM_SAVER (goi_form_saver_get_type ())
G_DECLARE_FINAL_TYPE (GoiFormSaver, goi_form_saver, GOI, FORM_SAVER, GObject)

GoiFormSaver  *goi_form_saver_new (GoiCollection *collection, gint64 id, gint64 revision, GoiReportState state,
                                   GoiFormDocument *document);
GoiSaveStatus  goi_form_saver_get_status (GoiFormSaver *self);
const GError  *goi_form_saver_get_error (GoiFormSaver *self);
GoiReportState goi_form_saver_get_state (GoiFormSaver *self);
void           goi_form_saver_set_state (GoiFormSaver *self, GoiReportState state);
gint64         goi_form_saver_get_revision (GoiFormSaver *self);
void           goi_form_saver_set_revision (GoiFormSaver *self, gint64 revision);
void           goi_form_saver_set_has_draft (GoiFormSaver *self);
void           goi_form_saver_set_delay (GoiFormSaver *self, guint milliseconds);

void           goi_form_saver_save_async (GoiFormSaver *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean       goi_form_saver_save_finish (GoiFormSaver *self, GAsyncResult *result, GError **error);
void           goi_form_saver_keep_async (GoiFormSaver *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
gboolean       goi_form_saver_keep_finish (GoiFormSaver *self, GAsyncResult *result, GError **error);
void           goi_form_saver_drop_draft (GoiFormSaver *self);

G_END_DECLS
