/* dossier-progress-relay.h - the progress of a worker, told in the main context of whoever waits for it.
 *
 * At most one notice is under way, with the newest numbers: a slow window is not flooded. Within the library only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-library.h"

G_BEGIN_DECLS

typedef struct _DossierProgressRelay DossierProgressRelay;

/* Tells @progress in the thread-default context of the caller. NULL when @progress is NULL. */
DossierProgressRelay *dossier_progress_relay_new (DossierProgress progress, gpointer progress_data);
/* What is under way is still told. On any thread. */
void dossier_progress_relay_unref (DossierProgressRelay *self);

/* A DossierProgress: with a relay as its data, on any thread, without blocking. */
void dossier_progress_relay_tell (guint done, guint total, gpointer relay);

G_END_DECLS
