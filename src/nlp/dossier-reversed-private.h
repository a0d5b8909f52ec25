/* dossier-reversed-private.h - people whose surname comes first: "Moss, Ada and Stone, Ben", as lists of authors have
 * it.
 *
 * Pure and thread-safe.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-reading-private.h"

G_BEGIN_DECLS

/* Tokens of a surname with its particles, and of the first names. */
#define DOSSIER_REVERSED_MAX_PART 4

/* Where a list of such names goes on. */
typedef struct
{
  guint    next;     /* the token that the next name begins with, or 0 */
  gboolean is_field; /* "author = {...": nothing but names */
} DossierReversedList;

typedef struct
{
  guint n;         /* tokens, the comma too; 0 when there is none */
  guint n_surname; /* tokens before the comma */
} DossierReversedName;

/* The name that begins at @i. @list: zeros at the beginning of a sentence; set when a name is found. One alone is only
 * taken in a field of authors, or with initials and a year behind it. */
DossierReversedName dossier_reversed_match (const DossierReading *reading, const DossierSentence *sentence, guint i,
                                            DossierReversedList *list);

/* The key and the words (owned by the caller) of such a name in the usual order. */
guint64 dossier_reversed_key (const DossierReading *reading, guint first, guint n, guint n_surname);
char   *dossier_reversed_dup (const DossierReading *reading, guint first, guint n, guint n_surname);

G_END_DECLS
