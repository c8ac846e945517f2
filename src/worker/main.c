/* main.c: the process that reads documents
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Started by the program for itself, never by people: goi-read-worker VERSION PARENT LOCALE, with a socket
 * as standard input; or goi-read-worker --convert SECONDS FOLDER PROGRAM ARGUMENT…, which runs a converter
 * and takes care that nothing of it stays behind. */

#define G_LOG_DOMAIN "goi-worker"

#include "config.h"

#include "goi-worker.h"

#include <glib/gi18n.h>
#include <libxml/xmlerror.h>
#include <locale.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <unistd.h>

/* GLib ends the process when there is no memory left, and says so as an error in the log. */
static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; (level & G_LOG_LEVEL_ERROR) != 0 && i < n_fields; i++)
    if (strcmp (fields[i].key, "MESSAGE") == 0 && fields[i].length < 0
        && strstr (fields[i].value, "failed to allocate") != NULL)
      _exit (GOI_WORKER_NO_MEMORY);
  return g_log_writer_default (level, fields, n_fields, user_data);
}

/* What is wrong with a document is in the answer. */
static void G_GNUC_PRINTF (2, 3)
ignore_message (void *context, const char *format, ...)
{
}

/* The kernel ends this process with the program's thread that started it; one that is gone already cannot
 * be waited for. */
static gboolean
follow_parent (const char *parent)
{
  return prctl (PR_SET_PDEATHSIG, SIGKILL) == 0 && getppid () == (pid_t) atoi (parent);
}

static void
set_language (const char *locale)
{
  const char *locale_dir = g_getenv ("GOI_LOCALEDIR");

  setlocale (LC_CTYPE, "C.UTF-8");
  setlocale (LC_MESSAGES, locale);
  bindtextdomain (GETTEXT_PACKAGE, locale_dir != NULL ? locale_dir : LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
}

int
main (int argc, char *argv[])
{
  g_autoptr (GError) error = NULL;

  if (argc > 4 && strcmp (argv[1], "--convert") == 0)
    return goi_worker_convert (argv + 2);
  if (argc != 4 || strcmp (argv[1], PACKAGE_VERSION) != 0)
    {
      g_printerr ("goi-read-worker is started by GoiReports " PACKAGE_VERSION " for itself.\n");
      return GOI_WORKER_WRONG_USE;
    }
  /* Ctrl+C goes to all processes at a terminal; the program decides what becomes of this one. */
  signal (SIGINT, SIG_IGN);
  signal (SIGQUIT, SIG_IGN);
  /* Writing files is refused without ending the process: standard error may be one. */
  signal (SIGXFSZ, SIG_IGN);
  xmlSetGenericErrorFunc (NULL, ignore_message);
  g_log_set_writer_func (write_log, NULL, NULL);
  set_language (argv[3]);
  if (!follow_parent (argv[2]))
    return GOI_WORKER_DONE;
  if (!goi_worker_enter_sandbox (&error))
    g_warning ("%s", error->message);
  goi_worker_serve (STDIN_FILENO);
  /* Nothing is to be saved. */
  _exit (GOI_WORKER_DONE);
}
