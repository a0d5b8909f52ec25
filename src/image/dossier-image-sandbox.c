/* dossier-image-sandbox.c - what the process may no longer do
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-image-sandbox.h"

#include <errno.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>
#ifdef DOSSIER_WITH_SECCOMP
#include <seccomp.h>
#endif

#include "dossier-image-protocol.h"

/* Files that are open at a time while modules are loaded. */
#define MAX_FILES 32

static gboolean
limit (int what, rlim_t most)
{
  const struct rlimit both = { most, most };

  return setrlimit (what, &both) == 0;
}

gboolean
dossier_image_sandbox_limit (void)
{
  return limit (RLIMIT_AS, DOSSIER_IMAGE_MAX_MEMORY) && limit (RLIMIT_CPU, DOSSIER_IMAGE_SECONDS)
         && limit (RLIMIT_NOFILE, MAX_FILES) && limit (RLIMIT_FSIZE, 0) && limit (RLIMIT_NPROC, 0)
         && limit (RLIMIT_CORE, 0) && prctl (PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0;
}

#ifdef DOSSIER_WITH_SECCOMP

/* For memory, time, and the end. What asks for a thread, a file or a socket is told that it may not. */
static const int harmless[] = {
  SCMP_SYS (brk),           SCMP_SYS (munmap),
  SCMP_SYS (mremap),        SCMP_SYS (madvise),
  SCMP_SYS (futex),         SCMP_SYS (exit),
  SCMP_SYS (exit_group),    SCMP_SYS (rt_sigreturn),
  SCMP_SYS (clock_gettime), SCMP_SYS (clock_gettime64),
  SCMP_SYS (gettimeofday),  SCMP_SYS (restart_syscall),
  SCMP_SYS (getrandom),     SCMP_SYS (sched_yield),
  SCMP_SYS (getpid),        SCMP_SYS (gettid),
};

/* Memory that can be run is never had. */
static gboolean
allow_memory (scmp_filter_ctx filter, int call)
{
  return seccomp_rule_add (filter, SCMP_ACT_ALLOW, call, 1, SCMP_A2 (SCMP_CMP_MASKED_EQ, PROT_EXEC, 0)) == 0;
}

static gboolean
allow_write (scmp_filter_ctx filter, int fd)
{
  return seccomp_rule_add (filter, SCMP_ACT_ALLOW, SCMP_SYS (write), 1, SCMP_A0 (SCMP_CMP_EQ, (scmp_datum_t) fd)) == 0;
}

static gboolean
filter_calls (void)
{
  scmp_filter_ctx filter = seccomp_init (SCMP_ACT_ERRNO (EPERM));
  gboolean        is_good = filter != NULL && seccomp_attr_set (filter, SCMP_FLTATR_CTL_TSYNC, 1) == 0
                     && allow_memory (filter, SCMP_SYS (mmap)) && allow_memory (filter, SCMP_SYS (mmap2))
                     && allow_memory (filter, SCMP_SYS (mprotect)) && allow_write (filter, STDOUT_FILENO)
                     && allow_write (filter, STDERR_FILENO);

  for (guint i = 0; is_good && i < G_N_ELEMENTS (harmless); i++)
    is_good = seccomp_rule_add (filter, SCMP_ACT_ALLOW, harmless[i], 0) == 0;
  is_good = is_good && seccomp_load (filter) == 0;
  if (filter != NULL)
    seccomp_release (filter);
  return is_good;
}

#else

static gboolean
filter_calls (void)
{
  return TRUE;
}

#endif

gboolean
dossier_image_sandbox_close (void)
{
  return limit (RLIMIT_NOFILE, 0) && filter_calls ();
}
