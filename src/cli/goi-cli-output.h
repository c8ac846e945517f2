/* goi-cli-output.h: standard output, standard error and the progress line
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GOutputStream *goi_cli_get_stdout (void);
void           goi_cli_print (const char *text);
void           goi_cli_printf (const char *format, ...) G_GNUC_PRINTF (1, 2);
void           goi_cli_print_flush (void);
gboolean       goi_cli_print_finish (void);

char          *goi_cli_clean (const char *text);
void           goi_cli_report (const char *file, const char *severity, const char *message);
void           goi_cli_report_doubts (const char *file, GoiReport *report);

void           goi_cli_progress (guint done, guint total, const char *what);
void           goi_cli_progress_clear (void);

G_END_DECLS
