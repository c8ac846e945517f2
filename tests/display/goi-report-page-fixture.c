/* goi-report-page-fixture.c: a report page on a collection of its own, and what a person does to it
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "goi-report-page-fixture.h"

#include <glib/gstdio.h>

static const char original[] = "某局2024年年度报告\n一、总体情况\n新收\t70\t1\n总计\t71\n";

void
page_iterate (guint milliseconds)
{
  gint64 end = g_get_monotonic_time () + milliseconds * 1000;

  do
    while (g_main_context_iteration (NULL, FALSE))
      ;
  while (g_get_monotonic_time () < end);
}

void
page_set_number (GoiReport *report, const char *key, gint64 number, gint64 start, gint64 end)
{
  g_autoptr (GoiValue) value = goi_value_new_number (GOI_DECIMAL_INT (number), GOI_ORIGIN_TABLE);

  value->start = start;
  value->end = end;
  g_assert_true (goi_report_set_value (report, key, value));
}

GoiReport *
page_make_report (int year)
{
  GoiReport *report = goi_report_new (goi_edition_get ("2021"), GOI_MARK_BLANK);

  goi_report_set_agency (report, "测试市某局");
  goi_report_set_year (report, year);
  goi_report_set_source (report, "年度报告.docx", "application/octet-stream", NULL);
  /* The places of 70, 1 and 71 in the text above. */
  page_set_number (report, "requests.received.person", 70, 22, 24);
  page_set_number (report, "requests.received.business", 1, 25, 26);
  page_set_number (report, "requests.received.total", 71, 30, 32);
  return report;
}

void
page_begin (PageFixture *self, GoiReportState state)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GoiReport) report = page_make_report (2024);
  g_autofree char *path = NULL;

  *self = (PageFixture) { 0 };
  self->folder = g_dir_make_tmp ("goi-page-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "test.goi", NULL);
  self->file = g_file_new_for_path (path);
  self->collection = goi_collection_open (self->file, GOI_OPEN_CREATE, NULL, &error);
  g_assert_no_error (error);
  self->id = goi_collection_add (self->collection, report, state, NULL,
                                 state == GOI_STATE_DRAFT ? NULL : original, NULL, NULL, &error);
  g_assert_no_error (error);
}

static void
on_closed (GoiReportPage *page, PageFixture *self)
{
  self->n_closed++;
}

void
page_open (PageFixture *self)
{
  self->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 1366, 700);
  self->page = GOI_REPORT_PAGE (goi_report_page_new (self->collection, self->id));
  g_signal_connect (self->page, "closed", G_CALLBACK (on_closed), self);
  gtk_window_set_child (GTK_WINDOW (self->window), GTK_WIDGET (self->page));
  gtk_window_present (GTK_WINDOW (self->window));
  page_wait_for (goi_report_page_is_loaded (self->page));
  page_iterate (80);
  goi_form_saver_set_delay (self->page->saver, 20);
}

/* As a crash would: nobody is asked. */
void
page_drop (PageFixture *self)
{
  GoiReportPage *page = self->page;

  g_object_add_weak_pointer (G_OBJECT (page), (gpointer *) &page);
  gtk_window_destroy (GTK_WINDOW (self->window));
  page_wait_for (page == NULL);
  self->page = NULL;
}

void
page_end (PageFixture *self)
{
  GoiCollection *collection = self->collection;

  if (self->page != NULL)
    page_drop (self);
  /* What was asked of the collection last may still be under way. */
  g_object_add_weak_pointer (G_OBJECT (collection), (gpointer *) &collection);
  goi_collection_close (self->collection);
  g_object_unref (self->collection);
  page_wait_for (collection == NULL);
  {
    g_autoptr (GDir) folder = g_dir_open (self->folder, 0, NULL);
    for (const char *name = g_dir_read_name (folder); name != NULL; name = g_dir_read_name (folder))
      {
        g_autofree char *path = g_build_filename (self->folder, name, NULL);
        g_unlink (path);
      }
  }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_object_unref (self->file);
}

void
page_type (PageFixture *self, const char *key, const char *text)
{
  GoiFormDocument *document = self->page->document;
  const GoiCell *cell = goi_edition_find_cell (goi_form_document_get_edition (document), key);
  GtkEditable *entry;
  int position = 0;

  g_assert_true (goi_form_view_show_cell (self->page->view, cell));
  entry = GTK_EDITABLE (goi_form_view_get_focus_entry (self->page->view));
  gtk_editable_delete_selection (entry);
  gtk_editable_insert_text (entry, text, -1, &position);
}

char *
page_held (PageFixture *self, const char *key)
{
  return goi_value_display (goi_report_get_value (goi_report_page_get_report (self->page), key));
}

GoiSaveStatus
page_status (PageFixture *self)
{
  return goi_form_saver_get_status (self->page->saver);
}

void
page_act (PageFixture *self, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (self->page), action, NULL));
}
