/* test-form-clipboard.c: blocks of cells as text
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-form-clipboard.h"

/* Fields in brackets, rows in lines: easy to compare and to read. */
static char *
show (const char *text)
{
  g_autoptr (GPtrArray) rows = goi_form_clipboard_parse (text);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      GPtrArray *row = g_ptr_array_index (rows, i);
      if (i > 0)
        g_string_append_c (out, '\n');
      for (guint j = 0; j < row->len; j++)
        g_string_append_printf (out, "[%s]", (char *) g_ptr_array_index (row, j));
    }
  return g_string_free (out, FALSE);
}

static void
test_parse (void)
{
  static const struct
  {
    const char *text, *expected;
  } cases[] = {
    { "5", "[5]" },
    { "", "[]" },
    { "1\t2\n3\t4", "[1][2]\n[3][4]" },
    /* Spreadsheets end the last row too. */
    { "1\t2\r\n3\t4\r\n", "[1][2]\n[3][4]" },
    { "1\r2\r", "[1]\n[2]" },
    { "1\n\n3", "[1]\n[]\n[3]" },
    { "\t\t7", "[][][7]" },
    { " 1 \t\xC2\xA0", "[1][\xC2\xA0]" },
    { "\"a\tb\"\t2", "[a b][2]" },
    { "\"two\nlines\"\t2\n3", "[two lines][2]\n[3]" },
    { "\"he said \"\"no\"\"\"", "[he said \"no\"]" },
    /* No quoting after all. */
    { "\"三安全\"一稳定\t2", "[\"三安全\"一稳定][2]" },
    { "\"open\t2", "[\"open][2]" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *shown = show (cases[i].text);
      g_assert_cmpstr (shown, ==, cases[i].expected);
    }
}

static void
test_is_block (void)
{
  static const struct
  {
    const char *text;
    gboolean block;
  } cases[] = {
    { "5", FALSE }, { "5\n", FALSE }, { "", FALSE }, { "5\t6", TRUE }, { "5\n6", TRUE },
    { "\"5\n6\"", FALSE },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) rows = goi_form_clipboard_parse (cases[i].text);
      g_assert_cmpint (goi_form_clipboard_is_block (rows), ==, cases[i].block);
    }
}

static void
test_round_trip (void)
{
  static const char *const texts[]
      = { "5", "1\t2\n3\t4", "\t\n\t", "—\t/\t无", "\"a \"\"b\"\"\"\t1", "1\n\n3" };

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) rows = goi_form_clipboard_parse (texts[i]);
      g_autofree char *text = goi_form_clipboard_format (rows);
      g_assert_cmpstr (text, ==, texts[i]);
    }
}

/* A clipboard may hold a whole book. */
static void
test_huge (void)
{
  g_autofree char *text = g_strnfill (1000000, '\t');
  g_autoptr (GPtrArray) rows = goi_form_clipboard_parse (text);

  g_assert_cmpuint (rows->len, ==, 1);
  g_assert_cmpuint (((GPtrArray *) g_ptr_array_index (rows, 0))->len, ==, 20000);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/form-clipboard/parse", test_parse);
  g_test_add_func ("/form-clipboard/is-block", test_is_block);
  g_test_add_func ("/form-clipboard/round-trip", test_round_trip);
  g_test_add_func ("/form-clipboard/huge", test_huge);
  return g_test_run ();
}
