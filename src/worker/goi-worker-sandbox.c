/* goi-worker-sandbox.c: takes away from a process what reading does not need
 *
 * Copyright (C) 2026 The GoiReports authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* A document that takes over its reader shall find nothing there: no network, no other program to start,
 * no file to write, no other process to touch. Reading files stays allowed, as libraries load what they
 * need only when they need it; there is nowhere to send it but to the program, which takes reports and
 * nothing else. */

#define G_LOG_DOMAIN "goi-worker"

#include "config.h"

#include "goi-worker.h"

#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <seccomp.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

/* The address space of a reader. A document of the largest size that is read fits several times. */
#define MEMORY_LIMIT ((guint64) 1024 * 1024 * 1024)
/* Descriptors: a handful of its own, and some for libraries. */
#define FILES_LIMIT 64
/* Seconds of processor for one document. The program stops a reader much earlier; this is for when there
 * is no program any more that could. */
#define PROCESSOR_LIMIT 120

/* What is refused whatever its arguments. */
static const int refused[] = {
  /* network, and talking to others */
  SCMP_SYS (socket), SCMP_SYS (socketpair), SCMP_SYS (connect), SCMP_SYS (bind), SCMP_SYS (listen),
  SCMP_SYS (accept), SCMP_SYS (accept4), SCMP_SYS (msgget), SCMP_SYS (semget), SCMP_SYS (shmget),
  SCMP_SYS (mq_open),
  /* other programs and processes */
  SCMP_SYS (execve), SCMP_SYS (execveat), SCMP_SYS (fork), SCMP_SYS (vfork), SCMP_SYS (kill), SCMP_SYS (tkill),
  SCMP_SYS (ptrace), SCMP_SYS (process_vm_readv), SCMP_SYS (process_vm_writev), SCMP_SYS (pidfd_open),
  SCMP_SYS (pidfd_getfd), SCMP_SYS (pidfd_send_signal), SCMP_SYS (rt_sigqueueinfo), SCMP_SYS (rt_tgsigqueueinfo),
  SCMP_SYS (kcmp), SCMP_SYS (setpgid), SCMP_SYS (setsid), SCMP_SYS (setpriority),
  /* writing files */
  SCMP_SYS (creat), SCMP_SYS (truncate), SCMP_SYS (unlink), SCMP_SYS (unlinkat), SCMP_SYS (rename),
  SCMP_SYS (renameat), SCMP_SYS (renameat2), SCMP_SYS (mkdir), SCMP_SYS (mkdirat), SCMP_SYS (rmdir),
  SCMP_SYS (link), SCMP_SYS (linkat), SCMP_SYS (symlink), SCMP_SYS (symlinkat), SCMP_SYS (mknod),
  SCMP_SYS (mknodat), SCMP_SYS (chmod), SCMP_SYS (fchmod), SCMP_SYS (fchmodat), SCMP_SYS (chown),
  SCMP_SYS (fchown), SCMP_SYS (lchown), SCMP_SYS (fchownat), SCMP_SYS (utime), SCMP_SYS (utimes),
  SCMP_SYS (utimensat), SCMP_SYS (futimesat), SCMP_SYS (setxattr), SCMP_SYS (lsetxattr), SCMP_SYS (fsetxattr),
  SCMP_SYS (removexattr), SCMP_SYS (lremovexattr), SCMP_SYS (fremovexattr), SCMP_SYS (open_by_handle_at),
  SCMP_SYS (chroot), SCMP_SYS (mount), SCMP_SYS (umount2), SCMP_SYS (pivot_root), SCMP_SYS (swapon),
  SCMP_SYS (swapoff), SCMP_SYS (open_tree), SCMP_SYS (move_mount), SCMP_SYS (fsopen), SCMP_SYS (fsmount),
  /* rights, and doors into the kernel */
  SCMP_SYS (unshare), SCMP_SYS (setns), SCMP_SYS (setuid), SCMP_SYS (setgid), SCMP_SYS (setreuid),
  SCMP_SYS (setregid), SCMP_SYS (setresuid), SCMP_SYS (setresgid), SCMP_SYS (setgroups), SCMP_SYS (capset),
  SCMP_SYS (add_key), SCMP_SYS (request_key), SCMP_SYS (keyctl), SCMP_SYS (bpf), SCMP_SYS (perf_event_open),
  SCMP_SYS (userfaultfd), SCMP_SYS (init_module), SCMP_SYS (finit_module), SCMP_SYS (delete_module),
  SCMP_SYS (kexec_load), SCMP_SYS (reboot), SCMP_SYS (quotactl), SCMP_SYS (acct), SCMP_SYS (syslog),
  SCMP_SYS (io_uring_setup), SCMP_SYS (io_uring_enter), SCMP_SYS (io_uring_register),
};

