/* goi-form-fixture.h: a form in a window, and what a person does to it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-form-view.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * FormFixture:
 * @document: the report that the form shows
 * @window: the window
 * @view: the form
 * @messages: what the form has said, a line each
 */
typedef struct
{
  GoiFormDocument *document;
  GtkWidget *window;
  GoiFormView *view;
  GString *messages;
} FormFixture;

void           form_iterate (guint milliseconds);
GoiReport     *form_new_report (const char *edition);
void           form_set_number (GoiReport *report, const char *key, gint64 number, GoiOrigin origin);

void           form_open (FormFixture *self, GoiReport *report, gboolean draft);
void           form_close (FormFixture *self);

const GoiCell *form_find_cell (FormFixture *self, const char *key);
GoiCellEntry  *form_get_entry (FormFixture *self, const char *key);
gboolean       form_has_class (FormFixture *self, const char *key, const char *css_class);
void           form_focus (FormFixture *self, const char *key);
const char    *form_focused_key (FormFixture *self);
void           form_type (FormFixture *self, const char *text);
gboolean       form_press (FormFixture *self, guint key, GdkModifierType modifiers);

void           form_assert_shows (FormFixture *self, const char *key, const char *expected);
void           form_assert_holds (FormFixture *self, const char *key, const char *expected);

G_END_DECLS
