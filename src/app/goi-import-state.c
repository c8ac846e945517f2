/* goi-import-state.c: how far a file has come on its way into a collection
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-import-state"

#include "config.h"

#include "goi-import-state.h"

#include <glib/gi18n-lib.h>

/**
 * goi_import_state_get_label:
 * @state: a state
 *
 * Returns: (transfer none): its name, translated
 */
const char *
goi_import_state_get_label (GoiImportState state)
{
  static const char *const labels[GOI_N_IMPORT_STATES] = {
    N_("Waiting"),
    N_("Reading"),
    /* Translators: a file that was read, and can be added */
    N_("Ready"),
    N_("With doubts"),
    /* Translators: a file that was imported before */
    N_("Already here"),
    /* Translators: another report of the same agency and year is in the collection */
    N_("Same report"),
    N_("Failed"),
    N_("Not read"),
    N_("Adding"),
    N_("Added"),
    N_("Skipped"),
  };

  return (guint) state < GOI_N_IMPORT_STATES ? _(labels[state]) : "";
}

/**
 * goi_import_state_get_icon:
 * @state: a state
 *
 * Returns: (transfer none): the name of an icon for it
 */
const char *
goi_import_state_get_icon (GoiImportState state)
{
  static const char *const icons[GOI_N_IMPORT_STATES] = {
    "content-loading-symbolic",  "content-loading-symbolic", "object-select-symbolic", "dialog-question-symbolic",
    "view-paged-symbolic",       "edit-copy-symbolic",       "dialog-error-symbolic",  "process-stop-symbolic",
    "content-loading-symbolic",  "emblem-ok-symbolic",       "list-remove-symbolic",
  };

  return (guint) state < GOI_N_IMPORT_STATES ? icons[state] : NULL;
}

/**
 * goi_import_state_get_class:
 * @state: a state
 *
 * Returns: (transfer none): the style class in which it is written
 */
const char *
goi_import_state_get_class (GoiImportState state)
{
  switch (state)
    {
    case GOI_IMPORT_READY:
      return "success";
    case GOI_IMPORT_DOUBTS:
    case GOI_IMPORT_SAME_REPORT:
      return "warning";
    case GOI_IMPORT_FAILED:
      return "error";
    case GOI_IMPORT_WAITING:
    case GOI_IMPORT_READING:
    case GOI_IMPORT_SAME_FILE:
    case GOI_IMPORT_STOPPED:
    case GOI_IMPORT_ADDING:
    case GOI_IMPORT_ADDED:
    case GOI_IMPORT_SKIPPED:
    default:
      return "dim-label";
    }
}

/**
 * goi_import_state_is_open:
 * @state: a state
 *
 * Returns: whether a report in it waits for a decision
 */
gboolean
goi_import_state_is_open (GoiImportState state)
{
  return state == GOI_IMPORT_READY || state == GOI_IMPORT_DOUBTS || state == GOI_IMPORT_SAME_REPORT;
}
