/* dossier-relation.h - a claim between two, with what names them and its story for good
 *
 * A plain value, made on any thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim.h"

G_BEGIN_DECLS

/* One end of it; nobody named: all is 0 and NULL. */
typedef struct
{
  char             *uid;
  DossierEntityKind kind;
  DossierSubtype    subtype;
} DossierRelationEnd;

typedef struct
{
  DossierClaim      *claim;
  DossierRelationEnd subject, object;
  char              *story_uid, *story_uri; /* the address may be NULL */
} DossierRelation;

void dossier_relation_free (DossierRelation *relation);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierRelation, dossier_relation_free)

/* The same for what the same story says in the same place about the same two, also after it was read again, and in
 * every library that has this story and these two: 40 hexadecimal digits. Owned by the caller. */
char *dossier_relation_make_id (const DossierRelation *relation);

G_END_DECLS
