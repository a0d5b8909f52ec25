/* dossier-saved-search.h - a search that a person keeps under a name.
 *
 * The query is kept as it is typed: what it finds is what it finds today.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Most saved searches of a library, and the longest name of one, in code points. */
#define DOSSIER_SAVED_SEARCH_MAX 200
#define DOSSIER_SAVED_SEARCH_MAX_NAME 100
/* Bytes of a list of them that comes in. */
#define DOSSIER_SAVED_SEARCH_MAX_LIST (4 * 1024 * 1024)

#define DOSSIER_SAVED_SEARCH_ERROR (dossier_saved_search_error_quark ())
GQuark dossier_saved_search_error_quark (void);

/* What a person wrote cannot be kept. */
typedef enum
{
  DOSSIER_SAVED_SEARCH_ERROR_NAME,
  DOSSIER_SAVED_SEARCH_ERROR_QUERY,
  DOSSIER_SAVED_SEARCH_ERROR_MANY,
  DOSSIER_SAVED_SEARCH_ERROR_ACTION, /* of a rule */
} DossierSavedSearchError;

typedef struct
{
  gint64 id; /* 0: not kept yet */
  char  *name, *query;
  guint  n_stories, n_unread;
  char  *problem; /* why it cannot be asked, a sentence; or NULL */
} DossierSavedSearch;

DossierSavedSearch *dossier_saved_search_new (gint64 id, const char *name, const char *query);
void                dossier_saved_search_free (DossierSavedSearch *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSavedSearch, dossier_saved_search_free)

/* What a person wrote as a name: composed (NFC), on one line, without blanks at its ends. NULL and @error for one that
 * is empty, too long, no UTF-8, or has control signs. Owned by the caller. Pure. */
char *dossier_saved_search_clean_name (const char *name, GError **error);

/* FALSE and @error for a text that is no query, or is empty. Pure. */
gboolean dossier_saved_search_check_query (const char *query, GError **error);

/* Whether what @query finds may be other stories tomorrow, as it says a date. Pure. */
gboolean dossier_saved_search_depends_on_day (const char *query);

/* Name and query as one text, and back: NULL for a text that is none. Owned by the caller. Pure. */
char               *dossier_saved_search_pack (const DossierSavedSearch *self);
DossierSavedSearch *dossier_saved_search_unpack (const char *packed);

G_END_DECLS
