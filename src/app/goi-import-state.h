/* goi-import-state.h: how far a file has come on its way into a collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoiImportState:
 * @GOI_IMPORT_WAITING: its turn to be read has not come
 * @GOI_IMPORT_READING: it is being read
 * @GOI_IMPORT_READY: read, and nothing is in doubt
 * @GOI_IMPORT_DOUBTS: read, and something is in doubt, or it is not known whose report it is
 * @GOI_IMPORT_SAME_FILE: the same file was imported before
 * @GOI_IMPORT_SAME_REPORT: another report of the same agency and year is there
 * @GOI_IMPORT_FAILED: it could not be read, or it is no annual report, or it could not be added
 * @GOI_IMPORT_STOPPED: reading was stopped before its turn
 * @GOI_IMPORT_ADDING: a person has decided, and it is on its way
 * @GOI_IMPORT_ADDED: it is in the collection
 * @GOI_IMPORT_SKIPPED: a person does not want it
 */
typedef enum
{
  GOI_IMPORT_WAITING,
  GOI_IMPORT_READING,
  GOI_IMPORT_READY,
  GOI_IMPORT_DOUBTS,
  GOI_IMPORT_SAME_FILE,
  GOI_IMPORT_SAME_REPORT,
  GOI_IMPORT_FAILED,
  GOI_IMPORT_STOPPED,
  GOI_IMPORT_ADDING,
  GOI_IMPORT_ADDED,
  GOI_IMPORT_SKIPPED,
} GoiImportState;
#define GOI_N_IMPORT_STATES (GOI_IMPORT_SKIPPED + 1)

/**
 * GoiImportDecision:
 * @GOI_IMPORT_AS_NEW: add it unless something like it is there; then ask again
 * @GOI_IMPORT_AS_VERSION: add it, also beside a report of the same agency and year
 * @GOI_IMPORT_IN_PLACE: add it, and put the report of the same agency and year into the trash
 *
 * What a person wants to become of a report.
 */
typedef enum
{
  GOI_IMPORT_AS_NEW,
  GOI_IMPORT_AS_VERSION,
  GOI_IMPORT_IN_PLACE,
} GoiImportDecision;

const char *goi_import_state_get_label (GoiImportState state);
const char *goi_import_state_get_icon (GoiImportState state);
const char *goi_import_state_get_class (GoiImportState state);
gboolean    goi_import_state_is_open (GoiImportState state);

G_END_DECLS
