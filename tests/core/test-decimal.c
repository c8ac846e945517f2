/* test-decimal.c: exact decimal numbers
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-test-report.h"

static void
assert_decimal (GoiDecimal number, gint64 unscaled, guint scale)
{
  g_assert_cmpint (number.unscaled, ==, unscaled);
  g_assert_cmpuint (number.scale, ==, scale);
}

static GoiDecimal
decimal (const char *text)
{
  GoiDecimal number;

  g_assert_true (goi_decimal_parse (text, &number));
  return number;
}

static void
test_parse (void)
{
  static const struct { const char *text; gint64 unscaled; guint scale; const char *shortest; } cases[] = {
    { "0", 0, 0, "0" },
    { "-0", 0, 0, "0" },
    { "0.00", 0, 0, "0" },
    { "8", 8, 0, "8" },
    { "+8", 8, 0, "8" },
    { "-8", -8, 0, "-8" },
    { "008", 8, 0, "8" },
    { "410.89", 41089, 2, "410.89" },
    { "410.890", 41089, 2, "410.89" },
    { "-0.5", -5, 1, "-0.5" },
    { "0.05", 5, 2, "0.05" },
    { "100", 100, 0, "100" },
    { "1.0", 1, 0, "1" },
    { "0.000000000001", 1, 12, "0.000000000001" },
    { "9007199254740992", G_GINT64_CONSTANT (9007199254740992), 0, "9007199254740992" },
    { "-9007199254740992", G_GINT64_CONSTANT (-9007199254740992), 0, "-9007199254740992" },
    { "9007.199254740992", G_GINT64_CONSTANT (9007199254740992), 12, "9007.199254740992" },
    { "900719925474099200e-2", 0, 0, NULL },
    { "9007199254740992.0", G_GINT64_CONSTANT (9007199254740992), 0, "9007199254740992" },
    { "9007199254740993", 0, 0, NULL },
    { "-9007199254740993", 0, 0, NULL },
    { "99999999999999999999", 0, 0, NULL },
    { "0.0000000000001", 0, 0, NULL },
    { "", 0, 0, NULL },
    { "-", 0, 0, NULL },
    { "+", 0, 0, NULL },
    { ".", 0, 0, NULL },
    { ".5", 0, 0, NULL },
    { "5.", 0, 0, NULL },
    { "1.2.3", 0, 0, NULL },
    { "--1", 0, 0, NULL },
    { "1-", 0, 0, NULL },
    { " 1", 0, 0, NULL },
    { "1 ", 0, 0, NULL },
    { "1,234", 0, 0, NULL },
    { "1e3", 0, 0, NULL },
    { "0x10", 0, 0, NULL },
    { "inf", 0, 0, NULL },
    { "nan", 0, 0, NULL },
    { "１２", 0, 0, NULL },
    { "十二", 0, 0, NULL },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GoiDecimal number;
      g_autofree char *text = NULL;
      gboolean read = goi_decimal_parse (cases[i].text, &number);

      g_test_message ("%s", cases[i].text);
      g_assert_cmpint (read, ==, cases[i].shortest != NULL);
      if (!read)
        continue;
      assert_decimal (number, cases[i].unscaled, cases[i].scale);
      text = goi_decimal_to_string (number);
      g_assert_cmpstr (text, ==, cases[i].shortest);
    }
}

static void
test_make (void)
{
  GoiDecimal number;

  g_assert_true (goi_decimal_make (4100, 2, &number));
  assert_decimal (number, 41, 0);
  g_assert_true (goi_decimal_make (0, 12, &number));
  assert_decimal (number, 0, 0);
  g_assert_true (goi_decimal_make (10, 13, &number));
  assert_decimal (number, 1, 12);
  g_assert_false (goi_decimal_make (1, 13, &number));
  g_assert_false (goi_decimal_make (GOI_DECIMAL_MAX_UNSCALED + 1, 0, &number));
  g_assert_false (goi_decimal_make (-GOI_DECIMAL_MAX_UNSCALED - 1, 0, &number));
  g_assert_false (goi_decimal_make ((GOI_DECIMAL_MAX_UNSCALED + 8) * 10, 1, &number));
  g_assert_true (goi_decimal_make (GOI_DECIMAL_MAX_UNSCALED * 10, 1, &number));
  assert_decimal (number, GOI_DECIMAL_MAX_UNSCALED, 0);
}

static void
test_compare (void)
{
  static const char *const ascending[]
      = { "-9007199254740992", "-410.9", "-410.89", "-1", "-0.000000000001", "0", "0.000000000001", "0.09",
          "0.1", "0.11", "1", "1.5", "9", "10", "410.89", "410.9", "9007199254740992" };

  for (guint i = 0; i < G_N_ELEMENTS (ascending); i++)
    for (guint j = 0; j < G_N_ELEMENTS (ascending); j++)
      {
        GoiDecimal a = decimal (ascending[i]);
        GoiDecimal b = decimal (ascending[j]);
        int order = goi_decimal_compare (a, b);
        g_assert_cmpint ((order > 0) - (order < 0), ==, (i > j) - (i < j));
        g_assert_cmpint (goi_decimal_equal (a, b), ==, i == j);
      }
  g_assert_true (goi_decimal_equal (decimal ("1.50"), decimal ("1.5")));
}

static void
test_add (void)
{
  static const struct { const char *a, *b, *sum; } cases[] = {
    { "0.1", "0.2", "0.3" },
    { "410.89", "-410.89", "0" },
    { "0.5", "0.5", "1" },
    { "9.999999999999", "0.000000000001", "10" },
    { "9007199254740991", "1", "9007199254740992" },
    { "9007199254740992", "1", NULL },
    { "-9007199254740992", "-1", NULL },
    { "9007199254740992", "0.1", NULL },
    { "9007199254740992", "-0.5", NULL },
    { "-3", "2.75", "-0.25" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GoiDecimal sum;
      gboolean fits = goi_decimal_add (decimal (cases[i].a), decimal (cases[i].b), &sum);
      g_test_message ("%s + %s", cases[i].a, cases[i].b);
      g_assert_cmpint (fits, ==, cases[i].sum != NULL);
      if (fits)
        g_assert_true (goi_decimal_equal (sum, decimal (cases[i].sum)));
    }
}

static void
test_shift (void)
{
  static const struct { const char *number; int power; const char *product; } cases[] = {
    { "4108900", -4, "410.89" }, /* 元 to 万元 */
    { "410.89", 4, "4108900" },
    { "1.2", 4, "12000" },
    { "0", 12, "0" },
    { "5", 0, "5" },
    { "1", -12, "0.000000000001" },
    { "0.1", -12, NULL },
    { "10", -12, "0.00000000001" },
    { "0.000000000001", 12, "1" },
    { "9007199254740992", 1, NULL },
    { "9", 12, "9000000000000" },
    { "-448.5", -2, "-4.485" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      GoiDecimal product;
      gboolean fits = goi_decimal_shift (decimal (cases[i].number), cases[i].power, &product);
      g_test_message ("%s × 10^%d", cases[i].number, cases[i].power);
      g_assert_cmpint (fits, ==, cases[i].product != NULL);
      if (fits)
        g_assert_true (goi_decimal_equal (product, decimal (cases[i].product)));
    }
}

