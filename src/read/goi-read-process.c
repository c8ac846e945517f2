/* goi-read-process.c: a process that reads documents, seen from the program
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#define G_LOG_DOMAIN "goi-read-process"

#include "config.h"

#include "goi-read-process.h"

#include "goi-read.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <locale.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#define PROGRAM "goi-read-worker"
/* Its exit status when there was no memory left. */
#define NO_MEMORY 41
/* How far above the running program a build tree may begin. */
#define BUILD_DEPTH 4

struct _GoiReadProcess
{
  int socket;
  GPid pid; /* 0 once it has been waited for */
  int status;
};

/* In a build tree, programs run before they are installed. */
static char *
find_in_build (void)
{
  g_autofree char *folder = g_file_read_link ("/proc/self/exe", NULL);

  for (guint i = 0; i < BUILD_DEPTH && folder != NULL; i++)
    {
      g_autofree char *above = g_path_get_dirname (folder);
      g_autofree char *mark = g_build_filename (above, "build.ninja", NULL);
      g_autofree char *program = g_build_filename (above, "src", "worker", PROGRAM, NULL);

      if (g_file_test (mark, G_FILE_TEST_IS_REGULAR) && g_file_test (program, G_FILE_TEST_IS_EXECUTABLE))
        return g_steal_pointer (&program);
      g_free (folder);
      folder = g_steal_pointer (&above);
    }
  return NULL;
}

/**
 * goi_read_process_find_program:
 *
 * The program is where GOI_READ_WORKER says; otherwise in the build tree of the program that runs, when that
 * is not installed; otherwise where it was installed.
 *
 * Returns: (transfer full): the path of the program, which may not be there
 */
char *
goi_read_process_find_program (void)
{
  const char *named = g_getenv ("GOI_READ_WORKER");
  char *built;

  if (named != NULL && *named != '\0')
    return g_strdup (named);
  built = find_in_build ();
  return built != NULL ? built : g_build_filename (PKGLIBEXECDIR, PROGRAM, NULL);
}

/* What it writes to standard error is for those who look for mistakes in it. */
static int
open_standard_error (void)
{
#ifdef __SANITIZE_ADDRESS__
  return fcntl (STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
#else
  if (g_getenv ("GOI_READ_WORKER_LOG") != NULL)
    return fcntl (STDERR_FILENO, F_DUPFD_CLOEXEC, 3);
  return open ("/dev/null", O_WRONLY | O_CLOEXEC);
#endif
}

static gboolean
spawn (GoiReadProcess *self, int socket, GError **error)
{
  g_autofree char *program = goi_read_process_find_program ();
  g_autofree char *parent = g_strdup_printf ("%d", (int) getpid ());
  const char *locale = setlocale (LC_MESSAGES, NULL);
  const char *argv[] = { program, PACKAGE_VERSION, parent, locale != NULL ? locale : "C", NULL };
  g_autoptr (GError) problem = NULL;
  int log = open_standard_error ();
  gboolean spawned;

  /* All descriptors of this program close themselves; leaving them to that makes starting fast. */
  spawned = g_spawn_async_with_pipes_and_fds (NULL, argv, NULL,
                                              G_SPAWN_DO_NOT_REAP_CHILD | G_SPAWN_LEAVE_DESCRIPTORS_OPEN
                                                  | G_SPAWN_STDOUT_TO_DEV_NULL,
                                              NULL, NULL, socket, -1, log, NULL, NULL, 0, &self->pid, NULL,
                                              NULL, NULL, &problem);
  if (log >= 0)
    close (log);
  if (!spawned)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
                 /* Translators: %s is the reason, as the system gives it */
                 _("The program that reads files could not be started: %s"), problem->message);
  return spawned;
}

/**
 * goi_read_process_new:
 * @error: return location for a #GIOErrorEnum
 *
 * Starts a process. It ends with the thread that has started it, at the latest.
 *
 * Returns: (transfer full): the process, or NULL
 */
