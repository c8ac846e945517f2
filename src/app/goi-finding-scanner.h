/* goi-finding-scanner.h: all findings of a collection, looked for beside the main loop
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"

G_BEGIN_DECLS

/**
 * GoiFindingScanner:
 *
 * A GListModel of #GoiFindingItem. Which reports have findings is known from their stored counts; what
 * is wrong in them is computed in a thread, report by report, and kept until the report is saved
 * again. Properties: "scanning" (gboolean), "n-scanned", "n-reports" (guint).
 */
#define GOI_TYPE_FINDING_SCANNER (goi_finding_scanner_get_type ())
G_DECLARE_FINAL_TYPE (GoiFindingScanner, goi_finding_scanner, GOI, FINDING_SCANNER, GObject)

GoiFindingScanner *goi_finding_scanner_new (void);
void               goi_finding_scanner_set_collection (GoiFindingScanner *self, GoiCollection *collection);
void               goi_finding_scanner_scan (GoiFindingScanner *self);
gboolean           goi_finding_scanner_is_scanning (GoiFindingScanner *self);
guint              goi_finding_scanner_get_n_scanned (GoiFindingScanner *self);
guint              goi_finding_scanner_get_n_reports (GoiFindingScanner *self);
const GError      *goi_finding_scanner_get_error (GoiFindingScanner *self);

G_END_DECLS
