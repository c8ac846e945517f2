/* office-fixture.h: documents of office programs, built from readable pieces
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-document.h"

#include <gio/gio.h>

G_BEGIN_DECLS

typedef struct _OfficeZip OfficeZip;

OfficeZip *office_zip_new (void);
OfficeZip *office_zip_new_encrypted (void);
void       office_zip_add (OfficeZip *self, const char *name, const char *text);
void       office_zip_add_bytes (OfficeZip *self, const char *name, GBytes *bytes);
GBytes    *office_zip_finish (OfficeZip *self);

/* What stands around the pieces that a test gives: all may be NULL but the body. */
GBytes    *office_docx (const char *body, const char *styles, const char *numbering, const char *footnotes);
OfficeZip *office_docx_begin (const char *body, const char *styles, const char *numbering,
                              const char *footnotes);
GBytes    *office_odt (const char *body, const char *automatic_styles, const char *styles);
GBytes    *office_ods (const char *sheets, const char *automatic_styles);
OfficeZip *office_odf_begin (const char *media_type, const char *body, const char *automatic_styles,
                             const char *styles);
GBytes    *office_xlsx (const char *sheet, const char *strings, const char *styles);
OfficeZip *office_xlsx_begin (const char *const *names, const char *const *states,
                              const char *const *sheets, const char *workbook, const char *strings,
                              const char *styles);

char      *office_dump (GoiDocument *document);
void       office_assert_dump (GBytes *bytes, const char *expected);
void       office_assert_text (GBytes *bytes, const char *expected);
void       office_assert_error (GBytes *bytes, int code);

G_END_DECLS
