/* dossier-claim-context.h - who "the company", "she" and "its" are, as a text goes on.
 *
 * One per text, used by one thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-claim-items.h"

G_BEGIN_DECLS

typedef struct
{
  int         person, organization; /* what the last sentence was about, or DOSSIER_NO_ENTITY */
  int         topic;                /* what the first sentence is about, else the organization named most often */
  gboolean    topical;              /* named more than once: the text may well leave it out */
  guint       age;                  /* sentences since @organization was spoken of */
  gboolean    first;                /* no sentence has been read */
  GHashTable *homes;                /* person -> organization last said to be theirs; both + 1 */
  int         year;                 /* last one spoken of in this block, or 0 */
  guint       block;
} DossierClaimContext;

void dossier_claim_context_init (DossierClaimContext *self, const DossierNamedTokens *names, guint n_names,
                                 GPtrArray *entities);
void dossier_claim_context_clear (DossierClaimContext *self);

/* Before and after the claims of a sentence are read. */
void dossier_claim_context_enter (DossierClaimContext *self, const DossierClaimSentence *sentence);
void dossier_claim_context_leave (DossierClaimContext *self, const DossierClaimSentence *sentence);

/* The entity that item @i names or stands for, or DOSSIER_NO_ENTITY. @person: whose company it may be, or NO_ENTITY. */
int dossier_claim_context_resolve (const DossierClaimContext *self, const DossierClaimSentence *sentence, guint i,
                                   int person);

/* The organization that the text leaves out at item @i, but for @other, or DOSSIER_NO_ENTITY: the home of @other when
 * that is a person and it may be one they are @known to be at, else what the sentence or the one before is about. */
int dossier_claim_context_home (const DossierClaimContext *self, const DossierClaimSentence *sentence, guint i,
                                int other, gboolean known);

void dossier_claim_context_set_home (DossierClaimContext *self, int person, int organization);

G_END_DECLS
