/* fuzz.h: what the fuzz targets share
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A target: whatever the bytes are, it returns 0 or ends the program because something is wrong. */
int     LLVMFuzzerTestOneInput (const guint8 *data, size_t size);
int     LLVMFuzzerInitialize (int *argc, char ***argv);

/**
 * FuzzPart:
 * @name: the name of a part of a package
 * @text: what is in it where the input has no such part
 */
typedef struct
{
  const char *name;
  const char *text;
} FuzzPart;

GBytes *fuzz_package (const guint8 *data, gsize size, const FuzzPart *parts, gsize n_parts);
void    fuzz_check_document (GoiDocument *document, const GError *error);
void    fuzz_check_error (gboolean ok, const GError *error);

G_END_DECLS
