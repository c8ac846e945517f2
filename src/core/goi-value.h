/* goi-value.h: what stands in a cell of a form
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-decimal.h"

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * GoiMark:
 * @GOI_MARK_NUMBER: a number stands there (printed as "" in JSON)
 * @GOI_MARK_BLANK: nothing stands there
 * @GOI_MARK_DASH: a dash of any kind
 * @GOI_MARK_SLASH: a slash
 * @GOI_MARK_NONE: the word 无
 * @GOI_MARK_NA: 不适用, N/A
 * @GOI_MARK_UNREADABLE: something stands there that cannot be read as a number
 * @GOI_MARK_ABSENT: the document has no such row or column
 *
 * What stood in a cell. Only %GOI_MARK_NUMBER has a value; none of the others is 0.
 */
typedef enum
{
  GOI_MARK_NUMBER,
  GOI_MARK_BLANK,
  GOI_MARK_DASH,
  GOI_MARK_SLASH,
  GOI_MARK_NONE,
  GOI_MARK_NA,
  GOI_MARK_UNREADABLE,
  GOI_MARK_ABSENT,
} GoiMark;
#define GOI_N_MARKS (GOI_MARK_ABSENT + 1)

/**
 * GoiOrigin:
 * @GOI_ORIGIN_UNKNOWN: not said (printed as "" in JSON)
 * @GOI_ORIGIN_TABLE: read from a table
 * @GOI_ORIGIN_PROSE: read from a sentence
 * @GOI_ORIGIN_COMPUTED: computed from other cells while the form was filled in
 * @GOI_ORIGIN_ENTERED: typed by a person
 * @GOI_ORIGIN_REPAIRED: solved from the relations
 *
 * Where a value comes from.
 */
typedef enum
{
  GOI_ORIGIN_UNKNOWN,
  GOI_ORIGIN_TABLE,
  GOI_ORIGIN_PROSE,
  GOI_ORIGIN_COMPUTED,
  GOI_ORIGIN_ENTERED,
  GOI_ORIGIN_REPAIRED,
} GoiOrigin;
#define GOI_N_ORIGINS (GOI_ORIGIN_REPAIRED + 1)

/**
 * GoiValue:
 * @mark: what stands in the cell
 * @number: the number when @mark is %GOI_MARK_NUMBER
 * @text: (nullable): the cell as printed
 * @origin: where it comes from
 * @start: first character of the place it was read from, in Unicode characters of the document's
 *    text, or -1 when there is no place
 * @end: the character after the place's last one
 *
 * The content of one cell.
 */
typedef struct
{
  GoiMark mark;
  GoiDecimal number;
  char *text;
  GoiOrigin origin;
  gint64 start;
  gint64 end;
} GoiValue;

#define GOI_TYPE_VALUE (goi_value_get_type ())
GType       goi_value_get_type (void);

GoiValue   *goi_value_new_mark (GoiMark mark, GoiOrigin origin);
GoiValue   *goi_value_new_number (GoiDecimal number, GoiOrigin origin);
GoiValue   *goi_value_copy (const GoiValue *value);
void        goi_value_free (GoiValue *value);
gboolean    goi_value_equal (const GoiValue *a, const GoiValue *b);
gboolean    goi_value_same_content (const GoiValue *a, const GoiValue *b);
gboolean    goi_value_is_number (const GoiValue *value);
gboolean    goi_value_is_empty (const GoiValue *value);
char       *goi_value_display (const GoiValue *value);

const char *goi_mark_to_string (GoiMark mark);
gboolean    goi_mark_from_string (const char *string, GoiMark *mark);
const char *goi_origin_to_string (GoiOrigin origin);
gboolean    goi_origin_from_string (const char *string, GoiOrigin *origin);

GoiValue   *goi_value_parse_entry (const char *text, gboolean allow_decimal, gboolean allow_negative,
                                   const char **problem);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiValue, goi_value_free)

G_END_DECLS
