/* dossier-event-window.c - the stories of the days around one, and which of them tells of the same event
 *
 * signs: of the stories with ids from from to before until, in growing order.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: 2026 The Dossier authors */
#include "dossier-event-window.h"

#include <math.h>
#include <string.h>
#include "dossier-claim.h"
#include "dossier-likeness.h"
#include "dossier-prepared.h"
#include "dossier-texts-table.h"

/* Stories that are kept at most, as each is looked at for each story that comes. */
#define MAX_KEPT (2 * DOSSIER_EVENT_MAX_STORIES)
/* Places for words, by their last bits. */
#define N_PLACES 4096
/* Who is named less than so much, in thousandths, is named by the way. */
#define MIN_SALIENCE 200
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

typedef struct
{
  gint64            story, source; /* source: a feed, -1 - a site, or 0 */
  DossierTitleWords title;
  gint64            names[DOSSIER_EVENT_MAX_NAMES];
  guint             n_names;
} Sign;

struct _DossierEventWindow
{
  GArray     *signs;
  gint64      from, until;
  GHashTable *plain;
};

/* ---- what is read ---- */

/* Where @story stands, or would. */
static guint
find_place (const GArray *signs, gint64 story)
{
  guint low = 0, high = signs->len;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (g_array_index (signs, Sign, middle).story < story)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

static Sign *
find_sign (const GArray *signs, gint64 story)
{
  guint place = find_place (signs, story);

  return place < signs->len && g_array_index (signs, Sign, place).story == story ? &g_array_index (signs, Sign, place)
                                                                                 : NULL;
}

static gboolean
read_titles (DossierEventWindow *self, DossierDb *db, gint64 from, gint64 until, GArray *signs, GError **error)
{
  static const char sql[]
      = "SELECT id, coalesce (feed, -1 - source, 0), title FROM (SELECT id, feed, source, title FROM story"
        " WHERE id >= ?1 AND id < ?2 ORDER BY id DESC LIMIT ?3) ORDER BY id";
  sqlite3_stmt *row = dossier_db_query (db, sql, error, "iiu", from, until, DOSSIER_EVENT_MAX_STORIES);

  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      g_autofree char *title = dossier_db_dup_text (row, 2);
      Sign             sign = { .story = sqlite3_column_int64 (row, 0), .source = sqlite3_column_int64 (row, 1) };

      dossier_title_words_collect (title, self->plain, &sign.title);
      g_array_append_val (signs, sign);
    }
  return !dossier_db_failed (db);
}

static gboolean
read_names (DossierDb *db, GArray *signs, GError **error)
{
  static const char sql[] = "SELECT story, entity FROM story_entity WHERE story >= ?1 AND story <= ?2"
                            " AND salience >= ?3 ORDER BY story";
  sqlite3_stmt     *row;

  if (signs->len == 0)
    return TRUE;
  row = dossier_db_query (db, sql, error, "iiu", g_array_index (signs, Sign, 0).story,
                          g_array_index (signs, Sign, signs->len - 1).story, MIN_SALIENCE);
  if (row == NULL)
    return FALSE;
  while (dossier_db_next (db, row, error))
    {
      Sign *sign = find_sign (signs, sqlite3_column_int64 (row, 0));

      if (sign != NULL && sign->n_names < DOSSIER_EVENT_MAX_NAMES)
        sign->names[sign->n_names++] = sqlite3_column_int64 (row, 1);
    }
  return !dossier_db_failed (db);
}

/* (element-type Sign), owned by the caller. */
static GArray *
read_signs (DossierEventWindow *self, DossierDb *db, gint64 from, gint64 until, GError **error)
{
  g_autoptr (GArray) signs = g_array_new (FALSE, FALSE, sizeof (Sign));

  return read_titles (self, db, from, until, signs, error) && read_names (db, signs, error) ? g_steal_pointer (&signs)
                                                                                            : NULL;
}

/* ---- what is kept ---- */

void
dossier_event_window_forget (DossierEventWindow *self)
{
  g_array_set_size (self->signs, 0);
  self->from = self->until = 0;
}

/* What is between @from and @until is known afterwards. */
static gboolean
cover (DossierEventWindow *self, DossierDb *db, gint64 from, gint64 until, GError **error)
{
  g_autoptr (GArray) signs = NULL;
  gboolean is_behind, is_before;

  if (self->signs->len > MAX_KEPT || until < self->from || from > self->until)
    dossier_event_window_forget (self);
  is_behind = self->until != 0 && until > self->until;
  is_before = self->until != 0 && from < self->from;
  if (self->until != 0 && !is_behind && !is_before)
    return TRUE;
  if (is_behind && is_before)
    dossier_event_window_forget (self);
  signs = read_signs (self, db, is_behind && !is_before ? self->until : from,
                      is_before && !is_behind ? self->from : until, error);
  if (signs == NULL)
    return FALSE;
  if (self->until == 0 || is_before)
    self->from = from;
  if (self->until == 0 || is_behind)
    self->until = until;
  g_array_insert_vals (self->signs, is_before && !is_behind ? 0 : self->signs->len, signs->data, signs->len);
  return TRUE;
}