static gboolean
set_seccomp_error (int code, GError **error)
{
  g_set_error (error, G_IO_ERROR, g_io_error_from_errno (-code), "seccomp: %s", g_strerror (-code));
  return FALSE;
}

/* Opening is reading. */
static int
refuse_opening_for_writing (scmp_filter_ctx filter)
{
  static const unsigned flags[] = { O_WRONLY, O_RDWR, O_CREAT, O_TRUNC };
  int result = 0;

  for (gsize i = 0; i < G_N_ELEMENTS (flags) && result == 0; i++)
    {
      struct scmp_arg_cmp by_open = SCMP_A1 (SCMP_CMP_MASKED_EQ, flags[i], flags[i]);
      struct scmp_arg_cmp by_openat = SCMP_A2 (SCMP_CMP_MASKED_EQ, flags[i], flags[i]);

      result = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EACCES), SCMP_SYS (open), 1, by_open);
      if (result == 0)
        result = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EACCES), SCMP_SYS (openat), 1, by_openat);
    }
  /* Its flags are behind a pointer; without it, libraries take openat. */
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (openat2), 0);
  return result;
}

/* Threads are allowed, processes are not; signals only to itself, as abort() does. */
static int
refuse_others (scmp_filter_ctx filter)
{
  int result = seccomp_rule_add (filter, SCMP_ACT_ERRNO (ENOSYS), SCMP_SYS (clone3), 0);

  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (clone), 1,
                               SCMP_A0 (SCMP_CMP_MASKED_EQ, CLONE_THREAD, 0));
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (tgkill), 1,
                               SCMP_A0 (SCMP_CMP_NE, (scmp_datum_t) getpid ()));
  if (result == 0)
    result = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), SCMP_SYS (ioctl), 1,
                               SCMP_A1 (SCMP_CMP_MASKED_EQ, 0xffffffff, TIOCSTI));
  return result;
}

static gboolean
load_filter (scmp_filter_ctx filter, int result, GError **error)
{
  if (result == 0)
    result = seccomp_load (filter);
  seccomp_release (filter);
  return result == 0 || set_seccomp_error (result, error);
}

static void
set_limits (void)
{
  _goi_worker_lower_limit (RLIMIT_CORE, 0);
  _goi_worker_lower_limit (RLIMIT_FSIZE, 0);
  _goi_worker_lower_limit (RLIMIT_NOFILE, FILES_LIMIT);
#ifndef __SANITIZE_ADDRESS__
  /* The address sanitizer reserves terabytes of addresses; it has limits of its own. */
  _goi_worker_lower_limit (RLIMIT_AS, MEMORY_LIMIT);
#endif
}

/**
 * goi_worker_begin_document:
 *
 * Gives the process its seconds for another document.
 */
void
goi_worker_begin_document (void)
{
  struct rusage usage;
  struct rlimit limit;

  if (getrusage (RUSAGE_SELF, &usage) != 0 || getrlimit (RLIMIT_CPU, &limit) != 0)
    return;
  limit.rlim_cur = MIN (limit.rlim_max, (rlim_t) (usage.ru_utime.tv_sec + usage.ru_stime.tv_sec + PROCESSOR_LIMIT));
  setrlimit (RLIMIT_CPU, &limit);
}

/**
 * goi_worker_enter_sandbox:
 * @error: return location for an error
 *
 * Limits memory, files and what the process may ask of the system. There is no way back.
 *
 * Returns: whether all of it could be done
 */
gboolean
goi_worker_enter_sandbox (GError **error)
{
  scmp_filter_ctx filter;
  int result = 0;

  set_limits ();
  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return set_seccomp_error (-errno, error);
  filter = seccomp_init (SCMP_ACT_ALLOW);
  if (filter == NULL)
    return set_seccomp_error (-ENOMEM, error);
  /* A call that this kind of machine does not have needs no rule. */
  for (gsize i = 0; i < G_N_ELEMENTS (refused) && result == 0; i++)
    if (refused[i] >= 0)
      result = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EPERM), refused[i], 0);
  if (result == 0)
    result = refuse_opening_for_writing (filter);
  if (result == 0)
    result = refuse_others (filter);
  return load_filter (filter, result, error);
}

/**
 * goi_worker_shut_network:
 * @error: return location for an error
 *
 * Takes from the process, and from all that it will start, every socket but those within this machine.
 *
 * Returns: whether it could be done
 */
gboolean
goi_worker_shut_network (GError **error)
{
  scmp_filter_ctx filter;
  int result;

  if (prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
    return set_seccomp_error (-errno, error);
  filter = seccomp_init (SCMP_ACT_ALLOW);
  if (filter == NULL)
    return set_seccomp_error (-ENOMEM, error);
  result = seccomp_rule_add (filter, SCMP_ACT_ERRNO (EACCES), SCMP_SYS (socket), 1,
                             SCMP_A0 (SCMP_CMP_NE, AF_UNIX));
  return load_filter (filter, result, error);
}
