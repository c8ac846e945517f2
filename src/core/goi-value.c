/* goi-value.c: what stands in a cell of a form
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-value"

#include "config.h"

#include "goi-value.h"

#include <glib/gi18n-lib.h>
#include <string.h>

G_DEFINE_BOXED_TYPE (GoiValue, goi_value, goi_value_copy, goi_value_free)

static const char *const mark_names[GOI_N_MARKS]
    = { "", "blank", "dash", "slash", "none", "na", "unreadable", "absent" };

static const char *const origin_names[GOI_N_ORIGINS]
    = { "", "table", "prose", "computed", "entered", "repaired" };

static gboolean
find_name (const char *const *names, int n_names, const char *string, int *index)
{
  for (int i = 0; i < n_names; i++)
    if (strcmp (names[i], string) == 0)
      {
        *index = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * goi_value_new_mark:
 * @mark: any mark but %GOI_MARK_NUMBER
 * @origin: where it comes from
 *
 * Returns: (transfer full): a value without number, text and place
 */
GoiValue *
goi_value_new_mark (GoiMark mark, GoiOrigin origin)
{
  GoiValue *value = g_new0 (GoiValue, 1);

  value->mark = mark;
  value->origin = origin;
  value->start = value->end = -1;
  return value;
}

/**
 * goi_value_new_number:
 * @number: the number
 * @origin: where it comes from
 *
 * Returns: (transfer full): a value without text and place
 */
GoiValue *
goi_value_new_number (GoiDecimal number, GoiOrigin origin)
{
  GoiValue *value = goi_value_new_mark (GOI_MARK_NUMBER, origin);

  value->number = number;
  return value;
}

/**
 * goi_value_copy:
 * @value: (nullable): a value
 *
 * Returns: (transfer full) (nullable): a copy
 */
GoiValue *
goi_value_copy (const GoiValue *value)
{
  GoiValue *copy;

  if (value == NULL)
    return NULL;
  copy = g_new (GoiValue, 1);
  *copy = *value;
  copy->text = g_strdup (value->text);
  return copy;
}

/**
 * goi_value_free:
 * @value: (nullable): a value
 */
void
goi_value_free (GoiValue *value)
{
  if (value == NULL)
    return;
  g_free (value->text);
  g_free (value);
}

/**
 * goi_value_same_content:
 * @a: a value
 * @b: a value
 *
 * Returns: whether mark and number agree, wherever they were read
 */
gboolean
goi_value_same_content (const GoiValue *a, const GoiValue *b)
{
  return a->mark == b->mark
         && (a->mark != GOI_MARK_NUMBER || goi_decimal_equal (a->number, b->number));
}

static gboolean
texts_equal (const char *a, const char *b)
{
  return strcmp (a != NULL ? a : "", b != NULL ? b : "") == 0;
}

/**
 * goi_value_equal:
 * @a: a value
 * @b: a value
 *
 * No text and an empty text are the same: nothing is printed.
 *
 * Returns: whether the two agree in everything, text, origin and place included
 */
gboolean
goi_value_equal (const GoiValue *a, const GoiValue *b)
{
  return goi_value_same_content (a, b) && a->origin == b->origin && a->start == b->start
         && a->end == b->end && texts_equal (a->text, b->text);
}

/**
 * goi_value_is_number:
 * @value: a value
 *
 * Returns: whether there is a number
 */
gboolean
goi_value_is_number (const GoiValue *value)
{
  return value->mark == GOI_MARK_NUMBER;
}

/**
 * goi_value_is_empty:
 * @value: a value
 *
 * Returns: whether the author of the report left the cell without a number on purpose or by
 *   neglect: blank, dash, slash, 无 or 不适用. FALSE for numbers and for what could not be read.
 */
gboolean
goi_value_is_empty (const GoiValue *value)
{
  return value->mark != GOI_MARK_NUMBER && value->mark != GOI_MARK_UNREADABLE
         && value->mark != GOI_MARK_ABSENT;
}

/**
 * goi_value_display:
 * @value: a value
 *
 * What a form shows in the cell: the number in its shortest form, or the sign for the mark.
 *
 * Returns: (transfer full): a short text, "" for blank and absent
 */
char *
goi_value_display (const GoiValue *value)
{
  switch (value->mark)
    {
    case GOI_MARK_NUMBER:
      return goi_decimal_to_string (value->number);
    case GOI_MARK_DASH:
      return g_strdup ("—");
    case GOI_MARK_SLASH:
      return g_strdup ("/");
    case GOI_MARK_NONE:
      return g_strdup ("无");
    case GOI_MARK_NA:
      return g_strdup ("不适用");
    case GOI_MARK_UNREADABLE:
      return g_strdup (value->text != NULL && *value->text != '\0' ? value->text : "?");
    case GOI_MARK_BLANK:
    case GOI_MARK_ABSENT:
    default:
      return g_strdup ("");
    }
}

/**
 * goi_mark_to_string:
 * @mark: a mark
 *
 * Returns: (transfer none): its name in JSON; "" for a number
 */
