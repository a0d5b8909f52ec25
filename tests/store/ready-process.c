/* ready-process.c - a child without threads that forks once more for each order, as a program with threads may not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "ready-process.h"

#include <signal.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

static void
carry_out (int from, int to, gsize size, ReadyProcessRun run)
{
  gpointer order = g_malloc (size);

  prctl (PR_SET_PDEATHSIG, SIGKILL);
  while (read (from, order, size) == (gssize) size)
    {
      int   status = 0;
      pid_t pid = fork ();

      if (pid == 0)
        run (order);
      g_assert_cmpint (waitpid (pid, &status, 0), ==, pid);
      g_assert_cmpint (write (to, &status, sizeof status), ==, sizeof status);
    }
  _exit (0);
}

void
ready_process_start (ReadyProcess *self, gsize size, ReadyProcessRun run)
{
  int to[2], from[2];

  g_assert_cmpint (pipe (to), ==, 0);
  g_assert_cmpint (pipe (from), ==, 0);
  if (fork () == 0)
    {
      close (to[1]);
      carry_out (to[0], from[1], size, run);
    }
  close (to[0]);
  close (from[1]);
  *self = (ReadyProcess){ to[1], from[0], size };
}

void
ready_process_order (const ReadyProcess *self, gconstpointer order)
{
  g_assert_cmpint (write (self->to, order, self->size), ==, (gssize) self->size);
}

int
ready_process_wait (const ReadyProcess *self)
{
  int status = 0;

  g_assert_cmpint (read (self->from, &status, sizeof status), ==, sizeof status);
  return status;
}
