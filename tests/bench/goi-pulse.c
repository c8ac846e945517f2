/* goi-pulse.c: how long a main loop works before it comes round
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "goi-pulse.h"

#include <dlfcn.h>
#include <execinfo.h>
#include <signal.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

/* A round lasts from the end of one poll to the beginning of the next. On a busy machine a thread waits for its
 * turn: what it has worked itself tells whose fault a long round is. */

/* Where a long round has been is looked at in these distances, in milliseconds of work. */
#define FIRST_LOOK 8
#define NEXT_LOOK 4
#define MAX_LOOKS 16
#define MAX_DEPTH 64

typedef struct
{
  void *frames[MAX_DEPTH];
  int depth;
} Look;

static GoiPulse pulse;
static gint64 begin, round_clock, round_work;
static GPollFunc real_poll;
static gboolean tracing;
static timer_t timer;
static Look looks[MAX_LOOKS];
static volatile sig_atomic_t n_looks;

static gint64
get_work (void)
{
  struct timespec now;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &now);
  return (gint64) now.tv_sec * G_USEC_PER_SEC + now.tv_nsec / 1000;
}

static void
on_look (int signal_number)
{
  if (n_looks < MAX_LOOKS)
    {
      looks[n_looks].depth = backtrace (looks[n_looks].frames, MAX_DEPTH);
      n_looks++;
    }
}

static void
set_timer (int first)
{
  struct itimerspec times = { { 0, NEXT_LOOK * 1000000L }, { 0, first * 1000000L } };

  if (tracing)
    timer_settime (timer, 0, &times, NULL);
}

/* The names of the functions, from the inside; addr2line -e PROGRAM knows those that have only an address. */
static void
print_look (const Look *look)
{
  for (int i = 2; i < look->depth; i++)
    {
      Dl_info info;

      if (dladdr (look->frames[i], &info) == 0)
        continue;
      if (info.dli_sname != NULL)
        g_printerr (" %s", info.dli_sname);
      else
        g_printerr (" %s+0x%lx", strrchr (info.dli_fname, '/') != NULL ? strrchr (info.dli_fname, '/') + 1 : "?",
                    (gulong) ((char *) look->frames[i] - (char *) info.dli_fbase));
    }
  g_printerr ("\n");
}

static void
end_round (void)
{
  gint64 gap = g_get_monotonic_time () - round_clock;
  gint64 work = get_work () - round_work;

  pulse.n_rounds++;
  pulse.longest_gap = MAX (pulse.longest_gap, gap);
  pulse.n_over_frame += work > GOI_PULSE_FRAME_MS * 1000;
  pulse.n_over_stall += work > GOI_PULSE_STALL_MS * 1000;
  if (work > pulse.longest_work)
    {
      pulse.longest_work = work;
      pulse.at = g_get_monotonic_time () - begin;
    }
  if (n_looks > 0)
    g_printerr ("%.1f ms of work at %.2f s:\n", (double) work / 1000, (double) (round_clock - begin) / G_USEC_PER_SEC);
  for (int i = 0; i < n_looks; i++)
    print_look (&looks[i]);
  n_looks = 0;
}

static void
begin_round (void)
{
  round_clock = g_get_monotonic_time ();
  round_work = get_work ();
}

static int
watched_poll (GPollFD *fds, guint n, int timeout)
{
  int result;

  set_timer (0);
  end_round ();
  result = real_poll (fds, n, timeout);
  begin_round ();
  set_timer (FIRST_LOOK);
  return result;
}

/* goi_pulse_watch: from now on the default main context of this thread is watched. @trace: say on standard error
 * where each long round has been. */
void
goi_pulse_watch (gboolean trace)
{
  GMainContext *context = g_main_context_default ();

  if (trace)
    {
      struct sigaction action = { .sa_handler = on_look, .sa_flags = SA_RESTART };
      struct sigevent event = { .sigev_notify = SIGEV_THREAD_ID, .sigev_signo = SIGRTMIN };
      void *frame;

      /* The first call loads a library, which a signal handler must not. */
      backtrace (&frame, 1);
      event._sigev_un._tid = gettid ();
      sigaction (SIGRTMIN, &action, NULL);
      tracing = timer_create (CLOCK_THREAD_CPUTIME_ID, &event, &timer) == 0;
    }
  real_poll = g_main_context_get_poll_func (context);
  g_main_context_set_poll_func (context, watched_poll);
  goi_pulse_begin ();
}

/* goi_pulse_begin: forgets what was measured. */
void
goi_pulse_begin (void)
{
  memset (&pulse, 0, sizeof pulse);
  begin = g_get_monotonic_time ();
  begin_round ();
}

/* goi_pulse_end: what was measured since goi_pulse_begin(), the round that is going on included. */
GoiPulse
goi_pulse_end (void)
{
  end_round ();
  begin_round ();
  return pulse;
}

/* goi_pulse_to_text: a line about it. */
char *
goi_pulse_to_text (const GoiPulse *self)
{
  return g_strdup_printf ("longest gap %3d ms (%d ms of work; at %.1f s); of %u rounds %u worked over %d ms, %u over %d ms",
                          (int) (self->longest_gap / 1000), (int) (self->longest_work / 1000),
                          (double) self->at / G_USEC_PER_SEC, self->n_rounds, self->n_over_frame, GOI_PULSE_FRAME_MS,
                          self->n_over_stall, GOI_PULSE_STALL_MS);
}
