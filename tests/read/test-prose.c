/* test-prose.c: what is read from sentences of reports in prose
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 *
 * Each line of the fixture is the section of a report, a sentence in it, and the facts that it states. Whatever it
 * does not state must be absent.
 */

#include "expectations.h"
#include "goi-read.h"

#include <locale.h>
#include <string.h>

static const struct
{
  const char *name, *title, *text;
} sections[] = {
  { "published", "二、主动公开政府信息情况", "我局通过多种渠道公开。" },
  { "applications", "三、依申请公开政府信息办理情况", "我局规范办理。" },
  { "fees", "四、收费及减免情况", "我局按规定执行。" },
  { "proceedings", "五、因政府信息公开申请行政复议、提起行政诉讼情况", "我局认真应对。" },
};

/* A report for 2012 with one sentence that says something. */
static char *
make_report (const char *section, const char *sentence)
{
  GString *text = g_string_new ("松澜市水利局2012年政府信息公开工作年度报告\n\n一、概述\n2012年，我局认真贯彻条例。\n");
  gboolean known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (sections); i++)
    {
      gboolean here = strcmp (sections[i].name, section) == 0;

      g_string_append_printf (text, "%s\n%s\n", sections[i].title, here ? sentence : sections[i].text);
      known |= here;
    }
  g_assert_true (known);
  g_string_append (text, "六、存在的主要问题和改进措施\n公开不够及时，将加强培训。\n");
  return g_string_free (text, FALSE);
}

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(char *const *) a, *(char *const *) b);
}

/* The facts of a report, sorted: key=number or key=doubt. */
static char *
facts_of (GoiReport *report)
{
  GoiEdition *edition = goi_report_get_edition (report);
  g_autoptr (GPtrArray) facts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < goi_edition_get_n_cells (edition); i++)
    {
      const GoiCell *cell = goi_edition_get_cell (edition, i);
      const GoiValue *value = goi_report_get_cell_value (report, cell);
      g_autofree char *number = NULL;

      if (value->mark == GOI_MARK_ABSENT)
        continue;
      number = goi_decimal_to_string (value->number);
      g_ptr_array_add (facts, g_strdup_printf ("%s=%s", cell->key,
                                               goi_report_find_doubt (report, cell->key) != NULL ? "doubt" : number));
    }
  if (facts->len == 0)
    return g_strdup ("-");
  g_ptr_array_sort (facts, compare_texts);
  g_ptr_array_add (facts, NULL);
  return g_strjoinv (" ", (char **) facts->pdata);
}

static void
check_sentence (const char *line)
{
  g_auto (GStrv) parts = g_strsplit (line, "\t", 3);
  g_autofree char *text = NULL;
  g_autofree char *facts = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GoiReading) reading = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (g_strv_length (parts), ==, 3);
  text = make_report (parts[0], parts[1]);
  bytes = g_bytes_new (text, strlen (text));
  reading = goi_read_bytes (bytes, "report.txt", NULL, &error);
  g_assert_no_error (error);
  facts = facts_of (g_ptr_array_index (goi_reading_get_reports (reading), 0));
  if (strcmp (facts, parts[2]) != 0)
    g_test_message ("%s", parts[1]);
  g_assert_cmpstr (facts, ==, parts[2]);
}

static void
test_sentences (void)
{
  g_autofree char *path = g_build_filename (g_getenv ("GOI_FIXTURES"), "prose", "sentences.tsv", NULL);
  g_autofree char *text = read_test_file (path, NULL);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0' && *lines[i] != '#')
      {
        check_sentence (lines[i]);
        n++;
      }
  g_assert_cmpuint (n, >, 200);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_set_nonfatal_assertions ();
  g_test_add_func ("/read/prose/sentences", test_sentences);
  return g_test_run ();
}
