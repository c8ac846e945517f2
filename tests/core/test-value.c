/* test-value.c: what stands in a cell
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-value.h"

static void
test_names (void)
{
  static const char *const marks[GOI_N_MARKS]
      = { "", "blank", "dash", "slash", "none", "na", "unreadable", "absent" };
  static const char *const origins[GOI_N_ORIGINS]
      = { "", "table", "prose", "computed", "entered", "repaired" };

  for (int i = 0; i < GOI_N_MARKS; i++)
    {
      GoiMark mark;
      g_assert_cmpstr (goi_mark_to_string (i), ==, marks[i]);
      g_assert_true (goi_mark_from_string (marks[i], &mark));
      g_assert_cmpint (mark, ==, i);
    }
  for (int i = 0; i < GOI_N_ORIGINS; i++)
    {
      GoiOrigin origin;
      g_assert_cmpstr (goi_origin_to_string (i), ==, origins[i]);
      g_assert_true (goi_origin_from_string (origins[i], &origin));
      g_assert_cmpint (origin, ==, i);
    }
  g_assert_false (goi_mark_from_string ("zero", &(GoiMark) { 0 }));
  g_assert_false (goi_mark_from_string ("Blank", &(GoiMark) { 0 }));
  g_assert_false (goi_origin_from_string ("guess", &(GoiOrigin) { 0 }));
}

static void
test_entry (void)
{
  static const struct { const char *text; GoiMark mark; gint64 unscaled; guint scale; } cases[] = {
    { "8", GOI_MARK_NUMBER, 8, 0 },
    { " 8 ", GOI_MARK_NUMBER, 8, 0 },
    { "０", GOI_MARK_NUMBER, 0, 0 },
    { "１２", GOI_MARK_NUMBER, 12, 0 },
    { "1,234", GOI_MARK_NUMBER, 1234, 0 },
    { "1，234，567", GOI_MARK_NUMBER, 1234567, 0 },
    { "1 234", GOI_MARK_NUMBER, 1234, 0 },
    { "410.89", GOI_MARK_NUMBER, 41089, 2 },
    { "４１０．８９", GOI_MARK_NUMBER, 41089, 2 },
    { "410。89", GOI_MARK_NUMBER, 41089, 2 },
    { "1.0", GOI_MARK_NUMBER, 1, 0 },
    { "-5", GOI_MARK_NUMBER, -5, 0 },
    { "－5", GOI_MARK_NUMBER, -5, 0 },
    { "−5", GOI_MARK_NUMBER, -5, 0 },
    { "+3", GOI_MARK_NUMBER, 3, 0 },
    { "", GOI_MARK_BLANK, 0, 0 },
    { " \xc2\xa0　", GOI_MARK_BLANK, 0, 0 },
    { "-", GOI_MARK_DASH, 0, 0 },
    { "——", GOI_MARK_DASH, 0, 0 },
    { "－", GOI_MARK_DASH, 0, 0 },
    { "/", GOI_MARK_SLASH, 0, 0 },
    { "／", GOI_MARK_SLASH, 0, 0 },
    { "无", GOI_MARK_NONE, 0, 0 },
    { "不适用", GOI_MARK_NA, 0, 0 },
    { "N/A", GOI_MARK_NA, 0, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *problem = NULL;
      g_autoptr (GoiValue) value = goi_value_parse_entry (cases[i].text, TRUE, TRUE, &problem);
      g_test_message ("“%s”", cases[i].text);
      g_assert_nonnull (value);
      g_assert_cmpint (value->mark, ==, cases[i].mark);
      g_assert_cmpint (value->origin, ==, GOI_ORIGIN_ENTERED);
      g_assert_cmpint (value->start, ==, -1);
      if (value->mark == GOI_MARK_NUMBER)
        {
          g_assert_cmpint (value->number.unscaled, ==, cases[i].unscaled);
          g_assert_cmpuint (value->number.scale, ==, cases[i].scale);
        }
    }
}

static void
test_entry_refused (void)
{
  static const struct { const char *text; gboolean decimal, negative; } cases[] = {
    { "8.5", FALSE, FALSE },
    { "-8", FALSE, FALSE },
    { "-8.5", TRUE, FALSE },
    { "8件", TRUE, TRUE },
    { "12,34", TRUE, TRUE },
    { ",123", TRUE, TRUE },
    { "1e5", TRUE, TRUE },
    { "1.2.3", TRUE, TRUE },
    { "9007199254740993", TRUE, TRUE },
    { "abc", TRUE, TRUE },
    { "=1+1", TRUE, TRUE },
    { "1-2", TRUE, TRUE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const char *problem = NULL;
      g_test_message ("“%s”", cases[i].text);
      g_assert_null (goi_value_parse_entry (cases[i].text, cases[i].decimal, cases[i].negative, &problem));
      g_assert_nonnull (problem);
    }
}

static void
test_display (void)
{
  static const struct { GoiMark mark; const char *shown; gboolean empty; } cases[] = {
    { GOI_MARK_BLANK, "", TRUE },   { GOI_MARK_DASH, "—", TRUE },        { GOI_MARK_SLASH, "/", TRUE },
    { GOI_MARK_NONE, "无", TRUE },  { GOI_MARK_NA, "不适用", TRUE },     { GOI_MARK_UNREADABLE, "?", FALSE },
    { GOI_MARK_ABSENT, "", FALSE },
  };
  g_autoptr (GoiValue) number = goi_value_new_number (((GoiDecimal) { 41089, 2 }), GOI_ORIGIN_TABLE);
  g_autofree char *shown = goi_value_display (number);

  g_assert_cmpstr (shown, ==, "410.89");
  g_assert_true (goi_value_is_number (number));
  g_assert_false (goi_value_is_empty (number));
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GoiValue) value = goi_value_new_mark (cases[i].mark, GOI_ORIGIN_TABLE);
      g_autofree char *text = goi_value_display (value);
      g_assert_cmpstr (text, ==, cases[i].shown);
      g_assert_false (goi_value_is_number (value));
      g_assert_cmpint (goi_value_is_empty (value), ==, cases[i].empty);
    }
}

static void
test_unreadable_shows_text (void)
{
  g_autoptr (GoiValue) value = goi_value_new_mark (GOI_MARK_UNREADABLE, GOI_ORIGIN_TABLE);
  g_autofree char *shown = NULL;

  value->text = g_strdup ("l2");
  shown = goi_value_display (value);
  g_assert_cmpstr (shown, ==, "l2");
}

static void
test_equal (void)
{
  g_autoptr (GoiValue) a = goi_value_new_number (GOI_DECIMAL_INT (5), GOI_ORIGIN_TABLE);
  g_autoptr (GoiValue) b = goi_value_copy (a);
  g_autoptr (GoiValue) blank = goi_value_new_mark (GOI_MARK_BLANK, GOI_ORIGIN_TABLE);
  g_autoptr (GoiValue) zero = goi_value_new_number (GOI_DECIMAL_INT (0), GOI_ORIGIN_TABLE);

  g_assert_true (goi_value_equal (a, b));
  b->text = g_strdup ("");
  g_assert_true (goi_value_equal (a, b));
  g_free (b->text);
  b->text = g_strdup ("５");
  g_assert_false (goi_value_equal (a, b));
  g_assert_true (goi_value_same_content (a, b));
  g_free (b->text);
  b->text = NULL;
  b->origin = GOI_ORIGIN_ENTERED;
  g_assert_false (goi_value_equal (a, b));
  b->origin = GOI_ORIGIN_TABLE;
  b->start = 3;
  g_assert_false (goi_value_equal (a, b));
  b->start = -1;
  b->number.scale = 1;
  g_assert_false (goi_value_same_content (a, b));
  /* blank is never zero */
  g_assert_false (goi_value_same_content (blank, zero));
  g_assert_null (goi_value_copy (NULL));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value/names", test_names);
  g_test_add_func ("/value/entry", test_entry);
  g_test_add_func ("/value/entry-refused", test_entry_refused);
  g_test_add_func ("/value/display", test_display);
  g_test_add_func ("/value/unreadable-shows-text", test_unreadable_shows_text);
  g_test_add_func ("/value/equal", test_equal);
  return g_test_run ();
}
