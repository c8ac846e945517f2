/* goi-read-input-private.h: something to read, seen from inside
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-read-pool.h"

G_BEGIN_DECLS

struct _GoiReadInput
{
  gatomicrefcount ref_count;
  char *name;
  GFile *file;   /* NULL when there are bytes */
  GBytes *bytes;
  gboolean is_text;
  gboolean document_only;
};

G_END_DECLS
