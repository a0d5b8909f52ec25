/* dossier-arrival-rule.h - what is done with stories that a search finds, as soon as they arrive.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Most rules of a library, most tags that one gives, and whom one follows of a story, most salient first. */
#define DOSSIER_ARRIVAL_RULE_MAX 200
#define DOSSIER_ARRIVAL_RULE_MAX_TAGS 20
#define DOSSIER_ARRIVAL_RULE_MAX_FOLLOWED 10

typedef struct
{
  gint64   id; /* 0: not kept yet */
  char    *name, *query;
  GStrv    tags; /* or NULL */
  gboolean stars, reads;
  gboolean follows;     /* the people and organizations that the story names */
  gboolean mutes;       /* marks what feeds bring as read, and deletes it */
  gint64   mutes_until; /* Unix seconds; 0: for good */
  gboolean is_enabled;
  char    *problem; /* why it was disabled, a sentence; or NULL */
} DossierArrivalRule;

DossierArrivalRule *dossier_arrival_rule_copy (const DossierArrivalRule *self);
void                dossier_arrival_rule_free (DossierArrivalRule *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierArrivalRule, dossier_arrival_rule_free)

/* The rule as it is kept: with a clean name and clean tags. NULL and @error (DOSSIER_SAVED_SEARCH_ERROR,
 * DOSSIER_QUERY_ERROR or DOSSIER_STORY_TAG_ERROR) for one that cannot be kept, or does nothing. Pure. */
DossierArrivalRule *dossier_arrival_rule_clean (const DossierArrivalRule *self, GError **error);

/* "star, mark as read, tag “Chips”", translated. Owned by the caller. */
char *dossier_arrival_rule_dup_words (const DossierArrivalRule *self);

/* All but id and problem as one text, and back: NULL for a text that is none. Owned by the caller. Pure. */
char               *dossier_arrival_rule_pack (const DossierArrivalRule *self);
DossierArrivalRule *dossier_arrival_rule_unpack (const char *packed);

G_END_DECLS
