/* goi-contradictions.h: where the sentences of a report and its tables disagree
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-recognise-private.h"

G_BEGIN_DECLS

void goi_contradictions_find (GoiReport *report, GoiDocument *document, GoiEdition *prose,
                              GPtrArray *sections);

G_END_DECLS
