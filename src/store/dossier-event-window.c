/* dossier-event-window.c - the stories of the days around one, and which of them tells of the same event
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-event-window.h"

#include <math.h>
#include "dossier-claim.h"
#include "dossier-event-days.h"
#include "dossier-likeness.h"
#include "dossier-texts-table.h"

/* As if there were so many stories at least: of few, no word is known to be rare. */
#define MIN_STORIES 100
/* Of 1: how much two titles share, each word the more the rarer it is; and that with a name in common. */
#define ENOUGH 0.6
#define ENOUGH_WITH_NAME 0.5
#define ENOUGH_WITH_MOVE 0.2
/* Stories that are looked at more closely. */
#define MAX_CLOSE 4
/* Code points from the beginning of a story where its own news stand. */
#define LEAD 500

struct _DossierEventWindow
{
  GHashTable       *plain;
  DossierEventDays *days;
};

/* ---- what is alike ---- */

typedef struct
{
  const DossierEventSign *sign;
  double                  likeness;
  gboolean                has_name, is_same; /* a name in common; all words */
} Match;

typedef struct
{
  const DossierEventSign *of;
  guint                   n_around; /* stories of the days around it */
  GArray                 *candidates;
  double                  weights[DOSSIER_TITLE_WORDS_MAX], weight_of_rare;
} Question;

/* How telling each word of the title is among the stories around: none of the others has a rare one. */
static void
weigh (Question *question)
{
  guint  n = MAX (question->n_around, MIN_STORIES) + 1;
  guint  frequency[DOSSIER_TITLE_WORDS_MAX] = { 0 };
  double total = log (n);

  for (guint i = 0; i < question->candidates->len; i++)
    for (guint k = 0; k < question->of->title.n; k++)
      frequency[k] += g_array_index (question->candidates, DossierEventCandidate, i).which >> k & 1;
  for (guint k = 0; k < question->of->title.n; k++)
    question->weights[k] = total - log (frequency[k] + 1);
  question->weight_of_rare = total;
}

/* The cosine of two titles, a word of which counts the more the rarer it is. */
static double
compare (const Question *question, const DossierEventCandidate *candidate)
{
  double shared = 0, own = 0, others;

  for (guint k = 0; k < question->of->title.n; k++)
    {
      double square = question->weights[k] * question->weights[k];

      own += square;
      if (candidate->which >> k & 1)
        shared += square;
    }
  others
      = shared + (candidate->sign.title.n - candidate->n_shared) * question->weight_of_rare * question->weight_of_rare;
  return shared > 0 ? shared / sqrt (own * others) : 0;
}

static gboolean
has_name_of (const DossierEventSign *a, const DossierEventSign *b)
{
  for (guint i = 0; i < a->n_names; i++)
    for (guint k = 0; k < b->n_names; k++)
      if (a->names[i] == b->names[k])
        return TRUE;
  return FALSE;
}

/* FALSE: it tells of something else, as far as titles and names say. */
static gboolean
matches (const Question *question, const DossierEventCandidate *candidate, Match *match)
{
  const DossierEventSign *of = question->of, *sign = &candidate->sign;

  if (dossier_title_words_disagree (&of->title, &sign->title))
    return FALSE;
  match->sign = sign;
  match->is_same = candidate->n_shared == of->title.n && candidate->n_shared == sign->title.n;
  match->has_name = has_name_of (of, sign);
  match->likeness = compare (question, candidate);
  if (of->source == sign->source && of->source != 0)
    return match->is_same;
  return match->is_same || match->likeness >= (match->has_name ? ENOUGH_WITH_MOVE : ENOUGH);
}

/* The best first. */
static void
take (Match *best, guint *n, const Match *match)
{
  guint i = *n < MAX_CLOSE ? (*n)++ : MAX_CLOSE;

  while (i > 0 && best[i - 1].likeness < match->likeness)
    {
      if (i < MAX_CLOSE)
        best[i] = best[i - 1];
      i--;
    }
  if (i < MAX_CLOSE)
    best[i] = *match;
}

/* ---- a closer look ---- */

