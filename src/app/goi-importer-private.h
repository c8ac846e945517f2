/* goi-importer-private.h: what the files of GoiImporter share
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-importer.h"

G_BEGIN_DECLS

struct _GoiImporter
{
  GObject parent_instance;

  GoiCollection *collection;
  GoiReadPool *pool;
  GoiImportSpool *spool;
  GListStore *items;
  GPtrArray *arrived;     /* lines that are not in @items yet */
  GQueue waiting;         /* of GoiImportItem, owned: to be read */
  GPtrArray *reading;     /* of GoiImportItem */
  GQueue jobs;            /* of Job, owned: decisions to be carried out */
  GCancellable *cancellable;
  char *current;

  gint64 started; /* when reading began, in microseconds */
  guint n_started; /* files that were done then */
  guint n_done;
  guint n_total;
  guint n_passed_over;
  guint n_scans;
  guint next_automatic; /* the first line that nothing was decided about yet */
  guint append_id;
  guint counts[GOI_N_IMPORT_STATES];
  guint automatic : 1;
  guint working : 1; /* a decision is being carried out */
  guint running : 1;
};

/* goi-importer.c */
void _goi_importer_set_state (GoiImporter *self, GoiImportItem *item, GoiImportState state, const char *note);
void _goi_importer_read_again (GoiImporter *self, GoiImportItem *item);
void _goi_importer_schedule (GoiImporter *self);

/* goi-importer-decide.c */
void _goi_importer_work (GoiImporter *self);
void _goi_importer_forget_jobs (GoiImporter *self);

G_END_DECLS
