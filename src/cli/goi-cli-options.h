/* goi-cli-options.h: options that several commands have
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "goi-cli.h"
#include "goi-collection.h"

G_BEGIN_DECLS

/**
 * GoiCliParser:
 *
 * The command line of a command.
 */
typedef struct
{
  GOptionContext *context;
  char *language;
} GoiCliParser;

void     goi_cli_parser_init (GoiCliParser *self, const char *parameters, const char *summary,
                              const char *description, const GOptionEntry *entries);
gboolean goi_cli_parser_run (GoiCliParser *self, int argc, char *argv[]);
void     goi_cli_parser_clear (GoiCliParser *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoiCliParser, goi_cli_parser_clear)

gboolean goi_cli_wrong_use (const char *format, ...) G_GNUC_PRINTF (1, 2);

/**
 * GoiCliChoice:
 * @collection: (nullable): the collection's file
 *
 * A collection and which of its reports.
 */
typedef struct
{
  char *collection;
  char **years;
  char **editions;
  char **regions;
  char **states;
  char **findings;
  char **agencies;
  char *search;
  char *sort;
  gboolean descending;
  gboolean trash;
} GoiCliChoice;

void           goi_cli_choice_add_options (GoiCliChoice *self, GoiCliParser *parser);
GoiQuery      *goi_cli_choice_make_query (GoiCliChoice *self);
gboolean       goi_cli_choice_is_empty (GoiCliChoice *self);
GoiCollection *goi_cli_choice_open (GoiCliChoice *self);
void           goi_cli_choice_clear (GoiCliChoice *self);
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (GoiCliChoice, goi_cli_choice_clear)

const char    *goi_cli_state_to_name (GoiReportState state);

G_END_DECLS
