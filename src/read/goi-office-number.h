/* goi-office-number.h: the numbers of spreadsheets as exact decimals
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *goi_office_number_exact (const char *stored);
char *goi_office_number_shift (const char *exact, int places);
char *goi_office_number_round (const char *exact, guint decimals);
char *goi_office_number_put_into (const char *shown, const char *exact, gboolean is_percentage);

G_END_DECLS