GoiReadProcess *
goi_read_process_new (GError **error)
{
  g_autoptr (GoiReadProcess) self = g_new0 (GoiReadProcess, 1);
  int sockets[2];
  gboolean spawned;

  self->socket = -1;
  if (socketpair (AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, sockets) != 0)
    {
      g_set_error_literal (error, G_IO_ERROR, g_io_error_from_errno (errno), g_strerror (errno));
      return NULL;
    }
  self->socket = sockets[0];
  spawned = spawn (self, sockets[1], error);
  close (sockets[1]);
  return spawned ? g_steal_pointer (&self) : NULL;
}

/**
 * goi_read_process_is_alive:
 * @self: a process
 *
 * Returns: whether it seems to wait for something to do
 */
gboolean
goi_read_process_is_alive (GoiReadProcess *self)
{
  struct pollfd fd = { self->socket, POLLIN, 0 };

  return self->pid != 0 && poll (&fd, 1, 0) == 0;
}

static void
end (GoiReadProcess *self)
{
  pid_t ended;

  if (self->pid == 0)
    return;
  kill (self->pid, SIGKILL);
  do
    ended = waitpid (self->pid, &self->status, 0);
  while (ended < 0 && errno == EINTR);
  if (ended < 0)
    self->status = 0;
  self->pid = 0;
}

/* It has closed its end, and so has ended or is about to. How it did says why. */
static void
await_end (GoiReadProcess *self)
{
  for (guint i = 0; i < 100 && self->pid != 0; i++)
    {
      pid_t ended = waitpid (self->pid, &self->status, WNOHANG);

      if (ended == self->pid)
        self->pid = 0;
      else
        g_usleep (2000);
    }
  end (self);
}

static void
set_stopped (GoiReadProcess *self, GError **error)
{
  if (WIFEXITED (self->status) && WEXITSTATUS (self->status) == NO_MEMORY)
    g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_TOO_LARGE,
                         _("Reading this file takes more memory than any report should. It was not read."));
  else
    g_set_error_literal (error, GOI_READ_ERROR, GOI_READ_ERROR_STOPPED,
                         _("The reader stopped unexpectedly while reading this file. The other files are not "
                           "affected."));
}

static void
set_error (GoiReadProcess *self, GoiChannelStatus status, guint seconds, GError **error)
{
  if (status == GOI_CHANNEL_CLOSED)
    await_end (self);
  else
    end (self);
  if (status == GOI_CHANNEL_TIME)
    g_set_error (error, GOI_READ_ERROR, GOI_READ_ERROR_TIME,
                 ngettext ("Reading this file took longer than %u second and was stopped.",
                           "Reading this file took longer than %u seconds and was stopped.", seconds),
                 seconds);
  else if (status == GOI_CHANNEL_CANCELLED)
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, _("Reading was stopped."));
  else
    set_stopped (self, error);
}

/**
 * goi_read_process_call:
 * @self: a process that is alive
 * @request: what it shall do
 * @seconds: how long it may take
 * @cancellable: (nullable): to give up
 * @answer: (out caller-allocates): what it says; to be cleared in any case
 * @error: return location for a #GoiReadError or %G_IO_ERROR_CANCELLED
 *
 * Returns: whether there is an answer; if not, the process has been ended
 */
gboolean
goi_read_process_call (GoiReadProcess *self, const GoiMessage *request, guint seconds, GCancellable *cancellable,
                       GoiMessage *answer, GError **error)
{
  GoiChannel channel = { self->socket, g_get_monotonic_time () + seconds * G_USEC_PER_SEC,
                         g_cancellable_get_fd (cancellable) };
  GoiChannelStatus status;

  *answer = (GoiMessage) { .fd = -1 };
  status = goi_channel_send (&channel, request, NULL);
  if (status == GOI_CHANNEL_OK)
    status = goi_channel_receive (&channel, answer);
  if (channel.cancel_fd >= 0)
    g_cancellable_release_fd (cancellable);
  if (status == GOI_CHANNEL_OK)
    return TRUE;
  set_error (self, status, seconds, error);
  return FALSE;
}

/**
 * goi_read_process_get_pid:
 * @self: a process
 *
 * Returns: its id
 */
GPid
goi_read_process_get_pid (GoiReadProcess *self)
{
  return self->pid;
}

/**
 * goi_read_process_free:
 * @self: a process, which is ended
 */
void
goi_read_process_free (GoiReadProcess *self)
{
  if (self->socket >= 0)
    close (self->socket);
  end (self);
  g_free (self);
}