const char *
goi_mark_to_string (GoiMark mark)
{
  g_return_val_if_fail ((int) mark >= 0 && mark < GOI_N_MARKS, "");
  return mark_names[mark];
}

/**
 * goi_mark_from_string:
 * @string: a name as goi_mark_to_string() gives it
 * @mark: (out): the mark
 *
 * Returns: FALSE for an unknown name
 */
gboolean
goi_mark_from_string (const char *string, GoiMark *mark)
{
  int i;

  if (!find_name (mark_names, GOI_N_MARKS, string, &i))
    return FALSE;
  *mark = (GoiMark) i;
  return TRUE;
}

/**
 * goi_origin_to_string:
 * @origin: an origin
 *
 * Returns: (transfer none): its name in JSON; "" when it is not known
 */
const char *
goi_origin_to_string (GoiOrigin origin)
{
  g_return_val_if_fail ((int) origin >= 0 && origin < GOI_N_ORIGINS, "");
  return origin_names[origin];
}

/**
 * goi_origin_from_string:
 * @string: a name as goi_origin_to_string() gives it
 * @origin: (out): the origin
 *
 * Returns: FALSE for an unknown name
 */
gboolean
goi_origin_from_string (const char *string, GoiOrigin *origin)
{
  int i;

  if (!find_name (origin_names, GOI_N_ORIGINS, string, &i))
    return FALSE;
  *origin = (GoiOrigin) i;
  return TRUE;
}

/* Full-width digits and signs as input methods leave them, to ASCII; blanks go. */
static char *
narrow (const char *text)
{
  GString *s = g_string_new (NULL);

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      if (c >= 0xFF01 && c <= 0xFF5E)
        c -= 0xFEE0;
      else if (c == 0x3002)
        c = '.';
      else if (c == 0x2212)
        c = '-';
      if (!g_unichar_isspace (c) && c != 0x200B && c != 0xFEFF)
        g_string_append_unichar (s, c);
    }
  return g_string_free (s, FALSE);
}

/* Takes the commas out of 1,234,567 when they group by three; otherwise leaves them. */
static void
drop_grouping (char *text)
{
  const char *end = strchr (text, '.');
  const char *comma = strchr (text, ',');
  char *to;

  if (comma == NULL)
    return;
  if (end == NULL)
    end = text + strlen (text);
  for (const char *c = comma; c != NULL && c < end; c = strchr (c + 1, ','))
    if ((end - c) % 4 != 0 || c == text)
      return;
  to = text;
  for (const char *c = text; *c != '\0'; c++)
    if (*c != ',')
      *to++ = *c;
  *to = '\0';
}

static gboolean
is_one_of (const char *text, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strcmp (text, *words) == 0)
      return TRUE;
  return FALSE;
}

/**
 * goi_value_parse_entry:
 * @text: what a person typed into a cell, or pasted
 * @allow_decimal: whether the cell takes amounts
 * @allow_negative: whether the cell takes negative numbers
 * @problem: (out) (nullable) (transfer none): when NULL is returned, a translated sentence that says
 *   what is wrong
 *
 * Reads a typed cell: full-width digits, grouping by thousands, -, /, 无 and 不适用 are understood;
 * an empty text is a blank.
 *
 * Returns: (transfer full) (nullable): the value with origin %GOI_ORIGIN_ENTERED, or NULL
 */
GoiValue *
goi_value_parse_entry (const char *text, gboolean allow_decimal, gboolean allow_negative,
                       const char **problem)
{
  static const char *const dashes[] = { "-", "--", "—", "——", "–", "―", NULL };
  static const char *const none[] = { "无", "無", NULL };
  static const char *const na[] = { "不适用", "N/A", "n/a", "NA", NULL };
  g_autofree char *narrowed = narrow (text);
  GoiDecimal number;

  if (*narrowed == '\0')
    return goi_value_new_mark (GOI_MARK_BLANK, GOI_ORIGIN_ENTERED);
  if (is_one_of (narrowed, dashes))
    return goi_value_new_mark (GOI_MARK_DASH, GOI_ORIGIN_ENTERED);
  if (strcmp (narrowed, "/") == 0)
    return goi_value_new_mark (GOI_MARK_SLASH, GOI_ORIGIN_ENTERED);
  if (is_one_of (narrowed, none))
    return goi_value_new_mark (GOI_MARK_NONE, GOI_ORIGIN_ENTERED);
  if (is_one_of (narrowed, na))
    return goi_value_new_mark (GOI_MARK_NA, GOI_ORIGIN_ENTERED);

  drop_grouping (narrowed);
  if (!goi_decimal_parse (narrowed, &number))
    *problem = _("This is not a number that the form can hold");
  else if (!allow_decimal && !goi_decimal_is_integer (number))
    *problem = _("A count must be a whole number");
  else if (!allow_negative && number.unscaled < 0)
    *problem = _("This number cannot be negative");
  else
    return goi_value_new_number (number, GOI_ORIGIN_ENTERED);
  return NULL;
}