/* The present one of @story, which takes the place of what was known of it; NULL and @error when it is not there. */
static const Sign *
renew (DossierEventWindow *self, DossierDb *db, gint64 story, GError **error)
{
  guint place = find_place (self->signs, story);
  g_autoptr (GArray) fresh = read_signs (self, db, story, story + 1, error);

  if (fresh == NULL || (fresh->len == 0 && !dossier_db_fail_missing (db, error)))
    return NULL;
  if (place < self->signs->len && g_array_index (self->signs, Sign, place).story == story)
    g_array_index (self->signs, Sign, place) = g_array_index (fresh, Sign, 0);
  else
    g_array_insert_vals (self->signs, place, fresh->data, 1);
  return &g_array_index (self->signs, Sign, place);
}

/* ---- what is alike ---- */

typedef struct
{
  const Sign *sign;
  double      likeness;
  gboolean    has_name, is_same; /* a name in common; all words */
} Match;

/* A story with a word of the title in question. which: a bit for each word of the latter. */
typedef struct
{
  const Sign *sign;
  guint       n_shared, which;
} Candidate;

typedef struct
{
  const Sign *of;
  guint       n_around; /* stories of the days around it */
  GArray     *candidates;
  double      weights[DOSSIER_TITLE_WORDS_MAX], weight_of_rare;
} Question;

/* Among the stories from @first to before @last. Most have no word of the title: a look at the places of their words
 * tells. */
static void
collect_candidates (DossierEventWindow *self, Question *question, guint first, guint last)
{
  const DossierTitleWords *title = &question->of->title;
  guint8                   is_taken[N_PLACES] = { 0 };

  question->n_around = last - first;
  for (guint k = 0; k < title->n; k++)
    is_taken[title->words[k] % N_PLACES] = 1;
  for (guint i = first; i < last; i++)
    {
      const Sign *sign = &g_array_index (self->signs, Sign, i);
      guint       may_share = 0;
      Candidate   candidate;

      for (guint k = 0; k < sign->title.n; k++)
        may_share |= is_taken[sign->title.words[k] % N_PLACES];
      if (!may_share || sign == question->of)
        continue;
      candidate.sign = sign;
      candidate.n_shared = dossier_title_words_share (title, &sign->title, &candidate.which);
      if (candidate.n_shared > 0)
        g_array_append_val (question->candidates, candidate);
    }
}

/* How telling each word of the title is among the stories around: none of the others has a rare one. */
static void
weigh (Question *question)
{
  guint  n = MAX (question->n_around, MIN_STORIES) + 1;
  guint  frequency[DOSSIER_TITLE_WORDS_MAX] = { 0 };
  double total = log (n);

  for (guint i = 0; i < question->candidates->len; i++)
    for (guint k = 0; k < question->of->title.n; k++)
      frequency[k] += g_array_index (question->candidates, Candidate, i).which >> k & 1;
  for (guint k = 0; k < question->of->title.n; k++)
    question->weights[k] = total - log (frequency[k] + 1);
  question->weight_of_rare = total;
}

/* The cosine of two titles, a word of which counts the more the rarer it is. */
static double
compare (const Question *question, const Candidate *candidate)
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
      = shared + (candidate->sign->title.n - candidate->n_shared) * question->weight_of_rare * question->weight_of_rare;
  return shared > 0 ? shared / sqrt (own * others) : 0;
}

static gboolean
has_name_of (const Sign *a, const Sign *b)
{
  for (guint i = 0; i < a->n_names; i++)
    for (guint k = 0; k < b->n_names; k++)
      if (a->names[i] == b->names[k])
        return TRUE;
  return FALSE;
}

/* FALSE: it tells of something else, as far as titles and names say. */
static gboolean
matches (const Question *question, const Candidate *candidate, Match *match)
{
  const Sign *of = question->of, *sign = candidate->sign;

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
confirm (DossierDb *db, const Sign *of, const Match *match, gboolean *is_one, GError **error)
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
  gint64 from = story - ((gint64) DOSSIER_EVENT_DAYS * 86400 << DOSSIER_STORY_ID_SHIFT);
  gint64 until = story + ((gint64) DOSSIER_EVENT_DAYS * 86400 << DOSSIER_STORY_ID_SHIFT);
  g_autoptr (GArray) candidates = g_array_new (FALSE, FALSE, sizeof (Candidate));
  Question question = { 0 };
  Match    best[MAX_CLOSE];
  guint    n = 0;
  gboolean is_one = FALSE;

  *other = 0;
  if (!cover (self, db, from, until, error) || (question.of = renew (self, db, story, error)) == NULL)
    return FALSE;
  question.candidates = candidates;
  collect_candidates (self, &question, find_place (self->signs, from), find_place (self->signs, until));
  weigh (&question);
  for (guint i = 0; i < candidates->len; i++)
    {
      Match match;

      if (matches (&question, &g_array_index (candidates, Candidate, i), &match))
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

  self->signs = g_array_new (FALSE, FALSE, sizeof (Sign));
  self->plain = dossier_title_words_load_plain ();
  return self;
}

void
dossier_event_window_free (DossierEventWindow *self)
{
  g_array_unref (self->signs);
  g_hash_table_unref (self->plain);
  g_free (self);
}

GHashTable *
dossier_event_window_get_plain (DossierEventWindow *self)
{
  return self->plain;
}
