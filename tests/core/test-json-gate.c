/* test-json-gate.c: JSON from strangers
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-json-gate.h"
#include "goi-test-report.h"

#include <json-glib/json-glib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const code_names[]
    = { "TOO_LARGE", "ENCODING", "SYNTAX", "NUMBER", "DUPLICATE", "FORMAT", "CONTENT" };

/* Whatever the text: a report that comes back equal, or an error of the right domain that says something. */
static gboolean
read_any (const char *data, gssize length)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = goi_reports_from_json (data, length, &error);

  if (reports == NULL)
    {
      g_assert_nonnull (error);
      g_assert_true (error->domain == GOI_JSON_ERROR);
      g_assert_true (g_utf8_validate (error->message, -1, NULL));
      g_assert_cmpint (strlen (error->message), >, 10);
      g_assert_cmpint (strlen (error->message), <, 2000);
      return FALSE;
    }
  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, >, 0);
  for (guint i = 0; i < reports->len; i++)
    {
      g_autofree char *json = goi_report_to_json (g_ptr_array_index (reports, i), GOI_JSON_STYLE_LINE);
      g_autoptr (GoiReport) back = goi_report_from_json (json, -1, &error);
      g_assert_no_error (error);
      goi_test_assert_equal (g_ptr_array_index (reports, i), back);
    }
  return TRUE;
}

/* The code and, when there is one, the place of an error as the list of verdicts writes them. */
static char *
describe (GPtrArray *reports, const GError *error)
{
  guint line, column;

  if (reports != NULL)
    return g_strdup_printf ("OK\t%u", reports->len);
  g_assert_true (error->domain == GOI_JSON_ERROR);
  g_assert_cmpint (error->code, <, (int) G_N_ELEMENTS (code_names));
  if (sscanf (error->message, "Line %u, column %u: ", &line, &column) == 2)
    return g_strdup_printf ("%s\t%u\t%u", code_names[error->code], line, column);
  return g_strdup (code_names[error->code]);
}

static void
test_hostile (void)
{
  g_autofree char *list = NULL;
  g_autofree char *path
      = g_test_build_filename (G_TEST_DIST, "fixtures", "json", "hostile", "verdicts.tsv", NULL);
  g_auto (GStrv) lines = NULL;
  guint n = 0;

  g_assert_true (g_file_get_contents (path, &list, NULL, NULL));
  lines = g_strsplit (list, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) parts = g_strsplit (lines[i], "\t", 2);
      g_autofree char *file = NULL;
      g_autofree char *data = NULL;
      g_autofree char *found = NULL;
      g_autofree char *message = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (GPtrArray) reports = NULL;
      gsize length;

      if (lines[i][0] == '#' || lines[i][0] == '\0')
        continue;
      file = g_test_build_filename (G_TEST_DIST, "fixtures", "json", "hostile", parts[0], NULL);
      g_assert_true (g_file_get_contents (file, &data, &length, NULL));
      reports = goi_reports_from_json (data, length, &error);
      found = describe (reports, error);
      message = g_strdup_printf ("%s: expected %s, found %s (%s)", parts[0], parts[1], found,
                                 error != NULL ? error->message : "no error");
      if (strcmp (found, parts[1]) != 0)
        g_test_message ("%s", message);
      if (strcmp (found, parts[1]) != 0)
        g_test_fail ();
      read_any (data, length);
      n++;
    }
  g_assert_cmpuint (n, >=, 60);
}

static char *
sample (const char *edition, guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (GoiReport) report = goi_test_report_random (edition, random);

  return goi_report_to_json (report, GOI_JSON_STYLE_PRETTY);
}

static void
test_truncated (void)
{
  g_autofree char *json = sample ("2014", 3);
  gsize whole = strlen (json) - 1; /* without the newline at the end */

  g_assert_true (read_any (json, whole));
  for (gsize length = 0; length < whole; length++)
    {
      /* a block of its own, so that reading past the end is seen */
      g_autofree char *part = g_memdup2 (json, length + (length == 0));
      g_assert_false (read_any (part, length));
    }
}

static void
test_mutations (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (99);
  static const char bytes[] = "{}[]\",:\\0123456789eE+-.tfn\n \x80\xe4\xff";
  guint accepted = 0;

  for (guint round = 0; round < 3000; round++)
    {
      g_autofree char *json = sample (round % 2 == 0 ? "2014" : "2008", round / 100);
      gsize length = strlen (json);
      for (int n = g_rand_int_range (random, 1, 4); n > 0; n--)
        {
          gsize at = g_rand_int_range (random, 0, length);
          gsize run = MIN (length - at, (gsize) g_rand_int_range (random, 1, 9));
          if (g_rand_boolean (random))
            json[at] = bytes[g_rand_int_range (random, 0, sizeof bytes - 1)];
          else
            {
              memmove (json + at, json + at + run, length - at - run);
              length -= run;
            }
        }
      accepted += read_any (json, length);
    }
  /* Changed digits and letters make other reports, most else makes none. */
  g_assert_cmpuint (accepted, >, 100);
  g_assert_cmpuint (accepted, <, 2000);
}

