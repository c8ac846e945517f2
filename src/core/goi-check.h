/* goi-check.h: findings: what is wrong in a report, and how to mend it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-report.h"

G_BEGIN_DECLS

/**
 * GoiRepair:
 * @changes: (element-type GoiChange): what to change
 * @reason: translated: why this would be right
 */
typedef struct
{
  GPtrArray *changes;
  char *reason;
} GoiRepair;

/**
 * GoiFinding:
 * @rule: the rule's id
 * @severity: how bad it is
 * @cells: (array zero-terminated=1): the keys concerned, the most suspicious first
 * @message: translated: what is wrong, with its arithmetic
 * @expected: (nullable): what should stand there
 * @found: (nullable): what stands there
 * @repairs: (element-type GoiRepair): best first
 */
typedef struct
{
  char *rule;
  GoiSeverity severity;
  char **cells;
  char *message;
  char *expected;
  char *found;
  GPtrArray *repairs;
} GoiFinding;

GPtrArray  *goi_check_report (GoiReport *report);
void        goi_check_count (GPtrArray *findings, guint *n_errors, guint *n_warnings);
const char *goi_severity_to_string (GoiSeverity severity);

GoiFinding *goi_finding_copy (const GoiFinding *finding);
void        goi_finding_free (GoiFinding *finding);
void        goi_repair_free (GoiRepair *repair);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (GoiFinding, goi_finding_free)

G_END_DECLS
