/* goi-worker.h: the process that reads documents
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-read-channel.h"

G_BEGIN_DECLS

/* Exit statuses. */
typedef enum
{
  GOI_WORKER_DONE = 0,
  GOI_WORKER_WRONG_USE = 1,
  GOI_WORKER_NO_MEMORY = 41,
} GoiWorkerStatus;

gboolean goi_worker_enter_sandbox (GError **error);
gboolean goi_worker_shut_network (GError **error);
void     goi_worker_begin_document (void);
void     goi_worker_serve (int socket);
int      goi_worker_convert (char **arguments);

void     _goi_worker_lower_limit (int resource, guint64 value);

G_END_DECLS