/* Both begin with the same move of the same people and organizations. */
static gboolean
share_move (DossierDb *db, gint64 one, gint64 other, gboolean *shared, GError **error)
{
  static const char sql[]
      = "SELECT 1 FROM claim a JOIN claim b ON b.story = ?2 AND b.kind = a.kind AND b.subject = a.subject"
        " AND b.object = a.object WHERE a.story = ?1 AND a.start < ?3 AND b.start < ?3"
        " AND (a.flags & ?4) = 0 AND (b.flags & ?4) = 0 LIMIT 1";
  gint64 found = 0;

  if (!dossier_db_get (db, sql, &found, error, "iiuu", one, other, LEAD, DOSSIER_CLAIM_NO_FACT))
    return FALSE;
  *shared = found != 0;
  return TRUE;
}

static char *
load_text (DossierDb *db, gint64 story, GError **error)
{
  static const char sql[] = "SELECT revision FROM story WHERE id = ?1";
  gint64            revision = 0;

  return dossier_db_get (db, sql, &revision, error, "i", story) ? dossier_texts_table_load_text (db, revision, error)
                                                                : NULL;
}

static gboolean
share_words (DossierDb *db, gint64 one, gint64 other, gboolean *shared, GError **error)
{
  g_autofree char *text = load_text (db, one, error);
  g_autofree char *other_text = text != NULL ? load_text (db, other, error) : NULL;

  *shared = other_text != NULL && dossier_texts_are_alike (text, other_text);
  return other_text != NULL;
}

static gboolean
confirm (DossierDb *db, const DossierEventSign *of, const Match *match, gboolean *is_one, GError **error)
{
  guint    n_words = MIN (of->title.n, match->sign->title.n);
  gboolean is_of_one_source = of->source == match->sign->source && of->source != 0;

  *is_one = TRUE;
  if (match->is_same && (is_of_one_source || n_words < 3))
    return share_words (db, of->story, match->sign->story, is_one, error);
  if (match->is_same || match->likeness >= ENOUGH || (match->has_name && match->likeness >= ENOUGH_WITH_NAME))
    {
      guint which, n_shared = dossier_title_words_share (&of->title, &match->sign->title, &which);

      *is_one = n_shared >= 3 || (n_shared == 2 && match->has_name);
      return TRUE;
    }
  return share_move (db, of->story, match->sign->story, is_one, error);
}

gboolean
dossier_event_window_find (DossierEventWindow *self, DossierDb *db, gint64 story, gint64 *other, GError **error)
{
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (DossierEventCandidate));
  DossierEventSign sign;
  Question         question = { .of = &sign, .candidates = candidates };
  Match            best[MAX_CLOSE];
  guint            n = 0;
  gboolean         is_one = FALSE;

  *other = 0;
  if (!dossier_event_days_read (self->days, db, story, &sign, error)
      || !dossier_event_days_collect (self->days, db, &sign, DOSSIER_EVENT_DAYS, candidates, &question.n_around, error))
    return FALSE;
  weigh (&question);
  for (guint i = 0; i < candidates->len; i++)
    {
      Match match;

      if (matches (&question, &g_array_index (candidates, DossierEventCandidate, i), &match))
        take (best, &n, &match);
    }
  for (guint i = 0; i < n && !is_one; i++)
    {
      if (!confirm (db, question.of, &best[i], &is_one, error))
        return FALSE;
      if (is_one)
        *other = best[i].sign->story;
    }
  return TRUE;
}

/* ---- object ---- */

DossierEventWindow *
dossier_event_window_new (void)
{
  DossierEventWindow *self = g_new0 (DossierEventWindow, 1);

  self->plain = dossier_title_words_load_plain ();
  self->days = dossier_event_days_new (self->plain);
  return self;
}

void
dossier_event_window_free (DossierEventWindow *self)
{
  dossier_event_days_free (self->days);
  g_hash_table_unref (self->plain);
  g_free (self);
}

GHashTable *
dossier_event_window_get_plain (DossierEventWindow *self)
{
  return self->plain;
}

void
dossier_event_window_forget (DossierEventWindow *self)
{
  dossier_event_days_forget (self->days);
}
