/* goi-write-page-private.h: what the files of GoiPages share
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-write-page.h"

#include <pango/pangocairo.h>

G_BEGIN_DECLS

/**
 * GoiPageItem:
 * @layout: (nullable): a text; NULL for a frame
 * @line: the one line of @layout to draw, or -1 for all
 * @x: left edge, in points
 * @y: upper edge; of a single line its baseline
 * @width: width
 * @height: height
 * @shaded: a frame with a grey ground
 *
 * Something that stands on a page.
 */
typedef struct
{
  PangoLayout *layout;
  int line;
  double x, y, width, height;
  gboolean shaded;
} GoiPageItem;

struct _GoiPages
{
  GObject parent_instance;

  /* Owned References */
  PangoContext *context;
  GPtrArray *pages;    /* of GPtrArray of GoiPageItem */
  GPtrArray *headings; /* of GoiPageHeading */

  double width, height;
  double left, right, top, bottom; /* margins as positions */
  double y;                        /* where the next thing stands */
};

/**
 * GoiPageHeading:
 * @title: a title
 * @page: its page, from 0
 * @y: where on it
 *
 * An entry of the document's outline.
 */
typedef struct
{
  char *title;
  guint page;
  double y;
} GoiPageHeading;

PangoLayout *_goi_pages_make_layout (GoiPages *self, const char *text, double size, gboolean bold, double width);
void         _goi_pages_begin_page (GoiPages *self);
GoiPageItem *_goi_pages_add (GoiPages *self, PangoLayout *layout, double x, double y, double width, double height);
void         _goi_pages_add_table (GoiPages *self, GoiReport *report, GoiTable *table);
double       _goi_pages_measure_table_start (GoiPages *self, GoiReport *report, GoiTable *table);
void         _goi_layout_get_size (PangoLayout *layout, double *width, double *height);

G_END_DECLS
