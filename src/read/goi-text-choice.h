/* goi-text-choice.h: which look of a text tells more
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-core.h"
#include "goi-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

GoiDocument *goi_text_choose (const char *text, GoiDocument *document, const char *name, GoiReport **report,
                              GCancellable *cancellable);

G_END_DECLS
