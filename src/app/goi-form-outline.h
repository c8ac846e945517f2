/* goi-form-outline.h: the parts of a report, what is done, and whether the sums agree
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-form-view.h"

G_BEGIN_DECLS

#define GOI_TYPE_FORM_OUTLINE (goi_form_outline_get_type ())
G_DECLARE_FINAL_TYPE (GoiFormOutline, goi_form_outline, GOI, FORM_OUTLINE, GtkWidget)

GtkWidget *goi_form_outline_new (GoiFormDocument *document);
void       goi_form_outline_select (GoiFormOutline *self, const char *id);
void       goi_form_outline_set_last_year (GoiFormOutline *self, GoiReport *report);

G_END_DECLS
