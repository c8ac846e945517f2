/* goi-office-number.c: the numbers of spreadsheets as exact decimals
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-office-number"

#include "goi-office-number.h"

#include <math.h>
#include <string.h>

/* Spreadsheets compute in binary and show 15 digits: what is behind them is noise. */
#define DIGITS 15

/* A number with more places than this is no number of a report; it stays as it is stored. */
#define MAX_PLACES 40

/* A decimal in pieces: sign, digits without a point, how many of them stand after it. */
typedef struct
{
  gboolean is_negative;
  GString *digits;
  int scale;
} Decimal;

static gboolean
is_integer (const char *text)
{
  gsize n;

  text += *text == '-';
  n = strspn (text, "0123456789");
  return n > 0 && n <= 16 && text[n] == '\0';
}

/* Takes a plain number apart; FALSE where it is none. */
static gboolean
decimal_parse (Decimal *self, const char *text)
{
  gboolean has_point = FALSE;

  self->is_negative = *text == '-';
  self->digits = g_string_new (NULL);
  self->scale = 0;
  for (text += *text == '-'; *text != '\0'; text++)
    {
      if (g_ascii_isdigit (*text))
        {
          g_string_append_c (self->digits, *text);
          self->scale += has_point;
        }
      else if (*text == '.' && !has_point)
        has_point = TRUE;
      else
        break;
    }
  return *text == '\0' && self->digits->len > 0;
}

static void
decimal_clear (Decimal *self)
{
  g_string_free (self->digits, TRUE);
}

/* Puts a number together again, without zeros that say nothing. */
static char *
decimal_to_string (Decimal *self)
{
  GString *digits = self->digits;

  for (; self->scale < 0; self->scale++)
    g_string_append_c (digits, '0');
  while ((int) digits->len <= self->scale)
    g_string_prepend_c (digits, '0');
  while (self->scale > 0 && digits->str[digits->len - 1] == '0')
    {
      g_string_truncate (digits, digits->len - 1);
      self->scale--;
    }
  while ((int) digits->len > self->scale + 1 && digits->str[0] == '0')
    g_string_erase (digits, 0, 1);
  if (self->scale > 0)
    g_string_insert_c (digits, digits->len - self->scale, '.');
  if (self->is_negative && !(digits->len == 1 && digits->str[0] == '0'))
    g_string_prepend_c (digits, '-');
  return g_strdup (digits->str);
}

/* Finds the first number in a text as it is shown, with commas between thousands.
 * Returns: FALSE when there is none */
static gboolean
find_number (const char *text, gsize *start, gsize *end, GString *plain)
{
  const char *first = strpbrk (text, "0123456789");
  const char *p;

  if (first == NULL)
    return FALSE;
  for (p = first; g_ascii_isdigit (*p) || ((*p == ',' || *p == '.') && g_ascii_isdigit (p[1])); p++)
    if (*p != ',')
      g_string_append_c (plain, *p);
  if (first > text && first[-1] == '-')
    {
      first--;
      g_string_prepend_c (plain, '-');
    }
  *start = first - text;
  *end = p - text;
  return TRUE;
}

/**
 * goi_office_number_exact:
 * @stored: a number as a spreadsheet file stores it
 *
 * Gives the decimal that was meant: 410.89000000000004 is 410.89, 1E-3 is 0.001.
 *
 * Returns: (transfer full): the number in plain digits; @stored itself where it is no number, or one of
 *    an enormous size
 */
