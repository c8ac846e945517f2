/* goi-form-document-private.h: the calls that commands alone make
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-form-document.h"

G_BEGIN_DECLS

/* These change the report. Nothing but the redo and undo of a command may call them. */
void _goi_form_document_apply_cells (GoiFormDocument *self, GPtrArray *changes, GPtrArray *doubts);
void _goi_form_document_apply_section (GoiFormDocument *self, const char *id, const char *text);
void _goi_form_document_apply_report (GoiFormDocument *self, GoiReport *report);

G_END_DECLS
