/* goi-cli-inputs.h: reads the files that a command names
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-read.h"

G_BEGIN_DECLS

/**
 * GoiCliInput:
 * @name: the file as the user named it, or the way to it from the folder that was named
 * @reading: (nullable): what was read, NULL when it could not be
 * @document: (nullable): the neutral document, when that was asked for in place of reports
 * @error: (nullable): why it could not be read
 *
 * A file that was read.
 */
typedef struct
{
  const char *name;
  GoiReading *reading;
  GoiDocument *document;
  GError *error;
} GoiCliInput;

/**
 * GoiCliInputFunc:
 * @input: a file that could be read
 * @user_data: as given
 *
 * Returns: FALSE to stop
 */
typedef gboolean (*GoiCliInputFunc) (GoiCliInput *input, gpointer user_data);

/**
 * GoiCliInputFlags:
 * @GOI_CLI_INPUT_NONE: read reports
 * @GOI_CLI_INPUT_DOCUMENT: read neutral documents
 * @GOI_CLI_INPUT_PROGRESS: show on a terminal how far it is
 */
typedef enum
{
  GOI_CLI_INPUT_NONE = 0,
  GOI_CLI_INPUT_DOCUMENT = 1 << 0,
  GOI_CLI_INPUT_PROGRESS = 1 << 1,
} GoiCliInputFlags;

GPtrArray *goi_cli_expand_folders (char **names);
guint      goi_cli_read_inputs (const char *const *names, GoiCliInputFlags flags,
                                GoiCliInputFunc func, gpointer user_data);

G_END_DECLS
