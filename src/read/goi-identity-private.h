/* goi-identity-private.h: title and place of a report
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-flow.h"
#include "goi-recognise-private.h"

G_BEGIN_DECLS

char  *goi_title_find (GoiDocument *document, GPtrArray *sections);
char **goi_place_split (const char *agency);

G_END_DECLS
