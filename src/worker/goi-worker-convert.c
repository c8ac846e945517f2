/* goi-worker-convert.c: runs a converter, and takes care that nothing of it stays behind
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Office programs start others and detach themselves from them. All of them become children of this
 * process in the end, which ends them with itself: when the converter is done, when time is up, and when
 * the program that waits for it is gone. */

#define G_LOG_DOMAIN "goi-worker"

#include "config.h"

#include "goi-worker.h"

#include "goi-read-job.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

/* How often the converter is looked at, in milliseconds. */
#define STEP 20
#define MEMORY_LIMIT ((guint64) 4 * 1024 * 1024 * 1024)
#define FILE_LIMIT ((guint64) 512 * 1024 * 1024)

static pid_t
start (char **arguments)
{
  pid_t pid = fork ();

  if (pid != 0)
    return pid;
  setpgid (0, 0);
  prctl (PR_SET_PDEATHSIG, SIGKILL);
  _goi_worker_lower_limit (RLIMIT_CORE, 0);
  _goi_worker_lower_limit (RLIMIT_AS, MEMORY_LIMIT);
  _goi_worker_lower_limit (RLIMIT_FSIZE, FILE_LIMIT);
  execv (arguments[0], arguments);
  _exit (127);
}

/* Whoever waits keeps the other end of standard input open. */
static gboolean
is_alone (void)
{
  struct pollfd fd = { STDIN_FILENO, POLLIN, 0 };
  char byte;

  if (poll (&fd, 1, STEP) <= 0 || fd.revents == 0)
    return FALSE;
  return (fd.revents & POLLIN) == 0 || read (STDIN_FILENO, &byte, 1) == 0;
}

/* The exit status of the converter, -1 when it has to be ended. */
static int
wait_for (pid_t pid, gint64 deadline)
{
  for (;;)
    {
      int status;
      pid_t ended = waitpid (pid, &status, WNOHANG);

      if (ended == pid)
        return WIFEXITED (status) ? WEXITSTATUS (status) : 1;
      if (ended < 0 && errno != EINTR)
        return 1;
      if (g_get_monotonic_time () > deadline || is_alone ())
        return -1;
    }
}

/* Children of children come to this process when their parents end. */
static void
end_all (pid_t pid)
{
  kill (-pid, SIGKILL);
  for (int i = 0; i < 100; i++)
    {
      g_autofree char *path = g_strdup_printf ("/proc/self/task/%d/children", getpid ());
      g_autofree char *list = NULL;
      g_auto (GStrv) children = NULL;

      while (waitpid (-1, NULL, WNOHANG) > 0)
        ;
      if (!g_file_get_contents (path, &list, NULL, NULL))
        return;
      children = g_strsplit (g_strstrip (list), " ", -1);
      if (children[0] == NULL || *children[0] == '\0')
        return;
      for (guint j = 0; children[j] != NULL; j++)
        if (atoi (children[j]) > 1)
          kill (atoi (children[j]), SIGKILL);
      g_usleep (5000);
    }
}

/**
 * goi_worker_convert:
 * @arguments: (array zero-terminated=1): seconds, the folder in which all happens, the converter, its
 *   arguments
 *
 * The folder is removed where nobody is left to take out what was converted.
 *
 * Returns: the exit status: that of the converter, or 124 when time was up
 */
int
goi_worker_convert (char **arguments)
{
  int seconds = atoi (arguments[0]);
  int status;
  pid_t pid;

  prctl (PR_SET_CHILD_SUBREAPER, 1);
  signal (SIGINT, SIG_IGN);
  signal (SIGQUIT, SIG_IGN);
  signal (SIGHUP, SIG_IGN);
  goi_worker_shut_network (NULL);
  pid = start (arguments + 2);
  if (pid < 0)
    return GOI_WORKER_WRONG_USE;
  status = wait_for (pid, g_get_monotonic_time () + seconds * G_USEC_PER_SEC);
  end_all (pid);
  if (is_alone ())
    _goi_read_remove_folder (arguments[1]);
  return status >= 0 ? status : 124;
}
