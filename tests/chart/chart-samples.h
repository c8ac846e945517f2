/* chart-samples.h: invented reports for the tests of charts
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-measure.h"

G_BEGIN_DECLS

/* A count that the report does not give. */
#define NA (-1)

GPtrArray     *sample_rows_new (void);
GoiMeasureRow *sample_add (GPtrArray *rows, const char *agency, int year, const char *edition,
                           const int counts[6], int total);
void           sample_set (GoiMeasureRow *row, const char *measure, GoiMeasureValue value);
void           sample_set_region (GoiMeasureRow *row, const char *province, const char *city);
GPtrArray     *sample_city (void);
GPtrArray     *sample_many (guint n);

G_END_DECLS
