/* test-json-emitter.c: JSON, member by member
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-json-emitter.h"
#include "goi-report.h"

#include <math.h>
#include <string.h>

static void
emit_sample (GoiJsonEmitter *e)
{
  static const char *const strings[] = { "a", "b\n", NULL };
  g_autoptr (GPtrArray) changes = goi_change_list_new ();
  g_autoptr (GoiValue) number = goi_value_new_number (((GoiDecimal) { 45, 1 }), GOI_ORIGIN_TABLE);
  g_autoptr (GoiValue) blank = goi_value_new_mark (GOI_MARK_BLANK, GOI_ORIGIN_TABLE);

  g_ptr_array_add (changes, goi_change_new ("x.y", number));
  g_ptr_array_add (changes, goi_change_new ("x.z", blank));
  goi_json_emit_open (e, '{', FALSE);
  goi_json_emit_int_member (e, "n", -3);
  goi_json_emit_strings_member (e, "s", strings);
  goi_json_emit_strings_member (e, "none", NULL);
  goi_json_emit_name (e, "o");
  goi_json_emit_open (e, '{', FALSE);
  goi_json_emit_name (e, "b");
  goi_json_emit_boolean (e, TRUE);
  goi_json_emit_close (e, '}');
  goi_json_emit_name (e, "c");
  goi_json_emit_changes (e, changes);
  goi_json_emit_name (e, "e");
  goi_json_emit_open (e, '{', FALSE);
  goi_json_emit_close (e, '}');
  goi_json_emit_close (e, '}');
}

static void
test_line (void)
{
  g_autoptr (GString) s = g_string_new (NULL);
  GoiJsonEmitter e = { .s = s };

  emit_sample (&e);
  g_assert_cmpstr (s->str, ==, "{\"n\":-3,\"s\":[\"a\",\"b\\n\"],\"none\":[],\"o\":{\"b\":true},"
                               "\"c\":{\"x.y\":4.5,\"x.z\":{\"value\":null,\"mark\":\"blank\"}},\"e\":{}}");
}

static void
test_pretty (void)
{
  g_autoptr (GString) s = g_string_new (NULL);
  GoiJsonEmitter e = { .s = s, .pretty = TRUE };

  emit_sample (&e);
  g_assert_cmpstr (s->str, ==, "{\n  \"n\": -3,\n  \"s\": [\"a\", \"b\\n\"],\n  \"none\": [],\n  \"o\": {\n    \"b\": true\n  },\n"
                               "  \"c\": { \"x.y\": 4.5, \"x.z\": { \"value\": null, \"mark\": \"blank\" } },\n  \"e\": {}\n}");
}

static void
test_doubles (void)
{
  static const struct { double n; const char *text; } cases[] = {
    { 0, "0" }, { 1, "1" }, { -2.5, "-2.5" }, { 0.1, "0.1" }, { 1.0 / 3, "0.3333333333333333" },
    { 12.0 / 29, "0.41379310344827586" }, { 1e21, "1e+21" }, { 123456789012345678.0, "1.2345678901234568e+17" },
    { NAN, "null" }, { INFINITY, "null" }, { -INFINITY, "null" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) s = g_string_new (NULL);
      GoiJsonEmitter e = { .s = s };
      goi_json_emit_double (&e, cases[i].n);
      g_assert_cmpstr (s->str, ==, cases[i].text);
    }
}

static void
test_strings (void)
{
  static const struct { const char *text, *json; } cases[] = {
    { NULL, "\"\"" },
    { "申请", "\"申请\"" },
    { "\"\\/\b\f\n\r\t\x01\x1f\x7f", "\"\\\"\\\\/\\b\\f\\n\\r\\t\\u0001\\u001f\x7f\"" },
    { "a\xff" "b", "\"a\xEF\xBF\xBD" "b\"" },
    { "\u2028😀", "\"\u2028😀\"" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GString) s = g_string_new (NULL);
      GoiJsonEmitter e = { .s = s };
      goi_json_emit_string (&e, cases[i].text);
      g_assert_cmpstr (s->str, ==, cases[i].json);
    }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-emitter/line", test_line);
  g_test_add_func ("/json-emitter/pretty", test_pretty);
  g_test_add_func ("/json-emitter/doubles", test_doubles);
  g_test_add_func ("/json-emitter/strings", test_strings);
  return g_test_run ();
}
