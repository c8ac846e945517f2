/* goi-import-fixture.h: documents to import, of every kind of outcome
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-app-fixture.h"
#include "goi-importer.h"

G_BEGIN_DECLS

GPtrArray     *import_file_array (void);
GFile         *import_doubtful (void);
GFile         *import_other_version (AppFixture *fixture, const char *name);
GFile         *import_nameless (AppFixture *fixture);
guint          import_count_reports (AppFixture *fixture);
GoiImportItem *import_get (GoiImporter *importer, guint position);
void           import_assert (GoiImporter *importer, guint position, const char *name, GoiImportState state);
void           import_wait (GoiImporter *importer);
void           import_at_once (AppFixture *fixture, const char *sample);

G_END_DECLS
