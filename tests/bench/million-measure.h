/* million-measure.h - what asking and changing a large library costs: JSON lines on stdout.
 *
 * A figure is the median of several runs, warm, with the target beside it where there is one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* One figure. @processor: its milliseconds of processor time; 0: not told. @target 0: none. */
/* Of all threads, in microseconds: what a computer with other work to do does not change much. */
gint64 million_get_processor_time (void);

void million_print (const char *name, double value, const char *unit, double processor, double target);

/* What only reads. @filter: only figures whose name holds it, or NULL. */
void million_measure (DossierStore *store, const char *filter);

/* What changes the library; most of it is undone. */
void million_change (DossierStore *store, const char *filter);

/* What a list grouped by event costs, beside the same one ungrouped: its first rows, and the longest turns of the main
 * loop (in the thread's own time) while it grows and while very many stories go and come back. */
void million_groups (DossierStore *store, const char *filter);

/* Opens the library and shows the first rows of it, for a look at the memory of that alone. */
void million_list (const char *path);

G_END_DECLS
