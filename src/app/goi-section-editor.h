/* goi-section-editor.h: the text of a section
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-form-document.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define GOI_TYPE_SECTION_EDITOR (goi_section_editor_get_type ())
G_DECLARE_FINAL_TYPE (GoiSectionEditor, goi_section_editor, GOI, SECTION_EDITOR, GtkWidget)

GtkWidget   *goi_section_editor_new (GoiFormDocument *document, const char *id, const char *title,
                                     gboolean note);
const char  *goi_section_editor_get_id (GoiSectionEditor *self);
GtkTextView *goi_section_editor_get_text_view (GoiSectionEditor *self);
void         goi_section_editor_open (GoiSectionEditor *self);

guint        goi_section_editor_count (const char *text);

G_END_DECLS
