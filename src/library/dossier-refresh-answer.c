/* dossier-refresh-answer.c - what came of asking one feed: from the server's words to what is kept and told
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "config.h"

#include "dossier-refresh-answer.h"

#include <glib/gi18n-lib.h>

#include "dossier-schedule.h"

#define STATUS_GONE 410
#define STATUS_TOO_MANY 429

void
dossier_visit_clear (DossierVisit *self)
{
  g_clear_error (&self->problem);
  g_clear_pointer (&self->fetched, dossier_fetch_result_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->site, g_free);
  g_clear_pointer (&self->icon, g_free);
}

/* Whether it may is the person's to say, and he is told where. */
static void
advise_on_private (DossierVisit *self)
{
  if (!g_error_matches (self->problem, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_PRIVATE))
    return;
  g_clear_error (&self->problem);
  g_set_error_literal (&self->problem, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNREADABLE,
                       _ ("The feed is inside your own computer or network, so it was not asked. If you know it, allow "
                          "that in its properties or with “dossier feeds set NUMBER --private”."));
}

void
dossier_visit_hear (DossierVisit *self, DossierFetchResult *fetched, gint64 now)
{
  self->fetched = fetched;
  if (fetched == NULL)
    {
      advise_on_private (self);
      return;
    }
  self->status = fetched->status;
  self->is_same = fetched->not_modified;
  if (self->is_same || (fetched->status >= 200 && fetched->status < 300))
    return;
  self->wait_until = fetched->retry_after;
  if (fetched->status == STATUS_TOO_MANY)
    self->wait_until = MAX (self->wait_until, now + DOSSIER_SCHEDULE_LEAST);
  g_set_error_literal (&self->problem, DOSSIER_LIBRARY_ERROR, DOSSIER_LIBRARY_ERROR_UNREADABLE,
                       fetched->reason != NULL ? fetched->reason : _ ("The server did not give the feed."));
}

gboolean
dossier_visit_is_silent (const DossierVisit *self)
{
  return g_error_matches (self->problem, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_RESOLVE)
         || g_error_matches (self->problem, DOSSIER_FETCH_ERROR, DOSSIER_FETCH_ERROR_CONNECT);
}

gboolean
dossier_visit_has_body (const DossierVisit *self)
{
  return self->fetched != NULL && self->problem == NULL && !self->is_same;
}

void
dossier_visit_take (DossierVisit *self, const DossierFeedDraft *feed, const DossierAddResult *added)
{
  if (feed == NULL || added == NULL)
    return;
  self->has_rhythm = TRUE;
  self->rhythm = feed->rhythm;
  self->title = g_strdup (feed->title);
  self->site = g_strdup (feed->link);
  self->icon = g_strdup (feed->image);
  self->n_new = added->n_new;
  self->n_revised = added->n_revised;
  self->n_same = added->n_same;
}

/* That a feed has gone is believed when it is said twice, a day apart: a slip of an hour must not end it. */
static gint64
choose_next (const DossierVisit *self, const DossierFeedState *state, const DossierFeedAnswer *answer, gboolean is_away)
{
  DossierScheduleNews news = {
    .now = answer->time,
    .is_good = self->problem == NULL,
    .is_repeat = self->has_rhythm && self->n_new == 0 && self->n_revised == 0,
    .n_failures = answer->n_failures,
    .fresh_until = self->fetched != NULL ? self->fetched->fresh_until : 0,
    .wait_until = MAX (answer->wait_until, self->fetched != NULL ? self->fetched->retry_after : 0),
    .chance = g_random_double (),
    .ask_minutes = state->ask_minutes,
  };

  if (is_away)
    return answer->time + DOSSIER_REFRESH_AWAY_SECONDS;
  if (self->status == STATUS_GONE)
    return MAX (answer->time + DOSSIER_SCHEDULE_MOST, news.wait_until);
  return dossier_schedule_next (&answer->rhythm, &news);
}

/* Of an answer that was good: where the feed lives from now on, and the marks to ask with the next time. A server that
 * says "unchanged" may give newer marks with it; those it does not repeat hold on. */
