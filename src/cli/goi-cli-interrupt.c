/* goi-cli-interrupt.c: what Ctrl+C does
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The first Ctrl+C ends the work in an orderly way where there is one, the second one ends the program. A
 * thread waits for the signal, since hardly anything may be done in a handler. */

#define G_LOG_DOMAIN "goi-cli"

#include "goi-cli-interrupt.h"

#include <signal.h>

static GMutex lock;
static GCancellable *current;

static void
end_program (sigset_t *signals)
{
  signal (SIGINT, SIG_DFL);
  pthread_sigmask (SIG_UNBLOCK, signals, NULL);
  raise (SIGINT);
}

static gpointer
wait_for_signals (gpointer data)
{
  sigset_t signals;
  int number;

  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  for (;;)
    {
      gboolean was_busy;

      if (sigwait (&signals, &number) != 0)
        continue;
      g_mutex_lock (&lock);
      was_busy = current != NULL && !g_cancellable_is_cancelled (current);
      if (was_busy)
        g_cancellable_cancel (current);
      g_mutex_unlock (&lock);
      if (!was_busy)
        end_program (&signals);
    }
  return NULL;
}

/**
 * goi_cli_interrupt_init:
 *
 * To be called before any other thread is started: all of them leave the signal to the one that waits for it.
 */
void
goi_cli_interrupt_init (void)
{
  struct sigaction action;
  sigset_t signals;

  /* A shell that starts a program in the background has the signal ignored. */
  if (sigaction (SIGINT, NULL, &action) != 0 || action.sa_handler == SIG_IGN)
    return;
  sigemptyset (&signals);
  sigaddset (&signals, SIGINT);
  pthread_sigmask (SIG_BLOCK, &signals, NULL);
  g_thread_unref (g_thread_new ("goi-interrupt", wait_for_signals, NULL));
}

/**
 * goi_cli_interrupt_set_cancellable:
 * @cancellable: (nullable): what the first Ctrl+C shall cancel from here on; NULL when it shall end the
 *   program
 */
void
goi_cli_interrupt_set_cancellable (GCancellable *cancellable)
{
  g_mutex_lock (&lock);
  g_set_object (&current, cancellable);
  g_mutex_unlock (&lock);
}
