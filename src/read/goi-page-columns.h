/* goi-page-columns.h: tables without ruled lines
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-page-lines.h"
#include "goi-page-table.h"

G_BEGIN_DECLS

/**
 * GoiSegment:
 * @part: its characters
 * @is_value: whether they are a number or a mark for none
 *
 * A part of a line between wide spaces.
 */
typedef struct
{
  GoiPageLine *part;
  gboolean is_value;
} GoiSegment;

/**
 * GoiSegments:
 * @segments: (element-type GoiSegment): from left to right
 * @y: the middle of the line
 * @size: how high its characters are
 * @n_values: how many of the segments are values
 *
 * A line in parts.
 */
typedef struct
{
  GArray *segments;
  double y, size;
  guint n_values;
} GoiSegments;

/**
 * GoiColumnRange:
 * @x0: where what stands in it begins
 * @x1: where it ends
 *
 * A column of a table.
 */
typedef struct
{
  double x0, x1;
} GoiColumnRange;

/**
 * GoiColumnTable:
 * @lines: (element-type GoiSegments): all lines of the page
 * @columns: (element-type GoiColumnRange): its columns with values, from the left
 * @header: the first line of its header
 * @body: the first line behind its header
 * @first: its first line with values
 * @end: the line behind its last one
 * @open: whether the last line is a label whose values may be on the next page, or a heading
 * @numbers: how far to the right the numbers of its rows reach, 0 where there are none
 * @words: how far to the right its labels reach
 * @pitch: lines of one label are less far from each other
 *
 * Lines that are a table.
 */
typedef struct
{
  GPtrArray *lines;
  GArray *columns;
  guint header, body, first, end;
  gboolean open;
  double numbers, words, pitch;
} GoiColumnTable;

GPtrArray    *goi_page_columns_find (const GPtrArray *lines, guint n_above);
void          goi_column_table_free (GoiColumnTable *table);
int           goi_column_table_find (const GoiColumnTable *table, const GoiPageLine *part);

/* goi-page-header.c */
void          goi_page_header_add_columns (GoiColumnTable *table);
guint         goi_page_header_read (GoiColumnTable *columns, GoiPageTable *table, guint n_before);

/* goi-page-rows.c */
GoiPageTable *goi_column_table_read (GoiColumnTable *table);

static inline const GoiSegment *
goi_segment (const GoiSegments *line, guint i)
{
  return &g_array_index (line->segments, GoiSegment, i);
}

static inline const GoiSegments *
goi_column_table_line (const GoiColumnTable *table, guint i)
{
  return g_ptr_array_index (table->lines, i);
}

/* Where the values begin. */
static inline double
goi_column_table_left (const GoiColumnTable *table)
{
  return g_array_index (table->columns, GoiColumnRange, 0).x0;
}

/* Where the labels end: before the values, or before columns whose cells are all blank. */
static inline double
goi_column_table_labels (const GoiColumnTable *table)
{
  double left = goi_column_table_left (table);

  return table->words > 0 ? MIN (left, table->words) : left;
}

G_END_DECLS