static void
add_good_news (DossierFeedAnswer *answer, const DossierVisit *self, const DossierFeedState *state)
{
  const DossierFetchResult *fetched = self->fetched;
  const char               *kept_etag = self->is_same ? state->etag : NULL;
  const char               *kept_date = self->is_same ? state->last_modified : NULL;

  if (g_strcmp0 (fetched->permanent_uri, state->uri) != 0)
    answer->moved_to = g_strdup (fetched->permanent_uri);
  answer->has_validators = TRUE;
  answer->etag = g_strdup (fetched->etag != NULL ? fetched->etag : kept_etag);
  answer->last_modified = g_strdup (fetched->last_modified != NULL ? fetched->last_modified : kept_date);
}

DossierFeedAnswer *
dossier_visit_put_off (const DossierFeedState *state, gint64 next_check)
{
  DossierFeedAnswer *answer = g_new0 (DossierFeedAnswer, 1);

  answer->feed = state->id;
  answer->is_put_off = TRUE;
  answer->next_check = next_check;
  answer->wait_until = state->wait_until;
  return answer;
}

static DossierFeedAnswer *
answer_unasked (const DossierVisit *self, const DossierFeedState *state, gint64 now, gboolean is_away)
{
  gint64             then = is_away && self->wait_until == 0 ? now + DOSSIER_REFRESH_AWAY_SECONDS : self->ask_at;
  DossierFeedAnswer *answer = dossier_visit_put_off (state, MAX (MAX (self->wait_until, then), state->next_check));

  answer->wait_until = MAX (self->wait_until, state->wait_until);
  return answer;
}

DossierFeedAnswer *
dossier_visit_answer (const DossierVisit *self, const DossierFeedState *state, gint64 now, gboolean is_away)
{
  DossierFeedAnswer *answer;
  gboolean           is_good = self->problem == NULL;

  if (!self->was_asked)
    return answer_unasked (self, state, now, is_away);
  answer = g_new0 (DossierFeedAnswer, 1);
  answer->feed = state->id;
  answer->time = now;
  answer->wait_until = self->wait_until;
  answer->rhythm = self->has_rhythm ? self->rhythm : state->rhythm;
  is_away = is_away && self->status == 0;
  answer->status = self->status;
  answer->n_new = self->n_new;
  answer->is_gone = self->status == STATUS_GONE && state->last_status == STATUS_GONE;
  answer->n_failures = is_good ? 0 : state->n_failures + !is_away;
  answer->error = is_good ? NULL : g_strdup (self->problem->message);
  answer->title = g_strdup (self->title);
  answer->site = g_strdup (self->site);
  answer->next_check = choose_next (self, state, answer, is_away);
  if (is_good)
    add_good_news (answer, self, state);
  return answer;
}

DossierFeedNews *
dossier_visit_news (const DossierVisit *self, const DossierFeedState *state, const DossierFeedAnswer *answer)
{
  DossierFeedNews *news = g_new0 (DossierFeedNews, 1);

  news->feed = state->id;
  news->title = g_strdup (self->title != NULL ? self->title : state->title);
  news->uri = g_strdup (answer->moved_to != NULL ? answer->moved_to : state->uri);
  news->status = self->status;
  news->error = g_strdup (answer->error);
  news->is_same = self->is_same;
  news->was_asked = self->was_asked;
  news->n_new = self->n_new;
  news->n_revised = self->n_revised;
  news->n_same = self->n_same;
  news->next_check = answer->next_check;
  news->icon = g_strdup (self->icon);
  return news;
}

void
dossier_feed_news_free (DossierFeedNews *news)
{
  g_free (news->title);
  g_free (news->uri);
  g_free (news->error);
  g_free (news->icon);
  g_free (news);
}

void
dossier_refresh_result_free (DossierRefreshResult *result)
{
  if (result == NULL)
    return;
  g_ptr_array_unref (result->feeds);
  g_free (result->paused);
  g_free (result);
}
