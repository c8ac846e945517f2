/* goi-cli-inputs.h: reads the files that a command names
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-read-pool.h"

G_BEGIN_DECLS

/**
 * GoiCliInput:
 * @name: the file as the user named it, or the way to it from the folder or archive that was named
 * @reading: (nullable): what was read
 * @document: (nullable): the neutral document, when that was asked for in place of reports
 *
 * A file that was read.
 */
typedef struct
{
  const char *name;
  GoiReading *reading;
  GoiDocument *document;
} GoiCliInput;

/**
 * GoiCliInputFunc:
 * @input: a file that could be read
 * @user_data: as given
 *
 * May take @input's reading for itself.
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

guint goi_cli_read_inputs (const char *const *names, GoiCliInputFlags flags, GoiCliInputFunc func,
                           gpointer user_data);

G_END_DECLS
