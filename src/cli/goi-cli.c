/* goi-cli.c: the goi command
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-cli"

#include "config.h"

#include "goi-cli.h"

#include "goi-cli-interrupt.h"
#include "goi-cli-language.h"
#include "goi-cli-options.h"
#include "goi-cli-output.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const struct
{
  const char *name;
  GoiCliStatus (*run) (int argc, char *argv[]);
  const char *summary; /* NULL: known, but not in this version */
} commands[] = {
  { "read", goi_cli_read, N_("Read documents and print the reports in them") },
  { "check", goi_cli_check, N_("Hold reports against the arithmetic of their form") },
  { "import", goi_cli_import, N_("Read documents into a collection") },
  { "list", goi_cli_list, N_("List the reports of a collection") },
  { "search", goi_cli_search, N_("Find reports of a collection by words") },
  { "show", goi_cli_show, N_("Show a report of a collection") },
  { "export", goi_cli_export, N_("Write reports to a file") },
  { "chart", goi_cli_chart, N_("Draw a chart of reports") },
  { "merge", NULL, NULL },
};

static void
print_help (void)
{
  goi_cli_print (_("Usage: goi COMMAND [OPTION…] …\n\n"
                   "Reads, checks, collects and exports annual reports on government information disclosure.\n\n"
                   "Commands:\n"));
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    if (commands[i].summary != NULL)
      goi_cli_printf ("  %-8s %s\n", commands[i].name, _(commands[i].summary));
  goi_cli_print (_("\n“goi COMMAND --help” tells more about a command, “man goi” everything.\n"));
}

static GoiCliStatus
refuse (const char *format, const char *argument)
{
  g_autofree char *clean = goi_cli_clean (argument);
  g_autofree char *message = g_strdup_printf (format, clean);

  goi_cli_report ("goi", "error", message);
  return GOI_CLI_WRONG_USE;
}

static GoiCliStatus
run_command (int argc, char *argv[])
{
  for (gsize i = 0; i < G_N_ELEMENTS (commands); i++)
    {
      g_autofree char *name = NULL;
      if (strcmp (commands[i].name, argv[0]) != 0)
        continue;
      if (commands[i].run == NULL)
        return refuse (_("“%s” is not available in this version"), argv[0]);
      name = g_strconcat ("goi ", argv[0], NULL);
      g_set_prgname (name);
      return commands[i].run (argc, argv);
    }
  return refuse (_("There is no command “%s”; “goi --help” lists all of them"), argv[0]);
}

static GoiCliStatus
run (int argc, char *argv[])
{
  if (argc < 2)
    {
      goi_cli_report ("goi", "error", _("A command is missing; “goi --help” lists all of them"));
      return GOI_CLI_WRONG_USE;
    }
  if (strcmp (argv[1], "--help") == 0 || strcmp (argv[1], "-h") == 0 || strcmp (argv[1], "help") == 0)
    {
      print_help ();
      return GOI_CLI_OK;
    }
  if (strcmp (argv[1], "--version") == 0)
    {
      goi_cli_print ("goi " PACKAGE_VERSION "\n");
      return GOI_CLI_OK;
    }
  return run_command (argc - 1, argv + 1);
}

/**
 * goi_cli_main:
 * @argc: as main() gets it
 * @argv: as main() gets it
 *
 * Returns: the exit status, a #GoiCliStatus
 */
int
goi_cli_main (int argc, char *argv[])
{
  GoiCliStatus status;

  goi_cli_interrupt_init ();
  goi_cli_language_init ();
  g_set_prgname ("goi");
  status = run (argc, argv);
  if (!goi_cli_print_finish () && status == GOI_CLI_OK)
    status = GOI_CLI_WRONG_USE;
  return status;
}
