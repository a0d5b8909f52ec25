/* dossier-claim.h - something a story claims, with the sentence it came from
 *
 * The row is what the store keeps of it, copied in; property "row" notifies when the store has news.
 * Lives on the main thread.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib-object.h>
#include "dossier-date.h"
#include "dossier-kinds.h"

G_BEGIN_DECLS

typedef struct
{
  gint64            id;
  DossierClaimKind  kind;
  DossierClaimFlags flags;
  gint64            subject, object; /* entity ids, 0 for nobody named */
  char             *subject_name, *object_name;
  char             *role, *amount;
  DossierDate       date;
  char             *pattern; /* the rule that found it; NULL when a person added it */
  DossierDecision   decision;

  gint64      story;
  char       *story_title, *story_source;
  char       *story_uri; /* where it stands in the web, or NULL */
  guint64     text_key;  /* the same for the same text, word for word; 0 unknown */
  DossierDate story_published;
  gint64      arrived;       /* when the library came to know that its story tells it, Unix seconds; 0 unknown */
  guint       start, length; /* the cue, code points in the story's text */
  guint       sentence_start, sentence_length; /* the sentence, likewise; no length: the text has it no more */
  char       *sentence;                        /* its words */
} DossierClaimRow;

#define DOSSIER_TYPE_CLAIM (dossier_claim_get_type ())
G_DECLARE_FINAL_TYPE (DossierClaim, dossier_claim, DOSSIER, CLAIM, GObject)

DossierClaim *dossier_claim_new (const DossierClaimRow *row);

/* Borrowed, valid until the next set_row. Any thread may read it while nobody sets it. */
const DossierClaimRow *dossier_claim_get_row (DossierClaim *self);
void                   dossier_claim_set_row (DossierClaim *self, const DossierClaimRow *row);

/* When it was told, Unix seconds, else 0. */
gint64 dossier_claim_get_told (const DossierClaimRow *claim);

/* Whether a person says that it is so. */
gboolean dossier_claim_is_confirmed (const DossierClaimRow *claim);
/* Whether the text that it was read in has its sentence no more. */
gboolean dossier_claim_is_uprooted (const DossierClaimRow *claim);

G_END_DECLS
