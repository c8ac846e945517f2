/* goi-dump-document.h: a document as text, for comparing
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"

G_BEGIN_DECLS

char *goi_dump_document (GoiDocument *document);
void  goi_assert_places (GoiDocument *document);

G_END_DECLS