static void
test_negate_integer_double (void)
{
  assert_decimal (goi_decimal_negate (decimal ("4.5")), -45, 1);
  assert_decimal (goi_decimal_negate (decimal ("0")), 0, 0);
  g_assert_true (goi_decimal_is_integer (decimal ("-3")));
  g_assert_true (goi_decimal_is_integer (decimal ("3.0")));
  g_assert_false (goi_decimal_is_integer (decimal ("3.1")));
  g_assert_cmpfloat (goi_decimal_to_double (decimal ("410.89")), ==, 410.89);
  g_assert_cmpfloat (goi_decimal_to_double (decimal ("-0.5")), ==, -0.5);
}

static void
test_random (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);

  for (int i = 0; i < 50000; i++)
    {
      GoiDecimal a = goi_test_random_decimal (random, TRUE);
      GoiDecimal b = goi_test_random_decimal (random, TRUE);
      GoiDecimal sum, back, other;
      g_autofree char *text = goi_decimal_to_string (a);

      assert_decimal (decimal (text), a.unscaled, a.scale);
      g_assert_cmpint (goi_decimal_compare (a, b), ==, -goi_decimal_compare (b, a));
      if (!goi_decimal_add (a, b, &sum))
        continue;
      g_assert_true (goi_decimal_add (b, a, &other));
      g_assert_true (goi_decimal_equal (sum, other));
      g_assert_true (goi_decimal_add (sum, goi_decimal_negate (b), &back));
      g_assert_true (goi_decimal_equal (back, a));
      g_assert_cmpint (goi_decimal_compare (sum, a) > 0, ==, b.unscaled > 0);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/decimal/parse", test_parse);
  g_test_add_func ("/decimal/make", test_make);
  g_test_add_func ("/decimal/compare", test_compare);
  g_test_add_func ("/decimal/add", test_add);
  g_test_add_func ("/decimal/shift", test_shift);
  g_test_add_func ("/decimal/negate-integer-double", test_negate_integer_double);
  g_test_add_func ("/decimal/random", test_random);
  return g_test_run ();
}
