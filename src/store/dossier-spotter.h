/* dossier-spotter.h - where a text holds what a search asks for
 *
 * Words, phrases and beginnings of words stand where the full-text index has them; names stand where the text mentions
 * who bears them, whatever it calls them there, and in a title where one of their names stands. What must not be there
 * (NOT) is not looked for. Lives on the thread of its connection.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"
#include "dossier-names.h"
#include "dossier-query.h"
#include "dossier-snippet.h"

G_BEGIN_DECLS

/* Words that are compared of a phrase (of a longer one, the beginning is marked); people and organizations that the
 * names of a search are looked up for, and names of each. */
#define DOSSIER_SPOTTER_MAX_WORDS 64
#define DOSSIER_SPOTTER_MAX_ENTITIES 64
#define DOSSIER_SPOTTER_MAX_NAMES 40

typedef enum
{
  DOSSIER_PART_TITLE = 1 << 0,
  DOSSIER_PART_TEXT = 1 << 1,
  DOSSIER_PART_NOTES = 1 << 2,
} DossierStoryPart;

/* Once all that is looked for has stood within so many bytes, only what begins so many bytes behind the first of it is
 * looked at. */
typedef struct
{
  guint within, reach;
} DossierSpotterEnough;

typedef struct _DossierSpotter DossierSpotter;

/* Of a query of stories. */
DossierSpotter *dossier_spotter_new (DossierDb *db, const DossierNames *names, DossierQuery *query, GError **error);
void            dossier_spotter_free (DossierSpotter *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierSpotter, dossier_spotter_free)

/* How many things are looked for. */
guint dossier_spotter_get_n_terms (DossierSpotter *self);

/* Adds the places in the first @size bytes of @text, which is this part of a story, to @marks; until there are @enough
 * (NULL: all). */
void dossier_spotter_run (DossierSpotter *self, DossierStoryPart part, const char *text, gsize size,
                          const DossierSpotterEnough *enough, GArray *marks);

/* Adds the places in the first @size bytes of the present text of @story that mention who is looked for. */
gboolean dossier_spotter_add_mentions (DossierSpotter *self, gint64 story, const char *text, gsize size, GArray *marks,
                                       GError **error);

/* By their beginnings, longer ones first. */
void dossier_spotter_sort (GArray *marks);

G_END_DECLS
