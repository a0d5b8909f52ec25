/* dossier-store-private.h - how the public calls reach the store's threads.
 *
 * A kind of call is a constant: what runs, on which thread, how arguments and result are freed. Arguments are handed
 * over whole. No reference to the store is held by a thread: the store waits for its threads before it goes.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"
#include "dossier-work.h"

G_BEGIN_DECLS

/* Runs on the writer's, the reader's or the counter's thread with its connection. NULL is only an error when @error is
 * set. */
typedef gpointer (*DossierCall) (DossierStore *self, DossierDb *db, gpointer args, GError **error);

/* Runs on the writer thread inside a transaction, which it may share with others of its kind; the result is TRUE. When
 * one of them fails, all is taken back and each runs again in a transaction of its own. */
typedef gboolean (*DossierPart) (DossierWork *work, gpointer args, GError **error);

typedef struct
{
  DossierCall    call;
  gboolean       writes;
  GDestroyNotify free_args;   /* for the async form */
  GDestroyNotify free_result; /* NULL for numbers in a pointer */
  DossierPart    part;        /* instead of call */
  gboolean       counts;      /* goes through very many stories: nothing that somebody waits for stands behind it */
} DossierCallKind;

/* A transaction around @function, told when it is done; FALSE with @error rolls back. Writer thread. */
gboolean dossier_store_run_work (DossierStore *self, DossierDb *db, DossierPart function, gpointer args,
                                 GError **error);

/* Runs the call and waits; @args stay the caller's. From any thread but the store's own. */
gpointer dossier_store_call (DossierStore *self, const DossierCallKind *kind, gpointer args, GError **error);

/* The same without waiting: takes @args; the callback comes in the caller's main context. */
void     dossier_store_call_async (DossierStore *self, const DossierCallKind *kind, gpointer args,
                                   GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data);
gpointer dossier_store_call_finish (DossierStore *self, const DossierCallKind *kind, GAsyncResult *result,
                                    GError **error);

/* The two halves of dossier_store_call, for callers that prepare the next while one runs. wait gives one result of
 * those posted to @replies, in their order; not after a post that failed. */
gboolean dossier_store_post (DossierStore *self, const DossierCallKind *kind, gpointer args, GAsyncQueue *replies,
                             GError **error);
gpointer dossier_store_wait (GAsyncQueue *replies, GError **error);

const DossierNames *dossier_store_get_names (DossierStore *self);

/* Writer thread. */
DossierMemory *dossier_store_get_memory (DossierStore *self);

/* The connection for point reads; NULL on another thread than the one that opened the store. */
DossierDb *dossier_store_get_main_db (DossierStore *self);

/* Most pages the file may have, 0: as many as SQLite takes. For tests of a full disk. */
void dossier_store_set_max_pages (DossierStore *self, gint64 pages);

/* Emits the signals of a committed @work in the main context of the opener; takes its arrays. Writer thread. */
void dossier_store_tell (DossierStore *self, DossierWork *work);

/* From now on what other programs change in the library is told by the signals, within a second or two. Done for the
 * first list; needs a running main context. */
void dossier_store_watch (DossierStore *self);

/* Those of @among (of gint64) that @query is of, newest first, each once. */
GArray *dossier_store_find_among (DossierStore *self, DossierQuery *query, GArray *among, GError **error);
void dossier_store_find_among_async (DossierStore *self, DossierQuery *query, GArray *among, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
GArray *dossier_store_find_among_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
