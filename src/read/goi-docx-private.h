/* goi-docx-private.h: what the files of the DOCX reader share
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-office-content.h"
#include "goi-office-numeral.h"
#include "goi-zip-links.h"
#include "goi-zip-xml.h"

G_BEGIN_DECLS

/* Elements. All parts of a text document share the numbers. */
typedef enum
{
  DOCX_SKIP = 1,          /* nothing in it is text of the document */
  DOCX_ABSTRACT_NUM,
  DOCX_ABSTRACT_NUM_ID,
  DOCX_ALTERNATE_CONTENT,
  DOCX_BASED_ON,
  DOCX_BODY,
  DOCX_BR,
  DOCX_CELL_DEL,
  DOCX_CHOICE,
  DOCX_CR,
  DOCX_DEL,
  DOCX_DROP_DOWN,
  DOCX_ENDNOTE_REFERENCE,
  DOCX_FALLBACK,
  DOCX_FFDATA,
  DOCX_FLD_CHAR,
  DOCX_FOOTNOTE_REFERENCE,
  DOCX_GRID_BEFORE,
  DOCX_GRID_COL,
  DOCX_GRID_SPAN,
  DOCX_H_MERGE,
  DOCX_HIDDEN,
  DOCX_ILVL,
  DOCX_IS_LGL,
  DOCX_LIST_ENTRY,
  DOCX_LVL,
  DOCX_LVL_OVERRIDE,
  DOCX_LVL_RESTART,
  DOCX_LVL_TEXT,
  DOCX_NO_BREAK_HYPHEN,
  DOCX_NOTE,
  DOCX_NUM,
  DOCX_NUM_FMT,
  DOCX_NUM_ID,
  DOCX_NUM_PR,
  DOCX_NUM_STYLE_LINK,
  DOCX_P,
  DOCX_P_PR,
  DOCX_P_STYLE,
  DOCX_R,
  DOCX_R_PR,
  DOCX_R_STYLE,
  DOCX_RESULT,
  DOCX_RUBY_BASE,
  DOCX_RUBY,
  DOCX_START,
  DOCX_START_OVERRIDE,
  DOCX_STYLE,
  DOCX_SUFF,
  DOCX_SYM,
  DOCX_T,
  DOCX_TAB,
  DOCX_TBL,
  DOCX_TBL_GRID,
  DOCX_TC,
  DOCX_TC_PR,
  DOCX_TITLE,
  DOCX_TR,
  DOCX_TR_PR,
  DOCX_TXBX_CONTENT,
  DOCX_V_MERGE,
  DOCX_VANISH,
  DOCX_VERT_ALIGN,
} DocxTag;

typedef struct _GoiDocxStyles GoiDocxStyles;
typedef struct _GoiDocxNumbering GoiDocxNumbering;

/**
 * GoiDocxReader:
 * @package: the archive
 * @xml: the part that is being read
 * @cancellable: (nullable): stops the reading
 * @styles: the styles
 * @numbering: the lists
 * @notes: (element-type utf8 GoiContent): footnotes by "f" and endnotes by "e" before their id
 * @pending: notes to which the present block refers
 * @limits: how much was read
 *
 * What is known while a document is read.
 */
typedef struct
{
  GoiZipPackage *package;
  GoiXml *xml;
  GCancellable *cancellable;
  GoiDocxStyles *styles;
  GoiDocxNumbering *numbering;
  GHashTable *notes;
  GoiContent *pending;
  GoiContentLimits limits;
} GoiDocxReader;

/**
 * GoiDocxStory:
 * @content: where it goes
 * @carry: text of paragraphs whose end was deleted; the next paragraph continues it
 * @fields: (element-type gboolean): the fields around the present place, outermost first; TRUE between
 *    the beginning of a field and its result
 * @n_instructions: how many of them are TRUE
 *
 * A sequence of paragraphs and tables: the body, a cell, a box, a note.
 */
typedef struct
{
  GoiContent *content;
  GString *carry;
  GArray *fields;
  guint n_instructions;
} GoiDocxStory;

gboolean       _goi_docx_is_on (GoiXml *xml);

GoiDocxStyles *_goi_docx_styles_new (void);
gboolean       _goi_docx_styles_read (GoiDocxStyles *self, GoiXml *xml, GError **error);
void           _goi_docx_styles_free (GoiDocxStyles *self);
int            _goi_docx_styles_get_vanish (GoiDocxStyles *self, const char *style);
int            _goi_docx_styles_get_raised (GoiDocxStyles *self, const char *style);
gboolean       _goi_docx_styles_get_list (GoiDocxStyles *self, const char *style, int *num_id, int *level,
                                          const char **from);
int            _goi_docx_vert_align (GoiXml *xml);
void           _goi_docx_read_num_pr (GoiXml *xml, int *num_id, int *level);

GoiDocxNumbering *_goi_docx_numbering_new (GoiDocxStyles *styles);
gboolean       _goi_docx_numbering_read (GoiDocxNumbering *self, GoiXml *xml, GError **error);
void           _goi_docx_numbering_free (GoiDocxNumbering *self);
int            _goi_docx_numbering_find_level (GoiDocxNumbering *self, int num_id, const char *style);
void           _goi_docx_numbering_step (GoiDocxNumbering *self, int num_id, int level, GString *label);

void           _goi_docx_story_init (GoiDocxStory *story, GoiContent *content);
void           _goi_docx_story_finish (GoiDocxStory *story);
void           _goi_docx_read_story (GoiDocxReader *self, GoiContent *content);
void           _goi_docx_read_block (GoiDocxReader *self, GoiDocxStory *story);
void           _goi_docx_read_paragraph (GoiDocxReader *self, GoiDocxStory *story);
void           _goi_docx_read_table (GoiDocxReader *self, GoiContent *content);

G_END_DECLS
