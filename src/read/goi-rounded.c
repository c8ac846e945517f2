/* goi-rounded.c: rounded numbers as intervals
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-rounded"

#include "goi-rounded.h"

#include <math.h>
#include <string.h>

/* A part of its size that a number may be off after 约. */
#define ABOUT 0.05

/* A number with its power: 2.1万. */
typedef struct
{
  double value;
  double step;     /* what its last digit that is not zero counts */
  gboolean power;  /* 万 or 亿 stands behind it */
  gboolean more;   /* 余 or 多 stands behind it */
} Number;

static gboolean
skip (const char **p, const char *const *words)
{
  for (; *words != NULL; words++)
    if (g_str_has_prefix (*p, *words))
      {
        *p += strlen (*words);
        return TRUE;
      }
  return FALSE;
}

/* What the last digit of 12300 or 2.1 counts: 100 and 0.1. */
static double
step_of (const char *digits)
{
  const char *point = strchr (digits, '.');
  double step = 1;

  if (point != NULL)
    return pow (10, -(double) strlen (point + 1));
  for (gsize n = strlen (digits); n > 1 && digits[n - 1] == '0'; n--)
    step *= 10;
  return step;
}

static gboolean
take_number (const char **p, Number *out)
{
  static const char *const more[] = { "余", "多", "几", NULL };
  g_autoptr (GString) digits = g_string_new (NULL);
  double factor = 1;

  for (; g_ascii_isdigit (**p) || **p == ',' || **p == '.'; (*p)++)
    if (**p != ',')
      g_string_append_c (digits, **p);
  if (digits->len == 0 || digits->len > 15)
    return FALSE;
  if (g_str_has_prefix (*p, "万"))
    factor = 1e4;
  else if (g_str_has_prefix (*p, "亿"))
    factor = 1e8;
  out->power = factor > 1;
  if (out->power)
    *p += strlen ("万");
  out->more = skip (p, more);
  out->value = g_ascii_strtod (digits->str, NULL) * factor;
  out->step = (out->power && strchr (digits->str, '.') == NULL ? 1 : step_of (digits->str)) * factor;
  return TRUE;
}

/**
 * goi_rounded_read:
 * @text: a number as a sentence gives it, folded, without its unit
 * @behind: what stands behind its unit
 * @low: (out): the least number that it may be
 * @high: (out): the largest
 *
 * Reads 2.1万余, 约100, 近3000, 20至30, and 12 before 左右.
 *
 * Returns: FALSE when it is not rounded, or no number
 */
gboolean
goi_rounded_read (const char *text, const char *behind, double *low, double *high)
{
  static const char *const about[] = { "大约", "约", NULL };
  static const char *const below[] = { "近", "不足", NULL };
  static const char *const above[] = { "逾", "超过", "超", NULL };
  static const char *const to[] = { "至", "-", "~", NULL };
  static const char *const about_behind[] = { "左右", NULL };
  static const char *const above_behind[] = { "以上", "余", "多", NULL };
  const char *p = text, *q = behind;
  gboolean is_about = skip (&p, about), is_below = skip (&p, below), is_above = skip (&p, above);
  Number first, second;

  if (!take_number (&p, &first))
    return FALSE;
  is_about |= skip (&q, about_behind);
  is_above |= first.more || skip (&q, above_behind);
  *low = *high = first.value;
  if (skip (&p, to) && take_number (&p, &second))
    {
      double factor = second.power && !first.power ? (second.step >= 1e8 ? 1e8 : 1e4) : 1;
      *low = first.value * factor;
      *high = second.value + (second.more ? second.step : 0);
      return *high >= *low;
    }
  if (is_above)
    *high = first.value + first.step;
  else if (is_below)
    *low = first.value - first.step;
  else if (is_about)
    {
      *low = first.value - MAX (first.step, ABOUT * first.value);
      *high = first.value + MAX (first.step, ABOUT * first.value);
    }
  else if (first.power)
    {
      *low = first.value - first.step / 2;
      *high = first.value + first.step / 2;
    }
  else
    return FALSE;
  return TRUE;
}