/* ---- wrong types at every member ---- */

static const struct { const char *name, *json; } types[] = {
  { "null", "null" }, { "true", "true" }, { "number", "7" }, { "fraction", "1.5" }, { "negative", "-7" },
  { "text", "\"x\"" }, { "array", "[]" }, { "object", "{}" },
};

/* What may stand there instead, by the last part of the path or by its second last. */
static const struct { const char *path, *allowed; } allowed_types[] = {
  { "/format", "" },
  { "/version", "" },
  { "/edition", "" },
  { "/year", "null" },
  { "/agency", "null text" },
  { "/title", "null text" },
  { "/region", "null array" },
  { "/region/*", "text" },
  { "/sections", "null array" },
  { "/sections/*", "" },
  { "/sections/*/id", "text" },
  { "/sections/*/title", "null text" },
  { "/sections/*/text", "null text" },
  { "/cells", "object" },
  { "/cells/*", "" },
  { "/cells/*/value", "number" },
  { "/cells/*/mark", "null" },
  { "/cells/*/text", "null text" },
  { "/cells/*/origin", "null" },
  { "/cells/*/at", "null" },
  { "/cells/*/at/*", "" },
  { "/doubts", "null array" },
  { "/doubts/*", "" },
  { "/doubts/*/cells", "null array" },
  { "/doubts/*/cells/*", "" },
  { "/doubts/*/message", "null text" },
  { "/doubts/*/text", "null text" },
  { "/doubts/*/alternatives", "null array" },
  { "/doubts/*/alternatives/*", "object" },
  { "/doubts/*/alternatives/*/*", "number" },
  { "/extra", "null array" },
  { "/extra/*", "" },
  { "/extra/*/label", "null text" },
  { "/extra/*/unit", "null text" },
  { "/extra/*/value", "number fraction negative" },
  { "/extra/*/mark", "null" },
  { "/extra/*/text", "null text" },
  { "/extra/*/origin", "null" },
  { "/source", "null object" },
  { "/source/name", "null text" },
  { "/source/media_type", "null text" },
  { "/source/sha256", "null text" },
};

static const char typed_sample[]
    = "{\"format\":\"goi-report\",\"version\":1,\"edition\":\"2021\",\"year\":2021,\"agency\":\"示例局\",\"region\":[\"示例省\"],"
      "\"title\":\"t\",\"sections\":[{\"id\":\"overview\",\"title\":\"一\",\"text\":\"…\"}],"
      "\"cells\":{\"requests.total.total\":{\"value\":8,\"mark\":\"\",\"text\":\"8\",\"origin\":\"table\",\"at\":[9,10]}},"
      "\"doubts\":[{\"cells\":[\"requests.total.total\"],\"message\":\"m\",\"text\":\"8\",\"alternatives\":[{\"requests.total.total\":3}]}],"
      "\"extra\":[{\"label\":\"l\",\"unit\":\"件\",\"value\":1,\"mark\":\"\",\"text\":\"1\",\"origin\":\"table\"}],"
      "\"source\":{\"name\":\"a.html\",\"media_type\":\"text/html\",\"sha256\":\"\"}}";

typedef struct
{
  JsonNode *root;
  guint n_tried;
  gboolean seen[G_N_ELEMENTS (allowed_types)];
} Typing;

static const char *
find_allowed (Typing *t, const char *path)
{
  for (guint i = 0; i < G_N_ELEMENTS (allowed_types); i++)
    {
      g_autofree char *pattern = g_strdup (allowed_types[i].path);
      if (!g_pattern_match_simple (pattern, path))
        continue;
      /* a * of a pattern stands for one part only */
      g_auto (GStrv) a = g_strsplit (pattern, "/", -1);
      g_auto (GStrv) b = g_strsplit (path, "/", -1);
      if (g_strv_length (a) != g_strv_length (b))
        continue;
      t->seen[i] = TRUE;
      return allowed_types[i].allowed;
    }
  g_error ("no expectation for %s", path);
}

