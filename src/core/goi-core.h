/* goi-core.h: everything in core
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-check.h"
#include "goi-csv.h"
#include "goi-decimal.h"
#include "goi-edition.h"
#include "goi-form.h"
#include "goi-locale.h"
#include "goi-measure.h"
#include "goi-relation.h"
#include "goi-report-json.h"
#include "goi-report.h"
#include "goi-table-text.h"
#include "goi-value.h"