char *
goi_office_number_exact (const char *stored)
{
  g_autofree char *text = g_strstrip (g_strdup (stored));
  char buffer[G_ASCII_DTOSTR_BUF_SIZE], *exponent, *end;
  double value;
  Decimal decimal;
  char *result;
  int places = 0;

  if (is_integer (text))
    return g_steal_pointer (&text);
  value = g_ascii_strtod (text, &end);
  if (end == text || *end != '\0' || !isfinite (value))
    return g_steal_pointer (&text);
  g_ascii_formatd (buffer, sizeof buffer, "%." G_STRINGIFY (DIGITS) "g", value);
  exponent = strchr (buffer, 'e');
  if (exponent != NULL)
    {
      places = g_ascii_strtoll (exponent + 1, NULL, 10);
      *exponent = '\0';
    }
  if (ABS (places) > MAX_PLACES)
    return g_steal_pointer (&text);
  if (!decimal_parse (&decimal, buffer))
    {
      decimal_clear (&decimal);
      return g_steal_pointer (&text);
    }
  decimal.scale -= places;
  result = decimal_to_string (&decimal);
  decimal_clear (&decimal);
  return result;
}

/**
 * goi_office_number_shift:
 * @exact: a number in plain digits
 * @places: how many places the point moves to the right, or, negative, to the left
 *
 * Returns: (transfer full): the number times 10 to the power of @places
 */
char *
goi_office_number_shift (const char *exact, int places)
{
  Decimal decimal;
  char *result;

  if (decimal_parse (&decimal, exact))
    {
      decimal.scale -= places;
      result = decimal_to_string (&decimal);
    }
  else
    result = g_strdup (exact);
  decimal_clear (&decimal);
  return result;
}

/**
 * goi_office_number_round:
 * @exact: a number in plain digits
 * @decimals: how many places after the point
 *
 * Returns: (transfer full): the number rounded, halves away from zero
 */
char *
goi_office_number_round (const char *exact, guint decimals)
{
  Decimal decimal;
  char *result;

  if (!decimal_parse (&decimal, exact))
    result = g_strdup (exact);
  else
    {
      int drop = decimal.scale - (int) decimals;
      GString *digits = decimal.digits;

      while (drop >= (int) digits->len)
        g_string_prepend_c (digits, '0');
      if (drop > 0)
        {
          gboolean up = digits->str[digits->len - drop] >= '5';

          g_string_truncate (digits, digits->len - drop);
          decimal.scale = decimals;
          for (gsize i = digits->len; up && i > 0; i--)
            {
              up = digits->str[i - 1] == '9';
              digits->str[i - 1] = up ? '0' : digits->str[i - 1] + 1;
            }
          if (up)
            g_string_prepend_c (digits, '1');
        }
      result = decimal_to_string (&decimal);
    }
  decimal_clear (&decimal);
  return result;
}

/**
 * goi_office_number_put_into:
 * @shown: a number as a spreadsheet shows it: possibly rounded, with a unit, between other characters
 * @exact: the number behind it
 * @is_percentage: whether @shown is in per cent
 *
 * Replaces the number that is shown by the exact one, as long as it is the same number. Where it is
 * another one (because the format counts in thousands, or shows a date) @shown is right; where there is no
 * digit at all (because the column is too narrow, or zeros are shown as dashes) the number itself is.
 *
 * Returns: (transfer full): the text of the cell
 */
char *
goi_office_number_put_into (const char *shown, const char *exact, gboolean is_percentage)
{
  g_autoptr (GString) plain = g_string_new (NULL);
  g_autofree char *whole = goi_office_number_shift (exact, is_percentage ? 2 : 0);
  g_autofree char *unsigned_shown = NULL;
  g_autofree char *rounded = NULL;
  const char *point;
  gsize start, end;

  if (!find_number (shown, &start, &end, plain))
    return g_strdup (exact);
  point = strchr (plain->str, '.');
  rounded = goi_office_number_round (whole, point != NULL ? strlen (point + 1) : 0);
  unsigned_shown = goi_office_number_shift (plain->str, 0);
  if (*rounded == '-' && g_str_equal (rounded + 1, unsigned_shown))
    {
      /* A format may write a negative number without its sign, in brackets or in red. */
      if (start > 0 && shown[start - 1] == '(' && shown[end] == ')')
        {
          start--;
          end++;
        }
    }
  else if (!g_str_equal (rounded, unsigned_shown))
    return g_strdup (shown);
  return g_strdup_printf ("%.*s%s%s", (int) start, shown, whole, shown + end);
}
