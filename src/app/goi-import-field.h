/* goi-import-field.h: a text in a list that can be corrected where it stands
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * GoiImportField:
 *
 * A label that becomes an entry while it is edited: a list with an entry in every line would be slow.
 * A double click begins, and so does a click on what is missing. Enter, Tab and a click elsewhere take over
 * what was typed, Escape does not.
 *
 * Signal: "applied" (string: the new text, other than the old one).
 */
#define GOI_TYPE_IMPORT_FIELD (goi_import_field_get_type ())
G_DECLARE_FINAL_TYPE (GoiImportField, goi_import_field, GOI, IMPORT_FIELD, GtkWidget)

GtkWidget  *goi_import_field_new (const char *name, const char *missing);
void        goi_import_field_set_text (GoiImportField *self, const char *text);
const char *goi_import_field_get_text (GoiImportField *self);
void        goi_import_field_set_editable (GoiImportField *self, gboolean editable);
void        goi_import_field_set_digits (GoiImportField *self, guint n_digits);
gboolean    goi_import_field_begin (GoiImportField *self);
gboolean    goi_import_field_is_edited (GoiImportField *self);

G_END_DECLS
