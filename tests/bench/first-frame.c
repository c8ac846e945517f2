/* first-frame.c: how long a program takes to its first frame
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include <X11/Xlib.h>
#include <X11/extensions/Xdamage.h>
#include <gio/gio.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

/* Usage: first-frame RUNS [--] "COMMAND A" "COMMAND B" …
 *
 * Starts the commands in turn, A B A B …, on the display of the environment, and waits each time
 * until a new window of at least 200×100 pixels has been drawn into. Prints the median of each in
 * milliseconds and its ratio to the first command. */

#define TIMEOUT_MS 30000

static gint64
wait_for_frame (Display *display, int damage_event, pid_t child)
{
  gint64 deadline = g_get_monotonic_time () + TIMEOUT_MS * 1000;
  struct pollfd pfd = { .fd = ConnectionNumber (display), .events = POLLIN };

  while (g_get_monotonic_time () < deadline)
    {
      while (XPending (display) > 0)
        {
          XEvent event;
          XNextEvent (display, &event);
          if (event.type == MapNotify && !event.xmap.override_redirect)
            {
              XWindowAttributes attributes;
              if (XGetWindowAttributes (display, event.xmap.window, &attributes)
                  && attributes.width >= 200 && attributes.height >= 100)
                XDamageCreate (display, event.xmap.window, XDamageReportNonEmpty);
            }
          else if (event.type == damage_event + XDamageNotify)
            return g_get_monotonic_time ();
        }
      if (waitpid (child, NULL, WNOHANG) == child)
        return -1;
      XFlush (display);
      poll (&pfd, 1, 50);
    }
  return -1;
}

static void
stop (pid_t child)
{
  kill (-child, SIGTERM);
  for (int i = 0; i < 40 && waitpid (child, NULL, WNOHANG) == 0; i++)
    g_usleep (50000);
  kill (-child, SIGKILL);
  waitpid (child, NULL, WNOHANG);
}

static double
measure (Display *display, int damage_event, const char *command)
{
  gint64 start = g_get_monotonic_time ();
  gint64 frame;
  pid_t child = fork ();

  if (child == 0)
    {
      setpgid (0, 0);
      execl ("/bin/sh", "sh", "-c", command, NULL);
      _exit (127);
    }
  setpgid (child, child);
  frame = wait_for_frame (display, damage_event, child);
  stop (child);
  XSync (display, True);
  return frame < 0 ? -1 : (frame - start) / 1000.0;
}

static int
ignore_error (Display *display, XErrorEvent *event)
{
  return 0; /* windows come and go while we look at them */
}

static int
compare (gconstpointer a, gconstpointer b)
{
  double x = *(const double *) a, y = *(const double *) b;
  return (x > y) - (x < y);
}

static double
median (GArray *times)
{
  g_array_sort (times, compare);
  return g_array_index (times, double, times->len / 2);
}

int
main (int argc, char **argv)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) g_array_unref);
  Display *display = XOpenDisplay (NULL);
  int damage_event, damage_error, runs, first = 2;
  double base = 0;

  if (argc < 3 || display == NULL)
    {
      g_printerr ("usage: first-frame RUNS COMMAND…, with a display\n");
      return 1;
    }
  runs = MAX (1, atoi (argv[1]));
  XSetErrorHandler (ignore_error);
  if (!XDamageQueryExtension (display, &damage_event, &damage_error))
    {
      g_printerr ("the display has no damage extension\n");
      return 1;
    }
  XSelectInput (display, DefaultRootWindow (display), SubstructureNotifyMask);
  for (int i = first; i < argc; i++)
    g_ptr_array_add (results, g_array_new (FALSE, FALSE, sizeof (double)));
  for (int run = -1; run < runs; run++) /* the first round warms the caches */
    for (int i = first; i < argc; i++)
      {
        double ms = measure (display, damage_event, argv[i]);
        if (ms < 0)
          {
            g_printerr ("no window: %s\n", argv[i]);
            return 1;
          }
        if (run >= 0)
          g_array_append_val (g_ptr_array_index (results, i - first), ms);
      }
  for (int i = first; i < argc; i++)
    {
      double ms = median (g_ptr_array_index (results, i - first));
      if (i == first)
        base = ms;
      g_print ("%.1f\t%.2f\t%s\n", ms, ms / base, argv[i]);
    }
  return 0;
}
