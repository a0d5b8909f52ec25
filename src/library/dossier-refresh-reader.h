/* dossier-refresh-reader.h - what feeds have brought is read by several threads, and saved while more is read.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-refresh-answer.h"

G_BEGIN_DECLS

/* Stories that are written together while more are read: one wait for the disk, one piece of the index. */
#define DOSSIER_REFRESH_AT_ONCE 500

typedef struct _DossierRefreshReader DossierRefreshReader;

/* The visit of @data is read and saved, or has a problem. In the reader's context. */
typedef void (*DossierRefreshRead) (gpointer data);

/* For the thread that drives @context, and used by it alone. @cancellable: or NULL. */
DossierRefreshReader *dossier_refresh_reader_new (DossierLibrary *library, GMainContext *context,
                                                  GCancellable *cancellable, DossierRefreshRead done);
/* After the last visit has come back. */
void dossier_refresh_reader_free (DossierRefreshReader *self);

/* Takes the body of @visit; the rest of it, and @state, are the threads' until @done is called with @data. Then it says
 * what the feed had. */
void dossier_refresh_reader_take (DossierRefreshReader *self, DossierVisit *visit, const DossierFeedState *state,
                                  gpointer data);

G_END_DECLS
