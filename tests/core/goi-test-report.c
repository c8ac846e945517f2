/* goi-test-report.c: reports to test with
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-test-report.h"

#include <string.h>

/* Pieces that make trouble in one format or another. */
static const char *const pieces[] = {
  "申请", "12", "-", "=1+1", "'", "\"", "\\", ",", ";", "\n", "\r\n", "\t", "\x01", "\x1b", "\x7f", " ",
  "　", "\u200b", "😀", "é", "e\u0301", "</script>", "&amp;", "{", "}", "[", "]", ":", "/", "%s", "@", "+",
  "（一）", "“三安全一稳定”", "\ufeff", "\u2028", "0.5", "null", "|", "#",
};

/**
 * goi_test_random_text:
 * @random: where chance comes from
 * @max_length: how many pieces at most
 *
 * Returns: (transfer full): any text, "" among them
 */
char *
goi_test_random_text (GRand *random, guint max_length)
{
  GString *s = g_string_new (NULL);

  for (int n = g_rand_int_range (random, 0, max_length + 1); n > 0; n--)
    g_string_append (s, pieces[g_rand_int_range (random, 0, G_N_ELEMENTS (pieces))]);
  return g_string_free (s, FALSE);
}

/**
 * goi_test_random_decimal:
 * @random: where chance comes from
 * @negative: whether it may be negative
 *
 * Returns: a number with any count of digits, before and after the point
 */
GoiDecimal
goi_test_random_decimal (GRand *random, gboolean negative)
{
  GoiDecimal number;
  gint64 n = ((gint64) g_rand_int (random) << 21) ^ g_rand_int (random);

  n &= G_GINT64_CONSTANT (0x1FFFFFFFFFFFFF);
  n >>= g_rand_int_range (random, 0, 53);
  if (negative && g_rand_boolean (random))
    n = -n;
  g_assert_true (goi_decimal_make (n, g_rand_int_range (random, 0, GOI_DECIMAL_MAX_SCALE + 1), &number));
  return number;
}

static GoiValue *
random_value (GRand *random, const GoiCell *cell)
{
  GoiMark mark = g_rand_int_range (random, 0, 3) > 0 ? GOI_MARK_NUMBER
                                                       : g_rand_int_range (random, 1, GOI_N_MARKS);
  GoiValue *value = goi_value_new_mark (mark, g_rand_int_range (random, 0, GOI_N_ORIGINS));

  if (mark == GOI_MARK_NUMBER)
    {
      GoiKind kind = cell != NULL ? cell->kind : GOI_KIND_AMOUNT;
      value->number = goi_test_random_decimal (random, kind == GOI_KIND_SIGNED);
      if (kind != GOI_KIND_AMOUNT)
        value->number.scale = 0;
    }
  if (g_rand_boolean (random))
    value->text = goi_test_random_text (random, 4);
  if (g_rand_boolean (random))
    {
      value->start = g_rand_int_range (random, 0, 100000);
      value->end = value->start + g_rand_int_range (random, 0, 20);
    }
  return value;
}

static const GoiCell *
random_cell (GRand *random, GoiEdition *edition)
{
  return goi_edition_get_cell (edition, g_rand_int_range (random, 0, goi_edition_get_n_cells (edition)));
}

static GPtrArray *
random_changes (GRand *random, GoiEdition *edition)
{
  GPtrArray *changes = goi_change_list_new ();
  guint n = goi_edition_get_n_cells (edition);
  guint first = g_rand_int_range (random, 0, n);
  guint end = first + g_rand_int_range (random, 0, 4);

  for (guint i = first; i < end && i < n; i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      g_autoptr (GoiValue) value = random_value (random, cell);
      g_ptr_array_add (changes, goi_change_new (cell->key, value));
    }
  return changes;
}

static GoiDoubt *
random_doubt (GRand *random, GoiEdition *edition)
{
  const char *cells[4] = { NULL };
  g_autofree char *message = goi_test_random_text (random, 5);
  g_autofree char *text = goi_test_random_text (random, 5);
  GoiDoubt *doubt;

  for (int i = 0, n = g_rand_int_range (random, 0, 4); i < n; i++)
    cells[i] = random_cell (random, edition)->key;
  doubt = goi_doubt_new (cells, message, g_rand_boolean (random) ? text : NULL);
  for (int n = g_rand_int_range (random, 0, 3); n > 0; n--)
    goi_doubt_add_alternative (doubt, random_changes (random, edition));
  return doubt;
}

static void
add_random_text (GoiReport *report, GRand *random)
{
  GoiEdition *edition = goi_report_get_edition (report);
  GPtrArray *specs = goi_edition_get_sections (edition);

  for (guint i = 0; i < specs->len; i++)
    {
      const GoiSectionSpec *spec = g_ptr_array_index (specs, i);
      g_autofree char *text = goi_test_random_text (random, 60);
      if (g_rand_int_range (random, 0, 4) > 0)
        goi_report_set_section (report, spec->id, spec->label, text);
    }
  for (int i = 0, n = g_rand_int_range (random, 0, 3); i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("s%d", i + 1);
      g_autofree char *title = goi_test_random_text (random, 4);
      g_autofree char *text = goi_test_random_text (random, 60);
      goi_report_set_section (report, id, title, text);
    }
  for (int n = g_rand_int_range (random, 0, 4); n > 0; n--)
    goi_report_add_doubt (report, random_doubt (random, edition));
  for (int n = g_rand_int_range (random, 0, 3); n > 0; n--)
    {
      g_autofree char *label = goi_test_random_text (random, 3);
      g_autofree char *unit = goi_test_random_text (random, 1);
      g_autoptr (GoiValue) value = random_value (random, NULL);
      goi_report_add_extra (report, label, g_rand_boolean (random) ? unit : NULL, value);
    }
}

