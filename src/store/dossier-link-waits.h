/* dossier-link-waits.h - links that a person gave to be saved: they wait here from then until they are.
 *
 * A link gets in before it is fetched and out when its stories are kept, so that nothing that happens between loses it.
 * Whoever fetches one has it for DOSSIER_LINK_LEASE seconds: nobody else tries it then.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-store.h"

G_BEGIN_DECLS

/* Seconds for which a link that is being fetched is left alone by others. */
#define DOSSIER_LINK_LEASE 600
/* Links that are taken to be tried at once. */
#define DOSSIER_LINKS_AT_ONCE 200

/* Plain, crosses threads. */
typedef struct
{
  gint64   id;
  char    *uri;
  char    *title, *date, *feed; /* what the person said beside it; NULL: nothing */
  gint64   added, next;         /* Unix seconds; next: when it is tried again */
  guint    tries;               /* that failed */
  char    *error;               /* a sentence of the last try, or NULL */
  gboolean is_given_up;         /* it is not tried any more by itself */
} DossierLinkWait;

void dossier_link_wait_free (DossierLinkWait *wait);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierLinkWait, dossier_link_wait_free)

typedef struct
{
  gint64      id;
  gint64      next;      /* Unix seconds before which it is not tried again */
  const char *error;     /* a sentence */
  gboolean    is_to_try; /* nothing was tried: it does not count */
  gboolean    is_given_up;
} DossierLinkFailure;

/* Lets @uris wait with what was said beside them (@said: title, date and feed count), and takes them: those that waited
 * already begin anew. @now: Unix seconds. (element-type DossierLinkWait) in the order of @uris. */
GPtrArray *dossier_store_add_link_waits (DossierStore *self, const char *const *uris, guint n,
                                         const DossierLinkWait *said, gint64 now, GError **error);

/* Takes those that are due at @now, or @all: (element-type DossierLinkWait), the longest waiting first, at most
 * DOSSIER_LINKS_AT_ONCE. */
GPtrArray *dossier_store_take_link_waits (DossierStore *self, gint64 now, gboolean all, GError **error);

/* All that wait, those given up too, the longest waiting first: (element-type DossierLinkWait). */
GPtrArray *dossier_store_list_link_waits (DossierStore *self, GError **error);
void dossier_store_list_link_waits_async (DossierStore *self, GCancellable *cancellable, GAsyncReadyCallback callback,
                                          gpointer user_data);
GPtrArray *dossier_store_list_link_waits_finish (DossierStore *self, GAsyncResult *result, GError **error);

/* They are saved, or there is nothing to save, and wait no more. No error for one that does not wait. What a person
 * takes out is a DossierChange. */
gboolean dossier_store_end_link_waits (DossierStore *self, const gint64 *ids, guint n, GError **error);

/* Keeps that one could not be fetched. */
gboolean dossier_store_note_link_failure (DossierStore *self, const DossierLinkFailure *failure, GError **error);

G_END_DECLS
