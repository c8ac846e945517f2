/* goi-cli-fixture.h: the goi command in a folder of its own, and reports to give it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-test-report.h"

#include <gio/gio.h>
#include <json-glib/json-glib.h>
#include <string.h>

G_BEGIN_DECLS

/**
 * CliFixture:
 * @folder: where goi runs; it is removed in the end
 * @status: with what the last run ended
 * @out: (nullable): what it printed
 * @err: (nullable): what it said
 */
typedef struct
{
  char *folder;
  int status;
  char *out;
  char *err;
} CliFixture;

#define cli_run(f, ...) cli_run_in ((f), NULL, (const char *const[]) { __VA_ARGS__, NULL })

#define cli_assert_contains(text, part) \
  G_STMT_START \
  { \
    if (strstr ((text), (part)) == NULL) \
      g_error ("%s:%d: “%s” is not in “%s”", __FILE__, __LINE__, (part), (text)); \
  } \
  G_STMT_END

#define cli_add(path, function) g_test_add (path, CliFixture, NULL, cli_set_up, function, cli_tear_down)

void        cli_init_tests (int *argc, char ***argv);
void        cli_set_up (CliFixture *f, gconstpointer data);
void        cli_tear_down (CliFixture *f, gconstpointer data);
void        cli_run_in (CliFixture *f, const char *environment, const char *const *arguments);

void        cli_put (CliFixture *f, const char *name, const char *text);
char       *cli_get (CliFixture *f, const char *name);
void        cli_put_report (CliFixture *f, const char *name, GoiReport *report);

GoiReport  *cli_make_good (const char *agency, int year);
GoiReport  *cli_make_bad (const char *agency, int year);

GPtrArray  *cli_parse_reports (const char *json);
GPtrArray  *cli_parse_lines (const char *text);
JsonObject *cli_object_at (GPtrArray *nodes, guint index);

G_END_DECLS
