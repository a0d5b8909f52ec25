/* dossier-feed-state.h - how a feed is asked, and what came of asking it.
 *
 * Plain structs without GObject: they cross threads, owned by one holder at a time. Times are Unix seconds, 0 is never.
 * Validators are kept as the server sent them.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When a feed wants to be asked. */
typedef struct
{
  guint   pause_minutes; /* between two questions, 0 when not said */
  guint32 skip_hours;    /* bit n: not in hour n UTC */
  guint   skip_days;     /* bit n: not on that day UTC, Monday is 0 */
} DossierFeedRhythm;

typedef struct
{
  gint64            id;
  char             *uri, *title;
  char             *etag, *last_modified; /* always of one answer */
  gint64            checked, next_check;
  gint64            wait_until;  /* the server wants to be left alone until then */
  guint             last_status; /* of HTTP; 0 when it was never asked or no server answered */
  guint             n_failures;  /* in a row */
  gboolean          is_gone;
  DossierFeedRhythm rhythm;
  gboolean          may_be_private, has_full_text; /* as in DossierFeedRow */
  int               ask_minutes;                   /* likewise */
} DossierFeedState;

void dossier_feed_state_free (DossierFeedState *state);

typedef struct
{
  gint64            feed, time, next_check, wait_until;
  gboolean          is_put_off; /* not asked: only next_check and wait_until are new */
  guint             status;     /* of HTTP; 0 when no server answered */
  guint             n_new, n_failures;
  gboolean          is_gone;
  char             *error;          /* the sentence for the user, NULL when all is well */
  gboolean          has_validators; /* these two replace the pair that is kept, NULLs too */
  char             *etag, *last_modified;
  char             *moved_to;     /* the address from now on, or NULL */
  char             *title, *site; /* as the feed calls itself; for one that nobody has named */
  DossierFeedRhythm rhythm;
} DossierFeedAnswer;

void dossier_feed_answer_free (DossierFeedAnswer *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFeedState, dossier_feed_state_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (DossierFeedAnswer, dossier_feed_answer_free)

G_END_DECLS
