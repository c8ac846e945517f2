/* goi-doubt-subject.c: doubts that are not about cells
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-doubt-subject"

#include "config.h"

#include "goi-read.h"

#include <glib/gi18n-lib.h>

/* What the recogniser says when it is not sure whose report it has, or for which year. */
static const char *const agency_doubts[] = {
  N_("The document does not say whose report it is"),
  N_("The document names its author nowhere plainly; this may be the wrong one"),
  NULL,
};
static const char *const year_doubts[] = {
  N_("The document does not say which year it is about"),
  N_("The document speaks of several years; this may be the wrong one"),
  NULL,
};

/**
 * goi_doubt_is_about_agency:
 * @doubt: a doubt of a report that was read
 *
 * Returns: whether it is settled once a person has said whose report it is
 */
gboolean
goi_doubt_is_about_agency (const GoiDoubt *doubt)
{
  return doubt->cells[0] == NULL && g_strv_contains (agency_doubts, doubt->message);
}

/**
 * goi_doubt_is_about_year:
 * @doubt: a doubt of a report that was read
 *
 * Returns: whether it is settled once a person has said for which year the report is
 */
gboolean
goi_doubt_is_about_year (const GoiDoubt *doubt)
{
  return doubt->cells[0] == NULL && g_strv_contains (year_doubts, doubt->message);
}
