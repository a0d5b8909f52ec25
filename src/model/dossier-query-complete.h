/* dossier-query-complete.h - what may stand at a place in a search that is being typed.
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-query.h"

G_BEGIN_DECLS

/* Names that the library knows; see dossier-query-names.h. */
typedef enum
{
  DOSSIER_NAMES_NONE,
  DOSSIER_NAMES_ANYBODY,
  DOSSIER_NAMES_PERSON,
  DOSSIER_NAMES_ORGANIZATION,
  DOSSIER_NAMES_FEED, /* and other sources */
  DOSSIER_NAMES_FOLDER,
  DOSSIER_NAMES_TAG,           /* of stories */
  DOSSIER_NAMES_HIGHLIGHT_TAG, /* of highlights */
  DOSSIER_NAMES_AUTHOR,
} DossierQueryNames;

typedef struct
{
  guint             start, length; /* what is to be replaced, in bytes of the text */
  char             *typed;         /* up to the cursor, without quotation marks */
  char            **words;         /* what may stand there as it is typed: "who:", "unread", "\"last week\"" */
  DossierQueryNames names;         /* names that may stand there: those that begin with typed */
} DossierCompletion;

/* What may stand at @cursor, a place between code points in bytes of @text, which is UTF-8. Owned by the caller. */
DossierCompletion *dossier_query_complete (DossierQueryDomain domain, const char *text, guint cursor);
void               dossier_completion_free (DossierCompletion *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierCompletion, dossier_completion_free)

/* @text with @word, one of words, or the name @name in its place; @cursor: behind it, in bytes. Owned by the caller. */
char *dossier_completion_put_word (const DossierCompletion *self, const char *text, const char *word, guint *cursor);
char *dossier_completion_put_name (const DossierCompletion *self, const char *text, const char *name, guint *cursor);

G_END_DECLS
