/* goi-commands.h: the changes that can be made to a report
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-form-document.h"
#include "goi-undo-stack.h"

G_BEGIN_DECLS

/* A command belongs to the stack of @document and does not keep it alive. */
GoiCommand *goi_command_new_cells (GoiFormDocument *document, const char *name, GPtrArray *changes,
                                   GPtrArray *doubts, guint64 token);
GoiCommand *goi_command_new_section (GoiFormDocument *document, const char *name, const char *id,
                                     const char *text, guint64 token);
GoiCommand *goi_command_new_report (GoiFormDocument *document, const char *name, GoiReport *report);

G_END_DECLS
