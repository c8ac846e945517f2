/* goi-form-findings.h: what is wrong or doubtful in a report, with what would mend it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-form-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOI_TYPE_FORM_FINDINGS (goi_form_findings_get_type ())
G_DECLARE_FINAL_TYPE (GoiFormFindings, goi_form_findings, GOI, FORM_FINDINGS, GtkWidget)

GtkWidget *goi_form_findings_new (GoiFormDocument *document);
void       goi_form_findings_set_cell (GoiFormFindings *self, const GoiCell *cell, gboolean only);
void       goi_form_findings_set_offers (GoiFormFindings *self, gboolean offers);
guint      goi_form_findings_get_n_shown (GoiFormFindings *self);

G_END_DECLS