static void
try_types (Typing *t, const char *path)
{
  g_auto (GStrv) allowed = g_strsplit (find_allowed (t, path), " ", -1);

  for (guint i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr (JsonNode) replacement = json_from_string (types[i].json, NULL);
      g_autoptr (JsonNode) copy = json_from_string (typed_sample, NULL);
      g_auto (GStrv) parts = g_strsplit (path + 1, "/", -1);
      g_autofree char *json = NULL;
      JsonNode *node = copy;
      gboolean expected = g_strv_contains ((const char *const *) allowed, types[i].name);
      guint last = g_strv_length (parts) - 1;

      for (guint p = 0; p < last; p++)
        node = JSON_NODE_HOLDS_OBJECT (node)
                   ? json_object_get_member (json_node_get_object (node), parts[p])
                   : json_array_get_element (json_node_get_array (node), atoi (parts[p]));
      if (JSON_NODE_HOLDS_OBJECT (node))
        json_object_set_member (json_node_get_object (node), parts[last], g_steal_pointer (&replacement));
      else
        {
          json_array_remove_element (json_node_get_array (node), atoi (parts[last]));
          json_array_add_element (json_node_get_array (node), g_steal_pointer (&replacement));
        }
      json = json_to_string (copy, FALSE);
      if (read_any (json, -1) != expected)
        {
          g_test_message ("%s as %s: %s", path, types[i].name, expected ? "refused" : "accepted");
          g_test_fail ();
        }
      t->n_tried++;
    }
}

static void
walk (Typing *t, JsonNode *node, const char *path)
{
  if (JSON_NODE_HOLDS_OBJECT (node))
    {
      g_autoptr (GList) names = json_object_get_members (json_node_get_object (node));
      for (GList *l = names; l != NULL; l = l->next)
        {
          g_autofree char *below = g_strconcat (path, "/", l->data, NULL);
          walk (t, json_object_get_member (json_node_get_object (node), l->data), below);
        }
    }
  else if (JSON_NODE_HOLDS_ARRAY (node))
    for (guint i = 0; i < json_array_get_length (json_node_get_array (node)); i++)
      {
        /* with two elements the first would change its place */
        g_autofree char *below = g_strdup_printf ("%s/%u", path, i);
        if (i == 0 || !g_str_has_suffix (path, "/at"))
          walk (t, json_array_get_element (json_node_get_array (node), i), below);
      }
  if (*path != '\0')
    try_types (t, path);
}

static void
test_wrong_types (void)
{
  g_autoptr (JsonNode) root = json_from_string (typed_sample, NULL);
  Typing t = { .root = root };

  g_assert_true (read_any (typed_sample, -1));
  walk (&t, root, "");
  for (guint i = 0; i < G_N_ELEMENTS (allowed_types); i++)
    if (!t.seen[i])
      g_error ("%s is not in the sample", allowed_types[i].path);
  g_assert_cmpuint (t.n_tried, >=, G_N_ELEMENTS (allowed_types) * G_N_ELEMENTS (types));
}

/* ---- size ---- */

static void
assert_refused (const char *data, gssize length, int code)
{
  g_autoptr (GError) error = NULL;
  gint64 before = g_get_monotonic_time ();

  g_assert_null (goi_reports_from_json (data, length, &error));
  g_assert_error (error, GOI_JSON_ERROR, code);
  g_assert_cmpint (g_get_monotonic_time () - before, <, 20 * G_USEC_PER_SEC);
}

static void
test_deep (void)
{
  g_autoptr (GString) arrays = g_string_new ("{\"a\":");
  g_autoptr (GString) objects = g_string_new (NULL);

  for (guint i = 0; i < 1000000; i++)
    {
      g_string_append_c (arrays, '[');
      g_string_append (objects, "{\"a\":");
    }
  assert_refused (arrays->str, arrays->len, GOI_JSON_ERROR_TOO_LARGE);
  assert_refused (objects->str, objects->len, GOI_JSON_ERROR_TOO_LARGE);
}

static void
test_size (void)
{
  gsize length = GOI_JSON_MAX_BYTES + 1;
  g_autofree char *blanks = g_malloc (length);

  memset (blanks, ' ', length);
  assert_refused (blanks, length, GOI_JSON_ERROR_TOO_LARGE);
  assert_refused (blanks, length - 1, GOI_JSON_ERROR_SYNTAX);
}

static void
test_many_values (void)
{
  g_autoptr (GString) s = g_string_new ("{\"later\":[0");

  for (guint i = 0; i < GOI_JSON_MAX_VALUES; i++)
    g_string_append (s, ",0");
  g_string_append (s, "]}");
  assert_refused (s->str, s->len, GOI_JSON_ERROR_TOO_LARGE);
}

