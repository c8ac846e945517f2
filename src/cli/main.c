/* main.c: the goi command
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-cli.h"

int
main (int argc, char *argv[])
{
  return goi_cli_main (argc, argv);
}
