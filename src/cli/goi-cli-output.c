/* goi-cli-output.c: standard output, standard error and the progress line
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Bytes go out as they are, UTF-8 in every locale: g_print() would turn what the locale's character
 * set does not have into question marks. */

#define G_LOG_DOMAIN "goi-cli"

#include "config.h"

#include "goi-cli-output.h"

#include <gio/gunixoutputstream.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

/* The end of a name is what tells files apart; 30 Chinese characters fit into any terminal's line. */
#define PROGRESS_WIDTH 30

static GOutputStream *standard_output;
static GError *output_error;
static gboolean progress_shown;

/**
 * goi_cli_get_stdout:
 *
 * Returns: (transfer none): standard output with a buffer; goi_cli_print_finish() empties it
 */
GOutputStream *
goi_cli_get_stdout (void)
{
  if (standard_output == NULL)
    {
      g_autoptr (GOutputStream) base = g_unix_output_stream_new (STDOUT_FILENO, FALSE);
      standard_output = g_buffered_output_stream_new_sized (base, 64 * 1024);
    }
  return standard_output;
}

/**
 * goi_cli_print:
 * @text: what to write to standard output
 */
void
goi_cli_print (const char *text)
{
  if (output_error == NULL)
    g_output_stream_write_all (goi_cli_get_stdout (), text, strlen (text), NULL, NULL, &output_error);
  if (output_error == NULL && isatty (STDOUT_FILENO))
    g_output_stream_flush (standard_output, NULL, &output_error);
}

/**
 * goi_cli_printf:
 * @format: a format as for printf()
 * @...: its arguments
 *
 * Writes to standard output.
 */
void
goi_cli_printf (const char *format, ...)
{
  g_autofree char *text = NULL;
  va_list arguments;

  va_start (arguments, format);
  text = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  goi_cli_print (text);
}

/**
 * goi_cli_print_flush:
 *
 * Writes what is still in the buffer now: what was said to have been done stays said, whatever happens next.
 */
void
goi_cli_print_flush (void)
{
  if (standard_output != NULL && output_error == NULL)
    g_output_stream_flush (standard_output, NULL, &output_error);
}

/**
 * goi_cli_print_finish:
 *
 * Writes what is still in the buffer.
 *
 * Returns: FALSE, after saying so on standard error, when anything could not be written
 */
gboolean
goi_cli_print_finish (void)
{
  if (standard_output != NULL && output_error == NULL)
    g_output_stream_flush (standard_output, NULL, &output_error);
  g_clear_object (&standard_output);
  if (output_error == NULL)
    return TRUE;
  goi_cli_report ("goi", "error", output_error->message);
  g_clear_error (&output_error);
  return FALSE;
}

/**
 * goi_cli_clean:
 * @text: any bytes
 *
 * What goes to a terminal must not command it: control characters and line breaks become blanks, what is
 * not UTF-8 is replaced.
 *
 * Returns: (transfer full): one line
 */
char *
goi_cli_clean (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  GString *s = g_string_new (NULL);

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      g_string_append_unichar (s, g_unichar_iscntrl (c) || c == 0x2028 || c == 0x2029 ? ' ' : c);
    }
  return g_string_free (s, FALSE);
}

/**
 * goi_cli_report:
 * @file: the file it is about, as the user named it
 * @severity: error, warning or info
 * @message: a sentence
 *
 * Writes “FILE: SEVERITY: MESSAGE” as a line to standard error.
 */
void
goi_cli_report (const char *file, const char *severity, const char *message)
{
  g_autofree char *clean_file = goi_cli_clean (file);
  g_autofree char *clean_message = goi_cli_clean (message);

  goi_cli_progress_clear ();
  /* Where both go to the same place, each line shall stand behind what it is about. */
  if (standard_output != NULL && output_error == NULL)
    g_output_stream_flush (standard_output, NULL, &output_error);
  fprintf (stderr, "%s: %s: %s\n", clean_file, severity, clean_message);
  fflush (stderr);
}

/**
 * goi_cli_report_doubts:
 * @file: the file that @report was read from, as the user named it
 * @report: a report
 *
 * Writes a line for each of the reader's doubts to standard error.
 */
void
goi_cli_report_doubts (const char *file, GoiReport *report)
{
  GPtrArray *doubts = goi_report_get_doubts (report);

  for (guint i = 0; i < doubts->len; i++)
    {
      const GoiDoubt *doubt = g_ptr_array_index (doubts, i);
      g_autofree char *cells = g_strjoinv (", ", doubt->cells);
      g_autoptr (GString) s = g_string_new (cells);
      if (s->len > 0)
        g_string_append (s, ": ");
      if (doubt->message[0] != '\0')
        g_string_append (s, g_dgettext (GETTEXT_PACKAGE, doubt->message));
      if (doubt->text != NULL && doubt->text[0] != '\0')
        g_string_append_printf (s, " (“%s”)", doubt->text);
      goi_cli_report (file, "warning", s->str);
    }
}

/**
 * goi_cli_progress:
 * @done: how many are done
 * @total: how many there are
 * @what: what is being done now
 *
 * Shows a line that the next one replaces, when standard error is a terminal.
 */
void
goi_cli_progress (guint done, guint total, const char *what)
{
  g_autofree char *clean = NULL;
  const char *end;
  glong length;

  if (!isatty (STDERR_FILENO) || g_strcmp0 (g_getenv ("TERM"), "dumb") == 0)
    return;
  clean = goi_cli_clean (what);
  length = g_utf8_strlen (clean, -1);
  end = length > PROGRESS_WIDTH ? g_utf8_offset_to_pointer (clean, length - PROGRESS_WIDTH) : clean;
  fprintf (stderr, "\r\x1b[K%u/%u %s%s", done, total, end != clean ? "…" : "", end);
  fflush (stderr);
  progress_shown = TRUE;
}

/**
 * goi_cli_progress_clear:
 *
 * Takes the progress line away.
 */
void
goi_cli_progress_clear (void)
{
  if (!progress_shown)
    return;
  fputs ("\r\x1b[K", stderr);
  fflush (stderr);
  progress_shown = FALSE;
}
