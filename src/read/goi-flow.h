/* goi-flow.h: a text as a flow of comparable characters
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"

G_BEGIN_DECLS

/**
 * GoiFlow:
 * @text: UTF-8: folded, without blanks; \n only where a paragraph surely ends
 * @bytes: its length
 * @at: (array): for each byte of @text the place of its character in the document
 *
 * The text of a document, or of its paragraphs, with the places of its characters.
 */
typedef struct
{
  char *text;
  gsize bytes;
  gint64 *at;
} GoiFlow;

GoiFlow *goi_flow_new (GoiDocument *document, gint64 start, gint64 end, gboolean with_tables);
GoiFlow *goi_flow_new_letters (GoiDocument *document, gint64 start, gint64 end);
void     goi_flow_free (GoiFlow *flow);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiFlow, goi_flow_free)

G_END_DECLS
