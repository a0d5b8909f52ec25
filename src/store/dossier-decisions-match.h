/* dossier-decisions-match.h - which claim of a story a decision is about.
 *
 * The same kind about the same two in the same sentence; or, when that is not found, what the person says themselves.
 * Who became one is the same, and so are two of one name. The sentence is found as a highlight is: some words of it may
 * be others. Each claim is taken once.
 *
 * Writer thread only, inside a transaction.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"
#include "dossier-kinds.h"

G_BEGIN_DECLS

typedef struct
{
  gint64           id;
  DossierDecision  state;
  char            *sentence, *prefix, *suffix;
  DossierClaimKind kind, said_kind;
  gint64           found_subject, found_object; /* when it was decided; 0: nobody named, or nothing found */
  gint64           said_subject, said_object;   /* whom the person named */
  gint64           subject, object;             /* who the person means, as it is now; 0: nobody */
  gboolean         is_of_no_name;               /* one of these was said to be nobody */
} DossierDecided;

/* In code points; length 0: nowhere. */
typedef struct
{
  guint start, length;
} DossierDecidedPlace;

/* What is decided about claims of @story, in the order of decisions: (element-type DossierDecided). */
GPtrArray *dossier_decided_list (DossierDb *db, gint64 story, GError **error);

/* The claims of a story as they were found in @text, which stays with the caller. */
typedef struct _DossierDecidedClaims DossierDecidedClaims;
DossierDecidedClaims *dossier_decided_claims_new (DossierDb *db, gint64 story, const char *text, GError **error);
void                  dossier_decided_claims_free (DossierDecidedClaims *claims);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierDecidedClaims, dossier_decided_claims_free)

void dossier_decided_find_place (DossierDecidedClaims *claims, const DossierDecided *decided,
                                 DossierDecidedPlace *place);

/* Takes the claim that @decided is about; 0 when there is none, or no other. */
gboolean dossier_decided_take (DossierDecidedClaims *claims, const DossierDecided *decided,
                               const DossierDecidedPlace *place, gint64 *claim, GError **error);

G_END_DECLS
