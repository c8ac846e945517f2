/* goi-prose-context.h: what a number in a sentence is about
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoiProseContext:
 * @other: it is not about the year: about another one, about all years, about what is planned
 * @unsure: it may be about a part of the year, about others, or about more than the year
 * @part: it seems to be about a part of what its words name
 * @of_part: it is about a part where it should be about the whole
 *
 * What stands around a number says of it.
 */
typedef struct
{
  gboolean other;
  gboolean unsure;
  gboolean part;
  gboolean of_part;
} GoiProseContext;

void  goi_prose_context_find (const char *text, gsize from, gsize number, gsize to, int year,
                              GoiProseContext *context);
char *goi_prose_sentence     (const char *text, gsize from, gsize to);
char *goi_prose_paragraph    (const char *text, gsize to);

G_END_DECLS
