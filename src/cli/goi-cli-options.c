/* goi-cli-options.c: options that several commands have
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Texts are taken as file names, that is as the bytes that were typed: as strings they would be refused in the
 * locale C when they are Chinese. */

#define G_LOG_DOMAIN "goi-cli"

#include "config.h"

#include "goi-cli-options.h"

#include "goi-cli-language.h"
#include "goi-cli-output.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static const char *const state_names[GOI_N_STATES] = { "draft", "imported", "doubtful", "checked" };
static const char *const finding_names[GOI_N_FINDING_CLASSES] = { "none", "doubts", "errors" };
static const char *const sort_names[]
    = { "agency", "region", "year", "edition", "incoming", "disclosed", "findings", "state", "changed" };

/**
 * goi_cli_wrong_use:
 * @format: a translated format as for printf()
 * @...: its arguments
 *
 * Says on standard error what is wrong with the command line.
 *
 * Returns: FALSE
 */
gboolean
goi_cli_wrong_use (const char *format, ...)
{
  g_autofree char *message = NULL;
  va_list arguments;

  va_start (arguments, format);
  message = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  goi_cli_report (g_get_prgname (), "error", message);
  return FALSE;
}

/* ---- the parser ---- */

/**
 * goi_cli_parser_init:
 * @self: a parser to fill in
 * @parameters: (nullable): what comes after the options, for the help
 * @summary: what the command does, translated
 * @description: (nullable): more about it, translated
 * @entries: the command's options
 */
void
goi_cli_parser_init (GoiCliParser *self, const char *parameters, const char *summary,
                     const char *description, const GOptionEntry *entries)
{
  const GOptionEntry common[] = {
    { "language", 0, 0, G_OPTION_ARG_STRING, &self->language,
      N_("Language of what is written: en or zh, whatever the locale"), "LANGUAGE" },
    G_OPTION_ENTRY_NULL
  };

  self->language = NULL;
  self->context = g_option_context_new (parameters);
  g_option_context_set_translation_domain (self->context, GETTEXT_PACKAGE);
  g_option_context_set_summary (self->context, summary);
  if (description != NULL)
    g_option_context_set_description (self->context, description);
  g_option_context_add_main_entries (self->context, entries, GETTEXT_PACKAGE);
  g_option_context_add_main_entries (self->context, common, GETTEXT_PACKAGE);
}

/**
 * goi_cli_parser_run:
 * @self: a parser
 * @argc: the number of arguments
 * @argv: the arguments, the command's name first
 *
 * Parses the command line. --help ends the program.
 *
 * Returns: FALSE, after saying so on standard error, when it is wrong
 */
gboolean
goi_cli_parser_run (GoiCliParser *self, int argc, char *argv[])
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) copy = NULL;
  g_autoptr (GError) error = NULL;
  const char *language = g_getenv ("GOI_LANGUAGE");

  for (int i = 0; i < argc; i++)
    g_strv_builder_add (builder, argv[i]);
  copy = g_strv_builder_end (builder);
  if (!g_option_context_parse_strv (self->context, &copy, &error))
    return goi_cli_wrong_use ("%s", error->message);
  if (self->language != NULL)
    language = self->language;
  if (language != NULL && *language != '\0' && !goi_cli_set_language (language))
    return goi_cli_wrong_use (_("There is no language “%s”; there are en and zh"), language);
  return TRUE;
}

/**
 * goi_cli_parser_clear:
 * @self: a parser
 */
void
goi_cli_parser_clear (GoiCliParser *self)
{
  g_clear_pointer (&self->context, g_option_context_free);
  g_clear_pointer (&self->language, g_free);
}

/* ---- which reports ---- */

/**
 * goi_cli_choice_add_options:
 * @self: a choice to be filled in
 * @parser: the command's parser
 *
 * Adds --collection and the options that choose reports.
 */
void
goi_cli_choice_add_options (GoiCliChoice *self, GoiCliParser *parser)
{
  const GOptionEntry entries[] = {
    { "collection", 'c', 0, G_OPTION_ARG_FILENAME, &self->collection,
      N_("The collection’s file"), "PATH" },
    { "year", 'y', 0, G_OPTION_ARG_FILENAME_ARRAY, &self->years,
      N_("Only reports for this year; may be given several times, as may the next five"), "YEAR" },
    { "edition", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->editions,
      N_("Only reports that use this form: 2008, 2014, 2019, 2021"), "FORM" },
    { "region", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->regions,
      N_("Only reports of this region and all below it"), N_("PROVINCE/CITY") },
    { "agency", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->agencies,
      N_("Only reports of this agency"), N_("NAME") },
    { "state", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->states,
      N_("Only reports in this state: draft, imported, doubtful, checked"), "STATE" },
    { "findings", 0, 0, G_OPTION_ARG_FILENAME_ARRAY, &self->findings,
      N_("Only reports with findings like this: none, doubts, errors"), "CLASS" },
    { "search", 's', 0, G_OPTION_ARG_FILENAME, &self->search,
      N_("Only reports with these words in them"), N_("WORDS") },
    { "sort", 0, 0, G_OPTION_ARG_FILENAME, &self->sort,
      N_("Order: agency, region, year, edition, incoming, disclosed, findings, state, changed"), "KEY" },
    { "descending", 0, 0, G_OPTION_ARG_NONE, &self->descending, N_("The largest first"), NULL },
    { "trash", 0, 0, G_OPTION_ARG_NONE, &self->trash, N_("Reports in the trash, and no others"), NULL },
    G_OPTION_ENTRY_NULL
  };

  *self = (GoiCliChoice) { NULL };
  g_option_context_add_main_entries (parser->context, entries, GETTEXT_PACKAGE);
}

