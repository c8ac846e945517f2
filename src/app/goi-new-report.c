/* goi-new-report.c: begins a report, with what last year's gives
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-new-report"

#include "config.h"

#include "goi-new-report.h"

#include "goi-form-totals.h"

#include <glib/gi18n-lib.h>

static gboolean
is_total (GoiEdition *edition, const GoiCell *cell)
{
  GPtrArray *relations = goi_edition_get_relations (edition);

  for (guint i = 0; i < relations->len; i++)
    if (goi_form_totals_get_total (g_ptr_array_index (relations, i)) == cell)
      return TRUE;
  return FALSE;
}

/* A total that its parts give goes on being computed; one that stands alone was stated, and stays. */
static GoiOrigin
choose_origin (GoiReport *report, const GoiCell *cell, GoiDecimal number)
{
  GoiDecimal sum;

  if (!is_total (goi_report_get_edition (report), cell))
    return GOI_ORIGIN_COMPUTED;
  return goi_form_totals_compute (report, cell, &sum) && goi_decimal_equal (sum, number)
             ? GOI_ORIGIN_COMPUTED
             : GOI_ORIGIN_ENTERED;
}

/* What was carried out of last year is carried into this one. Parts come before their totals, so
 * that the totals can be told from numbers that stand alone. */
static guint
carry_over (GoiReport *report, GoiReport *last_year)
{
  GoiEdition *edition = goi_report_get_edition (report);
  GPtrArray *pairs = goi_edition_get_carry_over (edition);
  guint n = 0;

  for (guint totals = 0; totals < 2; totals++)
    for (guint i = 0; i + 1 < pairs->len; i += 2)
      {
        const GoiCell *from = g_ptr_array_index (pairs, i);
        const GoiCell *to = g_ptr_array_index (pairs, i + 1);
        const GoiValue *before = goi_report_get_value (last_year, from->key);
        g_autoptr (GoiValue) value = NULL;

        if (is_total (edition, to) != (totals == 1) || before == NULL
            || !goi_value_is_number (before))
          continue;
        value = goi_value_new_number (before->number, choose_origin (report, to, before->number));
        goi_report_set_value (report, to->key, value);
        n++;
      }
  return n;
}

/* The parts of the form are written anew every year; what stands beside it, such as contacts, stays. */
static guint
copy_sections (GoiReport *report, GoiReport *last_year)
{
  GoiEdition *edition = goi_report_get_edition (report);
  GPtrArray *sections = goi_report_get_sections (last_year);
  guint n = 0;

  if (goi_edition_has_free_sections (edition)
      || goi_edition_has_free_sections (goi_report_get_edition (last_year)))
    return 0;
  for (guint i = 0; i < sections->len; i++)
    {
      const GoiSection *section = g_ptr_array_index (sections, i);
      if (goi_edition_get_section (edition, section->id) != NULL || *section->text == '\0')
        continue;
      goi_report_set_section (report, section->id, section->title, section->text);
      n++;
    }
  return n;
}

static void
add_sections (GoiReport *report)
{
  GoiEdition *edition = goi_report_get_edition (report);
  GPtrArray *specs = goi_edition_get_sections (edition);

  if (goi_edition_has_free_sections (edition))
    return;
  for (guint i = 0; i < specs->len; i++)
    {
      const GoiSectionSpec *spec = g_ptr_array_index (specs, i);
      goi_report_set_section (report, spec->id, spec->label, "");
    }
}

/**
 * goi_new_report_make:
 * @edition: the form to use
 * @agency: whose report it is
 * @region: (nullable) (array zero-terminated=1): where; NULL or empty for last year's
 * @year: the year it reports on
 * @last_year: (nullable): the agency's report for the year before
 * @brought: (out): what came from @last_year
 *
 * Returns: (transfer full): a report whose cells are all blank, but for those with which last year's
 *   report says that this one begins
 */
GoiReport *
goi_new_report_make (GoiEdition *edition, const char *agency, const char *const *region, int year,
                     GoiReport *last_year, GoiBroughtOver *brought)
{
  GoiReport *report = goi_report_new (edition, GOI_MARK_BLANK);
  g_autofree char *title = goi_edition_format_title (edition, agency, year);

  *brought = (GoiBroughtOver) { 0 };
  goi_report_set_agency (report, agency);
  goi_report_set_year (report, year);
  goi_report_set_title (report, title);
  goi_report_set_region (report, region);
  add_sections (report);
  if (last_year == NULL)
    return report;
  if ((region == NULL || *region == NULL) && *goi_report_get_region (last_year) != NULL)
    {
      goi_report_set_region (report, goi_report_get_region (last_year));
      brought->region = TRUE;
    }
  brought->n_cells = carry_over (report, last_year);
  brought->n_sections = copy_sections (report, last_year);
  return report;
}

/**
 * goi_new_report_describe:
 * @brought: what came from last year's report
 * @last_year: its year
 *
 * Returns: (transfer full) (nullable): translated: what was brought over; NULL when nothing was
 */
char *
goi_new_report_describe (const GoiBroughtOver *brought, int last_year)
{
  g_autoptr (GPtrArray) things = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;

  if (brought->n_cells > 0)
    g_ptr_array_add (things,
                     g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u cell carried over",
                                                   "%u cells carried over", brought->n_cells),
                                      brought->n_cells));
  if (brought->region)
    g_ptr_array_add (things, g_strdup (_("the region")));
  if (brought->n_sections > 0)
    g_ptr_array_add (things, g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u text outside the form",
                                                           "%u texts outside the form",
                                                           brought->n_sections),
                                              brought->n_sections));
  if (things->len == 0)
    return NULL;
  g_ptr_array_add (things, NULL);
  /* Translators: between the parts of a list */
  list = g_strjoinv (_(", "), (char **) things->pdata);
  /* Translators: a year, and a list of what was taken from that year's report */
  return g_strdup_printf (_("From the report for %1$d: %2$s"), last_year, list);
}
