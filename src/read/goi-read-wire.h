/* goi-read-wire.h: what was read, as bytes between processes
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-read.h"
#include "goi-wire.h"

G_BEGIN_DECLS

void        goi_wire_put_reading (GByteArray *out, GoiReading *reading);
GoiReading *goi_wire_get_reading (GoiWireReader *reader, const char *name, GBytes *bytes);
void        goi_wire_put_error (GByteArray *out, const GError *error);
GError     *goi_wire_get_error (GoiWireReader *reader);

G_END_DECLS
