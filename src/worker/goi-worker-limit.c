/* goi-worker-limit.c: less of everything for a process
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-worker"

#include "config.h"

#include "goi-worker.h"

#include <sys/resource.h>

/* Takes from this process, for good, what is over @value of a resource (RLIMIT_…). Called between fork and exec:
 * allocates nothing. */
void
_goi_worker_lower_limit (int resource, guint64 value)
{
  struct rlimit limit;

  if (getrlimit ((__rlimit_resource_t) resource, &limit) != 0)
    return;
  limit.rlim_max = MIN (limit.rlim_max, (rlim_t) value);
  limit.rlim_cur = MIN (limit.rlim_cur, limit.rlim_max);
  setrlimit ((__rlimit_resource_t) resource, &limit);
}
