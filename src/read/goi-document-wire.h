/* goi-document-wire.h: documents as bytes, between processes
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"
#include "goi-wire.h"

G_BEGIN_DECLS

void         goi_wire_put_document (GByteArray *out, GoiDocument *document);
GoiDocument *goi_wire_get_document (GoiWireReader *reader);

G_END_DECLS
