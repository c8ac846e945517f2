/* goi-odf-private.h: what the files of the ODF reader share
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-office-content.h"
#include "goi-office-numeral.h"
#include "goi-zip-xml.h"

G_BEGIN_DECLS

#define ODF_NS(name) "urn:oasis:names:tc:opendocument:xmlns:" name ":1.0"
#define ODF_OFFICE ODF_NS ("office")
#define ODF_TEXT ODF_NS ("text")
#define ODF_TABLE ODF_NS ("table")
#define ODF_STYLE ODF_NS ("style")
#define ODF_DRAW ODF_NS ("drawing")
#define ODF_FO ODF_NS ("xsl-fo-compatible")
#define ODF_SVG ODF_NS ("svg-compatible")
#define ODF_MANIFEST ODF_NS ("manifest")
#define ODF_DC "http://purl.org/dc/elements/1.1/"

/* Levels of a list. */
#define ODF_N_LEVELS 10

typedef enum
{
  ODF_SKIP = 1,           /* nothing in it is text of the document */
  ODF_BODY,
  ODF_CELL_PROPERTIES,
  ODF_COLUMN,
  ODF_COVERED_CELL,
  ODF_ENCRYPTION,
  ODF_H,
  ODF_HIDDEN_PARAGRAPH,
  ODF_HIDDEN_TEXT,
  ODF_LABEL_ALIGNMENT,
  ODF_LEVEL_BULLET,
  ODF_LEVEL_NUMBER,
  ODF_LEVEL_PROPERTIES,
  ODF_LINE_BREAK,
  ODF_LIST,
  ODF_LIST_HEADER,
  ODF_LIST_ITEM,
  ODF_LIST_STYLE,
  ODF_META,
  ODF_NOTE,
  ODF_NOTE_BODY,
  ODF_OUTLINE_STYLE,
  ODF_P,
  ODF_S,
  ODF_SECTION,
  ODF_SPAN,
  ODF_SPREADSHEET,
  ODF_STYLE_STYLE,
  ODF_STYLES,             /* a group of styles */
  ODF_TAB,
  ODF_TABLE_CELL,
  ODF_TABLE_PROPERTIES,
  ODF_TABLE_ROW,
  ODF_TABLE_TABLE,
  ODF_TEXT_BODY,
  ODF_TEXT_PROPERTIES,
  ODF_TITLE,
} OdfTag;

typedef struct _GoiOdfStyles GoiOdfStyles;
typedef struct _GoiOdfLists GoiOdfLists;

/* One level of a list style. */
typedef struct
{
  gboolean is_set;
  GoiNumeral numeral;
  char *prefix, *suffix;
  char *format;           /* %1% to %10% stand for the numbers of the levels; NULL: prefix and suffix */
  guint display_levels;
  guint start;
  gboolean is_glued;      /* nothing between number and text */
} GoiOdfLevel;

/**
 * GoiOdfReader:
 * @xml: the part that is being read
 * @styles: the styles
 * @lists: how far lists have been counted
 * @pending: notes to which the present block refers
 * @limits: how much was read
 * @document: where it goes
 *
 * What is known while a document is read.
 */
typedef struct
{
  GoiXml *xml;
  GoiOdfStyles *styles;
  GoiOdfLists *lists;
  GoiContent *pending;
  GoiContentLimits limits;
  GoiDocument *document;
} GoiOdfReader;

GoiOdfStyles  *_goi_odf_styles_new (void);
void           _goi_odf_styles_free (GoiOdfStyles *self);
void           _goi_odf_styles_read (GoiOdfStyles *self, GoiXml *xml);
gboolean       _goi_odf_styles_is_hidden (GoiOdfStyles *self, const char *family, const char *name,
                                          gboolean otherwise);
int            _goi_odf_styles_get_raised (GoiOdfStyles *self, const char *family, const char *name);
gboolean       _goi_odf_styles_has_border (GoiOdfStyles *self, const char *name);
GoiOdfLevel   *_goi_odf_styles_get_levels (GoiOdfStyles *self, const char *list_style);
GoiOdfLevel   *_goi_odf_styles_get_outline (GoiOdfStyles *self);

GoiOdfLists   *_goi_odf_lists_new (GoiOdfStyles *styles);
void           _goi_odf_lists_free (GoiOdfLists *self);
void           _goi_odf_lists_enter (GoiOdfLists *self, const char *style, const char *id,
                                     const char *continues, gboolean continue_numbering);
void           _goi_odf_lists_leave (GoiOdfLists *self);
void           _goi_odf_lists_begin_item (GoiOdfLists *self, gboolean is_counted, gint64 start);
GPtrArray     *_goi_odf_lists_suspend (GoiOdfLists *self);
void           _goi_odf_lists_resume (GoiOdfLists *self, GPtrArray *suspended);
void           _goi_odf_lists_append_label (GoiOdfLists *self, guint outline_level, gint64 start,
                                            GString *label);

void           _goi_odf_read_blocks (GoiOdfReader *self, GoiContent *content);
void           _goi_odf_read_block (GoiOdfReader *self, GoiContent *content);
void           _goi_odf_read_paragraph (GoiOdfReader *self, GoiContent *content);
void           _goi_odf_append_line (GoiOdfReader *self, GString *text);
void           _goi_odf_read_table (GoiOdfReader *self, GoiContent *content);
gboolean       _goi_odf_is_collapsed (GoiXml *xml);
void           _goi_odf_read_sheets (GoiOdfReader *self);

G_END_DECLS