static void
add_random_identity (GoiReport *report, GRand *random)
{
  g_autofree char *agency = goi_test_random_text (random, 5);
  g_autofree char *title = goi_test_random_text (random, 5);
  g_autofree char *name = goi_test_random_text (random, 3);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, title, -1);
  const char *region[] = { "示例省", "示例\"市", "示例,县", NULL };

  region[g_rand_int_range (random, 0, 4)] = NULL;
  goi_report_set_agency (report, agency);
  goi_report_set_title (report, title);
  goi_report_set_region (report, region);
  if (g_rand_boolean (random))
    goi_report_set_year (report, g_rand_int_range (random, 1900, 2201));
  if (g_rand_boolean (random))
    goi_report_set_source (report, name, "text/html", sha256);
}

/**
 * goi_test_report_random:
 * @edition: an edition's id
 * @random: where chance comes from
 *
 * Returns: (transfer full): a report that holds anything that a report can hold
 */
GoiReport *
goi_test_report_random (const char *edition, GRand *random)
{
  GoiReport *report = goi_report_new (goi_edition_get (edition), GOI_MARK_ABSENT);
  guint n = goi_edition_get_n_cells (goi_edition_get (edition));
  guint n_form = goi_edition_get_n_form_cells (goi_edition_get (edition));
  gboolean alternatives = g_rand_boolean (random);

  for (guint i = 0; i < (alternatives ? n : n_form); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (goi_edition_get (edition), i);
      g_autoptr (GoiValue) value = random_value (random, cell);
      /* A row that the document does not have was not printed anywhere either. */
      if (cell->alternative && value->mark == GOI_MARK_ABSENT)
        continue;
      g_assert_true (goi_report_set_value (report, cell->key, value));
    }
  add_random_identity (report, random);
  add_random_text (report, random);
  return report;
}

/**
 * goi_test_report_fill:
 * @edition: an edition's id
 * @number: what all cells of the form hold
 *
 * Returns: (transfer full): a report of 示例局 for the form's first year
 */
GoiReport *
goi_test_report_fill (const char *edition, gint64 number)
{
  GoiEdition *e = goi_edition_get (edition);
  GoiReport *report = goi_report_new (e, GOI_MARK_BLANK);
  int first, last;

  goi_edition_get_years (e, &first, &last);
  goi_report_set_year (report, first);
  goi_report_set_agency (report, "示例局");
  for (guint i = 0; i < goi_edition_get_n_form_cells (e); i++)
    goi_test_report_set (report, goi_edition_get_cell (e, i)->key, number);
  return report;
}

/**
 * goi_test_report_set:
 * @report: a report
 * @key: a cell key
 * @number: what the cell shall hold
 */
void
goi_test_report_set (GoiReport *report, const char *key, gint64 number)
{
  g_autoptr (GoiValue) value = goi_value_new_number (GOI_DECIMAL_INT (number), GOI_ORIGIN_TABLE);

  g_assert_true (goi_report_set_value (report, key, value));
}

/**
 * goi_test_report_mark:
 * @report: a report
 * @key: a cell key
 * @mark: what shall stand there instead of a number
 */
void
goi_test_report_mark (GoiReport *report, const char *key, GoiMark mark)
{
  g_autoptr (GoiValue) value = goi_value_new_mark (mark, GOI_ORIGIN_TABLE);

  g_assert_true (goi_report_set_value (report, key, value));
}

/**
 * goi_test_report_difference:
 * @a: a report
 * @b: a report
 *
 * Returns: (transfer full) (nullable): the first thing in which the two differ, or NULL
 */
char *
goi_test_report_difference (GoiReport *a, GoiReport *b)
{
  GoiEdition *edition = goi_report_get_edition (a);

  if (edition != goi_report_get_edition (b))
    return g_strdup ("editions");
  if (goi_report_get_year (a) != goi_report_get_year (b))
    return g_strdup_printf ("years %d and %d", goi_report_get_year (a), goi_report_get_year (b));
  if (strcmp (goi_report_get_agency (a), goi_report_get_agency (b)) != 0)
    return g_strdup_printf ("agencies %s and %s", goi_report_get_agency (a), goi_report_get_agency (b));
  for (guint i = 0; i < goi_edition_get_n_cells (edition); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      const GoiValue *x = goi_report_get_cell_value (a, cell);
      const GoiValue *y = goi_report_get_cell_value (b, cell);
      g_autofree char *nx = goi_decimal_to_string (x->number);
      g_autofree char *ny = goi_decimal_to_string (y->number);
      if (!goi_value_equal (x, y))
        return g_strdup_printf ("%s: %s “%s” <%s> %u [%" G_GINT64_FORMAT "] and %s “%s” <%s> %u [%" G_GINT64_FORMAT "]",
                                cell->key, nx, goi_mark_to_string (x->mark), x->text, x->origin, x->start,
                                ny, goi_mark_to_string (y->mark), y->text, y->origin, y->start);
    }
  if (!goi_report_equal (a, b))
    return g_strdup ("title, region, sections, doubts, extras or source");
  return NULL;
}
