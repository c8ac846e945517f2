/* goi-page-lines.h: characters at positions as lines of text
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-page.h"

G_BEGIN_DECLS

/**
 * GoiPageLine:
 * @glyphs: (element-type GoiGlyph): its characters from left to right, blanks left out
 * @box: what they cover
 * @size: how high its characters are
 * @is_footer: whether it stands below every page
 *
 * Characters that stand beside each other.
 */
typedef struct
{
  GArray *glyphs;
  GoiBox box;
  double size;
  gboolean is_footer;
} GoiPageLine;

GPtrArray   *goi_page_lines_new (const GArray *glyphs);
GoiPageLine *goi_page_line_new (void);
void         goi_page_line_add (GoiPageLine *line, const GoiGlyph *glyph);
void         goi_page_line_free (GoiPageLine *line);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiPageLine, goi_page_line_free)
char        *goi_page_line_dup_text (const GoiPageLine *line);
GPtrArray   *goi_page_line_split (const GoiPageLine *line, double gap);
void         goi_page_text_append (GString *text, const char *line, double room);

static inline const GoiGlyph *
goi_page_line_glyph (const GoiPageLine *line, guint i)
{
  return &g_array_index (line->glyphs, GoiGlyph, i);
}

static inline double
goi_box_middle_x (const GoiBox *box)
{
  return (box->x0 + box->x1) / 2;
}

static inline double
goi_box_middle_y (const GoiBox *box)
{
  return (box->y0 + box->y1) / 2;
}

static inline gboolean
goi_box_contains (const GoiBox *box, double x, double y)
{
  return x >= box->x0 && x < box->x1 && y >= box->y0 && y < box->y1;
}

G_END_DECLS
