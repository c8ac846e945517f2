/* goi-cli-interrupt.h: what Ctrl+C does
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

void goi_cli_interrupt_init (void);
void goi_cli_interrupt_set_cancellable (GCancellable *cancellable);

G_END_DECLS
