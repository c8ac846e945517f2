/* goi-read-process.h: a process that reads documents, seen from the program
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-read-channel.h"

G_BEGIN_DECLS

typedef struct _GoiReadProcess GoiReadProcess;

char           *goi_read_process_find_program (void);
GoiReadProcess *goi_read_process_new (GError **error);
gboolean        goi_read_process_is_alive (GoiReadProcess *self);
gboolean        goi_read_process_call (GoiReadProcess *self, const GoiMessage *request, guint seconds,
                                       GCancellable *cancellable, GoiMessage *answer, GError **error);
GPid            goi_read_process_get_pid (GoiReadProcess *self);
void            goi_read_process_free (GoiReadProcess *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiReadProcess, goi_read_process_free)

G_END_DECLS
