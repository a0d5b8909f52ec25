/* dossier-refresh-answer.h - what came of asking one feed: from the server's words to what is kept and told.
 *
 * A visit has one holder at a time. Within the library only.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#pragma once

#include "dossier-fetcher.h"
#include "dossier-refresh.h"

G_BEGIN_DECLS

typedef struct
{
  gboolean            was_asked;
  gboolean            is_same;
  guint               status;     /* 0: no server answered */
  gint64              wait_until; /* its host wants to be left alone until then, 0: it does not */
  gint64              ask_at;     /* not asked, for a reason of its own: not before then; else 0 */
  GError             *problem;
  DossierFetchResult *fetched;

  /* what was in it */
  DossierFeedRhythm rhythm;
  gboolean          has_rhythm;
  char             *title, *site, *icon;
  guint             n_new, n_revised, n_same;
} DossierVisit;

void dossier_visit_clear (DossierVisit *self);

/* The server's answer, taken; NULL with the problem set: there was none. */
void dossier_visit_hear (DossierVisit *self, DossierFetchResult *fetched, gint64 now);

/* Nobody is there: the name is not known, or no connection is taken. */
gboolean dossier_visit_is_silent (const DossierVisit *self);

/* There is something to read. */
gboolean dossier_visit_has_body (const DossierVisit *self);

/* What was read and saved; both may be NULL. */
void dossier_visit_take (DossierVisit *self, const DossierFeedDraft *feed, const DossierAddResult *added);

/* What is to be kept of it. @is_away: no server at all could be reached, so this one is not to blame. */
DossierFeedAnswer *dossier_visit_answer (const DossierVisit *self, const DossierFeedState *state, gint64 now,
                                         gboolean is_away);

/* Sets when @state is asked next without its having been asked. */
DossierFeedAnswer *dossier_visit_put_off (const DossierFeedState *state, gint64 next_check);

DossierFeedNews *dossier_visit_news (const DossierVisit *self, const DossierFeedState *state,
                                     const DossierFeedAnswer *answer);

void dossier_feed_news_free (DossierFeedNews *news);

G_END_DECLS
