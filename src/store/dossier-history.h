/* dossier-history.h - every change a person made, each to be undone by itself.
 *
 * A change may be undone at any later time, unless a later one that is not undone builds on it: was made of the same
 * story, text, highlight, note, name, feed or tag in the same respect, or of somebody or something that it brought in.
 * What is independent of it stays. dossier-history-touch.h says what touches what.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* One change; a plain value. */
typedef struct
{
  gint64   id;     /* of its newest entry in the journal */
  gint64   time;   /* Unix seconds */
  char    *words;  /* what was done, translated */
  char    *detail; /* the story or the words that it was done to, or NULL */
  char    *reason; /* why it cannot be undone now, a sentence; NULL: it can */
  gboolean is_undone;
} DossierHistoryEntry;

void dossier_history_entry_free (DossierHistoryEntry *entry);

/* The newest first, at most @limit: (element-type DossierHistoryEntry). *@is_all (may be NULL): there are no older
 * ones. Blocks. */
GPtrArray *dossier_store_list_history (DossierStore *self, guint limit, gboolean *is_all, GError **error);

/* The result's finish gives the same. */
void       dossier_store_list_history_async (DossierStore *self, guint limit, GCancellable *cancellable,
                                             GAsyncReadyCallback callback, gpointer user_data);
GPtrArray *dossier_store_list_history_finish (DossierStore *self, GAsyncResult *result, gboolean *is_all,
                                              GError **error);

/* Undoes the change that the entry @id belongs to, with all its parts. A sentence about what was undone, owned by the
 * caller; NULL on error: NOT_FOUND when there is no such change, or it is undone; FAILED when a later one builds on it,
 * which the message names. Blocks. */
char *dossier_store_undo_change (DossierStore *self, gint64 id, GError **error);
void  dossier_store_undo_change_async (DossierStore *self, gint64 id, GCancellable *cancellable,
                                       GAsyncReadyCallback callback, gpointer user_data);
char *dossier_store_undo_change_finish (DossierStore *self, GAsyncResult *result, GError **error);

G_END_DECLS
