/* dossier-history-touch.h - what a change of the journal touches.
 *
 * A change builds on what it uses: the things that it was made of, each in one respect. It holds what nothing later may
 * have used, if it is to be undone: what it set, and what it brought in. Rules of who is who hold little: they are
 * applied in their order, so that one of them may go from between others.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-db.h"
#include "dossier-journal-words.h"

G_BEGIN_DECLS

typedef enum
{
  DOSSIER_TOUCH_READ = 1,   /* story: whether it is read, and archived */
  DOSSIER_TOUCH_STARRED,    /* story */
  DOSSIER_TOUCH_SHOWN,      /* story: it is there, or deleted */
  DOSSIER_TOUCH_STORY,      /* story: anything of it */
  DOSSIER_TOUCH_TEXT,       /* story */
  DOSSIER_TOUCH_TOLD,       /* entity in story */
  DOSSIER_TOUCH_ANNOTATION, /* annotation */
  DOSSIER_TOUCH_WHO,        /* entity: anything of it */
  DOSSIER_TOUCH_NAMES,      /* entity */
  DOSSIER_TOUCH_KIND,       /* entity */
  DOSSIER_TOUCH_WORDS,      /* entity: its note */
  DOSSIER_TOUCH_PIN,        /* entity */
  DOSSIER_TOUCH_FOLLOW,     /* entity; -1 what is followed by now, -2 how far the news was seen */
  DOSSIER_TOUCH_REVIEW,     /* question */
  DOSSIER_TOUCH_FEED,       /* feed: anything of it */
  DOSSIER_TOUCH_FEED_NAME,  /* feed */
  DOSSIER_TOUCH_FOLDER,     /* feed */
  DOSSIER_TOUCH_OPTION,     /* option of feed */
  DOSSIER_TOUCH_TAGGED,     /* tag of story */
  DOSSIER_TOUCH_TAGS,       /* 0: the names of all tags */
  DOSSIER_TOUCH_LINK,       /* link */
  DOSSIER_TOUCH_DECISION,   /* decision about a claim */
  DOSSIER_TOUCH_SEARCH,     /* saved search; 0: their order */
  DOSSIER_TOUCH_RULE,       /* rule; 0: their order */
} DossierTouchRespect;

typedef struct
{
  DossierTouchRespect respect;
  gint64              id, other;
} DossierTouch;

guint    dossier_touch_hash (gconstpointer touch);
gboolean dossier_touch_equal (gconstpointer a, gconstpointer b);

/* Adds what @entry holds and what it uses to the arrays (of DossierTouch). */
gboolean dossier_history_touch (DossierDb *db, const DossierJournalEntry *entry, GArray *holds, GArray *uses,
                                GError **error);

G_END_DECLS
