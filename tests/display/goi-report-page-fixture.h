/* goi-report-page-fixture.h: a report page on a collection of its own, and what a person does to it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-report-page-private.h"

G_BEGIN_DECLS

/**
 * PageFixture:
 * @folder: a folder that is removed in the end
 * @file: the collection's file in it
 * @collection: the collection
 * @id: the report that the page shows
 * @window: the page's window
 * @page: the page, or NULL when it is gone
 * @n_closed: how often the page has said that it may be closed
 */
typedef struct
{
  char *folder;
  GFile *file;
  GoiCollection *collection;
  gint64 id;
  GtkWidget *window;
  GoiReportPage *page;
  guint n_closed;
} PageFixture;

/* Waits until @condition holds; a minute is for machines that are busy with other things. */
#define page_wait_for(condition) \
  G_STMT_START \
  { \
    gint64 _end = g_get_monotonic_time () + 60 * G_TIME_SPAN_SECOND; \
    while (!(condition)) \
      { \
        g_assert_cmpint (g_get_monotonic_time (), <, _end); \
        g_main_context_iteration (NULL, FALSE); \
        g_usleep (500); \
      } \
  } \
  G_STMT_END

#define page_assert_held(self, key, expected) \
  G_STMT_START \
  { \
    g_autofree char *_text = page_held (self, key); \
    g_assert_cmpstr (_text, ==, expected); \
  } \
  G_STMT_END

void          page_iterate (guint milliseconds);
void          page_set_number (GoiReport *report, const char *key, gint64 number, gint64 start, gint64 end);
GoiReport    *page_make_report (int year);

void          page_begin (PageFixture *self, GoiReportState state);
void          page_open (PageFixture *self);
void          page_drop (PageFixture *self);
void          page_end (PageFixture *self);

void          page_type (PageFixture *self, const char *key, const char *text);
char         *page_held (PageFixture *self, const char *key);
GoiSaveStatus page_status (PageFixture *self);
void          page_act (PageFixture *self, const char *action);

G_END_DECLS
