/* made-report.h: reports of an invented office, and how a reading compares with them
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

G_BEGIN_DECLS

GoiReport *make_report (const char *edition, gboolean alternatives, guint32 seed);
guint      compare_reports (GoiReport *written, GoiReport *read, const char *what);

G_END_DECLS