/* Names that all fall on one value of a common hash function, and one of them twice at the very end. */
static void
test_many_members (void)
{
  g_autoptr (GString) s = g_string_new ("{");

  for (guint i = 0; i < 1 << 18; i++)
    {
      g_string_append_c (s, '"');
      for (guint bit = 0; bit < 18; bit++)
        g_string_append (s, (i >> bit & 1) != 0 ? "Ez" : "FY");
      g_string_append (s, "\":0,");
    }
  g_string_append (s, "\"FYFYFYFYFYFYFYFYFYFYFYFYFYFYFYFYFYFY\":1}");
  assert_refused (s->str, s->len, GOI_JSON_ERROR_DUPLICATE);
}

/* A large array of reports does not need memory for all its trees at once, and its last element is read. */
static void
test_large_array (void)
{
  g_autoptr (GString) s = g_string_new ("[");
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) reports = NULL;

  for (guint i = 0; i < 400; i++)
    g_string_append_printf (s, "%s{\"format\":\"goi-report\",\"version\":1,\"edition\":\"2014\",\"year\":%u,\"cells\":{}}",
                            i > 0 ? "," : "", 1900 + i % 300);
  g_string_append (s, "]");
  reports = goi_reports_from_json (s->str, s->len, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reports->len, ==, 400);
  g_assert_cmpint (goi_report_get_year (g_ptr_array_index (reports, 399)), ==, 1900 + 399 % 300);
}

/* ---- the gate itself ---- */

static void
test_tree (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiJsonGate) gate = goi_json_gate_new ("{\"a/b\": [10, {\"c~\": true}], \"n\": null, \"t\": \"x\"}", -1, &error);
  g_autoptr (GoiJsonTree) tree = NULL;
  g_autoptr (GoiJsonTree) none = NULL;
  const GoiJsonNode *root, *array;
  g_autofree char *path = NULL;

  g_assert_no_error (error);
  g_assert_true (goi_json_gate_next (gate, &tree, &error));
  root = goi_json_tree_get_root (tree);
  g_assert_cmpint (root->type, ==, GOI_JSON_OBJECT);
  g_assert_cmpuint (root->n_children, ==, 3);
  array = goi_json_node_get (root, "a/b");
  g_assert_cmpint (array->type, ==, GOI_JSON_ARRAY);
  g_assert_cmpuint (array->offset, ==, 8);
  g_assert_cmpint (array->first->number.unscaled, ==, 10);
  path = goi_json_node_dup_path (goi_json_node_get (array->first->next, "c~"));
  g_assert_cmpstr (path, ==, "/a~1b/1/c~0");
  g_assert_cmpint (goi_json_node_get (root, "n")->type, ==, GOI_JSON_NULL);
  g_assert_cmpstr (goi_json_node_get (root, "t")->string, ==, "x");
  g_assert_null (goi_json_node_get (root, "A/b"));
  g_assert_null (goi_json_node_get (array, "0"));
  g_assert_true (goi_json_gate_next (gate, &none, &error));
  g_assert_null (none);
}

/* What a stranger put into a name must not reach a terminal as a command. */
static void
test_message (void)
{
  g_autoptr (GString) s = g_string_new ("{\"format\":\"goi-report\",\"version\":1,\"edition\":\"2021\",\"cells\":{\"\\u001b[2J\\u0007");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 100000; i++)
    g_string_append (s, "长");
  g_string_append (s, "\":1}}");
  g_assert_null (goi_reports_from_json (s->str, s->len, &error));
  g_assert_error (error, GOI_JSON_ERROR, GOI_JSON_ERROR_CONTENT);
  g_assert_null (strchr (error->message, '\x1b'));
  g_assert_null (strchr (error->message, '\x07'));
  g_assert_cmpint (g_utf8_strlen (error->message, -1), <, 400);
  g_assert_true (g_str_has_prefix (error->message, "Line 1, column 100"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/json-gate/hostile", test_hostile);
  g_test_add_func ("/json-gate/truncated", test_truncated);
  g_test_add_func ("/json-gate/mutations", test_mutations);
  g_test_add_func ("/json-gate/wrong-types", test_wrong_types);
  g_test_add_func ("/json-gate/deep", test_deep);
  g_test_add_func ("/json-gate/size", test_size);
  g_test_add_func ("/json-gate/many-values", test_many_values);
  g_test_add_func ("/json-gate/many-members", test_many_members);
  g_test_add_func ("/json-gate/large-array", test_large_array);
  g_test_add_func ("/json-gate/tree", test_tree);
  g_test_add_func ("/json-gate/message", test_message);
  return g_test_run ();
}
