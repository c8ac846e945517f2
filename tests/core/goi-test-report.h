/* goi-test-report.h: reports to test with
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

G_BEGIN_DECLS

GoiReport *goi_test_report_random (const char *edition, GRand *random);
GoiReport *goi_test_report_fill (const char *edition, gint64 number);
void       goi_test_report_set (GoiReport *report, const char *key, gint64 number);
void       goi_test_report_mark (GoiReport *report, const char *key, GoiMark mark);
char      *goi_test_report_difference (GoiReport *a, GoiReport *b);
char      *goi_test_random_text (GRand *random, guint max_length);
GoiDecimal goi_test_random_decimal (GRand *random, gboolean negative);

/* Fails with the first difference between the two. */
#define goi_test_assert_equal(a, b) \
  G_STMT_START \
  { \
    g_autofree char *difference_ = goi_test_report_difference ((a), (b)); \
    g_assert_cmpstr (difference_, ==, NULL); \
    g_assert_true (goi_report_equal ((a), (b))); \
  } \
  G_STMT_END

G_END_DECLS
