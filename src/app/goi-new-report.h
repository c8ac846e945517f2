/* goi-new-report.h: begins a report, with what last year's gives
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

G_BEGIN_DECLS

/**
 * GoiBroughtOver:
 * @n_cells: cells that were filled in from last year's report
 * @n_sections: texts outside the form, such as contacts, that were copied
 * @region: whether the region was copied
 *
 * What a new report has from last year's.
 */
typedef struct
{
  guint n_cells;
  guint n_sections;
  gboolean region;
} GoiBroughtOver;

GoiReport *goi_new_report_make (GoiEdition *edition, const char *agency, const char *const *region, int year,
                                GoiReport *last_year, GoiBroughtOver *brought);
char      *goi_new_report_describe (const GoiBroughtOver *brought, int last_year);

G_END_DECLS
