/* goi-decimal.h: exact decimal numbers
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The largest count a report may hold: every integer up to it is exact in JSON readers that use
 * doubles. */
#define GOI_DECIMAL_MAX_UNSCALED G_GINT64_CONSTANT (9007199254740992)
#define GOI_DECIMAL_MAX_SCALE 12

/**
 * GoiDecimal:
 * @unscaled: the digits as an integer, from -2^53 to 2^53
 * @scale: how many of the digits stand after the decimal point, 0 to 12
 *
 * A number as it is printed: 410.89 is 41089 with scale 2. Always kept in its shortest form, so
 * that two equal numbers have equal fields (1.0 is 1 with scale 0).
 */
typedef struct
{
  gint64 unscaled;
  guint scale;
} GoiDecimal;

#define GOI_DECIMAL_INT(n) ((GoiDecimal) { (n), 0 })

gboolean goi_decimal_make (gint64 unscaled, guint scale, GoiDecimal *out);
gboolean goi_decimal_parse (const char *text, GoiDecimal *out);
char    *goi_decimal_to_string (GoiDecimal number);
int      goi_decimal_compare (GoiDecimal a, GoiDecimal b);
gboolean goi_decimal_equal (GoiDecimal a, GoiDecimal b);
gboolean goi_decimal_add (GoiDecimal a, GoiDecimal b, GoiDecimal *sum);
GoiDecimal goi_decimal_negate (GoiDecimal number);
gboolean goi_decimal_shift (GoiDecimal number, int power_of_ten, GoiDecimal *out);
gboolean goi_decimal_is_integer (GoiDecimal number);
double   goi_decimal_to_double (GoiDecimal number);

G_END_DECLS
