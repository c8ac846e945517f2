/* goi-decimal.c: exact decimal numbers
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-decimal"

#include "goi-decimal.h"

#include <string.h>

/* Brings @unscaled / 10^@scale to its shortest form; FALSE when it is out of range. */
static gboolean
normalise (__int128 unscaled, guint scale, GoiDecimal *out)
{
  while (scale > 0 && unscaled % 10 == 0)
    {
      unscaled /= 10;
      scale--;
    }
  if (scale > GOI_DECIMAL_MAX_SCALE || unscaled > GOI_DECIMAL_MAX_UNSCALED
      || unscaled < -GOI_DECIMAL_MAX_UNSCALED)
    return FALSE;
  out->unscaled = (gint64) unscaled;
  out->scale = scale;
  return TRUE;
}

static __int128
scale_up (gint64 unscaled, guint by)
{
  __int128 n = unscaled;
  for (guint i = 0; i < by; i++)
    n *= 10;
  return n;
}

/**
 * goi_decimal_make:
 * @unscaled: the digits as an integer
 * @scale: how many of them stand after the point
 * @out: (out caller-allocates): the number
 *
 * Returns: FALSE when the number is out of the range that a report may hold
 */
gboolean
goi_decimal_make (gint64 unscaled, guint scale, GoiDecimal *out)
{
  return normalise (unscaled, scale, out);
}

/**
 * goi_decimal_parse:
 * @text: ASCII digits with an optional sign and decimal point, nothing else
 * @out: (out caller-allocates): the number
 *
 * Reads a plain number. It knows no locale, no blanks and no grouping: what a printed cell
 * means is the readers' business.
 *
 * Returns: FALSE when @text is no such number or out of range
 */
gboolean
goi_decimal_parse (const char *text, GoiDecimal *out)
{
  const char *p = text;
  gboolean negative = FALSE, point = FALSE, digits = FALSE;
  __int128 n = 0;
  guint scale = 0;

  g_return_val_if_fail (text != NULL && out != NULL, FALSE);

  if (*p == '-' || *p == '+')
    negative = *p++ == '-';
  for (; *p != '\0'; p++)
    {
      if (*p == '.' && !point && digits)
        {
          point = TRUE;
          continue;
        }
      if (!g_ascii_isdigit (*p))
        return FALSE;
      digits = TRUE;
      n = n * 10 + (*p - '0');
      scale += point ? 1 : 0;
      if (n > (__int128) G_MAXINT64 || scale > 18)
        return FALSE;
    }
  if (!digits || p[-1] == '.')
    return FALSE;
  return normalise (negative ? -n : n, scale, out);
}

/**
 * goi_decimal_to_string:
 * @number: a number
 *
 * Returns: (transfer full): the number in ASCII, without exponent and without trailing zeros
 */
char *
goi_decimal_to_string (GoiDecimal number)
{
  guint64 rest = number.unscaled < 0 ? -(guint64) number.unscaled : (guint64) number.unscaled;
  char buffer[24] = "";
  char *digits = buffer + sizeof buffer - 1;
  GString *s = g_string_sized_new (sizeof buffer);
  gsize n;

  do
    *--digits = (char) ('0' + rest % 10);
  while ((rest /= 10) > 0);
  n = strlen (digits);
  if (number.unscaled < 0)
    g_string_append_c (s, '-');
  if (n <= number.scale)
    {
      g_string_append (s, number.scale > 0 ? "0." : "0");
      for (gsize i = n; i < number.scale; i++)
        g_string_append_c (s, '0');
      if (number.scale > 0)
        g_string_append (s, digits);
    }
  else
    {
      g_string_append_len (s, digits, n - number.scale);
      if (number.scale > 0)
        {
          g_string_append_c (s, '.');
          g_string_append (s, digits + n - number.scale);
        }
    }
  return g_string_free (s, FALSE);
}

/**
 * goi_decimal_compare:
 * @a: a number
 * @b: a number
 *
 * Returns: less than, equal to or greater than 0 as @a is to @b
 */
int
goi_decimal_compare (GoiDecimal a, GoiDecimal b)
{
  guint scale = MAX (a.scale, b.scale);
  __int128 x = scale_up (a.unscaled, scale - a.scale);
  __int128 y = scale_up (b.unscaled, scale - b.scale);

  return (x > y) - (x < y);
}

/**
 * goi_decimal_equal:
 * @a: a number
 * @b: a number
 *
 * Returns: whether the two are the same number
 */
gboolean
goi_decimal_equal (GoiDecimal a, GoiDecimal b)
{
  return a.unscaled == b.unscaled && a.scale == b.scale;
}

/**
 * goi_decimal_add:
 * @a: a number
 * @b: a number
 * @sum: (out caller-allocates): the exact sum
 *
 * Returns: FALSE when the sum is out of range
 */
gboolean
goi_decimal_add (GoiDecimal a, GoiDecimal b, GoiDecimal *sum)
{
  guint scale = MAX (a.scale, b.scale);

  return normalise (scale_up (a.unscaled, scale - a.scale) + scale_up (b.unscaled, scale - b.scale),
                    scale, sum);
}

/**
 * goi_decimal_negate:
 * @number: a number
 *
 * Returns: minus @number
 */
GoiDecimal
goi_decimal_negate (GoiDecimal number)
{
  number.unscaled = -number.unscaled;
  return number;
}

/**
 * goi_decimal_shift:
 * @number: a number
 * @power_of_ten: what to multiply by, as a power of ten, from -12 to 12; -4 turns 元 into 万元
 * @out: (out caller-allocates): the exact product
 *
 * Returns: FALSE when the product is out of range
 */
gboolean
goi_decimal_shift (GoiDecimal number, int power_of_ten, GoiDecimal *out)
{
  g_return_val_if_fail (ABS (power_of_ten) <= GOI_DECIMAL_MAX_SCALE, FALSE);

  if (power_of_ten <= 0)
    return normalise (number.unscaled, number.scale - power_of_ten, out);
  if (number.scale >= (guint) power_of_ten)
    return normalise (number.unscaled, number.scale - power_of_ten, out);
  return normalise (scale_up (number.unscaled, power_of_ten - number.scale), 0, out);
}

/**
 * goi_decimal_is_integer:
 * @number: a number
 *
 * Returns: whether nothing stands after the point
 */
gboolean
goi_decimal_is_integer (GoiDecimal number)
{
  return number.scale == 0;
}

/**
 * goi_decimal_to_double:
 * @number: a number
 *
 * For charts and statistics only: a double is not exact.
 *
 * Returns: the nearest double
 */
double
goi_decimal_to_double (GoiDecimal number)
{
  double d = (double) number.unscaled;
  for (guint i = 0; i < number.scale; i++)
    d /= 10.0;
  return d;
}
