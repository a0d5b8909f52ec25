/* dossier-story.h - a saved story as a list shows it; its text and the rest are loaded apart
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
  gint64      id; /* carries its date: newest first is highest first */
  char       *uid;
  gint64      feed_id; /* 0: saved by hand */
  char       *title;
  char       *source; /* the feed's or site's name, or NULL */
  char       *author;
  char       *uri;          /* its page, or NULL */
  char       *original_uri; /* as it was handed over, where that was another address; or NULL */
  char       *summary;
  DossierDate published;
  gint64      saved; /* Unix seconds */
  guint       n_words;
  gboolean    is_read, is_starred, is_annotated;
  gboolean    is_archived; /* done with: it is read too */

  /* its most telling claim; kind 0 when there is none. Names are NULL when nobody is named. */
  DossierClaimKind  claim_kind;
  DossierClaimFlags claim_flags;
  char             *claim_subject;
  char             *claim_object;
} DossierStoryRow;

#define DOSSIER_TYPE_STORY (dossier_story_get_type ())
G_DECLARE_FINAL_TYPE (DossierStory, dossier_story, DOSSIER, STORY, GObject)

DossierStory *dossier_story_new (const DossierStoryRow *row);

/* Borrowed, valid until the next set_row. */
const DossierStoryRow *dossier_story_get_row (DossierStory *self);
void                   dossier_story_set_row (DossierStory *self, const DossierStoryRow *row);

G_END_DECLS
