/* goi-office-lines.h: tables that were typed or pasted as lines into an office document
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"

G_BEGIN_DECLS

void goi_office_lines_append (GoiDocument *document, const char *text);

G_END_DECLS
