/* ready-process.h - a child without threads that forks once more for each order, as a program with threads may not
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef struct
{
  int   to, from; /* pipes */
  gsize size;     /* of an order, bytes */
} ReadyProcess;

/* Carries an order out, which is the process's own, and ends the process. */
typedef void (*ReadyProcessRun) (gpointer order);

/* Before any thread is started. Orders of @size bytes are carried out by @run, one after the other. */
void ready_process_start (ReadyProcess *self, gsize size, ReadyProcessRun run);

void ready_process_order (const ReadyProcess *self, gconstpointer order);
/* How the process of the next order ended, as waitpid () says it. */
int ready_process_wait (const ReadyProcess *self);

G_END_DECLS
