/* goi-app-fixture.h: a collection of its own for each test
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-collection.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Runs the main loop until something is so, and fails when that takes more than 30 seconds. */
#define goi_wait_for(condition)                                                                   \
  G_STMT_START                                                                                    \
  {                                                                                               \
    gint64 goi_end = g_get_monotonic_time () + 30 * G_USEC_PER_SEC;                               \
    while (!(condition))                                                                          \
      {                                                                                           \
        if (g_get_monotonic_time () > goi_end)                                                    \
          g_error ("%s:%d: waited too long for %s", __FILE__, __LINE__, #condition);              \
        if (!g_main_context_iteration (NULL, FALSE))                                              \
          g_usleep (1000);                                                                        \
      }                                                                                           \
  }                                                                                               \
  G_STMT_END

/**
 * AppFixture:
 * @folder: a folder that is removed in the end
 * @collection: an empty collection in it
 */
typedef struct
{
  char *folder;
  GoiCollection *collection;
} AppFixture;

void       app_fixture_set_up (AppFixture *fixture, gconstpointer data);
void       app_fixture_tear_down (AppFixture *fixture, gconstpointer data);
void       app_init_tests (int *argc, char ***argv);
void       app_let_settle (void);

gint64     app_fixture_add (AppFixture *fixture, const char *agency, int year, const char *region,
                            int received_person, GoiReportState state);
gint64     app_fixture_add_broken (AppFixture *fixture, const char *agency, int year);
GFile     *app_sample (const char *name);
GFile     *app_fixture_write (AppFixture *fixture, const char *name, const char *content);
GtkWidget *app_find_widget (GtkWidget *root, GType type);

G_END_DECLS
