/* dossier-workers.h - the same work on many things, on every core but one.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <gio/gio.h>

#include "dossier-library.h"

G_BEGIN_DECLS

/* Does something to @item, of which the worker is the only holder meanwhile. FALSE and @error when it cannot. */
typedef gboolean (*DossierWork) (gpointer item, gpointer data, GError **error);

/* Cores - 1, at least 1. */
guint dossier_workers_count (void);

/* Does @work to every item and waits for all of them; @data is shared by the threads and must not change.
 * @progress is called in the calling thread. FALSE only when cancelled: then some items are untouched.
 * @errors (element-type GError, with NULLs; by item) gets what went wrong with each. */
gboolean dossier_workers_run (GPtrArray *items, DossierWork work, gpointer data, GPtrArray *errors,
                              DossierProgress progress, gpointer progress_data, GCancellable *cancellable,
                              GError **error);

/* The same on the calling thread alone. */
gboolean dossier_workers_run_here (GPtrArray *items, DossierWork work, gpointer data, GPtrArray *errors,
                                   GCancellable *cancellable, GError **error);

G_END_DECLS
