/* goi-page-layout.h: what stands on a page, in reading order
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-page-lines.h"
#include "goi-page-table.h"

G_BEGIN_DECLS

/**
 * GoiPagePart:
 * @line: (nullable): a line of text
 * @table: (nullable): or a table
 * @left: where the lines of its column of text begin
 * @right: where they end
 * @column: the number of the column of text on its page
 *
 * A part of a page.
 */
typedef struct
{
  GoiPageLine *line;
  GoiPageTable *table;
  double left, right;
  guint column;
} GoiPagePart;

/**
 * GoiPageLayout:
 * @page: (transfer none): the page
 * @grids: (element-type GoiGrid): what its ruled lines form
 * @lines: (element-type GoiPageLine): the lines of text outside of them
 * @parts: (element-type GoiPagePart): all of it in reading order
 *
 * A page that is being read.
 */
typedef struct
{
  GoiPage *page;
  GPtrArray *grids;
  GPtrArray *lines;
  GPtrArray *parts;
} GoiPageLayout;

GoiPageLayout *goi_page_layout_new (GoiPage *page);
void           goi_page_layout_read (GoiPageLayout *layout, GoiPageLayout *before);
void           goi_page_layout_free (GoiPageLayout *layout);

/* goi-page-furniture.c */
void goi_page_furniture_remove (GPtrArray *layouts);

/* goi-page-cells.c */
void goi_page_cells_find (GPtrArray *layouts);

/* goi-page-paragraphs.c */
void goi_page_parts_write (GPtrArray *layouts, GoiDocument *document);

G_END_DECLS
