/* goi-cli.h: the goi command
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * GoiCliStatus:
 * @GOI_CLI_OK: all well
 * @GOI_CLI_WRONG_USE: an option or argument that cannot be, or an output that cannot be written
 * @GOI_CLI_UNREADABLE: at least one file could not be read; the others were done
 * @GOI_CLI_FINDINGS: everything could be read, and there are findings of severity error
 *
 * Exit statuses.
 */
typedef enum
{
  GOI_CLI_OK = 0,
  GOI_CLI_WRONG_USE = 1,
  GOI_CLI_UNREADABLE = 2,
  GOI_CLI_FINDINGS = 3,
} GoiCliStatus;

int goi_cli_main (int argc, char *argv[]);

/* The commands; argv[0] is the command's name. */
GoiCliStatus goi_cli_read (int argc, char *argv[]);
GoiCliStatus goi_cli_check (int argc, char *argv[]);
GoiCliStatus goi_cli_import (int argc, char *argv[]);
GoiCliStatus goi_cli_list (int argc, char *argv[]);
GoiCliStatus goi_cli_search (int argc, char *argv[]);
GoiCliStatus goi_cli_show (int argc, char *argv[]);
GoiCliStatus goi_cli_export (int argc, char *argv[]);
GoiCliStatus goi_cli_chart (int argc, char *argv[]);

G_END_DECLS