static int
find_name (const char *const *names, int n_names, const char *name)
{
  for (int i = 0; i < n_names; i++)
    if (strcmp (names[i], name) == 0)
      return i;
  return -1;
}

/* States and classes of findings go by name here and by number in a query. */
static gboolean
set_numbered (GoiQuery *query, GoiFacetKind kind, char **values, const char *const *names, int n_names,
              const char *option)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) numbers = NULL;

  if (values == NULL)
    return TRUE;
  for (guint i = 0; values[i] != NULL; i++)
    {
      int number = find_name (names, n_names, values[i]);
      g_autofree char *digits = g_strdup_printf ("%d", number);
      if (number < 0)
        return goi_cli_wrong_use (_("“%s” is no value for %s"), values[i], option);
      g_strv_builder_add (builder, digits);
    }
  numbers = g_strv_builder_end (builder);
  goi_query_set_facet (query, kind, (const char *const *) numbers);
  return TRUE;
}

static gboolean
check_years (char **years)
{
  for (guint i = 0; years != NULL && years[i] != NULL; i++)
    if (!g_ascii_string_to_unsigned (years[i], 10, 0, 9999, NULL, NULL))
      return goi_cli_wrong_use (_("“%s” is no value for %s"), years[i], "--year");
  return TRUE;
}

static gboolean
check_editions (char **editions)
{
  for (guint i = 0; editions != NULL && editions[i] != NULL; i++)
    if (goi_edition_get (editions[i]) == NULL)
      return goi_cli_wrong_use (_("“%s” is no value for %s"), editions[i], "--edition");
  return TRUE;
}

/**
 * goi_cli_choice_is_empty:
 * @self: a choice
 *
 * Returns: whether neither a collection nor any reports were chosen
 */
gboolean
goi_cli_choice_is_empty (GoiCliChoice *self)
{
  return self->collection == NULL && self->years == NULL && self->editions == NULL
         && self->regions == NULL && self->states == NULL && self->findings == NULL
         && self->agencies == NULL && self->search == NULL && self->sort == NULL && !self->descending
         && !self->trash;
}

/**
 * goi_cli_choice_make_query:
 * @self: a choice
 *
 * Returns: (transfer full) (nullable): the query, or NULL after saying on standard error what is wrong
 */
GoiQuery *
goi_cli_choice_make_query (GoiCliChoice *self)
{
  g_autoptr (GoiQuery) query = goi_query_new ();
  int sort = GOI_SORT_AGENCY;

  if (self->sort != NULL)
    sort = find_name (sort_names, G_N_ELEMENTS (sort_names), self->sort);
  if (sort < 0)
    {
      goi_cli_wrong_use (_("“%s” is no value for %s"), self->sort, "--sort");
      return NULL;
    }
  if (!check_years (self->years) || !check_editions (self->editions)
      || !set_numbered (query, GOI_FACET_STATE, self->states, state_names, GOI_N_STATES, "--state")
      || !set_numbered (query, GOI_FACET_FINDINGS, self->findings, finding_names,
                        GOI_N_FINDING_CLASSES, "--findings"))
    return NULL;
  goi_query_set_sort (query, sort, self->descending);
  goi_query_set_trash (query, self->trash);
  if (self->search != NULL)
    goi_query_set_search (query, self->search);
  if (self->years != NULL)
    goi_query_set_facet (query, GOI_FACET_YEAR, (const char *const *) self->years);
  if (self->editions != NULL)
    goi_query_set_facet (query, GOI_FACET_EDITION, (const char *const *) self->editions);
  if (self->regions != NULL)
    goi_query_set_facet (query, GOI_FACET_REGION, (const char *const *) self->regions);
  if (self->agencies != NULL)
    goi_query_set_agencies (query, (const char *const *) self->agencies);
  return g_steal_pointer (&query);
}

/**
 * goi_cli_choice_open:
 * @self: a choice with a collection
 *
 * Opens the collection to read.
 *
 * Returns: (transfer full) (nullable): the collection, or NULL after saying on standard error why not
 */
GoiCollection *
goi_cli_choice_open (GoiCliChoice *self)
{
  g_autoptr (GFile) file = g_file_new_for_path (self->collection);
  g_autoptr (GError) error = NULL;
  GoiCollection *collection = goi_collection_open (file, GOI_OPEN_READ_ONLY, NULL, &error);

  if (collection == NULL)
    goi_cli_report (self->collection, "error", error->message);
  return collection;
}

/**
 * goi_cli_choice_clear:
 * @self: a choice
 */
void
goi_cli_choice_clear (GoiCliChoice *self)
{
  g_free (self->collection);
  g_strfreev (self->years);
  g_strfreev (self->editions);
  g_strfreev (self->regions);
  g_strfreev (self->states);
  g_strfreev (self->findings);
  g_strfreev (self->agencies);
  g_free (self->search);
  g_free (self->sort);
}

/**
 * goi_cli_state_to_name:
 * @state: a state
 *
 * Returns: (transfer none): its name on the command line
 */
const char *
goi_cli_state_to_name (GoiReportState state)
{
  g_return_val_if_fail ((guint) state < GOI_N_STATES, "");
  return state_names[state];
}
