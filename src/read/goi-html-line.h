/* goi-html-line.h: the text of a line or a cell, put together from runs
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoiHtmlLine:
 * @text: what there is of it
 * @last: its last character, 0 for none
 * @blank: white space is due before the next character
 * @line_end: this white space has a line end of the source in it
 * @joint: what comes next stood on a line of its own
 *
 * A line that is growing.
 */
typedef struct
{
  GString *text;
  gunichar last;
  gboolean blank;
  gboolean line_end;
  gboolean joint;
} GoiHtmlLine;

void  goi_html_line_init (GoiHtmlLine *self);
void  goi_html_line_clear (GoiHtmlLine *self);
void  goi_html_line_append (GoiHtmlLine *self, const char *text, gboolean raised);
void  goi_html_line_append_raw (GoiHtmlLine *self, const char *text, gsize length);
void  goi_html_line_join (GoiHtmlLine *self);
void  goi_html_line_reset (GoiHtmlLine *self);

G_END_DECLS
