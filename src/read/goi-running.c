/* goi-running.c: tables in text that lost its line ends
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-running"

#include "goi-recognise-private.h"

GPtrArray *
goi_running_lines (GoiDocument *document, GoiEdition *edition)
{
  return NULL;
}
