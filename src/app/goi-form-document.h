/* goi-form-document.h: a report while it is worked on
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"
#include "goi-undo-stack.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * GoiCellLook:
 * @value: (transfer none): what stands there
 * @total: the cell is the sum of others
 * @automatic: the cell is filled in while the others are typed
 * @finding: (nullable) (transfer none): the worst finding that suspects this very cell
 * @doubt: (nullable) (transfer none): what the reader was not sure of
 *
 * What a form shows of a cell.
 */
typedef struct
{
  const GoiValue *value;
  gboolean total;
  gboolean automatic;
  const GoiFinding *finding;
  const GoiDoubt *doubt;
} GoiCellLook;

#define GOI_TYPE_FORM_DOCUMENT (goi_form_document_get_type ())
G_DECLARE_FINAL_TYPE (GoiFormDocument, goi_form_document, GOI, FORM_DOCUMENT, GObject)

GoiFormDocument *goi_form_document_new (GoiReport *report, gboolean draft);

GoiReport       *goi_form_document_get_report (GoiFormDocument *self);
GoiEdition      *goi_form_document_get_edition (GoiFormDocument *self);
GoiUndoStack    *goi_form_document_get_undo (GoiFormDocument *self);
gboolean         goi_form_document_get_draft (GoiFormDocument *self);
void             goi_form_document_set_draft (GoiFormDocument *self, gboolean draft);
gboolean         goi_form_document_get_editable (GoiFormDocument *self);
void             goi_form_document_set_editable (GoiFormDocument *self, gboolean editable);

void             goi_form_document_look_at (GoiFormDocument *self, const GoiCell *cell, GoiCellLook *look);
gboolean         goi_form_document_is_total (GoiFormDocument *self, const GoiCell *cell);

guint64          goi_form_document_new_token (GoiFormDocument *self);
GoiValue        *goi_form_document_parse (GoiFormDocument *self, const GoiCell *cell, const char *text,
                                          const char **problem);
gboolean         goi_form_document_edit_cell (GoiFormDocument *self, const GoiCell *cell, const char *text,
                                              guint64 token, const char **problem);
gboolean         goi_form_document_change_cells (GoiFormDocument *self, const char *name, GPtrArray *changes);
gboolean         goi_form_document_settle_doubt (GoiFormDocument *self, const GoiDoubt *doubt);
gboolean         goi_form_document_edit_section (GoiFormDocument *self, const char *id, const char *text,
                                                 guint64 token);
gboolean         goi_form_document_replace (GoiFormDocument *self, const char *name, GoiReport *report);

void             goi_form_document_load (GoiFormDocument *self, GoiReport *report);

GPtrArray       *goi_form_document_get_findings (GoiFormDocument *self);
void             goi_form_document_check_now (GoiFormDocument *self);

G_END_DECLS
