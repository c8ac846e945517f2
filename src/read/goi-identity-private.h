/* goi-identity-private.h: title and place of a report
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-flow.h"
#include "goi-recognise-private.h"

G_BEGIN_DECLS

/* The years that reports can be about: the regulation is in force since 2008. */
#define GOI_FIRST_YEAR 2003
#define GOI_LAST_YEAR 2099

char    *goi_years_in_digits (const char *folded);
GoiFlow *goi_identity_flow_new (GoiDocument *document);
char    *goi_identity_read_name (const char *name, int *year, gboolean *plain);
char    *goi_title_find (GoiDocument *document, GPtrArray *sections);
GArray  *goi_title_list (GoiDocument *document);
gboolean goi_place_is_none (const char *name);
char   **goi_place_split (const char *agency);

G_END_DECLS
